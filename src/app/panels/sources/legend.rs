//! What the signs in a text mean: only those that occur in it, with how often.

use std::collections::BTreeMap;

use egui::{Popup, PopupCloseBehavior, RichText, Sense, Ui};

use super::{ink, lines};
use crate::app::Spinemap;
use crate::app::review::Kind;
use crate::app::style::{Palette, subheading};
use crate::case::Source;

/// A link that opens the legend.
pub(super) fn show(app: &mut Spinemap, ui: &mut Ui, source: &Source) {
    let report = app.review.report(ui.ctx(), &source.id, &source.text);
    let link = ui.link(RichText::new("Legend").size(11.5));
    Popup::menu(&link).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        ui.set_max_width(270.0);
        let mut counts: BTreeMap<Kind, usize> = BTreeMap::new();
        for highlight in report.iter().flat_map(|report| &report.highlights) {
            *counts.entry(highlight.kind).or_default() += 1;
        }
        ui.label(subheading("In this text"));
        for kind in Kind::ALL {
            if let Some(count) = counts.get(&kind) {
                line(ui, kind, *count);
            }
        }
        if counts.is_empty() {
            ui.label("Nothing was found.");
        }
        ui.separator();
        ground(ui, Palette::of(ui).cited, "cited by something in the case");
        ground(ui, Palette::of(ui).passage, "supports the chosen level, or is gone to");
        ui.label("Point at a sign to see why it is there.");
    });
}

fn line(ui: &mut Ui, kind: Kind, count: usize) {
    let palette = Palette::of(ui);
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(egui::vec2(44.0, 20.0), Sense::hover());
        let format = ink::format(kind, palette);
        let mut job = egui::text::LayoutJob::default();
        job.append("T5–T6", 0.0, format);
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        let words = egui::Rect::from_min_size(rect.min, galley.size());
        ui.painter().galley(rect.min, galley, palette.text);
        lines::draw(ui.painter(), words, kind, palette);
        ui.label(format!("{} · {count}", kind.label()));
    });
}

fn ground(ui: &mut Ui, color: egui::Color32, words: &str) {
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(egui::vec2(44.0, 16.0), Sense::hover());
        ui.painter().rect_filled(rect, 2.0, color);
        ui.label(words);
    });
}
