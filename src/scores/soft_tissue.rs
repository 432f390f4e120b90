//! T and stage group of a soft-tissue sarcoma of the trunk (AJCC Cancer Staging Manual, 8th edition,
//! 2017), for tumours beside the spine: by the largest diameter, nodes, metastases and grade.

use super::Points;
use super::column::Column;
use super::disease::{Disease, Record, is_sarcoma};
use super::enneking::diagnosis;
use super::gather::{input, not_stated};
use super::regions::Presence;
use super::score::{FieldPath, Input, Outcome, Score, Subject, Words};
use super::staging::{both, grade, metastases, nodes, role, role_hint, stages, with_changes};
use crate::case::{Choice as _, Fact, Region, Role, Size};

/// The name of the T category.
pub const T_NAME: &str = "AJCC 8 T (soft tissue)";
/// The name of the stage group.
pub const GROUP_NAME: &str = "AJCC 8 group (soft tissue)";

const CITATION: &str = "Amin MB, et al. AJCC Cancer Staging Manual, 8th ed. Springer 2017, soft-tissue sarcoma of \
     trunk and extremities";

/// The T categories, in ascending order from the place 1 on.
pub const CATEGORIES: [&str; 5] = ["T0", "T1", "T2", "T3", "T4"];

/// The stage groups, in ascending order.
pub const GROUPS: [&str; 6] = ["IA", "IB", "II", "IIIA", "IIIB", "IV"];

/// T, 1 to 4, by the largest diameter in centimetres: up to 5, 10, 15, and more.
pub fn category(largest_cm: f64) -> u8 {
    match largest_cm {
        d if d <= 5.0 => 1,
        d if d <= 10.0 => 2,
        d if d <= 15.0 => 3,
        _ => 4,
    }
}

/// The place of the group in [`GROUPS`]. High grade is G2 and G3.
pub const fn group(category: u8, high_grade: bool, nodes: bool, metastases: bool) -> u8 {
    match (nodes || metastases, high_grade, category) {
        (true, ..) => 5,
        (_, false, 0..=1) => 0,
        (_, false, _) => 1,
        (_, true, 0..=1) => 2,
        (_, true, 2) => 3,
        (_, true, _) => 4,
    }
}

/// T and group of every primary soft-tissue tumour beside the spine.
pub(super) fn scores<'a>(column: &Column<'a>, disease: Disease<'a>) -> Vec<Score<'a>> {
    if !column.is_marked {
        return Vec::new();
    }
    let is_soft = |tumour: &Record<'_>| {
        tumour
            .regions()
            .any(|region| matches!(region, Region::ParaspinalTissue | Region::SoftTissueTrunk))
            && tumour.role(Role::Primary) != Presence::No
            && disease.is(tumour.tumour, is_sarcoma) != Some(Presence::No)
    };
    let tumours = disease.spinal().filter(is_soft);
    tumours.flat_map(|tumour| of_tumour(column, disease, tumour)).collect()
}

fn of_tumour<'a>(column: &Column<'a>, disease: Disease<'a>, tumour: Record<'a>) -> [Score<'a>; 2] {
    let subject = Subject::Tumour(&tumour.tumour.id, &tumour.tumour.label);
    let size = size(column, tumour);
    let categories = size.worth();
    let mut t = Score::new(T_NAME, subject, Outcome::of_grades(categories, &CATEGORIES), CITATION);
    let inputs = vec![size, grade(disease, tumour), nodes(column), metastases(column)];
    let sets: Vec<Points> = inputs.iter().map(Input::worth).collect();
    let outcome = Outcome::of_grades(stages(&sets, group_of), &GROUPS);
    let mut group = Score::new(GROUP_NAME, subject, outcome, CITATION);
    t.inputs = vec![role(tumour), diagnosis(disease, tumour)];
    group.inputs.clone_from(&t.inputs);
    let change = f64::from(categories.spread());
    t.inputs.push(inputs[0].clone().without_points(change));
    group.inputs.extend(with_changes(inputs, group_of));
    for score in [&mut t, &mut group] {
        score.hints.extend(role_hint(tumour, Role::Primary));
    }
    [t, group]
}

/// The group of T, grade, nodes and metastases.
fn group_of(answers: &[u8]) -> u8 {
    match answers {
        [t, high, nodes, metastases] => group(*t, *high == 1, *nodes == 1, *metastases == 1),
        _ => 0,
    }
}

/// The sizes of a tumour at a time point, and of the masses that are part of it.
fn size<'a>(column: &Column<'a>, tumour: Record<'a>) -> Input<'a> {
    let is_now = |fact: &&Fact<Size>| {
        let time = fact.value().time_point.as_ref();
        time.is_none_or(|id| *id == column.point.id)
    };
    let own = tumour.tumour.sizes.iter().map(|fact| (tumour.field("sizes"), fact));
    let masses = column.point.findings.masses.iter();
    let masses = masses.filter(|mass| mass.tumour.as_ref() == Some(&tumour.tumour.id));
    let of_masses = masses.flat_map(|mass| &mass.sizes);
    let field = FieldPath::TimePoint(column.index, "findings.masses");
    let all = own.chain(of_masses.map(|fact| (field, fact))).filter(|(_, fact)| is_now(fact));
    let any = Points::any_of(&[1, 2, 3, 4]);
    let inputs = all.map(|(field, fact)| input("size", field, Some(fact), any, rule, words));
    inputs.reduce(both).unwrap_or_else(|| not_stated("size", field, any))
}

fn rule(size: &Size) -> Points {
    let largest = size.diameters.iter().map(|diameter| diameter.get()).fold(0.0, f64::max);
    Points::exactly(category(largest))
}

fn words(size: &Size) -> Words {
    let diameters: Vec<String> = size.diameters.iter().map(ToString::to_string).collect();
    format!("{} cm ({})", diameters.join(" × "), size.method.label()).into()
}
