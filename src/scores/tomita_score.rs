//! Tomita's prognostic score of spinal metastases (Tomita et al., Spine 2001): growth of the primary
//! tumour, visceral metastases and bone metastases, 2 to 10 points.

use super::column::Column;
use super::disease::{Disease, Record, is_sarcoma};
use super::gather::{Range, any_label, any_of, input, label};
use super::prognosis::{marks_field, metastasis, primary, vertebrae};
use super::regions::Presence;
use super::score::{FieldPath, Input, Outcome, Score, State, Subject};
use super::{Points, sum};
use crate::case::{Entity, Multiplicity, OrganMetastases, Region, Role};

/// The score's name.
pub const NAME: &str = "Tomita score";

const CITATION: &str = "Tomita K, Kawahara N, Kobayashi T, et al. Spine 2001;26:298–306";

const GROWTH: Points = Points::any_of(&[1, 2, 4]);

/// Points for the growth of the primary tumour: slow 1, moderate 2, rapid 4. Sarcoma is not listed:
/// that of the uterus counts by its site, of another site as rapid (a convention). A site that is
/// not listed can be any of these.
pub fn growth(region: Region, is_sarcoma: Option<bool>) -> Points {
    match (region, is_sarcoma) {
        (Region::Uterus, _) => Points::exactly(2),
        (_, Some(true)) => Points::exactly(4),
        (Region::Breast | Region::Prostate | Region::Thyroid, _) => Points::exactly(1),
        (Region::Kidney, _) => Points::exactly(2),
        (Region::Lung | Region::Liver | Region::Stomach | Region::Bowel | Region::Unknown, _) => {
            Points::exactly(4)
        }
        _ => GROWTH,
    }
}

/// Points for visceral metastases: none 0, treatable 2, untreatable 4.
pub const fn visceral(organs: OrganMetastases) -> u8 {
    match organs {
        OrganMetastases::None => 0,
        OrganMetastases::Removable => 2,
        OrganMetastases::NotRemovable => 4,
    }
}

/// Points for bone metastases, those of the spine among them: solitary 1, multiple 2.
pub const fn bone(multiplicity: Multiplicity) -> u8 {
    match multiplicity {
        Multiplicity::Solitary => 1,
        Multiplicity::Multiple => 2,
    }
}

/// What the authors drew from a total.
pub const fn class(total: u8) -> &'static str {
    match total {
        0..=3 => "wide or marginal excision, long-term control",
        4..=5 => "marginal or intralesional excision, middle-term control",
        6..=7 => "palliative surgery, short-term control",
        _ => "supportive care",
    }
}

/// The score of the metastasis at a time point.
pub(super) fn score<'a>(column: &Column<'a>, disease: Disease<'a>) -> Option<Score<'a>> {
    let tumour = match metastasis(column, disease, NAME, CITATION)? {
        Ok(tumour) => tumour,
        Err(not_applicable) => return Some(not_applicable),
    };
    let rule =
        |region: Region, _: &str, entity: Option<&Entity>| growth(region, entity.map(is_sarcoma));
    let inputs = vec![
        primary(disease, tumour, GROWTH, rule),
        input(
            "visceral metastases",
            FieldPath::TimePoint(column.index, "elsewhere.organs"),
            column.point.elsewhere.organs.as_ref(),
            Points::any_of(&[0, 2, 4]),
            |set| any_of(set, visceral),
            any_label,
        ),
        bone_input(column, tumour),
    ];
    let total = sum::total(&inputs);
    let subject = Subject::Tumour(&tumour.tumour.id, &tumour.tumour.label);
    let mut score = Score::new(NAME, subject, Outcome::of_points(total), CITATION);
    score.class = Some(sum::classes(total, class));
    score.conventions.push(
        "Tomita score: a uterine sarcoma grows moderately, a sarcoma of another site rapidly",
    );
    score.hints.extend(super::staging::role_hint(tumour, Role::Metastasis));
    score.inputs = inputs;
    Some(score)
}

/// Whether there is one bone metastasis or several: as is said of the tumour, or else as is marked.
fn bone_input<'a>(column: &Column<'a>, tumour: Record<'a>) -> Input<'a> {
    let either = Points::any_of(&[1, 2]);
    let rule = |multiplicity: &Multiplicity| Points::exactly(bone(*multiplicity));
    let said = tumour.tumour.multiplicity.as_ref();
    let mut input =
        input("bone metastases", tumour.field("multiplicity"), said, either, rule, label);
    if said.is_none() && is_certainly_multiple(column) {
        input.points = Some(Points::exactly(2));
        input.told = "multiple, as marked".into();
        input.state = State::Known;
        input.change = 0.0;
        input.field = marks_field(column);
    }
    input
}

/// Whether levels apart from each other, or bones outside the spine, are said to be involved.
fn is_certainly_multiple(column: &Column<'_>) -> bool {
    let sure: Vec<_> = column.levels.iter().filter(|m| m.bone == Presence::Yes).collect();
    let apart = vertebrae(column).1 == sure.len()
        && sure.windows(2).any(|pair| !pair[0].level.is_adjacent(pair[1].level));
    let outside = column.point.elsewhere.extraspinal_bone.as_ref().is_some_and(|fact| {
        fact.values().iter().all(|v| {
            let count = Range::from(v.value);
            !v.is_suspected() && !count.can_be(0.0) && !count.can_be_below(1.0)
        })
    });
    apart || outside
}
