//! WBB, the surgical staging of Weinstein, Boriani and Biagini (Boriani et al., Spine 1997): twelve
//! sectors around the canal, layers from outside to inside, and the levels.
//!
//! Sectors are counted as the SOSG does (Chan et al., Spine 2009): counter-clockwise on a picture
//! seen from the feet, from the left half of the spinous process, so that the patient's left is 1
//! to 6.

use std::fmt::Write as _;

use super::Points;
use super::column::Column;
use super::gather::marked;
use super::marks::LevelMarks;
use super::regions::Presence;
use super::score::{FieldPath, Input, Outcome, Score, Subject, Told, Value};
use crate::anatomy::{Part, Place, Side, Structure};

/// The staging's name, with its way of counting.
pub const NAME: &str = "WBB (SOSG)";

const CITATION: &str = "Boriani S, Weinstein JN, Biagini R. Spine 1997;22:1036–1044; \
                        Chan P, Boriani S, Fourney DR, et al. Spine 2009;34:384–391";

/// The code of tumour that is in no sector and no layer for certain.
pub const NOWHERE: &str = "– / –";

/// Sectors as a set: bit 0 for sector 1, bit 11 for sector 12.
pub type Sectors = u16;

/// Layers as a set: bit 0 for A, bit 5 for F.
pub type Layers = u16;

/// The sector, 1 to 12, in which a point lies that is seen from the feet, from the middle of the
/// canal: `x` towards the patient's left, `y` towards the front.
pub fn sector_at(x: f64, y: f64) -> u8 {
    let degrees = (libm::atan2(y, x).to_degrees() + 90.0).rem_euclid(360.0);
    // A tiny negative angle is rounded up to the full turn.
    (libm::floor(degrees / 30.0) as u8 % 12) + 1
}

const fn sector(number: u8) -> Sectors {
    1 << (number - 1)
}

/// The sectors of a smallest part of bone, none of what is not bone of the vertebra.
pub fn sectors_of(part: Part) -> Sectors {
    let sided = |left: u8, right: u8| match part.side() {
        Some(Side::Left) => sector(left),
        Some(Side::Right) => sector(right),
        None => sector(left) | sector(right),
    };
    match part.structure() {
        Structure::SpinousProcess => sector(1) | sector(12),
        Structure::Lamina => sided(2, 11),
        Structure::Facet | Structure::TransverseProcess => sided(3, 10),
        Structure::Pedicle => sided(4, 9),
        Structure::Body => match part.place() {
            Place::LeftPosterior => sector(5),
            Place::LeftAnterior => sector(6),
            Place::RightAnterior => sector(7),
            Place::RightPosterior => sector(8),
            _ => sided(5, 8) | sided(6, 7),
        },
        _ => 0,
    }
}

/// The layers of a part: bone is both B and C.
pub const fn layers_of(structure: Structure) -> Layers {
    const A: Layers = 1;
    const B_AND_C: Layers = 0b110;
    const D: Layers = 0b1000;
    const E: Layers = 0b1_0000;
    const F: Layers = 0b10_0000;
    match structure {
        Structure::Body
        | Structure::Pedicle
        | Structure::Facet
        | Structure::TransverseProcess
        | Structure::Lamina
        | Structure::SpinousProcess => B_AND_C,
        Structure::Epidural | Structure::Foramen => D,
        Structure::Dura | Structure::Intradural | Structure::Cord => E,
        Structure::VertebralArteryCanal => F,
        Structure::Rib
        | Structure::CostovertebralJoint
        | Structure::Paravertebral
        | Structure::Prevertebral
        | Structure::PosteriorMuscle
        | Structure::GreatVessel => A,
        Structure::DiscAbove | Structure::DiscBelow | Structure::Unspecified => 0,
    }
}

/// A code such as `2,4,11 / BCD`; runs of three and more are joined: `1,3-8,12 / ABCD`.
pub fn code(sectors: Sectors, layers: Layers) -> String {
    let mut code = String::with_capacity(32);
    push_sectors(&mut code, sectors);
    code.push_str(" / ");
    let before = code.len();
    code.extend(
        ('A'..='F').enumerate().filter(|(bit, _)| layers & (1 << bit) != 0).map(|(_, l)| l),
    );
    if code.len() == before {
        code.push('–');
    }
    code
}

/// Adds the sectors of a code: `1,3-8,12`.
fn push_sectors(code: &mut String, sectors: Sectors) {
    if sectors == 0 {
        code.push('–');
    }
    let mut number = 1;
    while number <= 12 {
        let run = (number..=12).take_while(|n| sectors & sector(*n) != 0).count() as u8;
        if run == 0 {
            number += 1;
            continue;
        }
        let comma = if code.is_empty() { "" } else { "," };
        // Writing to a string cannot fail.
        let _ = match run {
            1 | 2 => write!(code, "{comma}{number}"),
            _ => write!(code, "{comma}{number}-{}", number + run - 1),
        };
        number += if run < 3 { 1 } else { run };
    }
}

