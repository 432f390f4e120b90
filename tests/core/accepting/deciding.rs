//! What was skipped or changed is not asked again, and no decision falls on anything else.

use std::sync::Arc;

use proptest::prelude::*;
use spinemap::anatomy::Level;
use spinemap::case::{Case, Certainty, Decision, Id, SourceKind, check};
use spinemap::edit::{Decisions, Editor, decide, places, set_source_text};
use spinemap::reading::{Item, ProposalGroup, Subject, Value, read};
use spinemap::store;

use super::properties::reports;
use super::with_report;

fn bytes(case: &Case) -> Vec<u8> {
    store::to_bytes(case).unwrap()
}

/// What an item says, told otherwise than by the words that decisions are found by.
type Saying = (Option<Level>, Value, Certainty);

/// All that a report says of each level or record.
fn all(groups: &[ProposalGroup]) -> Vec<(&Subject, Option<Level>, &Item)> {
    let mut all = Vec::new();
    for group in groups {
        for level in places(&group.subject) {
            all.extend(group.items.iter().map(|item| (&group.subject, level, item)));
        }
    }
    all
}

fn one(subject: &Subject, level: Option<Level>, item: &Item) -> ProposalGroup {
    let subject = level.map_or_else(|| subject.clone(), |level| Subject::Levels(vec![level]));
    ProposalGroup { subject, items: vec![item.clone()] }
}

/// What a report says that was decided on.
fn decided(case: &Case, id: &Id, groups: &[ProposalGroup]) -> Vec<Saying> {
    let source = case.source(id).unwrap();
    let on = |(subject, level, item): &(&Subject, Option<Level>, &Item)| {
        Decisions::of(source).on(subject, *level, item).is_some()
    };
    let found = all(groups).into_iter().filter(on);
    found.map(|(_, level, item)| (level, item.value.clone(), item.certainty)).collect()
}

/// A report with one thing in it skipped, and what that is.
fn skipped(text: &str, which: usize) -> Option<(Case, Id, Saying, Item)> {
    let mut case = Case::new("A");
    let (id, groups) = with_report(&mut case, SourceKind::Mri, text);
    let all = all(&groups);
    let (subject, level, item) = *all.get(which.checked_rem(all.len())?)?;
    decide(&mut case, &id, &one(subject, level, item), Some(Decision::Skipped));
    Some((case, id, (level, item.value.clone(), item.certainty), item.clone()))
}

/// A text with some of its characters given way to others.
fn spliced(text: &str, start: usize, removed: usize, words: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let start = start % (letters.len() + 1);
    let end = (start + removed).min(letters.len());
    letters[..start]
        .iter()
        .copied()
        .chain(words.chars())
        .chain(letters[end..].iter().copied())
        .collect()
}

proptest! {
    #[test]
    fn a_decision_falls_on_nothing_else_whatever_becomes_of_the_text(
        text in reports(),
        which in any::<usize>(),
        edits in prop::collection::vec((any::<usize>(), 0_usize..40, prop_oneof![
            Just(String::new()),
            "[T0-9 a-z.,-]{0,12}",
            reports(),
        ]), 1..6),
    ) {
        let Some((mut case, id, saying, _)) = skipped(&text, which) else { return Ok(()) };
        prop_assert_eq!(decided(&case, &id, &read(&text).groups()), std::slice::from_ref(&saying));
        for (start, removed, words) in edits {
            let text = spliced(&case.source(&id).unwrap().text, start, removed, &words);
            set_source_text(&mut case, &id, &text);
            prop_assert_eq!(check(&case), Ok(()));
            case = store::parse(&bytes(&case)).unwrap().case;
            for other in decided(&case, &id, &read(&text).groups()) {
                prop_assert_eq!(&other, &saying, "{}", text);
            }
        }
    }

    #[test]
    fn a_decision_stays_when_the_text_changes_elsewhere(
        text in reports(),
        which in any::<usize>(),
    ) {
        let Some((mut case, id, saying, _)) = skipped(&text, which) else { return Ok(()) };
        let before = format!("The heart is of normal size.\n\n{text}");
        set_source_text(&mut case, &id, &before);
        let longer = format!("{before}\n\nThe lungs are clear.");
        set_source_text(&mut case, &id, &longer);
        prop_assert_eq!(decided(&case, &id, &read(&longer).groups()), [saying]);
    }

    #[test]
    fn opened_again_a_case_is_what_it_was(text in reports(), which in any::<usize>()) {
        let mut before = Case::new("A");
        let (id, _) = with_report(&mut before, SourceKind::Mri, &text);
        let Some((mut case, own, (level, ..), item)) = skipped(&text, which) else { return Ok(()) };
        prop_assert_eq!(&id, &own);
        case.id = before.id;
        let groups = read(&text).groups();
        let subject = groups.iter().find(|group| group.items.contains(&item)).unwrap();
        prop_assert!(bytes(&case) != bytes(&before));
        decide(&mut case, &id, &one(&subject.subject, level, &item), None);
        prop_assert_eq!(bytes(&case), bytes(&before));
    }
}

#[test]
fn a_decision_is_a_step_that_can_be_undone() {
    let (case, id, saying, _) = skipped("Metastasis of T5. T7 is normal.", 1).unwrap();
    let groups = read("Metastasis of T5. T7 is normal.").groups();
    let mut before = case.clone();
    before.sources[0].decided = Arc::default();
    let mut editor = Editor::opened(before);
    let own = all(&groups).into_iter().find(|(_, level, _)| *level == saying.0).unwrap();
    let group = one(own.0, own.1, own.2);
    editor.edit("Skip", None, |case| decide(case, &id, &group, Some(Decision::Skipped)));
    assert_eq!(**editor.case(), case);
    editor.undo();
    assert!(decided(editor.case(), &id, &groups).is_empty());
    editor.redo();
    assert_eq!(decided(editor.case(), &id, &groups), [saying]);
}

#[test]
fn a_decision_whose_words_are_gone_is_let_go() {
    let (mut case, id, ..) = skipped("Metastasis of T5.", 0).unwrap();
    set_source_text(&mut case, &id, "The spine is normal.");
    assert!(case.sources[0].decided.is_empty());
    let (mut case, ..) = skipped("Metastasis of T5.", 0).unwrap();
    Arc::make_mut(&mut case.sources[0].decided)[0].evidence.clear();
    assert_eq!(check(&case).unwrap_err().path, "sources[0].decided[0].evidence");
}

#[test]
fn what_was_decided_supports_nothing() {
    let (case, id, ..) = skipped("Metastasis of T5.", 0).unwrap();
    assert!(spinemap::edit::evidence_ranges(&case, &id).is_empty());
}
