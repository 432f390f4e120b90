//! What was done, offered and refused.

use std::fmt::Write as _;

use super::phrase::{apart, article, inside, listed, sentence, told, weighed, within, written};
use super::times::when;
use crate::case::{
    Act, ActKind, AnyOf, Case, Choice as _, Drug, Fact, Levels, Radiotherapy, Surgery, Systemic,
    Treatment, TreatmentKind, TreatmentStatus,
};

/// The operations.
pub fn surgery(case: &Case) -> Vec<String> {
    let operations = case.treatments.iter().filter(|treatment| is_operation(treatment));
    operations.flat_map(|treatment| of(case, treatment)).collect()
}

/// Every other treatment.
pub fn others(case: &Case) -> Vec<String> {
    let others = case.treatments.iter().filter(|treatment| !is_operation(treatment));
    others.flat_map(|treatment| of(case, treatment)).collect()
}

const fn is_operation(treatment: &Treatment) -> bool {
    matches!(treatment.kind, TreatmentKind::Surgery(_))
}

fn of(case: &Case, treatment: &Treatment) -> Vec<String> {
    let mut sentences: Vec<String> = sentence(&what_became(case, treatment)).into_iter().collect();
    if let TreatmentKind::Surgery(surgery) = &treatment.kind {
        sentences.extend(result(surgery));
    }
    if let Some(fact) = &treatment.response {
        sentences.extend(sentence(&format!("The response was: {}", written(fact))));
    }
    sentences
}

/// The article of an operation whose name needs one: `a uterine operation`, but `laminectomy`.
fn an(name: &str) -> String {
    let needs = ["operation", "resection", "procedure"].iter().any(|noun| name.ends_with(noun));
    if needs { format!("{} ", article(name)) } else { String::new() }
}

/// What was done or not, when, why, and with what.
fn what_became(case: &Case, treatment: &Treatment) -> String {
    let is_operation = is_operation(treatment);
    let name = within(&treatment.label);
    let mut remarks: Vec<String> = Vec::new();
    let intent = treatment.intent.as_ref();
    remarks.extend(intent.map(|fact| inside(&told(fact, |intent| intent.label().to_owned()))));
    // That an operation was “at surgery” says nothing.
    let time = treatment.when.as_ref().map(|fact| inside(&when(case, fact)));
    let is_said = |time: &String| is_operation && time.starts_with("at surgery");
    remarks.extend(time.filter(|time| !is_said(time)));
    let remarks =
        if remarks.is_empty() { String::new() } else { format!(" ({})", remarks.join("; ")) };
    let mut words = told(&treatment.status, |status| match status {
        TreatmentStatus::Given if is_operation => {
            format!("the patient underwent {}{name}{remarks}", an(&name))
        }
        TreatmentStatus::Given => format!("the patient received {name}{remarks}"),
        TreatmentStatus::Refused => format!("the patient refused {name}{remarks}"),
        TreatmentStatus::RecommendedNotGiven => {
            format!("{name}{remarks} was recommended and not given")
        }
        TreatmentStatus::NotGiven => format!("{name}{remarks} was not given"),
        TreatmentStatus::NoneStated => {
            format!("{name}{remarks} is not mentioned among the treatments")
        }
    });
    let details = match &treatment.kind {
        TreatmentKind::Surgery(surgery) => acts(surgery),
        TreatmentKind::Radiotherapy(therapy) => radiotherapy(therapy),
        TreatmentKind::Systemic(therapy) => systemic(therapy),
        TreatmentKind::Other(fact) => Some(written(fact)).filter(|words| within(words) != name),
    };
    if let Some(details) = details.filter(|details| !details.is_empty()) {
        let _ = write!(words, ": {details}");
    }
    if let Some(fact) = &treatment.reason {
        let _ = write!(words, "; the reason given: {}", written(fact));
    }
    words
}

fn acts(surgery: &Surgery) -> Option<String> {
    let mut done: Vec<String> = surgery.acts.iter().map(act).collect();
    if let Some(fact) = &surgery.approach {
        let side = surgery.approach_side.as_ref();
        let side = side.map_or(String::new(), |fact| {
            format!(" from the {}", told(fact, |side| side.label().to_owned()))
        });
        let approach = told(fact, |approach| format!("{} approach", approach.label()));
        done.insert(0, format!("{approach}{side}"));
    }
    let (stated, inferred) = apart(done);
    let inferred = (!inferred.is_empty()).then(|| format!("by inference, {}", listed(&inferred)));
    let done: Vec<String> = stated.into_iter().chain(inferred).collect();
    (!done.is_empty()).then(|| done.join("; "))
}

