//! Forms: what a change of a field does to the case, and what it leaves alone.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _, by};
use spinemap::anatomy::Level;
use spinemap::case::*;

use super::fields::full_case;
use super::{Window, copy_of_sample, ctrl, press, sample, window_on};

/// What is known of T5 before treatment.
fn t5(window: &Window<'_>) -> LevelFinding {
    window.state().case().time_points[0].findings.levels[&Level::T5].clone()
}

/// Types over what a field holds.
fn write(window: &mut Window<'_>, field: &str, text: &str) {
    window.get_all_by_label(field).next().unwrap().focus();
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    for letter in text.chars() {
        window.event(egui::Event::Text(letter.to_string()));
        window.run();
    }
    // The field is left.
    window.key_press(Key::Tab);
    window.run();
}

#[test]
fn what_a_source_states_outlives_another_choice() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    let before = t5(&window);
    press(&mut window, "Bone lesion: blastic");
    let fact = t5(&window).bone_lesion.unwrap();
    assert_eq!((fact.shown().basis, fact.values().len()), (Basis::Observed, 2));
    assert_eq!(fact.values()[1], before.bone_lesion.as_ref().unwrap().values()[0]);
    press(&mut window, "Bone lesion: not stated");
    assert_eq!(t5(&window), before, "only what was shown is cleared");
    press(&mut window, "Bone lesion: not stated");
    assert_eq!(t5(&window).bone_lesion, None);
}

#[test]
fn completing_a_stated_value_keeps_its_source() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    press(&mut window, "Histology");
    let conclusion =
        |window: &Window<'_>| window.state().case().specimens[0].conclusion.clone().unwrap();
    let before = conclusion(&window);
    assert!(!before.shown().evidence.is_empty());
    window.get_all_by_label("Conclusion").next().unwrap().focus();
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.key_press(Key::Backspace);
    window.run();
    window.event(egui::Event::Text("leiomyosarcoma".to_owned()));
    window.run();
    let after = conclusion(&window);
    assert_eq!(after.value(), "leiomyosarcoma");
    assert_eq!(after.shown().evidence, before.shown().evidence);
    assert_eq!(after.shown().basis, Basis::Stated);
}

#[test]
fn a_bound_can_be_open_above_below_or_not_at_all() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    let shown = |window: &Window<'_>| t5(window).escc.unwrap().value().to_string();
    press(&mut window, "Cord compression (ESCC): 1b");
    press(&mut window, "Cord compression (ESCC): at least");
    assert_eq!(shown(&window), "≥1b");
    press(&mut window, "Cord compression (ESCC): at most");
    assert_eq!(shown(&window), "≤1b");
    press(&mut window, "Cord compression (ESCC): at most");
    assert_eq!(shown(&window), "1b");
    let label = "Cord compression (ESCC): 2";
    window.get_by_label(label).click_modifiers(Modifiers::SHIFT);
    window.run();
    assert_eq!(shown(&window), "1b–2");
}

#[test]
fn a_typed_value_is_one_step_of_undo_and_an_unreadable_one_changes_nothing() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    let before = t5(&window);
    write(&mut window, "Body replaced (%)", "7 of 10");
    assert_eq!(t5(&window), before, "not even by its beginning");
    write(&mut window, "Body replaced (%)", "75");
    assert_eq!(t5(&window).body_share.unwrap().value().to_string(), "75");
    ctrl(&mut window, Key::Z);
    assert_eq!(t5(&window), before);
}

#[test]
fn saving_names_the_fields_that_cannot_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = copy_of_sample("shabani-2025.spinecase", &folder);
    let mut window = window_on(&path);
    write(&mut window, "Body replaced (%)", "most");
    assert_eq!(t5(&window).body_share, None);
    press(&mut window, "Alignment: new deformity");
    ctrl(&mut window, Key::S);
    window.get_by_label_contains("without what cannot be read in: Body replaced (%)");
    write(&mut window, "Body replaced (%)", "60");
    ctrl(&mut window, Key::S);
    assert!(window.query_by_label_contains("without what cannot be read").is_none());
}

