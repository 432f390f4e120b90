//! SINS of levels that an operation has removed, wholly or in part.

use spinemap::anatomy::Level::*;
use spinemap::case::*;
use spinemap::scores::sins;

use super::world::*;
/// A case with tumour in T5 and T6 before and after an operation on T5.
fn operated(kind: ActKind, basis: Basis) -> Case {
    let mut case = case(|point| mark_all(point, &[(T5, &["body"]), (T6, &["body"])]));
    let mut later = (*case.time_points[0]).clone();
    (later.id, later.label) = ("later".parse().unwrap(), "3 months".to_owned());
    case.time_points.push(later.into());
    let levels = Fact::new(Sourced::new(Levels::Range(LevelRange::between(T5, T5)), basis));
    let act = Act {
        kind: Fact::new(Sourced::new(kind, Basis::Stated)),
        levels: Some(levels),
        discs: Vec::new(),
        parts: Vec::new(),
        side: None,
        detail: None,
    };
    let surgery = Surgery { acts: vec![act], ..Surgery::default() };
    let given = Fact::observed(TreatmentStatus::Given);
    let id = "operation".parse().unwrap();
    let kind = TreatmentKind::Surgery(surgery);
    case.treatments.push(Treatment::new(id, "Resection", given, kind));
    case
}

/// SINS of T5 and T6 at a time point: why it does not apply, and what is noticed.
fn of_both(case: &Case, time_point: usize) -> [(Option<String>, String); 2] {
    let scores = spinemap::scores::of_time_point(case, time_point);
    [T5, T6].map(|level| {
        let mut sins = scores.iter().filter(|score| score.name == sins::NAME);
        let score = sins.find(|score| score.subject.level() == Some(level)).unwrap();
        (score.outcome.not_applicable().map(str::to_owned), score.hints.concat())
    })
}

#[test]
fn a_vertebra_that_was_removed_has_no_sins_any_more() {
    let plain = (None, String::new());
    for kind in [ActKind::Spondylectomy, ActKind::EnBlocSpondylectomy] {
        let case = operated(kind, Basis::Stated);
        assert_eq!(of_both(&case, 0), [plain.clone(), plain.clone()], "before the operation");
        let [removed, kept] = of_both(&case, 1);
        let why = removed.0.unwrap();
        assert!(why.starts_with("the vertebra had been removed by then: "), "{why}");
        assert!(why.ends_with(&format!("{}, “Resection”", kind.label())), "{why}");
        assert_eq!(kept, plain);
        let tinted = spinemap::scores::sins_of_time_point(&case, 1);
        assert_eq!(tinted.iter().filter(|score| score.outcome.min().is_some()).count(), 1);
    }
}

#[test]
fn sins_of_a_level_that_was_resected_in_part_is_told_with_a_notice() {
    for (kind, basis) in [
        (ActKind::Corpectomy, Basis::Stated),
        (ActKind::PartialSpondylectomy, Basis::Stated),
        (ActKind::EnBlocSpondylectomy, Basis::Inferred),
    ] {
        let case = operated(kind, basis);
        assert!(of_both(&case, 0).iter().all(|(_, notice)| notice.is_empty()));
        let [(why, notice), other] = of_both(&case, 1);
        assert_eq!((why, other), (None, (None, String::new())));
        let begins = format!("T5 had been operated on by then ({}, “Resection”)", kind.label());
        assert!(notice.starts_with(&begins), "{notice}");
        assert!(notice.ends_with("SINS speaks of levels before they are resected and stabilised"));
    }
    // An operation that takes no vertebra away changes nothing.
    let case = operated(ActKind::Laminectomy, Basis::Stated);
    assert!(of_both(&case, 1).iter().all(|said| *said == (None, String::new())));
}
