//! Random valid cases over the whole document.
//!
//! The document's own schema says what a case can hold, so that a new field is in the tests on the
//! day it is made. What a schema cannot say (names that refer to records, passages of texts, the
//! order of two levels) is set right afterwards.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use spinemap::anatomy::{Level, Part};
use spinemap::case::{Case, Directions};
use spinemap::store;

/// Random cases, from nearly empty ones to full ones.
pub fn cases() -> impl Strategy<Value = Case> {
    (0..=100_u64, any::<u64>()).prop_map(|(richness, seed)| case(richness, seed))
}

/// The case of a seed; richness is the chance in percent that an optional field is there.
pub fn case(richness: u64, seed: u64) -> Case {
    let document = document(richness, seed);
    let case: Case = serde_json::from_value(document).expect("the random case cannot be built");
    assert_eq!(spinemap::case::check(&case), Ok(()), "the random case is not valid");
    case
}

pub fn document(richness: u64, seed: u64) -> Value {
    static SCHEMA: LazyLock<Value> = LazyLock::new(store::schema);
    let definitions = SCHEMA["$defs"].as_object().unwrap();
    let mut maker = Maker { definitions, richness, state: seed };
    let mut case = maker.make(&definitions["Case"]);
    Repair::new(&mut case, &mut maker).run(&mut case);
    case
}

/// Words of every kind: of several bytes, of two code units, to be escaped, from right to left.
const WORDS: [&str; 16] = [
    "tumour",
    "T5",
    "Größe",
    "3×2 cm",
    "≥50 %",
    "脊髄",
    "𝄞",
    "e\u{301}",
    "عمود",
    "\"quoted\"",
    "a\\b",
    "line\nline",
    "tab\t",
    "\u{0}",
    "\u{feff}",
    "🦴",
];

struct Maker<'a> {
    definitions: &'a Map<String, Value>,
    richness: u64,
    state: u64,
}

impl<'a> Maker<'a> {
    /// `SplitMix64` (Steele et al., OOPSLA 2014).
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    fn likely(&mut self) -> bool {
        self.next() % 100 < self.richness
    }

    fn text(&mut self, most: usize) -> String {
        (0..self.below(most)).map(|_| WORDS[self.below(WORDS.len())]).collect::<Vec<_>>().join(" ")
    }

    /// A number in a range, whole or not, and often an end of the range.
    fn number(&mut self, schema: &Value) -> f64 {
        let (min, max) = (schema["minimum"].as_f64().unwrap(), schema["maximum"].as_f64().unwrap());
        let share = self.next() as f64 / u64::MAX as f64;
        match self.below(6) {
            0 => min,
            1 => max,
            2 => (min + share * (max - min)).clamp(min, max),
            3 => (share * 0.3).clamp(min, max),
            _ => (share * 100.0).round().clamp(min, max),
        }
    }

