//! Sizes, distances and overlaps are measured off the outlines of all levels and held against the
//! measures.

use std::fmt::Display;

use super::measuring::{Spans, bounds, crossing, on_line, spike, walked};
use super::*;
use crate::anatomy::{Measures, Side};

/// What is off, all of it, and not only the first.
#[derive(Default)]
pub struct Faults(Vec<String>);

impl Faults {
    pub fn near(&mut self, what: impl Display, found: f64, expected: f64, tolerance: f64) {
        self.unless(
            (found - expected).abs() <= tolerance,
            format_args!("{what}: {found:.2} is not {expected:.2}"),
        );
    }

    pub fn unless(&mut self, fine: bool, what: impl Display) {
        if !fine {
            self.0.push(what.to_string());
        }
    }
}

impl Drop for Faults {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            assert!(self.0.is_empty(), "\n{}", self.0.join("\n"));
        }
    }
}

/// The outlines of a structure, both sides of it or all its pieces.
fn of(level: Level, structure: Structure) -> Vec<Polygon> {
    let outlines = outlines(level).into_iter();
    outlines.filter(|o| o.part.structure() == structure).map(|o| o.polygon).collect()
}

fn left(level: Level, structure: Structure) -> Polygon {
    let part = Part::sided(structure, Side::Left);
    outlines(level).into_iter().find(|o| o.part == part).unwrap().polygon
}

fn is_bone(structure: Structure) -> bool {
    matches!(
        structure,
        Structure::Body
            | Structure::Pedicle
            | Structure::Facet
            | Structure::TransverseProcess
            | Structure::Lamina
            | Structure::SpinousProcess
            | Structure::Rib
            | Structure::CostovertebralJoint
    )
}

/// Where some areas begin and end just beside the midline, mm.
fn on_midline<'a>(polygons: impl IntoIterator<Item = &'a Polygon>) -> [f64; 2] {
    let spans = polygons.into_iter().filter_map(|polygon| on_line(polygon, 0.01));
    spans.reduce(|a, b| [a[0].min(b[0]), a[1].max(b[1])]).unwrap()
}

#[test]
fn outlines_are_simple_shapes() {
    let mut faults = Faults::default();
    for level in Level::ALL {
        for outline in outlines(level) {
            let (name, polygon) = (format!("{level} {}", outline.part), &outline.polygon);
            let finite = polygon.rings.iter().flatten().all(|q| q.x.is_finite() && q.y.is_finite());
            faults.unless(finite, &name);
            if let Some(at) = crossing(polygon) {
                faults.unless(false, format_args!("{name} crosses itself at {at:?}"));
            }
            // A foramen tapers off at both ends, like a crescent.
            let crescent = outline.part.structure() == Structure::Foramen;
            if let Some(at) = spike(polygon).filter(|_| !crescent) {
                faults.unless(false, format_args!("{name} has a spike at {at:?}"));
            }
            faults.unless(polygon.area() > 0.5, format_args!("{name}: {:.2}", polygon.area()));
            faults.unless(polygon.contains(polygon.interior_point()), &name);
        }
    }
}

#[test]
fn every_part_of_a_level_has_one_outline() {
    for level in Level::ALL {
        let mut drawn: Vec<Part> = outlines(level).iter().flat_map(|o| o.shown.clone()).collect();
        let mut leaves: Vec<Part> = Part::of(level)
            .filter(|p| *p != Part::UNSPECIFIED)
            .flat_map(|p| p.leaves(level))
            .collect();
        drawn.sort();
        leaves.sort();
        leaves.dedup();
        assert_eq!(drawn, leaves, "{level}");
    }
}

#[test]
fn parts_that_are_seen_do_not_overlap() {
    let mut faults = Faults::default();
    for level in Level::ALL {
        let seen: Vec<(Part, Spans)> = outlines(level)
            .into_iter()
            .filter(|o| is_bone(o.part.structure()) || o.visible == Visible::Always)
            .map(|o| (o.part, Spans::of(&o.polygon)))
            .collect();
        for (index, (one, area)) in seen.iter().enumerate() {
            for (other, its) in &seen[index + 1..] {
                let shared = area.shared(its);
                faults.unless(
                    shared <= 0.3,
                    format_args!("{level}: {one} and {other} share {shared:.2} mm²"),
                );
            }
        }
    }
}

