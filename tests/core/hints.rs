//! Hints: each rule finds what it is for and nothing else, its fix mends it, and what is accepted
//! stays away until it becomes something else.

use std::collections::BTreeSet;
use std::sync::Arc;

use spinemap::anatomy::{Level, Part, Structure};
use spinemap::case::{
    Ais, AnyOf, Basis, Bounds, Case, DiseaseStatus, Ecog, Entity, Escc, Event, EventKind, Fact,
    IcdoVersion, Karnofsky, MitoticCount, Offset, PartFinding, Quantity, ResectionExtent,
    ResidualTumour, Sourced, StainResult, Staining, TreatmentKind, When,
};
use spinemap::edit::finding_mut;
use spinemap::hints::{Hint, hints};

use super::scores::sample;

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

fn coded(case: &mut Case, index: usize, name: &str, code: &str, version: Option<IcdoVersion>) {
    let morphology = Some(code.parse().unwrap());
    let entity = Entity { name: name.to_owned(), morphology, icdo_version: version };
    case.diagnoses[index].entity = Fact::new(Sourced::new(entity, Basis::Stated));
}

fn code_of(case: &Case, index: usize) -> String {
    let entity = case.diagnoses[index].entity.value();
    entity.morphology.as_ref().unwrap().to_string()
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
fn an_old_code_of_ewing_sarcoma_is_known_and_replaced() {
    // 8-k.
    let (case, hint) = after("shabani-2025", "code-of-another-edition", |case| {
        coded(case, 0, "Ewing sarcoma", "9260/3", Some(IcdoVersion::V3_2));
    });
    assert!(hint.text.contains("Ewing sarcoma is 9364/3 in 3.2"), "{}", hint.text);
    assert_eq!(code_of(&mended(case, &hint), 0), "9364/3");
    let mut old = sample("shabani-2025");
    coded(&mut old, 0, "Ewing sarcoma", "9260/3", Some(IcdoVersion::V3));
    assert!(of(&old, "code-of-another-edition").is_empty(), "right in its own edition");
    let (_, hint) =
        after("lee", "icdo-edition", |case| coded(case, 0, "Ewing sarcoma", "9260/3", None));
    assert!(hint.fix.is_none(), "nobody can say which edition it was");
}

#[test]
fn a_code_of_another_tumour_is_known() {
    let (case, hint) = after("idir-2023", "code-of-another-tumour", |case| {
        coded(case, 0, "Chordoma", "9372/3", Some(IcdoVersion::V3_2));
    });
    assert!(hint.text.contains("dedifferentiated chordoma"), "{}", hint.text);
    assert_eq!(code_of(&mended(case, &hint), 0), "9370/3");
}

#[test]
fn a_metastasis_coded_as_a_primary_tumour_is_known() {
    // 8-j.
    let (case, hint) = after("shabani-2025", "behaviour-digit", |case| {
        coded(case, 0, "Leiomyosarcoma", "8890/3", Some(IcdoVersion::V3_2));
    });
    assert_eq!(code_of(&mended(case, &hint), 0), "8890/6");
}

#[test]
fn right_codes_have_no_hint() {
    // 8-i and 8-j: a primary leiomyosarcoma of T10, and a uterine one with its metastasis.
    for (name, codes) in [
        ("kjg-2019", &[("8890/3", "C41.2")][..]),
        ("shabani-2025", &[("8890/6", "C41.2"), ("8890/3", "C55.9")]),
    ] {
        let case = sample(name);
        for (diagnosis, (morphology, topography)) in case.diagnoses.iter().zip(codes) {
            let code = diagnosis.entity.value().morphology.as_ref().unwrap().to_string();
            assert_eq!(code, *morphology, "{name}");
            let place = diagnosis.topography.as_ref().unwrap().value();
            assert_eq!(place.as_str(), *topography, "{name}");
        }
        for rule in
            ["behaviour-digit", "icdo-edition", "code-of-another-tumour", "topography-region"]
        {
            assert!(of(&case, rule).is_empty(), "{name}: {rule}");
        }
    }
}

#[test]
fn the_topography_of_bone_follows_its_levels() {
    // 8-l.
    let (case, hint) = after("kjg-2019", "topography-region", |case| {
        let at = |tumour: &spinemap::case::Tumour| {
            tumour.site.value().first.is_some()
                && tumour.site.value().region == spinemap::case::Region::Vertebra
        };
        let tumour = case.tumours.iter().position(at).unwrap();
        let id = case.tumours[tumour].id.clone();
        let diagnosis = case.diagnoses.iter().position(|d| d.tumour == id).unwrap();
        case.diagnoses[diagnosis].topography =
            Some(Fact::new(Sourced::new("C41.4".parse().unwrap(), Basis::Stated)));
    });
    assert!(hint.text.contains("C41.2"));
    mended(case, &hint);
}

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
