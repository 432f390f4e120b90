//! What a click or a key does to the chosen levels: marks, grades, the canal.

use std::collections::BTreeSet;

use super::super::Spinemap;
use crate::anatomy::{Level, Part};
use crate::app::session::Session;
use crate::case::{
    Bounds, Canal, CanalState, Choice, CompressionScale, Escc, Fact, LevelFinding, Span, ThecalSac,
    says_every_level,
};
use crate::edit::{self, Mark};

/// Marks a part, or takes its mark away, at one level.
pub(super) fn toggle(app: &mut Spinemap, level: Level, part: Part) {
    let index = app.session.time_point;
    let marked = app
        .session
        .point()
        .and_then(|point| point.findings.levels.get(&level))
        .is_some_and(|finding| edit::is_marked(finding, part));
    let word = if marked { "Clear" } else { "Mark" };
    let label = format!("{word} {level}, {}", part.label_at(level));
    app.status = Some(match span_of(&app.session, level, part) {
        Some((first, last)) => format!("{label}; it is also said of {first}–{last} together"),
        None => label.clone(),
    });
    app.session.editor.edit(label, None, |case| edit::toggle_part(case, index, level, part));
}

/// The span that says that a part is involved at each of its levels, if there is one.
fn span_of(session: &Session, level: Level, part: Part) -> Option<(Level, Level)> {
    let involves = |span: &&Span| {
        let mut parts = span.finding.parts.iter();
        says_every_level(span)
            && (span.first..=span.last).contains(&level)
            && parts.any(|(marked, fact)| marked.holds(part) && fact.value().is_involved())
    };
    let span = session.point()?.findings.spans.iter().find(involves)?;
    Some((span.first, span.last))
}

pub(super) fn set_mark(app: &mut Spinemap, level: Level, part: Part, mark: Mark) {
    let index = app.session.time_point;
    let label = format!("{level}, {}: {}", part.label_at(level), mark.label());
    app.status = Some(label.clone());
    app.session.editor.edit(label, None, |case| edit::set_part(case, index, level, part, mark));
}

pub(super) fn mark_of(session: &Session, level: Level, part: Part) -> Mark {
    let finding = session.point().and_then(|point| point.findings.levels.get(&level));
    finding.map_or(Mark::NotStated, |finding| Mark::of(finding, part))
}

/// Takes away all that is said of the chosen levels.
pub fn clear_levels(session: &mut Session) {
    let (index, levels) = (session.time_point, session.selection.levels.clone());
    let names: Vec<&str> = levels.iter().map(|level| level.name()).collect();
    session.editor.edit(format!("Clear {}", names.join(", ")), None, |case| {
        for level in levels {
            edit::clear_level(case, index, level);
        }
    });
}

/// Gives all chosen levels a grade, or none.
pub(super) fn set_grade(app: &mut Spinemap, grade: Option<Bounds<Escc>>) {
    let levels = app.session.selection.levels.clone();
    // Below the conus no grade of cord compression is given by hand; one that is there can go.
    let offered = |level: &Level| grade.is_none() || CompressionScale::of(*level).offers_escc();
    let levels: BTreeSet<Level> = levels.into_iter().filter(offered).collect();
    if levels.is_empty() {
        app.status = Some("There is no cord below L2: no grade of cord compression".to_owned());
        return;
    }
    let word = grade.map_or_else(|| NOT_STATED.to_owned(), |grade| grade.to_string());
    let label = format!("Cord compression of {}: {word}", names(&levels));
    observe(app, label, levels, |finding| Fact::observe_in(&mut finding.escc, grade));
}

/// Gives all chosen levels that have a sac and no cord a grade of its compression, or none.
pub(super) fn set_sac_grade(app: &mut Spinemap, grade: Option<Bounds<ThecalSac>>) {
    let levels = app.session.selection.levels.clone().into_iter();
    let is_offered = |level: &Level| CompressionScale::of(*level) == CompressionScale::ThecalSac;
    let levels: BTreeSet<Level> =
        levels.filter(|level| grade.is_none() || is_offered(level)).collect();
    let word = grade.map_or_else(|| NOT_STATED.to_owned(), |grade| grade.to_string());
    let label = format!("Thecal sac of {}: {word}", names(&levels));
    observe(app, label, levels, |finding| Fact::observe_in(&mut finding.thecal_sac, grade));
}

