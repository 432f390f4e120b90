//! The text of an RTF file, as word processors and report systems write it.
//!
//! No crate reads the code pages of RTF and is sure to survive a damaged file, so this walks the
//! bytes itself, once, whatever is in them.

mod code_pages;

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252};

use super::lines::Lines;
use code_pages::{encoding_of_charset, encoding_of_page};

/// The text of an RTF file.
pub fn text(bytes: &[u8]) -> String {
    let mut reader = Reader::new(bytes);
    while !reader.lines.is_full() && reader.step() {}
    reader.flush();
    reader.lines.finish()
}

/// What holds within a group, and ends with it.
#[derive(Debug, Clone, Copy)]
struct Group {
    /// Its words are not of the text: fonts, pictures, headers.
    hidden: bool,
    /// Its letters are hidden, or deleted while changes are tracked.
    veiled: bool,
    /// How many characters stand in for one of Unicode.
    stand_ins: usize,
    /// Letters beyond ASCII.
    encoding: &'static Encoding,
}

impl Group {
    const fn is_shown(self) -> bool {
        !self.hidden && !self.veiled
    }
}

/// Groups of which the words are not of the report's own text. Headers and footers name the
/// patient and the page on every sheet.
const HIDDEN: [&str; 28] = [
    "fonttbl",
    "colortbl",
    "stylesheet",
    "info",
    "pict",
    "object",
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
    "footnote",
    "annotation",
    "fldinst",
    "listtable",
    "listoverridetable",
    "revtbl",
    "rsidtbl",
    "generator",
    "themedata",
    "datastore",
    "latentstyles",
    "xmlnstbl",
    "filetbl",
    "nonshppict",
];

/// How deep groups are followed; what is deeper is read as if it were at this depth.
const DEEPEST: usize = 1000;

struct Reader<'a> {
    rest: &'a [u8],
    groups: Vec<Group>,
    /// Open groups beyond [`DEEPEST`].
    deeper: usize,
    /// Bytes of the text that are not decoded yet.
    pending: Vec<u8>,
    /// Halves of characters beyond the basic plane.
    high: Option<u16>,
    /// Characters that stand in for the last one of Unicode and are passed over.
    skip: usize,
    /// The encoding of each font.
    fonts: Vec<(i32, &'static Encoding)>,
    /// The font that the table of fonts tells about.
    font: i32,
    in_fonts: bool,
    default: &'static Encoding,
    in_table: bool,
    lines: Lines,
}

