//! Closed vocabularies in a form: buttons side by side, or a list; sets and bounds of them.

use egui::accesskit::Role;
use egui::{RichText, Ui, WidgetInfo};

use super::value::typed;
use super::{Form, Row, Value};
use crate::anatomy::Level;
use crate::app::style::Palette;
use crate::case::{AnyOf, Bounds, Choice, Direction, Directions, InvalidValue};

/// As many choices as stand side by side as buttons; more go into a list.
const SIDE_BY_SIDE: usize = 6;

/// What is chosen while nothing is.
const NOT_STATED: &str = "not stated";

/// Buttons of a choice stand close.
pub fn tighten(ui: &mut Ui) {
    ui.spacing_mut().item_spacing = egui::vec2(3.0, 3.0);
    ui.spacing_mut().button_padding = egui::vec2(6.0, 2.0);
}

/// A button of a choice, named `Bone lesion: lytic` for screen readers.
pub fn choice_button(
    ui: &mut Ui,
    row: &Row,
    text: &str,
    hint: &str,
    selected: bool,
) -> egui::Response {
    let palette = Palette::of(ui);
    let color = if selected { palette.on_accent } else { palette.text };
    let button = egui::Button::new(RichText::new(text).size(11.5).color(color))
        .fill(if selected { palette.accent } else { palette.field })
        .stroke(egui::Stroke::NONE)
        .min_size(egui::vec2(0.0, 20.0));
    let response = ui.add(button);
    let enabled = response.enabled();
    let name = format!("{}: {text}", row.name);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, enabled, selected, &name));
    if hint.is_empty() { response } else { response.on_hover_text(hint) }
}

impl<C: Choice> Value for C {
    fn edit(value: &mut Option<Self>, _: &mut Form<'_>, ui: &mut Ui, row: &Row) -> bool {
        let before = *value;
        let letters: usize = C::ALL.iter().map(|choice| choice.label().len() + 3).sum();
        // Where the vocabulary itself has “not stated”, absence is something else.
        let names_absence = C::ALL.iter().any(|choice| choice.label() == NOT_STATED);
        let absent = if names_absence { "as at all levels" } else { NOT_STATED };
        if !row.compact && C::ALL.len() <= SIDE_BY_SIDE && letters < 90 {
            ui.horizontal_wrapped(|ui| {
                tighten(ui);
                if choice_button(ui, row, absent, "", value.is_none()).clicked() {
                    *value = None;
                }
                for choice in C::ALL {
                    let selected = *value == Some(*choice);
                    if choice_button(ui, row, choice.label(), choice.hint(), selected).clicked() {
                        *value = Some(*choice);
                    }
                }
            });
        } else {
            let text = value.map_or(absent, Choice::label);
            let list = egui::ComboBox::from_id_salt(row.id.with("list"))
                .selected_text(text)
                .width(ui.available_width().min(if row.compact { 150.0 } else { 240.0 }))
                .height(320.0)
                .truncate();
            let response = list.show_ui(ui, |ui| {
                if !names_absence {
                    ui.selectable_value(value, None, absent);
                }
                for choice in C::ALL {
                    ui.selectable_value(value, Some(*choice), choice.label())
                        .on_hover_text(choice.hint());
                }
            });
            response.response.labelled_by(row.label);
        }
        before != *value
    }

    fn text(&self) -> String {
        self.label().to_owned()
    }
}

impl<C: Choice + Ord> Value for AnyOf<C> {
    fn edit(value: &mut Option<Self>, _: &mut Form<'_>, ui: &mut Ui, row: &Row) -> bool {
        let mut chosen: Vec<C> =
            value.as_ref().map(|set| set.values().to_vec()).unwrap_or_default();
        let hint = "Choose several where it is not known which";
        let changed = toggles(ui, row, &mut chosen, hint);
        if changed {
            *value = Self::try_from(chosen).ok();
        }
        changed
    }

    fn text(&self) -> String {
        self.to_string()
    }
}

