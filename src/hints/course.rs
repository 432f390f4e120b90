//! The course: words that clash with what was done, and scales that do not apply.

use std::sync::Arc;

use super::{Fix, Hint};
use crate::case::{
    Ais, AnyOf, Basis, Case, Choice as _, DiseaseStatus, EventKind, Fact, Frankel, ResectionExtent,
    ResidualTumour, Role, Sourced, Surgery, TimePoint, TreatmentKind, YesNo,
};
use crate::scores::FieldPath;

fn surgeries(case: &Case) -> impl Iterator<Item = (usize, &str, &Surgery)> {
    let given = case.treatments.iter().enumerate().filter(|(_, treatment)| treatment.is_given());
    given.filter_map(|(index, treatment)| match &treatment.kind {
        TreatmentKind::Surgery(surgery) => Some((index, treatment.label.as_str(), surgery)),
        _ => None,
    })
}

/// Whether an operation is known to have left tumour.
fn left_residual(surgery: &Surgery) -> bool {
    let extent = surgery.extent.as_ref().map(Fact::value);
    let residual = surgery.residual.as_ref().map(Fact::value);
    matches!(
        extent,
        Some(ResectionExtent::Subtotal | ResectionExtent::Partial | ResectionExtent::Debulking)
    ) || residual == Some(&AnyOf::one(ResidualTumour::R2))
}

/// Growth of known residual tumour is progression; a report may still call it recurrence. The word
/// is kept, and that residual tumour was known is said beside it.
pub fn recurrence_of_residual(case: &Case) -> Vec<Hint> {
    let Some((_, label, _)) = surgeries(case).find(|(_, _, surgery)| left_residual(surgery)) else {
        return Vec::new();
    };
    let mut hints = Vec::new();
    for (index, point) in case.time_points.iter().enumerate() {
        for (place, event) in point.events.iter().enumerate() {
            let is_recurrence = *event.kind.value() == EventKind::LocalRecurrence;
            if !is_recurrence || event.residual_known.is_some() {
                continue;
            }
            let text = format!(
                "{}: a local recurrence after {label}, which left tumour. The word is kept; say \
                 whether residual tumour was known.",
                point.label
            );
            let fix = Fix::new("Residual tumour was known", move |case: &mut Case| {
                let point = case.time_points.get_mut(index).map(Arc::make_mut);
                if let Some(event) = point.and_then(|point| point.events.get_mut(place)) {
                    let known = Sourced::new(YesNo::Yes, Basis::Inferred);
                    event.residual_known = Some(Fact::new(known));
                }
            });
            let field = FieldPath::TimePoint(index, "events");
            let hint = Hint::new("recurrence-of-residual", field, label, text);
            hints.push(hint.with_fix(Some(fix)));
        }
    }
    hints
}

/// Registries call nobody free of disease who had distant metastases at diagnosis (SEER); papers do.
/// The paper's word is kept, and that the disease was metastatic is said with the diagnosis.
pub fn no_evidence_after_metastasis(case: &Case) -> Vec<Hint> {
    let is_metastasis = |id: &crate::case::Id| {
        let tumour = case.tumours.iter().find(|tumour| tumour.id == *id);
        let role = tumour.and_then(|tumour| tumour.role.as_ref());
        role.is_some_and(|role| *role.value() == Role::Metastasis)
    };
    let said = case.diagnoses.iter().any(|diagnosis| diagnosis.metastatic_at_diagnosis.is_some());
    let free = case.time_points.iter().any(|point| {
        let status = point.disease_status.as_ref().map(Fact::value);
        status == Some(&DiseaseStatus::NoEvidence)
    });
    let diagnosis = case.diagnoses.iter().position(|diagnosis| is_metastasis(&diagnosis.tumour));
    let Some(index) = diagnosis.filter(|_| free && !said) else { return Vec::new() };
    let text = "The patient is said to be without disease after a metastasis. Registries would not \
                say so: state whether the disease was metastatic at diagnosis.";
    let field = FieldPath::Diagnosis(index, "metastatic_at_diagnosis");
    let fix = Fix::new("It was metastatic", move |case: &mut Case| {
        if let Some(diagnosis) = case.diagnoses.get_mut(index) {
            let yes = Sourced::new(YesNo::Yes, Basis::Inferred);
            diagnosis.metastatic_at_diagnosis = Some(Fact::new(yes));
        }
    });
    vec![Hint::new("ned-after-metastasis", field, "NED", text).with_fix(Some(fix))]
}

/// “Resected completely” is the surgeon's word and no R0, which a margin under the microscope gives.
pub fn complete_is_not_r0(case: &Case) -> Vec<Hint> {
    let hint = |(index, label, surgery): (usize, &str, &Surgery)| {
        let residual = surgery.residual.as_ref()?;
        let is_r0 = *residual.value() == AnyOf::one(ResidualTumour::R0);
        if !is_r0 || residual.shown().basis != Basis::Inferred {
            return None;
        }
        let text = format!(
            "{label}: R0 is inferred. “Completely resected” is what the surgeon saw; R0 needs a \
             margin seen under the microscope."
        );
        let fix = Fix::new("Leave R not stated", move |case: &mut Case| {
            let treatment = case.treatments.get_mut(index);
            if let Some(TreatmentKind::Surgery(surgery)) = treatment.map(|t| &mut t.kind) {
                surgery.residual = surgery.residual.take().and_then(Fact::without_shown);
            }
        });
        let field = FieldPath::Treatment(index, "kind.surgery.residual");
        Some(Hint::new("complete-is-not-r0", field, "R0", text).with_fix(Some(fix)))
    };
    surgeries(case).filter_map(hint).collect()
}

/// AIS E is for a patient who had a deficit before (ISNCSCI, 2019 revision).
pub fn never_a_deficit(case: &Case) -> Vec<Hint> {
    let has_deficit = |point: &Arc<TimePoint>| {
        let ais = point.neurology.ais.as_ref().map(Fact::value);
        let frankel = point.neurology.frankel.as_ref().map(Fact::value);
        ais.is_some_and(|ais| *ais != AnyOf::one(Ais::E))
            || frankel.is_some_and(|frankel| *frankel != AnyOf::one(Frankel::E))
    };
    let points = case.time_points.iter().enumerate();
    let hint = |(index, point): (usize, &Arc<TimePoint>)| {
        let ais = point.neurology.ais.as_ref()?.value();
        if *ais != AnyOf::one(Ais::E) || case.time_points[..index].iter().any(has_deficit) {
            return None;
        }
        let text = format!(
            "{}: AIS {} is given to a patient who had a deficit; none is stated before.",
            point.label,
            Ais::E.label()
        );
        let field = FieldPath::TimePoint(index, "neurology.ais");
        Some(Hint::new("ais-without-deficit", field, "E", text))
    };
    points.filter_map(hint).collect()
}
