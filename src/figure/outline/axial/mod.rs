//! The transverse view of a level, seen from the feet: the front is up, the patient's left lies on
//! the viewer's right. The origin is the middle of the canal; on C1 of the canal behind the dens.
//!
//! Every part of a level has exactly one outline. Parts that are always seen do not overlap; the
//! left is the mirror image of the right, but for the great vessels.

mod atlas;
mod cervical;
mod coming;
mod compression;
mod contours;
mod lobes;
mod path;
mod plan;
mod rib;
mod sac;
mod sacral;
mod soft;
mod squeeze;
mod touch;
mod trunk;

pub use compression::{CanalDrawing, Compression, Grade, canal, extent};
pub use plan::{Detail, FINE};
pub use touch::squeezed_part;

use std::sync::OnceLock;

use self::path::p;
use self::plan::Bone;
use self::sac::Canal;

use super::{Outline, Visible};
use crate::anatomy::{Level, Part, Place, Region, Structure};
use crate::figure::drawing::Role;
use crate::figure::geometry::{Point, Polygon, ellipse};

/// Layer of soft tissue, the lowest.
const SOFT: i16 = 0;
/// Layer of what the canal and the foramina hold.
const CANAL: i16 = 10;
/// Layer of bone.
const BONE: i16 = 20;
/// Layer of the edges of bone.
const LINES: i16 = 30;
/// Layer of marks on bone and in the canal.
const MARKS: i16 = 31;

fn bone(level: Level) -> Bone {
    match (level.vertebra(), level.sacral_segment()) {
        (Some(v), _) if level.region() == Region::Cervical => cervical::bone(v),
        (Some(v), _) if level.region() == Region::Thoracic => trunk::thoracic(v),
        (Some(v), _) => trunk::lumbar(v),
        (None, Some(segment)) => sacral::bone(segment),
        (None, None) => atlas::bone(),
    }
}

/// The outlines of the parts of a level, the lowest first.
pub fn outlines(level: Level) -> Vec<Outline> {
    static LEVELS: [OnceLock<Vec<Outline>>; Level::COUNT] =
        [const { OnceLock::new() }; Level::COUNT];
    LEVELS[level.index()].get_or_init(|| outlined(level)).clone()
}

fn outlined(level: Level) -> Vec<Outline> {
    let bone = bone(level);
    let canal = Canal::of(level, &bone);
    let mut sheet = Vec::new();
    let mut add = |structure: Structure, place: Place, polygon: Polygon| {
        if let Some(part) = Part::new(structure, place).filter(|part| part.exists_at(level)) {
            sheet.push(outline(level, part, polygon));
        }
    };
    for (structure, place, polygon) in soft::parts(level, &bone) {
        add(structure, place, polygon);
    }
    for (structure, place, polygon) in canal.parts(level) {
        add(structure, place, polygon);
    }
    for (structure, polygon) in &bone.parts {
        add(*structure, Place::Right, polygon.mirrored());
        add(*structure, Place::Left, polygon.clone());
    }
    for (place, polygon) in body(level, &bone) {
        add(Structure::Body, place, polygon);
    }
    add(Structure::SpinousProcess, Place::Whole, Polygon::new(bone.spinous.clone()));
    sheet.sort_by_key(|outline| outline.layer);
    sheet
}

/// Grey matter, roots and filum of a level while nothing narrows its canal, as lines and dots.
pub fn details_in_canal(level: Level) -> Vec<Detail> {
    Canal::of(level, &bone(level)).details(level)
}

/// Lines and areas of a level that belong to no part: edges of bone, joints, roots in the foramina.
pub fn details(level: Level) -> Vec<Detail> {
    static LEVELS: [OnceLock<Vec<Detail>>; Level::COUNT] =
        [const { OnceLock::new() }; Level::COUNT];
    LEVELS[level.index()].get_or_init(|| detailed(level)).clone()
}

