//! Codes of diagnoses: offered while the name is typed, and listed for the place.

use egui::{RichText, Ui};

use super::value::typed;
use super::{Form, Row, Value, named, named_list, small_button};
use crate::app::style::Palette;
use crate::case::{Entity, IcdoVersion, Topography};
use crate::terms::icdo::{self, Code};

/// As many codes are offered at once.
const MOST: usize = 6;

impl Value for Entity {
    fn edit(value: &mut Option<Self>, form: &mut Form<'_>, ui: &mut Ui, row: &Row) -> bool {
        let mut name = value.as_ref().map(|entity| entity.name.clone());
        let mut changed = form.key(ui, row, "name", &mut name);
        match (name, &mut *value) {
            (None, _) => *value = None,
            (Some(name), Some(entity)) => entity.name = name,
            (Some(name), None) => {
                *value = Some(Self { name, morphology: None, icdo_version: None });
            }
        }
        if let Some(entity) = value {
            changed |= offer_codes(ui, row, entity);
            changed |= form.inner(ui, row, "morphology", &mut entity.morphology);
            changed |= form.inner(ui, row, "icdo_version", &mut entity.icdo_version);
        }
        changed
    }

    fn text(&self) -> String {
        let code = self.morphology.as_ref().map(Value::text);
        std::iter::once(self.name.clone()).chain(code).collect::<Vec<_>>().join(", ")
    }

    fn contradicts(&self, other: &Self) -> bool {
        self.name.contradicts(&other.name)
    }
}

const fn version(code: &Code) -> IcdoVersion {
    match code.edition.as_bytes() {
        b"3" => IcdoVersion::V3,
        b"3.1" => IcdoVersion::V3_1,
        _ => IcdoVersion::V3_2,
    }
}

/// The codes that the typed name may mean; a click takes one with its edition. Where there is a
/// code, only another one of just that name is offered.
fn offer_codes(ui: &mut Ui, row: &Row, entity: &mut Entity) -> bool {
    let number = |code: &str| code.split('/').next().map(str::to_owned);
    let found: Vec<&Code> = match &entity.morphology {
        None => icdo::search(icdo::morphology(), &entity.name),
        Some(known) => {
            let other = |code: &&Code| number(code.code) != number(known.as_str());
            icdo::called(&entity.name).filter(other).into_iter().collect()
        }
    };
    if found.is_empty() {
        return false;
    }
    let mut taken = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(3.0, 3.0);
        for code in found.into_iter().take(MOST) {
            let edition = if code.edition == "3.2" {
                String::new()
            } else {
                format!(" (ICD-O-{})", code.edition)
            };
            let words = format!("{} {}{edition}", code.code, code.name);
            let button = small_button(ui, &words);
            if named(button, &format!("{}: code {words}", row.name)).clicked() {
                taken = Some(code);
            }
        }
    });
    let Some(code) = taken else { return false };
    entity.morphology = code.code.parse().ok();
    entity.icdo_version = Some(version(code));
    if !code.is_called(&entity.name) {
        code.name.clone_into(&mut entity.name);
    }
    true
}

impl Value for Topography {
    fn edit(value: &mut Option<Self>, form: &mut Form<'_>, ui: &mut Ui, row: &Row) -> bool {
        let mut changed = false;
        ui.horizontal_wrapped(|ui| {
            changed |= typed(value, form, ui, row, "C41.2", ToString::to_string, str::parse);
            let known = value.as_ref().and_then(name);
            let list = egui::ComboBox::from_id_salt(row.id.with("codes"))
                .selected_text(known.unwrap_or("codes"))
                .width(150.0)
                .truncate();
            let response = list.show_ui(ui, |ui| {
                for code in icdo::topography() {
                    let chosen = value.as_ref().is_some_and(|known| known.as_str() == code.code);
                    let words = format!("{} {}", code.code, code.name);
                    if ui.selectable_label(chosen, words).clicked() && !chosen {
                        *value = code.code.parse().ok();
                        changed = true;
                    }
                }
            });
            named_list(&response.response, &format!("{}: codes", row.name));
        });
        changed
    }

    fn text(&self) -> String {
        self.to_string()
    }
}

/// What a topography is the code of.
fn name(topography: &Topography) -> Option<&'static str> {
    let codes = icdo::topography().iter();
    codes.into_iter().find(|code| code.code == topography.as_str()).map(|code| code.name)
}

/// What the diagnosis lets expect of the stains of a specimen, with what is otherwise.
pub fn expected_profile(form: &mut Form<'_>, ui: &mut Ui, specimen: &crate::case::Specimen) {
    let Some((profile, tumour)) = crate::hints::profile_of(form.case, specimen) else { return };
    let found = |known: &crate::terms::immunoprofile::Expected| {
        let stain = specimen.stains.iter().find(|stain| known.is_called(&stain.marker))?;
        let result = stain.result.value();
        let differs = crate::hints::differs(known, result.result);
        Some((Value::text(result), differs))
    };
    let results: Vec<_> = profile.iter().map(|known| (known, found(known))).collect();
    let done = results.iter().filter(|(_, found)| found.is_some()).count();
    let differ =
        results.iter().filter(|(_, found)| found.as_ref().is_some_and(|(_, differs)| *differs));
    let differ = differ.count();
    let title = match (done, differ) {
        (0, _) => format!("Expected in {tumour}"),
        (_, 0) => format!("Expected in {tumour}: nothing is otherwise"),
        (_, count) => format!("Expected in {tumour}: {count} otherwise"),
    };
    form.section(ui, &title, differ > 0, |form, ui| {
        let Palette { text, muted, warning, .. } = *Palette::of(ui);
        egui::Grid::new(form.id().with("profile")).num_columns(3).striped(true).show(ui, |ui| {
            for (known, found) in results {
                let cell = |words: &str, color| {
                    egui::Label::new(RichText::new(words).size(12.0).color(color))
                };
                ui.add(cell(known.name(), text)).on_hover_text(known.remark);
                ui.add(cell(known.expectation.label(), muted)).on_hover_text(known.remark);
                match found {
                    Some((words, true)) => ui.add(cell(&format!("{words}: otherwise"), warning)),
                    Some((words, false)) => ui.add(cell(&words, text)),
                    None => ui.add(cell("not stated", muted)),
                };
                ui.end_row();
            }
        });
    });
}
