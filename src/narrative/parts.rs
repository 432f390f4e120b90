//! The parts of a level in words.

use super::phrase::{apart, known, listed};
use crate::anatomy::{Level, Part, Place, Structure};
use crate::case::{Choice as _, Extent, Fact, PartFinding};

/// The great vessels, which a report counts together.
pub const VESSELS: &str = "great vessels";

/// Parts with how much of them is involved and how that is known; both sides of a pair of which the
/// same is said are told together: `both laminae`.
pub fn words<'a>(
    parts: impl Iterator<Item = (Part, &'a Fact<PartFinding>)>,
    level: Level,
) -> Vec<String> {
    let parts: Vec<(Part, String)> =
        parts.map(|(part, fact)| (part, remarks(part, fact))).collect();
    let pairs = parts.chunk_by(|(left, said), (right, also)| {
        said == also && left.place() == Place::Left && is_other_side(*left, *right)
    });
    let told = pairs.filter_map(|parts| match parts {
        [(part, remarks), _, ..] => {
            Some(format!("both {}{remarks}", plural(part.structure().label_at(level))))
        }
        [(part, remarks)] => Some(format!("{}{remarks}", name(*part, level))),
        [] => None,
    });
    told.collect()
}

/// Parts in a row, with an article: `the left pedicle, both laminae and rib`, `both laminae and the
/// rib`.
///
/// What is inferred comes last, after words that say so.
pub fn row(parts: Vec<String>, by_inference: &str) -> String {
    let with_article = |mut parts: Vec<String>| {
        if let Some(single) = parts.iter_mut().find(|part| !part.starts_with("both ")) {
            single.insert_str(0, "the ");
        }
        listed(&parts)
    };
    let (stated, inferred) = apart(parts);
    match (stated.is_empty(), inferred.is_empty()) {
        (_, true) => with_article(stated),
        (true, false) => format!("{} (by inference)", with_article(inferred)),
        _ => format!("{}; {by_inference} {}", with_article(stated), with_article(inferred)),
    }
}

/// Whether parts are told in the plural.
pub fn are_many(parts: &[String]) -> bool {
    let is_many = |part: &String| part.starts_with(VESSELS) || part.starts_with("both ");
    parts.len() > 1 || parts.iter().any(is_many)
}

/// Whether one part is the right side of the structure that another is the left side of, and the
/// structure is one of which there are two.
fn is_other_side(left: Part, right: Part) -> bool {
    let is_pair = matches!(
        left.structure(),
        Structure::Pedicle
            | Structure::Facet
            | Structure::TransverseProcess
            | Structure::Lamina
            | Structure::Rib
            | Structure::CostovertebralJoint
            | Structure::Foramen
    );
    is_pair && left.structure() == right.structure() && right.place() == Place::Right
}

/// `laminae`, `transverse processes`, `neural foramina`.
fn plural(name: &str) -> String {
    match name {
        "ala" => "alae".to_owned(),
        "lamina" => "laminae".to_owned(),
        name if name.ends_with("foramen") => name.replace("foramen", "foramina"),
        // The two halves of the arch of C1.
        name if name.ends_with("arch") => format!("halves of the {name}"),
        name if name.ends_with('s') => format!("{name}es"),
        name => format!("{name}s"),
    }
}

fn name(part: Part, level: Level) -> String {
    match part {
        Part::UNSPECIFIED => "vertebra".to_owned(),
        part if part.structure() == Structure::GreatVessel => VESSELS.to_owned(),
        part => part.label_at(level),
    }
}

/// How much of a part is involved and how that is known, in brackets.
fn remarks(part: Part, fact: &Fact<PartFinding>) -> String {
    let extent = fact.value().extent.map(|extent| match extent {
        Extent::Focus => "a focus".to_owned(),
        extent => extent.label().to_owned(),
    });
    let is_open = part == Part::UNSPECIFIED && fact.value().is_involved();
    let extent = match extent {
        Some(extent) if is_open => Some(format!("{extent} in a part that is not stated")),
        None if is_open => Some("part not stated".to_owned()),
        extent => extent,
    };
    let others = fact.values()[1..].iter().filter(|other| other.value != *fact.value());
    let others = others.map(|other| format!("elsewhere {}", other.value));
    let how = known(fact.shown()).map(str::to_owned);
    let how: Vec<String> = extent.into_iter().chain(how).chain(others).collect();
    if how.is_empty() {
        String::new()
    } else {
        format!(" ({})", how.join(", ").replace(", ", " and "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anatomy::Side;
    use crate::case::{Basis, Sourced};

    #[test]
    fn both_sides_are_told_together_where_the_same_is_said() {
        let stated = Fact::new(Sourced::new(PartFinding::INVOLVED, Basis::Stated));
        let inferred = Fact::new(Sourced::new(PartFinding::INVOLVED, Basis::Inferred));
        let sided = |structure, side| Part::sided(structure, side);
        let both = |structure| Side::BOTH.map(|side| (sided(structure, side), &stated));
        let told = |parts: Vec<(Part, &Fact<PartFinding>)>, level| words(parts.into_iter(), level);
        let laminae = both(Structure::Lamina).to_vec();
        assert_eq!(told(laminae.clone(), Level::T5), ["both laminae"]);
        assert_eq!(told(laminae, Level::C1), ["both halves of the posterior arch"]);
        let processes = both(Structure::TransverseProcess).to_vec();
        assert_eq!(told(processes, Level::L3), ["both transverse processes"]);
        assert_eq!(told(both(Structure::Foramen).to_vec(), Level::L3), ["both neural foramina"]);
        let mixed = ["both laminae", "rib", "dura"].map(str::to_owned).to_vec();
        assert!(are_many(&mixed[..1]) && !are_many(&mixed[1..2]));
        assert_eq!(row(mixed, "by inference,"), "both laminae, the rib and dura");
        let uneven = vec![
            (sided(Structure::Lamina, Side::Left), &stated),
            (sided(Structure::Lamina, Side::Right), &inferred),
        ];
        assert_eq!(told(uneven, Level::T5), ["left lamina", "right lamina (inferred)"]);
    }
}
