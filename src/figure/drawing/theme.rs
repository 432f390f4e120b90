//! Themes: the one place that knows colours. A theme turns the meaning of a shape into ink.
//!
//! The tumour is red and dark, the treatment blue, dissimilar in lightness and always drawn in
//! another manner, so that neither is told by its colour alone.

use super::shape::Role;

/// How a figure is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Theme {
    /// Warm paper, for the screen and for colour print.
    #[default]
    Light,
    /// Dark page, for the screen and for slides.
    Dark,
    /// Black and grey on white, with patterns that repeat the sign.
    Print,
    /// Black on white, with patterns in the place of greys.
    Patterns,
}

/// A colour with its opacity.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ink {
    /// Red, green and blue, sRGB.
    pub rgb: [u8; 3],
    /// From 0, unseen, to 1, opaque.
    pub opacity: f64,
}

const fn ink(rgb: [u8; 3], opacity: f64) -> Ink {
    Ink { rgb, opacity }
}

impl Theme {
    /// All themes.
    pub const ALL: [Self; 4] = [Self::Light, Self::Dark, Self::Print, Self::Patterns];

    /// The theme's name in a command or a setting.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Print => "print",
            Self::Patterns => "patterns",
        }
    }

    /// The theme with a name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.key() == key)
    }

    /// The ink of a role.
    pub const fn ink(self, role: Role) -> Ink {
        match self {
            Self::Light => light(role),
            Self::Dark => dark(role),
            Self::Print => print(role),
            Self::Patterns => patterns(role),
        }
    }
}

const fn light(role: Role) -> Ink {
    match role {
        Role::Background => ink([0xFB, 0xFA, 0xF6], 1.0),
        Role::Bone => ink([0xEF, 0xE6, 0xD2], 1.0),
        Role::Process => ink([0xE5, 0xD7, 0xBA], 1.0),
        Role::BoneEdge => ink([0x8A, 0x7A, 0x5A], 1.0),
        Role::Foramen => ink([0x5C, 0x52, 0x42], 1.0),
        Role::Disc => ink([0x9D, 0xB4, 0xC6], 1.0),
        Role::DiscEdge => ink([0x76, 0x90, 0xA6], 1.0),
        Role::Canal => ink([0xF4, 0xEF, 0xDC], 1.0),
        Role::Csf => ink([0xD5, 0xE6, 0xF2], 1.0),
        Role::Dura => ink([0x8F, 0xB0, 0xC8], 1.0),
        Role::Cord => ink([0xF3, 0xC9, 0x5B], 1.0),
        Role::CordEdge => ink([0xB8, 0x90, 0x28], 1.0),
        Role::Nerve => ink([0xC9, 0xA2, 0x3A], 1.0),
        Role::SoftTissue => ink([0xEA, 0xD9, 0xD0], 0.6),
        Role::SoftTissueEdge => ink([0xB5, 0x9A, 0x8C], 0.8),
        Role::Tumour => ink([0xC8, 0x32, 0x4A], 1.0),
        Role::TumourSoft => ink([0xC8, 0x32, 0x4A], 0.55),
        Role::TumourWash => ink([0xC8, 0x32, 0x4A], 0.18),
        Role::TumourEdge => ink([0x7E, 0x12, 0x28], 1.0),
        Role::Free => ink([0x3F, 0x3B, 0x35], 1.0),
        Role::Treatment => ink([0x1F, 0x5F, 0x8F], 1.0),
        Role::TreatmentSoft => ink([0x2F, 0x6F, 0x9F], 0.14),
        Role::Text => ink([0x2B, 0x2A, 0x28], 1.0),
        Role::TextMuted => ink([0x6F, 0x6A, 0x60], 1.0),
        Role::TextTumour => ink([0xA3, 0x11, 0x2E], 1.0),
        Role::TextGrade => ink([0x4A, 0x2A, 0x8A], 1.0),
        Role::Changed => ink([0x5A, 0x1E, 0x96], 1.0),
        Role::SinsStable => ink([0xF2, 0xD7, 0x6A], 0.6),
        Role::SinsPotential => ink([0xE8, 0x86, 0x2E], 0.6),
        Role::SinsUnstable => ink([0x5E, 0x2A, 0x84], 0.6),
        Role::SinsNone => ink([0xC9, 0xC7, 0xC2], 0.6),
        Role::Guide => ink([0xD5, 0xCF, 0xC0], 1.0),
    }
}

