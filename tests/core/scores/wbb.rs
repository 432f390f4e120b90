//! WBB sectors and layers (Boriani et al., Spine 1997; Chan et al., Spine 2009).

use spinemap::anatomy::{Level, Level::*};
use spinemap::case::{Basis, Certainty, Fact, PartFinding, PartState, Sourced};
use spinemap::scores::wbb;

use super::world::*;

#[test]
fn worked_examples_5a_to_5d() {
    let rows = [
        ("5-a", (10.0, 0.0), 4),
        ("5-b", (0.0, 10.0), 7),
        ("5-c", (1.0, -10.0), 1),
        ("5-c", (-1.0, -10.0), 12),
        ("5-d", (-10.0, 3.0), 9),
    ];
    for (number, (x, y), expected) in rows {
        assert_eq!(wbb::sector_at(x, y), expected, "{number}");
    }
    // The posterior midline belongs to sector 1 and no angle falls outside the twelve.
    assert_eq!(wbb::sector_at(0.0, -10.0), 1);
    assert_eq!(wbb::sector_at(-1e-18, -10.0), 1);
}

#[test]
fn worked_examples_5e_to_5h() {
    let seed_2 = [
        "body",
        "pedicle_left",
        "transverse_process_left",
        "spinous_process",
        "epidural",
        "foramen_left",
        "paravertebral_left",
        "rib_left",
    ];
    let rows: [(&str, Level, &[&str], &str, &str); 4] = [
        (
            "5-e",
            T10,
            &["pedicle_left", "lamina_left", "lamina_right", "epidural"],
            "2,4,11 / BCD",
            "no resection window",
        ),
        (
            "5-f",
            L3,
            &["body_left", "body_right"],
            "5-8 / BC",
            "anterior en bloc (5-8), vertebrectomy (4-8), vertebrectomy (5-9)",
        ),
        ("5-g", T5, &seed_2, "1,3-8,12 / ABCD", "no resection window"),
        (
            "5-h",
            T3,
            &["spinous_process", "lamina_left", "lamina_right", "epidural", "posterior_muscle"],
            "1,2,11,12 / ABCD",
            "resection of the posterior arch (10-3)",
        ),
    ];
    for (number, at, parts, code, windows) in rows {
        let case = case(|point| mark(point, at, parts));
        assert_eq!(told(&case, wbb::NAME), format!("{code}, {windows}"), "{number}");
        let hints = one(&case, wbb::NAME).hints;
        let contiguous = hints.iter().any(|hint| hint == "contiguity suggests sectors 1,3,12");
        assert_eq!(contiguous, number == "5-e", "{number}: {hints:?}");
    }
}

#[test]
fn a_side_that_is_not_stated_leaves_both_sectors_open() {
    let case = case(|point| mark(point, L3, &["body_left_anterior", "pedicle"]));
    let score = one(&case, wbb::NAME);
    let codes: Vec<_> = score.outcome.one_of().iter().map(ToString::to_string).collect();
    assert_eq!(codes, ["6 / BC", "4,6,9 / BC"]);
    assert_eq!(score.missing().map(|input| input.change).collect::<Vec<_>>(), [2.0]);
}

#[test]
fn layers_reach_into_the_dura_and_the_artery() {
    let case =
        case(|point| mark(point, C5, &["lamina_left", "cord", "vertebral_artery_canal_left"]));
    assert_eq!(one(&case, wbb::NAME).result(), "2 / BCEF");
}

#[test]
fn the_atlas_has_halves_instead_of_quarters() {
    let case = case(|point| mark(point, C1, &["body_left"]));
    assert_eq!(one(&case, wbb::NAME).result(), "5,6 / BC");
}

/// Tumour in a body for sure, and in a lamina perhaps: what would be met without the lamina is told
/// as open, and no window is promised that the whole of it does not meet.
#[test]
fn a_window_is_only_promised_where_it_is_met_whatever_the_open_parts_are() {
    let class = |suspect: &[&str]| {
        let mut case = case(|point| mark_all(point, &[(T5, &["body"])]));
        let point = std::sync::Arc::make_mut(&mut case.time_points[0]);
        for name in suspect {
            let finding = PartFinding { state: PartState::Involved, extent: None };
            let mut mark = Sourced::new(finding, Basis::Stated);
            mark.certainty = Certainty::Suspected;
            let parts = &mut point.findings.levels.get_mut(&T5).unwrap().parts;
            parts.insert(name.parse().unwrap(), Fact::new(mark));
        }
        let scores = spinemap::scores::of_time_point(&case, 0);
        let score = scores.into_iter().find(|score| score.name == wbb::NAME).unwrap();
        score.class.unwrap().into_owned()
    };
    let body = class(&[]);
    assert!(!body.is_empty() && !body.contains("window"), "{body}");
    assert_eq!(class(&["lamina_left"]), format!("no resection window, or {body}"));
}
