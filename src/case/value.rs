//! Small values that carry their own rules: numbers, bounded quantities, sets, ids and codes.

use std::collections::BTreeSet;
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::choice::choice;

/// A value that breaks the rule of its type; the sentence says which.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct InvalidValue(pub String);

/// A finite number from 0 to 1,000,000: a count, a percent, a size, a dose.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "f64", into = "f64")]
#[schemars(extend("minimum" = 0, "maximum" = 1_000_000))]
pub struct Number(f64);

impl Number {
    /// The largest number that is stored.
    pub const MAX: f64 = 1_000_000.0;

    /// A number from 0 to [`Self::MAX`].
    ///
    /// # Errors
    /// A number outside that range, or none at all.
    pub fn new(value: f64) -> Result<Self, InvalidValue> {
        if (0.0..=Self::MAX).contains(&value) {
            // Minus zero would read back as another text than it was written from.
            Ok(Self(value + 0.0))
        } else {
            Err(InvalidValue(format!("{value} is not a number from 0 to 1,000,000")))
        }
    }

    /// The number itself.
    pub const fn get(self) -> f64 {
        self.0
    }
}

impl TryFrom<f64> for Number {
    type Error = InvalidValue;

    fn try_from(value: f64) -> Result<Self, Self::Error> {
        Self::new(value)
    }
}

impl From<Number> for f64 {
    fn from(number: Number) -> Self {
        number.0
    }
}

impl std::str::FromStr for Number {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        parse_number(text, text)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A count or amount as the source gives it, with its operator: `>10`, `<50`, `3–4`, `about 8`.
/// It is never rounded to a plain number.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Quantity {
    /// Exactly this.
    Exactly(Number),
    /// About this.
    About(Number),
    /// More than this: `>`.
    Above(Number),
    /// This or more: `≥`.
    AtLeast(Number),
    /// Less than this: `<`.
    Below(Number),
    /// This or less: `≤`.
    AtMost(Number),
    /// From the first to the second, both included.
    Between(Interval),
}

/// Two numbers, the lower first.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "(Number, Number)", into = "(Number, Number)")]
pub struct Interval {
    low: Number,
    high: Number,
}

impl Interval {
    /// An interval.
    ///
    /// # Errors
    /// The lower number does not come first.
    pub fn new(low: Number, high: Number) -> Result<Self, InvalidValue> {
        if low <= high {
            Ok(Self { low, high })
        } else {
            Err(InvalidValue(format!("{low} to {high}: the lower number comes first")))
        }
    }

    /// The lower end.
    pub const fn low(self) -> Number {
        self.low
    }

    /// The upper end.
    pub const fn high(self) -> Number {
        self.high
    }
}

impl TryFrom<(Number, Number)> for Interval {
    type Error = InvalidValue;

    fn try_from((low, high): (Number, Number)) -> Result<Self, Self::Error> {
        Self::new(low, high)
    }
}

impl From<Interval> for (Number, Number) {
    fn from(interval: Interval) -> Self {
        (interval.low, interval.high)
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exactly(value) => write!(f, "{value}"),
            Self::About(value) => write!(f, "~{value}"),
            Self::Above(value) => write!(f, ">{value}"),
            Self::AtLeast(value) => write!(f, "≥{value}"),
            Self::Below(value) => write!(f, "<{value}"),
            Self::AtMost(value) => write!(f, "≤{value}"),
            Self::Between(interval) => write!(f, "{}–{}", interval.low, interval.high),
        }
    }
}

impl std::str::FromStr for Quantity {
    type Err = InvalidValue;

