//! `spinemap read`: what reports say of the spine, in lines or as JSON.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::Failure;
use super::output::{Output, complain};
use crate::anatomy::{Level, Part};
use crate::case::{
    Bounds, CanalState, Choice as _, Escc, MitoticCount, PartState, Source, Staining, YesNo,
};
use crate::reading::{
    self, Answer, Certainty, Doubt, GradeBasis, Mention, Passage, Proposal, Proposed, Reading, Role,
};
use crate::store::shown;

/// The arguments of `spinemap read`.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct ReadArgs {
    /// Report texts; `-` reads from standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Print one JSON object a line
    #[arg(long)]
    pub json: bool,
}

pub(super) fn run(args: &ReadArgs, output: &mut Output) -> Result<(), Failure> {
    let mut all_read = true;
    for file in &args.files {
        let text = match text(file) {
            Ok(text) => text,
            Err(why) => {
                complain(&format!("{why}: {}", shown(file)), 1);
                all_read = false;
                continue;
            }
        };
        let reading = reading::read(&text);
        if args.json {
            let json = serde_json::to_string(&Report::of(file, &reading)).map_err(Failure::job)?;
            output.line(format_args!("{json}"))?;
        } else {
            tell(file, &reading, output)?;
        }
    }
    if all_read { Ok(()) } else { Err(Failure::Told) }
}

/// The text of a file.
fn text(file: &Path) -> Result<String, String> {
    let mut bytes = Vec::new();
    // One byte more than is read tells that there is more.
    let limit = Source::MAX_TEXT as u64 + 1;
    let read = if file == Path::new("-") {
        io::stdin().lock().take(limit).read_to_end(&mut bytes)
    } else {
        File::open(file).and_then(|file| file.take(limit).read_to_end(&mut bytes))
    };
    match read {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err("there is no such file".to_owned());
        }
        Err(error) => return Err(format!("the file cannot be read ({error})")),
        Ok(length) if length > Source::MAX_TEXT => {
            return Err("the report is longer than 2 MB".to_owned());
        }
        Ok(_) => {}
    }
    String::from_utf8(bytes).map_err(|_| "this is not a text in UTF-8".to_owned())
}

/// What `--json` prints of a report.
#[derive(Serialize)]
struct Report<'a> {
    file: String,
    lesion_levels: Vec<Level>,
    levels: Vec<LevelReport<'a>>,
    canal_invasion: Answer,
    cord_compression: Answer,
    escc: Option<Grade>,
    sizes_cm: Vec<&'a [f64]>,
    ancillary: Vec<Ancillary<'a>>,
    mitoses: Vec<MitosesReport<'a>>,
    entities: Vec<EntityReport<'a>>,
    radiotherapy: Vec<DoseReport<'a>>,
    drugs: Vec<DrugReport<'a>>,
    events: Vec<EventReport<'a>>,
    not_levels: Vec<NotLevel<'a>>,
}

/// A dose of radiotherapy.
#[derive(Serialize)]
struct DoseReport<'a> {
    gray: f64,
    fractions: Option<f64>,
    evidence: &'a Passage,
}

/// A drug with its dose as written.
#[derive(Serialize)]
struct DrugReport<'a> {
    drug: &'a str,
    dose: Option<&'a str>,
    cycles: Option<f64>,
    evidence: &'a Passage,
}

/// An event of the course.
#[derive(Serialize)]
struct EventReport<'a> {
    event: &'static str,
    months: Option<f64>,
    evidence: &'a Passage,
}

/// A marker with what it showed.
#[derive(Serialize)]
struct Ancillary<'a> {
    marker: &'static str,
    #[serde(flatten)]
    staining: &'a Staining,
    evidence: &'a Passage,
}

/// A mitotic count.
#[derive(Serialize)]
struct MitosesReport<'a> {
    #[serde(flatten)]
    count: &'a MitoticCount,
    evidence: &'a Passage,
}

/// A tumour entity.
#[derive(Serialize)]
struct EntityReport<'a> {
    entity: &'static str,
    icdo: &'static str,
    excluded: bool,
    evidence: &'a Passage,
}

