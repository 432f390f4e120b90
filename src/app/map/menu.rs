//! The menu of the right button: everything that a part or a level can be.

use egui::{Response, Ui};

use super::marking::{clear_levels, mark_of, set_chosen, set_grade, toggle_canal, toggle_chosen};
use super::{Sheet, target_at};
use crate::anatomy::{Level, Part};
use crate::app::Spinemap;
use crate::app::canvas::Placement;
use crate::app::session::Selection;
use crate::case::{Bounds, Choice as _, CompressionScale, Escc};
use crate::edit::Mark;
use crate::figure::Target;

pub(super) fn context_menu(
    app: &mut Spinemap,
    response: &Response,
    sheet: &Sheet,
    placement: Placement,
) {
    let key = response.id.with("menu target");
    if response.secondary_clicked() {
        let position = response.interact_pointer_pos();
        let target = position.and_then(|p| target_at(sheet, placement, p));
        response.ctx.data_mut(|data| match target {
            Some(target) => {
                data.insert_temp(key, target);
            }
            None => data.remove::<Target>(key),
        });
        if let Some(target) = target {
            // One of several chosen levels stands for all of them.
            let selection = &mut app.session.selection;
            if selection.levels.contains(&target.level()) {
                selection.level = target.level();
            } else {
                *selection = Selection::one(target.level());
            }
        }
    }
    if !app.can_edit() {
        return;
    }
    response.context_menu(|ui| {
        let Some(target) = ui.data(|data| data.get_temp::<Target>(key)) else { return };
        let level = target.level();
        if let Target::Part(level, part) = target {
            ui.label(crate::app::style::subheading(format!("{level}, {}", part.label_at(level))));
            let now = mark_of(&app.session, level, part);
            for mark in Mark::ALL {
                if ui.selectable_label(now == mark, mark.label()).clicked() {
                    set_chosen(app, part, mark);
                    ui.close();
                }
            }
            ui.separator();
        } else {
            ui.label(crate::app::style::subheading(level.name()));
        }
        grades(app, ui, level);
        if ui.button("Canal invaded, or not stated").clicked() {
            toggle_canal(app);
            ui.close();
        }
        if ui.button("Involved, part not stated").clicked() {
            toggle_chosen(app, Part::UNSPECIFIED);
            ui.close();
        }
        ui.separator();
        if ui.button(format!("Clear {level}")).clicked() {
            clear_levels(&mut app.session);
            ui.close();
        }
    });
}

/// The grades of cord compression where there is a cord; elsewhere one that is there can go.
fn grades(app: &mut Spinemap, ui: &mut Ui, level: Level) {
    if !CompressionScale::of(level).offers_escc() {
        let graded = app.session.finding().is_some_and(|finding| finding.escc.is_some());
        if graded && ui.button("Cord compression (ESCC): not stated").clicked() {
            set_grade(app, None);
            ui.close();
        }
        return;
    }
    ui.menu_button("Cord compression (ESCC)", |ui| {
        for grade in Escc::ALL {
            let button = egui::Button::new(grade.label());
            if ui.add(button).on_hover_text(grade.hint()).clicked() {
                set_grade(app, Some(Bounds::exactly(*grade)));
                ui.close();
            }
        }
        for grade in [Escc::Grade1a, Escc::Grade1b, Escc::Grade1c, Escc::Grade2] {
            if ui.button(format!("≥{}", grade.label())).clicked() {
                set_grade(app, Some(Bounds::at_least(grade)));
                ui.close();
            }
        }
        if ui.button("not stated").clicked() {
            set_grade(app, None);
            ui.close();
        }
    });
}
