//! What a pointer that rests on a part or a level of a map is told, and a screen reader says.

use super::column::Marks;
use super::level::LevelMarks;
use super::mark::{Label, Mark};
use crate::anatomy::{Level, Part, Structure};
use crate::case::{CompressionScale, Unmarked};

impl Marks {
    /// What a part is and what is known of it: `T5, left pedicle: involved, suspected`.
    pub fn tooltip(&self, level: Level, part: Part, mark: Option<Mark>) -> String {
        let state = match (mark, self.unmarked(level)) {
            (Some(mark), _) => mark.words(),
            (None, Unmarked::NotStated) => "not stated".to_owned(),
            (None, Unmarked::Free) => "not marked, free".to_owned(),
        };
        let mut text = format!("{level}, {}: {state}", part.label_at(level));
        // What is drawn in the canal is drawn by the grade.
        if part.structure() == Structure::Epidural
            && let Some(grade) = self.levels.get(&level).and_then(|marks| marks.labels.first())
        {
            text = format!("{text}; {}", grade.words());
        }
        text
    }

    /// A level and all that is known of it: `T5 · body · left pedicle · ESCC 3`.
    pub fn level_tooltip(&self, level: Level) -> String {
        let mut words = vec![level.name().to_owned()];
        if let Some(marks) = self.levels.get(&level) {
            words.extend(parts_in_words(level, marks));
            words.extend(marks.labels.iter().map(Label::words));
            if !marks.labels.is_empty() && !CompressionScale::of(level).offers_escc() {
                words.push("no cord at this level".to_owned());
            }
            words.extend(marks.collapse.as_ref().map(Label::words));
        }
        let around = |first, last| (first..=last).contains(&level);
        let ranges = self.brackets.iter().filter(|range| around(range.first, range.last));
        words.extend(ranges.map(|range| range.label.words()));
        match (words.len(), self.unmarked(level)) {
            (1, Unmarked::NotStated) => return format!("{level}, not marked"),
            (1, Unmarked::Free) => return format!("{level}, not marked, free"),
            (_, Unmarked::NotStated) => {}
            (_, Unmarked::Free) => words.push("unmarked parts free".to_owned()),
        }
        words.join(" · ")
    }
}

/// The marked parts of a level, each as the widest that says it: a body rather than its quarters.
fn parts_in_words(level: Level, marks: &LevelMarks) -> Vec<String> {
    let mut left = marks.parts.clone();
    let mut wide: Vec<Part> = Part::of(level).collect();
    wide.sort_by_key(|part| std::cmp::Reverse(part.leaves(level).count()));
    let mut named: Vec<(Part, String)> = Vec::new();
    for part in wide {
        let leaves: Vec<Part> = part.leaves(level).collect();
        let Some(mark) = leaves.first().and_then(|first| left.get(first)).copied() else {
            continue;
        };
        let says_it = leaves.len() == 1 || part.is_unsided() != mark.side_stated;
        if !says_it || leaves.iter().any(|leaf| left.get(leaf) != Some(&mark)) {
            continue;
        }
        let free = (!mark.involved).then_some("free");
        let side_said = mark.side_stated || part.is_unsided();
        let details = Mark { side_stated: side_said, ..mark }.details();
        let words = [free].into_iter().flatten().chain(details);
        let words: Vec<String> =
            std::iter::once(part.label_at(level)).chain(words.map(str::to_owned)).collect();
        named.push((leaves[0], words.join(", ")));
        for leaf in &leaves {
            left.remove(leaf);
        }
    }
    named.sort_by_key(|(first, _)| *first);
    named.into_iter().map(|(_, words)| words).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::case::{
        Basis, Bounds, Escc, Fact, Findings, LevelFinding, PartFinding, Reading, Sourced, Span,
    };

    fn finding(parts: &[&str]) -> LevelFinding {
        let mut finding = LevelFinding::default();
        for part in parts {
            let fact = Fact::observed(PartFinding::INVOLVED);
            finding.parts.insert(part.parse().unwrap(), fact);
        }
        finding
    }

    fn told(findings: &Findings, level: Level) -> String {
        Marks::of(findings).level_tooltip(level)
    }

    fn one(level: Level, finding: LevelFinding) -> Findings {
        Findings { levels: BTreeMap::from([(level, finding)]), ..Findings::default() }
    }

    #[test]
    fn a_level_tells_its_parts_as_widely_as_they_are_marked() {
        for (parts, expected) in [
            (&[][..], "T5, not marked"),
            (&["body"][..], "T5 · body"),
            (&["body_left"][..], "T5 · left half of the body"),
            (&["pedicle_left", "pedicle_right"][..], "T5 · left pedicle · right pedicle"),
            (&["pedicle"][..], "T5 · pedicle (side not stated)"),
            (&["epidural"][..], "T5 · epidural space (side not stated)"),
            (&["epidural_circumferential"][..], "T5 · epidural space all around"),
        ] {
            assert_eq!(told(&one(Level::T5, finding(parts)), Level::T5), expected);
        }
    }

    #[test]
    fn a_level_tells_what_spans_and_unmarked_parts_say_of_it() {
        let mut findings = Findings::default();
        let span = |reading, finding| Span { first: Level::T7, last: Level::T9, reading, finding };
        findings.spans.push(span(Reading::EveryLevel, finding(&["lamina_left"])));
        findings.spans.push(span(Reading::Somewhere, finding(&["dura"])));
        assert_eq!(told(&findings, Level::T8), "T8 · left lamina · dura within T7–T9");
        assert_eq!(told(&findings, Level::T10), "T10, not marked");
        findings.unmarked = Some(Unmarked::Free);
        assert_eq!(told(&findings, Level::T10), "T10, not marked, free");
        assert!(told(&findings, Level::T8).ends_with(" · unmarked parts free"));
        let marks = Marks::of(&findings);
        let lamina = "lamina_left".parse().unwrap();
        let mark = marks.at(Level::T8, &[lamina]);
        assert_eq!(marks.tooltip(Level::T8, lamina, mark), "T8, left lamina: involved");
    }

    #[test]
    fn a_grade_is_told_with_its_basis_and_where_there_is_no_cord() {
        let grade = Sourced::new(Bounds::exactly(Escc::Grade2), Basis::Inferred);
        let graded = LevelFinding { escc: Some(Fact::new(grade)), ..LevelFinding::default() };
        assert_eq!(told(&one(Level::T5, graded.clone()), Level::T5), "T5 · ESCC 2, inferred");
        assert_eq!(
            told(&one(Level::L4, graded.clone()), Level::L4),
            "L4 · ESCC 2, inferred · no cord at this level"
        );
        let marks = Marks::of(&one(Level::T5, graded));
        assert_eq!(
            marks.tooltip(Level::T5, "epidural_left".parse().unwrap(), None),
            "T5, left epidural space: not stated; ESCC 2, inferred"
        );
    }
}
