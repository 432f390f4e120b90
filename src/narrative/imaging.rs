//! What was seen: examinations, levels and masses, tumours elsewhere.

use std::fmt::Write as _;

use super::parts;
use super::phrase::{
    article, at, followed, listed, plain, sentence, shown, told, weighed, within, written,
};
use super::times::points;
use super::tumours::tumour;
use crate::anatomy::Level;
use crate::case::{
    Case, Choice as _, CollapseClass, Direction, Directions, Elsewhere, Fact, LevelFinding, Mass,
    OrganMetastases, Reading, Signal, Size, SizeMethod, SourceKind, Study, StudyResult, TimePoint,
};

pub fn sentences(case: &Case) -> Vec<String> {
    let before = points(case, true).enumerate().flat_map(|(index, point)| {
        let mut said = findings(point);
        // What was seen at first needs no time; what was seen after that does.
        if let Some(first) = said.first_mut().filter(|_| index > 0) {
            let words = format!("{}, {}", at(&point.label), within(first));
            *first = sentence(&words).unwrap_or_default();
        }
        said
    });
    let mut told: Vec<String> = before.collect();
    told.extend(case.tumours.iter().flat_map(tumour));
    told
}

/// Everything that was seen at a time point.
pub fn findings(point: &TimePoint) -> Vec<String> {
    let mut told: Vec<String> = studies(&point.studies);
    let found = &point.findings;
    let levels: Vec<(Level, &LevelFinding)> =
        found.levels.iter().map(|(level, finding)| (*level, finding)).collect();
    let runs = levels.chunk_by(|a, b| a.0.below() == Some(b.0) && is_alike(a.1, b.1));
    let runs = runs.filter_map(|run| {
        let ((first, finding), (last, _)) = (run.first()?, run.last()?);
        Some((place("at", *first, *last), level(*first, finding)))
    });
    told.extend(at_places(runs));
    for span in &found.spans {
        let word = match span.reading {
            Reading::EveryLevel => "at every level of",
            Reading::Somewhere => "within",
        };
        let said = level(span.first, &span.finding);
        told.extend(at_places(std::iter::once((place(word, span.first, span.last), said))));
    }
    told.extend(found.masses.iter().filter_map(mass));
    told.extend(elsewhere(&point.elsewhere));
    told
}

/// Whether the same is said of two levels, whatever a report calls them.
fn is_alike(one: &LevelFinding, other: &LevelFinding) -> bool {
    let plain =
        |finding: &LevelFinding| LevelFinding { source_label: None, note: None, ..finding.clone() };
    plain(one) == plain(other)
}

pub fn place(word: &str, first: Level, last: Level) -> String {
    if first == last { format!("{word} {first}") } else { format!("{word} {first}–{last}") }
}

/// Examinations; those that found the same in a row are told together.
fn studies(studies: &[Study]) -> Vec<String> {
    let words = |study: &Study| study.finding.as_ref().map(finding_words);
    let same = |one: &Study, next: &Study| one.finding.is_some() && words(one) == words(next);
    studies.chunk_by(same).filter_map(together).collect()
}

fn together(studies: &[Study]) -> Option<String> {
    let first = studies.first()?;
    let in_brackets =
        |region: &str| if region.is_empty() { String::new() } else { format!(" ({region})") };
    let subject = if studies.iter().all(|study| study.kind == first.kind) {
        let regions: Vec<String> =
            studies.iter().filter_map(|study| study.region.clone()).collect();
        format!("{}{}", kind(first.kind), in_brackets(&listed(&regions)))
    } else {
        let name = |study: &Study| {
            let region = study.region.as_deref().unwrap_or_default();
            format!("{}{}", kind(study.kind), in_brackets(region))
        };
        listed(&studies.iter().map(name).collect::<Vec<_>>())
    };
    let words = match (&first.finding, &first.result) {
        (Some(finding), _) => format!("showed {}", finding_words(finding)),
        (None, Some(result)) => told(result, |result| match result {
            StudyResult::Negative => "showed nothing abnormal".to_owned(),
            StudyResult::Abnormal => "showed an abnormality".to_owned(),
            StudyResult::Equivocal => "remained equivocal".to_owned(),
        }),
        (None, None) => return None,
    };
    sentence(&format!("{subject} {words}"))
}

fn finding_words(fact: &Fact<String>) -> String {
    told(fact, |words| shown(&within(words.trim().trim_end_matches('.'))))
}

fn kind(kind: SourceKind) -> String {
    match kind {
        SourceKind::Radiograph => "radiographs".to_owned(),
        SourceKind::Other => "examination".to_owned(),
        SourceKind::Laboratory => "laboratory tests".to_owned(),
        kind => kind.label().to_owned(),
    }
}

