//! Tumour within the dura marks neither the vertebra nor a grade of epidural compression.

use spinemap::anatomy::{Level, Part};
use spinemap::case::PartState;
use spinemap::reading::{Proposed, read};

/// The levels for which a value is proposed.
fn levels(text: &str, is_one: impl Fn(&Proposed) -> bool) -> Vec<Level> {
    let proposals = read(text).proposals.into_iter().filter(|one| is_one(&one.value));
    let mut levels: Vec<Level> = proposals.flat_map(|one| one.levels).collect();
    levels.sort_unstable();
    levels.dedup();
    levels
}

#[test]
fn the_vertebra_is_marked_where_tumour_lies_outside_the_dura_too() {
    let is_vertebra =
        |value: &Proposed| *value == Proposed::Part(Part::UNSPECIFIED, PartState::Involved);
    for (text, expected) in [
        ("An intradural mass extends from L2 through L4.", &[][..]),
        ("There is an intradural extramedullary tumour at T9.", &[]),
        ("T9 metastasis with intradural extension.", &[Level::T9]),
        ("Metastasis of T9. An intradural mass lies at L2.", &[Level::T9]),
        ("An epidural mass of the T9 vertebra. Lesion of T9.", &[Level::T9]),
    ] {
        assert_eq!(levels(text, is_vertebra), expected, "{text}");
    }
    let diseased = read("An intradural mass extends from L2 through L4.").lesion_levels();
    assert_eq!(diseased.into_iter().collect::<Vec<_>>(), [Level::L2, Level::L3, Level::L4]);
}

#[test]
fn grades_of_epidural_compression_follow_from_epidural_tumour_above_the_end_of_the_conus() {
    let is_grade = |value: &Proposed| matches!(value, Proposed::EsccInferred(_));
    for (text, expected) in [
        ("An intradural mass extends from L2 through L4.", &[][..]),
        ("An intradural mass at T9 compresses the spinal cord.", &[]),
        ("An epidural mass at T9 compresses the spinal cord.", &[Level::T9]),
        ("The conus tip projects at L1. An epidural mass lies at L2.", &[]),
        ("The conus tip projects at L2. An epidural mass lies at L2.", &[Level::L2]),
        ("An epidural mass lies at L2.", &[Level::L2]),
        ("T9 metastasis with intradural extension and cord compression.", &[Level::T9]),
    ] {
        assert_eq!(levels(text, is_grade), expected, "{text}");
    }
}
