//! What the reader finds in the texts of the sample cases is decided on: they are finished.
//!
//! After a change of the rules of reading: `RENEW_SAMPLES=1 cargo test --test core samples`, and look
//! at what it prints. What a case says already gets the passage, anything else is skipped.

use std::path::Path;

use spinemap::case::{Case, Decision, Id, Source};
use spinemap::edit::{Decisions, Relation, accept, compare, decide, places};
use spinemap::reading::{ProposalGroup, Subject, read};
use spinemap::store::{self, Overwrite};

use super::NAMES;

/// What is open in a text, each thing said of a level or record by itself, with whether the case
/// says so already.
fn open(case: &Case, source: &Source) -> Vec<(ProposalGroup, bool)> {
    let points = points(case, source);
    let decisions = Decisions::of(source);
    let mut open = Vec::new();
    for group in read(&source.text).groups() {
        for level in places(&group.subject) {
            for item in &group.items {
                if decisions.on(&group.subject, level, item).is_some() {
                    continue;
                }
                let subject = level
                    .map_or_else(|| group.subject.clone(), |level| Subject::Levels(vec![level]));
                let one = ProposalGroup { subject, items: vec![item.clone()] };
                let stands: Vec<_> = points
                    .iter()
                    .map(|point| compare(case, *point, &source.id, &one).remove(0))
                    .collect();
                if !stands.iter().any(|standing| standing.recorded) {
                    open.push((one, stands[0].relation == Relation::Agrees));
                }
            }
        }
    }
    open
}

/// The time points that a source speaks of; the one that is shown first where it speaks of none.
fn points(case: &Case, source: &Source) -> Vec<usize> {
    let place = |id: &Id| case.time_points.iter().position(|point| point.id == *id);
    let own: Vec<usize> = source.time_points.iter().filter_map(place).collect();
    if own.is_empty() { vec![case.first_marked()] } else { own }
}

/// Decides on everything that is open.
fn finish(name: &str, case: &mut Case) {
    for source in case.sources.clone() {
        for (one, is_said) in open(case, &source) {
            if is_said {
                println!("{name}, {}: cited for {one}", source.label);
                accept(case, points(case, &source)[0], &source.id, &one);
            } else {
                println!("{name}, {}: skipped {one}", source.label);
                decide(case, &source.id, &one, Some(Decision::Skipped));
            }
        }
    }
}

#[test]
fn nothing_is_open_in_a_finished_case() {
    for name in NAMES {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_cases");
        let path = folder.join(name).with_extension("spinecase");
        let mut case = store::load(&path).unwrap().case;
        if std::env::var_os("RENEW_SAMPLES").is_some() {
            finish(name, &mut case);
            store::save(&path, &case, Overwrite::Anything).unwrap();
        }
        for source in &case.sources {
            let left: Vec<String> =
                open(&case, source).iter().map(|(one, _)| one.to_string()).collect();
            assert!(left.is_empty(), "{name}, {}: {left:?}", source.label);
        }
    }
}
