//! The tables of `tests/oracle`.

use std::path::Path;

/// The rows of a table, without its head.
pub fn rows(name: &str) -> Vec<Vec<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle");
    let text = std::fs::read_to_string(folder.join(name).with_extension("csv")).unwrap();
    let rows: Vec<Vec<String>> =
        text.lines().skip(1).map(|line| line.split(',').map(str::to_owned).collect()).collect();
    assert!(rows.len() > 100, "{name} is nearly empty");
    rows
}

/// A value by its name in a file.
pub fn named<T: serde::de::DeserializeOwned>(name: &str) -> T {
    serde_json::from_value(serde_json::json!(name)).unwrap()
}
