//! How long the patients of cases lived, from their documents.

use super::{Curve, Observation, kaplan_meier};
use crate::case::{
    AnchorKind, Case, DiseaseStatus, EventKind, Fact, Months, Offset, TimePoint, When, months_from,
};

/// What ends a patient's time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Endpoint {
    /// Any death.
    Overall,
    /// Death of the disease. Another death is censored; one whose cause is not known counts, and is
    /// said to.
    DiseaseSpecific,
}

/// Why a case gives no time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Excluded {
    /// It names no moment of the kind that is counted from.
    NoStart,
    /// Nothing after that moment has a place on the time line.
    NoTime,
}

/// The time of one case.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Survival {
    /// Months from the moment, and whether the patient died.
    pub observation: Observation,
    /// Whether the time is not exact, or the cause of death is not known.
    pub uncertain: bool,
    /// Whether sources disagree on the time.
    pub disputed: bool,
}

/// The time of a case from a kind of moment to death or to the last time that the patient was seen.
///
/// # Errors
/// The case says no such moment, or no time after it.
pub fn survival(case: &Case, from: AnchorKind, endpoint: Endpoint) -> Result<Survival, Excluded> {
    let anchor = case.anchors.iter().find(|anchor| anchor.kind == from).ok_or(Excluded::NoStart)?;
    let start = When { anchor: anchor.id.clone(), offset: Offset::Exact(Months::ZERO) };
    let start = months_from(case, &start).ok_or(Excluded::NoStart)?;
    let mut deaths: Vec<Seen> = Vec::new();
    let mut last: Option<Seen> = None;
    for point in &case.time_points {
        for event in &point.events {
            let when = event.when.as_ref().or(point.when.as_ref());
            let Some(seen) = Seen::of(case, when, start) else { continue };
            if *event.kind.value() == EventKind::Death {
                deaths.push(seen);
            }
            last = Some(later(last, seen));
        }
        if let Some(seen) = Seen::of(case, point.when.as_ref(), start) {
            last = Some(later(last, seen));
        }
    }
    if let Some(death) = deaths.into_iter().min_by(|a, b| a.months.total_cmp(&b.months)) {
        let (counts, known) = match endpoint {
            Endpoint::Overall => (true, true),
            Endpoint::DiseaseSpecific => is_of_disease(case),
        };
        return Ok(death.told(counts, !known));
    }
    Ok(last.ok_or(Excluded::NoTime)?.told(false, false))
}

impl Curve {
    /// The curve of the cases that give a time.
    pub fn of_cases<'a>(
        cases: impl IntoIterator<Item = &'a Case>,
        from: AnchorKind,
        endpoint: Endpoint,
    ) -> Self {
        let times = cases.into_iter().filter_map(|case| survival(case, from, endpoint).ok());
        kaplan_meier(&times.map(|survival| survival.observation).collect::<Vec<_>>())
    }
}

/// A time at which the patient was seen.
#[derive(Clone, Copy)]
struct Seen {
    months: f64,
    exact: bool,
    disputed: bool,
}

impl Seen {
    fn of(case: &Case, when: Option<&Fact<When>>, start: f64) -> Option<Self> {
        let fact = when?;
        let months = months_from(case, fact.value())? - start;
        let exact = matches!(fact.value().offset, Offset::Exact(_));
        (months >= 0.0).then_some(Self { months, exact, disputed: fact.is_disputed() })
    }

    const fn told(self, event: bool, uncertain: bool) -> Survival {
        let observation = Observation { time: self.months, event };
        Survival { observation, uncertain: uncertain || !self.exact, disputed: self.disputed }
    }
}

/// The later of two times.
fn later(last: Option<Seen>, seen: Seen) -> Seen {
    last.filter(|last| last.months >= seen.months).unwrap_or(seen)
}

/// Whether the death is one of the disease, and whether that is known. Of death by treatment it is
/// a protocol that decides; it counts here, as the disease was treated.
fn is_of_disease(case: &Case) -> (bool, bool) {
    let mut statuses = case.time_points.iter().filter_map(|point: &std::sync::Arc<TimePoint>| {
        let status = *point.disease_status.as_ref()?.value();
        match status {
            DiseaseStatus::DeadOfDisease => Some((true, true)),
            DiseaseStatus::DeadOfOther => Some((false, true)),
            DiseaseStatus::DeadOfTreatment | DiseaseStatus::DeadUnknown => Some((true, false)),
            _ => None,
        }
    });
    statuses.next_back().unwrap_or((true, false))
}
