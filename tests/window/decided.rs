//! What was decided on a report stays decided: when its text changes, when the case is opened again,
//! at another time point; and can be taken back.

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use spinemap::anatomy::{Level, Part};
use spinemap::case::BoneLesion;

use super::review::{REPORT, finding, is_there, key, with_report};
use super::{Window, choose, ctrl, press, sample, window_on};

#[test]
fn what_was_decided_is_decided_when_the_case_is_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.spinecase");
    let mut window = with_report(REPORT);
    ctrl(&mut window, Key::R);
    key(&mut window, Key::S);
    key(&mut window, Key::A);
    key(&mut window, Key::E);
    press(&mut window, "Change: Bone lesion");
    press(&mut window, "blastic");
    press(&mut window, "Accept");
    let states =
        ["T4: level involved (suspected) – skipped", "T9: body, left pedicle involved; lytic"];
    assert!(is_there(&window, states[0]) && is_there(&window, "– changed by you"));
    ctrl(&mut window, Key::S);
    choose(&mut window, &path, "Save to this file");
    let mut window = window_on(&path);
    window.get_by_label("3 of 3 decided");
    for state in states {
        assert!(is_there(&window, state), "{state}");
    }
    let changed = "T9: body, left pedicle involved; lytic";
    window.get_by_label_contains(changed).click();
    window.run();
    window.get_by_label_contains("Changed by you, it read: lytic");
    press(&mut window, "Open again");
    window.get_by_label("2 of 3 decided");
    ctrl(&mut window, Key::Z);
    window.get_by_label("3 of 3 decided");
}

#[test]
fn a_mark_that_is_changed_by_hand_is_not_asked_for_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.spinecase");
    let mut window = with_report(REPORT);
    ctrl(&mut window, Key::R);
    key(&mut window, Key::A);
    window.get_by_label_contains("T4: level involved (suspected) – in the case");
    // The mark is taken away on the map.
    window.get_by_label_contains("Level T4").click();
    window.run();
    press(&mut window, "Edit menu");
    press(&mut window, "Clear chosen levels");
    assert!(finding(&window, Level::T4).is_empty());
    let changed = "T4: level involved (suspected) – changed by you";
    window.get_by_label(changed);
    window.get_by_label("1 of 3 decided");
    ctrl(&mut window, Key::S);
    choose(&mut window, &path, "Save to this file");
    let mut window = window_on(&path);
    window.get_by_label(changed);
    press(&mut window, changed);
    press(&mut window, "Open again");
    window.get_by_label("0 of 3 decided");
}

#[test]
fn a_finished_case_asks_for_nothing_again_when_a_mark_is_changed() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    press(&mut window, "Source: MRI");
    window.get_by_label("Everything is decided");
    press(&mut window, "Edit menu");
    press(&mut window, "Clear chosen levels");
    assert!(is_there(&window, "– changed by you"));
    window.get_by_label("Everything is decided");
}

#[test]
fn editing_leads_the_keyboard_to_what_can_be_changed() {
    let mut window = with_report(REPORT);
    ctrl(&mut window, Key::R);
    key(&mut window, Key::ArrowDown);
    key(&mut window, Key::ArrowDown);
    press(&mut window, "Edit");
    window.get_by_label("Change what is not right, untick what you leave out, then accept.");
    let focused = |window: &Window<'_>, name: &str, at: usize| {
        window.get_all_by_label(name).nth(at).unwrap().accesskit_node().is_focused()
    };
    assert!(focused(&window, "Change: Part", 0));
    // Out of the list of parts, to that of states: what is chosen there is accepted by its key.
    key(&mut window, Key::Tab);
    assert!(focused(&window, "Change: State", 0));
    key(&mut window, Key::Enter);
    press(&mut window, "free");
    key(&mut window, Key::A);
    let body = &finding(&window, Level::T9).parts[&Part::BODY];
    assert!(!body.value().is_involved());
    // Left with its key, a proposal stays as it was read, and the review goes on.
    key(&mut window, Key::ArrowUp);
    key(&mut window, Key::E);
    key(&mut window, Key::Escape);
    assert!(window.query_by_label("Change: State").is_none());
    key(&mut window, Key::S);
    window.get_by_label("2 of 3 decided");
}

#[test]
fn skipping_is_a_step_that_can_be_taken_back() {
    let mut window = with_report(REPORT);
    ctrl(&mut window, Key::R);
    key(&mut window, Key::S);
    window.get_by_label("1 of 3 decided");
    assert!(window.state().is_modified());
    ctrl(&mut window, Key::Z);
    window.get_by_label("0 of 3 decided");
    assert!(is_there(&window, "Undone: Skip T4: level involved (suspected)"));
}

