//! The time points of a sheet in rows, in their order: the column at each, all in one scale, and
//! its levels from the feet below it.

use super::{Column, Include, Sheet, SheetOptions};
use crate::anatomy::Level;
use crate::figure::drawing::{Group, Role, Weight, font};
use crate::figure::geometry::Point;
use crate::figure::page::{
    Common, Layout, Legend, MapOptions, Medium, Needs, Page, Panel, SMALLEST_TEXT, ViewChoice,
};
use crate::figure::view::Pen;

/// The least width of a level from the feet, mm.
const LEVEL_WIDTH: f64 = 40.0;

/// The least size of its text, mm: the smallest sign there is four fifths of it.
const LEVEL_TEXT: f64 = SMALLEST_TEXT / 0.8;

/// Height of the pictures that a page of a journal has room for beside a legend, mm.
const PAGE: f64 = 200.0;

/// The least height of the row of a thoracic level, mm: two thirds of the smallest text, so that at
/// least every second level is named.
const LEAST_ROW: f64 = 0.67 * SMALLEST_TEXT;

/// How the time points of a sheet share its width.
pub(super) struct Rows {
    /// What the columns need together; none where only levels are shown.
    needs: Option<Needs>,
    in_row: usize,
    width: f64,
}

impl Rows {
    /// The size of the text beside the columns, mm.
    fn text(&self, columns: &[Column], views: ViewChoice) -> f64 {
        match (columns, &self.needs) {
            ([only], _) => {
                let map = map_options(views);
                Page::new(&only.marks, &only.overlay, &map, self.width).layout.text
            }
            (_, Some(needs)) => Layout::new(self.width, needs).text,
            (_, None) => 0.0,
        }
    }
}

impl Sheet {
    /// How all time points find room. What stands above and below them is written at the size of
    /// their own words.
    pub(super) fn plan(
        &mut self,
        columns: &[Column],
        levels: &[Level],
        options: &SheetOptions,
    ) -> Rows {
        let several = columns.len() > 1;
        let needs = options.views.map(|views| {
            let of = |column: &Column| {
                let Column { marks, overlay, .. } = column;
                Page::needs(marks, overlay, views, several)
            };
            columns.iter().map(of).reduce(|one, other| one.with(&other)).unwrap_or_default()
        });
        let in_row = self.in_a_row(columns.len().max(1), needs.as_ref(), !levels.is_empty());
        let rows = Rows { needs, in_row, width: self.drawing.width / in_row as f64 };
        let text = options.views.map_or(0.0, |views| rows.text(columns, views));
        self.text = self.text.max(text.min(0.02 * self.drawing.width));
        rows
    }

    /// All time points.
    pub(super) fn rows(
        &mut self,
        rows: Rows,
        columns: &[Column],
        levels: &[Level],
        options: &SheetOptions,
    ) {
        let views = options.views;
        let several = columns.len() > 1;
        let Rows { needs, in_row, width } = rows;
        let mut common = Common { needs: needs.unwrap_or_default(), numbered: 0 };
        for row in columns.chunks(in_row) {
            let top = self.y;
            if several {
                self.headings(row, width, options);
            }
            if let Some(views) = views {
                self.maps(row, width, views, several.then_some(&mut common));
            }
            self.levels(row, width, levels, several, options.has(Include::Wbb));
            let left = width * row.len() as f64;
            let room = self.drawing.width - left;
            self.free = (several && room > 1.0).then_some((Point::new(left, top), room));
        }
        if options.has(Include::Wbb) && !levels.is_empty() {
            let words = "WBB (SOSG): the marked sectors are tinted in each marked layer";
            self.legend.notes.push(words.to_owned());
        }
        for Column { title, marks, .. } in columns {
            self.legend
                .changes
                .extend(marks.changes.words.iter().map(|words| (title.clone(), words.clone())));
        }
    }

    /// How many time points stand beside each other: as many as leave no text smaller than it may
    /// be, about the same number in every row unless that makes the figure higher than a page.
    fn in_a_row(&self, count: usize, needs: Option<&Needs>, levels: bool) -> usize {
        let fits = |many: &usize| {
            let width = self.drawing.width / *many as f64;
            let readable = |needs: &Needs| {
                let layout = Layout::new(width, needs);
                layout.text >= SMALLEST_TEXT - 1e-9 && layout.usual_row() >= LEAST_ROW
            };
            needs.is_none_or(readable) && (!levels || width >= LEVEL_WIDTH)
        };
        let most = (1..=count).rev().find(fits).unwrap_or(1);
        let even = count.div_ceil(count.div_ceil(most));
        let height = |many: usize| {
            let layout = needs.map(|needs| Layout::new(self.drawing.width / many as f64, needs));
            let column = layout.map_or(0.0, |layout| layout.height() + 10.0 * layout.text);
            column * count.div_ceil(many) as f64
        };
        (even..=most).find(|many| height(*many) <= PAGE).unwrap_or(most)
    }

