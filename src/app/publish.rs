//! The figure that is to be published: what stands on it, how it looks, and where it goes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{
    ColorImage, Context, DragValue, Id, Modal, Rect, RichText, ScrollArea, Sense, TextEdit, Ui,
    Vec2,
};

use super::Spinemap;
use super::canvas::{self, Canvas, Placement};
use super::dialogs::Message;
use super::files::Purpose;
use super::session::Session;
use super::style::{Palette, heading, subheading};
use crate::anatomy::Level;
use crate::case::{Case, Levels};
use crate::figure::{
    self, Drawing, FigureError, Format, Include, MapOptions, Role, SheetOptions, Theme, ViewChoice,
    patterned,
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
    /// The levels from the feet, as they are typed.
    levels: String,
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
            levels: String::new(),
            open: false,
            serial: None,
            preview: None,
            canvas: Canvas::default(),
        }
    }
}

/// What a person wants of the dialog.
pub enum Wish {
    /// To write a file.
    Save,
    /// The picture in the clipboard.
    Copy,
}

/// Looks of a figure, as a person calls them.
const LOOKS: [(Theme, &str); 4] = [
    (Theme::Light, "colour"),
    (Theme::Print, "greys"),
    (Theme::Patterns, "black and white, patterns"),
    (Theme::Dark, "dark, for slides"),
];

const VIEWS: [(Option<ViewChoice>, &str); 4] = [
    (Some(ViewChoice::All), "front and side"),
    (Some(ViewChoice::Front), "front"),
    (Some(ViewChoice::Side), "side"),
    (None, "none"),
];

impl Figure {
    /// Shows the dialog, on the time point that the map shows.
    pub fn open(&mut self, session: &Session) {
        if self.serial != Some(session.serial) {
            // Nothing that was written for one patient comes into the figure of another.
            self.options.time_points = vec![session.time_point];
            self.options.caption.clear();
            self.options.axial.clear();
            self.levels.clear();
            self.serial = Some(session.serial);
        } else if self.options.time_points.len() == 1 {
            self.options.time_points = vec![session.time_point];
        }
        self.open = true;
    }

    /// Whether the dialog is on the screen.
    pub const fn is_open(&self) -> bool {
        self.open
    }

    /// Takes the dialog off the screen.
    pub const fn close(&mut self) {
        self.open = false;
    }

    /// Draws the dialog.
    pub fn show(&mut self, ctx: &Context, session: &Session) -> Option<Wish> {
        let mut wish = None;
        let room = ctx.content_rect().size() - Vec2::new(80.0, 90.0);
        let modal = Modal::new(Id::unique("figure")).show(ctx, |ui| {
            ui.set_width(room.x);
            ui.horizontal_top(|ui| {
                ui.allocate_ui(Vec2::new(300.0, room.y), |ui| {
                    ui.vertical(|ui| {
                        ui.set_width(300.0);
                        ui.label(heading("Figure"));
                        ScrollArea::vertical().max_height(room.y - 90.0).show(ui, |ui| {
                            self.choices(ui, session);
                        });
                        ui.add_space(6.0);
                        wish = self.buttons(ui);
                    });
                });
                let (rect, _) = ui.allocate_exact_size(
                    Vec2::new(ui.available_width(), room.y - 10.0),
                    Sense::hover(),
                );
                self.paint(ui, session, rect);
            });
        });
        if modal.should_close() {
            self.open = false;
        }
        wish
    }

