//! The side view of the canal, the thecal sac, the cord and the cauda equina, and how a tumour
//! within the canal dents them, by grade.

use std::sync::LazyLock;

use super::canal_dents::{DENT_REACH, Dent, DentFrom, dented};
use super::canal_section::Section;
use super::shapes::{Frame, canal, row};
use crate::anatomy::{Level, Measures};
use crate::figure::geometry::{Point, Polygon, smooth_open};

/// What the side view shows within the canal, mm. Below the conus the cord's place is taken by the
/// strands of the cauda equina, which give way as the cord does.
#[derive(Debug, Clone, PartialEq)]
pub struct CanalDrawing {
    /// The whole canal, C1 to S5; in front it reaches a little under the bodies and discs that are
    /// painted over it.
    pub canal: Polygon,
    /// The thecal sac, ending at the middle of S2.
    pub sac: Polygon,
    /// The cord, ending at the disc between L1 and L2.
    pub cord: Polygon,
    /// The strands of the cauda equina.
    pub strands: Vec<Vec<Point>>,
    /// The tumour at each dented level, the lower level last; from all around it has two pieces.
    pub tumours: Vec<(Level, Polygon)>,
}

/// Samples of the canal in each level.
const STEPS: usize = 16;

/// How far the canal is drawn under the bodies, mm.
const UNDER: f64 = 3.5;

/// The share of the canal's depth that the thecal sac takes.
const SAC_SHARE: f64 = 0.8;

/// Canal, sac, cord and tumour for the dents of a case; without dents those of a healthy column.
pub fn cord_and_sac(dents: &[Dent]) -> CanalDrawing {
    let sections: Vec<Section> = sections().iter().map(|section| dented(*section, dents)).collect();
    let within = |from: f64, to: f64| {
        sections.iter().filter(move |s| s.along >= from - 1e-9 && s.along <= to + 1e-9)
    };
    let tumours = dents
        .iter()
        .flat_map(|dent| {
            let middle = dent.level.index() as f64;
            let ends = [middle - DENT_REACH, middle + DENT_REACH].map(at_place);
            let rows: Vec<Section> = [ends[0]]
                .into_iter()
                .chain(within(ends[0].along, ends[1].along).copied())
                .chain([ends[1]])
                .map(|row| {
                    let own = dented(healthy(row), &[*dent]).tumour;
                    Section { tumour: [0, 1].map(|i| own[i].min(row.tumour[i])), ..row }
                })
                .collect();
            // It grows out of the bone, and so begins a little under what is painted over it.
            let root = |tumour: f64| (1.2 * tumour).min(1.5);
            let front = between(&rows, |s| -root(s.tumour[0]), |s| s.tumour[0]);
            let back = between(
                &rows,
                |s| s.depth() - s.tumour[1],
                |s| s.depth() + 0.5 * root(s.tumour[1]),
            );
            let pieces = match dent.from {
                DentFrom::Anterior => vec![front],
                DentFrom::Posterior => vec![back],
                DentFrom::AllAround => vec![front, back],
            };
            pieces.into_iter().map(|ring| (dent.level, Polygon::new(ring)))
        })
        .collect();
    let sac: Vec<Section> = within(f64::MIN, SAC_END).copied().collect();
    let cord: Vec<Section> = within(f64::MIN, CONUS).copied().collect();
    CanalDrawing {
        canal: Polygon::new(between(&sections, |_| -UNDER, Section::depth)),
        sac: Polygon::new(between(&sac, |s| s.sac[0], |s| s.sac[1])),
        cord: Polygon::new(between(&cord, |s| s.cord[0], |s| s.cord[1])),
        strands: strands(&sections),
        tumours,
    }
}

/// The area between two lines along the canal.
pub(super) fn between(
    sections: &[Section],
    front: impl Fn(&Section) -> f64,
    back: impl Fn(&Section) -> f64,
) -> Vec<Point> {
    let mut ring: Vec<Point> = sections.iter().map(|s| s.at(front(s))).collect();
    ring.extend(sections.iter().rev().map(|s| s.at(back(s))));
    ring.dedup_by(|a, b| a.distance(*b) < 1e-6);
    ring
}

