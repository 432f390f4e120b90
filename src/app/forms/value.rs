//! How each type of value is shown and edited in a row of a form.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::str::FromStr;

use egui::{Id, RichText, TextEdit, Ui};

use super::{Form, Row};
use crate::app::style::Palette;
use crate::case::{
    Dose, Duration, InvalidValue, Levels, Morphology, NeurologicalLevel, Number, PainIntensity,
    Quantity, Size, parse_days,
};

/// A type of value that a row can show and edit.
pub trait Value: Clone + PartialEq + 'static {
    /// Whether it is running text, which tells more of what is there.
    const IS_WORDS: bool = false;

    /// Whether it comes with its reasons, which can be read where nothing can be changed.
    const HAS_REASONS: bool = false;

    /// Draws the value, absent where it is not stated; returns whether it was changed.
    fn edit(value: &mut Option<Self>, form: &mut Form<'_>, ui: &mut Ui, row: &Row) -> bool;

    /// The value in words.
    fn text(&self) -> String;

    /// Whether it says something else than another value, rather than the same more exactly or in
    /// other words: then what supports the other does not support it.
    fn contradicts(&self, other: &Self) -> bool {
        self != other
    }

    /// What is left where the value is cleared and cannot be absent, if anything.
    fn cleared(&self) -> Option<Self> {
        None
    }
}

impl Value for String {
    const IS_WORDS: bool = true;

    fn edit(value: &mut Option<Self>, form: &mut Form<'_>, ui: &mut Ui, row: &Row) -> bool {
        let id = row.id.with("text");
        let stored = value.clone().unwrap_or_default();
        // What is emptied while it is typed is not gone yet.
        let emptied = ui.data(|data| data.get_temp::<Draft>(id)).is_some_and(|d| d.over == stored);
        let mut text = if emptied { Self::new() } else { stored.clone() };
        let rows = 1 + text.len() / 60;
        let edit = TextEdit::multiline(&mut text)
            .id(id)
            .desired_rows(rows.min(6))
            .desired_width(f32::INFINITY)
            .hint_text("not stated");
        let response = ui.add(edit).labelled_by(row.label);
        if response.changed() && text.is_empty() && value.is_some() {
            let draft = Draft { typed: text, over: stored };
            ui.data_mut(|data| data.insert_temp(id, draft));
            return false;
        }
        if response.changed() || response.lost_focus() {
            ui.data_mut(|data| data.remove::<Draft>(id));
        }
        if response.changed() {
            form.typing(row.id, text.split_whitespace().count());
            *value = Some(text);
            return true;
        }
        let cleared = response.lost_focus() && text.is_empty() && value.is_some();
        if cleared {
            form.typing(row.id, 0);
            *value = None;
        }
        cleared
    }

    fn text(&self) -> String {
        self.clone()
    }

    fn contradicts(&self, other: &Self) -> bool {
        !shares_a_word(self, other)
    }

    fn cleared(&self) -> Option<Self> {
        Some(Self::new())
    }
}

/// Whether two texts have a word in common, or the beginning of one that is still being typed.
fn shares_a_word(one: &str, other: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric());
        words.filter(|word| word.chars().count() > 2).map(str::to_lowercase).collect()
    };
    let others = words(other);
    let begun = |word: &String| {
        others.iter().any(|other| other.starts_with(word) || word.starts_with(other))
    };
    one == other || words(one).iter().any(begun)
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

/// What was typed in a case and cannot be stored, by the path of its field: the field's name.
type Unreadable = BTreeMap<String, String>;

/// The names of the fields of a case with text that cannot be read; it is not in the case.
pub fn unreadable(ctx: &egui::Context, scope: Id) -> Vec<String> {
    let unreadable = ctx.data(|data| data.get_temp::<Unreadable>(scope)).unwrap_or_default();
    unreadable.into_values().collect()
}

