//! How people type values: times, durations, doses, sizes and levels.
//!
//! Each type reads back what it shows, and the common other ways of writing it.

use std::fmt;
use std::str::FromStr;

use super::levels::{LevelList, LevelRange, Levels};
use super::number::{Duration, Number, Quantity, TimeUnit, parse_number};
use super::treatment::{Dose, DoseUnit};
use super::value::InvalidValue;
use super::when::{MonthRange, Months, Offset};
use super::{Choice, Size};
use crate::anatomy::Level;

fn wrong(text: &str, example: &str) -> InvalidValue {
    let start: String = text.chars().take(40).collect();
    InvalidValue(format!("“{start}” is not {example}"))
}

/// A unit of time by its usual short forms.
fn time_unit(word: &str) -> Option<TimeUnit> {
    Some(match word.trim().trim_end_matches('.') {
        "d" | "day" | "days" => TimeUnit::Days,
        "w" | "wk" | "week" | "weeks" => TimeUnit::Weeks,
        "m" | "mo" | "month" | "months" => TimeUnit::Months,
        "y" | "yr" | "year" | "years" => TimeUnit::Years,
        _ => return None,
    })
}

/// Splits `6 weeks` into its figures and its unit; months where no unit is written.
fn with_unit(text: &str) -> (&str, Option<TimeUnit>) {
    let letters = text
        .rfind(|c: char| !c.is_alphabetic() && c != '.')
        .map_or(0, |place| place + text[place..].chars().next().map_or(1, char::len_utf8));
    match time_unit(&text[letters..]) {
        Some(unit) => (text[..letters].trim_end(), Some(unit)),
        None => (text, None),
    }
}

impl FromStr for Offset {
    type Err = InvalidValue;

    /// Months unless another unit is written: `6`, `~6`, `≥3`, `2–4`, `5 y`, `-8`, `after`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        match text {
            "after" => return Ok(Self::After),
            "before" => return Ok(Self::Before),
            _ => {}
        }
        let (figures, unit) = with_unit(text);
        let factor = unit.unwrap_or(TimeUnit::Months).months();
        let months = |part: &str| -> Result<Months, InvalidValue> {
            let part = part.trim().replace('−', "-");
            let (sign, digits) = part.strip_prefix('-').map_or((1.0, part.as_str()), |d| (-1.0, d));
            let number = parse_number(digits, text).map_err(|_| {
                wrong(text, "a time in months such as 6, ~6, 3–4 or -8, or 5 y, before or after")
            })?;
            Months::new(sign * number.get() * factor)
        };
        for (signs, build) in [
            (["~", "≈", "about "], Self::Approximate as fn(Months) -> Self),
            (["≥", ">=", "at least "], Self::AtLeast),
        ] {
            if let Some(rest) = signs.iter().find_map(|sign| figures.strip_prefix(sign)) {
                return months(rest).map(build);
            }
        }
        let range = figures.split_once(" to ").or_else(|| figures.split_once('–')).or_else(|| {
            // A hyphen after a figure is a range, one before it a minus.
            let place = figures.char_indices().skip(1).find(|(_, c)| *c == '-')?.0;
            Some((&figures[..place], &figures[place + 1..]))
        });
        match range {
            Some((from, to)) => Ok(Self::Range(MonthRange::new(months(from)?, months(to)?)?)),
            None => months(figures).map(Self::Exact),
        }
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.amount, self.unit.label())
    }
}

impl FromStr for Duration {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (figures, unit) = with_unit(text.trim());
        let unit = unit.ok_or_else(|| wrong(text, "a duration such as 2 weeks or >3 months"))?;
        Ok(Self { amount: figures.parse()?, unit })
    }
}

impl fmt::Display for Dose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.amount, self.unit.label())
    }
}

impl FromStr for Dose {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        let split = text.find(|c: char| c.is_alphabetic()).unwrap_or(text.len());
        let unit = text[split..].trim().replace('²', "2").to_lowercase();
        let unit = match unit.as_str() {
            "mg/m2" => DoseUnit::MgPerM2,
            "mg/kg" => DoseUnit::MgPerKg,
            "auc" => DoseUnit::Auc,
            "mg" => DoseUnit::Mg,
            "g/m2" => DoseUnit::GPerM2,
            _ => return Err(wrong(text, "a dose such as 75 mg/m², 2 mg/kg or 800 mg")),
        };
        Ok(Self { amount: text[..split].parse()?, unit })
    }
}

impl FromStr for Levels {
    type Err = InvalidValue;

    /// `T3–T9` is a range of which the ends are known, `T5, T6` a list.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let level = |part: &str| -> Result<Level, InvalidValue> {
            part.trim().to_uppercase().parse().map_err(|error| InvalidValue(format!("{error}")))
        };
        if let Some((first, last)) = text.split_once(['–', '-']).or_else(|| text.split_once(" to "))
        {
            return Ok(Self::Range(LevelRange::try_from((level(first)?, level(last)?))?));
        }
        let words = text.split([',', ' ']).filter(|word| !word.is_empty());
        let mut levels = words.map(level).collect::<Result<Vec<_>, _>>()?;
        levels.sort_unstable();
        levels.dedup();
        LevelList::try_from(levels)
            .map(Self::Listed)
            .map_err(|_| wrong(text, "levels such as T5, T6 or T3–T9"))
    }
}

