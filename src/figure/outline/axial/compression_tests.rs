//! What each grade of compression means, measured off the areas in the canal, from every side.

use super::measuring::{Spans, crossing, extent, gap, strays, walked};
use super::tests::Faults;
use super::*;
use crate::case::{Direction, Directions, Escc, ThecalSac};

const GRADES: [Escc; 6] =
    [Escc::Grade0, Escc::Grade1a, Escc::Grade1b, Escc::Grade1c, Escc::Grade2, Escc::Grade3];

const THECAL: [ThecalSac; 4] =
    [ThecalSac::Grade1, ThecalSac::Grade2, ThecalSac::Grade3, ThecalSac::Grade4];

/// Where a side lies seen from the middle of the canal.
fn towards(side: Direction) -> Point {
    match side {
        Direction::Anterior => Point::new(0.0, -1.0),
        Direction::Left => Point::new(1.0, 0.0),
        Direction::Right => Point::new(-1.0, 0.0),
        Direction::Posterior => Point::new(0.0, 1.0),
        Direction::AllAround => Point::default(),
    }
}

/// Where all of the tumour lies seen from the middle of the canal; `None` where it lies evenly.
fn way(from: Directions) -> Option<Point> {
    let sum = from.sides().map(towards).fold(Point::default(), |sum, way| sum + way);
    (sum.length() > 0.5).then(|| sum.unit())
}

/// Every single direction, and some of several, which levels have in turn.
fn directions_at(level: Level) -> impl Iterator<Item = Directions> {
    let turn = move |place: usize, from: Directions| {
        let single = from.is_all_around() || from.sides().count() == 1;
        single || (place + level.index()).is_multiple_of(5)
    };
    Directions::every().enumerate().filter(move |(place, from)| turn(*place, *from)).map(|(_, d)| d)
}

/// All pieces of the tumour as one area.
fn tumour(drawn: &CanalDrawing) -> Option<Polygon> {
    let rings: Vec<_> = drawn.tumour.iter().flat_map(|piece| piece.rings.clone()).collect();
    (!rings.is_empty()).then_some(Polygon { rings })
}

fn escc(level: Level, grade: Escc, from: Directions) -> CanalDrawing {
    canal(level, Some(Compression { grade: Grade::Escc(grade), from }))
}

fn thecal(level: Level, grade: ThecalSac, from: Directions) -> CanalDrawing {
    canal(level, Some(Compression { grade: Grade::ThecalSac(grade), from }))
}

/// The inner edge of the dura.
fn lumen(drawn: &CanalDrawing) -> Polygon {
    Polygon::new(drawn.dura.as_ref().unwrap().rings[1].clone())
}

/// The outer edge of the dura.
fn sac(drawn: &CanalDrawing) -> Polygon {
    Polygon::new(drawn.dura.as_ref().unwrap().outline().to_vec())
}

fn area(polygon: Option<&Polygon>) -> f64 {
    polygon.map_or(0.0, |polygon| Spans::of(polygon).area())
}

fn size(polygon: &Polygon, along: Point) -> f64 {
    let [from, to] = extent(polygon, along);
    to - from
}

/// Every case with a cord: what is drawn, what is drawn in health, and its name.
fn cases(grade: Escc) -> impl Iterator<Item = (CanalDrawing, CanalDrawing, Directions, String)> {
    Level::range(Level::C1, Level::L1).flat_map(move |level| {
        directions_at(level).map(move |from| {
            let name = format!("{level} {grade:?} {from}");
            (escc(level, grade, from), canal(level, None), from, name)
        })
    })
}

#[test]
fn grade_0_leaves_the_canal_as_it_is() {
    for (drawn, healthy, _, name) in cases(Escc::Grade0) {
        assert_eq!(drawn, healthy, "{name}");
    }
}

#[test]
fn grade_1a_impinges_on_the_fat_alone() {
    let mut faults = Faults::default();
    for (drawn, healthy, from, name) in cases(Escc::Grade1a) {
        let Some(tumour) = &tumour(&drawn) else {
            faults.unless(false, format_args!("{name}: no tumour"));
            continue;
        };
        faults.near(format_args!("{name}: sac"), strays(&sac(&drawn), &sac(&healthy)), 0.0, 0.05);
        let (cord, own) = (drawn.cord.unwrap(), healthy.cord.unwrap());
        faults.near(format_args!("{name}: cord"), strays(&cord, &own), 0.0, 0.05);
        faults.near(format_args!("{name}: wall"), gap(tumour, &drawn.space), 0.0, 0.05);
        let thick = way(from).map_or(1.0, |way| {
            let pieces = drawn.tumour.iter().map(|piece| extent(piece, way));
            let [low, high] = pieces.reduce(|a, b| [a[0].min(b[0]), a[1].max(b[1])]).unwrap();
            high - low
        });
        faults.unless(thick > 0.5, format_args!("{name}: {thick:.2} mm thick"));
    }
}

