//! Hints: beside their fields and in a list, to be mended or accepted; and codes that are offered.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use spinemap::case::{Case, IcdoVersion};

use super::{Window, press, sample, window_on};

/// A window on a changed copy of a sample.
pub fn changed(name: &str, change: impl FnOnce(&mut Case)) -> (Window<'static>, tempfile::TempDir) {
    let mut case = spinemap::store::load(&sample(name)).unwrap().case;
    change(&mut case);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("changed.spinecase");
    spinemap::store::save(&path, &case, spinemap::store::Overwrite::Nothing).unwrap();
    (window_on(&path), folder)
}

fn with_old_code(case: &mut Case) {
    let entity = &mut case.diagnoses[0].entity.shown_mut().value;
    "Ewing sarcoma".clone_into(&mut entity.name);
    entity.morphology = Some("9260/3".parse().unwrap());
    entity.icdo_version = Some(IcdoVersion::V3_2);
}

const OLD: &str = "9260/3 is Ewing sarcoma in ICD-O-3, and not a code of ICD-O-3.2. Ewing sarcoma is \
                   9364/3 in 3.2.";

fn code(window: &Window<'_>) -> String {
    let entity = window.state().case().diagnoses[0].entity.value().clone();
    entity.morphology.unwrap().to_string()
}

#[test]
fn a_case_without_hints_says_nothing_of_them() {
    let window = window_on(&sample("lee.spinecase"));
    assert!(window.query_by_label_contains("hint").is_none());
}

#[test]
fn a_hint_is_listed_leads_to_its_field_and_is_mended_there() {
    let (mut window, _folder) = changed("idir-2023.spinecase", with_old_code);
    press(&mut window, "Show 1 hint");
    window.get_by_label(OLD);
    press(&mut window, &format!("Go to: {OLD}"));
    press(&mut window, "Show 1 hint");
    // It stands beside its field, with what mends it.
    press(&mut window, &format!("Code it 9364/3 (ICD-O-3.2): {OLD}"));
    assert_eq!(code(&window), "9364/3");
    assert!(window.query_by_label_contains("hint").is_none());
    press(&mut window, "Undo");
    assert_eq!(code(&window), "9260/3");
    window.get_by_label("Show 1 hint");
}

#[test]
fn a_hint_that_is_let_stand_stays_away_and_never_hinders_saving() {
    let (mut window, folder) = changed("idir-2023.spinecase", with_old_code);
    window.key_press(Key::F8);
    window.run();
    press(&mut window, &format!("Let it stand: {OLD}"));
    window.get_by_label("Nothing is odd in this case.");
    assert_eq!(window.state().case().accepted_hints.len(), 1);
    window.key_press_modifiers(Modifiers::COMMAND, Key::S);
    window.run();
    assert!(!window.state().is_modified());
    let path = folder.path().join("changed.spinecase");
    let saved = spinemap::store::load(&path).unwrap().case;
    assert!(spinemap::hints::hints(&saved).is_empty());
}

#[test]
fn codes_are_offered_while_a_diagnosis_is_typed() {
    let (mut window, _folder) = changed("idir-2023.spinecase", |case| {
        let entity = &mut case.diagnoses[0].entity.shown_mut().value;
        "chord".clone_into(&mut entity.name);
        (entity.morphology, entity.icdo_version) = (None, None);
    });
    press(&mut window, "Tumours");
    press(&mut window, "Entity: code 9370/3 chordoma");
    let entity = window.state().case().diagnoses[0].entity.value().clone();
    assert_eq!((entity.name.as_str(), code(&window).as_str()), ("chordoma", "9370/3"));
    assert_eq!(entity.icdo_version, Some(IcdoVersion::V3_2));
    assert!(window.query_by_label_contains("Entity: code").is_none(), "it has its code");
}

#[test]
fn stains_are_compared_with_what_is_expected() {
    let (mut window, _folder) = changed("lee.spinecase", |case| {
        let stains = case.specimens.iter_mut().flat_map(|specimen| &mut specimen.stains);
        for stain in stains.filter(|stain| stain.marker == "SMA") {
            stain.result.shown_mut().value.result = spinemap::case::StainResult::Negative;
        }
    });
    press(&mut window, "Histology");
    let headings = window.get_all_by_label("Expected in leiomyosarcoma: 1 otherwise").count();
    assert_eq!(headings, 2);
    assert!(window.get_all_by_label_contains(": otherwise").count() >= 2);
}

#[test]
fn the_marked_code_is_chosen_and_taken_by_keys_alone() {
    // The metastasis of a case whose diagnosis is not made yet.
    let (mut window, _folder) = changed("shabani-2025.spinecase", |case| {
        let entity = &mut case.diagnoses[0].entity.shown_mut().value;
        "x".clone_into(&mut entity.name);
        (entity.morphology, entity.icdo_version) = (None, None);
    });
    press(&mut window, "Tumours");
    window.get_all_by_label("Entity").next().unwrap().focus();
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    for letter in "clear cell ren".chars() {
        window.event(egui::Event::Text(letter.to_string()));
        window.run();
    }
    window.get_by_label("Entity: code 8310/6 clear cell renal cell carcinoma");
    window.get_by_label("Enter takes the code.");
    window.key_press(Key::Enter);
    window.run();
    let entity = window.state().case().diagnoses[0].entity.value().clone();
    assert_eq!(entity.name, "clear cell renal cell carcinoma", "no line is broken");
    assert_eq!(code(&window), "8310/6");
    assert_eq!(entity.icdo_version, Some(IcdoVersion::V3_2));
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(window.state().case().diagnoses[0].entity.value().name, entity.name);
}

#[test]
fn down_marks_another_offered_code() {
    let (mut window, _folder) = changed("idir-2023.spinecase", |case| {
        let entity = &mut case.diagnoses[0].entity.shown_mut().value;
        "chordom".clone_into(&mut entity.name);
        (entity.morphology, entity.icdo_version) = (None, None);
    });
    press(&mut window, "Tumours");
    window.get_all_by_label("Entity").next().unwrap().focus();
    window.run();
    window.get_by_label("Enter takes the marked code; Up and Down choose another.");
    for key in [Key::ArrowDown, Key::ArrowDown, Key::ArrowUp, Key::Enter] {
        window.key_press(key);
        window.run();
    }
    let second = spinemap::terms::icdo::offers("chordom", false)[1].code.clone();
    assert_eq!(code(&window), second);
}
