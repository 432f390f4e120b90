//! Opening case files.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::error::Category;
use serde_path_to_error::Segment;

use super::error::{LoadError, ParseError};
use super::fingerprint::Fingerprint;
use super::place::{self, Place, Step};
use super::strict::{Strict, TWICE};
use super::words::{one_line, plain, plain_syntax};
use super::{EXTENSION, MAX_FILE, VERSION, lenient, v1, write};
use crate::case::{Case, Fault, check};

/// A case that was opened.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// The case.
    pub case: Case,
    /// The file as it was, for [`super::save`] to compare.
    pub fingerprint: Fingerprint,
    /// The version of the format that the file was written in.
    pub version: u64,
    /// What of a newer file is not shown: the paths of its fields.
    pub not_shown: Vec<String>,
}

impl Opened {
    /// Whether the file is of a newer version: saving it would lose what is not shown.
    pub const fn is_read_only(&self) -> bool {
        self.version > VERSION
    }
}

/// Opens a case file.
///
/// # Errors
/// There is no such file, it cannot be read, it is larger than [`MAX_FILE`], or it is not a case
/// file that is understood; a damaged one with the place of the damage.
pub fn load(path: &Path) -> Result<Opened, LoadError> {
    let failed = |error| LoadError::io(error, path);
    // A pipe must not be opened, because that waits for somebody to write.
    let metadata = fs::metadata(path).map_err(failed)?;
    if metadata.is_dir() {
        return Err(LoadError::Folder { path: path.to_owned() });
    }
    if !metadata.is_file() {
        return Err(LoadError::NotAFile { path: path.to_owned() });
    }
    let refused = |source| LoadError::NotACase { source, path: path.to_owned() };
    if metadata.len() > MAX_FILE {
        return Err(refused(ParseError::TooLarge));
    }
    let bytes = read_up_to(path, MAX_FILE + 1).map_err(failed)?;
    parse(&bytes).map_err(refused)
}

/// Whether a file is meant to be a case: by the ending of its name, or else by how it begins.
pub fn is_case(path: &Path) -> bool {
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(EXTENSION)) {
        return true;
    }
    // A pipe must not be opened, because that waits for somebody to write.
    let is_file = fs::metadata(path).is_ok_and(|metadata| metadata.is_file());
    let start = if is_file { read_up_to(path, HEAD).unwrap_or_default() } else { Vec::new() };
    start.windows(FORMAT.len()).any(|window| window == FORMAT)
}

/// What tells a case file, and within how many bytes of its start.
const FORMAT: &[u8] = b"\"spinemap-case\"";
const HEAD: u64 = 1024;

