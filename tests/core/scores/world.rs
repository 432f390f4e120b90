//! Small cases for scores.

use std::sync::Arc;

use proptest::prelude::ProptestConfig;
use spinemap::anatomy::{Level, Part};
use spinemap::case::*;
use spinemap::scores::{self, Score, Value};

/// So many random cases, more if `PROPTEST_CASES` asks for more. A failing case is told with its
/// seed, which is enough to repeat it.
pub fn config(cases: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok());
    let cases = asked.unwrap_or(cases);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// A case with one time point.
pub fn case(change: impl FnOnce(&mut TimePoint)) -> Case {
    let mut case = Case::new("A");
    change(Arc::make_mut(&mut case.time_points[0]));
    case
}

/// Marks parts of a level as involved.
pub fn mark(point: &mut TimePoint, level: Level, parts: &[&str]) {
    let finding = point.findings.levels.entry(level).or_default();
    for part in parts {
        let part: Part = part.parse().unwrap();
        assert!(part.exists_at(level), "{part} at {level}");
        finding.parts.insert(part, Fact::observed(PartFinding::INVOLVED));
    }
}

/// Levels with the parts that are marked at each.
pub type Marks<'a> = &'a [(Level, &'a [&'a str])];

/// Marks parts of several levels.
pub fn mark_all(point: &mut TimePoint, marks: Marks<'_>) {
    for (level, parts) in marks {
        mark(point, *level, parts);
    }
}

/// What is known of a level.
pub fn level(point: &mut TimePoint, level: Level) -> &mut LevelFinding {
    point.findings.levels.entry(level).or_default()
}

#[expect(clippy::unnecessary_wraps, reason = "fields of the document are optional")]
pub fn seen<T>(value: T) -> Option<Fact<T>> {
    Some(Fact::observed(value))
}

/// A fact with several values, of which some are suspected.
pub fn fact<T>(values: Vec<(T, bool)>) -> Option<Fact<T>> {
    let values = values.into_iter().map(|(value, suspected)| {
        let certainty = if suspected { Certainty::Suspected } else { Certainty::Definite };
        Sourced { certainty, ..Sourced::new(value, Basis::Stated) }
    });
    Fact::from_values(values.collect())
}

/// The scores of a name at the first time point.
pub fn all<'a>(case: &'a Case, name: &str) -> Vec<Score<'a>> {
    let mut found = scores::of_time_point(case, 0);
    found.extend(scores::of_records(case));
    found.retain(|score| score.name == name);
    found
}

/// The one score of a name.
#[track_caller]
pub fn one<'a>(case: &'a Case, name: &str) -> Score<'a> {
    let mut found = all(case, name);
    assert_eq!(found.len(), 1, "{name}: {found:#?}");
    found.remove(0)
}

/// The result and the class of the one score of a name: `5–8, stable`.
#[track_caller]
pub fn told(case: &Case, name: &str) -> String {
    let score = one(case, name);
    match &score.class {
        Some(class) => format!("{}, {class}", score.result()),
        None => score.result(),
    }
}

/// The points that a score can have.
pub fn points(score: &Score<'_>) -> Vec<u8> {
    let point = |value: &Value| match value {
        Value::Points(points) => *points,
        other => panic!("{other} is no number of points"),
    };
    score.outcome.one_of().iter().map(point).collect()
}

pub fn site(region: Region, level: Option<Level>) -> Site {
    Site { region, place: None, first: level, last: level }
}

/// A tumour of the spine at a level.
pub fn spinal(region: Region, level: Level, role: Option<Role>) -> Tumour {
    tumour("spinal", site(region, Some(level)), role)
}

/// A tumour.
pub fn tumour(id: &str, site: Site, role: Option<Role>) -> Tumour {
    Tumour {
        id: id.parse().unwrap(),
        label: id.to_owned(),
        site: Fact::observed(site),
        role: role.map(Fact::observed),
        from: None,
        multiplicity: None,
        sizes: Vec::new(),
        description: Vec::new(),
        negative_findings: Vec::new(),
    }
}

/// A diagnosis of a tumour.
pub fn diagnosis(tumour: &str, name: &str, code: &str) -> Diagnosis {
    Diagnosis {
        id: format!("{tumour}-diagnosis").parse().unwrap(),
        tumour: tumour.parse().unwrap(),
        entity: Fact::observed(Entity {
            name: name.to_owned(),
            morphology: Some(code.parse().unwrap()),
            icdo_version: Some(IcdoVersion::V3_2),
        }),
        topography: None,
        metastatic_at_diagnosis: None,
        latency: None,
        note: None,
    }
}

/// A specimen of a tumour.
pub fn specimen(id: &str, tumour: &str) -> Specimen {
    let empty = serde_json::json!({"id": id, "label": id, "tumours": [tumour]});
    serde_json::from_value(empty).unwrap()
}
