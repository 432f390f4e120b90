//! Reports read, and what they say reviewed: by mouse, and by keyboard alone.

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use spinemap::anatomy::{Level, Part};
use spinemap::case::{BoneLesion, LevelFinding};
use spinemap::edit::Mark;

use super::{Window, ctrl, press, sample, window, window_on};

pub const REPORT: &str = "MRI of the thoracic spine. There is a lytic metastasis of the T9 vertebral \
     body and left pedicle with cord compression. A metastasis in T4 is suspected. T6 and T7 are \
     unremarkable. Sensory level at T11.";

/// Pastes a text while nothing is typed in.
pub fn paste(window: &mut Window<'_>, text: &str) {
    window.event(egui::Event::Paste(text.to_owned()));
    window.run();
}

pub fn key(window: &mut Window<'_>, key: Key) {
    window.key_press(key);
    window.run();
}

/// A window with a report that was pasted.
pub fn with_report(text: &str) -> Window<'static> {
    let mut window = window();
    paste(&mut window, text);
    window
}

pub fn finding(window: &Window<'_>, level: Level) -> LevelFinding {
    let point = &window.state().case().time_points[0];
    point.findings.levels.get(&level).cloned().unwrap_or_default()
}

pub fn is_there(window: &Window<'_>, label: &str) -> bool {
    window.query_by_label_contains(label).is_some()
}

#[test]
fn a_proposal_that_is_accepted_becomes_a_mark_with_its_passage() {
    let mut window = with_report(REPORT);
    assert!(!window.state().case().sources.is_empty() && finding(&window, Level::T9).is_empty());
    window.get_by_label_contains("T9: body, left pedicle involved").click();
    window.run();
    press(&mut window, "Accept");
    let t9 = finding(&window, Level::T9);
    let pedicle = t9.parts[&"pedicle_left".parse::<Part>().unwrap()].shown();
    let words: Vec<&str> = pedicle.evidence.iter().map(|passage| passage.words.as_str()).collect();
    assert_eq!(words, ["pedicle", "T9"]);
    // The passage is there for a click on the reason, and the level for a click on the map.
    window.get_by_label_contains("Level T9").click();
    window.run();
    window.get_by_label_contains("T9, left pedicle");
    assert!(is_there(&window, "T9: body, left pedicle involved; lytic; cord compressed; ESCC ≥2"));
    assert!(is_there(&window, "1 of 3 decided"));
    ctrl(&mut window, Key::Z);
    assert!(is_there(&window, "0 of 3 decided"));
}

#[test]
fn a_proposal_shows_the_sentences_that_it_rests_on() {
    let mut window = with_report(REPORT);
    ctrl(&mut window, Key::R);
    key(&mut window, Key::ArrowDown);
    press(&mut window, "“T6 and T7 are unremarkable.”");
    key(&mut window, Key::ArrowDown);
    window.get_by_label(
        "“There is a lytic metastasis of the T9 vertebral body and left pedicle with cord \
         compression.”",
    );
}

#[test]
fn what_is_gone_to_is_in_sight() {
    let filler = "The lungs are clear.\n\n".repeat(40);
    let said = "Lytic metastasis of T9 is seen. The body of T9 is destroyed. The left pedicle of T9 \
                is destroyed. T9 compresses the cord. T9 is enhancing. T9 shows kyphosis.";
    let mut window =
        with_report(&format!("MRI. {filler}Metastasis of T2 is seen.\n\n{filler}{said}"));
    paste(&mut window, &format!("CT. {filler}Metastasis of L3 is seen."));
    let in_sight = |window: &Window<'_>, list: &str, what: &str| {
        let list = window.get_by_label_contains(list).rect();
        list.contains_rect(window.get_by_label_contains(what).rect().shrink(2.0))
    };
    ctrl(&mut window, Key::R);
    window.get_by_label("L3: said to be diseased");
    key(&mut window, Key::A);
    ctrl(&mut window, Key::R);
    window.get_by_label("T2: said to be diseased");
    assert!(in_sight(&window, "Found in this report, ", "level involved"));
    key(&mut window, Key::ArrowDown);
    assert!(window.query_by_label("T2: said to be diseased").is_none());
    // However long a proposal is, what it says is in sight before its sentences.
    assert!(in_sight(&window, "Found in this report, ", "body, left pedicle involved"));
}

