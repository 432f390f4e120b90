//! Saving, exporting and closing.

use std::path::Path;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use super::{Window, choose, copy_of_sample, ctrl, press, sample, window, window_on};

#[test]
fn a_case_is_marked_saved_and_read_back_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let path = copy_of_sample("shabani-2025.spinecase", &folder);
    let mut window = window_on(&path);
    press(&mut window, "Level T7");
    press(&mut window, "T7, left pedicle");
    press(&mut window, "Cord compression (ESCC): 2");
    // High enough for the whole form to be in sight.
    window.set_size(egui::vec2(1440.0, 6_000.0));
    press(&mut window, "Histology");
    window.get_all_by_label("Add stain or marker").next().unwrap().click();
    window.run();
    press(&mut window, "positive");
    window.run();
    let marker = window.get_all_by_label("Marker").last().unwrap();
    marker.focus();
    window.run();
    window.get_all_by_label("Marker").last().unwrap().type_text("desmin");
    window.run();
    assert!(window.state().is_modified());
    ctrl(&mut window, Key::Z);
    let stains = |case: &spinemap::case::Case| {
        case.specimens.iter().flat_map(|s| &s.stains).map(|s| s.marker.clone()).collect::<Vec<_>>()
    };
    assert!(!stains(window.state().case()).contains(&"desmin".to_owned()));
    ctrl(&mut window, Key::Y);
    assert!(stains(window.state().case()).contains(&"desmin".to_owned()));
    ctrl(&mut window, Key::S);
    assert!(!window.state().is_modified());
    let saved = window.state().case().clone();
    let again = window_on(&path);
    assert_eq!(**again.state().case(), *saved);
}

#[test]
fn closing_with_changes_asks_and_each_answer_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = copy_of_sample("lee.spinecase", &folder);
    let original = std::fs::read(&path).unwrap();
    let changed = || {
        let mut window = window_on(&path);
        press(&mut window, "Level L3");
        press(&mut window, "L3, left pedicle");
        ctrl(&mut window, Key::Q);
        window
    };

    let mut window = changed();
    press(&mut window, "Cancel");
    assert!(!window.state().is_closing() && window.state().is_modified());

    let mut window = changed();
    press(&mut window, "Discard");
    assert!(window.state().is_closing());
    assert_eq!(std::fs::read(&path).unwrap(), original);

    let mut window = changed();
    press(&mut window, "Save");
    assert!(window.state().is_closing() && !window.state().is_modified());
    assert_ne!(std::fs::read(&path).unwrap(), original);
}

#[test]
fn an_unchanged_case_closes_without_a_question() {
    let mut window = window_on(&sample("lee.spinecase"));
    ctrl(&mut window, Key::Q);
    assert!(window.state().is_closing());
}

#[test]
fn undo_never_reaches_into_another_case() {
    let folder = tempfile::tempdir().unwrap();
    let one = copy_of_sample("lee.spinecase", &folder);
    let other = copy_of_sample("idir-2023.spinecase", &folder);
    let mut window = window_on(&one);
    press(&mut window, "Case");
    let label = window.get_all_by_label("Label").next().unwrap();
    label.focus();
    window.run();
    window.get_all_by_label("Label").next().unwrap().type_text("of one patient");
    window.run();
    assert!(window.state().case().label.contains("of one patient"));
    window.state_mut().open(&other);
    window.run();
    let before = window.state().case().clone();
    ctrl(&mut window, Key::Z);
    window.get_all_by_label("Label").next().unwrap().focus();
    window.run();
    ctrl(&mut window, Key::Z);
    assert_eq!(*window.state().case(), before);
    assert!(!window.state().is_modified());
}

#[test]
fn save_as_another_version_keeps_the_id_and_a_new_case_gets_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let path = copy_of_sample("lee.spinecase", &folder);
    let mut window = window_on(&path);
    let id = window.state().case().id;
    let version = folder.path().join("version.spinecase");
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    window.run();
    choose(&mut window, &version, "Save to this file");
    assert_eq!(spinemap::store::load(&version).unwrap().case.id, id);

    let copy = folder.path().join("copy.spinecase");
    press(&mut window, "File menu");
    press(&mut window, "Save as a new case…");
    choose(&mut window, &copy, "Save to this file");
    assert_ne!(spinemap::store::load(&copy).unwrap().case.id, id);
}

