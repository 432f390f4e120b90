//! What holds for every case and every report.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;
use serde_json::Value;
use spinemap::anatomy::{Level, Part};
use spinemap::case::{Basis, Case, Findings, Id, PartState, Said, SourceKind, check};
use spinemap::edit::{Editor, Mark, Relation, accept, compare, set_part};
use spinemap::reading::ProposalGroup;

use super::with_report;
use crate::random;

/// Sentences in which proposals of every kind occur; `@` stands for levels.
const SENTENCES: [&str; 37] = [
    "Lytic metastasis of the body and left pedicle of @.",
    "Blastic lesion at @ with involvement of both laminae.",
    "A metastasis in @ is suspected.",
    "Epidural extension at @ with cord compression.",
    "Epidural mass from @ of 4 x 3 cm.",
    "The right pedicle of @ is intact.",
    "@ is unremarkable.",
    "No metastasis at @.",
    "Metastasis of @ with collapse of 60 %.",
    "Metastasis of @ completely filling the canal, ESCC 3.",
    "Metastasis of @ compressing the thecal sac.",
    "Possible cord compression at @ by the tumour.",
    "@ metastasis without epidural extension or cord compression.",
    "@ metastasis, hypointense on T1 and hyperintense on T2, enhancing.",
    "@ metastasis, Bilsky 1c.",
    "@ metastasis with kyphosis.",
    "The left half of the @ vertebral body is destroyed by tumour.",
    "Left paravertebral mass at @ of 35 mm.",
    "ESCC 2.",
    "The lesion measures 2.5 cm.",
    "Positive for SMA and desmin, negative for S-100.",
    "Weakly positive for SMA.",
    "Ki-67 30 %.",
    "12 mitoses per 10 HPF with 20 % necrosis.",
    "Leiomyosarcoma, FNCLCC grade 2.",
    "Chordoma.",
    "30 Gy in 10 fractions were given.",
    "Doxorubicin 25 mg/m2 and ifosfamide for 6 cycles.",
    "He died after 14 months.",
    "There was no recurrence after 2 years.",
    "Laminectomy at @ and pedicle screws from T3 to T8.",
    "The tumour of @ was removed. Biopsy of @.",
    "Back pain worse on standing.",
    "No back pain.",
    "@ metastasis displacing the spinal cord to the left.",
    "@ metastasis compressing the cord from the right.",
    "Tumour of @ infiltrates the dura and effaces the thecal sac by 60 %.",
];

pub(super) fn reports() -> impl Strategy<Value = String> {
    let levels =
        prop::sample::select(vec!["T5", "T5 and T6", "T4 to T7", "C1", "L4-S1", "T9", "é T8"]);
    let sentence = (prop::sample::select(SENTENCES.to_vec()), levels)
        .prop_map(|(sentence, levels)| sentence.replace('@', levels));
    prop::collection::vec(sentence, 1..8).prop_map(|sentences| sentences.join(" "))
}

/// Random cases in which the levels that reports speak of are often marked, by hand too.
fn marked_cases() -> impl Strategy<Value = Case> {
    const LEVELS: [Level; 4] = [Level::T5, Level::T6, Level::T9, Level::C1];
    let keys =
        vec!["body", "body_left", "pedicle", "pedicle_left", "lamina", "epidural", "unspecified"];
    let mark = (
        prop::sample::select(LEVELS.to_vec()),
        prop::sample::select(keys),
        prop::sample::select(Mark::ALL.to_vec()),
    );
    (random::cases(), prop::collection::vec(mark, 0..8)).prop_map(|(mut case, marks)| {
        let point = Arc::make_mut(&mut case.time_points[0]);
        let marked: Vec<_> = point.findings.levels.values().cloned().collect();
        for (level, mut finding) in LEVELS.into_iter().zip(marked) {
            finding.parts.retain(|part, _| part.exists_at(level));
            point.findings.levels.insert(level, finding);
        }
        for (level, part, mark) in marks {
            set_part(&mut case, 0, level, part.parse().unwrap(), mark);
        }
        case
    })
}

fn kinds() -> impl Strategy<Value = SourceKind> {
    prop::sample::select(vec![SourceKind::Mri, SourceKind::Ct, SourceKind::Pathology])
}

fn accept_all(case: &mut Case, id: &Id, groups: &[ProposalGroup]) {
    for group in groups {
        accept(case, 0, id, group);
    }
}

/// Whether all that a document says is still said in another: every value with its passages, and
/// what was seen still shown.
fn keeps(before: &Value, after: &Value) -> Result<(), String> {
    match (before, after) {
        (Value::Object(old), Value::Object(new)) => {
            for (key, value) in old {
                let Some(now) = new.get(key) else { return Err(format!("{key} is gone")) };
                let kept = match key.as_str() {
                    "values" => keeps_values(value, now),
                    _ => keeps(value, now),
                };
                kept.map_err(|why| format!("{key}: {why}"))?;
            }
            Ok(())
        }
        (Value::Array(old), Value::Array(new)) if old.len() <= new.len() => {
            old.iter().zip(new).try_for_each(|(old, new)| keeps(old, new))
        }
        _ if before == after => Ok(()),
        _ => Err(format!("{before} became {after}")),
    }
}

