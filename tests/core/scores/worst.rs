//! The worst level, where it can be told and where it cannot.

use spinemap::anatomy::Level::{self, *};
use spinemap::case::*;
use spinemap::scores::{Rank, worst_level};

use super::sins::{collapse, percent, worlds};
use super::world::*;

/// The worst level of a case, in words.
fn worst(case: &Case) -> Option<String> {
    worst_level(&all(case, "SINS").iter().collect::<Vec<_>>())
}

#[test]
fn the_worst_level_is_named_and_so_is_every_one_that_may_be_it() {
    use CollapseClass::{Above50, Below50, None, Present};

    let say = |point: &mut TimePoint, at: Level, class: CollapseClass| {
        mark(point, at, &["body"]);
        let level = level(point, at);
        level.unmarked = Some(Unmarked::Free);
        level.bone_lesion = seen(BoneLesion::Lytic);
        level.alignment = seen(Alignment::Normal);
        level.collapse = seen(collapse(class));
        level.body_share = seen(percent("20"));
    };
    let of = |levels: &[(Level, CollapseClass)]| {
        case(|point| {
            for (at, class) in levels {
                say(point, *at, *class);
            }
            mark(point, S3, &["epidural"]);
        })
    };
    // The pain is not known, and the same at both: it leaves no doubt which one is worse.
    let sure = of(&[(T5, None), (T12, None)]);
    assert_eq!(worst(&sure).as_deref(), Some("worst level: T12"));
    assert_eq!(worst(&of(&[(T5, None), (T6, None)])).as_deref(), Some("worst levels: T5 and T6"));
    // T5 has 2 or 3 points more than nothing, T9 two.
    assert_eq!(
        worst(&of(&[(T5, Present), (T9, Above50)])).as_deref(),
        Some("worst level: T9"),
        "T5 comes up to T9 at the most"
    );
    let open = of(&[(T4, None), (T5, Present), (T9, Present), (L3, None)]);
    assert_eq!(worst(&open).as_deref(), Some("worst level: T5 or T9"));
    assert_eq!(worst(&of(&[(T5, Below50)])), Option::None, "there is only one");
    let ranks: Vec<_> = all(&open, "SINS").iter().map(|score| score.rank).collect();
    let possible = Some(Rank::Possible);
    assert_eq!(ranks, [Option::None, possible, possible, Option::None, Option::None]);
}

#[test]
fn the_worst_levels_are_those_of_every_meaning() {
    let classes = [CollapseClass::None, CollapseClass::Present, CollapseClass::Above50];
    let levels = [T4, T8, C5];
    for places in worlds(&[vec![true, false], vec![true, false], vec![true, false]]) {
        for class in classes {
            let case = case(|point| {
                for (at, open) in levels.iter().zip(&places) {
                    mark(point, *at, &["body_left"]);
                    let level = level(point, *at);
                    level.collapse = seen(collapse(class));
                    level.alignment = seen(Alignment::Normal);
                    level.bone_lesion = (!open).then(|| Fact::observed(BoneLesion::Mixed));
                    level.unmarked = Some(if *open { Unmarked::NotStated } else { Unmarked::Free });
                }
            });
            let scores = all(&case, "SINS");
            let totals: Vec<Vec<u8>> = scores
                .iter()
                .map(|score| {
                    let own = score.inputs.iter().filter(|input| input.name != "pain");
                    own.fold(vec![0], |totals, input| {
                        let points: Vec<u8> = input.points.unwrap().iter().collect();
                        totals.iter().flat_map(|t| points.iter().map(move |p| t + p)).collect()
                    })
                })
                .collect();
            // Levels that are highest in some world, and those that are in every one.
            let (mut some, mut every) = ([false; 3], [true; 3]);
            for a in &totals[0] {
                for b in &totals[1] {
                    for c in &totals[2] {
                        let world = [*a, *b, *c];
                        let top = world.into_iter().max().unwrap();
                        for at in 0..3 {
                            let mut others = (0..3).filter(|other| *other != at);
                            let is_alone = others.all(|other| world[other] < top);
                            some[at] |= world[at] == top && is_alone;
                            every[at] &= world[at] == top;
                        }
                    }
                }
            }
            for (at, score) in scores.iter().enumerate() {
                let expected = match (every[at], every.contains(&true)) {
                    (true, _) => Some(Rank::Worst),
                    (false, false) if some[at] => Some(Rank::Possible),
                    _ => None,
                };
                assert_eq!(score.rank, expected, "{}: {totals:?}", score.title());
            }
        }
    }
}
