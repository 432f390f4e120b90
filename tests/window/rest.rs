//! What the window does while nothing happens: nothing.

use egui::Key;
use egui_kittest::kittest::Queryable as _;

use super::{Window, ctrl, press, sample, window_on};

/// One more frame; whether it asked for another, or changed the letters or pictures that are kept
/// for painting.
fn is_at_rest(window: &mut Window<'_>) -> bool {
    window.step();
    !window.ctx.has_requested_repaint() && window.output().textures_delta.set.is_empty()
}

#[test]
fn a_window_at_rest_paints_nothing_anew() {
    for name in ["shabani-2025.spinecase", "kjg-2019.spinecase"] {
        let mut window = window_on(&sample(name));
        for what in ["opened", "zoomed", "axial zoomed", "level chosen", "dark"] {
            match what {
                "zoomed" => ctrl(&mut window, Key::L),
                "axial zoomed" => press(&mut window, "Level: larger"),
                "level chosen" => {
                    window.get_by_label("Level L4").click_accesskit();
                    window.run();
                }
                "dark" => {
                    press(&mut window, "View menu");
                    press(&mut window, "Dark theme");
                }
                _ => {}
            }
            let made = window.state().made();
            for _ in 0..5 {
                assert!(is_at_rest(&mut window), "{name}, {what}");
            }
            assert_eq!(window.state().made(), made, "{name}, {what}");
        }
    }
}

#[test]
fn a_pointer_that_goes_over_the_map_makes_no_drawing_and_no_mesh() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    let made = window.state().made();
    for name in ["Level T9", "Level L4", "T5, spinal cord", "T5, great vessel"] {
        window.get_by_label(name).hover();
        window.run();
    }
    assert_eq!(window.state().made(), made);
}

#[test]
fn a_mark_makes_each_drawing_once_and_a_choice_only_that_of_the_level() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    let before = window.state().made();
    press(&mut window, "Level T9");
    let chosen = window.state().made();
    assert_eq!(chosen.drawings - before.drawings, 1);
    press(&mut window, "T9, left lamina");
    let marked = window.state().made();
    assert_eq!(marked.drawings - chosen.drawings, 2);
    // The map, the level, and no grade.
    assert_eq!(marked.meshes - chosen.meshes, 2);
}

#[test]
fn a_mesh_is_stretched_while_the_map_is_zoomed_and_made_once_at_the_end() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    let made = window.state().made();
    let middle = window.get_by_label("Level T9").rect().center();
    window.hover_at(middle);
    for _ in 0..8 {
        window.event(egui::Event::Zoom(1.04));
    }
    window.run();
    let after = window.state().made();
    assert_eq!((after.drawings, after.meshes - made.meshes), (made.drawings, 1));
}
