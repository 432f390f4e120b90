//! What a report says of the canal, the dural sac and the cord.

use std::ops::Range;

use crate::anatomy::Structure;
use crate::reading::findings::escc;
use crate::reading::findings::table::Columns;
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::mentions::Certainty;
use crate::reading::page::Page;
use crate::reading::page::sections::Section;
use crate::reading::page::topics::{CANAL, TABLE};
use crate::reading::role::answer::{is_answered_no, is_no, is_yes};
use crate::reading::role::context::Context;
use crate::reading::role::elsewhere::is_puncture;

/// What is said to happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::reading) enum Compromise {
    /// Canal, epidural space or dura is invaded.
    Canal,
    /// The canal is filled completely.
    Filled,
    /// The dural sac is compressed.
    Sac,
    /// The cord is displaced, touched or adherent.
    CordTouched,
    /// The cord is compressed.
    Cord,
}

/// A statement on canal or cord.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::reading) struct Statement {
    pub what: Compromise,
    /// Whether it is said to be so, or denied.
    pub holds: bool,
    pub certainty: Certainty,
    pub historical: bool,
    /// The word for the structure and the one that says what happens to it.
    pub tokens: Range<usize>,
    /// The word that says what happens.
    pub relation: usize,
    pub sentence: usize,
}

/// Finds all statements on canal and cord.
pub(in crate::reading) fn statements(page: &Page<'_>, contexts: &[Context]) -> Vec<Statement> {
    let mut statements = Vec::new();
    let mut columns = Columns::default();
    for (index, sentence) in page.sentences.iter().enumerate() {
        let ignored = matches!(sentence.section, Section::References | Section::Technique);
        if ignored || sentence.is_of_others {
            continue;
        }
        let cells = if sentence.is_about(TABLE) {
            columns.read(page, &sentence.tokens)
        } else {
            Vec::new()
        };
        if !cells.is_empty() {
            statements.extend(cells.into_iter().map(|cell| Statement {
                what: cell.what,
                holds: cell.holds,
                certainty: Certainty::Definite,
                historical: false,
                relation: cell.tokens.start,
                tokens: cell.tokens,
                sentence: index,
            }));
            continue;
        }
        if !sentence.is_about(CANAL) {
            continue;
        }
        let finder = Finder { page, contexts, sentence: &sentence.tokens };
        for at in sentence.tokens.clone() {
            for (what, relation) in finder.at(at) {
                let (own, other) = (contexts[at], contexts[relation]);
                let end = sentence.tokens.end;
                let denies =
                    is_no(page, relation, end) || is_answered_no(page, at.max(relation), end);
                let normal = page.means(relation, Meaning::Normal) || denies;
                let certainty = match (own.open || other.open, own.suspected || other.suspected) {
                    (true, _) => Certainty::Open,
                    (_, true) => Certainty::Suspected,
                    _ => Certainty::Definite,
                };
                let denies_relation = finder.is_denied_beside(at, relation)
                    || own.negated && page.means(relation, Meaning::Lesion);
                // `no fluid around the compressed cord`
                let is_presupposed = relation + 1 == at
                    && page.is_word(relation, "compressed")
                    && page.means(relation.wrapping_sub(1), Meaning::Article);
                let before = matches!(sentence.section, Section::History | Section::Comparison);
                statements.push(Statement {
                    what,
                    holds: is_presupposed || !(normal || denies_relation || other.negated),
                    certainty,
                    historical: own.historical || other.historical || before,
                    tokens: at.min(relation)..at.max(relation) + 1,
                    relation,
                    sentence: index,
                });
            }
        }
    }
    statements
}

/// Finds what one sentence says.
pub(super) struct Finder<'a> {
    pub(super) page: &'a Page<'a>,
    pub(super) contexts: &'a [Context],
    pub(super) sentence: &'a Range<usize>,
}

