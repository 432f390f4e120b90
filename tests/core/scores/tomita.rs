//! Tomita's surgical classification (Tomita et al., Paraplegia 1994 and Spine 1997).

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use spinemap::anatomy::{Level, Level::*, Part};
use spinemap::case::*;
use spinemap::scores::tomita;

use super::oracle::rows;
use super::world::*;

#[test]
fn worked_examples_4a_to_4i() {
    let rows: [(&str, Marks<'_>, &str); 9] = [
        ("4-a", &[(L3, &["body_left"])], "1, intracompartmental"),
        ("4-b", &[(L3, &["body_left", "body_right", "pedicle_left"])], "2, intracompartmental"),
        ("4-c", &[(L3, &["body_left", "pedicle_left", "lamina_left"])], "3, intracompartmental"),
        ("4-d", &[(L3, &["pedicle_right", "lamina_right"])], "2, intracompartmental"),
        (
            "4-e",
            &[(T10, &["pedicle_left", "lamina_left", "lamina_right", "epidural"])],
            "4, extracompartmental",
        ),
        ("4-f", &[(T9, &["body_left", "epidural", "paravertebral_left"])], "5, extracompartmental"),
        ("4-g", &[(T5, &["body"]), (T6, &["body"])], "6, extracompartmental"),
        ("4-h", &[(T5, &["body"]), (T8, &["body"])], "7, multiple"),
        (
            "4-i",
            &[(T7, &["body"]), (T8, &["body"]), (T9, &["body"]), (T10, &["body"])],
            "7, multiple",
        ),
    ];
    for (number, marks, expected) in rows {
        let case = case(|point| mark_all(point, marks));
        assert_eq!(told(&case, tomita::NAME), expected, "{number}");
        let flags = one(&case, tomita::NAME).conventions;
        let flagged = flags.iter().any(|flag| flag.contains("does not define"));
        assert_eq!(flagged, number == "4-i", "{number}: {flags:?}");
    }
}

#[test]
fn soft_tissue_alone_has_no_type_and_nothing_no_score() {
    let soft = case(|point| mark(point, T5, &["epidural", "rib_left"]));
    assert_eq!(told(&soft, tomita::NAME), "not applicable (no bone is marked)");
    assert!(all(&case(|_| ()), tomita::NAME).is_empty());
}

#[test]
fn a_level_without_a_named_part_is_one_of_the_bony_types() {
    let unspecified = case(|point| mark(point, T5, &["unspecified"]));
    assert_eq!(told(&unspecified, tomita::NAME), "1–3, intracompartmental");
    let score = one(&unspecified, tomita::NAME);
    let change: Vec<f64> = score.missing().map(|input| input.change).collect();
    assert_eq!(change, [2.0]);
}

#[test]
fn another_metastasis_of_the_column_makes_it_multiple() {
    let mut case = case(|point| mark(point, T5, &["body"]));
    case.tumours.push(spinal(Region::Vertebra, L2, Some(Role::Metastasis)));
    assert_eq!(told(&case, tomita::NAME), "7, multiple");
    case.tumours[0].site = Fact::observed(site(Region::Vertebra, Some(T6)));
    assert_eq!(told(&case, tomita::NAME), "1, intracompartmental");
}

/// `T5:14 T8:2` as levels with their sites.
fn marks(text: &str) -> Vec<(Level, Vec<usize>)> {
    let level = |mark: &str| {
        let (level, sites) = mark.split_once(':').unwrap();
        let sites = sites.chars().map(|site| site.to_digit(10).unwrap() as usize).collect();
        (level.parse().unwrap(), sites)
    };
    text.split_whitespace().map(level).collect()
}

#[test]
fn a_hundred_thousand_marks_agree_with_the_oracle() {
    let parts = ["", "body", "pedicle_left", "lamina_right", "epidural_left", "paravertebral_left"];
    let rows = rows("tomita");
    assert_eq!(rows.len(), 100_000);
    for (index, row) in rows.iter().enumerate() {
        let marks = marks(&row[0]);
        let bit = |site: &usize| if *site <= 3 { 1 << (site - 1) } else { 0 };
        let bone: Vec<(Level, u16)> =
            marks.iter().map(|(level, sites)| (*level, sites.iter().map(bit).sum())).collect();
        let has = |site: usize| marks.iter().any(|(_, sites)| sites.contains(&site));
        let found = tomita::type_of(&bone, has(4), has(5), false);
        let expected = row[1].parse::<u8>().ok();
        assert_eq!(found, expected, "{row:?}");
        // The same as a case.
        if index % 50 == 0 && !marks.is_empty() {
            let case = case(|point| {
                for (level, sites) in &marks {
                    let parts: Vec<&str> = sites.iter().map(|site| parts[*site]).collect();
                    mark(point, *level, &parts);
                }
            });
            let types = points(&one(&case, tomita::NAME));
            assert_eq!(types, expected.into_iter().collect::<Vec<_>>(), "{row:?}");
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Said {
    Nothing,
    Free,
    Suspected,
    Involved,
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn the_types_are_those_of_every_meaning(
        said in prop::collection::vec(
            prop::sample::select(vec![
                Said::Nothing, Said::Nothing, Said::Nothing, Said::Free, Said::Suspected,
                Said::Involved,
            ]),
            20,
        ),
        gap in 0..2_usize,
        unspecified in prop::option::weighted(0.2, 0..4_usize),
    ) {
        let parts = ["body_left", "pedicle_left", "lamina_left", "epidural", "paravertebral_left"];
        let levels = [T5, T6, T7, Level::ALL[T8.index() + gap]];
        let case = case(|point| {
            for (index, said) in said.iter().enumerate() {
                let part: Part = parts[index % 5].parse().unwrap();
                let fact = match said {
                    Said::Nothing => continue,
                    Said::Free => fact(vec![(PartFinding::FREE, false)]),
                    Said::Suspected => fact(vec![(PartFinding::INVOLVED, true)]),
                    Said::Involved => seen(PartFinding::INVOLVED),
                };
                level(point, levels[index / 5]).parts.extend(fact.map(|fact| (part, fact)));
            }
            if let Some(place) = unspecified {
                mark(point, levels[place], &["unspecified"]);
            }
        });
        let suspected: Vec<usize> = (0..20).filter(|i| said[*i] == Said::Suspected).collect();
        prop_assume!(suspected.len() <= 9);
        // Every meaning: the suspected marks that hold, the sites of the level without a named
        // part, and the type.
        let mut worlds: Vec<(u32, u16, u8)> = Vec::new();
        // Any set of bony sites, unless one is certain.
        let is_named = |level: usize| (0..3).any(|i| said[level * 5 + i] == Said::Involved);
        let open = unspecified.filter(|level| !is_named(*level));
        for choice in 0..1_u32 << suspected.len() {
            let involved = |index: usize| match said[index] {
                Said::Involved => true,
                Said::Suspected => {
                    let place = suspected.iter().position(|i| *i == index).unwrap();
                    choice >> place & 1 == 1
                }
                _ => false,
            };
            let bony = |level: usize| -> u16 {
                (0..3).map(|site| u16::from(involved(level * 5 + site)) << site).sum()
            };
            let anywhere = |site: usize| (0..4).any(|level| involved(level * 5 + site));
            for mask in if open.is_some() { 1..8_u16 } else { 0..1 } {
                // Only left halves are said to be free, so that every site can be involved.
                let bone: Vec<(Level, u16)> = (0..4)
                    .map(|at| (levels[at], bony(at) | if open == Some(at) { mask } else { 0 }))
                    .collect();
                let kind = tomita::type_of(&bone, anywhere(3), anywhere(4), false);
                worlds.extend(kind.map(|kind| (choice, mask, kind)));
            }
        }
        let expected: BTreeSet<u8> = worlds.iter().map(|(_, _, kind)| *kind).collect();
        // How far the type moves with some of the marks, the others being what they are.
        let change = |of: &dyn Fn(usize) -> bool, level: Option<usize>| {
            let bits: u32 =
                suspected.iter().enumerate().map(|(bit, index)| u32::from(of(*index)) << bit).sum();
            let is_open = level.is_some() && open == level;
            let mut ends: BTreeMap<(u32, u16), (u8, u8)> = BTreeMap::new();
            for (choice, mask, kind) in &worlds {
                let others = (choice & !bits, if is_open { 0 } else { *mask });
                let end = ends.entry(others).or_insert((*kind, *kind));
                *end = (end.0.min(*kind), end.1.max(*kind));
            }
            f64::from(ends.values().map(|(low, high)| high - low).max().unwrap_or(0))
        };
        for score in all(&case, tomita::NAME) {
            for input in &score.inputs {
                let level = levels.iter().position(|level| level.name() == input.name);
                let expected = match (level, input.name.as_ref()) {
                    (Some(at), _) => change(&|i| i / 5 == at && i % 5 < 3, Some(at)),
                    (_, "canal") => change(&|i| i % 5 == 3, None),
                    _ => change(&|i| i % 5 == 4, None),
                };
                prop_assert!((input.change - expected).abs() < 1e-9, "{input:?}: {expected}");
            }
        }
        let found: BTreeSet<u8> =
            all(&case, tomita::NAME).iter().flat_map(points).collect();
        prop_assert_eq!(found, expected);
    }
}
