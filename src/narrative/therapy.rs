//! Radiotherapy and systemic treatment: doses, fields, drugs and cycles.

use std::fmt::Write as _;

use super::phrase::{by_inference, listed, plain, told, written};
use super::treatment::levels;
use crate::case::{Choice as _, Drug, Radiotherapy, Systemic};

/// What is plain joins the list; what is inferred or disputed is a clause of its own.
fn add(words: String, list: &mut Vec<String>, clauses: &mut Vec<String>, as_clause: &str) {
    if plain(&words).is_some() {
        clauses.push(format!("{as_clause} {words}"));
    } else {
        list.push(words);
    }
}

/// Dose, fractions, technique and field.
pub fn radiotherapy(
    therapy: &Radiotherapy,
    name: &str,
    clauses: &mut Vec<String>,
) -> Option<String> {
    let mut dose: Vec<String> = Vec::new();
    if let Some(fact) = &therapy.dose {
        add(told(fact, |dose| format!("{dose} Gy")), &mut dose, clauses, "the dose was");
    }
    if let Some(fact) = &therapy.fractions {
        let fractions = told(fact, |count| match count.to_string() {
            one if one == "1" => "in 1 fraction".to_owned(),
            count => format!("in {count} fractions"),
        });
        add(fractions, &mut dose, clauses, "it was given");
    }
    if let Some(fact) = &therapy.duration {
        add(told(fact, |time| format!("over {time}")), &mut dose, clauses, "it was given");
    }
    let mut parts: Vec<String> = Vec::new();
    if !dose.is_empty() {
        parts.push(dose.join(" "));
    }
    if let Some(fact) = &therapy.technique {
        let technique = told(fact, |technique| technique.label().to_owned());
        // `SBRT` is told by its name already.
        if !technique.split(' ').any(|word| word == name) {
            add(technique, &mut parts, clauses, "the technique was");
        }
    }
    if let Some(fact) = &therapy.levels {
        let field = told(fact, |at| format!("with a field {}", levels(at)));
        add(field, &mut parts, clauses, "it was given");
    }
    if let Some(fact) = &therapy.field {
        parts.push(format!("field: {}", written(fact)));
    }
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// Drugs and cycles.
pub fn systemic(therapy: &Systemic, name: &str, clauses: &mut Vec<String>) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    if let Some(fact) = &therapy.line {
        let line = told(fact, ToString::to_string);
        let ordinals = ["first line", "second line", "third line", "fourth line"];
        let number = fact.value().to_string().parse::<usize>().ok();
        let ordinal = number.and_then(|number| ordinals.get(number.wrapping_sub(1)));
        // `Chemotherapy, second line` has said it.
        if fact.is_disputed() || !ordinal.is_some_and(|ordinal| name.contains(ordinal)) {
            clauses.push(format!("it was line {line}"));
        }
    }
    let drugs: Vec<String> = therapy.drugs.iter().map(drug).collect();
    if !drugs.is_empty() {
        parts.push(listed(&drugs));
    }
    let cycles = therapy.cycles.as_ref().map(|fact| told(fact, ToString::to_string));
    let length = therapy.cycle_length.as_ref().map(|fact| told(fact, ToString::to_string));
    match (cycles, length) {
        (Some(cycles), Some(days)) if !cycles.contains('(') && !days.contains('(') => {
            parts.push(format!("in {} of {days} days", count(&cycles)));
        }
        (cycles, length) => {
            if let Some(cycles) = cycles {
                let cycles = plain(&cycles).map_or_else(
                    || count(&cycles),
                    |cycles| format!("{} (inferred)", count(&cycles)),
                );
                add(format!("in {cycles}"), &mut parts, clauses, "it was given");
            }
            if let Some(days) = length {
                clauses.push(format!("the days of a cycle numbered {days}"));
            }
        }
    }
    if let Some(fact) = &therapy.stopped_for {
        clauses.push(format!("it was stopped for {}", written(fact)));
    }
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// `1 cycle`, `6 cycles`.
fn count(cycles: &str) -> String {
    if cycles == "1" { "1 cycle".to_owned() } else { format!("{cycles} cycles") }
}

fn drug(drug: &Drug) -> String {
    // The name of a drug keeps its capital: it may be that of a brand.
    let name = told(&drug.name, |name| name.trim().trim_end_matches('.').to_owned());
    let mut words = by_inference(&name);
    if let Some(fact) = &drug.dose {
        let _ = write!(words, " {}", by_inference(&told(fact, ToString::to_string)));
    }
    if let Some(fact) = &drug.days {
        let days = told(fact, |days| {
            let names: Vec<String> = days.iter().map(ToString::to_string).collect();
            format!(
                "on {} {} of the cycle",
                if days.len() == 1 { "day" } else { "days" },
                listed(&names)
            )
        });
        let _ = write!(words, " {}", by_inference(&days));
    }
    words
}
