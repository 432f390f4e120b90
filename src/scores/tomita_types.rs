//! The rules of the Tomita types, the types that uncertain marks can mean, and how far each mark
//! moves them.

use super::Points;
use super::regions::{Presence, Regions};
use crate::anatomy::Level;

/// The type of a tumour in one vertebra, by its bony sites (bit 0 body, bit 1 pedicle, bit 2 lamina
/// and processes) and by whether it is in the canal and in the paravertebral area.
pub const fn type_of_vertebra(bone: u16, canal: bool, paravertebral: bool) -> u8 {
    match (paravertebral, canal, bone & 0b111) {
        (true, ..) => 5,
        (_, true, _) => 4,
        (_, _, 0b111 | 0b101) => 3,
        (_, _, 0b011 | 0b110) => 2,
        _ => 1,
    }
}

/// The type of a tumour in several vertebrae, `None` for one or none: 6 for two or three that stand
/// together, 7 for more or where one between them is free.
pub fn type_of_levels(levels: &[Level]) -> Option<u8> {
    let apart = levels.windows(2).any(|pair| !pair[0].is_adjacent(pair[1]));
    match levels.len() {
        0 | 1 => None,
        _ if apart => Some(7),
        2 | 3 => Some(6),
        _ => Some(7),
    }
}

/// The type of what is marked, `None` where no bone is: the bony sites of each level from the head
/// down, whether the tumour is in the canal and in the paravertebral area, and whether there are
/// other metastases of the column.
pub fn type_of(
    bone: &[(Level, u16)],
    canal: bool,
    paravertebral: bool,
    distant: bool,
) -> Option<u8> {
    let bone: Vec<(Level, u16)> = bone.iter().copied().filter(|(_, sites)| *sites != 0).collect();
    let levels: Vec<Level> = bone.iter().map(|(level, _)| *level).collect();
    let (_, sites) = bone.first()?;
    let several = if distant { Some(7) } else { type_of_levels(&levels) };
    Some(several.unwrap_or_else(|| type_of_vertebra(*sites, canal, paravertebral)))
}

/// What is known of the sites of a tumour.
#[derive(Debug, Clone)]
pub(super) struct Sites {
    /// The bony sites of each level that may be involved, from the head down.
    pub(super) bone: Vec<(Level, Regions)>,
    pub(super) canal: Presence,
    pub(super) paravertebral: Presence,
    /// Whether there are other spinal metastases.
    pub(super) distant: Presence,
}

/// The truth values that a presence can have.
pub(super) const fn meanings(presence: Presence) -> &'static [bool] {
    match presence {
        Presence::No => &[false],
        Presence::Perhaps => &[false, true],
        Presence::Yes => &[true],
    }
}

impl Sites {
    /// Every type that the marks can mean, none where no bone can be involved.
    pub(super) fn types(&self) -> Points {
        if self.bone.is_empty() {
            return Points::EMPTY;
        }
        let mut types = Points::EMPTY;
        if self.distant != Presence::No || self.can_skip() {
            types = types.or(Points::exactly(7));
        }
        if self.distant == Presence::Yes {
            return types;
        }
        let sure = self.must().count();
        for first in 0..self.bone.len() {
            let mut sure_within = 0;
            for (last, (level, sites)) in self.bone.iter().enumerate().skip(first) {
                if last > first && !level.is_adjacent(self.bone[last - 1].0) {
                    break;
                }
                sure_within += usize::from(!sites.allows(0));
                if sure_within == sure {
                    types = types.or(self.types_of_run(first, last));
                }
            }
        }
        types
    }

