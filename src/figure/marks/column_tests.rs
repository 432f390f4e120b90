//! Marks: tables of what is found and what is drawn.

use super::super::mark::{Label, Manner};
use super::*;
use crate::case::{
    AnyOf, Basis, Bounds, Canal, CanalState, Certainty, Collapse, CollapseClass, CompressionCause,
    Direction, Directions, Escc, Extent, Fact, LevelFinding, Mass, Number, PartFinding, PartState,
    Quantity, Reading, Size, SizeMethod, Sourced, Span, ThecalSac,
};
use crate::figure::outline::{DentDepth, DentFrom};

fn fact(basis: Basis, finding: PartFinding) -> Fact<PartFinding> {
    Fact::new(Sourced::new(finding, basis))
}

fn observed(involved: bool) -> Fact<PartFinding> {
    Fact::observed(if involved { PartFinding::INVOLVED } else { PartFinding::FREE })
}

fn suspected() -> Fact<PartFinding> {
    let mut value = Sourced::new(PartFinding::INVOLVED, Basis::Stated);
    value.certainty = Certainty::Suspected;
    Fact::new(value)
}

/// The findings of a level: parts by name, `+` involved, `-` free, `?` suspected, `i` inferred.
fn level(parts: &[(&str, char)]) -> LevelFinding {
    let mut finding = LevelFinding::default();
    for (part, state) in parts {
        let fact = match state {
            '+' => observed(true),
            '-' => observed(false),
            '?' => suspected(),
            _ => fact(Basis::Inferred, PartFinding::INVOLVED),
        };
        finding.parts.insert(part.parse().unwrap(), fact);
    }
    finding
}

fn findings(level: Level, finding: LevelFinding) -> Findings {
    Findings { levels: BTreeMap::from([(level, finding)]), ..Findings::default() }
}

fn span(first: Level, last: Level, reading: Reading, finding: LevelFinding) -> Span {
    Span { first, last, reading, finding }
}

/// The leaves that are drawn, in the same signs; a `~` where the side is not stated.
fn drawn(findings: &Findings, level: Level) -> String {
    let marks = Marks::of(findings);
    let Some(marks) = marks.levels.get(&level) else { return String::new() };
    let word = |(part, mark): (&Part, &Mark)| {
        let sign = match (mark.involved, mark.manner) {
            (false, _) => '-',
            (true, Manner::Definite) => '+',
            (true, Manner::Inferred) => 'i',
            (true, Manner::Suspected) => '?',
        };
        format!("{part}{sign}{}", if mark.side_stated { "" } else { "~" })
    };
    marks.parts.iter().map(word).collect::<Vec<_>>().join(" ")
}

#[test]
fn parts_are_resolved_to_leaves() {
    let quarters = |sign: &str| {
        ["left_anterior", "left_posterior", "right_anterior", "right_posterior"]
            .map(|place| format!("body_{place}{sign}"))
            .join(" ")
    };
    for (parts, expected) in [
        (vec![], String::new()),
        (vec![("body", '+')], quarters("+")),
        (vec![("body", 'i')], quarters("i")),
        (vec![("body", '?')], quarters("?")),
        (vec![("body_left", '+')], "body_left_anterior+ body_left_posterior+".to_owned()),
        (
            vec![("body", '+'), ("body_right", '-')],
            "body_left_anterior+ body_left_posterior+ body_right_anterior- body_right_posterior-"
                .to_owned(),
        ),
        (
            vec![("body_left", '-'), ("body_left_anterior", '+')],
            "body_left_anterior+ body_left_posterior-".to_owned(),
        ),
        (vec![("pedicle", '+')], "pedicle_left+~ pedicle_right+~".to_owned()),
        (vec![("pedicle", '-')], "pedicle_left-~ pedicle_right-~".to_owned()),
        // A side that is involved says all that the unsided key says.
        (vec![("pedicle", '+'), ("pedicle_left", '+')], "pedicle_left+".to_owned()),
        // A side that is free leaves the other one possible.
        (vec![("pedicle", '+'), ("pedicle_left", '-')], "pedicle_left- pedicle_right+~".to_owned()),
        (vec![("pedicle", '-'), ("pedicle_left", '?')], "pedicle_left? pedicle_right-~".to_owned()),
        (
            vec![("epidural", '+')],
            "epidural_left+~ epidural_right+~ epidural_anterior+~ epidural_posterior+~".to_owned(),
        ),
        (
            vec![("epidural_circumferential", '+')],
            "epidural_left+ epidural_right+ epidural_anterior+ epidural_posterior+".to_owned(),
        ),
        (vec![("epidural", '+'), ("epidural_anterior", '?')], "epidural_anterior?".to_owned()),
        (vec![("unspecified", '?')], "unspecified?".to_owned()),
        (vec![("dura", '+'), ("spinous_process", '-')], "spinous_process- dura+".to_owned()),
    ] {
        let found = findings(Level::T5, level(&parts));
        assert_eq!(drawn(&found, Level::T5), expected, "{parts:?}");
        assert_eq!(drawn(&found, Level::T6), "");
    }
}

