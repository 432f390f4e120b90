//! What is refused at the door: references to nothing, passages outside their text, parts that a
//! level does not have. What is only odd, such as an ESCC grade at L4, is not refused.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_json::Value;

use super::source::Source;
use super::treatment::TreatmentKind;
use super::value::Id;
use super::when::When;
use super::{Case, Fact, LevelFinding};
use crate::anatomy::Level;

/// A place in a case that breaks a rule.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {problem}")]
pub struct Fault {
    /// The field, such as `time_points[0].findings.levels.T5.parts.rib_left`.
    pub path: String,
    /// What is wrong with it, in words.
    pub problem: String,
}

type Checked = Result<(), Fault>;

fn refuse(path: impl Into<String>, problem: impl Into<String>) -> Checked {
    Err(Fault { path: path.into(), problem: problem.into() })
}

/// Checks a case.
///
/// # Errors
/// The first fault that is found, with its path.
pub fn check(case: &Case) -> Checked {
    let ids = Ids::of(case)?;
    check_sources(case, &ids)?;
    check_anchors(case, &ids)?;
    check_tumours(case, &ids)?;
    check_time_points(case, &ids)?;
    check_pathology(case, &ids)?;
    check_treatments(case, &ids)?;
    for (index, item) in case.patient.history.iter().enumerate() {
        ids.when(item.when.as_ref(), &format!("patient.history[{index}].when"))?;
    }
    check_evidence(case)
}

/// The ids of each kind of record.
struct Ids<'a> {
    anchors: BTreeSet<&'a Id>,
    tumours: BTreeSet<&'a Id>,
    time_points: BTreeSet<&'a Id>,
}

impl<'a> Ids<'a> {
    fn of(case: &'a Case) -> Result<Self, Fault> {
        unique("sources", case.sources.iter().map(|record| &record.id))?;
        unique("specimens", case.specimens.iter().map(|record| &record.id))?;
        unique("diagnoses", case.diagnoses.iter().map(|record| &record.id))?;
        unique("treatments", case.treatments.iter().map(|record| &record.id))?;
        Ok(Self {
            anchors: unique("anchors", case.anchors.iter().map(|record| &record.id))?,
            tumours: unique("tumours", case.tumours.iter().map(|record| &record.id))?,
            time_points: unique("time_points", case.time_points.iter().map(|point| &point.id))?,
        })
    }

    fn when(&self, when: Option<&Fact<When>>, path: &str) -> Checked {
        for (index, sourced) in when.iter().flat_map(|fact| fact.values()).enumerate() {
            let path = format!("{path}.values[{index}].value.anchor");
            refers(&sourced.value.anchor, &self.anchors, "anchor", path)?;
        }
        Ok(())
    }

    fn tumours(&self, tumours: &[Id], path: &str) -> Checked {
        for (index, id) in tumours.iter().enumerate() {
            refers(id, &self.tumours, "tumour", format!("{path}[{index}]"))?;
        }
        Ok(())
    }
}

fn unique<'a>(kind: &str, ids: impl Iterator<Item = &'a Id>) -> Result<BTreeSet<&'a Id>, Fault> {
    let mut seen = BTreeSet::new();
    for (index, id) in ids.enumerate() {
        if !seen.insert(id) {
            refuse(format!("{kind}[{index}].id"), format!("the id `{id}` is used twice"))?;
        }
    }
    Ok(seen)
}

fn refers(id: &Id, known: &BTreeSet<&Id>, kind: &str, path: String) -> Checked {
    if known.contains(id) {
        Ok(())
    } else {
        refuse(path, format!("there is no {kind} `{id}` in the case"))
    }
}

fn ordered(first: Option<Level>, last: Option<Level>, path: &str) -> Checked {
    match (first, last) {
        (Some(first), Some(last)) if first > last => {
            refuse(path, format!("{first} to {last}: the upper level comes first"))
        }
        (None, Some(_)) => refuse(path, "a last level without a first one"),
        _ => Ok(()),
    }
}

fn check_sources(case: &Case, ids: &Ids<'_>) -> Checked {
    for (index, source) in case.sources.iter().enumerate() {
        if source.text.len() > Source::MAX_TEXT {
            refuse(format!("sources[{index}].text"), "the text is larger than 2 MB")?;
        }
        for (place, id) in source.time_points.iter().enumerate() {
            let path = format!("sources[{index}].time_points[{place}]");
            refers(id, &ids.time_points, "time point", path)?;
        }
        for (place, decided) in source.decided.iter().enumerate() {
            let path = format!("sources[{index}].decided[{place}].evidence");
            if decided.evidence.is_empty() {
                refuse(path, "a decision without a passage")?;
            } else if decided.evidence.iter().any(|passage| passage.source != source.id) {
                refuse(path, "a decision on another source")?;
            }
        }
    }
    Ok(())
}

