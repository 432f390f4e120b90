//! What prognostic scores of spinal metastases ask for alike: the primary tumour, and how many
//! vertebrae are involved.

use super::Points;
use super::column::Column;
use super::disease::{Disease, Record};
use super::gather::{joined, not_stated};
use super::grounds::Grounds;
use super::regions::Presence;
use super::score::{FieldPath, Input, Score, State, Subject, Words};
use crate::case::{Choice as _, Entity, Region};

/// The metastasis that the scores are of, or why they do not apply; nothing where nothing is marked.
pub(super) fn metastasis<'a>(
    column: &Column<'a>,
    disease: Disease<'a>,
    name: &'static str,
    citation: &'static str,
) -> Option<Result<Record<'a>, Score<'a>>> {
    if !column.is_marked {
        return None;
    }
    if let Some(metastasis) = disease.metastasis() {
        return Some(Ok(metastasis));
    }
    let roles = disease.spinal().filter_map(|tumour| tumour.tumour.role.as_ref());
    let roles: Vec<Words> = roles.map(|role| role.value().label().into()).collect();
    let why: Words = if roles.is_empty() {
        "it is for metastases, and no tumour of the spine is recorded as one".into()
    } else {
        let roles = joined(roles, ", ");
        format!("it is for metastases, and the tumour of the spine is recorded as: {roles}").into()
    };
    Some(Err(Score::not_applicable(name, Subject::Patient, why, citation)))
}

/// What the primary tumour is worth, by its region and what it is; all legal points where there is
/// none. The rule is given no entity where nothing is said of it.
pub(super) fn primary<'a>(
    disease: Disease<'a>,
    metastasis: Record<'a>,
    legal: Points,
    rule: impl Fn(Region, &str, Option<&Entity>) -> Points,
) -> Input<'a> {
    let Some(primary) = disease.primary_of(metastasis) else {
        return not_stated("primary tumour", metastasis.field("from"), legal);
    };
    let mut entities = entities(disease, primary);
    if entities.is_empty() {
        entities = self::entities(disease, metastasis);
    }
    let mut points = Points::EMPTY;
    let mut words: Vec<Words> = Vec::new();
    for site in primary.tumour.site.values() {
        let (region, place) = (site.value.region, site.value.place.as_deref().unwrap_or_default());
        words.push(region.label().into());
        if entities.is_empty() {
            points = points.or(rule(region, place, None));
        }
        for entity in &entities {
            points = points.or(rule(region, place, Some(entity)));
        }
    }
    words.extend(entities.iter().map(|entity| Words::from(entity.name.clone())));
    words.dedup();
    let state = if points.is_settled() { State::Known } else { State::Bounded };
    Input {
        told: joined(words, ", ").into(),
        points: Some(points),
        state,
        change: f64::from(points.spread()),
        grounds: Grounds::Fact(&primary.tumour.site),
        ..not_stated("primary tumour", primary.field("site"), legal)
    }
}

/// What a tumour is said to be; what is only suspected counts where there is nothing else.
fn entities<'a>(disease: Disease<'a>, tumour: Record<'a>) -> Vec<&'a Entity> {
    let values = || disease.diagnoses(tumour.tumour).flat_map(|(_, d)| d.entity.values());
    let certain = values().any(|sourced| !sourced.is_suspected());
    let counted = values().filter(|sourced| !certain || !sourced.is_suspected());
    counted.map(|sourced| &sourced.value).collect()
}

/// How many vertebrae are marked: the least and the most that it can be.
pub(super) fn vertebrae(column: &Column<'_>) -> (usize, usize) {
    let at_least = |least: Presence| column.levels.iter().filter(|m| m.bone >= least).count();
    (at_least(Presence::Yes), at_least(Presence::Perhaps))
}

/// The levels with bone that is marked, in words: `T5, T6`.
pub(super) fn vertebrae_words(column: &Column<'_>) -> Words {
    let levels = column.levels.iter().filter(|marks| marks.bone != Presence::No);
    let names = levels.map(|marks| match marks.bone {
        Presence::Perhaps => format!("{} (perhaps)", marks.level).into(),
        _ => Words::from(marks.level.name()),
    });
    joined(names.collect(), ", ")
}

/// The field of the marks of a time point.
pub(super) const fn marks_field(column: &Column<'_>) -> FieldPath {
    FieldPath::TimePoint(column.index, "findings.levels")
}
