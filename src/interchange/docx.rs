//! The text of a Word document: its paragraphs, lists and tables, without headers, footers,
//! comments, and what was deleted while changes are tracked.

use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::ReportFault;
use super::lines::Lines;

/// The largest part that is unpacked: 64 MB. A report is a hundredth of it.
const MAX_PART: u64 = 64 * 1024 * 1024;

const DAMAGED: ReportFault = ReportFault::Damaged("Word document");

/// The text of a document.
///
/// # Errors
/// It is damaged, no Word document, or unpacks to too much.
pub fn text(bytes: &[u8]) -> Result<String, ReportFault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| DAMAGED)?;
    let relations = part(&mut archive, "_rels/.rels")?;
    let place = relations.as_deref().and_then(main_part);
    let place = place.unwrap_or_else(|| "word/document.xml".to_owned());
    let document = part(&mut archive, &place)?.ok_or(ReportFault::NotDocx)?;
    body(&document)
}

/// A part of the package; none where it is not there.
fn part(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    name: &str,
) -> Result<Option<String>, ReportFault> {
    let file = match archive.by_name(name) {
        Ok(file) => file,
        Err(zip::result::ZipError::FileNotFound) => return Ok(None),
        Err(_) => return Err(DAMAGED),
    };
    let mut bytes = Vec::new();
    file.take(MAX_PART + 1).read_to_end(&mut bytes).map_err(|_| DAMAGED)?;
    if bytes.len() as u64 > MAX_PART {
        return Err(ReportFault::PackedTooLarge);
    }
    super::characters::decode(&bytes).map(Some).map_err(|_| DAMAGED)
}