/// The conus ends at the disc between L1 and L2.
const CONUS: f64 = 19.5;

/// The sac ends at the middle of S2.
const SAC_END: f64 = 25.0;

/// The sections of a level, from the middle of the disc above to that of the disc below.
pub(super) fn sections_of(level: Level) -> Vec<Section> {
    let middle = level.index() as f64;
    let within = |s: &&Section| (s.along - middle).abs() <= 0.5 + 1e-9;
    sections().iter().filter(within).copied().collect()
}

/// A point so many mm behind the canal's back wall, at a place along the column.
pub(super) fn behind(along: f64, out: f64) -> Point {
    let section = at_place(along);
    section.at(section.depth() + out)
}

/// The healthy canal at a place along the column, between two sections.
fn at_place(along: f64) -> Section {
    let sections = sections();
    let last = sections.len() - 1;
    let place = ((along + 0.5) * STEPS as f64).clamp(0.0, last as f64);
    let index = (place as usize).min(last - 1);
    let (a, b, t) = (sections[index], sections[index + 1], place - index as f64);
    healthy(Section {
        along: a.along + (b.along - a.along) * t,
        front: a.front.towards(b.front, t),
        back: a.back.towards(b.back, t),
        ..a
    })
}

/// The healthy canal from above C1 to S5.
fn sections() -> &'static [Section] {
    static HEALTHY: LazyLock<Vec<Section>> = LazyLock::new(measured);
    &HEALTHY
}

fn measured() -> Vec<Section> {
    let (fronts, depths): (Vec<Point>, Vec<f64>) = Level::ALL
        .into_iter()
        .flat_map(|level| [upper_wall(level), wall(level)])
        .chain([lower_end()])
        .unzip();
    let walls = resampled(&fronts);
    let depths = resampled(&depths.iter().map(|d| Point::new(*d, 0.0)).collect::<Vec<_>>());
    (0..walls.len())
        .map(|index| {
            let along = index as f64 / STEPS as f64 - 0.5;
            let before = walls[index.saturating_sub(STEPS / 4)];
            let after = walls[(index + STEPS / 4).min(walls.len() - 1)];
            // Backwards: across the direction down the canal.
            let backwards = -(after - before).unit().quarter_turn();
            let depth = depths[index].x;
            let front = walls[index];
            healthy(Section {
                along,
                front,
                back: front + backwards * depth,
                sac: [0.0; 2],
                cord: [0.0; 2],
                bundle: [0.0; 2],
                tumour: [0.0; 2],
            })
        })
        .collect()
}

/// Half a level apart, made into [`STEPS`] samples a level on a smooth curve.
fn resampled(knots: &[Point]) -> Vec<Point> {
    let curve = smooth_open(knots);
    let pieces = (curve.len() - 1) / (knots.len() - 1).max(1);
    debug_assert_eq!(pieces * 2, STEPS);
    curve
}

/// The front wall of the canal at the middle of a level, and the depth of the canal there, mm.
fn wall(level: Level) -> (Point, f64) {
    let depth = canal(level)[1];
    if let Some(vertebra) = level.vertebra() {
        let half = f64::midpoint(vertebra.body_depth_superior, vertebra.body_depth_inferior) / 2.0;
        return (Frame::of(vertebra).at(half + 0.2, 0.0), depth);
    }
    if let Some(segment) = level.sacral_segment() {
        let below = level.below().and_then(Level::sacral_segment);
        let lower = below.map_or(6.0, |below| below.depth_top);
        let centre = Point::new(-segment.centre_x, -segment.centre_y);
        let half = f64::midpoint(segment.depth_top, lower) / 2.0;
        return (Frame::new(centre, segment.tilt).at(half + 0.6, 0.0), depth);
    }
    let Measures { atlas, axis, .. } = Measures::adult();
    let dens = Point::new(axis.dens_depth / 2.0 - axis.dens_tip_x, -axis.dens_tip_y);
    (dens + Point::new(1.2, atlas.below_dens_tip), depth)
}

