//! Every field of the document can be changed by hand: each control of each form is worked, and
//! what the case then holds is compared with what it held before.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use egui::accesskit::{NodeId, Role, Toggled};
use egui_kittest::kittest::{AccessKitNode, NodeT as _, Queryable as _, by};
use serde_json::Value;
use spinemap::anatomy::{Level, Part};
use spinemap::case::*;

use super::{Window, ctrl, press, sample, window_on};

/// What is typed into a field until one is taken: a number, a level, codes, times, a dose.
const TYPED: [&str; 8] = ["7", "T7", "L2", "8891/3", "C41.3", "7 weeks", "7 mg/m²", "7 × 7 × 7"];

/// Fields that are changed elsewhere, or never: ids, time points as such, the text of a source,
/// passages, which are cited where words of a source are selected, hints that are accepted where
/// they are shown, and decisions on what was found in a text.
fn is_elsewhere(path: &str) -> bool {
    ["id", "sources[].text", "time_points"].contains(&path)
        || path.ends_with("].id")
        || path.starts_with("accepted_hints")
        || path.starts_with("sources[].decided")
        || path.ends_with("evidence")
}

/// The tab on which a field of the document stands.
fn tab_of(path: &str) -> &'static str {
    match path {
        _ if path.starts_with("time_points[].findings") => "Level",
        _ if path.starts_with("tumours") || path.starts_with("diagnoses") => "Tumours",
        _ if path.starts_with("specimens") => "Histology",
        _ if path.starts_with("treatments") => "Treatment",
        _ if path.starts_with("time_points[].") => "Follow-up",
        _ => "Case",
    }
}

#[test]
fn every_finding_of_a_level_can_be_changed_by_hand() {
    every_field_can_be_changed_on("Level");
}

#[test]
fn every_field_of_tumours_can_be_changed_by_hand() {
    every_field_can_be_changed_on("Tumours");
}

#[test]
fn every_field_of_specimens_can_be_changed_by_hand() {
    every_field_can_be_changed_on("Histology");
}

#[test]
fn every_field_of_treatments_can_be_changed_by_hand() {
    every_field_can_be_changed_on("Treatment");
}

#[test]
fn every_field_of_time_points_can_be_changed_by_hand() {
    every_field_can_be_changed_on("Follow-up");
}

#[test]
fn every_other_field_can_be_changed_by_hand() {
    every_field_can_be_changed_on("Case");
}

fn every_field_can_be_changed_on(tab: &str) {
    let folder = tempfile::tempdir().unwrap();
    let full = folder.path().join("full.spinecase");
    std::fs::write(&full, spinemap::store::to_bytes(&full_case()).unwrap()).unwrap();
    let mut window = window_on(&full);
    window.set_size(egui::vec2(1440.0, 12_000.0));
    press(&mut window, tab);
    unfold(&mut window);
    let before = window.state().case().clone();
    let mut changed = BTreeSet::new();
    for control in controls(&window) {
        work(&mut window, &control, &before);
        window.key_press(egui::Key::Escape);
        window.run();
        changed.extend(difference(&before, window.state().case()));
        while *window.state().case() != before {
            ctrl(&mut window, egui::Key::Z);
        }
    }
    let reached = |path: &str| changed.iter().any(|other: &String| other.starts_with(path));
    let here = fields().keys().filter(|path| tab_of(path) == tab && !is_elsewhere(path));
    let missing: Vec<&String> = here.filter(|path| !reached(path)).collect();
    assert!(missing.is_empty(), "no control changes {missing:#?}");
}

/// Opens the sections of a form that are folded.
fn unfold(window: &mut Window<'_>) {
    let sections =
        ["Said of several levels", "Soft-tissue masses", "Cord and sac", "Signal and numbering"];
    for name in sections {
        for place in 0..window.query_all_by_label(name).count() {
            let before = controls(window).len();
            for _ in 0..2 {
                if controls(window).len() <= before {
                    window.get_all_by_label(name).nth(place).unwrap().click();
                    window.run();
                }
            }
        }
    }
}

/// A control of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Control {
    id: NodeId,
    role: Role,
    name: String,
}

