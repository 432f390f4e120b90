//! Files as they come: damaged, foreign, newer, too large or not there.

use std::fs::{self, File};
use std::path::Path;

use spinemap::store::{self, Fingerprint, LoadError, ParseError, Place};

use crate::sample::{self, place, refusal, with};

#[test]
fn the_sample_is_as_this_version_writes_it() {
    let opened = store::parse(sample::TEXT.as_bytes()).unwrap();
    assert_eq!(String::from_utf8(store::to_bytes(&opened.case).unwrap()).unwrap(), sample::TEXT);
    assert_eq!(opened.fingerprint, Fingerprint::of(sample::TEXT.as_bytes()));
    assert!(!opened.is_read_only() && opened.not_shown.is_empty());
}

#[test]
fn the_documents_example_is_a_case() {
    let page = include_str!("../../docs/file-format.md").replace("\r\n", "\n");
    let example = page.split("```json\n").nth(1).unwrap().split("```").next().unwrap();
    let opened = store::parse(example.as_bytes()).unwrap();
    assert_eq!(opened.case.label, "Case A");
    let sentence = refusal(with(r#""min": "2""#, r#""min": "1d""#)).to_string();
    assert!(page.contains(&format!("{sentence}: a.spinecase\n")), "{sentence}");
}

/// A field that breaks a rule is named with the place where it begins.
#[test]
fn a_wrong_field_is_named_with_its_place() {
    let value = "time_points[0].findings.levels.T5.escc.values[0]";
    let evidence = format!("{value}.evidence[0]");
    for (old, new, begins, field, words) in [
        (
            r#""T5": {"#,
            r#""T13": {"#,
            r#""T13""#,
            "time_points[0].findings.levels.T13",
            "`T13` is no level",
        ),
        (
            r#""min": "2""#,
            r#""min": "1d""#,
            r#""min""#,
            &format!("{value}.value.min"),
            "`1d` is not one of `0`, `1a`, `1b`, `1c`, `2`, `3`",
        ),
        (
            r#""max": "3""#,
            r#""max": "1a""#,
            "\"value\": {\n                      \"min\"",
            &format!("{value}.value"),
            "`min` above its `max`",
        ),
        (
            r#""exactly": 61.0"#,
            r#""exactly": -61"#,
            r#""exactly""#,
            "patient.age.values[0].value.exactly",
            "-61 is not a number from 0 to 1,000,000",
        ),
        (
            r#""exactly": 61.0"#,
            r#""exactly": "61""#,
            r#""exactly""#,
            "patient.age.values[0].value.exactly",
            "a number is expected, not string",
        ),
        (
            r#""exactly": 61.0"#,
            r#""precisely": 61.0"#,
            "\"value\": {\n              \"precisely\"",
            "patient.age.values[0].value",
            "`precisely` is not one of `exactly`",
        ),
        (
            r#""basis": "inferred""#,
            r#""basis": "guessed""#,
            r#""basis": "guessed""#,
            &format!("{value}.basis"),
            "`guessed` is not one of `observed`",
        ),
        (
            r#""label": "Case Ä","#,
            r#""label": "Case Ä", "labels": [],"#,
            r#""labels""#,
            "labels",
            "there is no field `labels` here",
        ),
        (
            r#""label": "Case Ä","#,
            r#""label": "Case Ä", "label": "B","#,
            r#""label": "B""#,
            "case",
            "`label` stands twice",
        ),
        (
            r#""L4": {"#,
            r#""T5": {}, "L4": {"#,
            r#""T5": {},"#,
            "time_points[0].findings.levels.L4",
            "",
        ),
        (
            r#""L4": {"#,
            r#""\u00545": {"#,
            r#""\u00545""#,
            "time_points[0].findings.levels",
            "`T5` stands twice",
        ),
        (
            r#""rib_left": {"#,
            r#""body": {"#,
            "\"body\": {\n                  \"values\": [\n                    {\n                      \"value\": {\n                        \"state\": \"free\"",
            "time_points[0].findings.levels.T5.parts",
            "`body` stands twice",
        ),
        (
            r#""rib_left": {"#,
            r#""rib_front": {"#,
            r#""rib_front""#,
            "time_points[0].findings.levels.T5.parts.rib_front",
            "`rib_front` is no part of a level",
        ),
        (
            r#""T5": {"#,
            r#""L5": {"#,
            r#""rib_left""#,
            "time_points[0].findings.levels.L5.parts.rib_left",
            "L5 has no rib",
        ),
        (
            r#""anchor": "surgery""#,
            r#""anchor": "birth""#,
            r#""anchor""#,
            "time_points[0].when.values[0].value.anchor",
            "there is no anchor `birth`",
        ),
        (
            r#""start": 14,"#,
            r#""start": 13,"#,
            "{\n                        \"source\"",
            &evidence,
            "the words do not stand there",
        ),
        (
            r#""end": 42,"#,
            r#""end": 4200,"#,
            "{\n                        \"source\"",
            &evidence,
            "outside the text",
        ),
        (
            r#""source": "mri""#,
            r#""source": "ct""#,
            "{\n                        \"source\"",
            &evidence,
            "no source `ct`",
        ),
        (
            r#""start": 14,"#,
            r#""start": -14,"#,
            r#""start""#,
            &format!("{evidence}.start"),
            "a whole number is expected, not integer `-14`",
        ),
        (
            r#""start": 14,"#,
            "",
            "{\n                        \"source\"",
            &evidence,
            "the field `start` is missing",
        ),
        (
            r#""id": "mri","#,
            r#""id": "MRI 1","#,
            r#""id": "MRI 1""#,
            "sources[0].id",
            "“MRI 1” is not an id",
        ),
        (r#""version": 1"#, r#""version": 0"#, r#""version""#, "version", "a whole number from 1"),
        (
            r#""version": 1"#,
            r#""version": "1""#,
            r#""version""#,
            "version",
            "a whole number from 1",
        ),
        (r#""version": 1,"#, "", "{\n  \"format\"", "version", "`version` is missing"),
        (
            r#""version": 1,"#,
            r#""version": 1, "by": "me","#,
            r#""by""#,
            "by",
            "there is no field `by`",
        ),
        (r#""version": 1,"#, r#""version": 1, "version": 1,"#, r#""version": 1,"#, "", ""),
    ] {
        if words.is_empty() {
            // The passage itself stands twice.
            assert!(refusal(with(old, new)).to_string().contains("stands twice"), "{new}");
            continue;
        }
        let text = with(old, new);
        let expected = place(&text, begins);
        match refusal(&text) {
            ParseError::Wrong { place, field: named, problem } => {
                assert!(problem.contains(words), "{new}: {problem}");
                assert_eq!(place, expected, "{new}: {problem}");
                assert!(named == field || named == format!("case.{field}"), "{new}: {named}");
            }
            other => panic!("{new}: {other:?}"),
        }
    }
}

#[test]
fn a_record_written_as_a_list_is_refused() {
    let text = with(
        "{\n        \"id\": \"surgery\",\n        \"kind\": \"index_surgery\",\n        \"label\": \"index surgery\"\n      }",
        r#"["surgery", "index_surgery", "index surgery", null]"#,
    );
    let error = refusal(&text);
    assert!(error.to_string().contains("in `anchors[0]`: a record is expected"), "{error}");
}

/// Text that is no JSON is refused with the place where it ceases to be.
#[test]
fn damage_is_named_with_its_place() {
    for (old, new, begins, words) in [
        ("61.0", "NaN", "NaN", "`NaN` is no number"),
        ("61.0", "-Infinity", "Infinity", "is no number"),
        ("61.0", "1e999", "1e999", "number is too large"),
        ("61.0", "061", "61", "invalid number"),
        (r#""id": "mri","#, r#""id": "mri""#, "\"kind\": \"mri\"", "a comma or the record's end"),
        (r#""label": "MRI""#, "\"label\": \"M\tRI\"", "\tRI", "tab or control character"),
        (r#""label": "MRI""#, r#""label": "MRI\q""#, "q\"", "a backslash is followed"),
        (r#""label": "MRI""#, r#""label": "\ud800""#, "\",\n        \"wording", ""),
        (r#""kind": "mri","#, r#"kind: "mri","#, "kind: ", "field's name in quotation marks"),
        ("\"age\": {", "// old\n\"age\": {", "// old", "field's name in quotation marks"),
    ] {
        let text = with(old, new);
        let expected = place(&text, begins);
        match refusal(&text) {
            ParseError::Damaged { place, problem } => {
                assert!(problem.contains(words), "{new}: {problem}");
                assert!(place.line == expected.line, "{new}: {place} {problem}");
                assert!(place.column.abs_diff(expected.column) <= 1, "{new}: {place} {problem}");
            }
            other => panic!("{new}: {other:?}"),
        }
    }
    let twice = format!("{}{}", sample::TEXT, sample::TEXT);
    let end = Place { line: sample::TEXT.lines().count() + 1, column: 1 };
    let problem = "something follows after the end of the case".to_owned();
    assert_eq!(refusal(twice), ParseError::Damaged { place: end, problem });
}

#[test]
fn a_file_that_is_cut_off_says_where_it_ends() {
    for length in (2..sample::TEXT.len() - 2).filter(|end| sample::TEXT.is_char_boundary(*end)) {
        let text = &sample::TEXT[..length];
        let ParseError::CutOff(place) = refusal(text) else { panic!("{:?}", refusal(text)) };
        assert_eq!(place.line, text.trim_end().split('\n').count(), "{length}");
    }
    let half = sample::TEXT.as_bytes().split_at(sample::TEXT.find('Ä').unwrap() + 1).0;
    assert_eq!(refusal(half), ParseError::NotUtf8(Place { line: 6, column: 20 }));
}

#[test]
fn files_of_another_kind_are_told_apart() {
    assert_eq!(refusal(""), ParseError::Empty);
    assert_eq!(refusal(" \n"), ParseError::Empty);
    assert_eq!(refusal("\u{feff}"), ParseError::Empty);
    for foreign in [
        "[1, 2]",
        "PK",
        "<?xml version=\"1.0\"?>",
        "null",
        "{}",
        r#"{"a": {"b": [1]}}"#,
        r#"{"format": "other", "version": 1, "case": {}}"#,
        r#"{"format": ["spinemap-case"], "version": 1}"#,
    ] {
        let error = refusal(foreign);
        assert!(matches!(error, ParseError::Foreign(_)), "{foreign}: {error}");
        assert!(error.to_string().starts_with("this is not a case file of Spinemap"), "{error}");
    }
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    assert_eq!(refusal(png), ParseError::NotUtf8(Place { line: 1, column: 1 }));
    let latin = sample::TEXT.as_bytes().to_vec();
    let at = sample::TEXT.find("Größe").unwrap() + 2;
    let latin = [&latin[..at], b"\xf6", &latin[at + 2..]].concat();
    let expected = place(sample::TEXT, "ße 3");
    let expected = Place { column: expected.column - 1, ..expected };
    assert_eq!(refusal(latin), ParseError::NotUtf8(expected));
    let utf16: Vec<u8> = sample::TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(matches!(refusal(utf16), ParseError::Foreign(_) | ParseError::NotUtf8(_)));
}

#[test]
fn a_mark_of_byte_order_is_passed_over() {
    let marked = format!("\u{feff}{}", sample::TEXT);
    assert_eq!(store::parse(marked.as_bytes()).unwrap().case, sample::case());
    let wrong = format!("\u{feff}{}", with("61.0", "NaN"));
    assert!(refusal(wrong).to_string().contains("`NaN` is no number"));
}

/// The stack of a test is small; a reader that recursed without end would leave it.
#[test]
fn nesting_without_end_is_refused() {
    let deep = |open: &str| open.repeat(200_000);
    for text in [
        deep("["),
        deep("{\"a\":"),
        with("\"Case Ä\"", &deep("[")),
        with("\"spinemap-case\"", &deep("{\"a\":")),
        with("\"version\": 1,", &format!("\"version\": 2, \"x\": {},", deep("["))),
        with(
            "\"version\": 1,",
            &format!("\"version\": 2, \"x\": {}1{},", deep("["), "]".repeat(200_000)),
        ),
        with("\"Case Ä\"", &format!("{}{}", deep("["), "]".repeat(200_000))),
    ] {
        let error = refusal(text);
        assert!(error.to_string().len() < 300, "{error}");
    }
}

#[test]
fn a_file_larger_than_64_mb_is_refused_before_it_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.spinecase");
    File::create(&path).unwrap().set_len(1 << 30).unwrap();
    let error = store::load(&path).unwrap_err();
    assert_eq!(error.to_string(), format!("the file is larger than 64 MB: {}", path.display()));
    assert_eq!(fs::metadata(&path).unwrap().len(), 1 << 30);
}

#[test]
fn what_is_no_readable_file_is_told_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let sentence = |path: &Path| store::load(path).unwrap_err().to_string();
    let at = |path: &Path| path.display().to_string();
    let missing = folder.path().join("missing.spinecase");
    assert_eq!(sentence(&missing), format!("there is no such file: {}", at(&missing)));
    let below = missing.join("below");
    assert_eq!(sentence(&below), format!("there is no such file: {}", at(&below)));
    let here = folder.path();
    assert_eq!(sentence(here), format!("this is a folder, not a case file: {}", at(here)));
    if cfg!(unix) {
        let device = "this is a device or a pipe, not a case file: /dev/zero";
        assert_eq!(sentence(Path::new("/dev/zero")), device);
    }
}

/// Whoever runs the tests as root may read everything, and then there is nothing to test.
#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_told_so() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("secret.spinecase");
    fs::write(&path, sample::TEXT).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&path).is_err() {
        assert!(matches!(store::load(&path).unwrap_err(), LoadError::NotAllowed { .. }));
    }
}

/// Numbers on lines of their own take more room than in a row.
#[test]
fn a_file_that_would_grow_too_large_when_saved_is_refused() {
    let days = "1,".repeat(3_000_000);
    let days = days.trim_end_matches(',');
    let treatment = format!(
        r#""treatments": [{{"id": "t", "label": "t", "status": {{"values": [{{"value": "given", "basis": "stated"}}]}}, "kind": {{"systemic": {{"drugs": [{{"name": {{"values": [{{"value": "x", "basis": "stated"}}]}}, "days": {{"values": [{{"value": [{days}], "basis": "stated"}}]}}}}]}}}}}}], "time_points": ["#
    );
    assert_eq!(refusal(with("\"time_points\": [", &treatment)), ParseError::GrowsTooLarge);
}
