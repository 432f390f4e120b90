//! Who the patient was, and with what they came.

use super::phrase::{
    article, at, by_inference, inside, known, listed, sentence, told, weighed, written,
};
use super::times::{points, when};
use crate::case::{AnyOf, Case, Fact, Neurology, Pain, Performance, Sex, Symptom, TimePoint};

pub fn sentences(case: &Case) -> Vec<String> {
    let mut told = Vec::new();
    let mut before = points(case, true);
    let first = before.next();
    told.extend(patient(case, first));
    told.extend(history(case));
    if let Some(first) = first {
        told.extend(state(first));
    }
    for point in before {
        if let Some(complaints) = complaints(point) {
            let at = at(&point.label);
            told.extend(sentence(&format!("{at}, the patient complained of {complaints}")));
        }
        told.extend(state(point));
    }
    told
}

/// `A 42-year-old woman presented with …`.
fn patient(case: &Case, first: Option<&TimePoint>) -> Option<String> {
    let patient = &case.patient;
    let complaints = first.and_then(complaints);
    if patient.age.is_none() && patient.sex.is_none() && complaints.is_none() {
        return None;
    }
    let years = patient.age.as_ref().map(|age| format!("{}-year-old ", age.value()));
    let who = patient.sex.as_ref().map_or("patient", |sex| person(*sex.value()));
    let who = format!("{}{who}", years.unwrap_or_default());
    let who = format!("{} {who}{}", article(&who), doubts(case));
    sentence(&match complaints {
        Some(words) => format!("{who} presented with {words}"),
        None if patient.sex.is_none() => match &patient.age {
            Some(age) => format!("the patient was {} years old{}", age.value(), doubts(case)),
            None => return None,
        },
        None => format!("the patient was {who}"),
    })
}

const fn person(sex: Sex) -> &'static str {
    match sex {
        Sex::Female => "woman",
        Sex::Male => "man",
        Sex::Other => "person",
    }
}

/// What other sources say of age and sex, and which of them is inferred.
fn doubts(case: &Case) -> String {
    let mut remarks = Vec::new();
    if let Some(age) = &case.patient.age {
        remarks.extend(doubt("age", age, |age| format!("{age} years")));
    }
    if let Some(sex) = &case.patient.sex {
        remarks.extend(doubt("sex", sex, |sex| format!("a {}", person(*sex))));
    }
    if remarks.is_empty() { String::new() } else { format!(" ({})", remarks.join("; ")) }
}

fn doubt<T: PartialEq>(name: &str, fact: &Fact<T>, words: impl Fn(&T) -> String) -> Vec<String> {
    let how = known(fact.shown()).map(|how| format!("{name} {how}"));
    let others = fact.values()[1..].iter().filter(|other| other.value != *fact.value());
    let others: Vec<String> = others.map(|other| words(&other.value)).collect();
    let others = (!others.is_empty()).then(|| format!("elsewhere {}", listed(&others)));
    how.into_iter().chain(others).collect()
}

/// What the patient complained of, and for how long.
pub fn complaints(point: &TimePoint) -> Option<String> {
    let has_words =
        |symptom: &&Symptom| symptom.text.values().iter().any(|said| !said.value.trim().is_empty());
    let symptoms: Vec<&Symptom> = point.symptoms.iter().filter(has_words).collect();
    let told: Vec<String> = symptoms
        .iter()
        .map(|symptom| {
            let complaint = written(&symptom.text);
            let Some(fact) = &symptom.duration else { return complaint };
            let lasting = told(fact, ToString::to_string);
            // `pain for 2 weeks`, but `pain, growing worse (for 2 weeks)`.
            if symptoms.len() == 1 && !complaint.contains(',') && !lasting.contains('(') {
                format!("{complaint} for {lasting}")
            } else {
                format!("{complaint} (for {})", inside(&lasting))
            }
        })
        .collect();
    (!told.is_empty()).then(|| listed(&told))
}

fn history(case: &Case) -> Option<String> {
    let items = case.patient.history.iter().map(|item| {
        let when = item.when.as_ref().map(|fact| by_inference(&when(case, fact)));
        format!("{}{}", written(&item.text), when.map_or(String::new(), |at| format!(", {at}")))
    });
    let items: Vec<String> = items.collect();
    match &items[..] {
        [] => None,
        [none] if none.starts_with("no ") => sentence(&format!("There was {none}")),
        items => sentence(&format!("The history included {}", listed(items))),
    }
}

/// What was found on examination, and how the patient was.
pub fn state(point: &TimePoint) -> Vec<String> {
    let mut told = Vec::new();
    if !point.examination.is_empty() {
        let signs: Vec<String> = point.examination.iter().map(written).collect();
        told.extend(sentence(&format!("On examination: {}", signs.join("; "))));
    }
    told.extend(described(&point.neurology));
    let mut grades = grades(&point.neurology);
    grades.extend(pain(point));
    grades.extend(performance(&point.performance));
    told.extend(sentence(&weighed(grades)));
    told
}