/// The start of a file; a file may grow while it is read.
pub(super) fn read_up_to(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads a case file from its bytes.
///
/// # Errors
/// The bytes are not a case file that is understood; the place of a fault is given where it has one.
pub fn parse(bytes: &[u8]) -> Result<Opened, ParseError> {
    if bytes.len() as u64 > MAX_FILE {
        return Err(ParseError::TooLarge);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| not_utf8(bytes, error.valid_up_to()))?;
    // Some editors write a mark at the start of a text, which says nothing in UTF-8.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let version = version(text)?;
    let fingerprint = Fingerprint::of(bytes);
    if version > VERSION {
        let (case, not_shown) = lenient::read(text, version)?;
        return Ok(Opened { case, fingerprint, version, not_shown });
    }
    let case = v1::read(text)?;
    check(&case).map_err(|fault| of_fault(text, fault))?;
    if bytes.len() > GROWTH_CHECK && write::size(&case) > MAX_FILE {
        return Err(ParseError::GrowsTooLarge);
    }
    Ok(Opened { case, fingerprint, version, not_shown: Vec::new() })
}

/// From this size on, a file without line breaks might grow past [`MAX_FILE`] when it is saved:
/// deep in a case, an item of two bytes becomes a line of under forty.
const GROWTH_CHECK: usize = MAX_FILE as usize / 32;

fn not_utf8(bytes: &[u8], valid: usize) -> ParseError {
    // What stands before the bad byte is text.
    let before = std::str::from_utf8(&bytes[..valid]).unwrap_or_default();
    let before = before.strip_prefix('\u{feff}').unwrap_or(before);
    ParseError::NotUtf8(Place::of(before, before.len()))
}

/// What tells a case file from another, and which version of the format is in it.
#[derive(Deserialize)]
struct Header {
    format: Option<Value>,
    version: Option<Value>,
}

/// Whether some bytes are a case file of a newer version.
pub(super) fn is_newer(bytes: &[u8]) -> bool {
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    version(text).is_ok_and(|version| version > VERSION)
}

fn version(text: &str) -> Result<u64, ParseError> {
    match text.trim_start().as_bytes() {
        [] => return Err(ParseError::Empty),
        [b'{', ..] => {}
        _ => return Err(ParseError::Foreign("its contents are of another kind")),
    }
    let mut json = serde_json::Deserializer::from_str(text);
    let header = Header::deserialize(&mut json)
        .and_then(|header| json.end().map(|()| header))
        .map_err(|error| of_json(text, &error, &[]))?;
    if header.format != Some(Value::from("spinemap-case")) {
        return Err(ParseError::Foreign("it lacks `\"format\": \"spinemap-case\"`"));
    }
    let wrong = |problem: &str| ParseError::Wrong {
        place: Place::of(text, place::locate(text, &place::steps("version"))),
        field: "version".to_owned(),
        problem: problem.to_owned(),
    };
    let version = header.version.ok_or_else(|| wrong("the field `version` is missing"))?;
    version
        .as_u64()
        .filter(|version| *version > 0)
        .ok_or_else(|| wrong("a whole number from 1 is expected"))
}

/// Reads a value of which every field is known, stands once and holds what it should.
pub(super) fn strictly<T: DeserializeOwned>(text: &str) -> Result<T, ParseError> {
    let mut json = serde_json::Deserializer::from_str(text);
    let value = serde_path_to_error::deserialize(Strict(&mut json))
        .map_err(|error| of_json(text, error.inner(), &path_steps(error.path())))?;
    json.end().map_err(|error| of_json(text, &error, &[]))?;
    Ok(value)
}

/// The steps to where a reader stopped.
pub(super) fn path_steps(path: &serde_path_to_error::Path) -> Vec<Step> {
    path.iter()
        .filter_map(|segment| match segment {
            Segment::Seq { index } => Some(Step::Item(*index)),
            Segment::Map { key } => Some(Step::Field(key.clone())),
            Segment::Enum { variant } => Some(Step::Field(variant.clone())),
            Segment::Unknown => None,
        })
        .collect()
}

/// The fields as the document names them: the file's own `case` is not one of them.
fn field(steps: &[Step]) -> String {
    let inner = match steps {
        [Step::Field(first), inner @ ..] if first == "case" && !inner.is_empty() => inner,
        _ => steps,
    };
    let path = one_line(&place::path(inner), 200);
    if path.is_empty() { "the file".to_owned() } else { path }
}

/// Tells where and why the JSON reader stopped.
fn of_json(text: &str, error: &serde_json::Error, steps: &[Step]) -> ParseError {
    let stopped = place::offset(text, error.line(), error.column());
    let message = error.to_string();
    let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message);
    // A number that the end of the file cuts is no end of file to the reader.
    let cut_number = message == "invalid number" && stopped + 1 >= text.len();
    match error.classify() {
        _ if cut_number => ParseError::CutOff(Place::of(text, text.trim_end().len())),
        Category::Eof => ParseError::CutOff(Place::of(text, text.trim_end().len())),
        Category::Syntax | Category::Io => {
            let number = message == "number out of range";
            let stopped = if number { place::start_of_number(text, stopped) } else { stopped };
            ParseError::Damaged {
                place: Place::of(text, stopped),
                problem: plain_syntax(message, text.get(stopped..).unwrap_or_default()),
            }
        }
        Category::Data => {
            let doubled = message.ends_with(TWICE) || message.starts_with("duplicate field");
            let offset = if doubled {
                // The path would lead to the first of the two.
                place::start_of_name(text, stopped)
            } else {
                place::locate(text, steps)
            };
            ParseError::Wrong {
                place: Place::of(text, offset),
                field: field(steps),
                problem: plain(message),
            }
        }
    }
}

/// Tells where in its file a case breaks a rule.
fn of_fault(text: &str, fault: Fault) -> ParseError {
    let mut steps = place::steps(&fault.path);
    steps.insert(0, Step::Field("case".to_owned()));
    ParseError::Wrong {
        place: Place::of(text, place::locate(text, &steps)),
        field: fault.path,
        problem: one_line(&fault.problem, 400),
    }
}
