//! What a picture of one time point shows of its differences from another: a change at a part, a
//! label, a sign of collapse or a bracket, found by comparing their findings.

use std::collections::{BTreeMap, BTreeSet};

use super::brackets::Bracket;
use super::change::{Changes, PartChange};
use super::column::Marks;
use super::mark::{Label, Manner};
use super::treatment::ranges;
use crate::anatomy::{Level, Part, Structure};
use crate::case::{
    Change, Findings, Said, SaidOfPart, Unmarked, ValueChange, changes, part_change,
};

/// What the signs of change compare a time point with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Since {
    /// The one before it on the sheet.
    #[default]
    Before,
    /// The first one on the sheet.
    First,
}

impl Since {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Before, Self::First];

    /// What a person calls it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Before => "the picture before",
            Self::First => "the first picture",
        }
    }
}

impl Marks {
    /// Resolves findings, and marks what differs from those of another time point.
    pub fn since(before: &Findings, now: &Findings) -> Self {
        let old = Self::of(before);
        let mut marks = Self::of(now);
        let mut values = changes(before, now);
        // Its label says that it is suspected; nothing more is known of it.
        values.retain(|value| value.change != Change::NotReassessed);
        let mut found = Changes { words: in_words(&values), ..Changes::default() };
        for level in Level::ALL {
            found.parts.extend(parts(level, before, now, &marks));
            found.canal(level, &values, &old, &marks);
        }
        for ValueChange { level, name, change, .. } in values {
            match name {
                "ESCC" | "cord compressed" => {
                    found.labels.entry(level).or_insert(change);
                }
                "collapse" => {
                    found.collapse.insert(level, change);
                }
                _ => {}
            }
        }
        marks.keep_room_for_labels(&old, &mut found);
        marks.compare_brackets(&old);
        marks.changes = found;
        marks
    }

    /// Where a grade is no longer stated an empty label says so.
    fn keep_room_for_labels(&mut self, old: &Self, changes: &mut Changes) {
        changes.labels.retain(|level, change| {
            let label = |marks: &Self| marks.levels.get(level)?.labels.first().cloned();
            match (label(old), label(self)) {
                (Some(old), None) => {
                    let words = if old.text.starts_with("ESCC") { "ESCC –" } else { "cord –" };
                    let label = Label {
                        text: words.to_owned(),
                        manner: Manner::Definite,
                        disputed: false,
                        carried_over: false,
                    };
                    self.levels.entry(*level).or_default().labels.push(label);
                    *change = Change::Unstated;
                    true
                }
                (_, Some(_)) => true,
                (None, None) => false,
            }
        });
    }

    /// Marks the ranges that differ, and keeps those of which nothing is said any more.
    fn compare_brackets(&mut self, old: &Self) {
        let equal = |before: &Bracket, now: &Bracket| {
            let same = (before.first, before.last) == (now.first, now.last);
            let words = |bracket: &Bracket| bracket.label.text.replace(['†', '‡'], "");
            let carried_over = now.label.carried_over && words(before) == words(now);
            same && (before.label == now.label || carried_over)
        };
        let follows = |one: &Bracket, other: &Bracket| {
            one.topic == other.topic && one.first <= other.last && other.first <= one.last
        };
        for bracket in &mut self.brackets {
            if !old.brackets.iter().any(|before| equal(before, bracket)) {
                bracket.change = Some(Change::Changed);
            }
        }
        let lost = old.brackets.iter().filter(|before| {
            !self.brackets.iter().any(|now| equal(now, before) || follows(now, before))
        });
        let lost: Vec<Bracket> = lost
            .map(|before| Bracket { change: Some(Change::Unstated), ..before.clone() })
            .collect();
        self.brackets.extend(lost);
        self.brackets.sort_by_key(|bracket| (bracket.first, bracket.last));
    }
}

