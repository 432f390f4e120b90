//! All that is read in a report, and what follows from it as a whole.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use serde::Serialize;

use super::anchor::Anchors;
use super::canal::{Compromise, Statement, statements};
use super::context::{Context, contexts};
use super::course::{self, Course};
use super::meaning::Meaning;
use super::mention::{Certainty, Mention, mentions};
use super::page::Page;
use super::passage::Passage;
use super::pathology::{self, Pathology};
use super::proposal::{Proposal, Proposed};
use super::sections::Section;
use super::verdict::{by_soft_part, excepted, verdict};
use super::{bone, escc, parts, sizes};
use crate::anatomy::Level;
use crate::case::{Basis, Bounds, CanalState, CompressionScale, Escc, PartState, YesNo};

/// What a report answers to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Default)]
pub enum Answer {
    /// It says yes.
    #[serde(rename = "yes")]
    Yes,
    /// It says no.
    #[serde(rename = "no")]
    No,
    /// It does not say.
    #[default]
    #[serde(rename = "not stated")]
    NotStated,
}

/// Whether a grade stands in the report or follows from its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum GradeBasis {
    /// The report states it.
    Stated,
    /// It follows from the report's words.
    Inferred,
}

/// All that is read in a report.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reading {
    /// Every place that names levels, and what only looks so.
    pub mentions: Vec<Mention>,
    /// What is proposed to mark.
    pub proposals: Vec<Proposal>,
    /// Whether the canal is invaded.
    pub canal_invasion: Answer,
    /// Whether the cord is compressed.
    pub cord_compression: Answer,
    /// Sizes of lesions of the spine in centimetres.
    pub sizes: Vec<(Vec<f64>, Passage)>,
    /// What it says of tissue.
    pub pathology: Pathology,
    /// What it says of treatment and follow-up.
    pub course: Course,
}

/// Reads a report.
pub fn read(text: &str) -> Reading {
    let page = Page::new(text);
    let contexts = contexts(&page);
    let mentions = mentions(&page, &contexts);
    let statements = statements(&page, &contexts);
    let mut reader = Reader {
        page: &page,
        contexts: &contexts,
        anchors: Anchors::new(&page, &mentions),
        mentions: &mentions,
        soft: by_soft_part(&page, &mentions),
        excepted: excepted(&mentions),
        proposals: Vec::new(),
        sizes: Vec::new(),
    };
    reader.roles();
    reader.sentences();
    reader.compromises(&statements);
    let (proposals, sizes) = (reader.proposals, reader.sizes);
    Reading {
        proposals: gather(proposals),
        canal_invasion: answer(&statements, |what| {
            matches!(what, Compromise::Canal | Compromise::Filled)
        }),
        cord_compression: answer(&statements, |what| what == Compromise::Cord),
        sizes,
        pathology: pathology::read(&page, &contexts),
        course: course::read(&page, &contexts),
        mentions,
    }
}

impl Reading {
    /// The levels that the report says to be diseased now.
    pub fn lesion_levels(&self) -> BTreeSet<Level> {
        let excepted = excepted(&self.mentions);
        let lesions = self.mentions.iter().filter(|mention| mention.is_lesion());
        lesions.flat_map(|mention| left(mention, &excepted)).collect()
    }

    /// The worst grade of cord compression: what is stated, else what follows from the words.
    pub fn escc(&self) -> Option<(Bounds<Escc>, GradeBasis)> {
        let stated = self.proposals.iter().filter_map(|proposal| match proposal.value {
            Proposed::EsccStated(grade) => Some((grade, GradeBasis::Stated)),
            _ => None,
        });
        let inferred = self.proposals.iter().filter_map(|proposal| match proposal.value {
            Proposed::EsccInferred(grade) => Some((grade, GradeBasis::Inferred)),
            _ => None,
        });
        let worst = |(grade, _): &(Bounds<Escc>, GradeBasis)| (grade.min(), grade.max());
        stated.max_by_key(worst).or_else(|| inferred.max_by_key(worst))
    }
}

