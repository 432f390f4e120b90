//! A figure for publication: the column at one or several time points in rows, levels from the
//! feet, the grades of compression, one legend and a caption. It imports `page` and what that
//! imports.

mod grades;
mod paper;
mod rows;

pub use paper::{PAGE, width_for_a_page};

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::anatomy::Level;
use crate::case::{Case, when_in_words};
use crate::figure::drawing::{Drawing, Group, Role, Section, Weight, font};
use crate::figure::geometry::Point;
use crate::figure::marks::Since;
use crate::figure::marks::{Marks, Overlay, given_by, tints};
use crate::figure::page::{Legend, MapOptions, ViewChoice, title_lines};
use crate::figure::view::Pen;

/// What can stand on a sheet or be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Include {
    /// The case's label and the time points above.
    Title,
    /// Grades and ranges beside the levels.
    Labels,
    /// What the signs mean.
    Legend,
    /// What was done before each time point.
    Treatments,
    /// Signs at what has changed since another time point.
    Changes,
    /// The grades of cord compression in pictures.
    Grades,
    /// The sectors and layers of WBB over the levels.
    Wbb,
    /// Levels tinted by SINS.
    Sins,
}

impl Include {
    /// Everything.
    pub const ALL: [Self; 8] = [
        Self::Title,
        Self::Labels,
        Self::Legend,
        Self::Treatments,
        Self::Changes,
        Self::Grades,
        Self::Wbb,
        Self::Sins,
    ];

    /// What a person calls it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Labels => "Grades and ranges",
            Self::Legend => "Legend",
            Self::Treatments => "Treatments",
            Self::Changes => "What has changed",
            Self::Grades => "Pictures of the grades",
            Self::Wbb => "WBB sectors and layers",
            Self::Sins => "Levels tinted by SINS",
        }
    }
}

/// What a sheet shows.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetOptions {
    /// The time points, by their places in the case, in the order of the pictures.
    pub time_points: Vec<usize>,
    /// Which views of the column; none for levels alone.
    pub views: Option<ViewChoice>,
    /// Levels that are shown from the feet.
    pub axial: Vec<Level>,
    /// What else stands on it.
    pub include: BTreeSet<Include>,
    /// What the signs of change compare with.
    pub since: Since,
    /// Width of the page, mm, kept within [`MapOptions::WIDTHS`]; the height follows.
    pub width_mm: f64,
    /// Words below the figure.
    pub caption: String,
}

impl SheetOptions {
    fn has(&self, include: Include) -> bool {
        self.include.contains(&include)
    }
}

impl Default for SheetOptions {
    fn default() -> Self {
        Self {
            time_points: vec![0],
            views: Some(ViewChoice::All),
            axial: Vec::new(),
            include: [Include::Title, Include::Labels, Include::Legend, Include::Treatments].into(),
            since: Since::Before,
            width_mm: 180.0,
            caption: String::new(),
        }
    }
}

/// The smallest text of headings, legend and caption, mm (6 points).
const TEXT: f64 = 2.12;

/// One time point on the sheet.
struct Column {
    section: Option<Arc<Section>>,
    title: String,
    /// When it was, in words.
    when: String,
    marks: Marks,
    overlay: Overlay,
}

/// The sheet of a case.
pub fn sheet(case: &Case, options: &SheetOptions) -> Drawing {
    let [least, most] = MapOptions::WIDTHS;
    let width = if options.width_mm.is_finite() { options.width_mm } else { least };
    let width = width.clamp(least, most);
    let columns = columns(case, options);
    let label = case.name().unwrap_or_default();
    let title = match &columns[..] {
        [only] if !only.title.is_empty() && !label.is_empty() => {
            format!("{label} · {}", only.title)
        }
        [only] if label.is_empty() => only.title.clone(),
        _ => label.to_owned(),
    };
    let mut sheet = Sheet {
        drawing: Drawing::new(if title.is_empty() { "Spine map" } else { &title }, width, 0.0),
        legend: Legend { since: options.since, ..Legend::default() },
        text: (0.0135 * width).clamp(TEXT, 3.0),
        y: 0.0,
        free: None,
    };
    "Adult schematic proportions. Left and right are the patient's: seen from the front or from \
     the feet, the patient's left is on the right."
        .clone_into(&mut sheet.drawing.description);
    let mut seen = BTreeSet::new();
    let levels = options.axial.iter().copied().filter(|level| seen.insert(*level));
    let levels: Vec<Level> = levels.collect();
    let rows = sheet.plan(&columns, &levels, options);
    if options.has(Include::Title) {
        sheet.title(&title);
    }
    sheet.rows(rows, &columns, &levels, options);
    if options.has(Include::Legend) {
        sheet.legend();
    }
    if options.has(Include::Grades) {
        // The grades are those of a canal of the usual shape, that of a level at hand if there is one.
        let usual = |level: &&Level| (Level::C3..=Level::L1).contains(*level);
        sheet.grades(options.axial.iter().find(usual).copied().unwrap_or(Level::T7));
    }
    sheet.caption(&options.caption);
    let Sheet { mut drawing, text, y, .. } = sheet;
    drawing.height = y + text;
    drawing
}