#[test]
fn grade_1b_deforms_the_sac_before_the_cord() {
    let mut faults = Faults::default();
    for (drawn, healthy, _, name) in cases(Escc::Grade1b) {
        let (tumour, cord) = (&tumour(&drawn).unwrap(), drawn.cord.as_ref().unwrap());
        let dent = strays(&sac(&drawn), &sac(&healthy));
        faults.unless(dent > 0.4, format_args!("{name}: dented by {dent:.2}"));
        faults.near(format_args!("{name}: sac"), gap(tumour, &sac(&drawn)), 0.0, 0.05);
        let strayed = strays(cord, healthy.cord.as_ref().unwrap());
        faults.near(format_args!("{name}: cord"), strayed, 0.0, 0.05);
        let left = gap(&lumen(&drawn), cord);
        faults.unless(left > 0.25, format_args!("{name}: {left:.2} mm before the cord"));
        let left = gap(tumour, cord);
        faults.unless(left > 0.5, format_args!("{name}: {left:.2} mm from tumour to cord"));
    }
}

#[test]
fn grade_1c_touches_the_cord_and_leaves_its_shape() {
    let mut faults = Faults::default();
    for (drawn, healthy, _, name) in cases(Escc::Grade1c) {
        let (tumour, cord) = (&tumour(&drawn).unwrap(), drawn.cord.as_ref().unwrap());
        let dent = strays(&sac(&drawn), &sac(&healthy));
        faults.unless(dent > 0.6, format_args!("{name}: dented by {dent:.2}"));
        faults.near(format_args!("{name}: sac"), gap(tumour, &sac(&drawn)), 0.0, 0.05);
        let strayed = strays(cord, healthy.cord.as_ref().unwrap());
        faults.near(format_args!("{name}: cord moved"), strayed, 0.0, 0.05);
        faults.near(format_args!("{name}: touch"), gap(&lumen(&drawn), cord), 0.0, 0.05);
        faults.unless(area(drawn.fluid.as_ref()) > 3.0, format_args!("{name}: no fluid"));
    }
}

#[test]
fn grade_2_compresses_the_cord_and_leaves_fluid() {
    let mut faults = Faults::default();
    for (drawn, healthy, from, name) in cases(Escc::Grade2) {
        let (tumour, cord) = (&tumour(&drawn).unwrap(), drawn.cord.as_ref().unwrap());
        let own = healthy.cord.as_ref().unwrap();
        faults.near(format_args!("{name}: sac"), gap(tumour, &sac(&drawn)), 0.0, 0.05);
        faults.near(format_args!("{name}: touch"), gap(&lumen(&drawn), cord), 0.0, 0.05);
        let share = way(from).map_or_else(
            || area(Some(cord)) / area(Some(own)),
            |way| size(cord, way) / size(own, way),
        );
        faults.unless(
            (0.5..0.9).contains(&share),
            format_args!("{name}: {share:.2} of the cord is left"),
        );
        let fluid = area(drawn.fluid.as_ref());
        faults.unless(fluid > 3.0, format_args!("{name}: {fluid:.2} mm² of fluid"));
        if let Some(way) = way(from) {
            // Fluid is seen on the other side, as in the side view.
            let left = extent(cord, way)[0] - extent(&sac(&drawn), way)[0];
            faults.unless(left > 0.8, format_args!("{name}: {left:.2} mm behind the cord"));
        }
    }
}

#[test]
fn grade_3_leaves_no_fluid_around_a_flat_cord() {
    let mut faults = Faults::default();
    for (drawn, healthy, from, name) in cases(Escc::Grade3) {
        let (tumour, cord) = (&tumour(&drawn).unwrap(), drawn.cord.as_ref().unwrap());
        let own = healthy.cord.as_ref().unwrap();
        faults.unless(drawn.fluid.is_none(), format_args!("{name}: fluid"));
        let around = strays(&lumen(&drawn), cord).max(strays(cord, &lumen(&drawn)));
        faults.near(format_args!("{name}: dura on cord"), around, 0.0, 0.15);
        faults.near(format_args!("{name}: sac"), gap(tumour, &sac(&drawn)), 0.0, 0.05);
        let share = way(from).map_or_else(
            || area(Some(cord)) / area(Some(own)),
            |way| size(cord, way) / size(own, way),
        );
        faults.unless(
            (0.25..0.6).contains(&share),
            format_args!("{name}: {share:.2} of the cord is left"),
        );
    }
}

