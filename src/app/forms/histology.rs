//! Specimens with their microscopy, stains and margins.

use egui::Ui;

use super::codes::expected_profile;
use super::{Form, Record};
use crate::app::style::heading;
use crate::case::{
    Case, Choice as _, Fact, Id, Margin, Method, Specimen, Stain, StainResult, Staining,
};

/// The Histology tab.
pub fn histology_form(ui: &mut Ui, form: &mut Form<'_>, case: &mut Case) {
    ui.label(heading("Specimens"));
    let taken: Vec<Id> = case.specimens.iter().map(|specimen| specimen.id.clone()).collect();
    let new = || Specimen {
        id: Id::fresh("specimen", taken.iter()),
        label: "new specimen".to_owned(),
        when: None,
        tumours: vec![],
        kind: None,
        after_therapy: None,
        gross: None,
        microscopy: None,
        conclusion: None,
        grade: None,
        mitoses: None,
        mitotic_activity: None,
        atypical_mitoses: None,
        necrosis: None,
        differentiation: None,
        cellularity: None,
        pleomorphism: None,
        nuclear_atypia: None,
        stains: vec![],
        margin: Margin::default(),
    };
    form.list(ui, "specimens", &mut case.specimens, new, specimen_fields);
}

fn specimen_fields(form: &mut Form<'_>, ui: &mut Ui, specimen: &mut Specimen) {
    form.required(ui, "label", &mut specimen.label);
    form.field(ui, "kind", &mut specimen.kind);
    form.field(ui, "when", &mut specimen.when);
    form.tumours(ui, "tumours", &mut specimen.tumours);
    form.field(ui, "after_therapy", &mut specimen.after_therapy);
    form.field(ui, "gross", &mut specimen.gross);
    form.field(ui, "microscopy", &mut specimen.microscopy);
    form.field(ui, "conclusion", &mut specimen.conclusion);
    form.field(ui, "grade", &mut specimen.grade);
    form.field(ui, "mitoses", &mut specimen.mitoses);
    form.field(ui, "mitotic_activity", &mut specimen.mitotic_activity);
    form.field(ui, "atypical_mitoses", &mut specimen.atypical_mitoses);
    form.field(ui, "necrosis", &mut specimen.necrosis);
    form.field(ui, "differentiation", &mut specimen.differentiation);
    form.field(ui, "cellularity", &mut specimen.cellularity);
    form.field(ui, "pleomorphism", &mut specimen.pleomorphism);
    form.field(ui, "nuclear_atypia", &mut specimen.nuclear_atypia);
    form.within("margin", |form| {
        form.field(ui, "residual", &mut specimen.margin.residual);
        form.field(ui, "enneking", &mut specimen.margin.enneking);
        form.field(ui, "distance", &mut specimen.margin.distance);
    });
    let of = |result: &StainResult| {
        let stain = Stain {
            method: Method::Immunohistochemistry,
            marker: String::new(),
            result: Fact::observed(Staining::bare(*result)),
        };
        (result.label(), stain)
    };
    let options = || StainResult::ALL.iter().map(of).collect();
    form.list_of(ui, "stains", &mut specimen.stains, options, |form, ui, stain| {
        form.required(ui, "marker", &mut stain.marker);
        form.required(ui, "result", &mut stain.result);
        form.required(ui, "method", &mut stain.method);
    });
    expected_profile(form, ui, specimen);
}

impl Record for Specimen {
    fn title(&self) -> String {
        self.label.clone()
    }

    fn id(&self) -> Option<&Id> {
        Some(&self.id)
    }
}

impl Record for Stain {
    fn title(&self) -> String {
        let marker = if self.marker.is_empty() { "new marker" } else { &self.marker };
        format!("{marker}: {}", self.result.value().result.label())
    }
}