fn described(neurology: &Neurology) -> Option<String> {
    let mut described: Vec<(Vec<&str>, String)> = Vec::new();
    for (name, fact) in [
        ("motor function", &neurology.motor),
        ("sensation", &neurology.sensation),
        ("bladder and bowel", &neurology.sphincters),
        ("gait", &neurology.gait),
    ] {
        let Some(words) = fact.as_ref().map(written) else { continue };
        match described.iter_mut().find(|(_, known)| *known == words) {
            Some((names, _)) => names.push(name),
            None => described.push((vec![name], words)),
        }
    }
    let clause = |(names, words): (Vec<&str>, String)| {
        let several = names.len() > 1 || names.contains(&"bladder and bowel");
        let names: Vec<String> = names.into_iter().map(str::to_owned).collect();
        // `bladder and bowel` has an “and” of its own.
        let subject = match names.last() {
            Some(last) if last.contains(" and ") => names.join(", "),
            _ => listed(&names),
        };
        let verb = match (said_as(&words), several) {
            (SaidAs::Quality, true) => " were",
            (SaidAs::Quality, false) => " was",
            (SaidAs::Finding, _) => " showed",
            (SaidAs::Note, _) => ":",
        };
        format!("{subject}{verb} {words}")
    };
    let clauses: Vec<String> = described.into_iter().map(clause).collect();
    sentence(&clauses.join("; "))
}

/// How words about a function fit into a sentence.
enum SaidAs {
    /// `normal`, `disturbed below T9`: what it was.
    Quality,
    /// `weakness of both legs`: what it showed.
    Finding,
    /// `leg weakness resolved`: a sentence without its verb.
    Note,
}

fn said_as(words: &str) -> SaidAs {
    const QUALITIES: [&str; 23] = [
        "normal",
        "intact",
        "absent",
        "numb",
        "weak",
        "full",
        "stable",
        "unchanged",
        "preserved",
        "impaired",
        "reduced",
        "decreased",
        "disturbed",
        "diminished",
        "improved",
        "restored",
        "resolved",
        "lost",
        "worse",
        "ataxic",
        "spastic",
        "unsteady",
        "limping",
    ];
    let mut spoken = words.split_whitespace();
    let is_quality = |word: &str| QUALITIES.contains(&word.trim_end_matches([',', ';']));
    let first = spoken.next().unwrap_or_default();
    let joins =
        ["below", "above", "in", "at", "on", "and", "but", "for", "with", "from", "again", "after"];
    let goes_on =
        spoken.next().is_none_or(|next| first.ends_with([',', ';']) || joins.contains(&next));
    let last = words.split_whitespace().next_back().unwrap_or_default();
    match (is_quality(first) && goes_on, is_quality(last)) {
        (true, _) => SaidAs::Quality,
        (false, true) => SaidAs::Note,
        _ => SaidAs::Finding,
    }
}

/// Grades and the sensory level, a clause each.
fn grades(neurology: &Neurology) -> Vec<String> {
    let level = neurology.sensory_level.as_ref();
    let level =
        level.map(|fact| format!("the sensory level was {}", told(fact, ToString::to_string)));
    let grades = [
        any("Frankel", neurology.frankel.as_ref()),
        any("AIS", neurology.ais.as_ref()),
        any("McCormick", neurology.mccormick.as_ref()),
        any("Nurick", neurology.nurick.as_ref()),
    ];
    level.into_iter().chain(grades.into_iter().flatten()).collect()
}

fn any<T: crate::case::Choice + Ord>(scale: &str, fact: Option<&Fact<AnyOf<T>>>) -> Option<String> {
    let words = |set: &AnyOf<T>| {
        set.values().iter().map(|grade| grade.label()).collect::<Vec<_>>().join(" or ")
    };
    Some(format!("the {scale} grade was {}", told(fact?, words)))
}

fn pain(point: &TimePoint) -> Vec<String> {
    let kind = point.pain.as_ref().map(|fact| {
        told(fact, |set| {
            let kinds: Vec<&str> = set
                .values()
                .iter()
                .map(|kind| match kind {
                    Pain::Mechanical => "mechanical",
                    Pain::NotMechanical => "not mechanical",
                    Pain::None => "absent",
                })
                .collect();
            kinds.join(" or ")
        })
    });
    let kind = kind.map(|kinds| format!("the pain was {kinds}"));
    let intensity = point.pain_intensity.as_ref();
    let intensity = intensity.map(|fact| {
        let of_ten = |pain: &_| format!("{pain} on a scale of 0 to 10");
        format!("its intensity was {}", told(fact, of_ten))
    });
    kind.into_iter().chain(intensity).collect()
}

fn performance(performance: &Performance) -> Vec<String> {
    let karnofsky = performance.karnofsky.as_ref();
    let ecog = performance.ecog.as_ref();
    let said = [
        karnofsky
            .map(|fact| format!("the Karnofsky status was {}", told(fact, ToString::to_string))),
        ecog.map(|fact| format!("the ECOG status was {}", told(fact, ToString::to_string))),
    ];
    said.into_iter().flatten().collect()
}
