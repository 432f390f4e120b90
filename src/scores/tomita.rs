//! Tomita's surgical classification (Tomita et al., Paraplegia 1994 and Spine 1997): seven types by
//! the sites of a vertebra that tumour is in and by how many vertebrae it reaches.
//!
//! What is marked counts; unmarked parts are taken as free.

use super::Points;
use super::column::Column;
use super::disease::Disease;
use super::gather::{marked, not_stated};
use super::marks::is_vertebral;
use super::regions::{Presence, Regions};
use super::score::{FieldPath, Input, Outcome, Score, State, Subject, Told, Words};
use super::tomita_types::{Sites, meanings};
pub use super::tomita_types::{type_of, type_of_levels, type_of_vertebra};
use crate::anatomy::{Level, Part, Structure};
use crate::case::{Region, Role};

/// The classification's name.
pub const NAME: &str = "Tomita type";

const CITATION: &str = "Tomita K, Kawahara N, Baba H, et al. Paraplegia 1994;32:36–46; \
                        Tomita K, et al. Spine 1997;22:324–333";

/// The site of a vertebra that a part belongs to: 1 body, 2 pedicle, 3 lamina and processes,
/// 4 epidural canal, 5 paravertebral area. Discs belong to none.
pub const fn site(structure: Structure) -> Option<u8> {
    match structure {
        Structure::Body => Some(1),
        Structure::Pedicle => Some(2),
        Structure::Facet
        | Structure::TransverseProcess
        | Structure::Lamina
        | Structure::SpinousProcess => Some(3),
        Structure::Epidural
        | Structure::Foramen
        | Structure::Dura
        | Structure::Intradural
        | Structure::Cord => Some(4),
        Structure::Paravertebral
        | Structure::Prevertebral
        | Structure::PosteriorMuscle
        | Structure::GreatVessel
        | Structure::Rib
        | Structure::CostovertebralJoint
        | Structure::VertebralArteryCanal => Some(5),
        Structure::DiscAbove | Structure::DiscBelow | Structure::Unspecified => None,
    }
}

/// The group of a type.
pub const fn class(kind: u8) -> &'static str {
    match kind {
        1..=3 => "intracompartmental",
        4..=6 => "extracompartmental",
        _ => "multiple",
    }
}

fn bony_site(part: Part) -> u16 {
    match site(part.structure()) {
        Some(site @ 1..=3) => 1 << (site - 1),
        _ => 0,
    }
}

fn is_canal(part: Part) -> bool {
    site(part.structure()) == Some(4)
}

fn is_paravertebral(part: Part) -> bool {
    site(part.structure()) == Some(5)
}

/// The type of what is marked at a time point; nothing where nothing is.
pub(super) fn score<'a>(column: &Column<'a>, disease: Disease<'a>) -> Option<Score<'a>> {
    if !column.is_marked {
        return None;
    }
    let diseased = column.levels.iter().filter(|marks| marks.bone != Presence::No);
    let bone: Vec<(Level, Regions)> =
        diseased.map(|marks| (marks.level, marks.regions(bony_site))).collect();
    if bone.is_empty() {
        let why = "no bone is marked";
        return Some(Score::not_applicable(NAME, Subject::Patient, why, CITATION));
    }
    let distant = distant(&bone, disease);
    let sites = Sites {
        canal: column.anywhere(is_canal),
        paravertebral: column.anywhere(is_paravertebral),
        distant,
        bone,
    };
    let types = sites.types();
    let mut score = Score::new(NAME, Subject::Patient, Outcome::of_points(types), CITATION);
    score.class = Some(super::sum::classes(types, class));
    score.conventions.push("Tomita: unmarked parts are taken as free");
    score.inputs = inputs(column, &sites);
    add_remarks(&mut score, &sites, disease);
    Some(score)
}

