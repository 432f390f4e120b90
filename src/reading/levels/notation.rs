//! One numbered level as it is written: `T5`, `D3`, `Th-7`, `T 10`, `BWK 7`, `pT2b`.

use super::written;
use crate::anatomy::{Level, Region};

/// What hangs on a level's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::reading) enum Affix {
    /// Nothing: it is a level, or looks like one.
    None,
    /// `T2WI`: an MR sequence.
    Sequence,
    /// `pT2b`, `T2N0M0`: a tumour stage.
    Stage,
    /// `C4d`, `PD-L1`: a molecule.
    Molecule,
}

/// A letter and a number that may name a level. The number may be out of range.
#[expect(clippy::struct_excessive_bools, reason = "each is a way of writing")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::reading) struct Numbered {
    pub region: Region,
    pub number: u16,
    pub affix: Affix,
    /// Written with a small letter: `t5`.
    pub is_small: bool,
    /// Written with D for dorsal.
    pub is_dorsal: bool,
    /// Written as a bare `T`, `C`, `L` or `S`, so that it may be something else.
    pub is_bare: bool,
    /// A space stands between letter and number.
    pub is_spaced: bool,
}

impl Numbered {
    /// The level, `None` where the column has no such one.
    pub fn level(self) -> Option<Level> {
        level(self.region, self.number)
    }

    /// Another number of the same region.
    pub fn with(self, number: u16) -> Self {
        Self { number, ..self }
    }
}

/// The level of a region and a number, `None` where there is none.
pub(in crate::reading) fn level(region: Region, number: u16) -> Option<Level> {
    let (above, count) = match region {
        Region::Cervical => (0, 7),
        Region::Thoracic => (7, 12),
        Region::Lumbar => (19, 5),
        Region::Sacral => (24, 5),
    };
    (1..=count).contains(&number).then(|| Level::from_index(above + usize::from(number) - 1))?
}

/// How many levels a region has.
pub(in crate::reading) const fn count(region: Region) -> u16 {
    match region {
        Region::Cervical => 7,
        Region::Thoracic => 12,
        Region::Lumbar | Region::Sacral => 5,
    }
}

/// Reads a numbered level at the start of a word; answers it and where it ends.
pub(in crate::reading) fn read(text: &[u8], start: usize) -> Option<(Numbered, usize)> {
    let at = |place: usize| text.get(place).copied().unwrap_or(b' ');
    let prefix =
        text[start..].iter().take(3).take_while(|b| matches!(b, b'p' | b'c' | b'y' | b'r'));
    let prefix = match prefix.count() {
        count if at(start + count) == b'T' => count,
        _ => 0,
    };
    let (region, letters) = region_letter(&text[start + prefix..])?;
    if prefix == 0
        && let Some(found) = written::read(text, start, (region, letters))
    {
        return Some(found);
    }
    let first = at(start + prefix);
    let after_letters = start + prefix + letters;
    let gap = match at(after_letters) {
        b'0'..=b'9' => 0,
        b'-' | b' ' if at(after_letters + 1).is_ascii_digit() && first.is_ascii_uppercase() => 1,
        b'.' if letters > 1 && at(after_letters + 1).is_ascii_digit() => 1,
        b'.' if letters > 1 && at(after_letters + 2).is_ascii_digit() => 2,
        _ => return None,
    };
    let digits_start = after_letters + gap;
    let digits =
        text.get(digits_start..)?.iter().take(4).take_while(|b| b.is_ascii_digit()).count();
    if digits == 0 || digits > 3 || gap > 0 && digits > 2 && at(after_letters) == b' ' {
        return None;
    }
    let end = digits_start + digits;
    if at(end) == b'.' && at(end + 1).is_ascii_digit() {
        return None;
    }
    let number =
        text[digits_start..end].iter().fold(0, |n, digit| n * 10 + u16::from(digit - b'0'));
    let suffix_length =
        text[end..].iter().take_while(|b| b.is_ascii_alphanumeric() || **b >= 0x80).count();
    let suffix = &text[end..end + suffix_length];
    let numbered = Numbered {
        region,
        number,
        affix: Affix::None,
        is_small: first.is_ascii_lowercase(),
        is_dorsal: matches!(first, b'D' | b'd'),
        is_bare: letters == 1 && gap == 0,
        is_spaced: at(after_letters) == b' ',
    };
    if gap == 0 && is_second_level(text, end, numbered) {
        return Some((numbered, end));
    }
    let affix = match suffix {
        _ if prefix > 0 => Affix::Stage,
        [] if follows_a_name(text, start) => Affix::Molecule,
        [] => Affix::None,
        _ if gap > 0 => return None,
        [b'w' | b'W', ..] if number <= 3 => Affix::Sequence,
        [b'a'..=b'd'] | [b'N' | b'n', b'0'..=b'3' | b'x' | b'X', ..]
            if region == Region::Thoracic && number <= 4 =>
        {
            Affix::Stage
        }
        _ => Affix::Molecule,
    };
    Some((Numbered { affix, ..numbered }, end + suffix_length))
}

