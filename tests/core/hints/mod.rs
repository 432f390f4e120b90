//! Hints: each rule finds what it is for and nothing else, its fix mends it, and what is accepted
//! stays away until it becomes something else.

mod canal;
mod codes;

use std::collections::BTreeSet;
use std::sync::Arc;

use spinemap::anatomy::Level;
use spinemap::case::{
    Ais, AnyOf, Basis, Bounds, Case, DiseaseStatus, Ecog, Escc, Event, EventKind, Fact, Karnofsky,
    MitoticCount, Offset, Quantity, ResectionExtent, ResidualTumour, Sourced, StainResult,
    Staining, TreatmentKind, When,
};
use spinemap::edit::finding_mut;
use spinemap::hints::{Hint, hints};

use crate::scores::sample;

const NAMES: [&str; 5] = ["idir-2023", "kjg-2019", "lee", "shabani-2025", "sun-2014"];

/// The hints of one rule.
pub fn of(case: &Case, rule: &str) -> Vec<Hint> {
    hints(case).into_iter().filter(|hint| hint.rule == rule).collect()
}

/// The one hint of a rule that a change of a sample brings about.
#[track_caller]
pub fn after(name: &str, rule: &str, change: impl FnOnce(&mut Case)) -> (Case, Hint) {
    let mut case = sample(name);
    assert!(of(&case, rule).is_empty(), "{rule} finds something in {name} as it is");
    change(&mut case);
    let mut found = of(&case, rule);
    let texts: Vec<&str> = found.iter().map(|hint| hint.text.as_str()).collect();
    assert_eq!(found.len(), 1, "{rule}: {texts:?}");
    (case, found.remove(0))
}

/// The fix of a hint mends it.
#[track_caller]
pub fn mended(mut case: Case, hint: &Hint) -> Case {
    hint.fix.as_ref().unwrap().mend(&mut case);
    assert!(of(&case, hint.rule).is_empty(), "{}", hint.text);
    assert_eq!(spinemap::case::check(&case), Ok(()));
    case
}

