//! What is remembered of the figure from one start of the program to the next: how it looks and
//! what it is written as, and nothing of a case.

use serde::{Deserialize, Serialize};

use super::Figure;
use crate::figure::{Format, MapOptions, Theme};

/// The dots per inch that can be chosen.
pub(super) const DPI: std::ops::RangeInclusive<u32> = 36..=2400;

/// The last figure's look, by names that stay from version to version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Remembered {
    theme: String,
    width_mm: f64,
    dpi: u32,
    format: String,
}

impl Figure {
    /// What is to be remembered.
    pub fn remembered(&self) -> Remembered {
        Remembered {
            theme: self.theme.key().to_owned(),
            width_mm: self.options.width_mm,
            dpi: self.dpi,
            format: self.format.ending().to_owned(),
        }
    }

    /// The figure as it was remembered; what cannot be read, or cannot be, is as in a new one.
    pub fn recall(remembered: &Remembered) -> Self {
        let mut figure = Self::default();
        let Remembered { theme, width_mm, dpi, format } = remembered;
        figure.theme = Theme::from_key(theme).unwrap_or(figure.theme);
        figure.format = Format::from_ending(format).unwrap_or(figure.format);
        let [least, most] = MapOptions::WIDTHS;
        if (least..=most).contains(width_mm) {
            figure.options.width_mm = *width_mm;
        }
        if DPI.contains(dpi) {
            figure.dpi = *dpi;
        }
        figure
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_comes_back_as_it_was_and_nonsense_as_a_new_one() {
        let mut figure = Figure { theme: Theme::Print, dpi: 600, ..Figure::default() };
        figure.format = Format::Pdf;
        figure.options.width_mm = 85.0;
        let remembered = figure.remembered();
        assert_eq!(Figure::recall(&remembered).remembered(), remembered);
        let nonsense = Remembered {
            theme: "sepia".to_owned(),
            width_mm: f64::NAN,
            dpi: 0,
            format: "gif".to_owned(),
        };
        assert_eq!(Figure::recall(&nonsense).remembered(), Figure::default().remembered());
    }
}
