//! The dialog of the figure: what it offers, and that all of it can be reached.

use egui_kittest::kittest::NodeT as _;

use super::*;

/// Writes the figure as it is set up, and reads it.
fn written(window: &mut Window<'_>) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("figure.svg");
    press(window, "Save figure…");
    choose(window, &path, "Write this file");
    std::fs::read_to_string(&path).unwrap()
}

#[test]
fn the_path_of_a_figure_is_that_of_its_case_and_has_the_keyboard() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    ctrl(&mut window, Key::E);
    press(&mut window, "Save figure…");
    let path = window.get_by_label("Path");
    assert!(path.is_focused());
    let typed = path.accesskit_node().value().unwrap_or_default();
    assert!(typed.ends_with("shabani-2025.svg"), "{typed}");
}

#[test]
fn the_course_is_drawn_by_one_press() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    ctrl(&mut window, Key::E);
    window.get_by_label("after laminectomy, debulking and fixation");
    press(&mut window, "All time points");
    let figure = written(&mut window);
    for label in ["Before surgery", "After surgery", "6 months", "24 months", "Last follow-up"] {
        assert!(figure.contains(&format!("data-name=\"{label}\"")), "{label}");
    }
    ctrl(&mut window, Key::E);
    press(&mut window, "This one");
    assert!(!written(&mut window).contains("data-name=\"After surgery\""));
}

#[test]
fn two_time_points_are_compared_by_a_command_with_a_name() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    ctrl(&mut window, Key::K);
    window.get_by_label("Go to").type_text("compare");
    window.run();
    window.key_press(Key::Enter);
    window.run();
    let figure = written(&mut window);
    for part in ["id=\"time-1\"", "id=\"time-2\"", "time-2-front-changes", "no longer stated"] {
        assert!(figure.contains(part), "{part}");
    }
    assert!(!figure.contains("id=\"time-3\""));
    ctrl(&mut window, Key::E);
    press(&mut window, "24 months");
    press(&mut window, "the first picture");
    assert!(written(&mut window).contains("time-3-front-changes"));
}

#[test]
fn a_case_of_one_time_point_has_nothing_to_compare() {
    let mut window = window();
    window.run();
    press(&mut window, "Time point menu");
    let node = window.get_by_label_contains("Compare time points…");
    assert!(node.accesskit_node().is_disabled());
}

#[test]
fn what_the_pointer_rests_on_is_not_named_above_a_dialog() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    let at = window.get_by_label("Level L3").rect().center();
    window.hover_at(at);
    window.run_steps(90);
    assert!(window.query_by_label("L3, not marked").is_some());
    ctrl(&mut window, Key::E);
    window.run_steps(2);
    assert!(window.query_by_label("L3, not marked").is_none());
}

#[test]
fn a_button_that_the_pointer_rests_on_is_not_explained_above_a_dialog() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    let at = window.get_by_label("Export figure").rect().center();
    window.hover_at(at);
    window.run_steps(90);
    let tip = "Write the spine map as SVG, PDF or PNG";
    assert!(window.query_by_label_contains(tip).is_some());
    ctrl(&mut window, Key::E);
    window.run_steps(2);
    window.get_by_label("Save figure…");
    assert!(window.query_by_label_contains(tip).is_none());
}

#[test]
fn everything_of_the_dialog_is_within_a_small_window() {
    for name in ["shabani-2025.spinecase", "kjg-2019.spinecase"] {
        let mut window = window_on(&sample(name));
        window.set_size(egui::vec2(1280.0, 720.0));
        window.run();
        ctrl(&mut window, Key::E);
        press(&mut window, "All time points");
        let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1280.0, 720.0));
        for label in
            ["Save figure…", "Copy picture", "Close", "All time points", "Caption", "Width"]
        {
            for node in window.get_all_by_label(label) {
                assert!(screen.contains_rect(node.rect()), "{name}: {label} {:?}", node.rect());
            }
        }
    }
}

/// The picture that a press puts into the clipboard.
fn copied(window: &mut Window<'_>) -> Option<Arc<egui::ColorImage>> {
    window.get_by_label("Copy picture").click();
    for _ in 0..6 {
        window.step();
        for command in &window.output().platform_output.commands {
            if let egui::OutputCommand::CopyImage(picture) = command {
                return Some(Arc::new(picture.clone()));
            }
        }
    }
    None
}

