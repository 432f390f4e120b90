//! FNCLCC grades (Trojani et al., Int J Cancer 1984; Guillou et al., J Clin Oncol 1997).

use std::collections::BTreeSet;

use proptest::prelude::*;
use spinemap::case::*;
use spinemap::scores::fnclcc;

use super::oracle::rows;
use super::world::*;

fn count(count: &str, fields: f64, area: Option<f64>) -> MitoticCount {
    MitoticCount {
        count: count.parse().unwrap(),
        fields: Some(Number::new(fields).unwrap()),
        field_area: area.map(|area| Number::new(area).unwrap()),
    }
}

const fn necrosis(class: NecrosisClass) -> Necrosis {
    Necrosis { class, percent: None }
}

/// A specimen of a soft-tissue sarcoma.
fn graded(change: impl FnOnce(&mut Specimen)) -> Case {
    let mut case = Case::new("A");
    case.tumours.push(tumour("thigh", site(Region::SoftTissueLimb, None), Some(Role::Primary)));
    case.diagnoses.push(diagnosis("thigh", "leiomyosarcoma", "8890/3"));
    let mut specimen = specimen("excision", "thigh");
    change(&mut specimen);
    case.specimens.push(specimen);
    case
}

fn full(kind: Differentiation, mitoses: MitoticCount, dead: NecrosisClass) -> Case {
    graded(|specimen| {
        specimen.differentiation = seen(AnyOf::one(kind));
        specimen.mitoses = seen(mitoses);
        specimen.necrosis = seen(necrosis(dead));
    })
}

#[test]
fn worked_examples_8a_to_8c() {
    use {Differentiation as D, NecrosisClass as N};
    let rows = [
        ("8-a", D::Conventional, "12", N::Below50, "5, G2"),
        ("8-b", D::Poor, "25", N::AtLeast50, "8, G3"),
        ("8-c", D::Well, "4", N::None, "2, G1"),
    ];
    for (number, kind, mitoses, dead, expected) in rows {
        let case = full(kind, count(mitoses, 10.0, None), dead);
        assert_eq!(told(&case, fnclcc::NAME), expected, "{number}");
    }
}

#[test]
fn worked_example_8d() {
    let rows: [(f64, f64, f64, f64, u8); 2] =
        [(30.0, 0.237, 12.66, 21.95, 3), (12.0, 0.1734, 6.92, 12.0, 2)];
    for (mitoses, area, per_mm2, per_ten, points) in rows {
        assert!((mitoses / (10.0 * area) - per_mm2).abs() < 0.005);
        let found = fnclcc::per_ten_fields(mitoses, 10.0, area);
        assert!((found - per_ten).abs() < 0.005, "{found}");
        assert_eq!(fnclcc::mitoses(found), points);
    }
}

#[test]
fn worked_example_8e() {
    let case = graded(|specimen| {
        specimen.kind = seen(SpecimenKind::CoreBiopsy);
        let kinds = vec![Differentiation::Conventional, Differentiation::Poor];
        specimen.differentiation = seen(AnyOf::try_from(kinds).unwrap());
        specimen.mitoses = seen(count("3-4", 25.0, None));
    });
    let score = one(&case, fnclcc::NAME);
    assert_eq!(score.result(), "3–6");
    assert_eq!(score.class.as_deref(), Some("at least G1"));
    let mitoses = score.inputs.iter().find(|input| input.name == "mitoses").unwrap();
    assert_eq!(mitoses.points.unwrap().to_string(), "1");
    assert!(score.conventions.iter().any(|words| words.contains("0.1734")));
    let low = fnclcc::per_ten_fields(3.0, 25.0, fnclcc::FIELD_AREA);
    assert!((low - 1.2).abs() < 1e-6);
}

#[test]
fn counts_with_operators_and_without_fields_are_intervals() {
    let points = |mitoses: MitoticCount| {
        let case = graded(|specimen| specimen.mitoses = seen(mitoses));
        one(&case, fnclcc::NAME).inputs[1].points.unwrap().to_string()
    };
    assert_eq!(points(count(">10", 10.0, None)), "2–3");
    assert_eq!(points(count("<10", 10.0, None)), "1");
    assert_eq!(points(count("≤10", 10.0, None)), "1–2");
    assert_eq!(points(count("≥20", 10.0, None)), "3");
    assert_eq!(points(count("8-12", 10.0, None)), "1–2");
    assert_eq!(points(MitoticCount { fields: None, ..count("12", 1.0, None) }), "1–3");
    assert_eq!(points(MitoticCount { fields: None, ..count("0", 1.0, None) }), "1");
}

#[test]
fn necrosis_is_scored_by_class_and_by_share() {
    let points = |class: NecrosisClass, percent: Option<&str>| {
        let percent = percent.map(|text| text.parse().unwrap());
        fnclcc::necrosis(&Necrosis { class, percent }).to_string()
    };
    assert_eq!(points(NecrosisClass::Present, None), "1–2");
    assert_eq!(points(NecrosisClass::Present, Some("20")), "1");
    assert_eq!(points(NecrosisClass::Present, Some("50")), "2");
    assert_eq!(points(NecrosisClass::Present, Some(">30")), "1–2");
    assert_eq!(points(NecrosisClass::None, None), "0");
}