fn check_anchors(case: &Case, ids: &Ids<'_>) -> Checked {
    for (index, anchor) in case.anchors.iter().enumerate() {
        ids.when(anchor.when.as_ref(), &format!("anchors[{index}].when"))?;
    }
    let places: BTreeMap<&Id, usize> =
        case.anchors.iter().enumerate().map(|(index, anchor)| (&anchor.id, index)).collect();
    // Every anchor is walked over once; a walk that meets its own steps goes in a circle.
    let mut walks = vec![0; case.anchors.len()];
    for start in 0..case.anchors.len() {
        let walk = start + 1;
        let mut next = Some(start);
        while let Some(index) = next.filter(|index| walks[*index] == 0 || walks[*index] == walk) {
            let anchor = &case.anchors[index];
            if walks[index] == walk {
                let problem = format!("the anchor `{}` is counted from itself", anchor.id);
                refuse(format!("anchors[{index}].when"), problem)?;
            }
            walks[index] = walk;
            let when = anchor.when.as_ref();
            next = when.and_then(|when| places.get(&when.value().anchor)).copied();
        }
    }
    Ok(())
}

fn check_tumours(case: &Case, ids: &Ids<'_>) -> Checked {
    for (index, tumour) in case.tumours.iter().enumerate() {
        let path = format!("tumours[{index}]");
        if let Some(from) = &tumour.from {
            refers(from, &ids.tumours, "tumour", format!("{path}.from"))?;
        }
        for (place, sourced) in tumour.site.values().iter().enumerate() {
            let path = format!("{path}.site.values[{place}].value.first");
            ordered(sourced.value.first, sourced.value.last, &path)?;
        }
        check_sizes(&tumour.sizes, ids, &format!("{path}.sizes"))?;
    }
    for (index, diagnosis) in case.diagnoses.iter().enumerate() {
        let path = format!("diagnoses[{index}].tumour");
        refers(&diagnosis.tumour, &ids.tumours, "tumour", path)?;
    }
    Ok(())
}

fn check_sizes(sizes: &[Fact<super::Size>], ids: &Ids<'_>, path: &str) -> Checked {
    for (index, fact) in sizes.iter().enumerate() {
        for (place, sourced) in fact.values().iter().enumerate() {
            let path = format!("{path}[{index}].values[{place}].value");
            if !(1..=3).contains(&sourced.value.diameters.len()) {
                refuse(format!("{path}.diameters"), "a size has one to three diameters")?;
            }
            if let Some(id) = &sourced.value.time_point {
                let path = format!("{path}.time_point");
                refers(id, &ids.time_points, "time point", path)?;
            }
        }
    }
    Ok(())
}

fn check_time_points(case: &Case, ids: &Ids<'_>) -> Checked {
    for (index, point) in case.time_points.iter().enumerate() {
        let path = format!("time_points[{index}]");
        ids.when(point.when.as_ref(), &format!("{path}.when"))?;
        for (level, finding) in &point.findings.levels {
            let path = format!("{path}.findings.levels.{level}");
            check_parts(finding, *level, *level, &path)?;
        }
        for (place, span) in point.findings.spans.iter().enumerate() {
            let path = format!("{path}.findings.spans[{place}]");
            ordered(Some(span.first), Some(span.last), &format!("{path}.first"))?;
            check_parts(&span.finding, span.first, span.last, &format!("{path}.finding"))?;
        }
        for (place, mass) in point.findings.masses.iter().enumerate() {
            let path = format!("{path}.findings.masses[{place}]");
            ordered(mass.first, mass.last, &format!("{path}.first"))?;
            if let Some(id) = &mass.tumour {
                refers(id, &ids.tumours, "tumour", format!("{path}.tumour"))?;
            }
            check_sizes(&mass.sizes, ids, &format!("{path}.sizes"))?;
        }
        for (place, event) in point.events.iter().enumerate() {
            ids.when(event.when.as_ref(), &format!("{path}.events[{place}].when"))?;
        }
    }
    Ok(())
}

fn check_parts(finding: &LevelFinding, first: Level, last: Level, path: &str) -> Checked {
    for part in finding.parts.keys() {
        if !Level::range(first, last).any(|level| part.exists_at(level)) {
            let problem = format!("{first} has no {}", part.structure().label());
            refuse(format!("{path}.parts.{part}"), problem)?;
        }
    }
    Ok(())
}

fn check_pathology(case: &Case, ids: &Ids<'_>) -> Checked {
    for (index, specimen) in case.specimens.iter().enumerate() {
        let path = format!("specimens[{index}]");
        ids.when(specimen.when.as_ref(), &format!("{path}.when"))?;
        ids.tumours(&specimen.tumours, &format!("{path}.tumours"))?;
    }
    Ok(())
}

fn check_treatments(case: &Case, ids: &Ids<'_>) -> Checked {
    for (index, treatment) in case.treatments.iter().enumerate() {
        let path = format!("treatments[{index}]");
        ids.when(treatment.when.as_ref(), &format!("{path}.when"))?;
        ids.tumours(&treatment.tumours, &format!("{path}.tumours"))?;
        let TreatmentKind::Surgery(surgery) = &treatment.kind else { continue };
        for (place, act) in surgery.acts.iter().enumerate() {
            for (disc, level) in act.discs.iter().enumerate() {
                if !level.has_disc_below() {
                    let path = format!("{path}.kind.surgery.acts[{place}].discs[{disc}]");
                    refuse(path, format!("there is no disc below {level}"))?;
                }
            }
        }
    }
    Ok(())
}

