//! What follows from a statement on the canal, the sac or the cord.

use std::ops::Range;

use crate::anatomy::{Level, Part};
use crate::case::{
    Basis, Bounds, Canal, CanalState, CompressionScale, Direction, Directions, Escc, PartState,
    Quantity, ThecalSac, YesNo,
};
use crate::reading::findings::bone::percent;
use crate::reading::findings::canal::{Compromise, Statement};
use crate::reading::lexicon::meaning::Meaning;
use crate::reading::page::Page;
use crate::reading::proposals::proposal::{Claim, Proposed};

/// All that a statement claims.
pub(in crate::reading) fn claims(page: &Page<'_>, statement: &Statement) -> Vec<Claim> {
    let claim = |value, basis| Claim {
        value,
        certainty: statement.certainty,
        basis,
        tokens: statement.tokens.clone(),
    };
    let mut claims: Vec<Claim> = main(page, statement)
        .map(|value| claim(value, basis(page, statement)))
        .into_iter()
        .collect();
    claims.extend(dura(page, statement).map(|value| claim(value, Basis::Stated)));
    if !statement.holds {
        return claims;
    }
    claims.extend(direction(page, statement).map(|value| claim(value, Basis::Stated)));
    // The scale grades epidural tumour.
    let names = |meaning| page.find(statement.tokens.clone(), |at| page.means(at, meaning));
    if names(Meaning::Intradural).is_none() || names(Meaning::Epidural).is_some() {
        let least = Bounds::at_least(escc(statement.what));
        claims.push(claim(Proposed::EsccInferred(least), Basis::Inferred));
    }
    if statement.what == Compromise::Sac {
        claims.push(claim(Proposed::ThecalSac(sac(page, statement)), Basis::Inferred));
    }
    claims
}

/// Whether a claim can be made of a level: a grade of the cord where it has one, of the sac below.
pub(in crate::reading) fn can_be_at(value: &Proposed, level: Level) -> bool {
    let scale = CompressionScale::of(level);
    match value {
        Proposed::EsccInferred(_) | Proposed::CordDisplaced(_) => scale.offers_escc(),
        Proposed::ThecalSac(_) => scale == CompressionScale::ThecalSac,
        _ => true,
    }
}

fn main(page: &Page<'_>, statement: &Statement) -> Option<Proposed> {
    let canal = |state| {
        let from = (state != CanalState::Free).then(|| entered(page, statement)).flatten();
        Proposed::Canal(Canal { state, from: from.map(Directions::from) })
    };
    Some(match (statement.what, statement.holds) {
        (Compromise::Canal | Compromise::Sac | Compromise::CordTouched, true) => {
            canal(CanalState::Invaded)
        }
        (Compromise::Canal, false) => canal(CanalState::Free),
        (Compromise::Filled, true) => canal(CanalState::Filled),
        (Compromise::Cord, true) => Proposed::CordCompressed(YesNo::Yes),
        (Compromise::Cord, false) => Proposed::CordCompressed(YesNo::No),
        (Compromise::Filled | Compromise::Sac | Compromise::CordTouched, false) => return None,
    })
}

/// Whether the text itself says so. That a canal is invaded in which the sac, the dura or the
/// cord is touched follows from its words.
fn basis(page: &Page<'_>, statement: &Statement) -> Basis {
    let named = [statement.tokens.start, statement.tokens.end - 1];
    let of_sac = |at: &usize| page.means_any(*at, &[Meaning::Sac, Meaning::Dura]);
    match statement.what {
        Compromise::Canal if named.iter().any(of_sac) => Basis::Inferred,
        Compromise::Canal | Compromise::Filled | Compromise::Cord => Basis::Stated,
        Compromise::Sac | Compromise::CordTouched => Basis::Inferred,
    }
}

/// The least grade of cord compression that the words allow, by the definitions of the scale
/// (Bilsky et al., J Neurosurg Spine 2010): never a grade itself.
fn escc(what: Compromise) -> Escc {
    match what {
        Compromise::Canal => Escc::Grade1a,
        Compromise::Sac => Escc::Grade1b,
        Compromise::CordTouched => Escc::Grade1c,
        Compromise::Filled | Compromise::Cord => Escc::Grade2,
    }
}

