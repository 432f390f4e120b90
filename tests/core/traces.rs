//! What a figure's file tells of where it came from: its title and the program, and nothing of the
//! person, the computer or the place.

use std::io::Read as _;
use std::path::Path;
use std::process::Command;

/// Words that stand in every name of the person and of the place.
const MARK: &str = "zq7marker";

/// The figure of a sample case, written by somebody at some place.
fn written(format: &str, person: &str) -> Vec<u8> {
    let folder = tempfile::Builder::new().prefix(person).tempdir().unwrap();
    let case = folder.path().join(format!("{person}.spinecase"));
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_cases/shabani-2025.spinecase");
    std::fs::copy(sample, &case).unwrap();
    let figure = folder.path().join(format!("{person}.{format}"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_spinemap"));
    command.arg("figure").arg(&case).arg("-o").arg(&figure).args(["--dpi", "60"]);
    command.current_dir(folder.path()).env("HOME", folder.path());
    for name in ["USER", "LOGNAME", "USERNAME", "HOSTNAME", "COMPUTERNAME"] {
        command.env(name, person);
    }
    assert!(command.status().unwrap().success());
    std::fs::read(figure).unwrap()
}

/// All that can be read in a file: its bytes, and those packed in the streams of a PDF.
fn readable(bytes: &[u8]) -> String {
    let mut text = String::from_utf8_lossy(bytes).into_owned();
    let starts = bytes.windows(7).enumerate().filter(|(_, found)| *found == b"stream\n");
    for (start, _) in starts {
        let mut unpacked = Vec::new();
        let packed = &bytes[start + 7..];
        if flate2::read::ZlibDecoder::new(packed).read_to_end(&mut unpacked).is_ok() {
            text.push_str(&String::from_utf8_lossy(&unpacked));
        }
    }
    text
}

/// Whether a text holds a word, as it is or as a PDF may spell it.
fn holds(text: &str, word: &str) -> bool {
    let plain: String = text.chars().filter(|letter| *letter != '\0').collect();
    let units: Vec<String> = word.encode_utf16().map(|unit| format!("{unit:04x}")).collect();
    plain.contains(word) || text.to_lowercase().contains(&units.concat())
}

#[test]
fn a_figure_names_its_title_and_the_program_and_nobody() {
    for format in ["svg", "pdf", "png"] {
        let text = readable(&written(format, MARK));
        for word in [concat!("Spinemap ", env!("CARGO_PKG_VERSION")), "Shabani"] {
            assert!(holds(&text, word), "{format}: {word}");
        }
        for word in [MARK, "/tmp", "/home", "/root", env!("CARGO_MANIFEST_DIR")] {
            assert!(!holds(&text, word), "{format}: {word}");
        }
    }
}

#[test]
fn everybody_gets_the_same_bytes() {
    for format in ["svg", "pdf", "png"] {
        assert!(written(format, "one") == written(format, "another"), "{format}");
    }
}
