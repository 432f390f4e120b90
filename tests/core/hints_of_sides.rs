//! Hints at left and right exchanged.

use spinemap::anatomy::{Level, Part, Side, Structure};
use spinemap::case::{Basis, Case, Evidence, Fact, PartFinding, Sourced};
use spinemap::edit::finding_mut;

use super::hints::{after, mended, of};

#[test]
fn a_mark_on_the_other_side_than_its_passage_is_known() {
    let left = Part::sided(Structure::Pedicle, Side::Left);
    let right = Part::sided(Structure::Pedicle, Side::Right);
    let (case, hint) = after("shabani-2025", "sides-exchanged", |case| {
        let source = case.sources[0].id.clone();
        let words = case.sources[0].text.chars().take(4).collect();
        let mut sourced = Sourced::new(PartFinding::INVOLVED, Basis::Stated);
        sourced.evidence = vec![Evidence { source, start: 0, end: 4, words }];
        // The words that are kept with the passage are what is compared.
        sourced.evidence[0].words = "the left pedicle is destroyed".to_owned();
        let finding = finding_mut(case, 0, Level::T8).unwrap();
        finding.parts.insert(right, Fact::new(sourced));
    });
    let mut case = case;
    hint.fix.as_ref().unwrap().mend(&mut case);
    let finding = &case.time_points[0].findings.levels[&Level::T8];
    assert!(finding.parts.contains_key(&left) && !finding.parts.contains_key(&right));
}

#[test]
fn a_mark_on_the_side_of_which_no_report_speaks_is_told() {
    let [left, right] = Side::BOTH.map(|side| Part::sided(Structure::Pedicle, side));
    let case_of = |words: &str, marks: &[Part]| {
        let mut case = Case::new("sides");
        let source = serde_json::json!({
            "id": "ct", "kind": "ct", "label": "CT", "text": words, "wording": "verbatim",
        });
        case.sources.push(serde_json::from_value(source).unwrap());
        for part in marks {
            let finding = finding_mut(&mut case, 0, Level::T8).unwrap();
            finding.parts.insert(*part, Fact::observed(PartFinding::INVOLVED));
        }
        case
    };
    let rule = "side-against-reports";
    let words = "The left pedicle of T8 is destroyed by tumour.";
    let exchanged = case_of(words, &[right]);
    let [hint] = &of(&exchanged, rule)[..] else { panic!("{words}") };
    assert!(hint.text.contains("the left side only"), "{}", hint.text);
    let mended = mended(exchanged.clone(), hint);
    assert!(mended.time_points[0].findings.levels[&Level::T8].parts.contains_key(&left));
    let mut accepted = exchanged;
    hint.accept(&mut accepted);
    assert!(of(&accepted, rule).is_empty());
    for (words, marks) in [
        (words, &[left][..]),
        (words, &[left, right]),
        ("Both pedicles of T8 are destroyed by tumour.", &[right]),
        ("The pedicle of T8 is destroyed by tumour.", &[right]),
        ("The left pedicle of T9 is destroyed by tumour.", &[right]),
        ("The left lamina of T8 is destroyed by tumour.", &[right]),
        ("The left pedicle of T8 is intact.", &[right]),
        ("The left and the right pedicle of T8 are destroyed.", &[right]),
    ] {
        let found = of(&case_of(words, marks), rule);
        assert!(
            found.is_empty(),
            "{words}: {:?}",
            found.iter().map(|h| &h.text).collect::<Vec<_>>()
        );
    }
}
