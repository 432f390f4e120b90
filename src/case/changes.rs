//! What differs between the findings of two time points: what is said otherwise, what is now said
//! to be free, and what is no longer spoken of. The last two are not the same: a follow-up that
//! says nothing of a level does not say that the tumour has gone.

use super::compare::Comparable;
use super::finding::{CollapseClass, Findings, LevelFinding};
use super::{CanalState, Choice as _, Fact, Said, SaidOfPart};
use crate::anatomy::Level;

/// What has become of something that is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// It is new, or is said otherwise: another grade, extent, side or certainty.
    Changed,
    /// It is said to be free now.
    Free,
    /// Nothing is said of it any more.
    Unstated,
    /// The same is carried over, and nobody has looked again.
    NotReassessed,
}

/// A value of a level that differs, beside those of its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueChange {
    /// The level.
    pub level: Level,
    /// What it is a value of, such as `ESCC`.
    pub name: &'static str,
    /// What has become of it.
    pub change: Change,
    /// The value before, in words.
    pub before: Option<String>,
    /// The value now, in words.
    pub now: Option<String>,
}

/// The values of levels that differ, from the head down. Of parts see [`part_change`].
///
/// The basis of a value, stated or inferred, is a matter of the source and not of the disease, and
/// is no change. The scale of the thecal sac is unvalidated and left out of figures.
pub fn changes(before: &Findings, now: &Findings) -> Vec<ValueChange> {
    let mut found = Vec::new();
    for level in Level::ALL {
        let mut pair = Pair {
            level,
            before: Said::of(before, level),
            now: Said::of(now, level),
            found: &mut found,
        };
        pair.all();
    }
    found
}

/// What has become of a part, from what was said of it and what is said. `unmarked_free` is what
/// silence means now.
pub fn part_change(
    before: Option<&SaidOfPart<'_>>,
    now: Option<&SaidOfPart<'_>>,
    unmarked_free: bool,
) -> Option<Change> {
    let involved = |said: &SaidOfPart<'_>| said.fact.value().is_involved();
    match (before, now) {
        (None, None) => None,
        (Some(before), Some(now))
            if same(before.fact, now.fact) && before.key.is_unsided() == now.key.is_unsided() =>
        {
            None
        }
        (Some(before), Some(now)) if carried_over(before.fact, now.fact) => {
            Some(Change::NotReassessed)
        }
        (_, Some(now)) if !involved(now) => Some(Change::Free),
        (_, Some(_)) => Some(Change::Changed),
        (Some(before), None) if unmarked_free => involved(before).then_some(Change::Free),
        (Some(_), None) => Some(Change::Unstated),
    }
}

/// Whether two facts say the same with the same certainty.
fn same<T: PartialEq>(one: &Fact<T>, other: &Fact<T>) -> bool {
    one.value() == other.value()
        && one.shown().is_suspected() == other.shown().is_suspected()
        && one.is_disputed() == other.is_disputed()
}

/// Whether a fact repeats what was known before, without being looked at again.
fn carried_over<T: PartialEq>(before: &Fact<T>, now: &Fact<T>) -> bool {
    before.value() == now.value() && now.shown().is_carried_over()
}

/// A level at two time points.
struct Pair<'a, 'f> {
    level: Level,
    before: Said<'a>,
    now: Said<'a>,
    found: &'f mut Vec<ValueChange>,
}

