//! Values that are not known exactly: bounded at one end or both, or one of several.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::value::InvalidValue;

/// A grade or class that is known, or only bounded: `{"min": "2"}` is shown as `≥2`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "RawBounds<T>")]
#[schemars(inline)]
pub struct Bounds<T>
where
    T: Copy + Ord,
{
    /// The lowest that it can be, all the way down where absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    min: Option<T>,
    /// The highest that it can be, all the way up where absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    max: Option<T>,
}

impl<T: Copy + Ord> TryFrom<RawBounds<T>> for Bounds<T> {
    type Error = InvalidValue;

    fn try_from(raw: RawBounds<T>) -> Result<Self, Self::Error> {
        Self::new(raw.min, raw.max)
    }
}

impl<T: Copy + Ord> Bounds<T> {
    /// Bounds with at least one end.
    ///
    /// # Errors
    /// There is no end, or the lower is above the upper.
    pub fn new(min: Option<T>, max: Option<T>) -> Result<Self, InvalidValue> {
        match (min, max) {
            (None, None) => Err(InvalidValue("a bound needs a `min`, a `max` or both".to_owned())),
            (Some(min), Some(max)) if min > max => {
                Err(InvalidValue("a bound has its `min` above its `max`".to_owned()))
            }
            _ => Ok(Self { min, max }),
        }
    }

    /// A known value.
    pub const fn exactly(value: T) -> Self {
        Self { min: Some(value), max: Some(value) }
    }

    /// This or higher.
    pub const fn at_least(value: T) -> Self {
        Self { min: Some(value), max: None }
    }

    /// This or lower.
    pub const fn at_most(value: T) -> Self {
        Self { min: None, max: Some(value) }
    }

    /// These bounds, moved at one end so that they reach to a value: the lower end where the value
    /// is below it, else the upper one.
    #[must_use]
    pub fn to(self, value: T) -> Self {
        match self.min {
            Some(min) if value < min => Self { min: Some(value), max: self.max },
            _ => Self { min: self.min, max: Some(value) },
        }
    }

    /// Whether a value lies within.
    pub fn allows(self, value: T) -> bool {
        self.min.is_none_or(|min| min <= value) && self.max.is_none_or(|max| value <= max)
    }

    /// The lower end, `None` where it is open.
    pub const fn min(self) -> Option<T> {
        self.min
    }

    /// The upper end, `None` where it is open.
    pub const fn max(self) -> Option<T> {
        self.max
    }

    /// The value, where both ends are the same.
    pub fn exact(self) -> Option<T> {
        self.min.filter(|min| self.max == Some(*min))
    }
}

impl<T: super::Choice + Ord> fmt::Display for Bounds<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.min, self.max) {
            (Some(min), Some(max)) if min == max => f.write_str(min.label()),
            (Some(min), Some(max)) => write!(f, "{}–{}", min.label(), max.label()),
            (Some(min), None) => write!(f, "≥{}", min.label()),
            (None, Some(max)) => write!(f, "≤{}", max.label()),
            (None, None) => Ok(()),
        }
    }
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
struct RawBounds<T> {
    min: Option<T>,
    max: Option<T>,
}

/// One of several values, which of them is not known: Frankel “C or D”.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "Vec<T>", into = "Vec<T>")]
#[schemars(inline, extend("minItems" = 1, "uniqueItems" = true))]
pub struct AnyOf<T>(Vec<T>)
where
    T: Copy + Ord;

impl<T: Copy + Ord> AnyOf<T> {
    /// One known value.
    pub fn one(value: T) -> Self {
        Self(vec![value])
    }

    /// The possible values in their order, never none.
    pub fn values(&self) -> &[T] {
        &self.0
    }

    /// The value, where there is only one.
    pub fn exact(&self) -> Option<T> {
        match self.0[..] {
            [one] => Some(one),
            _ => None,
        }
    }
}

impl<T: Copy + Ord> TryFrom<Vec<T>> for AnyOf<T> {
    type Error = InvalidValue;

    fn try_from(mut values: Vec<T>) -> Result<Self, Self::Error> {
        let given = values.len();
        values.sort_unstable();
        values.dedup();
        match values.len() {
            0 => Err(InvalidValue("a set of possible values is empty".to_owned())),
            kept if kept < given => {
                Err(InvalidValue("a set of possible values names one twice".to_owned()))
            }
            _ => Ok(Self(values)),
        }
    }
}

impl<T: Copy + Ord> From<AnyOf<T>> for Vec<T> {
    fn from(set: AnyOf<T>) -> Self {
        set.0
    }
}

impl<T: super::Choice + Ord> fmt::Display for AnyOf<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, value) in self.0.iter().enumerate() {
            let joint = if index == 0 { "" } else { " or " };
            write!(f, "{joint}{}", value.label())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_have_an_end_and_their_order() {
        assert!(Bounds::<u8>::new(None, None).is_err());
        assert!(Bounds::new(Some(3), Some(2)).is_err());
        assert_eq!(Bounds::exactly(2).exact(), Some(2));
        assert_eq!(Bounds::at_least(2).exact(), None);
        assert_eq!(Bounds::exactly(2).to(3), Bounds::new(Some(2), Some(3)).unwrap());
        assert_eq!(Bounds::exactly(2).to(1), Bounds::new(Some(1), Some(2)).unwrap());
        assert_eq!(Bounds::at_least(2).to(4), Bounds::new(Some(2), Some(4)).unwrap());
        assert_eq!(Bounds::at_most(3).to(1), Bounds::at_most(1));
        assert!(Bounds::at_most(3).allows(1) && !Bounds::at_most(3).allows(4));
    }
}
