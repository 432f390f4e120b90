//! Findings of the same range of levels, which one bracket stands for.

use crate::anatomy::Level;
use crate::figure::marks::Bracket;

/// A range that one bracket stands for, with everything that is said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bracketed {
    pub first: Level,
    pub last: Level,
    /// What is said of it, by the places of the findings.
    pub said: Vec<usize>,
}

impl Bracketed {
    /// The ranges of findings, each once, in the order of the findings.
    pub fn all(brackets: &[Bracket]) -> Vec<Self> {
        let mut ranges: Vec<Self> = Vec::new();
        for (index, &Bracket { first, last, .. }) in brackets.iter().enumerate() {
            match ranges.iter_mut().find(|range| (range.first, range.last) == (first, last)) {
                Some(range) => range.said.push(index),
                None => ranges.push(Self { first, last, said: vec![index] }),
            }
        }
        ranges
    }

    /// The numbers under which the legend says it, after so many others: `1, 3–5`.
    pub fn numbers(&self, before: usize) -> String {
        let mut runs: Vec<[usize; 2]> = Vec::new();
        for number in self.said.iter().map(|index| before + index + 1) {
            match runs.last_mut() {
                Some(run) if run[1] + 1 == number => run[1] = number,
                _ => runs.push([number; 2]),
            }
        }
        let words = |[first, last]: &[usize; 2]| match last - first {
            0 => first.to_string(),
            1 => format!("{first}, {last}"),
            _ => format!("{first}–{last}"),
        };
        runs.iter().map(words).collect::<Vec<_>>().join(", ")
    }
}