#[test]
fn the_tumour_grows_and_the_sac_shrinks_from_grade_to_grade() {
    let mut faults = Faults::default();
    for level in Level::range(Level::C1, Level::L1) {
        for from in directions_at(level) {
            let drawn = GRADES.map(|grade| escc(level, grade, from));
            let tumours = drawn.each_ref().map(|drawn| area(tumour(drawn).as_ref()));
            let grows = tumours.windows(2).all(|pair| pair[0] + 0.5 < pair[1]);
            faults.unless(grows, format_args!("{level} {from}: tumour {tumours:.1?}"));
            let sacs = drawn.each_ref().map(|drawn| area(Some(&sac(drawn))));
            let shrinks = sacs.windows(2).all(|pair| pair[0] + 0.05 > pair[1]);
            faults.unless(shrinks, format_args!("{level} {from}: sac {sacs:.1?}"));
        }
    }
}

#[test]
fn nothing_in_a_narrowed_canal_overlaps_or_leaves_it() {
    let mut faults = Faults::default();
    for level in Level::ALL {
        for from in directions_at(level) {
            // A grade of cord compression is drawn below the conus too, where a source states it.
            let mut drawings: Vec<(String, CanalDrawing)> =
                GRADES.map(|grade| (format!("{grade:?}"), escc(level, grade, from))).to_vec();
            if level > Level::L1 {
                drawings
                    .extend(THECAL.map(|grade| (format!("{grade:?}"), thecal(level, grade, from))));
            }
            for (grade, drawn) in drawings {
                let name = format!("{level} {grade} {from}");
                let space = Spans::of(&drawn.space);
                let CanalDrawing { dura, fluid, cord, bundle, .. } = &drawn;
                let tumour = &tumour(&drawn);
                let areas: Vec<(&str, &Polygon)> = [
                    ("tumour", tumour),
                    ("dura", dura),
                    ("fluid", fluid),
                    ("cord", cord),
                    ("bundle", bundle),
                ]
                .into_iter()
                .filter_map(|(what, area)| Some((what, area.as_ref()?)))
                .collect();
                for (what, polygon) in &areas {
                    let crossed = crossing(polygon);
                    faults.unless(
                        crossed.is_none(),
                        format_args!("{name} {what} crosses itself at {crossed:?}"),
                    );
                }
                let areas: Vec<(&str, Spans)> =
                    areas.into_iter().map(|(what, area)| (what, Spans::of(area))).collect();
                for (index, (what, one)) in areas.iter().enumerate() {
                    let out = one.area() - one.shared(&space);
                    faults.near(format_args!("{name} {what} outside"), out, 0.0, 0.3);
                    for (other, its) in &areas[index + 1..] {
                        let shared = one.shared(its);
                        faults.near(format_args!("{name} {what} and {other}"), shared, 0.0, 0.3);
                    }
                }
            }
        }
    }
}

/// The same with left and right exchanged.
fn mirrored(from: Directions) -> Directions {
    let exchanged = from.sides().map(|side| match side {
        Direction::Left => Direction::Right,
        Direction::Right => Direction::Left,
        side => side,
    });
    Directions::of(exchanged).unwrap()
}

/// The least way from the tumour on a side, within so many degrees of it, to an area.
fn way_on(drawn: &CanalDrawing, (side, within): (Direction, f64), to: &Polygon) -> f64 {
    let middle = to.centroid();
    let least = within.to_radians().cos();
    let is_there = |point: &Point| (*point - middle).unit().dot(towards(side)) > least;
    let edges = drawn.tumour.iter().flat_map(walked).filter(is_there);
    edges.map(|point| to.distance_to_edge(point)).fold(f64::INFINITY, f64::min)
}

