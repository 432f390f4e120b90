//! Soft tissue around the bone, the great vessels, and the discs, which a cut through a body
//! cannot show: small signs before it.

use super::path::{Path, join, mirror, p, reach, reversed, ring, whole};
use super::plan::Bone;
use crate::anatomy::{Level, Place, Region, Structure};
use crate::figure::geometry::{Bounds, Point, Polygon, ellipse, smooth_closed};

/// How far soft tissue reaches beyond the lateral tip, mm.
const MARGIN: f64 = 1.3;

/// How far its edge keeps from bone at the least, mm.
const CLEAR: f64 = 0.5;

/// Soft tissue and vessels of a level.
pub fn parts(level: Level, bone: &Bone) -> Vec<(Structure, Place, Polygon)> {
    let mut parts = Vec::new();
    let Some(&flank) = bone.front.first() else { return parts };
    let body = whole(&bone.body);
    let Some(bounds) = Bounds::of(body.iter().copied()) else { return parts };
    let middle =
        p(0.0, bounds.min.y + bounds.height() * if level == Level::C1 { 1.1 } else { 0.5 });
    let thickness = match level.region() {
        Region::Cervical => 4.2,
        Region::Sacral => 5.0,
        _ => 5.6,
    };
    let corner = flank + (flank - middle).unit() * (thickness * 0.55);

    // Beside: between the bone and an arc from the lateral tip to the flank.
    let tip = bone.front.last().copied().unwrap_or_default();
    // A rib goes on where the muscles of the back end.
    let limit = if level.has_ribs() {
        (tip.x * 0.62).max(transverse_tip(bone) + 2.5)
    } else {
        f64::INFINITY
    };
    let front: Vec<Point> =
        bone.front.iter().copied().take_while(|q| q.x <= limit + 1e-9).collect();
    let end = front.last().copied().unwrap_or(tip);
    let margin = if level.has_ribs() { 0.0 } else { MARGIN };
    let beyond = front.iter().filter(|q| q.x > corner.x);
    let top = beyond.map(|q| q.y - 3.0 * CLEAR).fold(corner.y, f64::min);
    let size = p(end.x + margin - corner.x, top - end.y);
    let mut arc = bow(p(corner.x, end.y), size, &front);
    arc.push(corner);
    let beside = Polygon::new(ring(&[front, arc]));
    parts.push((Structure::Paravertebral, Place::Right, beside.mirrored()));
    parts.push((Structure::Paravertebral, Place::Left, beside));

    // Behind: both sides, joined behind the spinous process.
    let back: Vec<Point> = bone.back.iter().copied().skip_while(|q| q.x > limit + 1e-9).collect();
    let (Some(&start), Some(&spine)) = (back.first(), back.last()) else { return parts };
    let depth = bone.back.iter().map(|q| q.y).fold(spine.y, f64::max);
    let size = p(start.x + margin, depth + 3.4 - start.y);
    // A groove in the midline.
    let groove = |q: Point| {
        let share = 6.0 * q.x / size.x;
        p(q.x, q.y - 2.0 * libm::exp(-share * share))
    };
    let outline: Vec<Point> = bow(p(0.0, start.y), size, &back).into_iter().map(groove).collect();
    let half = join(&[reversed(back), outline]);
    // From the spinous tip along the bone outwards, around, and back on the other side.
    parts.push((Structure::PosteriorMuscle, Place::Whole, Polygon::new(whole(&half))));

    // In front: a layer on the body, dented by the vessel.
    let vessel = vessel(level, middle, &body, thickness);
    let face: Vec<Point> = {
        let count = bone.body.iter().position(|q| q.distance(flank) < 1e-6);
        bone.body[..=count.unwrap_or_default()].to_vec()
    };
    let inner = join(&[mirror(&face), face.clone()]);
    let span = (flank - middle).x;
    let outer: Vec<Point> = inner
        .iter()
        .map(|on| {
            let way = (*on - middle).unit();
            let share = ((on.x - middle.x) / span).clamp(-1.0, 1.0);
            let mut out = (*on - middle).length()
                + thickness * (0.55 + 0.45 * (1.0 - share * share).max(0.0).sqrt());
            if let (Some(ring), true) = (&vessel, always(level)) {
                let hit = reach(ring, middle, way);
                if hit > 0.0 {
                    out = out.min(hit - 0.5);
                }
            }
            middle + way * out
        })
        .collect();
    let before = ring(&[inner, reversed(outer)]);
    let mut top = before.iter().map(|q| q.y).fold(f64::INFINITY, f64::min);
    parts.push((Structure::Prevertebral, Place::Whole, Polygon::new(before)));
    if let Some(ring) = vessel {
        if always(level) {
            top = ring.iter().map(|q| q.y).fold(top, f64::min);
        }
        parts.push((Structure::GreatVessel, Place::Whole, Polygon::new(ring)));
    }

    let wide = (bounds.width() * 0.36).clamp(6.5, 14.0);
    for (structure, rise) in [(Structure::DiscBelow, 4.4), (Structure::DiscAbove, 10.0)] {
        if structure.exists_at(level) {
            let centre = p(0.0, top - rise);
            parts.push((structure, Place::Whole, Polygon::new(lens(centre, wide, 2.0))));
        }
    }
    parts
}

