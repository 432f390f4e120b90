//! How each type of value is shown and edited in a row of a form.

use std::fmt::Display;
use std::str::FromStr;

use egui::accesskit::Role;
use egui::{Id, RichText, TextEdit, Ui, WidgetInfo};

use super::{Form, Row};
use crate::anatomy::Level;
use crate::app::style::Palette;
use crate::case::{
    AnyOf, Bounds, Canal, Choice, Collapse, Dose, Duration, Entity, InvalidValue, Levels,
    MitoticCount, Morphology, Necrosis, NeurologicalLevel, Number, Offset, PartFinding, Quantity,
    Site, Size, Staining, StatedGrade, Topography, When, parse_days,
};

/// A type of value that a row can show and edit.
pub trait Value: Clone + PartialEq + 'static {
    /// Whether it is free text: a change of it keeps its source, and a word is a step of undo.
    const IS_TEXT: bool = false;

    /// Draws the value, absent where it is not stated; returns whether it was changed.
    fn edit(value: &mut Option<Self>, form: &mut Form<'_>, ui: &mut Ui, row: &Row) -> bool;

    /// The value in words.
    fn text(&self) -> String;

    /// What is left where the value is cleared and cannot be absent, if anything.
    fn cleared(&self) -> Option<Self> {
        None
    }
}

// ---- text -------------------------------------------------------------------------------------

impl Value for String {
    const IS_TEXT: bool = true;

    fn edit(value: &mut Option<Self>, _: &mut Form<'_>, ui: &mut Ui, row: &Row) -> bool {
        let mut text = value.clone().unwrap_or_default();
        let rows = 1 + text.len() / 60;
        let edit = TextEdit::multiline(&mut text)
            .id(row.id.with("text"))
            .desired_rows(rows.min(6))
            .desired_width(f32::INFINITY)
            .hint_text("not stated");
        let changed = ui.add(edit).labelled_by(row.label).changed();
        if changed {
            *value = (!text.is_empty()).then_some(text);
        }
        changed
    }

    fn text(&self) -> String {
        self.clone()
    }

    fn cleared(&self) -> Option<Self> {
        Some(Self::new())
    }
}

// ---- typed values -----------------------------------------------------------------------------

/// Width of a field for a typed value.
const WIDTH: f32 = 118.0;

/// What is being typed and cannot be stored yet.
#[derive(Clone, Default)]
struct Draft {
    typed: String,
    /// The stored value when this was typed; if it has changed since, the draft is stale.
    over: String,
}

/// A field whose text is checked as it is typed; what cannot be read stays beside its reason, and
/// the stored value stays as it was.
pub fn typed<T>(
    value: &mut Option<T>,
    ui: &mut Ui,
    id: Id,
    label: Id,
    hint: &str,
    show: impl Fn(&T) -> String,
    parse: impl Fn(&str) -> Result<T, InvalidValue>,
) -> bool {
    let id = id.with("typed");
    let stored = value.as_ref().map(&show).unwrap_or_default();
    let draft = ui.data(|data| data.get_temp::<Draft>(id)).filter(|draft| draft.over == stored);
    let mut text = draft.map_or_else(|| stored.clone(), |draft| draft.typed);
    let edit = TextEdit::singleline(&mut text).id(id).desired_width(WIDTH).hint_text(hint);
    let response = ui.add(edit).labelled_by(label);
    let read = if text.trim().is_empty() { Ok(None) } else { parse(&text).map(Some) };
    let mut changed = false;
    if response.changed() {
        let mut over = stored;
        if let Ok(new) = &read {
            over = new.as_ref().map(&show).unwrap_or_default();
        }
        ui.data_mut(|data| data.insert_temp(id, Draft { typed: text, over }));
        if let Ok(new) = read {
            *value = new;
            return true;
        }
    } else if response.lost_focus() && read.is_ok() {
        ui.data_mut(|data| data.remove::<Draft>(id));
    }
    if let Err(reason) = read {
        let warning = Palette::of(ui).warning;
        ui.label(RichText::new(reason.to_string()).size(11.5).color(warning));
        changed = false;
    }
    changed
}

fn parsed<T: FromStr<Err = InvalidValue> + Display>(
    value: &mut Option<T>,
    ui: &mut Ui,
    row: &Row,
    hint: &str,
) -> bool {
    typed(value, ui, row.id, row.label, hint, ToString::to_string, str::parse)
}

macro_rules! typed_values {
    ($($type:ty, $hint:literal;)*) => { $(
        impl Value for $type {
            fn edit(value: &mut Option<Self>, _: &mut Form<'_>, ui: &mut Ui, row: &Row) -> bool {
                parsed(value, ui, row, $hint)
            }

            fn text(&self) -> String {
                self.to_string()
            }
        }
    )* };
}

