//! What kind of document a report is, by its words; only where they are plain.

use crate::case::SourceKind;

/// How far from its start a report says what it is, in bytes.
const HEAD: usize = 400;

/// Words that tell a kind of document, in lower case.
const WORDS: [(SourceKind, &[&str]); 10] = [
    (
        SourceKind::Mri,
        &[
            "mri",
            "mrt",
            "irm",
            "magnetic resonance",
            "mr imaging",
            "t1-weighted",
            "t2-weighted",
            "t1w",
            "t2w",
            "t1wi",
            "t2wi",
            "stir",
            "gadolinium",
        ],
    ),
    (SourceKind::Ct, &["ct", "computed tomography", "computertomographie", "hounsfield"]),
    (SourceKind::Pet, &["pet", "pet/ct", "pet-ct", "fdg", "suvmax", "suv"]),
    (SourceKind::Scintigraphy, &["scintigraphy", "bone scan", "szintigraphie", "scintigram"]),
    (
        SourceKind::Radiograph,
        &["radiograph", "radiographs", "x-ray", "x-rays", "plain film", "plain films", "röntgen"],
    ),
    (SourceKind::Ultrasound, &["ultrasound", "sonography", "ultrasonography"]),
    (
        SourceKind::Pathology,
        &[
            "pathology",
            "histology",
            "histopathology",
            "histologic",
            "histological",
            "biopsy",
            "specimen",
            "microscopy",
            "microscopic",
            "microscopically",
            "immunohistochemistry",
            "immunohistochemical",
            "mitoses",
            "mitotic",
            "ki-67",
            "macroscopy",
            "gross description",
        ],
    ),
    (
        SourceKind::Operative,
        &[
            "operative report",
            "operative note",
            "operation note",
            "operation performed",
            "procedure performed",
            "postoperative diagnosis",
            "preoperative diagnosis",
            "estimated blood loss",
            "op-bericht",
        ],
    ),
    (
        SourceKind::Clinical,
        &[
            "discharge summary",
            "discharge letter",
            "clinic letter",
            "outpatient",
            "arztbrief",
            "follow-up visit",
            "chief complaint",
            "progress note",
            "admission note",
        ],
    ),
    (
        SourceKind::Article,
        &["abstract", "case report", "doi", "keywords", "references", "conclusion:", "et al"],
    ),
];

/// The kind of a document; [`SourceKind::Other`] where its words are not plain.
///
/// A word in the first lines counts for several: there a report says what it is, while its text
/// compares with other examinations. PET is done with CT, and counts before it.
pub fn kind_of(text: &str) -> SourceKind {
    let text = text.to_lowercase();
    let head = &text[..text.floor_char_boundary(HEAD)];
    let first = head.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let weight = |words: &[&str]| -> usize {
        words
            .iter()
            .map(|word| {
                8 * count(first, word, 1) + 2 * count(head, word, 1) + count(&text, word, 3)
            })
            .sum()
    };
    let mut weights = WORDS.map(|(kind, words)| (weight(words), kind));
    if weights[2].0 > 0 && weights[2].0 * 2 >= weights[1].0 {
        weights[1].0 = 0;
    }
    weights.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    let [(best, kind), (next, _), ..] = weights;
    if best >= 2 && best * 2 >= next * 3 { kind } else { SourceKind::Other }
}

/// How often a word stands in a text, up to so many times.
fn count(text: &str, word: &str, most: usize) -> usize {
    let whole = |(place, _): &(usize, &str)| {
        let before = text[..*place].chars().next_back();
        let after = text[place + word.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    };
    text.match_indices(word).filter(whole).take(most).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_says_what_it_is() {
        let kinds = [
            ("MRI OF THE THORACIC SPINE\nComparison: CT of 2 May.\nLesion at T5.", SourceKind::Mri),
            ("CT thorax\nLytic lesion of T5. MRI is recommended.", SourceKind::Ct),
            ("FDG PET/CT\nUptake in T5, SUVmax 8. CT shows lysis.", SourceKind::Pet),
            ("Lesion at T5, hypointense on T1WI and bright on STIR.", SourceKind::Mri),
            ("Histopathology\nBiopsy of T5. CT guided.", SourceKind::Pathology),
            ("Microscopic description: 12 mitoses, Ki-67 30 %.", SourceKind::Pathology),
            ("OPERATIVE REPORT\nLaminectomy T4-T6.", SourceKind::Operative),
            ("Discharge summary\nMRI showed a lesion. Biopsy was done.", SourceKind::Clinical),
            ("Radiographs of the lumbar spine: L3 collapse.", SourceKind::Radiograph),
            ("Technetium bone scan\nUptake at T5.", SourceKind::Scintigraphy),
        ];
        for (text, kind) in kinds {
            assert_eq!(kind_of(text), kind, "{text}");
        }
    }

    #[test]
    fn where_words_are_not_plain_nothing_is_guessed() {
        for text in ["", "Lesion of T5.", "CT and MRI of the spine", "The patient was distinct."] {
            assert_eq!(kind_of(text), SourceKind::Other, "{text}");
        }
    }
}
