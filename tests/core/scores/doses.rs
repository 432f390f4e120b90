//! Doses of radiation and of drugs (linear-quadratic model; dose × days ×
//! cycles), and the H-score (Σ intensity × percent).

use proptest::prelude::*;
use spinemap::case::*;
use spinemap::scores::{Outcome, dose, drugs, hscore};

use super::world::*;

fn treatment(kind: TreatmentKind) -> Treatment {
    Treatment {
        id: "treatment".parse().unwrap(),
        label: "treatment".to_owned(),
        when: None,
        status: Fact::observed(TreatmentStatus::Given),
        reason: None,
        intent: None,
        tumours: Vec::new(),
        kind,
        response: None,
    }
}

fn quantity(text: &str) -> Option<Fact<Quantity>> {
    seen(text.parse().unwrap())
}

fn radiation(gray: &str, fractions: Option<&str>) -> Case {
    let mut case = Case::new("A");
    case.treatments.push(treatment(TreatmentKind::Radiotherapy(Radiotherapy {
        dose: quantity(gray),
        fractions: fractions.and_then(quantity),
        ..Radiotherapy::default()
    })));
    case
}

#[test]
fn worked_examples_11a_to_11d() {
    let rows = [
        ("11-a", "50", "25", "BED (α/β 10)", "60 Gy"),
        ("11-a", "50", "25", "EQD2 (α/β 10)", "50 Gy"),
        ("11-a", "50", "25", "EQD2 (α/β 3)", "50 Gy"),
        ("11-a", "50", "25", "EQD2 (α/β 2)", "50 Gy"),
        ("11-b", "30", "10", "BED (α/β 10)", "39 Gy"),
        ("11-b", "30", "10", "EQD2 (α/β 10)", "32.5 Gy"),
        ("11-b", "30", "10", "EQD2 (α/β 3)", "36 Gy"),
        ("11-c", "8", "1", "BED (α/β 10)", "14.4 Gy"),
        ("11-c", "8", "1", "EQD2 (α/β 10)", "12 Gy"),
        ("11-d", "27", "3", "BED (α/β 10)", "51.3 Gy"),
        ("11-d", "27", "3", "EQD2 (α/β 10)", "42.75 Gy"),
    ];
    for (number, gray, fractions, name, expected) in rows {
        assert_eq!(told(&radiation(gray, Some(fractions)), name), expected, "{number} {name}");
    }
}

#[test]
fn without_fractions_the_dose_lies_between_many_and_one() {
    let case = radiation("30", None);
    assert_eq!(told(&case, "BED (α/β 10)"), "30–120 Gy");
    let missing: Vec<_> = one(&case, "BED (α/β 10)")
        .missing()
        .map(|input| (input.name.to_string(), input.change))
        .collect();
    assert_eq!(missing, [("fractions".to_owned(), 90.0)]);
    let mut refused = radiation("30", None);
    refused.treatments[0].status = Fact::observed(TreatmentStatus::Refused);
    assert!(all(&refused, "BED (α/β 10)").is_empty());
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn an_interval_of_doses_holds_every_meaning_and_reaches_its_ends(
        dose in (1..80_u32, 0..20_u32),
        fractions in (1..40_u32, 0..10_u32),
        share in (0.0..=1.0_f64, 0.0..=1.0_f64),
    ) {
        let range = |(low, more): (u32, u32)| (f64::from(low), f64::from(low + more));
        let text = |(low, high): (f64, f64)| format!("{low}-{high}");
        let (dose, fractions) = (range(dose), range(fractions));
        let case = radiation(&text(dose), Some(&text(fractions)));
        for (name, rule) in [
            ("BED (α/β 3)", dose::bed as fn(f64, f64, f64) -> f64),
            ("EQD2 (α/β 3)", dose::eqd2),
        ] {
            let Outcome::Between(low, high) = one(&case, name).outcome else { panic!() };
            let within = |(a, b): (f64, f64), share: f64| a + (b - a) * share;
            let value = rule(within(dose, share.0), within(fractions, share.1), 3.0);
            prop_assert!(low - 1e-9 <= value && value <= high + 1e-9);
            prop_assert!((rule(dose.0, fractions.1, 3.0) - low).abs() < 1e-9);
            prop_assert!((rule(dose.1, fractions.0, 3.0) - high).abs() < 1e-9);
        }
    }
}

