//! `spinemap read`: what the library reads in a report.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use super::{run, spinemap};

#[test]
fn read_prints_all_that_the_library_reads_with_its_passages() {
    let folder = tempfile::tempdir().unwrap();
    let report = folder.path().join("a.txt");
    let text = "A 34-year-old man. Mechanical back pain. A mass of 3 × 4 cm at T8. T8 corpectomy was done. \
                Leiomyosarcoma, FNCLCC grade 2, 12 mitoses per 10 HPF, necrosis 30 %, SMA positive. \
                30 Gy in 10 fractions. Doxorubicin 75 mg/m2. She died after 12 months. T13 is large.";
    fs::write(&report, text).unwrap();
    let (code, out, err) = run(spinemap().arg("read").arg("--json").arg(&report));
    assert_eq!((code, err), (0, String::new()));
    let read: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(
        (&read["patient"]["age_years"], &read["patient"]["sex"]),
        (&34.0.into(), &"male".into())
    );
    let first = |list: &str| {
        let mut one = read[list][0].clone();
        let passage = match one["evidence"].take() {
            serde_json::Value::Array(passages) => passages[0].clone(),
            passage => passage,
        };
        let place = |end: &str| passage[end].as_u64().unwrap() as usize;
        let words: String =
            text.chars().skip(place("start")).take(place("end") - place("start")).collect();
        assert_eq!(passage["text"], words.as_str(), "{list}");
        one.as_object_mut().unwrap().remove("evidence");
        (one, words)
    };
    let cases = [
        ("pain", r#"{"pain": "mechanical", "basis": "stated"}"#, "Mechanical back pain"),
        ("sizes", r#"{"diameters_cm": [3.0, 4.0]}"#, "3 × 4 cm"),
        (
            "operations",
            r#"{"act": "corpectomy", "levels": ["T8"], "is_range": false}"#,
            "corpectomy",
        ),
        ("ancillary", r#"{"marker": "SMA", "result": "positive"}"#, "SMA"),
        ("mitoses", r#"{"count": {"exactly": 12.0}, "fields": 10.0}"#, "12 mitoses per 10 HPF"),
        ("necrosis", r#"{"class": "below50", "percent": {"exactly": 30.0}}"#, "necrosis"),
        ("grades", r#"{"system": "fnclcc", "grade": "g2"}"#, "grade 2"),
        (
            "entities",
            r#"{"entity": "leiomyosarcoma", "icdo": "8890/3", "excluded": false}"#,
            "Leiomyosarcoma",
        ),
        ("radiotherapy", r#"{"gray": 30.0, "fractions": 10.0}"#, "30 Gy in 10"),
        (
            "drugs",
            r#"{"drug": "Doxorubicin", "dose": "75 mg/m2", "cycles": null}"#,
            "Doxorubicin 75 mg/m2",
        ),
        ("events", r#"{"event": "death", "months": 12.0}"#, "died after 12 months"),
        (
            "proposals",
            r#"{"levels": ["T8"], "finding": "part", "value": ["unspecified", "involved"],
                "certainty": "definite", "basis": "stated"}"#,
            "T8",
        ),
        (
            "mentions",
            r#"{"levels": ["T8"], "role": "involved", "negated": false, "certainty": "definite",
                "historical": false, "other_patient": false, "doubt": null, "not_level": null}"#,
            "T8",
        ),
        ("not_levels", r#"{"what": "transitional vertebra"}"#, "T13"),
    ];
    for (list, expected, words) in cases {
        let expected: serde_json::Value = serde_json::from_str(expected).unwrap();
        assert_eq!(first(list), (expected, words.to_owned()), "{list}");
    }
}

#[test]
fn read_prints_one_json_object_a_line() {
    let folder = tempfile::tempdir().unwrap();
    let report = folder.path().join("a.txt");
    let text = "Größe: lytic lesion of the left pedicle of T5–T6 with cord compression, ESCC grade 3. \
                S-100 negative. No lesion at L2.";
    fs::write(&report, text).unwrap();
    let (code, out, err) = run(spinemap().arg("read").arg("--json").args([&report, &report]));
    assert_eq!((code, err), (0, String::new()));
    let lines: Vec<serde_json::Value> =
        out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((lines.len(), &lines[0]), (2, &lines[1]));
    let read = &lines[0];
    assert_eq!(read["file"], report.to_str().unwrap());
    assert_eq!(read["lesion_levels"], serde_json::json!(["T5", "T6"]));
    assert_eq!(read["cord_compression"], "yes");
    assert_eq!(read["escc"], serde_json::json!({"min": "3", "max": "3", "basis": "stated"}));
    assert_eq!(read["ancillary"][0]["marker"], "S-100");
    assert_eq!(read["ancillary"][0]["result"], "negative");
    let t5 = &read["levels"][0];
    assert_eq!(
        (&t5["level"], &t5["role"], &t5["negated"]),
        (&"T5".into(), &"involved".into(), &false.into())
    );
    assert_eq!(t5["parts"], serde_json::json!(["pedicle_left"]));
    assert_eq!(t5["evidence"][0]["text"], "T5–T6");
    let start = t5["evidence"][0]["start"].as_u64().unwrap() as usize;
    let end = t5["evidence"][0]["end"].as_u64().unwrap() as usize;
    let words: String = text.chars().skip(start).take(end - start).collect();
    assert_eq!(words, "T5–T6");
    let l2 = read["levels"].as_array().unwrap().last().unwrap();
    assert_eq!((&l2["level"], &l2["negated"]), (&"L2".into(), &true.into()));
}

#[test]
fn read_takes_standard_input_and_tells_a_person() {
    let mut program = spinemap()
        .args(["read", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = program.stdin.take().unwrap();
    std::io::Write::write_all(&mut input, b"Metastasis at T7. Lesion of L6.").unwrap();
    drop(input);
    let output = program.wait_with_output().unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0));
    for words in ["diseased: T7", "which level is “L6”?", "canal invasion: not stated"] {
        assert!(out.contains(words), "{out}");
    }
}

#[test]
fn read_says_which_file_it_cannot_read_and_reads_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("good.txt"), "Metastasis at T7.").unwrap();
    fs::write(at("picture.txt"), b"\x89PNG\r\n\x1a\n\0\0").unwrap();
    fs::write(at("empty.txt"), " \n").unwrap();
    fs::write(at("long.txt"), "x".repeat(2 * 1024 * 1024 + 1)).unwrap();
    for (name, why) in [
        ("missing.txt", "there is no such file"),
        (
            "picture.txt",
            "this is no report: text, Markdown, HTML, PDF, DOCX, RTF and FHIR JSON can be read",
        ),
        ("empty.txt", "there is no text in this file"),
        ("long.txt", "the report is longer than 2 MB"),
    ] {
        let (code, out, err) =
            run(spinemap().args(["read", "--json"]).args([at(name), at("good.txt")]));
        assert_eq!((code, err), (1, format!("spinemap: {why}: {}\n", at(name).display())));
        assert_eq!(out.lines().count(), 1);
    }
    let (code, _, _) = run(spinemap().arg("read"));
    assert_eq!(code, 2);
}

#[test]
fn read_counts_in_the_text_that_it_took_from_a_file() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/report_files");
    for name in ["libreoffice.pdf", "word.docx", "word.rtf", "fhir-bundle.json", "plain.txt"] {
        let file = folder.join(name);
        let (code, out, err) = run(spinemap().args(["read", "--json"]).arg(&file));
        assert_eq!((code, err.as_str()), (0, ""), "{name}");
        assert_eq!(out.lines().count(), if name.contains("bundle") { 2 } else { 1 });
        let read: serde_json::Value = serde_json::from_str(out.lines().next().unwrap()).unwrap();
        let levels = read["lesion_levels"].as_array().unwrap();
        assert!(levels.iter().any(|level| level == "T7"), "{name}: {levels:?}");
        assert_eq!(read.get("text").is_none(), name == "plain.txt", "{name}");
        let own = fs::read_to_string(&file).unwrap_or_default();
        let text = read["text"].as_str().unwrap_or(&own);
        let evidence = &read["levels"][0]["evidence"][0];
        let place = |key: &str| usize::try_from(evidence[key].as_u64().unwrap()).unwrap();
        let (start, end) = (place("start"), place("end"));
        let words: String = text.chars().skip(start).take(end - start).collect();
        assert_eq!(evidence["text"], words, "{name}");
    }
}