/// Buttons of which several can be chosen, the one that was pressed last at the end. Whether any
/// was pressed.
fn toggles<C: Choice>(ui: &mut Ui, row: &Row, chosen: &mut Vec<C>, hint: &str) -> bool {
    let mut changed = false;
    ui.horizontal_wrapped(|ui| {
        tighten(ui);
        if choice_button(ui, row, NOT_STATED, "", chosen.is_empty()).clicked() {
            changed |= !chosen.is_empty();
            chosen.clear();
        }
        for choice in C::ALL {
            let hint = if choice.hint().is_empty() { hint } else { choice.hint() };
            let selected = chosen.contains(choice);
            if choice_button(ui, row, choice.label(), hint, selected).clicked() {
                changed = true;
                if selected {
                    chosen.retain(|other| other != choice);
                } else {
                    chosen.push(*choice);
                }
            }
        }
    });
    changed
}

impl Value for Directions {
    fn edit(value: &mut Option<Self>, _: &mut Form<'_>, ui: &mut Ui, row: &Row) -> bool {
        let mut chosen: Vec<Direction> = match *value {
            Some(all) if all.is_all_around() => vec![Direction::AllAround],
            some => some.into_iter().flat_map(Self::sides).collect(),
        };
        let hint = "Choose several where it comes from more than one side";
        let changed = toggles(ui, row, &mut chosen, hint);
        if changed {
            // A side in the place of all around.
            if chosen.last() != Some(&Direction::AllAround) {
                chosen.retain(|side| *side != Direction::AllAround);
            }
            *value = Self::of(chosen);
        }
        changed
    }

    fn text(&self) -> String {
        self.to_string()
    }
}

impl<C: Choice + Ord> Value for Bounds<C> {
    fn edit(value: &mut Option<Self>, form: &mut Form<'_>, ui: &mut Ui, row: &Row) -> bool {
        let before = *value;
        let mut pictures = form.pictures.as_deref_mut().filter(|_| form.pictured);
        let stacked = pictures.is_some();
        let mut grades = |ui: &mut Ui, value: &mut Option<Self>| {
            for choice in C::ALL {
                let hint = format!("{}\nShift+click: from here to there", choice.hint());
                let within = value.is_some_and(|bounds| bounds.allows(*choice));
                let (label, hint) = (choice.label(), hint.trim_start());
                let pictures = pictures.as_mut();
                let picture = pictures.and_then(|p| p.button(ui, row, label, hint, within));
                let button = picture.unwrap_or_else(|| choice_button(ui, row, label, hint, within));
                if button.clicked() {
                    let range = value.filter(|_| ui.input(|input| input.modifiers.shift));
                    *value = Some(range.map_or(Self::exactly(*choice), |range| range.to(*choice)));
                }
            }
        };
        ui.horizontal_wrapped(|ui| {
            tighten(ui);
            if choice_button(ui, row, NOT_STATED, "", value.is_none()).clicked() {
                *value = None;
            }
            if !stacked {
                grades(ui, value);
            }
            open_ends(ui, row, before, value);
        });
        if stacked {
            ui.horizontal_wrapped(|ui| {
                tighten(ui);
                grades(ui, value);
            });
        }
        before != *value
    }

    fn text(&self) -> String {
        self.to_string()
    }
}

/// Whether a bound is open above or below.
fn open_ends<C: Choice + Ord>(
    ui: &mut Ui,
    row: &Row,
    before: Option<Bounds<C>>,
    value: &mut Option<Bounds<C>>,
) {
    let (min, max) = (before.and_then(Bounds::min), before.and_then(Bounds::max));
    if let Some(end) = max.or(min) {
        let (open, only) = (max.is_none(), Bounds::exactly(end));
        let hint = "The source says only that it is this or more";
        if choice_button(ui, row, "at least", hint, open).clicked() {
            *value = Some(if open { only } else { Bounds::at_least(min.unwrap_or(end)) });
        }
    }
    if let Some(end) = min.or(max) {
        let (open, only) = (min.is_none(), Bounds::exactly(end));
        let hint = "The source says only that it is this or less";
        if choice_button(ui, row, "at most", hint, open).clicked() {
            *value = Some(if open { only } else { Bounds::at_most(max.unwrap_or(end)) });
        }
    }
}

impl Value for Level {
    fn edit(value: &mut Option<Self>, form: &mut Form<'_>, ui: &mut Ui, row: &Row) -> bool {
        let parse = |text: &str| {
            let level = text.trim().to_uppercase().parse::<Self>();
            level.map_err(|unknown| InvalidValue(unknown.to_string()))
        };
        typed(value, form, ui, row, "T9", Self::text, parse)
    }

    fn text(&self) -> String {
        self.name().to_owned()
    }
}
