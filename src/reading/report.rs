//! All that is read in a report, and what follows from it as a whole.

use std::collections::{BTreeSet, HashMap};

use serde::Serialize;

use super::anchor::Anchors;
use super::canal::{Compromise, Statement, statements};
use super::context::{Context, contexts};
use super::course::{self, Course};
use super::meaning::Meaning;
use super::mention::{Certainty, Mention, Role, mentions};
use super::page::Page;
use super::passage::Passage;
use super::pathology::{self, Pathology};
use super::proposal::{Proposal, Proposed};
use super::sections::Section;
use super::{bone, escc, parts, sizes};
use crate::anatomy::{Level, Part};
use crate::case::{Bounds, CanalState, CompressionScale, Escc, PartState, YesNo};

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
        let mut levels = BTreeSet::new();
        for sentence in self.mentions.chunk_by(|one, other| one.sentence == other.sentence) {
            let excepted: BTreeSet<Level> = sentence
                .iter()
                .filter(|mention| mention.excepted && mention.negated)
                .flat_map(|mention| mention.levels.iter().copied())
                .collect();
            let lesions = sentence.iter().filter(|mention| mention.is_lesion());
            levels.extend(
                lesions.flat_map(|m| m.levels.iter().copied()).filter(|l| !excepted.contains(l)),
            );
        }
        levels
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

/// Joins proposals of the same value for the same levels.
fn gather(proposals: Vec<Proposal>) -> Vec<Proposal> {
    let mut gathered: Vec<Proposal> = Vec::with_capacity(proposals.len());
    let mut places: HashMap<u64, usize> = HashMap::new();
    for proposal in proposals {
        let place = *places.entry(proposal.fingerprint()).or_insert(gathered.len());
        match gathered.get_mut(place) {
            Some(known) if known.levels == proposal.levels && known.value == proposal.value => {
                known.certainty = known.certainty.min(proposal.certainty);
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

struct Reader<'a> {
    page: &'a Page<'a>,
    contexts: &'a [Context],
    anchors: Anchors<'a>,
    mentions: &'a [Mention],
    proposals: Vec<Proposal>,
    sizes: Vec<(Vec<f64>, Passage)>,
}

impl Reader<'_> {
    fn propose(
        &mut self,
        mention: &Mention,
        value: Proposed,
        certainty: Certainty,
        tokens: &std::ops::Range<usize>,
    ) {
        self.proposals.push(Proposal {
            levels: mention.levels.clone(),
            value,
            certainty,
            evidence: vec![self.page.passage(tokens), mention.passage.clone()],
        });
    }

    /// What follows from the roles of the levels alone.
    fn roles(&mut self) {
        for mention in self.mentions {
            let is_plain = !mention.negated && !mention.of_others && mention.confuser.is_none();
            let value = match mention.role {
                Role::Involved if mention.is_lesion() => {
                    Proposed::Part(Part::UNSPECIFIED, PartState::Involved)
                }
                Role::Treated if is_plain => Proposed::Treated,
                Role::Disc if is_plain => Proposed::Disc,
                _ => continue,
            };
            self.proposals.push(Proposal {
                levels: mention.levels.clone(),
                value,
                certainty: mention.certainty,
                evidence: vec![mention.passage.clone()],
            });
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
                for mention in self.anchors.of(index, at) {
                    let exists = mention.levels.iter().any(|level| named.part.exists_at(*level));
                    if exists {
                        let state = if named.free { PartState::Free } else { PartState::Involved };
                        let value = Proposed::Part(named.part, state);
                        self.propose(mention, value, certainty(self.contexts[at]), &named.tokens);
                    }
                }
            }
            for (value, tokens) in bone::findings(self.page, self.contexts, &sentence.tokens) {
                for mention in self.anchors.of(index, tokens.start) {
                    let certainty = certainty(self.contexts[tokens.start]);
                    self.propose(mention, value.clone(), certainty, &tokens);
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
                for mention in anchors {
                    let value = Proposed::Size(measured.diameters.clone());
                    let certainty = certainty(self.contexts[at]);
                    self.propose(mention, value, certainty, &measured.tokens);
                }
            }
            for (grade, tokens) in escc::grades(self.page, &sentence.tokens) {
                let anchors = self.anchors.of(index, tokens.start);
                for mention in anchors {
                    self.propose(
                        mention,
                        Proposed::EsccStated(grade),
                        Certainty::Definite,
                        &tokens,
                    );
                }
                if anchors.is_empty() {
                    self.unplaced(Proposed::EsccStated(grade), &tokens);
                }
            }
        }
    }

    /// A value whose level the report does not name.
    fn unplaced(&mut self, value: Proposed, tokens: &std::ops::Range<usize>) {
        let evidence = vec![self.page.passage(tokens)];
        self.proposals.push(Proposal {
            levels: Vec::new(),
            value,
            certainty: Certainty::Definite,
            evidence,
        });
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
                // A displaced cord or a compressed sac lies in an invaded canal.
                Compromise::Sac | Compromise::CordTouched if holds => {
                    Proposed::Canal(CanalState::Invaded)
                }
                Compromise::Filled | Compromise::Sac | Compromise::CordTouched => continue,
            };
            let bound = bound(statement);
            let anchors = self.anchors.of(statement.sentence, statement.tokens.start);
            for mention in anchors {
                self.propose(mention, value.clone(), statement.certainty, &statement.tokens);
                let has_cord =
                    mention.levels.iter().any(|l| CompressionScale::of(*l).offers_escc());
                if let Some(bound) = bound.filter(|_| has_cord) {
                    let value = Proposed::EsccInferred(bound);
                    self.propose(mention, value, statement.certainty, &statement.tokens);
                }
            }
            if anchors.is_empty() {
                self.unplaced(value, &statement.tokens);
                if let Some(bound) = bound {
                    self.unplaced(Proposed::EsccInferred(bound), &statement.tokens);
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