#[test]
fn parts_that_a_level_does_not_have_are_not_drawn() {
    let found =
        findings(Level::L4, level(&[("rib_left", '+'), ("cord", '+'), ("lamina_left", '+')]));
    assert_eq!(drawn(&found, Level::L4), "lamina_left+");
    let atlas = findings(Level::C1, level(&[("body", '+')]));
    assert_eq!(drawn(&atlas, Level::C1), "body_left+ body_right+");
}

#[test]
fn the_value_that_is_shown_is_drawn_and_disagreement_is_kept() {
    let stated = |finding| Sourced::new(finding, Basis::Stated);
    let mut fact = Fact::new(stated(PartFinding::FREE));
    fact.add(Sourced::new(PartFinding::INVOLVED, Basis::Observed));
    let mark = Mark::of(&fact, true);
    assert!(!mark.involved && mark.disputed);
    fact.show(1);
    let mark = Mark::of(&fact, true);
    assert!(mark.involved && mark.disputed && mark.manner == Manner::Definite);
    assert_eq!(mark.words(), "involved, sources disagree");
    // Two sources that agree do not disagree, whatever their bases; the first one's is drawn.
    let mut fact = Fact::new(Sourced::new(PartFinding::INVOLVED, Basis::Inferred));
    fact.add(stated(PartFinding::INVOLVED));
    let mark = Mark::of(&fact, true);
    assert!(!mark.disputed && mark.manner == Manner::Inferred);
    // An inference that is suspected is suspected.
    fact.shown_mut().certainty = Certainty::Suspected;
    assert_eq!(Mark::of(&fact, true).manner, Manner::Suspected);
}

#[test]
fn extents_are_kept_for_every_leaf() {
    let mut finding = LevelFinding::default();
    let focus = PartFinding { state: PartState::Involved, extent: Some(Extent::Focus) };
    finding.parts.insert(Part::BODY, Fact::observed(focus));
    let marks = Marks::of(&findings(Level::C3, finding));
    let leaves: Vec<Part> = Part::BODY.leaves(Level::C3).collect();
    assert_eq!(marks.at(Level::C3, &leaves).unwrap().extent, Some(Extent::Focus));
    assert_eq!(marks.at(Level::C3, &leaves).unwrap().words(), "involved, a focus");
}

#[test]
fn an_area_of_several_leaves_is_involved_if_one_is_and_free_only_if_all_are() {
    let leaves: Vec<Part> = Part::BODY.leaves(Level::T5).collect();
    let joined = |parts: &[(&str, char)]| {
        Marks::of(&findings(Level::T5, level(parts))).at(Level::T5, &leaves).map(|m| m.involved)
    };
    assert_eq!(joined(&[("body_left", '+'), ("body_right", '-')]), Some(true));
    assert_eq!(joined(&[("body_left", '-')]), None);
    assert_eq!(joined(&[("body", '-')]), Some(false));
    assert_eq!(joined(&[]), None);
}