fn drug(name: &str, amount: &str, days: Option<Vec<u16>>) -> Drug {
    let dose = Dose { amount: amount.parse().unwrap(), unit: DoseUnit::MgPerM2 };
    Drug { name: Fact::observed(name.to_owned()), dose: seen(dose), days: days.map(Fact::observed) }
}

fn systemic(drugs: Vec<Drug>, length: &str, cycles: Option<&str>) -> Treatment {
    treatment(TreatmentKind::Systemic(Systemic {
        drugs,
        cycle_length: quantity(length),
        cycles: cycles.and_then(quantity),
        ..Systemic::default()
    }))
}

#[test]
fn worked_example_11e() {
    let mut case = Case::new("A");
    let adriamycin = drug("Adriamycin", "25", Some(vec![1, 2, 3]));
    case.treatments.push(systemic(vec![adriamycin], "28", Some("6")));
    assert!((drugs::cycle_dose(25.0, 3.0) - 75.0).abs() < 1e-9);
    assert_eq!(told(&case, drugs::NAME), "450 mg/m²");
    let score = one(&case, drugs::NAME);
    assert!(score.hints.iter().any(|hint| hint.contains("168 days")));
    assert!(score.hints.iter().any(|hint| hint.contains("450 mg/m² or more")));
    assert_eq!(score.missing().count(), 0);
}

#[test]
fn worked_examples_11f_and_11g() {
    let mut case = Case::new("A");
    let first = vec![drug("dacarbazine", "200", None), drug("doxorubicin", "15", None)];
    let second = vec![drug("cisplatin", "25", None), drug("ifosfamide", "1000", None)];
    case.treatments.push(systemic(first, "21", Some("3")));
    case.treatments.push(systemic(second, "21", Some("2")));
    case.treatments[1].id = "second".parse().unwrap();
    let found: Vec<_> = all(&case, drugs::NAME)
        .iter()
        .map(|score| {
            assert!(score.hints.iter().any(|hint| hint.contains("possibly per day")));
            format!("{} {}", score.subject.label().unwrap(), score.result())
        })
        .collect();
    assert_eq!(
        found,
        [
            "dacarbazine 600 mg/m²",
            "doxorubicin 45 mg/m²",
            "cisplatin 50 mg/m²",
            "ifosfamide 2000 mg/m²",
        ]
    );
    assert!(all(&case, drugs::TOTAL_NAME).is_empty());
}

#[test]
fn doxorubicin_of_several_lines_is_added_up() {
    let mut case = Case::new("A");
    case.treatments.push(systemic(vec![drug("adriamycin", "75", Some(vec![1]))], "21", Some("4")));
    case.treatments.push(systemic(vec![drug("Doxorubicin", "60", Some(vec![1]))], "21", Some("3")));
    assert_eq!(told(&case, drugs::TOTAL_NAME), "480 mg/m²");
    let warned = |name| all(&case, name).iter().any(|s| s.hints.iter().any(|h| h.contains("450")));
    assert!(warned(drugs::TOTAL_NAME) && !warned(drugs::NAME));
}

#[test]
fn without_cycles_a_dose_has_no_upper_end() {
    let mut case = Case::new("A");
    case.treatments.push(systemic(vec![drug("trabectedin", "1.5", Some(vec![1]))], "21", None));
    assert_eq!(told(&case, drugs::NAME), "≥1.5 mg/m²");
}

fn stained(staining: Staining) -> Case {
    let mut case = Case::new("A");
    let mut specimen = specimen("excision", "spinal");
    specimen.stains.push(Stain {
        method: Method::Immunohistochemistry,
        marker: "SMA".to_owned(),
        result: Fact::observed(staining),
    });
    case.specimens.push(specimen);
    case
}

#[test]
fn worked_examples_8f_to_8h() {
    assert!((hscore::h_score(10.0, 20.0, 30.0) - 140.0).abs() < 1e-9, "8-f");
    let strong =
        Staining { intensity: Some(Intensity::Strong), ..Staining::bare(StainResult::Positive) };
    assert!(all(&stained(strong), hscore::NAME).is_empty(), "8-g: extent not stated");
    let ki67: Quantity = "<50".parse().unwrap();
    assert_eq!(ki67, Quantity::Below(Number::new(50.0).unwrap()), "8-h");
    let below = Staining { percent: Some(ki67), ..Staining::bare(StainResult::Positive) };
    assert_eq!(told(&stained(below), hscore::NAME), "0–150", "8-h");
    let both = Staining { percent: Some("60".parse().unwrap()), ..strong };
    assert_eq!(told(&stained(both), hscore::NAME), "180");
}
