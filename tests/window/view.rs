//! Zoom and pan of the map and of the level seen from the feet, and what they keep in reach.

use egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Pos2, Vec2};
use egui_kittest::kittest::Queryable as _;
use spinemap::anatomy::Level;

use super::{Window, ctrl, press, sample, window, window_on};

/// Where a node is.
fn at(window: &Window<'_>, name: &str) -> Pos2 {
    window.get_by_label(name).rect().center()
}

/// Turns the wheel, or two fingers on a touchpad, over a place.
fn scroll(window: &mut Window<'_>, over: Pos2, delta: Vec2, source: MouseWheelSource) {
    window.hover_at(over);
    window.run();
    let (unit, phase) = (MouseWheelUnit::Point, egui::TouchPhase::Move);
    window.event(Event::MouseWheel { unit, delta, phase, modifiers: Modifiers::NONE, source });
    window.run();
    // The turn is over.
    window.run_steps(30);
}

fn wheel(window: &mut Window<'_>, over: Pos2, up: f32) {
    scroll(window, over, Vec2::new(0.0, up), MouseWheelSource::Wheel);
}

#[test]
fn the_wheel_zooms_about_the_pointer_in_the_map_and_in_the_axial_view() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    for (over, near) in [("Level T9", "Level T8"), ("T5, left lamina", "T5, right lamina")] {
        let nodes = |window: &Window<'_>| (at(window, over), at(window, near));
        let (before, beside) = nodes(&window);
        wheel(&mut window, before, 120.0);
        let (after, moved) = nodes(&window);
        assert!((after - before).length() < 2.0, "{over} was at {before}, is at {after}");
        let larger = (moved - after).length() / (beside - before).length();
        assert!(larger > 1.3, "{over}: {larger}");
        wheel(&mut window, before, -400.0);
        assert!((nodes(&window).1 - beside).length() < 0.5, "all of {over} is shown again");
    }
}

#[test]
fn a_pinch_zooms_about_the_fingers() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    for (over, near) in [("Level T9", "Level T8"), ("T5, left lamina", "T5, right lamina")] {
        let (before, beside) = (at(&window, over), at(&window, near));
        window.hover_at(before);
        window.run();
        window.event(Event::Zoom(1.5));
        window.run();
        let (after, moved) = (at(&window, over), at(&window, near));
        assert!((after - before).length() < 2.0, "{over} was at {before}, is at {after}");
        let larger = (moved - after).length() / (beside - before).length();
        assert!((larger - 1.5).abs() < 0.05, "{over}: {larger}");
        window.event(Event::Zoom(0.2));
        window.run();
        assert!((at(&window, near) - beside).length() < 0.5, "all of {over} is shown again");
    }
    assert!(!window.state().is_modified());
}

#[test]
fn two_fingers_and_the_middle_button_move_what_is_zoomed_and_nothing_else() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    let name = "T5, left lamina";
    let fit = at(&window, name);
    let by = Vec2::new(0.0, -14.0);
    wheel(&mut window, fit, 160.0);
    let before = at(&window, name);
    scroll(&mut window, fit, by, MouseWheelSource::Trackpad);
    assert!((at(&window, name) - before - by).length() < 1.5);
    let button = |pos, pressed| Event::PointerButton {
        pos,
        button: PointerButton::Middle,
        pressed,
        modifiers: Modifiers::NONE,
    };
    window.event(button(fit, true));
    window.run();
    window.hover_at(fit - by);
    window.run();
    window.event(button(fit - by, false));
    window.run();
    assert!((at(&window, name) - before).length() < 1.5);
    assert!(!window.state().is_modified());
}

#[test]
fn the_space_bar_takes_hold_of_the_drawing_and_marks_nothing_then() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    press(&mut window, "Level T9");
    window.key_press(Key::ArrowRight);
    window.run();
    ctrl(&mut window, Key::L);
    let from = window.get_by_label_contains("Spine map,").rect().center();
    window.hover_at(from);
    window.run();
    let before = at(&window, "Level T4");
    window.key_down(Key::Space);
    window.drag_at(from);
    window.run();
    window.hover_at(from + Vec2::new(0.0, 30.0));
    window.run();
    window.drop_at(from + Vec2::new(0.0, 30.0));
    window.key_up(Key::Space);
    window.run();
    assert!((at(&window, "Level T4") - before - Vec2::new(0.0, 30.0)).length() < 2.0);
    assert!(!window.state().is_modified());
    // Let go at once, it marks.
    window.key_press(Key::Space);
    window.run();
    assert!(window.state().is_modified());
}

