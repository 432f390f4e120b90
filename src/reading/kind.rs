//! What kind of document a report seems to be.

use crate::case::SourceKind;

/// How far into a text its kind is looked for, in characters.
const BEGINNING: usize = 1200;

/// Words that tell the kind of a document, wherever they begin a word.
const CUES: [(&str, SourceKind); 37] = [
    ("mri", SourceKind::Mri),
    ("mr ", SourceKind::Mri),
    ("magnetic resonance", SourceKind::Mri),
    ("t1-weighted", SourceKind::Mri),
    ("t2-weighted", SourceKind::Mri),
    ("t1w", SourceKind::Mri),
    ("t2w", SourceKind::Mri),
    ("stir", SourceKind::Mri),
    ("ct ", SourceKind::Ct),
    ("ct:", SourceKind::Ct),
    ("ct-", SourceKind::Ct),
    ("computed tomography", SourceKind::Ct),
    ("pet", SourceKind::Pet),
    ("radiograph", SourceKind::Radiograph),
    ("x-ray", SourceKind::Radiograph),
    ("bone scan", SourceKind::Scintigraphy),
    ("scintigra", SourceKind::Scintigraphy),
    ("ultraso", SourceKind::Ultrasound),
    ("operati", SourceKind::Operative),
    ("procedure performed", SourceKind::Operative),
    ("surgeon", SourceKind::Operative),
    ("patholog", SourceKind::Pathology),
    ("specimen", SourceKind::Pathology),
    ("histolog", SourceKind::Pathology),
    ("histopatholog", SourceKind::Pathology),
    ("microscop", SourceKind::Pathology),
    ("immunohisto", SourceKind::Pathology),
    ("biopsy", SourceKind::Pathology),
    ("gross ", SourceKind::Pathology),
    ("discharge", SourceKind::Clinical),
    ("admitted", SourceKind::Clinical),
    ("follow-up", SourceKind::Clinical),
    ("clinic", SourceKind::Clinical),
    ("presented", SourceKind::Clinical),
    ("abstract", SourceKind::Article),
    ("we report", SourceKind::Article),
    ("case report", SourceKind::Article),
];

/// The kind of document that a text seems to be, by the first word that tells one.
pub fn kind_of(text: &str) -> SourceKind {
    let beginning: String = text.chars().take(BEGINNING).collect::<String>().to_lowercase();
    let begins_word =
        |at: usize| !beginning[..at].chars().next_back().is_some_and(char::is_alphanumeric);
    let first =
        |cue: &str| beginning.match_indices(cue).map(|(at, _)| at).find(|at| begins_word(*at));
    let found = CUES.iter().filter_map(|(cue, kind)| Some((first(cue)?, *kind)));
    found.min_by_key(|(at, _)| *at).map_or(SourceKind::Other, |(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_word_that_tells_a_kind_counts() {
        for (text, kind) in [
            ("MRI OF THE THORACIC SPINE\nComparison: CT of 2021.", SourceKind::Mri),
            ("CT thorax with contrast.", SourceKind::Ct),
            ("Lesion of T5, dark on T1-weighted images.", SourceKind::Mri),
            ("OPERATIVE NOTE: T5 corpectomy.", SourceKind::Operative),
            ("Specimen: core biopsy of T5.", SourceKind::Pathology),
            ("Histopathology: leiomyosarcoma.", SourceKind::Pathology),
            ("18F-FDG PET/CT: uptake in T5.", SourceKind::Pet),
            ("At follow-up he was well.", SourceKind::Clinical),
            ("Carpet of lesions.", SourceKind::Other),
            ("", SourceKind::Other),
        ] {
            assert_eq!(kind_of(text), kind, "{text}");
        }
    }
}
