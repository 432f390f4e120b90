//! Regions of a level that tumour is in, may be in, or is in at least one of: sites, sectors,
//! segments, sides.

use crate::anatomy::Part;

/// Whether tumour is in something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Presence {
    /// It is not, or nothing says that it is.
    No,
    /// It may be.
    Perhaps,
    /// It is.
    Yes,
}

/// Which of up to 16 regions of a level tumour is in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Regions {
    /// Those that it is in.
    pub sure: u16,
    /// Those that it may be in.
    pub open: u16,
    /// Of each of these it is in at least one.
    pub one_of: Vec<u16>,
}

impl Regions {
    /// Whether tumour can be in exactly these.
    pub fn allows(&self, mask: u16) -> bool {
        mask & self.sure == self.sure
            && mask & !(self.sure | self.open) == 0
            && self.one_of.iter().all(|group| mask & group != 0)
    }

    /// Every set of regions that tumour can be in exactly.
    pub fn possible(&self) -> impl Iterator<Item = u16> + '_ {
        let mut next = Some(self.open);
        // Counts the subsets of the open regions down.
        let subsets = std::iter::from_fn(move || {
            let subset = next?;
            next = subset.checked_sub(1).map(|less| less & self.open);
            Some(subset)
        });
        subsets.map(|subset| subset | self.sure).filter(|mask| self.allows(*mask))
    }

    /// All that it is or may be in.
    pub const fn all(&self) -> u16 {
        self.sure | self.open
    }

    /// Whether tumour is in any of some regions.
    pub fn presence(&self, mask: u16) -> Presence {
        if self.sure & mask != 0 || self.one_of.iter().any(|group| group & !mask == 0) {
            Presence::Yes
        } else if self.all() & mask != 0 {
            Presence::Perhaps
        } else {
            Presence::No
        }
    }

    /// Adds some parts of which at least one is involved. Where one of them lies in no region it
    /// may be that one, and nothing is known of the regions.
    pub(super) fn add_group(
        &mut self,
        parts: impl Iterator<Item = Part>,
        of: &impl Fn(Part) -> u16,
    ) {
        let (mut any, mut all) = (0, u16::MAX);
        for part in parts {
            let bits = of(part);
            if bits == 0 {
                return;
            }
            any |= bits;
            all &= bits;
        }
        if any != 0 {
            self.sure |= all;
            self.one_of.push(any);
        }
    }

    /// Takes out what is known already.
    pub(super) fn simplified(mut self) -> Self {
        for group in &self.one_of {
            if group.is_power_of_two() {
                self.sure |= group;
            }
        }
        let sure = self.sure;
        self.one_of.retain(|group| group & sure == 0);
        self.open &= !sure;
        self
    }
}
