//! SINS, the Spinal Instability Neoplastic Score (Fisher et al., Spine 2010): six components of
//! one level, 0 to 18 points.
//!
//! The score was defined for one lesion; here each level is scored by itself, and the highest is
//! the one to report.

use super::column::Column;
use super::gather::{Range, any_label, any_of, input, label, marked, not_stated};
use super::marks::{LevelMarks, is_vertebral};
use super::regions::Presence;
use super::removed::{Left, Removed};
use super::score::{FieldPath, Input, Outcome, Score, State, Subject, Told, Words};
use super::worst::mark_worst;
use super::{Points, sum};
use crate::anatomy::{Level, Part, Side, Structure};
use crate::case::{
    Alignment, BoneLesion, Choice as _, Collapse, CollapseClass, Extent, Fact, Pain, Quantity,
};

/// The score's name.
pub const NAME: &str = "SINS";

/// The name of the component of facets, pedicles and costovertebral joints.
pub const POSTEROLATERAL: &str = "posterolateral";

/// The name of the component that all levels share.
const PAIN: &str = "pain";

const CITATION: &str = "Fisher CG, DiPaola CP, Ryken TC, et al. Spine 2010;35(22):E1221–E1229";

/// Points for where the level lies: junctional 3, mobile 2, semirigid 1, rigid 0.
pub fn location(level: Level) -> u8 {
    match level {
        Level::C1 | Level::C2 | Level::L5 | Level::S1 => 3,
        _ if (Level::C7..=Level::T2).contains(&level) => 3,
        _ if (Level::T11..=Level::L1).contains(&level) => 3,
        _ if (Level::T3..=Level::T10).contains(&level) => 1,
        _ if level.is_sacral() => 0,
        _ => 2,
    }
}

/// Points for pain: mechanical 3, other pain 1, none 0.
pub const fn pain(pain: Pain) -> u8 {
    match pain {
        Pain::Mechanical => 3,
        Pain::NotMechanical => 1,
        Pain::None => 0,
    }
}

/// Points for the lesion of the bone: lytic 2, mixed 1, blastic 0. The table has no row for bone
/// that is not changed; it adds nothing here.
pub const fn bone_lesion(lesion: BoneLesion) -> u8 {
    match lesion {
        BoneLesion::Lytic => 2,
        BoneLesion::Mixed => 1,
        BoneLesion::Blastic | BoneLesion::None => 0,
    }
}

/// Points for alignment on radiographs: subluxation or translation 4, new deformity 2, normal 0.
pub const fn alignment(alignment: Alignment) -> u8 {
    match alignment {
        Alignment::Subluxation => 4,
        Alignment::NewDeformity => 2,
        Alignment::Normal => 0,
    }
}

/// Points for the body: collapse over 50 % 3, under 50 % 2; no collapse with over 50 % of the body
/// involved 1, otherwise 0. Exactly 50 % of collapse is not in the table and is 2 or 3. `uncollapsed`
/// is what the body is worth where it has not collapsed.
pub fn body(collapse: &Collapse, uncollapsed: Points) -> Points {
    let class = match collapse.class {
        CollapseClass::Above50 => Points::exactly(3),
        CollapseClass::Below50 => Points::exactly(2),
        CollapseClass::Present => Points::any_of(&[2, 3]),
        CollapseClass::None => uncollapsed,
    };
    let Some(percent) = collapse.percent.map(Range::from) else { return class };
    let worth = |can_be: bool, points: Points| if can_be { points } else { Points::EMPTY };
    let by_percent = worth(percent.can_be(0.0), uncollapsed)
        .or(worth(percent.can_be_below(50.0) && percent.can_be_above(0.0), Points::exactly(2)))
        .or(worth(percent.can_be(50.0), Points::any_of(&[2, 3])))
        .or(worth(percent.can_be_above(50.0), Points::exactly(3)));
    match collapse.class {
        CollapseClass::Present => by_percent,
        // Where the two do not agree, both count.
        _ => class.or(by_percent),
    }
}

/// Points for a body that has not collapsed: over 50 % of it involved 1, otherwise 0.
pub fn uncollapsed(percent_involved: Range) -> Points {
    let large =
        if percent_involved.can_be_above(50.0) { Points::exactly(1) } else { Points::EMPTY };
    let small = percent_involved.can_be_below(50.0) || percent_involved.can_be(50.0);
    if small { large.or(Points::exactly(0)) } else { large }
}

/// Points for facets, pedicles and costovertebral joints: both sides 3, one side 1, none 0.
pub const fn posterolateral(left: bool, right: bool) -> u8 {
    match (left, right) {
        (true, true) => 3,
        (false, false) => 0,
        _ => 1,
    }
}