#[test]
fn the_axial_view_is_zoomed_by_buttons_and_shown_whole_by_a_double_click_beside_it() {
    let mut window = window();
    let name = "T6, left lamina";
    let fit = at(&window, name);
    press(&mut window, "Level: larger");
    press(&mut window, "Level: larger");
    assert!((at(&window, name) - fit).length() > 2.0);
    press(&mut window, "Level: show all");
    assert!((at(&window, name) - fit).length() < 0.1);
    // The keys are for the drawing that has the keyboard.
    window.get_by_label("T6 seen from the feet").focus();
    window.run();
    ctrl(&mut window, Key::Plus);
    assert!((at(&window, name) - fit).length() > 2.0);
    let corner = window.get_by_label("T6 seen from the feet").rect().left_bottom();
    let pos = corner + Vec2::new(6.0, -6.0);
    window.hover_at(pos);
    let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
    window.run();
    // Within one frame, for the frames of a test are long.
    for pressed in [true, false, true, false] {
        let event = Event::PointerButton { pos, button, pressed, modifiers };
        window.input_mut().events.push(event);
    }
    window.run();
    assert!((at(&window, name) - fit).length() < 0.1);
    assert!(!window.state().is_modified());
}

#[test]
fn the_wheel_scrolls_the_panel_where_the_axial_view_cannot_become_smaller() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    // In a panel so low that the view scrolls with its fields.
    window.set_size(Vec2::new(1280.0, 600.0));
    window.run();
    let name = "T5, left lamina";
    let before = at(&window, name);
    wheel(&mut window, before, -60.0);
    assert!((at(&window, name).y - before.y + 60.0).abs() < 2.0);
    // Scrolling up again does not begin to zoom on the way.
    wheel(&mut window, before, 200.0);
    assert!((at(&window, name) - before).length() < 1.0);
}

#[test]
fn every_level_keeps_its_node_in_a_zoomed_map_and_comes_into_sight_when_it_is_chosen() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    ctrl(&mut window, Key::L);
    let map = window.get_by_label_contains("Spine map,").rect();
    for level in Level::ALL {
        let name = format!("Level {level}");
        let mut nodes = window.get_all_by_label_contains(&name);
        assert!(nodes.any(|node| map.contains_rect(node.rect())), "{level}");
    }
    window.get_by_label("Level S3").click_accesskit();
    window.run();
    window.get_by_label("S3 seen from the feet");
    let s3 = at(&window, "Level S3");
    assert!(map.shrink(20.0).y_range().contains(s3.y), "{s3} in {map}");
    // So it does when the keyboard goes there.
    window.get_by_label_contains("Spine map,").focus();
    window.run();
    for _ in 0..20 {
        window.key_press(Key::ArrowUp);
        window.run();
    }
    let chosen = at(&window, "Level C7");
    window.get_by_label("C7 seen from the feet");
    assert!(map.shrink(20.0).y_range().contains(chosen.y), "{chosen} in {map}");
}

#[test]
fn the_marked_levels_with_a_neighbour_above_and_below_fill_the_height() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    let map = window.get_by_label_contains("Spine map,").rect();
    let rows = |window: &Window<'_>| {
        let row = |name: &str| window.get_by_label_contains(name).rect().center().y;
        (row("Level T5"), row("Level T6"))
    };
    let (before, after) = (rows(&window), {
        ctrl(&mut window, Key::L);
        rows(&window)
    });
    let larger = (after.1 - after.0) / (before.1 - before.0);
    assert!(larger > 3.0, "{larger}");
    assert!(map.y_range().contains(after.0) && map.y_range().contains(after.1));
    window.get_by_label_contains("from the front");
    ctrl(&mut window, Key::L);
    window.get_by_label_contains("from the left");
    ctrl(&mut window, Key::Num0);
    assert!((rows(&window).0 - before.0).abs() < 0.5);
}

#[test]
fn in_a_slow_frame_a_click_marks_what_was_clicked_on_not_where_the_pointer_went_then() {
    let mut window = window();
    let (clicked, later) = (at(&window, "T6, left lamina"), at(&window, "T6, right lamina"));
    let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
    let press = |pos, pressed| Event::PointerButton { pos, button, pressed, modifiers };
    for there in [later, at(&window, "Level L2")] {
        window.hover_at(there);
        window.run();
        let events = [
            Event::PointerMoved(clicked),
            press(clicked, true),
            press(clicked, false),
            Event::PointerMoved(there),
        ];
        window.input_mut().events.extend(events);
        window.run();
    }
    // The second click ended outside the drawing that it was meant for, and did nothing.
    let levels = &window.state().case().time_points[0].findings.levels;
    let parts = levels[&Level::T6].parts.keys().map(|part| part.key());
    assert_eq!((levels.len(), parts.collect::<Vec<_>>()), (1, vec!["lamina_left".to_owned()]));
}
