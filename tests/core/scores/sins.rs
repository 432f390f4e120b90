//! SINS (Fisher et al., Spine 2010).

use std::collections::BTreeSet;

use proptest::prelude::*;
use spinemap::anatomy::{Level, Level::*, Part};
use spinemap::case::*;
use spinemap::scores::{Rank, State, sins};

use super::oracle::{named, rows};
use super::world::*;

pub fn collapse(class: CollapseClass) -> Collapse {
    Collapse { class, percent: None }
}

pub fn percent(text: &str) -> Quantity {
    text.parse().unwrap()
}

/// A level with everything stated, and every unmarked part free.
fn stated(
    at: Level,
    pain: Pain,
    lesion: BoneLesion,
    alignment: Alignment,
    body: Collapse,
    parts: &[&str],
) -> Case {
    case(|point| {
        mark(point, at, &["body"]);
        mark(point, at, parts);
        point.findings.unmarked = Some(Unmarked::Free);
        point.pain = seen(AnyOf::one(pain));
        let level = level(point, at);
        level.bone_lesion = seen(lesion);
        level.alignment = seen(alignment);
        level.collapse = seen(body);
        level.body_share = seen(percent("60"));
    })
}

#[test]
fn worked_examples_2a_to_2d() {
    use {Alignment as A, BoneLesion as B, CollapseClass as C};
    let both = &["pedicle_left", "facet_right"];
    let rows = [
        (
            "2-a",
            stated(L1, Pain::Mechanical, B::Lytic, A::Normal, collapse(C::Above50), both),
            "14, unstable",
        ),
        (
            "2-c",
            stated(
                C5,
                Pain::Mechanical,
                B::Lytic,
                A::NewDeformity,
                collapse(C::Below50),
                &["pedicle_left"],
            ),
            "12, potentially unstable",
        ),
        (
            "2-d",
            stated(S3, Pain::NotMechanical, B::Mixed, A::Normal, collapse(C::None), &[]),
            "3, stable",
        ),
    ];
    for (number, case, expected) in rows {
        assert_eq!(told(&case, "SINS"), expected, "{number}");
        assert_eq!(one(&case, "SINS").missing().count(), 0, "{number}");
    }
    let mut quiet = stated(T6, Pain::None, B::Blastic, A::Normal, collapse(C::None), &[]);
    level(std::sync::Arc::make_mut(&mut quiet.time_points[0]), T6).body_share = seen(percent("20"));
    assert_eq!(told(&quiet, "SINS"), "1, stable", "2-b");
}

fn seed_2(unmarked: Unmarked) -> Case {
    case(|point| {
        point.findings.unmarked = Some(unmarked);
        let kinds = vec![Pain::Mechanical, Pain::NotMechanical];
        point.pain = seen(AnyOf::try_from(kinds).unwrap());
        for at in [T5, T6] {
            mark(point, at, &["body", "pedicle_left"]);
            let level = level(point, at);
            level.bone_lesion = seen(BoneLesion::Lytic);
            level.alignment = seen(Alignment::Normal);
            level.collapse = seen(collapse(CollapseClass::None));
        }
    })
}

#[test]
fn worked_example_2e() {
    let open = seed_2(Unmarked::NotStated);
    for score in all(&open, "SINS") {
        assert_eq!(score.result(), "5–10");
        assert_eq!(score.rank, Some(Rank::Possible));
        assert_eq!(score.class.as_deref(), Some("stable – potentially unstable"));
        let missing: Vec<_> = score
            .missing()
            .map(|input| (input.name.to_string(), input.change, input.field.to_string()))
            .collect();
        let at = score.subject.level().unwrap();
        let field = |name: &str| format!("time_points[0].findings.levels.{at}.{name}");
        assert_eq!(
            missing,
            [
                ("pain".to_owned(), 2.0, "time_points[0].pain".to_owned()),
                ("body".to_owned(), 1.0, field("body_share")),
                ("posterolateral".to_owned(), 2.0, field("parts")),
            ]
        );
    }
    let free = seed_2(Unmarked::Free);
    assert!(all(&free, "SINS").iter().all(|score| score.result() == "5–8"));
}

#[test]
fn worked_example_2f() {
    let case = case(|point| {
        let kinds = vec![Pain::Mechanical, Pain::NotMechanical];
        point.pain = seen(AnyOf::try_from(kinds).unwrap());
        mark(point, C6, &["body"]);
        level(point, C6).bone_lesion = seen(BoneLesion::Lytic);
        level(point, C6).collapse = seen(collapse(CollapseClass::Present));
    });
    assert_eq!(told(&case, "SINS"), "7–17, potentially unstable – unstable");
}

#[test]
fn exactly_half_of_collapse_is_two_or_three_points() {
    for (share, expected) in [
        ("50", "2–3"),
        ("49", "2"),
        ("51", "3"),
        (">50", "3"),
        ("≥50", "2–3"),
        ("<50", "0–2"),
        ("40-60", "2–3"),
    ] {
        let body = Collapse { class: CollapseClass::Present, percent: Some(percent(share)) };
        let worth = sins::body(&body, spinemap::scores::Points::exactly(0));
        assert_eq!(worth.to_string(), expected, "{share}");
    }
}