    /// Reads what [`fmt::Display`] writes, and the ways in which people type it: `>= 10`, `10-12`,
    /// `about 8`, `1,5`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        type Operator = (&'static [&'static str], fn(Number) -> Quantity);
        let text = text.trim();
        let number = |part: &str| parse_number(part, text);
        let operators: [Operator; 5] = [
            (&["≥", ">=", "at least "], Self::AtLeast),
            (&["≤", "<=", "at most "], Self::AtMost),
            (&[">", "above ", "more than "], Self::Above),
            (&["<", "below ", "less than "], Self::Below),
            (&["~", "≈", "about ", "approx. ", "ca. "], Self::About),
        ];
        for (signs, build) in operators {
            if let Some(rest) = signs.iter().find_map(|sign| text.strip_prefix(sign)) {
                return number(rest).map(build);
            }
        }
        let range = text.split_once(['–', '-']).or_else(|| text.split_once(" to "));
        match range {
            Some((low, high)) => Interval::new(number(low)?, number(high)?).map(Self::Between),
            None => number(text).map(Self::Exactly),
        }
    }
}

/// Reads a number with a decimal point or comma.
pub(crate) fn parse_number(part: &str, whole: &str) -> Result<Number, InvalidValue> {
    let part = part.trim().trim_end_matches('%').trim_end();
    let plain = part.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',');
    let value = part.replace(',', ".").parse::<f64>();
    match value {
        Ok(value) if plain => Number::new(value),
        _ => Err(InvalidValue(format!(
            "“{}” is not a number such as 12, >10, ≥2 or 3–4",
            whole.chars().take(40).collect::<String>()
        ))),
    }
}

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

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
struct RawBounds<T> {
    min: Option<T>,
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

/// Defines a string type whose every value keeps a rule.
macro_rules! checked_string {
    ( $(#[$meta:meta])* pub struct $name:ident, $pattern:literal, $rule:expr, $sentence:literal ) => {
        $(#[$meta])*
        #[derive(
            Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
        )]
        #[serde(try_from = "String", into = "String")]
        #[schemars(extend("pattern" = $pattern))]
        pub struct $name(String);

        impl $name {
            /// The text itself.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = InvalidValue;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let rule: fn(&str) -> bool = $rule;
                if rule(text) {
                    Ok(Self(text.to_owned()))
                } else {
                    let start: String = text.chars().take(40).collect();
                    Err(InvalidValue(format!("“{start}” {}", $sentence)))
                }
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidValue;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }
    };
}

checked_string! {
    /// The name by which one record of a case refers to another: `mri-1`. Unique among its kind.
    pub struct Id, "^[a-z0-9][a-z0-9-]{0,63}$",
    |text| {
        (1..=64).contains(&text.len())
            && !text.starts_with('-')
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    },
    "is not an id: 1 to 64 small letters, digits and hyphens"
}

impl Id {
    /// An id of a kind that none of the given ids has: `mri`, `mri-2`, `mri-3`, …
    pub fn fresh<'a>(kind: &str, taken: impl Iterator<Item = &'a Self>) -> Self {
        let taken: BTreeSet<&str> = taken.map(Self::as_str).collect();
        let slug: String = kind
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' })
            .take(40)
            .collect();
        let slug = slug.trim_matches('-');
        let slug = if slug.is_empty() { "item" } else { slug };
        let mut number = 1_u32;
        loop {
            let name = if number == 1 { slug.to_owned() } else { format!("{slug}-{number}") };
            if !taken.contains(name.as_str()) {
                return Self(name);
            }
            number += 1;
        }
    }
}

checked_string! {
    /// ICD-O-3 morphology with its behaviour digit, such as `8890/3`.
    pub struct Morphology, r"^\d{4}/[012369]$",
    |text| {
        matches!(text.as_bytes(), [a, b, c, d, b'/', behaviour]
            if [a, b, c, d].iter().all(|digit| digit.is_ascii_digit())
                && b"012369".contains(behaviour))
    },
    "is not an ICD-O-3 morphology such as 8890/3"
}

