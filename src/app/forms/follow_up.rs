//! Time points: how the patient was, what was examined, what happened.

use std::sync::Arc;

use egui::Ui;

use super::{Form, Record};
use crate::app::style::{heading, subheading};
use crate::case::{Choice as _, Event, EventKind, Fact, SourceKind, Study, Symptom, TimePoint};

/// The Follow-up tab: one time point.
pub fn follow_up_form(ui: &mut Ui, form: &mut Form<'_>, point: &mut Arc<TimePoint>) {
    let mut draft = TimePoint::clone(point);
    ui.label(heading(&draft.label));
    form.required(ui, "label", &mut draft.label);
    form.field(ui, "when", &mut draft.when);
    form.field(ui, "disease_status", &mut draft.disease_status);
    happenings(ui, form, &mut draft);
    ui.add_space(6.0);
    ui.label(subheading("Neurology"));
    form.within("neurology", |form| {
        let neurology = &mut draft.neurology;
        form.field(ui, "frankel", &mut neurology.frankel);
        form.field(ui, "ais", &mut neurology.ais);
        form.field(ui, "mccormick", &mut neurology.mccormick);
        form.field(ui, "nurick", &mut neurology.nurick);
        form.field(ui, "motor", &mut neurology.motor);
        form.field(ui, "sensation", &mut neurology.sensation);
        form.field(ui, "sensory_level", &mut neurology.sensory_level);
        form.field(ui, "sphincters", &mut neurology.sphincters);
        form.field(ui, "gait", &mut neurology.gait);
    });
    ui.label(subheading("Pain and general condition"));
    form.field(ui, "pain", &mut draft.pain);
    form.field(ui, "pain_intensity", &mut draft.pain_intensity);
    form.within("performance", |form| {
        form.field(ui, "karnofsky", &mut draft.performance.karnofsky);
        form.field(ui, "ecog", &mut draft.performance.ecog);
    });
    ui.label(subheading("Disease elsewhere"));
    form.within("elsewhere", |form| {
        let elsewhere = &mut draft.elsewhere;
        form.field(ui, "nodes", &mut elsewhere.nodes);
        form.field(ui, "metastases", &mut elsewhere.metastases);
        form.facts(ui, "sites", &mut elsewhere.sites);
        form.field(ui, "extraspinal_bone", &mut elsewhere.extraspinal_bone);
        form.field(ui, "organs", &mut elsewhere.organs);
    });
    form.field(ui, "note", &mut draft.note);
    if form.change.is_some() && draft != **point {
        *point = Arc::new(draft);
    }
}

fn happenings(ui: &mut Ui, form: &mut Form<'_>, point: &mut TimePoint) {
    ui.label(subheading("What happened"));
    let new = || Event {
        kind: Fact::observed(EventKind::Other),
        when: None,
        detail: None,
        residual_known: None,
    };
    form.list(ui, "events", &mut point.events, new, |form, ui, event| {
        form.required(ui, "kind", &mut event.kind);
        form.field(ui, "when", &mut event.when);
        form.field(ui, "detail", &mut event.detail);
        form.field(ui, "residual_known", &mut event.residual_known);
    });
    ui.label(subheading("Complaints and signs"));
    let new = || Symptom { text: Fact::observed(String::new()), duration: None };
    form.list(ui, "symptoms", &mut point.symptoms, new, |form, ui, symptom| {
        form.required(ui, "text", &mut symptom.text);
        form.field(ui, "duration", &mut symptom.duration);
    });
    form.facts(ui, "examination", &mut point.examination);
    ui.label(subheading("Examinations"));
    let new = || Study { kind: SourceKind::Mri, region: None, result: None, finding: None };
    form.list(ui, "studies", &mut point.studies, new, |form, ui, study| {
        form.required(ui, "kind", &mut study.kind);
        form.field(ui, "region", &mut study.region);
        form.field(ui, "result", &mut study.result);
        form.field(ui, "finding", &mut study.finding);
    });
}

impl Record for Event {
    fn title(&self) -> String {
        self.kind.value().label().to_owned()
    }
}

impl Record for Symptom {
    fn title(&self) -> String {
        self.text.value().clone()
    }
}

impl Record for Study {
    fn title(&self) -> String {
        format!("{} {}", self.kind.label(), self.region.as_deref().unwrap_or_default())
    }
}
