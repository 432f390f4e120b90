//! The figure that is to be published: what stands on it, how it looks, and where it goes.

mod choices;
mod remembered;

pub use remembered::Remembered;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::scroll_area::ScrollBarVisibility;
use egui::style::ScrollStyle;
use egui::{ColorImage, Context, Id, Layout, Modal, Rect, ScrollArea, Sense, Ui, UiBuilder, Vec2};

use self::choices::typed_levels;

use super::Spinemap;
use super::canvas::{Canvas, Placement};
use super::files::Purpose;
use super::message::Message;
use super::session::Session;
use super::style::{color, heading};
use crate::case::Case;
use crate::figure::{
    self, Drawing, FigureError, Format, Include, Role, SheetOptions, Theme, patterned,
};
use crate::store::{self, Overwrite, SaveError};

/// Why a figure is not written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The ending names no kind of figure.
    #[error("a figure's name ends in .svg, .pdf or .png: {}", .0.display())]
    Ending(PathBuf),
    /// It cannot be drawn.
    #[error(transparent)]
    Figure(#[from] FigureError),
    /// It cannot be written.
    #[error(transparent)]
    Save(#[from] SaveError),
}

/// The figure, as it was set up last.
pub struct Figure {
    options: SheetOptions,
    theme: Theme,
    dpi: u32,
    /// What it is written as; the ending of a path says otherwise.
    format: Format,
    /// The levels from the feet, as they are typed.
    levels: String,
    /// What fits a page at no width, as was found.
    unfit: Option<SheetOptions>,
    /// Whether the dialog is on the screen.
    open: bool,
    /// The case that the time points belong to.
    serial: Option<u64>,
    preview: Option<(Depends, Arc<Drawing>)>,
    canvas: Canvas,
}

/// What the preview depends on.
#[derive(PartialEq)]
struct Depends {
    case: Arc<Case>,
    options: SheetOptions,
    theme: Theme,
}

impl Default for Figure {
    fn default() -> Self {
        Self {
            options: SheetOptions::default(),
            theme: Theme::Light,
            dpi: 300,
            format: Format::Svg,
            levels: String::new(),
            unfit: None,
            open: false,
            serial: None,
            preview: None,
            canvas: Canvas::default(),
        }
    }
}

/// Width of the choices, and height of the buttons below them, in points.
const CHOICES: f32 = 390.0;
const BUTTONS: f32 = 38.0;

/// What a person wants of the dialog.
pub enum Wish {
    /// To write a file.
    Save,
    /// The picture in the clipboard.
    Copy,
}

impl Figure {
    /// Shows the dialog, on the time point that the map shows.
    pub fn open(&mut self, session: &Session) {
        if self.serial != Some(session.serial) {
            // Nothing that was written for one patient comes into the figure of another.
            self.options.time_points = vec![marked(session)];
            self.options.caption.clear();
            self.options.axial.clear();
            self.levels.clear();
            self.serial = Some(session.serial);
        } else if self.options.time_points.len() == 1 {
            self.options.time_points = vec![marked(session)];
        }
        self.open = true;
    }

    /// Shows the dialog with two time points side by side, the one that the map shows and the one
    /// before it, and what has changed.
    pub fn compare(&mut self, session: &Session) {
        self.open(session);
        let now = session.time_point.max(1);
        self.options.time_points = vec![now - 1, now];
        self.options.include.extend([Include::Changes, Include::Legend]);
    }

    /// Whether the dialog is on the screen.
    pub const fn is_open(&self) -> bool {
        self.open
    }

    /// Takes the dialog off the screen.
    pub const fn close(&mut self) {
        self.open = false;
    }

    /// What the dialog is about.
    fn title(&self) -> &'static str {
        let SheetOptions { time_points, include, .. } = &self.options;
        match time_points.len() {
            0 | 1 => "Figure",
            _ if include.contains(&Include::Changes) => "Figure: time points compared",
            _ => "Figure: time points side by side",
        }
    }

    /// Draws the dialog.
    pub fn show(&mut self, ctx: &Context, session: &Session) -> Option<Wish> {
        let mut wish = None;
        let room = ctx.content_rect().size() - Vec2::new(60.0, 60.0);
        let modal = Modal::new(Id::unique("figure")).show(ctx, |ui| {
            let (rect, _) = ui.allocate_exact_size(room, Sense::hover());
            let (left, preview) = rect.split_left_right_at_x(rect.left() + CHOICES);
            let (above, below) = left.split_top_bottom_at_y(left.bottom() - BUTTONS);
            ui.scope_builder(UiBuilder::new().max_rect(above), |ui| {
                ui.label(heading(self.title()));
                ui.spacing_mut().scroll = ScrollStyle::solid();
                ScrollArea::vertical()
                    .auto_shrink(false)
                    .scroll_bar_visibility(ScrollBarVisibility::VisibleWhenNeeded)
                    .show(ui, |ui| self.choices(ui, session));
            });
            let row =
                UiBuilder::new().max_rect(below).layout(Layout::left_to_right(egui::Align::Max));
            ui.scope_builder(row, |ui| wish = self.buttons(ui));
            self.paint(ui, session, preview.with_min_x(preview.left() + 16.0));
        });
        if modal.should_close() {
            self.open = false;
        }
        wish
    }

    fn buttons(&mut self, ui: &mut Ui) -> Option<Wish> {
        let mut wish = None;
        let SheetOptions { time_points, views, axial, .. } = &self.options;
        let shown = views.is_some() || !axial.is_empty();
        let there = !time_points.is_empty() && shown && typed_levels(&self.levels).is_ok();
        let save = egui::Button::new("Save figure…");
        let tip =
            format!("Writes a {} file; another ending of its name decides", self.format.label());
        if ui.add_enabled(there, save).on_hover_text(tip).clicked() {
            wish = Some(Wish::Save);
        }
        if ui.add_enabled(there, egui::Button::new("Copy picture")).clicked() {
            wish = Some(Wish::Copy);
        }
        if ui.button("Close").clicked() {
            self.open = false;
        }
        wish
    }

    /// The drawing, made anew only when what it depends on has changed.
    fn drawing(&mut self, session: &Session) -> Arc<Drawing> {
        if let Some((depends, drawing)) = &self.preview
            && Arc::ptr_eq(&depends.case, session.case())
            && depends.options == self.options
            && depends.theme == self.theme
        {
            return Arc::clone(drawing);
        }
        let drawing = figure::sheet(session.case(), &self.options);
        let drawing = Arc::new(patterned(&drawing, self.theme).into_owned());
        let depends = Depends {
            case: Arc::clone(session.case()),
            options: self.options.clone(),
            theme: self.theme,
        };
        self.preview = Some((depends, Arc::clone(&drawing)));
        drawing
    }

    fn paint(&mut self, ui: &Ui, session: &Session, rect: Rect) {
        let drawing = self.drawing(session);
        let placement = Placement::fit(&drawing, rect.shrink(6.0));
        let painter = ui.painter_at(rect);
        let page = placement.rect(&drawing);
        painter.rect_filled(page, 0.0, color(self.theme, Role::Background));
        self.canvas.paint(&painter, &drawing, self.theme, placement, &BTreeMap::new());
    }

    /// Writes the figure; the file's ending decides on its kind.
    ///
    /// # Errors
    /// The ending names no kind of figure, or the figure cannot be drawn or written.
    pub fn export(
        &mut self,
        session: &Session,
        path: &Path,
        overwrite: Overwrite,
    ) -> Result<(), ExportError> {
        let format = Format::of(path).ok_or_else(|| ExportError::Ending(path.to_owned()))?;
        self.format = format;
        let bytes = self.bytes(session, format)?;
        Ok(store::write_file(path, &bytes, overwrite)?)
    }

    fn bytes(&self, session: &Session, format: Format) -> Result<Vec<u8>, FigureError> {
        let drawing = figure::sheet(session.case(), &self.options);
        format.write(&drawing, self.theme, self.dpi)
    }

    /// Puts the picture into the clipboard.
    ///
    /// # Errors
    /// The picture cannot be drawn.
    pub fn copy(&self, ctx: &Context, session: &Session) -> Result<(), FigureError> {
        let bytes = self.bytes(session, Format::Png)?;
        let picture = image::load_from_memory(&bytes);
        let picture = picture.map_err(|error| FigureError::Writing(error.to_string()))?.into_rgb8();
        let size = [picture.width() as usize, picture.height() as usize];
        ctx.copy_image(ColorImage::from_rgb(size, picture.as_raw()));
        Ok(())
    }
}

/// The time point to begin with: the one that the map shows, or where nothing is marked at it, the
/// first that is marked.
fn marked(session: &Session) -> usize {
    if session.point().is_some_and(|point| point.findings.is_empty()) {
        session.case().first_marked()
    } else {
        session.time_point
    }
}

impl Spinemap {
    /// Draws the dialog of the figure while it is open.
    pub(super) fn show_figure(&mut self, ctx: &Context) {
        // A question for its file stands before it.
        if !self.figure.is_open() || self.question.is_some() || self.message.is_some() {
            return;
        }
        match self.figure.show(ctx, &self.session) {
            Some(Wish::Save) => self.ask(ctx, Purpose::ExportFigure(self.figure.format)),
            Some(Wish::Copy) => match self.figure.copy(ctx, &self.session) {
                Ok(()) => self.status = Some("The figure is in the clipboard".to_owned()),
                Err(error) => self.message = Some(Message::new(error.to_string())),
            },
            None => {}
        }
    }
}