#[test]
fn a_proposal_is_seen_whole_in_a_small_window() {
    let mut window = window();
    window.set_size(egui::vec2(1280.0, 720.0));
    paste(
        &mut window,
        "FINDINGS: There is a lytic lesion of the T5 vertebral body with extension into the left \
         pedicle. The epidural component compresses the spinal cord (ESCC grade 2). A collapse of \
         about 40 % is seen. IMPRESSION: Metastasis at T5 with cord compression.",
    );
    ctrl(&mut window, Key::R);
    let list = window.get_by_label_contains("Found in this report, ").rect();
    for words in ["body, left pedicle involved", "“FINDINGS", "“The epidural", "“IMPRESSION"]
    {
        let rect = window.get_by_label_contains(words).rect();
        assert!(list.contains_rect(rect.shrink(2.0)), "{words} at {rect}, the list at {list}");
    }
    assert!(window.get_by_label("Accept").rect().bottom() <= list.top());
}

#[test]
fn a_row_has_room_for_all_its_words() {
    let many = "MRI: lytic metastasis of the body, both pedicles, both laminae, the spinous process \
                and the left rib of T9 with 60 % collapse, epidural extension, cord compression and \
                kyphosis. Metastasis of L1.";
    let window = with_report(many);
    let height = |name: &str| window.get_by_label_contains(name).rect().height();
    assert!(height("T9: body, left pedicle") > 1.5 * height("L1: level involved"));
}

#[test]
fn a_report_is_pasted_and_decided_with_the_keyboard_alone() {
    let mut window = with_report(REPORT);
    ctrl(&mut window, Key::R);
    // T4, T6 and T7, T9: from the head down.
    key(&mut window, Key::A);
    key(&mut window, Key::S);
    key(&mut window, Key::Enter);
    window.get_by_label("3 of 3 decided");
    window.get_by_label("Everything is decided");
    let mark = |level, part| Mark::of(&finding(&window, level), part);
    assert_eq!(mark(Level::T4, Part::UNSPECIFIED), Mark::Suspected);
    assert_eq!(mark(Level::T6, Part::UNSPECIFIED), Mark::NotStated);
    assert_eq!(mark(Level::T9, Part::BODY), Mark::Involved);
}

#[test]
fn back_and_forth_in_the_review_decides_nothing() {
    let mut window = with_report(REPORT);
    let before = window.state().case().clone();
    ctrl(&mut window, Key::R);
    for pressed in [Key::ArrowDown, Key::ArrowDown, Key::ArrowLeft, Key::ArrowUp] {
        key(&mut window, pressed);
    }
    assert!(is_there(&window, "0 of 3 decided"));
    window.get_by_label("Level T4");
    key(&mut window, Key::Escape);
    assert!(window.query_by_label("Accept").is_none());
    // The keys rest now.
    key(&mut window, Key::A);
    assert_eq!(*window.state().case(), before);
}

#[test]
fn the_keys_of_the_review_rest_while_text_is_typed() {
    let mut window = with_report(REPORT);
    ctrl(&mut window, Key::R);
    window.get_by_label("Text of MRI").focus();
    window.run();
    window.event(egui::Event::Text("sea".to_owned()));
    for pressed in [Key::S, Key::E, Key::A] {
        key(&mut window, pressed);
    }
    assert!(is_there(&window, "0 of 3 decided"));
    assert!(window.state().case().sources[0].text.contains("sea"));
    ctrl(&mut window, Key::R);
    key(&mut window, Key::A);
    assert!(is_there(&window, "1 of 3 decided"));
}