#[test]
fn the_samples_have_no_hint_but_some_that_are_right() {
    for name in NAMES {
        let found: Vec<_> = hints(&sample(name)).iter().map(|hint| hint.rule).collect();
        let expected: &[&str] = match name {
            // 11-f and 11-g: doses of two lines without their days.
            "kjg-2019" => &["fields-without-area", "dose-without-days", "dose-without-days"],
            // 11-e: six cycles of 75 mg/m².
            "sun-2014" => &["doxorubicin-ceiling"],
            _ => &[],
        };
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn doses_that_are_high_or_lack_their_days_are_known() {
    let texts = |name: &str, rule: &str| -> Vec<String> {
        of(&sample(name), rule).into_iter().map(|hint| hint.text).collect()
    };
    assert_eq!(
        texts("sun-2014", "doxorubicin-ceiling"),
        ["Doxorubicin comes to 450 mg/m² in all; the usual ceiling is 450 to 550 mg/m²."]
    );
    let lines = texts("kjg-2019", "dose-without-days");
    assert!(lines[0].contains("dacarbazine, doxorubicin"), "{lines:?}");
    assert!(lines[1].contains("cisplatin, ifosfamide"), "{lines:?}");
    // One cycle less stays below; a second treatment of the same drug adds to it.
    let mut case = sample("sun-2014");
    let place = case
        .treatments
        .iter()
        .position(|treatment| matches!(treatment.kind, TreatmentKind::Systemic(_)));
    let place = place.unwrap();
    let five = Quantity::Exactly(5.0.try_into().unwrap());
    let TreatmentKind::Systemic(systemic) = &mut case.treatments[place].kind else { panic!() };
    systemic.cycles = Some(Fact::observed(five));
    assert!(of(&case, "doxorubicin-ceiling").is_empty());
    let mut second = case.treatments[place].clone();
    second.id = "second".parse().unwrap();
    case.treatments.push(second);
    let hint = of(&case, "doxorubicin-ceiling").remove(0);
    assert!(hint.text.contains("750 mg/m²"), "{}", hint.text);
    assert_eq!(
        hint.field,
        spinemap::scores::FieldPath::Treatment(case.treatments.len() - 1, "kind.systemic.drugs")
    );
}

#[test]
fn karnofsky_and_ecog_that_lie_apart_are_known() {
    let with = |karnofsky: Karnofsky, ecog: Bounds<Ecog>| {
        move |case: &mut Case| {
            let performance = &mut Arc::make_mut(&mut case.time_points[0]).performance;
            performance.karnofsky = Some(Fact::observed(Bounds::exactly(karnofsky)));
            performance.ecog = Some(Fact::observed(ecog));
        }
    };
    let rule = "karnofsky-and-ecog";
    let (_, hint) = after("lee", rule, with(Karnofsky::K90, Bounds::exactly(Ecog::Grade3)));
    assert!(hint.text.contains("Karnofsky 90 and ECOG 3"), "{}", hint.text);
    after("lee", rule, with(Karnofsky::K30, Bounds::at_most(Ecog::Grade1)));
    // The scales have only a rough map: a neighbour agrees, and so does what can be.
    for (karnofsky, ecog) in [
        (Karnofsky::K70, Bounds::exactly(Ecog::Grade1)),
        (Karnofsky::K70, Bounds::exactly(Ecog::Grade2)),
        (Karnofsky::K90, Bounds::exactly(Ecog::Grade1)),
        (Karnofsky::K30, Bounds::at_least(Ecog::Grade1)),
    ] {
        let mut case = sample("lee");
        with(karnofsky, ecog)(&mut case);
        assert!(of(&case, rule).is_empty());
    }
}

#[test]
fn nothing_is_after_death_and_nobody_is_alive_then() {
    let late = |case: &Case| {
        let anchor = case.time_points.iter().find_map(|point| point.when.as_ref()).unwrap();
        let anchor = anchor.value().anchor.clone();
        let offset = Offset::Exact(spinemap::case::Months::new(600.0).unwrap());
        Some(Fact::observed(When { anchor, offset }))
    };
    let (_, hint) = after("lee", "after-death", |case| {
        let when = late(case);
        Arc::make_mut(&mut case.time_points[0]).when = when;
    });
    assert!(hint.text.contains("after the patient's death"));
    after("lee", "alive-when-dead", |case| {
        let death = case.time_points.iter().position(|point| {
            point.events.iter().any(|event| *event.kind.value() == EventKind::Death)
        });
        let point = Arc::make_mut(&mut case.time_points[death.unwrap()]);
        point.disease_status = Some(Fact::observed(DiseaseStatus::AliveWithDisease));
    });
    after("lee", "after-death", |case| {
        let when = late(case);
        let given = case.treatments.iter().position(spinemap::case::Treatment::is_given).unwrap();
        case.treatments[given].when = when;
    });
}

#[test]
fn radiation_before_the_diagnosis_is_known() {
    let (_, hint) = after("sun-2014", "radiation-before-diagnosis", |case| {
        let surgery = spinemap::case::AnchorKind::IndexSurgery;
        let anchor = case.anchors.iter().find(|anchor| anchor.kind == surgery).unwrap().id.clone();
        let at = |months: f64| {
            let offset = Offset::Exact(spinemap::case::Months::new(months).unwrap());
            Some(Fact::observed(When { anchor: anchor.clone(), offset }))
        };
        for specimen in &mut case.specimens {
            specimen.when = at(0.0);
        }
        case.anchors.iter_mut().for_each(|anchor| {
            if anchor.kind == spinemap::case::AnchorKind::PrimaryDiagnosis {
                anchor.kind = spinemap::case::AnchorKind::Other;
            }
        });
        let radiation = |kind: &TreatmentKind| matches!(kind, TreatmentKind::Radiotherapy(_));
        let therapy = case.treatments.iter_mut().find(|t| radiation(&t.kind)).unwrap();
        therapy.when = at(-3.0);
    });
    assert!(hint.text.contains("3 months before"), "{}", hint.text);
    // Counted from a diagnosis that is not dated itself.
    for (offset, words) in [
        (
            Offset::Exact(spinemap::case::Months::new(-2.0).unwrap()),
            "2 months before the diagnosis",
        ),
        (Offset::Before, "is before the diagnosis"),
    ] {
        let (_, hint) = after("sun-2014", "radiation-before-diagnosis", |case| {
            let id: spinemap::case::Id = "made".parse().unwrap();
            case.anchors.push(spinemap::case::TimeAnchor {
                id: id.clone(),
                kind: spinemap::case::AnchorKind::Diagnosis,
                label: "diagnosis".to_owned(),
                when: None,
            });
            let radiation = |kind: &TreatmentKind| matches!(kind, TreatmentKind::Radiotherapy(_));
            let therapy = case.treatments.iter_mut().find(|t| radiation(&t.kind)).unwrap();
            therapy.when = Some(Fact::observed(When { anchor: id, offset }));
        });
        assert!(hint.text.contains(words), "{}", hint.text);
    }
}

#[test]
fn mitoses_want_their_fields() {
    let count = |fields: Option<f64>| MitoticCount {
        count: Quantity::Exactly(12.0.try_into().unwrap()),
        fields: fields.map(|fields| fields.try_into().unwrap()),
        field_area: None,
    };
    after("shabani-2025", "mitoses-without-fields", |case| {
        case.specimens[0].mitoses = Some(Fact::observed(count(None)));
    });
    after("shabani-2025", "fields-without-area", |case| {
        case.specimens[0].mitoses = Some(Fact::observed(count(Some(10.0))));
    });
}

#[test]
fn a_stain_that_nobody_would_expect_is_known() {
    let (_, hint) = after("lee", "unexpected-stain", |case| {
        let specimen = case.specimens.iter_mut().find(|specimen| !specimen.stains.is_empty());
        let stain = specimen.unwrap().stains.iter_mut().find(|stain| stain.marker == "SMA");
        stain.unwrap().result = Fact::observed(Staining::bare(StainResult::Negative));
    });
    assert!(hint.text.contains("SMA is negative"), "{}", hint.text);
}

#[test]
fn treatment_far_from_all_tumour_is_known() {
    after("shabani-2025", "treated-elsewhere", |case| {
        let surgery = case.treatments.iter_mut().find_map(|treatment| match &mut treatment.kind {
            TreatmentKind::Surgery(surgery)
                if surgery.acts.iter().any(|act| act.levels.is_some()) =>
            {
                Some(surgery)
            }
            _ => None,
        });
        let surgery = surgery.unwrap();
        for act in &mut surgery.acts {
            if let Some(levels) = &mut act.levels {
                let range = spinemap::case::LevelRange::between(Level::L3, Level::L4);
                levels.shown_mut().value = spinemap::case::Levels::Range(range);
            }
        }
    });
    after("sun-2014", "no-such-disc", |case| {
        let surgery = case.treatments.iter_mut().find_map(|treatment| match &mut treatment.kind {
            TreatmentKind::Surgery(surgery) if !surgery.acts.is_empty() => Some(surgery),
            _ => None,
        });
        surgery.unwrap().acts[0].discs = vec![Level::C1];
    });
}

/// The operation of a sample.
fn surgery(case: &mut Case) -> &mut spinemap::case::Surgery {
    let mut surgeries = case.treatments.iter_mut().filter_map(|treatment| {
        let given = treatment.is_given();
        match &mut treatment.kind {
            TreatmentKind::Surgery(surgery) if given => Some(surgery),
            _ => None,
        }
    });
    surgeries.next().unwrap()
}

#[test]
fn words_of_the_course_that_clash_with_it_are_known() {
    let (case, hint) = after("idir-2023", "recurrence-of-residual", |case| {
        surgery(case).extent = Some(Fact::observed(ResectionExtent::Subtotal));
        let event = Event {
            kind: Fact::observed(EventKind::LocalRecurrence),
            when: None,
            detail: None,
            residual_known: None,
        };
        let last = case.time_points.last_mut().unwrap();
        Arc::make_mut(last).events.push(event);
    });
    mended(case, &hint);
    let (case, hint) = after("idir-2023", "complete-is-not-r0", |case| {
        let r0 = Sourced::new(AnyOf::one(ResidualTumour::R0), Basis::Inferred);
        surgery(case).residual = Some(Fact::new(r0));
    });
    mended(case, &hint);
    let (case, hint) = after("shabani-2025", "ned-after-metastasis", |case| {
        for diagnosis in &mut case.diagnoses {
            diagnosis.metastatic_at_diagnosis = None;
        }
    });
    mended(case, &hint);
    after("shabani-2025", "ais-without-deficit", |case| {
        let point = Arc::make_mut(&mut case.time_points[0]);
        point.neurology.ais = Some(Fact::observed(AnyOf::one(Ais::E)));
    });
}

#[test]
fn what_is_accepted_stays_away_until_it_is_something_else() {
    let (mut case, hint) = after("lee", "escc-below-conus", |case| {
        finding_mut(case, 0, Level::L4).unwrap().escc =
            Some(Fact::observed(Bounds::exactly(Escc::Grade2)));
    });
    hint.accept(&mut case);
    hint.accept(&mut case);
    assert_eq!(case.accepted_hints.len(), 1);
    assert!(of(&case, hint.rule).is_empty());
    // It is kept with the case, and through another order of its records.
    let text = spinemap::store::to_bytes(&case).unwrap();
    let mut read = spinemap::store::parse(&text).unwrap().case;
    assert_eq!(read, case);
    read.time_points.rotate_left(1);
    assert!(of(&read, hint.rule).is_empty());
    let last = read.time_points.len() - 1;
    finding_mut(&mut read, last, Level::L4).unwrap().escc =
        Some(Fact::observed(Bounds::exactly(Escc::Grade3)));
    assert_eq!(of(&read, hint.rule).len(), 1);
}

#[test]
fn every_rule_can_be_asked_of_any_case() {
    let mut seen = BTreeSet::new();
    for seed in 0..60 {
        let case = super::random::case(90, seed);
        for hint in hints(&case) {
            assert!(!hint.text.is_empty() && hint.text.ends_with('.'), "{}", hint.text);
            seen.insert(hint.rule);
            let mut changed = case.clone();
            hint.accept(&mut changed);
            let left = hints(&changed).len();
            assert!(left < hints(&case).len(), "{}", hint.text);
            if let Some(fix) = &hint.fix {
                let mut changed = case.clone();
                fix.mend(&mut changed);
                assert_eq!(spinemap::case::check(&changed), Ok(()), "{}", fix.label);
            }
        }
    }
    assert!(seen.len() > 8, "{seen:?}");
}