/// Every passage lies in a text of the case, and its words stand there.
fn check_evidence(case: &Case) -> Checked {
    // The document as a value has every fact, whichever record holds it.
    let Ok(document) = serde_json::to_value(case) else {
        return refuse("case", "the case cannot be written");
    };
    let texts: BTreeMap<&Id, IndexedText<'_>> =
        case.sources.iter().map(|source| (&source.id, IndexedText::of(&source.text))).collect();
    walk(&document, &mut String::new(), &mut |evidence, path| {
        let Ok(evidence) = serde_json::from_value::<super::Evidence>(evidence.clone()) else {
            return refuse(path, "is not a passage");
        };
        let id = &evidence.source;
        let Some(text) = texts.get(id) else {
            return refuse(path, format!("there is no source `{id}` in the case"));
        };
        match text.passage(evidence.start, evidence.end) {
            Some(words) if words == evidence.words => Ok(()),
            Some(_) => refuse(path, format!("the words do not stand there in `{id}`")),
            None => refuse(path, format!("the range lies outside the text of `{id}`")),
        }
    })
}

/// A text in which characters are found without counting from its start, so that a long text with
/// many passages is checked in no time.
struct IndexedText<'a> {
    text: &'a str,
    /// The byte of every so many characters.
    marks: Vec<usize>,
}

impl<'a> IndexedText<'a> {
    const STEP: usize = 256;

    fn of(text: &'a str) -> Self {
        let bytes = text.char_indices().map(|(byte, _)| byte).chain([text.len()]);
        Self { text, marks: bytes.step_by(Self::STEP).collect() }
    }

    fn byte(&self, character: usize) -> Option<usize> {
        let mark = *self.marks.get(character / Self::STEP)?;
        let rest = self.text.get(mark..)?;
        let bytes = rest.char_indices().map(|(byte, _)| byte).chain([rest.len()]);
        bytes.map(|byte| mark + byte).nth(character % Self::STEP)
    }

    /// As [`Source::words`].
    fn passage(&self, start: usize, end: usize) -> Option<&'a str> {
        (start < end).then_some(())?;
        self.text.get(self.byte(start)?..self.byte(end)?)
    }
}

fn walk(
    value: &Value,
    path: &mut String,
    passage: &mut dyn FnMut(&Value, &str) -> Checked,
) -> Checked {
    let length = path.len();
    match value {
        Value::Object(object) => {
            for (key, inner) in object {
                path.push_str(if length == 0 { "" } else { "." });
                path.push_str(key);
                if key == "evidence" {
                    for (index, evidence) in inner.as_array().into_iter().flatten().enumerate() {
                        passage(evidence, &format!("{path}[{index}]"))?;
                    }
                } else {
                    walk(inner, path, passage)?;
                }
                path.truncate(length);
            }
            Ok(())
        }
        Value::Array(items) => {
            for (index, inner) in items.iter().enumerate() {
                let _ = write!(path, "[{index}]");
                walk(inner, path, passage)?;
                path.truncate(length);
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{Basis, Offset, Sourced, TimeAnchor};

    #[test]
    fn an_indexed_text_gives_the_passages_that_counting_gives() {
        let source = |text: &str| Source {
            id: Id::fresh("mri", [].iter()),
            kind: crate::case::SourceKind::Mri,
            label: String::new(),
            wording: crate::case::Wording::Verbatim,
            time_points: Vec::new(),
            text: text.into(),
            decided: std::sync::Arc::default(),
        };
        for length in [0, 1, 255, 256, 257, 700] {
            let source = source(&"aé×𝄞".chars().cycle().take(length).collect::<String>());
            let indexed = IndexedText::of(&source.text);
            for start in [0, 1, 254, 255, 256, 257, 511, 512, 699, 700, usize::MAX] {
                for end in [0, 1, 2, 255, 256, 257, 512, 513, 700, 701, usize::MAX] {
                    let counted = source.words(start, end);
                    assert_eq!(indexed.passage(start, end), counted, "{start}..{end} of {length}");
                }
            }
        }
    }

    #[test]
    fn anchors_are_not_counted_in_a_circle() {
        let mut case = Case::new("A");
        let id = |index: usize| format!("a-{index}").parse::<Id>().unwrap();
        let anchor = |index: usize, from: Option<usize>| TimeAnchor {
            id: id(index),
            kind: crate::case::AnchorKind::Other,
            label: String::new(),
            when: from.map(|from| {
                let when = When { anchor: id(from), offset: Offset::After };
                Fact::new(Sourced::new(when, Basis::Stated))
            }),
        };
        case.anchors = vec![anchor(0, Some(1)), anchor(1, Some(2)), anchor(2, None)];
        assert_eq!(check(&case), Ok(()));
        case.anchors[2] = anchor(2, Some(1));
        assert_eq!(check(&case).unwrap_err().path, "anchors[1].when");
        case.anchors[2] = anchor(2, Some(2));
        assert_eq!(check(&case).unwrap_err().path, "anchors[2].when");
    }
}