#[test]
fn tumours_outside_bone_have_no_score() {
    let case = case(|point| mark(point, T5, &["epidural", "paravertebral_left", "rib_left"]));
    let score = one(&case, "SINS");
    assert!(score.outcome.not_applicable().unwrap().contains("no bone"));
    let nothing = super::world::case(|point| level(point, T5).note = Some("seen".to_owned()));
    assert!(all(&nothing, "SINS").is_empty());
}

#[test]
fn lamina_spine_and_rib_are_no_posterolateral_parts() {
    let parts = ["lamina_left", "spinous_process", "transverse_process_right", "rib_left"];
    let posterolateral = |more: &[&str]| {
        let case = case(|point| {
            point.findings.unmarked = Some(Unmarked::Free);
            mark(point, T6, &parts);
            mark(point, T6, more);
        });
        let score = one(&case, "SINS");
        let input = score.inputs.iter().find(|input| input.name == "posterolateral").unwrap();
        (input.points.unwrap().to_string(), input.state)
    };
    assert_eq!(posterolateral(&[]), ("0".to_owned(), State::Known));
    assert_eq!(posterolateral(&["costovertebral_joint_left"]), ("1".to_owned(), State::Known));
    assert_eq!(posterolateral(&["pedicle"]), ("1–3".to_owned(), State::Bounded));
    assert_eq!(posterolateral(&["facet_left", "pedicle_right"]), ("3".to_owned(), State::Known));
}

/// Something that is said of a level.
type Change = fn(&mut LevelFinding);

#[test]
fn a_level_of_which_nothing_is_wrong_is_no_lesion() {
    let suspected = |finding: PartFinding| fact(vec![(finding, true)]).unwrap();
    let free = |point: &mut TimePoint, at: Level| {
        let part: Part = "body".parse().unwrap();
        level(point, at).parts.insert(part, suspected(PartFinding::FREE));
    };
    let case = case(|point| {
        mark(point, T5, &["body"]);
        free(point, T9);
    });
    let levels: Vec<_> =
        all(&case, "SINS").iter().filter_map(|score| score.subject.level()).collect();
    assert_eq!(levels, [T5], "that T9 is only suspected to be free makes it no lesion");
    assert_eq!(one(&case, "Tomita type").result(), "1");
    assert_eq!(all(&case, "WBB (SOSG)").len(), 1);
    let alone = super::world::case(|point| free(point, T9));
    assert_eq!(spinemap::scores::of_time_point(&alone, 0).len(), 0);
    // What makes a level one: a suspicion, one source against another, or bone that is changed.
    let changes: [(&str, Change, bool); 8] = [
        (
            "suspected",
            |l| {
                l.parts.extend(
                    fact(vec![(PartFinding::INVOLVED, true)]).map(|fact| (Part::BODY, fact)),
                );
            },
            true,
        ),
        (
            "disputed",
            |l| {
                let values = vec![(PartFinding::FREE, false), (PartFinding::INVOLVED, false)];
                l.parts.extend(fact(values).map(|fact| (Part::BODY, fact)));
            },
            true,
        ),
        ("lytic", |l| l.bone_lesion = fact(vec![(BoneLesion::Lytic, true)]), true),
        ("collapsed", |l| l.collapse = seen(collapse(CollapseClass::Present)), true),
        ("share", |l| l.body_share = seen(percent("30")), true),
        ("not changed", |l| l.bone_lesion = seen(BoneLesion::None), false),
        ("not collapsed", |l| l.collapse = seen(collapse(CollapseClass::None)), false),
        ("no share", |l| l.body_share = seen(percent("0")), false),
    ];
    for (name, change, is_lesion) in changes {
        let case = super::world::case(|point| {
            free(point, T9);
            change(level(point, T9));
        });
        assert_eq!(!all(&case, "SINS").is_empty(), is_lesion, "{name}");
    }
}

#[test]
fn every_combination_agrees_with_the_oracle() {
    let mut seen = BTreeSet::new();
    for row in rows("sins") {
        let level: Level = row[0].parse().unwrap();
        let share = u8::from(row[4] == "large_share");
        let class = match row[4].as_str() {
            "large_share" | "none" => CollapseClass::None,
            class => named(class),
        };
        let body = sins::body(&collapse(class), spinemap::scores::Points::exactly(share));
        assert!(body.is_settled());
        let (left, right) = match row[5].as_str() {
            "bilateral" => (true, true),
            "unilateral" => (level.has_ribs(), !level.has_ribs()),
            _ => (false, false),
        };
        let total = sins::location(level)
            + sins::pain(named(&row[1]))
            + sins::bone_lesion(named(&row[2]))
            + sins::alignment(named(&row[3]))
            + body.min()
            + sins::posterolateral(left, right);
        assert_eq!(
            (total.to_string(), sins::class(total)),
            (row[6].clone(), row[7].as_str()),
            "{row:?}"
        );
        seen.insert((level, total));
    }
    assert!(seen.len() > 29 * 10);
}