/// How far the transverse processes reach to the side.
fn transverse_tip(bone: &Bone) -> f64 {
    let processes = bone.parts.iter().filter(|(s, _)| *s == Structure::TransverseProcess);
    processes.filter_map(|(_, area)| area.bounds()).map(|bounds| bounds.max.x).fold(0.0, f64::max)
}

/// A quarter of an oval from the side of its centre to above or below it, full enough to go around
/// the points.
fn bow(centre: Point, size: Point, around: &[Point]) -> Vec<Point> {
    // The coordinates of an ellipse, raised to a power below 1, make it fuller.
    let beyond = around.iter().map(|q| q.x - centre.x).fold(0.0, f64::max);
    let clear = CLEAR.min((size.x - beyond).max(0.0));
    let holds = |power: f64| {
        around.iter().map(|q| *q - centre).all(|q| {
            let (x, y) = (q.x / (size.x - clear), q.y / (size.y - clear * size.y.signum()));
            let raised = |share: f64| libm::pow(share.max(0.0), 2.0 / power);
            y <= 0.0 || raised(x) + raised(y) <= 1.0 + 1e-6
        })
    };
    let powers = (0..10).map(|step| 0.85 - 0.05 * f64::from(step));
    let power = powers.clone().find(|power| holds(*power)).unwrap_or(0.5);
    (0..=36)
        .map(|i| {
            let on = Point::direction(2.5 * f64::from(i));
            let full = |share: f64| libm::pow(share.max(0.0), power);
            centre + p(size.x * full(on.x), size.y * full(on.y))
        })
        .collect()
}

/// Whether the aorta lies before the body: T4, where the arch ends, to L4, where it divides.
pub fn always(level: Level) -> bool {
    (Level::T4..=Level::L4).contains(&level)
}

/// The aorta, left before the body; from L1 on with the vena cava on its right in one outline.
fn vessel(level: Level, middle: Point, body: &[Point], layer: f64) -> Option<Vec<Point>> {
    let index = level.index() as f64;
    let (radius, angle) = if always(level) {
        // It comes from the left and reaches the midline at the diaphragm.
        let t = ((index - Level::T4.index() as f64) / 8.0).min(1.0);
        (8.2 - 0.7 * t, -54.0 - 20.0 * t)
    } else {
        (if level < Level::T1 { 3.6 } else { 5.2 }, -42.0)
    };
    let way = Point::direction(angle);
    let gap = if always(level) { 1.3 } else { layer + 0.8 };
    let hit = reach(body, middle, way);
    if hit <= 0.0 {
        return None;
    }
    // Clear of the body all around.
    let mut centre = middle + way * (hit + gap + radius);
    let outline = Polygon::new(body.to_vec());
    for _ in 0..20 {
        if outline.distance_to_edge(centre) >= radius + gap {
            break;
        }
        centre = centre + way * 0.3;
    }
    if !(Level::L1..=Level::L4).contains(&level) {
        return Some(ellipse(centre, radius, radius, 0.0));
    }
    let aorta = p(8.6, centre.y.min(body.iter().map(|q| q.y).fold(f64::INFINITY, f64::min) - 8.4));
    let (ra, rv) = (7.4, [8.6, 7.0]);
    let cava = p(-8.2, aorta.y + 0.6);
    let on = |c: Point, r: [f64; 2], a: f64| {
        c + p(r[0] * libm::cos(a.to_radians()), r[1] * libm::sin(a.to_radians()))
    };
    let mut points = Vec::new();
    for a in [-150.0, -115.0, -75.0, -35.0, 5.0, 45.0, 85.0, 125.0, 152.0] {
        points.push(on(aorta, [ra, ra], a));
    }
    for a in [28.0, 60.0, 100.0, 140.0, 180.0, 220.0, 260.0, 300.0, 332.0] {
        points.push(on(cava, rv, a));
    }
    Some(smooth_closed(&points))
}

/// A lens: the sign of a disc.
fn lens(centre: Point, half_width: f64, half_height: f64) -> Vec<Point> {
    let at = |x: f64, y: f64| centre + p(x * half_width, y * half_height);
    let half = Path::new(&[
        at(0.0, -1.0),
        at(0.36, -0.90),
        at(0.70, -0.58),
        at(0.93, -0.20),
        at(1.0, 0.0),
        at(0.93, 0.20),
        at(0.70, 0.58),
        at(0.36, 0.90),
        at(0.0, 1.0),
    ]);
    whole(&half.all())
}
