//! Reading a file of a newer version: what is known is shown, the rest is left out and named.
//!
//! The document's own schema is the sieve. Where leaving out a part would change what the rest says
//! (one of two possible grades, the mark that a value is only suspected), the whole is left out.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::error::ParseError;
use super::place::{self, Step};
use super::read;
use crate::case::{Case, check};

/// Fields without which the rest of their record would say something else.
const INSEPARABLE: [&str; 5] = ["approximate", "certainty", "max", "min", "mixed"];

/// How many faults that only the document's own rules find are left out before giving up.
const MAX_REPAIRS: usize = 300;

/// Reads what is known of a newer file; gives the paths of what is not.
pub(super) fn read(text: &str, version: u64) -> Result<(Case, Vec<String>), ParseError> {
    let mut file: Map<String, Value> = read::strictly(text)?;
    let mut case = file.remove("case").unwrap_or_default();
    let schema = schemars::schema_for!(Case).to_value();
    let none = Map::new();
    let mut sieve = Sieve {
        definitions: schema.get("$defs").and_then(Value::as_object).unwrap_or(&none),
        dropped: Vec::new(),
        kept: BTreeMap::new(),
    };
    if !sieve.sift(&schema, &mut case, &mut Vec::new()) {
        return Err(ParseError::TooNew(version));
    }
    for _ in 0..MAX_REPAIRS {
        let fault = match serde_path_to_error::deserialize::<_, Case>(&case) {
            Ok(document) => match check(&document) {
                Ok(()) => return Ok((document, sieve.names(&file))),
                Err(fault) => place::steps(&fault.path),
            },
            Err(error) => read::path_steps(error.path()),
        };
        if !sieve.cut(&mut case, &fault) {
            break;
        }
    }
    Err(ParseError::TooNew(version))
}

struct Sieve<'a> {
    definitions: &'a Map<String, Value>,
    /// What was left out, by its place in the file.
    dropped: Vec<Vec<Step>>,
    /// The places in the file of the items that are left of a list, by the list's own path.
    kept: BTreeMap<String, Vec<usize>>,
}