fn answer(statements: &[Statement], concerns: impl Fn(Compromise) -> bool) -> Answer {
    let mut answer = Answer::NotStated;
    for statement in statements {
        if !concerns(statement.what)
            || statement.certainty == Certainty::Open
            || statement.historical
        {
            continue;
        }
        if statement.holds {
            return Answer::Yes;
        }
        answer = Answer::No;
    }
    answer
}

/// The levels of a mention without those that its sentence takes out.
fn left<'a>(
    mention: &'a Mention,
    excepted: &'a HashMap<usize, BTreeSet<Level>>,
) -> impl Iterator<Item = Level> + 'a {
    let out = excepted.get(&mention.sentence).filter(|_| !mention.excepted);
    let levels = mention.levels.iter().copied();
    levels.filter(move |level| out.is_none_or(|out| !out.contains(level)))
}

/// Joins proposals of the same value for the same levels.
fn gather(proposals: Vec<Proposal>) -> Vec<Proposal> {
    let mut gathered: Vec<Proposal> = Vec::with_capacity(proposals.len());
    let mut places: HashMap<u64, usize> = HashMap::new();
    for proposal in proposals {
        let place = *places.entry(proposal.fingerprint()).or_insert(gathered.len());
        match gathered.get_mut(place) {
            Some(known) if known.levels == proposal.levels && known.value == proposal.value => {
                known.certainty = known.certainty.min(proposal.certainty);
                known.basis = known.basis.min(proposal.basis);
                for passage in proposal.evidence {
                    if known.evidence.last() != Some(&passage) {
                        known.evidence.push(passage);
                    }
                }
            }
            _ => gathered.push(proposal),
        }
    }
    gathered
}

/// A value that some words of the report claim.
struct Claim {
    value: Proposed,
    certainty: Certainty,
    basis: Basis,
    tokens: Range<usize>,
}

impl Claim {
    fn stated(value: Proposed, certainty: Certainty, tokens: &Range<usize>) -> Self {
        Self { value, certainty, basis: Basis::Stated, tokens: tokens.clone() }
    }

    fn proposal(&self, levels: Vec<Level>, evidence: Vec<Passage>) -> Proposal {
        let (value, certainty, basis) = (self.value.clone(), self.certainty, self.basis);
        Proposal { levels, value, certainty, basis, evidence }
    }
}

struct Reader<'a> {
    page: &'a Page<'a>,
    contexts: &'a [Context],
    anchors: Anchors<'a>,
    mentions: &'a [Mention],
    /// Mentions by the soft tissue that is said to be diseased there.
    soft: HashMap<usize, Vec<&'a Mention>>,
    /// The levels that sentences take out of what they say.
    excepted: HashMap<usize, BTreeSet<Level>>,
    proposals: Vec<Proposal>,
    sizes: Vec<(Vec<f64>, Passage)>,
}

impl<'a> Reader<'a> {
    /// Proposes what a claim says of a mention's levels.
    fn propose(&mut self, mention: &Mention, claim: &Claim) {
        let evidence = vec![self.page.passage(&claim.tokens), mention.passage.clone()];
        self.push(left(mention, &self.excepted).collect(), claim, evidence);
    }

    /// Proposes what a claim says of levels that the report does not name.
    fn propose_unplaced(&mut self, claim: &Claim) {
        self.proposals.push(claim.proposal(Vec::new(), vec![self.page.passage(&claim.tokens)]));
    }

