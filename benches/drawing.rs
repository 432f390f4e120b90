//! How long the drawing takes, with all 29 levels fully marked: `cargo bench --bench drawing`.
//!
//! The aims are those of a hospital computer without a graphics card: a frame's own work under
//! 2 ms, a figure to SVG under 5 ms, to a PNG of 600 × 1600 under 60 ms.

use std::sync::Arc;

use divan::Bencher;
use egui_kittest::Harness;
use spinemap::anatomy::{Level, Part};
use spinemap::app::Spinemap;
use spinemap::case::{Bounds, Case, Escc, Fact, PartFinding};
use spinemap::edit::finding_mut;
use spinemap::figure::{self, Drawing, MapOptions, Medium, SheetOptions, Theme};

fn main() {
    divan::main();
}

/// A case in which every part of every level is involved.
fn full_case() -> Case {
    let mut case = Case::new("Full");
    for level in Level::ALL {
        let Some(finding) = finding_mut(&mut case, 0, level) else { continue };
        for part in Part::of(level) {
            finding.parts.insert(part, Fact::observed(PartFinding::INVOLVED));
        }
        if level <= Level::L1 {
            finding.escc = Some(Fact::observed(Bounds::exactly(Escc::Grade2)));
        }
    }
    case
}

fn on_screen() -> MapOptions {
    MapOptions { medium: Medium::Screen, width_mm: 112.0, ..MapOptions::default() }
}

fn drawing() -> Drawing {
    figure::sheet(&full_case(), &SheetOptions::default())
}

#[divan::bench]
fn scene_of_the_map(bencher: Bencher<'_, '_>) {
    let (case, options) = (full_case(), on_screen());
    bencher.bench(|| figure::spine_map(&case, &options));
}

#[divan::bench]
fn scene_of_a_sheet_with_all_levels(bencher: Bencher<'_, '_>) {
    let case = full_case();
    let options = SheetOptions { axial: Level::ALL.to_vec(), ..SheetOptions::default() };
    bencher.bench(|| figure::sheet(&case, &options));
}

#[divan::bench]
fn svg(bencher: Bencher<'_, '_>) {
    let drawing = drawing();
    bencher.bench(|| figure::svg(&drawing, Theme::Light));
}

/// 600 pixels wide, and four times that.
#[divan::bench(args = [85, 339])]
fn png(bencher: Bencher<'_, '_>, dpi: u32) {
    let drawing = drawing();
    bencher.bench(|| figure::png(&drawing, Theme::Light, dpi));
}

#[divan::bench]
fn pdf(bencher: Bencher<'_, '_>) {
    let drawing = drawing();
    bencher.bench(|| figure::pdf(&drawing, Theme::Light));
}

/// A window that shows the case, without a display.
fn window() -> Harness<'static, Spinemap> {
    let path =
        std::env::temp_dir().join(format!("spinemap-bench-{}.spinecase", std::process::id()));
    let bytes = spinemap::store::to_bytes(&full_case()).unwrap_or_default();
    let written = std::fs::write(&path, bytes);
    let mut window =
        Harness::builder().with_size(egui::vec2(1440.0, 900.0)).with_max_steps(40).build_eframe(
            |creation| Spinemap::new(&creation.egui_ctx, creation.storage).without_system_dialogs(),
        );
    if written.is_ok() {
        window.state_mut().open(&path);
        drop(std::fs::remove_file(&path));
    }
    window.run();
    window
}

/// A frame in which nothing changes: layout, painting and tessellation.
#[divan::bench]
fn frame_at_rest(bencher: Bencher<'_, '_>) {
    let mut window = window();
    bencher.bench_local(|| {
        window.step();
        tessellate(&window)
    });
}

/// The frame after a click: the scene is built and tessellated anew.
#[divan::bench]
fn frame_after_a_mark(bencher: Bencher<'_, '_>) {
    let case = full_case();
    let options = on_screen();
    let mut window = window();
    bencher.bench_local(|| {
        let scene = Arc::new(figure::spine_map(&case, &options));
        window.step();
        (scene, tessellate(&window))
    });
}

fn tessellate(window: &Harness<'_, Spinemap>) -> usize {
    let output = window.output();
    window.ctx.tessellate(output.shapes.clone(), output.pixels_per_point).len()
}
