//! What stands at a level and is no disease of it: a finding in an organ, for which the level is
//! but a landmark, a needle, a broken implant.

use std::ops::Range;

use super::Search;
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::page::tokens::Kind;
use crate::reading::page::{Page, REACH};

impl Search<'_> {
    /// `a haematoma of the left kidney at the level of L2`, `the kidney, displaced by a haematoma at
    /// L2`; a metastasis is named after the organ that it is from.
    pub(super) fn is_of_organ(&self, lesion: usize) -> bool {
        let small = [Meaning::Preposition, Meaning::Article, Meaning::Level];
        let at = self.page.find_back(lesion..self.group.start, |i| !self.page.means_any(i, &small));
        let first = at.map_or(lesion + 1, |at| at + 1);
        let is_at = self.page.is_word(first, "at") || self.page.is_word(first, "opposite");
        is_at
            && !self.goes_on_to_bone()
            && (self.is_in_organ(lesion, first)
                || self.is_named_by_organ(lesion)
                || self.is_beside_organ(lesion))
    }

    /// `a tumour of the lung at T2 with invasion of the canal`
    fn goes_on_to_bone(&self) -> bool {
        let end = self.sentence.end.min(self.group.end + 12);
        let is_level = |i: usize| matches!(self.page.kind(i), Some(Kind::Level(_)));
        let tells = |i: usize| {
            self.page.means_any(i, &[Meaning::Involve, Meaning::Compress, Meaning::Lytic])
                || self.page.word(i).to_ascii_lowercase().starts_with("destr")
        };
        let found = (self.group.end..end).take_while(|i| !is_level(*i)).find(|i| tells(*i));
        found.is_some_and(|found| !self.contexts[found].negated)
    }

    /// `a mass in the upper pole of the left kidney`
    fn is_in_organ(&self, lesion: usize, end: usize) -> bool {
        let lies = ["in", "of", "within", "around"];
        let is_in = lies.iter().any(|word| self.page.is_word(lesion + 1, word));
        let after = lesion + 2..end.min(lesion + 9);
        is_in && self.page.find(after, |i| is_organ(self.page, i)).is_some()
    }

    /// `a retroperitoneal mass`, and not `renal metastases`
    fn is_named_by_organ(&self, lesion: usize) -> bool {
        let word = self.page.word(lesion).to_ascii_lowercase();
        let is_spread = ["met", "deposit", "secondar", "involve", "infiltrat", "spread"];
        let before = lesion.checked_sub(1).filter(|i| *i >= self.sentence.start);
        before.is_some_and(|i| is_organ(self.page, i))
            && !is_spread.iter().any(|stem| word.starts_with(stem))
    }

    /// `the kidney, which was displaced by a haematoma`
    fn is_beside_organ(&self, lesion: usize) -> bool {
        let is_small = |i: usize| {
            self.page.means(i, Meaning::Article)
                || self.page.word(i).len() > 2 && self.page.meaning(i).is_none()
        };
        let start = self.sentence.start.max(lesion.saturating_sub(4));
        let by = self.page.find_back(start..lesion, |i| !is_small(i));
        let Some(by) = by.filter(|by| self.page.is_word(*by, "by") && *by > start) else {
            return false;
        };
        let moved = [Meaning::Displace, Meaning::Compress];
        let first = self.sentence.start.max(by.saturating_sub(7));
        let subject = first..by - 1;
        self.page.means_any(by - 1, &moved)
            && self.page.find_back(subject, |i| is_organ(self.page, i)).is_some()
    }

    /// `T12, which was replaced by a cage`
    pub(super) fn is_rebuilt(&self, verb: usize) -> bool {
        let end = self.sentence.end.min(verb + 7);
        let is_graft = |i: usize| {
            self.page.means(i, Meaning::Treatment)
                || is_implant(self.page, i)
                || self.page.is_word(i, "strut")
        };
        self.page.word(verb).to_ascii_lowercase().starts_with("replac")
            && self.page.find(verb + 1..end, is_graft).is_some()
    }

    /// `the tumour of the kidney reached the level of L3`
    pub(super) fn reaches_from_organ(&self, lesion: usize, verb: usize) -> bool {
        let is_height =
            self.page.find(verb..self.group.start, |i| self.page.means(i, Meaning::Level));
        is_height.is_some() && self.is_in_organ(lesion, verb) && !self.goes_on_to_bone()
    }

    /// `the rod had fractured at T12`, `a broken screw`, `fracture of the rod`, and `the component`
    /// of a stent graft
    pub(super) fn is_of_implant(&self, fracture: usize) -> bool {
        if self.page.is_word(fracture, "component") {
            let is_graft = |i: usize| {
                let word = self.page.word(i).to_ascii_lowercase();
                ["stent", "graft", "prosthes"].iter().any(|stem| word.contains(stem))
            };
            return self.page.find(self.sentence.start..fracture, is_graft).is_some();
        }
        let is_break = self.page.means(fracture, Meaning::Fracture);
        let ends = [Meaning::Preposition, Meaning::With, Meaning::For, Meaning::And];
        let start = self.sentence.start.max(fracture.saturating_sub(4));
        let before = (start..fracture)
            .rev()
            .take_while(|i| !self.page.means_any(*i, &ends))
            .any(|i| is_implant(self.page, i));
        let of = usize::from(self.page.is_word(fracture + 1, "of"));
        let article = usize::from(self.page.means(fracture + 1 + of, Meaning::Article));
        is_break && (before || is_implant(self.page, fracture + 1 + of + article))
    }
}

