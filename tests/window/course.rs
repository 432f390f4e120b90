//! The course: what it shows beside the time points.

use egui::Key;
use egui_kittest::kittest::Queryable as _;

use super::review::paste;
use super::{Window, ctrl, press, sample, window, window_on};

#[test]
fn events_and_treatments_have_names_and_tell_what_is_known_of_them() {
    let mut window = window_on(&sample("lee.spinecase"));
    window.get_by_label("Treatment: Laminectomy");
    // Those of one time point follow one another.
    let after = ["improvement: neurological deficits resolved", "complication: pneumonia"];
    let [first, second] =
        after.map(|name| window.get_by_label(&format!("Event: {name}")).rect().center().x);
    assert!(first < second);
    let death = window.get_by_label("Event: death: relapse").rect().center();
    window.hover_at(death);
    window.run();
    window.get_by_label_contains("~6 mo after first visit");
}

#[test]
fn lanes_of_what_has_no_date_are_named() {
    let window = window_on(&sample("kjg-2019.spinecase"));
    let before = window.get_by_label("Earlier, no date").rect();
    let later = window.get_by_label("After 0 months, no date").rect();
    assert!(window.query_by_label("Time not stated").is_none(), "all is known to be later");
    let at = |name: &str| window.get_by_label(name).rect().center().x;
    assert!(before.left() < at("Time point: Neurosurgeon"));
    assert!(at("Time point: Before surgery") < at("Treatment: Emergency decompression"));
    // Time points and treatments stand in one order.
    let order = [
        "Time point: After surgery",
        "Treatment: Radiotherapy",
        "Time point: After radiotherapy",
        "Treatment: Chemotherapy, first line",
        "Time point: After three cycles",
    ];
    assert!(later.left() < at(order[0]));
    assert!(order.windows(2).all(|pair| at(pair[0]) < at(pair[1])));
    // What happened at a time point stands above it.
    let [event, point] = ["Event: improvement: back pain and gait improved", order[2]]
        .map(|name| window.get_by_label(name).rect().center());
    assert!((event.x - point.x).abs() < 1.0 && event.y < point.y);
}

#[test]
fn zero_months_are_a_date_and_an_earlier_time_point_stays_before_it() {
    let mut window = window();
    press(&mut window, "Add a time point");
    window.get_by_label("Name").type_text("Operation");
    window.get_by_label("Months from index surgery, if known").focus();
    window.run();
    window.get_by_label("Months from index surgery, if known").type_text("0");
    window.run();
    press(&mut window, "Leave out");
    let when = window.state().case().time_points[1].when.clone().unwrap();
    assert_eq!(when.value().offset.middle(), Some(0.0));
    let at = |name: &str| window.get_by_label(name).rect().center().x;
    assert!(window.query_by_label("Time not stated").is_none());
    window.get_by_label("Earlier, no date");
    assert!(at("Time point: presentation") < at("Time point: Operation"));
}

#[test]
fn the_only_operation_is_what_the_line_counts_from() {
    let mut window = window();
    paste(&mut window, "Operation note. A T5 laminectomy was done for metastasis of T5.");
    ctrl(&mut window, Key::R);
    while window.query_by_label("Accept").is_some() {
        press(&mut window, "Accept");
    }
    let surgery = &window.state().case().treatments[0];
    assert!(surgery.when.is_none(), "no time is written");
    let name = format!("Treatment: {}", surgery.label);
    let at = window.get_by_label(&name).rect().center();
    window.hover_at(at);
    window.run();
    window.get_by_label_contains("The line counts from it");
    // A time point of which only the name tells the order stands after it.
    press(&mut window, "Add a time point");
    window.get_by_label("Name").type_text("After surgery");
    window.run();
    press(&mut window, "Leave out");
    let later = window.get_by_label("After 0 months, no date").rect();
    let after = window.get_by_label("Time point: After surgery").rect().center();
    assert!(at.x < after.x && later.left() < after.x);
}

#[test]
fn what_was_carried_over_is_confirmed_in_one_step() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    let confirm = "Confirm all that was carried over";
    assert!(window.query_by_label(confirm).is_none());
    press(&mut window, "Add a time point");
    window.get_by_label("Name").type_text("3 months");
    window.run();
    press(&mut window, "Carry over");
    let suspected = |window: &Window<'_>| {
        let case = window.state().case().clone();
        let point = case.time_points.iter().find(|point| point.label == "3 months").unwrap();
        let parts = point.findings.levels.values().flat_map(|finding| finding.parts.values());
        parts.filter(|fact| fact.shown().is_suspected()).count()
    };
    assert!(suspected(&window) > 0);
    press(&mut window, confirm);
    assert_eq!(suspected(&window), 0);
    assert!(window.query_by_label(confirm).is_none());
    ctrl(&mut window, Key::Z);
    assert!(suspected(&window) > 0);
}
