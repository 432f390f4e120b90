//! A figure for publication: the column at one or several time points side by side, levels from the
//! feet, the grades of compression, one legend and a caption.

use std::collections::BTreeSet;

use super::legend::Legend;
use super::map::{MapOptions, Medium, ViewChoice};
use super::marks::Marks;
use super::page::{Common, Page};
use super::paint::Pen;
use super::sign::Sign;
use super::stability::tints;
use super::treatment::Overlay;
use super::words::title_lines;
use super::{
    Drawing, Group, Point, Role, Shape, Target, Weight, axial_map, escc_picture, font, given_by,
};
use crate::anatomy::Level;
use crate::case::{Case, Choice as _, Direction, Escc};

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
    /// Frames around what has changed since the time point before.
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
            Self::Wbb => "WBB sectors of the levels",
            Self::Sins => "Levels tinted by SINS",
        }
    }
}

/// What a sheet shows.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetOptions {
    /// The time points, by their places in the case, from left to right.
    pub time_points: Vec<usize>,
    /// Which views of the column; none for levels alone.
    pub views: Option<ViewChoice>,
    /// Levels that are shown from the feet.
    pub axial: Vec<Level>,
    /// What else stands on it.
    pub include: BTreeSet<Include>,
    /// Width of the page, mm, kept within [`MapOptions::WIDTHS`]; the height follows.
    pub width_mm: f64,
    /// Words below the figure.
    pub caption: String,
}

impl Default for SheetOptions {
    fn default() -> Self {
        Self {
            time_points: vec![0],
            views: Some(ViewChoice::All),
            axial: Vec::new(),
            include: [Include::Title, Include::Labels, Include::Legend, Include::Treatments].into(),
            width_mm: 180.0,
            caption: String::new(),
        }
    }
}

/// The smallest text of legend and caption, mm (6.5 points).
const SMALLEST: f64 = 2.3;

/// One time point on the sheet.
struct Column {
    title: String,
    marks: Marks,
    overlay: Overlay,
}

/// The sheet of a case.
pub fn sheet(case: &Case, options: &SheetOptions) -> Drawing {
    let has = |include| options.include.contains(&include);
    let [least, most] = MapOptions::WIDTHS;
    let width = if options.width_mm.is_finite() { options.width_mm } else { least };
    let width = width.clamp(least, most);
    let columns = columns(case, options);
    let label = case.label.trim();
    let title = match &columns[..] {
        [only] if !only.title.is_empty() && !label.is_empty() => {
            format!("{label} · {}", only.title)
        }
        [only] if label.is_empty() => only.title.clone(),
        _ => label.to_owned(),
    };
    let mut sheet = Sheet {
        drawing: Drawing::new(if title.is_empty() { "Spine map" } else { &title }, width, 0.0),
        legend: Legend::default(),
        text: 0.019 * width.min(220.0),
        y: 0.0,
        columns: columns.len().max(1),
    };
    "Adult schematic proportions. Left and right are the patient's: seen from the front or from \
     the feet, the patient's left is on the right."
        .clone_into(&mut sheet.drawing.description);
    if has(Include::Title) {
        sheet.title(&title);
    }
    if let Some(views) = options.views {
        sheet.maps(&columns, views, options);
    }
    let mut seen = BTreeSet::new();
    let levels = options.axial.iter().copied().filter(|level| seen.insert(*level));
    sheet.levels(&columns, &levels.collect::<Vec<_>>(), has(Include::Wbb));
    if has(Include::Grades) {
        // The grades are those of a canal of the usual shape, that of a level at hand if there is one.
        let usual = |level: &&Level| (Level::C3..=Level::L1).contains(*level);
        sheet.grades(options.axial.iter().find(usual).copied().unwrap_or(Level::T7));
    }
    if has(Include::Legend) {
        sheet.legend();
    }
    sheet.caption(&options.caption);
    let Sheet { mut drawing, text, y, .. } = sheet;
    drawing.height = y + text;
    drawing
}

fn columns(case: &Case, options: &SheetOptions) -> Vec<Column> {
    let has = |include| options.include.contains(&include);
    let of = |index: &usize| {
        let point = case.time_points.get(*index)?;
        let mut marks = Marks::of(&point.findings);
        if !has(Include::Labels) {
            marks.brackets.clear();
            marks.levels.values_mut().for_each(|level| level.labels.clear());
        }
        marks.tints = has(Include::Sins).then(|| tints(case, *index));
        let given = if has(Include::Treatments) { given_by(case, *index) } else { Vec::new() };
        let title = point.label.trim().to_owned();
        Some(Column { title, marks, overlay: Overlay::of(&given) })
    };
    options.time_points.iter().filter_map(of).collect()
}

/// A sheet that is being filled from the top down.
struct Sheet {
    drawing: Drawing,
    legend: Legend,
    text: f64,
    y: f64,
    columns: usize,
}

impl Sheet {
    fn title(&mut self, title: &str) {
        let corner = Point::new(1.6 * self.text, 1.6 * self.text);
        let (group, end) = title_lines(title, corner, self.drawing.width, self.text);
        self.drawing.groups.extend(group);
        self.y = end - 0.6 * self.text;
    }

