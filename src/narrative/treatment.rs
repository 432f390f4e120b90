//! What was done, offered and refused.

use std::fmt::Write as _;

use super::imaging::lying;
use super::phrase::{
    article, by_inference, followed, inside, listed, plain, sentence, shown, told, weighed, within,
    written,
};
use super::therapy::{radiotherapy, systemic};
use super::times::when;
use crate::anatomy::Level;
use crate::case::{
    Act, ActKind, AnyOf, Case, Choice as _, Fact, Levels, Radiotherapy, Surgery, Systemic,
    Treatment, TreatmentKind, TreatmentStatus,
};

/// The operations.
pub fn surgery(case: &Case) -> Vec<String> {
    let operations = case.treatments.iter().filter(|treatment| is_operation(treatment));
    operations.flat_map(|treatment| of(case, treatment)).collect()
}

/// Every other treatment; those of which only the same is said are told together.
pub fn others(case: &Case) -> Vec<String> {
    let others: Vec<&Treatment> =
        case.treatments.iter().filter(|treatment| !is_operation(treatment)).collect();
    let alike = others.chunk_by(|one, next| {
        let status = |treatment: &Treatment| told(&treatment.status, |s| s.label().to_owned());
        status(one) == status(next) && is_absent(one) && is_absent(next)
    });
    alike
        .flat_map(|treatments| match treatments {
            [treatment] => of(case, treatment),
            treatments => absent(treatments),
        })
        .collect()
}

const fn is_operation(treatment: &Treatment) -> bool {
    matches!(treatment.kind, TreatmentKind::Surgery(_))
}

/// Whether nothing is said of a treatment but that it was not given.
fn is_absent(treatment: &Treatment) -> bool {
    let is_empty = match &treatment.kind {
        TreatmentKind::Surgery(surgery) => *surgery == Surgery::default(),
        TreatmentKind::Radiotherapy(therapy) => *therapy == Radiotherapy::default(),
        TreatmentKind::Systemic(therapy) => *therapy == Systemic::default(),
        TreatmentKind::Other(_) => false,
    };
    is_empty
        && matches!(
            treatment.status.value(),
            TreatmentStatus::NotGiven | TreatmentStatus::NoneStated
        )
        && treatment.intent.is_none()
        && treatment.when.is_none()
        && treatment.reason.is_none()
        && treatment.response.is_none()
}

fn absent(treatments: &[&Treatment]) -> Vec<String> {
    let names: Vec<String> = treatments.iter().map(|treatment| within(&treatment.label)).collect();
    let status = treatments.first().map(|treatment| &treatment.status);
    let words = status.map(|fact| {
        told(fact, |status| match status {
            TreatmentStatus::NoneStated => {
                format!("{} are not mentioned among the treatments", listed(&names))
            }
            _ => format!("{} were not given", listed(&names)),
        })
    });
    sentence(&weighed(words.into_iter().collect())).into_iter().collect()
}

