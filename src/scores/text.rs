//! Scores as lines of text, such as a paper prints.

use std::fmt::Write as _;

use super::score::{Input, Outcome, Score, Subject, Value};
use super::wbb;

impl Score<'_> {
    /// What came out, in words: `8–11`, `IB or IIB`, `not applicable: …`.
    pub fn result(&self) -> String {
        match &self.outcome {
            Outcome::NotApplicable(why) => format!("not applicable ({why})"),
            Outcome::OneOf(values) => match &values[..] {
                [] => String::new(),
                [one] => one.to_string(),
                [first, .., last] if is_number(first) => format!("{first}–{last}"),
                [Value::Code(sure), .., Value::Code(most)] => match sure.as_str() {
                    wbb::NOWHERE => format!("at most {most}"),
                    sure => format!("at least {sure}, at most {most}"),
                },
                several => several.iter().map(ToString::to_string).collect::<Vec<_>>().join(" or "),
            },
            Outcome::Between(low, high) => {
                let [least, most] = [*low, *high].map(|end| Value::Number(end).to_string());
                let unit = self.unit.map_or(String::new(), |unit| format!(" {unit}"));
                match (least == most, high.is_finite()) {
                    (true, _) => format!("{least}{unit}"),
                    (_, true) => format!("{least}–{most}{unit}"),
                    (_, false) if *low <= 0.0 => "not known".to_owned(),
                    (_, false) => format!("≥{least}{unit}"),
                }
            }
        }
    }

    /// The name of the score and what it is of: `SINS T6`, `Tomita score (Spinal metastasis)`.
    pub fn title(&self) -> String {
        match self.subject {
            Subject::Patient => self.name.to_owned(),
            Subject::Level(level) => format!("{} {level}", self.name),
            Subject::Within(first, last) => format!("{} within {first}–{last}", self.name),
            Subject::Tumour(_, label)
            | Subject::Specimen(_, label)
            | Subject::Treatment(_, label) => format!("{} ({label})", self.name),
        }
    }

    /// The score as a line: its name and subject, the result with its class, then its inputs:
    /// `SINS T6 5–8, stable – potentially unstable; location semirigid 1, …`.
    pub fn line(&self) -> String {
        let mut line = format!("{} {}", self.title(), self.result());
        if let Some(class) = &self.class {
            let _ = write!(line, ", {class}");
        }
        if self.is_inferred() {
            line.push_str(" (rests on inference)");
        }
        for (index, input) in self.inputs.iter().enumerate() {
            line.push_str(if index == 0 { "; " } else { ", " });
            line.push_str(&words(input));
        }
        line
    }
}

fn is_number(value: &Value) -> bool {
    matches!(value, Value::Points(_) | Value::Number(_))
}

fn words(input: &Input<'_>) -> String {
    match input.points {
        Some(points) => format!("{} {} {points}", input.name, input.value()),
        None => format!("{} {}", input.name, input.value()),
    }
}
