//! Mitoses with their fields, necrosis, and the grade as it is stated.

use std::ops::Range;

use crate::case::{
    Grade, GradeSystem, Interval, MitoticCount, Necrosis, NecrosisClass, Number, Quantity,
};
use crate::reading::findings::bone::{operator, percent};
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::page::Page;
use crate::reading::role::context::Context;

fn starts(page: &Page<'_>, at: usize, stem: &str) -> bool {
    page.word(at).get(..stem.len()).is_some_and(|start| start.eq_ignore_ascii_case(stem))
}

fn number(page: &Page<'_>, at: usize) -> Option<Number> {
    Number::new(page.tokens.get(at)?.number()?).ok()
}

/// Mitotic counts: `3-4/25 high power fields`, `12 mitoses per 10 HPF`, `> 20 per 2 mm2`.
pub(super) fn mitoses(
    page: &Page<'_>,
    sentence: &Range<usize>,
) -> Vec<(MitoticCount, Range<usize>)> {
    let Some(word) =
        sentence.clone().find(|i| starts(page, *i, "mitos") || starts(page, *i, "mitot"))
    else {
        return Vec::new();
    };
    let from = sentence.start.max(word.saturating_sub(10));
    let to = sentence.end.min(word + 20);
    let mut at = from;
    while at < to {
        if let Some((count, end)) = count(page, at, sentence.end) {
            return vec![(count, at..end)];
        }
        at += 1;
    }
    Vec::new()
}

fn count(page: &Page<'_>, at: usize, end: usize) -> Option<(MitoticCount, usize)> {
    let low = number(page, at)?;
    let is_range = page.is_sign(at + 1, b'-') || page.means(at + 1, Meaning::To);
    let (count, mut next) = match number(page, at + 2).filter(|_| is_range) {
        Some(high) => (Quantity::Between(Interval::new(low, high).ok()?), at + 3),
        None => (operator(page, at)(low), at + 1),
    };
    // `12 mitoses per 10`, `12 mitotic figures in 10`
    let is_named = |i: usize| {
        starts(page, i, "mitos") || starts(page, i, "mitot") || starts(page, i, "figure")
    };
    while next < end && is_named(next) {
        next += 1;
    }
    let is_per = page.is_sign(next, b'/')
        || ["per", "in", "out of", "among"].iter().any(|word| page.is_word(next, word));
    if !is_per {
        return None;
    }
    let fields = number(page, next + 1);
    let unit = next + 1 + usize::from(fields.is_some());
    let is_area = page.means(unit, Meaning::Millimetre) || page.is_word(unit, "mm2");
    let is_field = ["hpf", "hpfs", "high", "fields", "field"].iter().any(|w| page.is_word(unit, w));
    if is_area {
        let area = fields.or_else(|| Number::new(1.0).ok());
        let one = Number::new(1.0).ok();
        return Some((MitoticCount { count, fields: one, field_area: area }, unit + 1));
    }
    let fields = fields.or_else(|| Number::new(1.0).ok());
    is_field.then_some((MitoticCount { count, fields, field_area: None }, unit + 1))
}

/// Necrosis with its share.
pub(super) fn necrosis(
    page: &Page<'_>,
    contexts: &[Context],
    sentence: &Range<usize>,
) -> Vec<(Necrosis, Range<usize>)> {
    let found = sentence.clone().find(|i| starts(page, *i, "necros") || starts(page, *i, "necrot"));
    let Some(at) = found else { return Vec::new() };
    let absent = contexts[at].negated
        || (at..sentence.end.min(at + 4)).any(|i| page.means(i, Meaning::Absent));
    let around = sentence.start.max(at.saturating_sub(5))..sentence.end.min(at + 8);
    let percent = around.clone().find_map(|i| percent(page, i));
    let class = match percent {
        _ if absent => NecrosisClass::None,
        Some(Quantity::Below(n) | Quantity::AtMost(n)) if n.get() <= 50.0 => NecrosisClass::Below50,
        Some(Quantity::Above(n) | Quantity::AtLeast(n)) if n.get() >= 50.0 => {
            NecrosisClass::AtLeast50
        }
        Some(Quantity::Exactly(n) | Quantity::About(n)) if n.get() < 50.0 => NecrosisClass::Below50,
        Some(Quantity::Exactly(_) | Quantity::About(_)) => NecrosisClass::AtLeast50,
        Some(Quantity::Between(i)) if i.high().get() < 50.0 => NecrosisClass::Below50,
        Some(Quantity::Between(i)) if i.low().get() >= 50.0 => NecrosisClass::AtLeast50,
        _ => NecrosisClass::Present,
    };
    let percent = percent.filter(|_| !absent);
    vec![(Necrosis { class, percent }, at..at + 1)]
}