#[test]
fn a_file_that_somebody_else_changed_is_not_overwritten_silently() {
    let folder = tempfile::tempdir().unwrap();
    let path = copy_of_sample("lee.spinecase", &folder);
    let mut window = window_on(&path);
    press(&mut window, "Level L3");
    press(&mut window, "L3, left pedicle");
    let theirs = std::fs::read(sample("idir-2023.spinecase")).unwrap();
    std::fs::write(&path, &theirs).unwrap();
    ctrl(&mut window, Key::S);
    assert_eq!(std::fs::read(&path).unwrap(), theirs);
    window.get_by_label_contains("Somebody else has changed the file");
    press(&mut window, "Replace it");
    assert!(!window.state().is_modified());
    assert_ne!(std::fs::read(&path).unwrap(), theirs);
}

#[test]
fn a_new_case_is_saved_under_a_name_that_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("first.spinecase");
    let mut window = window();
    press(&mut window, "Level T7");
    press(&mut window, "T7, left pedicle");
    ctrl(&mut window, Key::S);
    choose(&mut window, &path, "Save to this file");
    assert_eq!(spinemap::store::load(&path).unwrap().case, **window.state().case());
}

#[test]
fn a_refusal_after_enter_in_the_path_field_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = copy_of_sample("lee.spinecase", &folder);
    let other = copy_of_sample("idir-2023.spinecase", &folder);
    let theirs = std::fs::read(&other).unwrap();
    let mut window = window_on(&path);
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    window.run();
    window.get_by_label("Path").focus();
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run();
    window.get_by_label("Path").type_text(&other.display().to_string());
    window.run();
    window.key_press(Key::Enter);
    window.run();
    window.get_by_label_contains("There is already a file of this name");
    assert_eq!(std::fs::read(&other).unwrap(), theirs);
}

#[test]
fn a_figure_replaces_a_file_only_on_request() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.svg");
    std::fs::write(&path, "theirs").unwrap();
    let mut window = window_on(&sample("lee.spinecase"));
    let export = |window: &mut Window<'_>, path: &Path| {
        ctrl(window, Key::E);
        press(window, "Save figure…");
        choose(window, path, "Write this file");
    };
    export(&mut window, &path);
    window.get_by_label_contains("There is already a file of this name");
    press(&mut window, "Cancel");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "theirs");
    // The figure is still being set up.
    press(&mut window, "Save figure…");
    choose(&mut window, &path, "Write this file");
    press(&mut window, "Replace it");
    assert!(std::fs::read_to_string(&path).unwrap().contains("<svg"));
    for (name, begins) in [("map.png", b"\x89PNG"), ("map.pdf", b"%PDF")] {
        let path = folder.path().join(name);
        export(&mut window, &path);
        assert!(std::fs::read(&path).unwrap().starts_with(begins), "{name}");
    }
    export(&mut window, &folder.path().join("map.jpg"));
    window.get_by_label_contains("ends in .svg, .pdf or .png");
}

#[test]
fn a_figure_or_a_new_case_does_not_take_the_place_of_the_open_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = copy_of_sample("lee.spinecase", &folder);
    let before = std::fs::read(&path).unwrap();
    let mut window = window_on(&path);
    let refused = |window: &mut Window<'_>| {
        window.get_by_label_contains("This is the file of the open case");
        press(window, "Close");
        assert_eq!(std::fs::read(&path).unwrap(), before);
    };
    press(&mut window, "File menu");
    press(&mut window, "Save as a new case…");
    choose(&mut window, &path, "Save to this file");
    refused(&mut window);
    ctrl(&mut window, Key::E);
    press(&mut window, "Save figure…");
    choose(&mut window, &path, "Write this file");
    refused(&mut window);
}