#[test]
fn spans_at_every_level_are_like_findings_of_each_level_and_yield_to_them() {
    let mut found = findings(Level::T8, level(&[("body", '-'), ("lamina_left", '+')]));
    let said = level(&[("body", '?'), ("dura", 'i')]);
    found.spans.push(span(Level::T7, Level::T9, Reading::EveryLevel, said));
    assert!(drawn(&found, Level::T7).starts_with("body_left_anterior? "));
    assert!(drawn(&found, Level::T7).ends_with("dura i".replace(' ', "").as_str()));
    let own = drawn(&found, Level::T8);
    assert!(own.starts_with("body_left_anterior- ") && own.contains("lamina_left+"), "{own}");
    assert_eq!(drawn(&found, Level::T10), "");
    assert!(Marks::of(&found).brackets.is_empty());
}

#[test]
fn spans_somewhere_are_brackets_unless_they_are_of_one_level() {
    let mut found = Findings::default();
    let said = level(&[("dura", '?')]);
    found.spans.push(span(Level::T7, Level::T10, Reading::Somewhere, said.clone()));
    found.spans.push(span(Level::L1, Level::L1, Reading::Somewhere, said));
    let marks = Marks::of(&found);
    let [bracket] = &marks.brackets[..] else { panic!("{:?}", marks.brackets) };
    assert_eq!((bracket.first, bracket.last), (Level::T7, Level::T10));
    assert_eq!(bracket.label.signed(), "dura within T7–T10‡");
    assert_eq!(drawn(&found, Level::T8), "");
    assert_eq!(drawn(&found, Level::L1), "dura?");
}

#[test]
fn a_canal_that_is_invaded_marks_the_epidural_space_unless_it_is_marked_itself() {
    let canal = |state, from| Some(Fact::observed(Canal { state, from }));
    let around = "epidural_left+ epidural_right+ epidural_anterior+ epidural_posterior+";
    for (state, from, expected) in [
        (CanalState::Invaded, None, around.replace('+', "+~")),
        (CanalState::Filled, None, around.to_owned()),
        (CanalState::Free, None, around.replace('+', "-")),
        (CanalState::Invaded, set(&[Direction::Left]), "epidural_left+".to_owned()),
        (
            CanalState::Invaded,
            set(&[Direction::Anterior, Direction::Right]),
            "epidural_right+ epidural_anterior+".to_owned(),
        ),
        (CanalState::Invaded, set(&[Direction::AllAround]), around.to_owned()),
    ] {
        let found = findings(
            Level::T5,
            LevelFinding { canal: canal(state, from), ..LevelFinding::default() },
        );
        assert_eq!(drawn(&found, Level::T5), expected);
    }
    let mut marked = level(&[("epidural_posterior", '?')]);
    marked.canal = canal(CanalState::Invaded, None);
    assert_eq!(drawn(&findings(Level::T5, marked), Level::T5), "epidural_posterior?");
}

#[test]
fn grades_are_labels_and_dents() {
    use DentDepth::{Epidural, FlattensCord, IndentsCord, Sac, TouchesCord};
    for (grade, label, dent) in [
        (Bounds::exactly(Escc::Grade0), "ESCC 0", None),
        (Bounds::exactly(Escc::Grade1a), "ESCC 1a", Some(Epidural)),
        (Bounds::exactly(Escc::Grade1b), "ESCC 1b", Some(Sac)),
        (Bounds::exactly(Escc::Grade1c), "ESCC 1c", Some(TouchesCord)),
        (Bounds::at_least(Escc::Grade2), "ESCC ≥2", Some(IndentsCord)),
        (Bounds::exactly(Escc::Grade3), "ESCC 3", Some(FlattensCord)),
        (Bounds::new(None, Some(Escc::Grade2)).unwrap(), "ESCC ≤2", None),
    ] {
        let finding = LevelFinding { escc: Some(Fact::observed(grade)), ..LevelFinding::default() };
        let marks = Marks::of(&findings(Level::T5, finding));
        let marks = &marks.levels[&Level::T5];
        assert_eq!(marks.labels[0].signed(), label);
        assert_eq!(marks.compression.map(|c| c.depth), dent, "{label}");
        assert!(!marks.is_involved());
    }
}

