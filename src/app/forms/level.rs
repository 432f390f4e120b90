//! The level panel's fields: grades and findings of the chosen level, spans and masses of the time
//! point.

use egui::Ui;

use super::choices::{choice_button, tighten};
use super::{Form, Record, Scale, Value, capital};
use crate::anatomy::{Level, Part};
use crate::app::style::{Palette, named_list, subheading};
use crate::case::{
    Choice as _, CompressionScale, Direction, Directions, Fact, Findings, LevelFinding, Mass,
    PartFinding, Reading, Signal, Size, Span, Unmarked,
};

/// The fields of a level, and what is said of spans and masses at the time point.
pub fn level_form(ui: &mut Ui, form: &mut Form<'_>, findings: &mut Findings, level: Level) {
    form.within("findings", |form| {
        let mut finding = findings.levels.get(&level).cloned().unwrap_or_default();
        form.within(&format!("levels{{{level}}}"), |form| {
            level_fields(ui, form, &mut finding, level);
        });
        if finding.is_empty() {
            findings.levels.remove(&level);
        } else if findings.levels.get(&level) != Some(&finding) {
            findings.levels.insert(level, finding);
        }
        ui.separator();
        unmarked(ui, form, &mut findings.unmarked);
        form.section(ui, "Said of several levels", !findings.spans.is_empty(), |form, ui| {
            let new = || Span {
                first: level,
                last: level,
                reading: Reading::EveryLevel,
                finding: LevelFinding::default(),
            };
            form.list(ui, "spans", &mut findings.spans, new, |form, ui, span| {
                span_levels(form, ui, span);
                form.required(ui, "reading", &mut span.reading);
                let first = span.first;
                form.within("finding", |form| level_fields(ui, form, &mut span.finding, first));
            });
        });
        form.section(ui, "Soft-tissue masses", !findings.masses.is_empty(), |form, ui| {
            let new = || Mass {
                first: Some(level),
                last: None,
                side: None,
                space: None,
                sizes: vec![],
                signal: Signal::default(),
                tumour: None,
                description: None,
            };
            form.list(ui, "masses", &mut findings.masses, new, mass_fields);
        });
    });
}

/// The levels of a span. It is not moved to where a part that it speaks of does not exist.
fn span_levels(form: &mut Form<'_>, ui: &mut Ui, span: &mut Span) {
    let (mut first, mut last) = (span.first, span.last);
    form.required(ui, "first", &mut first);
    form.required(ui, "last", &mut last);
    let (first, last) = (first.min(last), first.max(last));
    let exists = |part: &Part| Level::range(first, last).any(|level| part.exists_at(level));
    match span.finding.parts.keys().find(|part| !exists(part)) {
        None => (span.first, span.last) = (first, last),
        Some(part) => {
            let part = part.label();
            form.refused = Some(format!("{first}–{last} has no {part}: take that mark away first"));
        }
    }
}

fn level_fields(ui: &mut Ui, form: &mut Form<'_>, finding: &mut LevelFinding, level: Level) {
    let scale = CompressionScale::of(level);
    let from = finding.compressed_from.as_ref().map(|fact| *fact.value());
    let from = from.or_else(|| finding.canal.as_ref()?.value().from);
    let from = from.unwrap_or(Direction::Anterior.into());
    if scale.offers_escc() || finding.escc.is_some() {
        form.pictured_field(ui, "escc", &mut finding.escc, (level, Scale::Escc, from));
    }
    let hint = match scale {
        CompressionScale::EsccWithNotice => {
            Some("The conus may end above: confirm that cord is present.")
        }
        _ if finding.escc.is_some() && !scale.offers_escc() => {
            Some("There is no cord at this level; the stated grade is kept.")
        }
        _ => None,
    };
    if let Some(hint) = hint {
        ui.label(egui::RichText::new(hint).size(11.5).color(Palette::of(ui).warning));
    }
    if scale == CompressionScale::ThecalSac || finding.thecal_sac.is_some() {
        let pictures = (level, Scale::ThecalSac, from);
        form.pictured_field(ui, "thecal_sac", &mut finding.thecal_sac, pictures);
    }
    form.field(ui, "canal", &mut finding.canal);
    form.field(ui, "bone_lesion", &mut finding.bone_lesion);
    form.field(ui, "collapse", &mut finding.collapse);
    form.field(ui, "body_share", &mut finding.body_share);
    form.field(ui, "alignment", &mut finding.alignment);
    parts(ui, form, finding, level);
    let cord = finding.cord_compressed.is_some() || finding.cord_displacement.is_some();
    form.section(ui, "Cord and sac", cord, |form, ui| {
        form.field(ui, "cord_compressed", &mut finding.cord_compressed);
        form.field(ui, "compressed_from", &mut finding.compressed_from);
        form.field(ui, "compression_cause", &mut finding.compression_cause);
        form.field(ui, "cord_displacement", &mut finding.cord_displacement);
        form.field(ui, "cord_adherence", &mut finding.cord_adherence);
        form.field(ui, "foraminal_extension", &mut finding.foraminal_extension);
    });
    form.section(ui, "Signal and numbering", false, |form, ui| {
        signal_fields(ui, form, &mut finding.signal);
        form.field(ui, "transition", &mut finding.transition);
        form.field(ui, "source_label", &mut finding.source_label);
        form.field(ui, "unmarked", &mut finding.unmarked);
        form.field(ui, "note", &mut finding.note);
    });
}

