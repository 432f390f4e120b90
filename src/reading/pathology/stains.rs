//! Stains: `positive for A, B and C, but negative for D`, `SMA: diffusely +`, `Ki-67 > 10 %`.

use std::ops::Range;

use super::Marker;
use super::markers::marker;
use crate::case::{Intensity, Pattern, Quantity, StainExtent, StainResult, Staining};
use crate::reading::findings::bone::percent;
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::page::Page;
use crate::reading::page::tokens::Kind;
use crate::reading::role::context::Context;

/// Beginnings of words that tell how and where a marker stains.
const ADVERBS: [&str; 9] =
    ["diffuse", "focal", "patch", "weak", "strong", "moderate", "nuclear", "membran", "cytoplasm"];

/// Words for how much is stained, which say that something is.
const DEGREES: [&str; 6] = ["weak", "focal", "patchy", "strong", "diffuse", "scattered"];

/// A marker's name in a sentence.
struct Name {
    name: &'static str,
    tokens: Range<usize>,
}

/// Finds the stains of a sentence.
pub(super) fn stains(
    page: &Page<'_>,
    contexts: &[Context],
    sentence: &Range<usize>,
) -> Vec<(Marker, Range<usize>)> {
    let says_result = sentence.clone().any(|i| is_cue(page, i) || page.is_sign(i, b'%'));
    if !says_result {
        return Vec::new();
    }
    let names = names(page, sentence);
    let search = Search { page, contexts, sentence, names: &names };
    names
        .iter()
        .enumerate()
        .filter_map(|(i, name)| {
            let staining = search.staining(i)?;
            Some((Marker { name: name.name, staining }, name.tokens.clone()))
        })
        .collect()
}

fn names(page: &Page<'_>, sentence: &Range<usize>) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        match marker(page, at, sentence.end) {
            Some((name, end)) => {
                // `CD117 (c-kit)` is one marker.
                let again = names.last().is_some_and(|last| {
                    last.name == name
                        && page.is_sign(last.tokens.end, b'(')
                        && at <= last.tokens.end + 1
                });
                if !again {
                    names.push(Name { name, tokens: at..end });
                }
                at = end;
            }
            None => at += 1,
        }
    }
    names
}

/// The result that a word gives.
fn result(page: &Page<'_>, at: usize) -> Option<StainResult> {
    if page.is_sign(at, b'+') {
        return Some(StainResult::Positive);
    }
    let Some(Kind::Word(_)) = page.kind(at) else { return None };
    let word = page.word(at).as_bytes();
    let starts = |stems: &[&str]| stems.iter().any(|stem| starts_with(word, stem));
    if starts(&["positiv", "immunopositiv", "immunoreactiv", "reactiv", "express", "retain"])
        || word.eq_ignore_ascii_case(b"pos")
    {
        Some(StainResult::Positive)
    } else if starts(&["negativ", "immunonegativ", "nonreactiv", "is negativ", "was negativ"])
        || starts(&["are negativ", "were negativ", "loss", "lack", "absent"])
        || word.eq_ignore_ascii_case(b"lost")
        || word.eq_ignore_ascii_case(b"neg")
    {
        Some(StainResult::Negative)
    } else if starts(&["equivocal", "inconclusive"]) {
        Some(StainResult::Equivocal)
    } else {
        None
    }
}

fn starts_with(word: &[u8], stem: &str) -> bool {
    word.get(..stem.len()).is_some_and(|start| start.eq_ignore_ascii_case(stem.as_bytes()))
}

/// Whether a token tells a result, or that staining is the subject.
fn is_cue(page: &Page<'_>, at: usize) -> bool {
    // `CD34-`
    let is_minus = page.is_sign(at, b'-') && page.is_glued(at) && !page.is_glued(at + 1);
    let word = page.word(at).as_bytes();
    is_minus
        || result(page, at).is_some()
        || DEGREES.iter().any(|degree| page.is_word(at, degree))
        || starts_with(word, "immuno")
        || starts_with(word, "stain")
}

struct Search<'a> {
    page: &'a Page<'a>,
    contexts: &'a [Context],
    sentence: &'a Range<usize>,
    names: &'a [Name],
}

