//! The text of an HTML page, of a FHIR narrative too. Only tags are looked at, one after the other,
//! so that no nesting is too deep.

use std::cell::{Cell, RefCell};

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::lines::Lines;

/// The text of a page.
pub fn text(page: &str) -> String {
    let queue = BufferQueue::default();
    // A tendril holds 4 GB; nothing so large comes here.
    queue.push_back(StrTendril::from_slice(page));
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    // The sink never asks for a pause, so that one call takes all.
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    tokenizer.sink.lines.into_inner().finish()
}

/// Takes the words between the tags.
#[derive(Default)]
struct Sink {
    lines: RefCell<Lines>,
    /// The tag whose contents nobody sees, while it is open.
    hidden: RefCell<Option<String>>,
    /// How many `pre` are open.
    kept: Cell<usize>,
    /// Whether a row of a table has no cell so far.
    row_is_new: Cell<bool>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(tag) => return self.tag(&tag),
            Token::CharacterTokens(words) if self.hidden.borrow().is_none() => {
                let mut lines = self.lines.borrow_mut();
                if self.kept.get() > 0 { lines.words(&words) } else { lines.flowing(&words) }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Sink {
    fn tag(&self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        let opens = tag.kind == TagKind::StartTag;
        if self.hides(name, opens && !tag.self_closing) {
            return match (name, opens) {
                ("script", true) => TokenSinkResult::RawData(RawKind::ScriptData),
                ("style", true) => TokenSinkResult::RawData(RawKind::Rawtext),
                ("title", true) => TokenSinkResult::RawData(RawKind::Rcdata),
                _ => TokenSinkResult::Continue,
            };
        }
        let mut lines = self.lines.borrow_mut();
        match name {
            "br" => lines.line_break(),
            "td" | "th" if opens && !self.row_is_new.replace(false) => lines.cell(),
            "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "table"
            | "blockquote" | "hr" => {
                lines.line();
                lines.line_break();
            }
            "li" if opens => {
                lines.line();
                lines.words("- ");
            }
            "pre" => {
                lines.line();
                let kept = self.kept.get();
                self.kept.set(if opens { kept + 1 } else { kept.saturating_sub(1) });
            }
            "tr" => {
                lines.line();
                self.row_is_new.set(true);
            }
            "div" | "li" | "dt" | "dd" | "section" | "article" | "header" | "footer" | "main"
            | "address" | "caption" => lines.line(),
            _ => {}
        }
        TokenSinkResult::Continue
    }

    /// Whether a tag belongs to what nobody sees.
    fn hides(&self, name: &str, opens: bool) -> bool {
        let mut hidden = self.hidden.borrow_mut();
        let hides = matches!(name, "script" | "style" | "title");
        match hidden.as_deref() {
            Some(open) if open == name && !opens => *hidden = None,
            None if hides && opens => *hidden = Some(name.to_owned()),
            None => return hides,
            Some(_) => {}
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn paragraphs_lists_and_tables_become_lines() {
        let page = "<!DOCTYPE html><html><head><title>Jane Doe</title><style>p {x: y}</style>\
                    </head><body><h1>MRI spine</h1><p>Lesion\n  of <b>T5</b>&nbsp;&lt; 5 mm.<br>\
                    No canal invasion.</p><ul><li>T6<li>T7</ul><table><tr><td>Level<td>Grade\
                    <tr><td>T5<td>1b</table><script>if (a < b) {}</script></body></html>";
        assert_eq!(
            text(page),
            "MRI spine\n\nLesion of T5\u{a0}< 5 mm.\nNo canal invasion.\n\n- T6\n- T7\n\n\
             Level\tGrade\nT5\t1b"
        );
    }

    #[test]
    fn a_sign_that_is_no_tag_and_endless_nesting_do_no_harm() {
        assert_eq!(text("Ki-67 < 5 % & >3 cm"), "Ki-67 < 5 % & >3 cm");
        assert_eq!(text(&format!("{}T5", "<div>".repeat(100_000))), "T5");
        assert_eq!(text("<pre>T5  a\nT6  b</pre>"), "T5  a\nT6  b");
    }
}
