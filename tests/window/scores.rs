//! The Scores tab: what is counted, from what, and the way to what is missing.

use egui_kittest::kittest::{NodeT as _, Queryable as _};
use spinemap::anatomy::Level;

use super::fields::full_case;
use super::hints::changed;
use super::{Window, press, sample, window, window_on};

/// The names of all buttons that begin so.
fn buttons(window: &Window<'_>, start: &str) -> Vec<String> {
    let named = window.query_all_by_label_contains(start);
    let names = named.filter_map(|node| node.accesskit_node().label());
    names.filter(|name| name.starts_with(start)).collect()
}

/// Presses the one button whose name begins so, in sight or not.
fn press_row(window: &mut Window<'_>, start: &str) {
    let names = buttons(window, start);
    assert_eq!(names.len(), 1, "{start}: {names:?}");
    window.get_by_label(&names[0]).click_accesskit();
    window.run();
}

/// Chooses a level whose name on the map says what is marked there.
fn choose_level(window: &mut Window<'_>, level: &str) {
    super::ctrl(window, egui::Key::K);
    window.get_by_label("Go to").type_text(level);
    window.run();
    window.key_press(egui::Key::Enter);
    window.run();
}

#[test]
fn a_score_is_shown_with_its_range_its_class_and_its_reasons() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    press(&mut window, "Scores");
    window.get_by_label("SINS T5: 5–10 on a scale of 0 to 18");
    window.get_by_label("SINS T5: bone lesion, lytic, 2 points, stated");
    window.get_by_label(
        "SINS T5: pain, mechanical or not mechanical, 1–3 points, inferred, not known exactly; \
         could move the result by up to 2 points",
    );
    // What does not apply says why.
    let why = "not applicable: it is for primary tumours, and this one is recorded as: metastasis";
    assert_eq!(window.get_all_by_label(why).count(), 2);
    // Another level stands in a line, and opens.
    assert!(buttons(&window, "SINS T6: pain").is_empty());
    press_row(&mut window, "Unfold SINS T6: 5–10, stable – potentially unstable");
    assert_eq!(buttons(&window, "SINS T6: pain").len(), 1);
    press_row(&mut window, "Fold SINS T6");
    assert!(buttons(&window, "SINS T6: pain").is_empty());
}

#[test]
fn what_is_marked_counts_at_once() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    window.get_by_label("Show SINS T5: 5–10, stable – potentially unstable");
    press(&mut window, "T5, right pedicle");
    window.get_by_label("Show SINS T5: 7–10, potentially unstable");
    press(&mut window, "Scores");
    window.get_by_label("SINS T5: 7–10 on a scale of 0 to 18");
    press(&mut window, "Undo");
    window.get_by_label("SINS T5: 5–10 on a scale of 0 to 18");
}

#[test]
fn the_time_point_that_is_shown_is_scored() {
    let mut window = window_on(&sample("lee.spinecase"));
    press(&mut window, "Scores");
    assert_eq!(buttons(&window, "SINS T7: location").len(), 1);
    press(&mut window, "Time point: After surgery");
    assert!(buttons(&window, "SINS T7").is_empty());
    window.get_by_label("Copy Frankel as text");
}

#[test]
fn a_score_of_a_level_leads_to_what_it_is_made_of() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    choose_level(&mut window, "T6");
    press_row(&mut window, "Show SINS T6");
    // It is open, though it is not the first of its card.
    assert_eq!(buttons(&window, "SINS T6: pain").len(), 1);
    press(&mut window, "Level");
    choose_level(&mut window, "L2");
    assert!(buttons(&window, "Show SINS").is_empty());
}

#[test]
fn a_missing_input_leads_to_its_field() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    choose_level(&mut window, "T6");
    press(&mut window, "Scores");
    press_row(&mut window, "SINS T5: body");
    window.get_by_label("T5 seen from the feet");
    assert!(window.get_by_label("Body replaced (%)").is_focused());
    press(&mut window, "Scores");
    press_row(&mut window, "SINS T5: posterolateral");
    assert!(window.get_by_label("Add a part").is_focused());
    press(&mut window, "Scores");
    press_row(&mut window, "Tokuhashi (revised) (Spinal metastasis): performance");
    window.get_by_label("Karnofsky (KPS): 70").click();
    window.run();
    let kps = window.state().case().time_points[0].performance.karnofsky.clone();
    assert!(kps.is_some());
    press(&mut window, "Scores");
    let performance = "Tokuhashi (revised) (Spinal metastasis): performance (KPS), 70, 1 point";
    assert_eq!(buttons(&window, performance).len(), 1);
}