/// The compression of the sac below the conus that the words allow.
fn sac(page: &Page<'_>, statement: &Statement) -> Bounds<ThecalSac> {
    let near = around(page, statement, 6);
    let says =
        |words: &[&str]| near.clone().any(|i| words.iter().any(|word| page.is_word(i, word)));
    let between = |low, high| Bounds::new(Some(low), Some(high)).unwrap_or(Bounds::at_least(low));
    match near.clone().find_map(|i| percent(page, i)) {
        Some(Quantity::Exactly(n) | Quantity::About(n)) if n.get() < 50.0 => {
            Bounds::exactly(ThecalSac::Grade1)
        }
        Some(Quantity::Below(n) | Quantity::AtMost(n)) if n.get() <= 50.0 => {
            Bounds::exactly(ThecalSac::Grade1)
        }
        Some(Quantity::Exactly(n) | Quantity::About(n)) if n.get() < 100.0 => {
            Bounds::exactly(ThecalSac::Grade2)
        }
        _ if says(&["complete", "completely", "totally", "fully"]) => {
            between(ThecalSac::Grade3, ThecalSac::Grade4)
        }
        _ => Bounds::at_least(ThecalSac::Grade1),
    }
}

/// The dura is invaded or intact only where it is named itself.
fn dura(page: &Page<'_>, statement: &Statement) -> Option<Proposed> {
    let ends = [statement.tokens.start, statement.tokens.end - 1];
    let names_dura = ends.iter().any(|at| page.means(*at, Meaning::Dura));
    let infiltrates = page.word(statement.relation).eq_ignore_ascii_case("infiltrates");
    let state = match page.meaning(statement.relation)? {
        Meaning::Normal => PartState::Free,
        Meaning::Involve if !statement.holds => PartState::Free,
        Meaning::Involve => PartState::Involved,
        _ if infiltrates && statement.holds => PartState::Involved,
        _ => return None,
    };
    names_dura.then_some(Proposed::Part(Part::DURA, state))
}

/// Where the cord is displaced to, or from where it is compressed.
fn direction(page: &Page<'_>, statement: &Statement) -> Option<Proposed> {
    let moves = |i: usize| page.means(i, Meaning::Displace);
    match statement.what {
        Compromise::CordTouched if moves(statement.relation) => {
            single(page, around(page, statement, 4)).map(Proposed::CordDisplaced)
        }
        Compromise::Cord | Compromise::Sac => {
            let near = around(page, statement, 4);
            // `displaced posteriorly and compressed` tells where the cord went.
            if near.clone().any(moves) {
                return None;
            }
            single(page, near).map(Proposed::CompressedFrom)
        }
        _ => None,
    }
}

/// From where tumour came into the canal.
fn entered(page: &Page<'_>, statement: &Statement) -> Option<Direction> {
    match statement.what {
        Compromise::Canal | Compromise::Filled => single(page, around(page, statement, 2)),
        _ => None,
    }
}

/// The tokens of a statement with some on either side, within its sentence.
fn around(page: &Page<'_>, statement: &Statement, reach: usize) -> Range<usize> {
    let sentence = &page.sentences[statement.sentence].tokens;
    let start = statement.tokens.start.saturating_sub(reach).max(sentence.start);
    start..(statement.tokens.end + reach).min(sentence.end)
}

/// The only direction that some words name; `None` where they name several.
fn single(page: &Page<'_>, tokens: Range<usize>) -> Option<Direction> {
    let of = |at: usize| -> Option<Direction> {
        // `the left pedicle`, `posterior elements`: the place of something else.
        let is_of_part = matches!(
            page.meaning(at + 1),
            Some(
                Meaning::Part(_)
                    | Meaning::PosteriorElements
                    | Meaning::Foramen
                    | Meaning::Vertebra
            )
        );
        if is_of_part {
            return None;
        }
        match page.meaning(at) {
            Some(Meaning::Left) => Some(Direction::Left),
            Some(Meaning::Right) => Some(Direction::Right),
            Some(Meaning::Anterior) => Some(Direction::Anterior),
            Some(Meaning::Posterior) => Some(Direction::Posterior),
            _ => {
                let is_around = page.word(at).to_ascii_lowercase().starts_with("circumferen");
                is_around.then_some(Direction::AllAround)
            }
        }
    };
    let mut found = tokens.filter_map(of);
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}
