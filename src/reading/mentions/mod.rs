//! Levels as a report speaks of them: diseased, treated, denied, past.

mod ahead;
pub(super) mod anchor;
mod fields;
pub(super) mod graded;
mod measured;
pub(super) mod verdict;

use std::ops::Range;

use serde::Serialize;

use crate::anatomy::{Level, Region};
use crate::reading::levels::list::lists;
use crate::reading::levels::{self, Confuser, Doubt, Expression, Habits, Shape};
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::mentions::measured::{is_measured_item, is_measured_row};
use crate::reading::page::Page;
use crate::reading::page::passage::Passage;
use crate::reading::page::sections::Section;
use crate::reading::page::sentences::Sentence;
use crate::reading::page::topics::{TABLE, TEXT};
use crate::reading::role::context::Context;
use crate::reading::role::pull::Pull;
use crate::reading::role::{Governor, governor, is_bone_word};

/// What a report says of a level that it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// It is diseased.
    Involved,
    /// Something is done to it.
    Treated,
    /// The disc is meant.
    Disc,
    /// A nerve, a root or a sensory level is meant.
    Neuro,
    /// It is only named.
    Mention,
}

/// How sure a report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// It says so.
    Definite,
    /// It suspects so.
    Suspected,
    /// It leaves it open: cannot be excluded.
    Open,
}

/// Levels that a report names in one expression.
#[expect(clippy::struct_excessive_bools, reason = "each is a question of its own")]
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Mention {
    /// Where it names them.
    #[serde(rename = "evidence")]
    pub passage: Passage,
    /// The levels from the head down; none where it is none or a person must place it.
    pub levels: Vec<Level>,
    /// What it says of them.
    pub role: Role,
    /// Whether that is denied.
    pub negated: bool,
    /// How sure the report is of it.
    pub certainty: Certainty,
    /// Whether it lies before the illness that the report is about.
    pub historical: bool,
    /// Whether it is of other patients.
    #[serde(rename = "other_patient")]
    pub of_others: bool,
    /// What is odd about it.
    pub doubt: Option<Doubt>,
    /// What it is instead of a level.
    #[serde(rename = "not_level")]
    pub confuser: Option<Confuser>,
    #[serde(skip)]
    pub(in crate::reading) tokens: Range<usize>,
    #[serde(skip)]
    pub(in crate::reading) sentence: usize,
    /// The tokens of the list that it stands in.
    #[serde(skip)]
    pub(in crate::reading) list: Range<usize>,
    #[serde(skip)]
    pub(in crate::reading) governor: Option<usize>,
    /// Whether the levels are named as an exception.
    #[serde(skip)]
    pub(in crate::reading) excepted: bool,
    /// How the levels are named.
    #[serde(skip)]
    pub(in crate::reading) shape: Shape,
}

impl Mention {
    /// Whether the report says that the levels are diseased now.
    pub fn is_lesion(&self) -> bool {
        self.role == Role::Involved
            && !self.negated
            && !self.historical
            && !self.of_others
            && self.confuser.is_none()
            && self.certainty != Certainty::Open
    }
}

/// Finds the levels of a report.
pub(in crate::reading) fn mentions(page: &Page<'_>, contexts: &[Context]) -> Vec<Mention> {
    let mut reader = Reader {
        page,
        contexts,
        habits: Habits::of(page),
        region: None,
        focus: Vec::new(),
        lead: None,
        last: None,
        mentions: Vec::new(),
    };
    for (index, sentence) in page.sentences.iter().enumerate() {
        if sentence.section != Section::References {
            reader.sentence(index, sentence);
        }
    }
    graded::involve_graded(page, contexts, &mut reader.mentions);
    fields::fill(page, contexts, &mut reader.mentions);
    ahead::look_ahead(page, contexts, &mut reader.mentions);
    ahead::share_verbs(page, contexts, &mut reader.mentions);
    reader.mentions
}