const fn dark(role: Role) -> Ink {
    match role {
        Role::Background => ink([0x1C, 0x1E, 0x22], 1.0),
        Role::Bone => ink([0xC2, 0xB7, 0x9F], 1.0),
        Role::Process => ink([0xA8, 0x9D, 0x85], 1.0),
        Role::BoneEdge => ink([0x3B, 0x36, 0x2C], 1.0),
        Role::Foramen => ink([0x23, 0x20, 0x1B], 1.0),
        Role::Disc => ink([0x6E, 0x84, 0x96], 1.0),
        Role::DiscEdge => ink([0x35, 0x42, 0x4D], 1.0),
        Role::Canal => ink([0x4A, 0x46, 0x3C], 1.0),
        Role::Csf => ink([0xC6, 0xDC, 0xEC], 1.0),
        Role::Dura => ink([0x4F, 0x70, 0x88], 1.0),
        Role::Cord => ink([0xF0, 0xC2, 0x4A], 1.0),
        Role::CordEdge => ink([0x6E, 0x55, 0x16], 1.0),
        Role::Nerve => ink([0xCB, 0xA6, 0x48], 1.0),
        Role::SoftTissue => ink([0x6A, 0x54, 0x4C], 0.5),
        Role::SoftTissueEdge => ink([0x8C, 0x70, 0x64], 0.8),
        Role::Tumour => ink([0xB8, 0x24, 0x40], 1.0),
        Role::TumourSoft => ink([0x96, 0x34, 0x58], 0.7),
        Role::TumourWash => ink([0xF0, 0x5A, 0x74], 0.26),
        Role::TumourEdge => ink([0xFF, 0xB8, 0xC2], 1.0),
        Role::Treatment => ink([0x4C, 0x9C, 0xE6], 1.0),
        Role::TreatmentSoft => ink([0x4C, 0x9C, 0xE6], 0.18),
        Role::Text | Role::Free => ink([0xE8, 0xE5, 0xDE], 1.0),
        Role::TextMuted => ink([0xA8, 0xA3, 0x98], 1.0),
        Role::TextTumour => ink([0xFF, 0x8C, 0x9E], 1.0),
        Role::TextGrade => ink([0xC9, 0xB2, 0xFA], 1.0),
        Role::Changed => ink([0xD9, 0xB8, 0xFF], 1.0),
        Role::SinsStable => ink([0xF5, 0xDF, 0x86], 0.55),
        Role::SinsPotential => ink([0xE0, 0x74, 0x1E], 0.6),
        Role::SinsUnstable => ink([0x7A, 0x3C, 0xB0], 0.7),
        Role::SinsNone => ink([0x60, 0x62, 0x66], 0.6),
        Role::Guide => ink([0x4A, 0x4C, 0x50], 1.0),
    }
}