checked_string! {
    /// ICD-O-3 topography such as `C41.2`; `C16.x` where the subsite is not known.
    pub struct Topography, r"^C\d{2}(\.[\dx])?$",
    |text| match text.as_bytes() {
        [b'C', a, b] => a.is_ascii_digit() && b.is_ascii_digit(),
        [b'C', a, b, b'.', c] => {
            a.is_ascii_digit() && b.is_ascii_digit() && (c.is_ascii_digit() || *c == b'x')
        }
        _ => false,
    },
    "is not an ICD-O-3 topography such as C41.2"
}

checked_string! {
    /// A cord segment, root or dermatome, C1 to S5 with C8: never a vertebra.
    pub struct NeurologicalLevel, r"^(C[1-8]|T([1-9]|1[0-2])|[LS][1-5])$",
    |text| text == "C8" || text.parse::<crate::anatomy::Level>().is_ok(),
    "is not a segment, root or dermatome (C1 to C8, T1 to T12, L1 to L5, S1 to S5)"
}

choice! {
    /// A unit of time.
    pub enum TimeUnit {
        Days = "days",
        Weeks = "weeks",
        Months = "months",
        Years = "years",
    }
}

/// Months in a unit of time; a month is 30.4375 days.
impl TimeUnit {
    /// How many months one of the unit is.
    pub const fn months(self) -> f64 {
        match self {
            Self::Days => 1.0 / 30.4375,
            Self::Weeks => 7.0 / 30.4375,
            Self::Months => 1.0,
            Self::Years => 12.0,
        }
    }
}

super::choice::record! {
    /// A span of time in the unit in which it was given.
    #[derive(Copy)]
    pub struct Duration {
        /// How many of the unit.
        pub amount: Quantity,
        /// The unit.
        pub unit: TimeUnit,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quantity(text: &str) -> Option<String> {
        text.parse::<Quantity>().ok().map(|quantity| quantity.to_string())
    }

    #[test]
    fn a_quantity_keeps_its_operator() {
        for (typed, shown) in [
            ("12", "12"),
            (">10", ">10"),
            ("> 10 %", ">10"),
            (">= 2", "≥2"),
            ("<50", "<50"),
            ("3-4", "3–4"),
            ("3 to 4", "3–4"),
            ("about 8", "~8"),
            ("1,5", "1.5"),
        ] {
            assert_eq!(quantity(typed).as_deref(), Some(shown), "{typed}");
        }
        for wrong in ["", "many", "-3", "4-3", "1e9", "NaN", "inf", ">", "2000000", "1..2"] {
            assert_eq!(quantity(wrong), None, "{wrong}");
        }
    }

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

    #[test]
    fn codes_keep_their_form() {
        for good in ["8890/3", "8890/6", "9260/0"] {
            assert!(good.parse::<Morphology>().is_ok(), "{good}");
        }
        for bad in ["8890/4", "8890", "889/3", "8890/33", "x890/3", "８８９０/3"] {
            assert!(bad.parse::<Morphology>().is_err(), "{bad}");
        }
        for good in ["C41.2", "C16.x", "C71"] {
            assert!(good.parse::<Topography>().is_ok(), "{good}");
        }
        for bad in ["c41.2", "C4.2", "C41.", "C41.22", "D41.2"] {
            assert!(bad.parse::<Topography>().is_err(), "{bad}");
        }
        assert!("C8".parse::<NeurologicalLevel>().is_ok());
        assert!("T13".parse::<NeurologicalLevel>().is_err());
    }

    #[test]
    fn fresh_ids_are_free_and_legal() {
        let taken = [Id::fresh("MRI", [].iter()), Id::fresh("mri 2", [].iter())];
        assert_eq!(taken[0].as_str(), "mri");
        assert_eq!(Id::fresh("MRI", taken.iter()).as_str(), "mri-3");
        assert_eq!(Id::fresh("***", taken.iter()).as_str(), "item");
        assert!(Id::fresh("é long", [].iter()).as_str().parse::<Id>().is_ok());
    }
}
