//! What is known of a level or a part, in words: for the pointer and for screen readers.

use crate::anatomy::Part;
use crate::app::session::Session;
use crate::case::{Choice as _, Fact, LevelFinding, PartFinding};
use crate::figure::Target;

/// What is under the pointer and what is known of it.
pub(super) fn describe(session: &Session, target: Target) -> String {
    let level = target.level();
    let finding = session.point().and_then(|point| point.findings.levels.get(&level));
    match target {
        Target::Part(level, part) => {
            let state = part_state(finding, part);
            format!("{level}, {}: {state}", part.label_at(level))
        }
        Target::Level(level) => {
            let mut words = vec![level.name().to_owned()];
            if let Some(finding) = finding {
                let involved = finding.parts.iter().filter(|(_, fact)| fact.value().is_involved());
                words.extend(involved.map(|(part, _)| part.label_at(level)));
                if let Some(escc) = &finding.escc {
                    words.push(format!("ESCC {}", escc.value()));
                }
            }
            words.join(" · ")
        }
    }
}

/// What is known of a part, in words.
pub(super) fn part_state(finding: Option<&LevelFinding>, part: Part) -> String {
    let Some(finding) = finding else { return "not stated".to_owned() };
    let own = finding.parts.get(&part);
    let fact = own.or_else(|| {
        finding.parts.iter().find(|(whole, _)| whole.holds(part)).map(|(_, fact)| fact)
    });
    fact.map_or_else(|| "not stated".to_owned(), fact_state)
}

fn fact_state(fact: &Fact<PartFinding>) -> String {
    let shown = fact.shown();
    let sure = if shown.is_suspected() { "suspected " } else { "" };
    let passages = match shown.evidence.len() {
        0 => String::new(),
        1 => ", 1 passage".to_owned(),
        several => format!(", {several} passages"),
    };
    format!("{sure}{} ({}{passages})", shown.value, shown.basis.label())
}