impl<'a> Pair<'a, '_> {
    fn all(&mut self) {
        self.value("ESCC", |f| f.escc.as_ref(), Comparable::words, |_| false);
        self.value("cord compressed", |f| f.cord_compressed.as_ref(), Comparable::words, |_| false);
        let free = |canal: &super::Canal| canal.state == CanalState::Free;
        self.value("canal", |f| f.canal.as_ref(), Comparable::words, free);
        let side = |side: &super::Direction| side.label().to_owned();
        self.value("compressed from", |f| f.compressed_from.as_ref(), Comparable::words, |_| false);
        self.value("compressed by", |f| f.compression_cause.as_ref(), Comparable::words, |_| false);
        self.value("cord displaced to", |f| f.cord_displacement.as_ref(), side, |_| false);
        let none = |collapse: &super::Collapse| collapse.class == CollapseClass::None;
        self.value("collapse", |f| f.collapse.as_ref(), Comparable::words, none);
        self.value("alignment", |f| f.alignment.as_ref(), Comparable::words, |_| false);
        self.value("bone lesion", |f| f.bone_lesion.as_ref(), Comparable::words, |_| false);
        let share = |share: &super::Quantity| format!("{share} %");
        self.value("body replaced", |f| f.body_share.as_ref(), share, |_| false);
    }

    fn value<T: PartialEq + 'a>(
        &mut self,
        name: &'static str,
        of: impl Fn(&'a LevelFinding) -> Option<&'a Fact<T>>,
        words: impl Fn(&T) -> String,
        is_free: impl Fn(&T) -> bool,
    ) {
        let (before, now) = (self.before.fact(&of), self.now.fact(&of));
        let change = match (before, now) {
            (None, None) => return,
            (Some(before), Some(now)) if same(before, now) => return,
            (Some(before), Some(now)) if carried_over(before, now) => Change::NotReassessed,
            (_, Some(now)) if is_free(now.value()) => Change::Free,
            (_, Some(_)) => Change::Changed,
            (Some(_), None) => Change::Unstated,
        };
        let told = |fact: &Fact<T>| {
            let suspected = if fact.shown().is_suspected() { " (suspected)" } else { "" };
            let disputed = if fact.is_disputed() { " (sources disagree)" } else { "" };
            format!("{}{suspected}{disputed}", words(fact.value()))
        };
        let (before, now) = (before.map(told), now.map(told));
        self.found.push(ValueChange { level: self.level, name, change, before, now });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{
        Alignment, Basis, Bounds, Canal, Certainty, Collapse, Escc, Extent, PartFinding, Sourced,
    };

    fn findings(of: impl FnOnce(&mut LevelFinding)) -> Findings {
        let mut finding = LevelFinding::default();
        of(&mut finding);
        Findings { levels: [(Level::T5, finding)].into(), ..Findings::default() }
    }

    #[test]
    fn values_differ_by_what_they_say_and_by_how_sure_it_is() {
        let grade = |grade| Fact::observed(Bounds::exactly(grade));
        let before = findings(|f| {
            f.escc = Some(grade(Escc::Grade3));
            f.alignment = Some(Fact::observed(Alignment::Normal));
            f.canal = Some(Fact::observed(Canal { state: CanalState::Invaded, from: None }));
        });
        assert_eq!(changes(&before, &before), []);
        let now = findings(|f| {
            f.escc = Some(grade(Escc::Grade1b));
            let mut suspected = Sourced::new(Alignment::Normal, Basis::Stated);
            suspected.certainty = Certainty::Suspected;
            f.alignment = Some(Fact::new(suspected));
            f.canal = Some(Fact::observed(Canal { state: CanalState::Free, from: None }));
            let none = Collapse { class: CollapseClass::None, percent: None };
            f.collapse = Some(Fact::observed(none));
        });
        let told: Vec<_> = changes(&before, &now)
            .into_iter()
            .map(|c| (c.name, c.change, c.before.unwrap_or_default(), c.now.unwrap_or_default()))
            .collect();
        let words = |text: &str| text.to_owned();
        assert_eq!(
            told,
            [
                ("ESCC", Change::Changed, words("3"), words("1b")),
                ("canal", Change::Free, words("invaded"), words("free")),
                ("collapse", Change::Free, String::new(), words("none")),
                ("alignment", Change::Changed, words("normal"), words("normal (suspected)")),
            ]
        );
        let gone = changes(&before, &Findings::default());
        assert!(gone.iter().all(|c| c.change == Change::Unstated && c.now.is_none()), "{gone:?}");
        assert_eq!(gone.len(), 3);
    }

    #[test]
    fn a_basis_is_no_change_of_the_disease() {
        let with = |basis| {
            findings(|f| f.alignment = Some(Fact::new(Sourced::new(Alignment::Subluxation, basis))))
        };
        assert_eq!(changes(&with(Basis::Stated), &with(Basis::Inferred)), []);
    }

    #[test]
    fn silence_is_not_freedom_unless_it_is_said_to_be() {
        let involved = Fact::observed(PartFinding::INVOLVED);
        let free = Fact::observed(PartFinding::FREE);
        let focus = PartFinding { extent: Some(Extent::Focus), ..PartFinding::INVOLVED };
        let focus = Fact::observed(focus);
        let pedicle = "pedicle_left".parse().unwrap();
        for (before, now, unmarked_free, change) in [
            (Some(&involved), None, false, Some(Change::Unstated)),
            (Some(&involved), None, true, Some(Change::Free)),
            (Some(&involved), Some(&free), false, Some(Change::Free)),
            (Some(&free), None, false, Some(Change::Unstated)),
            (Some(&free), None, true, None),
            (None, Some(&involved), false, Some(Change::Changed)),
            (None, Some(&free), false, Some(Change::Free)),
            (Some(&involved), Some(&focus), false, Some(Change::Changed)),
            (Some(&involved), Some(&involved), false, None),
            (None, None, false, None),
        ] {
            let said = |fact| SaidOfPart { leaf: pedicle, key: pedicle, fact };
            let (before, now) = (before.map(said), now.map(said));
            let found = part_change(before.as_ref(), now.as_ref(), unmarked_free);
            assert_eq!(found, change, "{before:?} {now:?}");
        }
        let mut carried = Sourced::new(PartFinding::INVOLVED, Basis::Inferred);
        carried.certainty = Certainty::Suspected;
        let carried = Fact::new(carried);
        for (before, change) in [
            (&involved, Change::NotReassessed),
            (&focus, Change::Changed),
            (&free, Change::Changed),
        ] {
            let said = |fact| SaidOfPart { leaf: pedicle, key: pedicle, fact };
            let found = part_change(Some(&said(before)), Some(&said(&carried)), false);
            assert_eq!(found, Some(change), "{before:?}");
        }
        let one_side = SaidOfPart { leaf: pedicle, key: pedicle, fact: &involved };
        let no_side = SaidOfPart { key: "pedicle".parse().unwrap(), ..one_side };
        assert_eq!(part_change(Some(&no_side), Some(&one_side), false), Some(Change::Changed));
    }
}
