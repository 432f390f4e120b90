//! What a file was written as: told by its contents first, and by its name where they do not.

use super::ReportFault;

/// A format that reports are taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Text of any encoding; Markdown too, which reads well as it is.
    Text,
    /// A page of the web.
    Html,
    /// A PDF with a text layer.
    Pdf,
    /// A Word document since 2007.
    Docx,
    /// Rich text.
    Rtf,
    /// JSON, which may hold FHIR `DiagnosticReport`s.
    Json,
}

/// Endings of names of files that may hold reports, for file dialogs.
pub const ENDINGS: [&str; 9] =
    ["txt", "md", "markdown", "pdf", "docx", "rtf", "json", "html", "htm"];

/// How far from its start a PDF may begin: some mail programs put lines before it.
const PDF_START: usize = 1024;

impl Format {
    /// Tells the format.
    pub(super) fn of(bytes: &[u8], name: &str) -> Result<Self, ReportFault> {
        let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        let ending = ending.as_deref().unwrap_or_default();
        if start.is_empty() {
            return Err(ReportFault::Empty);
        }
        if starts(start, b"{\\rtf") {
            return Ok(Self::Rtf);
        }
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
            return Ok(Self::Docx);
        }
        if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
            return Err(ReportFault::OldWord);
        }
        let head = &bytes[..bytes.len().min(PDF_START)];
        if start.starts_with(b"%PDF-") || (ending == "pdf" && holds(head, b"%PDF-")) {
            return Ok(Self::Pdf);
        }
        match ending {
            "pdf" => return Err(ReportFault::Damaged("PDF")),
            "docx" => return Err(ReportFault::Damaged("Word document")),
            "rtf" => return Err(ReportFault::Damaged("RTF file")),
            "json" => return Ok(Self::Json),
            "html" | "htm" => return Ok(Self::Html),
            _ => {}
        }
        if starts(start, b"<!doctype html") || starts(start, b"<html") {
            return Ok(Self::Html);
        }
        let is_json = start[0] == b'{' && holds(head, b"\"resourceType\"");
        if is_json || holds(head, b"\"spinemap-case\"") {
            return Ok(Self::Json);
        }
        Ok(Self::Text)
    }
}

fn starts(bytes: &[u8], with: &[u8]) -> bool {
    bytes.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with))
}

fn holds(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|window| window == what)
}