/// The class of a total: 0 to 6 stable, 7 to 12 potentially unstable, 13 to 18 unstable.
pub const fn class(total: u8) -> &'static str {
    match total {
        0..=6 => "stable",
        7..=12 => "potentially unstable",
        _ => "unstable",
    }
}

/// SINS of every level in which tumour is, the worst of them marked. The score is for what a spine
/// bears before it is operated on: a vertebra that has been removed has none, and of one that has
/// been resected in part it is said.
pub(super) fn scores<'a>(column: &Column<'a>, removed: &Removed<'_>) -> Vec<Score<'a>> {
    let score = |marks| {
        let mut score: Score<'a> = of_level(column, marks)?;
        match score.subject.level().and_then(|level| removed.left(level)) {
            Some(Left::Nothing(why)) => {
                return Some(Score::not_applicable(NAME, score.subject, why, CITATION));
            }
            Some(Left::Some(notice)) if score.outcome.not_applicable().is_none() => {
                score.hints.push(notice);
            }
            _ => {}
        }
        Some(score)
    };
    let mut scores: Vec<Score<'a>> = column.levels.iter().filter_map(score).collect();
    // The pain is the patient's, and the same at all levels: it cannot make one worse than another.
    mark_worst(&mut scores, |score| {
        score.outcome.min()?;
        let own = score.inputs.iter().filter(|input| input.name != PAIN);
        Some(own.fold(Points::exactly(0), |total, input| total.plus(input.worth())))
    });
    scores
}

fn of_level<'a>(column: &Column<'a>, marks: &LevelMarks<'a>) -> Option<Score<'a>> {
    let subject = Subject::Level(marks.level);
    let lesion = marks.said.fact(|finding| finding.bone_lesion.as_ref());
    if marks.bone == Presence::No && !is_bone_changed(marks) {
        let why = "no bone of the vertebra is marked; the score is for tumours that involve bone";
        return (marks.involved != Presence::No)
            .then(|| Score::not_applicable(NAME, subject, why, CITATION));
    }
    let inputs = vec![
        location_input(column, marks),
        input(
            PAIN,
            FieldPath::TimePoint(column.index, "pain"),
            column.point.pain.as_ref(),
            Points::any_of(&[0, 1, 3]),
            |set| any_of(set, pain),
            any_label,
        ),
        input(
            "bone lesion",
            FieldPath::Level(column.index, marks.level, "bone_lesion"),
            lesion,
            Points::any_of(&[0, 1, 2]),
            |lesion| Points::exactly(bone_lesion(*lesion)),
            label,
        ),
        input(
            "alignment",
            FieldPath::Level(column.index, marks.level, "alignment"),
            marks.said.fact(|finding| finding.alignment.as_ref()),
            Points::any_of(&[0, 2, 4]),
            |value| Points::exactly(alignment(*value)),
            label,
        ),
        body_input(column, marks),
        posterolateral_input(column, marks),
    ];
    let total = sum::total(&inputs);
    let mut score = Score::new(NAME, subject, Outcome::of_points(total), CITATION);
    score.class = Some(sum::classes(total, class));
    score.conventions.push("each level is scored by itself; the highest is reported");
    if lesion.is_some_and(|fact| fact.values().iter().any(|v| v.value == BoneLesion::None)) {
        score.conventions.push("bone that is not changed adds no points, as blastic");
    }
    if marks.said.fact(|f| f.collapse.as_ref()).is_some_and(|fact| is_half(fact.value())) {
        score.hints.push("a collapse of exactly 50 % is not in the table: 2 or 3 points".into());
    }
    if marks.bone == Presence::Perhaps {
        score.hints.push("that bone is involved is not certain".into());
    }
    score.inputs = inputs;
    Some(score)
}

/// Whether any value says that the bone of a level is changed, whatever is marked.
fn is_bone_changed(marks: &LevelMarks<'_>) -> bool {
    fn any<T>(fact: Option<&Fact<T>>, holds: impl Fn(&T) -> bool) -> bool {
        fact.is_some_and(|fact| fact.values().iter().any(|sourced| holds(&sourced.value)))
    }
    let said = &marks.said;
    let can_be_more_than_none = |percent: Quantity| Range::from(percent).can_be_above(0.0);
    any(said.fact(|finding| finding.bone_lesion.as_ref()), |lesion| *lesion != BoneLesion::None)
        || any(said.fact(|finding| finding.body_share.as_ref()), |v| can_be_more_than_none(*v))
        || any(said.fact(|finding| finding.collapse.as_ref()), |collapse| {
            collapse.class != CollapseClass::None
                || collapse.percent.is_some_and(can_be_more_than_none)
        })
}