/// What has become of the parts of a level.
fn parts(
    level: Level,
    before: &Findings,
    now: &Findings,
    marks: &Marks,
) -> Vec<((Level, Part), PartChange)> {
    let (before, now) = (Said::of(before, level).leaves(), Said::of(now, level).leaves());
    let unmarked_free = marks.unmarked(level) == Unmarked::Free;
    let leaves: BTreeSet<Part> = before.iter().chain(&now).map(|said| said.leaf).collect();
    let changed = leaves.into_iter().filter_map(|leaf| {
        let of_leaf = |said: &&SaidOfPart<'_>| said.leaf == leaf;
        let (before, now) = (before.iter().find(of_leaf), now.iter().find(of_leaf));
        let change = part_change(before, now, unmarked_free)?;
        let mut said = before.into_iter().chain(now);
        let involved = said.any(|said| said.fact.value().is_involved());
        Some(((level, leaf), PartChange { change, involved }))
    });
    changed.collect()
}

impl Changes {
    /// What is said of the canal and of compression is drawn in the epidural space: where no mark
    /// of that differs by itself, it does with them.
    fn canal(&mut self, level: Level, values: &[ValueChange], old: &Marks, now: &Marks) {
        let drawn = ["canal", "ESCC", "compressed from"];
        let mut changes = values
            .iter()
            .filter(|value| value.level == level && drawn.contains(&value.name))
            .map(|value| value.change);
        let Some(change) = changes.next() else { return };
        let is_canal = |part: &Part| part.structure() == Structure::Epidural;
        if self.parts.keys().any(|(at, part)| *at == level && is_canal(part)) {
            return;
        }
        let marked = |marks: &Marks| -> Vec<Part> {
            let parts = marks.levels.get(&level).into_iter().flat_map(|marks| marks.parts.keys());
            parts.copied().filter(is_canal).collect()
        };
        let leaves: BTreeSet<Part> = marked(old).into_iter().chain(marked(now)).collect();
        let all = || Part::EPIDURAL.leaves(level).collect();
        let leaves: BTreeSet<Part> = if leaves.is_empty() { all() } else { leaves };
        let involved = change != Change::Free;
        self.parts.extend(
            leaves.into_iter().map(|leaf| ((level, leaf), PartChange { change, involved })),
        );
    }
}

