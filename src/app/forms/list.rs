//! Lists in a form: records in frames of their own, facts of the same kind, passages.

use egui::collapsing_header::CollapsingState;
use egui::{Align, Layout, Response, RichText, Ui};

use super::{Form, Request, Row, Value, lower, small_button};
use crate::app::style::{named, subheading};
use crate::case::{Case, Evidence, Fact, Id, Wording};

/// A record that stands in a list.
pub trait Record {
    /// Its heading.
    fn title(&self) -> String;

    /// Its id, where it has one.
    fn id(&self) -> Option<&Id> {
        None
    }

    /// Why it cannot be removed, where something depends on it.
    fn stays(&self, _case: &Case) -> Option<&'static str> {
        None
    }
}

/// What was done to a list of passages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Citation {
    /// The selected passage was added.
    Cited,
    /// A passage was let go.
    Released,
}

impl Form<'_> {
    /// A list of facts of the same kind: findings in words, measurements.
    pub fn facts<T: Value>(&mut self, ui: &mut Ui, name: &str, facts: &mut Vec<Fact<T>>) {
        self.open_row(ui, name, |form, ui, row| {
            let mut remove = None;
            let generation = form.generation(ui);
            for (index, fact) in facts.iter_mut().enumerate() {
                form.within(&format!("[{index}/{generation}]"), |form| {
                    let id = form.id();
                    let name = format!("{} {}", row.name, index + 1);
                    let row = Row { id, name, label: row.label, compact: false };
                    ui.push_id(id, |ui| {
                        let mut value = Some(fact.clone());
                        if form.edit(ui, &row, &mut value) {
                            match value.or_else(|| fact.cleared()) {
                                Some(changed) => {
                                    form.changed("list");
                                    *fact = changed;
                                }
                                None => remove = Some((index, row.name.clone())),
                            }
                        }
                        let button = form.unlocked(ui, |_, ui| small_button(ui, "Remove"));
                        if named(button, &format!("Remove {}", row.name)).clicked() {
                            form.forget_unreadable(ui);
                            remove = Some((index, row.name));
                        }
                    });
                });
            }
            if let Some((index, name)) = remove {
                facts.remove(index);
                form.next_generation(ui);
                form.listed(format!("Remove {}", lower(&name)), false);
            }
            if !form.locked {
                form.blank_fact(ui, row, facts);
            }
        });
    }

    /// Passages of sources, with a button that cites the selected one.
    pub fn passages(&mut self, ui: &mut Ui, name: &str, passages: &mut Vec<Evidence>) {
        self.open_row(ui, name, |form, ui, _| {
            if form.citations(ui, passages).is_some() {
                form.changed("passages");
            }
        });
    }

    /// Passages, each a link to its place, and what can be done with them.
    pub(super) fn citations(
        &mut self,
        ui: &mut Ui,
        passages: &mut Vec<Evidence>,
    ) -> Option<Citation> {
        let mut released = None;
        for (index, evidence) in passages.iter().enumerate() {
            ui.horizontal_wrapped(|ui| {
                let source = self.case.source(&evidence.source);
                let verbatim = source.is_none_or(|source| source.wording == Wording::Verbatim);
                let words = if verbatim {
                    format!("“{}”", evidence.words)
                } else {
                    evidence.words.clone()
                };
                let link = ui.add(egui::Link::new(RichText::new(words).size(12.0)));
                let name = source.map_or("", |source| source.label.as_str());
                if link.on_hover_text(format!("Show in {name}")).clicked() {
                    self.request = Some(Request::ShowPassage(evidence.clone()));
                }
                let release = self.unlocked(ui, |_, ui| small_button(ui, "Unlink"));
                let tip = "This passage does not support the value: take it away, keep the value";
                if release.on_hover_text(tip).clicked() {
                    released = Some(index);
                }
            });
        }
        if let Some(index) = released {
            passages.remove(index);
            return Some(Citation::Released);
        }
        let cite = egui::Button::new("Cite the selected passage").small();
        let cite = ui.add_enabled(self.passage.is_some() && !self.locked, cite);
        let cited = cite.on_disabled_hover_text("Select words in a source first").clicked();
        let passage = self.passage.filter(|_| cited)?;
        passages.push(passage.clone());
        Some(Citation::Cited)
    }

    /// An empty field at the end of a list: what is entered there is one more, and nothing is said
    /// before.
    fn blank_fact<T: Value>(&mut self, ui: &mut Ui, row: &Row, facts: &mut Vec<Fact<T>>) {
        let (place, generation) = (facts.len(), self.generation(ui));
        self.within(&format!("[{place}/{generation}]"), |form| {
            let id = form.id();
            let name = format!("Add {}", singular(&row.name));
            let row = Row { id, name, label: row.label, compact: false };
            let mut value = None;
            let entered = ui.push_id(id, |ui| T::edit(&mut value, form, ui, &row)).inner;
            if let Some(value) = value.filter(|_| entered) {
                form.changed("list");
                facts.push(Fact::observed(value));
            }
        });
    }

    /// A list of records, each in a frame of its own, that can be added to and removed from.
    pub fn list<T: Record>(
        &mut self,
        ui: &mut Ui,
        name: &str,
        items: &mut Vec<T>,
        new: impl FnOnce() -> T,
        contents: impl FnMut(&mut Self, &mut Ui, &mut T),
    ) {
        let add = |ui: &mut Ui, text: &str, meaning: &str| {
            let add = small_button(ui, text).on_hover_text(meaning);
            let item = add.clicked().then(new);
            (add, item)
        };
        self.list_with(ui, name, items, add, contents);
    }

    /// A list of records of which one thing is asked before one is added, so that nothing is said
    /// that nobody chose.
    pub fn list_of<T: Record>(
        &mut self,
        ui: &mut Ui,
        name: &str,
        items: &mut Vec<T>,
        options: impl FnOnce() -> Vec<(&'static str, T)>,
        contents: impl FnMut(&mut Self, &mut Ui, &mut T),
    ) {
        let add = |ui: &mut Ui, text: &str, meaning: &str| {
            let mut chosen = None;
            let menu = ui.menu_button(RichText::new(text).size(11.5), |ui| {
                egui::ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
                    for (label, option) in options() {
                        if ui.button(label).clicked() {
                            chosen = Some(option);
                            ui.close();
                        }
                    }
                });
            });
            (menu.response.on_hover_text(meaning), chosen)
        };
        self.list_with(ui, name, items, add, contents);
    }

    fn list_with<T: Record>(
        &mut self,
        ui: &mut Ui,
        name: &str,
        items: &mut Vec<T>,
        add: impl FnOnce(&mut Ui, &str, &str) -> (Response, Option<T>),
        mut contents: impl FnMut(&mut Self, &mut Ui, &mut T),
    ) {
        self.within(name, |form| {
            let (label, meaning) = form.entry();
            let mut action = None;
            let generation = form.generation(ui);
            for (index, item) in items.iter_mut().enumerate() {
                let step = match item.id() {
                    Some(id) => format!("[{id}]"),
                    None => format!("[{index}/{generation}]"),
                };
                form.within(&step, |form| {
                    let done = form.record(ui, index, item, &mut contents);
                    action = action.or(done.map(|done| (index, done)));
                });
            }
            if let Some((index, done)) = action {
                let title = items[index].title();
                let removed = done == RecordAction::Remove;
                if removed {
                    items.remove(index);
                } else {
                    items.swap(index - 1, index);
                }
                form.next_generation(ui);
                let word = if removed { "Remove" } else { "Move up" };
                form.listed(format!("{word}: {} “{title}”", singular(label)), removed);
            }
            let text = format!("Add {}", singular(label));
            let (button, item) = form.unlocked(ui, |_, ui| add(ui, &text, meaning));
            form.show_end_if_wanted(ui, &button);
            form.hints_here(ui);
            if let Some(item) = item {
                items.push(item);
                form.listed(text, false);
            }
        });
    }

    /// One record of a list with its heading.
    fn record<T: Record>(
        &mut self,
        ui: &mut Ui,
        index: usize,
        item: &mut T,
        contents: impl FnOnce(&mut Self, &mut Ui, &mut T),
    ) -> Option<RecordAction> {
        let mut action = None;
        let (id, heading, stays) = (self.id(), item.title(), item.stays(self.case));
        let frame = egui::Frame::group(ui.style()).inner_margin(8.0).corner_radius(6.0);
        frame.show(ui, |ui| {
            let mut state =
                CollapsingState::load_with_default_open(ui.ctx(), id.with("open"), true);
            if self.holds_wanted() {
                state.set_open(true);
            }
            state
                .show_header(ui, |ui| {
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        self.unlocked(ui, |form, ui| {
                            let remove = egui::Button::new(RichText::new("Remove").size(11.5));
                            let remove = ui.add_enabled(stays.is_none(), remove.small());
                            let remove = named(remove, &format!("Remove {heading}"));
                            if remove.on_disabled_hover_text(stays.unwrap_or_default()).clicked() {
                                form.forget_unreadable(ui);
                                action = Some(RecordAction::Remove);
                            }
                            let up = format!("Move {heading} up");
                            if index > 0 && named(small_button(ui, "Up"), &up).clicked() {
                                action = Some(RecordAction::Raise);
                            }
                        });
                        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                            ui.add(egui::Label::new(subheading(&heading)).truncate());
                        });
                    });
                })
                .body_unindented(|ui| contents(self, ui, item));
        });
        action
    }

    /// Tells what the window remembers of records without an id from what it remembers of others
    /// that stood at their place in the list before.
    fn generation(&self, ui: &Ui) -> u32 {
        ui.data(|data| data.get_temp(self.id().with("generation"))).unwrap_or_default()
    }

    fn next_generation(&self, ui: &Ui) {
        ui.data_mut(|data| {
            *data.get_temp_mut_or_default::<u32>(self.id().with("generation")) += 1;
        });
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RecordAction {
    Remove,
    Raise,
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