    /// The places of the levels that are certainly involved.
    fn must(&self) -> impl Iterator<Item = usize> + Clone + '_ {
        (0..self.bone.len()).filter(|place| !self.bone[*place].1.allows(0))
    }

    /// The types where exactly the levels from one place to another are involved.
    fn types_of_run(&self, first: usize, last: usize) -> Points {
        let levels: Vec<Level> = self.bone[first..=last].iter().map(|(level, _)| *level).collect();
        match type_of_levels(&levels) {
            Some(kind) => Points::exactly(kind),
            None => self.soft().flat_map(|soft| self.types_of_level(first, soft)).collect(),
        }
    }

    /// The types where one level alone is involved.
    fn types_of_level(
        &self,
        place: usize,
        [canal, area]: [bool; 2],
    ) -> impl Iterator<Item = Points> + '_ {
        let bone = self.bone[place].1.possible().filter(|sites| *sites != 0);
        bone.map(move |bone| Points::exactly(type_of_vertebra(bone, canal, area)))
    }

    /// Whether the canal and the paravertebral area can be involved, in every combination.
    fn soft(&self) -> impl Iterator<Item = [bool; 2]> + Clone + '_ {
        let areas = meanings(self.paravertebral).iter();
        let canals = meanings(self.canal).iter();
        canals.flat_map(move |canal| areas.clone().map(|area| [*canal, *area]))
    }

    /// Whether a level between two involved ones can be free.
    fn can_skip(&self) -> bool {
        let [(first, _), .., (last, _)] = &self.bone[..] else { return false };
        let must = |level: Level| self.must().any(|place| self.bone[place].0 == level);
        Level::range(*first, *last).any(|level| level != *first && level != *last && !must(level))
    }

    /// How far the type can move with what is known of one level, whatever the others are.
    ///
    /// The type moves most where as few others as possible are involved: those that must be, with
    /// at most one more. With four and more it is 7 either way.
    pub(super) fn change_of_level(&self, place: usize) -> f64 {
        if self.distant == Presence::Yes || self.bone[place].1.open == 0 {
            return 0.0;
        }
        let must: Vec<usize> = self.must().filter(|other| *other != place).collect();
        let more = (0..self.bone.len()).filter(|other| *other != place && !must.contains(other));
        let mut others: Vec<Vec<usize>> = vec![must.clone()];
        others.extend(more.map(|more| [must.as_slice(), &[more]].concat()));
        let few = others.iter().filter(|others| others.len() <= 3);
        f64::from(few.map(|others| self.change_beside(place, others)).max().unwrap_or(0))
    }

    /// How far the type moves with one level where exactly some others are involved.
    fn change_beside(&self, place: usize, others: &[usize]) -> u8 {
        // The sites of another level count where it is the only one.
        let sites_of_other: Vec<u16> = match others {
            [only] => self.bone[*only].1.possible().filter(|sites| *sites != 0).collect(),
            _ => vec![1],
        };
        let mut most = 0;
        for sites in sites_of_other {
            for [canal, area] in self.soft() {
                let type_with = |own: u16| {
                    let levels = others.iter().map(|other| (self.bone[*other].0, sites));
                    let mut bone: Vec<(Level, u16)> = levels.collect();
                    bone.push((self.bone[place].0, own));
                    bone.sort_unstable();
                    type_of(&bone, canal, area, false).map(Points::exactly)
                };
                let types: Points = self.bone[place].1.possible().filter_map(type_with).collect();
                most = most.max(types.spread());
            }
        }
        most
    }

    /// How far the type can move with the canal.
    pub(super) fn change_of_canal(&self) -> f64 {
        let moves = self.soft().map(|[_, area]| [false, true].map(|canal| [canal, area]));
        self.change_of_soft(self.canal, moves)
    }

    /// How far the type can move with the paravertebral area.
    pub(super) fn change_of_area(&self) -> f64 {
        let moves = self.soft().map(|[canal, _]| [false, true].map(|area| [canal, area]));
        self.change_of_soft(self.paravertebral, moves)
    }

    /// Soft tissue counts where one level alone can be involved.
    fn change_of_soft(
        &self,
        presence: Presence,
        moves: impl Iterator<Item = [[bool; 2]; 2]>,
    ) -> f64 {
        if presence != Presence::Perhaps || self.distant == Presence::Yes {
            return 0.0;
        }
        let moves: Vec<[[bool; 2]; 2]> = moves.collect();
        let alone = (0..self.bone.len()).filter(|place| self.must().all(|must| must == *place));
        let sites =
            alone.flat_map(|place| self.bone[place].1.possible().filter(|sites| *sites != 0));
        let change = |bone: u16| {
            let moved = moves.iter().map(|ends| {
                let [free, involved] =
                    ends.map(|[canal, area]| type_of_vertebra(bone, canal, area));
                free.abs_diff(involved)
            });
            moved.max().unwrap_or(0)
        };
        f64::from(sites.map(change).max().unwrap_or(0))
    }

    /// How far the type can move with other metastases of the column.
    pub(super) fn change_of_distant(&self) -> f64 {
        match self.distant {
            Presence::Perhaps => f64::from(7 - self.types().min()),
            _ => 0.0,
        }
    }
}
