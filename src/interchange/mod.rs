//! Reports from other programs: the text of a file, whatever it was written as.
//!
//! The text keeps its paragraphs and lines; what stands in the rows of a table becomes lines with
//! tabs. Words that a line breaks are left broken, because the reader joins them. Who a report is
//! about is told by nothing but its text: no name is taken from a file's name or description.
//! Nothing here reads what a report says, or changes a case.

mod characters;
mod docx;
mod error;
mod fhir;
mod file;
mod format;
mod html;
mod kind;
mod lines;
mod pdf;
mod rtf;

pub use error::{ReportError, ReportFault};
pub use file::load;
pub use format::{ENDINGS, Format};
pub use kind::kind_of;

use crate::case::Source;

/// The largest file in bytes that a report is taken from: 64 MB.
pub const MAX_FILE: u64 = 64 * 1024 * 1024;

/// The text of a report, as it was taken from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The text; never empty, at most [`Source::MAX_TEXT`] bytes.
    pub text: String,
    /// Whether the file is this very text, in UTF-8.
    pub is_the_file: bool,
}

/// Takes the reports from the bytes of a file; a FHIR bundle may hold several, any other file one.
///
/// The ending of the name decides only where the contents do not tell the format.
///
/// # Errors
/// The bytes are of no known format, damaged, encrypted, too large, or hold no text.
pub fn extract(bytes: &[u8], name: &str) -> Result<Vec<Report>, ReportFault> {
    if bytes.len() as u64 > MAX_FILE {
        return Err(ReportFault::FileTooLarge);
    }
    let texts = match Format::of(bytes, name)? {
        Format::Text => {
            let text = characters::decode(bytes)?;
            let is_the_file = text.as_bytes() == bytes;
            return Ok(vec![Report { text: whole(text)?, is_the_file }]);
        }
        Format::Html => vec![html::text(&characters::decode(bytes)?)],
        Format::Pdf => vec![pdf::text(bytes)?],
        Format::Docx => vec![docx::text(bytes)?],
        Format::Rtf => vec![rtf::text(bytes)],
        Format::Json => fhir::texts(&characters::decode(bytes)?)?,
    };
    texts.into_iter().map(|text| Ok(Report { text: whole(text)?, is_the_file: false })).collect()
}

/// A text that says something and is not too long.
fn whole(text: String) -> Result<String, ReportFault> {
    if text.trim().is_empty() {
        Err(ReportFault::Empty)
    } else if text.len() > Source::MAX_TEXT {
        Err(ReportFault::TextTooLong)
    } else {
        Ok(text)
    }
}
