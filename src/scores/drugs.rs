//! Cumulative doses of drugs: dose of a day × days of a cycle × cycles.

use super::gather::Range;
use super::numbers::Amount;
use super::score::{FieldPath, Input, Outcome, Score, State, Subject, Words};
use crate::case::{
    Case, Choice as _, Dose, DoseUnit, Drug, Fact, Quantity, Systemic, Treatment, TreatmentKind,
};

/// The name of the dose of one drug in one treatment.
pub const NAME: &str = "Cumulative dose";
/// The name of the dose of doxorubicin in all treatments.
pub const TOTAL_NAME: &str = "Cumulative doxorubicin";

const CITATION: &str = "dose × days of a cycle × cycles";

/// Cumulative doxorubicin in mg/m² from which on a warning is given; the usual ceiling is 450 to
/// 550 mg/m².
pub const DOXORUBICIN_CEILING: f64 = 450.0;

/// The dose of a cycle, from the dose of a day.
pub const fn cycle_dose(dose: f64, days: f64) -> f64 {
    dose * days
}

/// The dose of a treatment, from that of a cycle.
pub const fn cumulative(cycle_dose: f64, cycles: f64) -> f64 {
    cycle_dose * cycles
}

/// Whether a name is doxorubicin, which is also called adriamycin.
pub fn is_doxorubicin(name: &str) -> bool {
    matches!(name.trim().to_lowercase().as_str(), "doxorubicin" | "adriamycin")
}

/// The cumulative dose of each drug of each systemic therapy that was given, and of doxorubicin in
/// all of them where there are several.
pub(super) fn scores(case: &Case) -> Vec<Score<'_>> {
    let given = case.treatments.iter().enumerate().filter(|(_, treatment)| treatment.is_given());
    let systemic = given.filter_map(|(index, treatment)| match &treatment.kind {
        TreatmentKind::Systemic(systemic) => Some((index, treatment, systemic)),
        _ => None,
    });
    let mut scores: Vec<Score<'_>> = Vec::new();
    let mut doxorubicin: Vec<(f64, f64)> = Vec::new();
    for (index, treatment, systemic) in systemic {
        for drug in &systemic.drugs {
            let Some(score) = of_drug(index, treatment, systemic, drug) else { continue };
            if let (true, &Outcome::Between(low, high), Some("mg/m²")) =
                (is_doxorubicin(drug.name.value()), &score.outcome, score.unit)
            {
                doxorubicin.push((low, high));
            }
            scores.push(score);
        }
    }
    if doxorubicin.len() > 1 {
        let (low, high) =
            doxorubicin.iter().fold((0.0, 0.0), |sum, dose| (sum.0 + dose.0, sum.1 + dose.1));
        let outcome = Outcome::Between(low, high);
        let mut total = Score::new(TOTAL_NAME, Subject::Patient, outcome, CITATION);
        total.unit = Some("mg/m²");
        total.hints.extend(warning(high));
        scores.push(total);
    }
    scores
}

fn of_drug<'a>(
    index: usize,
    treatment: &'a Treatment,
    systemic: &'a Systemic,
    drug: &'a Drug,
) -> Option<Score<'a>> {
    let dose_fact = drug.dose.as_ref()?;
    let unit = dose_fact.value().unit;
    let field = |name| FieldPath::Treatment(index, name);
    let range = |dose: &Dose| Range::from(dose.amount);
    let words = |dose: &Dose| Words::from(format!("{} {}", dose.amount, dose.unit.label()));
    let dose = Amount::of(
        "dose",
        field("kind.systemic.drugs"),
        Some(dose_fact),
        (0.0, f64::INFINITY),
        range,
        words,
    );
    let days = days(drug.days.as_ref(), field("kind.systemic.drugs"));
    let cycles = systemic.cycles.as_ref();
    let mut cycles =
        Amount::of_quantity("cycles", field("kind.systemic.cycles"), cycles, (1.0, f64::INFINITY));
    cycles.low = cycles.low.max(1.0);
    // Nothing is nothing, in however many cycles.
    let of = |dose: f64, days: f64, cycles: f64| match cycle_dose(dose, days) {
        per_cycle if per_cycle > 0.0 => cumulative(per_cycle, cycles),
        _ => 0.0,
    };
    let low = of(dose.low, days.low, cycles.low);
    let high = of(dose.high, days.high, cycles.high);
    let subject = Subject::Treatment(&treatment.id, drug.name.value());
    let mut score = Score::new(NAME, subject, Outcome::Between(low, high), CITATION);
    score.unit = Some(unit.label());
    if drug.days.is_none() {
        score.conventions.push("a dose without days of the cycle counts as given once a cycle");
        score
            .hints
            .push("the days are not stated; the dose is possibly per day, and higher then".into());
    }
    if is_doxorubicin(drug.name.value()) && unit == DoseUnit::MgPerM2 {
        score.hints.extend(warning(high));
    }
    score.hints.extend(course(systemic));
    let ends = |a: [f64; 2], b: [f64; 2], c: [f64; 2]| (of(a[0], b[0], c[0]), of(a[1], b[1], c[1]));
    let (d, n, c) = ([dose.low, dose.high], [days.low, days.high], [cycles.low, cycles.high]);
    score.inputs = vec![
        dose.into_input(ends([d[0]; 2], n, c), ends([d[1]; 2], n, c)),
        days.into_input(ends(d, [n[0]; 2], c), ends(d, [n[1]; 2], c)),
        cycles.into_input(ends(d, n, [c[0]; 2]), ends(d, n, [c[1]; 2])),
    ];
    if drug.days.is_none() {
        // Counted as written, once a cycle; it could be given on each of its days.
        let most = known(systemic.cycle_length.as_ref());
        let daily = most.map_or(f64::INFINITY, |most| of(d[1], most, c[1]) - high);
        score.inputs[1].change = if high > 0.0 { daily.max(0.0) } else { 0.0 };
    }
    Some(score)
}

/// On how many days of a cycle a drug is given; once where that is not stated.
fn days(fact: Option<&Fact<Vec<u16>>>, field: FieldPath) -> Amount<'_> {
    let range = |days: &Vec<u16>| {
        let count = days.len() as f64;
        Range { low: count, high: count, low_included: true, high_included: true }
    };
    let words = |days: &Vec<u16>| {
        let days: Vec<String> = days.iter().map(ToString::to_string).collect();
        Words::from(format!("{} of the cycle", days.join(", ")))
    };
    let amount = Amount::of("days", field, fact, (1.0, 1.0), range, words);
    let state = if fact.is_none() { State::NotStated } else { amount.input.state };
    Amount { input: Input { state, ..amount.input }, ..amount }
}

/// The warning that a dose of doxorubicin may reach its ceiling.
fn warning(high: f64) -> Option<Words> {
    (high >= DOXORUBICIN_CEILING)
        .then(|| "doxorubicin of 450 mg/m² or more; the usual ceiling is 450 to 550 mg/m²".into())
}

/// How long the course took, where cycles and their length are stated.
fn course(systemic: &Systemic) -> Option<Words> {
    let (cycles, length) =
        (known(systemic.cycles.as_ref())?, known(systemic.cycle_length.as_ref())?);
    Some(format!("course of about {} days", cycles * length).into())
}

/// A number that is exact.
fn known(fact: Option<&Fact<Quantity>>) -> Option<f64> {
    let range = Range::from(*fact?.value());
    range.low.total_cmp(&range.high).is_eq().then_some(range.low)
}
