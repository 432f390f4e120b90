//! The dialog of the figure: what it offers, and that all of it can be reached.

use egui_kittest::kittest::NodeT as _;

use super::*;

/// Writes the figure as it is set up, and reads it.
fn written(window: &mut Window<'_>) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("figure.svg");
    press(window, "Save figure…");
    choose(window, &path, "Write this file");
    std::fs::read_to_string(&path).unwrap()
}

#[test]
fn the_course_is_drawn_by_one_press() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    ctrl(&mut window, Key::E);
    window.get_by_label("after laminectomy, debulking and fixation");
    press(&mut window, "All time points");
    let figure = written(&mut window);
    for label in ["Before surgery", "After surgery", "6 months", "24 months", "Last follow-up"] {
        assert!(figure.contains(&format!("data-name=\"{label}\"")), "{label}");
    }
    ctrl(&mut window, Key::E);
    press(&mut window, "This one");
    assert!(!written(&mut window).contains("data-name=\"After surgery\""));
}

#[test]
fn two_time_points_are_compared_by_a_command_with_a_name() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    ctrl(&mut window, Key::K);
    window.get_by_label("Go to").type_text("compare");
    window.run();
    window.key_press(Key::Enter);
    window.run();
    let figure = written(&mut window);
    for part in ["id=\"time-1\"", "id=\"time-2\"", "time-2-front-changes", "no longer stated"] {
        assert!(figure.contains(part), "{part}");
    }
    assert!(!figure.contains("id=\"time-3\""));
    ctrl(&mut window, Key::E);
    press(&mut window, "24 months");
    press(&mut window, "the first picture");
    assert!(written(&mut window).contains("time-3-front-changes"));
}

#[test]
fn a_case_of_one_time_point_has_nothing_to_compare() {
    let mut window = window();
    window.run();
    press(&mut window, "Time point menu");
    let node = window.get_by_label_contains("Compare time points…");
    assert!(node.accesskit_node().is_disabled());
}

#[test]
fn what_the_pointer_rests_on_is_not_named_above_a_dialog() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    let at = window.get_by_label("Level L3").rect().center();
    window.hover_at(at);
    window.run_steps(90);
    assert!(window.query_by_label("L3, not marked").is_some());
    ctrl(&mut window, Key::E);
    window.run_steps(2);
    assert!(window.query_by_label("L3, not marked").is_none());
}

#[test]
fn everything_of_the_dialog_is_within_a_small_window() {
    for name in ["shabani-2025.spinecase", "kjg-2019.spinecase"] {
        let mut window = window_on(&sample(name));
        window.set_size(egui::vec2(1280.0, 720.0));
        window.run();
        ctrl(&mut window, Key::E);
        press(&mut window, "All time points");
        let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1280.0, 720.0));
        for label in
            ["Save figure…", "Copy picture", "Close", "All time points", "Caption", "Width"]
        {
            for node in window.get_all_by_label(label) {
                assert!(screen.contains_rect(node.rect()), "{name}: {label} {:?}", node.rect());
            }
        }
    }
}
