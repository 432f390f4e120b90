//! Marking parts of levels.

use std::sync::Arc;

use crate::anatomy::{Level, Part, Structure};
use crate::case::{Case, Certainty, Fact, LevelFinding, PartFinding};

/// What a part can be marked as by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Tumour is in it.
    Involved,
    /// Tumour may be in it.
    Suspected,
    /// It is free of tumour.
    Free,
    /// Nothing is said.
    NotStated,
}

impl Mark {
    /// All marks, as a menu offers them.
    pub const ALL: [Self; 4] = [Self::Involved, Self::Suspected, Self::Free, Self::NotStated];

    /// The mark in words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Involved => "involved",
            Self::Suspected => "suspected",
            Self::Free => "free",
            Self::NotStated => "not stated",
        }
    }

    /// The mark that a fact shows.
    pub fn of(fact: Option<&Fact<PartFinding>>) -> Self {
        match fact.map(Fact::shown) {
            None => Self::NotStated,
            Some(shown) if !shown.value.is_involved() => Self::Free,
            Some(shown) if shown.is_suspected() => Self::Suspected,
            Some(_) => Self::Involved,
        }
    }
}

/// The finding of a level at a time point, to be changed; made where there is none yet. `None`
/// where the case has no such time point.
pub fn finding_mut(case: &mut Case, time_point: usize, level: Level) -> Option<&mut LevelFinding> {
    let point = Arc::make_mut(case.time_points.get_mut(time_point)?);
    Some(point.findings.levels.entry(level).or_default())
}

/// Whether a part shows as involved at a level, by its own mark or by one that it lies within.
pub fn is_marked(finding: &LevelFinding, part: Part) -> bool {
    covering(finding, part).is_some()
}

/// The involved mark that a part lies within: its own, or that of the whole body for a quarter.
fn covering(finding: &LevelFinding, part: Part) -> Option<Part> {
    let involved = |fact: &Fact<PartFinding>| fact.value().is_involved();
    finding
        .parts
        .iter()
        .filter(|(marked, fact)| involved(fact) && marked.holds(part))
        .map(|(marked, _)| *marked)
        .max_by_key(|marked| *marked == part)
}

/// A click on a part: involved becomes not stated, anything else becomes involved.
///
/// A click on a quarter of a body that is marked as a whole takes that quarter out of it and
/// leaves the others marked.
pub fn toggle_part(case: &mut Case, time_point: usize, level: Level, part: Part) {
    let Some(finding) = finding_mut(case, time_point, level) else { return };
    match covering(finding, part) {
        Some(marked) if marked == part => {
            finding.parts.remove(&part);
        }
        Some(marked) if !marked.is_unsided() => {
            let Some(fact) = finding.parts.remove(&marked) else { return };
            for leaf in marked.leaves(level).filter(|leaf| !part.holds(*leaf)) {
                finding.parts.entry(leaf).or_insert_with(|| fact.clone());
            }
        }
        _ => set(finding, level, part, Mark::Involved),
    }
    prune(case, time_point, level);
}

/// Marks a part.
pub fn set_part(case: &mut Case, time_point: usize, level: Level, part: Part, mark: Mark) {
    let Some(finding) = finding_mut(case, time_point, level) else { return };
    set(finding, level, part, mark);
    prune(case, time_point, level);
}

fn set(finding: &mut LevelFinding, level: Level, part: Part, mark: Mark) {
    if !part.exists_at(level) || Mark::of(finding.parts.get(&part)) == mark {
        return;
    }
    let fact = match mark {
        Mark::NotStated => {
            finding.parts.remove(&part);
            return;
        }
        Mark::Involved => Fact::observed(PartFinding::INVOLVED),
        Mark::Free => Fact::observed(PartFinding::FREE),
        Mark::Suspected => {
            let mut fact = Fact::observed(PartFinding::INVOLVED);
            fact.shown_mut().certainty = Certainty::Suspected;
            fact
        }
    };
    // A part that is named needs no mark that says only that some part is involved.
    if mark == Mark::Involved && part != Part::UNSPECIFIED {
        let unspecified = finding.parts.get(&Part::UNSPECIFIED);
        if unspecified.is_some_and(|fact| fact.shown().basis == crate::case::Basis::Observed) {
            finding.parts.remove(&Part::UNSPECIFIED);
        }
    }
    finding.parts.insert(part, fact);
}

