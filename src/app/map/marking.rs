//! What a click or a key does to the chosen levels: marks, grades, the canal.

use std::collections::BTreeSet;

use super::super::Spinemap;
use crate::anatomy::{Level, Part};
use crate::app::session::Session;
use crate::case::{
    Bounds, Canal, CanalState, CompressionScale, Escc, Fact, Span, says_every_level,
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
    let (index, levels) = (app.session.time_point, app.session.selection.levels.clone());
    // Below the conus no grade of cord compression is given by hand; one that is there can go.
    let offered = |level: &Level| grade.is_none() || CompressionScale::of(*level).offers_escc();
    let levels: BTreeSet<Level> = levels.into_iter().filter(offered).collect();
    if levels.is_empty() {
        app.status = Some("There is no cord below L2: no grade of cord compression".to_owned());
        return;
    }
    let word = grade.map_or_else(|| "not stated".to_owned(), |grade| grade.to_string());
    let label = format!("Cord compression of {}: {word}", names(&levels));
    app.status = Some(label.clone());
    app.session.editor.edit(label, None, |case| {
        for level in levels {
            if let Some(finding) = edit::finding_mut(case, index, level) {
                Fact::observe_in(&mut finding.escc, grade);
            }
        }
        edit::prune_levels(case, index);
    });
}

pub(super) fn toggle_canal(app: &mut Spinemap) {
    let (index, levels) = (app.session.time_point, app.session.selection.levels.clone());
    let now =
        app.session.finding().and_then(|finding| finding.canal.as_ref()).map(|f| f.value().state);
    let new = (now != Some(CanalState::Invaded))
        .then_some(Canal { state: CanalState::Invaded, from: None });
    let word = if new.is_some() { "invaded" } else { "not stated" };
    let label = format!("Canal of {}: {word}", names(&levels));
    app.status = Some(label.clone());
    app.session.editor.edit(label, None, |case| {
        for level in levels {
            if let Some(finding) = edit::finding_mut(case, index, level) {
                let from = finding.canal.as_ref().and_then(|fact| fact.value().from);
                Fact::observe_in(&mut finding.canal, new.map(|canal| Canal { from, ..canal }));
            }
        }
        edit::prune_levels(case, index);
    });
}

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
