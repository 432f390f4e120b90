//! The page of one level that is seen from the feet, with its legend.

use std::collections::BTreeSet;

use super::legend::Legend;
use super::options::{MapOptions, Medium};
use super::words::{note, title_lines};
use crate::anatomy::Level;
use crate::figure::drawing::{Drawing, View};
use crate::figure::geometry::{Bounds, Point};
use crate::figure::marks::{Marks, Overlay};
use crate::figure::outline::axial;
use crate::figure::outline::{Outline, Visible};
use crate::figure::view::{Pen, Placement, Table, devices, wbb};

/// Height of the drawing for the width of its page.
const ASPECT: f64 = 0.64;
/// Height of what stands below a level with the overlay of WBB, in em.
const WBB_FOOT: f64 = 3.6;

/// The drawing of a level with its legend.
pub(super) fn draw(
    marks: &Marks,
    overlay: &Overlay,
    level: Level,
    title: &str,
    options: &MapOptions,
    width: f64,
) -> Drawing {
    let joint = if title.is_empty() { "" } else { " · " };
    let title = format!("{title}{joint}{level}, seen from the feet");
    let text = text_size(width);
    let title = (options.medium == Medium::Paper).then_some(title.as_str());
    let panel = Panel { marks, overlay, level, title, width, text, wbb: options.wbb };
    let (mut drawing, legend) = panel.draw_for(options.medium);
    if options.legend {
        let corner = Point::new(text, drawing.height - 0.4 * text);
        let (group, end) = legend.lay_out(corner, width - 2.0 * text, text);
        drawing.groups.push(group);
        drawing.height = end + text;
    }
    drawing
}

/// The size of the text of a level that is drawn alone.
fn text_size(width: f64) -> f64 {
    (width * 0.028).min(4.2)
}

/// A level that is to be drawn.
pub(in crate::figure) struct Panel<'a> {
    pub marks: &'a Marks,
    pub overlay: &'a Overlay,
    pub level: Level,
    /// What stands above it.
    pub title: Option<&'a str>,
    pub width: f64,
    pub text: f64,
    /// Whether the sectors and layers of WBB lie over it.
    pub wbb: bool,
}

impl Panel<'_> {
    /// The drawing of the level on paper, and what a legend has to say of it.
    pub fn draw(&self) -> (Drawing, Legend) {
        self.draw_for(Medium::Paper)
    }

    fn draw_for(&self, medium: Medium) -> (Drawing, Legend) {
        let Self { marks, overlay, level, title, width, text, wbb: with_wbb } = *self;
        let pen = Pen { text };
        let mut drawing = Drawing::new(title.unwrap_or(level.name()), width, 0.0);
        "Adult schematic proportions, seen from the feet: the patient's left is on the right."
            .clone_into(&mut drawing.description);
        let mut top = text;
        if let Some(title) = title {
            let (group, end) = title_lines(title, Point::new(text, 1.4 * text), width, text);
            drawing.groups.extend(group);
            top = end;
        }
        let bottom = top + width * ASPECT - text;
        // Below it are the numbers of sectors and the words of the overlay.
        let foot = if with_wbb { bottom + WBB_FOOT * text } else { bottom };
        let page = Bounds { min: Point::new(text, top), max: Point::new(width - text, bottom) };
        let outlines = axial::outlines(level);
        let on_screen = medium == Medium::Screen;
        let shown = |outline: &Outline| {
            let marked = || marks.at(level, &outline.shown).is_some();
            on_screen || outline.visible == Visible::Always || marked()
        };
        let shown = outlines.iter().filter(|outline| shown(outline));
        let bounds = shown.filter_map(|outline| outline.polygon.bounds()).reduce(Bounds::with);
        let mut table = Table {
            marks,
            level,
            place: Placement::fit(bounds.unwrap_or(page), page, text),
            outlines,
            pen,
            signs: BTreeSet::new(),
            unmarked: on_screen,
            squeezed: None,
        };
        drawing.groups.extend(table.groups());
        let overlay = overlay.at(level);
        drawing.groups.extend(devices::paint_level(
            &overlay,
            level,
            &table.outlines,
            marks,
            table.place,
            pen,
        ));
        let letters = table.letters(Bounds { max: Point::new(page.max.x, foot), ..page });
        if with_wbb {
            let Table { outlines, place, .. } = &table;
            let page = Bounds { max: Point::new(page.max.x, foot), ..page };
            let overlay = wbb::Overlay { marks, level, outlines, place: *place, page, pen };
            drawing.groups.push(overlay.draw(&letters.shapes));
        }
        drawing.groups.push(letters);
        for group in &mut drawing.groups {
            group.view = Some(View::Axial);
            group.level = Some(level);
        }
        drawing.height = foot + text;
        let legend = Legend {
            signs: table.signs,
            treatments: overlay.entries,
            notes: note(marks, Some(level)).map(str::to_owned).into_iter().collect(),
            ..Legend::default()
        };
        (drawing, legend)
    }
}

#[cfg(test)]
#[path = "axial_tests.rs"]
mod tests;
