//! Levels of which a report tells the grade of compression, and perhaps nothing else:
//! `ESCC 3 at T9`, `T9: Bilsky 2`.

use std::ops::Range;

use crate::reading::findings::escc;
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::mentions::Mention;
use crate::reading::mentions::ahead::{involve, is_only_named};
use crate::reading::page::Page;
use crate::reading::page::topics::COMPRESSION_GRADE;
use crate::reading::role::context::Context;

/// A grade makes the level diseased that it is of.
pub(super) fn involve_graded(page: &Page<'_>, contexts: &[Context], mentions: &mut [Mention]) {
    let mut rest = mentions;
    while let Some(first) = rest.first() {
        let index = first.sentence;
        let count = rest.iter().take_while(|mention| mention.sentence == index).count();
        let (own, others) = rest.split_at_mut(count);
        rest = others;
        let sentence = &page.sentences[index];
        if !sentence.is_about(COMPRESSION_GRADE) {
            continue;
        }
        for (grade, tokens) in escc::grades(page, &sentence.tokens) {
            let context = contexts[tokens.start];
            if !escc::is_disease(grade) || context.negated {
                continue;
            }
            for place in of_grade(page, own, &tokens) {
                if is_only_named(&own[place]) {
                    involve(&mut own[place], tokens.start, false, context);
                }
            }
        }
    }
}

/// The places of the mentions that a grade is of: `own` are those of its sentence.
pub(in crate::reading) fn of_grade(
    page: &Page<'_>,
    own: &[Mention],
    grade: &Range<usize>,
) -> Vec<usize> {
    let places = |is_one: &dyn Fn(&Mention) -> bool| -> Vec<usize> {
        let is_level = |m: &Mention| m.confuser.is_none() && !m.levels.is_empty();
        (0..own.len()).filter(|i| is_level(&own[*i]) && is_one(&own[*i])).collect()
    };
    let behind = places(&|m| grade.end <= m.list.start && leads_to(page, grade.end..m.list.start));
    if !behind.is_empty() {
        return behind;
    }
    let before = |m: &Mention| m.list.end <= grade.start && heads(page, m.list.end..grade.start);
    places(&before)
}

/// `at`, `at the level of`, `(`
fn leads_to(page: &Page<'_>, between: Range<usize>) -> bool {
    let words = [Meaning::Preposition, Meaning::Article, Meaning::Level, Meaning::Vertebra];
    let is_small = |i: usize| page.means_any(i, &words) || page.is_sign(i, b'(');
    !between.is_empty() && between.len() <= 5 && between.into_iter().all(is_small)
}

/// `:`, `, `, `is`, `level shows`
fn heads(page: &Page<'_>, between: Range<usize>) -> bool {
    let words = [
        Meaning::Be,
        Meaning::Show,
        Meaning::With,
        Meaning::Level,
        Meaning::Vertebra,
        Meaning::Article,
    ];
    let signs = [b':', b',', b'(', b'-', b'='];
    let is_small =
        |i: usize| page.means_any(i, &words) || signs.iter().any(|sign| page.is_sign(i, *sign));
    between.len() <= 4 && between.into_iter().all(is_small)
}