    fn choices(&mut self, ui: &mut Ui, session: &Session) {
        let options = &mut self.options;
        ui.label(subheading("Time points, side by side"));
        for (index, point) in session.case().time_points.iter().enumerate() {
            let mut chosen = options.time_points.contains(&index);
            if ui.checkbox(&mut chosen, &point.label).changed() {
                options.time_points.retain(|other| *other != index);
                if chosen {
                    options.time_points.push(index);
                }
                options.time_points.sort_unstable();
            }
        }
        ui.label(subheading("The column from"));
        ui.horizontal_wrapped(|ui| {
            for (views, label) in VIEWS {
                ui.selectable_value(&mut options.views, views, label);
            }
        });
        let label = ui.label(subheading("Levels seen from the feet"));
        let field = TextEdit::singleline(&mut self.levels).hint_text("T5, T6 or T5–T8");
        ui.add(field.desired_width(160.0)).labelled_by(label.id);
        match typed_levels(&self.levels) {
            Ok(levels) => options.axial = levels,
            Err(reason) => {
                let warning = Palette::of(ui).warning;
                ui.label(RichText::new(reason).size(11.5).color(warning));
            }
        }
        ui.label(subheading("With"));
        for include in Include::ALL {
            let mut chosen = options.include.contains(&include);
            if ui.checkbox(&mut chosen, include.label()).changed() {
                if chosen {
                    options.include.insert(include);
                } else {
                    options.include.remove(&include);
                }
            }
        }
        ui.label(subheading("Look"));
        ui.horizontal_wrapped(|ui| {
            for (theme, label) in LOOKS {
                ui.selectable_value(&mut self.theme, theme, label);
            }
        });
        let [least, most] = MapOptions::WIDTHS;
        ui.horizontal(|ui| {
            let label = ui.label("Width");
            let width = DragValue::new(&mut options.width_mm).range(least..=most).suffix(" mm");
            ui.add(width.fixed_decimals(0)).labelled_by(label.id);
            let label = ui.label("PNG");
            let dpi = DragValue::new(&mut self.dpi).range(36..=2400).suffix(" dpi");
            ui.add(dpi).labelled_by(label.id);
        });
        let label = ui.label(subheading("Caption"));
        let caption = TextEdit::multiline(&mut options.caption).desired_rows(2);
        ui.add(caption.desired_width(f32::INFINITY)).labelled_by(label.id);
    }

    fn buttons(&mut self, ui: &mut Ui) -> Option<Wish> {
        let mut wish = None;
        let SheetOptions { time_points, views, axial, .. } = &self.options;
        let shown = views.is_some() || !axial.is_empty();
        let there = !time_points.is_empty() && shown && typed_levels(&self.levels).is_ok();
        ui.horizontal(|ui| {
            let save = egui::Button::new("Save figure…");
            let tip = "As SVG, PDF or PNG, by the name's ending";
            if ui.add_enabled(there, save).on_hover_text(tip).clicked() {
                wish = Some(Wish::Save);
            }
            if ui.add_enabled(there, egui::Button::new("Copy picture")).clicked() {
                wish = Some(Wish::Copy);
            }
            if ui.button("Close").clicked() {
                self.open = false;
            }
        });
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
        painter.rect_filled(page, 0.0, canvas::color(self.theme, Role::Background));
        self.canvas.paint(&painter, &drawing, self.theme, placement, &BTreeMap::new());
    }

    /// Writes the figure; the file's ending decides on its kind.
    ///
    /// # Errors
    /// The ending names no kind of figure, or the figure cannot be drawn or written.
    pub fn export(
        &self,
        session: &Session,
        path: &Path,
        overwrite: Overwrite,
    ) -> Result<(), ExportError> {
        let format = Format::of(path).ok_or_else(|| ExportError::Ending(path.to_owned()))?;
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

impl Spinemap {
    /// Draws the dialog of the figure while it is open.
    pub(super) fn show_figure(&mut self, ctx: &Context) {
        // A question for its file stands before it.
        if !self.figure.is_open() || self.question.is_some() || self.message.is_some() {
            return;
        }
        match self.figure.show(ctx, &self.session) {
            Some(Wish::Save) => self.ask(ctx, Purpose::ExportFigure),
            Some(Wish::Copy) => match self.figure.copy(ctx, &self.session) {
                Ok(()) => self.status = Some("The figure is in the clipboard".to_owned()),
                Err(error) => self.message = Some(Message::new(error.to_string())),
            },
            None => {}
        }
    }
}

/// The levels that are typed, each once; none where nothing is.
fn typed_levels(text: &str) -> Result<Vec<Level>, String> {
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    let levels: Levels = text.to_uppercase().parse().map_err(|error| format!("{error}"))?;
    Ok(levels.all())
}
