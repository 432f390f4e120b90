//! The tabs of the right panel.

/// A tab of the right panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// The chosen level.
    Level,
    /// Tumours and diagnoses.
    Tumours,
    /// Specimens.
    Histology,
    /// Treatments.
    Treatment,
    /// The time point.
    FollowUp,
    /// What is counted from the marks.
    Scores,
    /// Patient, anchors, sources.
    Case,
}

impl Tab {
    /// All tabs in their order.
    pub const ALL: [Self; 7] = [
        Self::Level,
        Self::Tumours,
        Self::Histology,
        Self::Treatment,
        Self::FollowUp,
        Self::Scores,
        Self::Case,
    ];

    /// The tab whose form shows a field, by its path in the table of fields.
    pub fn of_field(path: &str) -> Self {
        let root = path.split(['.', '[', '{']).next().unwrap_or_default();
        match root {
            "time_points" if path.starts_with("time_points[].findings") => Self::Level,
            "time_points" => Self::FollowUp,
            "tumours" | "diagnoses" => Self::Tumours,
            "specimens" => Self::Histology,
            "treatments" => Self::Treatment,
            _ => Self::Case,
        }
    }

    /// The tab's name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Level => "Level",
            Self::Tumours => "Tumours",
            Self::Histology => "Histology",
            Self::Treatment => "Treatment",
            Self::FollowUp => "Follow-up",
            Self::Scores => "Scores",
            Self::Case => "Case",
        }
    }
}