    /// What the time points of a row are called, and when they were.
    fn headings(&mut self, row: &[Column], width: f64, options: &SheetOptions) {
        if !options.has(Include::Title) {
            return;
        }
        let (margin, pen) = (self.margin(), Pen { text: self.text });
        let small = Pen { text: (0.88 * pen.text).max(SMALLEST_TEXT) };
        let mut low = self.y;
        for (place, column) in row.iter().enumerate() {
            let x = width * place as f64 + if place == 0 { margin } else { 0.6 * margin };
            let room = width - 1.4 * margin;
            let mut group = Group::plain("heading");
            group.section.clone_from(&column.section);
            if let Some(section) = &column.section {
                group.id = format!("{}-heading", section.id);
            }
            let mut y = self.y + 0.6 * pen.text;
            for line in font::wrap_to(&column.title, pen.text, Weight::SemiBold, room, 2) {
                y += font::LINE * pen.text;
                let text = pen.write(Point::new(x, y), line, Role::Text).strong();
                group.shapes.push(text.shape());
            }
            for line in font::wrap_to(&column.when, small.text, Weight::Regular, room, 2) {
                y += font::LINE * small.text;
                group.shapes.push(small.write(Point::new(x, y), line, Role::TextMuted).shape());
            }
            low = low.max(y);
            self.drawing.groups.push(group);
        }
        self.y = low;
    }

    /// The column at the time points of a row. Several have everything in common that makes them
    /// comparable.
    fn maps(
        &mut self,
        row: &[Column],
        width: f64,
        views: ViewChoice,
        mut common: Option<&mut Common>,
    ) {
        let map = map_options(views);
        let mut low = self.y;
        for (place, column) in row.iter().enumerate() {
            let Column { section, marks, overlay, .. } = column;
            let page = match &common {
                Some(common) => Page::beside(marks, overlay, &map, width, common),
                None => Page::new(marks, overlay, &map, width),
            };
            if let Some(common) = &mut common {
                common.numbered += marks.brackets.len();
            }
            let (panel, legend, _) = page.panel("");
            self.legend.join(legend);
            low = low.max(self.y + panel.height);
            let corner = Point::new(width * place as f64, self.y);
            self.drawing.put(panel, corner, section.as_ref());
        }
        self.y = low;
    }

    /// Levels from the feet: in rows, or below their time points.
    fn levels(&mut self, row: &[Column], room: f64, levels: &[Level], several: bool, wbb: bool) {
        let most = ((room / LEVEL_WIDTH) as usize).clamp(1, if several { 2 } else { 3 });
        let in_row = levels.len().clamp(1, most);
        let text = 0.04 * room / in_row as f64;
        let text = text.min(self.text.max(LEVEL_TEXT)).max(LEVEL_TEXT);
        // As far from the edges of the page as the title; a panel keeps its words within by itself.
        let edge = (self.margin() - text).max(0.0);
        let width = (room - if several { edge } else { 2.0 * edge }) / in_row as f64;
        let mut low = self.y;
        for (place, column) in row.iter().enumerate() {
            let mut y = self.y;
            // Its names stand below the heading of their column.
            let inset = if place == 0 { edge } else { (0.6 * self.margin() - text).max(0.0) };
            for (number, level) in levels.iter().enumerate() {
                let x = room * place as f64 + width * (number % in_row) as f64 + inset;
                let title = if several {
                    format!("{level} · {}", column.title)
                } else {
                    level.name().to_owned()
                };
                let panel = Panel {
                    marks: &column.marks,
                    overlay: &column.overlay,
                    level: *level,
                    title: Some(&title),
                    width,
                    text,
                    wbb,
                };
                let (mut panel, legend) = panel.draw();
                self.legend.join(Legend { notes: Vec::new(), ..legend });
                let height = panel.height;
                panel.prefix(level.name());
                self.drawing.put(panel, Point::new(x, y), column.section.as_ref());
                low = low.max(y + height);
                if number % in_row + 1 == in_row {
                    y += height;
                }
            }
        }
        self.y = low;
    }
}

/// The map of a time point on paper.
fn map_options(views: ViewChoice) -> MapOptions {
    MapOptions {
        views,
        legend: true,
        treatment: true,
        medium: Medium::Paper,
        ..MapOptions::default()
    }
}
