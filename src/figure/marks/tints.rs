//! SINS of the levels, as a map that is tinted by it shows them.

use std::collections::BTreeMap;

use crate::anatomy::Level;
use crate::case::Case;
use crate::figure::drawing::Role;
use crate::scores::{self, Value, sins};

/// SINS of a level as a map shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tint {
    /// The score in words: `SINS 5–10`.
    pub words: String,
    /// The classes that it can have, the most stable first; `[Role::SinsNone]` where the score does
    /// not apply.
    pub classes: Vec<Role>,
}

/// The levels of which SINS is asked, with their scores.
pub type Tints = BTreeMap<Level, Tint>;

/// The tints of a time point.
pub fn tints(case: &Case, time_point: usize) -> Tints {
    let scores = scores::sins_of_time_point(case, time_point);
    let tint = |score: &scores::Score<'_>| {
        let mut classes: Vec<Role> = score.outcome.one_of().iter().map(class).collect();
        classes.dedup();
        let words = if classes.is_empty() {
            classes.push(Role::SinsNone);
            "no SINS".to_owned()
        } else {
            format!("SINS {}", score.result())
        };
        Some((score.subject.level()?, Tint { words, classes }))
    };
    scores.iter().filter_map(tint).collect()
}

fn class(value: &Value) -> Role {
    match value {
        Value::Points(points) => match sins::class(*points) {
            "stable" => Role::SinsStable,
            "unstable" => Role::SinsUnstable,
            _ => Role::SinsPotential,
        },
        _ => Role::SinsNone,
    }
}
