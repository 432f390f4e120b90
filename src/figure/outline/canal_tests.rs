//! Distances measured off the polygons of canal, sac, cord and tumour.

use proptest::prelude::*;

use super::super::canal_dents::DentDepth;
use super::*;

const EVERY: [DentDepth; 5] = [
    DentDepth::Epidural,
    DentDepth::Sac,
    DentDepth::TouchesCord,
    DentDepth::IndentsCord,
    DentDepth::FlattensCord,
];

fn dent(level: Level, depth: DentDepth, from: DentFrom) -> CanalDrawing {
    cord_and_sac(&[Dent { level, depth, from }])
}

/// The line across the canal at the middle of a level, from the front wall backwards.
fn ray(level: Level) -> (Point, Point, f64) {
    let section = sections()[level.index() * STEPS + STEPS / 2];
    assert!((section.along - level.index() as f64).abs() < 1e-9);
    (section.front, (section.back - section.front).unit(), section.depth())
}

/// Where an area begins and ends along the line across the canal at a level, mm behind its front
/// wall.
fn span(polygon: &Polygon, level: Level) -> [f64; 2] {
    let (origin, along, _) = ray(level);
    // The line becomes horizontal, so that crossings are distances.
    let degrees = libm::atan2(along.y, along.x).to_degrees();
    let flat = polygon.map(|point| (point - origin).turned(-degrees));
    let crossings: Vec<f64> =
        flat.crossings(1e-7).into_iter().filter(|x| (-8.0..40.0).contains(x)).collect();
    match (crossings.first(), crossings.last()) {
        (Some(first), Some(last)) => [*first, *last],
        _ => [0.0; 2],
    }
}

fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 0.05, "{found} is not {expected}");
}

#[test]
fn canal_sac_and_cord_have_their_depths() {
    let drawn = cord_and_sac(&[]);
    for level in Level::range(Level::C2, Level::L5) {
        let Some(vertebra) = level.vertebra() else { continue };
        let (_, _, depth) = ray(level);
        near(depth, vertebra.canal_depth);
        near(span(&drawn.canal, level)[1], vertebra.canal_depth);
        let [from, to] = span(&drawn.sac, level);
        near(to - from, 0.8 * vertebra.canal_depth);
    }
    for level in Level::range(Level::C1, Level::L1) {
        let [from, to] = span(&drawn.cord, level);
        near(to - from, level.cord_size().unwrap().depth);
    }
    assert!(drawn.tumours.is_empty());
}

#[test]
fn the_cord_ends_at_the_disc_below_l1_and_the_sac_at_the_middle_of_s2() {
    let drawn = cord_and_sac(&[]);
    let lowest = |polygon: &Polygon| polygon.bounds().unwrap().max.y;
    // Along the plane of the disc, which rises to the front.
    let [upper, lower] = [Level::L1, Level::L2].map(|level| level.vertebra().unwrap());
    let disc = super::super::shapes::endplates(upper)[1];
    let tilt = f64::midpoint(upper.tilt_inferior, lower.tilt_superior);
    let down = Point::direction(-tilt).quarter_turn();
    let cord = drawn.cord.outline().iter().map(|p| (*p - disc).dot(down));
    assert!((0.0..6.0).contains(&cord.fold(f64::MIN, f64::max)));
    let [top, bottom] = row(Level::S2);
    assert!((top..bottom).contains(&lowest(&drawn.sac)));
    for strand in &drawn.strands {
        assert!(strand.first().unwrap().y > row(Level::L1)[0]);
        assert!(strand.last().unwrap().y < lowest(&drawn.sac));
    }
}

#[test]
fn the_canal_keeps_behind_the_bodies_and_before_the_laminae() {
    let drawn = cord_and_sac(&[]);
    for level in Level::range(Level::C2, Level::L5) {
        let body =
            &super::super::side().of(level, crate::anatomy::Part::BODY).last().unwrap().polygon;
        for point in drawn.sac.outline().iter().chain(drawn.cord.outline()) {
            assert!(!body.contains(*point), "{level} {point:?}");
        }
    }
}

/// Front of the canal, tumour, sac and cord at a level, measured from the side of the tumour.
struct Measured {
    tumour: f64,
    sac: [f64; 2],
    cord: [f64; 2],
    healthy_sac: [f64; 2],
    healthy_cord: [f64; 2],
}

fn measure(level: Level, depth: DentDepth, from: DentFrom) -> Measured {
    let drawn = dent(level, depth, from);
    let healthy = cord_and_sac(&[]);
    let (_, _, canal) = ray(level);
    let seen = |[a, b]: [f64; 2]| {
        if from == DentFrom::Posterior { [canal - b, canal - a] } else { [a, b] }
    };
    Measured {
        tumour: seen(span(&drawn.tumours[0].1, level))[1],
        sac: seen(span(&drawn.sac, level)),
        cord: seen(span(&drawn.cord, level)),
        healthy_sac: seen(span(&healthy.sac, level)),
        healthy_cord: seen(span(&healthy.cord, level)),
    }
}

