//! The case itself: its pseudonym, the patient, the anchors, the sources and what contradicts.

use egui::Ui;

use super::{Form, Record};
use crate::app::style::heading;
use crate::case::{
    AnchorKind, Case, Choice as _, Contradiction, Fact, HistoryItem, HistoryKind, Id, Source,
    SourceKind, TimeAnchor,
};
use crate::edit::used_anchors;

/// The Case tab.
pub fn case_form(ui: &mut Ui, form: &mut Form<'_>, case: &mut Case) {
    ui.label(heading("Case"));
    form.required(ui, "label", &mut case.label);
    form.name(ui, "id", &case.id);
    form.field(ui, "citation", &mut case.citation);
    ui.label(heading("Patient"));
    form.within("patient", |form| {
        let patient = &mut case.patient;
        form.field(ui, "sex", &mut patient.sex);
        form.field(ui, "age", &mut patient.age);
        let new = || HistoryItem {
            kind: HistoryKind::Illness,
            when: None,
            text: Fact::observed(String::new()),
        };
        form.list(ui, "history", &mut patient.history, new, |form, ui, item| {
            form.required(ui, "kind", &mut item.kind);
            form.field(ui, "when", &mut item.when);
            form.required(ui, "text", &mut item.text);
        });
        form.field(ui, "note", &mut patient.note);
    });
    ui.label(heading("Anchors"));
    let taken: Vec<Id> = case.anchors.iter().map(|anchor| anchor.id.clone()).collect();
    let new = || TimeAnchor {
        id: Id::fresh("anchor", taken.iter()),
        kind: AnchorKind::Other,
        label: "new anchor".to_owned(),
        when: None,
    };
    form.list(ui, "anchors", &mut case.anchors, new, |form, ui, anchor| {
        form.required(ui, "label", &mut anchor.label);
        form.required(ui, "kind", &mut anchor.kind);
        form.dating = Some(anchor.id.clone());
        form.field(ui, "when", &mut anchor.when);
        form.dating = None;
    });
    ui.label(heading("Sources"));
    let taken: Vec<Id> = case.sources.iter().map(|source| source.id.clone()).collect();
    let of = |kind: &SourceKind| (kind.label(), Source::new(*kind, taken.iter()));
    let options = || SourceKind::ALL.iter().map(of).collect();
    form.list_of(ui, "sources", &mut case.sources, options, |form, ui, source| {
        form.required(ui, "label", &mut source.label);
        form.required(ui, "kind", &mut source.kind);
        form.required(ui, "wording", &mut source.wording);
        form.time_points(ui, "time_points", &mut source.time_points);
    });
    ui.label(heading("Contradictions"));
    let new = || Contradiction { text: "new contradiction".to_owned(), evidence: vec![] };
    form.list(ui, "contradictions", &mut case.contradictions, new, |form, ui, contradiction| {
        form.required(ui, "text", &mut contradiction.text);
        form.passages(ui, "evidence", &mut contradiction.evidence);
    });
    form.field(ui, "note", &mut case.note);
}

impl Record for HistoryItem {
    fn title(&self) -> String {
        format!("History: {}", self.kind.label())
    }
}

impl Record for TimeAnchor {
    fn title(&self) -> String {
        self.label.clone()
    }

    fn id(&self) -> Option<&Id> {
        Some(&self.id)
    }

    fn stays(&self, case: &Case) -> Option<&'static str> {
        used_anchors(case).contains(&self.id).then_some("Times are counted from it")
    }
}

impl Record for Source {
    fn title(&self) -> String {
        self.label.clone()
    }

    fn id(&self) -> Option<&Id> {
        Some(&self.id)
    }
}

impl Record for Contradiction {
    fn title(&self) -> String {
        self.text.clone()
    }
}
