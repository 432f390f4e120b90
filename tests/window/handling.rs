//! Getting about: by name, by keyboard, several levels at once.

use std::collections::BTreeMap;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{Queryable as _, by};
use spinemap::anatomy::{Level, Part};
use spinemap::case::*;

use super::fields::full_case;
use super::{Window, copy_of_sample, ctrl, press, sample, window, window_on};

/// Goes to what has a name.
fn go_to(window: &mut Window<'_>, name: &str) {
    ctrl(window, Key::K);
    window.get_by_label("Go to").type_text(name);
    window.run();
    window.key_press(Key::Enter);
    window.run();
}

fn key(window: &mut Window<'_>, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

#[test]
fn anything_is_gone_to_by_its_name() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    go_to(&mut window, "last follow");
    window.get_by_label("Spine map, Last follow-up");
    go_to(&mut window, "L2");
    window.get_by_label("L2 seen from the feet");
    go_to(&mut window, "save as a new");
    window.get_by_label("Save as a new case");
    press(&mut window, "Cancel");
    ctrl(&mut window, Key::K);
    window.key_press(Key::Escape);
    window.run();
    assert!(window.query_by_label("Go to").is_none());
    // Nothing is chosen before something is typed.
    press(&mut window, "Search commands and levels Ctrl+K");
    window.key_press(Key::Enter);
    window.run();
    window.get_by_label("Go to");
}

#[test]
fn what_is_typed_fast_is_gone_to_and_nothing_else() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    ctrl(&mut window, Key::K);
    let (key, modifiers) = (Key::Enter, Modifiers::NONE);
    let enter =
        egui::Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
    // Words and the key in one frame, as where frames are slow.
    window.input_mut().events.extend([egui::Event::Text("S3".to_owned()), enter]);
    window.run();
    window.get_by_label("S3 seen from the feet");
}

#[test]
fn what_is_typed_in_the_frame_of_the_shortcut_is_gone_to_and_marks_nothing() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    let before = window.state().case().clone();
    window.get_by_label_contains("Spine map").focus();
    window.run();
    let pressed = |key, modifiers| egui::Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers,
    };
    let text = |letter: &str| egui::Event::Text(letter.to_owned());
    window.input_mut().events.extend([
        pressed(Key::K, Modifiers::COMMAND),
        pressed(Key::C, Modifiers::NONE),
        text("c"),
        pressed(Key::Num1, Modifiers::NONE),
        text("1"),
        pressed(Key::Enter, Modifiers::NONE),
    ]);
    window.run();
    window.get_by_label("C1 seen from the feet");
    assert_eq!(*window.state().case(), before);
}

#[test]
fn what_is_typed_over_several_slow_frames_arrives_in_its_order() {
    let text = |letter: &str| egui::Event::Text(letter.to_owned());
    let with = |key, modifiers| egui::Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers,
    };
    let pressed = |key| with(key, Modifiers::NONE);
    let shortcut = with(Key::K, Modifiers::COMMAND);
    // The letters of a word, cut in several ways into the first frames. On the map they would mark.
    for cut in [["", "co", "rd"], ["c", "o", "rd"], ["co", "", "rd"], ["c", "ord", ""]] {
        let mut window = window_on(&sample("shabani-2025.spinecase"));
        let before = window.state().case().clone();
        window.get_by_label_contains("Spine map").focus();
        window.run();
        window.input_mut().events.push(shortcut.clone());
        for letters in cut {
            for letter in letters.chars() {
                let key = Key::from_name(&letter.to_uppercase().to_string()).unwrap();
                window.input_mut().events.extend([pressed(key), text(&letter.to_string())]);
            }
            window.step();
        }
        window.run();
        let typed = window.get_by_label("Go to").value().unwrap_or_default();
        assert_eq!(typed, "cord", "{cut:?}");
        assert_eq!(*window.state().case(), before, "{cut:?}");
    }
}

#[test]
fn a_part_is_gone_to_and_marked_without_the_mouse() {
    let mut window = window();
    go_to(&mut window, "T9");
    go_to(&mut window, "T9 left lamina");
    key(&mut window, Modifiers::NONE, Key::Space);
    let part: Part = "lamina_left".parse().unwrap();
    assert!(
        window.state().case().time_points[0].findings.levels[&Level::T9].parts[&part]
            .value()
            .is_involved()
    );
}

#[test]
fn a_field_is_gone_to_in_its_form() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("full.spinecase");
    spinemap::store::save(&path, &full_case(), spinemap::store::Overwrite::Nothing).unwrap();
    let mut window = window_on(&path);
    go_to(&mut window, "marker");
    assert!(window.get_all_by_label("Marker").next().unwrap().is_focused());
    // One of each kind of record, folded or not.
    for name in [
        "Cord displaced to",
        "Name in the report",
        "Enneking",
        "Fractions",
        "KPS",
        "Citation",
        "Topography",
    ] {
        go_to(&mut window, name);
        assert!(window.query_by_label_contains("There is nothing under").is_none(), "{name}");
    }
    let mut window = self::window();
    go_to(&mut window, "marker");
    window.get_by_label_contains("There is nothing under");
}

