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

/// A report that says something else in each of its sentences: levels, sizes, stains, treatments.
fn varied(kilobytes: usize) -> Case {
    const LEVELS: [&str; 8] = ["C3", "C7", "T2", "T5", "T9", "T12", "L2", "L5"];
    const STAINS: [&str; 8] = ["CK7", "CK20", "TTF-1", "S-100", "desmin", "SMA", "CD34", "EMA"];
    let mut text = String::new();
    let mut seed: u32 = 1;
    while text.len() < kilobytes * 1000 {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let pick = seed as usize >> 8;
        let (level, stain) = (LEVELS[pick % 8], STAINS[pick / 8 % 8]);
        let (some, more) = (1 + pick / 64 % 9, 20 + pick / 64 % 40);
        let sentence = match pick / 1024 % 6 {
            0 => format!("Lytic metastasis of the {level} vertebral body and left pedicle. "),
            1 => format!("At {level} the tumour compresses the spinal cord, ESCC grade 2. "),
            2 => format!("The tumour cells are positive for {stain}. "),
            3 => format!("A mass of {some}.4 x {some} cm at {level}. "),
            4 => format!("There are {more} mitoses per 10 HPF. "),
            _ => format!("Radiotherapy of {more} Gy in {some} fractions was given. "),
        };
        text.push_str(&sentence);
    }
    let mut case = Case::new("Varied");
    case.sources = vec![Source { text: text.into(), ..Source::new(SourceKind::Mri, [].iter()) }];
    case
}

/// Lengths of varied reports in kilobytes.
const VARIED: [usize; 2] = [20, 2000];

#[divan::bench(args = VARIED, sample_count = 3, sample_size = 1)]
fn accept_all(bencher: Bencher<'_, '_>, kilobytes: usize) {
    let case = varied(kilobytes);
    let groups = spinemap::reading::read(&case.sources[0].text).groups();
    let source = case.sources[0].id.clone();
    bencher.with_inputs(|| case.clone()).bench_local_values(|mut case| {
        spinemap::edit::accept_all(&mut case, 0, &source, &groups);
        case
    });
}

/// How all stands to a case that holds all of it.
#[divan::bench(args = VARIED, sample_count = 3, sample_size = 1)]
fn compare_all(bencher: Bencher<'_, '_>, kilobytes: usize) {
    let mut case = varied(kilobytes);
    let groups = spinemap::reading::read(&case.sources[0].text).groups();
    let source = case.sources[0].id.clone();
    spinemap::edit::accept_all(&mut case, 0, &source, &groups);
    bencher.bench_local(|| spinemap::edit::compare_all(&case, 0, &source, &groups));
}