/// Whether the canal is invaded at the chosen level, if anything is said of it.
pub(super) fn canal_now(app: &Spinemap) -> Option<CanalState> {
    Some(app.session.finding()?.canal.as_ref()?.value().state)
}

/// Says of the canal of all chosen levels that it is invaded, or takes that back.
pub(super) fn toggle_canal(app: &mut Spinemap) {
    let invaded = CanalState::Invaded;
    set_canal(app, (canal_now(app) != Some(invaded)).then_some(invaded));
}

/// Says how the canal of all chosen levels is, or nothing; from where it is invaded stays.
pub(super) fn set_canal(app: &mut Spinemap, state: Option<CanalState>) {
    let levels = app.session.selection.levels.clone();
    let word = state.map_or(NOT_STATED, Choice::label);
    let label = format!("Canal of {}: {word}", names(&levels));
    observe(app, label, levels, |finding| {
        let from = finding.canal.as_ref().and_then(|fact| fact.value().from);
        let from = from.filter(|_| state != Some(CanalState::Free));
        Fact::observe_in(&mut finding.canal, state.map(|state| Canal { state, from }));
    });
}

/// Changes what is said of some levels, as one step.
fn observe(
    app: &mut Spinemap,
    label: String,
    levels: BTreeSet<Level>,
    change: impl Fn(&mut LevelFinding),
) {
    let index = app.session.time_point;
    app.status = Some(label.clone());
    app.session.editor.edit(label, None, |case| {
        for level in levels {
            if let Some(finding) = edit::finding_mut(case, index, level) {
                change(finding);
            }
        }
        edit::prune_levels(case, index);
    });
}

/// What a level is given where a mark or a grade is taken back.
const NOT_STATED: &str = "not stated";

/// Marks a part at all chosen levels that have it; or, where all are marked, takes it away.
pub(super) fn toggle_chosen(app: &mut Spinemap, part: Part) {
    let (index, levels) = (app.session.time_point, app.session.selection.levels.clone());
    let levels: Vec<Level> = levels.into_iter().filter(|level| part.exists_at(*level)).collect();
    let marked = |level: &Level| {
        let finding = app.session.point().and_then(|point| point.findings.levels.get(level));
        finding.is_some_and(|finding| edit::is_marked(finding, part))
    };
    let clear = levels.iter().all(marked);
    let change: Vec<Level> = levels.into_iter().filter(|level| marked(level) == clear).collect();
    let Some(first) = change.first() else { return };
    let word = if clear { "Clear" } else { "Mark" };
    let all: BTreeSet<Level> = change.iter().copied().collect();
    let label = format!("{word} {}, {}", names(&all), part.label_at(*first));
    app.status = Some(label.clone());
    app.session.editor.edit(label, None, |case| {
        for level in change {
            edit::toggle_part(case, index, level, part);
        }
    });
}

/// Gives a part a mark at all chosen levels that have it; or, where all have it, takes it away.
pub(super) fn mark_chosen(app: &mut Spinemap, part: Part, mark: Mark) {
    let mut levels = app.session.selection.levels.iter().filter(|level| part.exists_at(**level));
    let all = levels.all(|level| mark_of(&app.session, *level, part) == mark);
    set_chosen(app, part, if all { Mark::NotStated } else { mark });
}

/// Gives a part a mark at all chosen levels that have it.
pub(super) fn set_chosen(app: &mut Spinemap, part: Part, mark: Mark) {
    let index = app.session.time_point;
    let levels = app.session.selection.levels.iter().copied();
    let levels: BTreeSet<Level> = levels.filter(|level| part.exists_at(*level)).collect();
    let Some(first) = levels.first() else { return };
    let label = format!("{}, {}: {}", names(&levels), part.label_at(*first), mark.label());
    app.status = Some(label.clone());
    app.session.editor.edit(label, None, |case| {
        for level in levels {
            edit::set_part(case, index, level, part, mark);
        }
    });
}

fn names(levels: &BTreeSet<Level>) -> String {
    levels.iter().map(|level| level.name()).collect::<Vec<_>>().join(", ")
}
