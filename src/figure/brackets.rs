//! What is said of ranges of levels as a whole: findings somewhere within them, and masses, each a
//! bracket with a text.

use super::marks::{Label, Manner};
use super::resolve::collapse_words;
use crate::anatomy::Level;
use crate::case::{CanalState, Choice as _, CollapseClass, Fact, LevelFinding, Mass, Span, YesNo};

/// A range of levels with a text beside it: a finding somewhere within them, or a mass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bracket {
    /// The upper level.
    pub first: Level,
    /// The lower level.
    pub last: Level,
    /// What is said of the range.
    pub label: Label,
}

/// What is said to be somewhere within a range.
pub(super) fn span_brackets(span: &Span) -> Vec<Bracket> {
    let LevelFinding { parts, bone_lesion, collapse, canal, cord_compressed, escc, .. } =
        &span.finding;
    let mut labels: Vec<Label> = Vec::new();
    for (part, fact) in parts {
        let free = if fact.value().is_involved() { "" } else { " free" };
        labels.push(Label::of(format!("{}{free}", part.label()), fact));
    }
    if let Some(fact) = canal {
        let state = match fact.value().state {
            CanalState::Free => "canal free",
            CanalState::Invaded => "canal invaded",
            CanalState::Filled => "canal filled",
        };
        labels.push(Label::of(state, fact));
    }
    if let Some(fact) = escc {
        labels.push(Label::of(format!("ESCC {}", fact.value()), fact));
    } else if let Some(fact) = cord_compressed {
        let state = match fact.value() {
            YesNo::Yes => "cord compressed",
            YesNo::No => "cord not compressed",
        };
        labels.push(Label::of(state, fact));
    }
    if let Some(fact) = collapse.as_ref().filter(|f| f.value().class != CollapseClass::None) {
        labels.push(Label::of(collapse_words(fact), fact));
    }
    if let Some(fact) = bone_lesion {
        labels.push(Label::of(fact.value().label(), fact));
    }
    let Span { first, last, .. } = *span;
    let within = |mut label: Label| {
        label.text = format!("{} within {first}–{last}", label.text);
        Bracket { first, last, label }
    };
    labels.into_iter().map(within).collect()
}

/// A mass beside its levels; `None` where its levels are not stated.
pub(super) fn mass_bracket(mass: &Mass) -> Option<Bracket> {
    let (first, last) = match (mass.first, mass.last) {
        (Some(first), Some(last)) => (first.min(last), first.max(last)),
        (Some(one), None) | (None, Some(one)) => (one, one),
        (None, None) => return None,
    };
    let sign = |manner: Manner| manner.sign();
    let mut text = match mass.space.as_ref() {
        Some(space) => {
            format!("{}{} mass", space.value().label(), sign(Manner::of(space.shown())))
        }
        None => "mass".to_owned(),
    };
    let size = mass.sizes.first();
    if let Some(size) = size.map(Fact::value) {
        let diameters: Vec<String> = size.diameters.iter().map(ToString::to_string).collect();
        let about = if size.approximate { "~" } else { "" };
        text = format!("{text} {about}{}\u{a0}cm", diameters.join("\u{a0}×\u{a0}"));
    }
    if let Some(size) = size {
        text.push_str(sign(Manner::of(size.shown())));
    }
    if let Some(side) = mass.side.as_ref() {
        text = format!("{text}, {}{}", side.value().label(), sign(Manner::of(side.shown())));
    }
    let disputed = size.is_some_and(Fact::is_disputed)
        || mass.side.as_ref().is_some_and(Fact::is_disputed)
        || mass.space.as_ref().is_some_and(Fact::is_disputed);
    Some(Bracket { first, last, label: Label { text, manner: Manner::Definite, disputed } })
}
