//! Opening reports: several at once, by the path field and by dropping them.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use spinemap::case::SourceKind;

use super::{Window, choose, ctrl, drop_files, press, sample, window, window_on};

fn report(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/report_files").join(name)
}

/// Waits until the reports are read, which happens on another thread.
fn wait_for(window: &mut Window<'_>, is_done: impl Fn(&Window<'_>) -> bool) {
    let deadline = Instant::now() + Duration::from_mins(1);
    while !is_done(window) {
        assert!(Instant::now() < deadline, "the reports do not come");
        std::thread::sleep(Duration::from_millis(5));
        window.run();
    }
}

fn labels(window: &Window<'_>) -> Vec<String> {
    window.state().case().sources.iter().map(|source| source.label.clone()).collect()
}

fn ask(window: &mut Window<'_>) {
    window.key_press_modifiers(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::O);
    window.run();
}

#[test]
fn reports_become_sources_with_their_kind_in_one_step() {
    let mut window = window();
    let files = ["libreoffice.pdf", "word.docx", "fhir-bundle.json", "markdown.md"];
    drop_files(&mut window, files.map(report));
    wait_for(&mut window, |window| !labels(window).is_empty());
    assert_eq!(labels(&window), ["MRI", "MRI 2", "MRI 3", "report", "MRI 4"]);
    let case = window.state().case().clone();
    assert_eq!(case.sources[0].kind, SourceKind::Mri);
    assert_eq!(case.sources[3].kind, SourceKind::Other);
    assert!(case.sources[0].text.contains("lytic metastasis of the T7 vertebral body"));
    assert_eq!(case.sources[0].time_points, [case.time_points[0].id.clone()]);
    window.get_by_label("Source: MRI 2");
    window.get_by_label_contains("Added MRI, MRI 2, MRI 3, report, MRI 4");
    ctrl(&mut window, Key::Z);
    assert!(labels(&window).is_empty());
    window.get_by_label("Undone: Add 5 reports");
    let text = serde_json::to_string(&*case).unwrap();
    for name in ["Jane", "libreoffice", "markdown"] {
        assert!(!text.contains(name), "{name} comes from a file's name or description");
    }
}

#[test]
fn a_file_that_holds_no_report_is_told_and_the_others_are_added() {
    let mut window = window();
    drop_files(&mut window, ["scanned.pdf", "plain.txt", "missing.txt"].map(report));
    wait_for(&mut window, |window| window.query_by_label_contains("scanned.pdf").is_some());
    window.get_by_label_contains("pictures of pages and no text");
    window.get_by_label_contains("There is no such file");
    window.get_by_label_contains("missing.txt");
    press(&mut window, "Close");
    assert_eq!(labels(&window), ["MRI"]);
}

#[test]
fn a_report_is_opened_by_its_path() {
    let mut window = window_on(&sample("lee.spinecase"));
    let before = labels(&window);
    ask(&mut window);
    choose(&mut window, &report("word.rtf"), "Open these reports");
    wait_for(&mut window, |window| labels(window).len() > before.len());
    let source = window.state().case().sources.last().unwrap().clone();
    assert_eq!(source.kind, SourceKind::Mri);
    assert!(!before.contains(&source.label));
    window.get_by_label(&format!("Text of {}", source.label));
}

#[test]
fn the_reports_of_a_folder_are_ticked() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in
        [("a.txt", "CT: lesion of T5."), ("b.md", "Biopsy of T5, histology."), ("c.png", "x")]
    {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let mut window = window();
    ask(&mut window);
    window.get_by_label("Path").focus();
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run();
    window.get_by_label("Path").type_text(&folder.path().display().to_string());
    window.run();
    assert!(window.query_by_label("c.png").is_none());
    press(&mut window, "a.txt");
    press(&mut window, "b.md");
    press(&mut window, "Open these reports");
    wait_for(&mut window, |window| labels(window).len() == 2);
    assert_eq!(labels(&window), ["CT", "pathology report"]);
}