impl Size {
    /// The diameters as they are printed: `8 × 4 × 5`.
    pub fn diameters_text(&self) -> String {
        let parts: Vec<String> = self.diameters.iter().map(ToString::to_string).collect();
        parts.join(" × ")
    }

    /// Reads one to three diameters in centimetres: `8 × 4 × 5`, `8x4 cm`, `3.5`, `35 mm`.
    ///
    /// # Errors
    /// What is typed is not one to three numbers.
    pub fn parse_diameters(text: &str) -> Result<Vec<Number>, InvalidValue> {
        let example = || wrong(text, "one to three diameters in cm such as 8 × 4 × 5");
        let trimmed = text.trim().to_lowercase();
        let (figures, per_cm) = match trimmed.strip_suffix("mm") {
            Some(figures) => (figures, 10.0),
            None => (trimmed.strip_suffix("cm").unwrap_or(&trimmed), 1.0),
        };
        let parts: Vec<&str> = figures.split(['×', 'x', '*']).collect();
        if parts.len() > 3 {
            return Err(example());
        }
        let diameter = |part| Number::new(parse_number(part, text)?.get() / per_cm);
        parts.into_iter().map(|part| diameter(part).map_err(|_| example())).collect()
    }
}

/// Days of a cycle as they are typed: `1, 8` or `1–3`.
///
/// # Errors
/// What is typed is not a list of days from 1 to 999.
pub fn parse_days(text: &str) -> Result<Vec<u16>, InvalidValue> {
    let day = |part: &str| match part.trim().parse::<u16>() {
        Ok(day) if (1..1000).contains(&day) => Ok(day),
        _ => Err(wrong(text, "days of a cycle such as 1, 8 or 1–3")),
    };
    let mut days = Vec::new();
    for part in text.split(',') {
        match part.split_once(['–', '-']) {
            Some((first, last)) => days.extend(day(first)?..=day(last)?),
            None => days.push(day(part)?),
        }
    }
    Ok(days)
}

/// A quantity with a unit for a reader: `>10 %`.
pub fn quantity_with(quantity: Quantity, unit: &str) -> String {
    if unit.is_empty() { quantity.to_string() } else { format!("{quantity} {unit}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reread<T: FromStr<Err = InvalidValue> + fmt::Display>(text: &str) -> Result<String, String> {
        let value = text.parse::<T>().map_err(|error| error.to_string())?;
        let shown = value.to_string();
        let again = shown.parse::<T>().map_err(|error| error.to_string())?;
        assert_eq!(again.to_string(), shown, "{text}");
        Ok(shown)
    }

    #[test]
    fn times_are_read_in_months_and_other_units() {
        for (typed, shown) in [
            ("6", "6 mo"),
            ("-8", "-8 mo"),
            ("~6", "~6 mo"),
            (">=3", "≥3 mo"),
            ("2-4", "2 to 4 mo"),
            ("-4 to -2", "-4 to -2 mo"),
            ("5 y", "60 mo"),
            ("12 years", "144 mo"),
            ("after", "after"),
            ("0,5", "0.5 mo"),
        ] {
            assert_eq!(reread::<Offset>(typed).as_deref(), Ok(shown), "{typed}");
        }
        for wrong in ["", "soon", "6 fortnights", "4-2", "9999", "NaN", "--3"] {
            assert!(reread::<Offset>(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn durations_doses_and_levels_read_back() {
        assert_eq!(reread::<Duration>("2 wk").as_deref(), Ok("2 weeks"));
        assert_eq!(reread::<Duration>(">3 months").as_deref(), Ok(">3 months"));
        assert!(reread::<Duration>("3").is_err());
        assert_eq!(reread::<Dose>("25mg/m2").as_deref(), Ok("25 mg/m²"));
        assert!(reread::<Dose>("25").is_err());
        assert_eq!(reread::<Levels>("t3-t9").as_deref(), Ok("T3–T9"));
        assert_eq!(reread::<Levels>("T6 T5").as_deref(), Ok("T5, T6"));
        assert!(reread::<Levels>("T9-T3").is_err() && reread::<Levels>("T13").is_err());
        assert!(reread::<Levels>("").is_err());
    }

    #[test]
    fn sizes_and_days_are_checked() {
        let diameters = |text| Size::parse_diameters(text).map(|d| d.len());
        assert_eq!(diameters("8 × 4 × 5"), Ok(3));
        assert_eq!(diameters("3,5"), Ok(1));
        assert!(diameters("8 × 4 × 5 × 1").is_err() && diameters("").is_err());
        assert_eq!(parse_days("1-3"), Ok(vec![1, 2, 3]));
        assert_eq!(parse_days("1, 8"), Ok(vec![1, 8]));
        assert!(parse_days("0").is_err() && parse_days("x").is_err());
    }
}