typed_values! {
    Quantity, "12, >10, 3–4";
    Duration, "2 weeks";
    Dose, "75 mg/m²";
    Levels, "T5, T6 or T3–T9";
    Morphology, "8890/3";
    Topography, "C41.2";
    NeurologicalLevel, "T9";
    Number, "12";
}

impl Value for Vec<u16> {
    fn edit(value: &mut Option<Self>, _: &mut Form<'_>, ui: &mut Ui, row: &Row) -> bool {
        typed(value, ui, row.id, row.label, "1, 8 or 1–3", Value::text, parse_days)
    }

    fn text(&self) -> String {
        let days: Vec<String> = self.iter().map(ToString::to_string).collect();
        days.join(", ")
    }
}

impl Value for Vec<Number> {
    fn edit(value: &mut Option<Self>, _: &mut Form<'_>, ui: &mut Ui, row: &Row) -> bool {
        let parse = |text: &str| Size::parse_diameters(text);
        typed(value, ui, row.id, row.label, "8 × 4 × 5", Value::text, parse)
    }

    fn text(&self) -> String {
        let diameters: Vec<String> = self.iter().map(ToString::to_string).collect();
        diameters.join(" × ")
    }
}

// ---- choices ----------------------------------------------------------------------------------

/// As many choices as stand side by side as buttons; more go into a list.
const SIDE_BY_SIDE: usize = 6;