/// How many sources a sample case has.
fn count_of(name: &str) -> usize {
    spinemap::store::load(&sample(name)).unwrap().case.sources.len()
}

#[test]
fn a_case_and_reports_at_once_are_opened_together() {
    let count = count_of("lee.spinecase");
    let mut window = window();
    drop_files(&mut window, [report("plain.txt"), sample("lee.spinecase")]);
    wait_for(&mut window, |window| labels(window).len() == count + 1);
    assert_eq!(window.state().case().label, "Lee");
    window.get_by_label_contains("Added MRI");
    assert!(window.state().is_modified());
}

#[test]
fn reports_wait_until_the_changes_of_the_open_case_are_decided_on() {
    let mut window = window();
    drop_files(&mut window, [report("plain.txt")]);
    wait_for(&mut window, |window| labels(window).len() == 1);
    drop_files(&mut window, [report("word.rtf"), sample("lee.spinecase")]);
    press(&mut window, "Cancel");
    assert_eq!((labels(&window).len(), &*window.state().case().label), (1, "New case"));
    drop_files(&mut window, [report("word.rtf"), sample("lee.spinecase")]);
    press(&mut window, "Discard");
    let count = count_of("lee.spinecase");
    wait_for(&mut window, |window| labels(window).len() == count + 1);
    assert_eq!(window.state().case().label, "Lee");
}

#[test]
fn what_is_named_at_the_start_is_opened() {
    let start = |paths: Vec<PathBuf>| {
        let mut window = window();
        let ctx = window.ctx.clone();
        window.state_mut().open_paths(&ctx, paths);
        window.run();
        window
    };
    let mut reports = start(vec![report("plain.txt"), report("word.docx"), report("pages.pdf")]);
    wait_for(&mut reports, |window| labels(window).len() == 3);
    assert_eq!(reports.state().case().label, "New case");
    let mut both = start(vec![sample("sun-2014.spinecase"), report("fhir-text.json")]);
    let count = count_of("sun-2014.spinecase");
    wait_for(&mut both, |window| labels(window).len() == count + 1);
    assert_eq!(both.state().case().label, "Sun 2014");
    let folder = start(vec![sample("")]);
    folder.get_by_label("lee.spinecase");
    let two = start(vec![sample("lee.spinecase"), sample("sun-2014.spinecase")]);
    two.get_by_label_contains("One case is open at a time");
    let mut missing = start(vec![report("missing.pdf")]);
    wait_for(&mut missing, |window| window.query_by_label_contains("missing.pdf").is_some());
}

#[test]
fn a_case_is_known_by_its_contents_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("case.json");
    std::fs::copy(sample("lee.spinecase"), &path).unwrap();
    let mut window = window();
    drop_files(&mut window, [path]);
    assert_eq!(window.state().case().label, "Lee");
    // A report is taken where a case is asked for.
    ctrl(&mut window, Key::O);
    choose(&mut window, &report("plain.txt"), "Open this file");
    let count = count_of("lee.spinecase");
    wait_for(&mut window, |window| labels(window).len() == count + 1);
    assert_eq!(window.state().case().label, "Lee");
}

#[test]
fn reports_do_not_join_another_case_than_the_one_named_with_them() {
    let folder = tempfile::tempdir().unwrap();
    let broken = folder.path().join("broken.spinecase");
    std::fs::write(&broken, b"{").unwrap();
    let mut window = window();
    drop_files(&mut window, [broken, report("plain.txt")]);
    window.get_by_label_contains("broken.spinecase");
    press(&mut window, "Close");
    assert!(labels(&window).is_empty());
}

#[test]
fn lines_end_as_the_window_shows_them() {
    let mut window = window();
    drop_files(&mut window, [report("windows-1252.txt")]);
    wait_for(&mut window, |window| !labels(window).is_empty());
    let case = window.state().case().clone();
    assert!(!case.sources[0].text.contains('\r'));
    assert!(case.sources[0].text.contains("Größe"));
}
