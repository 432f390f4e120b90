//! What is refused at the door: references to nothing, passages outside their text, parts that a
//! level does not have. What is only odd, such as an ESCC grade at L4, is not refused.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::Value;

use super::source::Source;
use super::treatment::TreatmentKind;
use super::value::Id;
use super::when::When;
use super::{Case, Fact, LevelFinding};
use crate::anatomy::Level;

/// A place in a case that breaks a rule.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {problem}")]
pub struct Fault {
    /// The field, such as `time_points[0].findings.levels.T5.parts.rib_left`.
    pub path: String,
    /// What is wrong with it, in words.
    pub problem: String,
}

type Checked = Result<(), Fault>;

fn refuse(path: impl Into<String>, problem: impl Into<String>) -> Checked {
    Err(Fault { path: path.into(), problem: problem.into() })
}

/// Checks a case.
///
/// # Errors
/// The first fault that is found, with its path.
pub fn check(case: &Case) -> Checked {
    let ids = Ids::of(case)?;
    check_sources(case, &ids)?;
    check_anchors(case, &ids)?;
    check_tumours(case, &ids)?;
    check_time_points(case, &ids)?;
    check_pathology(case, &ids)?;
    check_treatments(case, &ids)?;
    for (index, item) in case.patient.history.iter().enumerate() {
        ids.when(item.when.as_ref(), &format!("patient.history[{index}].when"))?;
    }
    check_evidence(case)
}

/// The ids of each kind of record.
struct Ids<'a> {
    anchors: BTreeSet<&'a Id>,
    tumours: BTreeSet<&'a Id>,
    time_points: BTreeSet<&'a Id>,
}

impl<'a> Ids<'a> {
    fn of(case: &'a Case) -> Result<Self, Fault> {
        unique("sources", case.sources.iter().map(|record| &record.id))?;
        unique("specimens", case.specimens.iter().map(|record| &record.id))?;
        unique("diagnoses", case.diagnoses.iter().map(|record| &record.id))?;
        unique("treatments", case.treatments.iter().map(|record| &record.id))?;
        Ok(Self {
            anchors: unique("anchors", case.anchors.iter().map(|record| &record.id))?,
            tumours: unique("tumours", case.tumours.iter().map(|record| &record.id))?,
            time_points: unique("time_points", case.time_points.iter().map(|point| &point.id))?,
        })
    }

    fn when(&self, when: Option<&Fact<When>>, path: &str) -> Checked {
        for (index, sourced) in when.iter().flat_map(|fact| fact.values()).enumerate() {
            let path = format!("{path}.values[{index}].value.anchor");
            refers(&sourced.value.anchor, &self.anchors, "anchor", path)?;
        }
        Ok(())
    }

    fn tumours(&self, tumours: &[Id], path: &str) -> Checked {
        for (index, id) in tumours.iter().enumerate() {
            refers(id, &self.tumours, "tumour", format!("{path}[{index}]"))?;
        }
        Ok(())
    }
}

fn unique<'a>(kind: &str, ids: impl Iterator<Item = &'a Id>) -> Result<BTreeSet<&'a Id>, Fault> {
    let mut seen = BTreeSet::new();
    for (index, id) in ids.enumerate() {
        if !seen.insert(id) {
            refuse(format!("{kind}[{index}].id"), format!("the id `{id}` is used twice"))?;
        }
    }
    Ok(seen)
}

fn refers(id: &Id, known: &BTreeSet<&Id>, kind: &str, path: String) -> Checked {
    if known.contains(id) {
        Ok(())
    } else {
        refuse(path, format!("there is no {kind} `{id}` in the case"))
    }
}

fn ordered(first: Option<Level>, last: Option<Level>, path: &str) -> Checked {
    match (first, last) {
        (Some(first), Some(last)) if first > last => {
            refuse(path, format!("{first} to {last}: the upper level comes first"))
        }
        (None, Some(_)) => refuse(path, "a last level without a first one"),
        _ => Ok(()),
    }
}

fn check_sources(case: &Case, ids: &Ids<'_>) -> Checked {
    for (index, source) in case.sources.iter().enumerate() {
        if source.text.len() > Source::MAX_TEXT {
            refuse(format!("sources[{index}].text"), "the text is larger than 2 MB")?;
        }
        for (place, id) in source.time_points.iter().enumerate() {
            let path = format!("sources[{index}].time_points[{place}]");
            refers(id, &ids.time_points, "time point", path)?;
        }
    }
    Ok(())
}

fn check_anchors(case: &Case, ids: &Ids<'_>) -> Checked {
    for (index, anchor) in case.anchors.iter().enumerate() {
        let path = format!("anchors[{index}].when");
        ids.when(anchor.when.as_ref(), &path)?;
        let mut current = anchor;
        for _ in 0..=case.anchors.len() {
            let Some(next) = current.when.as_ref().map(|when| &when.value().anchor) else { break };
            if *next == anchor.id {
                refuse(&path, format!("the anchor `{}` is counted from itself", anchor.id))?;
            }
            let Some(found) = case.anchors.iter().find(|other| other.id == *next) else { break };
            current = found;
        }
    }
    Ok(())
}

fn check_tumours(case: &Case, ids: &Ids<'_>) -> Checked {
    for (index, tumour) in case.tumours.iter().enumerate() {
        let path = format!("tumours[{index}]");
        if let Some(from) = &tumour.from {
            refers(from, &ids.tumours, "tumour", format!("{path}.from"))?;
        }
        for (place, sourced) in tumour.site.values().iter().enumerate() {
            let path = format!("{path}.site.values[{place}].value.first");
            ordered(sourced.value.first, sourced.value.last, &path)?;
        }
        check_sizes(&tumour.sizes, ids, &format!("{path}.sizes"))?;
    }
    for (index, diagnosis) in case.diagnoses.iter().enumerate() {
        let path = format!("diagnoses[{index}].tumour");
        refers(&diagnosis.tumour, &ids.tumours, "tumour", path)?;
    }
    Ok(())
}