#[test]
fn what_is_copied_is_the_picture_that_a_png_holds() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    ctrl(&mut window, Key::E);
    press(&mut window, "greys");
    let picture = copied(&mut window).unwrap();
    window.run();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("figure.png");
    press(&mut window, "Save figure…");
    choose(&mut window, &path, "Write this file");
    let file = image::open(&path).unwrap().into_rgb8();
    assert_eq!(picture.size, [file.width() as usize, file.height() as usize]);
    let pixels = |pixel: &egui::Color32| [pixel.r(), pixel.g(), pixel.b()];
    let copied: Vec<u8> = picture.pixels.iter().flat_map(pixels).collect();
    assert!(copied == *file.as_raw(), "the pixels are the same");
    assert!(copied.iter().any(|part| *part < 60), "something is drawn");
}

/// The ending of the path that is suggested.
fn ending(window: &Window<'_>) -> String {
    let path = window.get_by_label("Path").value().unwrap();
    Path::new(&path).extension().unwrap().to_string_lossy().into_owned()
}

#[test]
fn the_kind_of_file_is_chosen_and_follows_the_name_that_is_written() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    ctrl(&mut window, Key::E);
    press(&mut window, "PDF");
    press(&mut window, "Save figure…");
    assert_eq!(ending(&window), "pdf");
    let folder = tempfile::tempdir().unwrap();
    // A name without an ending gets that of the choice.
    choose(&mut window, &folder.path().join("bare"), "Write this file");
    assert!(std::fs::read(folder.path().join("bare.pdf")).unwrap().starts_with(b"%PDF"));
    ctrl(&mut window, Key::E);
    press(&mut window, "Save figure…");
    choose(&mut window, &folder.path().join("other.png"), "Write this file");
    ctrl(&mut window, Key::E);
    press(&mut window, "Save figure…");
    assert_eq!(ending(&window), "png");
}

/// A click of the mouse whose press and release come in one frame, as they do on a slow machine.
fn quick_click(window: &mut Window<'_>, name: &str) {
    let pos = window.get_by_label(name).rect().center();
    let (button, modifiers) = (egui::PointerButton::Primary, Modifiers::NONE);
    let click = |pressed| egui::Event::PointerButton { pos, button, pressed, modifiers };
    let events = &mut window.input_mut().events;
    events.extend([egui::Event::PointerMoved(pos), click(true), click(false)]);
    window.run();
}

#[test]
fn the_first_click_after_a_width_is_typed_counts() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    ctrl(&mut window, Key::E);
    for (width, choice) in [("100", "greys"), ("210", "colour"), ("120", "PDF"), ("90", "side")] {
        quick_click(&mut window, "Width");
        window.key_press_modifiers(Modifiers::COMMAND, Key::A);
        window.run();
        window.event(egui::Event::Text(width.to_owned()));
        window.run();
        quick_click(&mut window, choice);
        let node = window.get_by_label(choice);
        assert_eq!(
            node.accesskit_node().toggled(),
            Some(egui::accesskit::Toggled::True),
            "{choice}"
        );
        window.get_by_label_contains("mm high");
    }
}

#[test]
fn a_figure_that_is_larger_than_a_page_is_fitted_by_one_press() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    ctrl(&mut window, Key::E);
    press(&mut window, "Fit to a page");
    assert!(window.query_by_label("Fit to a page").is_none());
    let figure = written(&mut window);
    let height = figure.split_once("height=\"").unwrap().1.split_once("mm").unwrap().0;
    assert!((200.0..=267.0).contains(&height.parse::<f64>().unwrap()), "{height}");
    ctrl(&mut window, Key::E);
    window.get_by_label("Levels seen from the feet").focus();
    window.run();
    window.get_by_label("Levels seen from the feet").type_text("C1–S5");
    window.run();
    press(&mut window, "Fit to a page");
    window.get_by_label_contains("No width fits");
}

#[test]
fn the_dialog_is_named_by_what_it_shows() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    ctrl(&mut window, Key::E);
    window.get_by_label("Figure");
    press(&mut window, "All time points");
    window.get_by_label("Figure: time points side by side");
    press(&mut window, "What has changed");
    window.get_by_label("Figure: time points compared");
}
