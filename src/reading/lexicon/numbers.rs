//! Numbers in words, units and scales.

use super::List;
use crate::reading::lexicon::meaning::Meaning;

pub(super) const WORDS: &[List] = &[
    (Meaning::Ordinal(1), "first, erste*"),
    (Meaning::Ordinal(2), "second"),
    (Meaning::Ordinal(3), "third"),
    (Meaning::Ordinal(4), "fourth"),
    (Meaning::Ordinal(5), "fifth"),
    (Meaning::Ordinal(6), "sixth"),
    (Meaning::Ordinal(7), "seventh"),
    (Meaning::Ordinal(8), "eighth"),
    (Meaning::Ordinal(9), "ninth"),
    (Meaning::Ordinal(10), "tenth"),
    (Meaning::Ordinal(11), "eleventh"),
    (Meaning::Ordinal(12), "twelfth"),
    (Meaning::Count(1), "one"),
    (Meaning::Count(2), "two"),
    (Meaning::Count(3), "three"),
    (Meaning::Count(4), "four"),
    (Meaning::Count(5), "five"),
    (Meaning::Centimetre, "cm, cms, centimeter*, centimetre*"),
    (Meaning::Millimetre, "mm, mms, millimeter*, millimetre*"),
    (Meaning::Metre, "m, meter*, metre*, inch, inches, degree, degrees, ml, cc, kg, hu, hpf"),
    (Meaning::By, "x, by"),
    (Meaning::Percent, "percent, per cent"),
    (Meaning::Weight, "mcg, ug, g, l, u, iu, mmol, gray, cgy, fraction*, fx s"),
    (Meaning::Time, "week*, month*, hour*, hours, minute*, session*, patients, times, wk, wks, yo"),
    (Meaning::Years, "year, years, yr, yrs"),
    (Meaning::Escc, "escc, epidural spinal cord compression, epidural cord compression, mescc"),
    (Meaning::Bilsky, "bilsky"),
    (Meaning::Grade, "grade, graded, grading, gr, grad"),
];
