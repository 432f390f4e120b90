//! Doses and performance: what a pathologist who copies them from a report may want to see again.

use super::Hint;
use crate::case::{Bounds, Case, Choice as _, Drug, Ecog, Karnofsky, Systemic, TreatmentKind};
use crate::scores::drugs::{self, DOXORUBICIN_CEILING};
use crate::scores::neurology::ecog;
use crate::scores::{self, FieldPath, Outcome, Subject};

/// Doxorubicin that comes to its usual ceiling, over all treatments together.
pub fn doxorubicin_at_its_ceiling(case: &Case) -> Vec<Hint> {
    let mut total = 0.0;
    let mut last = None;
    for score in scores::of_records(case) {
        let (Subject::Treatment(id, drug), &Outcome::Between(_, high), Some("mg/m²")) =
            (score.subject, &score.outcome, score.unit)
        else {
            continue;
        };
        if score.name == drugs::NAME && drugs::is_doxorubicin(drug) {
            total += high;
            last = case.treatments.iter().position(|treatment| treatment.id == *id);
        }
    }
    // Without an upper end nothing is known of the sum.
    let Some(index) = last.filter(|_| total.is_finite() && total >= DOXORUBICIN_CEILING) else {
        return Vec::new();
    };
    let total = (total * 100.0).round() / 100.0;
    let text = format!(
        "Doxorubicin comes to {total} mg/m² in all; the usual ceiling is 450 to 550 mg/m²."
    );
    let field = FieldPath::Treatment(index, "kind.systemic.drugs");
    vec![Hint::new("doxorubicin-ceiling", field, total.to_string(), text)]
}

/// A dose without its days: what a report gives for a cycle is possibly the dose of a day.
pub fn doses_without_days(case: &Case) -> Vec<Hint> {
    let hint = |(index, label, systemic): (usize, &str, &Systemic)| {
        let drugs: Vec<&str> =
            systemic.drugs.iter().filter(|drug| lacks_days(drug)).map(name).collect();
        if drugs.is_empty() {
            return None;
        }
        let drugs = drugs.join(", ");
        let text = format!(
            "{label}: on which days of the cycle is not stated ({drugs}). A dose that is low for a \
             cycle is possibly one per day."
        );
        let field = FieldPath::Treatment(index, "kind.systemic.drugs");
        Some(Hint::new("dose-without-days", field, drugs, text))
    };
    let given = case.treatments.iter().enumerate().filter(|(_, treatment)| treatment.is_given());
    let systemic = given.filter_map(|(index, treatment)| match &treatment.kind {
        TreatmentKind::Systemic(systemic) => Some((index, treatment.label.as_str(), systemic)),
        _ => None,
    });
    systemic.filter_map(hint).collect()
}

fn lacks_days(drug: &Drug) -> bool {
    drug.dose.is_some() && drug.days.is_none()
}

fn name(drug: &Drug) -> &str {
    drug.name.value()
}

/// Karnofsky and ECOG that are more than one grade apart. Between the two scales there is only a
/// rough map, so that neighbours agree.
pub fn performance_disagrees(case: &Case) -> Vec<Hint> {
    let points = case.time_points.iter().enumerate();
    let hint = |(index, point): (usize, &std::sync::Arc<crate::case::TimePoint>)| {
        let karnofsky = *point.performance.karnofsky.as_ref()?.value();
        let stated = *point.performance.ecog.as_ref()?.value();
        if apart(karnofsky, stated) <= 1 {
            return None;
        }
        let text = format!(
            "Karnofsky {karnofsky} and ECOG {stated}: the two scales are usually closer to each other."
        );
        let field = FieldPath::TimePoint(index, "performance.ecog");
        Some(Hint::new("karnofsky-and-ecog", field, format!("{karnofsky} {stated}"), text))
    };
    points.filter_map(hint).collect()
}

/// How many grades of ECOG lie between the nearest that two statuses allow.
fn apart(karnofsky: Bounds<Karnofsky>, stated: Bounds<Ecog>) -> usize {
    let place =
        |grade: Ecog| Ecog::ALL.iter().position(|other| *other == grade).unwrap_or_default();
    let mapped = Karnofsky::ALL.iter().filter(|status| karnofsky.allows(**status));
    let gaps = mapped.flat_map(|status| {
        let mapped = place(ecog(*status));
        let allowed = Ecog::ALL.iter().filter(|grade| stated.allows(**grade));
        allowed.map(move |grade| place(*grade).abs_diff(mapped))
    });
    gaps.min().unwrap_or(0)
}
