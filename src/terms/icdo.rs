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

/// A code that a person may mean, by the name that they began to type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The code.
    pub code: String,
    /// The name of it that is meant.
    pub name: &'static str,
    /// The edition that has it.
    pub edition: &'static str,
}

/// The morphologies of what is typed. A metastasis is offered with its own behaviour digit, /6 for
/// /3, where it is the metastasis that is coded.
pub fn offers(typed: &str, is_metastasis: bool) -> Vec<Offer> {
    let mut offers: Vec<Offer> = Vec::new();
    for (name, code) in found(morphology(), typed) {
        let metastatic = code.code.strip_suffix("/3").filter(|_| is_metastasis);
        let offer = Offer {
            code: metastatic.map_or(code.code.to_owned(), |number| format!("{number}/6")),
            name,
            edition: code.edition,
        };
        let same = |other: &Offer| other.code == offer.code && other.edition == offer.edition;
        if !offers.iter().any(same) {
            offers.push(offer);
        }
    }
    offers
}

/// The entries that a person may mean who has typed so much: every word begins a word of one of the
/// entry's names or its code. The best come first.
pub fn search(table: &'static [Code], typed: &str) -> Vec<&'static Code> {
    found(table, typed).into_iter().map(|(_, code)| code).collect()
}

/// The same, each with the name that fits best.
fn found(table: &'static [Code], typed: &str) -> Vec<(&'static str, &'static Code)> {
    let typed = plain(typed);
    let words: Vec<&str> = typed.split_whitespace().collect();
    if words.is_empty() {
        return Vec::new();
    }
    let rank = |name: &str| {
        let name = plain(name);
        let begins = |word: &&str| {
            name.split_whitespace().any(|part| part.starts_with(*word)) || name.starts_with(*word)
        };
        words.iter().all(begins).then_some((!name.starts_with(&typed), name.len()))
    };
    let best = |code: &'static Code| {
        let by_code = rank(code.code).map(|rank| (rank, code.name));
        let by_name = code.names().filter_map(|name| Some((rank(name)?, name)));
        by_code.into_iter().chain(by_name).min_by_key(|(rank, _)| *rank)
    };
    let mut found: Vec<_> = table.iter().filter_map(|code| Some((best(code)?, code))).collect();
    // A code of an earlier edition comes after those that are in use.
    found.sort_by_key(|(((is_within, length), _), code)| {
        (*is_within, matches!(code.edition, "3" | "3.1"), *length, code.code)
    });
    found.into_iter().map(|((_, name), code)| (name, code)).collect()
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
        for (typed, code) in [
            ("clear cell renal", "8310/3"),
            ("renal cell", "8312/3"),
            ("lung adeno", "8140/3"),
            ("prostat", "8140/3"),
            ("acinar", "8140/3"),
            ("colorectal", "8140/3"),
            ("breast ductal", "8500/3"),
            ("ductal breast", "8500/3"),
            ("lobular", "8520/3"),
            ("thyroid follicular", "8330/3"),
            ("papillary thyroid", "8260/3"),
            ("melanoma", "8720/3"),
            ("hepatocell", "8170/3"),
            ("myeloma", "9732/3"),
            ("plasmacyt", "9731/3"),
            ("lymphoma", "9590/3"),
            ("chordoma", "9370/3"),
            ("GCT", "9250/1"),
            ("giant cell tumor", "9250/1"),
            ("osteogenic", "9180/3"),
            ("chondrosarcoma", "9220/3"),
            ("ewing", "9364/3"),
            ("ABC", "9260/0"),
            ("osteoid", "9191/0"),
            ("osteoblastoma", "9200/0"),
            ("haemangioma", "9120/0"),
            ("LCH", "9751/1"),
            ("eosinophilic", "9751/1"),
            ("schwannoma", "9560/0"),
            ("meningioma", "9530/0"),
            ("ependymoma", "9391/3"),
            ("SFT", "8815/1"),
        ] {
            assert_eq!(first(typed), Some(code), "{typed}");
        }
        let vertebra = search(topography(), "vertebr");
        assert_eq!(vertebra.first().map(|code| code.code), Some("C41.2"));
    }

    #[test]
    fn a_metastasis_is_offered_with_its_own_behaviour_digit() {
        let first = |typed: &str, is_metastasis| {
            let offer = offers(typed, is_metastasis).into_iter().next().unwrap();
            (offer.code, offer.name, offer.edition)
        };
        let renal = "clear cell renal cell carcinoma";
        assert_eq!(first("clear cell renal", true), ("8310/6".to_owned(), renal, "3.2"));
        assert_eq!(first("clear cell renal", false), ("8310/3".to_owned(), renal, "3.2"));
        // The name that was begun, not another one of the same code.
        assert_eq!(first("lung aden", true), ("8140/6".to_owned(), "lung adenocarcinoma", "3.2"));
        // What the table itself has for a metastasis is offered once.
        let leiomyosarcoma = offers("leiomyosarcoma", true);
        assert_eq!(leiomyosarcoma.iter().filter(|offer| offer.code == "8890/6").count(), 1);
        assert_eq!(first("haemangioma", true).0, "9120/0");
    }
}