/// What a report says of a level in a role.
#[expect(clippy::struct_excessive_bools, reason = "the output has them as such")]
#[derive(Serialize)]
struct LevelReport<'a> {
    level: Level,
    role: &'static str,
    negated: bool,
    uncertain: bool,
    historical: bool,
    other_patient: bool,
    parts: Vec<Part>,
    free_parts: Vec<Part>,
    canal: Answer,
    cord_compression: Answer,
    escc: Option<Grade>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bone_lesion: Option<&'static str>,
    evidence: Vec<&'a Passage>,
}

/// A grade of cord compression, exact or bounded.
#[derive(Serialize)]
struct Grade {
    min: Option<&'static str>,
    max: Option<&'static str>,
    basis: GradeBasis,
}

impl Grade {
    fn of((bounds, basis): (Bounds<Escc>, GradeBasis)) -> Self {
        let label = |grade: Escc| grade.label();
        Self { min: bounds.min().map(label), max: bounds.max().map(label), basis }
    }
}

/// What looks like a level and is none.
#[derive(Serialize)]
struct NotLevel<'a> {
    what: &'static str,
    evidence: &'a Passage,
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Involved => "involved",
        Role::Treated => "treated",
        Role::Disc => "disc",
        Role::Neuro => "neuro",
        Role::Mention => "mention",
    }
}

impl<'a> Report<'a> {
    fn of(file: &Path, reading: &'a Reading) -> Self {
        let not_levels = reading.mentions.iter().filter_map(|mention| {
            Some(NotLevel { what: mention.confuser?.label(), evidence: &mention.passage })
        });
        let pathology = &reading.pathology;
        let ancillary = pathology.markers.iter().map(|found| Ancillary {
            marker: found.value.name,
            staining: &found.value.staining,
            evidence: &found.passage,
        });
        let mitoses = pathology
            .mitoses
            .iter()
            .map(|found| MitosesReport { count: &found.value, evidence: &found.passage });
        let entities = pathology.entities.iter().map(|found| EntityReport {
            entity: found.value.name,
            icdo: found.value.code,
            excluded: found.value.excluded,
            evidence: &found.passage,
        });
        let course = &reading.course;
        let radiotherapy = course.doses.iter().map(|dose| DoseReport {
            gray: dose.gray,
            fractions: dose.fractions,
            evidence: &dose.passage,
        });
        let drugs = course.drugs.iter().map(|drug| DrugReport {
            drug: &drug.name,
            dose: drug.dose.as_deref(),
            cycles: drug.cycles,
            evidence: &drug.passage,
        });
        let events = course.events.iter().map(|event| EventReport {
            event: event.what.label(),
            months: event.months,
            evidence: &event.passage,
        });
        Self {
            file: file.display().to_string(),
            lesion_levels: reading.lesion_levels().into_iter().collect(),
            levels: levels(reading),
            canal_invasion: reading.canal_invasion,
            cord_compression: reading.cord_compression,
            escc: reading.escc().map(Grade::of),
            sizes_cm: reading.sizes.iter().map(|(size, _)| size.as_slice()).collect(),
            ancillary: ancillary.collect(),
            mitoses: mitoses.collect(),
            entities: entities.collect(),
            radiotherapy: radiotherapy.collect(),
            drugs: drugs.collect(),
            events: events.collect(),
            not_levels: not_levels.collect(),
        }
    }
}

/// The levels from the head down, each once for every role that it has.
fn levels(reading: &Reading) -> Vec<LevelReport<'_>> {
    type Key = (Level, &'static str, bool, bool, bool, bool);
    let mut by_role: BTreeMap<Key, Vec<&Mention>> = BTreeMap::new();
    for mention in &reading.mentions {
        let uncertain = mention.certainty != Certainty::Definite;
        for level in &mention.levels {
            let key = (
                *level,
                role(mention.role),
                mention.negated,
                uncertain,
                mention.historical,
                mention.of_others,
            );
            by_role.entry(key).or_default().push(mention);
        }
    }
    let mut proposals: BTreeMap<Level, Vec<&Proposal>> = BTreeMap::new();
    for proposal in &reading.proposals {
        for level in &proposal.levels {
            proposals.entry(*level).or_default().push(proposal);
        }
    }
    let none = Vec::new();
    by_role
        .into_iter()
        .map(|((level, role, negated, uncertain, historical, other_patient), mentions)| {
            let is_lesion = mentions.iter().any(|mention| mention.is_lesion());
            let own = if is_lesion { proposals.get(&level).unwrap_or(&none) } else { &none };
            let evidence = mentions.iter().map(|mention| &mention.passage);
            let mut report = LevelReport {
                level,
                role,
                negated,
                uncertain,
                historical,
                other_patient,
                parts: Vec::new(),
                free_parts: Vec::new(),
                canal: Answer::NotStated,
                cord_compression: Answer::NotStated,
                escc: None,
                bone_lesion: None,
                evidence: evidence.collect(),
            };
            for proposal in own {
                report.add(proposal);
            }
            report
        })
        .collect()
}

