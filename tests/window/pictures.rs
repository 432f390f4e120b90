//! A few pictures of the whole window, looked at before they were accepted.

use super::{sample, window, window_on};

#[test]
fn a_case_in_the_window() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    window.snapshot("window-shabani-2025");
}

#[test]
fn a_new_case_in_the_smallest_window() {
    let mut window = window();
    window.set_size(egui::vec2(1280.0, 720.0));
    window.run();
    window.snapshot("window-new-case");
}

#[test]
fn the_dark_theme() {
    let mut window = window_on(&sample("lee.spinecase"));
    super::press(&mut window, "View menu");
    super::press(&mut window, "Dark theme");
    window.remove_cursor();
    window.run();
    window.snapshot("window-dark");
}
