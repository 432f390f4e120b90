//! The bundled typeface, Inter: its bytes for the writers and the window, and the widths of texts
//! for layout, the same on every machine.

use std::sync::LazyLock;

use ttf_parser::Face;

use super::shape::Weight;

/// Inter Regular (SIL Open Font License).
pub const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/Inter-Regular.otf");
/// Inter `SemiBold` (SIL Open Font License).
pub const SEMIBOLD: &[u8] = include_bytes!("../../../assets/fonts/Inter-SemiBold.otf");

/// Height of capitals and figures in em.
pub const CAP_HEIGHT: f64 = 0.727;
/// Depth of the tails of letters below the baseline, in em.
pub const DESCENT: f64 = 0.22;
/// From one baseline to the next, in em.
pub const LINE: f64 = 1.3;

/// Width in em of a letter that the typeface does not have: that of its broadest.
const UNKNOWN: f64 = 1.0;

/// The width of a text set at `size` mm, in mm, without kerning.
pub fn width(text: &str, size: f64, weight: Weight) -> f64 {
    static REGULAR_FACE: LazyLock<Option<Face<'static>>> =
        LazyLock::new(|| Face::parse(REGULAR, 0).ok());
    static SEMIBOLD_FACE: LazyLock<Option<Face<'static>>> =
        LazyLock::new(|| Face::parse(SEMIBOLD, 0).ok());
    let face = match weight {
        Weight::Regular => REGULAR_FACE.as_ref(),
        Weight::SemiBold => SEMIBOLD_FACE.as_ref(),
    };
    text.chars()
        .map(|letter| face.and_then(|face| advance(face, letter)).unwrap_or(UNKNOWN))
        .sum::<f64>()
        * size
}

fn advance(face: &Face<'_>, letter: char) -> Option<f64> {
    let glyph = face.glyph_index(letter)?;
    Some(f64::from(face.glyph_hor_advance(glyph)?) / f64::from(face.units_per_em()))
}

/// A text in lines that are no wider than `width` mm, broken between words but not at no-break
/// spaces; a word that is wider than a line is broken where it has to be.
pub fn wrap(text: &str, size: f64, weight: Weight, width: f64) -> Vec<String> {
    let fits = |line: &str| self::width(line, size, weight) <= width;
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let breaks = |letter: char| letter.is_whitespace() && letter != '\u{a0}';
    for word in text.split(breaks).filter(|word| !word.is_empty()) {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if fits(&longer) {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for letter in word.chars() {
            line.push(letter);
            if line.chars().nth(1).is_some() && !fits(&line) {
                line.pop();
                lines.push(std::mem::replace(&mut line, letter.to_string()));
            }
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// At most `most` lines of a text; where there are more, the last one ends with `…`.
pub fn wrap_to(text: &str, size: f64, weight: Weight, width: f64, most: usize) -> Vec<String> {
    let mut lines = wrap(text, size, weight, width);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.push('…');
            while self::width(last, size, weight) > width && last.chars().nth(1).is_some() {
                last.pop();
                last.pop();
                last.push('…');
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_fonts_have_the_signs_that_figures_use() {
        for bytes in [REGULAR, SEMIBOLD] {
            let face = Face::parse(bytes, 0).unwrap();
            for letter in "AZaz09≥≤–·…†‡×²“”’?%½äß".chars() {
                assert!(face.glyph_index(letter).is_some(), "{letter}");
            }
            let em = f64::from(face.units_per_em());
            assert!((f64::from(face.capital_height().unwrap()) / em - CAP_HEIGHT).abs() < 0.01);
        }
    }

    #[test]
    fn widths_grow_with_text_size_and_weight() {
        let regular = width("ESCC 3", 10.0, Weight::Regular);
        assert!((25.0..45.0).contains(&regular), "{regular}");
        assert!(width("ESCC 3", 10.0, Weight::SemiBold) > regular);
        assert!((width("ESCC 3", 20.0, Weight::Regular) - 2.0 * regular).abs() < 1e-9);
        assert!(width("", 10.0, Weight::Regular).abs() < 1e-12);
    }

    #[test]
    fn wrapped_lines_fit_and_lose_nothing() {
        let text =
            "Laminectomy of T5 and T6, extraordinarilylongword, and pedicle screws from T3 to T9";
        for limit in [4.0, 8.0, 20.0, 400.0] {
            let lines = wrap(text, 2.0, Weight::Regular, limit);
            assert!(lines.iter().all(|line| width(line, 2.0, Weight::Regular) <= limit));
            let letters = |text: &str| text.split_whitespace().collect::<String>();
            assert_eq!(letters(&lines.concat()), letters(text));
            let cut = wrap_to(text, 2.0, Weight::Regular, limit, 2);
            assert!(cut.len() <= 2 && cut.iter().all(|l| width(l, 2.0, Weight::Regular) <= limit));
        }
    }
}
