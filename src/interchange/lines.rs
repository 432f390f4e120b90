//! Text that is put together from paragraphs, line breaks and the cells of tables.

/// From how many characters on no more are taken: what is longer is refused anyway.
const ENOUGH: usize = crate::case::Source::MAX_TEXT + 1;

/// A text in the making.
#[derive(Debug, Default)]
pub struct Lines {
    text: String,
}

impl Lines {
    /// Adds words as they are.
    pub fn words(&mut self, words: &str) {
        if self.text.len() < ENOUGH {
            self.text.push_str(words);
        }
    }

    /// Adds words with their white space as one space each, as HTML means it.
    pub fn flowing(&mut self, words: &str) {
        for (index, word) in words.split([' ', '\t', '\n', '\r']).enumerate() {
            if index > 0 && !self.text.is_empty() && !self.text.ends_with([' ', '\n', '\t']) {
                self.words(" ");
            }
            self.words(word);
        }
    }

    /// Starts a new line, unless one was just started.
    pub fn line(&mut self) {
        self.trim_line();
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.words("\n");
        }
    }

    /// Starts a new line; a second one leaves an empty line, a third one does no more.
    pub fn line_break(&mut self) {
        self.trim_line();
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.words("\n");
        }
    }

    /// Starts the next cell of a row.
    pub fn cell(&mut self) {
        while self.text.ends_with(' ') {
            self.text.pop();
        }
        self.words("\t");
    }

    /// Ends a paragraph within a cell: a sentence that has ended stays apart, words go on.
    pub fn line_in_cell(&mut self) {
        if self.text.ends_with(['.', ':', ';', '!', '?']) {
            self.words("\n");
        } else if !self.text.is_empty() && !self.text.ends_with(['\n', '\t', ' ']) {
            self.words(" ");
        }
    }

    /// Whether more need not be added.
    pub const fn is_full(&self) -> bool {
        self.text.len() >= ENOUGH
    }

    /// The text, without empty lines around it.
    pub fn finish(mut self) -> String {
        self.text.truncate(self.text.trim_end().len());
        let start = self.text.len() - self.text.trim_start_matches(['\n', ' ']).len();
        self.text.drain(..start);
        self.text
    }

    /// Takes away space at the end of a line, and empty cells.
    fn trim_line(&mut self) {
        while self.text.ends_with([' ', '\t']) {
            self.text.pop();
        }
    }
}