#[test]
fn a_tumour_with_a_diagnosis_stays_and_a_removal_is_named() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    press(&mut window, "Tumours");
    let tumours = window.state().case().tumours.len();
    let name = format!("Remove {}", window.state().case().tumours[0].label);
    assert!(window.get_by_label(&name).accesskit_node().is_disabled());
    window.get_by_label(&name).click();
    window.run();
    assert_eq!(window.state().case().tumours.len(), tumours);
    press(&mut window, "Histology");
    let name = window.state().case().specimens[0].label.clone();
    press(&mut window, &format!("Remove {name}"));
    ctrl(&mut window, Key::Z);
    window.get_by_label_contains(&format!("Undone: Remove: specimen “{name}”"));
}

#[test]
fn a_case_of_a_newer_version_can_be_read_to_the_last_passage() {
    let folder = tempfile::tempdir().unwrap();
    let path = copy_of_sample("shabani-2025.spinecase", &folder);
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace("\"version\": 1,", "\"version\": 99,")).unwrap();
    let mut window = window_on(&path);
    let before = window.state().case().clone();
    press(&mut window, "Why: Bone lesion");
    let words = before.time_points[0].findings.levels[&Level::T5].bone_lesion.as_ref().unwrap();
    let words = words.shown().evidence[0].words.clone();
    assert!(window.get_all_by_label_contains(&words).count() > 0);
    assert!(window.get_by_label("Cite the selected passage").accesskit_node().is_disabled());
    window.key_press(Key::Escape);
    window.run();
    press(&mut window, "Cord and sac");
    press(&mut window, "Bone lesion: blastic");
    assert!(window.get_by_label("Bone lesion: blastic").accesskit_node().is_disabled());
    window.get_by_label_contains("Spine map").focus();
    window.run();
    window.key_press(Key::ArrowRight);
    window.run();
    window.get_by_label_contains("T5, left anterior quarter");
    window.key_press(Key::Space);
    window.run();
    assert_eq!(*window.state().case(), before);
}

#[test]
fn a_passage_that_undo_took_away_cannot_be_cited() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    let name = "Text of CT";
    // The text has passages: it is changed on request only.
    window.get_by_label(name).focus();
    window.run();
    window.event(egui::Event::Text("lost".to_owned()));
    window.run();
    assert!(!window.state().is_modified());
    press(&mut window, "Edit this text");
    window.get_by_label(name).focus();
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::End);
    window.event(egui::Event::Text("xyzzy".to_owned()));
    window.run();
    for _ in 0..5 {
        window.key_press_modifiers(Modifiers::SHIFT, Key::ArrowLeft);
    }
    window.run();
    press(&mut window, "Why: Bone lesion");
    assert!(!window.get_by_label("Cite the selected passage").accesskit_node().is_disabled());
    window.key_press(Key::Escape);
    window.run();
    ctrl(&mut window, Key::Z);
    press(&mut window, "Why: Bone lesion");
    assert!(window.get_by_label("Cite the selected passage").accesskit_node().is_disabled());
}

#[test]
fn a_disc_that_is_not_there_stays_beside_its_reason() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    press(&mut window, "Treatment");
    let field = window.get_all_by_label("Discs").next().unwrap();
    field.focus();
    window.run();
    window.event(egui::Event::Text("S2".to_owned()));
    window.run();
    window.get_by_label_contains("there is no disc below S2");
}

#[test]
fn the_menu_of_a_level_without_a_cord_gives_no_grade_of_its_compression() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    for (level, grades) in [("Level T5", true), ("Level L4", false)] {
        window.get_by_label_contains(level).click_secondary();
        window.run();
        window.get_by_label("Involved, part not stated");
        let buttons = by().role(Role::Button).label_contains("Cord compression (ESCC)");
        assert_eq!(window.query_all(buttons).count() > 0, grades, "{level}");
        window.key_press(Key::Escape);
        window.run();
    }
}

