//! Decimal numbers in as few letters as they take. They are whole numbers of their last place, so
//! that no rounding of the platform's printing comes in.

/// A number as whole ones of its last of `PLACES` decimal places; 0 for what is no number.
pub(super) fn rounded<const PLACES: u32>(value: f64) -> i64 {
    let scaled = value * const { 10_u64.pow(PLACES) as f64 };
    // Half is added by hand, since rounding is a call on processors of before 2008, for which this
    // is built, and a figure has a hundred thousand numbers.
    if scaled.is_finite() { (scaled + 0.5_f64.copysign(scaled)) as i64 } else { 0 }
}

/// The letters of a number.
pub(super) struct Decimal {
    letters: [u8; Self::MOST],
    start: usize,
}

impl Decimal {
    /// A sign, nineteen digits, a point and a zero before it.
    const MOST: usize = 22;

    /// A whole number of the last of `PLACES` decimal places, without zeros that say nothing: the
    /// one before the point only where it is asked for.
    pub(super) fn new<const PLACES: u32>(value: i64, leading_zero: bool) -> Self {
        let mut number = Self { letters: [0; Self::MOST], start: Self::MOST };
        let mut rest = value.unsigned_abs();
        for _ in 0..PLACES {
            if !rest.is_multiple_of(10) || number.start < Self::MOST {
                number.put(b'0' + (rest % 10) as u8);
            }
            rest /= 10;
        }
        let is_whole = number.start == Self::MOST;
        if !is_whole {
            number.put(b'.');
        }
        if rest == 0 && (is_whole || leading_zero) {
            number.put(b'0');
        }
        while rest > 0 {
            number.put(b'0' + (rest % 10) as u8);
            rest /= 10;
        }
        if value < 0 {
            number.put(b'-');
        }
        number
    }

    fn put(&mut self, letter: u8) {
        self.start -= 1;
        self.letters[self.start] = letter;
    }

    pub(super) fn as_str(&self) -> &str {
        // Digits, points and signs are text.
        str::from_utf8(&self.letters[self.start..]).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written<const PLACES: u32>(value: f64, leading_zero: bool) -> String {
        Decimal::new::<PLACES>(rounded::<PLACES>(value), leading_zero).as_str().to_owned()
    }

    #[test]
    fn numbers_are_short_and_rounded() {
        for (value, text) in [
            (0.0, "0"),
            (-0.000_4, "0"),
            (1.0 / 3.0, "0.333"),
            (-12.5, "-12.5"),
            (0.05, "0.05"),
            (2.000_6, "2.001"),
            (120.0, "120"),
            (-0.001, "-0.001"),
            (f64::NAN, "0"),
            (f64::NEG_INFINITY, "0"),
            (-1e99, "-9223372036854775.808"),
        ] {
            assert_eq!(written::<3>(value, true), text);
        }
        assert_eq!(
            [0.0, -0.5, 0.25, 7.0].map(|value| written::<2>(value, false)),
            ["0", "-.5", ".25", "7"]
        );
    }

    proptest! {
        #[test]
        fn a_number_is_what_it_says(value in -1e12..1e12_f64) {
            let thousandths = rounded::<3>(value);
            prop_assert!((value * 1000.0 - thousandths as f64).abs() <= 0.5);
            let text = written::<3>(value, true);
            let read: f64 = text.parse().unwrap();
            prop_assert_eq!(rounded::<3>(read), thousandths, "{}", text);
            prop_assert!(!text.contains('.') || !text.ends_with('0'), "{}", text);
            prop_assert!(!text.ends_with('.') && !text.starts_with('.'), "{}", text);
        }
    }
}
