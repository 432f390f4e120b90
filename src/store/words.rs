//! What the JSON reader says, in words for somebody who writes no programs.

use std::fmt;
use std::path::Path;

/// A path for the end of a sentence: one line, whatever the file is called.
pub(crate) const fn shown(path: &Path) -> impl fmt::Display {
    Shown(path)
}

/// A path that is shown.
pub(super) struct Shown<'a>(pub &'a Path);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&one_line(&self.0.to_string_lossy(), usize::MAX))
    }
}

/// Text on one line, cut off after so many characters.
pub(super) fn one_line(text: &str, most: usize) -> String {
    let mut line = String::new();
    for (index, c) in text.chars().enumerate() {
        if index == most {
            line.push('…');
            break;
        }
        if c.is_control() { line.extend(c.escape_default()) } else { line.push(c) }
    }
    line
}

/// The longest quotation from a file within a sentence.
const QUOTATION: usize = 40;
/// The longest description of a fault.
const SENTENCE: usize = 400;

/// Says a fault of the data in plain words.
pub(super) fn plain(message: &str) -> String {
    one_line(&translate(message), SENTENCE)
}

fn translate(message: &str) -> String {
    if let Some(rest) = message.strip_prefix("unknown field `") {
        // What follows lists every other field, which helps nobody.
        let name =
            rest.rsplit_once("`, ").map_or(rest, |_| rest.split("`, ").next().unwrap_or(rest));
        return format!("there is no field `{}` here", one_line(name, QUOTATION));
    }
    if let Some(rest) = message.strip_prefix("missing field ") {
        return format!("the field {rest} is missing");
    }
    if let Some(rest) = message.strip_prefix("duplicate field ") {
        return format!("the field {rest} stands twice");
    }
    if let Some((given, known)) = split(message, "unknown variant `", "`, expected ") {
        return format!("`{}` is not {known}", one_line(given, QUOTATION));
    }
    for start in ["invalid type: ", "invalid value: ", "invalid length "] {
        if let Some((given, wanted)) = split(message, start, ", expected ") {
            let given = match given {
                "null" => "nothing (`null`)".to_owned(),
                "map" => "a record".to_owned(),
                "sequence" => "a list".to_owned(),
                _ if start == "invalid length " => format!("one of {given}"),
                _ => one_line(given, QUOTATION),
            };
            return format!("{} is expected, not {given}", wanted_words(wanted));
        }
    }
    message.to_owned()
}

fn split<'a>(message: &'a str, start: &str, middle: &str) -> Option<(&'a str, &'a str)> {
    message.strip_prefix(start)?.rsplit_once(middle)
}

/// What the reader wanted; it names Rust's types.
fn wanted_words(wanted: &str) -> &str {
    match wanted {
        "f64" => "a number",
        "u16" | "u32" | "u64" | "usize" => "a whole number",
        "a boolean" => "`true` or `false`",
        "a map" => "a record",
        "a sequence" => "a list",
        "string or map" | "variant identifier" => "a word out of a list",
        _ if wanted.contains("tuple of size 2") || wanted.contains("tuple struct") => {
            "a list of two"
        }
        _ if wanted.starts_with("struct ") => "a record",
        _ if wanted.starts_with("enum ") => "a word out of a list",
        _ => wanted,
    }
}

/// Says in plain words why a text is no JSON; `rest` is the text from the place on.
pub(super) fn plain_syntax(message: &str, rest: &str) -> String {
    if let Some(word) = ["NaN", "Infinity", "nan", "inf"].iter().find(|w| rest.starts_with(**w)) {
        return format!("`{word}` is no number");
    }
    let plain = match message {
        "expected value" => "a value is expected here",
        "trailing characters" => "something follows after the end of the case",
        "recursion limit exceeded" => "it is nested too deeply",
        "expected `,` or `}`" => "a comma or the record's end `}` is expected here",
        "expected `,` or `]`" => "a comma or the list's end `]` is expected here",
        "expected `:`" => "a colon is expected here",
        "key must be a string" => "a field's name in quotation marks is expected here",
        "trailing comma" => "a comma stands before the end of a list or record",
        "number out of range" => "the number is too large",
        "invalid escape" => "a backslash is followed by a character that means nothing",
        _ if message.starts_with("control character") => {
            "a line break, tab or control character stands within a text"
        }
        _ => message,
    };
    one_line(plain, SENTENCE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_readers_messages_become_sentences() {
        for (message, words) in [
            ("unknown field `x`, expected one of `a`, `b`", "there is no field `x` here"),
            ("unknown field `x`, there are no fields", "there is no field `x` here"),
            ("missing field `id`", "the field `id` is missing"),
            ("duplicate field `id`", "the field `id` stands twice"),
            ("unknown variant `1d`, expected one of `0`, `1a`", "`1d` is not one of `0`, `1a`"),
            ("invalid type: null, expected a string", "a string is expected, not nothing (`null`)"),
            ("invalid type: map, expected f64", "a number is expected, not a record"),
            ("invalid type: sequence, expected struct Case", "a record is expected, not a list"),
            (
                "invalid value: integer `-1`, expected usize",
                "a whole number is expected, not integer `-1`",
            ),
            (
                "invalid length 3, expected a tuple of size 2",
                "a list of two is expected, not one of 3",
            ),
            ("“X” is not an id", "“X” is not an id"),
        ] {
            assert_eq!(plain(message), words);
        }
    }

    #[test]
    fn sentences_stay_short_and_on_one_line() {
        let long = format!("unknown variant `{}`, expected `a`", "x\n".repeat(1000));
        let words = plain(&long);
        assert!(words.chars().count() < 120 && !words.contains('\n'), "{words}");
        assert_eq!(Shown(Path::new("a\nb")).to_string(), "a\\nb");
    }
}
