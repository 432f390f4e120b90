//! The spine map of a case at a time point: both views in one scale, names, grades, treatment and
//! legend on one page.

use super::axial;
use super::column::Page;
use super::options::{MapOptions, ViewChoice};
use crate::case::Case;
use crate::figure::drawing::Drawing;
use crate::figure::marks::{Marks, Overlay, given_by, tints};

/// The spine map of a case.
pub fn spine_map(case: &Case, options: &MapOptions) -> Drawing {
    let [least, most] = MapOptions::WIDTHS;
    let width =
        if options.width_mm.is_finite() { options.width_mm.clamp(least, most) } else { least };
    let point = case.time_points.get(options.time_point);
    let mut marks = point.map(|point| Marks::of(&point.findings)).unwrap_or_default();
    marks.tints = options.sins.then(|| tints(case, options.time_point));
    let given = if options.treatment { given_by(case, options.time_point) } else { Vec::new() };
    let overlay = Overlay::of(&given);
    let parts = [case.name(), point.map(|point| point.label.trim())];
    let named: Vec<&str> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    let title = named.join(" · ");
    if let ViewChoice::Axial(level) = options.views {
        return axial::draw(&marks, &overlay, level, &title, options, width);
    }
    Page::new(&marks, &overlay, options, width).draw(&title)
}

#[cfg(test)]
#[path = "map_tests.rs"]
mod tests;
