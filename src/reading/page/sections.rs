//! The sections of a report, by their headings.

use std::sync::LazyLock;

use crate::reading::lexicon::meaning::Meaning;
use crate::reading::lexicon::trie::Trie;
use crate::reading::page::tokens::{Kind, Token};

/// What a part of a report is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::reading) enum Section {
    /// No heading, or one that says nothing.
    #[default]
    Report,
    /// What was before: history, indication, the clinical question.
    History,
    /// Earlier examinations.
    Comparison,
    /// How the images were made.
    Technique,
    /// The patient's examination by hand.
    Examination,
    /// Operations and other treatment.
    Treatment,
    /// What is to be done, and may never be.
    Plan,
    /// Histology.
    Pathology,
    /// General statements: introduction, discussion.
    Discussion,
    /// Works of others.
    References,
    /// Legends of figures.
    Legend,
}

static HEADINGS: LazyLock<Trie<Section>> = LazyLock::new(|| {
    Trie::new([
        (
            Section::History,
            "history, clinical history, clinical information, clinical details, clinical data, \
             indication, indications, reason for exam, reason for examination, reason for study, \
             reason for the examination, clinical question, past medical history, anamnesis, \
             past history, medical history, clinical indication, presenting complaint, \
             surgical history, past surgical history, question, history and indication, \
             clinical background, reason for referral, oncological history, oncologic history, \
             patient history, anamnese, fragestellung, indication for exam",
        ),
        (
            Section::Comparison,
            "comparison, comparisons, comparison study, prior studies, prior study, \
             compared with, previous examinations, previous imaging, prior exam, prior imaging",
        ),
        (
            Section::Technique,
            "technique, techniques, protocol, mri technique, ct technique, exam, study, \
             scan protocol, procedure, sequences, examination performed, technik, contrast, \
             imaging technique, examination technique, methods, materials and methods",
        ),
        (
            Section::Examination,
            "physical examination, clinical examination, neurological examination, \
             neurologic examination, on examination, neurological status, physical exam, \
             neurological findings, neurology, clinical findings",
        ),
        (
            Section::Report,
            "abstract, findings, finding, report, results, impression, impressions, conclusion, conclusions, \
             opinion, summary, diagnosis, assessment, mri, ct, mri findings, ct findings, \
             imaging, imaging findings, radiology, radiological findings, case report, \
             case presentation, case description, interpretation, description, befund, \
             beurteilung, mri spine, pet ct, bone scan, case, the case, final diagnosis, \
             case illustration, comment, illustrative case, radiographic findings, diagnoses, \
             follow up, adjuvant therapy and follow up, outcome, clinical course, addendum, \
             preoperative imaging, mri report, ct report, resultat, radiologic findings",
        ),
        (
            Section::Treatment,
            "operation, surgery, surgical treatment, operative procedure, treatment, \
             procedure performed, procedures performed, procedures, intervention, therapy, \
             operation note, operative note, operative report, operative findings, \
             operation performed, radiotherapy, adjuvant therapy, management, surgical procedure, \
             surgical technique, operative technique, name of operation",
        ),
        (
            Section::Plan,
            "plan, recommendation, recommendations, treatment plan, planned procedure, plans, \
             suggestion, suggestions, decision, board decision, tumour board decision, \
             tumor board decision, next steps, proposal, advice",
        ),
        (
            Section::Pathology,
            "pathology, histopathology, histology, microscopy, immunohistochemistry, gross, \
             gross description, microscopic description, pathological findings, \
             histological findings, pathology report, immunohistochemical findings, \
             macroscopy, pathologic findings, specimen, specimens, pathological examination",
        ),
        (
            Section::Discussion,
            "discussion, commentary, introduction, literature review, review of the literature, background, \
             keywords, key words",
        ),
        (
            Section::References,
            "references, bibliography, bibliographie, literatur, literature cited, \
             reference list, works cited, referencias, bibliografia, cited literature",
        ),
    ])
});

/// A heading that was found.
#[derive(Debug, Clone, Copy)]
pub(in crate::reading) struct Heading {
    pub section: Section,
    /// The token after it.
    pub next: usize,
}

/// Reads a heading that begins at a token. `starts_line` tells whether a token begins a line.
pub(in crate::reading) fn heading(
    plain: &str,
    tokens: &[Token],
    first: usize,
    starts_line: &dyn Fn(usize) -> bool,
) -> Option<Heading> {
    let mut at = first;
    // `# Findings`, `2. Findings`
    while tokens.get(at).is_some_and(|t| t.is_sign(b'#')) {
        at += 1;
    }
    if tokens.get(at).is_some_and(|t| matches!(t.kind, Kind::Number(_)))
        && tokens.get(at + 1).is_some_and(|t| t.is_sign(b'.'))
    {
        at += 2;
    }
    let start = tokens.get(at)?;
    if let Some(legend) = legend(tokens, at) {
        return starts_line(first).then_some(legend);
    }
    if let Some((section, end)) = HEADINGS.longest(plain.as_bytes(), start.start) {
        let next = (at..tokens.len().min(at + 8)).find(|i| tokens[*i].start >= end);
        let section = match section {
            Section::Technique if is_operation(&tokens[at..]) => Section::Treatment,
            other => other,
        };
        let Some(next) = next else {
            return starts_line(first).then_some(Heading { section, next: tokens.len() });
        };
        if tokens[next].is_sign(b':') {
            return Some(Heading { section, next: next + 1 });
        }
        // `Discussion. Such tumours are rare.`
        let runs_in = tokens[next].is_sign(b'.')
            && starts_line(first)
            && plain.as_bytes()[start.start].is_ascii_uppercase();
        if runs_in {
            return Some(Heading { section, next: next + 1 });
        }
        let words = &plain[start.start..end];
        let is_alone = starts_line(next) && starts_line(first);
        let is_loud = starts_line(first)
            && words.len() > 3
            && words.bytes().all(|byte| !byte.is_ascii_lowercase());
        if is_alone || is_loud {
            let next = next + usize::from(tokens[next].is_sign(b'-') && is_loud && !is_alone);
            return Some(Heading { section, next });
        }
        return None;
    }
    // Another heading ends a section all the same: `BONES:`, `Thoracic spine:`.
    if !starts_line(first) {
        return None;
    }
    let colon = (at + 1..tokens.len().min(at + 5)).find(|i| tokens[*i].is_sign(b':'))?;
    let is_plain = tokens[at..colon].iter().all(|t| matches!(t.kind, Kind::Word(_)));
    let is_line = (at + 1..=colon).all(|i| !starts_line(i));
    let is_capital = plain.as_bytes()[start.start].is_ascii_uppercase();
    (is_plain && is_line && is_capital).then_some(Heading { section: Section::Report, next: at })
}

/// `Procedure: T8 corpectomy` tells of an operation, `Procedure: MRI` of images.
fn is_operation(tokens: &[Token]) -> bool {
    let is_act = |token: &Token| token.means(Meaning::Treatment) || token.means(Meaning::Biopsy);
    let line = tokens.iter().take(14);
    let goes_on = |token: &&Token| !token.means(Meaning::Sequence);
    line.take_while(goes_on).any(is_act)
}

/// `Fig. 1.` or `Table 2:` at the start of a line.
fn legend(tokens: &[Token], first: usize) -> Option<Heading> {
    let is_legend = tokens[first].means(Meaning::Supplement)
        && tokens[first + 1..].iter().take(2).any(|t| matches!(t.kind, Kind::Number(_)));
    is_legend.then_some(Heading { section: Section::Legend, next: first })
}
