//! Turns `assets/morphometry.csv` into the table of measures of `anatomy::measures`.

#[path = "src/anatomy/morphometry_csv.rs"]
mod morphometry_csv;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

const TABLE: &str = "assets/morphometry.csv";

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed={TABLE}");
    println!("cargo::rerun-if-changed=src/anatomy/morphometry_csv.rs");
    match generate() {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            println!("cargo::error={why}");
            ExitCode::FAILURE
        }
    }
}

fn generate() -> Result<(), String> {
    let csv = fs::read_to_string(TABLE).map_err(|why| format!("{why}: {TABLE}"))?;
    let code = morphometry_csv::to_rust(&csv).map_err(|why| format!("{why}: {TABLE}"))?;
    let folder = env::var_os("OUT_DIR").ok_or("cargo gives no OUT_DIR")?;
    let path = Path::new(&folder).join("measures.rs");
    fs::write(&path, code).map_err(|why| format!("{why}: {}", path.display()))
}
