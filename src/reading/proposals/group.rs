//! What a person decides on at once: all that a report says of a level or a run of levels, of a
//! mass, a specimen, a treatment.

use std::fmt::{self, Write as _};

use crate::anatomy::{Level, Part};
use crate::case::{
    ActKind, Alignment, Basis, BoneLesion, Bounds, Canal, Certainty, Choice as _, Collapse,
    CollapseClass, Comparable, Direction, Enhancement, Escc, Grade, GradeSystem, Levels,
    MitoticCount, Necrosis, Pain, PartState, Sex, SignalIntensity, StatedGrade, ThecalSac, YesNo,
};
use crate::reading::course::Happening;
use crate::reading::page::passage::Passage;
use crate::reading::pathology::{Marker, NamedEntity};

/// What a group of proposals is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// Levels one below the other of which the report says the same; none where it names none.
    Levels(Vec<Level>),
    /// A soft-tissue mass at levels; none where the report names none.
    Mass(Vec<Level>),
    /// Who the report is about.
    Patient,
    /// How the patient feels.
    Symptoms,
    /// Tissue under the microscope.
    Specimen,
    /// What the tumour is.
    Diagnosis,
    /// An operation.
    Surgery,
    /// A course of radiotherapy.
    Radiotherapy,
    /// Drugs that are named together.
    Systemic,
    /// Something that happened.
    Event,
}

/// What a report says in one thing.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A part is involved or free; the part that is not stated stands for the level.
    Part(Part, PartState),
    /// What the tumour does to bone.
    BoneLesion(BoneLesion),
    /// Collapse of the body.
    Collapse(Collapse),
    /// Alignment at the level.
    Alignment(Alignment),
    /// Signal on T1-weighted images.
    SignalT1(SignalIntensity),
    /// Signal on T2-weighted images.
    SignalT2(SignalIntensity),
    /// Contrast enhancement.
    Enhancement(Enhancement),
    /// Invasion of the canal.
    Canal(Canal),
    /// Whether the cord is compressed.
    CordCompressed(YesNo),
    /// Grade of cord compression, exact or bounded.
    Escc(Bounds<Escc>),
    /// Grade of compression of the sac below the conus.
    ThecalSac(Bounds<ThecalSac>),
    /// From where cord or sac are compressed.
    CompressedFrom(Direction),
    /// Where the cord is displaced to.
    CordDisplaced(Direction),
    /// Age in years.
    Age(f64),
    /// Sex.
    Sex(Sex),
    /// Kind of pain.
    Pain(Pain),
    /// One to three diameters in centimetres.
    Size(Vec<f64>),
    /// A stain with its result.
    Stain(Marker),
    /// A mitotic count.
    Mitoses(MitoticCount),
    /// Necrosis.
    Necrosis(Necrosis),
    /// A grade with its system.
    Grade(GradeSystem, Grade),
    /// An entity.
    Entity(NamedEntity),
    /// A surgical act, with its levels where the report names them.
    Act(ActKind, Option<Levels>),
    /// A dose of radiotherapy.
    Dose {
        /// Total dose in Gy.
        gray: f64,
        /// Number of fractions.
        fractions: Option<f64>,
    },
    /// A drug.
    Drug {
        /// Its name in the report's words.
        name: String,
        /// Its dose as written, such as `25 mg/m2`.
        dose: Option<String>,
        /// How many cycles.
        cycles: Option<f64>,
    },
    /// What happened, and after how many months, as the report counts them.
    Event(Happening, Option<f64>),
}

/// One thing that a report says, with the passages that say so.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// What it says.
    pub value: Value,
    /// Whether the report is sure.
    pub certainty: Certainty,
    /// Whether the report states it, or it follows from the report's words.
    pub basis: Basis,
    /// Where it says so; a report that repeats itself is cited a bounded number of times.
    pub evidence: Vec<Passage>,
}

/// What a person decides on at once: `T5–T6: body, left pedicle involved; lytic; ESCC 3`.
///
/// To accept only some of it, take the other items out first.
#[derive(Debug, Clone, PartialEq)]
pub struct ProposalGroup {
    /// What it is about.
    pub subject: Subject,
    /// What is said, the parts first; never nothing as it is read.
    pub items: Vec<Item>,
}

