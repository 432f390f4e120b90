//! The built program: what it prints, where, and with which exit code.

mod figure;
mod read;
mod score;

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
