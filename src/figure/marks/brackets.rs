//! What is said of ranges of levels as a whole: findings somewhere within them, and masses, each a
//! bracket with a text.

use super::mark::{Label, Manner};
use super::resolve::collapse_words;
use crate::anatomy::{Level, Part};
use crate::case::{
    CanalState, Change, Choice as _, CollapseClass, Fact, LevelFinding, Mass, Space, Span, YesNo,
};

/// A range of levels with a text beside it: a finding somewhere within them, or a mass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bracket {
    /// The upper level.
    pub first: Level,
    /// The lower level.
    pub last: Level,
    /// What it speaks of.
    pub topic: Topic,
    /// What is said of the range.
    pub label: Label,
    /// What has become of it since the picture that this one is compared with.
    pub change: Option<Change>,
}

impl Bracket {
    /// What is said of the range, and what has become of it.
    pub(in crate::figure) fn words(&self) -> String {
        let said = self.label.signed();
        match self.change {
            None => said,
            Some(Change::Changed) => format!("{said} (changed)"),
            Some(Change::Free) => format!("{said} (free now)"),
            Some(Change::Unstated) => format!("{said} (no longer stated)"),
            Some(Change::NotReassessed) => format!("{said} (not reassessed)"),
        }
    }
}

/// What a bracket speaks of, so that what is said of it at two times can be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// A mass in a space.
    Mass(Option<Space>),
    /// A part somewhere in the range.
    Part(Part),
    /// Invasion of the canal.
    Canal,
    /// Compression of the cord.
    Cord,
    /// Collapse of a body.
    Collapse,
    /// What the tumour does to the bone.
    Bone,
}

/// What is said to be somewhere within a range.
pub(super) fn span_brackets(span: &Span) -> Vec<Bracket> {
    let LevelFinding { parts, bone_lesion, collapse, canal, cord_compressed, escc, .. } =
        &span.finding;
    let mut labels: Vec<(Topic, Label)> = Vec::new();
    for (part, fact) in parts {
        let free = if fact.value().is_involved() { "" } else { " free" };
        labels.push((Topic::Part(*part), Label::of(format!("{}{free}", part.label()), fact)));
    }
    if let Some(fact) = canal {
        let state = match fact.value().state {
            CanalState::Free => "canal free",
            CanalState::Invaded => "canal invaded",
            CanalState::Filled => "canal filled",
        };
        labels.push((Topic::Canal, Label::of(state, fact)));
    }
    if let Some(fact) = escc {
        labels.push((Topic::Cord, Label::of(format!("ESCC {}", fact.value()), fact)));
    } else if let Some(fact) = cord_compressed {
        let state = match fact.value() {
            YesNo::Yes => "cord compressed",
            YesNo::No => "cord not compressed",
        };
        labels.push((Topic::Cord, Label::of(state, fact)));
    }
    if let Some(fact) = collapse.as_ref().filter(|f| f.value().class != CollapseClass::None) {
        labels.push((Topic::Collapse, Label::of(collapse_words(fact), fact)));
    }
    if let Some(fact) = bone_lesion {
        labels.push((Topic::Bone, Label::of(fact.value().label(), fact)));
    }
    let Span { first, last, .. } = *span;
    let within = |(topic, mut label): (Topic, Label)| {
        label.text = format!("{} within {first}–{last}", label.text);
        Bracket { first, last, topic, label, change: None }
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
    let topic = Topic::Mass(mass.space.as_ref().map(|space| *space.value()));
    let carried = [
        mass.space.as_ref().map(|fact| fact.shown().is_carried_over()),
        mass.side.as_ref().map(|fact| fact.shown().is_carried_over()),
        mass.sizes.first().map(|fact| fact.shown().is_carried_over()),
    ];
    let carried_over = carried.contains(&Some(true)) && !carried.contains(&Some(false));
    let label = Label { text, manner: Manner::Definite, disputed, carried_over };
    Some(Bracket { first, last, topic, label, change: None })
}
