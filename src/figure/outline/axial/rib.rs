//! The ribs of T1 to T12: head, neck, tubercle and the beginning of the shaft, and the joint with
//! the body.

use super::path::{Path, join, p, ring};
use super::plan::{Bone, Detail, FINE};
use crate::anatomy::{Level, Structure};
use crate::figure::drawing::Role;
use crate::figure::geometry::{Point, Polygon};

/// The end of a transverse process that a rib lies before.
pub struct Knob {
    /// Its middle.
    pub centre: Point,
    /// Where it points.
    pub along: Point,
    /// Its half width, mm.
    pub half: f64,
}

/// Adds the left rib and its joint with the body.
pub fn add(bone: &mut Bone, level: Level, knob: &Knob) {
    let floating = level >= Level::T11;
    let head = if floating { 2.7 } else { 3.1 };
    // On the flank of the body, just before the pedicle.
    let last = bone.flank.len().saturating_sub(1);
    let (from, to) = (last * 64 / 100, last * 94 / 100);
    let facet = bone.flank[from..=to].to_vec();
    let (Some(&start), Some(&end)) = (facet.first(), facet.last()) else { return };
    let outward = -(end - start).unit().quarter_turn();
    let centre = start.towards(end, 0.5) + outward * (head + 1.9);

    let front = -knob.along.quarter_turn();
    let tubercle = knob.centre + front * (knob.half + 3.75) - knob.along * 1.2;
    let mut middle = vec![centre];
    let mut add = |from: Point, ways: &[(f64, f64)]| {
        middle.extend(ways.iter().map(|(x, y)| from + p(*x, *y)));
    };
    match level {
        // The last two float: they pass the transverse processes without a joint.
        Level::T12 => add(centre, &[(4.2, 7.0), (10.0, 14.5), (17.0, 20.0), (25.0, 24.0)]),
        Level::T11 => {
            add(centre, &[(5.0, 7.5), (11.5, 15.5), (20.0, 20.5), (29.0, 20.5), (36.5, 15.0)]);
        }
        _ => {
            let neck = centre.towards(tubercle, 0.5) - front * 0.9;
            let beyond = tubercle + knob.along * 8.5 + front * 0.6;
            add(Point::default(), &[neck, tubercle, beyond].map(|q| (q.x, q.y)));
            let shaft: &[(f64, f64)] = if level == Level::T1 {
                &[(6.5, -2.5), (10.0, -8.0), (11.5, -13.0)]
            } else {
                &[(8.5, 0.8), (15.0, -4.8), (18.5, -12.0)]
            };
            add(beyond, shaft);
        }
    }
    let line = Path::new(&middle).all();

    let width = |t: f64| {
        let bump = |at: f64, wide: f64| libm::exp(-((t - at) / wide) * ((t - at) / wide));
        let shaft = if floating { 4.9 } else { 5.5 };
        let mut half = shaft - 0.5 * bump(0.22, 0.1) + 0.9 * bump(0.52, 0.09) + 1.1 * t;
        half += (2.0 * head - shaft) * bump(0.0, 0.1);
        half / 2.0
    };
    let count = line.len();
    let side = |sign: f64| -> Vec<Point> {
        (0..count)
            .map(|i| {
                let along = (line[(i + 1).min(count - 1)] - line[i.saturating_sub(1)]).unit();
                let half = width(i as f64 / (count - 1) as f64);
                line[i] - along.quarter_turn() * (half * sign)
            })
            .collect()
    };
    // Going outwards, the front is on the left of the way.
    let (ahead, behind) = (side(1.0), side(-1.0));
    let cap = |from: Point, to: Point| -> Vec<Point> {
        let middle = from.towards(to, 0.5);
        (0..=10).map(|i| middle + (from - middle).turned(18.0 * f64::from(i))).collect()
    };
    let (outer_cap, inner_cap) =
        (cap(ahead[count - 1], behind[count - 1]), cap(behind[0], ahead[0]));
    let mut back_edge = behind.clone();
    back_edge.reverse();
    bone.parts.push((
        Structure::Rib,
        Polygon::new(ring(&[
            ahead.clone(),
            outer_cap.clone(),
            back_edge.clone(),
            inner_cap.clone(),
        ])),
    ));

    // The joint fills what lies between the head and the body.
    let radius = head + 0.3;
    let socket = |to: Point| centre + (to - centre).unit() * radius;
    let (a, b) = (socket(end), socket(start));
    let arc: Vec<Point> = (0..=8).map(|i| socket(a.towards(b, f64::from(i) / 8.0))).collect();
    bone.parts.push((Structure::CostovertebralJoint, Polygon::new(ring(&[facet.clone(), arc]))));

    // Soft tissue lies before the rib and behind it.
    let halfway = inner_cap.len() / 2;
    bone.front = join(&[
        bone.flank[..=from].to_vec(),
        inner_cap[halfway..].to_vec(),
        ahead,
        outer_cap[..=outer_cap.len() / 2].to_vec(),
    ]);
    let tip = bone.back.first().copied().unwrap_or_default();
    let nearest = (0..back_edge.len())
        .min_by(|i, j| back_edge[*i].distance(tip).total_cmp(&back_edge[*j].distance(tip)))
        .unwrap_or_default();
    bone.back = join(&[
        outer_cap[outer_cap.len() / 2..].to_vec(),
        back_edge[..=nearest].to_vec(),
        bone.back.clone(),
    ]);
    // The crest of the neck.
    let crest = Path::new(&middle).between(0.6, 1.8);
    bone.details.push(Detail::line(crest, Role::BoneEdge, FINE).on(super::MARKS));
}
