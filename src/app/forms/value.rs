//! How each type of value is shown and edited in a row of a form.

use std::fmt::Display;
use std::str::FromStr;

use egui::{Id, RichText, TextEdit, Ui};

use super::{Form, Row};
use crate::app::style::Palette;
use crate::case::{
    Dose, Duration, InvalidValue, Levels, Morphology, NeurologicalLevel, Number, Quantity, Size,
    Topography, parse_days,
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
    if response.changed() {
        let over = match &read {
            Ok(Some(new)) => show(new),
            // What is emptied while it is typed is not gone yet.
            _ => stored,
        };
        ui.data_mut(|data| data.insert_temp(id, Draft { typed: text, over }));
        if let Ok(Some(new)) = read {
            *value = Some(new);
            return true;
        }
    } else if response.lost_focus()
        && let Ok(new) = &read
    {
        ui.data_mut(|data| data.remove::<Draft>(id));
        if new.is_none() && value.is_some() {
            *value = None;
            return true;
        }
    }
    if let Err(reason) = read {
        let warning = Palette::of(ui).warning;
        ui.label(RichText::new(reason.to_string()).size(11.5).color(warning));
    }
    false
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
