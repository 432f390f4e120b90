//! Sizes, angles and distances are measured off the outlines and held against the measures.

mod neighbours;

use std::collections::BTreeSet;

use super::shapes::endplates;
use super::*;
use crate::anatomy::{Measures, Side, Structure};

fn vertebrae() -> impl Iterator<Item = &'static crate::anatomy::Vertebra> {
    Measures::adult().vertebra.iter()
}

fn polygon(set: &Outlines, level: Level, part: Part) -> &Polygon {
    &set.outlines.iter().find(|o| o.level == level && o.part == part).unwrap().polygon
}

fn sided(structure: Structure, side: Side) -> Part {
    Part::sided(structure, side)
}

#[track_caller]
fn near(what: impl std::fmt::Display, found: f64, expected: f64, tolerance: f64) {
    assert!((found - expected).abs() <= tolerance, "{what}: {found:.2} is not {expected:.2}");
}

fn width_at(polygon: &Polygon, y: f64) -> f64 {
    let crossings = polygon.crossings(y);
    crossings.last().unwrap() - crossings.first().unwrap()
}

/// The height of an area at an x.
fn height_at(polygon: &Polygon, x: f64) -> f64 {
    let turned = polygon.map(|p| Point::new(p.y, p.x));
    width_at(&turned, x)
}

fn crosses_itself(ring: &[Point]) -> bool {
    let edges: Vec<(Point, Point)> =
        ring.iter().copied().zip(ring.iter().copied().cycle().skip(1)).collect();
    let cut = |(a, b): (Point, Point), (c, d): (Point, Point)| {
        let side = |p: Point, q: Point, r: Point| (q - p).cross(r - p);
        side(a, b, c) * side(a, b, d) < -1e-12 && side(c, d, a) * side(c, d, b) < -1e-12
    };
    (0..edges.len()).any(|i| (i + 2..edges.len()).any(|j| cut(edges[i], edges[j])))
}

#[test]
fn every_part_of_every_level_is_seen_in_both_views() {
    for set in [front(), side()] {
        for level in Level::ALL {
            let seen: BTreeSet<Part> = set
                .outlines
                .iter()
                .filter(|outline| outline.level == level)
                .flat_map(|outline| outline.shown.iter().chain(&outline.hidden).copied())
                .collect();
            let leaves: BTreeSet<Part> = Part::of(level).flat_map(|p| p.leaves(level)).collect();
            assert_eq!(seen, leaves, "{:?} {level}", set.view);
        }
    }
}

#[test]
fn outlines_are_simple_shapes_with_a_point_inside() {
    for set in [front(), side()] {
        for outline in &set.outlines {
            let name = format!("{:?} {} {}", set.view, outline.level, outline.part);
            for ring in &outline.polygon.rings {
                assert!(ring.iter().all(|p| p.x.is_finite() && p.y.is_finite()), "{name}");
                assert!(!crosses_itself(ring), "{name} crosses itself");
            }
            assert!(outline.polygon.area() > 2.0, "{name}: {}", outline.polygon.area());
            assert!(outline.polygon.contains(outline.polygon.interior_point()), "{name}");
        }
    }
}

#[test]
fn outlines_have_no_spikes() {
    for set in [front(), side()] {
        for outline in set.outlines.iter().filter(|o| o.visible == Visible::Always) {
            let mut ring = outline.polygon.outline().to_vec();
            ring.dedup_by(|a, b| a.distance(*b) < 0.01);
            for index in 0..ring.len() {
                let at = |step: usize| ring[(index + step) % ring.len()];
                let (one, two) = ((at(1) - at(0)).unit(), (at(2) - at(1)).unit());
                let name = format!("{:?} {} {}", set.view, outline.level, outline.part);
                assert!(one.dot(two) > -0.8, "{name} at {:?}", at(1));
            }
        }
    }
}

#[test]
fn the_front_view_is_a_mirror_image() {
    let same = |one: &Polygon, other: &Polygon| {
        one.outline().iter().all(|p| other.distance_to_edge(*p) < 1e-6)
    };
    for outline in &front().outlines {
        let mirrored = outline.polygon.mirrored();
        let matched = match outline.part.side() {
            // What is one on both sides is its own mirror image or has one on the other side.
            None if outline.part.structure() == Structure::GreatVessel => true,
            _ => front().outlines.iter().any(|other| {
                other.level == outline.level
                    && other.part.structure() == outline.part.structure()
                    && other.part.side().map(Side::opposite) == outline.part.side()
                    && same(&mirrored, &other.polygon)
            }),
        };
        assert!(matched, "{} {}", outline.level, outline.part);
    }
    for left in front().outlines.iter().filter(|o| o.part.side() == Some(Side::Left)) {
        assert!(left.polygon.centroid().x > 0.0, "{} {}", left.level, left.part);
    }
}