#[test]
fn the_left_is_the_mirror_image_of_the_right() {
    let mut faults = Faults::default();
    for level in Level::ALL {
        let outlines = outlines(level);
        for outline in &outlines {
            let structure = outline.part.structure();
            // The aorta lies on one side and dents what is before the body.
            let vessel = matches!(structure, Structure::GreatVessel | Structure::Prevertebral);
            if vessel {
                continue;
            }
            let mirrored = Spans::of(&outline.polygon.map(|q| Point::new(-q.x, q.y)));
            let opposite = outlines.iter().find(|other| {
                let place = other.part.key().replace("_left", "_right");
                other.part.structure() == structure
                    && other.part.side() == outline.part.side().map(Side::opposite)
                    && place == outline.part.key().replace("_left", "_right")
            });
            let off = mirrored.differing(&Spans::of(&opposite.unwrap().polygon));
            faults.near(format_args!("{level} {}", outline.part), off, 0.0, 0.05);
            if outline.part.side() == Some(Side::Left) {
                faults.unless(outline.polygon.centroid().x > 0.0, outline.part);
            }
        }
    }
}

#[test]
fn bodies_have_their_widths_and_depths() {
    let mut faults = Faults::default();
    for v in &Measures::adult().vertebra {
        let body = of(v.level, Structure::Body);
        let width = f64::midpoint(v.body_width_superior, v.body_width_inferior);
        let depth = f64::midpoint(v.body_depth_superior, v.body_depth_inferior);
        let [front, back] = on_midline(&body);
        faults.near(format_args!("{} width", v.level), bounds(&body).width(), width, 0.3);
        faults.near(format_args!("{} depth", v.level), back - front, depth, 0.3);
    }
    let sacrum = &Measures::adult().sacrum;
    for s in &Measures::adult().sacral_segment {
        let body = of(s.level, Structure::Body);
        let [front, back] = on_midline(&body);
        faults.near(format_args!("{} depth", s.level), back - front, s.depth_top, 0.6);
        if s.level == Level::S1 {
            let width = bounds(&body).width();
            faults.near(format_args!("{} width", s.level), width, sacrum.endplate_width, 0.3);
        }
        let wings = of(s.level, Structure::TransverseProcess);
        let span = f64::midpoint(s.width_top, s.width_bottom);
        faults.near(format_args!("{} span", s.level), bounds(&wings).width(), span, 0.3);
    }
}

#[test]
fn canals_have_their_widths_and_depths() {
    let mut faults = Faults::default();
    for v in &Measures::adult().vertebra {
        let canal = of(v.level, Structure::Epidural);
        let [front, back] = on_midline(&canal);
        faults.near(format_args!("{} width", v.level), bounds(&canal).width(), v.canal_width, 0.3);
        faults.near(format_args!("{} depth", v.level), back - front, v.canal_depth, 0.3);
        let behind_body = on_midline(&of(v.level, Structure::Body))[1];
        faults.near(format_args!("{} begins at the body", v.level), front, behind_body, 0.05);
        let lamina = on_midline(&of(v.level, Structure::SpinousProcess))[0];
        faults.near(format_args!("{} ends at the arch", v.level), back, lamina, 0.05);
    }
}

/// The shortest way across a pedicle from the canal to its lateral wall, mm. The walls are what of
/// its outline borders on the canal, and what borders on no other part of the ring of bone.
fn isthmus(level: Level) -> f64 {
    let pedicle = left(level, Structure::Pedicle);
    let borders = |structures: &[Structure]| -> Vec<Polygon> {
        structures.iter().flat_map(|structure| of(level, *structure)).collect()
    };
    let on = |point: Point, areas: &[Polygon]| {
        areas.iter().any(|area| area.distance_to_edge(point) < 0.02)
    };
    let canal = borders(&[Structure::Epidural]);
    let ring = borders(&[Structure::Body, Structure::Facet, Structure::Lamina]);
    let points = walked(&pedicle);
    let (medial, others): (Vec<Point>, Vec<Point>) =
        points.into_iter().partition(|point| on(*point, &canal));
    let lateral: Vec<Point> = others.into_iter().filter(|point| !on(*point, &ring)).collect();
    let from = |point: &Point| lateral.iter().map(|q| q.distance(*point)).fold(f64::MAX, f64::min);
    medial.iter().map(from).fold(f64::MAX, f64::min)
}

#[test]
fn pedicles_have_their_widths() {
    let mut faults = Faults::default();
    for v in &Measures::adult().vertebra {
        faults.near(format_args!("{} pedicle", v.level), isthmus(v.level), v.pedicle_width, 0.3);
    }
}

