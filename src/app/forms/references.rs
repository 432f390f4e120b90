//! Fields that refer to other records of the case: tumours, time points, levels in a list.

use egui::{RichText, Ui};

use super::{Form, Row};
use crate::anatomy::{Level, Part};
use crate::app::style::Palette;
use crate::case::{Id, InvalidValue, Levels, TimeAnchor, is_counted_from};

impl<'a> Form<'a> {
    fn tumour_names(&self) -> Vec<(Id, String)> {
        self.case.tumours.iter().map(|tumour| (tumour.id.clone(), tumour.label.clone())).collect()
    }

    fn time_point_names(&self) -> Vec<(Id, String)> {
        self.case.time_points.iter().map(|point| (point.id.clone(), point.label.clone())).collect()
    }

    /// The anchors that a time can be counted from where the form is: an anchor's own time neither
    /// from itself nor from one that is counted from it.
    pub(super) fn anchors(&self) -> Vec<&'a TimeAnchor> {
        let anchors = self.case.anchors.iter();
        let dating = self.dating.as_ref();
        let free = |anchor: &&TimeAnchor| {
            dating.is_none_or(|dating| !is_counted_from(self.case, &anchor.id, dating))
        };
        anchors.filter(free).collect()
    }

    /// One tumour, or none.
    pub fn tumour(&mut self, ui: &mut Ui, name: &str, value: &mut Option<Id>) {
        let names = self.tumour_names();
        self.row(ui, name, |form, ui, row| {
            if pick(ui, row, &names, value, true) {
                form.changed(name);
            }
        });
    }

    /// One tumour that must be there.
    pub fn required_tumour(&mut self, ui: &mut Ui, name: &str, value: &mut Id) {
        let names = self.tumour_names();
        self.row(ui, name, |form, ui, row| {
            let mut option = Some(value.clone());
            if pick(ui, row, &names, &mut option, false)
                && let Some(id) = option
            {
                *value = id;
                form.changed(name);
            }
        });
    }

    /// Several tumours.
    pub fn tumours(&mut self, ui: &mut Ui, name: &str, value: &mut Vec<Id>) {
        let names = self.tumour_names();
        self.ids(ui, name, &names, value);
    }

    /// Several time points.
    pub fn time_points(&mut self, ui: &mut Ui, name: &str, value: &mut Vec<Id>) {
        let names = self.time_point_names();
        self.ids(ui, name, &names, value);
    }

    fn ids(&mut self, ui: &mut Ui, name: &str, names: &[(Id, String)], value: &mut Vec<Id>) {
        self.row(ui, name, |form, ui, row| {
            if names.is_empty() {
                ui.label(RichText::new("none in the case yet").color(Palette::of(ui).muted));
            }
            ui.horizontal_wrapped(|ui| {
                for (id, label) in names {
                    let mut chosen = value.contains(id);
                    let check = super::named_toggle(ui, &mut chosen, label, &row.name);
                    if check {
                        if chosen {
                            value.push(id.clone());
                        } else {
                            value.retain(|other| other != id);
                        }
                        form.changed(name);
                    }
                }
            });
        });
    }

    /// One time point of a value, or none.
    pub fn time_point_of(
        &mut self,
        ui: &mut Ui,
        row: &Row,
        name: &str,
        value: &mut Option<Id>,
    ) -> bool {
        let names = self.time_point_names();
        self.within(name, |form| {
            let (label, meaning) = form.entry();
            ui.horizontal(|ui| {
                let text = RichText::new(label).color(Palette::of(ui).muted).size(11.5);
                let label = ui.label(text).on_hover_text(meaning);
                let row = Row {
                    id: row.id.with(name),
                    name: row.name.clone(),
                    label: label.id,
                    compact: true,
                };
                pick(ui, &row, &names, value, true)
            })
            .inner
        })
    }

    /// Discs, each named by the level above it, as text.
    pub fn discs(&mut self, ui: &mut Ui, name: &str, value: &mut Vec<Level>) {
        self.row(ui, name, |form, ui, row| {
            let show = |levels: &Vec<Level>| {
                levels.iter().map(|level| level.name()).collect::<Vec<_>>().join(", ")
            };
            let parse = |text: &str| {
                let levels = text.parse::<Levels>()?.all();
                match levels.iter().find(|level| !level.has_disc_below()) {
                    Some(level) => Err(InvalidValue(format!("there is no disc below {level}"))),
                    None => Ok(levels),
                }
            };
            let mut option = (!value.is_empty()).then(|| value.clone());
            if super::value::typed(&mut option, form, ui, row, "C5, C6", show, parse) {
                *value = option.unwrap_or_default();
                form.changed(name);
            }
        });
    }

    /// Parts of levels in general, without a level.
    pub fn part_list(&mut self, ui: &mut Ui, name: &str, value: &mut Vec<Part>) {
        self.row(ui, name, |form, ui, row| {
            let mut remove = None;
            ui.horizontal_wrapped(|ui| {
                for (index, part) in value.iter().enumerate() {
                    if super::small_button(ui, &format!("{} ×", part.label())).clicked() {
                        remove = Some(index);
                    }
                }
                let list = egui::ComboBox::from_id_salt(row.id.with("list"))
                    .selected_text("add a part")
                    .height(320.0);
                let response = list.show_ui(ui, |ui| {
                    for part in Part::all().filter(|part| *part != Part::UNSPECIFIED) {
                        if ui.selectable_label(value.contains(&part), part.label()).clicked() {
                            value.push(part);
                            form.changed(name);
                        }
                    }
                });
                response.response.labelled_by(row.label);
            });
            if let Some(index) = remove {
                value.remove(index);
                form.changed(name);
            }
        });
    }
}

/// A list to pick one record from.
fn pick(
    ui: &mut Ui,
    row: &Row,
    names: &[(Id, String)],
    value: &mut Option<Id>,
    or_none: bool,
) -> bool {
    let before = value.clone();
    let known = names.iter().find(|(id, _)| Some(id) == value.as_ref());
    let text = known.map_or("not stated", |(_, name)| name.as_str());
    let list = egui::ComboBox::from_id_salt(row.id.with("list"))
        .selected_text(text)
        .width(ui.available_width().min(200.0))
        .truncate();
    let response = list.show_ui(ui, |ui| {
        if or_none {
            ui.selectable_value(value, None, "not stated");
        }
        for (id, name) in names {
            ui.selectable_value(value, Some(id.clone()), name);
        }
    });
    response.response.labelled_by(row.label);
    before != *value
}