#[test]
fn bodies_have_their_widths_and_heights_from_the_front() {
    for v in vertebrae() {
        let body = polygon(front(), v.level, Part::BODY);
        let [top, bottom] = endplates(v).map(|p| p.y);
        if v.level > Level::C2 {
            let upper = |y: f64| y < f64::midpoint(top, bottom);
            let widest = |half: &dyn Fn(f64) -> bool| {
                let xs = body.outline().iter().filter(|p| half(p.y)).map(|p| p.x.abs());
                2.0 * xs.fold(0.0, f64::max)
            };
            near(v.level, widest(&upper), v.body_width_superior, 0.5);
            near(v.level, widest(&|y| !upper(y)), v.body_width_inferior, 0.5);
            let tilted = v.height() * libm::cos(v.tilt().to_radians());
            near(v.level, height_at(body, 0.01), tilted, 0.5);
            let waist = width_at(body, f64::midpoint(top, bottom));
            let mean = f64::midpoint(v.body_width_superior, v.body_width_inferior);
            near(v.level, waist, 0.92 * mean, 0.6);
        }
        if v.level == Level::C2 {
            near(v.level, width_at(body, bottom - 1.8), v.body_width_inferior, 0.5);
        }
    }
}

#[test]
fn discs_fill_the_gaps_between_the_bodies() {
    for v in vertebrae() {
        let below = v.level.below().and_then(Level::vertebra);
        let bottom = below.map_or(Point::default(), |below| endplates(below)[0]);
        near(v.level, endplates(v)[1].distance(bottom), v.disc_height_below, 0.5);
        for set in [front(), side()] {
            let disc = polygon(set, v.level, Part::whole(Structure::DiscBelow));
            let x =
                if set.view == View::Front { 0.0 } else { endplates(v)[1].towards(bottom, 0.5).x };
            let middle = Point::new(x, f64::midpoint(endplates(v)[1].y, bottom.y));
            assert!(disc.contains(middle), "{:?} {}", set.view, v.level);
        }
    }
}

#[test]
fn processes_pedicles_and_ribs_have_their_sizes_from_the_front() {
    for v in vertebrae() {
        let process = |side| polygon(front(), v.level, sided(Structure::TransverseProcess, side));
        let span = process(Side::Left).bounds().unwrap().max.x
            - process(Side::Right).bounds().unwrap().min.x;
        near(v.level, span, v.transverse_span, 0.5);
        let pedicle =
            polygon(front(), v.level, sided(Structure::Pedicle, Side::Left)).bounds().unwrap();
        near(v.level, pedicle.width(), v.pedicle_width, 0.1);
        near(v.level, pedicle.height(), v.pedicle_height, 0.1);
    }
    let atlas = &Measures::adult().atlas;
    let tip = polygon(front(), Level::C1, sided(Structure::TransverseProcess, Side::Left));
    near("atlas", 2.0 * tip.bounds().unwrap().max.x, atlas.span, 0.5);
    let arch = polygon(front(), Level::C1, Part::BODY);
    near("anterior arch", arch.bounds().unwrap().height(), atlas.anterior_arch_height, 1.0);
    let mass = polygon(front(), Level::C1, sided(Structure::Pedicle, Side::Left)).bounds().unwrap();
    near("lateral mass", mass.height(), atlas.lateral_mass_height, 0.5);
    near("lateral mass", mass.width(), atlas.lateral_mass_width, 0.5);
    let axis = &Measures::adult().axis;
    let dens = polygon(front(), Level::C2, Part::BODY);
    near("dens", width_at(dens, -axis.dens_tip_y + 5.4), axis.dens_width, 0.5);
}

#[test]
fn the_sacrum_has_its_widths_and_four_pairs_of_foramina() {
    for segment in &Measures::adult().sacral_segment {
        let wing =
            |side| polygon(front(), segment.level, sided(Structure::TransverseProcess, side));
        let bounds = (wing(Side::Left).bounds().unwrap(), wing(Side::Right).bounds().unwrap());
        let widest = bounds.0.max.x - bounds.1.min.x;
        near(
            segment.level,
            widest,
            segment.width_top,
            if segment.level == Level::S5 { 2.5 } else { 1.0 },
        );
    }
    let holes =
        front().outlines.iter().filter(|o| o.fill == Role::Foramen && o.visible == Visible::Always);
    assert_eq!(holes.count(), 8);
}

#[test]
fn bodies_have_their_depths_and_tilts_from_the_side() {
    for v in vertebrae().filter(|v| v.level > Level::C2) {
        let body = polygon(side(), v.level, Part::BODY);
        let [front_top, back_top, back_bottom, front_bottom] = side::corners(v);
        near(v.level, front_top.distance(back_top), v.body_depth_superior, 0.001);
        // Measured off the outline just inside the endplates.
        for (from, to, depth, tilt) in [
            (front_top, back_top, v.body_depth_superior, v.tilt_superior),
            (front_bottom, back_bottom, v.body_depth_inferior, v.tilt_inferior),
        ] {
            let along = (to - from).unit();
            let middle = from.towards(to, 0.5);
            let ends: Vec<f64> = body
                .outline()
                .iter()
                .filter(|p| (**p - middle).cross(along).abs() < 2.4)
                .map(|p| (*p - middle).dot(along))
                .collect();
            let found = ends.iter().copied().fold(f64::MIN, f64::max)
                - ends.iter().copied().fold(f64::MAX, f64::min);
            near(v.level, found, depth, 0.5);
            let found = libm::atan2(-(to.y - from.y), to.x - from.x).to_degrees();
            near(v.level, found, tilt, 0.001);
            // The corners of the outline lie where they should.
            near(v.level, body.distance_to_edge(from), 0.0, 0.8);
            near(v.level, body.distance_to_edge(to), 0.0, 0.8);
        }
        near(v.level, front_top.distance(front_bottom), v.body_height_anterior, 0.6);
        near(v.level, back_top.distance(back_bottom), v.body_height_posterior, 0.6);
    }
}

