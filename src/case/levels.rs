//! Several levels: one by one, or a range of which only the ends are known.

use super::value::InvalidValue;
use crate::anatomy::Level;

/// Levels that are listed one by one, or a range of which only the ends are known.
#[derive(
    Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Levels {
    /// Each of these.
    Listed(LevelList),
    /// From the first to the last.
    Range(LevelRange),
}

impl Levels {
    /// The levels between the ends, or those listed, from the head down.
    pub fn all(&self) -> Vec<Level> {
        match self {
            Self::Listed(list) => list.0.clone(),
            Self::Range(range) => Level::range(range.first, range.last).collect(),
        }
    }
}

impl std::fmt::Display for Levels {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Range(range) => write!(f, "{}–{}", range.first, range.last),
            Self::Listed(list) => {
                for (index, level) in list.0.iter().enumerate() {
                    let joint = if index == 0 { "" } else { ", " };
                    write!(f, "{joint}{level}")?;
                }
                Ok(())
            }
        }
    }
}

/// Levels one by one, from the head down; never none.
#[derive(
    Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(try_from = "Vec<Level>", into = "Vec<Level>")]
#[schemars(extend("minItems" = 1, "uniqueItems" = true))]
pub struct LevelList(Vec<Level>);

impl LevelList {
    /// The levels.
    pub fn levels(&self) -> &[Level] {
        &self.0
    }
}

impl TryFrom<Vec<Level>> for LevelList {
    type Error = InvalidValue;

    fn try_from(levels: Vec<Level>) -> Result<Self, Self::Error> {
        if levels.is_empty() {
            return Err(InvalidValue("a list of levels is empty".to_owned()));
        }
        if levels.is_sorted_by(|a, b| a < b) {
            Ok(Self(levels))
        } else {
            Err(InvalidValue("levels are listed from the head down, each once".to_owned()))
        }
    }
}

impl From<LevelList> for Vec<Level> {
    fn from(list: LevelList) -> Self {
        list.0
    }
}

/// Two levels, the upper first.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(try_from = "(Level, Level)", into = "(Level, Level)")]
pub struct LevelRange {
    first: Level,
    last: Level,
}

impl LevelRange {
    /// The range between two levels, whichever is given first.
    pub fn between(one: Level, other: Level) -> Self {
        Self { first: one.min(other), last: one.max(other) }
    }

    /// The upper level.
    pub const fn first(self) -> Level {
        self.first
    }

    /// The lower level.
    pub const fn last(self) -> Level {
        self.last
    }
}

impl TryFrom<(Level, Level)> for LevelRange {
    type Error = InvalidValue;

    fn try_from((first, last): (Level, Level)) -> Result<Self, Self::Error> {
        if first <= last {
            Ok(Self { first, last })
        } else {
            Err(InvalidValue(format!("{first} to {last}: the upper level comes first")))
        }
    }
}

impl From<LevelRange> for (Level, Level) {
    fn from(range: LevelRange) -> Self {
        (range.first, range.last)
    }
}