#[test]
fn every_input_leads_somewhere() {
    let folder = tempfile::tempdir().unwrap();
    let full = folder.path().join("full.spinecase");
    spinemap::store::save(&full, &full_case(), spinemap::store::Overwrite::Nothing).unwrap();
    let names = "SINS ESCC Thecal Tomita WBB Enneking AJCC Tokuhashi Frankel AIS FNCLCC H-score BED \
                 EQD2 Cumulative";
    let mut seen = std::collections::BTreeSet::new();
    let samples = ["idir-2023", "kjg-2019", "lee", "shabani-2025", "sun-2014"];
    let samples = samples.map(|name| sample(&format!("{name}.spinecase")));
    for path in samples.into_iter().chain([full]) {
        let mut window = window_on(&path);
        press(&mut window, "Scores");
        for folded in buttons(&window, "Unfold ") {
            press_row(&mut window, &folded);
        }
        let rows: Vec<String> =
            names.split_whitespace().flat_map(|name| buttons(&window, name)).collect();
        for row in rows {
            // One of each kind is enough: `SINS T5: pain, …`.
            let (score, input) = row.split_once(": ").unwrap();
            let kind = (score.split(' ').next(), input.split(',').next());
            if row.contains("on a scale of") || !seen.insert(format!("{kind:?}")) {
                continue;
            }
            press(&mut window, "Scores");
            window.get_all_by_label(&row).next().unwrap().click_accesskit();
            window.run();
            let lost = window.query_by_label_contains("There is nothing under");
            assert!(lost.is_none(), "{}: {row}", path.display());
            assert!(buttons(&window, "Copy SINS").is_empty(), "{}: {row}", path.display());
        }
    }
    assert!(seen.len() > 30, "{seen:?}");
}

#[test]
fn an_input_of_a_record_leads_to_that_record_though_it_is_folded() {
    let mut case = spinemap::store::load(&sample("kjg-2019.spinecase")).unwrap().case;
    let is_scored = |specimen: &&spinemap::case::Specimen| specimen.label == "Liver biopsy";
    let mut second = case.specimens.iter().find(is_scored).unwrap().clone();
    (second.id, second.label) = ("second".parse().unwrap(), "second biopsy".to_owned());
    case.specimens.push(second);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("two.spinecase");
    spinemap::store::save(&path, &case, spinemap::store::Overwrite::Nothing).unwrap();
    let mut window = window_on(&path);
    window.set_size(egui::vec2(1440.0, 9_000.0));
    press(&mut window, "Histology");
    let specimens = window.get_all_by_label("Mitoses").count();
    // The arrow before its heading folds the record.
    let heading = window.get_by_label("second biopsy").rect().left_center();
    let arrow = heading - egui::vec2(12.0, 0.0);
    window.drag_at(arrow);
    window.drop_at(arrow);
    window.run();
    assert!(window.get_all_by_label("Mitoses").count() < specimens);
    window.set_size(egui::vec2(1440.0, 900.0));
    press(&mut window, "Scores");
    press_row(&mut window, "FNCLCC (second biopsy): mitoses");
    let mitoses: Vec<_> = window.get_all_by_label("Mitoses").map(|node| node.rect()).collect();
    assert_eq!(mitoses.len(), specimens);
    assert!(mitoses.last().is_some_and(|row| (100.0..700.0).contains(&row.center().y)));
}

#[test]
fn a_score_is_copied_as_a_line() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    press(&mut window, "Scores");
    window.get_by_label("Copy SINS T5 as text").click();
    window.step();
    let line = spinemap::scores::of_time_point(window.state().case(), 0)
        .into_iter()
        .find(|score| score.name == "SINS" && score.subject.level() == Some(Level::T5))
        .map(|score| score.line());
    let copied =
        window.output().platform_output.commands.iter().find_map(|command| match command {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        });
    assert_eq!(copied, line);
    assert!(copied.is_some_and(|line| line.starts_with("SINS T5 5–10, stable – ")));
    window.run();
    window.get_by_label("The line is in the clipboard");
}

#[test]
fn an_empty_case_says_what_to_do() {
    let mut window = window();
    press(&mut window, "Scores");
    window.get_by_label_contains("Mark on the map what the report says");
}

#[test]
fn scores_that_change_stand_side_by_side_and_lead_to_their_time_points() {
    let mut window = window_on(&sample("lee.spinecase"));
    press(&mut window, "Scores");
    window.get_by_label("Over time: Frankel, Before surgery: C or D");
    window.get_by_label("Over time: Frankel, After surgery: E");
    press(&mut window, "Over time: Frankel, Recurrence: A or B");
    window.get_by_label("Spine map, Recurrence");
    window.get_by_label("Copy Frankel as text");
    // Where nothing changes nothing is said of it.
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    press(&mut window, "Scores");
    assert!(window.query_by_label("Over time").is_none());
}

#[test]
fn an_open_input_is_answered_in_its_card_and_taken_back_in_one_step() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    press(&mut window, "Scores");
    press(&mut window, "Answer SINS T5, pain: mechanical");
    let pain = window.state().case().time_points[0].pain.clone().unwrap();
    assert_eq!(pain.shown().basis, spinemap::case::Basis::Observed);
    window.get_by_label("SINS T5: pain, mechanical, 3 points, observed");
    window.get_by_label("SINS T5: 7–10 on a scale of 0 to 18");
    assert!(window.query_by_label("Answer SINS T5, pain: mechanical").is_none(), "it is answered");
    press(&mut window, "Answer SINS T5, body: over 50 % involved");
    window.get_by_label("SINS T5: 8–10 on a scale of 0 to 18");
    press(&mut window, "Undo");
    press(&mut window, "Undo");
    window.get_by_label("SINS T5: 5–10 on a scale of 0 to 18");
    assert!(!window.state().is_modified());
}

