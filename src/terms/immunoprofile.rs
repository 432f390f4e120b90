//! What a tumour is expected to stain with, to be compared with what it did.
//!
//! Leiomyosarcoma: Hasegawa et al., J Clin Pathol 2003;56:666 (bone), and series of soft tissue;
//! muscle markers are lost in poorly differentiated tumours (Demicco et al., 2015). EBER marks the
//! EBV-associated smooth muscle tumour, which is another entity.

/// What is expected of a marker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Expectation {
    /// Positive in nearly all.
    Positive,
    /// Positive in many.
    Often,
    /// It may be positive, and says little.
    MayBe,
    /// Negative.
    Negative,
}

impl Expectation {
    /// The expectation in words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Positive => "positive",
            Self::Often => "often positive",
            Self::MayBe => "may be positive",
            Self::Negative => "negative",
        }
    }

    /// Whether a result is another one than is expected.
    pub const fn disagrees_with(self, positive: bool) -> bool {
        matches!((self, positive), (Self::Positive, false) | (Self::Negative, true))
    }
}

/// A marker of a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expected {
    /// Its names, the usual one first.
    pub names: &'static [&'static str],
    /// What is expected of it.
    pub expectation: Expectation,
    /// How often, or what another result would mean.
    pub remark: &'static str,
}

impl Expected {
    /// Its usual name.
    pub fn name(&self) -> &'static str {
        self.names.first().copied().unwrap_or_default()
    }

    /// Whether a report calls it so: `α-SMA`, `S100`, `Caldesmon`.
    pub fn is_called(&self, marker: &str) -> bool {
        let marker = plain(marker);
        self.names.iter().any(|name| plain(name) == marker)
    }
}

const fn of(
    names: &'static [&'static str],
    expectation: Expectation,
    remark: &'static str,
) -> Expected {
    Expected { names, expectation, remark }
}

const LEIOMYOSARCOMA: &[Expected] = &[
    of(
        &["SMA", "alpha-SMA", "smooth muscle actin", "alpha smooth muscle actin"],
        Expectation::Positive,
        "30 of 30 in bone, about 95 % in soft tissue",
    ),
    of(
        &["MSA", "HHF35", "muscle-specific actin"],
        Expectation::Positive,
        "29 of 30 in bone, about 91 % in soft tissue",
    ),
    of(&["calponin"], Expectation::Positive, "about 88 %"),
    of(&["vimentin"], Expectation::Positive, "unspecific"),
    of(&["desmin"], Expectation::Often, "28 of 30 in one series, 73 to 76 % in others"),
    of(
        &["h-caldesmon", "caldesmon"],
        Expectation::Often,
        "29 of 30 in one series, 36 to 66 % in others; more specific",
    ),
    of(&["smooth muscle myosin", "SMMS", "myosin"], Expectation::Often, "about 64 %"),
    of(
        &["keratin", "cytokeratin", "pancytokeratin", "AE1/AE3", "CK"],
        Expectation::MayBe,
        "may be focal",
    ),
    of(&["EMA"], Expectation::MayBe, "may be focal"),
    of(
        &["ER", "oestrogen receptor", "estrogen receptor"],
        Expectation::MayBe,
        "strong: suggests a gynaecological origin",
    ),
    of(
        &["PR", "progesterone receptor"],
        Expectation::MayBe,
        "strong: suggests a gynaecological origin",
    ),
    of(
        &["S-100", "S100 protein"],
        Expectation::Negative,
        "positive: think of schwannoma, MPNST, melanoma",
    ),
    of(&["CD34"], Expectation::Negative, "positive: think of solitary fibrous tumour"),
    of(&["CD117", "c-kit", "KIT"], Expectation::Negative, "positive: think of a metastatic GIST"),
    of(&["DOG1"], Expectation::Negative, "positive: think of a metastatic GIST"),
    of(&["myogenin", "myf4"], Expectation::Negative, "positive: think of rhabdomyosarcoma"),
    of(&["MyoD1"], Expectation::Negative, "positive: think of rhabdomyosarcoma"),
    of(&["CD31"], Expectation::Negative, "positive: think of a vascular tumour"),
    of(&["ERG"], Expectation::Negative, "positive: think of a vascular tumour"),
    of(&["HMB-45"], Expectation::Negative, "positive: think of melanoma"),
    of(&["STAT6"], Expectation::Negative, "positive: think of solitary fibrous tumour"),
    of(&["SOX10"], Expectation::Negative, "positive: think of melanoma or a nerve sheath tumour"),
    of(&["EBER"], Expectation::Negative, "positive: EBV-associated smooth muscle tumour, 8897/1"),
];

/// The profile of a tumour by its morphology code; none where no profile is known.
pub fn profile(morphology: &str) -> Option<&'static [Expected]> {
    matches!(morphology.split('/').next(), Some("8890" | "8891" | "8896")).then_some(LEIOMYOSARCOMA)
}

/// A marker without capitals and joints, Greek letters written out.
fn plain(marker: &str) -> String {
    let marker = marker.to_lowercase().replace('α', "alpha");
    marker.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expected(marker: &str) -> Option<Expectation> {
        let profile = profile("8890/6")?;
        profile.iter().find(|known| known.is_called(marker)).map(|known| known.expectation)
    }

    #[test]
    fn markers_are_found_by_their_names_in_reports() {
        for marker in ["SMA", "α-SMA", "alpha SMA", "Smooth muscle actin"] {
            assert_eq!(expected(marker), Some(Expectation::Positive), "{marker}");
        }
        for marker in ["S-100", "S100", "c-KIT", "CD 34", "HMB45"] {
            assert_eq!(expected(marker), Some(Expectation::Negative), "{marker}");
        }
        assert_eq!(expected("desmin"), Some(Expectation::Often));
        assert_eq!(expected("Ki-67"), None);
        assert_eq!(profile("9370/3"), None);
    }

    #[test]
    fn only_a_clear_expectation_is_disagreed_with() {
        assert!(Expectation::Positive.disagrees_with(false));
        assert!(Expectation::Negative.disagrees_with(true));
        for (expectation, positive) in [
            (Expectation::Positive, true),
            (Expectation::Negative, false),
            (Expectation::Often, false),
            (Expectation::MayBe, true),
            (Expectation::MayBe, false),
        ] {
            assert!(!expectation.disagrees_with(positive), "{expectation:?}");
        }
    }

    #[test]
    fn no_marker_has_two_entries() {
        let names: Vec<String> =
            LEIOMYOSARCOMA.iter().flat_map(|known| known.names).map(|name| plain(name)).collect();
        let once: std::collections::BTreeSet<&String> = names.iter().collect();
        assert_eq!(once.len(), names.len());
    }
}