impl Sieve<'_> {
    /// Takes out of a value what a schema does not know. False where nothing usable is left.
    fn sift(&mut self, schema: &Value, value: &mut Value, path: &mut Vec<Step>) -> bool {
        let Some(schema) = self.choose(schema, value) else { return false };
        if !suits(schema, value) {
            return false;
        }
        match value {
            Value::Object(fields) => self.sift_record(schema, fields, path),
            Value::Array(items) => self.sift_list(schema, items, path),
            _ => true,
        }
    }

    /// Follows references and picks the alternative that a value may be.
    fn choose<'s>(&self, mut schema: &'s Value, value: &Value) -> Option<&'s Value>
    where
        Self: 's,
    {
        let definitions: &'s Map<String, Value> = self.definitions;
        loop {
            if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
                schema = definitions.get(name.trim_start_matches("#/$defs/"))?;
            } else if let Some(options) =
                schema.get("anyOf").or_else(|| schema.get("oneOf")).and_then(Value::as_array)
            {
                return options.iter().find_map(|option| {
                    self.choose(option, value).filter(|option| suits(option, value))
                });
            } else {
                return Some(schema);
            }
        }
    }

    fn sift_record(
        &mut self,
        schema: &Value,
        fields: &mut Map<String, Value>,
        path: &mut Vec<Step>,
    ) -> bool {
        let names: Vec<String> = fields.keys().cloned().collect();
        for name in names {
            let known = schema.get("properties").and_then(|known| known.get(&name)).or_else(|| {
                let entries = schema.get("additionalProperties").filter(|entry| entry.is_object());
                entries.filter(|_| self.is_key(schema, &name))
            });
            let Some(field) = fields.get_mut(&name) else { continue };
            path.push(Step::Field(name.clone()));
            let fits = known.is_some_and(|known| self.sift(known, field, path));
            if !fits {
                self.drop(path);
                fields.remove(&name);
            }
            path.pop();
            if !fits && known.is_some() && INSEPARABLE.contains(&name.as_str()) {
                return false;
            }
        }
        let mut required = schema.get("required").and_then(Value::as_array).into_iter().flatten();
        required.all(|name| name.as_str().is_some_and(|name| fields.contains_key(name)))
    }

    /// Whether a map may have a key.
    fn is_key(&self, schema: &Value, key: &str) -> bool {
        let key = Value::from(key);
        let Some(names) = schema.get("propertyNames") else { return true };
        self.choose(names, &key).is_some_and(|names| suits(names, &key))
    }

    fn sift_list(&mut self, schema: &Value, items: &mut Vec<Value>, path: &mut Vec<Step>) -> bool {
        if let Some(places) = schema.get("prefixItems").and_then(Value::as_array) {
            return places.len() == items.len()
                && places.iter().zip(items).all(|(place, item)| self.sift(place, item, path));
        }
        let Some(known) = schema.get("items") else { return true };
        let mut kept = Vec::new();
        let given = items.len();
        let mut index = 0;
        items.retain_mut(|item| {
            path.push(Step::Item(index));
            let fits = self.sift(known, item, path);
            if fits {
                kept.push(index);
            } else {
                self.drop(path);
            }
            path.pop();
            index += 1;
            fits
        });
        if items.len() < given {
            self.kept.insert(place::path(path), kept);
            // A set of alternatives without one of them is another set.
            if schema.get("uniqueItems") == Some(&Value::Bool(true)) {
                return false;
            }
        }
        let limit = |name: &str| schema.get(name).and_then(Value::as_u64);
        items.len() as u64 >= limit("minItems").unwrap_or(0)
            && items.len() as u64 <= limit("maxItems").unwrap_or(u64::MAX)
    }

    /// Remembers that something is left out, instead of what was left out within it.
    fn drop(&mut self, path: &[Step]) {
        while self.dropped.last().is_some_and(|inner| inner.starts_with(path)) {
            self.dropped.pop();
        }
        self.dropped.push(path.to_vec());
    }

    /// Takes out what a rule refuses, or the record around it. False where that is all of it.
    fn cut(&mut self, case: &mut Value, fault: &[Step]) -> bool {
        // A path may lead on into a word that is no record.
        let mut steps = fault;
        while let [outer @ .., _] = steps
            && find(case, steps).is_none()
        {
            steps = outer;
        }
        let [outer @ .., last] = steps else { return false };
        let place = self.in_file(steps);
        let list = place::path(&place[..outer.len()]);
        match (find(case, outer), last) {
            (Some(Value::Object(fields)), Step::Field(name)) => {
                fields.remove(name);
            }
            (Some(Value::Array(items)), Step::Item(index)) => {
                let kept = self.kept.entry(list).or_insert_with(|| (0..items.len()).collect());
                items.remove(*index);
                kept.remove(*index);
            }
            _ => return false,
        }
        self.dropped.retain(|inner| !inner.starts_with(&place));
        self.dropped.push(place);
        true
    }

    /// The path in the file of what now has this path.
    fn in_file(&self, steps: &[Step]) -> Vec<Step> {
        let mut place = Vec::new();
        for step in steps {
            let original = match step {
                Step::Item(index) => {
                    let kept = self.kept.get(&place::path(&place));
                    Step::Item(kept.and_then(|kept| kept.get(*index)).map_or(*index, |old| *old))
                }
                Step::Field(_) => step.clone(),
            };
            place.push(original);
        }
        place
    }

    /// The names of all that is left out, in and around the case.
    fn names(&self, file: &Map<String, Value>) -> Vec<String> {
        let around = file.keys().filter(|name| !["format", "version"].contains(&name.as_str()));
        around.cloned().chain(self.dropped.iter().map(|steps| place::path(steps))).collect()
    }
}

/// Finds what a path leads to.
fn find<'a>(case: &'a mut Value, steps: &[Step]) -> Option<&'a mut Value> {
    steps.iter().try_fold(case, |value, step| match step {
        Step::Field(name) => value.get_mut(name),
        Step::Item(index) => value.get_mut(*index),
    })
}

/// Whether a value is of a schema's type and, as far as can be seen from outside, of its shape.
fn suits(schema: &Value, value: &Value) -> bool {
    let is = |name: &str| match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_u64() || value.is_i64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        _ => false,
    };
    let typed = match schema.get("type") {
        Some(Value::String(name)) => is(name),
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).any(is),
        _ => true,
    };
    let listed = schema.get("enum").and_then(Value::as_array);
    let limit = |name: &str| schema.get(name).and_then(Value::as_f64);
    let within = value.as_f64().is_none_or(|number| {
        limit("minimum").is_none_or(|min| number >= min)
            && limit("maximum").is_none_or(|max| number <= max)
    });
    // The kinds of a value that is a record with one name are told apart by that name.
    let required = schema.get("required").and_then(Value::as_array).into_iter().flatten();
    let complete = !value.is_object()
        || required.filter_map(Value::as_str).all(|name| value.get(name).is_some());
    typed
        && listed.is_none_or(|values| values.contains(value))
        && schema.get("const").is_none_or(|only| only == value)
        && within
        && complete
}
