//! The scores of the sample cases: what their case reports let be counted.

use std::sync::Arc;

use spinemap::case::{Case, Unmarked};
use spinemap::scores;

pub fn sample(name: &str) -> Case {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_cases");
    spinemap::store::load(&folder.join(name).with_extension("spinecase")).unwrap().case
}

/// The results before surgery and of the records, by name and subject: `SINS T5: 5–10`.
fn results(case: &Case) -> Vec<String> {
    let before = case.time_points.iter().position(|p| p.id.as_str() == "before-surgery").unwrap();
    let mut all = scores::of_time_point(case, before);
    all.extend(scores::of_records(case));
    let line = |score: &scores::Score<'_>| {
        let level = score.subject.level().map_or(String::new(), |level| format!(" {level}"));
        let result = match score.outcome.not_applicable() {
            Some(_) => "n/a".to_owned(),
            None => score.result(),
        };
        format!("{}{level}: {result}", score.name)
    };
    all.iter().map(line).collect()
}

#[track_caller]
fn assert_has(name: &str, case: &Case, expected: &[&str]) {
    let found = results(case);
    for line in expected {
        assert!(found.iter().any(|known| known == line), "{name}: {line}\n{found:#?}");
    }
}

fn free(mut case: Case) -> Case {
    for point in &mut case.time_points {
        Arc::make_mut(point).findings.unmarked = Some(Unmarked::Free);
    }
    case
}

#[test]
fn the_samples_have_the_scores_of_the_reference() {
    assert_has(
        "lee",
        &sample("lee"),
        &[
            "SINS T7: 1–16",
            "SINS T10: 1–16",
            "AJCC 8 T (bone, spine): n/a",
            "Enneking: n/a",
            "Tokuhashi (revised): n/a",
        ],
    );
    assert_has(
        "kjg-2019",
        &sample("kjg-2019"),
        &[
            "SINS T10: 3–16",
            "ESCC T10: 2 or 3",
            "Tomita type: 4",
            "WBB (SOSG) T10: 2,4,11 / BCD",
            "AJCC 8 T (bone, spine): T4a",
            "Enneking: IB or IIB or IIIB",
            "Tokuhashi (revised): n/a",
        ],
    );
    assert_has(
        "shabani-2025",
        &sample("shabani-2025"),
        &[
            "SINS T5: 5–10",
            "SINS T6: 5–10",
            "ESCC T5: 3",
            "Tomita type: 6",
            "WBB (SOSG) T5: 1,3-8,12 / ABCD",
            "AJCC 8 T (bone, spine): n/a",
            "Tokuhashi (revised): 10–12",
            "Tomita score: 3–4",
        ],
    );
    assert_has(
        "sun-2014",
        &sample("sun-2014"),
        &[
            "SINS C6: 7–17",
            "ESCC C6: 2 or 3",
            "Tomita type: 7",
            "WBB (SOSG) C6: 5-8 / BC",
            "AJCC 8 T (bone, spine): n/a",
            "Tokuhashi (revised): 3–9",
            "Tomita score: 8–10",
            "BED (α/β 10): 60 Gy",
            "Cumulative dose: 450 mg/m²",
        ],
    );
    assert_has(
        "idir-2023",
        &sample("idir-2023"),
        &[
            "SINS T3: 4–16",
            "Tomita type: 6",
            "WBB (SOSG) T3: 1,2,11,12 / ABCD",
            "AJCC 8 T (soft tissue): T2",
            "AJCC 8 T (bone, spine): n/a",
        ],
    );
}

#[test]
fn marks_that_are_all_there_is_narrow_the_samples() {
    assert_has("kjg-2019", &free(sample("kjg-2019")), &["SINS T10: 3–11"]);
    assert_has("shabani-2025", &free(sample("shabani-2025")), &["SINS T5: 5–8"]);
    assert_has("idir-2023", &free(sample("idir-2023")), &["SINS T3: 4–10"]);
}

#[test]
fn worked_examples_11h_to_11j() {
    use spinemap::case::{
        AnyOf, Basis, EnnekingMargin, Fact, ResidualTumour, Surgery, TreatmentKind,
    };
    let surgery = |name: &str, id: &str| -> Surgery {
        let case = sample(name);
        let found = case.treatments.iter().find(|treatment| treatment.id.as_str() == id);
        match &found.unwrap().kind {
            TreatmentKind::Surgery(surgery) => surgery.clone(),
            other => panic!("{other:?}"),
        }
    };
    let basis = |fact: &Option<Fact<AnyOf<EnnekingMargin>>>| {
        let margin = fact.as_ref().unwrap();
        assert_eq!(*margin.value(), AnyOf::one(EnnekingMargin::Intralesional));
        margin.shown().basis
    };
    // 11-h: subtotal removal leaves tumour that is seen.
    let subtotal = surgery("lee", "laminectomy");
    let residual = subtotal.residual.unwrap();
    assert_eq!(*residual.value(), AnyOf::one(ResidualTumour::R2));
    assert_eq!(
        (residual.shown().basis, basis(&subtotal.enneking)),
        (Basis::Inferred, Basis::Inferred)
    );
    // 11-i: “resected completely” is no R.
    let complete = surgery("kjg-2019", "decompression");
    assert_eq!((complete.residual, basis(&complete.enneking)), (None, Basis::Inferred));
    // 11-j: a clear margin of 2 mm is R0, and marginal or wide as the pathologist says.
    let either = vec![EnnekingMargin::Marginal, EnnekingMargin::Wide];
    let mut clear = sample("lee");
    let margin = &mut clear.specimens[0].margin;
    margin.residual = Some(Fact::observed(AnyOf::one(ResidualTumour::R0)));
    margin.enneking = Some(Fact::observed(AnyOf::try_from(either).unwrap()));
    margin.distance = Some(Fact::observed("2".parse().unwrap()));
    assert_eq!(spinemap::case::check(&clear), Ok(()));
    let text = spinemap::narrative::describe(&clear).to_string();
    let told = "Residual tumour was R0, the margin was marginal or wide and it was clear by 2 mm.";
    assert!(text.contains(told), "{text}");
}