/// The region that a word's first letters stand for, and how many they are.
fn region_letter(word: &[u8]) -> Option<(Region, usize)> {
    match word.first_chunk::<3>().map(|three| three.map(|byte| byte.to_ascii_uppercase())) {
        Some([b'H', b'W', b'K']) => return Some((Region::Cervical, 3)),
        Some([b'B', b'W', b'K']) => return Some((Region::Thoracic, 3)),
        Some([b'L', b'W', b'K']) => return Some((Region::Lumbar, 3)),
        Some([b'S', b'W', b'K']) => return Some((Region::Sacral, 3)),
        Some([b'T', b'H', third]) if !third.is_ascii_alphabetic() => {
            return Some((Region::Thoracic, 2));
        }
        _ => {}
    }
    let region = match word.first()?.to_ascii_uppercase() {
        b'C' => Region::Cervical,
        b'T' | b'D' => Region::Thoracic,
        b'L' => Region::Lumbar,
        b'S' => Region::Sacral,
        _ => return None,
    };
    Some((region, 1))
}

/// How long the second of two glued levels is at most, with what is glued to it.
const LONGEST_SECOND: usize = 12;

/// Whether another level is glued to the first: `L5S1`.
fn is_second_level(text: &[u8], start: usize, first: Numbered) -> bool {
    let letter = text.get(start).copied().unwrap_or(b' ');
    if !matches!(letter, b'T' | b'L' | b'S') || !text.get(start + 1).is_some_and(u8::is_ascii_digit)
    {
        return false;
    }
    // Longer words are no pairs; endless ones would be read within each other.
    let word = text[start..].iter().take(LONGEST_SECOND + 1);
    if word.take_while(|byte| byte.is_ascii_alphanumeric()).count() > LONGEST_SECOND {
        return false;
    }
    let Some((second, end)) = read(text, start) else { return false };
    let ends = text.get(end).is_none_or(|byte| !byte.is_ascii_alphanumeric());
    ends && first.level().zip(second.level()).is_some_and(|(one, two)| one.is_adjacent(two))
}

/// Whether the word hangs on a name or an address: `PD-L1`, `10.1/T5`, `x_T5`.
fn follows_a_name(text: &[u8], start: usize) -> bool {
    let before = |back: usize| start.checked_sub(back).map_or(b' ', |place| text[place]);
    match before(1) {
        b'_' | b'@' | b'#' => true,
        b'.' => before(2).is_ascii_digit() || before(2).is_ascii_uppercase(),
        b'-' if before(2).is_ascii_alphabetic() => {
            let word: Vec<u8> = text[..start - 1]
                .iter()
                .rev()
                .take(12)
                .take_while(|b| b.is_ascii_alphanumeric())
                .copied()
                .collect();
            // The word stands backwards; `Mid-T5` only begins a sentence.
            let is_name = match word.as_slice() {
                [rest @ .., _] if word.len() > 2 => rest.iter().any(u8::is_ascii_uppercase),
                _ => word.iter().any(u8::is_ascii_uppercase),
            };
            is_name || word == b"itna"
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Option<String> {
        let (numbered, end) = read(text.as_bytes(), 0)?;
        Some(format!("{:?} {} {:?} {end}", numbered.region, numbered.number, numbered.affix))
    }

    #[test]
    fn levels_are_read_in_every_notation() {
        for (text, expected) in [
            ("T5", "Thoracic 5 None 2"),
            ("D12.", "Thoracic 12 None 3"),
            ("Th 7", "Thoracic 7 None 4"),
            ("TH-7", "Thoracic 7 None 4"),
            ("T 10 body", "Thoracic 10 None 4"),
            ("C05", "Cervical 5 None 3"),
            ("LWK3", "Lumbar 3 None 4"),
            ("S100", "Sacral 100 None 4"),
            ("T2WI", "Thoracic 2 Sequence 4"),
            ("pT2b", "Thoracic 2 Stage 4"),
            ("T2N0M0", "Thoracic 2 Stage 6"),
            ("C4d", "Cervical 4 Molecule 3"),
            ("L5S1", "Lumbar 5 None 2"),
            ("T eleven", "Thoracic 11 None 8"),
            ("L IV,", "Lumbar 4 None 4"),
            ("Th-VIII", "Thoracic 8 None 7"),
        ] {
            assert_eq!(name(text).as_deref(), Some(expected), "{text}");
        }
        for none in [
            "Tx", "C-arm", "C41.2", "T-score", "T1234", "lesion", "Sp5", "L VI", "S IX", "C one2",
            "t eleven", "",
        ] {
            assert_eq!(name(none), None, "{none}");
        }
    }
}
