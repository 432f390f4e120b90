//! Whole reports in many styles, labelled by hand: how much of them is read right.
//!
//! The floors stand a little below what is reached, so that a rule that spoils more than it mends
//! is noticed; what is still read wrong is printed.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;
use spinemap::anatomy::Level;
use spinemap::reading::{Answer, Reading, read};

/// What was found, made up and missed.
#[derive(Debug, Default)]
struct Count {
    hits: usize,
    extra: usize,
    missed: usize,
}

impl Count {
    fn add<T: Ord>(&mut self, found: &BTreeSet<T>, expected: &BTreeSet<T>) {
        self.hits += found.intersection(expected).count();
        self.extra += found.difference(expected).count();
        self.missed += expected.difference(found).count();
    }

    /// The harmonic mean of precision and recall.
    fn f1(&self) -> f64 {
        let hits = 2.0 * self.hits as f64;
        hits / (hits + self.extra as f64 + self.missed as f64)
    }
}

/// Every report with its labels and its name.
fn reports() -> Vec<(String, Value, Reading)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reports");
    let mut names: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    names.sort();
    let report = |path: &std::path::PathBuf| {
        let labels = std::fs::read_to_string(path.with_extension("json")).unwrap();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let reading = read(&std::fs::read_to_string(path).unwrap());
        (name, serde_json::from_str(&labels).unwrap(), reading)
    };
    names.iter().map(report).collect()
}

fn levels(labels: &Value, key: &str) -> BTreeSet<Level> {
    let names = labels[key].as_array().unwrap();
    names.iter().map(|name| name.as_str().unwrap().parse().unwrap()).collect()
}

#[test]
fn the_diseased_levels_of_whole_reports_are_found() {
    let mut count = Count::default();
    for (name, labels, reading) in reports() {
        let doubtful = levels(&labels, "doubtful_levels");
        let expected: BTreeSet<_> =
            levels(&labels, "lesion_levels").difference(&doubtful).copied().collect();
        let found: BTreeSet<_> = reading.lesion_levels().difference(&doubtful).copied().collect();
        if found != expected {
            println!("{name}: found {found:?}, expected {expected:?}");
        }
        count.add(&found, &expected);
    }
    assert!(count.hits > 200 && count.f1() >= 0.97, "{count:?}, F1 {:.3}", count.f1());
}

#[test]
fn canal_and_cord_of_whole_reports_are_answered() {
    for (key, answer) in [
        ("canal_invasion", (|reading| reading.canal_invasion) as fn(&Reading) -> Answer),
        ("cord_compression", |reading| reading.cord_compression),
    ] {
        let (mut right, mut all) = (0, 0);
        for (name, labels, reading) in reports() {
            let doubtful = labels["doubtful_fields"].as_array().unwrap();
            if doubtful.iter().any(|field| field == key) {
                continue;
            }
            let found = serde_json::to_value(answer(&reading)).unwrap();
            if found != labels[key] {
                println!("{name}: {key} {found}, expected {}", labels[key]);
            }
            right += usize::from(found == labels[key]);
            all += 1;
        }
        assert!(all > 20 && right * 100 >= all * 95, "{key}: {right} of {all}");
    }
}
