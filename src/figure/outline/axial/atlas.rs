//! The ring of C1. The dens of C2 stands in it, held by the transverse ligament.

use super::cervical::dens_ring;
use super::path::{Path, join, mirror, p};
use super::plan::{Bone, Detail, FINE, Plan};
use crate::anatomy::{Measures, Structure};
use crate::figure::drawing::Role;
use crate::figure::geometry::{Point, ellipse};

/// Thickness of the transverse ligament as drawn, mm.
const LIGAMENT: f64 = 1.0;

/// Half width and half depth of the canal behind the dens, mm.
pub fn half_canal() -> [f64; 2] {
    let Measures { atlas, axis, .. } = Measures::adult();
    [atlas.canal_width / 2.0, (atlas.canal_depth - atlas.dens_gap - axis.dens_depth) / 2.0]
}

/// The inner face of the anterior arch, mm before the origin.
pub fn arch() -> f64 {
    half_canal()[1] - Measures::adult().atlas.canal_depth
}

/// The bone of C1: arches, lateral masses, posterior tubercle. The origin is the middle of the
/// canal behind the dens.
pub fn bone() -> Bone {
    let atlas = &Measures::adult().atlas;
    let [w, d] = half_canal();
    let (inner, tip) = (arch(), atlas.span / 2.0);
    let front = inner - atlas.anterior_arch_depth;
    let back = d + atlas.posterior_arch_depth;
    // Front of the anterior arch, round its lateral end to its back.
    let body = vec![
        p(0.0, front),
        p(2.6, front + 0.35),
        p(6.0, front + 1.7),
        p(10.6, front + 4.4),
        p(12.6, front + 6.3),
        p(10.4, inner + 2.2),
        p(7.6, inner + 1.3),
        p(4.0, inner + 0.3),
        p(0.0, inner),
    ];
    let wall = vec![
        p(7.6, inner + 1.3),
        p(9.0, inner + 4.4),
        p(7.9, inner + 8.4),
        p(9.6, inner + 12.2),
        p(12.3, -2.6),
        p(w, 0.9),
        p(w * 0.86, d * 0.58),
        p(w * 0.50, d * 0.92),
        p(w * 0.2, d),
        p(0.0, d),
    ];
    let hole = p(26.4, inner + 11.0);
    let hy = hole.y;
    let root = p(20.6, 0.3);
    let outer = vec![
        p(12.6, front + 6.3),
        p(17.4, inner + 1.6),
        p(22.0, hy - 5.8),
        p(27.6, hy - 5.2),
        p(32.0, hy - 3.0),
        p(tip - 0.8, hy - 0.2),
        p(tip, hy + 2.0),
        p(tip - 1.6, hy + 4.4),
        p(30.0, hy + 5.4),
        p(25.0, hy + 6.6),
        root,
        p(17.6, d * 0.55),
        p(13.2, d + 1.4),
        p(8.6, d + 4.0),
        p(4.6, back - 3.1),
        p(2.2, back - 0.7),
        p(0.0, back),
    ];
    let covered =
        vec![p(12.6, front + 6.3), p(19.5, inner + 4.6), p(22.4, hy), p(22.2, hy + 5.2), root];
    let hole_ring = ellipse(hole, 3.15, 2.9, 20.0);
    let mut bone = Plan {
        body,
        flank: 3.0,
        attach: [4.0, 4.0, 6.0],
        wall: wall.clone(),
        inner: [5.0, 5.0],
        outer,
        covered: Some(covered),
        parting: [10.0, 10.0, 10.0, 14.0],
        tip: 6.0,
        foramen: Some(([8.9, 12.4], -2.2)),
        hole: Some((Structure::VertebralArteryCanal, hole_ring)),
    }
    .cut();
    let lumen = ellipse(hole, 1.75, 1.6, 20.0);
    bone.details
        .push(Detail::area(lumen, Role::TreatmentSoft, Role::BoneEdge, FINE).on(super::MARKS));
    // The superior facet, a footprint on the lateral mass.
    let facet = ellipse(p(15.6, inner + 8.6), 3.6, 6.6, 24.0);
    let mut print = Detail::line(facet, Role::BoneEdge, FINE).on(super::MARKS);
    print.closed = true;
    bone.details.push(print);
    // The canal of the cord lies behind the ligament.
    let half = ligament();
    let wall = Path::new(&wall);
    bone.canal = join(&[half, wall.between(2.0, wall.end())]);
    bone
}

/// The dens and the ligament behind it: whole, not a half.
pub fn dens() -> Vec<Detail> {
    let Measures { atlas, axis, .. } = Measures::adult();
    let front = arch() + atlas.dens_gap;
    let middle = Point::new(0.0, front + axis.dens_depth / 2.0);
    let ring = dens_ring(axis.dens_width, axis.dens_depth, middle);
    let half = ligament();
    let across = join(&[mirror(&half), half]);
    vec![
        Detail::bone(ring),
        Detail::line(across.clone(), Role::BoneEdge, LIGAMENT).on(super::MARKS),
        Detail::line(across, Role::SoftTissue, LIGAMENT - 0.3).on(super::MARKS),
    ]
}

/// The left half of the transverse ligament, from the midline to its tubercle.
fn ligament() -> Vec<Point> {
    let [_, d] = half_canal();
    Path::new(&[
        p(0.0, LIGAMENT / 2.0 - d),
        p(2.6, 0.3 - d),
        p(5.4, -d - 0.9),
        p(7.9, arch() + 8.4),
    ])
    .all()
}
