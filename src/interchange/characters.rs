//! From bytes to characters: UTF-8, UTF-16, and the encodings of before Unicode, which are told
//! by which letters make sense beside their neighbours.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, MACINTOSH, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::ReportFault;

/// The text of some bytes, whatever their encoding.
///
/// # Errors
/// They are no text.
pub fn decode(bytes: &[u8]) -> Result<String, ReportFault> {
    let text = if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        with(encoding, &bytes[mark..])
    } else if let Some(encoding) = unmarked_utf16(bytes) {
        with(encoding, bytes)
    } else if let Ok(text) = std::str::from_utf8(bytes) {
        text.to_owned()
    } else {
        with(guess(bytes), bytes)
    };
    if is_text(&text) { Ok(line_ends(text)) } else { Err(ReportFault::Unknown) }
}

fn with(encoding: &'static Encoding, bytes: &[u8]) -> String {
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// How many bytes tell of UTF-16 without its mark.
const SAMPLE: usize = 4096;

/// UTF-16 without its mark: every other byte of Western text is zero then.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    let zeros = |offset| sample.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), sample.len() / 2);
    if half == 0 || bytes.len() % 2 == 1 {
        None
    } else if odd * 10 > half * 7 && even * 10 < half {
        Some(UTF_16LE)
    } else if even * 10 > half * 7 && odd * 10 < half {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// The encoding of a text that is not in Unicode.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guessed = detector.guess(None, Utf8Detection::Deny);
    // The detector serves the web, where nobody writes as the old Macintosh did.
    let candidates = [guessed, WINDOWS_1252, MACINTOSH];
    let best = candidates.iter().rev().max_by_key(|encoding| sense(&with(encoding, bytes)));
    best.copied().unwrap_or(guessed)
}

/// How much sense the letters beyond ASCII make: those that Western reports write count for, and
/// signs within a word against.
fn sense(text: &str) -> i64 {
    const WRITTEN: &str = "äöüßéèêëàâáåçñíìîïóòôøúùûæœÄÖÜÉÀÅÇØ°²³µ±×–—‘’“”„…•≥≤§ ";
    let mut before = ' ';
    let mut letters = text.chars().peekable();
    let mut sum = 0;
    while let Some(letter) = letters.next() {
        let after = letters.peek().copied().unwrap_or(' ');
        if !letter.is_ascii() {
            let in_word = before.is_alphabetic() && after.is_ascii_lowercase();
            sum += i64::from(WRITTEN.contains(letter));
            sum -= i64::from(in_word && !letter.is_alphabetic() && letter != '’') * 3;
            sum -= i64::from(before.is_lowercase() && letter.is_uppercase()) * 3;
            sum -= i64::from(letter.is_control() || letter == '\u{fffd}') * 10;
        }
        before = letter;
    }
    sum
}

/// Whether characters are a text and not the bytes of a picture or a program.
fn is_text(text: &str) -> bool {
    let strange = |c: &char| {
        matches!(c, '\u{fffd}') || (c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}'))
    };
    let strange = text.chars().filter(strange).count();
    // A stray control character is found in the reports of some systems.
    !text.contains('\0') && strange * 100 <= text.len()
}

/// Lines that end as they did on the old Macintosh end as elsewhere; places stay the same.
fn line_ends(text: String) -> String {
    if text.contains('\r') && !text.contains('\n') { text.replace('\r', "\n") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GERMAN: &str = "Größere Läsion in BWK 5, Ödem „mäßig“ über 3 × 2 cm, Ø 4 mm.";

    #[test]
    fn western_encodings_are_told_apart() {
        for encoding in [WINDOWS_1252, MACINTOSH, encoding_rs::UTF_8] {
            let text =
                if encoding == MACINTOSH { GERMAN.replace('×', "x") } else { GERMAN.into() };
            let (bytes, _, lost) = encoding.encode(&text);
            assert!(!lost);
            assert_eq!(decode(&bytes).unwrap(), text, "{}", encoding.name());
        }
    }

    #[test]
    fn a_single_umlaut_is_enough() {
        for text in ["Lysis in HWK 3, möglich.", "lésion de T5", "œdème", "Straße", "3 cm²"] {
            let (bytes, _, lost) = WINDOWS_1252.encode(text);
            assert!(!lost);
            assert_eq!(decode(&bytes).unwrap(), text);
        }
        let (bytes, _, _) = MACINTOSH.encode("Lysis in HWK 3, möglich, Läsion größer");
        assert_eq!(decode(&bytes).unwrap(), "Lysis in HWK 3, möglich, Läsion größer");
    }

    #[test]
    fn utf16_is_read_with_its_mark_and_without() {
        for (mark, big) in [(true, false), (true, true), (false, false), (false, true)] {
            let text = format!("{}{GERMAN}", if mark { "\u{feff}" } else { "" });
            let units = text.encode_utf16();
            let bytes: Vec<u8> = units
                .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
                .collect();
            assert_eq!(decode(&bytes).unwrap(), GERMAN);
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(decode(&[0x89, b'P', 0, 1, 2, 3, 0, 0, 0xff]), Err(ReportFault::Unknown));
        assert_eq!(decode(b"T5\rT6").unwrap(), "T5\nT6");
        assert_eq!(decode(b"T5\r\nT6").unwrap(), "T5\r\nT6");
    }
}
