//! The bar at the top, with menus, the case's name and what was changed; and the line at the foot.

use std::path::{Path, PathBuf};

use egui::{Align, Button, Layout, MenuBar, RichText, Ui};

use crate::app::Spinemap;
use crate::app::command::Command;
use crate::app::style::named;
use crate::app::style::{Palette, semibold};
use crate::app::wanted::Wanted;

/// The menus, in groups.
const MENUS: [(&str, &[&[Command]]); 7] = [
    (
        "File",
        &[
            &[Command::New, Command::Open],
            &[Command::Save, Command::SaveAs, Command::SaveAsNew],
            &[Command::ExportFigure],
            &[Command::Quit],
        ],
    ),
    ("Edit", &[&[Command::Undo, Command::Redo], &[Command::ClearLevels], &[Command::GoTo]]),
    (
        "Report",
        &[&[Command::PasteReport, Command::OpenReports], &[Command::Review, Command::AcceptAll]],
    ),
    ("Case", &[&[Command::Hints, Command::CopyDescription]]),
    (
        "Time point",
        &[
            &[Command::AddTimePoint, Command::RemoveTimePoint],
            &[Command::ConfirmCarriedOver],
            &[Command::Compare],
        ],
    ),
    (
        "View",
        &[
            &[Command::ToggleSources, Command::ToggleCourse],
            &[Command::ToggleTreatment, Command::ToggleWbb, Command::ToggleSins],
            &[Command::FitMap, Command::ZoomToLesion, Command::ZoomIn, Command::ZoomOut],
            &[Command::ToggleTheme],
        ],
    ),
    ("Help", &[&[Command::Keys, Command::About]]),
];

/// The bar.
pub fn show(app: &mut Spinemap, ui: &mut Ui, commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    MenuBar::new().ui(ui, |ui| {
        for (name, groups) in MENUS {
            menu(app, ui, name, commands, groups);
        }
        ui.add_space(12.0);
        ui.scope(|ui| search(app, ui, commands));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            for command in [Command::ExportFigure, Command::Redo, Command::Undo] {
                let text = command.label().trim_end_matches('…');
                let button = Button::new(RichText::new(text).color(palette.accent)).frame(false);
                let tip = tooltip(app, ui, command);
                if ui.add_enabled(app.is_enabled(command), button).on_hover_text(tip).clicked() {
                    commands.push(command);
                }
            }
            ui.with_layout(Layout::centered_and_justified(egui::Direction::LeftToRight), |ui| {
                title(app, ui);
            });
        });
    });
}

/// What looks like a field to search in opens the finder.
fn search(app: &Spinemap, ui: &mut Ui, commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let command = Command::GoTo;
    ui.spacing_mut().button_padding = egui::vec2(8.0, 3.0);
    let keys = command.shortcut().map(|keys| ui.ctx().format_shortcut(&keys)).unwrap_or_default();
    let button = Button::new(RichText::new("Search commands and levels").color(palette.muted))
        .shortcut_text(RichText::new(keys).color(palette.muted))
        .fill(palette.field)
        .min_size(egui::vec2(250.0, 0.0));
    let tip = tooltip(app, ui, command);
    if ui.add_enabled(app.is_enabled(command), button).on_hover_text(tip).clicked() {
        commands.push(command);
    }
}

fn title(app: &Spinemap, ui: &mut Ui) {
    let palette = Palette::of(ui);
    let mut text = egui::text::LayoutJob::default();
    let mut add = |words: &str, family, color| {
        let format = egui::TextFormat::simple(egui::FontId::new(13.5, family), color);
        text.append(words, 0.0, format);
    };
    add(&app.session.case().label, semibold(), palette.text);
    add(
        &format!("  —  {}", app.session.file_name()),
        egui::FontFamily::Proportional,
        palette.muted,
    );
    if app.session.origin.read_only.is_some() {
        add("   read only", egui::FontFamily::Proportional, palette.warning);
    } else if app.is_modified() {
        add("   • edited", egui::FontFamily::Proportional, palette.warning);
    }
    ui.add(egui::Label::new(text).truncate());
}

