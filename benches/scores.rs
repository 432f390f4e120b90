//! How long all scores of a fully marked case take: `cargo bench --bench scores`.
//!
//! Every part of every level is marked once at one time point, and everything that a score asks for
//! is stated with a passage.

#![expect(clippy::unwrap_used, reason = "a benchmark is no library")]

use std::hint::black_box;
use std::sync::Arc;

use divan::Bencher;
use spinemap::anatomy::{Level, Part, Structure};
use spinemap::case::{
    Alignment, AnyOf, Basis, BoneLesion, Bounds, Case, Collapse, CollapseClass, Escc, Evidence,
    Fact, Frankel, Karnofsky, OrganMetastases, Pain, PartFinding, Sourced, TimePoint,
};
use spinemap::scores;

fn stated<T>(value: T) -> Fact<T> {
    let words = "a passage of the report".to_owned();
    let passage = Evidence { source: "mri".parse().unwrap(), start: 0, end: 23, words };
    Fact::new(Sourced { evidence: vec![passage], ..Sourced::new(value, Basis::Stated) })
}

/// A case with everything stated; all parts of all levels, or the bodies alone.
fn marked(all_parts: bool) -> Case {
    let mut case = Case::new("everything");
    let point: &mut TimePoint = Arc::make_mut(&mut case.time_points[0]);
    point.pain = Some(stated(AnyOf::one(Pain::Mechanical)));
    point.performance.karnofsky = Some(stated(Bounds::exactly(Karnofsky::K80)));
    point.neurology.frankel = Some(stated(AnyOf::one(Frankel::D)));
    point.elsewhere.organs = Some(stated(AnyOf::one(OrganMetastases::None)));
    for level in Level::ALL {
        let finding = point.findings.levels.entry(level).or_default();
        let is_smallest = |part: &Part| part.leaves(level).eq([*part]);
        for part in Part::of(level).filter(is_smallest) {
            if !all_parts && part.structure() != Structure::Body {
                continue;
            }
            finding.parts.insert(part, stated(PartFinding::INVOLVED));
        }
        finding.bone_lesion = Some(stated(BoneLesion::Lytic));
        finding.alignment = Some(stated(Alignment::Normal));
        let collapse = Collapse { class: CollapseClass::Above50, percent: None };
        finding.collapse = Some(stated(collapse));
        finding.escc = Some(stated(Bounds::exactly(Escc::Grade2)));
    }
    case
}

fn main() {
    divan::main();
}

#[divan::bench]
fn all_parts_of_29_levels(bencher: Bencher<'_, '_>) {
    let case = marked(true);
    bencher.bench(|| scores::of_time_point(black_box(&case), 0).len());
}

#[divan::bench]
fn the_bodies_of_29_levels(bencher: Bencher<'_, '_>) {
    let case = marked(false);
    bencher.bench(|| scores::of_time_point(black_box(&case), 0).len());
}
