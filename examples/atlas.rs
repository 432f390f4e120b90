//! Writes a contact sheet of the drawing: the column from the front and from the left, and every
//! level from the feet. It is looked at whenever an outline has been changed.
//!
//! `cargo run --example atlas [OUT.png]`

use std::path::PathBuf;
use std::process::ExitCode;

use spinemap::anatomy::Level;
use spinemap::case::Case;
use spinemap::figure::{Format, Include, SheetOptions, Theme, sheet};
use spinemap::store::{Overwrite, write_file};

fn main() -> ExitCode {
    let path = std::env::args_os().nth(1).map_or_else(|| "docs/atlas.png".into(), PathBuf::from);
    let options = SheetOptions {
        axial: Level::ALL.to_vec(),
        include: [Include::Legend, Include::Grades].into(),
        caption: "Adult schematic proportions.".to_owned(),
        ..SheetOptions::default()
    };
    let drawing = sheet(&Case::new("Atlas"), &options);
    let written = Format::Png
        .write(&drawing, Theme::Light, 100)
        .map_err(|error| error.to_string())
        .and_then(|bytes| {
            write_file(&path, &bytes, Overwrite::Anything).map_err(|error| error.to_string())
        });
    match written {
        Ok(()) => {
            println!("wrote {}", path.display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
