//! What the staging systems ask for alike: grade, nodes and distant metastases, and whether a tumour
//! is staged by them at all. Sets stand for answers: 0 is no or low, 1 is yes or high.

use super::Points;
use super::column::Column;
use super::disease::{Disease, Record};
use super::gather::{input, joined, label, not_stated};
use super::regions::Presence;
use super::score::{FieldPath, Input, State, Words};
use crate::case::{Choice as _, Grade, Metastases, Nodes, Role, StatedGrade};

/// No and yes, or low and high.
pub(super) const EITHER: Points = Points::any_of(&[0, 1]);

/// Whether a stated grade is high: G2 and more, intermediate, moderately or poorly differentiated.
pub const fn is_high(grade: Grade) -> bool {
    !matches!(grade, Grade::WellDifferentiated | Grade::Low | Grade::G1)
}

/// Whether a tumour is low or high grade, by what its specimens state.
pub(super) fn grade<'a>(disease: Disease<'a>, tumour: Record<'a>) -> Input<'a> {
    let specimens = disease.case.specimens.iter().enumerate();
    let of_tumour = specimens.filter(|(_, s)| s.tumours.contains(&tumour.tumour.id));
    let mut graded = of_tumour.filter_map(|(index, specimen)| {
        let rule = |stated: &StatedGrade| {
            let grades = stated.grades.values().iter();
            grades.map(|grade| Points::exactly(u8::from(is_high(*grade)))).collect()
        };
        let words = |stated: &StatedGrade| Words::from(stated.grades.to_string());
        let field = FieldPath::Specimen(index, "grade");
        Some(input("grade", field, Some(specimen.grade.as_ref()?), EITHER, rule, words))
    });
    let Some(first) = graded.next() else {
        return not_stated("grade", FieldPath::List("specimens"), EITHER);
    };
    graded.fold(first, both)
}

/// What two records say of the same thing.
pub(super) fn both<'a>(one: Input<'a>, other: Input<'a>) -> Input<'a> {
    let points = one.worth().or(other.worth());
    let (this, that) = (one.value(), other.value());
    let said = if this == that { this } else { joined(vec![this, that], " | ") };
    let state = match (points.is_settled(), one.state) {
        (true, _) => State::Known,
        (_, State::Known) if other.state == State::Known => State::Disputed,
        (_, State::Known) => other.state,
        (_, state) => state,
    };
    Input {
        told: said.into(),
        points: Some(points),
        grounds: one.grounds.and(other.grounds),
        state,
        change: f64::from(points.spread()),
        ..one
    }
}

/// Whether there are distant metastases at a time point.
pub(super) fn metastases<'a>(column: &Column<'a>) -> Input<'a> {
    input(
        "distant metastases",
        FieldPath::TimePoint(column.index, "elsewhere.metastases"),
        column.point.elsewhere.metastases.as_ref(),
        EITHER,
        |metastases| Points::exactly(u8::from(*metastases != Metastases::M0)),
        label,
    )
}

/// Whether regional nodes are involved at a time point.
pub(super) fn nodes<'a>(column: &Column<'a>) -> Input<'a> {
    input(
        "regional nodes",
        FieldPath::TimePoint(column.index, "elsewhere.nodes"),
        column.point.elsewhere.nodes.as_ref(),
        EITHER,
        |nodes| Points::exactly(u8::from(*nodes == Nodes::N1)),
        label,
    )
}

/// What a tumour is to the case, as an input that decides whether a score applies.
pub(super) fn role(tumour: Record<'_>) -> Input<'_> {
    let settled = |_: &Role| Points::exactly(0);
    let mut input = input(
        "role of the tumour",
        tumour.field("role"),
        tumour.tumour.role.as_ref(),
        EITHER,
        settled,
        label,
    );
    if [Role::Primary, Role::Metastasis].iter().any(|role| tumour.role(*role) == Presence::Perhaps)
    {
        input.state = if tumour.tumour.role.is_none() { State::NotStated } else { State::Disputed };
    }
    input.without_points(0.0)
}

/// Why a primary tumour's stage does not apply to a tumour, if so.
pub(super) fn not_primary(tumour: Record<'_>) -> Option<Words> {
    (tumour.role(Role::Primary) == Presence::No).then(|| {
        let role = tumour.tumour.role.as_ref().map_or("not stated", |fact| fact.value().label());
        format!("it is for primary tumours, and this one is recorded as: {role}").into()
    })
}

/// What else is said of the role than what the score is computed for.
pub(super) fn role_hint(tumour: Record<'_>, computed_for: Role) -> Option<Words> {
    let other = if computed_for == Role::Primary { Role::Metastasis } else { Role::Primary };
    match (tumour.role(computed_for), tumour.is_suspected(other)) {
        (Presence::Perhaps, _) => {
            Some(format!("valid if it is a {}", words_of(computed_for)).into())
        }
        (_, true) => Some(format!("does not apply if it is a {}", words_of(other)).into()),
        _ => None,
    }
}

fn words_of(role: Role) -> &'static str {
    match role {
        Role::Primary => "primary tumour",
        _ => "metastasis",
    }
}

/// Sets the change of each input of a stage: the farthest that the stage moves from one answer to
/// another, whatever the other answers are.
pub(super) fn with_changes(inputs: Vec<Input<'_>>, stage: impl Fn(&[u8]) -> u8) -> Vec<Input<'_>> {
    let sets: Vec<Points> = inputs.iter().map(Input::worth).collect();
    let mut changes = vec![0; sets.len()];
    for mut answers in worlds(&sets) {
        let before = stage(&answers);
        for place in 0..sets.len() {
            let answer = answers[place];
            for other in sets[place].iter() {
                answers[place] = other;
                changes[place] = changes[place].max(stage(&answers).abs_diff(before));
            }
            answers[place] = answer;
        }
    }
    let changed = inputs.into_iter().zip(changes);
    changed.map(|(input, change)| input.without_points(f64::from(change))).collect()
}

/// Every stage that answers allow.
pub(super) fn stages(sets: &[Points], stage: impl Fn(&[u8]) -> u8) -> Points {
    worlds(sets).iter().map(|answers| Points::exactly(stage(answers))).collect()
}

/// Every choice of one answer from each set.
fn worlds(sets: &[Points]) -> Vec<Vec<u8>> {
    sets.iter().fold(vec![Vec::new()], |worlds, set| {
        let with = |world: &Vec<u8>, answer: u8| [world.as_slice(), &[answer]].concat();
        worlds.iter().flat_map(|world| set.iter().map(move |one| with(world, one))).collect()
    })
}
