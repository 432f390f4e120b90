//! A case in words: the paragraphs of a case report.
//!
//! Only what the case says is told, and how it is known: what is inferred, suspected or disputed is
//! named as such, and what is missing is listed at the end. Nothing is computed and nothing guessed.

mod course;
mod gaps;
mod imaging;
mod parts;
mod pathology;
mod phrase;
mod presentation;
mod therapy;
mod times;
mod treatment;
mod tumours;

use std::fmt;

use crate::case::Case;

/// One paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// What it is about: `Imaging`.
    pub heading: &'static str,
    /// Its sentences.
    pub text: String,
}

/// The description of a case. Paragraphs of which the case says nothing are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Description {
    /// The paragraphs.
    pub paragraphs: Vec<Paragraph>,
}

/// Describes a case.
pub fn describe(case: &Case) -> Description {
    let paragraphs = [
        ("Presentation", presentation::sentences(case)),
        ("Imaging", imaging::sentences(case)),
        ("Surgery", treatment::surgery(case)),
        ("Pathology", pathology::sentences(case)),
        ("Course", [treatment::others(case), course::sentences(case)].concat()),
        ("Not stated", gaps::sentences(case)),
    ];
    let told = paragraphs.into_iter().filter(|(_, sentences)| !sentences.is_empty());
    let paragraph =
        |(heading, sentences): (_, Vec<String>)| Paragraph { heading, text: sentences.join(" ") };
    Description { paragraphs: told.map(paragraph).collect() }
}

impl fmt::Display for Description {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, paragraph) in self.paragraphs.iter().enumerate() {
            let gap = if index == 0 { "" } else { "\n\n" };
            write!(f, "{gap}{}. {}", paragraph.heading, paragraph.text)?;
        }
        Ok(())
    }
}
