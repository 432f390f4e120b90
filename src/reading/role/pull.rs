//! What a word makes of a level that it governs.

use crate::anatomy::Structure;
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::page::Page;
use crate::reading::page::tokens::Kind;

/// What a word makes of a level that it governs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::reading) enum Pull {
    /// The level is diseased.
    Lesion,
    /// Something is done to it.
    Treatment,
    /// The disc is meant.
    Disc,
    /// Degenerative change.
    Degenerative,
    /// A nerve, a root, the skin.
    Neuro,
    /// The level is looked at and found normal.
    Normal,
    /// The level only marks a place: tenderness, a conus, a syrinx beside a lesion.
    Place,
    /// A syrinx, an oedema of the cord, a swelling: beside the disease.
    Beside,
    /// A verb that takes its meaning from its subject: involve, extend, compress.
    Verb,
}

impl Pull {
    /// The pull of a token, if it has one.
    pub(in crate::reading) fn of(page: &Page<'_>, token: usize) -> Option<Self> {
        if is_met(page, token) {
            return Some(Self::Lesion);
        }
        Some(match page.meaning(token)? {
            Meaning::Lesion
            | Meaning::Fracture
            | Meaning::Lytic
            | Meaning::Blastic
            | Meaning::MixedBone
            | Meaning::Collapse
            | Meaning::Change
            | Meaning::Carcinoma => Self::Lesion,
            Meaning::Epidural if starts(page, token, "epidurit") => Self::Lesion,
            // `dorsal epidural, 5 mm`: something is measured there.
            Meaning::Epidural if page.size_after(token).is_some() => Self::Lesion,
            // An epidurite is a mass in the epidural space.
            Meaning::Epidural if starts(page, token, "epidurit") => Self::Lesion,
            Meaning::Involve | Meaning::Compress | Meaning::CordCompression | Meaning::Adherent => {
                Self::Verb
            }
            Meaning::Treatment if is_congenital_fusion(page, token) => Self::Lesion,
            Meaning::Treatment if is_of_tracer(page, token) => Self::Lesion,
            Meaning::Treatment | Meaning::EpiduralTreatment => Self::Treatment,
            Meaning::Disc => Self::Disc,
            Meaning::Degenerative if is_spur_of_split_cord(page, token) => Self::Lesion,
            Meaning::Degenerative => Self::Degenerative,
            Meaning::Neuro | Meaning::Deficit => Self::Neuro,
            Meaning::Normal => Self::Normal,
            Meaning::Examined | Meaning::Landmark | Meaning::Alignment => Self::Place,
            Meaning::Beside => Self::Beside,
            _ => return None,
        })
    }

    /// Whether a verb stands as a noun: involvement, compression, destruction.
    pub(in crate::reading) fn is_noun(page: &Page<'_>, token: usize) -> bool {
        let word = page.word(token).to_ascii_lowercase();
        ["ion", "ions", "ment", "ed"].iter().any(|ending| word.ends_with(ending))
    }
}

/// Whether `met` stands for a metastasis, and not for a verb: `a small body met, no canal issue`.
fn is_met(page: &Page<'_>, token: usize) -> bool {
    const KINDS: [&str; 7] = ["small", "large", "new", "single", "solitary", "tiny", "known"];
    let before = token.wrapping_sub(1);
    let is_kind = page.means_any(before, &[Meaning::Lytic, Meaning::Blastic, Meaning::Left])
        || page.means(before, Meaning::Right)
        || is_bone(page, before)
        || matches!(page.kind(before), Some(Kind::Level(_)))
        || KINDS.iter().any(|kind| page.is_word(before, kind));
    let ends = match page.kind(token + 1) {
        Some(Kind::Word(Some(meaning))) => meaning != Meaning::Article,
        Some(Kind::Word(None)) => false,
        _ => true,
    };
    page.is_word(token, "met") && is_kind && ends
}

/// Whether vertebrae are said to be fused from birth, by no operation: `congenital fusion of C5 and
/// C6`, `fused C2-C4 (Klippel-Feil)`.
pub(in crate::reading) fn is_congenital_fusion(page: &Page<'_>, token: usize) -> bool {
    const CAUSES: [&str; 4] = ["congenital", "klippel", "malsegment", "developmental"];
    const BESIDE: [&str; 4] = ["cleft", "butterfly", "dysraph", "diastemat"];
    const MALFORMED: [&str; 8] = [
        "hemivertebra",
        "cleft",
        "butterfly",
        "dysraph",
        "diastemat",
        "hemicord",
        "bifid",
        "unsegment",
    ];
    // `a cleft in T1 and fusion of the bodies of T3 and T4`
    let of_bone =
        page.is_word(token + 1, "of") && (token + 2..token + 4).any(|at| is_bone(page, at));
    // `a hemivertebra of T11, fused bodies T12 and L1`
    let fused_bone = page.is_word(token, "fused") && is_bone(page, token + 1);
    starts(page, token, "fus")
        && (fused_bone && is_near(page, token, &MALFORMED)
            || is_near(page, token, &CAUSES)
            || of_bone && is_near(page, token, &BESIDE))
}

/// `the bone scan showed fixation in T7`: there a tracer is taken up.
fn is_of_tracer(page: &Page<'_>, token: usize) -> bool {
    const SCANS: [&str; 4] = ["scintigra", "scan", "tracer", "technetium"];
    page.is_word(token, "fixation") && is_near(page, token, &SCANS)
}

fn is_bone(page: &Page<'_>, token: usize) -> bool {
    const BONES: [Meaning; 4] = [
        Meaning::Vertebra,
        Meaning::Part(Structure::Body),
        Meaning::Part(Structure::Lamina),
        Meaning::PosteriorElements,
    ];
    page.means_any(token, &BONES)
}

/// The spur of bone that parts a split cord is a malformation, not wear.
fn is_spur_of_split_cord(page: &Page<'_>, token: usize) -> bool {
    const SPLITS: [&str; 5] = ["split", "diastemat", "diplomyel", "hemicord", "bifid"];
    let word = page.word(token);
    (word.ends_with("spur") || word.ends_with("spurs")) && is_near(page, token, &SPLITS)
}

/// Whether a word that starts so stands in the same sentence, some words away.
fn is_near(page: &Page<'_>, token: usize, stems: &[&str]) -> bool {
    const REACH: usize = 12;
    let is_one = |at: usize| stems.iter().any(|stem| starts(page, at, stem));
    let goes_on = |at: &usize| !page.is_sign(*at, b'.') && !page.is_sign(*at, b';');
    let before = token.saturating_sub(REACH)..token;
    before.rev().take_while(goes_on).any(is_one)
        || (token + 1..token + REACH).take_while(goes_on).any(is_one)
}

fn starts(page: &Page<'_>, token: usize, stem: &str) -> bool {
    page.word(token).get(..stem.len()).is_some_and(|start| start.eq_ignore_ascii_case(stem))
}