#[test]
fn the_panel_of_forms_stays_as_wide_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let full = folder.path().join("full.spinecase");
    std::fs::write(&full, spinemap::store::to_bytes(&full_case()).unwrap()).unwrap();
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    let tab =
        |window: &Window<'_>| window.get_by_role_and_label(Role::Button, "Follow-up").rect().left();
    let before = tab(&window);
    window.state_mut().open(&full);
    for name in ["Level", "Tumours", "Histology", "Treatment", "Follow-up", "Case"] {
        window.get_all_by_role_and_label(Role::Button, name).next().unwrap().click();
        for _ in 0..5 {
            window.step();
        }
        assert!((tab(&window) - before).abs() < 0.5, "{name} moves the panel's edge");
    }
}

/// Empties the field with a name, and stays in it.
fn empty(window: &mut Window<'_>, field: &str) {
    window.get_all_by_label(field).next().unwrap().focus();
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.key_press(Key::Delete);
    window.run();
}

#[test]
fn what_is_emptied_is_saved_and_asked_for_while_the_cursor_is_in_the_field() {
    let folder = tempfile::tempdir().unwrap();
    let path = copy_of_sample("lee.spinecase", &folder);
    let saved = || spinemap::store::load(&path).unwrap().case;
    let mut window = window_on(&path);
    press(&mut window, "Case");
    empty(&mut window, "Age (years)");
    assert!(saved().patient.age.is_some());
    ctrl(&mut window, Key::S);
    assert_eq!(saved().patient.age, None);
    assert!(window.get_all_by_label("Age (years)").next().unwrap().is_focused());
    ctrl(&mut window, Key::Z);
    assert!(window.state().case().patient.age.is_some());

    let conclusion = |case: &Case| case.specimens[0].conclusion.clone();
    press(&mut window, "Histology");
    empty(&mut window, "Conclusion");
    assert_eq!(conclusion(window.state().case()), conclusion(&saved()));
    ctrl(&mut window, Key::Q);
    assert!(!window.state().is_closing());
    press(&mut window, "Save");
    assert!(window.state().is_closing());
    assert_eq!(conclusion(&saved()), None);
}

#[test]
fn closing_asks_for_what_was_typed_and_cannot_be_read() {
    let mut window = window_on(&sample("lee.spinecase"));
    press(&mut window, "Case");
    write(&mut window, "Age (years)", "abc");
    assert!(!window.state().is_modified());
    ctrl(&mut window, Key::Q);
    window.get_by_label_contains("would be lost: Age (years)");
    press(&mut window, "Cancel");
    assert!(!window.state().is_closing());
    ctrl(&mut window, Key::Q);
    press(&mut window, "Discard");
    assert!(window.state().is_closing());
}

#[test]
fn another_value_is_observed_and_what_was_stated_stays_behind_it() {
    let mut window = window_on(&sample("lee.spinecase"));
    press(&mut window, "Case");
    let age = |window: &Window<'_>| window.state().case().patient.age.clone().unwrap();
    let stated = age(&window).shown().clone();
    assert_eq!(stated.basis, Basis::Stated);
    write(&mut window, "Age (years)", "71");
    assert_eq!(
        (age(&window).value().to_string(), age(&window).shown().basis),
        ("71".to_owned(), Basis::Observed)
    );
    assert!(age(&window).shown().evidence.is_empty());
    assert_eq!(age(&window).values()[1], stated);
    write(&mut window, "Age (years)", "58");
    assert_eq!(age(&window), Fact::new(stated));
    press(&mut window, "Histology");
    let before = window.state().case().specimens[0].conclusion.clone().unwrap();
    write(&mut window, "Conclusion", "osteosarcoma");
    let after = window.state().case().specimens[0].conclusion.clone().unwrap();
    assert_eq!((after.value().as_str(), after.shown().basis), ("osteosarcoma", Basis::Observed));
    assert_eq!(after.values()[1], *before.shown());
}

#[test]
fn the_intensity_of_pain_is_on_its_scale() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    press(&mut window, "Follow-up");
    let before = window.state().case().clone();
    write(&mut window, "Pain intensity (0–10)", "12");
    window.get_by_label("12 is not on the scale from 0 to 10");
    assert_eq!(*window.state().case(), before);
    write(&mut window, "Pain intensity (0–10)", "7");
    let case = window.state().case().clone();
    assert!(case.time_points.iter().any(|point| {
        point.pain_intensity.as_ref().is_some_and(|fact| fact.value().to_string() == "7")
    }));
}