/// The front wall above a level, at the disc, and the depth of the canal there.
fn upper_wall(level: Level) -> (Point, f64) {
    let Some(above) = level.above() else {
        let (point, depth) = wall(level);
        return (point + Point::new(-0.8, row(level)[0] - point.y), depth + 1.0);
    };
    let ((upper, upper_depth), (lower, lower_depth)) = (wall(above), wall(level));
    let depth = f64::midpoint(upper_depth, lower_depth);
    let middle = upper.towards(lower, 0.5);
    let corners = above.vertebra().zip(level.vertebra()).map(|(a, b)| {
        let (over, under) = (corner(a, 1.0), corner(b, -1.0));
        over.towards(under, 0.5)
    });
    // Where the wall of a body is hollow the disc stands out a little; bodies of unlike depth are
    // evened out.
    (corners.map_or(middle, |corner| middle.towards(corner, 0.5)), depth)
}

/// The corner of a body at the canal, upper (-1) or lower (1).
fn corner(vertebra: &crate::anatomy::Vertebra, end: f64) -> Point {
    let (depth, tilt) = if end < 0.0 {
        (vertebra.body_depth_superior, vertebra.tilt_superior)
    } else {
        (vertebra.body_depth_inferior, vertebra.tilt_inferior)
    };
    let centre = Frame::of(vertebra).at(0.0, end * vertebra.height() / 2.0);
    Frame::new(centre, tilt).at(depth / 2.0, 0.0)
}

fn lower_end() -> (Point, f64) {
    let segment = &Measures::adult().sacral_segment[4];
    let end = Point::new(-segment.lower_end_x, -segment.lower_end_y);
    (Frame::new(end, segment.tilt).at(3.4, 0.0), 2.0)
}

/// A section with its sac and cord as they are in health.
fn healthy(mut section: Section) -> Section {
    let depth = section.depth();
    let centre = depth / 2.0;
    // The sac narrows towards its end at S2.
    let end = ((SAC_END - section.along) / 2.0).clamp(0.0, 1.0);
    let sac = depth * SAC_SHARE * libm::sin(end * std::f64::consts::FRAC_PI_2);
    let around = |middle: f64, size: f64| [middle - size / 2.0, middle + size / 2.0];
    section.sac = around(centre, sac);
    let cord = cord_depth(section.along);
    section.cord = around(centre, cord);
    let bundle = 0.7 * sac * ((section.along - 18.4) / 3.4).clamp(0.0, 1.0);
    section.bundle = around(centre, bundle.max(cord));
    section.tumour = [0.0; 2];
    section
}

/// The depth of the cord, mm: that of the table, tapering over L1 to a point at the conus.
fn cord_depth(along: f64) -> f64 {
    let size = |index: f64| {
        Level::from_index(index.max(0.0) as usize).and_then(Level::cord_size).map(|s| s.depth)
    };
    if along >= CONUS {
        return 0.0;
    }
    let lower = libm::floor(along);
    let t = along - lower;
    let (Some(here), next) = (size(lower), size(lower + 1.0)) else { return 0.0 };
    if let Some(next) = next {
        return here + (next - here) * t;
    }
    let t = t / (CONUS - lower);
    here * libm::pow(1.0 - libm::pow(t, 1.6), 0.85)
}

/// Strands of the cauda equina: they leave the cord around the conus and run on to the end of the
/// sac.
fn strands(sections: &[Section]) -> Vec<Vec<Point>> {
    const PLACES: [(f64, f64); 7] = [
        (0.06, 19.0),
        (0.22, 19.2),
        (0.38, 19.4),
        (0.5, 19.5),
        (0.62, 19.4),
        (0.78, 19.2),
        (0.94, 19.0),
    ];
    PLACES
        .iter()
        .map(|(place, from)| {
            let run = sections.iter().filter(|s| s.along >= *from && s.along <= SAC_END - 0.2);
            run.map(|s| s.at(s.bundle[0] + (s.bundle[1] - s.bundle[0]) * place)).collect()
        })
        .collect()
}

#[cfg(test)]
#[path = "canal_tests.rs"]
mod tests;