/// Buttons of a choice stand close.
fn tighten(ui: &mut Ui) {
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
        if !row.compact && C::ALL.len() <= SIDE_BY_SIDE && letters < 90 {
            ui.horizontal_wrapped(|ui| {
                tighten(ui);
                if choice_button(ui, row, "not stated", "", value.is_none()).clicked() {
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
            let text = value.map_or("not stated", Choice::label);
            let list = egui::ComboBox::from_id_salt(row.id.with("list"))
                .selected_text(text)
                .width(ui.available_width().min(if row.compact { 150.0 } else { 240.0 }))
                .height(320.0);
            let response = list.show_ui(ui, |ui| {
                ui.selectable_value(value, None, "not stated");
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
        let before = chosen.len();
        let mut changed = false;
        ui.horizontal_wrapped(|ui| {
            tighten(ui);
            if choice_button(ui, row, "not stated", "", before == 0).clicked() {
                changed |= before > 0;
                chosen.clear();
            }
            for choice in C::ALL {
                let selected = chosen.contains(choice);
                let hint = "Choose several where it is not known which";
                let hint = if choice.hint().is_empty() { hint } else { choice.hint() };
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
        if changed {
            *value = Self::try_from(chosen).ok();
        }
        changed
    }

    fn text(&self) -> String {
        self.to_string()
    }
}

impl<C: Choice + Ord> Value for Bounds<C> {
    fn edit(value: &mut Option<Self>, _: &mut Form<'_>, ui: &mut Ui, row: &Row) -> bool {
        let before = *value;
        let open_above = value.is_some_and(|bounds| bounds.max().is_none());
        ui.horizontal_wrapped(|ui| {
            tighten(ui);
            if choice_button(ui, row, "not stated", "", value.is_none()).clicked() {
                *value = None;
            }
            for choice in C::ALL {
                let within = value.is_some_and(|bounds| {
                    bounds.min().is_none_or(|min| min <= *choice)
                        && bounds.max().is_none_or(|max| *choice <= max)
                });
                let hint = format!("{}\nShift+click: at least this", choice.hint());
                if choice_button(ui, row, choice.label(), hint.trim_start(), within).clicked() {
                    let at_least = ui.input(|input| input.modifiers.shift);
                    *value = Some(if at_least {
                        Self::at_least(*choice)
                    } else {
                        Self::exactly(*choice)
                    });
                }
            }
            if let Some(bounds) = *value
                && let Some(min) = bounds.min()
            {
                let text = "or more";
                if choice_button(ui, row, text, "The source only gives a lower bound", open_above)
                    .clicked()
                {
                    *value =
                        Some(if open_above { Self::exactly(min) } else { Self::at_least(min) });
                }
            }
        });
        before != *value
    }

    fn text(&self) -> String {
        self.to_string()
    }
}

impl Value for Level {
    fn edit(value: &mut Option<Self>, _: &mut Form<'_>, ui: &mut Ui, row: &Row) -> bool {
        let before = *value;
        let text = value.map_or("not stated", Self::name);
        let list = egui::ComboBox::from_id_salt(row.id.with("list"))
            .selected_text(text)
            .width(90.0)
            .height(320.0);
        let response = list.show_ui(ui, |ui| {
            ui.selectable_value(value, None, "not stated");
            for level in Self::ALL {
                ui.selectable_value(value, Some(level), level.name());
            }
        });
        response.response.labelled_by(row.label);
        before != *value
    }

    fn text(&self) -> String {
        self.name().to_owned()
    }
}

// ---- values of several fields -----------------------------------------------------------------

impl Form<'_> {
    /// A field of a value, with a small label of its own.
    pub fn inner<T: Value>(
        &mut self,
        ui: &mut Ui,
        row: &Row,
        name: &str,
        value: &mut Option<T>,
    ) -> bool {
        self.part_of(ui, row, name, true, value)
    }

    /// The field of a value that decides whether it is there; the row's own label is its label.
    fn key<T: Value>(&mut self, ui: &mut Ui, row: &Row, name: &str, value: &mut Option<T>) -> bool {
        self.part_of(ui, row, name, false, value)
    }

    fn part_of<T: Value>(
        &mut self,
        ui: &mut Ui,
        row: &Row,
        name: &str,
        labelled: bool,
        value: &mut Option<T>,
    ) -> bool {
        self.within(name, |form| {
            let (path, label, meaning) = form.entry();
            if let Some(drawn) = &mut form.drawn {
                drawn.insert(path);
            }
            let id = row.id.with(name);
            if !labelled {
                return T::edit(
                    value,
                    form,
                    ui,
                    &Row { id, name: row.name.clone(), label: row.label, compact: row.compact },
                );
            }
            let muted = Palette::of(ui).muted;
            ui.horizontal_top(|ui| {
                let text = RichText::new(label).color(muted).size(11.5);
                let response = ui.add(egui::Label::new(text)).on_hover_text(meaning);
                let name = format!("{}, {}", row.name, super::lower(label));
                let row = Row { id, name, label: response.id, compact: true };
                ui.vertical(|ui| T::edit(value, form, ui, &row)).inner
            })
            .inner
        })
    }

    /// A yes-or-no of a value.
    pub fn flag(&mut self, ui: &mut Ui, name: &str, value: &mut bool) -> bool {
        self.within(name, |form| {
            let (path, label, meaning) = form.entry();
            if let Some(drawn) = &mut form.drawn {
                drawn.insert(path);
            }
            let text = RichText::new(label).size(12.0);
            ui.checkbox(value, text).on_hover_text(meaning).changed()
        })
    }
}

/// Implements [`Value`] for a record that one of its fields decides the presence of.
macro_rules! record_values {
    ($($type:ty { $key:ident; $($field:ident),* } $(flag $flag:ident)? = $new:expr, $text:expr;)*) => { $(
        impl Value for $type {
            fn edit(value: &mut Option<Self>, form: &mut Form<'_>, ui: &mut Ui, row: &Row) -> bool {
                let mut key = value.as_ref().map(|value| value.$key.clone());
                let mut changed = form.key(ui, row, stringify!($key), &mut key);
                match (key, &mut *value) {
                    (None, _) => *value = None,
                    (Some(key), Some(value)) => value.$key = key,
                    (Some(key), None) => *value = Some($new(key)),
                }
                if let Some(value) = value {
                    $( changed |= form.inner(ui, row, stringify!($field), &mut value.$field); )*
                    $( changed |= form.flag(ui, stringify!($flag), &mut value.$flag); )?
                }
                changed
            }

            fn text(&self) -> String {
                let show: fn(&Self) -> String = $text;
                show(self)
            }
        }
    )* };
}

fn joined(parts: impl IntoIterator<Item = Option<String>>) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn opt<T: Value>(value: Option<&T>) -> Option<String> {
    value.map(Value::text)
}

record_values! {
    Canal { state; from } = |state| Canal { state, from: None },
        |v| joined([Some(v.state.text()), v.from.map(|from| format!("from {}", from.label()))]);
    Collapse { class; percent } = |class| Collapse { class, percent: None },
        |v| joined([Some(v.class.text()), v.percent.map(|percent| format!("{percent} %"))]);
    PartFinding { state; extent } = |state| PartFinding { state, extent: None },
        |v| v.to_string();
    Site { region; place, first, last } =
        |region| Site { region, place: None, first: None, last: None },
        |v| joined([Some(v.region.text()), v.place.clone(), opt(v.first.as_ref()), opt(v.last.as_ref())]);
    Entity { name; morphology, icdo_version } =
        |name| Entity { name, morphology: None, icdo_version: None },
        |v| joined([Some(v.name.clone()), opt(v.morphology.as_ref())]);
    Necrosis { class; percent } = |class| Necrosis { class, percent: None },
        |v| joined([Some(v.class.text()), v.percent.map(|percent| format!("{percent} %"))]);
    MitoticCount { count; fields, field_area } =
        |count| MitoticCount { count, fields: None, field_area: None },
        |v| match v.fields {
            Some(fields) => format!("{} per {fields} fields", v.count),
            None => v.count.to_string(),
        };
    Staining { result; intensity, extent, percent, pattern } = Staining::bare,
        |v| joined([
            Some(v.result.text()),
            opt(v.intensity.as_ref()),
            opt(v.extent.as_ref()),
            v.percent.map(|percent| format!("{percent} %")),
            opt(v.pattern.as_ref()),
        ]);
}

impl Value for StatedGrade {
    fn edit(value: &mut Option<Self>, form: &mut Form<'_>, ui: &mut Ui, row: &Row) -> bool {
        let mut grades = value.as_ref().map(|value| value.grades.clone());
        let mut changed = form.key(ui, row, "grades", &mut grades);
        match (grades, &mut *value) {
            (None, _) => *value = None,
            (Some(grades), Some(value)) => value.grades = grades,
            (Some(grades), None) => {
                let system = crate::case::GradeSystem::NotStated;
                *value = Some(Self { system, grades, mixed: false });
            }
        }
        if let Some(value) = value {
            let mut system = Some(value.system);
            changed |= form.inner(ui, row, "system", &mut system);
            value.system = system.unwrap_or(crate::case::GradeSystem::NotStated);
            changed |= form.flag(ui, "mixed", &mut value.mixed);
        }
        changed
    }

    fn text(&self) -> String {
        let grades: Vec<&str> = self.grades.values().iter().map(|grade| grade.label()).collect();
        grades.join(if self.mixed { " and " } else { " or " })
    }
}

impl Value for Size {
    fn edit(value: &mut Option<Self>, form: &mut Form<'_>, ui: &mut Ui, row: &Row) -> bool {
        let mut diameters = value.as_ref().map(|value| value.diameters.clone());
        let mut changed = form.key(ui, row, "diameters", &mut diameters);
        match (diameters, &mut *value) {
            (None, _) => *value = None,
            (Some(diameters), Some(value)) => value.diameters = diameters,
            (Some(diameters), None) => {
                *value = Some(Self {
                    diameters,
                    method: crate::case::SizeMethod::NotStated,
                    approximate: false,
                    of: None,
                    time_point: None,
                });
            }
        }
        if let Some(value) = value {
            let mut method = Some(value.method);
            changed |= form.inner(ui, row, "method", &mut method);
            value.method = method.unwrap_or(crate::case::SizeMethod::NotStated);
            changed |= form.flag(ui, "approximate", &mut value.approximate);
            changed |= form.inner(ui, row, "of", &mut value.of);
            changed |= form.time_point_of(ui, row, "time_point", &mut value.time_point);
        }
        changed
    }

    fn text(&self) -> String {
        let about = if self.approximate { "~" } else { "" };
        format!("{about}{} cm ({})", self.diameters_text(), self.method.label())
    }
}

impl Value for When {
    fn edit(value: &mut Option<Self>, form: &mut Form<'_>, ui: &mut Ui, row: &Row) -> bool {
        let Some(first) = form.case.anchors.first() else {
            ui.label("Add an anchor to the case first: the moment that times are counted from.");
            return false;
        };
        let mut offset = value.as_ref().map(|when| when.offset);
        let mut anchor = value.as_ref().map_or(&first.id, |when| &when.anchor).clone();
        let mut changed = false;
        ui.horizontal_wrapped(|ui| {
            let show = |offset: &Offset| offset.to_string();
            changed |=
                typed(&mut offset, ui, row.id, row.label, "6, ~6, 3–4, 5 y", show, str::parse);
            ui.label("from");
            let known = form.case.anchors.iter().find(|other| other.id == anchor);
            let text = known.map_or("?", |anchor| anchor.label.as_str());
            let list = egui::ComboBox::from_id_salt(row.id.with("anchor")).selected_text(text);
            let response = list.show_ui(ui, |ui| {
                for other in &form.case.anchors {
                    let id = other.id.clone();
                    changed |= ui.selectable_value(&mut anchor, id, &other.label).changed();
                }
            });
            super::named_list(&response.response, &format!("{}, counted from", row.name));
        });
        if changed {
            *value = offset.map(|offset| Self { anchor, offset });
        }
        changed
    }

    fn text(&self) -> String {
        format!("{} from {}", self.offset, self.anchor)
    }
}