impl Subject {
    /// The levels that it is about; none for what is not about levels.
    pub fn levels(&self) -> &[Level] {
        match self {
            Self::Levels(levels) | Self::Mass(levels) => levels,
            _ => &[],
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let levels = |f: &mut fmt::Formatter<'_>, levels: &[Level]| match levels {
            [] => f.write_str("level not stated"),
            [one] => write!(f, "{one}"),
            [first, .., last] => write!(f, "{first}–{last}"),
        };
        match self {
            Self::Levels(own) => levels(f, own),
            Self::Mass(own) => {
                f.write_str("Mass, ")?;
                levels(f, own)
            }
            Self::Patient => f.write_str("Patient"),
            Self::Symptoms => f.write_str("Symptoms"),
            Self::Specimen => f.write_str("Specimen"),
            Self::Diagnosis => f.write_str("Diagnosis"),
            Self::Surgery => f.write_str("Surgery"),
            Self::Radiotherapy => f.write_str("Radiotherapy"),
            Self::Systemic => f.write_str("Systemic therapy"),
            Self::Event => f.write_str("Event"),
        }
    }
}

impl Value {
    /// The value in a few words. Parts are named as at a level, where there is one.
    pub fn words(&self, level: Option<Level>) -> String {
        match self {
            Self::Part(part, state) => format!("{} {}", part_name(*part, level), state.label()),
            Self::BoneLesion(lesion) => lesion.label().to_owned(),
            Self::Collapse(collapse) => match collapse.class {
                CollapseClass::None => "no collapse".to_owned(),
                CollapseClass::Present if collapse.percent.is_none() => "collapsed".to_owned(),
                _ => format!("collapse {}", collapse.words()),
            },
            Self::Alignment(Alignment::Normal) => "normal alignment".to_owned(),
            Self::Alignment(alignment) => alignment.label().to_owned(),
            Self::SignalT1(signal) => format!("T1 signal {}", signal.label()),
            Self::SignalT2(signal) => format!("T2 signal {}", signal.label()),
            Self::Enhancement(Enhancement::Present) => "enhancing".to_owned(),
            Self::Enhancement(enhancement) => format!("enhancement {}", enhancement.label()),
            Self::Canal(canal) => format!("canal {}", canal.words()),
            Self::CordCompressed(YesNo::Yes) => "cord compressed".to_owned(),
            Self::CordCompressed(YesNo::No) => "cord not compressed".to_owned(),
            Self::Escc(grade) => format!("ESCC {grade}"),
            Self::ThecalSac(grade) => format!("thecal sac {grade}"),
            Self::CompressedFrom(side) => format!("compressed from {}", side.label()),
            Self::CordDisplaced(side) => format!("cord displaced, {}", side.label()),
            Self::Age(years) => format!("{years} years old"),
            Self::Sex(sex) => sex.label().to_owned(),
            Self::Pain(Pain::None) => "no pain".to_owned(),
            Self::Pain(pain) => format!("{} pain", pain.label()),
            Self::Size(diameters) => {
                let diameters: Vec<String> = diameters.iter().map(ToString::to_string).collect();
                format!("{} cm", diameters.join(" × "))
            }
            Self::Stain(marker) => format!("{} {}", marker.name, marker.staining.words()),
            Self::Mitoses(count) => format!("mitoses {}", count.words()),
            Self::Necrosis(necrosis) => format!("necrosis {}", necrosis.words()),
            Self::Grade(system, grade) => {
                let grades = crate::case::AnyOf::one(*grade);
                let words = StatedGrade { system: *system, grades, mixed: false }.words();
                if words.contains("grade") { words } else { format!("grade {words}") }
            }
            Self::Entity(entity) => format!("{} ({})", entity.name, entity.code),
            Self::Act(act, None) => act.label().to_owned(),
            Self::Act(act, Some(levels)) => format!("{} {levels}", act.label()),
            Self::Dose { gray, fractions: None } => format!("{gray} Gy"),
            Self::Dose { gray, fractions: Some(1.0) } => format!("{gray} Gy in 1 fraction"),
            Self::Dose { gray, fractions: Some(fractions) } => {
                format!("{gray} Gy in {fractions} fractions")
            }
            Self::Drug { name, dose, cycles } => {
                let dose = dose.iter().map(|dose| format!(" {dose}"));
                let cycles = cycles.iter().map(|cycles| format!(", {cycles} cycles"));
                std::iter::once(name.clone()).chain(dose).chain(cycles).collect()
            }
            Self::Event(what, None) => what.label().to_owned(),
            Self::Event(what, Some(months)) => format!("{} after {months:.0} months", what.label()),
        }
    }

