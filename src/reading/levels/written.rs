//! Levels whose number is no figure: `T eleven`, `L IV`, `Th-VIII`.

use super::notation::{Affix, Numbered, level};
use crate::anatomy::Region;

const WORDS: [&str; 12] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];

const ROMAN: [&str; 12] =
    ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

/// Reads the number after a region's letters; answers the level and where it ends. Only levels that
/// the column has are read, for a letter with a Roman number is often something else.
pub(super) fn read(
    text: &[u8],
    start: usize,
    (region, letters): (Region, usize),
) -> Option<(Numbered, usize)> {
    let first = *text.get(start)?;
    let after = start + letters;
    let is_apart = matches!(text.get(after), Some(b' ' | b'-'));
    if !first.is_ascii_uppercase() || !is_apart {
        return None;
    }
    let word = &text[after + 1..];
    let length = word.iter().take(8).take_while(|byte| byte.is_ascii_alphabetic()).count();
    let ends = word.get(length).is_none_or(|byte| !byte.is_ascii_alphanumeric() && *byte < 0x80);
    let word = std::str::from_utf8(&word[..length]).ok().filter(|_| ends)?;
    let place = WORDS
        .iter()
        .position(|known| known.eq_ignore_ascii_case(word))
        .or_else(|| ROMAN.iter().position(|known| *known == word))?;
    let number = place as u16 + 1;
    level(region, number)?;
    let numbered = Numbered {
        region,
        number,
        affix: Affix::None,
        is_small: false,
        is_dorsal: first == b'D',
        is_bare: false,
        is_spaced: true,
    };
    Some((numbered, after + 1 + length))
}
