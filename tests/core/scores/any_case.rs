//! What holds of the scores of every case, however strange.

use std::collections::BTreeSet;

use proptest::prelude::*;
use spinemap::case::Case;
use spinemap::scores::{self, Outcome, Score, State};

use super::world::config;
use crate::random;

fn all(case: &Case) -> Vec<Vec<Score<'_>>> {
    let at_times = (0..case.time_points.len()).map(|index| scores::of_time_point(case, index));
    at_times.chain([scores::of_records(case)]).collect()
}

/// A path of the case as a path of the table of fields: `time_points[].findings.levels{}.escc`.
fn generic(path: &str) -> String {
    let mut generic = String::new();
    for part in path.split('.') {
        let name = part.split('[').next().unwrap();
        let is_level = name.parse::<spinemap::anatomy::Level>().is_ok();
        if is_level {
            generic.push_str("{}");
            continue;
        }
        if !generic.is_empty() {
            generic.push('.');
        }
        generic.push_str(name);
        if part.contains('[') {
            generic.push_str("[]");
        }
    }
    generic
}

proptest! {
    #![proptest_config(config(48))]

    #[test]
    fn every_score_of_every_case_is_sound(case in random::cases()) {
        let fields = spinemap::case::fields();
        for scores in all(&case) {
            let mut told = BTreeSet::new();
            for score in &scores {
                let line = score.line();
                prop_assert!(line.starts_with(score.name), "{line}");
                match &score.outcome {
                    Outcome::OneOf(values) => {
                        prop_assert!(!values.is_empty(), "{line}");
                        let is_code = score.name.starts_with("WBB");
                        prop_assert!(is_code || values.is_sorted_by(|a, b| a < b), "{line}");
                    }
                    Outcome::Between(low, high) => {
                        prop_assert!(0.0 <= *low && low <= high && low.is_finite(), "{line}");
                    }
                    Outcome::NotApplicable(why) => prop_assert!(!why.is_empty()),
                }
                prop_assert!(score.outcome.not_applicable().is_some() || !score.inputs.is_empty(), "{line}");
                if let (Some((least, most)), Some(min), Some(max)) =
                    (score.scale(), score.outcome.min(), score.outcome.max())
                {
                    let [min, max] = [min, max].map(|end| end.to_string().parse::<f64>().unwrap());
                    prop_assert!(least <= min && max <= most, "{line}");
                }
                let mut names = BTreeSet::new();
                for input in &score.inputs {
                    prop_assert!(names.insert(&input.name), "{line}: {} twice", input.name);
                    prop_assert!(input.change >= 0.0, "{line}: {input:?}");
                    prop_assert!(
                        input.state != State::Known || input.change < 1e-9,
                        "{line}: known, and could change the result: {input:?}"
                    );
                    let path = input.field.to_string();
                    prop_assert!(fields.contains_key(&generic(&path)), "{path} {}", generic(&path));
                }
                // What settles every input settles the result.
                if score.inputs.iter().all(|input| input.change < 1e-9) {
                    prop_assert!(score.outcome.min() == score.outcome.max(), "{line}");
                }
                let json = serde_json::to_value(score).unwrap();
                prop_assert_eq!(&json["name"], score.name);
                if score.subject.label().is_none() {
                    told.insert((score.name, format!("{:?}", score.subject)));
                }
            }
            let unique = scores.iter().filter(|score| score.subject.label().is_none());
            // A span is no single thing: two may lie within the same levels.
            let spans = scores.iter().filter(|s| format!("{:?}", s.subject).starts_with("Within"));
            prop_assert!(told.len() + spans.count() >= unique.count());
        }
    }
}