    fn make(&mut self, schema: &'a Value) -> Value {
        if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
            let name = name.trim_start_matches("#/$defs/");
            let definition = &self.definitions[name];
            return self.special(name, definition).unwrap_or_else(|| self.make(definition));
        }
        if let Some(options) = schema.get("oneOf").and_then(Value::as_array) {
            let option = self.below(options.len());
            return self.make(&options[option]);
        }
        if let Some(options) = schema.get("anyOf").and_then(Value::as_array) {
            return self.make(&options[0]);
        }
        if let Some(values) = schema.get("enum").and_then(Value::as_array) {
            return values[self.below(values.len())].clone();
        }
        if let Some(only) = schema.get("const") {
            return only.clone();
        }
        match schema["type"].as_str().or_else(|| schema["type"][0].as_str()).unwrap() {
            "object" => self.record(schema),
            "array" => self.list(schema),
            "boolean" => json!(self.likely()),
            "number" => json!(self.number(schema)),
            "integer" => json!(self.below(65_536)),
            "string" if schema["format"] == "uuid" => {
                let (high, low) = (self.next(), self.next());
                json!(uuid::Uuid::from_u64_pair(high, low))
            }
            "string" => json!(self.text(6)),
            other => panic!("no random {other}"),
        }
    }

    /// Values with rules that their schema does not tell.
    fn special(&mut self, name: &str, definition: &'a Value) -> Option<Value> {
        Some(match name {
            // Set right afterwards.
            "Id" => json!("id"),
            "Evidence" => json!({}),
            "Interval" | "MonthRange" => {
                let of = if name == "Interval" { "Number" } else { "Months" };
                let schema = &self.definitions[of];
                let (a, b) = (self.number(schema), self.number(schema));
                json!([a.min(b), a.max(b)])
            }
            "LevelRange" => {
                let (a, b) = (self.below(Level::COUNT), self.below(Level::COUNT));
                json!([Level::ALL[a.min(b)].name(), Level::ALL[a.max(b)].name()])
            }
            "LevelList" => {
                let some: BTreeSet<usize> =
                    (0..=self.below(5)).map(|_| self.below(Level::COUNT)).collect();
                some.into_iter().map(|index| Level::ALL[index].name()).collect()
            }
            "Morphology" => {
                let behaviour = [0, 1, 2, 3, 6, 9][self.below(6)];
                json!(format!("{:04}/{behaviour}", self.below(10_000)))
            }
            "Topography" => {
                let sub = [".0", ".2", ".x", ""][self.below(4)];
                json!(format!("C{:02}{sub}", self.below(100)))
            }
            "Directions" => {
                let every: Vec<Directions> = Directions::every().collect();
                json!(every[self.below(every.len())])
            }
            "NeurologicalLevel" => json!(["C8", "T4", "L1", "S5"][self.below(4)]),
            _ if definition.get("type").is_none() && definition.get("oneOf").is_none() => {
                panic!("a definition of a new kind: {name}")
            }
            _ => return None,
        })
    }

    fn record(&mut self, schema: &'a Value) -> Value {
        let mut record = Map::new();
        if let Some(keys) = schema.get("propertyNames") {
            let keys = keys["$ref"].as_str().unwrap().trim_start_matches("#/$defs/");
            let keys = self.definitions[keys]["enum"].as_array().unwrap();
            for _ in 0..self.below(4) {
                let key = keys[self.below(keys.len())].as_str().unwrap();
                let entry = self.make(&schema["additionalProperties"]);
                record.insert(key.to_owned(), entry);
            }
            return Value::Object(record);
        }
        let fields = schema["properties"].as_object().unwrap();
        if fields.keys().eq(["max", "min"]) {
            return self.bounds(&fields["min"]);
        }
        let required = schema.get("required").and_then(Value::as_array);
        for (name, field) in fields {
            if required.is_some_and(|names| names.contains(&json!(name))) || self.likely() {
                record.insert(name.clone(), self.make(field));
            }
        }
        Value::Object(record)
    }

    /// A grade from one to another, of which one may be open.
    fn bounds(&mut self, of: &'a Value) -> Value {
        let name = of["anyOf"][0]["$ref"].as_str().unwrap().trim_start_matches("#/$defs/");
        let grades = self.definitions[name]["oneOf"].as_array().unwrap();
        let (a, b) = (self.below(grades.len()), self.below(grades.len()));
        let (min, max) = (&grades[a.min(b)]["const"], &grades[a.max(b)]["const"]);
        match self.below(3) {
            0 => json!({ "min": min }),
            1 => json!({ "max": max }),
            _ => json!({ "min": min, "max": max }),
        }
    }

    fn list(&mut self, schema: &'a Value) -> Value {
        if let Some(places) = schema.get("prefixItems").and_then(Value::as_array) {
            return places.iter().map(|place| self.make(place)).collect();
        }
        let least = schema.get("minItems").and_then(Value::as_u64).unwrap_or(0) as usize;
        let most = schema.get("maxItems").and_then(Value::as_u64).unwrap_or(2) as usize;
        let more = if self.likely() { 1 + self.below(most - least) } else { 0 };
        let mut items: Vec<Value> =
            (0..least + more).map(|_| self.make(&schema["items"])).collect();
        if schema["uniqueItems"] == true {
            let mut seen = BTreeSet::new();
            items.retain(|item| seen.insert(item.to_string()));
        }
        Value::Array(items)
    }
}

const LISTS: [&str; 7] =
    ["anchors", "sources", "tumours", "time_points", "specimens", "diagnoses", "treatments"];

/// Sets right what a schema cannot say.
struct Repair<'m, 'a> {
    maker: &'m mut Maker<'a>,
    /// How many records of each list there are to refer to.
    counts: [usize; 7],
    /// The sources' texts.
    texts: Vec<Vec<char>>,
}

impl<'m, 'a> Repair<'m, 'a> {
    fn new(case: &mut Value, maker: &'m mut Maker<'a>) -> Self {
        // There is something to refer to.
        for (list, record) in [
            ("anchors", "TimeAnchor"),
            ("tumours", "Tumour"),
            ("time_points", "TimePoint"),
            ("sources", "Source"),
        ] {
            let made = maker.make(&maker.definitions[record]);
            let records = case.as_object_mut().unwrap().entry(list).or_insert_with(|| json!([]));
            records.as_array_mut().unwrap().push(made);
        }
        let mut counts = [0; 7];
        for (list, count) in LISTS.iter().zip(&mut counts) {
            let records = case.get_mut(list).and_then(Value::as_array_mut);
            for (index, record) in records.into_iter().flatten().enumerate() {
                record["id"] = json!(id(list, index));
                *count = index + 1;
            }
        }
        let mut texts = Vec::new();
        for source in case["sources"].as_array_mut().unwrap() {
            let text = maker.text(60);
            source["text"] = json!(text);
            texts.push(text.chars().collect());
        }
        Self { maker, counts, texts }
    }