fn is_organ(page: &Page<'_>, at: usize) -> bool {
    const ORGANS: [&str; 19] = [
        "kidney",
        "renal",
        "retroperiton",
        "ureter",
        "lung",
        "pulmonary",
        "aort",
        "liver",
        "hepatic",
        "pancrea",
        "adrenal",
        "spleen",
        "splenic",
        "mesenter",
        "mediastin",
        "oesophag",
        "esophag",
        "trachea",
        "duoden",
    ];
    let word = page.word(at).to_ascii_lowercase();
    ORGANS.iter().any(|organ| word.starts_with(organ))
}

fn is_implant(page: &Page<'_>, at: usize) -> bool {
    const IMPLANTS: [&str; 16] = [
        "screw",
        "screws",
        "rod",
        "rods",
        "cage",
        "cages",
        "plate",
        "plates",
        "implant",
        "implants",
        "hardware",
        "metalwork",
        "wire",
        "wires",
        "catheter",
        "electrode",
    ];
    IMPLANTS.iter().any(|implant| page.is_word(at, implant))
}

/// Whether a sentence tells of a needle, a catheter or an anaesthetic and of no disease, and a word
/// of it only how far that went: `the epidural space was located at L3/4 with a Tuohy needle`,
/// `the block reached T4`.
pub(in crate::reading) fn is_puncture(
    page: &Page<'_>,
    sentence: &Range<usize>,
    verb: usize,
) -> bool {
    const PLACES: [&str; 10] = [
        "located",
        "localised",
        "localized",
        "reached",
        "reaching",
        "situated",
        "penetrated",
        "penetrating",
        "extend",
        "extended",
    ];
    const TOOLS: [&str; 11] = [
        "needle",
        "catheter",
        "puncture",
        "tuohy",
        "cannula",
        "trocar",
        "block",
        "analgesi",
        "anaesthesia",
        "anesthesia",
        "caine",
    ];
    let is_tool = |i: usize| {
        let word = page.word(i).to_ascii_lowercase();
        page.means(i, Meaning::EpiduralTreatment) || TOOLS.iter().any(|tool| word.contains(tool))
    };
    let diseases = [Meaning::Lesion, Meaning::Fracture, Meaning::Carcinoma, Meaning::Collapse];
    let near = sentence.start.max(verb.saturating_sub(REACH))..sentence.end.min(verb + REACH);
    PLACES.iter().any(|word| page.is_word(verb, word))
        && page.find(near.clone(), is_tool).is_some()
        && page.find(near, |i| page.means_any(i, &diseases)).is_none()
}
