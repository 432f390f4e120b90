//! Which of several levels is the worst one: the level to report. Where their intervals overlap it
//! cannot be told, and then every level that can be it is named.

use super::Points;
use super::score::{Rank, Score};
use crate::anatomy::Level;

/// Ranks scores by what each can be worth, none where it does not apply.
pub(super) fn mark_worst<'a>(
    scores: &mut [Score<'a>],
    worth: impl Fn(&Score<'a>) -> Option<Points>,
) {
    let worth: Vec<Option<Points>> = scores.iter().map(worth).collect();
    let rank = |place: usize| {
        let own = worth[place]?;
        let others = worth.iter().enumerate().filter(|(other, _)| *other != place);
        let mut others = others.filter_map(|(_, worth)| *worth);
        if others.clone().all(|other| other.max() <= own.min()) {
            return Some(Rank::Worst);
        }
        // A level that another one always comes up to need not be named.
        let is_below = others.any(|other| other.min() >= own.max());
        (!is_below).then_some(Rank::Possible)
    };
    let mut ranks: Vec<Option<Rank>> = (0..scores.len()).map(rank).collect();
    if ranks.contains(&Some(Rank::Worst)) {
        for rank in &mut ranks {
            *rank = rank.filter(|rank| *rank == Rank::Worst);
        }
    }
    for (score, rank) in scores.iter_mut().zip(ranks) {
        score.rank = rank;
    }
}

/// The worst of the levels that scores of one kind are of: `worst level: T5`, `worst levels: T5 and
/// T6` where they are equal, `worst level: T5 or T9` where it cannot be told. None of a single level.
pub fn worst_level(scores: &[&Score<'_>]) -> Option<String> {
    let applying = || scores.iter().filter(|score| score.outcome.not_applicable().is_none());
    let of_levels = || applying().filter_map(|score| Some((score.subject.level()?, score.rank)));
    let mut named: Vec<Level> =
        of_levels().filter_map(|(level, rank)| rank.map(|_| level)).collect();
    if of_levels().count() < 2 || named.is_empty() {
        return None;
    }
    named.sort_unstable();
    let is_sure = of_levels().any(|(_, rank)| rank == Some(Rank::Worst));
    let names: Vec<&str> = named.iter().map(|level| level.name()).collect();
    Some(match (&names[..], is_sure) {
        ([only], _) => format!("worst level: {only}"),
        ([_, _, _, _, ..], true) => format!("worst levels: {}", Level::ranges(&named)),
        ([_, _, _, _, ..], false) => format!("worst level: one of {}", Level::ranges(&named)),
        ([first @ .., last], true) => format!("worst levels: {} and {last}", first.join(", ")),
        ([first @ .., last], false) => format!("worst level: {} or {last}", first.join(", ")),
        ([], _) => return None,
    })
}