#[test]
fn what_is_skipped_stays_skipped_when_the_text_changes_elsewhere() {
    let mut window = with_report(REPORT);
    window.get_by_label_contains("T6–T7: level free").click();
    window.run();
    press(&mut window, "Skip");
    window.get_by_label("Text of MRI").focus();
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::Home);
    window.event(egui::Event::Text("Metastasis of L3. ".to_owned()));
    window.run();
    assert!(is_there(&window, "T6–T7: level free – skipped"));
    assert!(is_there(&window, "L3: level involved – new"));
    assert!(is_there(&window, "1 of 4 decided"));
    press(&mut window, "T6–T7: level free – skipped");
    press(&mut window, "Open again");
    assert!(is_there(&window, "0 of 4 decided"));
}

#[test]
fn a_proposal_is_changed_before_it_is_accepted() {
    let mut window = with_report(REPORT);
    ctrl(&mut window, Key::R);
    key(&mut window, Key::ArrowDown);
    key(&mut window, Key::ArrowDown);
    key(&mut window, Key::E);
    // The body is taken out, what is lytic becomes blastic.
    key(&mut window, Key::Num1);
    press(&mut window, "Change: Bone lesion");
    press(&mut window, "blastic");
    press(&mut window, "Accept");
    let t9 = finding(&window, Level::T9);
    assert_eq!(t9.bone_lesion.as_ref().unwrap().value(), &BoneLesion::Blastic);
    assert!(!t9.parts.contains_key(&Part::BODY));
    assert!(t9.parts.contains_key(&"pedicle_left".parse().unwrap()));
    assert!(is_there(&window, "1 of 3 decided"));
    // Taken back, what was changed is open again.
    ctrl(&mut window, Key::Z);
    assert!(finding(&window, Level::T9).is_empty());
    assert!(is_there(&window, "0 of 3 decided"));
}

#[test]
fn what_is_recorded_at_one_time_point_is_not_asked_for_at_the_next() {
    let mut window = with_report(REPORT);
    window.key_press_modifiers(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::A);
    window.run();
    press(&mut window, "Add a time point");
    window.get_by_label("Name").type_text("6 months");
    window.run();
    press(&mut window, "Carry over");
    // The report names the first time point alone, and stays there.
    window.get_by_label("3 of 3 decided");
}

const SAMPLES: [&str; 5] = ["lee", "kjg-2019", "shabani-2025", "sun-2014", "idir-2023"];

/// Shows every source of the open case in turn.
fn each_source(window: &mut Window<'_>, visit: impl Fn(&Window<'_>, &str)) {
    let labels: Vec<String> =
        window.state().case().sources.iter().map(|source| source.label.clone()).collect();
    for label in labels {
        press(window, &format!("Source: {label}"));
        visit(window, &label);
    }
}

#[test]
fn the_sample_cases_have_nothing_to_decide_at_any_time_point() {
    for name in SAMPLES {
        let mut window = window_on(&sample(&format!("{name}.spinecase")));
        let points: Vec<String> =
            window.state().case().time_points.iter().map(|point| point.label.clone()).collect();
        let seen = std::cell::Cell::new(0);
        for point in points {
            press(&mut window, &format!("Time point: {point}"));
            each_source(&mut window, |window, label| {
                for node in window.query_all_by_label_contains(" decided") {
                    let node = node.accesskit_node();
                    let words = node.label().or_else(|| node.value()).unwrap_or_default();
                    let (decided, all) = words.split_once(" of ").unwrap_or(("", ""));
                    let is_done = words == "Everything is decided"
                        || all.split_once(' ').is_some_and(|(all, _)| all == decided);
                    assert!(is_done, "{name}, {label}, {point}: {words}");
                    seen.set(seen.get() + 1);
                }
            });
        }
        assert!(seen.get() > 0, "{name}");
    }
}

#[test]
fn the_reports_of_the_sample_cases_contradict_nothing() {
    let folder = tempfile::tempdir().unwrap();
    for name in SAMPLES {
        let path = folder.path().join(name).with_extension("spinecase");
        let mut case = spinemap::store::load(&sample(&format!("{name}.spinecase"))).unwrap().case;
        case.sources.iter_mut().for_each(|source| source.decided = std::sync::Arc::default());
        std::fs::write(&path, spinemap::store::to_bytes(&case).unwrap()).unwrap();
        let mut window = window_on(&path);
        each_source(&mut window, |window, label| {
            let against = window.query_all_by_label_contains("– contradicts");
            let against: Vec<String> =
                against.filter_map(|node| node.accesskit_node().label()).collect();
            // The introduction of one article tells of another tumour, years before.
            let known = ["Diagnosis: leiomyoma (8890/0) – contradicts"];
            let expected: &[&str] = if label == "Introduction" { &known } else { &[] };
            assert_eq!(against, expected, "{name}, {label}");
        });
    }
}
