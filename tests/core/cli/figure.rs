//! `spinemap figure`: pictures of a case.

use std::fs;

use super::{run, spinemap};
use crate::sample::{self, with};

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
