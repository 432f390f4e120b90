//! All that is read in a report, and what follows from it as a whole.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::anatomy::Level;
use crate::case::{Bounds, Escc};
use crate::reading::course::{self, Course};
use crate::reading::findings::canal::{Compromise, Statement, statements};
use crate::reading::findings::patient::{PatientWords, patient};
use crate::reading::findings::symptoms::{self, PainWords};
use crate::reading::mentions::verdict::excepted;
use crate::reading::mentions::{Certainty, Mention, mentions};
use crate::reading::page::Page;
use crate::reading::page::passage::Passage;
use crate::reading::pathology::specimens;
use crate::reading::pathology::{self, Pathology};
use crate::reading::proposals::proposal::{Proposal, Proposed};
use crate::reading::proposals::reader::{Reader, left};
use crate::reading::role::context::contexts;

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
    /// Who it is about.
    pub patient: PatientWords,
    /// What it says of pain, where that tells whether movement causes it.
    pub pain: Vec<PainWords>,
    /// What it says of tissue.
    pub pathology: Pathology,
    /// What it says of treatment and follow-up.
    pub course: Course,
}

/// Reads a report.
pub fn read(text: &str) -> Reading {
    let page = Page::new(text);
    let contexts = contexts(&page);
    let mut mentions = mentions(&page, &contexts);
    specimens::settle(&page, &contexts, &mut mentions);
    let statements = statements(&page, &contexts);
    let (proposals, sizes) = Reader::new(&page, &contexts, &mentions).read(&statements);
    Reading {
        proposals,
        canal_invasion: answer(&statements, |what| {
            matches!(what, Compromise::Canal | Compromise::Filled)
        }),
        cord_compression: answer(&statements, |what| what == Compromise::Cord),
        sizes,
        patient: patient(&page),
        pain: symptoms::pain(&page, &contexts),
        pathology: pathology::read(&page, &contexts),
        course: course::read(&page, &contexts, &mentions),
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