#[test]
fn labels_say_their_basis_and_that_sources_disagree() {
    let mut fact = Fact::new(Sourced::new(Bounds::at_least(Escc::Grade2), Basis::Inferred));
    let label = |fact: &Fact<_>| {
        let finding = LevelFinding { escc: Some(fact.clone()), ..LevelFinding::default() };
        Marks::of(&findings(Level::T5, finding)).levels[&Level::T5].labels[0].signed()
    };
    assert_eq!(label(&fact), "ESCC ≥2†");
    fact.add(Sourced::new(Bounds::exactly(Escc::Grade3), Basis::Stated));
    assert_eq!(label(&fact), "ESCC ≥2† ?");
    fact.show(1);
    assert_eq!(label(&fact), "ESCC 3 ?");
}

fn set(directions: &[Direction]) -> Option<Directions> {
    Directions::of(directions.iter().copied())
}

#[test]
fn dents_come_from_where_the_case_says() {
    let from = |parts: &[(&str, char)], said: &[Direction]| {
        let mut finding = level(parts);
        finding.escc = Some(Fact::observed(Bounds::exactly(Escc::Grade2)));
        finding.compressed_from = set(said).map(Fact::observed);
        Marks::of(&findings(Level::T5, finding)).dents().first().map(|dent| dent.from)
    };
    let [anterior, posterior, around] =
        [DentFrom::Anterior, DentFrom::Posterior, DentFrom::AllAround].map(Some);
    for (parts, said, expected) in [
        (&[][..], &[][..], anterior),
        (&[("epidural", '+')][..], &[], anterior),
        (&[("epidural_posterior", '+')][..], &[], posterior),
        (&[("epidural_circumferential", '+')][..], &[], around),
        (&[("epidural_anterior", '+'), ("epidural_posterior", '-')][..], &[], anterior),
        (&[("epidural_anterior", '+'), ("epidural_left", '+')][..], &[], anterior),
        (&[("epidural_anterior", '+')][..], &[Direction::Posterior], posterior),
        (&[][..], &[Direction::Anterior, Direction::Right], anterior),
        (&[][..], &[Direction::Anterior, Direction::Posterior], around),
        // From the left one looks along a dent that comes from a side.
        (&[("epidural_left", '+')][..], &[], None),
        (&[("epidural_left", '+'), ("epidural_right", '+')][..], &[], None),
        (&[][..], &[Direction::Left], None),
        (&[("epidural_anterior", '+')][..], &[Direction::Right], None),
    ] {
        assert_eq!(from(parts, said), expected, "{parts:?} {said:?}");
    }
}

#[test]
fn what_compresses_from_a_side_is_painted_there() {
    let painted = |parts: &[(&str, char)], said: &[Direction], at: &str| {
        let mut finding = level(parts);
        finding.escc = Some(Fact::observed(Bounds::exactly(Escc::Grade2)));
        finding.compressed_from = set(said).map(Fact::observed);
        let marks = Marks::of(&findings(Level::T5, finding));
        marks.painted(Level::T5, &[at.parse().unwrap()]).map(|mark| mark.involved)
    };
    assert_eq!(painted(&[], &[Direction::Left], "epidural_left"), Some(true));
    assert_eq!(painted(&[], &[Direction::Left], "epidural_right"), None);
    assert_eq!(painted(&[], &[Direction::Right], "epidural_right"), Some(true));
    assert_eq!(painted(&[], &[Direction::Anterior], "epidural_left"), None);
    let both = [Direction::Anterior, Direction::Right];
    assert_eq!(painted(&[], &both, "epidural_right"), Some(true));
    assert_eq!(painted(&[], &both, "epidural_left"), None);
    // What is said of the part itself comes first.
    let free = &[("epidural_left", '-')];
    assert_eq!(painted(free, &[Direction::Left], "epidural_left"), Some(false));
}