/// The controls of the form that is shown; of choices side by side, the first that is not chosen.
fn controls(window: &Window<'_>) -> Vec<Control> {
    let mut groups = BTreeSet::new();
    let nodes = window.get_all(by().predicate(|node| !node.is_disabled()).recursive(true));
    let controls = nodes.filter_map(|found| {
        let node = found.accesskit_node();
        let name = node.label().unwrap_or_default();
        let works = match node.role() {
            Role::TextInput | Role::MultilineTextInput | Role::ComboBox | Role::CheckBox => true,
            Role::RadioButton => {
                let group = name.split(": ").next().unwrap_or_default().to_owned();
                let chosen = node.toggled() == Some(Toggled::True) || name.ends_with("not stated");
                !chosen && groups.insert((node.parent_id(), group))
            }
            Role::Button => name.starts_with("Add"),
            _ => false,
        };
        // Neither the map and the axial view nor the course below.
        let elsewhere = name.starts_with("Time point: ") || name.starts_with("T5, ");
        let in_form = works && !elsewhere && found.rect().left() > 600.0;
        in_form.then(|| Control { id: node.locate().0, role: node.role(), name })
    });
    controls.collect()
}

/// Works a control until the case is another one.
fn work(window: &mut Window<'_>, control: &Control, before: &Case) {
    let node = |window: &Window<'_>| -> Option<egui::Pos2> {
        let mut nodes = window.query_all(by().predicate(|node| node.locate().0 == control.id));
        nodes.next().map(|node| node.rect().center())
    };
    let Some(control_place) = node(window) else { return };
    let there: BTreeSet<NodeId> = all_ids(window);
    click(window, control_place);
    match control.role {
        Role::TextInput | Role::MultilineTextInput => {
            for text in TYPED {
                window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
                window.event(egui::Event::Text(text.to_owned()));
                window.run();
                if control.role == Role::TextInput {
                    // What is checked is taken when the field is left.
                    window.key_press(egui::Key::Enter);
                    window.run();
                }
                if **window.state().case() != *before {
                    return;
                }
                click(window, control_place);
            }
            window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
            window.event(egui::Event::Text(String::new()));
            window.run();
        }
        Role::ComboBox => {
            for choice in 1..4 {
                let is_option = |node: &AccessKitNode<'_>| {
                    node.role() == Role::Button && !there.contains(&node.locate().0)
                };
                let option = window.query_all(by().predicate(is_option)).nth(choice);
                let Some(option) = option.map(|node| node.rect().center()) else { return };
                click(window, option);
                if **window.state().case() != *before {
                    return;
                }
                click(window, control_place);
            }
        }
        _ => {}
    }
}

fn all_ids(window: &Window<'_>) -> BTreeSet<NodeId> {
    window.query_all(by()).map(|node| node.accesskit_node().locate().0).collect()
}

fn click(window: &mut Window<'_>, place: egui::Pos2) {
    window.hover_at(place);
    window.drag_at(place);
    window.drop_at(place);
    window.run();
}

/// The fields, by their entry in the table, in which two cases differ.
fn difference(before: &Case, after: &Case) -> BTreeSet<String> {
    let flat = |case: &Case| {
        let mut flat = BTreeMap::new();
        flatten("", &serde_json::to_value(case).unwrap(), &mut flat);
        flat
    };
    let (before, after) = (flat(before), flat(after));
    let paths = before.keys().chain(after.keys());
    paths.filter(|path| before.get(*path) != after.get(*path)).cloned().collect()
}

/// Every value of a document by the path that the table of fields has for it. Facts are looked
/// through; values of a list are gathered.
fn flatten(path: &str, value: &Value, flat: &mut BTreeMap<String, Vec<String>>) {
    let is_map = fields().keys().any(|known| known.starts_with(&format!("{path}{{}}")));
    match value {
        Value::Object(object) if object.contains_key("values") && object.len() == 1 => {
            for sourced in object["values"].as_array().into_iter().flatten() {
                flatten(path, &sourced["value"], flat);
            }
        }
        Value::Object(object) => {
            flat.entry(path.to_owned()).or_default().push(format!("{:?}", object.keys()));
            for (name, inner) in object {
                let step = if is_map { "{}".to_owned() } else { format!(".{name}") };
                flatten(format!("{path}{step}").trim_start_matches('.'), inner, flat);
            }
        }
        Value::Array(items) => {
            let records = items.iter().any(Value::is_object);
            flat.entry(path.to_owned()).or_default().push(items.len().to_string());
            for item in items {
                flatten(&if records { format!("{path}[]") } else { path.to_owned() }, item, flat);
            }
        }
        value => flat.entry(path.to_owned()).or_default().push(value.to_string()),
    }
}