/// Sentences with the places that they are told of; places of which the same is said are named
/// together: `At C2–C5 and C7–T2, …`.
fn at_places(said: impl Iterator<Item = (String, Vec<String>)>) -> Vec<String> {
    let mut groups: Vec<(Vec<String>, Vec<String>)> = Vec::new();
    for (place, words) in said.filter(|(_, words)| !words.is_empty()) {
        match groups.iter_mut().find(|(_, known)| *known == words) {
            // `at C2–C5`, then `C7–T2`.
            Some((places, _)) => places.push(place.trim_start_matches("at ").to_owned()),
            None => groups.push((vec![place], words)),
        }
    }
    // The place is named once.
    let of = |(places, words): (Vec<String>, Vec<String>)| {
        let place = listed(&places);
        let told = words.into_iter().enumerate().filter_map(move |(index, words)| {
            if index == 0 { sentence(&format!("{place}, {words}")) } else { sentence(&words) }
        });
        told.collect::<Vec<_>>()
    };
    groups.into_iter().flat_map(of).collect()
}

/// What is said of a level or a span, without its place.
fn level(level: Level, finding: &LevelFinding) -> Vec<String> {
    let words = |involved: bool| {
        let wanted = finding.parts.iter().filter(move |(_, f)| f.value().is_involved() == involved);
        parts::words(wanted.map(|(part, fact)| (*part, fact)), level)
    };
    let (involved, free) = (words(true), words(false));
    let mut marked = Vec::new();
    if !involved.is_empty() {
        marked.push(format!("tumour involved {}", parts::row(involved, "by inference, also")));
    }
    if !free.is_empty() {
        let verb = if parts::are_many(&free) { "were" } else { "was" };
        marked.push(format!("{} {verb} free of tumour", parts::row(free, "by inference,")));
    }
    let marked = (!marked.is_empty()).then(|| marked.join("; "));
    let said = clauses(finding);
    let said = (!said.is_empty()).then(|| weighed(said));
    marked.into_iter().chain(said).collect()
}

fn clauses(finding: &LevelFinding) -> Vec<String> {
    let mut said = Vec::new();
    let mut add = |words: Option<String>| said.extend(words);
    add(finding.bone_lesion.as_ref().map(|fact| {
        told(fact, |lesion| match lesion {
            crate::case::BoneLesion::None => "the bone was not changed".to_owned(),
            lesion => format!("the lesion was {}", lesion.label()),
        })
    }));
    add(finding.body_share.as_ref().map(|fact| {
        format!("tumour replaced {} of the body", told(fact, |share| format!("{share} %")))
    }));
    add(finding.collapse.as_ref().map(|fact| {
        told(fact, |collapse| match (collapse.class, collapse.percent) {
            (CollapseClass::None, None) => "the body had not collapsed".to_owned(),
            (CollapseClass::Present, None) => "the body had collapsed".to_owned(),
            (CollapseClass::Below50, None) => "the body had collapsed by less than 50 %".to_owned(),
            (CollapseClass::Above50, None) => "the body had collapsed by more than 50 %".to_owned(),
            (_, Some(percent)) => format!("the body had collapsed by {percent} %"),
        })
    }));
    add(finding
        .alignment
        .as_ref()
        .map(|fact| format!("alignment was {}", told(fact, |value| value.label().to_owned()))));
    add(finding.canal.as_ref().map(|fact| {
        told(fact, |canal| {
            let from = canal.from.map_or(String::new(), |from| format!(" from {}", sides(from)));
            format!("the canal was {}{from}", canal.state.label())
        })
    }));
    add(finding.cord_compressed.as_ref().map(|fact| {
        told(fact, |yes| match yes {
            crate::case::YesNo::Yes => "the cord was compressed".to_owned(),
            crate::case::YesNo::No => "the cord was not compressed".to_owned(),
        })
    }));
    add(finding
        .escc
        .as_ref()
        .map(|fact| format!("the ESCC grade was {}", told(fact, ToString::to_string))));
    add(finding.thecal_sac.as_ref().map(|fact| {
        format!("compression of the thecal sac was grade {}", told(fact, ToString::to_string))
    }));
    add(finding
        .compressed_from
        .as_ref()
        .map(|fact| format!("the compression came from {}", told(fact, |d| sides(*d)))));
    add(finding.compression_cause.as_ref().map(|fact| {
        format!(
            "the cause of the compression was {}",
            told(fact, |set| {
                set.values().iter().map(|cause| cause.label()).collect::<Vec<_>>().join(" or ")
            })
        )
    }));
    add(finding
        .cord_displacement
        .as_ref()
        .map(|fact| format!("the cord was displaced to {}", told(fact, |d| side(d.label())))));
    add(finding
        .cord_adherence
        .as_ref()
        .map(|fact| format!("the mass was {} to the cord", told(fact, |a| a.label().to_owned()))));
    add(signal(&finding.signal).map(|words| format!("the lesion had {words}")));
    said
}

/// `left` → `the left`.
/// Where something comes from: `the front and the right`.
fn sides(from: Directions) -> String {
    if from.is_all_around() {
        return side(Direction::AllAround.label());
    }
    let sides: Vec<String> = from.sides().map(|one| side(one.label())).collect();
    match &sides[..] {
        [all @ .., last] if !all.is_empty() => format!("{} and {last}", all.join(", ")),
        _ => sides.concat(),
    }
}

