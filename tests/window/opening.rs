//! Opening: by path, by dropping, from the list; and what cannot be opened.

use std::path::{Path, PathBuf};

use egui::Key;
use egui_kittest::kittest::Queryable as _;

use super::{Window, choose, copy_of_sample, ctrl, drop_files, press, sample, window_on};

#[test]
fn what_cannot_be_opened_is_told_and_the_open_case_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("broken.spinecase");
    std::fs::write(&path, b"{\"format\": \"spinemap-case\",").unwrap();
    let mut window = window_on(&sample("lee.spinecase"));
    let before = window.state().case().clone();
    window.state_mut().open(&path);
    window.run();
    window.get_by_label_contains("broken.spinecase");
    press(&mut window, "Close");
    assert_eq!(*window.state().case(), before);
}

#[test]
fn opening_another_case_asks_for_the_changes_of_this_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = copy_of_sample("lee.spinecase", &folder);
    let mut window = window_on(&path);
    press(&mut window, "Level L3");
    press(&mut window, "L3, left pedicle");
    ctrl(&mut window, Key::O);
    choose(&mut window, &sample("idir-2023.spinecase"), "Open this file");
    press(&mut window, "Cancel");
    assert!(window.state().is_modified());
    assert_eq!(window.state().case().label, "Lee");
    ctrl(&mut window, Key::O);
    choose(&mut window, &sample("idir-2023.spinecase"), "Open this file");
    press(&mut window, "Discard");
    assert_eq!(window.state().case().label, "Idir 2023");
}

#[test]
fn a_dropped_file_is_opened_once_the_changes_are_decided_on() {
    let folder = tempfile::tempdir().unwrap();
    let path = copy_of_sample("lee.spinecase", &folder);
    let mut window = window_on(&path);
    let drop = |window: &mut Window<'_>, path: PathBuf| drop_files(window, [path]);
    press(&mut window, "Level L3");
    press(&mut window, "L3, left pedicle");
    drop(&mut window, sample("sun-2014.spinecase"));
    press(&mut window, "Cancel");
    assert_eq!(window.state().case().label, "Lee");
    drop(&mut window, sample("sun-2014.spinecase"));
    press(&mut window, "Save");
    assert_eq!(window.state().case().label, "Sun 2014");
    assert_ne!(std::fs::read(&path).unwrap(), std::fs::read(sample("lee.spinecase")).unwrap());
    drop(&mut window, folder.path().to_owned());
    // A folder is looked into.
    press(&mut window, "lee.spinecase");
    assert_eq!(window.state().case().label, "Lee");
}

/// The name that the list of recent cases gives a file.
fn name(path: &Path) -> &str {
    path.file_name().unwrap().to_str().unwrap()
}

#[test]
fn recent_files_open_and_a_vanished_one_is_told_and_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let gone = copy_of_sample("lee.spinecase", &folder);
    let there = copy_of_sample("sun-2014.spinecase", &folder);
    let mut window = window_on(&there);
    window.state_mut().open(&gone);
    window.run();
    let recent = |window: &mut Window<'_>, path: &Path| {
        press(window, "File menu");
        press(window, "Recent cases");
        press(window, name(path));
    };
    recent(&mut window, &there);
    assert_eq!(window.state().case().label, "Sun 2014");
    std::fs::remove_file(&gone).unwrap();
    recent(&mut window, &gone);
    window.get_by_label_contains("lee.spinecase");
    press(&mut window, "Close");
    assert_eq!(window.state().case().label, "Sun 2014");
    press(&mut window, "File menu");
    press(&mut window, "Recent cases");
    assert!(window.query_by_label(name(&gone)).is_none());
    window.get_by_label(name(&there));
}

#[test]
fn a_file_that_cannot_be_read_leaves_unsaved_changes_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("empty.spinecase");
    std::fs::write(&path, b"").unwrap();
    let mut window = window_on(&sample("lee.spinecase"));
    press(&mut window, "Level L3");
    press(&mut window, "L3, left pedicle");
    let before = window.state().case().clone();
    ctrl(&mut window, Key::O);
    choose(&mut window, &path, "Open this file");
    press(&mut window, "Discard");
    window.get_by_label_contains("empty.spinecase");
    press(&mut window, "Close");
    assert_eq!(*window.state().case(), before);
    assert!(window.state().is_modified());
}