#[test]
fn a_change_of_the_text_moves_or_releases_what_was_accepted() {
    let mut window = with_report("MRI: Metastasis of T5. Metastasis of T8.");
    window.key_press_modifiers(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::A);
    window.run();
    press(&mut window, "Edit this text");
    window.get_by_label("Text of MRI").focus();
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::Home);
    window.event(egui::Event::Text("Seen: ".to_owned()));
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::End);
    // T8 becomes T9: its words are gone.
    window.key_press(Key::ArrowLeft);
    window.key_press(Key::Backspace);
    window.event(egui::Event::Text("9".to_owned()));
    window.run();
    let source = &window.state().case().sources[0];
    assert_eq!(&*source.text, "Seen: MRI: Metastasis of T5. Metastasis of T9.");
    let evidence = |level| {
        let finding = finding(&window, level);
        finding.parts[&Part::UNSPECIFIED].shown().evidence.clone()
    };
    let t5 = &evidence(Level::T5)[0];
    assert_eq!(source.words(t5.start, t5.end), Some("T5"));
    assert!(evidence(Level::T8).is_empty());
    // What a person decided stays; what is new is proposed.
    assert!(is_there(&window, "T9: level involved – new"));
    assert!(is_there(&window, "T5: level involved – in the case"));
}

#[test]
fn all_that_is_accepted_at_once_is_one_step() {
    let mut window = with_report(REPORT);
    let before = window.state().case().clone();
    window.key_press_modifiers(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::A);
    window.run();
    window.get_by_label("3 of 3 decided");
    assert!(finding(&window, Level::T4).is_involved() && finding(&window, Level::T9).is_involved());
    ctrl(&mut window, Key::Z);
    assert_eq!(*window.state().case(), before);
    assert!(is_there(&window, "0 of 3 decided"));
}

#[test]
fn the_end_of_a_course_is_not_written_to_the_time_point_that_shows_the_disease() {
    let text = "MRI: metastasis of T5 is seen. There was no recurrence after 2 years.";
    let mut window = with_report(text);
    window.key_press_modifiers(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::A);
    window.run();
    assert!(is_there(&window, "1 needs a decision of its own"));
    window.get_by_label("1 of 2 decided");
    assert!(finding(&window, Level::T5).is_involved());
    assert_eq!(window.state().case().time_points[0].disease_status, None);
}

#[test]
fn what_contradicts_the_case_tells_what_the_case_holds() {
    let mut window = window();
    press(&mut window, "Level T9");
    press(&mut window, "Bone lesion: blastic");
    paste(&mut window, "CT: lytic metastasis of T9.");
    assert!(is_there(&window, "T9: level involved; lytic – contradicts"));
    ctrl(&mut window, Key::R);
    window.get_by_label("but the case says: blastic at T9 (observed)");
    key(&mut window, Key::A);
    let lesion = finding(&window, Level::T9).bone_lesion.unwrap();
    assert_eq!((lesion.value(), lesion.is_disputed()), (&BoneLesion::Blastic, true));
}

#[test]
fn a_click_on_a_highlight_chooses_its_level_and_its_proposal() {
    let mut window = with_report(REPORT);
    press(&mut window, "T4: suspected to be diseased");
    window.get_by_label("T4 seen from the feet");
    window.get_by_label("Accept");
    assert!(window.query_by_label_contains("T4: level involved (suspected)").is_none());
    press(&mut window, "Accept");
    assert!(finding(&window, Level::T4).is_involved());
}

#[test]
fn a_highlight_tells_why_it_is_what_it_is() {
    let mut window = with_report(REPORT);
    for reason in [
        "T6: said to be normal or free",
        "T11: a neurological level, not a lesion",
        "T4: suspected to be diseased",
    ] {
        window.get_by_label(reason).hover();
        // The tip comes after a moment.
        window.run_steps(60);
        assert_eq!(window.get_all_by_label(reason).count(), 2, "{reason}");
    }
}

#[test]
fn a_level_that_the_column_does_not_have_is_a_question() {
    let mut window = with_report("MRI: metastasis of L6 is seen.");
    let marked = |window: &Window<'_>| !window.state().case().time_points[0].findings.is_empty();
    window.key_press_modifiers(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::A);
    window.run();
    assert!(!marked(&window), "nothing is marked without an answer");
    ctrl(&mut window, Key::R);
    key(&mut window, Key::A);
    assert!(window.get_by_label("Accept").accesskit_node().is_disabled());
    // The neighbours are offered first.
    press(&mut window, "S1");
    press(&mut window, "L5");
    press(&mut window, "Accept");
    assert!(finding(&window, Level::L5).is_involved());
    window.get_by_label("1 of 1 decided");
}

