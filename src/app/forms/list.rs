//! Lists in a form: records in frames of their own, facts of the same kind, passages.

use egui::{Align, Layout, RichText, Ui};

use super::{Form, Request, Row, Value, lower, named, small_button};
use crate::app::style::subheading;
use crate::case::{Evidence, Fact};

impl Form<'_> {
    /// A list of facts of the same kind: findings in words, measurements.
    pub fn facts<T: Value>(
        &mut self,
        ui: &mut Ui,
        name: &str,
        facts: &mut Vec<Fact<T>>,
        new: impl FnOnce() -> T,
    ) {
        self.row(ui, name, |form, ui, row| {
            let mut remove = None;
            for (index, fact) in facts.iter_mut().enumerate() {
                form.within(&format!("[{index}]"), |form| {
                    let id = form.id();
                    let name = format!("{} {}", row.name, index + 1);
                    let row = Row { id, name, label: row.label, compact: false };
                    ui.push_id(id, |ui| {
                        let mut value = Some(fact.clone());
                        if Fact::<T>::edit(&mut value, form, ui, &row) {
                            match value.or_else(|| fact.cleared()) {
                                Some(changed) => {
                                    form.note(Some(&changed));
                                    *fact = changed;
                                }
                                None => remove = Some(index),
                            }
                        }
                        if named(small_button(ui, "Remove"), &format!("Remove {}", row.name))
                            .clicked()
                        {
                            remove = Some(index);
                        }
                    });
                });
            }
            if let Some(index) = remove {
                facts.remove(index);
                form.changed("list");
            }
            let text = format!("Add {}", singular(&row.name));
            if named(small_button(ui, "Add"), &text).clicked() {
                facts.push(Fact::observed(new()));
                form.changed("list");
            }
        });
    }

    /// Passages of sources, with a button that cites the selected one.
    pub fn passages(&mut self, ui: &mut Ui, name: &str, passages: &mut Vec<Evidence>) {
        self.row(ui, name, |form, ui, _| {
            let mut released = None;
            for (index, evidence) in passages.iter().enumerate() {
                ui.horizontal_wrapped(|ui| {
                    if ui.link(RichText::new(&evidence.words).size(12.0)).clicked() {
                        form.request = Some(Request::ShowPassage(evidence.clone()));
                    }
                    if small_button(ui, "Release").clicked() {
                        released = Some(index);
                    }
                });
            }
            if let Some(index) = released {
                passages.remove(index);
                form.changed("passages");
            }
            let cite = egui::Button::new("Cite the selected passage").small();
            let cite = ui.add_enabled(form.passage.is_some(), cite);
            if cite.on_disabled_hover_text("Select words in a source first").clicked()
                && let Some(passage) = form.passage
            {
                passages.push(passage.clone());
                form.changed("passages");
            }
        });
    }

    /// A list of records, each in a frame of its own, that can be added to and removed from.
    pub fn list<T>(
        &mut self,
        ui: &mut Ui,
        name: &str,
        items: &mut Vec<T>,
        title: impl Fn(&T) -> String,
        new: impl FnOnce() -> T,
        contents: impl FnMut(&mut Self, &mut Ui, &mut T),
    ) {
        self.list_keeping(ui, name, items, title, |_| false, new, contents);
    }

    /// A list of which some records cannot be removed, because others depend on them.
    #[expect(clippy::too_many_arguments, reason = "each is named at the call by its closure")]
    pub fn list_keeping<T>(
        &mut self,
        ui: &mut Ui,
        name: &str,
        items: &mut Vec<T>,
        title: impl Fn(&T) -> String,
        keep: impl Fn(&T) -> bool,
        new: impl FnOnce() -> T,
        mut contents: impl FnMut(&mut Self, &mut Ui, &mut T),
    ) {
        self.within(name, |form| {
            let (path, label, meaning) = form.entry();
            if let Some(drawn) = &mut form.drawn {
                drawn.insert(path);
            }
            let mut remove = None;
            let mut raise = None;
            for (index, item) in items.iter_mut().enumerate() {
                form.within(&format!("[{index}]"), |form| {
                    let heading = title(item);
                    let can = Can { rise: index > 0, go: !keep(item) };
                    match record(form, ui, &heading, can, |form, ui| contents(form, ui, item)) {
                        Some(RecordAction::Remove) => remove = Some(index),
                        Some(RecordAction::Raise) => raise = Some(index),
                        None => {}
                    }
                });
            }
            if let Some(index) = remove {
                items.remove(index);
                form.changed("list");
            }
            if let Some(index) = raise {
                items.swap(index - 1, index);
                form.changed("list");
            }
            let text = format!("Add {}", singular(label));
            if small_button(ui, &text).on_hover_text(meaning).clicked() {
                items.push(new());
                form.changed("list");
                if let Some(change) = &mut form.change {
                    change.label.clone_from(&text);
                }
            }
        });
    }
}

/// What can be done with a record of a list.
#[derive(Clone, Copy)]
struct Can {
    rise: bool,
    go: bool,
}

enum RecordAction {
    Remove,
    Raise,
}

/// One record of a list with its heading.
fn record<'a>(
    form: &mut Form<'a>,
    ui: &mut Ui,
    heading: &str,
    can: Can,
    contents: impl FnOnce(&mut Form<'a>, &mut Ui),
) -> Option<RecordAction> {
    let mut action = None;
    let id = form.id();
    let frame = egui::Frame::group(ui.style()).inner_margin(8.0).corner_radius(6.0);
    frame.show(ui, |ui| {
        let state = egui::collapsing_header::CollapsingState::load_with_default_open(
            ui.ctx(),
            id.with("open"),
            true,
        );
        state
            .show_header(ui, |ui| {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let remove = egui::Button::new(RichText::new("Remove").size(11.5)).small();
                    let remove =
                        named(ui.add_enabled(can.go, remove), &format!("Remove {heading}"));
                    let remove = remove.on_disabled_hover_text("Times are counted from it");
                    if remove.clicked() {
                        action = Some(RecordAction::Remove);
                    }
                    let up = format!("Move {heading} up");
                    if can.rise && named(small_button(ui, "Up"), &up).clicked() {
                        action = Some(RecordAction::Raise);
                    }
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        ui.add(egui::Label::new(subheading(heading)).truncate());
                    });
                });
            })
            .body_unindented(|ui| contents(form, ui));
    });
    action
}

/// `Specimens` → `specimen`, for the button that adds one.
fn singular(label: &str) -> String {
    let lower = lower(label);
    match lower.as_str() {
        "history" => "piece of history".to_owned(),
        "stains and markers" => "stain or marker".to_owned(),
        "masses" => "mass".to_owned(),
        "diagnoses" => "diagnosis".to_owned(),
        "studies" => "study".to_owned(),
        "examination" => "sign".to_owned(),
        "description" | "negative findings" => lower.trim_end_matches('s').to_owned(),
        other => other.strip_suffix('s').unwrap_or(other).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::singular;

    #[test]
    fn buttons_name_one_of_what_they_add() {
        assert_eq!(singular("Specimens"), "specimen");
        assert_eq!(singular("Diagnoses"), "diagnosis");
        assert_eq!(singular("Stains and markers"), "stain or marker");
    }
}
