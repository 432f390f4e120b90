//! The page of a spine map: both views in one scale, and what stands around them.

use std::collections::BTreeSet;

use super::bracketed::Bracketed;
use super::layout::{Layout, Needs, lanes};
use super::legend::{Legend, collapse};
use super::options::{MapOptions, Medium, ViewChoice};
use super::words::{BRACKET_TEXT, bracket_lines, labels, note, title_lines};
use crate::anatomy::{Level, Part};
use crate::case::Change;
use crate::figure::drawing::{Drawing, Group, View, Weight, font};
use crate::figure::geometry::{Bounds, Point, ellipse};
use crate::figure::marks::{Bracket, Marks, Overlay};
use crate::figure::outline::{self, Outline, Outlines, Visible, row};
use crate::figure::view::{self, Pen, Placement, Sign, devices, frames, note_label, sins};

/// What every reader of a map should know.
const DESCRIPTION: &str = "Adult schematic proportions. Left and right are the patient's: \
                           seen from the front, the patient's left is on the right.";

/// The smallest text, mm (6 points), that texts beside brackets may lead to; below it they are
/// numbered and stand in the legend.
const TEXT_BESIDE_BRACKETS: f64 = 2.1;

/// Room for the legend of a page on which somebody marks, in em.
const SCREEN_LEGEND: f64 = 7.2;

/// How much larger the legend is written on the screen, where a column in a low window is small.
const SCREEN_LEGEND_TEXT: f64 = 1.2;

/// A spine map that is being laid out.
pub(in crate::figure) struct Page<'a> {
    pub(super) marks: &'a Marks,
    pub(super) overlay: &'a Overlay,
    pub(super) options: &'a MapOptions,
    pub(super) width: f64,
    pub(in crate::figure) layout: Layout,
    pub(super) front: Option<Bounds>,
    pub(super) side: Option<Bounds>,
    pub(super) range_lanes: Vec<usize>,
    pub(super) bracketed: Vec<Bracketed>,
    pub(super) bracket_lanes: Vec<usize>,
    /// Where the texts of brackets stand in the legend, how many numbers come before theirs.
    pub(super) numbered: Option<usize>,
    pub(super) signs: BTreeSet<Sign>,
    /// The page's y of the column's origin.
    origin: f64,
    /// Where the views end.
    pub(super) bottom: f64,
}

/// What a page has in common with others beside it, so that they can be compared.
#[derive(Debug, Clone, Default)]
pub(in crate::figure) struct Common {
    /// Room for what any of them needs.
    pub needs: Needs,
    /// How many ranges are numbered on the pages before it.
    pub numbered: usize,
}

impl<'a> Page<'a> {
    /// Finds room for everything.
    pub fn new(
        marks: &'a Marks,
        overlay: &'a Overlay,
        options: &'a MapOptions,
        width: f64,
    ) -> Self {
        let mut needs = Self::needs(marks, overlay, options.views, false);
        if options.medium == Medium::Screen {
            needs.ranges = needs.ranges.max(1);
            let widest = if marks.tints.is_some() {
                "ESCC 1a–1c† · SINS 10–16"
            } else {
                "ESCC 1a–1c†"
            };
            needs.labels = needs.labels.max(font::width(widest, 1.0, Weight::SemiBold));
            needs.brackets = needs.brackets.max(1);
            needs.bracket_text = needs.bracket_text.max(BRACKET_TEXT);
        }
        let layout = Layout::new(width, &needs);
        if options.legend && !marks.brackets.is_empty() && layout.text < TEXT_BESIDE_BRACKETS {
            let needs = Self::needs(marks, overlay, options.views, true);
            let common = Common { needs, numbered: 0 };
            return Self::beside(marks, overlay, options, width, &common);
        }
        Self::with(marks, overlay, options, width, &needs)
    }

    /// A page beside others: what is said of its ranges stands in the legend.
    pub fn beside(
        marks: &'a Marks,
        overlay: &'a Overlay,
        options: &'a MapOptions,
        width: f64,
        common: &Common,
    ) -> Self {
        let page = Self::with(marks, overlay, options, width, &common.needs);
        Self { numbered: Some(common.numbered), ..page }
    }

