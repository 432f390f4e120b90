//! Levels of which an operation has taken the body or all of the vertebra, before a time point.

use super::score::Words;
use crate::anatomy::Level;
use crate::case::{
    Act, ActKind, Basis, Case, Choice as _, Fact, Treatment, TreatmentKind, given_by,
};

/// What operations have removed by a time point.
#[derive(Default)]
pub(super) struct Removed<'a> {
    acts: Vec<(&'a Treatment, &'a Act)>,
}

/// What is left of a level that was operated on.
pub(super) enum Left {
    /// Nothing of the bone: the vertebra as a whole was removed, and in these words.
    Nothing(Words),
    /// Some of it, or that it was removed is not certain.
    Some(Words),
}

impl<'a> Removed<'a> {
    pub(super) fn by(case: &'a Case, time_point: usize) -> Self {
        let acts_of = |treatment: &'a Treatment| {
            let acts = match &treatment.kind {
                TreatmentKind::Surgery(surgery) => &surgery.acts[..],
                _ => &[],
            };
            acts.iter().filter(|act| act.kind.value().removes_bone())
        };
        if case.treatments.iter().all(|treatment| acts_of(treatment).next().is_none()) {
            return Self::default();
        }
        let given = given_by(case, time_point).into_iter();
        let acts = given.flat_map(|treatment| acts_of(treatment).map(move |act| (treatment, act)));
        Self { acts: acts.collect() }
    }

    /// What is left of a level, where an act was there.
    pub(super) fn left(&self, level: Level) -> Option<Left> {
        let there = |act: &Act| {
            let levels = act.levels.as_ref().map(|fact| fact.value().all());
            levels.is_some_and(|levels| levels.contains(&level))
        };
        let (treatment, act) = self.acts.iter().rev().find(|(_, act)| there(act))?;
        let what = act.kind.value().label();
        let how = format!("{what}, “{}”", treatment.label.trim());
        let is_sure = is_certain(&treatment.status)
            && is_certain(&act.kind)
            && act.levels.as_ref().is_some_and(is_certain);
        let is_whole =
            matches!(act.kind.value(), ActKind::Spondylectomy | ActKind::EnBlocSpondylectomy);
        Some(if is_whole && is_sure {
            Left::Nothing(format!("the vertebra had been removed by then: {how}").into())
        } else {
            let words = format!(
                "{level} had been operated on by then ({how}); SINS speaks of levels before they \
                 are resected and stabilised"
            );
            Left::Some(words.into())
        })
    }
}

/// Whether a fact is neither inferred nor suspected nor disputed.
fn is_certain<T: PartialEq>(fact: &Fact<T>) -> bool {
    let shown = fact.shown();
    shown.basis != Basis::Inferred && !shown.is_suspected() && !fact.is_disputed()
}
