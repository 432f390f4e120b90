//! The table of fields: the path, label, unit and meaning of every field of the document.
//!
//! The table is read off the document's own schema, so that a field cannot be without an entry.
//! Facts are transparent: `patient.age` is the age, wherever in the fact it is stored. `[]` stands
//! for any item of a list and `{}` for any key of a map.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::{Map, Value};

use super::Case;

/// One field of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// What a form writes beside it.
    pub label: String,
    /// Its unit, where it has one.
    pub unit: Option<String>,
    /// What it means, for a tooltip and the data dictionary.
    pub meaning: String,
    /// Whether it is a fact, with basis, certainty and evidence.
    pub is_fact: bool,
    /// Whether it holds other fields.
    pub is_group: bool,
}

/// Every field of the document by its path.
pub fn fields() -> &'static BTreeMap<String, Field> {
    static FIELDS: LazyLock<BTreeMap<String, Field>> = LazyLock::new(|| {
        let schema = schemars::schema_for!(Case).to_value();
        let mut table = BTreeMap::new();
        let none = Map::new();
        let definitions = schema.get("$defs").and_then(Value::as_object).unwrap_or(&none);
        Walk { definitions, table: &mut table }.record("", &schema);
        table
    });
    &FIELDS
}

/// Types that a form shows as one thing, however they are stored.
const WHOLE: [&str; 6] = ["Quantity", "Duration", "Dose", "When", "Levels", "Evidence"];

struct Walk<'a> {
    definitions: &'a Map<String, Value>,
    table: &'a mut BTreeMap<String, Field>,
}

impl<'a> Walk<'a> {
    /// Enters the fields of a record.
    fn record(&mut self, path: &str, schema: &Value) {
        let joint = if path.is_empty() { "" } else { "." };
        for (name, field) in
            schema.get("properties").and_then(Value::as_object).into_iter().flatten()
        {
            let path = format!("{path}{joint}{name}");
            let (inner, is_fact) = self.unwrap(field);
            let text = |key: &str| field.get(key).and_then(Value::as_str).map(str::to_owned);
            let before = self.table.len();
            self.contents(&path, inner);
            let entry = Field {
                label: text("title").unwrap_or_else(|| humanise(name)),
                unit: text("unit"),
                meaning: text("description").unwrap_or_default(),
                is_fact,
                is_group: self.table.len() > before,
            };
            self.table.insert(path, entry);
        }
    }

    /// Enters what a field holds, if that has fields of its own.
    fn contents(&mut self, path: &str, schema: &Value) {
        if is_bounds(schema) {
            return;
        }
        if let Some(items) = schema.get("items") {
            let (inner, _) = self.unwrap(items);
            self.contents(&format!("{path}[]"), inner);
        } else if let Some(entries) = map_values(schema) {
            let (inner, _) = self.unwrap(entries);
            self.contents(&format!("{path}{{}}"), inner);
        } else if let Some(variants) = schema.get("oneOf").and_then(Value::as_array) {
            for variant in variants {
                self.record(path, variant);
            }
        } else {
            self.record(path, schema);
        }
    }

    /// Looks through references, absence and facts to the value itself.
    fn unwrap<'s>(&self, schema: &'s Value) -> (&'s Value, bool)
    where
        'a: 's,
    {
        if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
            let name = name.trim_start_matches("#/$defs/");
            if WHOLE.contains(&name) {
                return (&Value::Null, false);
            }
            return self
                .definitions
                .get(name)
                .map_or((&Value::Null, false), |definition| self.unwrap(definition));
        }
        if let Some(options) = schema.get("anyOf").and_then(Value::as_array)
            && let Some(option) = options.first()
        {
            return self.unwrap(option);
        }
        let sourced = schema.pointer("/properties/values/items");
        if let Some(sourced) = sourced {
            let (sourced, _) = self.unwrap(sourced);
            if let Some(value) = sourced.pointer("/properties/value") {
                return (self.unwrap(value).0, true);
            }
        }
        (schema, false)
    }
}

/// Whether a schema is that of a bounded grade, which a form shows as one thing.
fn is_bounds(schema: &Value) -> bool {
    let properties = schema.get("properties").and_then(Value::as_object);
    properties.is_some_and(|fields| fields.keys().eq(["max", "min"].iter()))
}

fn map_values(schema: &Value) -> Option<&Value> {
    let open = schema.get("additionalProperties").filter(|value| value.is_object());
    open.or_else(|| schema.get("patternProperties")?.as_object()?.values().next())
}

/// `bone_lesion` → `Bone lesion`.
fn humanise(name: &str) -> String {
    let words = name.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