    /// The room that everything needs.
    pub fn needs(marks: &Marks, overlay: &Overlay, views: ViewChoice, numbered: bool) -> Needs {
        let widest = |texts: &mut dyn Iterator<Item = f64>| texts.fold(0.0, f64::max);
        let count = |lanes: &[usize]| lanes.iter().max().map_or(0, |most| most + 1);
        let lines = marks.brackets.iter().flat_map(|bracket| bracket_lines(bracket, 1.0));
        let mut lines = lines.map(|line| font::width(&line, 1.0, Weight::Regular));
        let ranges = Bracketed::all(&marks.brackets);
        let mut numbers =
            ranges.iter().map(|range| font::width(&range.numbers(9), 1.0, Weight::Regular));
        Needs {
            front: (views != ViewChoice::Side).then(|| view::extent(outline::front(), marks)),
            side: (views != ViewChoice::Front).then(|| view::extent(outline::side(), marks)),
            ranges: count(&range_lanes(overlay)),
            labels: widest(&mut labels(marks).into_iter().map(|(_, words, classes)| {
                let sample = sins::SAMPLE + sins::GAP;
                let sample = if classes.is_empty() { 0.0 } else { sample };
                sample + font::width(&words, 1.0, Weight::SemiBold)
            })),
            brackets: count(&bracket_lanes(&ranges)),
            bracket_text: if numbered { widest(&mut numbers) } else { widest(&mut lines) },
        }
    }

    fn with(
        marks: &'a Marks,
        overlay: &'a Overlay,
        options: &'a MapOptions,
        width: f64,
        needs: &Needs,
    ) -> Self {
        let bracketed = Bracketed::all(&marks.brackets);
        Self {
            marks,
            overlay,
            options,
            width,
            layout: Layout::new(width, needs),
            numbered: None,
            front: needs.front,
            side: needs.side,
            range_lanes: range_lanes(overlay),
            bracket_lanes: bracket_lanes(&bracketed),
            bracketed,
            signs: BTreeSet::new(),
            origin: 0.0,
            bottom: 0.0,
        }
    }

    /// The finished page with its legend.
    pub fn draw(self, title: &str) -> Drawing {
        let Layout { text, margin, .. } = self.layout;
        let (legend, screen) = (self.options.legend, self.options.medium == Medium::Screen);
        let least = |bottom: f64| if screen { bottom + SCREEN_LEGEND * text } else { 0.0 };
        let (mut drawing, told, bottom) = self.panel(title);
        if legend {
            let corner = Point::new(margin, drawing.height - margin + 1.4 * text);
            let size = if screen { SCREEN_LEGEND_TEXT * text } else { text };
            let (group, end) = told.lay_out(corner, drawing.width - 2.0 * margin, size);
            drawing.groups.push(group);
            drawing.height = end + margin;
        }
        drawing.height = drawing.height.max(least(bottom) + margin);
        drawing
    }

    /// The page without its legend, what that has to say, and where the views end.
    pub fn panel(mut self, title: &str) -> (Drawing, Legend, f64) {
        let Layout { text, scale, margin, .. } = self.layout;
        let pen = Pen { text };
        let mut drawing =
            Drawing::new(if title.is_empty() { "Spine map" } else { title }, self.width, 0.0);
        DESCRIPTION.clone_into(&mut drawing.description);
        let mut y = margin;
        if self.options.medium == Medium::Paper {
            let (group, end) = title_lines(title, Point::new(margin, y), self.width, text);
            drawing.groups.extend(group);
            y = end;
        }
        // The captions' baseline, and the views below it.
        let caption = y + font::CAP_HEIGHT * text;
        y = caption + (font::DESCENT + 0.9) * text;
        let bounds = [self.front, self.side].into_iter().flatten().reduce(Bounds::with);
        let rows = [row(Level::C1)[0], row(Level::S5)[1]];
        let top = bounds.map_or(rows[0], |bounds| bounds.min.y.min(rows[0]));
        let low = bounds.map_or(rows[1], |bounds| bounds.max.y.max(rows[1]));
        self.origin = y - top * scale;
        self.bottom = self.origin + low * scale;
        drawing.groups.extend(self.tint_bands(pen));
        let washes = self.washes(pen);
        if !washes.shapes.is_empty() {
            drawing.groups.push(washes);
        }
        for (outlines, x) in self.views() {
            let place = Placement { scale, origin: Point::new(x, self.origin) };
            let beside_side = self.side.is_some();
            let groups =
                view::paint(outlines, self.marks, place, pen, beside_side, &mut self.signs);
            drawing.groups.extend(groups);
            drawing.groups.extend(self.collapses(outlines, place, pen));
            drawing.groups.extend(devices::paint(self.overlay, outlines, self.marks, place, pen));
            let signs = &mut self.signs;
            drawing.groups.extend(frames(outlines, self.marks, place, pen, beside_side, signs));
        }
        drawing.groups.push(self.captions(caption, pen));
        drawing.groups.extend(self.names(pen));
        let labels = self.labels(pen);
        drawing.groups.extend(labels);
        let (brackets, end) = self.brackets(pen);
        drawing.groups.extend(brackets);
        drawing.groups.extend(self.ranges(pen));
        drawing.height = self.bottom.max(end) + margin;
        let bottom = self.bottom;
        (drawing, self.legend(), bottom)
    }