#[test]
fn collapse_is_not_taken_for_involvement() {
    let mut window = window_on(&sample("kjg-2019.spinecase"));
    press(&mut window, "Scores");
    press(&mut window, "Answer SINS T10, body: collapse > 50 %");
    window.get_by_label("SINS T10: body, collapse >50 %, 3 points, observed");
}

#[test]
fn a_long_list_of_answers_opens() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    press(&mut window, "Scores");
    let list = "Answer Tokuhashi (revised) (Spinal metastasis), performance (KPS)";
    window.get_by_label(list).click_accesskit();
    window.run();
    window.get_by_label("80").click_accesskit();
    window.run();
    let performance = "Tokuhashi (revised) (Spinal metastasis): performance (KPS), 80, 2 points";
    assert_eq!(buttons(&window, performance).len(), 1);
}

#[test]
fn the_map_is_tinted_by_sins_and_says_so() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    super::ctrl(&mut window, egui::Key::I);
    press(&mut window, "Scores");
    let switch = window.get_by_label("Tint levels by SINS on the map");
    assert_eq!(switch.accesskit_node().toggled(), Some(egui::accesskit::Toggled::True));
    press(&mut window, "Tint levels by SINS on the map");
    let switch = window.get_by_label("Tint levels by SINS on the map");
    assert_eq!(switch.accesskit_node().toggled(), Some(egui::accesskit::Toggled::False));
}

/// What was put into the clipboard in the last frame.
fn copied(window: &Window<'_>) -> Option<String> {
    window.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}

#[test]
fn the_case_is_copied_in_words() {
    let mut window = window_on(&sample("lee.spinecase"));
    press(&mut window, "Case menu");
    window.get_by_label_contains("Copy the case in words").click();
    window.step();
    let text = copied(&window).unwrap();
    assert!(text.starts_with("Presentation. A 58-year-old man presented with "), "{text}");
    window.run();
    window.get_by_label("The case description is in the clipboard");
}

#[test]
fn posterolateral_parts_are_marked_in_the_card() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    press(&mut window, "Scores");
    press_row(&mut window, "Answer SINS T5, posterolateral: right facet");
    window.get_by_label(
        "SINS T5: posterolateral, left pedicle, right facet, 3 points, observed, stated",
    );
    press(&mut window, "Undo");
    press_row(&mut window, "Answer SINS T5, posterolateral: the rest free");
    // T6 may be higher now and comes first; T5 stays open.
    window.get_by_label("SINS T5: posterolateral, left pedicle, 1 point, observed, stated");
    window.get_by_label("SINS T5: 5–8 on a scale of 0 to 18");
}

#[test]
fn mitoses_and_doses_are_answered_in_their_cards() {
    let mut window = window_on(&sample("kjg-2019.spinecase"));
    press(&mut window, "Scores");
    press_row(&mut window, "Answer BED (α/β 10) (Radiotherapy), dose (Gy): 30");
    press_row(&mut window, "Answer BED (α/β 10) (Radiotherapy), fractions: 10");
    window.get_by_label("Copy BED (α/β 10) (Radiotherapy) as text");
    window.get_by_label("Unfold EQD2 (α/β 10) (Radiotherapy): 32.5 Gy");
    press(&mut window, "Undo");
    press(&mut window, "Undo");
    assert!(!window.state().is_modified());
    // A count without its fields, and none at all.
    let case = window.state().case().clone();
    let biopsy = case.specimens.iter().position(|s| s.label == "Liver biopsy").unwrap();
    for (count, answer, line) in [
        (None, "10–19 in 10 fields", "mitoses, 10–19 in 10 fields, 2 points, observed"),
        (Some("12"), "in 10 fields", "mitoses, 12 in 10 fields, 2 points, observed"),
    ] {
        let (mut window, _folder) = changed("kjg-2019.spinecase", |case| {
            let poor = spinemap::case::AnyOf::one(spinemap::case::Differentiation::Poor);
            case.specimens[biopsy].differentiation = Some(spinemap::case::Fact::observed(poor));
            case.specimens[biopsy].mitoses = count.map(|count: &str| {
                let count = count.parse().unwrap();
                let counted =
                    spinemap::case::MitoticCount { count, fields: None, field_area: None };
                spinemap::case::Fact::observed(counted)
            });
        });
        press(&mut window, "Scores");
        press_row(&mut window, &format!("Answer FNCLCC (Liver biopsy), mitoses: {answer}"));
        window.get_by_label(&format!("FNCLCC (Liver biopsy): {line}"));
    }
}
