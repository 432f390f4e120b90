//! The 29 vertebral levels from C1 to S5, their order, neighbours and regions.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A vertebral level, C1 to S5. There is no other: `T13` or `L6` cannot be built.
///
/// Levels are ordered from the head down, so `Level::C7 < Level::T1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
#[expect(missing_docs, reason = "the names are the documentation")]
#[rustfmt::skip]
pub enum Level {
    C1, C2, C3, C4, C5, C6, C7,
    T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12,
    L1, L2, L3, L4, L5,
    S1, S2, S3, S4, S5,
}

/// A region of the column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Region {
    /// C1 to C7.
    Cervical,
    /// T1 to T12.
    Thoracic,
    /// L1 to L5.
    Lumbar,
    /// S1 to S5.
    Sacral,
}

impl Region {
    /// The region in words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Cervical => "cervical",
            Self::Thoracic => "thoracic",
            Self::Lumbar => "lumbar",
            Self::Sacral => "sacral",
        }
    }
}

#[rustfmt::skip]
const NAMES: [&str; Level::COUNT] = [
    "C1", "C2", "C3", "C4", "C5", "C6", "C7",
    "T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9", "T10", "T11", "T12",
    "L1", "L2", "L3", "L4", "L5",
    "S1", "S2", "S3", "S4", "S5",
];

impl Level {
    /// How many levels there are.
    pub const COUNT: usize = 29;

    /// All levels from the head down.
    #[rustfmt::skip]
    pub const ALL: [Self; Self::COUNT] = {
        #[cfg_attr(not(test), expect(clippy::enum_glob_use, reason = "29 names, once"))]
        use Level::*;
        [
            C1, C2, C3, C4, C5, C6, C7,
            T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12,
            L1, L2, L3, L4, L5,
            S1, S2, S3, S4, S5,
        ]
    };

    /// Place in the column: C1 is 0, S5 is 28.
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The level at a place in the column, `None` past S5.
    pub fn from_index(index: usize) -> Option<Self> {
        Self::ALL.get(index).copied()
    }

    /// The name, such as `T5`.
    pub const fn name(self) -> &'static str {
        NAMES[self.index()]
    }

    /// The region that the level belongs to.
    pub const fn region(self) -> Region {
        match self.index() {
            0..7 => Region::Cervical,
            7..19 => Region::Thoracic,
            19..24 => Region::Lumbar,
            _ => Region::Sacral,
        }
    }

    /// The level above, across regions: above T1 stands C7. `None` above C1.
    pub fn above(self) -> Option<Self> {
        self.index().checked_sub(1).and_then(Self::from_index)
    }

    /// The level below, across regions: below L5 stands S1. `None` below S5.
    pub fn below(self) -> Option<Self> {
        Self::from_index(self.index() + 1)
    }

    /// Levels in ascending order as ranges: `T5–T6, T9`.
    pub fn ranges(levels: &[Self]) -> String {
        let runs = levels.chunk_by(|one, next| one.below() == Some(*next));
        let words: Vec<String> = runs
            .map(|run| match run {
                [first, .., last] => format!("{first}–{last}"),
                [only] => only.to_string(),
                [] => String::new(),
            })
            .collect();
        words.join(", ")
    }

    /// Whether the two stand next to each other.
    pub const fn is_adjacent(self, other: Self) -> bool {
        self.index().abs_diff(other.index()) == 1
    }

    /// All levels between two, both included, from the head down whichever is given first.
    pub fn range(
        one: Self,
        other: Self,
    ) -> impl DoubleEndedIterator<Item = Self> + ExactSizeIterator + Clone {
        let (first, last) = (one.min(other), one.max(other));
        Self::ALL[first.index()..=last.index()].iter().copied()
    }

    /// Whether a disc lies between this level and the one below: C2 to L5.
    pub const fn has_disc_below(self) -> bool {
        matches!(self.index(), 1..=23)
    }

    /// Whether the level belongs to the sacrum, whose segments are fused.
    pub const fn is_sacral(self) -> bool {
        matches!(self.region(), Region::Sacral)
    }

    /// Whether the level carries ribs.
    pub const fn has_ribs(self) -> bool {
        matches!(self.region(), Region::Thoracic)
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A word that names no level of the column.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no level of the column (C1 to C7, T1 to T12, L1 to L5, S1 to S5)")]
pub struct UnknownLevel(pub String);

impl FromStr for Level {
    type Err = UnknownLevel;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        NAMES
            .iter()
            .position(|known| *known == name)
            .and_then(Self::from_index)
            .ok_or_else(|| UnknownLevel(name.chars().take(40).collect()))
    }
}

impl Serialize for Level {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Level {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = Cow::<'de, str>::deserialize(deserializer)?;
        name.parse().map_err(serde::de::Error::custom)
    }
}

impl schemars::JsonSchema for Level {
    fn schema_name() -> Cow<'static, str> {
        "Level".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A vertebral level",
            "type": "string",
            "enum": NAMES,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_places_agree() {
        for (index, level) in Level::ALL.into_iter().enumerate() {
            assert_eq!(level.index(), index);
            assert_eq!(level.name().parse(), Ok(level));
            assert_eq!(Level::from_index(index), Some(level));
        }
        assert_eq!(Level::from_index(29), None);
    }

    #[test]
    fn neighbours_cross_regions_and_end_at_the_ends() {
        assert_eq!(Level::T1.above(), Some(Level::C7));
        assert_eq!(Level::T12.below(), Some(Level::L1));
        assert_eq!(Level::L5.below(), Some(Level::S1));
        assert_eq!(Level::C1.above(), None);
        assert_eq!(Level::S5.below(), None);
        assert!(Level::C7.is_adjacent(Level::T1) && !Level::C7.is_adjacent(Level::C7));
    }

    #[test]
    fn regions_hold_seven_twelve_five_and_five() {
        let count = |region| Level::ALL.iter().filter(|l| l.region() == region).count();
        assert_eq!(count(Region::Cervical), 7);
        assert_eq!(count(Region::Thoracic), 12);
        assert_eq!(count(Region::Lumbar), 5);
        assert_eq!(count(Region::Sacral), 5);
    }

    #[test]
    fn ranges_are_inclusive_and_sorted() {
        let names = |a, b| Level::range(a, b).map(Level::name).collect::<Vec<_>>().join(" ");
        assert_eq!(names(Level::T11, Level::L1), "T11 T12 L1");
        assert_eq!(names(Level::L1, Level::T11), "T11 T12 L1");
        assert_eq!(names(Level::S5, Level::S5), "S5");
    }

    #[test]
    fn there_is_no_t13_l6_or_lower_case() {
        for name in ["T13", "L6", "S6", "C8", "C0", "t5", "", "T5 ", "D5"] {
            assert!(name.parse::<Level>().is_err(), "{name}");
        }
    }
}
