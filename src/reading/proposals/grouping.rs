//! From single proposals to what a person decides on at once.

use std::collections::{BTreeMap, HashSet};

use crate::anatomy::{Level, Part};
use crate::case::{
    Basis, CanalState, Certainty, CompressionScale, LevelList, LevelRange, Levels, PartState, YesNo,
};
use crate::reading::course::Happening;
use crate::reading::course::surgery::SurgicalAct;
use crate::reading::mentions::Certainty as Sure;
use crate::reading::page::passage::Passage;
use crate::reading::pathology::Found;
use crate::reading::proposals::group::{Item, ProposalGroup, Subject, Value};
use crate::reading::proposals::proposal::{Proposal, Proposed};
use crate::reading::report::Reading;

/// How often a report that repeats itself is cited for one thing.
const MOST_PASSAGES: usize = 32;

/// How many things are told of one subject; no report of a person says more.
const MOST_ITEMS: usize = 200;

/// How many characters may stand between drugs that are named together.
const BETWEEN_DRUGS: usize = 100;

/// How many sentences apart the acts of one operation are told.
const BETWEEN_ACTS: usize = 3;

impl Reading {
    /// What is proposed, grouped as a person decides on it: by level from the head down, levels
    /// one below the other together where the same is said of them; then masses, tissue,
    /// treatments and events.
    ///
    /// Left out are levels and discs of which is only said that something is done to them or that
    /// they are there, and events of which the report does not say what they were: see
    /// [`Reading::mentions`] and [`Reading::course`].
    pub fn groups(&self) -> Vec<ProposalGroup> {
        let mut groups = self.levels();
        groups.extend(self.masses());
        groups.extend(self.patient());
        groups.extend(self.symptoms());
        groups.extend(self.tissue());
        groups.extend(self.treatments());
        groups
    }

    fn levels(&self) -> Vec<ProposalGroup> {
        let mut said: BTreeMap<Option<Level>, Items> = BTreeMap::new();
        for proposal in &self.proposals {
            let Some(value) = value_of(&proposal.value) else { continue };
            let item = item(value, proposal);
            if proposal.levels.is_empty() {
                said.entry(None).or_default().add(&item);
            }
            for level in proposal.levels.iter().filter(|level| can_be_said_of(&item, **level)) {
                said.entry(Some(*level)).or_default().add(&item);
            }
        }
        let unplaced = said.remove(&None);
        let mut groups: Vec<ProposalGroup> = Vec::new();
        for (level, items) in said {
            let items = items.settled();
            let above = groups.last_mut().filter(|above| {
                let last = above.subject.levels().last();
                last.and_then(|last| last.below()) == level && says_the_same(&above.items, &items)
            });
            if let Some(ProposalGroup { subject: Subject::Levels(levels), items: known }) = above {
                levels.extend(level);
                for (known, item) in known.iter_mut().zip(&items) {
                    cite(&mut known.evidence, &item.evidence);
                }
            } else {
                let subject = Subject::Levels(level.into_iter().collect());
                groups.push(ProposalGroup { subject, items });
            }
        }
        // What is said of some level already needs no other.
        let is_told = |item: &Item| {
            groups.iter().flat_map(|group| &group.items).any(|known| known.value == item.value)
        };
        let mut items = unplaced.map(Items::settled).unwrap_or_default();
        items.retain(|item| !is_told(item));
        if !items.is_empty() {
            groups.push(ProposalGroup { subject: Subject::Levels(Vec::new()), items });
        }
        groups
    }

    fn masses(&self) -> Vec<ProposalGroup> {
        let mut groups: Vec<ProposalGroup> = Vec::new();
        let mut placed: HashSet<(usize, usize)> = HashSet::new();
        for proposal in &self.proposals {
            let Proposed::Size(diameters) = &proposal.value else { continue };
            placed.extend(proposal.evidence.iter().map(|passage| (passage.start, passage.end)));
            let items = vec![item(Value::Size(diameters.clone()), proposal)];
            if groups.last_mut().is_some_and(|above| reaches_on(above, &proposal.levels, &items)) {
                continue;
            }
            groups.push(ProposalGroup { subject: Subject::Mass(proposal.levels.clone()), items });
        }
        for (diameters, passage) in &self.sizes {
            if placed.insert((passage.start, passage.end)) {
                let items = vec![stated(Value::Size(diameters.clone()), passage)];
                groups.push(ProposalGroup { subject: Subject::Mass(Vec::new()), items });
            }
        }
        groups
    }

    fn patient(&self) -> Option<ProposalGroup> {
        let age = self.patient.age.as_ref();
        let age = age.map(|age| stated(Value::Age(age.value), &age.passage));
        let sex = self.patient.sex.as_ref();
        let sex = sex.map(|sex| stated(Value::Sex(sex.value), &sex.passage));
        let items: Vec<Item> = age.into_iter().chain(sex).collect();
        (!items.is_empty()).then_some(ProposalGroup { subject: Subject::Patient, items })
    }

