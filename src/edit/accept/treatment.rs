//! What a report says of treatments and events.

use std::sync::Arc;

use super::pen::Pen;
use crate::case::{
    AnyOf, Case, Comparable, DiseaseStatus, Dose, DoseUnit, Drug, Event, EventKind, Fact, Id,
    Number, Pain, Quantity, Radiotherapy, Systemic, TimePoint, Treatment, TreatmentKind,
    TreatmentStatus,
};
use crate::reading::Happening;

fn exactly(value: f64) -> Option<Quantity> {
    Number::new(value).ok().map(Quantity::Exactly)
}

/// A treatment that a report names; that it was given follows from its being told.
pub(super) fn given(case: &Case, name: &str, kind: TreatmentKind, pen: &Pen) -> Treatment {
    let id = Id::fresh(name, case.treatments.iter().map(|treatment| &treatment.id));
    Treatment::new(id, kind.label(), pen.inferred(TreatmentStatus::Given), kind)
}

/// Writes a dose of radiotherapy: to the treatment that has it, else as one of its own, for a
/// second dose is most often a second course.
pub(super) fn dose(case: &mut Case, gray: f64, fractions: Option<f64>, pen: &mut Pen) {
    let Some(dose) = exactly(gray) else { return };
    let known = case.treatments.iter().position(|treatment| match &treatment.kind {
        TreatmentKind::Radiotherapy(radiotherapy) => {
            let values = radiotherapy.dose.iter().flat_map(Fact::values);
            values.into_iter().any(|held| held.value.implies(&dose))
        }
        _ => false,
    });
    let place = known.unwrap_or_else(|| {
        let kind = TreatmentKind::Radiotherapy(Radiotherapy::default());
        case.treatments.push(given(case, "radiotherapy", kind, pen));
        case.treatments.len() - 1
    });
    let kind = case.treatments.get_mut(place).map(|treatment| &mut treatment.kind);
    let Some(TreatmentKind::Radiotherapy(radiotherapy)) = kind else { return };
    pen.write(&mut radiotherapy.dose, dose);
    if let Some(fractions) = fractions.and_then(exactly) {
        pen.write(&mut radiotherapy.fractions, fractions);
    }
}

/// Writes a drug with its dose and cycles: to the therapy that has one of the drugs that are named
/// together with it, else to a new one.
pub(super) fn drug(
    case: &mut Case,
    named: &[&str],
    (name, dose, cycles): (&str, Option<&str>, Option<f64>),
    pen: &mut Pen,
) {
    let has =
        |systemic: &Systemic, name: &str| systemic.drugs.iter().any(|drug| is_drug(drug, name));
    let known = case.treatments.iter().position(|treatment| match &treatment.kind {
        TreatmentKind::Systemic(systemic) => named.iter().any(|name| has(systemic, name)),
        _ => false,
    });
    let place = known.unwrap_or_else(|| {
        let kind = TreatmentKind::Systemic(Systemic::default());
        case.treatments.push(given(case, "systemic", kind, pen));
        case.treatments.len() - 1
    });
    let kind = case.treatments.get_mut(place).map(|treatment| &mut treatment.kind);
    let Some(TreatmentKind::Systemic(systemic)) = kind else { return };
    let dose = dose.and_then(written_dose);
    if let Some(drug) = systemic.drugs.iter_mut().find(|drug| is_drug(drug, name)) {
        pen.add(&mut drug.name, name.to_owned());
        if let Some(dose) = dose {
            pen.write(&mut drug.dose, dose);
        }
    } else {
        let dose = dose.map(|dose| Fact::new(pen.sourced(dose)));
        let name = Fact::new(pen.sourced(name.to_owned()));
        systemic.drugs.push(Drug { name, dose, days: None });
        pen.note_new();
    }
    if let Some(cycles) = cycles.and_then(exactly) {
        pen.write(&mut systemic.cycles, cycles);
    }
}

fn is_drug(drug: &Drug, name: &str) -> bool {
    drug.name.values().iter().any(|held| held.value.to_lowercase() == name.to_lowercase())
}

/// A dose as it is written, `25 mg/m2`; `None` where its unit is none that is stored.
fn written_dose(words: &str) -> Option<Dose> {
    let unit_at = words.find(|c: char| c.is_alphabetic())?;
    let (amount, unit) = words.split_at(unit_at);
    let unit: String = unit.chars().filter(|c| !c.is_whitespace()).collect();
    let unit = match unit.to_lowercase().as_str() {
        "mg/m2" | "mg/m²" => DoseUnit::MgPerM2,
        "mg/kg" => DoseUnit::MgPerKg,
        "g/m2" | "g/m²" => DoseUnit::GPerM2,
        "auc" => DoseUnit::Auc,
        "mg" => DoseUnit::Mg,
        _ => return None,
    };
    Some(Dose { amount: amount.parse().ok()?, unit })
}

/// Writes the kind of pain at a time point.
pub(super) fn pain(case: &mut Case, time_point: usize, pain: Pain, pen: &mut Pen) {
    let Some(point) = case.time_points.get_mut(time_point).map(Arc::make_mut) else { return };
    pen.write(&mut point.pain, AnyOf::one(pain));
}

/// Writes what happened at a time point.
pub(super) fn event(
    case: &mut Case,
    time_point: usize,
    what: Happening,
    months: Option<f64>,
    pen: &mut Pen,
) {
    let is_death =
        |event: &Event| event.kind.values().iter().any(|held| held.value == EventKind::Death);
    // A patient dies once, whichever time point holds it.
    let holds_death = |point: &Arc<TimePoint>| point.events.iter().any(is_death);
    let place = match what {
        Happening::Death => case.time_points.iter().position(holds_death),
        _ => None,
    };
    let point = case.time_points.get_mut(place.unwrap_or(time_point));
    let Some(point) = point.map(Arc::make_mut) else { return };
    match what {
        Happening::Death => {
            if let Some(death) = point.events.iter_mut().find(|event| is_death(event)) {
                return pen.add(&mut death.kind, EventKind::Death);
            }
            let mut death = pen.sourced(EventKind::Death);
            // From when a report counts, it seldom says: the months are kept in words.
            death.note = months.map(|months| format!("after {months:.1} months, by the report"));
            let kind = Fact::new(death);
            point.events.push(Event { kind, when: None, detail: None, residual_known: None });
            pen.note_new();
        }
        Happening::NoDisease => pen.write(&mut point.disease_status, DiseaseStatus::NoEvidence),
        Happening::Recurrence | Happening::FollowUp => {}
    }
}
