//! What is changed at one of several chosen levels, changed at the others as well.

use std::collections::BTreeSet;

use super::marks::{finding_mut, prune_levels};
use crate::anatomy::{Level, Part};
use crate::case::{Case, CompressionScale, LevelFinding};

/// Gives other levels what has changed at one of them. A level keeps what has not changed, and
/// takes over no part, grade or scale that it cannot have; its name in the report is its own.
pub fn carry(
    case: &mut Case,
    time_point: usize,
    (before, after): (&LevelFinding, &LevelFinding),
    levels: &BTreeSet<Level>,
) {
    if before == after {
        return;
    }
    for level in levels {
        if let Some(finding) = finding_mut(case, time_point, *level) {
            carry_to(finding, *level, before, after);
        }
    }
    prune_levels(case, time_point);
}

fn carry_to(finding: &mut LevelFinding, level: Level, before: &LevelFinding, after: &LevelFinding) {
    macro_rules! fields {
        ($($field:ident)*) => { $(
            if before.$field != after.$field {
                finding.$field.clone_from(&after.$field);
            }
        )* };
    }
    fields! {
        unmarked bone_lesion body_share collapse alignment canal cord_compressed
        foraminal_extension compressed_from compression_cause cord_displacement cord_adherence
        signal transition note
    }
    let scale = CompressionScale::of(level);
    if before.escc != after.escc && (scale.offers_escc() || after.escc.is_none()) {
        finding.escc.clone_from(&after.escc);
    }
    let sac = scale == CompressionScale::ThecalSac || after.thecal_sac.is_none();
    if before.thecal_sac != after.thecal_sac && sac {
        finding.thecal_sac.clone_from(&after.thecal_sac);
    }
    let parts: BTreeSet<Part> = before.parts.keys().chain(after.parts.keys()).copied().collect();
    for part in parts.into_iter().filter(|part| part.exists_at(level)) {
        match after.parts.get(&part) {
            now if now == before.parts.get(&part) => {}
            Some(fact) => {
                finding.parts.insert(part, fact.clone());
            }
            None => {
                finding.parts.remove(&part);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anatomy::{Side, Structure};
    use crate::case::{BoneLesion, Bounds, Escc, Fact, PartFinding};

    fn level(case: &Case, level: Level) -> LevelFinding {
        case.time_points[0].findings.levels.get(&level).cloned().unwrap_or_default()
    }

    #[test]
    fn other_levels_take_over_what_has_changed_and_keep_the_rest() {
        let mut case = Case::new("A");
        let rib = Part::sided(Structure::Rib, Side::Left);
        for at in [Level::T12, Level::L1, Level::L4] {
            let finding = finding_mut(&mut case, 0, at).unwrap();
            finding.note = Some(format!("of {at}"));
            finding.parts.insert(Part::SPINOUS_PROCESS, Fact::observed(PartFinding::FREE));
        }
        let before = level(&case, Level::T12);
        let mut after = before.clone();
        after.bone_lesion = Some(Fact::observed(BoneLesion::Lytic));
        after.escc = Some(Fact::observed(Bounds::exactly(Escc::Grade2)));
        after.parts.insert(rib, Fact::observed(PartFinding::INVOLVED));
        after.parts.insert(Part::BODY, Fact::observed(PartFinding::INVOLVED));
        after.parts.remove(&Part::SPINOUS_PROCESS);
        carry(&mut case, 0, (&before, &after), &BTreeSet::from([Level::L1, Level::L4]));
        assert_eq!(level(&case, Level::T12), before);
        for (at, graded) in [(Level::L1, true), (Level::L4, false)] {
            let finding = level(&case, at);
            assert_eq!(finding.note, Some(format!("of {at}")));
            assert_eq!(finding.bone_lesion, after.bone_lesion);
            assert_eq!(finding.escc.is_some(), graded, "{at}");
            assert_eq!(finding.parts.keys().copied().collect::<Vec<_>>(), [Part::BODY]);
        }
        carry(&mut case, 0, (&after, &before), &BTreeSet::from([Level::L4]));
        assert!(level(&case, Level::L4).parts.contains_key(&Part::SPINOUS_PROCESS));
        assert_eq!(level(&case, Level::L4).bone_lesion, None);
    }

    #[test]
    fn nothing_changed_carries_nothing() {
        let mut case = Case::new("A");
        let finding = LevelFinding::default();
        carry(&mut case, 0, (&finding, &finding), &Level::ALL.into_iter().collect());
        assert_eq!(case, Case { id: case.id, ..Case::new("A") });
    }
}