/// Resection windows (Boriani, J Spine Surg 2018, and earlier texts) with the sectors that tumour
/// may be in.
const WINDOWS: [(&str, [u8; 2]); 6] = [
    ("anterior en bloc (5-8)", [5, 8]),
    ("vertebrectomy (4-8)", [4, 8]),
    ("vertebrectomy (5-9)", [5, 9]),
    ("sagittal resection (3-5)", [3, 5]),
    ("sagittal resection (8-10)", [8, 10]),
    ("resection of the posterior arch (10-3)", [10, 3]),
];

/// The resection windows that sectors lie within.
pub fn windows(sectors: Sectors) -> Vec<&'static str> {
    let up_to = |last: u8| (1_u16 << last) - 1;
    let within = |[first, last]: [u8; 2]| {
        let from_first = !up_to(first - 1);
        if first <= last { from_first & up_to(last) } else { from_first | up_to(last) }
    };
    let met = WINDOWS.iter().filter(|(_, ends)| sectors != 0 && sectors & !within(*ends) == 0);
    met.map(|(name, _)| *name).collect()
}

/// The sectors that lie in gaps of one or two between sectors.
pub fn gaps(sectors: Sectors) -> Sectors {
    let has = |number: u8| sectors & sector((number - 1) % 12 + 1) != 0;
    let mut found = 0;
    for number in (1..=12).filter(|number| has(*number) && !has(number + 1)) {
        let Some(next) = (number + 2..=number + 3).find(|next| has(*next)) else { continue };
        for gap in number + 1..next {
            found |= sector((gap - 1) % 12 + 1);
        }
    }
    found
}

/// The code of every level in which tumour is.
pub(super) fn scores<'a>(column: &Column<'a>) -> Vec<Score<'a>> {
    column.levels.iter().filter_map(|marks| of_level(column, marks)).collect()
}

fn of_level<'a>(column: &Column<'a>, marks: &LevelMarks<'a>) -> Option<Score<'a>> {
    if marks.involved == Presence::No {
        return None;
    }
    let sectors = marks.regions(sectors_of);
    let layers = marks.regions(|part| layers_of(part.structure()));
    let mut values = vec![Value::Code(code(sectors.sure, layers.sure))];
    if (sectors.open, layers.open) != (0, 0) {
        values.push(Value::Code(code(sectors.all(), layers.all())));
    }
    let subject = Subject::Level(marks.level);
    let mut score = Score::new(NAME, subject, Outcome::OneOf(values), CITATION);
    let certain = windows(sectors.all());
    score.class = Some(match sectors.sure {
        0 if certain.is_empty() => "resection window not settled".into(),
        sure => class(&certain, &windows(sure)).into(),
    });
    score.conventions.extend([
        "WBB: unmarked parts are taken as free",
        "WBB sectors are counted as the SOSG does, the patient's left is 1 to 6",
        "WBB: bone that is involved counts as layers B and C",
    ]);
    let gaps = gaps(sectors.sure);
    if gaps != 0 {
        let mut between = String::new();
        push_sectors(&mut between, gaps);
        score.hints.push(format!("contiguity suggests sectors {between}").into());
    }
    let pedicles = sector(4) | sector(9);
    if sectors.sure & pedicles == pedicles {
        score.hints.push("no pedicle is free: the vertebra cannot be removed whole".into());
    }
    score.inputs.push(marks_input(
        column,
        marks,
        sectors.open.count_ones() + layers.open.count_ones(),
    ));
    Some(score)
}

/// The windows that are met whatever the open parts are, and those that are met only where these
/// are free: tumour in more sectors meets no window more.
fn class(certain: &[&str], possible: &[&str]) -> String {
    let open: Vec<&str> =
        possible.iter().filter(|window| !certain.contains(window)).copied().collect();
    match (certain, &open[..]) {
        ([], []) => "no resection window".to_owned(),
        (met, []) => met.join(", "),
        ([], open) => format!("no resection window, or {}", open.join(", ")),
        (met, open) => format!("{}, perhaps also {}", met.join(", "), open.join(", ")),
    }
}

fn marks_input<'a>(column: &Column<'a>, marks: &LevelMarks<'a>, open: u32) -> Input<'a> {
    let field = FieldPath::Level(column.index, marks.level, "parts");
    let points = if open == 0 { Points::exactly(0) } else { Points::any_of(&[0, 1]) };
    let told = Told::Parts { none: "not stated", after: "" };
    let grounds = column.marks_at(marks, |_| true);
    marked("marks", field, told, points, grounds).without_points(f64::from(open))
}