fn keeps_values(before: &Value, after: &Value) -> Result<(), String> {
    let (Some(old), Some(new)) = (before.as_array(), after.as_array()) else {
        return keeps(before, after);
    };
    for value in old {
        if !new.iter().any(|now| keeps(value, now).is_ok()) {
            return Err(format!("{value} is gone from {after}"));
        }
    }
    match old.first() {
        Some(shown) if shown["basis"] == "observed" && new[0]["value"] != shown["value"] => {
            Err(format!("{shown} is not shown any more"))
        }
        _ => Ok(()),
    }
}

/// What is seen of the smallest parts of all levels. That tumour is in one of two sides says of
/// neither that it is there.
fn seen(findings: &Findings) -> BTreeMap<(Level, Part), PartState> {
    let of_level = |level| {
        let leaves = Said::of(findings, level).leaves().into_iter();
        leaves
            .filter(|said| !said.key.is_unsided() || !said.fact.value().is_involved())
            .map(move |said| ((level, said.leaf), said.fact.shown().clone()))
    };
    let leaves = Level::ALL.into_iter().flat_map(of_level);
    let observed = leaves.filter(|(_, shown)| shown.basis == Basis::Observed);
    observed.map(|(place, shown)| (place, shown.value.state)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn accepting_keeps_a_case_valid_and_all_that_it_said(
        before in marked_cases(),
        kind in kinds(),
        text in reports(),
    ) {
        let mut case = before;
        let (id, groups) = with_report(&mut case, kind, &text);
        let before = case.clone();
        accept_all(&mut case, &id, &groups);
        prop_assert_eq!(check(&case), Ok(()));
        let document = |case: &Case| serde_json::to_value(case).unwrap();
        prop_assert_eq!(keeps(&document(&before), &document(&case)), Ok(()));
    }

    #[test]
    fn in_whatever_order_proposals_are_accepted_nothing_is_lost(
        before in marked_cases(),
        kind in kinds(),
        text in reports(),
        order in prop::collection::vec(any::<prop::sample::Index>(), 0..24),
    ) {
        let mut case = before;
        let (id, mut groups) = with_report(&mut case, kind, &text);
        for (place, other) in order.into_iter().enumerate().take(groups.len()) {
            let other = other.index(groups.len());
            groups.swap(place, other);
        }
        let before = case.clone();
        let document = |case: &Case| serde_json::to_value(case).unwrap();
        for group in &groups {
            accept(&mut case, 0, &id, group);
            prop_assert_eq!(check(&case), Ok(()));
            prop_assert_eq!(keeps(&document(&before), &document(&case)), Ok(()));
        }
        // All of it is there then, but for what has no place.
        for group in &groups {
            for standing in compare(&case, 0, &id, group) {
                prop_assert!(standing.recorded || standing.relation == Relation::NoPlace);
            }
        }
    }

    #[test]
    fn accepting_again_changes_nothing(case in marked_cases(), kind in kinds(), text in reports()) {
        let mut case = case;
        let (id, groups) = with_report(&mut case, kind, &text);
        for group in &groups {
            accept(&mut case, 0, &id, group);
            for standing in compare(&case, 0, &id, group) {
                prop_assert!(standing.recorded || standing.relation == Relation::NoPlace);
            }
        }
        let once = case.clone();
        accept_all(&mut case, &id, &groups);
        prop_assert_eq!(case, once);
    }

    #[test]
    fn what_was_seen_of_a_part_never_turns_into_its_opposite(
        case in marked_cases(),
        text in reports(),
    ) {
        let mut case = case;
        let (id, groups) = with_report(&mut case, SourceKind::Mri, &text);
        // A level's own word comes before that of a span, however wide it is.
        Arc::make_mut(&mut case.time_points[0]).findings.spans.clear();
        let before = seen(&case.time_points[0].findings);
        accept_all(&mut case, &id, &groups);
        let after = &case.time_points[0].findings;
        for ((level, leaf), state) in before {
            let leaves = Said::of(after, level).leaves();
            let now = leaves.iter().find(|said| said.leaf == leaf);
            prop_assert!(
                now.is_none_or(|said| said.fact.value().state == state),
                "{} {} after {}", level, leaf, text
            );
        }
    }

    #[test]
    fn a_relation_tells_what_accepting_would_do(case in marked_cases(), text in reports()) {
        let mut case = case;
        let (id, groups) = with_report(&mut case, SourceKind::Mri, &text);
        for group in &groups {
            let standings = compare(&case, 0, &id, group);
            prop_assert_eq!(standings.len(), group.items.len());
            for (item, standing) in group.items.iter().zip(standings) {
                let mut after = case.clone();
                let alone = ProposalGroup { items: vec![item.clone()], ..group.clone() };
                accept(&mut after, 0, &id, &alone);
                let unchanged = standing.recorded || standing.relation == Relation::NoPlace;
                prop_assert_eq!(after == case, unchanged, "{:?}", standing);
            }
        }
    }

    #[test]
    fn undo_brings_the_old_case_back(case in marked_cases(), text in reports()) {
        let mut case = case;
        let (id, groups) = with_report(&mut case, SourceKind::Mri, &text);
        let mut editor = Editor::opened(case.clone());
        if editor.edit("Accept", None, |case| accept_all(case, &id, &groups)) {
            prop_assert!(editor.undo());
        }
        prop_assert_eq!(&**editor.case(), &case);
    }

    #[test]
    fn a_text_of_any_kind_is_accepted(text in any::<String>()) {
        let mut case = Case::new("A");
        let (id, groups) = with_report(&mut case, SourceKind::Mri, &text);
        accept_all(&mut case, &id, &groups);
        prop_assert_eq!(check(&case), Ok(()));
    }
}
