//! The fields in which a proposal is changed before it is accepted, and where the keyboard is among
//! them.

use egui::{ComboBox, DragValue, Id, Response, TextWrapMode, Ui, WidgetInfo};

use crate::anatomy::{Level, Part};
use crate::app::style::named_list;
use crate::case::{
    Bounds, CanalState, Certainty, Choice, CompressionScale, Escc, PartState, ThecalSac,
};
use crate::reading::{Item, Value};

/// Where the keyboard is among the fields of a proposal.
#[derive(Default)]
pub(super) struct Fields {
    /// Whether it has been led to the first field.
    is_led: bool,
    /// The field that it is led to: the first list, or else the first of all.
    first: Option<Id>,
    other: Option<Id>,
    has_keyboard: bool,
}

impl Fields {
    /// Whether the keyboard is at one of them that is not typed in.
    pub const fn has_keyboard(&self) -> bool {
        self.has_keyboard
    }

    /// Before they are drawn.
    pub const fn begin(&mut self) {
        self.has_keyboard = false;
    }

    /// A field that the keyboard is led to if it is the first such.
    pub fn first(&mut self, field: &Response) {
        self.first.get_or_insert(field.id);
        self.has_keyboard |= field.has_focus();
    }

    /// Another field that is not typed in.
    pub fn at(&mut self, field: &Response) {
        self.other.get_or_insert(field.id);
        self.has_keyboard |= field.has_focus();
    }

    /// After they are drawn.
    pub fn end(&mut self, ui: &Ui) {
        if !self.is_led
            && let Some(field) = self.first.or(self.other)
        {
            ui.memory_mut(|memory| memory.request_focus(field));
            self.is_led = true;
        }
    }
}

/// A list of all levels.
pub(super) fn level_list(ui: &mut Ui, fields: &mut Fields, name: &str, level: &mut Option<Level>) {
    let text = level.map_or("choose", Level::name);
    let list = ComboBox::from_id_salt(name).selected_text(text).width(64.0).show_ui(ui, |ui| {
        for one in Level::ALL {
            ui.selectable_value(level, Some(one), one.name());
        }
    });
    fields.first(&list.response);
    named_list(&list.response, &format!("Change: {name}"));
}

/// Whether other values are offered for what is said.
pub(super) const fn is_offered(value: &Value) -> bool {
    !matches!(
        value,
        Value::Stain(_)
            | Value::Mitoses(_)
            | Value::Necrosis(_)
            | Value::Grade(..)
            | Value::Entity(_)
            | Value::Act(..)
            | Value::Dose { .. }
            | Value::Drug { .. }
            | Value::Event(..)
    )
}

