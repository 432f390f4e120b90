//! Forms: every field of the document is seen somewhere.

use std::collections::BTreeSet;
use std::sync::Arc;

use spinemap::anatomy::{Level, Part};
use spinemap::case::*;

use super::{press, sample, window_on};

/// Fields of which none is shown: a group is seen by the fields in it.
fn is_drawn(path: &str, drawn: &BTreeSet<String>) -> bool {
    drawn.contains(path)
        || (fields()[path].is_group && drawn.iter().any(|other| other.starts_with(path)))
}

#[test]
fn every_field_of_the_document_is_in_a_form() {
    let folder = tempfile::tempdir().unwrap();
    let full = folder.path().join("full.spinecase");
    std::fs::write(&full, spinemap::store::to_bytes(&full_case()).unwrap()).unwrap();
    let mut window = window_on(&full);
    window.set_size(egui::vec2(1440.0, 12_000.0));
    window.state_mut().trace_fields();
    for tab in ["Level", "Tumours", "Histology", "Treatment", "Follow-up", "Case"] {
        press(&mut window, tab);
        window.run();
    }
    let drawn = window.state_mut().take_drawn_fields();
    let missing: Vec<&String> = fields().keys().filter(|path| !is_drawn(path, &drawn)).collect();
    assert!(missing.is_empty(), "no form shows {missing:#?}");
    let unknown: Vec<&String> = drawn.iter().filter(|path| !fields().contains_key(*path)).collect();
    assert!(unknown.is_empty(), "the table has no {unknown:#?}");
}

/// A case in which every list has an entry and every value of several parts is there, so that
/// every form has something to draw.
fn full_case() -> Case {
    let mut case = spinemap::store::load(&sample("shabani-2025.spinecase")).unwrap().case;
    let level = Level::T5;
    let point = Arc::make_mut(&mut case.time_points[0]);
    let size = || {
        Fact::observed(Size {
            diameters: Size::parse_diameters("8 × 4 × 5").unwrap(),
            method: SizeMethod::Mri,
            approximate: true,
            of: Some("nodule".to_owned()),
            time_point: None,
        })
    };
    let full_level = LevelFinding {
        parts: [(Part::BODY, Fact::observed(PartFinding::INVOLVED))].into(),
        canal: Some(Fact::observed(Canal { state: CanalState::Invaded, from: None })),
        thecal_sac: Some(Fact::observed(Bounds::exactly(ThecalSac::Grade1))),
        collapse: Some(Fact::observed(Collapse { class: CollapseClass::Present, percent: None })),
        ..LevelFinding::default()
    };
    // Only the level that the window chooses is shown.
    point.findings.levels = [(level, full_level.clone())].into();
    point.findings.spans =
        vec![Span { first: level, last: level, reading: Reading::Somewhere, finding: full_level }];
    point.findings.masses = vec![Mass {
        first: Some(level),
        last: None,
        side: None,
        space: None,
        sizes: vec![size()],
        signal: Signal::default(),
        tumour: None,
        description: None,
    }];
    point.events = vec![Event {
        kind: Fact::observed(EventKind::Other),
        when: None,
        detail: None,
        residual_known: None,
    }];
    case.tumours[0].sizes = vec![size()];
    let specimen = &mut case.specimens[0];
    specimen.grade = Some(Fact::observed(StatedGrade {
        system: GradeSystem::Fnclcc,
        grades: AnyOf::one(Grade::G2),
        mixed: false,
    }));
    let count = Quantity::Exactly(Number::new(3.0).unwrap());
    specimen.mitoses = Some(Fact::observed(MitoticCount { count, fields: None, field_area: None }));
    specimen.necrosis =
        Some(Fact::observed(Necrosis { class: NecrosisClass::Present, percent: None }));
    specimen.stains = vec![Stain {
        method: Method::Immunohistochemistry,
        marker: "SMA".to_owned(),
        result: Fact::observed(Staining::bare(StainResult::Positive)),
    }];
    let treatment = case.treatments[0].clone();
    let kinds = [
        TreatmentKind::Surgery(Surgery {
            acts: vec![Act {
                kind: Fact::observed(ActKind::Laminectomy),
                levels: None,
                discs: vec![],
                parts: vec![],
                side: None,
                detail: None,
            }],
            ..Surgery::default()
        }),
        TreatmentKind::Radiotherapy(Radiotherapy::default()),
        TreatmentKind::Systemic(Systemic {
            drugs: vec![Drug { name: Fact::observed("x".to_owned()), dose: None, days: None }],
            ..Systemic::default()
        }),
        TreatmentKind::Other(Fact::observed("rehabilitation".to_owned())),
    ];
    case.treatments = kinds
        .into_iter()
        .enumerate()
        .map(|(index, kind)| Treatment {
            id: format!("treatment-{index}").parse().unwrap(),
            kind,
            ..treatment.clone()
        })
        .collect();
    case.contradictions = vec![Contradiction { text: "one".to_owned(), evidence: vec![] }];
    case
}
