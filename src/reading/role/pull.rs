//! What a word makes of a level that it governs.

use crate::reading::lexicon::meaning::Meaning;
use crate::reading::page::Page;

/// What a word makes of a level that it governs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::reading) enum Pull {
    /// The level is diseased.
    Lesion,
    /// Something is done to it.
    Treatment,
    /// The disc is meant.
    Disc,
    /// Degenerative change.
    Degenerative,
    /// A nerve, a root, the skin.
    Neuro,
    /// The level is looked at and found normal.
    Normal,
    /// The level only marks a place: tenderness, a conus, a syrinx beside a lesion.
    Place,
    /// A syrinx, an oedema of the cord, a swelling: beside the disease.
    Beside,
    /// A verb that takes its meaning from its subject: involve, extend, compress.
    Verb,
}

impl Pull {
    /// The pull of a token, if it has one.
    pub(in crate::reading) fn of(page: &Page<'_>, token: usize) -> Option<Self> {
        Some(match page.meaning(token)? {
            Meaning::Lesion
            | Meaning::Fracture
            | Meaning::Lytic
            | Meaning::Blastic
            | Meaning::MixedBone
            | Meaning::Collapse
            | Meaning::Change
            | Meaning::Carcinoma => Self::Lesion,
            // `dorsal epidural, 5 mm`: something is measured there.
            Meaning::Epidural if page.size_after(token).is_some() => Self::Lesion,
            Meaning::Involve | Meaning::Compress | Meaning::Adherent => Self::Verb,
            Meaning::Treatment | Meaning::EpiduralTreatment => Self::Treatment,
            Meaning::Disc => Self::Disc,
            Meaning::Degenerative => Self::Degenerative,
            Meaning::Neuro | Meaning::Deficit => Self::Neuro,
            Meaning::Normal => Self::Normal,
            Meaning::Examined | Meaning::Landmark | Meaning::Alignment => Self::Place,
            Meaning::Beside => Self::Beside,
            _ => return None,
        })
    }

    /// Whether a verb stands as a noun: involvement, compression, destruction.
    pub(in crate::reading) fn is_noun(page: &Page<'_>, token: usize) -> bool {
        let word = page.word(token).to_ascii_lowercase();
        ["ion", "ions", "ment", "ed"].iter().any(|ending| word.ends_with(ending))
    }
}