/// Offers other values for what an item says.
pub(super) fn change(ui: &mut Ui, fields: &mut Fields, item: &mut Item, level: Option<Level>) {
    match &mut item.value {
        Value::Part(part, state) => {
            parts(ui, fields, part, level);
            let mut told = (*state, item.certainty);
            one_of(ui, fields, "State", &mut told, STATES.into_iter(), |(state, certainty)| {
                let words =
                    if *certainty == Certainty::Suspected { "suspected" } else { state.label() };
                words.to_owned()
            });
            (*state, item.certainty) = told;
            return;
        }
        Value::BoneLesion(lesion) => choice(ui, fields, "Bone lesion", lesion),
        Value::Alignment(alignment) => choice(ui, fields, "Alignment", alignment),
        Value::SignalT1(signal) => choice(ui, fields, "T1 signal", signal),
        Value::SignalT2(signal) => choice(ui, fields, "T2 signal", signal),
        Value::Enhancement(enhancement) => choice(ui, fields, "Enhancement", enhancement),
        Value::Canal(canal) => {
            choice(ui, fields, "Canal", &mut canal.state);
            canal.from = canal.from.filter(|_| canal.state != CanalState::Free);
        }
        Value::CompressedFrom(side) => choice(ui, fields, "Compressed from", side),
        Value::CordDisplaced(side) => choice(ui, fields, "Cord displaced", side),
        Value::CordCompressed(answer) => choice(ui, fields, "Cord compressed", answer),
        // Where there is no cord only what the report states stands.
        Value::Escc(grade) if level.is_none_or(|one| CompressionScale::of(one).offers_escc()) => {
            let exact = Escc::ALL.iter().map(|grade| Bounds::exactly(*grade));
            let least = Escc::ALL.iter().skip(1).take(4).map(|grade| Bounds::at_least(*grade));
            ui.label("ESCC");
            one_of(ui, fields, "Grade", grade, exact.chain(least), ToString::to_string);
        }
        Value::ThecalSac(grade) => {
            let exact = ThecalSac::ALL.iter().map(|grade| Bounds::exactly(*grade));
            ui.label("Thecal sac");
            one_of(ui, fields, "Thecal sac", grade, exact, ToString::to_string);
        }
        Value::Collapse(collapse) => {
            let before = collapse.class;
            choice(ui, fields, "Collapse", &mut collapse.class);
            collapse.percent = collapse.percent.filter(|_| collapse.class == before);
        }
        Value::Sex(sex) => choice(ui, fields, "Sex", sex),
        Value::Pain(pain) => choice(ui, fields, "Pain", pain),
        Value::Age(years) => {
            ui.label("Age");
            number(ui, "Age", years, " years", 0.0..=120.0);
        }
        Value::Size(diameters) => {
            ui.label("Size");
            for (diameter, name) in diameters.iter_mut().zip(DIAMETERS) {
                number(ui, name, diameter, " cm", 0.0..=100.0);
            }
        }
        value => {
            ui.label(value.words(level));
        }
    }
    let mut is_suspected = item.certainty == Certainty::Suspected;
    let suspected = ui.checkbox(&mut is_suspected, "suspected");
    fields.at(&suspected);
    if suspected.changed() {
        item.certainty = if is_suspected { Certainty::Suspected } else { Certainty::Definite };
    }
}

/// What a part can be said to be.
const STATES: [(PartState, Certainty); 3] = [
    (PartState::Involved, Certainty::Definite),
    (PartState::Involved, Certainty::Suspected),
    (PartState::Free, Certainty::Definite),
];

const DIAMETERS: [&str; 3] = ["First diameter", "Second diameter", "Third diameter"];

/// A number that is dragged or typed.
fn number(
    ui: &mut Ui,
    name: &str,
    value: &mut f64,
    unit: &str,
    range: std::ops::RangeInclusive<f64>,
) {
    let field = ui.add(DragValue::new(value).range(range).suffix(unit).speed(0.1).max_decimals(2));
    let label = Some(format!("Change: {name}"));
    field.widget_info(|| WidgetInfo {
        label: label.clone(),
        ..WidgetInfo::drag_value(true, *value)
    });
}

/// Other places of the same part, such as its other side.
fn parts(ui: &mut Ui, fields: &mut Fields, part: &mut Part, level: Option<Level>) {
    let structure = part.structure();
    let all = || {
        Part::all().filter(|other| {
            other.structure() == structure && level.is_none_or(|level| other.exists_at(level))
        })
    };
    if all().count() > 1 {
        one_of(ui, fields, "Part", part, all(), |part| match level {
            Some(level) => part.label_at(level),
            None => part.label(),
        });
    } else {
        ui.label(if *part == Part::UNSPECIFIED { "level".to_owned() } else { part.label() });
    }
}

fn choice<T: Choice>(ui: &mut Ui, fields: &mut Fields, name: &str, value: &mut T) {
    ui.label(name);
    one_of(ui, fields, name, value, T::ALL.iter().copied(), |value| value.label().to_owned());
}

fn one_of<T: Clone + PartialEq>(
    ui: &mut Ui,
    fields: &mut Fields,
    name: &str,
    value: &mut T,
    all: impl Iterator<Item = T>,
    words: impl Fn(&T) -> String,
) {
    let list = ComboBox::from_id_salt(name)
        .width(52.0)
        .wrap_mode(TextWrapMode::Extend)
        .selected_text(words(value));
    let list = list.show_ui(ui, |ui| {
        for one in all {
            let text = words(&one);
            ui.selectable_value(value, one, text);
        }
    });
    fields.first(&list.response);
    named_list(&list.response, &format!("Change: {name}"));
}