fn side(direction: &str) -> String {
    match direction {
        "left" | "right" => format!("the {direction}"),
        "anterior" => "the front".to_owned(),
        "posterior" => "behind".to_owned(),
        _ => "all around".to_owned(),
    }
}

fn signal(signal: &Signal) -> Option<String> {
    let mut said = Vec::new();
    for (sequence, fact) in [("T1", &signal.t1), ("T2", &signal.t2)] {
        said.extend(fact.as_ref().map(|fact| {
            format!("{} signal on {sequence}", told(fact, |value| value.label().to_owned()))
        }));
    }
    said.extend(signal.enhancement.as_ref().map(|fact| {
        told(fact, |value| match value {
            crate::case::Enhancement::None => "no enhancement".to_owned(),
            crate::case::Enhancement::Present => "enhancement".to_owned(),
            value => format!("{} enhancement", value.label()),
        })
    }));
    said.extend(
        signal.attenuation.as_ref().map(|fact| format!("{} attenuation on CT", written(fact))),
    );
    (!said.is_empty()).then(|| listed(&said))
}

fn mass(mass: &Mass) -> Option<String> {
    let mut clauses = Vec::new();
    let mut kind = "mass".to_owned();
    if let Some(fact) = &mass.space {
        let space = told(fact, |space| space.label().to_owned());
        if space.contains('(') {
            clauses.push(format!("it was {space}"));
        } else {
            kind = format!("{space} mass");
        }
    }
    let mut words = format!("there was {} {kind}", article(&kind));
    if let Some(fact) = &mass.side {
        let side = told(fact, |direction| lying(*direction));
        if plain(&side).is_some() {
            clauses.push(format!("it lay {side}"));
        } else {
            let _ = write!(words, " {side}");
        }
    }
    if let Some(first) = mass.first {
        let _ = write!(words, " {}", place("at", first, mass.last.unwrap_or(first)));
    }
    let sizes: Vec<String> = mass.sizes.iter().map(size).collect();
    if !sizes.is_empty() {
        let _ = write!(words, ", measuring {}", listed(&sizes));
    }
    if let Some(fact) = &mass.description {
        let _ = write!(words, ", described as {}", shown(&written(fact)));
    }
    if let Some(signal) = signal(&mass.signal) {
        let _ = write!(words, ", with {signal}");
    }
    sentence(&followed(&words, clauses))
}

/// `about 8 × 4 × 5 cm (MRI)`.
pub fn size(fact: &Fact<Size>) -> String {
    told(fact, |size| {
        let about = if size.approximate { "about " } else { "" };
        let of = size.of.as_deref().map(|of| format!("{of}, "));
        let method = match size.method {
            SizeMethod::NotStated => None,
            method => Some(method.label()),
        };
        let remark = match (of, method) {
            (None, None) => String::new(),
            (of, method) => {
                let joined = format!("{}{}", of.unwrap_or_default(), method.unwrap_or_default());
                format!(" ({})", joined.trim_end_matches(", "))
            }
        };
        format!("{about}{} cm{remark}", size.diameters_text())
    })
}

/// `on the left`, `anteriorly`.
pub fn lying(direction: Direction) -> String {
    match direction {
        Direction::Left | Direction::Right => format!("on {}", side(direction.label())),
        Direction::Anterior => "anteriorly".to_owned(),
        Direction::Posterior => "posteriorly".to_owned(),
        Direction::AllAround => "all around".to_owned(),
    }
}

fn elsewhere(elsewhere: &Elsewhere) -> Vec<String> {
    let sites: Vec<String> = elsewhere.sites.iter().map(written).collect();
    let said = [
        elsewhere
            .nodes
            .as_ref()
            .map(|fact| format!("the N category was {}", told(fact, |v| v.label().to_owned()))),
        elsewhere.metastases.as_ref().map(|fact| {
            format!("the M category was {}", told(fact, |value| value.label().to_owned()))
        }),
        (!sites.is_empty()).then(|| {
            let (site, was) = if sites.len() == 1 { ("site", "was") } else { ("sites", "were") };
            format!("the {site} of distant metastases {was} {}", listed(&sites))
        }),
        elsewhere.extraspinal_bone.as_ref().map(|fact| {
            told(fact, |count| match count.to_string() {
                none if none == "0" => "there were no bone metastases outside the spine".to_owned(),
                count => format!("bone metastases outside the spine numbered {count}"),
            })
        }),
        elsewhere.organs.as_ref().map(|fact| {
            told(fact, |set| {
                if set.exact() == Some(OrganMetastases::None) {
                    return "there were no metastases in major organs".to_owned();
                }
                let words: Vec<&str> = set.values().iter().map(|value| value.label()).collect();
                format!("metastases in major organs were {}", words.join(" or "))
            })
        }),
    ];
    let said: Vec<String> = said.into_iter().flatten().collect();
    sentence(&weighed(said)).into_iter().collect()
}