/// A field whose text is checked as it is typed and taken when the field is left. What cannot be
/// read stays beside its reason, and the stored value stays as it was.
pub fn typed<T>(
    value: &mut Option<T>,
    form: &mut Form<'_>,
    ui: &mut Ui,
    row: &Row,
    hint: &str,
    show: impl Fn(&T) -> String,
    parse: impl Fn(&str) -> Result<T, InvalidValue>,
) -> bool {
    let id = row.id.with("typed");
    let stored = value.as_ref().map(&show).unwrap_or_default();
    let draft = ui.data(|data| data.get_temp::<Draft>(id)).filter(|draft| draft.over == stored);
    let mut text = draft.clone().map_or_else(|| stored.clone(), |draft| draft.typed);
    let edit = TextEdit::singleline(&mut text).id(id).desired_width(WIDTH).hint_text(hint);
    let response = ui.add(edit).labelled_by(row.label);
    let read = if text.trim().is_empty() { Ok(None) } else { parse(&text).map(Some) };
    form.note_unreadable(ui, &row.name, read.is_err());
    if response.changed() {
        let draft = Draft { typed: text, over: stored };
        ui.data_mut(|data| data.insert_temp(id, draft));
    } else if draft.is_some()
        && !response.has_focus()
        && let Ok(new) = &read
    {
        ui.data_mut(|data| data.remove::<Draft>(id));
        let changed = new.as_ref().map(&show).unwrap_or_default() != stored;
        if changed {
            *value = read.unwrap_or_default();
        }
        return changed;
    }
    if let Err(reason) = read {
        let warning = Palette::of(ui).warning;
        ui.label(RichText::new(reason.to_string()).size(11.5).color(warning));
    }
    false
}

impl Form<'_> {
    /// Keeps which fields hold what cannot be read, for the moment when the case is saved.
    fn note_unreadable(&self, ui: &Ui, name: &str, unreadable: bool) {
        ui.data_mut(|data| {
            let fields = data.get_temp_mut_or_default::<Unreadable>(self.scope);
            if unreadable {
                fields.insert(self.path.clone(), name.to_owned());
            } else {
                fields.remove(&self.path);
            }
        });
    }

    /// Forgets what could not be read in a record that is removed.
    pub(super) fn forget_unreadable(&self, ui: &Ui) {
        ui.data_mut(|data| {
            let fields = data.get_temp_mut_or_default::<Unreadable>(self.scope);
            fields.retain(|path, _| !path.starts_with(&self.path));
        });
    }
}

fn parsed<T: FromStr<Err = InvalidValue> + Display>(
    value: &mut Option<T>,
    form: &mut Form<'_>,
    ui: &mut Ui,
    row: &Row,
    hint: &str,
) -> bool {
    typed(value, form, ui, row, hint, ToString::to_string, str::parse)
}

macro_rules! typed_values {
    ($($type:ty, $hint:literal;)*) => { $(
        impl Value for $type {
            fn edit(value: &mut Option<Self>, form: &mut Form<'_>, ui: &mut Ui, row: &Row) -> bool {
                parsed(value, form, ui, row, $hint)
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
    NeurologicalLevel, "T9";
    Number, "12";
    PainIntensity, "0 to 10";
}

impl Value for Vec<u16> {
    fn edit(value: &mut Option<Self>, form: &mut Form<'_>, ui: &mut Ui, row: &Row) -> bool {
        typed(value, form, ui, row, "1, 8 or 1–3", Value::text, parse_days)
    }

    fn text(&self) -> String {
        let days: Vec<String> = self.iter().map(ToString::to_string).collect();
        days.join(", ")
    }
}

impl Value for Vec<Number> {
    fn edit(value: &mut Option<Self>, form: &mut Form<'_>, ui: &mut Ui, row: &Row) -> bool {
        let parse = |text: &str| Size::parse_diameters(text);
        typed(value, form, ui, row, "8 × 4 × 5", Value::text, parse)
    }

    fn text(&self) -> String {
        let diameters: Vec<String> = self.iter().map(ToString::to_string).collect();
        diameters.join(" × ")
    }
}

#[cfg(test)]
mod tests {
    use super::shares_a_word;

    #[test]
    fn a_text_in_other_words_shares_some_with_what_it_replaces() {
        let stated = "spindle cell neoplasm, low grade";
        for same in [stated, "Low-grade spindle cell neoplasm", "spindle", "spi", "a neoplasm"] {
            assert!(shares_a_word(same, stated), "{same}");
        }
        for other in ["osteosarcoma", "o", "", "of"] {
            assert!(!shares_a_word(other, stated), "{other}");
        }
    }
}
