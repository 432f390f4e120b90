//! From what a report says to a case: accepting a proposal, and telling beforehand how it stands
//! to what the case holds.
//!
//! Nothing that the case holds is lost. A value that is there already gets the passage as one more
//! piece of evidence; another one is kept beside it as what another source says, and what is shown
//! stays shown, unless it was only inferred and the report states it.

mod cited;
mod levels;
mod pen;
mod places;
mod surgery;
mod tissue;
mod treatment;

use crate::case::{Basis, Case, Id, Number, Quantity};
use crate::reading::{Item, ProposalGroup, Subject, Value};

use pen::Pen;
pub use pen::{Held, Relation, Standing};
pub(super) use places::Places;

/// Writes what a report says into a case, as the reader proposes it: stated, or inferred where the
/// reader itself inferred, each value with its passages.
///
/// Accepting again changes nothing. An item is left out where the case has no place for it; see
/// [`Relation::NoPlace`].
pub fn accept(case: &mut Case, time_point: usize, source: &Id, group: &ProposalGroup) {
    accept_all(case, time_point, source, std::slice::from_ref(group));
}

/// Writes all that a report says into a case: see [`accept`].
pub fn accept_all(case: &mut Case, time_point: usize, source: &Id, groups: &[ProposalGroup]) {
    let Some(places) = places(case, source) else { return };
    for group in groups {
        for item in &group.items {
            accept_item(case, time_point, (source, &places), group, item);
        }
    }
}

/// How each item of a proposal stands to what the case holds, in their order: new, agreed, or
/// contradicted, and with what.
///
/// It carries out on a copy of the case what [`accept`] would do, so that the two never differ.
pub fn compare(
    case: &Case,
    time_point: usize,
    source: &Id,
    group: &ProposalGroup,
) -> Vec<Standing> {
    compare_all(case, time_point, source, std::slice::from_ref(group)).remove(0)
}

/// How each item of each proposal stands to what the case holds: see [`compare`].
pub fn compare_all(
    case: &Case,
    time_point: usize,
    source: &Id,
    groups: &[ProposalGroup],
) -> Vec<Vec<Standing>> {
    let places = places(case, source);
    let mut copy = case.clone();
    let mut stand = |group: &ProposalGroup, item: &Item| {
        let Some(places) = &places else { return Standing::NO_PLACE };
        let standing = accept_item(&mut copy, time_point, (source, places), group, item);
        // A copy that has not changed serves again: one of a full case is large.
        if !standing.recorded {
            copy = case.clone();
        }
        standing
    };
    let of_group =
        |group: &ProposalGroup| group.items.iter().map(|item| stand(group, item)).collect();
    groups.iter().map(of_group).collect()
}

fn places(case: &Case, source: &Id) -> Option<Places> {
    case.source(source).map(|source| Places::of(&source.text))
}

fn accept_item(
    case: &mut Case,
    time_point: usize,
    (source, places): (&Id, &Places),
    group: &ProposalGroup,
    item: &Item,
) -> Standing {
    let place = case.source(source).filter(|_| time_point < case.time_points.len());
    let Some(mut pen) = place.and_then(|source| Pen::new(source, places, item)) else {
        return Standing::NO_PLACE;
    };
    match &item.value {
        Value::Size(diameters) => {
            tissue::size(case, time_point, group.subject.levels(), diameters, &mut pen);
        }
        Value::Stain(marker) => {
            tissue::in_specimen(case, &mut pen, |one, pen| tissue::stain(one, marker, pen));
        }
        Value::Mitoses(count) => {
            tissue::in_specimen(case, &mut pen, |one, pen| pen.write(&mut one.mitoses, *count));
        }
        Value::Necrosis(necrosis) => {
            tissue::in_specimen(case, &mut pen, |one, pen| pen.write(&mut one.necrosis, *necrosis));
        }
        Value::Grade(system, grade) => tissue::in_specimen(case, &mut pen, |one, pen| {
            tissue::grade(one, (*system, *grade), pen);
        }),
        Value::Entity(entity) => tissue::entity(case, *entity, &mut pen),
        Value::Age(years) => {
            if let Ok(years) = Number::new(*years) {
                pen.write(&mut case.patient.age, Quantity::Exactly(years));
            }
        }
        Value::Sex(sex) => pen.write(&mut case.patient.sex, *sex),
        Value::Pain(pain) => treatment::pain(case, time_point, *pain, &mut pen),
        Value::Act(kind, levels) => surgery::act(case, *kind, levels.as_ref(), &mut pen),
        Value::Dose { gray, fractions } => treatment::dose(case, *gray, *fractions, &mut pen),
        Value::Drug { name, dose, cycles } => {
            let named = names_of(group);
            treatment::drug(case, &named, (name, dose.as_deref(), *cycles), &mut pen);
        }
        Value::Event(what, months) => {
            treatment::event(case, time_point, *what, *months, &mut pen);
        }
        value => {
            if let Subject::Levels(named) = &group.subject {
                for level in named {
                    levels::write(case, time_point, *level, value, &mut pen);
                }
            }
        }
    }
    pen.standing()
}

/// The drugs that are named together.
fn names_of(group: &ProposalGroup) -> Vec<&str> {
    let names = group.items.iter().filter_map(|item| match &item.value {
        Value::Drug { name, .. } => Some(name.as_str()),
        _ => None,
    });
    names.collect()
}

/// Whether a value on one basis gives way to one on another in what is shown.
fn gives_way(held: Basis, new: Basis) -> bool {
    held == Basis::Inferred && new == Basis::Stated
}