/// The line at the foot: what was just done.
pub fn status(app: &mut Spinemap, ui: &mut Ui) {
    let size = egui::vec2(ui.available_width(), 14.0);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().interact_size.y = 14.0;
        ui.spacing_mut().button_padding.y = 0.0;
        super::hints::count(app, ui);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| last_step(app, ui));
    });
}

fn last_step(app: &Spinemap, ui: &mut Ui) {
    let palette = Palette::of(ui);
    let words = app.session.origin.read_only.as_deref().or(app.status.as_deref());
    let text = RichText::new(words.unwrap_or(" ")).size(11.5).color(palette.muted);
    let line = ui.add(egui::Label::new(text).truncate());
    if let Some(words) = words {
        line.on_hover_text(words);
    }
}

/// What a command does now, with its key and, for undo, the step.
pub fn tooltip(app: &Spinemap, ui: &Ui, command: Command) -> String {
    let step = match command {
        Command::Undo => app.session.editor.undo_label(),
        Command::Redo => app.session.editor.redo_label(),
        _ => None,
    };
    command.tip(step, ui.ctx())
}

fn menu(
    app: &mut Spinemap,
    ui: &mut Ui,
    name: &str,
    commands: &mut Vec<Command>,
    groups: &[&[Command]],
) {
    let button = ui.menu_button(name, |ui| {
        ui.set_min_width(230.0);
        for (index, group) in groups.iter().enumerate() {
            if index > 0 {
                ui.separator();
            }
            for command in *group {
                let mut button = Button::new(command.label());
                if let Some(shortcut) = command.shortcut() {
                    button = button.shortcut_text(ui.ctx().format_shortcut(&shortcut));
                }
                let button = button.selected(is_on(app, ui, *command));
                let tip = tooltip(app, ui, *command);
                if ui.add_enabled(app.is_enabled(*command), button).on_hover_text(tip).clicked() {
                    commands.push(*command);
                    ui.close();
                }
            }
            if group.contains(&Command::Open) {
                recent(app, ui);
            }
        }
    });
    // A tab has the same name as the menu of the case.
    named(button.response, &format!("{name} menu"));
}

/// Whether a command that switches something is on.
fn is_on(app: &Spinemap, ui: &Ui, command: Command) -> bool {
    match command {
        Command::ToggleSources => app.panels.sources,
        Command::ToggleCourse => app.panels.course,
        Command::Hints => app.panels.hints.open,
        Command::ToggleTreatment => app.panels.overlays.treatment,
        Command::ToggleWbb => app.panels.overlays.wbb,
        Command::ToggleSins => app.panels.overlays.sins,
        Command::ToggleTheme => ui.visuals().dark_mode,
        _ => false,
    }
}

fn recent(app: &mut Spinemap, ui: &mut Ui) {
    let mut open = None;
    ui.menu_button("Recent cases", |ui| {
        let recent = app.recent.paths();
        if recent.is_empty() {
            ui.label("none yet");
        }
        for path in recent {
            let name = path.file_name().unwrap_or_default();
            let mut button = Button::new(name.to_string_lossy());
            let is_namesake = |other: &&PathBuf| other.file_name() == Some(name);
            let folder = path.parent().and_then(Path::file_name);
            if let Some(folder) = folder.filter(|_| recent.iter().filter(is_namesake).count() > 1) {
                button = button.shortcut_text(folder.to_string_lossy());
            }
            if ui.add(button).on_hover_text(path.display().to_string()).clicked() {
                open = Some(path.clone());
                ui.close();
            }
        }
    });
    if let Some(path) = open {
        let ctx = ui.ctx().clone();
        let wanted = Wanted::Open { case: path, reports: Vec::new() };
        app.unless_unsaved(&ctx, wanted);
    }
}