impl Finder<'_> {
    /// What is said of the structure at a token, each with the word that says it.
    fn at(&self, at: usize) -> Vec<(Compromise, usize)> {
        let mut found = Vec::new();
        let mut add = |what: Compromise, relation: Option<usize>| {
            found.extend(relation.map(|relation| (what, relation)));
        };
        let is_structure = self
            .page
            .means_any(at, &[Meaning::Canal, Meaning::Sac, Meaning::Dura, Meaning::Epidural]);
        if is_structure && self.is_degenerative() {
            return found;
        }
        // A stenosis is the tumour's only where there is one.
        let is_stenosis =
            |i: usize| self.page.word(i).get(..6).is_some_and(|w| w.eq_ignore_ascii_case("stenos"));
        match self.page.meaning(at) {
            Some(Meaning::Epidural | Meaning::Canal | Meaning::Cord | Meaning::Sac)
                if self.is_label(at) =>
            {
                let is_cord = self.page.means(at, Meaning::Cord);
                add(if is_cord { Compromise::Cord } else { Compromise::Canal }, Some(at + 2));
            }
            Some(Meaning::Cord) => {
                // `deforms the cord but does not compress it`
                let told = self.compresses_it(at).filter(|it| self.contexts[*it].negated);
                let told = told.or_else(|| self.compressed(at));
                add(Compromise::Cord, told.or_else(|| self.compresses_it(at)));
                add(
                    Compromise::CordTouched,
                    self.nearest(at, 6, &[Meaning::Displace, Meaning::Touch, Meaning::Adherent]),
                );
            }
            Some(Meaning::Part(Structure::Body)) if self.page.is_word(at, "marrow") => {
                add(Compromise::Cord, self.compressed_marrow(at));
            }
            Some(Meaning::CordCompression) => add(Compromise::Cord, Some(at)),
            Some(Meaning::Escc) if self.page.word(at).len() > 6 => {
                let grade = escc::beside(self.page, self.sentence, at);
                if grade.is_none_or(|grade| grade.min() >= Some(crate::case::Escc::Grade2)) {
                    add(Compromise::Cord, Some(at));
                }
                add(Compromise::Canal, Some(at));
            }
            Some(Meaning::Canal) if !self.is_other_canal(at) => {
                add(Compromise::Filled, self.filled(at));
                add(
                    Compromise::Canal,
                    self.nearest(
                        at,
                        16,
                        &[
                            Meaning::Involve,
                            Meaning::Fill,
                            Meaning::Narrow,
                            Meaning::Compress,
                            Meaning::Displace,
                            Meaning::Lesion,
                            Meaning::Normal,
                            Meaning::Fracture,
                            Meaning::Touch,
                        ],
                    )
                    .or_else(|| self.entered(at))
                    .or_else(|| self.fragment(at))
                    .or_else(|| self.is_narrowed_in_one_word(at).then_some(at)),
                );
            }
            // The margin of what was cut out, and a grade: `epidural ESCC 2`
            Some(Meaning::Epidural) if self.page.is_word(at + 1, "margin") => {}
            Some(Meaning::Epidural) if self.is_graded(at + 1) => {
                add(Compromise::Canal, Some(at + 1));
            }
            Some(Meaning::Epidural)
                if self.page.word(at).to_ascii_lowercase().contains("epidurit") =>
            {
                add(Compromise::Canal, Some(at));
            }
            Some(Meaning::Bilsky | Meaning::Escc) => {
                let grade = escc::beside(self.page, self.sentence, at);
                if grade.is_some_and(|grade| grade.min() >= Some(crate::case::Escc::Grade2)) {
                    add(Compromise::Cord, Some(at));
                }
            }
            // Subdural is the head's too.
            Some(Meaning::Intradural) if !self.is_spinal(at) => {}
            Some(Meaning::Epidural | Meaning::Intradural) => add(
                Compromise::Canal,
                self.tissue(at)
                    .or_else(|| (self.is_portion(at) || self.is_adverb(at)).then_some(at))
                    .or_else(|| self.entered(at))
                    .or_else(|| {
                        self.nearest(
                            at,
                            8,
                            &[
                                Meaning::Lesion,
                                Meaning::Involve,
                                Meaning::Compress,
                                Meaning::Normal,
                                Meaning::Fill,
                                Meaning::Change,
                                Meaning::Narrow,
                            ],
                        )
                    })
                    .or_else(|| self.page.size_after(at)),
            ),
            Some(Meaning::Sac | Meaning::Dura) => {
                let verbs = [
                    Meaning::Compress,
                    Meaning::Displace,
                    Meaning::Involve,
                    Meaning::Touch,
                    Meaning::Adherent,
                    Meaning::Fill,
                    Meaning::Narrow,
                    Meaning::Normal,
                ];
                // `infiltrates` is a noun elsewhere.
                let infiltrates = |i: usize| self.page.word(i).eq_ignore_ascii_case("infiltrates");
                let start = self.sentence.start.max(at.saturating_sub(4));
                let relation = self
                    .of_dura(at, &verbs)
                    .or_else(|| (start..at).rev().find(|i| infiltrates(*i)))
                    .or_else(|| self.page.means(at + 1, Meaning::Lesion).then_some(at + 1))
                    .or_else(|| self.within(at));
                let is_normal = relation.is_some_and(|i| self.page.means(i, Meaning::Normal));
                add(Compromise::Canal, relation);
                if self.page.means(at, Meaning::Sac) && !is_normal {
                    add(
                        Compromise::Sac,
                        relation.filter(|i| self.page.means(*i, Meaning::Compress)),
                    );
                }
            }
            _ => {}
        }
        let is_of_tumour = || self.names_disease() || self.goes_on_about_disease();
        found.retain(|(_, relation)| {
            let is_needle = || is_puncture(self.page, self.sentence, *relation);
            (!is_stenosis(*relation) || is_of_tumour()) && !is_needle()
        });
        found
    }

    /// `its medial portion was extradural`
    fn is_portion(&self, at: usize) -> bool {
        let start = self.sentence.start.max(at.saturating_sub(4));
        let is_portion =
            |i: usize| ["portion", "part", "half"].iter().any(|word| self.page.is_word(i, word));
        at > start
            && self.page.means(at - 1, Meaning::Be)
            && self.page.find(start..at, is_portion).is_some()
    }

    /// `a cyst was seen in front of the cord, intradurally`
    fn is_adverb(&self, at: usize) -> bool {
        let is_operated = |i: usize| self.page.means(i, Meaning::Treatment);
        self.page.word(at).ends_with("durally")
            && self.names_disease()
            && self.page.find(self.sentence.clone(), is_operated).is_none()
    }

    /// Whether a grade of compression begins at a token that tells of tumour.
    fn is_graded(&self, at: usize) -> bool {
        let is_scale = self.page.means_any(at, &[Meaning::Escc, Meaning::Bilsky]);
        is_scale && escc::beside(self.page, self.sentence, at).is_some_and(escc::is_disease)
    }

    /// `Epidural: yes`, `Canal invasion: none`
    fn is_label(&self, at: usize) -> bool {
        let (answer, end) = (at + 2, self.sentence.end);
        self.page.is_sign(at + 1, b':')
            && (is_yes(self.page, answer, end) || is_no(self.page, answer, end))
    }

    /// The nearest word of some meanings in the same clause.
    pub(super) fn nearest(
        &self,
        at: usize,
        distance: usize,
        meanings: &[Meaning],
    ) -> Option<usize> {
        // `extending to` is a word for a range first.
        let extends = |i: usize| {
            meanings.contains(&Meaning::Involve)
                && self.page.means(i, Meaning::To)
                && self.page.word(i).get(..6).is_some_and(|w| w.eq_ignore_ascii_case("extend"))
        };
        let is_one = |i: usize| self.page.means_any(i, meanings) || extends(i);
        let ends = |i: usize| {
            self.page.means(i, Meaning::But)
                || self.page.is_sign(i, b'|')
                || self.page.is_sign(i, b':') && i != at + 1
        };
        let start = self.sentence.start.max(at.saturating_sub(distance));
        let end = self.sentence.end.min(at + distance + 1);
        let before = (start..at).rev().take_while(|i| !ends(*i)).find(|i| is_one(*i));
        let after = (at + 1..end).take_while(|i| !ends(*i)).find(|i| is_one(*i));
        // `Extension: into the canal`
        let label = || {
            let colon = (start..at).rev().find(|i| self.page.is_sign(*i, b':'))?;
            colon.checked_sub(1).filter(|label| *label >= start && is_one(*label))
        };
        let before = before.or_else(|| after.map_or_else(label, |_| None));
        match (before, after) {
            (Some(before), Some(after)) => {
                // `in the epidural space without reaching the cord` denies nothing of the space.
                let is_other = self.contexts[after].negated && !self.contexts[at].negated;
                if is_other && self.page.means(after - 1, Meaning::No) {
                    return Some(before);
                }
                // A predicate says what is denied or normal; else the nearer word holds.
                let normal = self.page.means(after, Meaning::Normal);
                if normal
                    && self.page.find(at..after, |i| self.page.means(i, Meaning::Be)).is_some()
                {
                    return Some(after);
                }
                Some(if at - before <= after - at { before } else { after })
            }
            (before, after) => before.or(after),
        }
    }

    /// The word that says that the canal is filled completely.
    fn filled(&self, at: usize) -> Option<usize> {
        let fill = self.nearest(at, 6, &[Meaning::Fill])?;
        let start = self.sentence.start.max(fill.saturating_sub(3));
        let end = self.sentence.end.min(fill + 4);
        (start..end)
            .any(|i| {
                ["completely", "entirely", "totally", "complete", "entire", "total"]
                    .iter()
                    .any(|word| self.page.is_word(i, word))
            })
            .then_some(fill)
    }

    /// `Spinalkanaleinengung`
    fn is_narrowed_in_one_word(&self, at: usize) -> bool {
        const ENDINGS: [&str; 3] = ["einengung", "stenose", "infiltration"];
        let word = self.page.word(at).to_ascii_lowercase();
        ENDINGS.iter().any(|ending| word.ends_with(ending))
    }

    fn is_other_canal(&self, at: usize) -> bool {
        const OTHERS: [&str; 11] = [
            "anal",
            "carpal",
            "inguinal",
            "auditory",
            "ear",
            "endo",
            "root",
            "birth",
            "pudendal",
            "nutrient",
            "haversian",
        ];
        let before = at.checked_sub(1).map_or("", |i| self.page.word(i));
        OTHERS.iter().any(|other| other.eq_ignore_ascii_case(before))
            || self.page.means(at.wrapping_sub(1), Meaning::Organ)
    }

    /// Whether the structure is denied right beside the relation, which it denies too.
    fn is_denied_beside(&self, at: usize, relation: usize) -> bool {
        let between = at.min(relation) + 1..at.max(relation);
        between.len() <= 2 && self.contexts[at].negated
    }
}
