//! Everything on the map and in the axial view is in reach: by a click, by a name, by a key.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use spinemap::anatomy::{Level, Part, Structure};
use spinemap::case::{Bounds, CanalState, Escc, Fact, LevelFinding, ThecalSac};

use super::{Window, press, sample, window, window_on};

/// The keys of the parts that are marked at a level.
fn marked(window: &Window<'_>, level: Level) -> Vec<String> {
    let point = &window.state().case().time_points[0];
    let finding = point.findings.levels.get(&level);
    finding.into_iter().flat_map(|finding| finding.parts.keys()).map(|part| part.key()).collect()
}

/// The smallest parts of a level; each has a place of its own in the axial view.
fn has_a_place(level: Level, part: Part) -> bool {
    part != Part::UNSPECIFIED && part.leaves(level).eq([part])
}

fn key(window: &mut Window<'_>, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

#[test]
fn a_click_marks_each_part_of_a_level_and_another_takes_its_mark_away() {
    let mut window = window();
    // Where most is out of the common: the atlas, the end of the cord, the end of the sac.
    for level in [Level::C1, Level::L2, Level::S4] {
        press(&mut window, &format!("Level {level}"));
        for part in Part::of(level).filter(|part| has_a_place(level, *part)) {
            let name = format!("{level}, {}", part.label_at(level));
            for expected in [vec![part.key()], vec![]] {
                let place = window.get_by_label(&name).rect().center();
                window.hover_at(place);
                window.drag_at(place);
                window.drop_at(place);
                window.run_steps(4);
                assert_eq!(marked(&window, level), expected, "{name}");
            }
        }
    }
}

#[test]
fn what_has_no_place_in_the_axial_view_has_a_button_below_it() {
    let mut window = window();
    for level in [Level::C1, Level::T8, Level::S5] {
        press(&mut window, &format!("Level {level}"));
        for part in Part::of(level).filter(|part| !has_a_place(level, *part)) {
            let name = format!("{level}, {}", part.label_at(level));
            for expected in [vec![part.key()], vec![]] {
                let is_in_menu = window.query_by_label(&name).is_none();
                if is_in_menu {
                    press(&mut window, "more");
                }
                press(&mut window, &name);
                assert_eq!(marked(&window, level), expected, "{name}");
                if is_in_menu {
                    key(&mut window, Modifiers::NONE, Key::Escape);
                }
            }
        }
    }
}

#[test]
fn the_menu_opens_by_its_key_and_is_gone_through_by_keys() {
    let mut window = window();
    press(&mut window, "Level T9");
    key(&mut window, Modifiers::NONE, Key::ArrowRight);
    key(&mut window, Modifiers::NONE, Key::Menu);
    for name in ["involved", "suspected", "free", "not stated", "Clear T9"] {
        window.get_by_label(name);
    }
    assert!(window.get_by_label("involved").is_focused());
    key(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert!(window.get_by_label("suspected").is_focused());
    key(&mut window, Modifiers::NONE, Key::Enter);
    let point = &window.state().case().time_points[0];
    assert!(point.findings.levels[&Level::T9].parts[&Part::BODY].shown().is_suspected());
    assert!(window.query_by_label("Clear T9").is_none());
    // The keys of the map go on where they were.
    assert!(window.get_by_label_contains("Spine map,").is_focused());
    key(&mut window, Modifiers::SHIFT, Key::F10);
    window.get_by_label("Clear T9");
    key(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_label("Clear T9").is_none());
}

#[test]
fn a_whole_level_is_marked_free_by_key_and_in_the_menu() {
    let mut window = window();
    let shown = |window: &Window<'_>| {
        let level = window.state().case().time_points[0].findings.levels.get(&Level::T9);
        level.map(|level| level.parts[&Part::UNSPECIFIED].value().is_involved())
    };
    press(&mut window, "Level T9");
    key(&mut window, Modifiers::NONE, Key::F);
    assert_eq!(shown(&window), Some(false));
    key(&mut window, Modifiers::NONE, Key::F);
    assert_eq!(shown(&window), None);
    key(&mut window, Modifiers::NONE, Key::Menu);
    press(&mut window, "Free as a whole");
    assert_eq!(shown(&window), Some(false));
}

#[test]
fn the_menu_of_a_part_offers_what_holds_it() {
    let mut window = window();
    press(&mut window, "Level T9");
    let part = Part::new(Structure::Epidural, spinemap::anatomy::Place::Left).unwrap();
    let name = format!("T9, {}", part.label_at(Level::T9));
    window.get_by_label(&name).click_secondary();
    window.run();
    press(&mut window, "epidural space all around");
    assert_eq!(marked(&window, Level::T9), ["epidural_circumferential"]);
}

#[test]
fn the_axial_view_takes_the_keys_of_the_map() {
    let mut window = window();
    window.get_by_label("T6 seen from the feet").focus();
    window.run();
    key(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert!(window.get_by_label("T7 seen from the feet").is_focused());
    key(&mut window, Modifiers::NONE, Key::ArrowRight);
    key(&mut window, Modifiers::NONE, Key::Space);
    key(&mut window, Modifiers::NONE, Key::Num2);
    assert_eq!(marked(&window, Level::T7), ["body"]);
    let finding = window.state().case().time_points[0].findings.levels[&Level::T7].clone();
    assert_eq!(finding.escc.map(|fact| *fact.value()), Some(Bounds::exactly(Escc::Grade2)));
}

#[test]
fn the_tab_key_goes_from_the_report_to_the_map_to_the_level_to_the_course() {
    let mut window = window_on(&sample("shabani-2025.spinecase"));
    let stops = [
        "Edit this text",
        "Spine map, Before surgery",
        "T5 seen from the feet",
        "Cord compression (ESCC): 1a",
        "Add a time point",
    ];
    let mut order = Vec::new();
    for _ in 0..400 {
        key(&mut window, Modifiers::NONE, Key::Tab);
        let focused = |name: &&str| {
            let nodes = window.query_all_by_label(name);
            nodes.into_iter().any(|node| node.accesskit_node().is_focused())
        };
        order.extend(stops.into_iter().filter(focused));
        if order.len() == stops.len() {
            break;
        }
    }
    assert_eq!(order, stops);
}

#[test]
fn a_grade_is_chosen_in_the_pictures_with_the_keyboard() {
    let mut window = window();
    window.get_by_label("Cord compression (ESCC): 1b").focus();
    window.run();
    key(&mut window, Modifiers::NONE, Key::Space);
    let finding = window.state().case().time_points[0].findings.levels[&Level::T6].clone();
    assert_eq!(finding.escc.map(|fact| *fact.value()), Some(Bounds::exactly(Escc::Grade1b)));
}

/// What is found at a level of the first time point.
fn finding(window: &Window<'_>, level: Level) -> LevelFinding {
    let findings = &window.state().case().time_points[0].findings;
    findings.levels.get(&level).cloned().unwrap_or_default()
}

#[test]
fn the_menu_of_a_level_offers_the_scale_that_its_form_offers() {
    let mut window = window();
    press(&mut window, "Level L4");
    key(&mut window, Modifiers::NONE, Key::Menu);
    assert!(window.query_by_role_and_label(Role::Button, "Cord compression (ESCC)").is_none());
    window.get_by_role_and_label(Role::Button, "Thecal sac (unvalidated)").click();
    window.run();
    press(&mut window, "≥2");
    let sac = finding(&window, Level::L4).thecal_sac;
    assert_eq!(sac, Some(Fact::observed(Bounds::at_least(ThecalSac::Grade2))));
    press(&mut window, "Level S4");
    key(&mut window, Modifiers::NONE, Key::Menu);
    for scale in ["Cord compression (ESCC)", "Thecal sac (unvalidated)"] {
        assert!(window.query_by_role_and_label(Role::Button, scale).is_none(), "{scale}");
    }
    window.get_by_role_and_label(Role::Button, "Canal").click();
    window.run();
    press(&mut window, "completely filled");
    let canal = finding(&window, Level::S4).canal.map(|fact| fact.value().state);
    assert_eq!(canal, Some(CanalState::Filled));
}

#[test]
fn tumour_enters_the_canal_from_the_sides_that_are_chosen() {
    let mut window = window();
    press(&mut window, "Level T9");
    press(&mut window, "Canal: invaded");
    let from = |window: &Window<'_>| finding(window, Level::T9).canal.unwrap().value().from;
    let choose = |window: &mut Window<'_>, side: &str| {
        let name = format!("Canal, from: {side}");
        window.get_by_label(&name).focus();
        window.run();
        key(window, Modifiers::NONE, Key::Space);
    };
    for (side, expected) in [
        ("right", "right"),
        ("anterior", "anterior and right"),
        ("left", "anterior, left and right"),
        ("right", "anterior and left"),
        ("all around", "all around"),
        ("posterior", "posterior"),
    ] {
        choose(&mut window, side);
        assert_eq!(from(&window).map(|from| from.to_string()).as_deref(), Some(expected));
    }
    let parts = |name: &str| window.get_by_label(name).accesskit_node().description();
    assert_eq!(parts("T9, posterior epidural space").as_deref(), Some("involved"));
    choose(&mut window, "posterior");
    assert_eq!(from(&window), None);
}

#[test]
fn the_axial_view_stays_in_sight_while_the_fields_of_a_level_scroll() {
    let mut window = window();
    window.set_size(egui::vec2(1280.0, 720.0));
    window.run();
    press(&mut window, "Level T9");
    let at = |window: &Window<'_>| window.get_by_label("T9, left pedicle").rect();
    let before = at(&window);
    let field = window.get_by_label("Canal: invaded");
    field.focus();
    field.scroll_to_me();
    window.run();
    let field = window.get_by_label("Canal: invaded").rect();
    assert_eq!(at(&window), before);
    let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1280.0, 720.0));
    assert!(
        screen.contains_rect(before)
            && screen.contains_rect(field)
            && field.top() > before.bottom()
    );
}