    fn run(&mut self, case: &mut Value) {
        self.walk(case);
        self.decisions(case);
        for (index, anchor) in case["anchors"].as_array_mut().unwrap().iter_mut().enumerate() {
            // Anchors are counted from earlier ones, so that none is counted from itself.
            match anchor.as_object_mut().unwrap().get_mut("when") {
                Some(when) if index > 0 => {
                    for value in when["values"].as_array_mut().unwrap() {
                        value["value"]["anchor"] = json!(id("anchors", self.maker.below(index)));
                    }
                }
                _ => drop(anchor.as_object_mut().unwrap().remove("when")),
            }
        }
        for tumour in case["tumours"].as_array_mut().unwrap() {
            if tumour.get("from").is_some() {
                tumour["from"] = self.reference("tumours");
            }
        }
    }

    fn reference(&mut self, list: &str) -> Value {
        let count = self.counts[LISTS.iter().position(|known| *known == list).unwrap()];
        json!(id(list, self.maker.below(count)))
    }

    fn walk(&mut self, value: &mut Value) {
        match value {
            Value::Array(items) => items.iter_mut().for_each(|item| self.walk(item)),
            Value::Object(fields) => {
                order(fields);
                for (name, field) in fields.iter_mut() {
                    match name.as_str() {
                        "evidence" => self.evidence(field.as_array_mut().unwrap()),
                        "anchor" => *field = self.reference("anchors"),
                        "tumour" if field.is_string() => *field = self.reference("tumours"),
                        "time_point" if field.is_string() => *field = self.reference("time_points"),
                        "tumours" | "time_points" if field[0].is_string() => {
                            let ids = field.as_array_mut().unwrap();
                            for id in ids {
                                *id = self.reference(name);
                            }
                        }
                        "discs" => field.as_array_mut().unwrap().retain(|name| {
                            name.as_str().unwrap().parse::<Level>().unwrap().has_disc_below()
                        }),
                        "levels" if field.get("values").is_none() => {
                            for (level, finding) in field.as_object_mut().unwrap() {
                                let level = level.parse().unwrap();
                                keep_parts(finding, level, level);
                                self.walk(finding);
                            }
                        }
                        _ => self.walk(field),
                    }
                }
            }
            _ => {}
        }
    }

    /// Passages that really stand in a source.
    fn evidence(&mut self, passages: &mut Vec<Value>) {
        passages.retain_mut(|passage| {
            let source = self.maker.below(self.texts.len());
            let found = self.passage(source);
            let is_there = found.is_some();
            *passage = found.unwrap_or_default();
            is_there
        });
    }

    /// A passage of a source, if that has a text.
    fn passage(&mut self, source: usize) -> Option<Value> {
        let text = &self.texts[source];
        if text.is_empty() {
            return None;
        }
        let start = self.maker.below(text.len());
        let end = start + 1 + self.maker.below((text.len() - start).min(40));
        let words: String = text[start..end].iter().collect();
        Some(json!({"source": id("sources", source), "start": start, "end": end, "words": words}))
    }

    /// Decisions rest on passages of their own source.
    fn decisions(&mut self, case: &mut Value) {
        for (index, source) in case["sources"].as_array_mut().unwrap().iter_mut().enumerate() {
            let decided = source.get_mut("decided").and_then(Value::as_array_mut);
            let Some(decided) = decided else { continue };
            decided.retain_mut(|one| {
                let passage = self.passage(index);
                let is_there = passage.is_some();
                one["evidence"] = json!([passage]);
                is_there
            });
        }
    }
}

fn id(list: &str, index: usize) -> String {
    format!("{}-{index}", list.replace('_', "-"))
}

/// The upper of two levels comes first, and there is no last without a first.
fn order(fields: &mut Map<String, Value>) {
    let level = |name: &str| fields.get(name)?.as_str()?.parse::<Level>().ok();
    match (level("first"), level("last")) {
        (Some(first), Some(last)) => {
            fields["first"] = json!(first.min(last));
            fields["last"] = json!(first.max(last));
            if let Some(finding) = fields.get_mut("finding") {
                keep_parts(finding, first, last);
            }
        }
        (None, Some(_)) => drop(fields.remove("last")),
        _ => {}
    }
}

/// Keeps the parts that one of the levels has.
fn keep_parts(finding: &mut Value, first: Level, last: Level) {
    if let Some(parts) = finding.get_mut("parts") {
        parts.as_object_mut().unwrap().retain(|part, _| {
            let part: Part = part.parse().unwrap();
            Level::range(first, last).any(|level| part.exists_at(level))
        });
    }
}
