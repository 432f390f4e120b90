//! ICD-O-3 codes of tumours of the spine and of what spreads to it.
//!
//! A code belongs to an edition: 9260 was Ewing sarcoma in ICD-O-3 (2000) and is aneurysmal bone
//! cyst in ICD-O-3.2, so that a code without its edition says little.

use std::sync::LazyLock;

/// An entry of a table of codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// The code: `8890/3`, `C41.2`.
    pub code: &'static str,
    /// What it is the code of.
    pub name: &'static str,
    /// The edition of ICD-O-3 that has it: `3`, `3.1` or `3.2`; empty for topography, which is the
    /// same in all.
    pub edition: &'static str,
    /// Other names of the same.
    pub others: Vec<&'static str>,
}

impl Code {
    /// Its name and its other names.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.name).chain(self.others.iter().copied())
    }

    /// Whether it is called so; `NOS` and capitals make no difference.
    pub fn is_called(&self, name: &str) -> bool {
        let name = plain(name);
        !name.is_empty() && self.names().any(|known| plain(known) == name)
    }
}

/// Morphology codes (ICD-O-3.2 unless an entry says otherwise).
pub fn morphology() -> &'static [Code] {
    static CODES: LazyLock<Vec<Code>> = LazyLock::new(|| {
        let lines = lines(include_str!("../../assets/icdo-morphology.txt"));
        lines
            .filter_map(|fields| {
                entry(fields.first()?, fields.get(1)?, fields.get(2)?, fields.get(3))
            })
            .collect()
    });
    &CODES
}

/// Topography codes.
pub fn topography() -> &'static [Code] {
    static CODES: LazyLock<Vec<Code>> = LazyLock::new(|| {
        let lines = lines(include_str!("../../assets/icdo-topography.txt"));
        lines
            .filter_map(|fields| entry(fields.first()?, fields.get(1)?, "", fields.get(2)))
            .collect()
    });
    &CODES
}

fn lines(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = table.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    lines.map(|line| line.split('|').map(str::trim).collect())
}

fn entry(
    code: &'static str,
    name: &'static str,
    edition: &'static str,
    others: Option<&&'static str>,
) -> Option<Code> {
    let others = others.into_iter().flat_map(|others| others.split(';')).map(str::trim);
    let others = others.filter(|other| !other.is_empty()).collect();
    (!code.is_empty() && !name.is_empty()).then_some(Code { code, name, edition, others })
}

/// The morphology of ICD-O-3.2 that is called so.
pub fn called(name: &str) -> Option<&'static Code> {
    let current = morphology().iter().filter(|code| code.edition == "3.2");
    current.into_iter().find(|code| code.is_called(name))
}

/// The entries of a code in any edition.
pub fn coded(code: &str) -> impl Iterator<Item = &'static Code> + use<'_> {
    morphology().iter().filter(move |entry| entry.code == code)
}

/// The entries that a person may mean who has typed so much: every word begins a word of one of the
/// entry's names or its code. The best come first.
pub fn search(table: &'static [Code], typed: &str) -> Vec<&'static Code> {
    let typed = plain(typed);
    let words: Vec<&str> = typed.split_whitespace().collect();
    if words.is_empty() {
        return Vec::new();
    }
    let rank = |code: &Code| {
        let names = std::iter::once(code.code).chain(code.names()).map(plain);
        let fits = |name: String| {
            let begins = |word: &&str| {
                name.split_whitespace().any(|part| part.starts_with(*word))
                    || name.starts_with(*word)
            };
            let rank = (!name.starts_with(&typed), name.len());
            words.iter().all(begins).then_some(rank)
        };
        names.filter_map(fits).min()
    };
    let mut found: Vec<_> = table.iter().filter_map(|code| Some((rank(code)?, code))).collect();
    found.sort_by_key(|(rank, code)| (*rank, code.code));
    found.into_iter().map(|(_, code)| code).collect()
}

/// A name without capitals, punctuation and `NOS`.
fn plain(name: &str) -> String {
    // British and American spelling are one.
    let lower = name.to_lowercase().replace("tumour", "tumor");
    let words = lower.split(|c: char| !(c.is_alphanumeric() || c == '/' || c == '.'));
    let words: Vec<&str> = words.filter(|word| !word.is_empty() && *word != "nos").collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::case::{Morphology, Topography};

    #[test]
    fn every_entry_is_a_code_of_an_edition_and_stands_once() {
        let mut seen = BTreeSet::new();
        for entry in morphology() {
            assert!(entry.code.parse::<Morphology>().is_ok(), "{entry:?}");
            assert!(["3", "3.1", "3.2"].contains(&entry.edition), "{entry:?}");
            assert!(seen.insert((entry.code, entry.edition)), "{entry:?}");
        }
        for entry in topography() {
            assert!(entry.code.parse::<Topography>().is_ok(), "{entry:?}");
            assert!(seen.insert((entry.code, "")), "{entry:?}");
        }
        assert!(morphology().len() > 100 && topography().len() > 10);
    }

    #[test]
    fn names_find_their_codes() {
        let codes = [
            ("Leiomyosarcoma", "8890/3"),
            ("chordoma", "9370/3"),
            ("dedifferentiated chordoma", "9372/3"),
            ("Ewing sarcoma", "9364/3"),
            ("aneurysmal bone cyst", "9260/0"),
            ("osteosarcoma", "9180/3"),
            ("giant cell tumor of bone", "9250/1"),
            ("multiple myeloma", "9732/3"),
        ];
        for (name, code) in codes {
            assert_eq!(called(name).map(|found| found.code), Some(code), "{name}");
        }
        assert_eq!(called("leiomyo"), None);
        assert_eq!(called(""), None);
        let ewing: Vec<_> = coded("9260/3").map(|code| (code.name, code.edition)).collect();
        assert_eq!(ewing, [("Ewing sarcoma", "3")]);
    }

    #[test]
    fn what_is_typed_is_found_by_its_words_or_its_code() {
        let first = |typed: &str| search(morphology(), typed).first().map(|code| code.code);
        assert_eq!(first("leiomyos"), Some("8890/3"));
        assert_eq!(first("8890/6"), Some("8890/6"));
        assert_eq!(first("clear chond"), Some("9242/3"));
        assert_eq!(first("mpnst"), Some("9540/3"));
        assert_eq!(first("hemang"), Some("9120/0"));
        assert_eq!(first("no such tumour"), None);
        let vertebra = search(topography(), "vertebr");
        assert_eq!(vertebra.first().map(|code| code.code), Some("C41.2"));
    }
}