#[test]
fn it_is_not_for_metastases_bone_uterus_carcinoma_or_treated_tumours() {
    let why = |region, role, name: &str, treated: Option<YesNo>| {
        let mut case = graded(|specimen| {
            specimen.necrosis = seen(necrosis(NecrosisClass::None));
            specimen.after_therapy = treated.map(Fact::observed);
        });
        case.tumours = vec![tumour("thigh", site(region, None), Some(role))];
        case.diagnoses = vec![diagnosis("thigh", name, "8890/3")];
        if name == "adenocarcinoma" {
            case.diagnoses = vec![diagnosis("thigh", name, "8140/3")];
        }
        one(&case, fnclcc::NAME).outcome.not_applicable().map(str::to_owned)
    };
    let limb = Region::SoftTissueLimb;
    let lms = "leiomyosarcoma";
    assert_eq!(why(limb, Role::Primary, lms, None), None);
    for (region, role, name, treated, expected) in [
        (limb, Role::Metastasis, lms, None, "metastases"),
        (Region::Vertebra, Role::Primary, lms, None, "bone"),
        (Region::Uterus, Role::Primary, lms, None, "uterus"),
        (limb, Role::Primary, "adenocarcinoma", None, "sarcomas"),
        (limb, Role::Primary, lms, Some(YesNo::Yes), "treated"),
    ] {
        assert!(why(region, role, name, treated).unwrap().contains(expected), "{expected}");
    }
    let unscored = graded(|specimen| specimen.kind = seen(SpecimenKind::Resection));
    assert!(all(&unscored, fnclcc::NAME).is_empty());
}

#[test]
fn every_combination_agrees_with_the_oracle() {
    for row in rows("fnclcc") {
        let number = |place: usize| row[place].parse::<f64>().unwrap();
        let per_ten = fnclcc::per_ten_fields(number(1), number(2), number(3));
        let mitoses = fnclcc::mitoses(per_ten);
        let kind = Differentiation::ALL[number(0) as usize - 1];
        let classes = [NecrosisClass::None, NecrosisClass::Below50, NecrosisClass::AtLeast50];
        let dead = fnclcc::necrosis(&necrosis(classes[number(4) as usize]));
        assert!(dead.is_settled());
        let sum = fnclcc::differentiation(kind) + mitoses + dead.min();
        let found = [mitoses.to_string(), sum.to_string(), fnclcc::grade(sum).to_owned()];
        assert_eq!(found, row[5..], "{row:?}");
    }
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn the_interval_is_that_of_every_meaning(
        kinds in prop::option::of(prop::sample::subsequence(Differentiation::ALL.to_vec(), 1..=3)),
        mitoses in prop::option::of((0..30_u32, 0..10_u32)),
        fields in prop::sample::select(vec![5_u32, 10, 25]),
        dead in prop::collection::vec(
            (prop::sample::select(NecrosisClass::ALL.to_vec()), any::<bool>()), 0..3,
        ),
    ) {
        let case = graded(|specimen| {
            specimen.kind = seen(SpecimenKind::Resection);
            specimen.differentiation = kinds.clone().and_then(|kinds| seen(kinds.try_into().unwrap()));
            specimen.mitoses = mitoses.and_then(|(low, more)| {
                seen(count(&format!("{low}-{}", low + more), f64::from(fields), None))
            });
            let dead = dead.iter().map(|(class, suspected)| (necrosis(*class), *suspected));
            specimen.necrosis = fact(dead.collect());
        });
        let kinds = kinds.unwrap_or_else(|| Differentiation::ALL.to_vec());
        let counted: BTreeSet<u8> = mitoses.map_or_else(
            || BTreeSet::from([1, 2, 3]),
            |(low, more)| {
                // A count in fewer or more fields than ten need not come to a whole number.
                (low * 10..=(low + more) * 10)
                    .map(|tenths| fnclcc::per_ten_fields(
                        f64::from(tenths) / 10.0, f64::from(fields), fnclcc::FIELD_AREA,
                    ))
                    .map(fnclcc::mitoses)
                    .collect()
            },
        );
        let certain = dead.iter().any(|(_, suspected)| !suspected);
        let dead: BTreeSet<u8> = dead.iter()
            .filter(|_| certain)
            .flat_map(|(class, _)| fnclcc::necrosis(&necrosis(*class)).iter().collect::<Vec<_>>())
            .collect();
        let dead = if dead.is_empty() { BTreeSet::from([0, 1, 2]) } else { dead };
        let mut sums = BTreeSet::new();
        for kind in kinds {
            for mitoses in &counted {
                sums.extend(dead.iter().map(|dead| fnclcc::differentiation(kind) + mitoses + dead));
            }
        }
        if all(&case, fnclcc::NAME).is_empty() {
            prop_assert_eq!(sums.len(), 7, "nothing is recorded");
        } else {
            prop_assert_eq!(points(&one(&case, fnclcc::NAME)), sums.into_iter().collect::<Vec<_>>());
        }
    }
}