    fn views(&self) -> Vec<(&'static Outlines, f64)> {
        let front = self.front.map(|_| (outline::front(), self.layout.front));
        let side = self.side.map(|_| (outline::side(), self.layout.side));
        front.into_iter().chain(side).collect()
    }

    /// The upper and the lower end of a level's row on the page.
    pub(super) fn row(&self, level: Level) -> [f64; 2] {
        row(level).map(|y| self.origin + y * self.layout.scale)
    }

    /// The signs of collapsed bodies.
    fn collapses(&mut self, outlines: &Outlines, place: Placement, pen: Pen) -> Option<Group> {
        let mut group = Group::plain(format!("{}-collapse", outlines.view.key()));
        group.view = Some(outlines.view);
        for level in Level::ALL {
            let label = self.marks.levels.get(&level).and_then(|marks| marks.collapse.as_ref());
            let change = self.marks.changes.collapse.get(&level);
            if label.is_none() && change.is_none() {
                continue;
            }
            let mut bodies = outlines.of(level, Part::BODY);
            let Some(body) = bodies.find(|body| body.visible == Visible::Always) else { continue };
            let area = place.polygon(&body.polygon);
            let half = area.bounds().map_or(0.0, |bounds| 0.5 * bounds.height());
            let tilt = match (outlines.view, level.vertebra()) {
                (View::Side, Some(vertebra)) => -vertebra.tilt(),
                _ => 0.0,
            };
            // The ring of a free body stands in its middle.
            let aside = if self.is_ringed(body) { 1.2 * pen.text } else { 0.0 };
            // Seen from the left, the canal is on its other side.
            let aside = if outlines.view == View::Side { -aside } else { aside };
            let at = area.centroid() + Point::new(aside, 0.0).turned(tilt);
            if let Some(label) = label {
                self.signs.insert(Sign::Collapse);
                note_label(&mut self.signs, label);
                let half = half.min(0.62 * pen.text);
                group.shapes.extend(collapse(pen, at, half, tilt));
            }
            if let Some(change) = change {
                self.signs.insert(Sign::of_change(*change));
                let ring = ellipse(at, 0.8 * pen.text, 0.8 * pen.text, 0.0);
                group.shapes.extend(pen.change(&ring, *change));
            }
        }
        (!group.shapes.is_empty()).then_some(group)
    }

    /// Whether the ring of what is free stands in an outline.
    fn is_ringed(&self, outline: &Outline) -> bool {
        let mark = self.marks.at(outline.level, &outline.shown);
        let change = self.marks.changes.at(outline.level, &outline.shown);
        mark.is_some_and(|mark| !mark.involved)
            || change.is_some_and(|change| change.change == Change::Free)
    }

    fn legend(self) -> Legend {
        let collapse = self.marks.levels.iter().filter_map(|(level, marks)| {
            let words = marks.collapse.as_ref()?.signed().replace("collapse", "");
            Some(format!("{level} {}", words.trim()).trim().to_owned())
        });
        let brackets = self.numbered.map(|before| {
            let number = move |(index, bracket): (usize, &Bracket)| {
                ((before + index + 1).to_string(), bracket.words())
            };
            self.marks.brackets.iter().enumerate().map(number).collect()
        });
        Legend {
            collapse: collapse.collect(),
            brackets: brackets.unwrap_or_default(),
            treatments: self.overlay.entries.clone(),
            notes: note(self.marks, None).map(str::to_owned).into_iter().collect(),
            signs: self.signs,
            ..Legend::default()
        }
    }
}

fn range_lanes(overlay: &Overlay) -> Vec<usize> {
    let ranges: Vec<_> = overlay.ranges.iter().map(|range| (range.first, range.last)).collect();
    lanes(&ranges)
}

fn bracket_lanes(ranges: &[Bracketed]) -> Vec<usize> {
    let ranges: Vec<_> = ranges.iter().map(|range| (range.first, range.last)).collect();
    lanes(&ranges)
}
