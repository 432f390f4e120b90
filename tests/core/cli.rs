//! The built program: what it prints, where, and with which exit code.

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use spinemap::store;

use crate::sample::{self, place, with};

fn spinemap() -> Command {
    Command::new(env!("CARGO_BIN_EXE_spinemap"))
}

/// Exit code, stdout and stderr.
fn run(command: &mut Command) -> (i32, String, String) {
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn check(paths: &[&Path]) -> (i32, String, String) {
    run(spinemap().arg("check").args(paths))
}

#[test]
fn check_says_of_every_file_whether_it_is_valid() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let bad = with(r#""min": "2""#, r#""min": "1d""#);
    let newer = with(r#""version": 1,"#, r#""version": 2, "by": "x","#);
    fs::create_dir_all(at("deep/er")).unwrap();
    fs::write(at("deep/er/good.spinecase"), sample::TEXT).unwrap();
    fs::write(at("deep/notes.txt"), "no case").unwrap();
    let (code, out, err) = check(&[folder.path()]);
    let good = at("deep/er/good.spinecase");
    assert_eq!((code, out, err), (0, format!("ok: {}\n", good.display()), String::new()));

    fs::write(at("a.spinecase"), &bad).unwrap();
    fs::write(at("b.SPINECASE"), &newer).unwrap();
    fs::write(at("c\n.spinecase"), "").unwrap();
    let before = fs::read_dir(folder.path()).unwrap().count();
    let (code, out, err) = check(&[folder.path(), &at("missing"), &at("deep/notes.txt")]);
    assert_eq!((code, err), (1, String::new()));
    let lines: Vec<&str> = out.lines().collect();
    let place = place(&bad, "\"min\"");
    let field = "time_points[0].findings.levels.T5.escc.values[0].value.min";
    assert_eq!(
        lines[0],
        format!(
            "{place}, in `{field}`: `1d` is not one of `0`, `1a`, `1b`, `1c`, `2`, `3`: {}",
            at("a.spinecase").display()
        )
    );
    assert_eq!(
        lines[1],
        format!(
            "a newer Spinemap made this file (its version is 2), and cannot be shown completely: \
             `by` is left out: {}",
            at("b.SPINECASE").display()
        )
    );
    assert!(lines[2].starts_with("the file is empty: ") && lines[2].ends_with("c\\n.spinecase"));
    assert_eq!(lines[3], format!("ok: {}", good.display()));
    assert_eq!(lines[4], format!("there is no such file: {}", at("missing").display()));
    assert!(lines[5].starts_with("this is not a case file of Spinemap"), "{}", lines[5]);
    assert_eq!(lines.len(), 6);
    assert_eq!(fs::read_to_string(at("a.spinecase")).unwrap(), bad);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), before);
}

#[test]
fn check_says_that_a_folder_holds_no_case() {
    let folder = tempfile::tempdir().unwrap();
    let (code, out, _) = check(&[folder.path()]);
    assert_eq!(code, 1);
    let sentence = "no *.spinecase file is in this folder";
    assert_eq!(out, format!("{sentence}: {}\n", folder.path().display()));
}

#[cfg(unix)]
#[test]
fn check_does_not_run_in_circles() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.spinecase"), sample::TEXT).unwrap();
    std::os::unix::fs::symlink(folder.path(), folder.path().join("again")).unwrap();
    std::os::unix::fs::symlink("nowhere", folder.path().join("lost.spinecase")).unwrap();
    let (code, out, _) = check(&[folder.path()]);
    assert_eq!((code, out.lines().count()), (1, 2), "{out}");
}

#[test]
fn check_refuses_a_huge_file_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("huge.spinecase");
    File::create(&path).unwrap().set_len(1 << 30).unwrap();
    let (code, out, _) = check(&[&path]);
    assert_eq!((code, out), (1, format!("the file is larger than 64 MB: {}\n", path.display())));
}

#[test]
fn schema_prints_the_published_schema() {
    let (code, out, err) = run(spinemap().arg("schema"));
    assert_eq!((code, err), (0, String::new()));
    assert_eq!(out, format!("{:#}\n", store::schema()));
}

#[test]
fn wrong_use_ends_with_2_and_help_with_0() {
    for wrong in [
        &["check"][..],
        &["schema", "x"],
        &["--nonsense"],
        &["figure"],
        &["score"],
        &["a.spinecase", "score"],
    ] {
        let (code, out, err) = run(spinemap().args(wrong));
        assert_eq!((code, out), (2, String::new()), "{wrong:?}");
        assert!(
            err.starts_with("spinemap: ") && err.ends_with("(see `spinemap --help`)\n"),
            "{err}"
        );
        assert_eq!(err.lines().count(), 1, "{err}");
    }
    let (code, out, err) = run(spinemap().arg("--help"));
    assert_eq!((code, err), (0, String::new()));
    for word in ["figure", "read", "score", "check", "schema", "[PATHS]"] {
        assert!(out.contains(word), "{out}");
    }
}