/// A double-click on a level: involved, its part not stated; again: not stated.
pub fn mark_unspecified(case: &mut Case, time_point: usize, level: Level) {
    toggle_part(case, time_point, level, Part::whole(Structure::Unspecified));
}

/// Takes away all that is said of a level.
pub fn clear_level(case: &mut Case, time_point: usize, level: Level) {
    if let Some(finding) = finding_mut(case, time_point, level) {
        *finding = LevelFinding::default();
    }
    prune(case, time_point, level);
}

/// Forgets the levels of a time point of which nothing is said any more.
pub fn prune_levels(case: &mut Case, time_point: usize) {
    for level in Level::ALL {
        prune(case, time_point, level);
    }
}

/// Forgets a level of which nothing is said any more.
fn prune(case: &mut Case, time_point: usize, level: Level) {
    if let Some(point) = case.time_points.get_mut(time_point) {
        let levels = &mut Arc::make_mut(point).findings.levels;
        if levels.get(&level).is_some_and(LevelFinding::is_empty) {
            levels.remove(&level);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(case: &Case, level: Level) -> String {
        let finding = case.time_points[0].findings.levels.get(&level);
        let keys = finding.into_iter().flat_map(|finding| finding.parts.keys());
        keys.map(|part| part.key()).collect::<Vec<_>>().join(" ")
    }

    fn part(key: &str) -> Part {
        key.parse().unwrap()
    }

    #[test]
    fn two_clicks_leave_the_case_as_it_was() {
        let before = Case::new("a");
        for level in Level::ALL {
            for part in Part::of(level) {
                let mut case = before.clone();
                toggle_part(&mut case, 0, level, part);
                assert_eq!(marked(&case, level), part.key());
                toggle_part(&mut case, 0, level, part);
                assert_eq!(case, before);
            }
        }
    }

    #[test]
    fn a_click_on_a_quarter_carves_it_out_of_a_whole_body() {
        let mut case = Case::new("a");
        toggle_part(&mut case, 0, Level::T5, Part::BODY);
        toggle_part(&mut case, 0, Level::T5, part("body_left_anterior"));
        assert_eq!(
            marked(&case, Level::T5),
            "body_left_posterior body_right_anterior body_right_posterior"
        );
        let mut case = Case::new("a");
        toggle_part(&mut case, 0, Level::T5, Part::BODY);
        toggle_part(&mut case, 0, Level::T5, part("body_left"));
        assert_eq!(marked(&case, Level::T5), "body_right_anterior body_right_posterior");
    }

    #[test]
    fn an_unsided_mark_is_kept_when_a_side_is_marked() {
        let mut case = Case::new("a");
        toggle_part(&mut case, 0, Level::T5, part("pedicle"));
        toggle_part(&mut case, 0, Level::T5, part("pedicle_left"));
        assert_eq!(marked(&case, Level::T5), "pedicle pedicle_left");
    }

    #[test]
    fn a_named_part_replaces_an_observed_unspecified_mark() {
        let mut case = Case::new("a");
        mark_unspecified(&mut case, 0, Level::C3);
        toggle_part(&mut case, 0, Level::C3, Part::BODY);
        assert_eq!(marked(&case, Level::C3), "body");
    }

    #[test]
    fn marks_read_back_and_a_level_without_the_part_is_left_alone() {
        let mut case = Case::new("a");
        for mark in Mark::ALL {
            set_part(&mut case, 0, Level::T5, part("rib_left"), mark);
            let finding = case.time_points[0].findings.levels.get(&Level::T5);
            assert_eq!(Mark::of(finding.and_then(|f| f.parts.get(&part("rib_left")))), mark);
        }
        let before = case.clone();
        set_part(&mut case, 0, Level::L3, part("rib_left"), Mark::Involved);
        set_part(&mut case, 9, Level::L3, Part::BODY, Mark::Involved);
        assert_eq!(case, before);
    }

    #[test]
    fn clearing_a_level_leaves_the_others() {
        let mut case = Case::new("a");
        toggle_part(&mut case, 0, Level::T5, Part::BODY);
        toggle_part(&mut case, 0, Level::T6, Part::BODY);
        clear_level(&mut case, 0, Level::T5);
        assert_eq!(
            (marked(&case, Level::T5), marked(&case, Level::T6)),
            (String::new(), "body".into())
        );
    }
}