/// A case in which every list has an entry and every value of several parts is there, so that
/// every form has something to draw.
pub fn full_case() -> Case {
    let mut case = spinemap::store::load(&sample("shabani-2025.spinecase")).unwrap().case;
    let level = Level::T5;
    let point = Arc::make_mut(&mut case.time_points[0]);
    let size = || {
        Fact::observed(Size {
            diameters: Size::parse_diameters("8 × 4 × 5").unwrap(),
            method: SizeMethod::Mri,
            approximate: true,
            of: Some("nodule".to_owned()),
            time_point: None,
        })
    };
    let full_level = LevelFinding {
        parts: [(Part::BODY, Fact::observed(PartFinding::INVOLVED))].into(),
        canal: Some(Fact::observed(Canal { state: CanalState::Invaded, from: None })),
        thecal_sac: Some(Fact::observed(Bounds::exactly(ThecalSac::Grade1))),
        collapse: Some(Fact::observed(Collapse { class: CollapseClass::Present, percent: None })),
        ..LevelFinding::default()
    };
    // Only the level that the window chooses is shown.
    point.findings.levels = [(level, full_level.clone())].into();
    point.findings.spans =
        vec![Span { first: level, last: level, reading: Reading::Somewhere, finding: full_level }];
    point.findings.masses = vec![Mass {
        first: Some(level),
        last: None,
        side: None,
        space: None,
        sizes: vec![size()],
        signal: Signal::default(),
        tumour: None,
        description: None,
    }];
    point.events = vec![Event {
        kind: Fact::observed(EventKind::Other),
        when: None,
        detail: None,
        residual_known: None,
    }];
    case.tumours[0].sizes = vec![size()];
    let specimen = &mut case.specimens[0];
    specimen.grade = Some(Fact::observed(StatedGrade {
        system: GradeSystem::Fnclcc,
        grades: AnyOf::one(Grade::G2),
        mixed: false,
    }));
    let count = Quantity::Exactly(Number::new(3.0).unwrap());
    specimen.mitoses = Some(Fact::observed(MitoticCount { count, fields: None, field_area: None }));
    specimen.necrosis =
        Some(Fact::observed(Necrosis { class: NecrosisClass::Present, percent: None }));
    specimen.stains = vec![Stain {
        method: Method::Immunohistochemistry,
        marker: "SMA".to_owned(),
        result: Fact::observed(Staining::bare(StainResult::Positive)),
    }];
    let treatment = case.treatments[0].clone();
    let kinds = [
        TreatmentKind::Surgery(Surgery {
            acts: vec![Act {
                kind: Fact::observed(ActKind::Laminectomy),
                levels: None,
                discs: vec![],
                parts: vec![],
                side: None,
                detail: None,
            }],
            ..Surgery::default()
        }),
        TreatmentKind::Radiotherapy(Radiotherapy::default()),
        TreatmentKind::Systemic(Systemic {
            drugs: vec![Drug { name: Fact::observed("x".to_owned()), dose: None, days: None }],
            ..Systemic::default()
        }),
        TreatmentKind::Other(Fact::observed("rehabilitation".to_owned())),
    ];
    case.treatments = kinds
        .into_iter()
        .enumerate()
        .map(|(index, kind)| Treatment {
            id: format!("treatment-{index}").parse().unwrap(),
            kind,
            ..treatment.clone()
        })
        .collect();
    case.contradictions = vec![Contradiction { text: "one".to_owned(), evidence: vec![] }];
    case.patient.history.truncate(1);
    case.sources.truncate(1);
    spinemap::edit::settle(&mut case);
    case
}
