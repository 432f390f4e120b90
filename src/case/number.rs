//! Numbers as reports give them: exact, about, above, below, between; and spans of time.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::choice::{choice, record};
use super::value::InvalidValue;

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
            let value = if value.abs() < 1e12 { value.to_string() } else { format!("{value:e}") };
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

record! {
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
}