    fn symptoms(&self) -> Option<ProposalGroup> {
        let mut items = Items::default();
        for words in &self.pain {
            let basis = words.basis;
            items.add(&Item { basis, ..stated(Value::Pain(words.pain), &words.passage) });
        }
        let items = items.settled();
        (!items.is_empty()).then_some(ProposalGroup { subject: Subject::Symptoms, items })
    }

    fn tissue(&self) -> Vec<ProposalGroup> {
        fn values<'a, T>(
            found: &'a [Found<T>],
            value: impl Fn(&T) -> Value + 'a,
        ) -> impl Iterator<Item = Item> + 'a {
            found.iter().map(move |found| stated(value(&found.value), &found.passage))
        }
        let pathology = &self.pathology;
        let mut items = Items::default();
        values(&pathology.grades, |(system, grade)| Value::Grade(*system, *grade))
            .chain(values(&pathology.mitoses, |count| Value::Mitoses(*count)))
            .chain(values(&pathology.necrosis, |necrosis| Value::Necrosis(*necrosis)))
            .chain(values(&pathology.markers, |marker| Value::Stain(marker.clone())))
            .for_each(|item| items.add(&item));
        let items = items.settled();
        let specimen =
            (!items.is_empty()).then_some(ProposalGroup { subject: Subject::Specimen, items });
        // Each entity is a decision of its own: a report also names what it thought of first.
        let entities = pathology.entities.iter().filter(|entity| !entity.value.excluded);
        let diagnoses = entities.map(|entity| ProposalGroup {
            subject: Subject::Diagnosis,
            items: vec![stated(Value::Entity(entity.value), &entity.passage)],
        });
        specimen.into_iter().chain(diagnoses).collect()
    }

    fn treatments(&self) -> Vec<ProposalGroup> {
        let one = |subject, item| ProposalGroup { subject, items: vec![item] };
        let course = &self.course;
        let mut groups: Vec<ProposalGroup> = operations(&course.acts);
        for dose in &course.doses {
            let value = Value::Dose { gray: dose.gray, fractions: dose.fractions };
            groups.push(one(Subject::Radiotherapy, stated(value, &dose.passage)));
        }
        let together = course.drugs.chunk_by(|one, next| {
            next.passage.start.saturating_sub(one.passage.end) <= BETWEEN_DRUGS
        });
        for drugs in together {
            let mut items = Items::default();
            for drug in drugs {
                let (name, dose) = (drug.name.clone(), drug.dose.clone());
                let value = Value::Drug { name, dose, cycles: drug.cycles };
                items.add(&stated(value, &drug.passage));
            }
            groups.push(ProposalGroup { subject: Subject::Systemic, items: items.settled() });
        }
        for event in &course.events {
            // Which recurrence it was, and that somebody was seen again, has no field.
            if matches!(event.what, Happening::Death | Happening::NoDisease) {
                let mut item = stated(Value::Event(event.what, event.months), &event.passage);
                if event.what == Happening::NoDisease {
                    item.basis = Basis::Inferred;
                }
                groups.push(one(Subject::Event, item));
            }
        }
        groups
    }
}

/// Adds levels to a mass that ends above them, where one size is said of both.
fn reaches_on(above: &mut ProposalGroup, levels: &[Level], items: &[Item]) -> bool {
    let ([known], [item]) = (&mut above.items[..], items) else { return false };
    let Subject::Mass(own) = &mut above.subject else { return false };
    let below = own.last().and_then(|last| last.below());
    let is_one = known.value == item.value
        && known.evidence.first() == item.evidence.first()
        && below.is_some_and(|below| levels.first() == Some(&below));
    if is_one {
        own.extend(levels);
        cite(&mut known.evidence, &item.evidence);
    }
    is_one
}

/// Acts that are told in one go are of one operation.
fn operations(acts: &[SurgicalAct]) -> Vec<ProposalGroup> {
    let together = acts.chunk_by(|one, next| next.sentence - one.sentence <= BETWEEN_ACTS);
    let groups = together.map(|acts| {
        let mut items = Items::default();
        for act in acts {
            let levels = LevelList::try_from(act.levels.clone()).ok().map(Levels::Listed);
            let ends = act.levels.first().zip(act.levels.last());
            let range = ends.map(|(first, last)| Levels::Range(LevelRange::between(*first, *last)));
            let levels = if act.is_range { range } else { levels };
            let mut evidence = Vec::new();
            cite(&mut evidence, &act.evidence);
            let value = Value::Act(act.kind, levels);
            items.add(&Item {
                value,
                certainty: Certainty::Definite,
                basis: Basis::Stated,
                evidence,
            });
        }
        ProposalGroup { subject: Subject::Surgery, items: items.settled() }
    });
    groups.collect()
}

