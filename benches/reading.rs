//! How fast reports are read: `cargo bench --bench reading`.
//!
//! First, how the time of texts that are made to be hard grows with their length: ten times the
//! text should take about ten times as long. Then 2 MB of ordinary prose, and a report of 20
//! sentences.

#![expect(clippy::print_stdout, reason = "a benchmark tells its figures")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::process::Command;
use std::time::{Duration, Instant};

use divan::Bencher;
use divan::counter::BytesCount;
use spinemap::reading::read;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const LARGE: usize = 2_000_000;

/// Repeated, these ask most of one rule or another.
const HOSTILE: [(&str, &str); 12] = [
    ("one sentence", "Metastasis of T5 with compression of the cord, ESCC 2. "),
    ("one clause", "metastasis of T5 and the left pedicle of T6, "),
    ("digits", "5"),
    ("numbers", "5 "),
    ("T1", "T1 "),
    ("T1 glued", "T1"),
    ("ranges", "T5-"),
    ("opening brackets", "("),
    ("closing brackets", ")"),
    ("square brackets", "["),
    ("line ends", "\n"),
    ("diameters", "3 x "),
];

/// The argument by which the benchmark calls itself: then the text and its length follow.
const ONCE: &str = "--once";

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, once, unit, length] = &arguments[..]
        && once == ONCE
    {
        read_once(unit, length.parse().unwrap_or_default());
        return;
    }
    if !arguments.iter().any(|argument| argument == "--list" || argument == "--test") {
        growth();
    }
    divan::main();
}

/// Prints how many nanoseconds a text takes that repeats a unit.
fn read_once(unit: &str, length: usize) {
    let text = unit.repeat(length / unit.len());
    // The lexicon is built with the first report.
    black_box(read("Metastasis of T5."));
    let start = Instant::now();
    black_box(read(black_box(&text)));
    println!("{}", start.elapsed().as_nanos());
}

/// Prints how much longer ten times as much takes.
fn growth() {
    println!("{:20} {:>12} {:>12} {:>7}", "hostile text", "200 kB", "2 MB", "ratio");
    for (name, unit) in HOSTILE {
        let (Some(short), Some(long)) = (best_of_five(unit, LARGE / 10), best_of_five(unit, LARGE))
        else {
            println!("{name:20} cannot be measured");
            continue;
        };
        let ratio = long.as_secs_f64() / short.as_secs_f64();
        println!("{name:20} {short:>12.1?} {long:>12.1?} {ratio:>7.1}");
    }
}

/// Each time in a process of its own, as a report is read: where the memory of the reading before
/// lies ready, a short text is spared what a long one must ask the system for.
fn best_of_five(unit: &str, length: usize) -> Option<Duration> {
    let program = std::env::current_exe().ok()?;
    let time = |_| {
        let run = Command::new(&program).args([ONCE, unit, &length.to_string()]).output().ok()?;
        let nanoseconds = String::from_utf8(run.stdout).ok()?;
        nanoseconds.trim().parse().ok().map(Duration::from_nanos)
    };
    (0..5).filter_map(time).min()
}

/// A source of numbers that are the same on every machine.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }

    fn one_of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

/// Sentences as reports hold them; `@` stands for a level, `#` for a number, `&` for a side.
const SENTENCES: [&str; 32] = [
    "The alignment of the cervical, thoracic and lumbar spine is preserved.",
    "There is an expansile lytic lesion of the @ vertebral body with extension into the & pedicle.",
    "The marrow signal is heterogeneous without a focal abnormality.",
    "A soft-tissue mass of # x # cm is seen in the & paravertebral region at @.",
    "It encroaches on the spinal canal and displaces the thecal sac to the & side.",
    "The conus medullaris ends at L1 and is of normal signal.",
    "No epidural extension is identified at @.",
    "Mild degenerative disc disease is present at several levels, most marked at L4-L5.",
    "The lesion is hypointense on T1-weighted and hyperintense on T2-weighted images.",
    "After administration of contrast there is avid, slightly heterogeneous enhancement.",
    "The height of the remaining vertebral bodies is maintained.",
    "Comparison is made with the examination of # months ago.",
    "The patient reports progressive back pain and weakness of both legs for # weeks.",
    "There is loss of about # percent of the height of @.",
    "The facet joints are unremarkable apart from mild arthrosis on the & side.",
    "The paraspinal muscles show fatty atrophy, in keeping with age.",
    "The aorta is of normal calibre; the kidneys show simple cysts of up to # mm.",
    "The neural foramina are patent on both sides.",
    "Small haemangiomas are noted in @ and @.",
    "The findings were discussed with the referring physician by telephone.",
    "The spinal cord is compressed at @ with loss of the surrounding cerebrospinal fluid.",
    "A biopsy was taken under computed tomography guidance without complications.",
    "Microscopically, the tumour consists of spindle cells in intersecting fascicles.",
    "The cells are positive for SMA and desmin, and negative for S-100 and CD34.",
    "There are # mitoses per 10 high-power fields and areas of necrosis.",
    "A total of # Gy was given in # fractions to the region from @ to @.",
    "The sagittal sequences were repeated because of motion artefacts.",
    "No pathologically enlarged lymph nodes are seen in the retroperitoneum.",
    "The & lamina and the spinous process are spared.",
    "The visualised portions of the lungs are clear, with dependent atelectasis at both bases.",
    "The remaining levels show no suspicious lesion.",
    "Clinical correlation and follow-up in # months are recommended.",
];

const LEVELS: [&str; 16] = [
    "T5",
    "T6",
    "L3",
    "C7",
    "T12",
    "L1",
    "D9",
    "T7-T8",
    "C5/6",
    "L4",
    "T3 and T4",
    "the T10",
    "L2",
    "S1",
    "C2",
    "T11",
];

/// Ordinary prose: paragraphs of five sentences, lines of about 90 characters.
fn prose(length: usize, sentences_at_most: usize) -> String {
    let mut numbers = Numbers(7);
    let mut text = String::with_capacity(length + 200);
    let (mut column, mut count) = (0, 0);
    while text.len() < length && count < sentences_at_most {
        let mut sentence = String::new();
        for letter in SENTENCES[numbers.below(SENTENCES.len())].chars() {
            match letter {
                '@' => sentence.push_str(numbers.one_of(&LEVELS)),
                '&' => sentence.push_str(numbers.one_of(&["left", "right"])),
                '#' => {
                    let _ = write!(sentence, "{}", 2 + numbers.below(30));
                }
                _ => sentence.push(letter),
            }
        }
        for word in sentence.split(' ') {
            let line_ends = column + word.len() > 90;
            text.push_str(if line_ends { "\n" } else { " " });
            column = if line_ends { word.len() } else { column + word.len() + 1 };
            text.push_str(word);
        }
        count += 1;
        if count % 5 == 0 {
            text.push_str("\n\n");
            column = 0;
        }
    }
    text
}

#[divan::bench]
fn two_megabytes_of_prose(bencher: Bencher<'_, '_>) {
    let text = prose(LARGE, usize::MAX);
    bencher.counter(BytesCount::of_str(&text)).bench(|| read(black_box(&text)));
}

#[divan::bench]
fn a_report_of_20_sentences(bencher: Bencher<'_, '_>) {
    let text = prose(LARGE, 20);
    bencher.counter(BytesCount::of_str(&text)).bench(|| read(black_box(&text)));
}

#[divan::bench]
fn the_groups_of_a_report_of_20_sentences(bencher: Bencher<'_, '_>) {
    let reading = read(&prose(LARGE, 20));
    bencher.bench(|| black_box(&reading).groups());
}
