//! Where something comes from: one side of the canal or several.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::StrDeserializer;
use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::choice::Choice as _;
use super::compression::Direction;

/// The sides that something comes from, never none: tumour that enters the canal from the front
/// and from the right comes from both. All four are the same as all around.
///
/// A file names one side as a word and several as a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Directions {
    /// A bit for each of [`SIDES`].
    bits: u8,
}

/// The single sides, in the order of their bits.
const SIDES: [Direction; 4] =
    [Direction::Anterior, Direction::Posterior, Direction::Left, Direction::Right];

const ALL: u8 = 0b1111;

const fn bits(direction: Direction) -> u8 {
    match direction {
        Direction::Anterior => 1,
        Direction::Posterior => 1 << 1,
        Direction::Left => 1 << 2,
        Direction::Right => 1 << 3,
        Direction::AllAround => ALL,
    }
}

impl From<Direction> for Directions {
    fn from(direction: Direction) -> Self {
        Self { bits: bits(direction) }
    }
}

impl Directions {
    /// All around.
    pub const AROUND: Self = Self { bits: ALL };

    /// These directions together; `None` of none.
    pub fn of(directions: impl IntoIterator<Item = Direction>) -> Option<Self> {
        let bits = directions.into_iter().fold(0, |all, one| all | bits(one));
        (bits != 0).then_some(Self { bits })
    }

    /// All that there can be, one side first.
    pub fn every() -> impl Iterator<Item = Self> {
        let mut all: Vec<Self> = (1..=ALL).map(|bits| Self { bits }).collect();
        all.sort_by_key(|one| one.bits.count_ones());
        all.into_iter()
    }

    /// The sides one by one.
    pub fn sides(self) -> impl Iterator<Item = Direction> {
        SIDES.into_iter().filter(move |side| self.holds(*side))
    }

    /// Whether a direction is among them.
    pub const fn holds(self, direction: Direction) -> bool {
        let bits = bits(direction);
        self.bits & bits == bits
    }

    /// Whether it is all around.
    pub const fn is_all_around(self) -> bool {
        self.bits == ALL
    }

    /// Whether it has all that another has.
    pub const fn covers(self, other: Self) -> bool {
        self.bits & other.bits == other.bits
    }

    /// The words for it that stand in the table of directions, each once: `all around` alone.
    fn words(self) -> Vec<Direction> {
        if self.is_all_around() { vec![Direction::AllAround] } else { self.sides().collect() }
    }
}

impl fmt::Display for Directions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = self.words();
        for (index, word) in words.iter().enumerate() {
            let joint = match index {
                0 => "",
                _ if index + 1 == words.len() => " and ",
                _ => ", ",
            };
            write!(f, "{joint}{}", word.label())?;
        }
        Ok(())
    }
}

impl Serialize for Directions {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.words()[..] {
            [one] => one.serialize(serializer),
            ref several => several.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Directions {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Directions;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a direction or a list of several")
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<Directions, E> {
        Direction::deserialize(StrDeserializer::new(word)).map(Directions::from)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Directions, A::Error> {
        let mut found = 0;
        while let Some(direction) = list.next_element()? {
            if found & bits(direction) != 0 {
                return Err(A::Error::custom("a list of directions names one twice"));
            }
            found |= bits(direction);
        }
        if found == 0 {
            return Err(A::Error::custom("a list of directions is empty"));
        }
        Ok(Directions { bits: found })
    }
}

impl JsonSchema for Directions {
    fn schema_name() -> Cow<'static, str> {
        "Directions".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let direction = generator.subschema_for::<Direction>();
        let sides = ["anterior", "posterior", "left", "right"];
        json_schema!({
            "description": "The sides that something comes from: one, or a list of several.",
            "anyOf": [
                direction,
                { "type": "array", "items": { "type": "string", "enum": sides },
                  "minItems": 1, "uniqueItems": true },
            ],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Directions, String> {
        serde_json::from_str(text).map_err(|error| error.to_string())
    }

    #[test]
    fn one_side_is_a_word_and_several_are_a_list() {
        for (text, words) in [
            (r#""left""#, "left"),
            (r#""all_around""#, "all around"),
            (r#"["anterior","right"]"#, "anterior and right"),
            (r#"["anterior","left","right"]"#, "anterior, left and right"),
        ] {
            let value = read(text).unwrap();
            assert_eq!(value.to_string(), words);
            assert_eq!(serde_json::to_string(&value).unwrap(), text);
        }
    }

    #[test]
    fn all_sides_are_all_around_and_the_order_of_a_list_is_no_matter() {
        let all = read(r#"["right", "posterior", "left", "anterior"]"#).unwrap();
        assert_eq!(all, Directions::from(Direction::AllAround));
        assert_eq!(read(r#"["right", "anterior"]"#), read(r#"["anterior", "right"]"#));
        assert_eq!(read(r#"["left"]"#), read(r#""left""#));
    }

    #[test]
    fn no_side_a_side_twice_and_an_unknown_one_are_refused() {
        for text in ["[]", r#"["left", "left"]"#, r#"["all_around", "left"]"#, r#""above""#, "3"] {
            assert!(read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn every_set_of_sides_is_there_once_and_survives_a_file() {
        let every: Vec<Directions> = Directions::every().collect();
        assert_eq!(every.len(), 15);
        for one in &every {
            assert_eq!(read(&serde_json::to_string(one).unwrap()).as_ref(), Ok(one));
            assert_eq!(Directions::of(one.sides()), Some(*one));
            assert_eq!(every.iter().filter(|other| *other == one).count(), 1);
        }
    }
}
