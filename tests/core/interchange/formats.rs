//! What is taken from each format.

use spinemap::interchange::{extract, load};
use spinemap::reading;

use super::{bytes, extracted, path, text};

/// The sentence that all files hold, as one line.
const FINDINGS: &str = "There is a lytic metastasis of the T7 vertebral body and its left pedicle";

fn flowing(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_format_gives_the_same_findings() {
    for name in [
        "plain.txt",
        "utf16.txt",
        "windows-1252.txt",
        "macintosh.txt",
        "decomposed.txt",
        "page.html",
        "libreoffice.docx",
        "libreoffice.rtf",
        "libreoffice.pdf",
        "system.pdf",
        "owner-password.pdf",
        "word.docx",
        "word.rtf",
        "fhir-pdf.json",
        "fhir-rtf.json",
        "fhir-html.json",
        "fhir-text.json",
    ] {
        let text = text(name);
        assert!(flowing(&text).replace('&', "and").contains(FINDINGS), "{name}: {text}");
        let reading = reading::read(&text);
        let levels: Vec<_> = reading.lesion_levels().iter().map(|level| level.name()).collect();
        assert!(levels.contains(&"T7"), "{name}: {levels:?}");
    }
}

#[test]
fn letters_beyond_ascii_survive_every_format() {
    for name in [
        "plain.txt",
        "utf16.txt",
        "windows-1252.txt",
        "libreoffice.docx",
        "libreoffice.rtf",
        "libreoffice.pdf",
        "system.pdf",
        "word.rtf",
        "fhir-html.json",
    ] {
        let text = flowing(&text(name)).replace('\u{a0}', " ");
        assert!(text.contains("4.2 × 3.1 cm (Größe ca. 13 cm²)."), "{name}: {text}");
    }
    assert!(text("macintosh.txt").contains("Größe ca. 13 cm"));
    assert!(text("word.rtf").contains("Łódź, T8–T9 free."));
}

#[test]
fn tables_become_lines_with_tabs() {
    for name in [
        "libreoffice.docx",
        "word.docx",
        "libreoffice.rtf",
        "word.rtf",
        "libreoffice.pdf",
        "page.html",
    ] {
        let text = text(name);
        for row in ["Level\tBody\tCanal", "T7\tmetastasis\tinvaded", "T8\tnormal\tfree"] {
            assert!(text.lines().any(|line| line == row), "{name}: {text}");
        }
    }
}

#[test]
fn paragraphs_and_items_stand_on_lines_of_their_own() {
    for name in ["libreoffice.docx", "libreoffice.rtf", "libreoffice.pdf", "word.docx", "word.rtf"]
    {
        let text = text(name);
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(lines[0], "MRI OF THE THORACIC SPINE", "{name}");
        let item = "Metastasis of T7 with cord compression.";
        assert!(lines.iter().any(|line| line.ends_with(item)), "{name}: {text}");
        assert!(!text.contains("\n\n\n"), "{name}: {text:?}");
    }
}

#[test]
fn nobody_is_named_by_what_is_not_of_the_report() {
    for name in
        ["word.docx", "word.rtf", "fhir-pdf.json", "fhir-narrative.json", "fhir-bundle.json"]
    {
        for report in load(&path(name)).unwrap() {
            assert!(!report.text.contains("Jane"), "{name}: {}", report.text);
        }
    }
}

#[test]
fn columns_are_read_one_after_the_other() {
    let text = flowing(&text("columns.pdf"));
    let left = text.find("where it compressed the spinal cord.").unwrap();
    let right = text.find("At surgery a laminectomy of T6 to T8 was performed.").unwrap();
    assert!(left < right, "{text}");
}

#[test]
fn a_sentence_goes_on_over_the_pages() {
    let text = text("pages.pdf");
    assert!(flowing(&text).contains(FINDINGS), "{text}");
    assert!(text.contains("Hospital of Nowhere") && !text.contains("Page"), "{text}");
}

#[test]
fn a_narrative_comes_with_its_observations_and_its_conclusion() {
    assert_eq!(
        text("fhir-narrative.json"),
        "MRI of the thoracic spine\n\nMetastasis of T7 with canal invasion, mass < 5\u{a0}cm.\n\n\
         T8 is normal.\n\nMetastasis of T7 with cord compression."
    );
}

#[test]
fn a_bundle_gives_each_of_its_reports() {
    let reports = load(&path("fhir-bundle.json")).unwrap();
    assert_eq!(reports.len(), 2);
    assert_eq!(reports[1].text, "L3 body is lytic.\n\nLesion of L3.");
}

#[test]
fn what_a_report_says_twice_is_taken_once() {
    let report = r#"{"resourceType": "DiagnosticReport", "conclusion": "Lesion  of T5.",
        "text": {"div": "<div><p>MRI</p><p>Lesion of T5.</p></div>"}}"#;
    assert_eq!(extracted(report.as_bytes()).unwrap()[0].text, "MRI\n\nLesion of T5.");
}

#[test]
fn a_text_file_is_taken_just_as_it_is() {
    for text in ["T5\r\nT6 ", "  # MRI\n\n**T5**\n", "e\u{301} T5"] {
        let reports = extract(text.as_bytes(), "a.txt").unwrap();
        assert_eq!((reports[0].text.as_str(), reports[0].is_the_file), (text, true));
    }
    let marked = extract("\u{feff}T5".as_bytes(), "a.txt").unwrap();
    assert_eq!((marked[0].text.as_str(), marked[0].is_the_file), ("T5", false));
}

#[test]
fn the_contents_tell_the_format_where_the_name_does_not() {
    for name in ["libreoffice.pdf", "libreoffice.docx", "word.rtf", "page.html", "fhir-text.json"] {
        let reports = extract(&bytes(name), "report").unwrap();
        assert_eq!(reports, extract(&bytes(name), name).unwrap(), "{name}");
    }
}
