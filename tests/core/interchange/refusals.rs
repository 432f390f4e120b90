//! What gives no report says why, in a sentence, and nothing panics.

use proptest::prelude::*;
use spinemap::case::Source;
use spinemap::interchange::{MAX_FILE, ReportFault, extract, load};

use super::{bytes, extracted, fault, path};

#[test]
fn each_kind_of_failure_has_its_own_sentence() {
    assert_eq!(fault("scanned.pdf"), ReportFault::Scanned);
    assert_eq!(fault("fhir-scanned.json"), ReportFault::Scanned);
    assert_eq!(fault("password.pdf"), ReportFault::Password);
    assert_eq!(fault("libreoffice.doc"), ReportFault::OldWord);
    assert_eq!(fault("bomb.docx"), ReportFault::PackedTooLarge);
    assert_eq!(fault("fhir-patient.json"), ReportFault::NotFhir);
    assert_eq!(extracted(b" \n\t"), Err(ReportFault::Empty));
    assert_eq!(extracted(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Err(ReportFault::Unknown));
    assert_eq!(extracted(b"PK\x05\x06 and no more"), Err(ReportFault::Damaged("Word document")));
    assert_eq!(extract(b"T5", "a.pdf"), Err(ReportFault::Damaged("PDF")));
    assert_eq!(extract(b"{", "a.json"), Err(ReportFault::Damaged("JSON file")));
    let case = std::fs::read(path("../../sample_cases/lee.spinecase")).unwrap();
    assert_eq!(extracted(&case), Err(ReportFault::ACase));
}

#[test]
fn a_file_that_never_ends_is_given_up() {
    assert_eq!(fault("nested.pdf"), ReportFault::TooSlow);
}

#[test]
fn texts_and_files_have_a_largest_size() {
    assert!(extracted(&vec![b'a'; Source::MAX_TEXT]).is_ok());
    assert_eq!(extracted(&vec![b'a'; Source::MAX_TEXT + 1]), Err(ReportFault::TextTooLong));
    let rtf = format!("{{\\rtf1 {}}}", "a".repeat(Source::MAX_TEXT + 1));
    assert_eq!(extracted(rtf.as_bytes()), Err(ReportFault::TextTooLong));
    let large = vec![b'a'; usize::try_from(MAX_FILE).unwrap() + 1];
    assert_eq!(extracted(&large), Err(ReportFault::FileTooLarge));
}

#[test]
fn a_path_stands_at_the_end_of_its_sentence() {
    for name in ["scanned.pdf", "missing.txt", ""] {
        let path = path(name);
        let told = load(&path).unwrap_err().to_string();
        assert!(told.ends_with(&format!(": {}", path.display())), "{told}");
        assert!(!told.contains('\n'), "{told}");
    }
    assert!(load(&path("")).unwrap_err().to_string().contains("folder"));
}

/// Files that are cut, each with what still comes of it.
#[test]
fn a_cut_file_is_told_or_gives_what_is_left() {
    for name in [
        "libreoffice.pdf",
        "libreoffice.docx",
        "libreoffice.rtf",
        "system.pdf",
        "word.docx",
        "word.rtf",
        "fhir-pdf.json",
        "fhir-narrative.json",
        "page.html",
        "utf16.txt",
    ] {
        let whole = bytes(name);
        for part in 0..20 {
            let cut = &whole[..whole.len() * part / 20];
            match extract(cut, name) {
                Ok(reports) => assert!(!reports[0].text.trim().is_empty(), "{name} {part}"),
                Err(fault) => assert!(fault.to_string().len() > 20, "{name} {part}"),
            }
        }
        if name.contains(".docx") || name.contains(".json") {
            assert!(extract(&whole[..whole.len() / 2], name).is_err(), "{name}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn damage_anywhere_does_no_harm(
        name in prop::sample::select(vec![
            "libreoffice.docx", "libreoffice.rtf", "system.pdf", "columns.pdf", "word.docx",
            "word.rtf", "fhir-narrative.json", "page.html", "utf16.txt",
        ]),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        let mut bytes = bytes(name);
        for (place, byte) in damage {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        if let Ok(reports) = extract(&bytes, name) {
            prop_assert!(reports.iter().all(|report| !report.text.trim().is_empty()));
        }
    }

    #[test]
    fn rtf_of_any_kind_is_read(words in prop::collection::vec(prop::sample::select(vec![
        "{", "}", "\\par ", "\\u8211 ?", "\\uc2 ", "\\uc0 ", "\\'e4", "\\bin5 ", "\\f1 ", "T5",
        "\\*", "\\fonttbl", "\\fcharset238 ", "\\cell ", "\\row ", "\\intbl ", "\\u-10179 ?", "\\",
    ]), 0..60)) {
        let rtf = format!("{{\\rtf1 {}", words.concat());
        let _ = extract(rtf.as_bytes(), "a.rtf");
    }
}