impl<'a> Reader<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        let group = Group { hidden: false, veiled: false, stand_ins: 1, encoding: WINDOWS_1252 };
        Self {
            rest: bytes,
            groups: vec![group],
            deeper: 0,
            pending: Vec::new(),
            high: None,
            skip: 0,
            fonts: Vec::new(),
            font: 0,
            in_fonts: false,
            default: WINDOWS_1252,
            in_table: false,
            lines: Lines::default(),
        }
    }

    fn group(&self) -> Group {
        let outside = Group { hidden: true, veiled: false, stand_ins: 1, encoding: self.default };
        self.groups.last().copied().unwrap_or(outside)
    }

    fn set(&mut self, change: impl FnOnce(&mut Group)) {
        if let Some(group) = self.groups.last_mut() {
            change(group);
        }
    }

    /// Reads one thing; tells whether there was one.
    fn step(&mut self) -> bool {
        let Some((first, rest)) = self.rest.split_first() else { return false };
        self.rest = rest;
        match first {
            b'{' => self.open(),
            b'}' => self.close(),
            b'\\' => self.control(),
            b'\r' | b'\n' | 0 => {}
            _ => self.byte(*first),
        }
        true
    }

    fn open(&mut self) {
        self.flush();
        self.skip = 0;
        if self.groups.len() < DEEPEST { self.groups.push(self.group()) } else { self.deeper += 1 }
    }

    fn close(&mut self) {
        self.flush();
        self.skip = 0;
        if self.deeper > 0 {
            self.deeper -= 1;
        } else if self.groups.len() > 1 {
            self.groups.pop();
            self.in_fonts &= self.group().hidden;
        }
    }

    /// What follows a backslash.
    fn control(&mut self) {
        let letters = self.rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let (name, rest) = self.rest.split_at(letters);
        if letters == 0 {
            return self.sign();
        }
        let minus = usize::from(rest.first() == Some(&b'-'));
        let digits = rest[minus..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let number = std::str::from_utf8(&rest[..minus + digits]).ok();
        let number = number.filter(|_| digits > 0).and_then(|number| number.parse::<i32>().ok());
        let rest = &rest[if digits > 0 { minus + digits } else { 0 }..];
        self.rest = rest.strip_prefix(b" ").unwrap_or(rest);
        let name = std::str::from_utf8(name).unwrap_or_default();
        self.word(name, number);
    }

    /// A control of one sign.
    fn sign(&mut self) {
        let Some((sign, rest)) = self.rest.split_first() else { return };
        self.rest = rest;
        match sign {
            b'\'' => {
                let hex = rest.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
                if let Some(byte) = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
                    self.rest = &rest[2..];
                    self.byte(byte);
                }
            }
            b'\\' | b'{' | b'}' => self.byte(*sign),
            b'~' => self.letter('\u{a0}'),
            b'_' => self.letter('\u{2011}'),
            b'*' => self.set(|group| group.hidden = true),
            b'\r' | b'\n' => self.paragraph(),
            b'\t' => self.letter('\t'),
            _ => {}
        }
    }

    fn word(&mut self, name: &str, number: Option<i32>) {
        match name {
            "par" | "sect" | "page" => self.paragraph(),
            "line" => self.shown(Lines::line_break),
            "tab" => self.letter('\t'),
            "intbl" => self.in_table = true,
            "pard" => self.in_table = false,
            "cell" | "nestcell" => self.shown(Lines::cell),
            "row" | "nestrow" => {
                self.in_table = false;
                self.shown(Lines::line);
            }
            "u" => self.unicode(number.unwrap_or_default()),
            "uc" => {
                let count = number.and_then(|count| usize::try_from(count).ok()).unwrap_or(1);
                self.set(|group| group.stand_ins = count);
            }
            "bin" => {
                let length = number.and_then(|count| usize::try_from(count).ok()).unwrap_or(0);
                self.rest = self.rest.get(length..).unwrap_or_default();
            }
            "emdash" => self.letter('—'),
            "endash" => self.letter('–'),
            "lquote" => self.letter('‘'),
            "rquote" => self.letter('’'),
            "ldblquote" => self.letter('“'),
            "rdblquote" => self.letter('”'),
            "bullet" => self.letter('•'),
            "emspace" | "enspace" | "qmspace" => self.letter(' '),
            "v" | "deleted" => {
                self.flush();
                self.set(|group| group.veiled = number != Some(0));
            }
            // A text box stands within what older programs pass over.
            "shptxt" => self.set(|group| group.hidden = false),
            "plain" => {
                self.font_of(None);
                self.set(|group| group.veiled = false);
            }
            "mac" => self.code_page(MACINTOSH),
            "ansicpg" => self.code_page(encoding_of_page(number.unwrap_or_default())),
            "f" if self.in_fonts => self.font = number.unwrap_or_default(),
            "f" => self.font_of(number),
            "fcharset" if self.in_fonts => {
                let encoding = encoding_of_charset(number.unwrap_or_default(), self.default);
                self.fonts.push((self.font, encoding));
            }
            _ if HIDDEN.contains(&name) => {
                self.in_fonts |= name == "fonttbl";
                self.set(|group| group.hidden = true);
            }
            _ => {}
        }
    }

    fn code_page(&mut self, encoding: &'static Encoding) {
        self.default = encoding;
        self.set(|group| group.encoding = encoding);
    }

    /// Goes on in another font, which may have other letters beyond ASCII.
    fn font_of(&mut self, font: Option<i32>) {
        self.flush();
        let known = self.fonts.iter().find(|(number, _)| Some(*number) == font);
        let encoding = known.map_or(self.default, |(_, encoding)| *encoding);
        self.set(|group| group.encoding = encoding);
    }

    /// A character of Unicode, told by a signed number; its stand-ins follow.
    fn unicode(&mut self, number: i32) {
        let unit = (number & 0xffff) as u16;
        let high = self.high.take();
        if (0xd800..=0xdbff).contains(&unit) {
            self.high = Some(unit);
        } else {
            let first = high.filter(|_| (0xdc00..=0xdfff).contains(&unit));
            let decoded = char::decode_utf16(first.into_iter().chain([unit])).next();
            self.skip = 0;
            self.letter(decoded.and_then(Result::ok).unwrap_or('\u{fffd}'));
        }
        self.skip = self.group().stand_ins;
    }

    fn byte(&mut self, byte: u8) {
        if self.skip > 0 {
            self.skip -= 1;
        } else if self.group().is_shown() {
            self.pending.push(byte);
        }
    }

    fn letter(&mut self, letter: char) {
        if self.skip > 0 {
            self.skip -= 1;
        } else {
            self.shown(|lines| lines.words(letter.encode_utf8(&mut [0; 4])));
        }
    }

    fn paragraph(&mut self) {
        let in_table = self.in_table;
        self.shown(if in_table { Lines::line_in_cell } else { Lines::line_break });
    }

    /// Does something to the text, unless the group's words are not of it.
    fn shown(&mut self, change: impl FnOnce(&mut Lines)) {
        self.flush();
        if self.group().is_shown() {
            change(&mut self.lines);
        }
    }

    /// Decodes the bytes that were gathered.
    fn flush(&mut self) {
        if !self.pending.is_empty() {
            let (words, _) = self.group().encoding.decode_without_bom_handling(&self.pending);
            self.lines.words(&words);
            self.pending.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::text;

    fn read(rtf: &str) -> String {
        text(rtf.as_bytes())
    }

    #[test]
    fn letters_beyond_ascii_are_read_by_their_page_and_by_their_number() {
        assert_eq!(read(r"{\rtf1\ansi\ansicpg1252 Gr\'f6\'dfe}"), "Größe");
        assert_eq!(read(r"{\rtf1\mac Gr\'9a\'a7e}"), "Größe");
        assert_eq!(
            read(r"{\rtf1\ansi T5\u8211?T6, \uc2\u8805\'3e\'3d 5 mm\uc0\u178}"),
            "T5–T6, ≥ 5 mm²"
        );
        assert_eq!(read(r"{\rtf1 a\u-10179?\u-8704?b}"), "a\u{1f600}b");
        let fonts =
            r"{\rtf1{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset238 Arial;}}\f1 \'b9\f0 \'b9}";
        assert_eq!(read(fonts), "ą¹");
    }

    #[test]
    fn paragraphs_lines_and_tables_keep_their_shape() {
        assert_eq!(
            read("{\\rtf1 MRI\\par\\par\nT5 le\r\nsion\\line no canal}"),
            "MRI\n\nT5 lesion\nno canal"
        );
        let table = r"{\rtf1\trowd\pard\intbl Level\cell Grade\cell\row\trowd\pard\intbl T5\cell 1b\cell\row\pard End}";
        assert_eq!(read(table), "Level\tGrade\nT5\t1b\nEnd");
    }

    #[test]
    fn what_is_not_of_the_report_is_left_out() {
        let rtf = r"{\rtf1{\info{\author Jane Doe}}{\header Jane Doe}{\*\generator x;}{\pict 00ff}T5{\v hidden} lytic{\field{\*\fldinst HYPERLINK}{\fldrslt  lesion}}}";
        assert_eq!(read(rtf), "T5 lytic lesion");
        assert_eq!(read(r"{\rtf1 a\bin3 }}}b}"), "ab");
        assert_eq!(read(r"{\rtf1 a{\*\shpinst{\sp{\sn x}}{\shptxt b}}}"), "ab");
        assert_eq!(read(r"{\rtf1{\stylesheet\v0 x}a\v b{\v0 c}\plain d}"), "acd");
    }

    #[test]
    fn a_damaged_file_does_no_harm() {
        assert_eq!(read(&format!("{{\\rtf1 {}T5", "{".repeat(100_000))), "T5");
        for wrong in [
            "{\\rtf1 T5}}}}",
            "{\\rtf1 T5\\",
            "{\\rtf1 T5\\'",
            "{\\rtf1 T5\\'z",
            "{\\rtf1 T5\\bin99999999999 ",
        ] {
            assert!(read(wrong).starts_with("T5"), "{wrong}");
        }
    }
}