/// What a proposal says of levels; `None` where it says nothing that is marked at one.
fn value_of(proposed: &Proposed) -> Option<Value> {
    Some(match proposed {
        Proposed::Part(part, state) => Value::Part(*part, *state),
        Proposed::BoneLesion(lesion) => Value::BoneLesion(*lesion),
        Proposed::Collapse(collapse) => Value::Collapse(*collapse),
        Proposed::Alignment(alignment) => Value::Alignment(*alignment),
        Proposed::Canal(canal) => Value::Canal(*canal),
        Proposed::CordCompressed(answer) => Value::CordCompressed(*answer),
        Proposed::EsccStated(grade) | Proposed::EsccInferred(grade) => Value::Escc(*grade),
        Proposed::ThecalSac(grade) => Value::ThecalSac(*grade),
        Proposed::CompressedFrom(side) => Value::CompressedFrom(*side),
        Proposed::CordDisplaced(side) => Value::CordDisplaced(*side),
        Proposed::SignalT1(signal) => Value::SignalT1(*signal),
        Proposed::SignalT2(signal) => Value::SignalT2(*signal),
        Proposed::Enhancement(enhancement) => Value::Enhancement(*enhancement),
        Proposed::Size(_) | Proposed::Treated | Proposed::Disc => return None,
    })
}

fn item(value: Value, proposal: &Proposal) -> Item {
    let certainty = match proposal.certainty {
        Sure::Definite => Certainty::Definite,
        Sure::Suspected | Sure::Open => Certainty::Suspected,
    };
    let mut evidence = Vec::new();
    cite(&mut evidence, &proposal.evidence);
    Item { value, certainty, basis: proposal.basis, evidence }
}

fn stated(value: Value, passage: &Passage) -> Item {
    let evidence = vec![passage.clone()];
    Item { value, certainty: Certainty::Definite, basis: Basis::Stated, evidence }
}

/// Adds passages to others, each once.
fn cite(evidence: &mut Vec<Passage>, more: &[Passage]) {
    for passage in more {
        if evidence.len() < MOST_PASSAGES && !evidence.contains(passage) {
            evidence.push(passage.clone());
        }
    }
}

/// Whether a level can have it: it has the part, and a cord where a bound follows from words.
fn can_be_said_of(item: &Item, level: Level) -> bool {
    match item.value {
        Value::Part(part, _) => part.exists_at(level),
        Value::Escc(_) if item.basis == Basis::Inferred => {
            CompressionScale::of(level).offers_escc()
        }
        Value::CordDisplaced(_) => CompressionScale::of(level).offers_escc(),
        Value::ThecalSac(_) => CompressionScale::of(level) == CompressionScale::ThecalSac,
        _ => true,
    }
}

fn says_the_same(one: &[Item], other: &[Item]) -> bool {
    let said = |item: &Item| (item.value.clone(), item.certainty, item.basis);
    one.len() == other.len() && one.iter().zip(other).all(|(a, b)| said(a) == said(b))
}

/// What is said of one subject.
#[derive(Default)]
struct Items(Vec<Item>);

impl Items {
    /// Adds what is said; what is known already gets its passages.
    fn add(&mut self, item: &Item) {
        let is_full = self.0.len() >= MOST_ITEMS;
        match self.0.iter_mut().find(|known| known.value == item.value) {
            Some(known) => {
                known.certainty = known.certainty.min(item.certainty);
                known.basis = known.basis.min(item.basis);
                cite(&mut known.evidence, &item.evidence);
            }
            None if is_full => {}
            None => self.0.push(item.clone()),
        }
    }

    /// In the order in which they are told, without what another item says as well.
    fn settled(self) -> Vec<Item> {
        let mut items: Vec<Item> = self
            .0
            .iter()
            .filter(|item| !self.0.iter().any(|other| makes_needless(other, item)))
            .cloned()
            .collect();
        items.sort_by_key(|item| rank(&item.value));
        items
    }
}

/// Whether an item is not worth telling beside another.
fn makes_needless(other: &Item, item: &Item) -> bool {
    match (&other.value, &item.value) {
        // A level of which a part is diseased is not free, even where it is called normal.
        (Value::Part(_, PartState::Involved), Value::Part(Part::UNSPECIFIED, PartState::Free)) => {
            true
        }
        // The canal says more of the epidural space than that it is named.
        (Value::Canal(canal), Value::Part(Part::EPIDURAL, state)) => {
            (canal.state == CanalState::Free) == (*state == PartState::Free)
                && other.certainty <= item.certainty
        }
        // What a report states stands above what its words allow.
        (Value::Escc(_), Value::Escc(_)) if other.basis != item.basis => other.basis < item.basis,
        (value, own) => {
            value != own
                && other.certainty <= item.certainty
                && other.basis <= item.basis
                && value.implies(own)
                && !own.implies(value)
        }
    }
}

/// The order in which things are told of a level: what is so before what is not.
fn rank(value: &Value) -> (u8, Option<(PartState, Part)>, bool) {
    match value {
        Value::Part(part, state) => (0, Some((*state, *part)), false),
        Value::BoneLesion(_) => (1, None, false),
        Value::Collapse(_) => (2, None, false),
        Value::Alignment(_) => (3, None, false),
        Value::SignalT1(_) => (4, None, false),
        Value::SignalT2(_) => (5, None, false),
        Value::Enhancement(_) => (6, None, false),
        Value::Canal(canal) => (7, None, canal.state == CanalState::Free),
        Value::CordCompressed(answer) => (8, None, *answer == YesNo::No),
        Value::Escc(_) | Value::ThecalSac(_) => (9, None, false),
        _ => (10, None, false),
    }
}