fn of(case: &Case, treatment: &Treatment) -> Vec<String> {
    let mut sentences: Vec<String> = sentence(&what_became(case, treatment)).into_iter().collect();
    if let TreatmentKind::Surgery(surgery) = &treatment.kind {
        sentences.extend(result(surgery));
    }
    if let Some(fact) = &treatment.response {
        sentences.extend(sentence(&format!("Response: {}", written(fact))));
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
    let mut clauses: Vec<String> = Vec::new();
    let mut kind_of = String::new();
    if let Some(fact) = &treatment.intent {
        let intent = told(fact, |intent| intent.label().to_owned());
        if intent.contains('(') {
            clauses.push(format!("the intent was {intent}"));
        } else if !name.contains(&intent) {
            kind_of = format!("{intent} ");
        }
    }
    let mut time = String::new();
    if let Some(fact) = &treatment.when {
        let at = when(case, fact);
        // That an operation was “at surgery” says nothing.
        if !(is_operation && at.starts_with("at surgery")) {
            if at.contains('(') || name.contains(',') {
                clauses.push(format!("this was {at}"));
            } else {
                time = format!(" {at}");
            }
        }
    }
    let name_alone = name.clone();
    let name = format!("{kind_of}{name}");
    let (approach, details) = match &treatment.kind {
        TreatmentKind::Surgery(surgery) => {
            (approach(surgery, &mut clauses), acts(surgery, &name_alone, &mut clauses))
        }
        TreatmentKind::Radiotherapy(therapy) => {
            (None, radiotherapy(therapy, &name_alone, &mut clauses))
        }
        TreatmentKind::Systemic(therapy) => (None, systemic(therapy, &name_alone, &mut clauses)),
        TreatmentKind::Other(fact) => {
            (None, Some(written(fact)).filter(|words| *words != name_alone))
        }
    };
    let details = details.filter(|details| !details.is_empty());
    let mut thing = format!("{name}{}{time}", approach.unwrap_or_default());
    let mut after = String::new();
    match (treatment.status.value(), details) {
        (_, None) => {}
        // `kyphoplasty at T12`, not `kyphoplasty: kyphoplasty at T12`.
        (_, Some(act)) if is_operation && is_one_act(treatment) && act.starts_with(&name_alone) => {
            thing.push_str(&act[name_alone.len()..]);
        }
        (TreatmentStatus::Given | TreatmentStatus::Refused, Some(details)) => {
            // `radiotherapy with a field …`, but `radiotherapy: 50 Gy …`.
            let goes_on = details.starts_with("with ") || details.starts_with("in ");
            after = format!("{}{details}", if goes_on { " " } else { ": " });
        }
        (_, Some(details)) => thing = format!("{thing} ({})", inside(&details)),
    }
    let became = told(&treatment.status, |status| match status {
        TreatmentStatus::Given if is_operation => {
            format!("the patient underwent {}{thing}", an(&name_alone))
        }
        TreatmentStatus::Given => format!("the patient received {thing}"),
        TreatmentStatus::Refused => format!("the patient refused {thing}"),
        TreatmentStatus::RecommendedNotGiven => {
            format!("{thing} was recommended and not given")
        }
        TreatmentStatus::NotGiven => format!("{thing} was not given"),
        TreatmentStatus::NoneStated => format!("{thing} is not mentioned among the treatments"),
    });
    let words = format!("{}{after}", by_inference(&became));
    if let Some(fact) = &treatment.reason {
        clauses.push(format!("the reason given was {}", written(fact)));
    }
    followed(&words, clauses)
}

fn is_one_act(treatment: &Treatment) -> bool {
    matches!(&treatment.kind, TreatmentKind::Surgery(surgery) if surgery.acts.len() == 1)
}

/// ` through a posterior approach`, where it is plain; what is not is a clause of its own.
fn approach(surgery: &Surgery, clauses: &mut Vec<String>) -> Option<String> {
    let side = surgery.approach_side.as_ref();
    let side = side.map(|fact| told(fact, |side| format!("from the {}", side.label())));
    let approach = surgery.approach.as_ref();
    let approach = approach.map(|fact| told(fact, |approach| approach.label().to_owned()));
    let is_plain = |words: &Option<String>| words.as_ref().is_none_or(|words| !words.contains('('));
    if let Some(approach) = approach.as_ref().filter(|_| is_plain(&approach) && is_plain(&side)) {
        let from = side.map_or(String::new(), |side| format!(" {side}"));
        return Some(format!(" through {} {approach} approach{from}", article(approach)));
    }
    clauses.extend(approach.map(|approach| format!("the approach was {approach}")));
    clauses.extend(side.map(|side| format!("the approach was {side}")));
    None
}

/// What was done, act by act. What an act is named for in the treatment's name is not told again.
fn acts(surgery: &Surgery, name: &str, clauses: &mut Vec<String>) -> Option<String> {
    let mut done = Vec::new();
    let mut inferred_places: Vec<(String, Vec<String>)> = Vec::new();
    for act in &surgery.acts {
        let kind = told(&act.kind, |kind| match kind {
            ActKind::Other => "another act".to_owned(),
            kind => kind.label().to_owned(),
        });
        let at = act.levels.as_ref().map(|fact| told(fact, levels));
        let inferred_at = at.as_deref().and_then(plain);
        let stated_at = at.filter(|_| inferred_at.is_none());
        if let Some(kind) = plain(&kind) {
            let at = inferred_at.or(stated_at).map_or(String::new(), |at| format!(" {at}"));
            clauses.push(format!("{kind}{at}{} was done (inferred)", more(act)));
            continue;
        }
        let at = stated_at.map_or(String::new(), |at| format!(" {at}"));
        let words = format!("{kind}{at}{}", more(act));
        if !name.split([' ', ',']).any(|word| word == words) {
            done.push(words);
        }
        // That it was done is stated, and where is inferred.
        let Some(at) = inferred_at else { continue };
        match inferred_places.iter_mut().find(|(place, _)| *place == at) {
            Some((_, kinds)) => kinds.push(format!("the {kind}")),
            None => inferred_places.push((at, vec![format!("the {kind}")])),
        }
    }
    for (at, kinds) in inferred_places {
        let were = if kinds.len() > 1 || kinds[0].contains("screws") { "were" } else { "was" };
        clauses.push(format!("{} {were} {at} (inferred)", listed(&kinds)));
    }
    (!done.is_empty()).then(|| listed(&done))
}

/// Discs, parts, side and details of an act.
fn more(act: &Act) -> String {
    let mut words = String::new();
    if !act.discs.is_empty() {
        let discs: Vec<String> = act.discs.iter().map(|level| disc(*level)).collect();
        let _ = write!(words, " of {}", listed(&discs));
    }
    let kind = act.kind.value().label();
    let parts = act.parts.iter().map(|part| part.label());
    // A `resection of spinous processes` need not name the spinous process.
    let parts: Vec<String> = parts.filter(|part| !kind.contains(part.as_str())).collect();
    if !parts.is_empty() {
        let _ = write!(words, " ({})", listed(&parts));
    }
    if let Some(fact) = &act.side {
        let _ = write!(words, " {}", by_inference(&told(fact, |side| lying(*side))));
    }
    if let Some(fact) = &act.detail {
        let _ = write!(words, " ({})", inside(&written(fact)));
    }
    words
}

fn disc(above: Level) -> String {
    let below = above.below().map_or(String::new(), |below| format!("/{below}"));
    format!("{above}{below}")
}

/// `at T5 and T6`, `from T3 to T9`.
pub fn levels(levels: &Levels) -> String {
    match levels {
        Levels::Range(range) if range.first() != range.last() => {
            format!("from {} to {}", range.first(), range.last())
        }
        Levels::Range(range) => format!("at {}", range.first()),
        Levels::Listed(list) if is_a_run(list.levels()) => {
            format!("at {}", Level::ranges(list.levels()))
        }
        Levels::Listed(list) => {
            let names: Vec<String> = list.levels().iter().map(ToString::to_string).collect();
            format!("at {}", listed(&names))
        }
    }
}

/// Three levels or more, each below the one before it.
fn is_a_run(levels: &[Level]) -> bool {
    levels.len() > 2 && levels.windows(2).all(|pair| pair[0].below() == Some(pair[1]))
}

fn any<T: crate::case::Choice + Ord>(fact: &Fact<AnyOf<T>>) -> String {
    told(fact, |set| set.values().iter().map(|one| one.label()).collect::<Vec<_>>().join(" or "))
}

/// How much was removed, with what margin, and what was seen.
fn result(surgery: &Surgery) -> Vec<String> {
    let mut told_of = Vec::new();
    if let Some(fact) = &surgery.extent {
        let extent = told(fact, |extent| extent.label().to_owned());
        let extent = weighed(vec![format!("the extent of removal was {extent}")]);
        let words = surgery.extent_words.as_ref().map(written);
        let words =
            words.map_or(String::new(), |words| format!(" (in the source's words: {words})"));
        told_of.extend(sentence(&format!("{extent}{words}")));
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
        let findings: Vec<String> =
            surgery.findings.iter().map(|fact| shown(&written(fact))).collect();
        let verb = if findings.len() == 1 { "finding was" } else { "findings were" };
        told_of.extend(sentence(&format!("The operative {verb} {}", listed(&findings))));
    }
    told_of
}
