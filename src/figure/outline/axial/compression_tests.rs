//! What each grade of compression means, measured off the areas in the canal, from every side.

use super::measuring::{Spans, crossing, extent, gap, strays};
use super::tests::Faults;
use super::*;
use crate::case::{Direction, Escc, ThecalSac};

const SIDES: [Direction; 5] = [
    Direction::Anterior,
    Direction::Left,
    Direction::Right,
    Direction::Posterior,
    Direction::AllAround,
];

const GRADES: [Escc; 6] =
    [Escc::Grade0, Escc::Grade1a, Escc::Grade1b, Escc::Grade1c, Escc::Grade2, Escc::Grade3];

const THECAL: [ThecalSac; 4] =
    [ThecalSac::Grade1, ThecalSac::Grade2, ThecalSac::Grade3, ThecalSac::Grade4];

/// Where the tumour lies seen from the middle of the canal; it comes from everywhere where `None`.
fn way(from: Direction) -> Option<Point> {
    match from {
        Direction::Anterior => Some(Point::new(0.0, -1.0)),
        Direction::Left => Some(Point::new(1.0, 0.0)),
        Direction::Right => Some(Point::new(-1.0, 0.0)),
        Direction::Posterior => Some(Point::new(0.0, 1.0)),
        Direction::AllAround => None,
    }
}

fn escc(level: Level, grade: Escc, from: Direction) -> CanalDrawing {
    canal(level, Some(Compression { grade: Grade::Escc(grade), from }))
}

fn thecal(level: Level, grade: ThecalSac, from: Direction) -> CanalDrawing {
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
fn cases(grade: Escc) -> impl Iterator<Item = (CanalDrawing, CanalDrawing, Direction, String)> {
    Level::range(Level::C1, Level::L1).flat_map(move |level| {
        SIDES.into_iter().map(move |from| {
            let name = format!("{level} {grade:?} {from:?}");
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
        let Some(tumour) = &drawn.tumour else {
            faults.unless(false, format_args!("{name}: no tumour"));
            continue;
        };
        faults.near(format_args!("{name}: sac"), strays(&sac(&drawn), &sac(&healthy)), 0.0, 0.05);
        let (cord, own) = (drawn.cord.unwrap(), healthy.cord.unwrap());
        faults.near(format_args!("{name}: cord"), strays(&cord, &own), 0.0, 0.05);
        faults.near(format_args!("{name}: wall"), gap(tumour, &drawn.space), 0.0, 0.05);
        let thick = way(from).map_or(1.0, |way| {
            let on_its_side = drawn.space.half(Point::default(), way);
            faults.unless(
                tumour.centroid().dot(way) > 0.3 * extent(&on_its_side, way)[1],
                format_args!("{name}: lies elsewhere"),
            );
            size(tumour, way)
        });
        faults.unless(thick > 0.5, format_args!("{name}: {thick:.2} mm thick"));
    }
}

#[test]
fn grade_1b_deforms_the_sac_before_the_cord() {
    let mut faults = Faults::default();
    for (drawn, healthy, _, name) in cases(Escc::Grade1b) {
        let (tumour, cord) = (drawn.tumour.as_ref().unwrap(), drawn.cord.as_ref().unwrap());
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
        let (tumour, cord) = (drawn.tumour.as_ref().unwrap(), drawn.cord.as_ref().unwrap());
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
        let (tumour, cord) = (drawn.tumour.as_ref().unwrap(), drawn.cord.as_ref().unwrap());
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
        let (tumour, cord) = (drawn.tumour.as_ref().unwrap(), drawn.cord.as_ref().unwrap());
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
        for from in SIDES {
            let drawn = GRADES.map(|grade| escc(level, grade, from));
            let tumours = drawn.each_ref().map(|drawn| area(drawn.tumour.as_ref()));
            let grows = tumours.windows(2).all(|pair| pair[0] + 0.5 < pair[1]);
            faults.unless(grows, format_args!("{level} {from:?}: tumour {tumours:.1?}"));
            let sacs = drawn.each_ref().map(|drawn| area(Some(&sac(drawn))));
            let shrinks = sacs.windows(2).all(|pair| pair[0] + 0.05 > pair[1]);
            faults.unless(shrinks, format_args!("{level} {from:?}: sac {sacs:.1?}"));
        }
    }
}

#[test]
fn nothing_in_a_narrowed_canal_overlaps_or_leaves_it() {
    let mut faults = Faults::default();
    for level in Level::ALL {
        for from in SIDES {
            // A grade of cord compression is drawn below the conus too, where a source states it.
            let mut drawings: Vec<(String, CanalDrawing)> =
                GRADES.map(|grade| (format!("{grade:?}"), escc(level, grade, from))).to_vec();
            if level > Level::L1 {
                drawings
                    .extend(THECAL.map(|grade| (format!("{grade:?}"), thecal(level, grade, from))));
            }
            for (grade, drawn) in drawings {
                let name = format!("{level} {grade} {from:?}");
                let space = Spans::of(&drawn.space);
                let CanalDrawing { tumour, dura, fluid, cord, bundle, .. } = &drawn;
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

#[test]
fn a_tumour_from_the_left_is_the_mirror_image_of_one_from_the_right() {
    let mut faults = Faults::default();
    let mirror = |polygon: &Polygon| polygon.map(|q| Point::new(-q.x, q.y));
    for level in Level::range(Level::C1, Level::L1) {
        for grade in GRADES {
            for (one, other) in [
                (Direction::Left, Direction::Right),
                (Direction::Anterior, Direction::Anterior),
                (Direction::Posterior, Direction::Posterior),
                (Direction::AllAround, Direction::AllAround),
            ] {
                let (a, b) = (escc(level, grade, one), escc(level, grade, other));
                let areas = |drawn: &CanalDrawing| {
                    [drawn.tumour.clone(), drawn.dura.clone(), drawn.cord.clone()]
                };
                for (a, b) in areas(&a).into_iter().zip(areas(&b)) {
                    assert_eq!(a.is_some(), b.is_some());
                    let (Some(a), Some(b)) = (a, b) else { continue };
                    let off = Spans::of(&mirror(&a)).differing(&Spans::of(&b));
                    faults.near(format_args!("{level} {grade:?} {one:?}"), off, 0.0, 0.3);
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
        for from in SIDES {
            let effaced = |grade| {
                let drawn = thecal(level, grade, from);
                (1.0 - area(Some(&sac(&drawn))) / healthy, drawn)
            };
            let (share, _) = effaced(ThecalSac::Grade1);
            let name = format!("{level} {from:?}");
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
