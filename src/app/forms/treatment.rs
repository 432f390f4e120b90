//! Treatments: operations with their acts, radiotherapy, systemic therapy and what was not given.

use egui::Ui;

use super::{Form, Record};
use crate::app::style::heading;
use crate::case::{
    Act, ActKind, Case, Choice as _, Drug, Fact, Id, Radiotherapy, Surgery, Systemic, Treatment,
    TreatmentKind, TreatmentStatus,
};

/// The Treatment tab.
pub fn treatment_form(ui: &mut Ui, form: &mut Form<'_>, case: &mut Case) {
    ui.label(heading("Treatments"));
    let taken: Vec<Id> = case.treatments.iter().map(|treatment| treatment.id.clone()).collect();
    let of = |kind: TreatmentKind| {
        let label = kind.label();
        let treatment = Treatment {
            id: Id::fresh("treatment", taken.iter()),
            label: format!("new {label}"),
            when: None,
            status: Fact::observed(TreatmentStatus::Given),
            reason: None,
            intent: None,
            tumours: vec![],
            kind,
            response: None,
        };
        (label, treatment)
    };
    let options = || kinds().map(of).to_vec();
    form.list_of(ui, "treatments", &mut case.treatments, options, treatment_fields);
}

fn treatment_fields(form: &mut Form<'_>, ui: &mut Ui, treatment: &mut Treatment) {
    form.required(ui, "label", &mut treatment.label);
    form.required(ui, "status", &mut treatment.status);
    form.field(ui, "when", &mut treatment.when);
    form.field(ui, "reason", &mut treatment.reason);
    form.field(ui, "intent", &mut treatment.intent);
    form.tumours(ui, "tumours", &mut treatment.tumours);
    kind_row(form, ui, &mut treatment.kind);
    form.within("kind", |form| match &mut treatment.kind {
        TreatmentKind::Surgery(surgery) => {
            form.within("surgery", |form| surgery_fields(form, ui, surgery));
        }
        TreatmentKind::Radiotherapy(therapy) => {
            form.within("radiotherapy", |form| radiotherapy_fields(form, ui, therapy));
        }
        TreatmentKind::Systemic(therapy) => {
            form.within("systemic", |form| systemic_fields(form, ui, therapy));
        }
        TreatmentKind::Other(words) => form.required(ui, "other", words),
    });
    form.field(ui, "response", &mut treatment.response);
}

/// The kinds of treatment, each empty.
fn kinds() -> [TreatmentKind; 4] {
    [
        TreatmentKind::Surgery(Surgery::default()),
        TreatmentKind::Radiotherapy(Radiotherapy::default()),
        TreatmentKind::Systemic(Systemic::default()),
        TreatmentKind::Other(Fact::observed(String::new())),
    ]
}

/// What kind of treatment it is. Another kind starts empty; undo brings the old one back.
fn kind_row(form: &mut Form<'_>, ui: &mut Ui, kind: &mut TreatmentKind) {
    form.row(ui, "kind", |form, ui, row| {
        ui.horizontal_wrapped(|ui| {
            for option in kinds() {
                let chosen = option.label() == kind.label();
                if super::choices::choice_button(ui, row, option.label(), "", chosen).clicked()
                    && !chosen
                {
                    *kind = option;
                    form.changed("kind");
                }
            }
        });
    });
}

fn surgery_fields(form: &mut Form<'_>, ui: &mut Ui, surgery: &mut Surgery) {
    form.field(ui, "approach", &mut surgery.approach);
    form.field(ui, "approach_side", &mut surgery.approach_side);
    let of = |kind: &ActKind| {
        let act = Act {
            kind: Fact::observed(*kind),
            levels: None,
            discs: vec![],
            parts: vec![],
            side: None,
            detail: None,
        };
        (kind.label(), act)
    };
    let options = || ActKind::ALL.iter().map(of).collect();
    form.list_of(ui, "acts", &mut surgery.acts, options, |form, ui, act| {
        form.required(ui, "kind", &mut act.kind);
        form.field(ui, "levels", &mut act.levels);
        form.discs(ui, "discs", &mut act.discs);
        form.part_list(ui, "parts", &mut act.parts);
        form.field(ui, "side", &mut act.side);
        form.field(ui, "detail", &mut act.detail);
    });
    form.field(ui, "extent_words", &mut surgery.extent_words);
    form.field(ui, "extent", &mut surgery.extent);
    form.field(ui, "residual", &mut surgery.residual);
    form.field(ui, "enneking", &mut surgery.enneking);
    form.facts(ui, "findings", &mut surgery.findings);
}

fn radiotherapy_fields(form: &mut Form<'_>, ui: &mut Ui, therapy: &mut Radiotherapy) {
    form.field(ui, "levels", &mut therapy.levels);
    form.field(ui, "field", &mut therapy.field);
    form.field(ui, "technique", &mut therapy.technique);
    form.field(ui, "dose", &mut therapy.dose);
    form.field(ui, "fractions", &mut therapy.fractions);
    form.field(ui, "duration", &mut therapy.duration);
}

fn systemic_fields(form: &mut Form<'_>, ui: &mut Ui, therapy: &mut Systemic) {
    form.field(ui, "line", &mut therapy.line);
    let new = || Drug { name: Fact::observed(String::new()), dose: None, days: None };
    form.list(ui, "drugs", &mut therapy.drugs, new, |form, ui, drug| {
        form.required(ui, "name", &mut drug.name);
        form.field(ui, "dose", &mut drug.dose);
        form.field(ui, "days", &mut drug.days);
    });
    form.field(ui, "cycle_length", &mut therapy.cycle_length);
    form.field(ui, "cycles", &mut therapy.cycles);
    form.field(ui, "stopped_for", &mut therapy.stopped_for);
}

impl Record for Treatment {
    fn title(&self) -> String {
        self.label.clone()
    }

    fn id(&self) -> Option<&Id> {
        Some(&self.id)
    }
}

impl Record for Act {
    fn title(&self) -> String {
        let levels = self.levels.as_ref().map(|fact| format!(" {}", fact.value()));
        format!("{}{}", self.kind.value().label(), levels.unwrap_or_default())
    }
}

impl Record for Drug {
    fn title(&self) -> String {
        self.name.value().clone()
    }
}
