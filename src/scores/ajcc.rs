//! T of a bone sarcoma of the spine (AJCC Cancer Staging Manual, 8th edition, 2017, chapter 38):
//! five segments of each vertebra, the canal and the great vessels. There are no stage groups for
//! the spine.
//!
//! What is marked counts; unmarked parts are taken as free.

use super::Points;
use super::column::Column;
use super::disease::{Disease, Record, is_sarcoma};
use super::enneking::diagnosis;
use super::gather::marked;
use super::marks::is_vertebral;
use super::regions::{Presence, Regions};
use super::score::{FieldPath, Input, Outcome, Score, Subject, Told, Words};
use super::staging::{not_primary, role, role_hint};
use super::tomita::{presence_points, presence_words};
use crate::anatomy::{Level, Part, Side, Structure};
use crate::case::{Region, Role};

/// The name of the T category.
pub const NAME: &str = "AJCC 8 T (bone, spine)";

const CITATION: &str = "Amin MB, et al. AJCC Cancer Staging Manual, 8th ed. Springer 2017, ch. 38";

/// The T categories, in ascending order.
pub const CATEGORIES: [&str; 6] = ["T0", "T1", "T2", "T3", "T4a", "T4b"];

/// The segments of a vertebra as a set, in the order of the ring that they form: bit 0 left
/// pedicle, 1 left body, 2 right body, 3 right pedicle, 4 posterior element.
pub type Segments = u16;

/// The segment of a smallest part, none of what is not bone of the vertebra.
pub fn segment(part: Part) -> Segments {
    let sided = |left: Segments, right: Segments| match part.side() {
        Some(Side::Left) => left,
        Some(Side::Right) => right,
        None => left | right,
    };
    match part.structure() {
        Structure::Pedicle => sided(1, 1 << 3),
        Structure::Body => sided(1 << 1, 1 << 2),
        Structure::Facet
        | Structure::TransverseProcess
        | Structure::Lamina
        | Structure::SpinousProcess => 1 << 4,
        _ => 0,
    }
}

/// The place of the T category in [`CATEGORIES`], of segments by level, of the canal and of the
/// great vessels. Segments of one vertebra are adjacent along their ring, those of neighbouring
/// vertebrae where they are the same (a convention).
pub fn category(segments: &[(Level, Segments)], canal: bool, great_vessel: bool) -> u8 {
    let count: u32 = segments.iter().map(|(_, set)| set.count_ones()).sum();
    match count {
        _ if great_vessel => 5,
        _ if canal => 4,
        0 => 0,
        4.. => 3,
        _ if !is_connected(segments) => 3,
        3 => 2,
        _ => 1,
    }
}

/// Whether segments hang together.
fn is_connected(segments: &[(Level, Segments)]) -> bool {
    let mut reached: Vec<Segments> = segments.iter().map(|_| 0).collect();
    let Some(first) = segments.iter().position(|(_, set)| *set != 0) else { return true };
    reached[first] = 1 << segments[first].1.trailing_zeros();
    loop {
        let mut grew = false;
        for place in 0..segments.len() {
            let own = reached[place];
            let ring = (own << 1 | own >> 1 | own >> 4 | own << 4) & 0b1_1111;
            let beside = |other: usize| {
                let adjacent = segments[place].0.is_adjacent(segments[other].0);
                if adjacent { reached[other] } else { 0 }
            };
            let above = place.checked_sub(1).map_or(0, beside);
            let below = if place + 1 < segments.len() { beside(place + 1) } else { 0 };
            let grown = (own | ring | above | below) & segments[place].1;
            grew |= grown != own;
            reached[place] = grown;
        }
        if !grew {
            return reached.iter().zip(segments).all(|(reached, (_, set))| reached == set);
        }
    }
}

/// Every category that segments, canal and great vessels allow.
fn categories(levels: &[(Level, Regions)], canal: Presence, vessel: Presence) -> Points {
    let mut found = Points::EMPTY;
    for (presence, place) in [(vessel, 5), (canal, 4)] {
        if presence != Presence::No {
            found = found.or(Points::exactly(place));
        }
        if presence == Presence::Yes {
            return found;
        }
    }
    found.or(by_segments(levels))
}

/// The categories T0 to T3 that segments allow.
fn by_segments(levels: &[(Level, Regions)]) -> Points {
    if levels.len() <= 3 {
        let mut found = Points::EMPTY;
        let all: Vec<usize> = (0..levels.len()).collect();
        enumerate(levels, &all, &mut Vec::new(), &mut found);
        return found;
    }
    // Four levels or more can hold four segments. Fewer of them hang together within three
    // neighbouring levels, while all others are free.
    let mut found = Points::exactly(3);
    let must: Vec<usize> = (0..levels.len()).filter(|i| !levels[*i].1.allows(0)).collect();
    if must.is_empty() {
        found = found.or(Points::exactly(0));
    }
    for first in 0..levels.len() {
        let near = |other: &usize| levels[*other].0.index() <= levels[first].0.index() + 2;
        let window: Vec<usize> = (first..levels.len()).take_while(near).collect();
        if must.iter().all(|level| window.contains(level)) {
            enumerate(levels, &window, &mut Vec::new(), &mut found);
        }
        if found.has(1) && found.has(2) {
            break;
        }
    }
    found
}

/// Adds the category of every choice of segments at some of the levels.
fn enumerate(
    levels: &[(Level, Regions)],
    of: &[usize],
    chosen: &mut Vec<(Level, Segments)>,
    found: &mut Points,
) {
    if (0..4).all(|place| found.has(place)) {
        return;
    }
    let Some((next, rest)) = of.split_first() else {
        *found = found.or(Points::exactly(category(chosen, false, false)));
        return;
    };
    let (level, regions) = &levels[*next];
    for set in regions.possible() {
        chosen.push((*level, set));
        enumerate(levels, rest, chosen, found);
        chosen.pop();
    }
}

