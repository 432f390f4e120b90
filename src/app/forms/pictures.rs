//! The pictures of grades that stand in the place of their buttons.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Align2, FontId, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

use super::Row;
use crate::anatomy::Level;
use crate::app::canvas::{Canvas, Placement};
use crate::app::style::{Palette, semibold};
use crate::case::{Choice as _, Directions, Escc, ThecalSac};
use crate::figure::{Drawing, Theme, escc_picture, sac_picture};

/// Size of a picture with its name, in points.
const SIZE: Vec2 = Vec2::new(53.0, 68.0);

/// Which grades are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// Cord compression.
    Escc,
    /// Compression of the thecal sac.
    ThecalSac,
}

/// What pictures show: the grades of a scale at a level, with tumour from some sides.
type Key = (Level, Scale, Directions);

/// The pictures of a key by the names of their grades.
type Pictures = BTreeMap<&'static str, (Arc<Drawing>, Canvas)>;

/// Pictures that were asked for, the last first.
#[derive(Default)]
pub struct GradePictures(Vec<(Key, Pictures)>);

/// As many as a form can show at once: the chosen level, and spans.
const KEPT: usize = 6;

impl GradePictures {
    /// How many meshes the pictures were painted with.
    pub fn tessellated(&self) -> u64 {
        let canvases = self.0.iter().flat_map(|(_, pictures)| pictures.values());
        canvases.map(|(_, canvas)| canvas.tessellated()).sum()
    }

    /// Draws the grades of a scale at a level, with tumour from some sides.
    pub fn prepare(&mut self, level: Level, scale: Scale, from: Directions) {
        let key = (level, scale, from);
        if let Some(place) = self.0.iter().position(|(other, _)| *other == key) {
            self.0[..=place].rotate_right(1);
            return;
        }
        let kept = |drawing: Drawing| (Arc::new(drawing), Canvas::default());
        let drawn = match scale {
            Scale::Escc => (Escc::ALL.iter())
                .map(|grade| (grade.label(), kept(escc_picture(level, *grade, from, 30.0))))
                .collect(),
            Scale::ThecalSac => (ThecalSac::ALL.iter())
                .map(|grade| (grade.label(), kept(sac_picture(level, *grade, from, 30.0))))
                .collect(),
        };
        self.0.insert(0, (key, drawn));
        self.0.truncate(KEPT);
    }

    /// The picture of a grade as a button; none where there is no picture of that name.
    pub fn button(
        &mut self,
        ui: &mut Ui,
        row: &Row,
        grade: &str,
        hint: &str,
        selected: bool,
    ) -> Option<Response> {
        let (drawing, canvas) = self.0.first_mut()?.1.get_mut(grade)?;
        let (rect, response) = ui.allocate_exact_size(SIZE, Sense::click());
        let palette = Palette::of(ui);
        let name = format!("{}: {grade}", row.name);
        let enabled = response.enabled();
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, enabled, selected, &name));
        let theme = if ui.visuals().dark_mode { Theme::Dark } else { Theme::Light };
        let picture = Rect::from_min_size(rect.min, Vec2::splat(SIZE.x)).shrink(3.0);
        let placement = Placement::fit(drawing, picture);
        let fill = if selected { palette.selection } else { palette.field };
        ui.painter().rect_filled(rect, 5.0, fill);
        canvas.paint(ui.painter(), drawing, theme, placement, &BTreeMap::new());
        let font =
            FontId::new(11.5, if selected { semibold() } else { egui::FontFamily::Proportional });
        let at = rect.center_bottom() - Vec2::new(0.0, 1.0);
        ui.painter().text(at, Align2::CENTER_BOTTOM, grade, font, palette.text);
        if selected || response.hovered() {
            let color = if selected { palette.accent } else { palette.muted };
            let stroke = Stroke::new(if selected { 2.0 } else { 1.0 }, color);
            ui.painter().rect_stroke(rect, 5.0, stroke, StrokeKind::Inside);
        }
        if response.has_focus() {
            let stroke = Stroke::new(1.5, palette.selected);
            ui.painter().rect_stroke(rect.expand(1.0), 6.0, stroke, StrokeKind::Outside);
        }
        Some(response.on_hover_text(hint))
    }
}