    fn push(&mut self, levels: Vec<Level>, claim: &Claim, evidence: Vec<Passage>) {
        if !levels.is_empty() {
            self.proposals.push(claim.proposal(levels, evidence));
        }
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

    /// Parts, bone and sizes.
    fn sentences(&mut self) {
        for (index, sentence) in self.page.sentences.iter().enumerate() {
            let ignored = matches!(
                sentence.section,
                Section::References | Section::Technique | Section::History
            );
            if ignored || sentence.is_of_others {
                continue;
            }
            for named in parts::parts(self.page, self.contexts, &sentence.tokens) {
                let at = named.tokens.start;
                if self.contexts[at].open || self.is_treated(index, at) {
                    continue;
                }
                for mention in self.subjects(index, &named.tokens) {
                    let exists = mention.levels.iter().any(|level| named.part.exists_at(*level));
                    if exists {
                        let state = if named.free { PartState::Free } else { PartState::Involved };
                        let value = Proposed::Part(named.part, state);
                        let certainty = certainty(self.contexts[at]);
                        self.propose(mention, &Claim::stated(value, certainty, &named.tokens));
                    }
                }
            }
            for (value, tokens) in bone::findings(self.page, self.contexts, &sentence.tokens) {
                let certainty = certainty(self.contexts[tokens.start]);
                let claim = Claim::stated(value, certainty, &tokens);
                for mention in self.anchors.of(index, tokens.start) {
                    self.propose(mention, &claim);
                }
            }
            for measured in sizes::sizes(self.page, &sentence.tokens) {
                let at = measured.tokens.start;
                let is_elsewhere = self.page.has_near(
                    &sentence.tokens,
                    at,
                    20,
                    &[Meaning::Organ, Meaning::OrganSegment],
                );
                let anchors = self.anchors.of(index, at);
                let named_here = anchors.iter().any(|mention| mention.sentence == index);
                if is_elsewhere && !named_here {
                    continue;
                }
                self.sizes.push((measured.diameters.clone(), self.page.passage(&measured.tokens)));
                let value = Proposed::Size(measured.diameters);
                let claim = Claim::stated(value, certainty(self.contexts[at]), &measured.tokens);
                for mention in anchors {
                    self.propose(mention, &claim);
                }
            }
            for (grade, tokens) in escc::grades(self.page, &sentence.tokens) {
                let anchors = self.anchors.of(index, tokens.start);
                let value = Proposed::EsccStated(grade);
                let claim = Claim::stated(value, Certainty::Definite, &tokens);
                for mention in anchors {
                    self.propose(mention, &claim);
                }
                if anchors.is_empty() {
                    self.propose_unplaced(&claim);
                }
            }
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

    fn compromises(&mut self, statements: &[Statement]) {
        for statement in statements {
            if statement.certainty == Certainty::Open || statement.historical {
                continue;
            }
            let holds = statement.holds;
            let value = match statement.what {
                Compromise::Canal if holds => Proposed::Canal(CanalState::Invaded),
                Compromise::Canal => Proposed::Canal(CanalState::Free),
                Compromise::Filled if holds => Proposed::Canal(CanalState::Filled),
                Compromise::Cord if holds => Proposed::CordCompressed(YesNo::Yes),
                Compromise::Cord => Proposed::CordCompressed(YesNo::No),
                Compromise::Sac | Compromise::CordTouched if holds => {
                    Proposed::Canal(CanalState::Invaded)
                }
                Compromise::Filled | Compromise::Sac | Compromise::CordTouched => continue,
            };
            let claim = |value, basis| Claim {
                value,
                certainty: statement.certainty,
                basis,
                tokens: statement.tokens.clone(),
            };
            let stated = claim(value, statement.basis(self.page));
            let bound =
                bound(statement).map(|bound| claim(Proposed::EsccInferred(bound), Basis::Inferred));
            let subjects = self.subjects(statement.sentence, &statement.tokens);
            for mention in &subjects {
                self.propose(mention, &stated);
                let has_cord =
                    mention.levels.iter().any(|l| CompressionScale::of(*l).offers_escc());
                if let Some(bound) = bound.as_ref().filter(|_| has_cord) {
                    self.propose(mention, bound);
                }
            }
            if subjects.is_empty() {
                self.propose_unplaced(&stated);
                if let Some(bound) = &bound {
                    self.propose_unplaced(bound);
                }
            }
        }
    }
}

/// The bound that the words of a statement allow (CLINICAL reference, section 3.4): never a grade.
fn bound(statement: &Statement) -> Option<Bounds<Escc>> {
    let least = match statement.what {
        Compromise::Canal => Escc::Grade1a,
        Compromise::Sac => Escc::Grade1b,
        Compromise::CordTouched => Escc::Grade1c,
        Compromise::Filled | Compromise::Cord => Escc::Grade2,
    };
    statement.holds.then_some(Bounds::at_least(least))
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