#[test]
fn what_is_accepted_goes_to_the_time_point_that_was_chosen() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    paste(&mut window, "MRI after surgery: metastasis of L2 is seen.");
    press(&mut window, "Time point that the report goes to");
    window.get_all_by_label("12 months").last().unwrap().click();
    window.run();
    window.get_by_label("Spine map, 12 months");
    ctrl(&mut window, Key::R);
    key(&mut window, Key::A);
    let points = &window.state().case().time_points;
    let with_l2 = points.iter().filter(|point| point.findings.levels.contains_key(&Level::L2));
    let labels: Vec<&str> = with_l2.map(|point| point.label.as_str()).collect();
    assert_eq!(labels, ["12 months"]);
}

#[test]
fn a_chosen_level_shows_the_source_that_its_passages_are_in() {
    let mut window = window();
    paste(&mut window, "MRI: metastasis of T5 is seen.");
    paste(&mut window, "CT: metastasis of T8 is seen.");
    window.get_by_label("Text of CT");
    press(&mut window, "Source: MRI");
    window.key_press_modifiers(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::A);
    window.run();
    press(&mut window, "Source: CT");
    press(&mut window, "Level T2");
    window.get_by_label("Text of CT");
    window.get_by_label_contains("Level T5").click();
    window.run();
    window.get_by_label("Text of MRI");
}

#[test]
fn there_is_a_word_for_every_state_without_proposals() {
    let mut window = window();
    window.get_by_label("No report yet.");
    window.get_by_label("Paste a report");
    window.get_by_label("Open report…");
    paste(&mut window, "The patient was in good general health.");
    window.get_by_label("Nothing was found in this text.");
    ctrl(&mut window, Key::R);
    window.get_by_label("Nothing was found in the reports that could be marked");
    // Asking for a paste when there is nothing to paste says so.
    window.key_press_modifiers(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::V);
    window.run();
    assert!(is_there(&window, "The clipboard holds no text"));
}

#[test]
fn an_empty_case_offers_its_first_steps_to_the_keyboard() {
    let mut window = window();
    let is_focused = |window: &Window<'_>, name: &str| window.get_by_label(name).is_focused();
    let mut presses = 0;
    while !is_focused(&window, "Paste a report") {
        key(&mut window, Key::Tab);
        presses += 1;
        assert!(presses < 20, "the Tab key does not come to it");
    }
    key(&mut window, Key::Tab);
    assert!(is_focused(&window, "Open report…"));
    key(&mut window, Key::Enter);
    window.get_by_label("Open these reports");
}

#[test]
fn a_case_that_is_only_looked_at_shows_what_was_found_and_offers_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("newer.spinecase");
    let text = std::fs::read_to_string(sample("shabani-2025.spinecase")).unwrap();
    std::fs::write(&path, text.replacen("\"version\": 1", "\"version\": 2", 1)).unwrap();
    let mut window = window_on(&path);
    let before = window.state().case().clone();
    ctrl(&mut window, Key::R);
    for pressed in [Key::A, Key::S, Key::E] {
        key(&mut window, pressed);
    }
    assert!(window.query_by_label("Accept all").is_none());
    assert_eq!(*window.state().case(), before);
}

#[test]
fn a_long_report_is_read_beside_the_frames() {
    let mut window = with_report(&"MRI: metastasis of T5 is seen. ".repeat(3000));
    let start = std::time::Instant::now();
    while !is_there(&window, "0 of 1 decided") {
        assert!(start.elapsed().as_secs() < 60, "it is never read");
        std::thread::yield_now();
        window.step();
    }
    ctrl(&mut window, Key::R);
    key(&mut window, Key::A);
    assert!(finding(&window, Level::T5).is_involved());
}