/// How far the category can move with the segments of one level, whatever those of the others are;
/// where these can be too much to go through, how far it can move at all.
fn change_of_level(levels: &[(Level, Regions)], place: usize) -> u8 {
    let own: Vec<Segments> = levels[place].1.possible().collect();
    if own.len() < 2 {
        return 0;
    }
    let mut worlds: Vec<Vec<(Level, Segments)>> = vec![Vec::new()];
    for (other, (level, regions)) in levels.iter().enumerate() {
        // The level's own segments are filled in below.
        let sets: Vec<Segments> =
            if other == place { vec![0] } else { regions.possible().collect() };
        if worlds.len() * sets.len() > 256 {
            return by_segments(levels).spread();
        }
        let with = |world: &Vec<_>, set| [world.as_slice(), &[(*level, set)]].concat();
        worlds = worlds.iter().flat_map(|w| sets.iter().map(move |set| with(w, *set))).collect();
    }
    let spread = |mut world: Vec<(Level, Segments)>| {
        let categories: Points = own
            .iter()
            .map(|set| {
                world[place].1 = *set;
                Points::exactly(category(&world, false, false))
            })
            .collect();
        categories.spread()
    };
    worlds.into_iter().map(spread).max().unwrap_or(0)
}

fn is_canal(part: Part) -> bool {
    let structure = part.structure();
    matches!(
        structure,
        Structure::Epidural | Structure::Dura | Structure::Intradural | Structure::Cord
    )
}

fn is_great_vessel(part: Part) -> bool {
    part.structure() == Structure::GreatVessel
}

/// T of every tumour of the spine.
pub(super) fn scores<'a>(column: &Column<'a>, disease: Disease<'a>) -> Vec<Score<'a>> {
    if !column.is_marked {
        return Vec::new();
    }
    disease.spinal().map(|tumour| of_tumour(column, disease, tumour)).collect()
}

fn of_tumour<'a>(column: &Column<'a>, disease: Disease<'a>, tumour: Record<'a>) -> Score<'a> {
    let subject = Subject::Tumour(&tumour.tumour.id, &tumour.tumour.label);
    if let Some(why) = not_applicable(disease, tumour) {
        return Score::not_applicable(NAME, subject, why, CITATION);
    }
    let diseased = column.levels.iter().filter(|marks| marks.bone != Presence::No);
    let levels: Vec<(Level, Regions)> =
        diseased.map(|marks| (marks.level, marks.regions(segment))).collect();
    let canal = column.anywhere(is_canal);
    let vessel = column.anywhere(is_great_vessel);
    let found = categories(&levels, canal, vessel);
    let mut score = Score::new(NAME, subject, Outcome::of_grades(found, &CATEGORIES), CITATION);
    score.inputs = vec![role(tumour), diagnosis(disease, tumour)];
    score.inputs.extend(segment_inputs(column, &levels, canal, vessel));
    let field = FieldPath::TimePoint(column.index, "findings.levels");
    for (name, presence, kind) in
        [("canal", canal, is_canal as fn(Part) -> bool), ("great vessels", vessel, is_great_vessel)]
    {
        let points = presence_points(presence);
        // The farthest way is that from the lowest category that is left without it.
        let without = if name == "canal" { by_segments(&levels) } else { found };
        let place = if name == "canal" { 4 } else { 5 };
        let is_open = presence == Presence::Perhaps && (name != "canal" || vessel != Presence::Yes);
        let change = if is_open { f64::from(place - without.min()) } else { 0.0 };
        let input = marked(name, field, presence_words(presence), points, column.marks(kind));
        score.inputs.push(input.without_points(change));
    }
    score.conventions.push("AJCC: unmarked parts are taken as free");
    if levels.windows(2).any(|pair| pair[0].0.is_adjacent(pair[1].0)) {
        score.conventions.push("AJCC: equal segments of neighbouring vertebrae are adjacent");
    }
    score.hints.push("there is no stage group for the spine".into());
    score.hints.extend(role_hint(tumour, Role::Primary));
    score
}

fn segment_inputs<'a>(
    column: &Column<'a>,
    levels: &[(Level, Regions)],
    canal: Presence,
    vessel: Presence,
) -> Vec<Input<'a>> {
    let input = |(place, (level, regions)): (usize, &(Level, Regions))| {
        let marks = column.levels.iter().find(|marks| marks.level == *level)?;
        let decided = canal == Presence::Yes || vessel == Presence::Yes;
        let change = if decided { 0 } else { change_of_level(levels, place) };
        let points: Points = regions.possible().map(|set| Points::exactly(set as u8)).collect();
        let field = FieldPath::Level(column.index, *level, "parts");
        let told = Told::Parts { none: "part not stated", after: "" };
        let grounds = column.marks_at(marks, is_vertebral);
        let input = marked(level.name(), field, told, points, grounds);
        Some(input.without_points(f64::from(change)))
    };
    levels.iter().enumerate().filter_map(input).collect()
}

/// Why T does not apply to a tumour, if so.
fn not_applicable(disease: Disease<'_>, tumour: Record<'_>) -> Option<Words> {
    if let Some(why) = not_primary(tumour) {
        return Some(why);
    }
    if tumour.regions().all(|region| region != Region::Vertebra) {
        return Some(
            "it is for sarcomas of bone, and this tumour does not sit in a vertebra".into(),
        );
    }
    (disease.is(tumour.tumour, is_sarcoma) == Some(Presence::No))
        .then(|| "it is for sarcomas of bone, and the diagnosis is none".into())
}
