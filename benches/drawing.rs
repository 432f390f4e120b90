//! How long the drawing takes, with all 29 levels fully marked: `cargo bench --bench drawing`.
//!
//! The aims are those of a hospital computer without a graphics card: a frame's own work under
//! 2 ms, a figure to SVG under 5 ms, to a PNG of 600 × 1600 under 60 ms.

use std::sync::Arc;

use divan::Bencher;
use egui::{Event, Key, Modifiers, Pos2, RawInput, Rect, pos2, vec2};
use spinemap::anatomy::{Level, Part};
use spinemap::app::Spinemap;
use spinemap::case::{Bounds, Case, Escc, Fact, PartFinding};
use spinemap::edit::finding_mut;
use spinemap::figure::{self, Drawing, MapOptions, Medium, SheetOptions, Theme};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

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

/// A window that shows the case, without a display and without a screen reader, as on the computer
/// of most people.
struct Window {
    ctx: egui::Context,
    app: Spinemap,
    frames: u32,
}

impl Window {
    fn new() -> Self {
        let ctx = egui::Context::default();
        let mut app = Spinemap::new(&ctx, None).without_system_dialogs();
        let path =
            std::env::temp_dir().join(format!("spinemap-bench-{}.spinecase", std::process::id()));
        let bytes = spinemap::store::to_bytes(&full_case()).unwrap_or_default();
        if std::fs::write(&path, bytes).is_ok() {
            app.open(&path);
            drop(std::fs::remove_file(&path));
        }
        let mut window = Self { ctx, app, frames: 0 };
        for _ in 0..8 {
            window.frame(Vec::new());
        }
        window
    }

    /// A frame with what a person does in it: layout, painting and tessellation.
    fn frame(&mut self, events: Vec<Event>) -> usize {
        self.frames += 1;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1440.0, 900.0))),
            time: Some(f64::from(self.frames) / 60.0),
            events,
            ..RawInput::default()
        };
        let mut output = self.ctx.run_ui(input, |ui| self.app.frame(ui));
        output.textures_delta.clear();
        self.ctx.tessellate(output.shapes, output.pixels_per_point).len()
    }
}

/// A key that is pressed and let go.
fn key(key: Key, modifiers: Modifiers) -> Vec<Event> {
    let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
    vec![event(true), event(false)]
}

/// A frame in which nothing changes.
#[divan::bench]
fn frame_at_rest(bencher: Bencher<'_, '_>) {
    let mut window = Window::new();
    bencher.bench_local(|| window.frame(Vec::new()));
}

/// A frame in which the pointer goes down the map.
#[divan::bench]
fn frame_under_the_pointer(bencher: Bencher<'_, '_>) {
    let mut window = Window::new();
    let mut step = 0_u16;
    bencher.bench_local(|| {
        step = (step + 7) % 560;
        window.frame(vec![Event::PointerMoved(pos2(500.0, 90.0 + f32::from(step)))])
    });
}

/// A frame in which the map is zoomed.
#[divan::bench]
fn frame_of_a_zoom(bencher: Bencher<'_, '_>) {
    let mut window = Window::new();
    let mut step = 0_u32;
    bencher.bench_local(|| {
        step += 1;
        let plus = if step % 12 < 6 { Key::Plus } else { Key::Minus };
        window.frame(key(plus, Modifiers::COMMAND))
    });
}

/// The two frames that a mark takes: one takes the key, the next shows the mark. The scene of the
/// map and of the chosen level is built anew, and so is what is counted from the marks.
#[divan::bench]
fn frames_of_a_mark(bencher: Bencher<'_, '_>) {
    let mut window = Window::new();
    // The chosen level is cleared and marked again.
    window.ctx.memory_mut(|memory| memory.request_focus(egui::Id::unique("spine map")));
    window.frame(Vec::new());
    window.frame(key(Key::ArrowRight, Modifiers::NONE));
    let marked = |window: &Window| window.app.case().clone();
    let before = marked(&window);
    bencher.bench_local(|| {
        window.frame(key(Key::Space, Modifiers::NONE));
        window.frame(Vec::new())
    });
    assert!(!Arc::ptr_eq(&before, &marked(&window)), "the key marked nothing");
}
