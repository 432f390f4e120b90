//! The points that something can be worth, as a set: 3, 2 or 3, 0 to 4.

use std::fmt;

/// A set of points from 0 to 31. It may be empty while it is built; an input's is never empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Points(u32);

impl Points {
    /// No points at all, not even 0: where a set is begun.
    pub const EMPTY: Self = Self(0);

    /// Exactly so many, up to 31.
    pub const fn exactly(points: u8) -> Self {
        Self(1 << points)
    }

    /// Any of these.
    pub const fn any_of(points: &[u8]) -> Self {
        let mut set = 0;
        let mut index = 0;
        while index < points.len() {
            set |= 1 << points[index];
            index += 1;
        }
        Self(set)
    }

    /// The smallest, 0 of an empty set.
    pub const fn min(self) -> u8 {
        if self.0 == 0 { 0 } else { self.0.trailing_zeros() as u8 }
    }

    /// The largest, 0 of an empty set.
    pub const fn max(self) -> u8 {
        if self.0 == 0 { 0 } else { 31 - self.0.leading_zeros() as u8 }
    }

    /// How far the largest lies above the smallest.
    pub const fn spread(self) -> u8 {
        self.max() - self.min()
    }

    /// Whether there is only one.
    pub const fn is_settled(self) -> bool {
        self.0.is_power_of_two()
    }

    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether so many are among them.
    pub const fn has(self, points: u8) -> bool {
        points < 32 && self.0 & (1 << points) != 0
    }

    /// These and those.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Every sum of one of these and one of those.
    pub fn plus(self, other: Self) -> Self {
        Self(other.iter().fold(0, |sums, points| sums | (self.0 << points)))
    }

    /// One by one, the smallest first.
    pub fn iter(self) -> impl Iterator<Item = u8> + Clone {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let points = rest.trailing_zeros() as u8;
            // The lowest bit is taken out.
            rest &= rest.checked_sub(1)?;
            Some(points)
        })
    }
}

impl FromIterator<Self> for Points {
    fn from_iter<I: IntoIterator<Item = Self>>(sets: I) -> Self {
        sets.into_iter().fold(Self::EMPTY, Self::or)
    }
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.spread() == 0 {
            write!(f, "{}", self.min())
        } else {
            write!(f, "{}–{}", self.min(), self.max())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_of_sets_are_the_sums_of_their_members() {
        let (pain, location) = (Points::any_of(&[1, 3]), Points::exactly(2));
        assert_eq!(pain.plus(location), Points::any_of(&[3, 5]));
        assert_eq!(pain.plus(pain).iter().collect::<Vec<_>>(), [2, 4, 6]);
        assert_eq!(pain.plus(Points::EMPTY), Points::EMPTY);
        assert_eq!((pain.min(), pain.max(), pain.spread()), (1, 3, 2));
        assert_eq!(Points::exactly(31).max(), 31);
        assert_eq!(format!("{pain} {location}"), "1–3 2");
    }
}