#[test]
fn a_cord_grade_dents_only_where_there_is_a_cord_and_is_told_elsewhere() {
    for level in Level::ALL {
        let grade = Some(Fact::observed(Bounds::exactly(Escc::Grade3)));
        let finding = LevelFinding { escc: grade, ..LevelFinding::default() };
        let marks = Marks::of(&findings(level, finding));
        let has_cord = level <= Level::L2;
        assert_eq!(!marks.dents().is_empty(), has_cord, "{level}");
        assert_eq!(marks.levels[&level].compression.is_some(), has_cord, "{level}");
        assert!(marks.level_tooltip(level).contains("ESCC 3"), "{level}");
    }
}

#[test]
fn the_unvalidated_scale_of_the_sac_is_left_out_of_figures() {
    for level in [Level::T5, Level::L2, Level::L3, Level::S1] {
        let grade = Some(Fact::observed(Bounds::exactly(ThecalSac::Grade3)));
        let finding = LevelFinding { thecal_sac: grade, ..LevelFinding::default() };
        assert_eq!(Marks::of(&findings(level, finding)), Marks::default(), "{level}");
    }
}

#[test]
fn bone_that_compresses_is_not_drawn_as_tumour() {
    let mut finding = level(&[("body", '+')]);
    finding.escc = Some(Fact::observed(Bounds::at_least(Escc::Grade2)));
    finding.compression_cause = Some(Fact::observed(AnyOf::one(CompressionCause::Bone)));
    let by_bone = |finding: &LevelFinding| {
        let marks = Marks::of(&findings(Level::C6, finding.clone()));
        marks.levels[&Level::C6].compression.unwrap().by_bone
    };
    assert!(by_bone(&finding));
    finding.parts.insert(Part::EPIDURAL, observed(true));
    assert!(!by_bone(&finding));
}

#[test]
fn masses_are_brackets_with_their_size_and_side() {
    let number = |value| Number::new(value).unwrap();
    let size = Size {
        diameters: [8.0, 4.5].map(number).to_vec(),
        method: SizeMethod::Mri,
        approximate: true,
        of: None,
        time_point: None,
    };
    let mut found = Findings::default();
    found.masses.push(Mass {
        first: Some(Level::T5),
        last: Some(Level::T6),
        side: Some(Fact::observed(Direction::Left)),
        space: None,
        sizes: vec![Fact::observed(size)],
        signal: crate::case::Signal::default(),
        tumour: None,
        description: None,
    });
    assert_eq!(
        Marks::of(&found).brackets[0].label.signed(),
        "mass ~8\u{a0}×\u{a0}4.5\u{a0}cm, left"
    );
}

#[test]
fn collapse_is_told_with_its_class_or_percent() {
    let words = |class, percent: Option<f64>| {
        let percent = percent.map(|value| Quantity::Above(Number::new(value).unwrap()));
        let collapse = Some(Fact::observed(Collapse { class, percent }));
        let finding = LevelFinding { collapse, ..LevelFinding::default() };
        Marks::of(&findings(Level::C6, finding))
            .levels
            .get(&Level::C6)
            .and_then(|marks| marks.collapse.as_ref().map(Label::signed))
    };
    assert_eq!(words(CollapseClass::None, None), None);
    assert_eq!(words(CollapseClass::Present, None).as_deref(), Some("collapse"));
    assert_eq!(words(CollapseClass::Above50, None).as_deref(), Some("collapse >50 %"));
    assert_eq!(words(CollapseClass::Above50, Some(60.0)).as_deref(), Some("collapse >60 %"));
}
