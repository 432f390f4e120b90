//! Maps of the sample cases, rasterised from their SVG and compared pixel by pixel with pictures
//! that were looked at.
//!
//! After a change that is meant: `RENEW_PICTURES=1 cargo test --test core pictures`, and look at
//! what has changed in `tests/pictures`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use spinemap::anatomy::{Level, Part, Structure};
use spinemap::case::{Bounds, Case, Escc, Fact, LevelRange, Levels, PartFinding, TreatmentKind};
use spinemap::edit::finding_mut;
use spinemap::figure::{self, Format, Include, MapOptions, SheetOptions, Theme, ViewChoice};
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
    Format::Png.write(&figure::spine_map(case, &options), theme, 100).unwrap()
}

/// A figure with everything: several time points, what has changed, levels from the feet with WBB,
/// and the grades.
fn sheet(case: &Case, time_points: Vec<usize>, theme: Theme) -> Vec<u8> {
    let options = SheetOptions {
        time_points,
        axial: vec![Level::T5],
        include: Include::ALL.into(),
        width_mm: 150.0,
        caption: "Adult schematic proportions.".to_owned(),
        ..SheetOptions::default()
    };
    Format::Png.write(&figure::sheet(case, &options), theme, 130).unwrap()
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
fn figures_of_several_time_points_are_as_they_were_looked_at() {
    let path = root().join("sample_cases/shabani-2025.spinecase");
    let mut case = store::load(&path).unwrap().case;
    // At 6 months a grade is lower, a part is said to be free, and the rest is not spoken of.
    let mut findings = case.time_points[0].findings.clone();
    if let Some(finding) = findings.levels.get_mut(&Level::T5) {
        finding.escc = Some(Fact::observed(Bounds::exactly(Escc::Grade1b)));
        finding.parts.retain(|part, _| part.structure() != Structure::Rib);
        for (part, fact) in &mut finding.parts {
            if part.structure() == Structure::SpinousProcess {
                *fact = Fact::observed(PartFinding::FREE);
            }
        }
    }
    findings.masses.clear();
    Arc::make_mut(&mut case.time_points[2]).findings = findings;
    compare("sheet-shabani-2025", &sheet(&case, vec![0, 2], Theme::Light));
    compare("sheet-patterns-shabani-2025", &sheet(&case, vec![0, 2], Theme::Patterns));
    compare("sheet-print-shabani-2025", &sheet(&case, vec![0, 2], Theme::Print));
    let all = (0..case.time_points.len()).collect();
    let course = SheetOptions { time_points: all, ..SheetOptions::default() };
    let drawing = figure::sheet(&case, &course);
    compare("course-shabani-2025", &Format::Png.write(&drawing, Theme::Light, 110).unwrap());
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
fn a_figure_of_everything_marked_stays_small_in_every_theme() {
    let mut case = Case::new("Full");
    for level in Level::ALL {
        let finding = finding_mut(&mut case, 0, level).unwrap();
        for part in Part::of(level) {
            finding.parts.insert(part, Fact::observed(PartFinding::INVOLVED));
        }
    }
    let drawing = figure::sheet(&case, &SheetOptions::default());
    for (theme, most) in [(Theme::Light, 750_000), (Theme::Print, 1_000_000)] {
        let size = Format::Svg.write(&drawing, theme, 300).unwrap().len();
        assert!(size < most, "{theme:?}: {size} bytes");
    }
}

#[test]
fn the_same_case_gives_the_same_bytes() {
    let once = picture("sun-2014", ViewChoice::Side, Theme::Print);
    assert_eq!(once, picture("sun-2014", ViewChoice::Side, Theme::Print));
}