/// Grades: `FNCLCC grade 2`, `high-grade`, `G3`, `well differentiated`.
pub(super) fn grades(
    page: &Page<'_>,
    contexts: &[Context],
    sentence: &Range<usize>,
) -> Vec<((GradeSystem, Grade), Range<usize>)> {
    let mut grades = Vec::new();
    let of_cord = sentence.clone().any(|i| page.means_any(i, &[Meaning::Escc, Meaning::Bilsky]));
    let of_tissue = sentence.clone().any(|i| {
        page.means_any(i, &[Meaning::Lesion, Meaning::Carcinoma])
            || starts(page, i, "fnclcc")
            || page.is_word(i, "isup")
    });
    if of_cord || !of_tissue {
        return grades;
    }
    for at in sentence.clone() {
        if contexts[at].negated || is_of_other_organ(page, sentence.start..at) {
            continue;
        }
        if let Some((grade, length)) = grade(page, at) {
            let near = sentence.start.max(at.saturating_sub(5))..sentence.end.min(at + 6);
            let named = |name: &str| near.clone().any(|i| page.is_word(i, name));
            let system = if named("FNCLCC") {
                GradeSystem::Fnclcc
            } else if named("WHO") {
                GradeSystem::Who
            } else if named("NCI") {
                GradeSystem::Nci
            } else if named("AJCC") {
                GradeSystem::Ajcc
            } else {
                GradeSystem::NotStated
            };
            grades.push(((system, grade), at..at + length));
        }
    }
    grades
}

/// `left nephrectomy for renal cell carcinoma (Fuhrman grade 3)`: the grade of the tumour that was
/// taken out with its organ, and not of what was found in the spine.
fn is_of_other_organ(page: &Page<'_>, before: Range<usize>) -> bool {
    const REMOVED: [&str; 12] = [
        "nephrectomy",
        "mastectomy",
        "lumpectomy",
        "prostatectomy",
        "lobectomy",
        "pneumonectomy",
        "thyroidectomy",
        "colectomy",
        "hysterectomy",
        "gastrectomy",
        "cystectomy",
        "orchiectomy",
    ];
    let is_removed = |at: usize| {
        let word = page.word(at).to_ascii_lowercase();
        REMOVED.iter().any(|removed| word.ends_with(removed))
    };
    page.find(before, is_removed).is_some()
}

fn grade(page: &Page<'_>, at: usize) -> Option<(Grade, usize)> {
    let hyphen = usize::from(page.is_sign(at + 1, b'-'));
    let next = at + 1 + hyphen;
    let word = page.word(at).to_ascii_lowercase();
    if page.means(next, Meaning::Grade) {
        let grade = match word.as_str() {
            "low" => Some(Grade::Low),
            "intermediate" => Some(Grade::Intermediate),
            "high" => Some(Grade::High),
            _ => None,
        };
        return grade.map(|grade| (grade, 2 + hyphen));
    }
    if starts(page, next, "differentiated") {
        let grade = match word.as_str() {
            "well" => Some(Grade::WellDifferentiated),
            "moderately" => Some(Grade::ModeratelyDifferentiated),
            "poorly" => Some(Grade::PoorlyDifferentiated),
            _ => None,
        };
        return grade.map(|grade| (grade, 2 + hyphen));
    }
    if page.means(at, Meaning::Grade) {
        let grade = match page.word(at + 1) {
            "1" | "I" | "G1" => Grade::G1,
            "2" | "II" | "G2" => Grade::G2,
            "3" | "III" | "G3" => Grade::G3,
            "4" | "IV" | "G4" => Grade::G4,
            _ => return None,
        };
        // `grade 4 power` is of a muscle.
        let is_power = page.means(at + 2, Meaning::Neuro);
        return (!is_power).then_some((grade, 2));
    }
    match page.word(at) {
        "G1" => Some((Grade::G1, 1)),
        "G2" => Some((Grade::G2, 1)),
        "G3" => Some((Grade::G3, 1)),
        _ => None,
    }
}
