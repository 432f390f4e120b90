//! Scores as JSON, with their keys in a fixed order.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::origin::Origin;
use super::points::Points;
use super::score::{Input, Rank, Score, Subject, Value};

impl Serialize for Score<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("name", self.name)?;
        match self.subject {
            Subject::Patient => {}
            Subject::Level(level) => map.serialize_entry("level", level.name())?,
            Subject::Within(first, last) => {
                map.serialize_entry("within", &[first.name(), last.name()])?;
            }
            Subject::Tumour(id, label) => {
                map.serialize_entry("tumour", id)?;
                map.serialize_entry("of", label)?;
            }
            Subject::Specimen(id, label) => {
                map.serialize_entry("specimen", id)?;
                map.serialize_entry("of", label)?;
            }
            Subject::Treatment(id, label) => {
                map.serialize_entry("treatment", id)?;
                map.serialize_entry("of", label)?;
            }
        }
        if let Some(why) = self.outcome.not_applicable() {
            map.serialize_entry("not_applicable", why)?;
        }
        optional(&mut map, "min", self.outcome.min())?;
        optional(&mut map, "max", self.outcome.max())?;
        optional(&mut map, "value", self.outcome.value())?;
        if has_gaps(self.outcome.one_of()) {
            map.serialize_entry("one_of", self.outcome.one_of())?;
        }
        optional(&mut map, "unit", self.unit)?;
        optional(&mut map, "class", self.class.as_deref())?;
        for (key, is_so) in [
            ("worst", self.rank == Some(Rank::Worst)),
            ("may_be_worst", self.rank == Some(Rank::Possible)),
            ("rests_on_inference", self.is_inferred()),
            ("rests_on_suspicion", self.is_suspected()),
        ] {
            optional(&mut map, key, is_so.then_some(true))?;
        }
        map.serialize_entry("inputs", &Inputs(&self.inputs))?;
        map.serialize_entry("missing", &self.missing().map(Missing).collect::<Vec<_>>())?;
        let conventions = (!self.conventions.is_empty()).then_some(&self.conventions);
        optional(&mut map, "conventions", conventions)?;
        optional(&mut map, "hints", (!self.hints.is_empty()).then_some(&self.hints))?;
        map.serialize_entry("citation", self.citation)?;
        map.end()
    }
}

/// Whether there are values between the lowest and the highest that a score cannot have, or that
/// are no numbers.
fn has_gaps(values: &[Value]) -> bool {
    values.windows(2).any(|pair| match pair {
        [Value::Points(one), Value::Points(next)] => next - one > 1,
        _ => true,
    })
}

fn optional<M: SerializeMap>(
    map: &mut M,
    key: &'static str,
    value: Option<impl Serialize>,
) -> Result<(), M::Error> {
    value.map_or(Ok(()), |value| map.serialize_entry(key, &value))
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Points(points) => serializer.serialize_u8(*points),
            Self::Grade(grade) => serializer.serialize_str(grade),
            Self::Code(code) => serializer.serialize_str(code),
            // JSON has no infinity: an open end is null.
            Self::Number(number) => serializer.serialize_f64(*number),
        }
    }
}

/// Inputs by their names.
struct Inputs<'a>(&'a [Input<'a>]);

impl Serialize for Inputs<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|input| (&input.name, Known(input))))
    }
}

/// What is known of an input.
struct Known<'a>(&'a Input<'a>);

impl Serialize for Known<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("value", &self.0.value())?;
        optional(&mut map, "points", self.0.points.map(Span))?;
        map.serialize_entry("state", self.0.state.label())?;
        map.serialize_entry("field", &self.0.field.to_string())?;
        let from = Some(self.0.origins()).filter(|origins| !origins.is_empty());
        optional(&mut map, "from", from)?;
        map.end()
    }
}

/// Points: a number, or the lowest and the highest.
struct Span(Points);

impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.spread() == 0 {
            serializer.serialize_u8(self.0.min())
        } else {
            [self.0.min(), self.0.max()].serialize(serializer)
        }
    }
}

impl Serialize for Origin<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("basis", &self.basis)?;
        map.serialize_entry("certainty", &self.certainty)?;
        optional(&mut map, "evidence", (!self.evidence.is_empty()).then_some(self.evidence))?;
        optional(&mut map, "note", self.note)?;
        map.end()
    }
}

/// An input of which more could be known.
struct Missing<'a>(&'a Input<'a>);

impl Serialize for Missing<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("input", &self.0.name)?;
        map.serialize_entry("why", self.0.state.label())?;
        map.serialize_entry("change", &self.0.change)?;
        map.serialize_entry("field", &self.0.field.to_string())?;
        map.end()
    }
}
