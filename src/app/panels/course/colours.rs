//! The colours of what the course shows: disease, its absence, treatment, trouble.

use egui::Color32;

use crate::app::style::Palette;
use crate::case::{DiseaseStatus, EventKind, LevelFinding, TimePoint};

pub(super) fn point_color(point: &TimePoint, palette: &Palette) -> Color32 {
    let died = point.events.iter().any(|event| *event.kind.value() == EventKind::Death);
    let status = point.disease_status.as_ref().map(|fact| *fact.value());
    let disease = point.findings.levels.values().any(LevelFinding::is_involved);
    match status {
        _ if died => palette.text,
        Some(DiseaseStatus::NoEvidence) => palette.good,
        Some(DiseaseStatus::AliveWithDisease) => palette.tumour,
        _ if disease => palette.tumour,
        _ => palette.accent,
    }
}

pub(super) fn event_color(kind: EventKind, palette: &Palette) -> Color32 {
    match kind {
        EventKind::Death => palette.text,
        EventKind::Improvement => palette.good,
        EventKind::Reoperation => palette.treatment,
        EventKind::ImplantFailure | EventKind::Complication | EventKind::NeurologicalChange => {
            palette.warning
        }
        EventKind::Other => palette.muted,
        EventKind::LocalRecurrence
        | EventKind::LocalProgression
        | EventKind::RegionalNode
        | EventKind::DistantMetastasis
        | EventKind::DistantProgression => palette.tumour,
    }
}
