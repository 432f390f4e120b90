//! A report of another patient: the program asks where it belongs before anything of it is marked.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use super::review::{is_there, paste, with_report};
use super::{Window, ctrl, press};

const MAN: &str = "MRI of the spine in a 38-year-old man. Lytic metastasis of T5.";
const WOMAN: &str = "CT of a 62-year-old woman. Metastasis of L2.";
const QUESTION: &str = "This report speaks of a 62-year-old woman, the case of a 38-year-old man. \
                        Another patient?";

fn labels(window: &Window<'_>) -> Vec<String> {
    window.state().case().sources.iter().map(|source| source.label.clone()).collect()
}

fn two_reports() -> Window<'static> {
    let mut window = with_report(MAN);
    paste(&mut window, WOMAN);
    window.get_by_label(QUESTION);
    window
}

#[test]
fn a_report_of_another_patient_waits_for_an_answer() {
    let mut window = two_reports();
    assert!(!is_there(&window, "L2: level involved"));
    window.key_press_modifiers(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::A);
    window.run();
    assert!(window.state().case().time_points[0].findings.is_empty());
    window.get_by_label("Say first whether CT belongs to this case");
    press(&mut window, "Keep it here");
    assert!(window.query_by_label(QUESTION).is_none());
    assert!(is_there(&window, "L2: level involved – new"));
    ctrl(&mut window, Key::Z);
    window.get_by_label(QUESTION);
}

#[test]
fn a_report_of_another_patient_is_removed_and_comes_back() {
    let mut window = two_reports();
    press(&mut window, "Remove it");
    assert_eq!(labels(&window), ["MRI"]);
    window.get_by_label("Removed CT; undo brings it back");
    ctrl(&mut window, Key::Z);
    assert_eq!(labels(&window), ["MRI", "CT"]);
}

#[test]
fn a_report_of_another_patient_goes_into_a_new_case() {
    let mut window = two_reports();
    press(&mut window, "Put it into a new case");
    // The open case has no file yet, and is asked for first.
    press(&mut window, "Cancel");
    assert_eq!(labels(&window), ["MRI", "CT"]);
    window.get_by_label("CT stays in this case");
    press(&mut window, "Put it into a new case");
    press(&mut window, "Discard");
    assert_eq!(labels(&window), ["CT"]);
    assert!(window.query_by_label(QUESTION).is_none());
    assert!(is_there(&window, "L2: level involved – new"));
    assert!(window.state().is_modified());
}

#[test]
fn an_age_of_another_year_is_no_other_patient() {
    let mut window = with_report(MAN);
    paste(&mut window, "CT of a 41-year-old man. Metastasis of L2.");
    assert!(!is_there(&window, "Another patient?"));
    assert!(is_there(&window, "L2: level involved – new"));
}