fn columns(case: &Case, options: &SheetOptions) -> Vec<Column> {
    let several = options.time_points.len() > 1;
    let known = |index: &usize| case.time_points.get(*index).map(|point| (*index, point));
    let points: Vec<_> = options.time_points.iter().filter_map(known).collect();
    let column = |(place, (index, point)): (usize, &(usize, &Arc<crate::case::TimePoint>))| {
        let base = match options.since {
            Since::Before => place.checked_sub(1),
            Since::First => (place > 0).then_some(0),
        };
        let base = base.filter(|_| options.has(Include::Changes)).map(|base| points[base].1);
        let mut marks = match base {
            Some(base) => Marks::since(&base.findings, &point.findings),
            None => Marks::of(&point.findings),
        };
        if !options.has(Include::Labels) {
            marks.brackets.clear();
            marks.levels.values_mut().for_each(|level| level.labels.clear());
        }
        marks.tints = options.has(Include::Sins).then(|| tints(case, *index));
        let given =
            if options.has(Include::Treatments) { given_by(case, *index) } else { Vec::new() };
        let title = point.label.trim().to_owned();
        let label = if title.is_empty() { format!("Time point {}", index + 1) } else { title };
        let section = Section { id: format!("time-{}", place + 1), label: label.clone() };
        Column {
            section: several.then(|| Arc::new(section)),
            title: label,
            when: when_in_words(case, point.when.as_ref()),
            marks,
            overlay: Overlay::of(&given),
        }
    };
    points.iter().enumerate().map(column).collect()
}

/// A sheet that is being filled from the top down.
struct Sheet {
    drawing: Drawing,
    legend: Legend,
    text: f64,
    y: f64,
    /// Room beside the last row, as its upper left corner and its width.
    free: Option<(Point, f64)>,
}

impl Sheet {
    fn margin(&self) -> f64 {
        1.6 * self.text
    }

    fn title(&mut self, title: &str) {
        let corner = Point::new(self.margin(), self.margin());
        let (group, end) = title_lines(title, corner, self.drawing.width, 1.1 * self.text);
        self.drawing.groups.extend(group);
        self.y = end;
    }

    /// The legend: beside the last row where there is room for it, or else below.
    fn legend(&mut self) {
        let margin = self.margin();
        let below = (Point::new(margin, self.y), self.drawing.width - 2.0 * margin);
        let beside = self.free.take().map(|(corner, width)| {
            let corner = corner + Point::new(margin, 2.6 * self.text);
            (corner, width - 2.0 * margin)
        });
        let fits = beside.filter(|(corner, width)| {
            *width > 40.0 && self.legend.lay_out(*corner, *width, self.text).1 <= self.y
        });
        let (corner, width) = fits.unwrap_or(below);
        let (group, end) = self.legend.lay_out(corner, width, self.text);
        if !group.shapes.is_empty() {
            self.drawing.groups.push(group);
        }
        self.y = self.y.max(end) + 0.8 * self.text;
    }

    fn caption(&mut self, caption: &str) {
        let (margin, pen) = (self.margin(), Pen { text: self.text });
        let width = self.drawing.width - 2.0 * margin;
        let mut group = Group::plain("caption");
        for line in font::wrap(caption.trim(), pen.text, Weight::Regular, width) {
            self.y += font::LINE * pen.text;
            group.shapes.push(pen.write(Point::new(margin, self.y), line, Role::Text).shape());
        }
        if !caption.trim().is_empty() {
            self.drawing.groups.push(group);
            self.y += 0.5 * pen.text;
        }
    }
}

#[cfg(test)]
mod tests;