/// Some values of a fact, each suspected or not.
fn values<T: Choice + std::fmt::Debug>() -> impl Strategy<Value = Vec<(T, bool)>> {
    prop::collection::vec((prop::sample::select(T::ALL.to_vec()), any::<bool>()), 0..3)
}

/// What a fact can mean: what is said, or anything where nothing is said for certain.
fn meanings<T: Choice>(values: &[(T, bool)]) -> Vec<T> {
    if values.iter().any(|(_, suspected)| !suspected) {
        values.iter().map(|(value, _)| *value).collect()
    } else {
        T::ALL.to_vec()
    }
}

/// What a mark can mean: involved or not.
fn sides(mark: Option<(bool, bool)>, unmarked: Unmarked) -> Vec<bool> {
    match mark {
        Some((involved, false)) => vec![involved],
        None if unmarked == Unmarked::Free => vec![false],
        Some((_, true)) | None => vec![true, false],
    }
}

/// Every choice of one from each list.
pub fn worlds(options: &[Vec<bool>]) -> Vec<Vec<bool>> {
    options.iter().fold(vec![Vec::new()], |worlds, option| {
        let with = |world: &Vec<bool>, value: bool| [world.as_slice(), &[value]].concat();
        worlds.iter().flat_map(|world| option.iter().map(move |one| with(world, *one))).collect()
    })
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn the_interval_is_that_of_every_meaning(
        at in prop::sample::select(vec![C4, T6, T12, S1]),
        pain in values::<Pain>(),
        lesion in values::<BoneLesion>(),
        alignment in values::<Alignment>(),
        body in values::<CollapseClass>(),
        share in prop::option::of(prop::sample::select(vec!["20", "50", "80", ">40", "<60"])),
        marks in prop::collection::vec(prop::option::of((any::<bool>(), any::<bool>())), 4),
        unmarked in prop::sample::select(vec![Unmarked::Free, Unmarked::NotStated]),
    ) {
        let keys = ["pedicle_left", "pedicle_right", "facet_left", "facet_right"];
        let case = case(|point| {
            mark(point, at, &["body"]);
            point.findings.unmarked = Some(unmarked);
            point.pain = fact(pain.iter().map(|(v, s)| (AnyOf::one(*v), *s)).collect());
            let level = level(point, at);
            level.bone_lesion = fact(lesion.clone());
            level.alignment = fact(alignment.clone());
            level.collapse = fact(body.iter().map(|(v, s)| (collapse(*v), *s)).collect());
            level.body_share = share.and_then(|text| seen(percent(text)));
            for (key, mark) in keys.iter().zip(&marks) {
                let part: Part = key.parse().unwrap();
                if let Some((involved, suspected)) = *mark {
                    let finding = if involved { PartFinding::INVOLVED } else { PartFinding::FREE };
                    level.parts.extend(fact(vec![(finding, suspected)]).map(|fact| (part, fact)));
                }
            }
        });
        let shares: Vec<u8> = match share {
            Some("20" | "50") => vec![0],
            Some("80") => vec![1],
            _ => vec![0, 1],
        };
        let bodies: Vec<u8> = meanings(&body).into_iter().flat_map(|class| match class {
            CollapseClass::None => shares.clone(),
            CollapseClass::Present => vec![2, 3],
            CollapseClass::Below50 => vec![2],
            CollapseClass::Above50 => vec![3],
        }).collect();
        // Pedicle and facet of each side, then the costovertebral joints.
        let mut options: Vec<Vec<bool>> = marks.iter().map(|mark| sides(*mark, unmarked)).collect();
        let joint = if at.has_ribs() { sides(None, unmarked) } else { vec![false] };
        options.extend([joint.clone(), joint]);
        let posterolateral = worlds(&options).into_iter().map(|world| {
            sins::posterolateral(world[0] || world[2] || world[4], world[1] || world[3] || world[5])
        });
        let posterolateral: BTreeSet<u8> = posterolateral.collect();
        let mut totals = BTreeSet::new();
        for pain in meanings(&pain) {
            for lesion in meanings(&lesion) {
                for alignment in meanings(&alignment) {
                    for body in &bodies {
                        for sides in &posterolateral {
                            totals.insert(
                                sins::location(at) + sins::pain(pain) + sins::bone_lesion(lesion)
                                    + sins::alignment(alignment) + body + sides,
                            );
                        }
                    }
                }
            }
        }
        let score = one(&case, "SINS");
        prop_assert_eq!(points(&score), totals.into_iter().collect::<Vec<_>>());
        let width: f64 = score.missing().map(|input| input.change).sum();
        let found = points(&score);
        prop_assert!((width - f64::from(found[found.len() - 1] - found[0])).abs() < 1e-9);
    }
}
