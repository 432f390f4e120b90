//! Enneking's stage (Enneking et al., Clin Orthop 1980; in the spine Hart et al., Spine 1997) of a
//! primary tumour, by grade, compartment and metastasis.
//!
//! What is marked counts; unmarked parts are taken as free.

use super::Points;
use super::column::Column;
use super::disease::{Disease, Record, code, is_sarcoma};
use super::gather::{joined, marked, not_stated};
use super::grounds::Grounds;
use super::marks::is_vertebral;
use super::regions::Presence;
use super::score::{FieldPath, Input, Outcome, Score, State, Subject, Words};
use super::staging::{grade, metastases, not_primary, role, role_hint, stages, with_changes};
use super::tomita::{presence_points, site};
use crate::anatomy::Part;
use crate::case::{Entity, Role};

/// The stage's name.
pub const NAME: &str = "Enneking";

const CITATION: &str = "Enneking WF, Spanier SS, Goodman MA. Clin Orthop 1980;153:106–120; \
                        Hart RA, Boriani S, et al. Spine 1997;22:1773–1782";

/// The stages of malignant tumours, in ascending order.
pub const STAGES: [&str; 6] = ["IA", "IB", "IIA", "IIB", "IIIA", "IIIB"];

const BENIGN: [&str; 3] = ["1", "2", "3"];

/// The place of a malignant tumour's stage in [`STAGES`]: III with metastasis, else I low and II
/// high grade; A within its compartment, B outside.
pub const fn stage(high_grade: bool, extracompartmental: bool, metastasis: bool) -> u8 {
    let grade = match (metastasis, high_grade) {
        (true, _) => 2,
        (false, true) => 1,
        (false, false) => 0,
    };
    grade * 2 + extracompartmental as u8
}

/// Whether a tumour is benign, malignant, or a metastasis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Behaviour {
    Benign,
    Malignant,
    Metastatic,
}

fn behaviour(entity: &Entity) -> Option<Behaviour> {
    match code(entity) {
        Some((_, '0' | '1')) => Some(Behaviour::Benign),
        Some((_, '6')) => Some(Behaviour::Metastatic),
        Some(_) => Some(Behaviour::Malignant),
        None => is_sarcoma(entity).then_some(Behaviour::Malignant),
    }
}

/// The stage of every tumour of the spine.
pub(super) fn scores<'a>(column: &Column<'a>, disease: Disease<'a>) -> Vec<Score<'a>> {
    if !column.is_marked {
        return Vec::new();
    }
    disease.spinal().map(|tumour| of_tumour(column, disease, tumour)).collect()
}

fn of_tumour<'a>(column: &Column<'a>, disease: Disease<'a>, tumour: Record<'a>) -> Score<'a> {
    let subject = Subject::Tumour(&tumour.tumour.id, &tumour.tumour.label);
    let not_applicable = |why: Words| Score::not_applicable(NAME, subject, why, CITATION);
    if let Some(why) = not_primary(tumour) {
        return not_applicable(why);
    }
    let is = |wanted| disease.is(tumour.tumour, |entity| behaviour(entity) == Some(wanted));
    let can_be = |wanted| is(wanted).is_some_and(|presence| presence != Presence::No);
    let diagnosis = diagnosis(disease, tumour);
    if can_be(Behaviour::Benign) {
        let all = Points::any_of(&[0, 1, 2]);
        let mut score = Score::new(NAME, subject, Outcome::of_grades(all, &BENIGN), CITATION);
        score.class = Some("benign: 1 latent, 2 active, 3 aggressive; the reader decides".into());
        let field = FieldPath::List("diagnoses");
        let open = not_stated("stage of a benign tumour", field, all).without_points(2.0);
        score.inputs = vec![role(tumour), diagnosis, open];
        return score;
    }
    if can_be(Behaviour::Metastatic) {
        return not_applicable(
            "it is for primary tumours, and the diagnosis is a metastasis".into(),
        );
    }
    if !can_be(Behaviour::Malignant) {
        return not_applicable("whether the tumour is benign or malignant is not stated".into());
    }
    let staged = vec![grade(disease, tumour), compartment(column), metastases(column)];
    let sets: Vec<Points> = staged.iter().map(Input::worth).collect();
    let rule = |answers: &[u8]| match answers {
        [grade, out, metastasis] => stage(*grade == 1, *out == 1, *metastasis == 1),
        _ => 0,
    };
    let stages = stages(&sets, rule);
    let mut score = Score::new(NAME, subject, Outcome::of_grades(stages, &STAGES), CITATION);
    score.class = Some("malignant".into());
    score.inputs = vec![role(tumour), diagnosis];
    score.inputs.extend(with_changes(staged, rule));
    score.conventions.push("Enneking: unmarked parts are taken as free");
    score.hints.extend(role_hint(tumour, Role::Primary));
    score
}

const fn is_outside(part: Part) -> bool {
    matches!(site(part.structure()), Some(4 | 5))
}

/// Whether tumour has left its compartment: into the canal, into what lies beside the bone, or into
/// a second vertebra.
fn compartment<'a>(column: &Column<'a>) -> Input<'a> {
    let bone = |least: Presence| column.levels.iter().filter(|m| m.bone >= least).count();
    let several = match (bone(Presence::Yes), bone(Presence::Perhaps)) {
        (2.., _) => Presence::Yes,
        (_, 2..) => Presence::Perhaps,
        _ => Presence::No,
    };
    let outside = column.anywhere(is_outside).max(several);
    let words = match outside {
        Presence::No => "intracompartmental",
        Presence::Perhaps => "perhaps extracompartmental",
        Presence::Yes => "extracompartmental",
    };
    let field = FieldPath::TimePoint(column.index, "findings.levels");
    let grounds = column.marks(|part| is_outside(part) || is_vertebral(part));
    let input = marked("compartment", field, words, presence_points(outside), grounds);
    match (outside, input.state) {
        (Presence::Perhaps, State::Disputed) | (Presence::No | Presence::Yes, _) => input,
        (Presence::Perhaps, _) => Input { state: State::Suspected, ..input },
    }
}

/// The diagnosis of a tumour, as an input.
pub(super) fn diagnosis<'a>(disease: Disease<'a>, tumour: Record<'a>) -> Input<'a> {
    let mut names: Vec<Words> = Vec::new();
    let mut field = FieldPath::List("diagnoses");
    let mut input = not_stated("diagnosis", field, Points::exactly(0));
    for (index, diagnosis) in disease.diagnoses(tumour.tumour) {
        field = FieldPath::Diagnosis(index, "entity");
        input.grounds = input.grounds.and(Grounds::Fact(&diagnosis.entity));
        for sourced in diagnosis.entity.values() {
            let name = Words::from(sourced.value.name.clone());
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    if names.is_empty() {
        input.state = State::NotStated;
    } else {
        input.told = joined(names, " | ").into();
    }
    Input { field, ..input }.without_points(0.0)
}
