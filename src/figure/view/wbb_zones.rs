//! Where the zones of WBB lie over a level: rings around the canal that follow its dura, its wall,
//! its bone and what lies beyond, cut into twelve sectors.

use super::placement::Placement;
use crate::anatomy::Level;
use crate::figure::geometry::{Bounds, Point, Polygon};
use crate::figure::outline::Outline;
use crate::figure::outline::axial;
use crate::scores::wbb;

/// A layer, from outside to inside; the last is the canal of the vertebral artery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layer {
    /// Soft tissue outside the bone.
    A,
    /// Bone, superficial.
    B,
    /// Bone, deep.
    C,
    /// The canal outside the dura.
    D,
    /// Within the dura.
    E,
    /// The canal of the vertebral artery.
    F,
}

impl Layer {
    pub const ALL: [Self; 6] = [Self::A, Self::B, Self::C, Self::D, Self::E, Self::F];

    pub const fn letter(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
            Self::E => "E",
            Self::F => "F",
        }
    }

    /// Its place in a set of layers.
    pub const fn bit(self) -> wbb::Layers {
        1 << self as u16
    }
}

/// Degrees from one point of a ring to the next.
const STEP: usize = 3;
const COUNT: usize = 360 / STEP;

/// How far the outermost layer reaches beyond the bone, in em.
const BEYOND: f64 = 1.5;

/// Half the span in degrees over which the edge of bone is evened out, so that the layers follow
/// the vertebra and not every process.
const EVEN: usize = 12;

/// The rings of a level around the middle of its canal, as distances in steps of degrees
/// counter-clockwise from the patient's left.
pub(super) struct Zones {
    pub centre: Point,
    /// The dura; none below the sac.
    dura: Option<[f64; COUNT]>,
    wall: [f64; COUNT],
    /// Between deep and superficial bone.
    within: [f64; COUNT],
    bone: [f64; COUNT],
    beyond: [f64; COUNT],
}

impl Zones {
    pub fn of(
        level: Level,
        outlines: &[Outline],
        place: Placement,
        page: Bounds,
        text: f64,
    ) -> Self {
        let canal = axial::canal(level, None);
        let on_page = |polygon: &Polygon| place.polygon(polygon);
        let space = on_page(&canal.space);
        let centre = space.bounds().map_or(Point::default(), |bounds: Bounds| bounds.centre());
        let bones: Vec<Polygon> = outlines
            .iter()
            .filter(|outline| {
                outline.part.structure().is_bone()
                    && wbb::layers_of(outline.part.structure()) & Layer::B.bit() != 0
            })
            .map(|outline| on_page(&outline.polygon))
            .collect();
        let wall = radii(centre, std::slice::from_ref(&space));
        let dura = canal.dura.as_ref().map(|dura| radii(centre, &[on_page(dura)]));
        let raw = radii(centre, &bones);
        let mut bone = evened(&raw);
        for (bone, wall) in bone.iter_mut().zip(wall) {
            *bone = bone.max(wall + 0.8 * text);
        }
        let within = std::array::from_fn(|i| f64::midpoint(wall[i], bone[i]));
        let beyond = std::array::from_fn(|i| {
            let edge = reach(centre, (i * STEP) as f64, page);
            (bone[i] + BEYOND * text).min(edge).max(bone[i] + 0.4 * text)
        });
        Self { centre, dura, wall, within, bone, beyond }
    }

    /// The inner and the outer edge of a layer; none where the level does not have it.
    fn edges(&self, layer: Layer) -> Option<[[f64; COUNT]; 2]> {
        let nothing = [0.0; COUNT];
        match layer {
            Layer::A => Some([self.bone, self.beyond]),
            Layer::B => Some([self.within, self.bone]),
            Layer::C => Some([self.wall, self.within]),
            Layer::D => Some([self.dura.unwrap_or(nothing), self.wall]),
            Layer::E => self.dura.map(|dura| [nothing, dura]),
            Layer::F => None,
        }
    }

