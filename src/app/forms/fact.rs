//! Facts in a form: the value, and one click away why it is there.

use egui::{Popup, PopupCloseBehavior, RichText, TextEdit, Ui};

use super::list::Citation;
use super::{Form, Row, Value, small_button};
use crate::app::style::{Palette, named, subheading};
use crate::case::{Basis, Certainty, Choice as _, Fact, Sourced};

impl<T: Value> Value for Fact<T> {
    const HAS_REASONS: bool = true;

    fn edit(value: &mut Option<Self>, form: &mut Form<'_>, ui: &mut Ui, row: &Row) -> bool {
        let mut changed = false;
        ui.horizontal_top(|ui| {
            let why = if value.is_some() { 70.0 + ui.spacing().item_spacing.x } else { 0.0 };
            let width = (ui.available_width() - why).max(80.0);
            ui.vertical(|ui| {
                ui.set_width(width);
                changed |= edit_shown(value, form, ui, row);
            });
            if let Some(fact) = value {
                changed |= why_button(fact, form, ui, row);
            }
        });
        changed
    }

    fn text(&self) -> String {
        self.value().text()
    }

    fn cleared(&self) -> Option<Self> {
        let value = self.value().cleared()?;
        let mut fact = self.clone();
        fact.shown_mut().value = value;
        Some(fact)
    }
}

/// Edits the value that is shown. A value that says something else is observed; one that says the
/// same in other words, or more of it, keeps its source.
fn edit_shown<T: Value>(
    fact: &mut Option<Fact<T>>,
    form: &mut Form<'_>,
    ui: &mut Ui,
    row: &Row,
) -> bool {
    let mut shown = fact.as_ref().map(|fact| fact.value().clone());
    if !form.unlocked(ui, |form, ui| T::edit(&mut shown, form, ui, row)) {
        return false;
    }
    match (shown, &mut *fact) {
        (Some(value), Some(fact)) if !value.contradicts(fact.value()) => {
            fact.shown_mut().value = value;
        }
        (shown, fact) => Fact::observe_in(fact, shown),
    }
    true
}

/// The basis in a word, which opens the reasons.
fn why_button<T: Value>(fact: &mut Fact<T>, form: &mut Form<'_>, ui: &mut Ui, row: &Row) -> bool {
    let palette = Palette::of(ui);
    let shown = fact.shown();
    let (word, color) = if fact.is_disputed() {
        ("disputed", palette.warning)
    } else if shown.is_carried_over() {
        ("carried over", palette.warning)
    } else if shown.is_suspected() {
        ("suspected", palette.warning)
    } else {
        (shown.basis.label(), palette.muted)
    };
    let word = RichText::new(word).size(11.0).color(color);
    let button = egui::Button::new(word).small().frame(false);
    // Level with the words of what it stands beside.
    let response = ui.horizontal(|ui| ui.add(button)).inner;
    let response = named(response, &format!("Why: {}", row.name));
    let tip = if shown.is_carried_over() {
        "Carried over from another time point, not reassessed"
    } else {
        "Where this comes from"
    };
    let response = response.on_hover_text(tip);
    Popup::menu(&response)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .width(360.0)
        .show(|ui| {
            ui.set_max_width(380.0);
            egui::ScrollArea::vertical()
                .max_height(420.0)
                .min_scrolled_height(420.0)
                .show(ui, |ui| reasons(fact, form, ui, row))
                .inner
        })
        .is_some_and(|popup| popup.inner)
}

/// Basis, certainty, passages and note of every value of a fact.
fn reasons<T: Value>(fact: &mut Fact<T>, form: &mut Form<'_>, ui: &mut Ui, row: &Row) -> bool {
    let mut changed = false;
    let (mut remove, mut show) = (None, None);
    let several = fact.values().len() > 1;
    for (index, sourced) in fact.values_mut().iter_mut().enumerate() {
        ui.push_id(index, |ui| {
            ui.horizontal(|ui| {
                ui.label(subheading(sourced.value.text()));
                form.unlocked(ui, |_, ui| {
                    if several && index > 0 && small_button(ui, "Show this one").clicked() {
                        show = Some(index);
                    }
                    if several && small_button(ui, "Remove").clicked() {
                        remove = Some(index);
                    }
                });
            });
            changed |= reason(sourced, form, ui);
            ui.separator();
        });
    }
    if let Some(index) = show {
        fact.show(index);
        changed = true;
    }
    if let Some(index) = remove {
        fact.remove(index);
        changed = true;
    }
    let add = form.unlocked(ui, |_, ui| small_button(ui, "Add what another source says"));
    if add.on_hover_text("Keep both values where sources disagree").clicked() {
        let value = fact.value().clone();
        fact.add(Sourced::new(value, Basis::Stated));
        let last = fact.values().len() - 1;
        fact.show(last);
        changed = true;
    }
    if changed {
        form.changed(&row.name);
    }
    changed
}

fn reason<T>(sourced: &mut Sourced<T>, form: &mut Form<'_>, ui: &mut Ui) -> bool {
    let mut changed = form.unlocked(ui, |_, ui| basis(sourced, ui));
    let citation = form.citations(ui, &mut sourced.evidence);
    changed |= citation.is_some();
    if citation == Some(Citation::Cited) && sourced.basis == Basis::Observed {
        sourced.basis = Basis::Stated;
    }
    let mut note = sourced.note.clone().unwrap_or_default();
    let hint = "note: why, or what else to know";
    let edit = TextEdit::singleline(&mut note).hint_text(hint).desired_width(f32::INFINITY);
    let response = form.unlocked(ui, |_, ui| ui.add(edit));
    if response.changed() {
        form.typing(response.id, note.split_whitespace().count());
        sourced.note = (!note.is_empty()).then_some(note);
        changed = true;
    }
    changed
}

/// Basis and certainty of a value.
fn basis<T>(sourced: &mut Sourced<T>, ui: &mut Ui) -> bool {
    let mut changed = false;
    ui.horizontal(|ui| {
        for basis in Basis::ALL {
            let chosen = ui.selectable_value(&mut sourced.basis, *basis, basis.label());
            changed |= chosen.on_hover_text(basis.hint()).changed();
        }
        let mut suspected = sourced.certainty == Certainty::Suspected;
        if ui.checkbox(&mut suspected, "only suspected").changed() {
            sourced.certainty = if suspected { Certainty::Suspected } else { Certainty::Definite };
            changed = true;
        }
    });
    changed
}
