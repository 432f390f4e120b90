//! AJCC T of bone sarcomas of the spine (AJCC Cancer Staging Manual, 8th edition,
//! 2017, chapter 38).

use std::collections::BTreeSet;

use proptest::prelude::*;
use spinemap::anatomy::{Level, Level::*, Part};
use spinemap::case::*;
use spinemap::scores::ajcc;

use super::oracle::rows;
use super::world::*;

/// A primary osteosarcoma of the spine with some marks.
fn primary(change: impl FnOnce(&mut TimePoint)) -> Case {
    let mut case = case(change);
    case.tumours.push(spinal(Region::Vertebra, T5, Some(Role::Primary)));
    case.diagnoses.push(diagnosis("spinal", "osteosarcoma", "9180/3"));
    case
}

#[test]
fn worked_examples_6e_to_6n() {
    let rows: [(&str, Marks<'_>, &str); 10] = [
        ("6-e", &[(L2, &["body_left", "body_right"])], "T1"),
        ("6-f", &[(L2, &["body_left", "pedicle_left", "lamina_left"])], "T2"),
        ("6-g", &[(L2, &["pedicle_left", "body_right"])], "T3"),
        ("6-h", &[(L2, &["body_left", "body_right", "pedicle_left", "spinous_process"])], "T3"),
        ("6-i", &[(L2, &["pedicle_left", "pedicle_right", "facet_left"])], "T2"),
        ("6-j", &[(L2, &["body_left", "epidural"])], "T4a"),
        ("6-k", &[(L2, &["body_left", "great_vessel"])], "T4b"),
        ("6-l", &[(T5, &["body_left"]), (T6, &["body_left"])], "T1"),
        ("6-m", &[(T5, &["body_left", "body_right"]), (T6, &["body_left"])], "T2"),
        ("6-n", &[(T5, &["body_left"]), (T7, &["body_left"])], "T3"),
    ];
    for (number, marks, expected) in rows {
        let case = primary(|point| mark_all(point, marks));
        let score = one(&case, ajcc::NAME);
        assert_eq!(score.result(), expected, "{number}");
        let convention = score.conventions.iter().any(|words| words.contains("neighbouring"));
        assert_eq!(convention, ["6-l", "6-m"].contains(&number), "{number}");
    }
}

#[test]
fn it_is_for_primary_sarcomas_of_bone_alone() {
    let told = |role: Role, region: Region, name: &str, code: &str| {
        let mut case = case(|point| mark(point, T5, &["body"]));
        case.tumours.push(spinal(region, T5, Some(role)));
        case.diagnoses.push(diagnosis("spinal", name, code));
        one(&case, ajcc::NAME).result()
    };
    let na = "not applicable";
    assert!(told(Role::Metastasis, Region::Vertebra, "leiomyosarcoma", "8890/6").starts_with(na));
    assert!(told(Role::DirectExtension, Region::Vertebra, "sarcoma", "8800/3").starts_with(na));
    assert!(told(Role::Primary, Region::ParaspinalTissue, "sarcoma", "8800/3").starts_with(na));
    assert!(told(Role::Primary, Region::Vertebra, "plasma cell myeloma", "9732/3").starts_with(na));
    assert!(told(Role::Primary, Region::Vertebra, "osteoblastoma", "9200/0").starts_with(na));
    assert_eq!(told(Role::Primary, Region::Vertebra, "chordoma", "9370/3"), "T1");
}

#[test]
fn a_canal_that_is_invaded_somewhere_within_a_span_is_t4a() {
    let case = primary(|point| {
        mark(point, T5, &["body"]);
        let finding = LevelFinding {
            canal: seen(Canal { state: CanalState::Invaded, from: None }),
            ..LevelFinding::default()
        };
        let reading = Reading::Somewhere;
        point.findings.spans.push(Span { first: T4, last: T6, reading, finding });
    });
    assert_eq!(one(&case, ajcc::NAME).result(), "T4a");
}

const LETTERS: &str = "lLRrP";

#[test]
fn a_hundred_thousand_sets_agree_with_the_oracle() {
    let rows = rows("ajcc");
    assert_eq!(rows.len(), 100_000);
    for row in rows {
        let level = |mark: &str| {
            let (level, letters) = mark.split_once(':').unwrap();
            let bits = letters.chars().map(|letter| 1 << LETTERS.find(letter).unwrap());
            (level.parse().unwrap(), bits.sum())
        };
        let segments: Vec<(Level, u16)> = row[0].split_whitespace().map(level).collect();
        let found = ajcc::category(&segments, row[1].contains('c'), row[1].contains('v'));
        assert_eq!(ajcc::CATEGORIES[usize::from(found)], row[2], "{row:?}");
    }
}

/// What is said of a part, and the sets of segments that it can mean.
#[derive(Debug, Clone, Copy)]
struct Said {
    key: &'static str,
    partial: bool,
    suspected: bool,
    meanings: &'static [u16],
}

const fn said(key: &'static str, meanings: &'static [u16]) -> Said {
    Said { key, partial: false, suspected: false, meanings }
}

/// Segments: 1 left pedicle, 2 left body, 4 right body, 8 right pedicle, 16 posterior.
const SAID: [Said; 7] = [
    said("pedicle_left", &[1]),
    said("pedicle", &[1, 8, 9]),
    said("body_right", &[4]),
    said("lamina", &[16]),
    said("body", &[6]),
    Said { partial: true, ..said("body", &[2, 4, 6]) },
    Said { suspected: true, ..said("pedicle_right", &[0, 8]) },
];

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn the_categories_are_those_of_every_meaning(
        marks in prop::collection::vec(
            prop::collection::vec(prop::sample::select(SAID.to_vec()), 0..3), 5,
        ),
        suspect_all in any::<bool>(),
        canal in prop::sample::select(vec![None, None, None, Some(true), Some(false)]),
    ) {
        let levels = [T5, T6, T7, T8, T10];
        // One word about each structure of a level.
        let marks: Vec<Vec<Said>> = marks.into_iter().map(|level| {
            let mut seen = BTreeSet::new();
            let first = |said: &Said| seen.insert(said.key.split('_').next().unwrap());
            level.into_iter().filter(first).collect()
        }).collect();
        let case = primary(|point| {
            for (level, said) in levels.iter().zip(&marks) {
                for Said { key, partial, suspected, .. } in said {
                    let part: Part = key.parse().unwrap();
                    let extent = partial.then_some(Extent::Partial);
                    let finding = PartFinding { extent, ..PartFinding::INVOLVED };
                    let fact = fact(vec![(finding, *suspected || suspect_all)]).unwrap();
                    super::world::level(point, *level).parts.insert(part, fact);
                }
            }
            if let Some(suspected) = canal {
                let fact = fact(vec![(PartFinding::INVOLVED, suspected)]).unwrap();
                level(point, T6).parts.insert(Part::EPIDURAL, fact);
            }
        });
        // The sets that each level can hold.
        let sets: Vec<BTreeSet<u16>> = marks.iter().map(|level| {
            level.iter().fold(BTreeSet::from([0]), |sets, said| {
                let mut meanings = said.meanings.to_vec();
                if suspect_all {
                    // A whole body that is suspected may be involved in either half.
                    let all = said.meanings.iter().fold(0, |all, one| all | one);
                    meanings = (0..32).filter(|set| set & !all == 0).collect();
                }
                let with = |set: u16| meanings.iter().map(move |more| set | more).collect::<Vec<_>>();
                sets.into_iter().flat_map(with).collect()
            })
        }).collect();
        let mut expected = BTreeSet::new();
        if canal.is_some() {
            expected.insert("T4a".to_owned());
        }
        if canal != Some(false) {
            let mut worlds: Vec<Vec<(Level, u16)>> = vec![Vec::new()];
            for (level, sets) in levels.iter().zip(&sets) {
                worlds = worlds.iter().flat_map(|world| sets.iter().map(|set| {
                    let mut world = world.clone();
                    world.push((*level, *set));
                    world
                })).collect();
            }
            let category = |world: &Vec<(Level, u16)>| {
                ajcc::CATEGORIES[usize::from(ajcc::category(world, false, false))].to_owned()
            };
            expected.extend(worlds.iter().map(category));
        }
        let found: BTreeSet<String> = all(&case, ajcc::NAME)
            .iter()
            .flat_map(|score| score.outcome.one_of())
            .map(ToString::to_string)
            .collect();
        if marks.iter().all(Vec::is_empty) && canal.is_none() {
            prop_assert!(found.is_empty());
        } else {
            prop_assert_eq!(found, expected);
        }
    }
}