#[test]
fn processes_reach_as_far_as_they_should() {
    let mut faults = Faults::default();
    for v in &Measures::adult().vertebra {
        let transverse = bounds(&of(v.level, Structure::TransverseProcess)).width();
        faults.near(format_args!("{} span", v.level), transverse, v.transverse_span, 0.3);
        // Seen from the feet a steep process is foreshortened.
        let long = v.spinous_length * libm::cos(v.spinous_tilt.to_radians());
        let spinous = bounds(&of(v.level, Structure::SpinousProcess));
        let [_, canal] = on_midline(&of(v.level, Structure::Epidural));
        faults.near(format_args!("{} spine", v.level), spinous.max.y - canal, long, 0.3);
    }
}

#[test]
fn the_atlas_has_its_sizes() {
    let mut faults = Faults::default();
    let Measures { atlas, axis, .. } = Measures::adult();
    let level = Level::C1;
    let [front, inner] = on_midline(&of(level, Structure::Body));
    let [arch, back] = on_midline(&of(level, Structure::SpinousProcess));
    faults.near("canal depth", arch - inner, atlas.canal_depth, 0.3);
    faults.near("anterior arch", inner - front, atlas.anterior_arch_depth, 0.3);
    faults.near("posterior arch", back - arch, atlas.posterior_arch_depth, 0.3);
    let canal = of(level, Structure::Epidural);
    faults.near("canal width", bounds(&canal).width(), atlas.canal_width, 0.3);
    let wings = of(level, Structure::TransverseProcess);
    faults.near("span", bounds(&wings).width(), atlas.span, 0.3);
    let dens = details(level)
        .into_iter()
        .filter(|detail| detail.fill == Some(Role::Bone))
        .map(|detail| Polygon::new(detail.points));
    let dens = bounds(&dens.collect::<Vec<_>>());
    faults.near("dens width", dens.width(), axis.dens_width, 0.3);
    faults.near("dens depth", dens.height(), axis.dens_depth, 0.3);
    faults.near("dens gap", dens.min.y - inner, atlas.dens_gap, 0.3);
    // The lateral mass, from the canal to the canal of the artery.
    let mass = left(level, Structure::Pedicle);
    let y = mass.centroid().y;
    let crossings = mass.crossings(y);
    let width = crossings.last().unwrap() - crossings.first().unwrap();
    faults.near("lateral mass", width, atlas.lateral_mass_width, 1.5);
}

#[test]
fn sac_and_cord_have_their_shares_of_the_canal() {
    let mut faults = Faults::default();
    for v in &Measures::adult().vertebra {
        let sac = bounds(&of(v.level, Structure::Dura));
        faults.near(format_args!("{} sac", v.level), sac.width(), 0.75 * v.canal_width, 0.3);
        faults.near(format_args!("{} sac", v.level), sac.height(), 0.80 * v.canal_depth, 0.3);
    }
    for size in &Measures::adult().cord {
        let cord = bounds(&of(size.level, Structure::Cord));
        faults.near(format_args!("{} cord", size.level), cord.width(), size.width, 0.3);
        faults.near(format_args!("{} cord", size.level), cord.height(), size.depth, 0.3);
    }
}

#[test]
fn nothing_of_the_canal_is_left_out() {
    let mut faults = Faults::default();
    for level in Level::ALL.into_iter().filter(|level| sac::has_sac(*level)) {
        let inside = [Structure::Epidural, Structure::Dura, Structure::Intradural];
        let cord = (level <= Level::L1).then_some(Structure::Cord);
        let parts = inside.into_iter().chain(cord).flat_map(|structure| of(level, structure));
        let sum: f64 = parts.map(|part| Spans::of(&part).area()).sum();
        let space = canal(level, None).space;
        faults.near(level, sum, Spans::of(&space).area(), 0.3);
    }
}

#[test]
fn joints_of_the_ribs_lie_between_body_and_head() {
    let mut faults = Faults::default();
    for level in Level::range(Level::T1, Level::T12) {
        let joint = left(level, Structure::CostovertebralJoint);
        let body = &of(level, Structure::Body);
        let near_body = body.iter().map(|body| measuring::gap(&joint, body)).fold(9.0, f64::min);
        faults.near(format_args!("{level} joint and body"), near_body, 0.0, 0.05);
        let rib = left(level, Structure::Rib);
        faults.near(format_args!("{level} joint and rib"), measuring::gap(&joint, &rib), 0.0, 0.4);
    }
}
