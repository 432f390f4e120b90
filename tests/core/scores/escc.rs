//! Cord compression (Bilsky et al., J Neurosurg Spine 2010) and the thecal sac (abstract of the AANS
//! annual meeting, 2025).

use spinemap::anatomy::Level::{self, *};
use spinemap::case::*;
use spinemap::scores::Rank;
use spinemap::scores::escc::{self, Signs};

use super::world::*;

fn grades(signs: Signs) -> String {
    let names = ["0", "1a", "1b", "1c", "2", "3"];
    escc::grades(signs).iter().map(|place| names[usize::from(place)]).collect::<Vec<_>>().join(" ")
}

#[test]
fn worked_example_3a() {
    let signs = Signs {
        epidural: Some(true),
        sac_deformed: Some(true),
        cord_touched: Some(false),
        ..Signs::default()
    };
    assert_eq!(grades(signs), "1b");
    assert_eq!(escc::group(escc::grades(signs).min()), "low");
}

#[test]
fn worked_example_3b() {
    let case = case(|point| {
        mark(point, T10, &["pedicle_left", "epidural"]);
        level(point, T10).cord_compressed = seen(YesNo::Yes);
    });
    assert_eq!(told(&case, escc::NAME), "2 or 3, high");
    let score = one(&case, escc::NAME);
    assert_eq!(score.missing().map(|input| input.change).collect::<Vec<_>>(), [1.0]);
}

#[test]
fn worked_example_3c() {
    let case = case(|point| {
        for at in [T5, T6] {
            level(point, at).escc = fact(vec![(Bounds::exactly(Escc::Grade3), false)]);
        }
    });
    let found = all(&case, escc::NAME);
    assert_eq!(found.len(), 2);
    for score in found {
        assert_eq!((score.result().as_str(), score.class.as_deref()), ("3", Some("high")));
        assert!(!score.is_inferred() && score.missing().count() == 0);
    }
}

#[test]
fn worked_example_3d() {
    assert_eq!(escc::thecal_sac(200.0 / 3.0, true, false), ThecalSac::Grade2);
    let case = case(|point| {
        mark(point, L4, &["epidural"]);
        level(point, L4).thecal_sac = seen(Bounds::exactly(ThecalSac::Grade2));
    });
    assert!(told(&case, escc::NAME).starts_with("not applicable (below the conus"));
    assert_eq!(told(&case, escc::SAC_NAME), "2");
    assert!(one(&case, escc::SAC_NAME).hints.iter().any(|hint| hint.contains("unvalidated")));
}

#[test]
fn the_sac_is_graded_by_its_effacement() {
    let rows = [(0.0, true, false, "0"), (49.9, true, false, "1"), (50.0, true, false, "2")];
    for (effaced, csf, clumped, expected) in rows {
        assert_eq!(escc::thecal_sac(effaced, csf, clumped).label(), expected);
    }
    assert_eq!(escc::thecal_sac(100.0, false, false), ThecalSac::Grade3);
    assert_eq!(escc::thecal_sac(100.0, false, true), ThecalSac::Grade4);
}

/// What the words of a report allow without a grade.
#[test]
fn words_bound_the_grade() {
    type Say = fn(&mut LevelFinding);
    let rows: [(&str, Say, &str); 7] = [
        ("compressed", |f| f.cord_compressed = seen(YesNo::Yes), "2 or 3"),
        ("not compressed", |f| f.cord_compressed = seen(YesNo::No), "0 or 1a or 1b or 1c"),
        ("displaced", |f| f.cord_displacement = seen(Direction::Right), "1c or 2 or 3"),
        ("adherent", |f| f.cord_adherence = seen(Adherence::Tight), "1c or 2 or 3"),
        ("sac", |f| f.thecal_sac = seen(Bounds::at_least(ThecalSac::Grade1)), "1b or 1c or 2 or 3"),
        ("filled", |f| f.canal = seen(Canal { state: CanalState::Filled, from: None }), "2 or 3"),
        (
            "invaded",
            |f| f.canal = seen(Canal { state: CanalState::Invaded, from: None }),
            "1a or 1b or 1c or 2 or 3",
        ),
    ];
    for (words, say, expected) in rows {
        let case = case(|point| say(level(point, T6)));
        assert_eq!(one(&case, escc::NAME).result(), expected, "{words}");
    }
    let deficit = case(|point| {
        level(point, T6).cord_displacement = seen(Direction::Right);
        point.neurology.frankel = seen(AnyOf::try_from(vec![Frankel::C, Frankel::D]).unwrap());
    });
    assert_eq!(one(&deficit, escc::NAME).result(), "2 or 3");
}

#[test]
fn only_a_canal_said_to_be_free_is_grade_0() {
    let free = Canal { state: CanalState::Free, from: None };
    let stated = case(|point| level(point, T6).canal = seen(free));
    assert_eq!(told(&stated, escc::NAME), "0, low");
    let unmarked = case(|point| {
        mark(point, T6, &["body"]);
        point.findings.unmarked = Some(Unmarked::Free);
    });
    assert!(all(&unmarked, escc::NAME).is_empty());
}

#[test]
fn the_scale_depends_on_the_level() {
    let at = |at: Level| {
        let case = case(|point| level(point, at).cord_compressed = seen(YesNo::Yes));
        let score = one(&case, escc::NAME);
        (score.outcome.not_applicable().is_some(), score.hints.iter().any(|h| h.contains("conus")))
    };
    assert_eq!((at(C1), at(L1)), ((false, false), (false, false)));
    assert_eq!(at(L2), (false, true));
    assert_eq!((at(L3).0, at(S2).0, at(S3).0, at(S5).0), (true, true, true, true));
    let stated = case(|point| {
        level(point, L4).escc = seen(Bounds::exactly(Escc::Grade2));
    });
    let score = one(&stated, escc::NAME);
    assert_eq!(score.result(), "2");
    assert!(score.hints.iter().any(|hint| hint.contains("below the conus")));
}

#[test]
fn sources_that_disagree_give_all_their_grades() {
    let case = case(|point| {
        level(point, T6).escc = fact(vec![
            (Bounds::exactly(Escc::Grade1b), false),
            (Bounds::at_least(Escc::Grade2), false),
        ]);
        level(point, T9).escc = seen(Bounds::exactly(Escc::Grade3));
    });
    let found = all(&case, escc::NAME);
    assert_eq!(found[0].result(), "1b or 2 or 3");
    assert_eq!(found[0].class.as_deref(), Some("low – high"));
    assert_eq!(found.iter().map(|score| score.rank).collect::<Vec<_>>(), [None, Some(Rank::Worst)]);
}
