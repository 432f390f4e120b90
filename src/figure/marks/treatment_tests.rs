//! What treatments are drawn as.

use super::*;
use crate::case::{LevelList, LevelRange, Surgery};

fn act(kind: ActKind, levels: Option<Levels>) -> Act {
    Act {
        kind: Fact::observed(kind),
        levels: levels.map(Fact::observed),
        discs: Vec::new(),
        parts: Vec::new(),
        side: None,
        detail: None,
    }
}

#[expect(clippy::unnecessary_wraps, reason = "as the document holds it")]
fn listed(levels: &[Level]) -> Option<Levels> {
    Some(Levels::Listed(LevelList::try_from(levels.to_vec()).unwrap()))
}

fn treated(kind: TreatmentKind) -> Treatment {
    crate::figure::map_cases::treatment("treatment", kind)
}

fn operated(acts: Vec<Act>) -> Treatment {
    treated(TreatmentKind::Surgery(Surgery { acts, ..Surgery::default() }))
}

#[test]
fn levels_are_joined_to_ranges() {
    use Level::{C7, L1, T1, T2, T5, T12};
    assert_eq!(ranges(&[C7, T1, T2, T5, T12, L1]), "C7–T2, T5, T12–L1");
    assert_eq!(ranges(&[]), "");
}

#[test]
fn a_range_of_screws_proves_its_ends_only() {
    let range = Levels::Range(LevelRange::between(Level::T3, Level::T6));
    let operation = operated(vec![act(ActKind::PedicleScrews, Some(range))]);
    let overlay = Overlay::of(&[&operation]);
    let proven: Vec<bool> = overlay.screws[0].levels.iter().map(|(_, proven)| *proven).collect();
    assert_eq!(proven, [true, false, false, true]);
    assert_eq!(overlay.entries[0].words, "pedicle screws and rods T3–T6, between them not stated");
    let operation = operated(vec![act(ActKind::PedicleScrews, listed(&[Level::C5, Level::C7]))]);
    let overlay = Overlay::of(&[&operation]);
    assert!(overlay.screws[0].levels.iter().all(|(_, proven)| *proven));
    assert_eq!(overlay.entries[0].words, "pedicle screws and rods C5, C7");
}

#[test]
fn acts_remove_what_their_kind_means_or_what_they_name() {
    let level = Level::T5;
    let mut operation = act(ActKind::Laminectomy, listed(&[level]));
    let lamina = |side| Part::sided(Structure::Lamina, side);
    assert_eq!(removed_parts(&operation, level), Side::BOTH.map(lamina));
    operation.side = Some(Fact::observed(Direction::Left));
    assert_eq!(removed_parts(&operation, level), [lamina(Side::Left)]);
    operation.parts = vec![lamina(Side::Right), Part::SPINOUS_PROCESS];
    assert_eq!(removed_parts(&operation, level), [lamina(Side::Right), Part::SPINOUS_PROCESS]);
}

#[test]
fn discs_are_those_named_or_those_between_the_levels() {
    let mut operation = act(ActKind::Discectomy, listed(&[Level::C5, Level::C6, Level::C7]));
    let names = |act: &Act| Overlay::of(&[&operated(vec![act.clone()])]).entries[0].words.clone();
    assert_eq!(names(&operation), "discectomy C5/C6, C6/C7");
    operation.discs = vec![Level::L5];
    assert_eq!(names(&operation), "discectomy L5/S1");
}

#[test]
fn fields_and_acts_without_a_picture_get_letters_when_there_are_several() {
    let field = || {
        let levels =
            Some(Fact::observed(Levels::Range(LevelRange::between(Level::T9, Level::T11))));
        treated(TreatmentKind::Radiotherapy(Radiotherapy { levels, ..Radiotherapy::default() }))
    };
    let overlay = Overlay::of(&[&field()]);
    assert_eq!(overlay.ranges[0].letter, None);
    let excision = operated(vec![act(ActKind::TumourExcision, listed(&[Level::T5]))]);
    let overlay = Overlay::of(&[&excision, &field()]);
    let found: Vec<_> =
        overlay.entries.iter().map(|e| (e.device, e.letter, e.words.as_str())).collect();
    assert_eq!(
        found,
        [
            (Device::Field, Some('a'), "radiation field T9–T11"),
            (Device::Range, Some('b'), "excision of tumour T5"),
        ]
    );
    assert!(overlay.ranges[0].is_field && overlay.ranges[0].letter == Some('a'));
}

#[test]
fn what_is_not_at_the_column_or_has_no_levels_is_not_drawn() {
    let operation = operated(vec![
        act(ActKind::Thoracotomy, listed(&[Level::T5])),
        act(ActKind::Laminectomy, None),
    ]);
    assert_eq!(Overlay::of(&[&operation]), Overlay::default());
}