impl Search<'_> {
    fn staining(&self, index: usize) -> Option<Staining> {
        let own = &self.names[index];
        let is_index = own.name == "Ki-67";
        let by_itself = (StainResult::Positive, own.tokens.start);
        let own_result = self
            .own_sign(own)
            .or_else(|| self.own_share(own).filter(|_| !is_index))
            .or_else(|| self.degree_after(own.tokens.end));
        let (result, cue) = match own_result {
            Some(result) => result,
            // A share of cells that divide is no result of the list that it stands in.
            None if is_index => by_itself,
            None => self.by_list(index)?,
        };
        let percent = self.percent(own, is_index);
        if is_index && percent.is_none() && cue == own.tokens.start {
            return None;
        }
        let around = self.beside(cue, own);
        let near = self.beside(own.tokens.end.saturating_sub(1), own);
        let is_far = cue.abs_diff(own.tokens.start) > 30;
        let has = |stems: &[&str]| !is_far && self.has(&around, stems) || self.has(&near, stems);
        let extent = if has(&["focal"]) {
            Some(StainExtent::Focal)
        } else if has(&["patch"]) {
            Some(StainExtent::Patchy)
        } else if has(&["diffuse"]) {
            Some(StainExtent::Diffuse)
        } else {
            None
        };
        let plus = (own.tokens.end..self.sentence.end.min(own.tokens.end + 5))
            .skip_while(|i| !self.page.is_sign(*i, b'+'))
            .take_while(|i| self.page.is_sign(*i, b'+'))
            .count();
        let intensity = if plus == 3 || has(&["strong", "intense"]) {
            Some(Intensity::Strong)
        } else if plus == 2 || has(&["moderate"]) {
            Some(Intensity::Moderate)
        } else if has(&["weak"]) {
            Some(Intensity::Weak)
        } else {
            None
        };
        let pattern = if has(&["nuclear"]) {
            Some(Pattern::Nuclear)
        } else if has(&["membran"]) {
            Some(Pattern::Membranous)
        } else if has(&["cytoplasm"]) {
            Some(Pattern::Cytoplasmic)
        } else {
            None
        };
        let positive = result == StainResult::Positive;
        Some(Staining {
            result,
            extent: extent.filter(|_| positive),
            intensity: intensity.filter(|_| positive),
            percent,
            pattern: pattern.filter(|_| positive),
        })
    }

    /// The words that go with a word: not those of the next marker, known or not.
    fn beside(&self, at: usize, own: &Name) -> Range<usize> {
        let is_other = |i: usize| {
            self.names
                .iter()
                .any(|name| name.tokens.start == i && name.tokens.start != own.tokens.start)
        };
        let is_adverb = |i: usize| self.has(&(i..i + 1), &ADVERBS);
        let ends = |i: usize| {
            is_other(i)
                || self.page.is_sign(i, b';')
                || self.page.is_sign(i, b',') && !is_adverb(i + 1)
        };
        let first = self.sentence.start.max(at.saturating_sub(4));
        let start = (first..at).rev().find(|i| ends(*i)).map_or(first, |i| i + 1);
        let last = self.sentence.end.min(at + 5);
        let end = (at + 1..last).find(|i| ends(*i)).unwrap_or(last);
        start..end
    }

    fn has(&self, tokens: &Range<usize>, stems: &[&str]) -> bool {
        tokens.clone().any(|i| {
            let word = self.page.word(i);
            stems.iter().any(|stem| {
                word.get(..stem.len()).is_some_and(|start| start.eq_ignore_ascii_case(stem))
            })
        })
    }

    /// `SMA+`, `CD34 (-)`, `S-100: negative`, `desmin: focally positive`.
    fn own_sign(&self, own: &Name) -> Option<(StainResult, usize)> {
        let mut at = own.tokens.end;
        let end = self.sentence.end.min(at + 6);
        let mut follows = false;
        let mut is_bracket = false;
        while at < end {
            match self.page.kind(at)? {
                Kind::Sign(b'+') => return Some((StainResult::Positive, at)),
                Kind::Sign(b'-') => {
                    let next_ends = at + 1 >= self.sentence.end
                        || matches!(self.page.kind(at + 1), Some(Kind::Sign(_)))
                        || !self.page.is_glued(at + 1);
                    return next_ends.then_some((StainResult::Negative, at));
                }
                Kind::Sign(b'(') => {
                    is_bracket = true;
                    follows = true;
                }
                Kind::Sign(b':' | b'=') => follows = true,
                Kind::Sign(b')') if is_bracket => {}
                Kind::Word(_) if follows => {
                    if let Some(result) = result(self.page, at) {
                        return Some((self.denied(result, at), at));
                    }
                    let is_adverb = self.has(&(at..at + 1), &ADVERBS);
                    if !is_adverb {
                        return None;
                    }
                }
                _ => return None,
            }
            at += 1;
        }
        None
    }

    /// `ER 90%`, `progesterone receptor (PR): 0%`, `PD-L1 (TPS) 60%`: a share of the cells.
    fn own_share(&self, own: &Name) -> Option<(StainResult, usize)> {
        let is_sign =
            |at: &usize| matches!(self.page.kind(*at), Some(Kind::Sign(b'(' | b')' | b':' | b'=')));
        let is_name = |at: &usize| matches!(self.page.kind(*at), Some(Kind::Word(None)));
        let is_score = |at: &usize| self.page.is_word(*at, "tps");
        let end = self.sentence.end.min(own.tokens.end + 5);
        let mut near = (own.tokens.end..end).skip_while(|at| {
            is_sign(at) || is_score(at) || is_name(at) && self.page.is_sign(at + 1, b')')
        });
        let at = near.next()?;
        let result = match percent(self.page, at)? {
            Quantity::Exactly(share) if share.get() < 1.0 => StainResult::Negative,
            Quantity::Below(share) if share.get() <= 1.0 => StainResult::Negative,
            _ => StainResult::Positive,
        };
        Some((result, at))
    }

    /// `p63 focal`, `SATB2: weak,`: how much is stained says that it is.
    fn degree_after(&self, end: usize) -> Option<(StainResult, usize)> {
        let at = end + usize::from(self.page.is_sign(end, b':'));
        let is_degree = DEGREES.iter().any(|degree| self.page.is_word(at, degree));
        let ends = at + 1 >= self.sentence.end
            || matches!(self.page.kind(at + 1), Some(Kind::Sign(b',' | b'.' | b')')));
        (is_degree && ends).then_some((StainResult::Positive, at))
    }

    /// The result of the list that a marker stands in: before it by `for`, or after it by a verb.
    fn by_list(&self, index: usize) -> Option<(StainResult, usize)> {
        let first = self.list_edge(index, true);
        let last = self.list_edge(index, false);
        let start = self.names[first].tokens.start;
        let end = self.names[last].tokens.end;
        let before = self.before(start);
        let after = self.after(end);
        let is_linked = start > self.sentence.start
            && (start.saturating_sub(3)..start).any(|i| {
                self.page.means_any(i, &[Meaning::For, Meaning::Preposition, Meaning::With])
            });
        match (before, after) {
            (Some(before), _) if is_linked => Some(before),
            (_, Some(after)) => Some(after),
            (before, None) => before.or_else(|| self.degree_after(end)),
        }
    }

    /// The first or the last marker of a list.
    fn list_edge(&self, index: usize, back: bool) -> usize {
        let mut edge = index;
        loop {
            let next = if back { edge.checked_sub(1) } else { Some(edge + 1) };
            let Some(next) = next.filter(|next| *next < self.names.len()) else { return edge };
            let (one, other) = if back { (next, edge) } else { (edge, next) };
            let between = self.names[one].tokens.end..self.names[other].tokens.start;
            let is_list = between.len() <= 6
                && between.clone().all(|i| {
                    matches!(self.page.kind(i), Some(Kind::Sign(b',' | b'/' | b'(' | b')' | b'&')))
                        || self.page.means_any(i, &[Meaning::And, Meaning::Or, Meaning::Article])
                        || self.page.is_word(i, "protein")
                        || self.page.is_word(i, "sma")
                });
            if !is_list {
                return edge;
            }
            edge = next;
        }
    }

    fn before(&self, start: usize) -> Option<(StainResult, usize)> {
        let from = self.sentence.start.max(start.saturating_sub(8));
        for at in (from..start).rev() {
            if self.page.means(at, Meaning::But) || self.page.is_sign(at, b';') {
                return None;
            }
            if let Some(result) = result(self.page, at) {
                return Some((self.denied(result, at), at));
            }
            if self.page.means(at, Meaning::No) {
                let negative = self.page.is_word(at, "negative for") || self.contexts[at].negated;
                return negative.then_some((StainResult::Negative, at));
            }
            let is_named = self.names.iter().any(|name| name.tokens.contains(&at));
            if is_named {
                return None;
            }
            if self.page.word(at).to_ascii_lowercase().starts_with("stain")
                && self.contexts[at].negated
            {
                return Some((StainResult::Negative, at));
            }
        }
        None
    }

    fn after(&self, end: usize) -> Option<(StainResult, usize)> {
        let to = self.sentence.end.min(end + 9);
        for at in end..to {
            if self.page.means(at, Meaning::But) {
                return None;
            }
            if self.names.iter().any(|name| name.tokens.start == at) {
                return None;
            }
            if let Some(result) = result(self.page, at) {
                // `desmin, but positive for`, `SMA and negative for`: of the next list.
                let is_of_next = self.page.means(at + 1, Meaning::For)
                    || self.page.word(at).to_ascii_lowercase().ends_with("for");
                return (!is_of_next).then_some((self.denied(result, at), at));
            }
            if self.page.means(at, Meaning::No) && self.page.is_word(at, "negative for") {
                return None;
            }
        }
        None
    }

    /// `not expressed` is negative.
    fn denied(&self, result: StainResult, at: usize) -> StainResult {
        match result {
            StainResult::Positive if self.contexts[at].negated => StainResult::Negative,
            result => result,
        }
    }

    fn percent(&self, own: &Name, is_index: bool) -> Option<Quantity> {
        let next =
            self.names.iter().map(|name| name.tokens.start).find(|start| *start > own.tokens.start);
        let end = self.sentence.end.min(own.tokens.end + 14).min(next.unwrap_or(usize::MAX));
        let after = (own.tokens.end..end).find_map(|i| percent(self.page, i));
        let start = self.sentence.start.max(own.tokens.start.saturating_sub(6));
        after.or_else(|| {
            is_index.then(|| (start..own.tokens.start).rev().find_map(|i| percent(self.page, i)))?
        })
    }
}
