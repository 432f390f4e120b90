//! Grades of compression that the level, the canal or the words do not bear out.

use spinemap::anatomy::{Level, Part, Structure};
use spinemap::case::{Basis, Bounds, Escc, Fact, PartFinding, Sourced};
use spinemap::edit::finding_mut;

use super::{after, mended, of};

#[test]
fn grades_where_there_is_no_cord_are_kept_with_a_hint() {
    for (level, rule) in [(Level::L4, "escc-below-conus"), (Level::L2, "escc-at-conus")] {
        let (_, hint) = after("lee", rule, |case| {
            let fact = Fact::new(Sourced::new(Bounds::exactly(Escc::Grade2), Basis::Stated));
            finding_mut(case, 0, level).unwrap().escc = Some(fact);
        });
        assert!(hint.fix.is_none() && hint.text.contains(level.name()), "{}", hint.text);
    }
}

#[test]
fn tumour_in_the_canal_is_more_than_grade_0() {
    let (case, hint) = after("shabani-2025", "escc-0-canal", |case| {
        let finding = finding_mut(case, 0, Level::T5).unwrap();
        finding.escc = Some(Fact::new(Sourced::new(Bounds::exactly(Escc::Grade0), Basis::Stated)));
    });
    let case = mended(case, &hint);
    let escc = case.time_points[0].findings.levels[&Level::T5].escc.clone().unwrap();
    assert_eq!(*escc.value(), Bounds::at_least(Escc::Grade1a));
    // Suspicion contradicts nothing, and a free canal is what grade 0 says.
    let mut free = case;
    let finding = finding_mut(&mut free, 0, Level::T5).unwrap();
    finding.escc = Some(Fact::new(Sourced::new(Bounds::exactly(Escc::Grade0), Basis::Stated)));
    finding.canal = None;
    finding.parts.retain(|part, _| part.structure() != Structure::Epidural);
    finding.parts.insert(Part::EPIDURAL, Fact::observed(PartFinding::FREE));
    assert!(of(&free, "escc-0-canal").is_empty());
}

#[test]
fn compression_alone_is_no_exact_grade() {
    let (case, hint) = after("shabani-2025", "escc-inferred-exact", |case| {
        let fact = Fact::new(Sourced::new(Bounds::exactly(Escc::Grade2), Basis::Inferred));
        finding_mut(case, 0, Level::T5).unwrap().escc = Some(fact);
    });
    let case = mended(case, &hint);
    let escc = case.time_points[0].findings.levels[&Level::T5].escc.clone().unwrap();
    assert_eq!(*escc.value(), Bounds::at_least(Escc::Grade2));
}

#[test]
fn a_free_level_has_no_involved_bone() {
    let (case, hint) = after("shabani-2025", "free-and-involved", |case| {
        let finding = finding_mut(case, 0, Level::T5).unwrap();
        finding.parts.insert(Part::UNSPECIFIED, Fact::observed(PartFinding::FREE));
    });
    assert!(hint.text.contains("T5 is marked free as a whole"), "{}", hint.text);
    let case = mended(case, &hint);
    assert!(of(&case, "free-and-involved").is_empty());
    let finding = &case.time_points[0].findings.levels[&Level::T5];
    assert!(!finding.parts.contains_key(&Part::UNSPECIFIED) && finding.parts.len() > 1);
    // A mass beside a vertebra that is free contradicts nothing.
    let mut beside = case;
    let finding = finding_mut(&mut beside, 0, Level::T5).unwrap();
    finding.parts.retain(|part, _| !part.structure().is_vertebral());
    assert!(!finding.parts.is_empty());
    finding.parts.insert(Part::UNSPECIFIED, Fact::observed(PartFinding::FREE));
    assert!(of(&beside, "free-and-involved").is_empty());
}