fn is_half(collapse: &Collapse) -> bool {
    collapse.percent.is_some_and(|percent| Range::from(percent).can_be(50.0))
}

fn location_input<'a>(column: &Column<'a>, marks: &LevelMarks<'a>) -> Input<'a> {
    let points = location(marks.level);
    let words = ["rigid", "semirigid", "mobile", "junctional"];
    Input {
        told: words[usize::from(points)].into(),
        grounds: column.marks_at(marks, is_vertebral),
        ..not_stated(
            "location",
            FieldPath::Level(column.index, marks.level, "parts"),
            Points::exactly(points),
        )
    }
}

fn body_input<'a>(column: &Column<'a>, marks: &LevelMarks<'a>) -> Input<'a> {
    let field = |name| FieldPath::Level(column.index, marks.level, name);
    let either = Points::any_of(&[0, 1]);
    let share = marks.said.fact(|finding| finding.body_share.as_ref());
    let share = share.map(|fact| {
        let rule = |percent: &_| uncollapsed(Range::from(*percent));
        let words = |percent: &_| Words::from(format!("{percent} % of the body"));
        input("body", field("body_share"), Some(fact), either, rule, words)
    });
    let is_free = marks.is_all_free(Structure::Body);
    let is_total = marks.extent_of_body() == Some(Extent::Total);
    let standing = match &share {
        Some(share) => share.worth(),
        None if is_free => Points::exactly(0),
        None if is_total => Points::exactly(1),
        None => either,
    };
    let collapse = marks.said.fact(|finding| finding.collapse.as_ref());
    if collapse.is_none() && is_free && share.is_none() {
        return Input {
            told: "free".into(),
            grounds: column.marks_at(marks, is_body),
            ..not_stated("body", field("parts"), standing)
        };
    }
    let legal = standing.or(Points::any_of(&[2, 3]));
    let rule = |collapse: &Collapse| body(collapse, standing);
    let mut input = input("body", field("collapse"), collapse, legal, rule, words_of_collapse);
    let stands = input.worth().min() < 2;
    if let Some(share) = share.filter(|_| stands) {
        input.told = format!("{}, {}", input.value(), share.value()).into();
        input.grounds = input.grounds.and(share.grounds);
    } else if stands && collapse.is_some() && input.state == State::Bounded {
        input.told = format!("{}, involved share not stated", input.value()).into();
        input.field = field("body_share");
    } else if stands && is_total {
        input.grounds = input.grounds.and(column.marks_at(marks, is_body));
    }
    input
}

fn is_body(part: Part) -> bool {
    part.structure() == Structure::Body
}

fn words_of_collapse(collapse: &Collapse) -> Words {
    match (collapse.class, collapse.percent) {
        (CollapseClass::None, None) => "no collapse".into(),
        (CollapseClass::Present, None) => "collapse, degree not stated".into(),
        (class, None) => format!("collapse {}", class.label()).into(),
        (_, Some(percent)) => format!("collapse {percent} %").into(),
    }
}

const POSTEROLATERAL_PARTS: [Structure; 3] =
    [Structure::Pedicle, Structure::Facet, Structure::CostovertebralJoint];

/// The parts of a level that the posterolateral component asks for.
pub fn posterolateral_parts(level: Level) -> impl Iterator<Item = Part> {
    let both = |structure| Side::BOTH.map(|side| Part::sided(structure, side));
    let parts = POSTEROLATERAL_PARTS.into_iter().flat_map(both);
    parts.filter(move |part| part.exists_at(level))
}

fn is_posterolateral(part: Part) -> bool {
    POSTEROLATERAL_PARTS.contains(&part.structure())
}

fn posterolateral_input<'a>(column: &Column<'a>, marks: &LevelMarks<'a>) -> Input<'a> {
    let bit = |side| if side == Side::Left { 1 } else { 2 };
    let mut regions = marks.regions(|part| match part.side() {
        Some(side) if is_posterolateral(part) => bit(side),
        _ => 0,
    });
    for part in posterolateral_parts(marks.level).filter(|part| marks.presence(*part).is_none()) {
        if let (Some(side), Presence::Perhaps) = (part.side(), marks.presence_or_unmarked(part)) {
            regions.open |= bit(side) & !regions.sure;
        }
    }
    let points: Points = regions
        .possible()
        .map(|sides| Points::exactly(posterolateral(sides & 1 != 0, sides & 2 != 0)))
        .collect();
    let told = Told::Parts {
        none: if points == Points::exactly(0) { "none" } else { "not stated" },
        after: if points.is_settled() { "" } else { "; the rest not stated" },
    };
    let field = FieldPath::Level(column.index, marks.level, "parts");
    marked(POSTEROLATERAL, field, told, points, column.marks_at(marks, is_posterolateral))
}