/// What parts without a mark are at all levels: not stated unless a person says otherwise.
fn unmarked(ui: &mut Ui, form: &mut Form<'_>, value: &mut Option<Unmarked>) {
    form.row(ui, "unmarked", |form, ui, row| {
        let now = value.unwrap_or(Unmarked::NotStated);
        ui.horizontal_wrapped(|ui| {
            tighten(ui);
            for choice in Unmarked::ALL {
                let is_now = now == *choice;
                let button = choice_button(ui, row, choice.label(), choice.hint(), is_now);
                if button.clicked() && !is_now {
                    *value = Some(*choice);
                    form.changed("unmarked");
                }
            }
        });
    });
}

impl Form<'_> {
    /// A field whose choices are pictures of a level.
    fn pictured_field<T: Value>(
        &mut self,
        ui: &mut Ui,
        name: &str,
        value: &mut Option<T>,
        (level, scale, from): (Level, Scale, Directions),
    ) {
        if let Some(pictures) = &mut self.pictures {
            pictures.prepare(level, scale, from);
            self.pictured = true;
        }
        self.field(ui, name, value);
        self.pictured = false;
    }
}

/// The marked parts, each with its extent and reasons, and a list to add another.
fn parts(ui: &mut Ui, form: &mut Form<'_>, finding: &mut LevelFinding, level: Level) {
    form.within("parts", |form| {
        ui.horizontal(|ui| {
            ui.label(subheading("Parts"));
            let list = egui::ComboBox::from_id_salt(form.id().with("add"))
                .selected_text("Add a part")
                .height(360.0);
            form.unlocked(ui, |form, ui| {
                let response = list.show_ui(ui, |ui| {
                    for part in Part::of(level) {
                        let there = finding.parts.contains_key(&part);
                        if !there && ui.selectable_label(false, part.label_at(level)).clicked() {
                            finding.parts.insert(part, Fact::observed(PartFinding::INVOLVED));
                            form.listed(format!("Mark {level}, {}", part.label_at(level)), false);
                        }
                    }
                });
                named_list(&response.response, "Add a part");
                form.show_end_if_wanted(ui, &response.response);
            });
        });
        let mut removed = None;
        for (part, fact) in &mut finding.parts {
            form.within(&format!("{{{part}}}"), |form| {
                let label = capital(&part.label_at(level));
                let mut value = Some(fact.clone());
                if form.named_row(ui, &label, &mut value) {
                    match value {
                        Some(changed) => *fact = changed,
                        None => removed = Some(*part),
                    }
                }
            });
        }
        if let Some(part) = removed {
            finding.parts.remove(&part);
        }
        form.hints_here(ui);
    });
}

fn signal_fields(ui: &mut Ui, form: &mut Form<'_>, signal: &mut Signal) {
    form.within("signal", |form| {
        form.field(ui, "t1", &mut signal.t1);
        form.field(ui, "t2", &mut signal.t2);
        form.field(ui, "enhancement", &mut signal.enhancement);
        form.field(ui, "attenuation", &mut signal.attenuation);
    });
}

fn mass_fields(form: &mut Form<'_>, ui: &mut Ui, mass: &mut Mass) {
    form.field(ui, "first", &mut mass.first);
    form.field(ui, "last", &mut mass.last);
    if mass.first.is_none() {
        mass.last = None;
    }
    if let (Some(first), Some(last)) = (mass.first, mass.last)
        && last < first
    {
        (mass.first, mass.last) = (Some(last), Some(first));
    }
    form.field(ui, "side", &mut mass.side);
    form.field(ui, "space", &mut mass.space);
    sizes(ui, form, &mut mass.sizes);
    form.tumour(ui, "tumour", &mut mass.tumour);
    form.field(ui, "description", &mut mass.description);
    signal_fields(ui, form, &mut mass.signal);
}

/// Measurements of a tumour or a mass.
pub fn sizes(ui: &mut Ui, form: &mut Form<'_>, sizes: &mut Vec<Fact<Size>>) {
    form.facts(ui, "sizes", sizes);
}

impl Record for Span {
    fn title(&self) -> String {
        format!("{}–{}", self.first, self.last)
    }
}

impl Record for Mass {
    fn title(&self) -> String {
        match (self.first, self.last) {
            (Some(first), Some(last)) => format!("Mass {first}–{last}"),
            (Some(first), None) => format!("Mass at {first}"),
            _ => "Mass".to_owned(),
        }
    }
}