/// The tilt of the upper end of a body, measured off its outline by its two corners, degrees.
fn tilt_of_top(level: Level) -> f64 {
    let body = polygon(side(), level, Part::BODY);
    let tilt = level.vertebra().map_or(Measures::adult().sacrum.slope, |v| v.tilt_superior);
    let up = Point::direction(-tilt).quarter_turn();
    let back = Point::direction(-tilt);
    let centre = body.centroid();
    let highest = |way: f64| {
        body.outline()
            .iter()
            .copied()
            .filter(|p| (*p - centre).dot(back) * way > 0.0)
            .min_by(|a, b| (*a - centre).dot(up).total_cmp(&(*b - centre).dot(up)))
            .unwrap()
    };
    let (front, back) = (highest(-1.0), highest(1.0));
    libm::atan2(-(back.y - front.y), back.x - front.x).to_degrees()
}

#[test]
fn curvatures_are_seen_in_the_outlines() {
    near("lumbar lordosis", tilt_of_top(Level::S1) - tilt_of_top(Level::L1), 56.0, 1.0);
    near("sacral slope", tilt_of_top(Level::S1), 39.0, 1.0);
    near("T1 slope", tilt_of_top(Level::T1), 21.0, 1.0);
    near("thoracic kyphosis", tilt_of_top(Level::T1) - tilt_of_top(Level::L1), 38.0, 1.0);
    near("L4 and L5", tilt_of_top(Level::L5) - tilt_of_top(Level::L4), 15.9, 1.0);
    near("cervical lordosis", tilt_of_top(Level::C7) - tilt_of_top(Level::C3), 13.6, 1.0);
}

#[test]
fn examples_of_corners_are_met() {
    let corners = |level: Level| side::corners(level.vertebra().unwrap());
    // Measured in front of and above the origin, upper front, upper back, lower front, lower back.
    for (level, expected) in [
        (Level::T8, [(-13.2, 272.9), (-41.1, 273.0), (-12.0, 256.2), (-41.3, 254.3)]),
        (Level::L4, [(33.7, 65.5), (-1.8, 66.1), (32.1, 40.3), (-1.8, 42.0)]),
    ] {
        let [a, b, d, c] = corners(level);
        for (found, (x, y)) in [a, b, c, d].into_iter().zip(expected) {
            near(level, -found.x, x, 0.15);
            near(level, -found.y, y, 0.15);
        }
    }
}

#[test]
fn spinous_processes_have_their_lengths() {
    for v in vertebrae() {
        let process = polygon(side(), v.level, Part::SPINOUS_PROCESS);
        let root = canal::behind(spinous_root(v), 0.0);
        let along = Point::direction(v.spinous_tilt - v.tilt());
        let reach = process.outline().iter().map(|p| (*p - root).dot(along)).fold(0.0, f64::max);
        near(v.level, reach, v.spinous_length, 0.6);
    }
}

fn spinous_root(v: &crate::anatomy::Vertebra) -> f64 {
    let [top, bottom] = row(v.level);
    let down = libm::cos(v.tilt().to_radians());
    v.level.index() as f64 + 0.35 * v.body_height_posterior * down / (bottom - top)
}

#[test]
fn the_axis_and_the_atlas_have_their_sizes_from_the_side() {
    let Measures { atlas, axis, .. } = Measures::adult();
    let body = polygon(side(), Level::C2, Part::BODY);
    let v = Level::C2.vertebra().unwrap();
    near("height", endplates(v)[1].y - body.bounds().unwrap().min.y, axis.height, 0.5);
    near("dens", width_at(body, -axis.dens_tip_y + 5.4), axis.dens_depth, 0.5);
    let arch = polygon(side(), Level::C1, Part::BODY).bounds().unwrap();
    near("arch height", arch.height(), atlas.anterior_arch_height, 0.5);
    near("arch depth", arch.width(), atlas.anterior_arch_depth, 0.5);
    let y = -axis.dens_tip_y + atlas.below_dens_tip;
    let front_of_dens = body.crossings(y)[0];
    near("gap", front_of_dens - arch.max.x, atlas.dens_gap, 0.5);
    let posterior =
        polygon(side(), Level::C1, sided(Structure::Lamina, Side::Left)).bounds().unwrap();
    near("canal", posterior.min.x - arch.max.x, atlas.canal_depth, 0.5);
}