fn act(act: &Act) -> String {
    let kind = told(&act.kind, |kind| match kind {
        ActKind::Other => "another act".to_owned(),
        kind => kind.label().to_owned(),
    });
    let mut words = kind;
    if let Some(fact) = &act.levels {
        let at = told(fact, levels);
        // Only where it was is inferred then, not that it was done.
        let _ = match at.strip_suffix(" (inferred)") {
            Some(at) => write!(words, " ({at}, inferred)"),
            None => write!(words, " {at}"),
        };
    }
    if !act.discs.is_empty() {
        let discs: Vec<String> = act.discs.iter().map(|level| disc(*level)).collect();
        let _ = write!(words, " of {}", listed(&discs));
    }
    if !act.parts.is_empty() {
        let parts: Vec<String> = act.parts.iter().map(|part| part.label()).collect();
        let _ = write!(words, " ({})", listed(&parts));
    }
    if let Some(fact) = &act.side {
        let _ = write!(words, ", side: {}", told(fact, |side| side.label().to_owned()));
    }
    if let Some(fact) = &act.detail {
        let _ = write!(words, " ({})", inside(&written(fact)));
    }
    words
}

fn disc(above: crate::anatomy::Level) -> String {
    let below = above.below().map_or(String::new(), |below| format!("/{below}"));
    format!("{above}{below}")
}

/// `at T5 and T6`, `from T3 to T9`.
fn levels(levels: &Levels) -> String {
    match levels {
        Levels::Range(range) if range.first() != range.last() => {
            format!("from {} to {}", range.first(), range.last())
        }
        Levels::Range(range) => format!("at {}", range.first()),
        Levels::Listed(list) => {
            let names: Vec<String> = list.levels().iter().map(ToString::to_string).collect();
            format!("at {}", listed(&names))
        }
    }
}

fn any<T: crate::case::Choice + Ord>(fact: &Fact<AnyOf<T>>) -> String {
    told(fact, |set| set.values().iter().map(|one| one.label()).collect::<Vec<_>>().join(" or "))
}

/// How much was removed, with what margin, and what was seen.
fn result(surgery: &Surgery) -> Vec<String> {
    let mut told_of = Vec::new();
    if let Some(fact) = &surgery.extent {
        let extent = told(fact, |extent| extent.label().to_owned());
        let words = surgery.extent_words.as_ref().map(written);
        let words =
            words.map_or(String::new(), |words| format!(" (in the source's words: {words})"));
        told_of.extend(sentence(&format!("The extent of removal was {extent}{words}")));
    } else if let Some(fact) = &surgery.extent_words {
        told_of.extend(sentence(&format!(
            "On the extent of removal, the source says: {}",
            written(fact)
        )));
    }
    let margins: Vec<String> = [
        surgery.residual.as_ref().map(|fact| format!("residual tumour was {}", any(fact))),
        surgery.enneking.as_ref().map(|fact| format!("the margin was {}", any(fact))),
    ]
    .into_iter()
    .flatten()
    .collect();
    told_of.extend(sentence(&weighed(margins)));
    if !surgery.findings.is_empty() {
        let findings: Vec<String> = surgery.findings.iter().map(written).collect();
        told_of.extend(sentence(&format!("Operative findings were {}", listed(&findings))));
    }
    told_of
}

fn radiotherapy(therapy: &Radiotherapy) -> Option<String> {
    let plural = |count: String, one: &str| {
        if count == "1" { format!("{count} {one}") } else { format!("{count} {one}s") }
    };
    let parts = [
        therapy.technique.as_ref().map(|fact| told(fact, |technique| technique.label().to_owned())),
        therapy.dose.as_ref().map(|fact| told(fact, |dose| format!("{dose} Gy"))),
        therapy.fractions.as_ref().map(|fact| {
            format!("in {}", told(fact, |count| plural(count.to_string(), "fraction")))
        }),
        therapy.duration.as_ref().map(|fact| format!("over {}", told(fact, ToString::to_string))),
        therapy.levels.as_ref().map(|fact| format!("field {}", told(fact, levels))),
        therapy.field.as_ref().map(|fact| format!("field {}", written(fact))),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn systemic(therapy: &Systemic) -> Option<String> {
    let drugs: Vec<String> = therapy.drugs.iter().map(drug).collect();
    let parts = [
        therapy.line.as_ref().map(|fact| format!("line {}", told(fact, ToString::to_string))),
        (!drugs.is_empty()).then(|| listed(&drugs)),
        therapy
            .cycle_length
            .as_ref()
            .map(|fact| format!("cycles of {} days", told(fact, ToString::to_string))),
        therapy.cycles.as_ref().map(|fact| format!("{} cycles", told(fact, ToString::to_string))),
        therapy.stopped_for.as_ref().map(|fact| format!("stopped for {}", written(fact))),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

fn drug(drug: &Drug) -> String {
    let mut words = written(&drug.name);
    if let Some(fact) = &drug.dose {
        let _ = write!(words, " {}", told(fact, ToString::to_string));
    }
    if let Some(fact) = &drug.days {
        let days = told(fact, |days| {
            let days: Vec<String> = days.iter().map(ToString::to_string).collect();
            listed(&days)
        });
        let _ = write!(words, " on days {days} of the cycle");
    }
    words
}
