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

#[test]
fn a_case_and_reports_at_once_are_asked_for_one_after_the_other() {
    let mut window = window();
    drop_files(&mut window, [sample("lee.spinecase"), report("plain.txt")]);
    window.get_by_label_contains("drop the case first");
    press(&mut window, "Close");
    assert!(labels(&window).is_empty());
    assert_eq!(window.state().case().label, "New case");
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
