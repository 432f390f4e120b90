//! How a tumour dents sac and cord in the side view: grade by grade at its level, less and less
//! towards its neighbours.

use super::canal_section::Section;
use crate::anatomy::Level;

/// How far a tumour reaches into the canal: the grades of epidural cord compression (Bilsky 2010).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DentDepth {
    /// Grade 1a: it lies in the epidural fat, the sac is not deformed.
    Epidural,
    /// Grade 1b: the sac is deformed, the cord not touched.
    Sac,
    /// Grade 1c: it touches the cord, which keeps its shape.
    TouchesCord,
    /// Grade 2: the cord is indented, fluid remains on its other side.
    IndentsCord,
    /// Grade 3: the cord is flattened, no fluid is left.
    FlattensCord,
}

/// From where a tumour reaches into the canal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DentFrom {
    /// From the body.
    Anterior,
    /// From the arch.
    Posterior,
    /// From all around.
    AllAround,
}

/// A tumour within the canal at a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dent {
    /// The level.
    pub level: Level,
    /// How far it reaches.
    pub depth: DentDepth,
    /// From where.
    pub from: DentFrom,
}

/// The share of the cord's depth that is left at the least.
const REMNANT: f64 = 0.26;

/// How far a dent reaches up and down, in levels.
pub(super) const DENT_REACH: f64 = 0.72;

/// A section with the dents that reach it. What dents push adds up only where it must: of several
/// the one that reaches farthest counts.
pub(super) fn dented(section: Section, dents: &[Dent]) -> Section {
    let mut result = section;
    for dent in dents {
        let levels = section.along - dent.level.index() as f64;
        let (weight, bend) = (weight(levels), bend(levels));
        if bend <= 0.0 {
            continue;
        }
        let full = squeezed(&section, *dent);
        let grow = |from: f64, to: f64| from + (to - from) * weight;
        result.tumour = [0, 1].map(|i| result.tumour[i].max(grow(0.0, full.tumour[i])));
        for (own, healthy, full) in [
            (&mut result.cord, section.cord, full.cord),
            (&mut result.bundle, section.bundle, full.bundle),
        ] {
            let moved = [0, 1].map(|i| healthy[i] + (full[i] - healthy[i]) * bend);
            let farther = |i: usize| {
                if (moved[i] - healthy[i]).abs() > (own[i] - healthy[i]).abs() {
                    moved[i]
                } else {
                    own[i]
                }
            };
            *own = [farther(0), farther(1)];
        }
    }
    // Tumours from both sides leave the cord a remnant, however many they are.
    let depth = section.depth();
    let room = depth - REMNANT * (section.bundle[1] - section.bundle[0]);
    let taken = result.tumour[0] + result.tumour[1];
    if taken > room {
        result.tumour = result.tumour.map(|tumour| tumour * room / taken);
    }
    let (from, to) = (result.tumour[0], depth - result.tumour[1]);
    for (own, healthy) in [(&mut result.cord, section.cord), (&mut result.bundle, section.bundle)] {
        let thin = REMNANT * (healthy[1] - healthy[0]);
        let front = own[0].min(to - thin).max(from);
        *own = [front, own[1].max(front + thin).min(to)];
    }
    result.sac = [section.sac[0].max(from).min(to), section.sac[1].min(to).max(from)];
    result
}

/// 1 at the level's body, falling like a dome to 0 beyond the discs.
fn weight(levels: f64) -> f64 {
    let t = (levels / DENT_REACH).abs().min(1.0);
    1.0 - t * t * t.sqrt()
}

/// How far the cord gives way: it bends more gently than the tumour's edge, which it never enters.
fn bend(levels: f64) -> f64 {
    let t = (1.0 - levels.abs() / (DENT_REACH + 0.36)).max(0.0);
    t * t * (3.0 - 2.0 * t)
}

/// The section at the height of a dent.
fn squeezed(section: &Section, dent: Dent) -> Section {
    let depth = section.depth();
    let mut front = *section;
    // Below the conus the bundle stands for the cord.
    let core = section.bundle;
    let size = core[1] - core[0];
    let fluid = [core[0] - section.sac[0], section.sac[1] - core[1]];
    let fat = [section.sac[0], depth - section.sac[1]];
    let sides: &[usize] = match dent.from {
        DentFrom::Anterior => &[0],
        DentFrom::Posterior => &[1],
        DentFrom::AllAround => &[0, 1],
    };
    let both = sides.len() == 2;
    let mut squeezed = core;
    for &side in sides {
        let inward = if side == 0 { 1.0 } else { -1.0 };
        let other = 1 - side;
        front.tumour[side] = match dent.depth {
            DentDepth::Epidural => 0.8 * fat[side],
            DentDepth::Sac => fat[side] + 0.5 * fluid[side],
            // From all around it touches the cord in front; behind, fluid remains.
            DentDepth::TouchesCord if both && side == 1 => fat[1] + 0.5 * fluid[1],
            DentDepth::TouchesCord => fat[side] + fluid[side],
            DentDepth::IndentsCord if both => {
                // It indents from the front; behind, fluid remains.
                if side == 0 {
                    squeezed[0] = core[0] + 0.38 * size;
                    fat[0] + fluid[0] + 0.38 * size
                } else {
                    fat[1] + 0.4 * fluid[1]
                }
            }
            DentDepth::IndentsCord => {
                squeezed[side] = core[side] + inward * 0.42 * size;
                squeezed[other] = core[other] + inward * 0.3 * fluid[other];
                fat[side] + fluid[side] + 0.42 * size
            }
            DentDepth::FlattensCord if both => {
                squeezed[side] = core[side] + inward * 0.26 * size;
                fat[side] + fluid[side] + 0.26 * size
            }
            DentDepth::FlattensCord => {
                let thin = 0.42 * size;
                squeezed[other] = section.sac[other];
                squeezed[side] = section.sac[other] - inward * thin;
                fat[side] + (section.sac[1] - section.sac[0]) - thin
            }
        };
    }
    front.bundle = squeezed;
    // The cord takes the same way, as far as it is there.
    let [from, to] = section.cord;
    let map = |mm: f64| {
        if size <= 0.0 {
            return mm;
        }
        squeezed[0] + (squeezed[1] - squeezed[0]) * (mm - core[0]) / size
    };
    front.cord = [map(from), map(to)];
    front
}