#[test]
fn a_case_of_its_own_keeps_its_id_when_steps_are_undone() {
    let folder = tempfile::tempdir().unwrap();
    let path = copy_of_sample("lee.spinecase", &folder);
    let copy = folder.path().join("copy.spinecase");
    let mut window = window_on(&path);
    let old = window.state().case().id;
    press(&mut window, "Level L3");
    press(&mut window, "L3, left pedicle");
    press(&mut window, "File menu");
    press(&mut window, "Save as a new case…");
    choose(&mut window, &copy, "Save to this file");
    let id = window.state().case().id;
    assert_ne!(id, old);
    ctrl(&mut window, Key::Z);
    assert!(window.state().is_modified());
    ctrl(&mut window, Key::S);
    let [copy, original] = [&copy, &path].map(|path| spinemap::store::load(path).unwrap().case);
    assert_eq!((copy.id, original.id), (id, old));
    assert_eq!(copy.time_points, original.time_points);
}

#[test]
fn saving_under_the_own_name_looks_for_changes_of_others() {
    let folder = tempfile::tempdir().unwrap();
    let path = copy_of_sample("lee.spinecase", &folder);
    let mut window = window_on(&path);
    let theirs = std::fs::read(sample("idir-2023.spinecase")).unwrap();
    std::fs::write(&path, &theirs).unwrap();
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    window.run();
    choose(&mut window, &path, "Save to this file");
    window.get_by_label_contains("Somebody else has changed the file");
    assert_eq!(std::fs::read(&path).unwrap(), theirs);
}

#[test]
fn a_deleted_file_is_made_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = copy_of_sample("lee.spinecase", &folder);
    let mut window = window_on(&path);
    press(&mut window, "Level L3");
    press(&mut window, "L3, left pedicle");
    std::fs::remove_file(&path).unwrap();
    ctrl(&mut window, Key::S);
    assert!(!window.state().is_modified());
    assert_eq!(spinemap::store::load(&path).unwrap().case, **window.state().case());
}

#[test]
fn the_close_button_of_the_window_asks_for_the_changes() {
    let folder = tempfile::tempdir().unwrap();
    let path = copy_of_sample("lee.spinecase", &folder);
    let mut window = window_on(&path);
    let close = |window: &mut Window<'_>| {
        let viewport = window.input_mut().viewports.entry(egui::ViewportId::ROOT).or_default();
        viewport.events.push(egui::ViewportEvent::Close);
        window.step();
        let kept = window.output().viewport_output[&egui::ViewportId::ROOT]
            .commands
            .contains(&egui::ViewportCommand::CancelClose);
        window.input_mut().viewports.entry(egui::ViewportId::ROOT).or_default().events.clear();
        window.run();
        kept
    };
    assert!(!close(&mut window), "nothing to lose: the window goes");
    press(&mut window, "Level L3");
    press(&mut window, "L3, left pedicle");
    assert!(close(&mut window));
    press(&mut window, "Cancel");
    assert!(!window.state().is_closing() && window.state().is_modified());
    assert!(close(&mut window));
    press(&mut window, "Discard");
    assert!(window.state().is_closing());
}

#[test]
fn a_figure_shows_what_was_chosen_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("course.svg");
    let mut window = window_on(&sample("lee.spinecase"));
    ctrl(&mut window, Key::E);
    for choice in ["Recurrence", "What has changed", "Pictures of the grades"] {
        press(&mut window, choice);
    }
    window.get_by_label("Levels seen from the feet").focus();
    window.run();
    window.get_by_label("Levels seen from the feet").type_text("T8, x");
    window.run();
    window.get_by_label_contains("`X` is no level");
    window.key_press(Key::Backspace);
    window.key_press(Key::Backspace);
    window.key_press(Key::Backspace);
    window.run();
    press(&mut window, "Save figure…");
    choose(&mut window, &path, "Write this file");
    let written = std::fs::read_to_string(&path).unwrap();
    for part in ["time-1-front-T8-body", "time-2-side-L3", "time-2-T8-axial", "escc-1c", "changes"]
    {
        assert!(written.contains(part), "{part}");
    }
    assert!(!window.state().is_modified());
}