fn detailed(level: Level) -> Vec<Detail> {
    let bone = bone(level);
    let canal = Canal::of(level, &bone);
    let mut details = Vec::new();
    // The canal's fat below its sectors, so that no seam shows.
    details.push(Detail {
        points: canal.wall.clone(),
        closed: true,
        fill: Some(Role::Canal),
        line: None,
        layer: CANAL - 1,
    });
    // Soft tissue between the bones: behind a rib, around the dens.
    let half = path::join(&[bone.body[..1].to_vec(), bone.front.clone(), bone.back.clone()]);
    details.push(Detail {
        points: path::whole(&half),
        closed: true,
        fill: Some(Role::SoftTissue),
        line: None,
        layer: SOFT - 1,
    });
    for (structure, polygon) in &bone.parts {
        if *structure == Structure::Foramen && level.region() != Region::Sacral {
            let at = polygon.interior_point();
            let size = (polygon.distance_to_edge(at) * 0.72).clamp(0.5, 1.7);
            let root = ellipse(at, size * 1.15, size, 40.0);
            let root = Detail::area(root, Role::Nerve, Role::CordEdge, FINE).on(MARKS);
            details.push(root.mirrored());
            details.push(root);
        }
    }
    for detail in &bone.details {
        details.push(detail.mirrored());
        details.push(detail.clone());
    }
    if level == Level::C1 {
        details.extend(atlas::dens());
    } else {
        let top = bone.body.first().copied().unwrap_or_default();
        let back = bone.body.last().copied().unwrap_or_default();
        let quarter = top.towards(back, 0.5);
        let reach = path::reach(&path::whole(&bone.body), quarter, Point::new(1.0, 0.0));
        let line = |points| Detail::line(points, Role::BoneEdge, FINE);
        details.push(line(vec![top, back]));
        details.push(line(vec![p(-reach, quarter.y), p(reach, quarter.y)]));
    }
    details.sort_by_key(|detail| detail.layer);
    details
}

/// The body in quarters; the anterior arch of C1 in halves.
fn body(level: Level, bone: &Bone) -> Vec<(Place, Polygon)> {
    let half = Polygon::new(bone.body.clone());
    if level == Level::C1 {
        return vec![(Place::Right, half.mirrored()), (Place::Left, half)];
    }
    let top = bone.body.first().copied().unwrap_or_default();
    let back = bone.body.last().copied().unwrap_or_default();
    let middle = top.towards(back, 0.5);
    let anterior = half.half(middle, Point::new(0.0, -1.0));
    let posterior = half.half(middle, Point::new(0.0, 1.0));
    vec![
        (Place::RightAnterior, anterior.mirrored()),
        (Place::RightPosterior, posterior.mirrored()),
        (Place::LeftAnterior, anterior),
        (Place::LeftPosterior, posterior),
    ]
}

fn outline(level: Level, part: Part, polygon: Polygon) -> Outline {
    let (fill, layer, edged) = match part.structure() {
        Structure::Body => (Role::Bone, BONE, false),
        Structure::Rib => (Role::Process, BONE, true),
        Structure::CostovertebralJoint => (Role::Disc, BONE, true),
        Structure::Foramen if level.is_sacral() => (Role::Foramen, CANAL, true),
        Structure::VertebralArteryCanal => (Role::Foramen, CANAL, true),
        Structure::Foramen | Structure::Epidural => (Role::Canal, CANAL, false),
        Structure::Dura => (Role::Dura, CANAL, false),
        Structure::Intradural => (Role::Csf, CANAL, false),
        Structure::Cord => (Role::Cord, CANAL, true),
        Structure::DiscAbove | Structure::DiscBelow => (Role::Disc, SOFT, true),
        Structure::GreatVessel => (Role::SoftTissue, SOFT, true),
        Structure::Paravertebral | Structure::Prevertebral | Structure::PosteriorMuscle => {
            (Role::SoftTissue, SOFT, false)
        }
        _ => (Role::Process, BONE, false),
    };
    let seldom = match part.structure() {
        Structure::Cord => level > Level::L1,
        Structure::Dura | Structure::Intradural => !sac::has_sac(level),
        Structure::GreatVessel => !soft::always(level),
        _ => false,
    };
    Outline {
        level,
        part,
        shown: part.leaves(level).collect(),
        hidden: Vec::new(),
        polygon,
        fill,
        edged,
        visible: if seldom { Visible::WhenMarked } else { Visible::Always },
        layer,
    }
}

#[cfg(test)]
mod compression_tests;
#[cfg(test)]
mod measuring;
#[cfg(test)]
mod tests;
