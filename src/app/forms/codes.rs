//! Codes of diagnoses: offered while the name is typed, and listed for the place.

use egui::{Key, Modifiers, RichText, Ui};

use super::value::typed;
use super::{Form, Row, Value};
use crate::app::style::{Palette, named, named_list};
use crate::case::{Entity, IcdoVersion, Role, Topography};
use crate::terms::icdo::{self, Offer};

/// As many codes are offered at once.
const MOST: usize = 6;

impl Value for Entity {
    fn edit(value: &mut Option<Self>, form: &mut Form<'_>, ui: &mut Ui, row: &Row) -> bool {
        let offered = value.as_ref().map(|entity| offered(form, entity)).unwrap_or_default();
        let chosen = Chosen::by_keys(ui, row, &offered);
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
            changed |= offer_codes(ui, row, entity, &offered, chosen);
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

fn version(offer: &Offer) -> IcdoVersion {
    match offer.edition {
        "3" => IcdoVersion::V3,
        "3.1" => IcdoVersion::V3_1,
        _ => IcdoVersion::V3_2,
    }
}

/// The codes that the typed name may mean. Where there is a code, only another one of just that
/// name is offered.
fn offered(form: &Form<'_>, entity: &Entity) -> Vec<Offer> {
    let number = |code: &str| code.split('/').next().map(str::to_owned);
    let mut offers = icdo::offers(&entity.name, is_metastasis(form));
    if let Some(known) = &entity.morphology {
        let meant = icdo::called(&entity.name).and_then(|code| number(code.code));
        let known = number(known.as_str());
        offers.retain(|offer| number(&offer.code) == meant && meant != known);
    }
    offers.truncate(MOST);
    offers
}

/// Whether the diagnosis at hand is of a metastasis.
fn is_metastasis(form: &Form<'_>) -> bool {
    let id = form.path.strip_prefix("diagnoses[").and_then(|rest| rest.split(']').next());
    let diagnosis = form.case.diagnoses.iter().find(|diagnosis| Some(diagnosis.id.as_str()) == id);
    let tumour = diagnosis.map(|diagnosis| &diagnosis.tumour);
    let tumour = form.case.tumours.iter().find(|known| Some(&known.id) == tumour);
    let role = tumour.and_then(|tumour| tumour.role.as_ref());
    role.is_some_and(|role| *role.value() == Role::Metastasis)
}

/// Which of the offered codes is marked, and whether a key takes it.
#[derive(Clone, Copy, Default)]
struct Chosen {
    /// Its place among the offers; none while the name is not being typed.
    marked: Option<usize>,
    taken: bool,
}

impl Chosen {
    /// Moved by Up and Down and taken by Enter, while the name is typed. A name has one line, so that
    /// Enter breaks none.
    fn by_keys(ui: &Ui, row: &Row, offers: &[Offer]) -> Self {
        let field = row.id.with("name").with("text");
        if !ui.memory(|memory| memory.has_focus(field)) {
            return Self::default();
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let taken = pressed(Key::Enter);
        if offers.is_empty() {
            return Self::default();
        }
        let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
        let kept = row.id.with("marked");
        let marked: usize = ui.data(|data| data.get_temp(kept)).unwrap_or_default();
        let marked = (marked + usize::from(down)).saturating_sub(usize::from(up));
        let marked = marked.min(offers.len() - 1);
        ui.data_mut(|data| data.insert_temp(kept, marked));
        Self { marked: Some(marked), taken }
    }
}

/// Draws the offers; a click or the Enter key takes one with its edition.
fn offer_codes(
    ui: &mut Ui,
    row: &Row,
    entity: &mut Entity,
    offers: &[Offer],
    chosen: Chosen,
) -> bool {
    if offers.is_empty() {
        return false;
    }
    let mut taken = chosen.marked.filter(|_| chosen.taken);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(3.0, 3.0);
        ui.spacing_mut().interact_size.y = 16.0;
        for (index, offer) in offers.iter().enumerate() {
            let edition = match offer.edition {
                "3.2" => String::new(),
                edition => format!(" (ICD-O-{edition})"),
            };
            let words = format!("{} {}{edition}", offer.code, offer.name);
            let text = RichText::new(&words).size(11.5);
            let is_marked = chosen.marked == Some(index);
            let button = ui.add(egui::Button::new(text).small().selected(is_marked));
            if named(button, &format!("{}: code {words}", row.name)).clicked() {
                taken = Some(index);
            }
        }
    });
    if chosen.marked.is_some() {
        let words = if offers.len() == 1 {
            "Enter takes the code."
        } else {
            "Enter takes the marked code; Up and Down choose another."
        };
        ui.label(RichText::new(words).size(11.0).color(Palette::of(ui).muted));
    }
    let Some(offer) = taken.and_then(|index| offers.get(index)) else { return false };
    entity.morphology = offer.code.parse().ok();
    entity.icdo_version = Some(version(offer));
    let is_called_so = icdo::morphology()
        .iter()
        .any(|code| code.names().any(|name| name == offer.name) && code.is_called(&entity.name));
    if !is_called_so {
        offer.name.clone_into(&mut entity.name);
    }
    ui.data_mut(|data| data.remove::<usize>(row.id.with("marked")));
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
