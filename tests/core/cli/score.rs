//! `spinemap score`: every score, in lines and as JSON.

use std::fs;
use std::path::Path;

use super::{run, spinemap};
use crate::sample::with;

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
