//! How long all scores of a fully marked case take: `cargo bench --bench scores`.
//!
//! Every part of every level is marked once at one time point, and everything that a score asks for
//! is stated with a passage. There are a primary tumour of bone and a metastasis, so that every score
//! applies to one of them.

#![expect(clippy::unwrap_used, reason = "a benchmark is no library")]

use std::hint::black_box;
use std::sync::Arc;

use divan::Bencher;
use spinemap::anatomy::{Level, Part, Structure};
use spinemap::case::{
    Alignment, AnyOf, Basis, BoneLesion, Bounds, Case, Collapse, CollapseClass, Escc, Evidence,
    Fact, Frankel, Karnofsky, OrganMetastases, Pain, PartFinding, Sourced, TimePoint,
};
use spinemap::scores::{self, Score};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

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
    add_disease(&mut case);
    case
}

/// What scores ask for beside the marks.
fn add_disease(case: &mut Case) {
    let stated = |value| serde_json::json!({"values": [{"value": value, "basis": "stated"}]});
    let tumour = |id: &str, region: &str, role: &str, from: Option<&str>| {
        let site = serde_json::json!({"region": region, "first": "T5", "last": "T6"});
        let site = if region == "vertebra" { site } else { serde_json::json!({"region": region}) };
        let mut tumour = serde_json::json!({
            "id": id, "label": id, "site": stated(site), "role": stated(role.into()),
        });
        if let Some(from) = from {
            tumour["from"] = from.into();
        }
        tumour
    };
    let diagnosis = |tumour: &str, code: &str| {
        let entity = serde_json::json!({
            "name": "leiomyosarcoma", "morphology": code, "icdo_version": "3.2",
        });
        serde_json::json!({"id": format!("of-{tumour}"), "tumour": tumour, "entity": stated(entity)})
    };
    let mut document = serde_json::to_value(&*case).unwrap();
    document["tumours"] = serde_json::json!([
        tumour("bone", "vertebra", "primary", None),
        tumour("uterus", "uterus", "primary", None),
        tumour("metastasis", "vertebra", "metastasis", Some("uterus")),
    ]);
    document["diagnoses"] = serde_json::json!([
        diagnosis("bone", "8890/3"),
        diagnosis("uterus", "8890/3"),
        diagnosis("metastasis", "8890/6"),
    ]);
    *case = serde_json::from_value(document).unwrap();
}

/// All scores of the case.
fn all(case: &Case) -> Vec<Score<'_>> {
    let mut scores = scores::of_time_point(case, 0);
    scores.extend(scores::of_records(case));
    scores
}

fn main() {
    divan::main();
}

#[divan::bench]
fn all_parts_of_29_levels(bencher: Bencher<'_, '_>) {
    let case = marked(true);
    bencher.bench(|| all(black_box(&case)).len());
}

#[divan::bench]
fn all_parts_of_29_levels_in_words(bencher: Bencher<'_, '_>) {
    let case = marked(true);
    bencher.bench(|| all(black_box(&case)).iter().map(|score| score.line().len()).sum::<usize>());
}

#[divan::bench]
fn the_bodies_of_29_levels(bencher: Bencher<'_, '_>) {
    let case = marked(false);
    bencher.bench(|| all(black_box(&case)).len());
}