fn check_sizes(sizes: &[Fact<super::Size>], ids: &Ids<'_>, path: &str) -> Checked {
    for (index, fact) in sizes.iter().enumerate() {
        for (place, sourced) in fact.values().iter().enumerate() {
            let path = format!("{path}[{index}].values[{place}].value");
            if !(1..=3).contains(&sourced.value.diameters.len()) {
                refuse(format!("{path}.diameters"), "a size has one to three diameters")?;
            }
            if let Some(id) = &sourced.value.time_point {
                let path = format!("{path}.time_point");
                refers(id, &ids.time_points, "time point", path)?;
            }
        }
    }
    Ok(())
}

fn check_time_points(case: &Case, ids: &Ids<'_>) -> Checked {
    for (index, point) in case.time_points.iter().enumerate() {
        let path = format!("time_points[{index}]");
        ids.when(point.when.as_ref(), &format!("{path}.when"))?;
        for (level, finding) in &point.findings.levels {
            let path = format!("{path}.findings.levels.{level}");
            check_parts(finding, *level, *level, &path)?;
        }
        for (place, span) in point.findings.spans.iter().enumerate() {
            let path = format!("{path}.findings.spans[{place}]");
            ordered(Some(span.first), Some(span.last), &format!("{path}.first"))?;
            check_parts(&span.finding, span.first, span.last, &format!("{path}.finding"))?;
        }
        for (place, mass) in point.findings.masses.iter().enumerate() {
            let path = format!("{path}.findings.masses[{place}]");
            ordered(mass.first, mass.last, &format!("{path}.first"))?;
            if let Some(id) = &mass.tumour {
                refers(id, &ids.tumours, "tumour", format!("{path}.tumour"))?;
            }
            check_sizes(&mass.sizes, ids, &format!("{path}.sizes"))?;
        }
        for (place, event) in point.events.iter().enumerate() {
            ids.when(event.when.as_ref(), &format!("{path}.events[{place}].when"))?;
        }
    }
    Ok(())
}

fn check_parts(finding: &LevelFinding, first: Level, last: Level, path: &str) -> Checked {
    for part in finding.parts.keys() {
        if !Level::range(first, last).any(|level| part.exists_at(level)) {
            let problem = format!("{first} has no {}", part.structure().label());
            refuse(format!("{path}.parts.{part}"), problem)?;
        }
    }
    Ok(())
}

fn check_pathology(case: &Case, ids: &Ids<'_>) -> Checked {
    for (index, specimen) in case.specimens.iter().enumerate() {
        let path = format!("specimens[{index}]");
        ids.when(specimen.when.as_ref(), &format!("{path}.when"))?;
        ids.tumours(&specimen.tumours, &format!("{path}.tumours"))?;
    }
    Ok(())
}

fn check_treatments(case: &Case, ids: &Ids<'_>) -> Checked {
    for (index, treatment) in case.treatments.iter().enumerate() {
        let path = format!("treatments[{index}]");
        ids.when(treatment.when.as_ref(), &format!("{path}.when"))?;
        ids.tumours(&treatment.tumours, &format!("{path}.tumours"))?;
        let TreatmentKind::Surgery(surgery) = &treatment.kind else { continue };
        for (place, act) in surgery.acts.iter().enumerate() {
            for (disc, level) in act.discs.iter().enumerate() {
                if !level.has_disc_below() {
                    let path = format!("{path}.kind.surgery.acts[{place}].discs[{disc}]");
                    refuse(path, format!("there is no disc below {level}"))?;
                }
            }
        }
    }
    Ok(())
}

/// Every passage lies in a text of the case, and its words stand there.
fn check_evidence(case: &Case) -> Checked {
    // The document as a value has every fact, whichever record holds it.
    let Ok(document) = serde_json::to_value(case) else {
        return refuse("case", "the case cannot be written");
    };
    walk(&document, &mut String::new(), &mut |evidence, path| {
        let Ok(evidence) = serde_json::from_value::<super::Evidence>(evidence.clone()) else {
            return refuse(path, "is not a passage");
        };
        let Some(source) = case.source(&evidence.source) else {
            return refuse(path, format!("there is no source `{}` in the case", evidence.source));
        };
        match source.words(evidence.start, evidence.end) {
            Some(words) if words == evidence.words => Ok(()),
            Some(_) => refuse(path, format!("the words do not stand there in `{}`", source.id)),
            None => refuse(path, format!("the range lies outside the text of `{}`", source.id)),
        }
    })
}

fn walk(
    value: &Value,
    path: &mut String,
    passage: &mut dyn FnMut(&Value, &str) -> Checked,
) -> Checked {
    let length = path.len();
    match value {
        Value::Object(object) => {
            for (key, inner) in object {
                path.push_str(if length == 0 { "" } else { "." });
                path.push_str(key);
                if key == "evidence" {
                    for (index, evidence) in inner.as_array().into_iter().flatten().enumerate() {
                        passage(evidence, &format!("{path}[{index}]"))?;
                    }
                } else {
                    walk(inner, path, passage)?;
                }
                path.truncate(length);
            }
            Ok(())
        }
        Value::Array(items) => {
            for (index, inner) in items.iter().enumerate() {
                let _ = write!(path, "[{index}]");
                walk(inner, path, passage)?;
                path.truncate(length);
            }
            Ok(())
        }
        _ => Ok(()),
    }
}
