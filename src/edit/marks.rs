//! Marking parts of levels.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::anatomy::{Level, Part, Structure};
use crate::case::{Basis, Case, Certainty, Fact, LevelFinding, PartFinding};

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
    fn shown_by(fact: &Fact<PartFinding>) -> Self {
        match fact.shown() {
            shown if !shown.value.is_involved() => Self::Free,
            shown if shown.is_suspected() => Self::Suspected,
            _ => Self::Involved,
        }
    }

    /// The mark that a part shows at a level: its own, or that of what it lies within, such as the
    /// whole body for a quarter.
    pub fn of(finding: &LevelFinding, part: Part) -> Self {
        fact(finding, part).map_or(Self::NotStated, Self::shown_by)
    }

    const fn is_involved(self) -> bool {
        matches!(self, Self::Involved | Self::Suspected)
    }
}

/// What is said of a part: its own mark, or the narrowest that it lies within.
fn fact(finding: &LevelFinding, part: Part) -> Option<&Fact<PartFinding>> {
    let own = finding.parts.get(&part);
    own.or_else(|| wider(finding, part).find_map(|wider| finding.parts.get(&wider)))
}

/// The marked parts that a part lies within, the smallest first. What names no side covers none.
fn wider(finding: &LevelFinding, part: Part) -> impl Iterator<Item = Part> + use<> {
    let sided = |part: Part| !part.is_unsided();
    let holds =
        |marked: &Part| *marked != part && sided(part) && sided(*marked) && marked.holds(part);
    let mut wider: Vec<Part> = finding.parts.keys().copied().filter(holds).collect();
    wider.sort_by(|a, b| if a.holds(*b) { Ordering::Greater } else { Ordering::Less });
    wider.into_iter()
}

/// The finding of a level at a time point, to be changed; made where there is none yet. `None`
/// where the case has no such time point.
pub fn finding_mut(case: &mut Case, time_point: usize, level: Level) -> Option<&mut LevelFinding> {
    let point = Arc::make_mut(case.time_points.get_mut(time_point)?);
    Some(point.findings.levels.entry(level).or_default())
}

/// Whether a part shows as involved at a level, by its own mark or by one that it lies within.
pub fn is_marked(finding: &LevelFinding, part: Part) -> bool {
    Mark::of(finding, part).is_involved()
}

/// A click on a part: involved becomes not stated, anything else becomes involved.
///
/// A click on a quarter of a body that is marked as a whole takes that quarter out of it and
/// leaves the others marked.
pub fn toggle_part(case: &mut Case, time_point: usize, level: Level, part: Part) {
    let Some(finding) = finding_mut(case, time_point, level) else { return };
    let mark = if is_marked(finding, part) { Mark::NotStated } else { Mark::Involved };
    set(finding, level, part, mark);
    prune(case, time_point, level);
}

/// Marks a part.
pub fn set_part(case: &mut Case, time_point: usize, level: Level, part: Part, mark: Mark) {
    let Some(finding) = finding_mut(case, time_point, level) else { return };
    set(finding, level, part, mark);
    prune(case, time_point, level);
}

fn set(finding: &mut LevelFinding, level: Level, part: Part, mark: Mark) {
    if !part.exists_at(level) || Mark::of(finding, part) == mark {
        return;
    }
    let fact = match mark {
        Mark::NotStated => return carve_out(finding, level, part),
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
        if unspecified.is_some_and(|fact| fact.shown().basis == Basis::Observed) {
            finding.parts.remove(&Part::UNSPECIFIED);
        }
    }
    finding.parts.insert(part, fact);
}

/// Takes the mark of a part away, and the part out of every mark that it lies within. What else
/// those marks cover keeps what it shows.
fn carve_out(finding: &mut LevelFinding, level: Level, part: Part) {
    finding.parts.remove(&part);
    let wider: Vec<Part> = wider(finding, part).collect();
    let rest: BTreeSet<Part> = wider
        .iter()
        .flat_map(|wider| wider.leaves(level))
        .filter(|leaf| !part.holds(*leaf))
        .collect();
    let shown: Vec<_> = rest.into_iter().map(|leaf| (leaf, fact(finding, leaf).cloned())).collect();
    finding.parts.retain(|marked, _| !wider.contains(marked));
    for (leaf, before) in shown {
        if let Some(before) = before
            && fact(finding, leaf) != Some(&before)
        {
            finding.parts.insert(leaf, before);
        }
    }
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
    fn a_click_shows_at_once_whatever_else_is_marked_around_it() {
        let leaves: Vec<Part> = Part::BODY.leaves(Level::T5).collect();
        let bodies: Vec<Part> =
            Part::of(Level::T5).filter(|part| part.structure() == Structure::Body).collect();
        // Every way in which the body, its halves and its quarters can be marked or not.
        for combination in 0..3_usize.pow(u32::try_from(bodies.len()).unwrap()) {
            let mut case = Case::new("a");
            let finding = finding_mut(&mut case, 0, Level::T5).unwrap();
            for (place, body) in bodies.iter().enumerate() {
                let state = match combination / 3_usize.pow(u32::try_from(place).unwrap()) % 3 {
                    0 => continue,
                    1 => PartFinding::INVOLVED,
                    _ => PartFinding::FREE,
                };
                finding.parts.insert(*body, Fact::observed(state));
            }
            let shown = |case: &Case| -> Vec<Mark> {
                let finding = case.time_points[0].findings.levels.get(&Level::T5).cloned();
                let finding = finding.unwrap_or_default();
                leaves.iter().map(|leaf| Mark::of(&finding, *leaf)).collect()
            };
            for (place, leaf) in leaves.iter().enumerate() {
                let mut after = case.clone();
                let mut expected = shown(&after);
                let flipped = match expected[place] {
                    Mark::Involved => Mark::NotStated,
                    _ => Mark::Involved,
                };
                expected[place] = flipped;
                toggle_part(&mut after, 0, Level::T5, *leaf);
                assert_eq!(shown(&after), expected, "{leaf} of combination {combination}");
            }
        }
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
            let finding = case.time_points[0].findings.levels.get(&Level::T5).cloned();
            assert_eq!(Mark::of(&finding.unwrap_or_default(), part("rib_left")), mark);
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
