//! Whether a figure finds room on a page of paper.

use super::{SheetOptions, sheet};
use crate::case::Case;
use crate::figure::page::MapOptions;

/// Width and height of what a page of A4 holds within margins of 15 mm, mm.
pub const PAGE: [f64; 2] = [180.0, 267.0];

/// The widest that a figure can be so that it is no higher than a page holds, in whole millimetres
/// and no wider than asked for; `None` where even the narrowest is too high.
pub fn width_for_a_page(case: &Case, options: &SheetOptions) -> Option<f64> {
    let [least, _] = MapOptions::WIDTHS;
    let fits = |width: f64| {
        let options = SheetOptions { width_mm: width, ..options.clone() };
        sheet(case, &options).height <= PAGE[1]
    };
    let (mut low, mut high) = (least.ceil(), options.width_mm.min(PAGE[0]).floor());
    if fits(high) {
        return Some(high);
    }
    if !fits(low) {
        return None;
    }
    while high - low > 1.0 {
        let middle = f64::midpoint(low, high).floor();
        if fits(middle) { low = middle } else { high = middle }
    }
    Some(low)
}
