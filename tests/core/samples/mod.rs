//! The sample cases against what their papers state; the expected values were written by hand.

mod decided;
mod idir_2023;
mod kjg_2019;
mod lee;
mod said;
mod shabani_2025;
mod sun_2014;

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;
use spinemap::anatomy::Level::*;
use spinemap::case::{Case, Choice as _, check};

use said::point;

const NAMES: [&str; 5] = ["lee", "kjg-2019", "shabani-2025", "sun-2014", "idir-2023"];

fn text(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_cases");
    std::fs::read_to_string(folder.join(name).with_extension("spinecase")).unwrap()
}

fn value(name: &str) -> Value {
    serde_json::from_str(&text(name)).unwrap()
}

fn case(name: &str) -> Case {
    let text = value(name)["case"].to_string();
    let mut reader = serde_json::Deserializer::from_str(&text);
    serde_path_to_error::deserialize(&mut reader).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn treated_levels_are_not_marked_as_tumour() {
    let rows =
        [("kjg-2019", &[T9, T11][..]), ("shabani-2025", &[T3, T9]), ("idir-2023", &[T1, T5])];
    for (name, treated) in rows {
        let case = case(name);
        let marked = &point(&case, "before-surgery").findings.levels;
        assert!(treated.iter().all(|level| !marked.contains_key(level)), "{name}");
    }
}

/// Calls `visit` for every object in a value, with its path.
fn walk(value: &Value, path: &str, visit: &mut impl FnMut(&str, &Value)) {
    match value {
        Value::Object(object) => {
            visit(path, value);
            for (key, inner) in object {
                walk(inner, &format!("{path}.{key}"), visit);
            }
        }
        Value::Array(items) => {
            for (index, inner) in items.iter().enumerate() {
                walk(inner, &format!("{path}[{index}]"), visit);
            }
        }
        _ => {}
    }
}

#[test]
fn the_files_are_written_as_the_program_writes_them() {
    let mut ids = BTreeSet::new();
    for name in NAMES {
        let case = case(name);
        check(&case).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        assert_eq!(case.id.get_version_num(), 4, "{name}");
        assert!(ids.insert(case.id), "{name}");
        let file = value(name);
        assert_eq!((&file["format"], &file["version"]), (&"spinemap-case".into(), &1.into()));
        let inner = serde_json::to_string_pretty(&case).unwrap().replace('\n', "\n  ");
        let head = "{\n  \"format\": \"spinemap-case\",\n  \"version\": 1,\n  \"case\": ";
        assert_eq!(text(name), format!("{head}{inner}\n}}\n"), "{name}");
    }
}

#[test]
fn stated_values_have_evidence_and_inferred_ones_a_reason() {
    for name in NAMES {
        let mut stated = 0;
        walk(&value(name), name, &mut |path, object| match object["basis"].as_str() {
            Some("stated") => {
                stated += 1;
                assert!(object["evidence"].as_array().is_some_and(|e| !e.is_empty()), "{path}");
            }
            Some("inferred") => {
                assert!(object["note"].as_str().is_some_and(|note| !note.is_empty()), "{path}");
            }
            Some(other) => panic!("{path}: {other}"),
            None => {}
        });
        assert!(stated > 50, "{name}: {stated}");
    }
}

#[test]
fn evidence_stands_word_for_word_in_its_source() {
    for name in NAMES {
        let case = case(name);
        let mut used = BTreeSet::new();
        walk(&value(name), name, &mut |path, object| {
            let (Some(words), Some(id)) = (object["words"].as_str(), object["source"].as_str())
            else {
                return;
            };
            let place = |key: &str| usize::try_from(object[key].as_u64().unwrap()).unwrap();
            let (start, end) = (place("start"), place("end"));
            let source = case.sources.iter().find(|source| source.id.as_str() == id).unwrap();
            let there: String = source.text.chars().skip(start).take(end - start).collect();
            assert_eq!(there, words, "{path}");
            used.insert(id.to_owned());
        });
        let sources: BTreeSet<_> =
            case.sources.iter().map(|source| source.id.as_str().to_owned()).collect();
        assert_eq!(used, sources, "{name}: a source that supports nothing");
    }
}

#[test]
fn texts_are_short_retellings_without_names() {
    for name in NAMES {
        let case = case(name);
        let surnames: Vec<&str> = case
            .citation
            .as_deref()
            .unwrap()
            .split(". ")
            .next()
            .unwrap()
            .split(", ")
            .filter_map(|author| author.split(' ').next())
            .collect();
        let total: usize = case.sources.iter().map(|source| source.text.chars().count()).sum();
        assert!(total < 3500, "{name}: {total}");
        for source in &case.sources {
            assert_eq!(source.wording.label(), "paraphrase", "{name} {}", source.id);
            assert!(source.text.chars().count() < 800, "{name} {}", source.id);
            let words: Vec<_> = source.text.split(|c: char| !c.is_alphanumeric()).collect();
            for title in ["Mr", "Mrs", "Ms", "Miss", "Dr", "Prof"].iter().chain(&surnames) {
                assert!(!words.contains(title), "{name} {}: {title}", source.id);
            }
        }
        walk(&value(name), name, &mut |path, object| {
            for key in ["value", "note", "finding", "text"] {
                let long = object[key].as_str().is_some_and(|text| text.chars().count() > 200);
                assert!(!long || path.contains(".sources["), "{path}.{key}");
            }
        });
    }
}
