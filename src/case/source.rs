//! The texts that facts come from, and the passages that point into them.

use std::sync::Arc;

use super::Evidence;
use super::choice::{Choice as _, choice, record};
use super::value::Id;

choice! {
    /// What kind of document a source is.
    pub enum SourceKind {
        Mri = "MRI",
        Ct = "CT",
        Radiograph = "radiograph",
        Pet = "PET",
        Scintigraphy = "scintigraphy",
        Ultrasound = "ultrasound",
        Endoscopy = "endoscopy",
        Operative = "operation note",
        Pathology = "pathology report",
        Laboratory = "laboratory",
        Clinical = "clinical note",
        Article = "article",
        /// Another kind, or one that is not stated.
        Other = "other",
    }
}

choice! {
    /// Whether a source's text holds its own words.
    pub enum Wording {
        /// The text is the document's own.
        Verbatim = "verbatim",
        /// The text retells the document; its words are shown without quotation marks.
        Paraphrase = "paraphrase",
    }
}

choice! {
    /// What a person has decided on something that a text was read to say.
    pub enum Decision {
        /// To take it over as it was read. What stands in the case may have been changed since.
        Accepted = "accepted",
        /// Not to take it over.
        Skipped = "skipped",
        /// To take something else over instead; that stands in the case.
        Changed = "changed",
    }
}

record! {
    /// Something that a text was read to say and that a person has decided on, so that it is not
    /// asked again.
    pub struct Decided {
        /// What was decided.
        pub decision: Decision,
        /// What it is about: a level, or a record such as `Diagnosis`.
        pub about: String,
        /// What the text was read to say of it, in a few words.
        pub says: String,
        /// Where it says so. When the text changes, these passages move along or are released as
        /// those of facts are; the decision holds while one is left.
        pub evidence: Vec<Evidence>,
    }
}

record! {
    /// A document that facts come from. It may serve several time points.
    pub struct Source {
        /// Its id.
        pub id: Id,
        /// What kind of document it is.
        pub kind: SourceKind,
        /// Its name on the tab.
        pub label: String,
        /// Whether the text holds the document's own words.
        pub wording: Wording,
        /// The time points that it speaks of.
        pub time_points: Vec<Id>,
        /// The text; at most 2 MB.
        #[serde(default)]
        #[schemars(with = "String")]
        pub text: Arc<str>,
        /// What a person has decided on what the text was read to say.
        #[serde(default, skip_serializing_if = "is_empty")]
        #[schemars(with = "Vec<Decided>")]
        pub decided: Arc<Vec<Decided>>,
    }
}

fn is_empty(decided: &Arc<Vec<Decided>>) -> bool {
    decided.is_empty()
}

impl Source {
    /// An empty source of a kind, named after it, with an id beside those that are taken.
    pub fn new<'a>(kind: SourceKind, taken: impl Iterator<Item = &'a Id>) -> Self {
        let label = kind.label();
        Self {
            id: Id::fresh(label, taken),
            kind,
            label: label.to_owned(),
            wording: Wording::Verbatim,
            time_points: Vec::new(),
            text: "".into(),
            decided: Arc::default(),
        }
    }

    /// An empty source of a kind beside others, with an id and a name that none of them has.
    pub fn beside(kind: SourceKind, others: &[Self]) -> Self {
        let source = Self::new(kind, others.iter().map(|other| &other.id));
        let is_free = |label: &String| others.iter().all(|other| other.label != *label);
        let name = if kind == SourceKind::Other { "report" } else { kind.label() };
        let numbered = (2..).map(|number| format!("{name} {number}"));
        let label = std::iter::once(name.to_owned()).chain(numbered).find(is_free);
        Self { label: label.unwrap_or_default(), ..source }
    }

    /// The longest text in bytes.
    pub const MAX_TEXT: usize = 2 * 1024 * 1024;

    /// Why a longer text is not taken.
    pub const TOO_LONG: &str =
        "A report's text may be 2 MB at most; this one is larger and was not taken";

    /// The words from one character to another, `None` where the range is empty, reversed or
    /// reaches past the end.
    pub fn words(&self, start: usize, end: usize) -> Option<&str> {
        passage(&self.text, start, end)
    }
}

/// The part of a text between two character positions (Unicode scalar values).
pub(crate) fn passage(text: &str, start: usize, end: usize) -> Option<&str> {
    if start >= end {
        return None;
    }
    let mut places = text.char_indices().map(|(byte, _)| byte).chain([text.len()]);
    let from = places.nth(start)?;
    let to = places.nth(end - start - 1)?;
    text.get(from..to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_of_a_kind_have_names_of_their_own() {
        let mut sources: Vec<Source> = Vec::new();
        for _ in 0..3 {
            let source = Source::beside(SourceKind::Mri, &sources);
            sources.push(source);
        }
        let labels: Vec<&str> = sources.iter().map(|source| source.label.as_str()).collect();
        assert_eq!(labels, ["MRI", "MRI 2", "MRI 3"]);
    }

    #[test]
    fn passages_count_characters_not_bytes() {
        let text = "Größe 3×2 cm";
        assert_eq!(passage(text, 0, 5), Some("Größe"));
        assert_eq!(passage(text, 6, 9), Some("3×2"));
        assert_eq!(passage(text, 0, 12), Some(text));
        for (start, end) in [(0, 0), (3, 2), (0, 13), (12, 13), (usize::MAX, usize::MAX)] {
            assert_eq!(passage(text, start, end), None, "{start}..{end}");
        }
    }
}