/// The name of the part that holds the document: some programs call it otherwise.
fn main_part(relations: &str) -> Option<String> {
    let mut reader = Reader::from_str(relations);
    loop {
        let (Event::Start(tag) | Event::Empty(tag)) = (match reader.read_event().ok()? {
            Event::Eof => return None,
            event => event,
        }) else {
            continue;
        };
        let is_document =
            attribute(&tag, "Type").is_some_and(|kind| kind.ends_with("/officeDocument"));
        if is_document && let Some(target) = attribute(&tag, "Target") {
            return Some(target.trim_start_matches('/').to_owned());
        }
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag.attributes().with_checks(false).flatten().find(|a| a.key.0 == name)?;
    Some(attribute.value.into_owned())
}

/// The words of the document's part.
fn body(document: &str) -> Result<String, ReportFault> {
    let mut reader = Reader::from_str(document);
    let mut body = Body::default();
    while !body.lines.is_full() {
        match reader.read_event().map_err(|_| DAMAGED)? {
            Event::Start(tag) => {
                body.depth += 1;
                body.open(&tag);
            }
            Event::Empty(tag) => {
                body.depth += 1;
                body.open(&tag);
                body.close(tag.local_name().as_ref());
                body.depth -= 1;
            }
            Event::End(tag) => {
                body.close(tag.local_name().as_ref());
                body.depth = body.depth.saturating_sub(1);
            }
            Event::Text(words) => body.words(&words),
            Event::CData(words) => body.words(&words),
            Event::GeneralRef(name) => {
                let number = name.resolve_char_ref().ok().flatten();
                let words = quick_xml::escape::resolve_predefined_entity(&name);
                match number {
                    Some(letter) => body.words(letter.encode_utf8(&mut [0; 4])),
                    None => body.words(words.unwrap_or_default()),
                }
            }
            Event::Eof if body.depth > 0 => return Err(DAMAGED),
            Event::Eof => break,
            _ => {}
        }
    }
    Ok(body.lines.finish())
}

/// What has been seen of the document.
#[derive(Default)]
struct Body {
    lines: Lines,
    depth: usize,
    /// Where something began that is not of the text.
    hidden_from: Option<usize>,
    /// Whether this is between the tags of words.
    in_words: bool,
    /// How many cells each open row of a table has, the outer ones first.
    rows: Vec<usize>,
    /// A paragraph has ended within a cell.
    ended: bool,
    /// The paragraph is an item of a list, of which Word itself draws the number or the sign.
    is_item: bool,
}

impl Body {
    fn open(&mut self, tag: &BytesStart<'_>) {
        if self.hidden_from.is_some() {
            return;
        }
        match tag.local_name().as_ref() {
            "p" => self.is_item = false,
            "numPr" => self.is_item = true,
            "t" => self.in_words = true,
            "tab" | "ptab" => self.insert("\t"),
            "br" | "cr" => self.insert("\n"),
            "noBreakHyphen" => self.insert("\u{2011}"),
            "vanish" => {
                let value = attribute(tag, "w:val");
                if !matches!(value.as_deref(), Some("0" | "false" | "off")) {
                    // It stands in the properties of the run that is hidden.
                    self.hidden_from = Some(self.depth.saturating_sub(2));
                }
            }
            "tr" => {
                self.lines.line();
                self.rows.push(0);
            }
            "tc" => {
                self.ended = false;
                if self.rows.last().is_some_and(|cells| *cells > 0) {
                    self.lines.cell();
                }
                if let Some(cells) = self.rows.last_mut() {
                    *cells += 1;
                }
            }
            // The stops of a ruler; the old form of what is there in a new one too; what was
            // deleted or moved away while changes are tracked, and what a format was before.
            "tabs" | "Fallback" | "del" | "moveFrom" | "pPrChange" | "rPrChange" => {
                self.hidden_from = Some(self.depth);
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if let Some(depth) = self.hidden_from {
            if self.depth <= depth {
                self.hidden_from = None;
            }
            return;
        }
        match name {
            "t" => self.in_words = false,
            "p" if self.rows.is_empty() => self.lines.line_break(),
            "p" => self.ended = true,
            "tr" => {
                self.ended = false;
                self.rows.pop();
                if self.rows.is_empty() { self.lines.line() } else { self.ended = true }
            }
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        if self.in_words {
            self.insert(words);
        }
    }

    fn insert(&mut self, words: &str) {
        if self.hidden_from.is_some() {
            return;
        }
        if std::mem::take(&mut self.ended) {
            self.lines.line_in_cell();
        }
        if std::mem::take(&mut self.is_item) {
            self.lines.words("- ");
        }
        self.lines.words(words);
    }
}

#[cfg(test)]
mod tests {
    use super::body;

    fn read(inside: &str) -> String {
        body(&format!("<w:document xmlns:w='w'><w:body>{inside}</w:body></w:document>")).unwrap()
    }

    fn p(words: &str) -> String {
        format!("<w:p><w:r><w:t xml:space='preserve'>{words}</w:t></w:r></w:p>")
    }

    #[test]
    fn paragraphs_lists_and_tables_become_lines() {
        let item = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/></w:numPr><w:tabs><w:tab/></w:tabs>\
                    </w:pPr><w:r><w:t>T5 &lt; T6 &#233;</w:t><w:tab/><w:t>b</w:t></w:r></w:p>";
        let row = format!("<w:tr><w:tc>{}{}</w:tc><w:tc>{}</w:tc></w:tr>", p("a"), p("b."), p("c"));
        let text = [p("MRI "), p(""), p(""), item.to_owned(), format!("<w:tbl>{row}{row}</w:tbl>")];
        assert_eq!(read(&text.concat()), "MRI\n\n- T5 < T6 é\tb\na b.\tc\na b.\tc");
        let cell = format!("<w:tr><w:tc/><w:tc>{}{}</w:tc></w:tr>", p("One."), p("Two."));
        assert_eq!(read(&(p("x") + &cell)), "x\n\tOne.\nTwo.");
    }

    #[test]
    fn what_is_deleted_or_hidden_is_left_out() {
        let deleted = "<w:p><w:del><w:r><w:delText>T4</w:delText><w:t>T4</w:t></w:r></w:del>\
                       <w:ins><w:r><w:t>T5</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr>\
                       <w:t>x</w:t></w:r><w:r><w:t> lytic</w:t></w:r></w:p>";
        assert_eq!(read(deleted), "T5 lytic");
        let text_box = format!(
            "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}\
                                </mc:Fallback></mc:AlternateContent>",
            p("T7"),
            p("T7")
        );
        assert_eq!(read(&text_box), "T7");
    }

    #[test]
    fn a_cut_document_is_damaged() {
        assert!(body("<w:document><w:body><w:p><w:r><w:t>T5").is_err());
    }
}
