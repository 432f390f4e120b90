//! What is saved is what is opened, for random cases over the whole document.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::{Map, Value};
use spinemap::store;

use crate::random;

fn config(cases: u32) -> ProptestConfig {
    // A failing case is told with its seed, which is enough to repeat it.
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(48))]

    #[test]
    fn a_saved_case_opens_as_it_was(case in random::cases()) {
        let bytes = store::to_bytes(&case).unwrap();
        let opened = store::parse(&bytes).unwrap();
        prop_assert!(opened.case == case);
        prop_assert!(!opened.is_read_only() && opened.not_shown.is_empty());
        prop_assert_eq!(store::to_bytes(&opened.case).unwrap(), bytes.clone());
        prop_assert_eq!(bytes.iter().rev().take_while(|byte| **byte == b'\n').count(), 1);
    }

    /// Another program may write the same case in another way: its order, its spaces, its numbers.
    #[test]
    fn a_file_of_another_hand_becomes_one_of_this_version_and_stays_it(
        richness in 0..=100_u64, seed in any::<u64>(),
    ) {
        let case = random::document(richness, seed);
        let file = serde_json::json!({"version": 1, "case": case, "format": "spinemap-case"});
        let opened = store::parse(file.to_string().as_bytes()).unwrap();
        let bytes = store::to_bytes(&opened.case).unwrap();
        let again = store::parse(&bytes).unwrap();
        prop_assert!(again.case == opened.case);
        prop_assert_eq!(store::to_bytes(&again.case).unwrap(), bytes);
    }

    /// A newer file that happens to hold nothing new is shown completely.
    #[test]
    fn a_newer_file_without_anything_new_is_shown_completely(case in random::cases()) {
        let text = String::from_utf8(store::to_bytes(&case).unwrap()).unwrap();
        let newer = text.replacen("\"version\": 1", "\"version\": 2", 1);
        let opened = store::parse(newer.as_bytes()).unwrap();
        prop_assert_eq!(&opened.not_shown, &Vec::<String>::new());
        prop_assert!(opened.case == case);
    }
}

/// What the damage to a file is.
#[derive(Debug, Clone)]
enum Damage {
    Cut,
    Put(u8),
    Insert(u8),
    Remove(usize),
    Repeat(usize),
    Version,
}

fn damages() -> impl Strategy<Value = Vec<(prop::sample::Index, Damage)>> {
    let byte = || prop::sample::select(&b"\"\\{}[],:0189.-eE ntfaTL\n\x00\x7f\xc3\xff"[..]);
    let damage = prop_oneof![
        1 => Just(Damage::Cut),
        4 => byte().prop_map(Damage::Put),
        3 => byte().prop_map(Damage::Insert),
        3 => (1..40_usize).prop_map(Damage::Remove),
        3 => (1..200_usize).prop_map(Damage::Repeat),
        1 => Just(Damage::Version),
    ];
    prop::collection::vec((any::<prop::sample::Index>(), damage), 1..4)
}

fn spoil(bytes: &mut Vec<u8>, place: prop::sample::Index, damage: &Damage) {
    if bytes.is_empty() {
        return;
    }
    let at = place.index(bytes.len());
    match damage {
        Damage::Cut => bytes.truncate(at),
        Damage::Put(byte) => bytes[at] = *byte,
        Damage::Insert(byte) => bytes.insert(at, *byte),
        Damage::Remove(length) => drop(bytes.drain(at..(at + length).min(bytes.len()))),
        Damage::Repeat(length) => {
            let piece = bytes[at..(at + length).min(bytes.len())].to_vec();
            bytes.splice(at..at, piece);
        }
        Damage::Version => {
            let text =
                String::from_utf8_lossy(bytes).replacen("\"version\": 1", "\"version\": 3", 1);
            *bytes = text.into_bytes();
        }
    }
}

/// Files of this version, from a nearly empty one to a full one.
static FILES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    (0..16).map(|seed| store::to_bytes(&random::case(seed * 6, seed)).unwrap()).collect()
});

proptest! {
    #![proptest_config(config(300))]

    /// Whatever happened to a file, it is refused in a sentence or opens as what can be saved.
    #[test]
    fn a_spoilt_file_is_refused_or_opens_as_what_can_be_saved(
        file in 0..16_usize, damages in damages(),
    ) {
        let mut bytes = FILES[file].clone();
        for (place, damage) in &damages {
            spoil(&mut bytes, *place, damage);
        }
        match store::parse(&bytes) {
            Ok(opened) => {
                prop_assert_eq!(spinemap::case::check(&opened.case), Ok(()));
                let saved = store::to_bytes(&opened.case).unwrap();
                prop_assert!(store::parse(&saved).unwrap().case == opened.case);
            }
            Err(error) => {
                let sentence = error.to_string();
                prop_assert!(!sentence.contains('\n') && sentence.len() < 1500, "{}", sentence);
            }
        }
    }
}

/// Random cases are only worth something if nothing of the document is missing from all of them.
#[test]
fn random_cases_reach_every_field_and_every_word() {
    let schema = store::schema();
    let definitions = schema["$defs"].as_object().unwrap();
    let mut all = BTreeSet::new();
    for (name, definition) in definitions {
        enter(name, definition, &mut all);
    }
    let mut seen = Seen { definitions, reached: BTreeSet::new() };
    for seed in 0..400 {
        let document = random::document(60 + seed % 41, seed);
        seen.value("Case", &definitions["Case"], &document);
    }
    let missing: Vec<_> = all.difference(&seen.reached).collect();
    assert!(missing.is_empty(), "{} of {}: {missing:?}", missing.len(), all.len());
    assert!(all.len() > 700, "only {} fields and words", all.len());
}

/// Enters the fields and words of a definition.
fn enter(name: &str, schema: &Value, all: &mut BTreeSet<String>) {
    for field in schema["properties"].as_object().into_iter().flatten().map(|(field, _)| field) {
        all.insert(format!("{name}.{field}"));
    }
    for option in schema["oneOf"].as_array().into_iter().flatten() {
        all.extend(option["const"].as_str().map(|word| format!("{name} = {word}")));
        enter(name, option, all);
    }
}

struct Seen<'a> {
    definitions: &'a Map<String, Value>,
    reached: BTreeSet<String>,
}

impl<'a> Seen<'a> {
    fn value(&mut self, name: &'a str, schema: &'a Value, value: &Value) {
        if value.is_null() {
            return;
        }
        if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
            let name = reference.trim_start_matches("#/$defs/");
            return self.value(name, &self.definitions[name], value);
        }
        if let Some(options) = schema.get("anyOf").and_then(Value::as_array) {
            return self.value(name, &options[0], value);
        }
        for option in schema["oneOf"].as_array().into_iter().flatten() {
            let named = option["required"][0].as_str();
            if option.get("const") == Some(value) {
                self.reached.insert(format!("{name} = {}", value.as_str().unwrap()));
            } else if named.is_some_and(|named| value.get(named).is_some()) {
                self.value(name, option, value);
            }
        }
        for (key, inner) in value.as_object().into_iter().flatten() {
            if let Some(field) = schema["properties"].get(key) {
                self.reached.insert(format!("{name}.{key}"));
                self.value("", field, inner);
            } else if let Some(entry) = schema.get("additionalProperties") {
                self.value("", entry, inner);
            }
        }
        if let Some(items) = schema.get("items") {
            for item in value.as_array().into_iter().flatten() {
                self.value("", items, item);
            }
        }
    }
}