#[cfg(not(feature = "window"))]
#[test]
fn a_build_without_a_window_names_its_commands() {
    let (code, out, err) = run(&mut spinemap());
    assert_eq!((code, out), (2, String::new()));
    assert!(err.contains("this build has no window; use `spinemap figure`"), "{err}");
}

#[test]
fn figure_refuses_wrong_use_before_it_draws() {
    let folder = tempfile::tempdir().unwrap();
    let case = folder.path().join("a.spinecase");
    fs::write(&case, sample::TEXT).unwrap();
    let out = folder.path().join("a.svg");
    let png = folder.path().join("a.png");
    let (out, png, case) = (out.to_str().unwrap(), png.to_str().unwrap(), case.to_str().unwrap());
    let missing = format!("{case}.not");
    for (arguments, code, words) in [
        (vec![case, "-o", "a.jpg"], 2, "ends in .svg, .pdf or .png: a.jpg"),
        (vec![case, "-o", "a"], 2, "ends in .svg, .pdf or .png: a"),
        (
            vec![case, "-o", out, "--time-point", "post-op"],
            2,
            "there is no time point “post-op”, but 1 “pre-op”",
        ),
        (vec![case, "-o", out, "--time-point", "2"], 2, "1 “pre-op”"),
        (vec![case, "-o", out, "--width", "19"], 2, "60 to 1000 mm"),
        (vec![case, "-o", out, "--width", "nan"], 2, "60 to 1000 mm"),
        (vec![case, "-o", png, "--dpi", "2401"], 2, "36 to 2400"),
        (
            vec![case, "-o", png, "--width", "1000", "--dpi", "2400"],
            2,
            "choose a smaller width or fewer dots per inch",
        ),
        (vec![case, "-o", out, "--view", "axial:T13"], 2, "`T13` is no level"),
        (vec![case, "-o", out, "--theme", "pink"], 2, "light, dark, print"),
        (vec![&missing, "-o", out], 1, "there is no such file"),
    ] {
        let (exit, stdout, err) = run(spinemap().arg("figure").args(&arguments));
        assert_eq!((exit, stdout), (code, String::new()), "{arguments:?}: {err}");
        assert!(err.contains(words), "{arguments:?}: {err}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    assert_eq!(fs::read_to_string(case).unwrap(), sample::TEXT);
}

#[test]
fn figure_writes_a_picture_of_the_size_that_was_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let case = folder.path().join("a.spinecase");
    fs::write(&case, sample::TEXT).unwrap();
    let figure = |name: &str, more: &[&str]| {
        let path = folder.path().join(name);
        let done = run(spinemap().arg("figure").arg(&case).arg("-o").arg(&path).args(more));
        assert_eq!(done, (0, String::new(), String::new()), "{name}");
        fs::read(path).unwrap()
    };
    let size = ["--width", "100", "--dpi", "72"];
    let svg = String::from_utf8(figure("a.svg", &size)).unwrap();
    assert!(svg.contains("width=\"100mm\""));
    assert_eq!(figure("a.svg", &size), svg.as_bytes(), "the same bytes each time");
    let png = figure("a.png", &size);
    // The width stands in the header, in pixels: 100 mm at 72 dots per inch.
    assert_eq!(u32::from_be_bytes(png[16..20].try_into().unwrap()), 283);
    let axial = figure("axial.svg", &["--view", "axial:t5", "--time-point", "pre-op"]);
    assert_ne!(axial, svg.as_bytes());
    let nowhere = folder.path().join("missing/a.svg");
    let (code, _, err) = run(spinemap().arg("figure").arg(&case).arg("-o").arg(&nowhere));
    let sentence = "spinemap: the folder of this file is not there";
    assert_eq!((code, err), (1, format!("{sentence}: {}\n", nowhere.display())));
}

#[test]
fn figure_does_not_draw_a_part_of_a_newer_case() {
    let folder = tempfile::tempdir().unwrap();
    let case = folder.path().join("a.spinecase");
    fs::write(
        &case,
        with(r#""max": "3""#, r#""max": "4""#).replace("\"version\": 1", "\"version\": 2"),
    )
    .unwrap();
    let figure = folder.path().join("a.svg");
    let (code, _, err) = run(spinemap().arg("figure").arg(&case).arg("-o").arg(&figure));
    assert_eq!(code, 1);
    assert!(err.contains("`time_points[0].findings.levels.T5.escc` is left out: "), "{err}");
    assert!(!figure.exists());
}

#[cfg(unix)]
#[test]
fn figure_does_not_overwrite_its_own_case() {
    let folder = tempfile::tempdir().unwrap();
    let case = folder.path().join("case.svg");
    fs::write(&case, sample::TEXT).unwrap();
    let link = folder.path().join("link.svg");
    std::os::unix::fs::symlink(&case, &link).unwrap();
    let (code, _, err) = run(spinemap().arg("figure").arg(&case).arg("-o").arg(&link));
    assert_eq!(code, 2);
    assert!(err.contains("would overwrite the case"), "{err}");
}

/// `spinemap schema | head -1`
#[test]
fn a_reader_that_stops_listening_is_no_failure() {
    let mut program =
        spinemap().arg("schema").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::with_capacity(16, program.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert_eq!(line, "{\n");
    let output = program.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_a_failure() {
    let Ok(full) = File::options().write(true).open("/dev/full") else { return };
    let (code, _, err) = run(spinemap().arg("schema").stdout(full));
    assert_eq!(code, 1);
    assert!(err.starts_with("spinemap: the output cannot be written"), "{err}");
}

fn sample_case(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_cases").join(name)
}

#[test]
fn score_prints_a_line_for_each_score_of_each_time() {
    let case = sample_case("shabani-2025.spinecase");
    let (code, out, err) = run(spinemap().arg("score").arg(&case));
    assert_eq!((code, err), (0, String::new()));
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines[0], "Before surgery");
    assert_eq!(
        lines[1],
        "  SINS T5 5–10, stable – potentially unstable (rests on inference); location semirigid 1, \
         pain mechanical or not mechanical 1–3, bone lesion lytic 2, alignment normal 0, body no \
         collapse, involved share not stated 0–1, posterolateral left pedicle; the rest not stated \
         1–3"
    );
    assert!(out.contains("\n  Tomita type 6, extracompartmental"), "{out}");
    assert!(out.contains("\nconventions of this program\n"), "{out}");
    assert!(!out.contains("After surgery"), "times without findings have no scores");
}

#[test]
fn score_prints_json_with_inputs_and_what_is_missing() {
    let case = sample_case("shabani-2025.spinecase");
    let (code, out, err) = run(spinemap().arg("score").arg(&case).arg("--json"));
    assert_eq!((code, err), (0, String::new()));
    let groups: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(groups[0]["time_point"], "Before surgery");
    let scores = groups[0]["scores"].as_array().unwrap();
    let sins = &scores[0];
    assert_eq!((&sins["name"], &sins["level"]), (&"SINS".into(), &"T5".into()));
    assert_eq!((&sins["min"], &sins["max"]), (&5.into(), &10.into()));
    assert!(sins.get("value").is_none() && sins.get("not_applicable").is_none());
    assert_eq!(sins["inputs"]["bone lesion"]["points"], 2);
    assert_eq!(sins["inputs"]["bone lesion"]["from"][0]["basis"], "stated");
    assert_eq!(sins["inputs"]["pain"]["points"], serde_json::json!([1, 3]));
    assert_eq!(
        sins["missing"][1],
        serde_json::json!({
            "input": "body",
            "why": "not known exactly",
            "change": 1.0,
            "field": "time_points[0].findings.levels.T5.body_share",
        })
    );
    assert!(sins["citation"].as_str().unwrap().starts_with("Fisher CG"));
    let tomita = scores.iter().find(|score| score["name"] == "Tomita type").unwrap();
    assert_eq!((&tomita["value"], &tomita["class"]), (&6.into(), &"extracompartmental".into()));
    let ajcc = scores.iter().find(|s| s["name"] == "AJCC 8 T (bone, spine)").unwrap();
    assert!(ajcc["not_applicable"].as_str().unwrap().contains("metastasis"));
    assert!(ajcc.get("min").is_none());
}

#[test]
fn score_refuses_a_file_that_it_cannot_show_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("newer.spinecase");
    fs::write(&path, with(r#""version": 1,"#, r#""version": 2, "by": "x","#)).unwrap();
    let (code, out, err) = run(spinemap().arg("score").arg(&path));
    assert_eq!((code, out), (1, String::new()));
    assert!(err.contains("a newer Spinemap made this file"), "{err}");
    let missing = folder.path().join("missing.spinecase");
    let (code, _, err) = run(spinemap().arg("score").arg(&missing));
    assert_eq!(code, 1);
    assert!(err.trim_end().ends_with("missing.spinecase"), "{err}");
}

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
