//! Who the patient was, and with what they came.

use super::phrase::{article, at, inside, listed, sentence, told, weighed, written};
use super::times::{points, when};
use crate::case::{AnyOf, Case, Fact, Neurology, Pain, Performance, Sex, TimePoint};

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
    let person = patient.sex.as_ref().map_or("patient", |sex| match sex.value() {
        Sex::Female => "woman",
        Sex::Male => "man",
        Sex::Other => "person",
    });
    let age = patient.age.as_ref().map(|age| {
        let years = age.value().to_string();
        let others: Vec<String> = age.values()[1..]
            .iter()
            .filter(|other| other.value != *age.value())
            .map(|other| other.value.to_string())
            .collect();
        let others = match others.len() {
            0 => String::new(),
            _ => format!(" (elsewhere {} years)", listed(&others)),
        };
        (format!("{years}-year-old "), others)
    });
    let complaints = first.and_then(complaints);
    if age.is_none() && patient.sex.is_none() && complaints.is_none() {
        return None;
    }
    let (age, others) = age.unwrap_or_default();
    let who = format!("{age}{person}");
    let came =
        complaints.map_or(" presented".to_owned(), |words| format!(" presented with {words}"));
    sentence(&format!("{} {who}{others}{came}", article(&who)))
}

fn complaints(point: &TimePoint) -> Option<String> {
    let symptoms: Vec<String> = point
        .symptoms
        .iter()
        .filter(|symptom| symptom.text.values().iter().any(|said| !said.value.trim().is_empty()))
        .map(|symptom| {
            let lasting = symptom.duration.as_ref();
            let lasting = lasting.map_or(String::new(), |fact| {
                format!(" (for {})", inside(&told(fact, ToString::to_string)))
            });
            format!("{}{lasting}", written(&symptom.text))
        })
        .collect();
    (!symptoms.is_empty()).then(|| listed(&symptoms))
}

fn history(case: &Case) -> Option<String> {
    let items: Vec<String> = case
        .patient
        .history
        .iter()
        .map(|item| {
            let at =
                item.when.as_ref().map_or(String::new(), |fact| format!(", {}", when(case, fact)));
            format!("{}{at}", written(&item.text))
        })
        .collect();
    if items.is_empty() { None } else { sentence(&format!("Past history: {}", items.join("; "))) }
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
    let described: Vec<String> = described
        .into_iter()
        .enumerate()
        .map(|(index, (names, words))| {
            let plural = names.len() > 1 || names.contains(&"bladder and bowel");
            let verb = match (index, plural) {
                (0, true) => "were described as ",
                (0, false) => "was described as ",
                _ => "as ",
            };
            format!("{} {verb}{words}", names.join(", "))
        })
        .collect();
    sentence(&described.join("; "))
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