struct Reader<'a> {
    page: &'a Page<'a>,
    contexts: &'a [Context],
    habits: Habits,
    /// The region that the text spoke of last.
    region: Option<Region>,
    /// The levels that the text spoke of last.
    focus: Vec<Level>,
    /// What a line said that ends with a colon, for the items below it.
    lead: Option<(Pull, bool)>,
    /// What the last sentence said of its levels.
    last: Option<(Pull, bool)>,
    mentions: Vec<Mention>,
}

impl Reader<'_> {
    fn sentence(&mut self, index: usize, sentence: &Sentence) {
        let tokens = &sentence.tokens;
        let found = if sentence.is_about(TEXT) {
            levels::find(self.page, tokens, self.region, &self.focus, self.habits)
        } else {
            Vec::new()
        };
        let groups = lists(self.page, found.iter().map(|named| &named.expression));
        let of_others = sentence.is_of_others;
        let mut last: Option<(Pull, bool)> = None;
        for (named, group) in found.into_iter().zip(groups) {
            let expression = named.expression;
            let governor = governor(self.page, self.contexts, tokens, &expression, &group);
            let is_measured = is_measured_item(self.page, sentence, &expression);
            let governor = governor.filter(|governor| !(is_measured && governor.negated));
            let mut mention = self.mention(index, sentence, &expression, governor);
            mention.confuser = named.confuser;
            mention.of_others = of_others;
            mention.list.clone_from(&group);
            if is_measured {
                mention.role = Role::Involved;
                last = Some((Pull::Lesion, false));
            }
            if let Some(governor) = governor {
                last = Some((governor.pull, governor.negated));
            } else if named.confuser.is_none()
                && !is_measured
                && let Some((pull, negated)) = self.inherited(sentence, &group)
            {
                mention.role = role_of(pull, &expression);
                mention.negated = negated;
                last = Some((pull, negated));
            }
            if named.confuser.is_some() {
                mention.levels.clear();
            }
            self.mentions.push(mention);
        }
        self.remember(index, sentence, last);
    }

    /// What holds for levels of which their own sentence says nothing: what stands above a list,
    /// or before a semicolon.
    fn inherited(&self, sentence: &Sentence, group: &Range<usize>) -> Option<(Pull, bool)> {
        let start = sentence.tokens.start;
        let goes_on = start > 0 && self.page.is_sign(start - 1, b';');
        if goes_on && !self.page.is_sign(group.end, b':') {
            // `metastases in T5; left pedicle of T6`, and not another clause that comes to a level
            // later.
            let is_small = |i: usize| {
                self.page.means_any(i, &[Meaning::Preposition, Meaning::Article, Meaning::And])
                    || self.page.meaning(i).is_some_and(is_bone_word)
            };
            let is_only_place = (start..group.start).all(is_small);
            return self.last.filter(|_| is_only_place || group.start <= start + 4);
        }
        self.lead.filter(|_| self.takes_lead(sentence, group))
    }

    /// Whether an item of a list is but the name of levels: what stands above it holds for them.
    fn takes_lead(&self, sentence: &Sentence, group: &Range<usize>) -> bool {
        let says_more = self.page.is_sign(group.end, b':') && group.end + 1 < sentence.tokens.end;
        let label = sentence.tokens.start..group.start;
        let is_field = self.page.find(label, |i| self.page.is_sign(i, b':')).is_some();
        sentence.is_item && !says_more && !is_field && !sentence.is_about(TABLE)
    }

    /// Keeps what the following sentences refer to.
    fn remember(&mut self, index: usize, sentence: &Sentence, last: Option<(Pull, bool)>) {
        self.last = last;
        let ends_with_colon = self.page.is_sign(sentence.tokens.end - 1, b':');
        let own_pull = || {
            self.page
                .find_back(sentence.tokens.clone(), |i| Pull::of(self.page, i).is_some())
                .and_then(|i| Some((Pull::of(self.page, i)?, self.contexts[i].negated)))
        };
        if ends_with_colon {
            self.lead = own_pull();
        } else if !sentence.is_item {
            self.lead = None;
        } else if last.is_some() {
            self.lead = last;
        }
        let of_sentence = self
            .mentions
            .iter()
            .rev()
            .take_while(|m| m.sentence == index)
            .filter(|m| !m.levels.is_empty());
        if let Some(mention) =
            of_sentence.clone().find(|m| m.is_lesion()).or(of_sentence.clone().last())
        {
            let listed = of_sentence.filter(|m| m.list == mention.list && m.role == mention.role);
            self.focus = listed.flat_map(|m| m.levels.iter().copied()).collect();
            self.focus.sort_unstable();
            self.region = mention.levels.first().map(|level| level.region());
        }
        let named = self.page.find_back(sentence.tokens.clone(), |i| {
            matches!(self.page.meaning(i), Some(Meaning::Region(_)))
        });
        if let Some(Meaning::Region(region)) = named.and_then(|i| self.page.meaning(i)) {
            self.region = Some(region);
        }
    }

    fn mention(
        &self,
        index: usize,
        sentence: &Sentence,
        expression: &Expression,
        governor: Option<Governor>,
    ) -> Mention {
        let at = expression.tokens.start;
        let own = self.contexts[at];
        let governing = governor.map_or(own, |governor| self.contexts[governor.token]);
        let role = match governor {
            Some(governor) => role_of(governor.pull, expression),
            None if sentence.section == Section::Treatment => Role::Treated,
            None if is_measured_row(self.page, sentence, expression) => Role::Involved,
            None => Role::Mention,
        };
        let role = match sentence.section {
            Section::Technique if role == Role::Involved => Role::Mention,
            _ => role,
        };
        let certainty = match (own.open || governing.open, own.suspected || governing.suspected) {
            (true, _) => Certainty::Open,
            (_, true) => Certainty::Suspected,
            _ => Certainty::Definite,
        };
        let historical = own.historical
            || governing.historical
            || matches!(sentence.section, Section::History | Section::Comparison);
        let negated = governor.map_or(own.negated, |governor| governor.negated);
        Mention {
            passage: self.page.passage(&expression.tokens),
            levels: expression.levels.clone(),
            role,
            negated,
            certainty,
            historical,
            of_others: false,
            doubt: self.doubt(expression, role, governor),
            confuser: None,
            tokens: expression.tokens.clone(),
            sentence: index,
            list: expression.tokens.clone(),
            governor: governor.map(|governor| governor.token),
            excepted: governor.is_some_and(|governor| governor.excepted),
            shape: expression.shape,
        }
    }

    fn doubt(
        &self,
        expression: &Expression,
        role: Role,
        governor: Option<Governor>,
    ) -> Option<Doubt> {
        let numbered = expression.numbered?;
        let is_t1_or_t2 = numbered.region == Region::Thoracic
            && numbered.number <= 2
            && numbered.is_bare
            && !numbered.is_dorsal
            && expression.shape == Shape::Single;
        let names_bone = self
            .page
            .find(expression.tokens.end..expression.tokens.end + 6, |i| {
                self.page.means_any(i, &[Meaning::Vertebra])
                    || matches!(self.page.meaning(i), Some(Meaning::Part(_)))
            })
            .is_some_and(|i| governor.is_some_and(|governor| i < governor.token));
        match role {
            Role::Involved if expression.shape == Shape::Pair => Some(Doubt::PerhapsDisc),
            Role::Involved
                if is_t1_or_t2
                    && !names_bone
                    && governor.is_some_and(|governor| governor.direct) =>
            {
                Some(Doubt::PerhapsSequence)
            }
            _ => expression.doubt,
        }
    }
}

fn role_of(pull: Pull, expression: &Expression) -> Role {
    match pull {
        Pull::Lesion | Pull::Verb | Pull::Normal => Role::Involved,
        Pull::Treatment => Role::Treated,
        Pull::Disc => Role::Disc,
        Pull::Degenerative if is_disc(expression) => Role::Disc,
        Pull::Neuro => Role::Neuro,
        Pull::Degenerative | Pull::Place | Pull::Beside => Role::Mention,
    }
}

/// Whether an expression may name a disc: two neighbours.
fn is_disc(expression: &Expression) -> bool {
    expression.levels.len() == 2 && expression.shape != Shape::List
}