/// The values that differ, those of the same levels together:
/// `T5–T6: ESCC 1b (before: 3); no longer stated: alignment (normal)`.
fn in_words(values: &[ValueChange]) -> Vec<String> {
    let mut said: Vec<(Vec<Level>, &ValueChange)> = Vec::new();
    for value in values {
        let same = |other: &ValueChange| {
            (other.name, &other.before, &other.now) == (value.name, &value.before, &value.now)
        };
        match said.iter_mut().find(|(_, other)| same(other)) {
            Some((levels, _)) => levels.push(value.level),
            None => said.push((vec![value.level], value)),
        }
    }
    let mut groups: BTreeMap<Vec<Level>, [Vec<String>; 2]> = BTreeMap::new();
    for (levels, ValueChange { name, before, now, .. }) in said {
        let before = before.as_deref().unwrap_or("not stated");
        let [changed, unstated] = groups.entry(levels).or_default();
        match now {
            Some(now) => changed.push(format!("{name} {now} (before: {before})")),
            None => unstated.push(format!("{name} ({before})")),
        }
    }
    let sentence = |(levels, [changed, unstated]): (Vec<Level>, [Vec<String>; 2])| {
        let unstated =
            (!unstated.is_empty()).then(|| format!("no longer stated: {}", unstated.join(", ")));
        let changed = (!changed.is_empty()).then(|| changed.join(", "));
        let words: Vec<String> = changed.into_iter().chain(unstated).collect();
        format!("{}: {}", ranges(&levels), words.join("; "))
    };
    groups.into_iter().map(sentence).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{Bounds, Escc, Fact, LevelFinding, Mass, PartFinding, Space, TimePoint};
    use crate::edit::copy_findings;

    fn part(name: &str) -> Part {
        name.parse().unwrap()
    }

    fn with(parts: &[(&str, PartFinding)], grade: Option<Escc>) -> Findings {
        let mut finding = LevelFinding::default();
        for (name, value) in parts {
            finding.parts.insert(part(name), Fact::observed(*value));
        }
        finding.escc = grade.map(|grade| Fact::observed(Bounds::exactly(grade)));
        Findings { levels: [(Level::T5, finding)].into(), ..Findings::default() }
    }

    #[test]
    fn gone_and_no_longer_stated_are_two_things() {
        let (involved, free) = (PartFinding::INVOLVED, PartFinding::FREE);
        let before = with(&[("pedicle_left", involved), ("pedicle_right", involved)], None);
        let now = with(&[("pedicle_left", free), ("spinous_process", involved)], None);
        let marks = Marks::since(&before, &now);
        let at = |name| marks.changes.at(Level::T5, &[part(name)]).map(|found| found.change);
        assert_eq!(at("pedicle_left"), Some(Change::Free));
        assert_eq!(at("pedicle_right"), Some(Change::Unstated));
        assert_eq!(at("spinous_process"), Some(Change::Changed));
        assert_eq!(at("lamina_left"), None);
        assert_eq!(Marks::since(&before, &before).changes, Changes::default());
        let said = Findings { unmarked: Some(Unmarked::Free), ..now };
        let marks = Marks::since(&before, &said);
        let at = |name| marks.changes.at(Level::T5, &[part(name)]).map(|found| found.change);
        assert_eq!(at("pedicle_right"), Some(Change::Free));
    }

    #[test]
    fn a_grade_marks_its_label_and_the_canal_and_stands_in_words() {
        let before = with(&[], Some(Escc::Grade3));
        let better = Marks::since(&before, &with(&[], Some(Escc::Grade1b)));
        assert_eq!(better.changes.labels[&Level::T5], Change::Changed);
        assert_eq!(better.changes.words, ["T5: ESCC 1b (before: 3)"]);
        let canal: Vec<Part> = Part::EPIDURAL.leaves(Level::T5).collect();
        assert_eq!(better.changes.at(Level::T5, &canal).unwrap().change, Change::Changed);
        let silent = Marks::since(&before, &Findings::default());
        assert_eq!(silent.changes.labels[&Level::T5], Change::Unstated);
        assert_eq!(silent.levels[&Level::T5].labels[0].text, "ESCC –");
        assert_eq!(silent.changes.words, ["T5: no longer stated: ESCC (3)"]);
    }

    #[test]
    fn what_is_copied_as_unconfirmed_is_no_change_and_is_not_taken_for_looked_at() {
        let mass = Mass {
            first: Some(Level::T4),
            last: Some(Level::T6),
            space: Some(Fact::observed(Space::Extradural)),
            ..Mass::default()
        };
        let involved = PartFinding::INVOLVED;
        let findings = Findings {
            masses: vec![mass],
            ..with(&[("pedicle_left", involved)], Some(Escc::Grade2))
        };
        let id = |name: &str| name.parse().unwrap();
        let before = TimePoint { findings, ..TimePoint::new(id("before"), "before") };
        let mut now = TimePoint::new(id("now"), "now");
        copy_findings(&before, &mut now, false);
        let marks = Marks::since(&before.findings, &now.findings);
        let pedicle = marks.changes.at(Level::T5, &[part("pedicle_left")]);
        assert_eq!(pedicle.map(|found| found.change), Some(Change::NotReassessed));
        assert!(marks.changes.labels.is_empty() && marks.changes.words.is_empty());
        assert_eq!(marks.brackets[0].change, None);
    }

    #[test]
    fn a_mass_that_nobody_speaks_of_any_more_keeps_its_bracket() {
        let mass = |space| Mass {
            first: Some(Level::T4),
            last: Some(Level::T6),
            space: Some(Fact::observed(space)),
            ..Mass::default()
        };
        let of = |masses| Findings { masses, ..Findings::default() };
        let before = of(vec![mass(Space::Extradural)]);
        let told = |now: &Findings| -> Vec<Option<Change>> {
            Marks::since(&before, now).brackets.iter().map(|bracket| bracket.change).collect()
        };
        assert_eq!(told(&before), [None]);
        assert_eq!(told(&Findings::default()), [Some(Change::Unstated)]);
        let smaller = Mass { last: Some(Level::T5), ..mass(Space::Extradural) };
        assert_eq!(told(&of(vec![smaller])), [Some(Change::Changed)]);
        let other = of(vec![mass(Space::Paraspinal)]);
        assert_eq!(told(&other).len(), 2);
    }
}
