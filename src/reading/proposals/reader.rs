//! From the words of each sentence to what is proposed for the levels that they speak of.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use crate::anatomy::Level;
use crate::case::{Bounds, Escc, PartState};
use crate::reading::findings::canal::Statement;
use crate::reading::findings::table::Columns;
use crate::reading::findings::{bone, compromise, escc, parts, sizes};
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::mentions::anchor::Anchors;
use crate::reading::mentions::graded;
use crate::reading::mentions::verdict::{by_soft_part, excepted, verdict};
use crate::reading::mentions::{Certainty, Mention};
use crate::reading::page::Page;
use crate::reading::page::passage::Passage;
use crate::reading::page::sections::Section;
use crate::reading::page::topics::{BONE, COMPRESSION_GRADE, LENGTH, PART, TABLE};
use crate::reading::proposals::gathered::Gathered;
use crate::reading::proposals::intradural;
use crate::reading::proposals::proposal::{Claim, Proposal, Proposed};
use crate::reading::role::context::Context;
use crate::reading::role::is_bone_word;

/// The levels of a mention without those that its sentence takes out.
pub(in crate::reading) fn left<'a>(
    mention: &'a Mention,
    excepted: &'a HashMap<usize, BTreeSet<Level>>,
) -> impl Iterator<Item = Level> + 'a {
    let out = excepted.get(&mention.sentence).filter(|_| !mention.excepted);
    let levels = mention.levels.iter().copied();
    levels.filter(move |level| out.is_none_or(|out| !out.contains(level)))
}

/// Proposes what the words of a page say.
pub(in crate::reading) struct Reader<'a> {
    page: &'a Page<'a>,
    contexts: &'a [Context],
    anchors: Anchors<'a>,
    mentions: &'a [Mention],
    /// Those of levels that are said to be diseased.
    lesions: Vec<&'a Mention>,
    /// Mentions by the soft tissue that is said to be diseased there.
    soft: HashMap<usize, Vec<&'a Mention>>,
    /// The levels that sentences take out of what they say.
    excepted: HashMap<usize, BTreeSet<Level>>,
    /// The levels that are said to be diseased anywhere.
    diseased: BTreeSet<Level>,
    proposals: Gathered,
    sizes: Vec<(Vec<f64>, Passage)>,
}

impl<'a> Reader<'a> {
    pub(in crate::reading) fn new(
        page: &'a Page<'a>,
        contexts: &'a [Context],
        mentions: &'a [Mention],
    ) -> Self {
        let lesions: Vec<&Mention> = mentions.iter().filter(|one| one.is_lesion()).collect();
        Self {
            page,
            contexts,
            anchors: Anchors::new(page, mentions),
            mentions,
            soft: by_soft_part(page, mentions),
            excepted: excepted(mentions),
            diseased: lesions.iter().flat_map(|mention| mention.levels.iter().copied()).collect(),
            lesions,
            proposals: Gathered::default(),
            sizes: Vec::new(),
        }
    }

    /// What is proposed, and the sizes of lesions.
    pub(in crate::reading) fn read(
        mut self,
        statements: &[Statement],
    ) -> (Vec<Proposal>, Vec<(Vec<f64>, Passage)>) {
        self.roles();
        self.sentences();
        self.compromises(statements);
        let proposals = intradural::settle(self.page, self.mentions, self.proposals);
        (proposals, self.sizes)
    }

    /// Proposes what a claim says of a mention's levels.
    fn propose(&mut self, mention: &Mention, claim: &Claim) {
        let evidence = vec![self.page.passage(&claim.tokens), mention.passage.clone()];
        self.push(left(mention, &self.excepted).collect(), claim, evidence);
    }

    /// Proposes what a claim says of levels that the report does not name.
    fn propose_unplaced(&mut self, claim: &Claim) {
        self.proposals.add(claim.proposal(Vec::new(), vec![self.page.passage(&claim.tokens)]));
    }

    /// Proposes what a claim says of levels that no sentence near it names: of the only site, where
    /// the report tells of but one.
    fn propose_somewhere(&mut self, sentence: usize, claim: &Claim) {
        let can_be = |mention: &&Mention| {
            mention.levels.iter().any(|level| compromise::can_be_at(&claim.value, *level))
        };
        let site = self.only_site(sentence);
        if !site.iter().any(can_be) {
            return self.propose_unplaced(claim);
        }
        for mention in site.into_iter().filter(can_be) {
            self.propose(mention, claim);
        }
    }

