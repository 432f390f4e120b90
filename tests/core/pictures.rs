//! Maps of the sample cases, rasterised from their SVG and compared pixel by pixel with pictures
//! that were looked at.
//!
//! After a change that is meant: `RENEW_PICTURES=1 cargo test --test core pictures`, and look at
//! what has changed in `tests/pictures`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use spinemap::anatomy::Level;
use spinemap::case::{Case, Fact, LevelRange, Levels, TreatmentKind};
use spinemap::figure::{self, MapOptions, Theme, ViewChoice};
use spinemap::store;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn picture(sample: &str, views: ViewChoice, theme: Theme) -> Vec<u8> {
    let path = root().join(format!("sample_cases/{sample}.spinecase"));
    let case = store::load(&path).unwrap().case;
    let time_point = case.first_marked();
    drawn(&case, time_point, views, theme)
}

fn drawn(case: &Case, time_point: usize, views: ViewChoice, theme: Theme) -> Vec<u8> {
    let options = MapOptions { time_point, views, width_mm: 140.0, ..MapOptions::default() };
    figure::png(&figure::spine_map(case, &options), theme, 100).unwrap()
}

#[track_caller]
fn compare(name: &str, bytes: &[u8]) {
    let known = root().join(format!("tests/pictures/{name}.png"));
    if std::env::var_os("RENEW_PICTURES").is_some() {
        std::fs::create_dir_all(known.parent().unwrap()).unwrap();
        std::fs::write(&known, bytes).unwrap();
        return;
    }
    let pixels = |bytes: &[u8]| image::load_from_memory(bytes).unwrap().into_rgba8();
    let expected = pixels(&std::fs::read(&known).unwrap());
    if pixels(bytes) != expected {
        let drawn: PathBuf = std::env::temp_dir().join(format!("spinemap-{name}.png"));
        std::fs::write(&drawn, bytes).unwrap();
        panic!(
            "{name} is drawn otherwise now: compare {} with {}",
            drawn.display(),
            known.display()
        );
    }
}

#[test]
fn maps_of_the_sample_cases_are_as_they_were_looked_at() {
    for sample in ["lee", "kjg-2019", "shabani-2025", "sun-2014", "idir-2023"] {
        compare(&format!("map-{sample}"), &picture(sample, ViewChoice::All, Theme::Light));
    }
}

#[test]
fn a_level_from_the_feet_and_the_other_themes_are_as_they_were_looked_at() {
    let axial = ViewChoice::Axial(Level::T5);
    compare("axial-shabani-2025", &picture("shabani-2025", axial, Theme::Light));
    compare("dark-shabani-2025", &picture("shabani-2025", ViewChoice::All, Theme::Dark));
    compare("print-shabani-2025", &picture("shabani-2025", ViewChoice::All, Theme::Print));
}

#[test]
fn treatment_beside_the_disease_is_as_it_was_looked_at() {
    let load = |sample: &str| {
        store::load(&root().join(format!("sample_cases/{sample}.spinecase"))).unwrap().case
    };
    // Laminectomy, screws and rods, and a field, after the operation.
    let mut case = load("shabani-2025");
    for treatment in &mut case.treatments {
        if let TreatmentKind::Radiotherapy(field) = &mut treatment.kind {
            let levels = Levels::Range(LevelRange::between(Level::T3, Level::T8));
            field.levels = Some(Fact::observed(levels));
        }
    }
    let findings = case.time_points[case.first_marked()].findings.clone();
    Arc::make_mut(&mut case.time_points[2]).findings = findings;
    compare("treated-shabani-2025", &drawn(&case, 2, ViewChoice::All, Theme::Light));
    // Corpectomy, cage and plate.
    compare("treated-sun-2014", &drawn(&load("sun-2014"), 2, ViewChoice::All, Theme::Light));
}

#[test]
fn the_same_case_gives_the_same_bytes() {
    let once = picture("sun-2014", ViewChoice::Side, Theme::Print);
    assert_eq!(once, picture("sun-2014", ViewChoice::Side, Theme::Print));
}