    /// The point at an angle in degrees and a distance from the middle.
    pub fn at(&self, degrees: f64, distance: f64) -> Point {
        let Point { x, y } = Point::direction(degrees);
        self.centre + Point::new(x, -y) * distance
    }

    /// How far the zones reach at an angle.
    pub fn reach(&self, degrees: f64) -> f64 {
        self.beyond[index(degrees)]
    }

    /// The middle of a layer at an angle.
    pub fn middle(&self, layer: Layer, degrees: f64) -> Option<Point> {
        let [inner, outer] = self.edges(layer)?;
        let index = index(degrees);
        Some(self.at(degrees, f64::midpoint(inner[index], outer[index])))
    }

    /// The zone of a sector, 1 to 12, in a layer.
    pub fn zone(&self, sector: u8, layer: Layer) -> Option<Polygon> {
        let [inner, outer] = self.edges(layer)?;
        let first = 30.0 * f64::from(sector - 1) - 90.0;
        let degrees = (0..=30 / STEP).map(|step| first + (step * STEP) as f64);
        let out = degrees.clone().map(|degrees| self.at(degrees, outer[index(degrees)]));
        let back = degrees.rev().map(|degrees| self.at(degrees, inner[index(degrees)]));
        Some(Polygon::new(out.chain(back).collect()))
    }

    /// The edges between layers, from the innermost outwards.
    pub fn rings(&self) -> Vec<Vec<Point>> {
        let ring = |radii: &[f64; COUNT]| -> Vec<Point> {
            radii.iter().enumerate().map(|(i, r)| self.at((i * STEP) as f64, *r)).collect()
        };
        let dura = self.dura.iter().map(ring);
        dura.chain([&self.wall, &self.within, &self.bone, &self.beyond].map(ring)).collect()
    }

    /// The line at an angle between sectors, from the sac to the outermost edge.
    pub fn ray(&self, degrees: f64) -> Vec<Point> {
        let first = self.dura.unwrap_or(self.wall)[index(degrees)];
        vec![self.at(degrees, first), self.at(degrees, self.reach(degrees))]
    }
}

/// How far the edge of a box lies from a point within it, at an angle.
fn reach(from: Point, degrees: f64, page: Bounds) -> f64 {
    let way = Point::direction(degrees);
    let along = |way: f64, ahead: f64, behind: f64| {
        if way.abs() < 1e-9 {
            return f64::INFINITY;
        }
        (if way > 0.0 { ahead } else { behind }) / way.abs()
    };
    let across = along(way.x, page.max.x - from.x, from.x - page.min.x);
    across.min(along(way.y, from.y - page.min.y, page.max.y - from.y)).max(0.0)
}

/// The place of an angle in a ring.
fn index(degrees: f64) -> usize {
    (degrees.rem_euclid(360.0) / STEP as f64).round() as usize % COUNT
}

/// How far some areas reach from a point at each angle.
fn radii(centre: Point, areas: &[Polygon]) -> [f64; COUNT] {
    std::array::from_fn(|i| {
        let degrees = (i * STEP) as f64;
        let furthest = areas.iter().flat_map(|area| {
            // The page's y points down: turned so that the ray lies on the axis.
            area.map(|point| (point - centre).turned(degrees)).crossings(0.0)
        });
        furthest.fold(0.0, f64::max)
    })
}

/// A ring without dents and spikes narrower than a few degrees.
fn evened(radii: &[f64; COUNT]) -> [f64; COUNT] {
    let half = EVEN / STEP;
    let around = |radii: &[f64; COUNT], i: usize| -> Vec<f64> {
        (0..=2 * half).map(|offset| radii[(i + COUNT + offset - half) % COUNT]).collect()
    };
    let filled: [f64; COUNT] =
        std::array::from_fn(|i| around(radii, i).into_iter().fold(0.0, f64::max));
    std::array::from_fn(|i| {
        let values = around(&filled, i);
        values.iter().sum::<f64>() / values.len() as f64
    })
}