    /// The columns side by side, in one scale.
    fn maps(&mut self, columns: &[Column], views: ViewChoice, options: &SheetOptions) {
        let several = columns.len() > 1;
        let width = self.drawing.width / self.columns as f64;
        let map = MapOptions {
            views,
            legend: true,
            treatment: true,
            medium: Medium::Paper,
            ..MapOptions::default()
        };
        let needs = |column: &Column| Page::needs(&column.marks, &column.overlay, views, several);
        let needs = columns.iter().map(needs).reduce(|one, other| one.with(&other));
        let mut common = Common { needs: needs.unwrap_or_default(), numbered: 0 };
        let mut low = self.y;
        for (index, column) in columns.iter().enumerate() {
            let Column { title, marks, overlay } = column;
            let page = if several {
                Page::beside(marks, overlay, &map, width, &common)
            } else {
                Page::new(marks, overlay, &map, width)
            };
            common.numbered += marks.brackets.len();
            let text = page.layout.text;
            // One time point is named in the title of the sheet.
            let titled = several && options.include.contains(&Include::Title);
            let (mut panel, legend, _) = page.panel(if titled { title } else { "" });
            let before = index.checked_sub(1).map(|before| &columns[before].marks);
            if let Some(before) = before.filter(|_| options.include.contains(&Include::Changes)) {
                let changed = changes(&panel, before, marks, Pen { text });
                if !changed.shapes.is_empty() {
                    self.legend.signs.insert(Sign::Changed);
                    panel.groups.push(changed);
                }
            }
            self.legend.join(legend);
            low = low.max(self.y + panel.height);
            let corner = Point::new(width * index as f64, self.y);
            let name = if several { format!("time-{}", index + 1) } else { String::new() };
            self.drawing.put(panel, corner, &name);
            // What stands below is read at the size of the whole page.
            self.text = text.max(SMALLEST).min(0.03 * self.drawing.width);
        }
        self.y = low;
    }

    /// Levels from the feet: in rows of three, or below their time points.
    fn levels(&mut self, columns: &[Column], levels: &[Level], wbb: bool) {
        if levels.is_empty() {
            return;
        }
        let several = columns.len() > 1;
        let in_row = if several { 1 } else { levels.len().min(3) };
        let width = self.drawing.width / (self.columns * in_row) as f64;
        let text = self.text.min(0.045 * width);
        let mut low = self.y;
        for (index, column) in columns.iter().enumerate() {
            let mut y = self.y;
            for (number, level) in levels.iter().enumerate() {
                let x = width * (index * in_row + number % in_row) as f64;
                let panel = axial_map::Panel {
                    marks: &column.marks,
                    overlay: &column.overlay,
                    level: *level,
                    title: Some(level.name()),
                    width,
                    text,
                    wbb,
                };
                let (panel, legend) = panel.draw();
                self.legend.join(Legend { notes: Vec::new(), ..legend });
                let height = panel.height;
                let name = format!("time-{}-{level}", index + 1);
                self.drawing.put(panel, Point::new(x, y), &name);
                low = low.max(y + height);
                if number % in_row + 1 == in_row {
                    y += height;
                }
            }
        }
        self.y = low;
    }

    /// The grades of cord compression in a row.
    fn grades(&mut self, level: Level) {
        let (margin, pen) = (1.6 * self.text, Pen { text: 0.92 * self.text });
        let step = (self.drawing.width - 2.0 * margin) / Escc::ALL.len() as f64;
        let width = (0.8 * step).min(9.0 * self.text);
        let mut group = Group::plain("grades");
        let heading = Point::new(margin, self.y + pen.text);
        let words = "Epidural spinal cord compression (ESCC)";
        group.shapes.push(pen.write(heading, words, Role::Text).strong().shape());
        let top = self.y + 1.8 * pen.text;
        let mut low = top;
        for (index, grade) in Escc::ALL.iter().enumerate() {
            let x = margin + step * index as f64;
            let picture = escc_picture(level, *grade, Direction::Anterior, width);
            let mut y = top + picture.height + 1.1 * pen.text;
            self.drawing.put(picture, Point::new(x, top), &format!("escc-{}", grade.label()));
            group
                .shapes
                .push(pen.write(Point::new(x, y), grade.label(), Role::TextGrade).strong().shape());
            let small = Pen { text: 0.85 * pen.text };
            let room = step - 0.6 * pen.text;
            for line in font::wrap_to(grade.hint(), small.text, Weight::Regular, room, 5) {
                y += font::LINE * small.text;
                group.shapes.push(small.write(Point::new(x, y), line, Role::Text).shape());
            }
            low = low.max(y);
        }
        self.drawing.groups.push(group);
        self.y = low + pen.text;
    }

    fn legend(&mut self) {
        let margin = 1.6 * self.text;
        let corner = Point::new(margin, self.y);
        let width = self.drawing.width - 2.0 * margin;
        let (group, end) = self.legend.lay_out(corner, width, self.text);
        self.drawing.groups.push(group);
        self.y = end + 0.6 * self.text;
    }

    fn caption(&mut self, caption: &str) {
        let (margin, pen) = (1.6 * self.text, Pen { text: self.text });
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

/// Frames around the parts that are involved now and were not before, or the other way round.
fn changes(panel: &Drawing, before: &Marks, now: &Marks, pen: Pen) -> Group {
    let mut group = Group::plain("changes");
    for part_group in &panel.groups {
        let Some(Target::Part(level, part)) = part_group.target else { continue };
        let leaves: Vec<_> = part.leaves(level).collect();
        let involved = |marks: &Marks| marks.at(level, &leaves).is_some_and(|mark| mark.involved);
        if involved(before) != involved(now) {
            let outline = part_group.areas().next().map(|area| area.outline().to_vec());
            group.shapes.extend(outline.map(|points| Shape::Line {
                points,
                closed: true,
                paint: pen.changed(),
            }));
        }
    }
    group
}

#[cfg(test)]
#[path = "sheet_tests.rs"]
mod tests;