#[test]
fn several_levels_are_edited_together() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window_on(&copy_of_sample("lee.spinecase", &folder));
    press(&mut window, "Level T2");
    for level in ["Level T4", "Level T5"] {
        window.get_by_label(level).click_modifiers(Modifiers::COMMAND);
        window.run();
    }
    let state = |window: &Window<'_>, level: Level| {
        let point =
            window.state().case().time_points.iter().find(|p| !p.findings.levels.is_empty());
        point.and_then(|point| point.findings.levels.get(&level)).cloned().unwrap_or_default()
    };
    let before = window.state().case().clone();
    window.get_all_by_label("Bone lesion: lytic").next().unwrap().click();
    window.run();
    press(&mut window, "T2, left pedicle");
    for level in [Level::T2, Level::T4, Level::T5] {
        let finding = state(&window, level);
        assert_eq!(finding.bone_lesion, Some(Fact::observed(BoneLesion::Lytic)), "{level}");
        assert_eq!(finding.parts.len(), 1, "{level}");
    }
    assert!(state(&window, Level::T3).is_empty());
    ctrl(&mut window, Key::Z);
    ctrl(&mut window, Key::Z);
    assert_eq!(*window.state().case(), before);
}

/// What a level shows, without where it comes from.
type Shown = (BTreeMap<Part, (PartState, bool)>, Option<Bounds<Escc>>, bool);

fn shown(finding: &LevelFinding) -> Shown {
    let parts = finding
        .parts
        .iter()
        .map(|(part, fact)| (*part, (fact.value().state, fact.shown().is_suspected())));
    let invaded = finding.canal.as_ref().is_some_and(|c| c.value().state != CanalState::Free);
    (parts.collect(), finding.escc.as_ref().map(|fact| *fact.value()), invaded)
}

#[test]
fn the_marks_of_a_case_are_made_with_the_keyboard_alone() {
    for name in ["kjg-2019.spinecase", "shabani-2025.spinecase"] {
        let case = spinemap::store::load(&sample(name)).unwrap().case;
        let point = case.time_points.iter().find(|p| !p.findings.levels.is_empty()).unwrap();
        let mut window = window();
        // The map is reached by the Tab key.
        while !window.get_by_label_contains("Spine map,").is_focused() {
            key(&mut window, Modifiers::NONE, Key::Tab);
        }
        let mut at = Level::T6;
        for (level, finding) in &point.findings.levels {
            let (parts, escc, invaded) = shown(finding);
            while at != *level {
                let down = at < *level;
                key(&mut window, Modifiers::NONE, if down { Key::ArrowDown } else { Key::ArrowUp });
                at = if down { at.below() } else { at.above() }.unwrap();
            }
            for (part, (state, suspected)) in parts {
                let wanted = format!("{level}, {}", part.label_at(*level));
                for _ in Part::of(*level) {
                    key(&mut window, Modifiers::NONE, Key::ArrowRight);
                    let status = by().role(Role::Label).label(&wanted);
                    if window.query(status).is_some() {
                        break;
                    }
                }
                let mark = match (state, suspected) {
                    (PartState::Free, _) => Key::F,
                    (_, true) => Key::S,
                    _ => Key::Space,
                };
                key(&mut window, Modifiers::NONE, mark);
            }
            if let Some(grade) = escc {
                let digit = match grade.min() {
                    Some(Escc::Grade2) => Key::Num2,
                    Some(Escc::Grade3) => Key::Num3,
                    other => panic!("{other:?}"),
                };
                let bounded = grade.max().is_none();
                key(&mut window, if bounded { Modifiers::SHIFT } else { Modifiers::NONE }, digit);
            }
            if invaded {
                key(&mut window, Modifiers::NONE, Key::C);
            }
        }
        let marked = &window.state().case().time_points[0].findings.levels;
        let keys = |levels: &BTreeMap<Level, LevelFinding>| -> BTreeMap<Level, Shown> {
            levels.iter().map(|(level, finding)| (*level, shown(finding))).collect()
        };
        assert_eq!(keys(marked), keys(&point.findings.levels), "{name}");
    }
}

#[test]
fn a_word_on_what_was_done_goes_when_something_else_is_done() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    press(&mut window, "Edit menu");
    press(&mut window, "Clear chosen levels");
    ctrl(&mut window, Key::Z);
    let undone = |window: &Window<'_>| window.query_by_label_contains("Undone: ").is_some();
    assert!(undone(&window));
    window.run();
    assert!(undone(&window), "it stays while nothing is done");
    window.get_by_label_contains("Level T9").click();
    window.run();
    assert!(!undone(&window));
}
