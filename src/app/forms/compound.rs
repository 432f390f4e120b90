//! Values of several fields, one of which decides whether the value is there.

use egui::{RichText, Ui};

use super::value::typed;
use super::{Form, Row, Value};
use crate::app::style::{Palette, named_list};
use crate::case::{
    Canal, Choice as _, Collapse, MitoticCount, Necrosis, Offset, PartFinding, Site, Size,
    Staining, StatedGrade, When,
};

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
    pub(super) fn key<T: Value>(
        &mut self,
        ui: &mut Ui,
        row: &Row,
        name: &str,
        value: &mut Option<T>,
    ) -> bool {
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
            let (label, meaning) = form.entry();
            let id = row.id.with(name);
            if !labelled {
                let name = row.name.clone();
                let row = Row { id, name, label: row.label, compact: row.compact };
                return T::edit(value, form, ui, &row);
            }
            let muted = Palette::of(ui).muted;
            ui.horizontal_top(|ui| {
                let text = RichText::new(label).color(muted).size(11.5);
                let drawn = ui.vertical(|ui| {
                    // Its line stands beside the text of the field.
                    ui.add_space(4.0);
                    ui.add(egui::Label::new(text))
                });
                let response = drawn.inner.on_hover_text(meaning);
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
            let (label, meaning) = form.entry();
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

            fn contradicts(&self, other: &Self) -> bool {
                self.$key.contradicts(&other.$key)
                    $( || says_otherwise(self.$field.as_ref(), other.$field.as_ref()) )*
            }
        }
    )* };
}

/// Whether something chosen beside a value is now another than its source says; words that are
/// added are no claim of their own.
fn says_otherwise<T: Value>(now: Option<&T>, before: Option<&T>) -> bool {
    match (now, before) {
        (Some(now), Some(before)) => now.contradicts(before),
        (None, None) => false,
        _ => !T::IS_WORDS,
    }
}

fn joined(parts: impl IntoIterator<Item = Option<String>>) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn opt<T: Value>(value: Option<&T>) -> Option<String> {
    value.map(Value::text)
}

record_values! {
    Canal { state; from } = |state| Canal { state, from: None },
        |v| joined([Some(v.state.text()), v.from.map(|from| format!("from {from}"))]);
    Collapse { class; percent } = |class| Collapse { class, percent: None },
        |v| joined([Some(v.class.text()), v.percent.map(|percent| format!("{percent} %"))]);
    PartFinding { state; extent } = |state| PartFinding { state, extent: None },
        |v| v.to_string();
    Site { region; place, first, last } =
        |region| Site { region, place: None, first: None, last: None },
        |v| joined([Some(v.region.text()), v.place.clone(), opt(v.first.as_ref()), opt(v.last.as_ref())]);
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

    fn contradicts(&self, other: &Self) -> bool {
        self.grades != other.grades
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

    fn contradicts(&self, other: &Self) -> bool {
        self.diameters != other.diameters
    }

    fn text(&self) -> String {
        let about = if self.approximate { "~" } else { "" };
        format!("{about}{} cm ({})", self.diameters_text(), self.method.label())
    }
}

impl Value for When {
    fn edit(value: &mut Option<Self>, form: &mut Form<'_>, ui: &mut Ui, row: &Row) -> bool {
        let anchors = form.anchors();
        let Some(first) = anchors.first() else {
            ui.label(if form.case.anchors.is_empty() {
                "Add an anchor to the case first: the moment that times are counted from."
            } else {
                "The other anchors are counted from this one."
            });
            return false;
        };
        let mut offset = value.as_ref().map(|when| when.offset);
        let mut anchor = value.as_ref().map_or(&first.id, |when| &when.anchor).clone();
        let mut changed = false;
        ui.horizontal_wrapped(|ui| {
            // The unit stands behind the field.
            let show = |offset: &Offset| offset.to_string().replace(" mo", "");
            changed |= typed(&mut offset, form, ui, row, "6, 3–4, 5 y", show, str::parse);
            if !matches!(offset, Some(Offset::Before | Offset::After)) {
                ui.label("months from");
            }
            let known = form.case.anchors.iter().find(|other| other.id == anchor);
            let text = known.map_or("?", |anchor| anchor.label.as_str());
            let list = egui::ComboBox::from_id_salt(row.id.with("anchor")).selected_text(text);
            let response = list.show_ui(ui, |ui| {
                for other in anchors {
                    let id = other.id.clone();
                    changed |= ui.selectable_value(&mut anchor, id, &other.label).changed();
                }
            });
            named_list(&response.response, &format!("{}, counted from", row.name));
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