const fn print(role: Role) -> Ink {
    match role {
        Role::Background | Role::Bone => ink([0xFF, 0xFF, 0xFF], 1.0),
        Role::Process => ink([0xF6, 0xF6, 0xF6], 1.0),
        Role::Csf => ink([0xEA, 0xEA, 0xEA], 1.0),
        Role::BoneEdge | Role::Nerve => ink([0x70, 0x70, 0x70], 1.0),
        Role::Disc => ink([0xB8, 0xB8, 0xB8], 1.0),
        Role::DiscEdge => ink([0x80, 0x80, 0x80], 1.0),
        Role::Canal => ink([0xFC, 0xFC, 0xFC], 1.0),
        Role::Dura => ink([0x78, 0x78, 0x78], 1.0),
        Role::Cord => ink([0x90, 0x90, 0x90], 1.0),
        Role::CordEdge => ink([0x48, 0x48, 0x48], 1.0),
        Role::Foramen => ink([0xA0, 0xA0, 0xA0], 1.0),
        Role::SoftTissue => ink([0xF0, 0xF0, 0xF0], 0.6),
        Role::SoftTissueEdge => ink([0xA0, 0xA0, 0xA0], 0.8),
        Role::Tumour => ink([0x2D, 0x2D, 0x2D], 1.0),
        Role::TumourSoft => ink([0x2D, 0x2D, 0x2D], 0.72),
        Role::TumourWash => ink([0x2D, 0x2D, 0x2D], 0.14),
        Role::TumourEdge
        | Role::Treatment
        | Role::Text
        | Role::TextTumour
        | Role::TextGrade
        | Role::Changed => ink([0x00, 0x00, 0x00], 1.0),
        Role::Free => ink([0x20, 0x20, 0x20], 1.0),
        Role::TreatmentSoft => ink([0x00, 0x00, 0x00], 0.07),
        Role::TextMuted => ink([0x50, 0x50, 0x50], 1.0),
        Role::SinsStable => ink([0xE6, 0xE6, 0xE6], 1.0),
        Role::SinsPotential => ink([0xB4, 0xB4, 0xB4], 1.0),
        Role::SinsUnstable => ink([0x66, 0x66, 0x66], 1.0),
        Role::SinsNone => ink([0xF8, 0xF8, 0xF8], 1.0),
        Role::Guide => ink([0xC8, 0xC8, 0xC8], 1.0),
    }
}

/// Ink of the theme that knows black and white alone; what fills areas there is a pattern.
const fn patterns(role: Role) -> Ink {
    match role {
        Role::Background
        | Role::Bone
        | Role::Process
        | Role::Disc
        | Role::Canal
        | Role::Csf
        | Role::Cord => ink([0xFF, 0xFF, 0xFF], 1.0),
        // What is behind shows through their patterns.
        Role::TumourSoft
        | Role::TumourWash
        | Role::SoftTissue
        | Role::TreatmentSoft
        | Role::SinsStable
        | Role::SinsPotential
        | Role::SinsUnstable
        | Role::SinsNone => ink([0xFF, 0xFF, 0xFF], 0.0),
        _ => ink([0x00, 0x00, 0x00], 1.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance (WCAG 2.1).
    fn luminance(ink: Ink) -> f64 {
        let [r, g, b] = ink.rgb.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    fn contrast(theme: Theme, one: Role, other: Role) -> f64 {
        let (a, b) = (luminance(theme.ink(one)), luminance(theme.ink(other)));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn texts_can_be_read_on_every_page() {
        for theme in Theme::ALL {
            for role in [Role::Text, Role::TextMuted, Role::TextTumour, Role::TextGrade] {
                let found = contrast(theme, role, Role::Background);
                assert!(found >= 4.5, "{theme:?} {role:?} {found}");
            }
        }
    }

    #[test]
    fn the_ring_of_what_is_free_is_seen_on_the_page_and_within_itself() {
        for theme in Theme::ALL {
            let found = contrast(theme, Role::Free, Role::Background);
            assert!(found >= 4.5, "{theme:?} {found}");
        }
    }

    #[test]
    fn tumour_differs_from_bone_in_lightness_and_not_only_in_hue() {
        for theme in Theme::ALL {
            for role in [Role::Bone, Role::Process, Role::Disc, Role::Cord, Role::Csf] {
                let found = contrast(theme, role, Role::Tumour);
                assert!(found >= 1.5, "{theme:?} {role:?} {found}");
            }
        }
    }

    #[test]
    fn themes_are_found_by_their_names() {
        for theme in Theme::ALL {
            assert_eq!(Theme::from_key(theme.key()), Some(theme));
        }
        assert_eq!(Theme::from_key("sepia"), None);
    }
}
