//! Changing a source's text without leaving a passage at the wrong words.

use std::sync::Arc;

use serde::Serialize;
use serde_json::Value;

use crate::case::{Case, Evidence, Id};

/// How far from its old place a passage is looked for, in characters.
const NEARBY: usize = 400;

/// Gives a source another text. Passages before and after the change move along; one that the
/// change touches is released, unless its words stand once nearby.
pub fn set_source_text(case: &mut Case, id: &Id, text: &str) {
    let Some(source) = case.sources.iter_mut().find(|source| source.id == *id) else { return };
    if *source.text == *text {
        return;
    }
    let old: Vec<char> = source.text.chars().collect();
    let new: Vec<char> = text.chars().collect();
    source.text = Arc::from(text);
    let splice = Splice::between(&old, &new);
    each_evidence(case, &mut |list| {
        list.retain_mut(|evidence| evidence.source != *id || splice.carry(evidence, &new));
    });
}

/// One replacement: some characters of the old text, given way to some of the new.
struct Splice {
    start: usize,
    removed: usize,
    inserted: usize,
    /// From here on the old text stands at the end of the new one. What was put in before “T9” and
    /// begins with a T, too, can have its start before or after that letter.
    kept_from: usize,
}

impl Splice {
    fn between(old: &[char], new: &[char]) -> Self {
        let shorter = old.len().min(new.len());
        let start = old.iter().zip(new).take_while(|(a, b)| a == b).count();
        let kept = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
        let end = kept.min(shorter - start);
        Self {
            start,
            removed: old.len() - start - end,
            inserted: new.len() - start - end,
            kept_from: old.len() - kept,
        }
    }

    /// Moves a passage to where its words stand in the new text; `false` where they do not.
    fn carry(&self, evidence: &mut Evidence, new: &[char]) -> bool {
        if evidence.end <= self.start {
            return true;
        }
        if evidence.start >= self.kept_from {
            evidence.start = evidence.start - self.removed + self.inserted;
            evidence.end = evidence.end - self.removed + self.inserted;
            return true;
        }
        let words: Vec<char> = evidence.words.chars().collect();
        let from = evidence.start.saturating_sub(NEARBY).min(new.len());
        let to = (evidence.end + self.inserted + NEARBY).min(new.len());
        let mut found = new[from..to]
            .windows(words.len().max(1))
            .enumerate()
            .filter(|(_, window)| *window == words)
            .map(|(place, _)| from + place);
        match (found.next(), found.next()) {
            (Some(place), None) => {
                evidence.start = place;
                evidence.end = place + words.len();
                true
            }
            _ => false,
        }
    }
}

/// Where passages of a source stand that support something in the case, or in a part of it, in the
/// order of the text. What was decided on a source supports nothing.
pub fn evidence_ranges(within: &impl Serialize, id: &Id) -> Vec<(usize, usize)> {
    let mut ranges = Vec::new();
    if let Ok(mut value) = serde_json::to_value(within) {
        if let Value::Object(case) = &mut value {
            case.remove("sources");
        }
        walk(&mut value, &mut |list| {
            let here = list.iter().filter(|evidence| evidence.source == *id);
            ranges.extend(here.map(|evidence| (evidence.start, evidence.end)));
        });
    }
    ranges.sort_unstable();
    ranges.dedup();
    ranges
}

/// Visits every list of passages in the case, whichever record holds it.
///
/// The document is walked as a value, so that no record can be forgotten; texts stay out of it.
pub(super) fn each_evidence(case: &mut Case, visit: &mut dyn FnMut(&mut Vec<Evidence>)) {
    let texts: Vec<Arc<str>> =
        case.sources.iter_mut().map(|source| std::mem::take(&mut source.text)).collect();
    if let Ok(mut document) = serde_json::to_value(&*case) {
        walk(&mut document, visit);
        if let Ok(changed) = serde_json::from_value::<Case>(document) {
            let before = std::mem::replace(case, changed);
            // What has not changed stays shared with the steps of history.
            for (point, old) in case.time_points.iter_mut().zip(before.time_points) {
                if *point == old {
                    *point = old;
                }
            }
        }
    }
    for (source, text) in case.sources.iter_mut().zip(texts) {
        source.text = text;
        // What stands nowhere in the text any more is not decided on.
        if source.decided.iter().any(|decided| decided.evidence.is_empty()) {
            Arc::make_mut(&mut source.decided).retain(|decided| !decided.evidence.is_empty());
        }
    }
}