    /// The mentions of the only site nearest to a sentence; none where there are several sites.
    fn only_site(&self, sentence: usize) -> Vec<&'a Mention> {
        let lower = self.diseased.iter().skip(1);
        let is_one = self.diseased.iter().zip(lower).all(|(one, next)| one.is_adjacent(*next));
        let after = self.lesions.partition_point(|mention| mention.sentence < sentence);
        let nearest = after.checked_sub(1).or(Some(after)).and_then(|at| self.lesions.get(at));
        let Some(nearest) = nearest.filter(|_| is_one) else { return Vec::new() };
        let first = self.lesions.partition_point(|mention| mention.sentence < nearest.sentence);
        let own = self.lesions[first..].iter().take_while(|m| m.sentence == nearest.sentence);
        own.filter(|mention| mention.list == nearest.list).copied().collect()
    }

    fn push(&mut self, levels: Vec<Level>, claim: &Claim, evidence: Vec<Passage>) {
        if !levels.is_empty() {
            self.proposals.add(claim.proposal(levels, evidence));
        }
    }

    /// The mention that a part is compounded with: `C6 lamina`, `T5 left pedicle`.
    fn compounded(&self, sentence: usize, token: usize) -> Option<&'a Mention> {
        let is_small = |at: usize| {
            self.page.meaning(at).is_some_and(is_bone_word) || self.page.side(at).is_some()
        };
        let own = self.anchors.own(sentence).iter();
        let mut before = own.filter(|m| m.tokens.end <= token && m.confuser.is_none());
        before.find(|mention| (mention.tokens.end..token).all(is_small))
    }

    /// The mentions that some words of a sentence speak of.
    fn subjects(&self, sentence: usize, tokens: &Range<usize>) -> Vec<&'a Mention> {
        let mut subjects: Vec<&Mention> = self.anchors.of(sentence, tokens.start).iter().collect();
        for mention in tokens.clone().filter_map(|at| self.soft.get(&at)).flatten() {
            if !subjects.iter().any(|known| std::ptr::eq(*known, *mention)) {
                subjects.push(mention);
            }
        }
        subjects
    }

    /// What follows from the roles of the levels alone.
    fn roles(&mut self) {
        for mention in self.mentions {
            if let Some(value) = verdict(self.page, mention) {
                let claim = Claim::stated(value, mention.certainty, &mention.tokens);
                let levels = left(mention, &self.excepted).collect();
                self.push(levels, &claim, vec![mention.passage.clone()]);
            }
        }
    }

    /// Parts, bone, sizes and grades.
    fn sentences(&mut self) {
        let page = self.page;
        let mut columns = Columns::default();
        for (index, sentence) in page.sentences.iter().enumerate() {
            let ignored = matches!(
                sentence.section,
                Section::References | Section::Technique | Section::History
            );
            if ignored || sentence.is_of_others {
                continue;
            }
            let tokens = &sentence.tokens;
            if sentence.is_about(PART) {
                self.parts(index, tokens);
            }
            if sentence.is_about(BONE) {
                self.bone(index, tokens);
            }
            if sentence.is_about(LENGTH) {
                self.sizes_of(index, tokens);
            }
            if sentence.is_about(COMPRESSION_GRADE) {
                for (grade, tokens) in escc::grades(page, tokens) {
                    self.grade(index, grade, &tokens);
                }
            }
            if sentence.is_about(TABLE) {
                for (grade, tokens) in columns.grades(page, tokens) {
                    self.grade(index, grade, &tokens);
                }
            }
        }
    }

    fn parts(&mut self, index: usize, sentence: &Range<usize>) {
        for named in parts::parts(self.page, self.contexts, sentence) {
            let at = named.tokens.start;
            let compounded = self.compounded(index, at);
            let is_of_others = compounded.is_some_and(|m| !m.is_lesion() && !named.free)
                || named.free && self.is_of_others(index, at);
            if self.contexts[at].open || is_of_others || self.is_treated(index, at) {
                continue;
            }
            let denied = self.anchors.denied(index).filter(|mention| {
                named.free && mention.levels.iter().any(|level| self.diseased.contains(level))
            });
            for mention in self.subjects(index, &named.tokens).into_iter().chain(denied) {
                let exists = mention.levels.iter().any(|level| named.part.exists_at(*level));
                if exists {
                    let state = if named.free { PartState::Free } else { PartState::Involved };
                    let value = Proposed::Part(named.part, state);
                    let certainty = certainty(self.contexts[at]);
                    self.propose(mention, &Claim::stated(value, certainty, &named.tokens));
                }
            }
        }
    }

    fn bone(&mut self, index: usize, sentence: &Range<usize>) {
        for (value, basis, tokens) in bone::findings(self.page, self.contexts, sentence) {
            let certainty = certainty(self.contexts[tokens.start]);
            let anchors = self.anchors.of(index, tokens.start);
            // A curve that is told for itself is of the whole spine.
            let is_general = matches!(value, Proposed::Alignment(_));
            let here = |mention: &&Mention| !is_general || mention.sentence == index;
            let claim = Claim { basis, ..Claim::stated(value, certainty, &tokens) };
            for mention in anchors.iter().filter(here) {
                self.propose(mention, &claim);
            }
        }
    }

    fn sizes_of(&mut self, index: usize, sentence: &Range<usize>) {
        for measured in sizes::sizes(self.page, sentence) {
            let at = measured.tokens.start;
            let is_elsewhere =
                self.page.has_near(sentence, at, 20, &[Meaning::Organ, Meaning::OrganSegment]);
            let anchors = self.anchors.of(index, at);
            let named_here = anchors.iter().any(|mention| mention.sentence == index);
            if is_elsewhere && !named_here
                || sizes::is_of_something_else(self.page, &measured.tokens)
            {
                continue;
            }
            self.sizes.push((measured.diameters.clone(), self.page.passage(&measured.tokens)));
            let value = Proposed::Size(measured.diameters);
            let claim = Claim::stated(value, certainty(self.contexts[at]), &measured.tokens);
            // One size is of one mass, at whichever levels it lies.
            let levels: BTreeSet<Level> =
                anchors.iter().flat_map(|mention| left(mention, &self.excepted)).collect();
            let places = anchors.iter().map(|mention| mention.passage.clone());
            let evidence = [self.page.passage(&measured.tokens)].into_iter().chain(places);
            let evidence = evidence.collect();
            self.push(levels.into_iter().collect(), &claim, evidence);
        }
    }

    /// A grade is of the levels beside it, else of those that its words speak of.
    fn grade(&mut self, index: usize, grade: Bounds<Escc>, tokens: &Range<usize>) {
        let own = self.anchors.own(index);
        let beside = graded::of_grade(self.page, own, tokens);
        let mut graded: Vec<&Mention> = beside.into_iter().map(|place| &own[place]).collect();
        if graded.is_empty() {
            graded.extend(self.anchors.of(index, tokens.start));
        }
        if graded.is_empty() {
            graded.extend(self.anchors.head(index));
        }
        let value = Proposed::EsccStated(grade);
        let claim = Claim::stated(value, Certainty::Definite, tokens);
        for mention in &graded {
            self.propose(mention, &claim);
        }
        if graded.is_empty() {
            self.propose_unplaced(&claim);
        }
    }

    /// Whether a part is named as treated: `screws into the left pedicle`.
    fn is_treated(&self, sentence: usize, token: usize) -> bool {
        let tokens = &self.page.sentences[sentence].tokens;
        let cue = self.page.find_back(tokens.start.max(token.saturating_sub(6))..token, |i| {
            self.page.means_any(
                i,
                &[
                    Meaning::Treatment,
                    Meaning::Lesion,
                    Meaning::Involve,
                    Meaning::Lytic,
                    Meaning::Fracture,
                    Meaning::Biopsy,
                ],
            )
        });
        cue.is_some_and(|i| self.page.means_any(i, &[Meaning::Treatment, Meaning::Biopsy]))
            || self.page.means(token + 1, Meaning::Treatment)
    }

    /// Whether words are of all levels but those that are spoken of: `nothing at the other levels`.
    fn is_of_others(&self, sentence: usize, from: usize) -> bool {
        let end = self.page.sentences[sentence].tokens.end;
        let is_other = |at: usize| {
            self.page.is_word(at, "elsewhere")
                || ["other", "remaining"].iter().any(|word| self.page.is_word(at, word))
                    && self.page.means_any(at + 1, &[Meaning::Level, Meaning::Vertebra])
        };
        self.page.find(from..end, is_other).is_some()
    }

    fn compromises(&mut self, statements: &[Statement]) {
        for statement in statements {
            if statement.certainty == Certainty::Open || statement.historical {
                continue;
            }
            // `no epidural disease at the other levels`
            if !statement.holds && self.is_of_others(statement.sentence, statement.tokens.end) {
                continue;
            }
            let claims = compromise::claims(self.page, statement);
            let mut subjects = self.subjects(statement.sentence, &statement.tokens);
            if !statement.holds {
                subjects.extend(self.anchors.denied(statement.sentence));
            }
            for claim in &claims {
                let can_be = |level: &Level| compromise::can_be_at(&claim.value, *level);
                for mention in subjects.iter().filter(|mention| mention.levels.iter().any(can_be)) {
                    self.propose(mention, claim);
                }
                if subjects.is_empty() && self.anchors.head(statement.sentence).is_some() {
                    self.propose_unplaced(claim);
                } else if subjects.is_empty() {
                    self.propose_somewhere(statement.sentence, claim);
                }
            }
        }
    }
}

fn certainty(context: Context) -> Certainty {
    if context.open {
        Certainty::Open
    } else if context.suspected {
        Certainty::Suspected
    } else {
        Certainty::Definite
    }
}