#[test]
fn tumour_from_several_sides_does_on_each_what_its_grade_means_and_spares_the_others() {
    let mut faults = Faults::default();
    for grade in [Escc::Grade1a, Escc::Grade1b, Escc::Grade1c, Escc::Grade2] {
        for (drawn, _, from, name) in cases(grade) {
            if from.is_all_around() {
                continue;
            }
            let cord = drawn.cord.as_ref().unwrap();
            for side in
                [Direction::Anterior, Direction::Posterior, Direction::Left, Direction::Right]
            {
                let opposite = towards(side) * -1.0;
                let spared = !from.holds(side) && from.sides().any(|at| towards(at) == opposite);
                // A lobe from the front reaches far to its side.
                let within = if spared { 15.0 } else { 45.0 };
                let away = way_on(&drawn, (side, within), cord);
                let (least, most) = match grade {
                    _ if spared => (1.0, f64::INFINITY),
                    _ if !from.holds(side) => continue,
                    Escc::Grade1a | Escc::Grade1b => (1.0, 9.0),
                    // Only the dura, which may be seen aslant, lies between them.
                    _ => (0.2, 1.0),
                };
                faults.unless(
                    (least..=most).contains(&away),
                    format_args!("{name}: {away:.2} mm to the cord, {side:?}"),
                );
            }
        }
    }
}

#[test]
fn a_tumour_from_the_left_is_the_mirror_image_of_one_from_the_right() {
    let mut faults = Faults::default();
    let mirror = |polygon: &Polygon| polygon.map(|q| Point::new(-q.x, q.y));
    for level in Level::range(Level::C1, Level::L1) {
        for grade in GRADES {
            for one in directions_at(level) {
                let other = mirrored(one);
                let (a, b) = (escc(level, grade, one), escc(level, grade, other));
                let areas =
                    |drawn: &CanalDrawing| [tumour(drawn), drawn.dura.clone(), drawn.cord.clone()];
                for (a, b) in areas(&a).into_iter().zip(areas(&b)) {
                    assert_eq!(a.is_some(), b.is_some());
                    let (Some(a), Some(b)) = (a, b) else { continue };
                    let off = Spans::of(&mirror(&a)).differing(&Spans::of(&b));
                    faults.near(format_args!("{level} {grade:?} {one}"), off, 0.0, 0.3);
                }
            }
        }
    }
}

#[test]
fn roots_and_grey_matter_follow_the_sac_and_the_cord() {
    let mut faults = Faults::default();
    for grade in GRADES {
        for (drawn, _, _, name) in cases(grade) {
            let (inside, cord) = (lumen(&drawn), drawn.cord.as_ref().unwrap());
            for root in drawn.roots.iter().flat_map(|root| root.outline().iter().step_by(5)) {
                faults.unless(inside.contains(*root), format_args!("{name}: root {root:?}"));
                faults.unless(!cord.contains(*root), format_args!("{name}: root in cord"));
            }
            let grey = drawn.grey.iter().flatten();
            let within = grey.clone().all(|point| cord.contains(*point));
            faults.unless(within, format_args!("{name}: grey matter"));
            if grade < Escc::Grade2 {
                faults.unless(grey.count() > 0, format_args!("{name}: no grey matter"));
            }
        }
    }
}

#[test]
fn below_the_conus_the_sac_is_effaced_by_the_share_of_its_grade() {
    let mut faults = Faults::default();
    for level in Level::range(Level::L2, Level::S2) {
        let healthy = area(Some(&sac(&canal(level, None))));
        for from in directions_at(level) {
            let effaced = |grade| {
                let drawn = thecal(level, grade, from);
                (1.0 - area(Some(&sac(&drawn))) / healthy, drawn)
            };
            let (share, _) = effaced(ThecalSac::Grade1);
            let name = format!("{level} {from}");
            faults.unless((0.1..0.5).contains(&share), format_args!("{name} 1: {share:.2}"));
            let (share, drawn) = effaced(ThecalSac::Grade2);
            faults.unless((0.5..0.9).contains(&share), format_args!("{name} 2: {share:.2}"));
            faults.unless(drawn.fluid.is_some(), format_args!("{name} 2: no fluid"));
            for grade in [ThecalSac::Grade3, ThecalSac::Grade4] {
                let (share, drawn) = effaced(grade);
                faults.unless(share > 0.6, format_args!("{name} {grade:?}: {share:.2}"));
                faults.unless(drawn.fluid.is_none(), format_args!("{name} {grade:?}: fluid"));
                faults.unless(drawn.bundle.is_some(), format_args!("{name} {grade:?}: no roots"));
            }
        }
    }
}
