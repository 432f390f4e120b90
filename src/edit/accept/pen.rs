//! Writes one item of a proposal, and keeps how it stood to what was there.

use super::gives_way;
use super::places::Places;
use crate::anatomy::Level;
use crate::case::{Basis, Certainty, Comparable, Evidence, Fact, Id, Source, SourceKind, Sourced};
use crate::reading::Item;

/// What a case holds and shows where a proposal says something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The level; none for what is not of a level.
    pub level: Option<Level>,
    /// The value in words.
    pub words: String,
    /// Where it came from.
    pub basis: Basis,
}

/// How an item of a proposal stands to what the case shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Relation {
    /// Nothing was said of it.
    New,
    /// The case says so already, or says more.
    Agrees,
    /// It is more exact, or more certain, than what the case shows.
    Refines(Vec<Held>),
    /// The case shows something else.
    Contradicts(Vec<Held>),
    /// The case has no place for it: there is no such source or time point, the report names no
    /// level or none that has the part, its passage does not stand in the source, or it is not
    /// clear which of several tumours is meant. Accepting it changes nothing.
    NoPlace,
}

/// How an item of a proposal stands to a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// How it stands to what the case shows.
    pub relation: Relation,
    /// Whether the case has it already with its passages: accepting it changes nothing.
    pub recorded: bool,
}

impl Standing {
    pub(super) const NO_PLACE: Self = Self { relation: Relation::NoPlace, recorded: false };
}

/// Writes one item of a proposal.
#[derive(Clone)]
pub(super) struct Pen {
    pub basis: Basis,
    pub certainty: Certainty,
    pub source: Id,
    pub source_kind: SourceKind,
    pub source_label: String,
    evidence: Vec<Evidence>,
    /// The level that is written at.
    pub level: Option<Level>,
    is_placed: bool,
    is_new: bool,
    has_changed: bool,
    refined: Vec<Held>,
    contradicted: Vec<Held>,
}

impl Pen {
    /// A pen for an item of a source. `None` where no passage stands in the source's text: its
    /// words have changed since it was read.
    pub(super) fn new(source: &Source, places: &Places, item: &Item) -> Option<Self> {
        let stands = item.evidence.iter().filter(|passage| {
            places.words(passage.start, passage.end) == Some(passage.words.as_str())
        });
        let evidence: Vec<Evidence> = stands
            .map(|passage| Evidence {
                source: source.id.clone(),
                start: passage.start,
                end: passage.end,
                words: passage.words.clone(),
            })
            .collect();
        (!evidence.is_empty()).then(|| Self {
            basis: item.basis,
            certainty: item.certainty,
            source: source.id.clone(),
            source_kind: source.kind,
            source_label: source.label.clone(),
            evidence,
            level: None,
            is_placed: false,
            is_new: false,
            has_changed: false,
            refined: Vec::new(),
            contradicted: Vec::new(),
        })
    }

    /// How the item stood to what was there.
    pub(super) fn standing(self) -> Standing {
        let relation = if !self.is_placed {
            return Standing::NO_PLACE;
        } else if !self.contradicted.is_empty() {
            Relation::Contradicts(self.contradicted)
        } else if !self.refined.is_empty() {
            Relation::Refines(self.refined)
        } else if self.is_new {
            Relation::New
        } else {
            Relation::Agrees
        };
        Standing { relation, recorded: !self.has_changed }
    }

    /// A value as the report says it.
    pub(super) fn sourced<T>(&self, value: T) -> Sourced<T> {
        Sourced {
            value,
            basis: self.basis,
            certainty: self.certainty,
            evidence: self.evidence.clone(),
            note: None,
        }
    }

    /// A value that follows from what the report says.
    pub(super) fn inferred<T>(&self, value: T) -> Fact<T> {
        Fact::new(Sourced { basis: Basis::Inferred, ..self.sourced(value) })
    }

    /// Notes that something is written of which nothing was said.
    pub(super) fn note_new(&mut self) {
        (self.is_placed, self.is_new, self.has_changed) = (true, true, true);
    }

    /// Notes what contradicts the item although it stands elsewhere in the case.
    pub(super) fn note_contradiction(&mut self, words: String, basis: Basis) {
        self.contradicted.push(Held { level: self.level, words, basis });
    }

    /// Writes what may not have been said yet.
    pub(super) fn write<T: Comparable>(&mut self, fact: &mut Option<Fact<T>>, value: T) {
        if let Some(fact) = fact {
            self.add(fact, value);
        } else {
            *fact = Some(Fact::new(self.sourced(value)));
            self.note_new();
        }
    }

    /// Adds what the report says to what is known.
    pub(super) fn add<T: Comparable>(&mut self, fact: &mut Fact<T>, value: T) {
        self.is_placed = true;
        self.relate(fact.shown(), &value);
        let holds = |held: &Sourced<T>| self.is_held_by(held, &value);
        let exact = |held: &Sourced<T>| held.value == value && holds(held);
        let known = fact.values().iter();
        let place = known.clone().position(exact).or_else(|| known.clone().position(holds));
        if let Some(held) = place.and_then(|place| fact.values_mut().get_mut(place)) {
            return self.cite(&mut held.evidence);
        }
        let shows = gives_way(fact.shown().basis, self.basis);
        fact.add(self.sourced(value));
        if shows {
            fact.show(fact.values().len() - 1);
        }
        self.has_changed = true;
    }

    /// Whether a fact holds a value, by whichever source.
    pub(super) fn is_known<T: Comparable>(fact: &Fact<T>, value: &T) -> bool {
        fact.values().iter().any(|held| held.value.implies(value))
    }

    /// Whether a passage of the item's source supports a fact.
    pub(super) fn is_cited_by<T>(&self, fact: &Fact<T>) -> bool {
        let mut cited = fact.values().iter().flat_map(|held| &held.evidence);
        cited.any(|evidence| evidence.source == self.source)
    }

    /// Adds the item's passages to those of a value that it agrees with, unless some of its words
    /// are cited already: then the value rests on them.
    pub(super) fn cite(&mut self, evidence: &mut Vec<Evidence>) {
        self.is_placed = true;
        let is_cited = |passage: &Evidence| {
            evidence.iter().any(|known| {
                known.start < passage.end
                    && passage.start < known.end
                    && known.source == passage.source
            })
        };
        if !self.evidence.iter().any(is_cited) {
            evidence.extend(self.evidence.iter().cloned());
            self.has_changed = true;
        }
    }

    /// Whether a value that the case holds says all of this as surely, so that it needs no other
    /// value. What was only inferred does not stand for what is stated.
    pub(super) fn is_held_by<T: Comparable>(&self, held: &Sourced<T>, value: &T) -> bool {
        held.value.implies(value)
            && held.certainty <= self.certainty
            && !gives_way(held.basis, self.basis)
    }

    /// Keeps how a value stands to the one that is shown.
    fn relate<T: Comparable>(&mut self, shown: &Sourced<T>, value: &T) {
        let agrees = shown.value.implies(value);
        if agrees && shown.certainty <= self.certainty {
            return;
        }
        let doubt = if shown.is_suspected() { " (suspected)" } else { "" };
        let words = format!("{}{doubt}", shown.value.words());
        let held = Held { level: self.level, words, basis: shown.basis };
        if agrees || value.implies(&shown.value) {
            self.refined.push(held);
        } else {
            self.contradicted.push(held);
        }
    }
}
