//! How long frames take that show a report and what was found in it:
//! `cargo bench --bench review`. A report of a few pages, and one as long as a book. The tree for
//! screen readers, which grows with the text, is made in every frame here; in the window only where
//! one is in use.

use divan::Bencher;
use egui_kittest::Harness;
use spinemap::app::Spinemap;
use spinemap::case::{Case, Source, SourceKind};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

const PAGE: &str = "FINDINGS: There is a lytic metastasis of the T6 vertebral body extending into \
     the left pedicle and lamina, hypointense on T1 and hyperintense on T2. Epidural extension \
     from T5 to T7 with cord compression, ESCC grade 2. The paravertebral mass measures 4.2 x 3.1 \
     cm. A small lesion of T9 is suspicious. T10 to T12 are unremarkable. Disc protrusion at L4-5.\n";

/// Lengths in kilobytes.
const LENGTHS: [usize; 2] = [4, 200];

/// A window on a case whose report has a length, once the report is read.
fn window(kilobytes: usize) -> Harness<'static, Spinemap> {
    let mut case = Case::new("Long");
    let text = PAGE.repeat(kilobytes * 1000 / PAGE.len());
    case.sources = vec![Source { text: text.into(), ..Source::new(SourceKind::Mri, [].iter()) }];
    let path =
        std::env::temp_dir().join(format!("spinemap-review-{}.spinecase", std::process::id()));
    let bytes = spinemap::store::to_bytes(&case).unwrap_or_default();
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
    // A long report is read beside the frames.
    for _ in 0..200 {
        std::thread::sleep(std::time::Duration::from_millis(20));
        window.step();
    }
    window
}

#[divan::bench(args = LENGTHS, sample_count = 10)]
fn frame_at_rest(bencher: Bencher<'_, '_>, kilobytes: usize) {
    let mut window = window(kilobytes);
    bencher.bench_local(|| {
        window.step();
        let output = window.output();
        window.ctx.tessellate(output.shapes.clone(), output.pixels_per_point).len()
    });
}

/// Another level is chosen: its passages lie behind other words, and the text is laid out anew.
#[divan::bench(args = LENGTHS, sample_count = 10)]
fn frame_with_another_level(bencher: Bencher<'_, '_>, kilobytes: usize) {
    let mut window = window(kilobytes);
    let mut is_down = false;
    bencher.bench_local(|| {
        is_down = !is_down;
        let key = if is_down { egui::Key::ArrowDown } else { egui::Key::ArrowUp };
        window.key_press(key);
        window.step();
    });
}

/// The next proposal is shown, in the text and on the map.
#[divan::bench(args = LENGTHS, sample_count = 10)]
fn frame_of_the_next_proposal(bencher: Bencher<'_, '_>, kilobytes: usize) {
    let mut window = window(kilobytes);
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::R);
    window.step();
    let mut is_down = false;
    bencher.bench_local(|| {
        is_down = !is_down;
        let key = if is_down { egui::Key::ArrowDown } else { egui::Key::ArrowUp };
        window.key_press(key);
        window.step();
        window.step();
    });
}

/// A proposal is accepted and taken back: what stands how to the case is told anew.
#[divan::bench(args = LENGTHS, sample_count = 10)]
fn accept_and_undo(bencher: Bencher<'_, '_>, kilobytes: usize) {
    let mut window = window(kilobytes);
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::R);
    window.step();
    bencher.bench_local(|| {
        window.key_press(egui::Key::A);
        window.step();
        window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
        window.step();
    });
}