fn inputs<'a>(column: &Column<'a>, sites: &Sites) -> Vec<Input<'a>> {
    let mut inputs = Vec::new();
    let levels = column.levels.iter();
    for marks in levels.filter(|marks| sites.bone.iter().any(|(level, _)| *level == marks.level)) {
        let place = sites.bone.iter().position(|(level, _)| *level == marks.level);
        let Some((place, regions)) = place.map(|place| (place, &sites.bone[place].1)) else {
            continue;
        };
        let options: Points = regions.possible().map(|bone| Points::exactly(bone as u8)).collect();
        let field = FieldPath::Level(column.index, marks.level, "parts");
        let told = Told::Parts { none: "part not stated", after: "" };
        let grounds = column.marks_at(marks, is_vertebral);
        let input = marked(marks.level.name(), field, told, options, grounds);
        inputs.push(input.without_points(sites.change_of_level(place)));
    }
    let soft = [
        ("canal", sites.canal, is_canal as fn(Part) -> bool, sites.change_of_canal()),
        ("paravertebral area", sites.paravertebral, is_paravertebral, sites.change_of_area()),
    ];
    for (name, presence, kind, change) in soft {
        let field = FieldPath::TimePoint(column.index, "findings.levels");
        let (words, points) = (presence_words(presence), presence_points(presence));
        let input = marked(name, field, words, points, column.marks(kind));
        inputs.push(input.without_points(change));
    }
    if sites.distant != Presence::No {
        let points = presence_points(sites.distant);
        let found = Input {
            told: "recorded apart from the marks".into(),
            state: if points.is_settled() { State::Known } else { State::Disputed },
            ..not_stated("other metastases of the column", FieldPath::List("tumours"), points)
        };
        inputs.push(found.without_points(sites.change_of_distant()));
    }
    inputs
}

/// A presence in words.
pub(super) fn presence_words(presence: Presence) -> Words {
    match presence {
        Presence::No => "not marked".into(),
        Presence::Perhaps => "perhaps involved".into(),
        Presence::Yes => "involved".into(),
    }
}

/// A presence as a set: 0 for no, 1 for yes.
pub(super) fn presence_points(presence: Presence) -> Points {
    meanings(presence).iter().map(|is| Points::exactly(u8::from(*is))).collect()
}

/// Whether another metastasis of the column is recorded apart from what is marked.
fn distant(bone: &[(Level, Regions)], disease: Disease<'_>) -> Presence {
    let apart = |record: &super::disease::Record<'_>| {
        let site = record.tumour.site.value();
        let (Region::Vertebra, Some(first)) = (site.region, site.first) else { return false };
        let last = site.last.unwrap_or(first);
        Level::range(first, last).all(|level| {
            bone.iter().all(|(marked, _)| *marked != level && !marked.is_adjacent(level))
        })
    };
    let roles = disease.spinal().filter(apart).map(|record| record.role(Role::Metastasis));
    roles.max().unwrap_or(Presence::No)
}

fn add_remarks(score: &mut Score<'_>, sites: &Sites, disease: Disease<'_>) {
    let can_be_long = sites
        .bone
        .windows(4)
        .any(|four| four.windows(2).all(|pair| pair[0].0.is_adjacent(pair[1].0)));
    if can_be_long {
        score
            .conventions
            .push("more than three adjacent vertebrae are type 7, which Tomita does not define");
    }
    let without_pedicle = |(_, sites): &(Level, Regions)| sites.allows(0b101);
    if sites.bone.len() == 1 && sites.bone.iter().any(without_pedicle) {
        score.conventions.push("body and posterior elements without a pedicle are type 3");
    }
    if sites.bone.iter().all(|(_, sites)| sites.allows(0)) {
        score.hints.push("not applicable if no bone is involved after all".into());
    }
    let is_soft = |region| matches!(region, Region::ParaspinalTissue | Region::EpiduralSpace);
    let extends = |record: &super::disease::Record<'_>| {
        record.role(Role::DirectExtension) == Presence::Yes || record.regions().any(is_soft)
    };
    if disease.spinal().any(|record| extends(&record)) {
        score.hints.push("made for tumours of bone; this one comes from soft tissue".into());
    }
}
