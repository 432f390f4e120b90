//! Tumours in the spine and elsewhere, and their diagnoses.

use egui::Ui;

use super::level::sizes;
use super::{Form, Record};
use crate::app::style::heading;
use crate::case::{Case, Choice as _, Diagnosis, Entity, Fact, Id, Region, Site, Tumour};

/// The Tumours tab.
pub fn tumours_form(ui: &mut Ui, form: &mut Form<'_>, case: &mut Case) {
    ui.label(heading("Tumours"));
    let taken: Vec<Id> = case.tumours.iter().map(|tumour| tumour.id.clone()).collect();
    let of = |region: &Region| {
        let site = Site { region: *region, place: None, first: None, last: None };
        let tumour = Tumour {
            id: Id::fresh("tumour", taken.iter()),
            label: format!("tumour of the {}", region.label()),
            site: Fact::observed(site),
            role: None,
            from: None,
            multiplicity: None,
            sizes: vec![],
            description: vec![],
            negative_findings: vec![],
        };
        (region.label(), tumour)
    };
    let options = || Region::ALL.iter().map(of).collect();
    form.list_of(ui, "tumours", &mut case.tumours, options, |form, ui, tumour| {
        form.required(ui, "label", &mut tumour.label);
        form.required(ui, "site", &mut tumour.site);
        form.field(ui, "role", &mut tumour.role);
        form.tumour(ui, "from", &mut tumour.from);
        form.field(ui, "multiplicity", &mut tumour.multiplicity);
        sizes(ui, form, &mut tumour.sizes);
        form.facts(ui, "description", &mut tumour.description);
        form.facts(ui, "negative_findings", &mut tumour.negative_findings);
    });
    ui.add_space(10.0);
    ui.label(heading("Diagnoses"));
    let Some(first) = case.tumours.first().map(|tumour| tumour.id.clone()) else {
        ui.label("Add a tumour first; a diagnosis is of a tumour.");
        return;
    };
    let taken: Vec<Id> = case.diagnoses.iter().map(|diagnosis| diagnosis.id.clone()).collect();
    let new = || Diagnosis {
        id: Id::fresh("diagnosis", taken.iter()),
        tumour: first,
        entity: Fact::observed(Entity {
            name: String::new(),
            morphology: None,
            icdo_version: None,
        }),
        topography: None,
        metastatic_at_diagnosis: None,
        latency: None,
        note: None,
    };
    form.list(ui, "diagnoses", &mut case.diagnoses, new, |form, ui, diagnosis| {
        form.required(ui, "entity", &mut diagnosis.entity);
        form.required_tumour(ui, "tumour", &mut diagnosis.tumour);
        form.field(ui, "topography", &mut diagnosis.topography);
        form.field(ui, "metastatic_at_diagnosis", &mut diagnosis.metastatic_at_diagnosis);
        form.field(ui, "latency", &mut diagnosis.latency);
        form.field(ui, "note", &mut diagnosis.note);
    });
}

impl Record for Tumour {
    fn title(&self) -> String {
        self.label.clone()
    }

    fn id(&self) -> Option<&Id> {
        Some(&self.id)
    }

    fn stays(&self, case: &Case) -> Option<&'static str> {
        let diagnosed = case.diagnoses.iter().any(|diagnosis| diagnosis.tumour == self.id);
        diagnosed.then_some("It has a diagnosis: remove that first, or give it to another tumour")
    }
}

impl Record for Diagnosis {
    fn title(&self) -> String {
        let name = self.entity.value().name.trim();
        if name.is_empty() { "new diagnosis".to_owned() } else { name.to_owned() }
    }

    fn id(&self) -> Option<&Id> {
        Some(&self.id)
    }
}
