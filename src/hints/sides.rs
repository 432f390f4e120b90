//! Left and right exchanged: a mark against its own passages, and a mark against what the reports
//! of the case say of that level.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::levels::levels;
use super::{Fix, Hint};
use crate::anatomy::{Level, Part, Side, Structure};
use crate::case::{Case, Fact, LevelFinding, PartFinding, PartState};
use crate::edit::finding_mut;
use crate::reading::{self, Proposed};
use crate::scores::FieldPath;

/// A part of one side whose passages speak of the other side alone.
pub fn sides_exchanged(case: &Case) -> Vec<Hint> {
    let mut hints = Vec::new();
    for (index, level, finding) in levels(case) {
        for (part, fact) in &finding.parts {
            let Some(side) = part.side() else { continue };
            let said = said_sides(fact);
            let other = side.opposite();
            if !said.contains(other.label()) || said.contains(side.label()) {
                continue;
            }
            let label = part.label_at(level);
            let text = format!(
                "{level}, {label}: the passage says {}, the mark is on the {}.",
                other.label(),
                side.label()
            );
            let fix = mirror(finding, index, level, *part);
            let field = FieldPath::Level(index, level, "parts");
            hints.push(Hint::new("sides-exchanged", field, part.to_string(), text).with_fix(fix));
        }
    }
    hints
}

/// The sides that the passages of what is shown name.
fn said_sides<T>(fact: &Fact<T>) -> BTreeSet<&'static str> {
    let passages = fact.shown().evidence.iter().map(|passage| passage.words.to_lowercase());
    let words: Vec<String> = passages
        .flat_map(|words| {
            words.split(|c: char| !c.is_alphabetic()).map(str::to_owned).collect::<Vec<_>>()
        })
        .collect();
    ["left", "right"].into_iter().filter(|side| words.iter().any(|word| word == side)).collect()
}

/// Moves a mark to the other side, where nothing is said of that one.
fn mirror(finding: &LevelFinding, index: usize, level: Level, part: Part) -> Option<Fix> {
    let side = part.side()?;
    let mirrored = Part::sided(part.structure(), side.opposite());
    let is_free = mirrored.exists_at(level) && !finding.parts.contains_key(&mirrored);
    let is_plain = Part::sided(part.structure(), side) == part;
    (is_free && is_plain).then(|| {
        let words = format!("Mark the {}", mirrored.label_at(level));
        Fix::new(words, move |case: &mut Case| {
            let Some(finding) = finding_mut(case, index, level) else { return };
            if let Some(fact) = finding.parts.remove(&part) {
                finding.parts.insert(mirrored, fact);
            }
        })
    })
}

/// Up to how many bytes the texts of a case are read for this: so many take a few
/// milliseconds.
const MOST_TEXT: usize = 48 * 1024;

/// The sides of the structures of a level that reports name as involved; an unsided one stands for
/// both.
type SaidSides = BTreeMap<(Level, Structure), BTreeSet<Side>>;

/// What reports say of sides, by their texts: a text is read once, however often its case is
/// looked at.
#[derive(Default)]
pub struct ReadSides {
    texts: Vec<(Arc<str>, SaidSides)>,
}

impl ReadSides {
    /// What the reports of a case say together; texts that it has no more are forgotten.
    fn of(&mut self, case: &Case) -> SaidSides {
        let mut known = std::mem::take(&mut self.texts);
        let mut left = MOST_TEXT;
        for source in &case.sources {
            let Some(rest) = left.checked_sub(source.text.len()) else { continue };
            left = rest;
            let at = known.iter().position(|(text, _)| *text == source.text);
            let read = at.map(|at| known.swap_remove(at));
            let read = read.unwrap_or_else(|| (Arc::clone(&source.text), said_by(&source.text)));
            self.texts.push(read);
        }
        let mut said = SaidSides::new();
        for (place, sides) in self.texts.iter().flat_map(|(_, said)| said) {
            said.entry(*place).or_default().extend(sides);
        }
        said
    }
}

/// What a report says of sides.
fn said_by(text: &str) -> SaidSides {
    let mut said = SaidSides::new();
    for proposal in reading::read(text).proposals {
        let Proposed::Part(part, PartState::Involved) = proposal.value else { continue };
        let sides = part.side().map_or(Side::BOTH.to_vec(), |side| vec![side]);
        for level in proposal.levels {
            said.entry((level, part.structure())).or_default().extend(&sides);
        }
    }
    said
}

/// A mark without a passage on one side, where all that the reports name at that level is the other
/// side, which is not marked.
pub fn side_against_the_reports(case: &Case, read: &mut ReadSides) -> Vec<Hint> {
    let is_asked = |part: Part, fact: &Fact<PartFinding>| {
        part.side().is_some()
            && fact.value().is_involved()
            && fact.values().iter().all(|sourced| sourced.evidence.is_empty())
    };
    let asked = levels(case)
        .any(|(_, _, finding)| finding.parts.iter().any(|(part, fact)| is_asked(*part, fact)));
    if !asked {
        return Vec::new();
    }
    let said = read.of(case);
    let mut hints = Vec::new();
    for (index, level, finding) in levels(case) {
        for (&part, fact) in &finding.parts {
            let Some(side) = part.side().filter(|_| is_asked(part, fact)) else { continue };
            let other = side.opposite();
            let only_other = said
                .get(&(level, part.structure()))
                .is_some_and(|sides| sides.contains(&other) && !sides.contains(&side));
            let both_marked = finding.parts.iter().any(|(mark, fact)| {
                mark.structure() == part.structure()
                    && mark.side() != Some(side)
                    && fact.value().is_involved()
            });
            if !only_other || both_marked {
                continue;
            }
            let text = format!(
                "{level}, {}: the reports speak of the {} side only, the mark is on the {}.",
                part.label_at(level),
                other.label(),
                side.label()
            );
            let field = FieldPath::Level(index, level, "parts");
            let fix = mirror(finding, index, level, part);
            let about = part.to_string();
            hints.push(Hint::new("side-against-reports", field, about, text).with_fix(fix));
        }
    }
    hints
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_kept_while_the_case_has_it_and_read_again_when_it_is_another() {
        let mut case = Case::new("sides");
        let source = |text: &str| {
            let source = serde_json::json!({
                "id": "ct", "kind": "ct", "label": "CT", "text": text, "wording": "verbatim",
            });
            serde_json::from_value(source).unwrap()
        };
        case.sources = vec![source("The left pedicle of T8 is destroyed by tumour.")];
        let place = (Level::T8, Structure::Pedicle);
        let mut read = ReadSides::default();
        assert_eq!(read.of(&case)[&place], BTreeSet::from([Side::Left]));
        // Another reading in its place shows that the text is not read a second time.
        read.texts[0].1.insert(place, BTreeSet::from([Side::Right]));
        assert_eq!(read.of(&case)[&place], BTreeSet::from([Side::Right]));
        case.sources = vec![source("The left lamina of T8 is destroyed by tumour.")];
        assert!(!read.of(&case).contains_key(&place));
        case.sources.clear();
        assert!(read.of(&case).is_empty() && read.texts.is_empty());
    }
}