    /// Whether it says all that another value says of the same levels.
    pub(in crate::reading) fn implies(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Part(part, PartState::Involved), Self::Part(whole, PartState::Involved)) => {
                part == whole || narrows(*part, *whole)
            }
            (Self::Collapse(own), Self::Collapse(other)) => own.implies(other),
            (Self::Enhancement(own), Self::Enhancement(other)) => own.implies(other),
            (Self::Canal(own), Self::Canal(other)) => own.implies(other),
            (Self::Escc(own), Self::Escc(other)) => own.implies(other),
            (Self::ThecalSac(own), Self::ThecalSac(other)) => own.implies(other),
            (Self::Act(own, _), Self::Act(other, None)) => own == other,
            (Self::Mitoses(own), Self::Mitoses(other)) => own.implies(other),
            (Self::Necrosis(own), Self::Necrosis(other)) => own.implies(other),
            (Self::Stain(own), Self::Stain(other)) => {
                own.name == other.name && own.staining.implies(&other.staining)
            }
            _ => self == other,
        }
    }
}

/// Whether a part that is named makes another one say no more: the left pedicle the pedicle, the
/// body the level of which no part is named.
fn narrows(part: Part, whole: Part) -> bool {
    if whole == Part::UNSPECIFIED {
        return part.structure().is_vertebral();
    }
    whole == Part::whole(part.structure()) && whole.holds(part)
}

/// The part's name; that a report does not say the side goes without saying here.
fn part_name(part: Part, level: Option<Level>) -> String {
    let name = match level {
        _ if part == Part::UNSPECIFIED => "level".to_owned(),
        Some(level) => part.label_at(level),
        None => part.label(),
    };
    name.trim_end_matches(" (side not stated)").to_owned()
}

impl Item {
    /// The item in a few words, with how sure it is: `ESCC ≥2 (inferred)`.
    pub fn words(&self, level: Option<Level>) -> String {
        format!("{}{}", self.value.words(level), self.doubt())
    }

    fn doubt(&self) -> &'static str {
        match (self.certainty, self.basis) {
            (Certainty::Suspected, Basis::Inferred) => " (suspected, inferred)",
            (Certainty::Suspected, _) => " (suspected)",
            (Certainty::Definite, Basis::Inferred) => " (inferred)",
            (Certainty::Definite, _) => "",
        }
    }

    /// The state of a part with how sure it is: parts that have it in common are told together.
    fn of_part(&self) -> Option<(PartState, &'static str)> {
        match self.value {
            Value::Part(_, state) => Some((state, self.doubt())),
            _ => None,
        }
    }
}

impl fmt::Display for ProposalGroup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.subject)?;
        let level = self.subject.levels().first().copied();
        let like =
            |one: &Item, other: &Item| one.of_part().is_some() && one.of_part() == other.of_part();
        for (place, items) in self.items.chunk_by(like).enumerate() {
            if place > 0 {
                f.write_str("; ")?;
            }
            for (index, item) in items.iter().enumerate() {
                match item.value {
                    Value::Part(part, _) if index + 1 < items.len() => {
                        write!(f, "{}, ", part_name(part, level))?;
                    }
                    _ => f.write_str(&item.words(level))?,
                }
            }
        }
        if self.items.is_empty() { f.write_char('–') } else { Ok(()) }
    }
}
