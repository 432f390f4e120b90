//! Marking on the map and in the axial view.

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use spinemap::anatomy::Level;
use spinemap::case::{Basis, Bounds, Escc, Fact, PartFinding};
use spinemap::figure::outline::Visible;

use super::{Window, ctrl, press, sample, window, window_on};

fn parts(case: &spinemap::case::Case, level: Level) -> String {
    let finding = case.time_points[0].findings.levels.get(&level);
    let parts = finding.into_iter().flat_map(|finding| &finding.parts);
    parts
        .filter(|(_, fact)| fact.value().is_involved())
        .map(|(part, _)| part.key())
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn a_click_on_a_part_of_the_axial_view_marks_it_as_observed() {
    let mut window = window();
    press(&mut window, "Level T7");
    press(&mut window, "T7, left pedicle");
    let case = window.state().case().clone();
    let fact =
        &case.time_points[0].findings.levels[&Level::T7].parts[&"pedicle_left".parse().unwrap()];
    assert_eq!(fact, &Fact::observed(PartFinding::INVOLVED));
    assert_eq!(fact.shown().basis, Basis::Observed);
    press(&mut window, "T7, left pedicle");
    assert_eq!(parts(window.state().case(), Level::T7), "");
}

#[test]
fn the_mark_is_said_where_a_screen_reader_looks() {
    let mut window = window();
    press(&mut window, "Level T7");
    press(&mut window, "T7, left pedicle");
    window.get_by_label("Level T7 · left pedicle");
}

#[test]
fn marks_of_spans_and_what_unmarked_parts_mean_are_said_as_the_figure_says_them() {
    use spinemap::case::{LevelFinding, Reading, Span, Unmarked};
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("span.spinecase");
    let mut case = spinemap::case::Case::new("Span");
    let mut point = spinemap::case::TimePoint::new("first".parse().unwrap(), "First".to_owned());
    let mut finding = LevelFinding::default();
    let involved = Fact::observed(PartFinding::INVOLVED);
    finding.parts.insert("lamina_left".parse().unwrap(), involved);
    let (first, last) = (Level::T7, Level::T9);
    point.findings.spans.push(Span { first, last, reading: Reading::EveryLevel, finding });
    let free = LevelFinding { unmarked: Some(Unmarked::Free), ..LevelFinding::default() };
    point.findings.levels.insert(Level::T8, free);
    case.time_points = vec![std::sync::Arc::new(point)];
    std::fs::write(&path, spinemap::store::to_bytes(&case).unwrap()).unwrap();

    let mut window = window_on(&path);
    press(&mut window, "Level T8 · left lamina · unmarked parts free");
    let said = |name: &str| {
        let node = window.get_by_label(name);
        node.accesskit_node().description().unwrap_or_default()
    };
    assert_eq!(said("T8, left lamina"), "involved. Seen and marked by hand");
    assert_eq!(said("T8, right lamina"), "not marked, free");
    assert_eq!(said("Level T5"), "not marked");
    // And so says the pointer.
    let lamina = window.get_by_label("T8, left lamina").rect().center();
    window.hover_at(lamina);
    window.run();
    window.get_by_label("T8, left lamina: involved\nSeen and marked by hand");
}

#[test]
fn the_map_can_be_marked_with_the_keyboard_alone() {
    let mut window = window();
    window.get_by_label_contains("Spine map").focus();
    window.run();
    // The new case starts at T6: one up is T5, and the first part is a quarter of its body.
    window.key_press(Key::ArrowUp);
    window.run();
    window.key_press(Key::ArrowRight);
    window.run();
    window.key_press(Key::Space);
    window.run();
    assert_eq!(parts(window.state().case(), Level::T5), "body");
    window.key_press(Key::Num1);
    window.run();
    window.key_press(Key::Num1);
    window.run();
    let escc = |window: &Window<'_>| {
        let finding = window.state().case().time_points[0].findings.levels.get(&Level::T5);
        finding.and_then(|finding| finding.escc.as_ref().map(|fact| *fact.value()))
    };
    assert_eq!(escc(&window), Some(Bounds::exactly(Escc::Grade1b)));
    window.key_press_modifiers(Modifiers::SHIFT, Key::Num2);
    window.run();
    assert_eq!(escc(&window), Some(Bounds::at_least(Escc::Grade2)));
    window.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    window.run();
    window.key_press(Key::C);
    window.run();
    let invaded =
        |level: Level| window.state().case().time_points[0].findings.levels[&level].canal.is_some();
    assert!(invaded(Level::T5) && invaded(Level::T6));
    window.key_press(Key::Delete);
    window.run();
    assert!(window.state().case().time_points[0].findings.levels.is_empty());
}

#[test]
fn undo_takes_back_one_click_and_redo_does_it_again() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    let before = window.state().case().clone();
    press(&mut window, "Level T8");
    press(&mut window, "T8, spinous process");
    assert_eq!(parts(window.state().case(), Level::T8), "spinous_process");
    ctrl(&mut window, Key::Z);
    assert_eq!(*window.state().case(), before);
    ctrl(&mut window, Key::Y);
    assert_eq!(parts(window.state().case(), Level::T8), "spinous_process");
}

#[test]
fn every_level_and_every_part_that_is_seen_can_be_reached_by_name() {
    let mut window = window();
    for level in Level::ALL {
        press(&mut window, &format!("Level {level}"));
        let outlines = spinemap::figure::outline::axial::outlines(level);
        let seen = outlines.iter().filter(|outline| outline.visible == Visible::Always);
        let mut count = 0;
        for outline in seen {
            window.get_by_label(&format!("{level}, {}", outline.part.label_at(level)));
            count += 1;
        }
        assert!(count >= 15, "{level} shows {count} parts");
    }
}

#[test]
fn shift_click_and_drag_choose_a_range_that_is_marked_together() {
    let graded = |window: &Window<'_>| {
        let levels = &window.state().case().time_points[0].findings.levels;
        levels
            .iter()
            .filter(|(_, finding)| finding.escc.is_some())
            .map(|(level, _)| *level)
            .collect::<Vec<_>>()
    };
    let mut window = window();
    press(&mut window, "Level T7");
    window.get_by_label("Level T9").click_modifiers(Modifiers::SHIFT);
    window.run();
    window.key_press(Key::Num2);
    window.run();
    assert_eq!(graded(&window), [Level::T7, Level::T8, Level::T9]);

    let place = |window: &Window<'_>, name: &str| window.get_by_label(name).rect().center();
    let (from, to) = (place(&window, "Level L1"), place(&window, "Level L3"));
    window.hover_at(from);
    window.run();
    window.drag_at(from);
    window.run();
    for step in 1..=4_u8 {
        window.hover_at(from + (to - from) * (f32::from(step) / 4.0));
        window.run();
    }
    window.drop_at(to);
    window.run();
    window.key_press(Key::Num3);
    window.run();
    // Below the conus there is no cord to be compressed.
    assert_eq!(graded(&window)[3..], [Level::L1, Level::L2]);
}
