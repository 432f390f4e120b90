//! The texts that facts come from, one tab each, above what was found in them.

mod ink;
mod legend;
mod lines;
mod rows;
mod text;

use egui::{Align, Button, Layout, RichText, Ui};

use crate::app::Spinemap;
use crate::app::command::Command;
use crate::app::review;
use crate::app::style::{Palette, heading};
use crate::case::{Choice as _, Id, Source, SourceKind, Wording};
pub use text::TextView;

/// The panel.
pub fn show(app: &mut Spinemap, ui: &mut Ui, commands: &mut Vec<Command>) {
    ui.set_min_height(ui.available_height());
    ui.label(heading("Sources"));
    follow_request(app);
    tabs(app, ui);
    let Some(source) = app.shown_source().cloned() else { return empty(app, ui, commands) };
    let editable = head(app, ui, &source);
    if let Some(two) = app.two_patients(ui.ctx(), app.session.source) {
        review::ask_whose(app, ui, &source, &two);
        return text::show(app, ui, &source, editable);
    }
    if !source.text.is_empty() {
        review::show(app, ui, &source, commands);
        // Another source may have come next in the review.
        let Some(source) = app.shown_source().filter(|shown| shown.id == source.id) else {
            ui.ctx().request_repaint();
            return;
        };
        let source = source.clone();
        text::show(app, ui, &source, editable);
        return;
    }
    if app.can_edit() {
        large_button(app, ui, Command::PasteReport, commands);
    }
    text::show(app, ui, &source, editable);
}

/// What there is to do in a case without a report.
fn empty(app: &Spinemap, ui: &mut Ui, commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    ui.add_space(18.0);
    ui.vertical_centered(|ui| {
        if app.is_reading_reports() {
            ui.label("Reading the report…");
            return;
        }
        ui.label("No report yet.");
        if app.can_edit() {
            ui.add_space(6.0);
            let words = "Paste a report, open its file or drop it here: what it says is proposed \
                         to you, and nothing is marked before you accept it.";
            ui.label(RichText::new(words).size(12.0).color(palette.muted));
            ui.add_space(8.0);
            for command in [Command::PasteReport, Command::OpenReports] {
                large_button(app, ui, command, commands);
                ui.add_space(4.0);
            }
        }
    });
}

/// A button that nobody overlooks; the first thing to do stands out.
fn large_button(app: &Spinemap, ui: &mut Ui, command: Command, commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let is_first = command == Command::PasteReport;
    let color = if is_first { palette.on_accent } else { palette.text };
    let mut button = Button::new(RichText::new(command.label()).color(color));
    if is_first {
        button = button.fill(palette.accent);
    }
    let tip = super::top::tooltip(app, ui, command);
    if ui.add(button.min_size(egui::vec2(170.0, 30.0))).on_hover_text(tip).clicked() {
        commands.push(command);
    }
}

/// What the source is. A text that passages are cited from is changed only on request, so that no
/// stray key takes the words from under them; tells whether it can be changed.
fn head(app: &mut Spinemap, ui: &mut Ui, source: &Source) -> bool {
    let palette = Palette::of(ui);
    let wording = match source.wording {
        Wording::Verbatim => "its own words",
        Wording::Paraphrase => "retold, not quoted",
    };
    ui.horizontal(|ui| {
        let line = format!("{} · {wording}", source.kind.label());
        ui.label(RichText::new(line).size(11.5).color(palette.muted));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if !source.text.is_empty() {
                legend::show(app, ui, source);
            }
        });
    });
    let cited = app.view.cited(&app.session, source);
    if cited == 0 || !app.can_edit() {
        return app.can_edit();
    }
    let id = ui.scope_id().with(("unlocked", app.session.serial, &source.id));
    let mut unlocked = ui.data(|data| data.get_temp(id)).unwrap_or(false);
    let tip =
        format!("{cited} passages of this text are cited; a change of their words releases them");
    if ui.checkbox(&mut unlocked, "Edit this text").on_hover_text(tip).changed() {
        ui.data_mut(|data| data.insert_temp(id, unlocked));
    }
    unlocked
}

/// Shows the source of a passage that a form wants to show, or the passages of a level that has
/// just been chosen.
fn follow_request(app: &mut Spinemap) {
    let case = app.session.case().clone();
    let place = |id: &Id| case.sources.iter().position(|source| source.id == *id);
    if let Some(evidence) = app.panels.show.clone().filter(|_| app.panels.to_show) {
        app.panels.to_show = false;
        if let Some(index) = place(&evidence.source) {
            app.session.source = index;
            app.review.to_passage = Some((evidence.start, evidence.end));
        }
    }
    let level = app.session.selection.level;
    let now = Some((app.session.serial, level));
    let before = std::mem::replace(&mut app.review.seen, now);
    if before == now || before.is_none_or(|(serial, _)| serial != app.session.serial) {
        return;
    }
    let Some(finding) = app.session.finding() else { return };
    // The source that is shown comes first.
    let (shown, count) = (app.session.source, case.sources.len());
    let order = (0..count).map(|step| (shown + step) % count);
    let found = order.into_iter().find_map(|index| {
        let first = crate::edit::evidence_ranges(finding, &case.sources.get(index)?.id);
        Some((index, *first.first()?))
    });
    if let Some((index, passage)) = found {
        app.session.source = index;
        app.review.to_passage = Some(passage);
    }
}

fn tabs(app: &mut Spinemap, ui: &mut Ui) {
    let palette = Palette::of(ui);
    let case = app.session.case().clone();
    ui.horizontal_wrapped(|ui| {
        for (index, source) in case.sources.iter().enumerate() {
            let chosen = index == app.session.source;
            let color = if chosen { palette.on_accent } else { palette.text };
            let button = Button::new(RichText::new(&source.label).size(12.0).color(color))
                .fill(if chosen { palette.accent } else { palette.field })
                .stroke(egui::Stroke::NONE)
                .corner_radius(10);
            let response = ui.add(button);
            response.widget_info(|| {
                let name = format!("Source: {}", source.label);
                egui::WidgetInfo::selected(egui::accesskit::Role::Tab, true, chosen, name)
            });
            if response.clicked() {
                app.session.source = index;
                app.panels.show = None;
            }
        }
        if app.can_edit() {
            let menu = ui.menu_button(RichText::new("+").size(13.0), |ui| {
                for kind in SourceKind::ALL {
                    if ui.button(kind.label()).clicked() {
                        add_source(app, *kind);
                        ui.close();
                    }
                }
            });
            let add = crate::app::style::named(menu.response, "Add a source");
            add.on_hover_text("Add a source: a report, a letter, an article");
        }
    });
}

fn add_source(app: &mut Spinemap, kind: SourceKind) {
    let point = app.session.point().map(|point| point.id.clone());
    app.session.source = app.session.case().sources.len();
    app.session.editor.edit("Add a source", None, |case| {
        let time_points = point.into_iter().collect();
        let source = Source { time_points, ..Source::beside(kind, &case.sources) };
        case.sources.push(source);
    });
}