fn walk(value: &mut Value, visit: &mut dyn FnMut(&mut Vec<Evidence>)) {
    match value {
        Value::Object(object) => {
            let mut empty = false;
            for (key, inner) in object.iter_mut() {
                if key != "evidence" {
                    walk(inner, visit);
                } else if let Ok(mut list) = serde_json::from_value(inner.take()) {
                    visit(&mut list);
                    empty = list.is_empty();
                    *inner = serde_json::to_value(&list).unwrap_or(Value::Null);
                }
            }
            if empty {
                object.remove("evidence");
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| walk(item, visit)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::case::{Contradiction, Source, SourceKind, Wording, check};

    fn case_with(text: &str, passages: &[(usize, usize)]) -> Case {
        let mut case = Case::new("a");
        let source = Source {
            id: "mri".parse().unwrap(),
            kind: SourceKind::Mri,
            label: "MRI".to_owned(),
            wording: Wording::Verbatim,
            time_points: vec![],
            text: text.into(),
            decided: Arc::default(),
        };
        let evidence = passages
            .iter()
            .filter_map(|(start, end)| {
                let words = source.words(*start, *end)?.to_owned();
                Some(Evidence { source: source.id.clone(), start: *start, end: *end, words })
            })
            .collect();
        case.sources = vec![source];
        case.contradictions = vec![Contradiction { text: "x".to_owned(), evidence }];
        case
    }

    fn after(text: &str, passage: (usize, usize), new: &str) -> Option<(usize, usize)> {
        let mut case = case_with(text, &[passage]);
        let id = case.sources[0].id.clone();
        set_source_text(&mut case, &id, new);
        assert_eq!(check(&case), Ok(()));
        case.contradictions[0].evidence.first().map(|evidence| (evidence.start, evidence.end))
    }

    #[test]
    fn passages_move_with_the_text_around_them() {
        assert_eq!(after("lesion of T5 body", (10, 12), "lytic lesion of T5 body"), Some((16, 18)));
        assert_eq!(after("lesion of T5 body", (10, 12), "lesion of T5"), Some((10, 12)));
        assert_eq!(after("é T5", (2, 4), "éé T5"), Some((3, 5)));
        // What is put in begins like what stood there, and so does what is taken out.
        assert_eq!(after("T5 and T5", (0, 2), "The body of T5 and T5"), Some((12, 14)));
        assert_eq!(after("The body of T5 and T5", (12, 14), "T5 and T5"), Some((0, 2)));
    }

    #[test]
    fn what_a_change_of_a_text_leaves_alone_stays_shared() {
        let mut case = case_with("lesion of T5 body", &[(10, 12)]);
        let point = Arc::clone(&case.time_points[0]);
        let id = case.sources[0].id.clone();
        set_source_text(&mut case, &id, "lytic lesion of T5 body");
        assert!(Arc::ptr_eq(&point, &case.time_points[0]));
    }

    #[test]
    fn a_touched_passage_is_released_unless_its_words_stand_once_nearby() {
        assert_eq!(after("lesion of T5 body", (10, 12), "lesion of T6 body"), None);
        assert_eq!(after("T5 and body", (0, 2), "body and T5"), Some((9, 11)));
        assert_eq!(after("T5 and body", (0, 2), "xT and T5 T5"), None);
    }

    proptest! {
        #[test]
        fn no_change_leaves_a_passage_at_the_wrong_words(
            text in "[T5 é]{0,30}",
            new in "[T5 é]{0,30}",
            passages in proptest::collection::vec((0_usize..30, 0_usize..30), 0..5),
        ) {
            let mut case = case_with(&text, &passages);
            let id = case.sources[0].id.clone();
            set_source_text(&mut case, &id, &new);
            prop_assert_eq!(check(&case), Ok(()));
            prop_assert_eq!(&*case.sources[0].text, new.as_str());
        }
    }
}