#[test]
fn each_grade_is_what_it_says() {
    for level in [Level::C4, Level::C7, Level::T2, Level::T5, Level::T9, Level::T12] {
        for from in [DentFrom::Anterior, DentFrom::Posterior] {
            let m = measure(level, DentDepth::Epidural, from);
            assert!(m.tumour > 0.5 && m.tumour < m.sac[0]);
            near(m.sac[0], m.healthy_sac[0]);

            let m = measure(level, DentDepth::Sac, from);
            near(m.sac[0], m.tumour);
            assert!(m.sac[0] > m.healthy_sac[0] + 0.5 && m.tumour < m.cord[0] - 0.5);
            near(m.cord[0], m.healthy_cord[0]);

            let m = measure(level, DentDepth::TouchesCord, from);
            near(m.tumour, m.cord[0]);
            near(m.cord[0], m.healthy_cord[0]);
            near(m.cord[1], m.healthy_cord[1]);

            let m = measure(level, DentDepth::IndentsCord, from);
            near(m.tumour, m.cord[0]);
            let (before, after) = (m.healthy_cord[1] - m.healthy_cord[0], m.cord[1] - m.cord[0]);
            assert!(after < 0.9 * before && after > 0.5 * before, "{level} {after} of {before}");
            assert!(m.sac[1] - m.cord[1] > 0.8, "fluid remains");

            let m = measure(level, DentDepth::FlattensCord, from);
            near(m.tumour, m.cord[0]);
            near(m.cord[0], m.sac[0]);
            near(m.cord[1], m.sac[1]);
            assert!(m.cord[1] - m.cord[0] < 0.5 * before, "{level}: flattened");
        }
    }
}

#[test]
fn a_tumour_all_around_squeezes_from_both_sides() {
    for depth in EVERY {
        let drawn = dent(Level::T6, depth, DentFrom::AllAround);
        assert_eq!(drawn.tumours.len(), 2);
        let (front, back) =
            (span(&drawn.tumours[0].1, Level::T6), span(&drawn.tumours[1].1, Level::T6));
        let cord = span(&drawn.cord, Level::T6);
        assert!(front[1] <= cord[0] + 0.05 && back[0] >= cord[1] - 0.05);
        let sac = span(&drawn.sac, Level::T6);
        let fluid = sac[1] - sac[0] - (cord[1] - cord[0]);
        assert_eq!(fluid < 0.1, depth >= DentDepth::FlattensCord, "{depth:?} {fluid}");
    }
}

#[test]
fn grades_deepen_and_nothing_far_away_moves() {
    let healthy = cord_and_sac(&[]);
    for from in [DentFrom::Anterior, DentFrom::Posterior, DentFrom::AllAround] {
        let areas: Vec<f64> = EVERY
            .iter()
            .map(|depth| dent(Level::T7, *depth, from).tumours.iter().map(|t| t.1.area()).sum())
            .collect();
        assert!(areas.windows(2).all(|pair| pair[0] < pair[1]), "{areas:?}");
        let drawn = dent(Level::T7, DentDepth::FlattensCord, from);
        for level in [Level::C3, Level::T5, Level::T9, Level::L4] {
            for (one, other) in [(&drawn.sac, &healthy.sac), (&drawn.cord, &healthy.cord)] {
                let (one, other) = (span(one, level), span(other, level));
                near(one[0], other[0]);
                near(one[1], other[1]);
            }
        }
    }
}

#[test]
fn below_the_conus_the_strands_give_way() {
    let healthy = cord_and_sac(&[]);
    let drawn = dent(Level::L4, DentDepth::FlattensCord, DentFrom::Anterior);
    let tumour = &drawn.tumours[0].1;
    assert!(tumour.area() > 100.0);
    assert_eq!(drawn.cord, healthy.cord);
    for strand in &drawn.strands {
        for point in strand {
            assert!(!tumour.contains(*point) || tumour.distance_to_edge(*point) < 0.1);
        }
    }
}

#[test]
fn neighbours_and_repeated_dents_do_not_add_up() {
    let one = Dent { level: Level::T5, depth: DentDepth::IndentsCord, from: DentFrom::Anterior };
    assert_eq!(cord_and_sac(&[one]).cord, cord_and_sac(&[one, one]).cord);
    let all: Vec<Dent> = Level::ALL.iter().map(|level| Dent { level: *level, ..one }).collect();
    let drawn = cord_and_sac(&all);
    for level in Level::range(Level::C1, Level::L1) {
        let ([_, sac], [from, to]) = (span(&drawn.sac, level), span(&drawn.cord, level));
        assert!(to > from && sac >= to - 0.05, "{level}");
    }
}

fn any_dent() -> impl Strategy<Value = Dent> {
    let from = [DentFrom::Anterior, DentFrom::Posterior, DentFrom::AllAround];
    (0..Level::COUNT, 0..EVERY.len(), 0..from.len()).prop_map(move |(level, depth, side)| Dent {
        level: Level::ALL[level],
        depth: EVERY[depth],
        from: from[side],
    })
}

proptest! {
    #[test]
    fn whatever_dents_there_are_nothing_crosses(dents in prop::collection::vec(any_dent(), 0..12)) {
        for healthy in sections() {
            let s = dented(*healthy, &dents);
            let back = s.depth() - s.tumour[1];
            let order = [0.0, s.tumour[0], s.sac[0], s.cord[0], s.cord[1], s.sac[1], back, s.depth()];
            // Below its end the cord is a thread, which need not lie in the sac.
            let order = if s.along > CONUS { [0.0, s.tumour[0], s.sac[0], s.sac[0], s.sac[1], s.sac[1], back, s.depth()] } else { order };
            prop_assert!(order.windows(2).all(|pair| pair[0] <= pair[1] + 1e-9), "{} {order:?}", s.along);
            prop_assert!(s.bundle[0] <= s.bundle[1] + 1e-9);
        }
        let drawn = cord_and_sac(&dents);
        for polygon in drawn.tumours.iter().map(|t| &t.1).chain([&drawn.sac, &drawn.cord]) {
            prop_assert!(polygon.outline().iter().all(|p| p.x.is_finite() && p.y.is_finite()));
        }
    }
}