impl<'a> LevelReport<'a> {
    fn add(&mut self, proposal: &'a Proposal) {
        match &proposal.value {
            Proposed::Part(Part::UNSPECIFIED, _) => return,
            Proposed::Part(part, _) if !part.exists_at(self.level) => return,
            Proposed::Part(part, PartState::Involved) => self.parts.push(*part),
            Proposed::Part(part, PartState::Free) => self.free_parts.push(*part),
            Proposed::BoneLesion(lesion) => self.bone_lesion = Some(lesion.label()),
            Proposed::Canal(canal) if canal.state != CanalState::Free => self.canal = Answer::Yes,
            Proposed::Canal(_) if self.canal == Answer::Yes => {}
            Proposed::Canal(_) => self.canal = Answer::No,
            Proposed::CordCompressed(YesNo::Yes) => self.cord_compression = Answer::Yes,
            Proposed::CordCompressed(YesNo::No) if self.cord_compression == Answer::Yes => {}
            Proposed::CordCompressed(YesNo::No) => self.cord_compression = Answer::No,
            Proposed::EsccStated(grade) => {
                self.escc = Some(Grade::of((*grade, GradeBasis::Stated)));
            }
            Proposed::EsccInferred(grade) => {
                let is_stated =
                    self.escc.as_ref().is_some_and(|grade| grade.basis == GradeBasis::Stated);
                let worse =
                    self.escc.as_ref().is_none_or(|own| own.min < grade.min().map(Escc::label));
                if !is_stated && worse {
                    self.escc = Some(Grade::of((*grade, GradeBasis::Inferred)));
                }
            }
            _ => {}
        }
        if let Some(passage) = proposal.evidence.first()
            && !self.evidence.contains(&passage)
        {
            self.evidence.push(passage);
        }
    }
}

/// Prints what a report says for a person.
fn tell(file: &Path, reading: &Reading, output: &mut Output) -> Result<(), Failure> {
    let join = |levels: Vec<&str>| {
        if levels.is_empty() { "none".to_owned() } else { levels.join(" ") }
    };
    output.line(format_args!("{}", shown(file)))?;
    let lesions = reading.lesion_levels();
    output
        .line(format_args!("  diseased: {}", join(lesions.iter().map(|l| l.name()).collect())))?;
    for level in levels(reading) {
        let words = level.evidence.first().map_or("", |passage| passage.words.as_str());
        let mut notes = vec![level.role];
        notes.extend(level.negated.then_some("denied"));
        notes.extend(level.uncertain.then_some("uncertain"));
        notes.extend(level.historical.then_some("earlier"));
        notes.extend(level.other_patient.then_some("another patient"));
        let parts: Vec<String> =
            level.parts.iter().map(|part| part.label_at(level.level)).collect();
        output.line(format_args!(
            "  {}: {}{}{} “{}”",
            level.level,
            notes.join(", "),
            if parts.is_empty() { "" } else { ": " },
            parts.join(", "),
            words.split_whitespace().collect::<Vec<_>>().join(" ")
        ))?;
    }
    for mention in reading.mentions.iter().filter(|m| m.doubt == Some(Doubt::Transitional)) {
        output.line(format_args!("  which level is “{}”?", mention.passage.words))?;
    }
    output.line(format_args!(
        "  canal invasion: {}; cord compression: {}",
        word(reading.canal_invasion),
        word(reading.cord_compression)
    ))
}

fn word(answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => "yes",
        Answer::No => "no",
        Answer::NotStated => "not stated",
    }
}
