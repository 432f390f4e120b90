//! Small cases for the tests of figures.

use std::sync::Arc;

use crate::anatomy::{Level, Part};
use crate::case::*;

pub fn id(name: &str) -> Id {
    name.parse().unwrap()
}

/// A part by its name in a file.
pub fn part(name: &str) -> Part {
    name.parse().unwrap()
}

pub fn found(basis: Basis, certainty: Certainty, finding: PartFinding) -> Fact<PartFinding> {
    let mut value = Sourced::new(finding, basis);
    value.certainty = certainty;
    Fact::new(value)
}

pub fn involved() -> Fact<PartFinding> {
    found(Basis::Stated, Certainty::Definite, PartFinding::INVOLVED)
}

pub fn with_extent(extent: Extent) -> Fact<PartFinding> {
    let finding = PartFinding { extent: Some(extent), ..PartFinding::INVOLVED };
    found(Basis::Stated, Certainty::Definite, finding)
}

/// A case with one map: its findings as the second of two time points, after its treatments.
pub fn case(label: &str, findings: Findings, treatments: Vec<TreatmentKind>) -> Case {
    let mut case = Case::new(label);
    let mut point = TimePoint::new(id("map"), "pre-operative MRI and CT");
    point.findings = findings;
    case.time_points = vec![
        Arc::new(TimePoint::new(id("first"), "presentation")),
        Arc::new(TimePoint { label: "after treatment".to_owned(), ..point }),
    ];
    case.treatments = treatments
        .into_iter()
        .enumerate()
        .map(|(index, kind)| treatment(&format!("treatment-{index}"), kind))
        .collect();
    case
}

/// A treatment that was given.
pub fn treatment(name: &str, kind: TreatmentKind) -> Treatment {
    Treatment::new(id(name), String::new(), Fact::observed(TreatmentStatus::Given), kind)
}

pub fn act(kind: ActKind, levels: Levels) -> Act {
    Act {
        kind: Fact::observed(kind),
        levels: Some(Fact::observed(levels)),
        discs: Vec::new(),
        parts: Vec::new(),
        side: None,
        detail: None,
    }
}

pub fn listed(levels: impl IntoIterator<Item = Level>) -> Levels {
    Levels::Listed(LevelList::try_from(levels.into_iter().collect::<Vec<_>>()).unwrap())
}

pub fn range(first: Level, last: Level) -> Levels {
    Levels::Range(LevelRange::between(first, last))
}

pub fn surgery(acts: Vec<Act>) -> TreatmentKind {
    TreatmentKind::Surgery(Surgery { acts, ..Surgery::default() })
}

/// Two thoracic levels with everything, screws above and below.
pub fn thoracic() -> Case {
    let mut findings = Findings::default();
    for level in [Level::T5, Level::T6] {
        let mut finding = LevelFinding::default();
        for name in [
            "body",
            "pedicle_left",
            "transverse_process_left",
            "spinous_process",
            "rib_left",
            "paravertebral_left",
            "epidural",
        ] {
            finding.parts.insert(part(name), involved());
        }
        finding.escc = Some(Fact::new(Sourced::new(Bounds::exactly(Escc::Grade3), Basis::Stated)));
        findings.levels.insert(level, finding);
    }
    let size = Size {
        diameters: [8.0, 4.0, 5.0].map(|cm| Number::new(cm).unwrap()).to_vec(),
        method: SizeMethod::Mri,
        approximate: false,
        of: None,
        time_point: None,
    };
    findings.masses.push(Mass {
        first: Some(Level::T5),
        last: Some(Level::T6),
        side: Some(Fact::observed(Direction::Left)),
        space: None,
        sizes: vec![Fact::observed(size)],
        signal: Signal::default(),
        tumour: None,
        description: None,
    });
    let acts = vec![
        act(ActKind::Laminectomy, listed([Level::T5, Level::T6])),
        act(ActKind::PedicleScrews, range(Level::T3, Level::T9)),
    ];
    case("Shabani 2025", findings, vec![surgery(acts)])
}

/// Four suspected bodies, an inferred grade, and a dura somewhere within.
pub fn suspected() -> Case {
    let mut findings = Findings::default();
    for level in Level::range(Level::T7, Level::T10) {
        let mut finding = LevelFinding::default();
        let suspected = found(Basis::Stated, Certainty::Suspected, PartFinding::INVOLVED);
        finding.parts.insert(Part::BODY, suspected);
        let inferred = found(Basis::Inferred, Certainty::Definite, PartFinding::INVOLVED);
        finding.parts.insert(part("epidural_left"), inferred.clone());
        finding.parts.insert(part("paravertebral_left"), involved());
        finding.parts.insert(part("epidural_anterior"), inferred);
        finding.escc =
            Some(Fact::new(Sourced::new(Bounds::at_least(Escc::Grade2), Basis::Inferred)));
        findings.levels.insert(level, finding);
    }
    let mut dura = LevelFinding::default();
    dura.parts.insert(Part::DURA, involved());
    findings.spans.push(Span {
        first: Level::T7,
        last: Level::T10,
        reading: Reading::Somewhere,
        finding: dura,
    });
    let field = Radiotherapy {
        levels: Some(Fact::observed(range(Level::T6, Level::T11))),
        dose: Some(Fact::observed(Quantity::Exactly(Number::new(45.0).unwrap()))),
        ..Radiotherapy::default()
    };
    let acts = vec![
        act(ActKind::Laminectomy, listed(Level::range(Level::T7, Level::T10))),
        act(ActKind::TumourExcision, listed(Level::range(Level::T7, Level::T9))),
    ];
    case("Case 0", findings, vec![surgery(acts), TreatmentKind::Radiotherapy(field)])
}

/// A collapsed cervical body that presses on the cord, and small foci around it.
pub fn cervical() -> Case {
    let mut findings = Findings::default();
    let mut finding = LevelFinding::default();
    finding.parts.insert(Part::BODY, with_extent(Extent::Total));
    finding.collapse =
        Some(Fact::observed(Collapse { class: CollapseClass::Above50, percent: None }));
    finding.escc = Some(Fact::new(Sourced::new(Bounds::at_least(Escc::Grade2), Basis::Inferred)));
    finding.compression_cause = Some(Fact::observed(AnyOf::one(CompressionCause::Bone)));
    findings.levels.insert(Level::C6, finding);
    for level in Level::range(Level::C2, Level::T2).filter(|level| *level != Level::C6) {
        let mut finding = LevelFinding::default();
        finding.parts.insert(Part::UNSPECIFIED, with_extent(Extent::Focus));
        findings.levels.insert(level, finding);
    }
    let mut discs = act(ActKind::Discectomy, listed([Level::C5, Level::C6, Level::C7]));
    discs.discs = vec![Level::C5, Level::C6];
    let acts = vec![
        discs,
        act(ActKind::Corpectomy, listed([Level::C6])),
        act(ActKind::Cage, listed([Level::C6])),
        act(ActKind::CementAugmentation, listed([Level::C5, Level::C7])),
        act(ActKind::AnteriorFixation, listed([Level::C5, Level::C7])),
    ];
    case("Case 3", findings, vec![surgery(acts)])
}

/// Every manner, on the right, unsided, free, disputed, partial, lumbar and sacral.
pub fn motley() -> Case {
    let mut findings = Findings::default();
    let mut set = |level: Level, name: &str, fact: Fact<PartFinding>| {
        let finding: &mut LevelFinding = findings.levels.entry(level).or_default();
        finding.parts.insert(part(name), fact);
    };
    let inferred = || found(Basis::Inferred, Certainty::Definite, PartFinding::INVOLVED);
    let suspected = || found(Basis::Stated, Certainty::Suspected, PartFinding::INVOLVED);
    let free = || found(Basis::Stated, Certainty::Definite, PartFinding::FREE);
    let mut disputed = involved();
    disputed.add(Sourced::new(PartFinding::FREE, Basis::Observed));
    set(Level::C4, "facet_left", suspected());
    set(Level::C4, "body_right", involved());
    set(Level::T3, "lamina", involved());
    set(Level::T3, "spinous_process", involved());
    set(Level::T3, "posterior_muscle", involved());
    set(Level::T3, "epidural_posterior", involved());
    set(Level::T10, "pedicle", inferred());
    set(Level::T10, "body", free());
    set(Level::T12, "pedicle_right", involved());
    set(Level::T12, "rib_right", involved());
    set(Level::T12, "body", disputed);
    set(Level::L2, "body_left", inferred());
    set(Level::L2, "body_right", free());
    set(Level::L2, "prevertebral", suspected());
    set(Level::L4, "body", with_extent(Extent::Partial));
    set(Level::L4, "disc_below", involved());
    set(Level::L4, "pedicle", involved());
    set(Level::S1, "transverse_process_left", involved());
    set(Level::S2, "body_right_anterior", involved());
    set(Level::S2, "epidural", suspected());
    let finding = findings.levels.entry(Level::T3).or_default();
    finding.escc = Some(Fact::observed(Bounds::exactly(Escc::Grade1c)));
    findings.unmarked = Some(Unmarked::Free);
    case("Motley", findings, Vec::new())
}

/// Random findings that need not make sense, from a seed.
pub fn random(seed: u64) -> Case {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 33) as usize % below
    };
    let all: Vec<Part> = Part::all().collect();
    let finding = |next: &mut dyn FnMut(usize) -> usize| {
        let mut finding = LevelFinding::default();
        for _ in 0..next(7) {
            let state = if next(4) == 0 { PartState::Free } else { PartState::Involved };
            let extent =
                [None, None, Some(Extent::Focus), Some(Extent::Partial), Some(Extent::Total)];
            let value = PartFinding { state, extent: extent[next(5)] };
            let mut fact = found(
                Basis::ALL[next(3)],
                if next(3) == 0 { Certainty::Suspected } else { Certainty::Definite },
                value,
            );
            if next(5) == 0 {
                fact.add(Sourced::new(PartFinding::FREE, Basis::Stated));
            }
            finding.parts.insert(all[next(all.len())], fact);
        }
        if next(3) == 0 {
            let grade = Escc::ALL[next(6)];
            finding.escc = Some(Fact::observed(Bounds::at_least(grade)));
            finding.compressed_from =
                Some(Fact::observed(Directions::every().nth(next(15)).unwrap()));
        }
        if next(6) == 0 {
            finding.collapse = Some(Fact::observed(Collapse {
                class: CollapseClass::ALL[next(4)],
                percent: None,
            }));
        }
        if next(6) == 0 {
            let state = CanalState::ALL[next(3)];
            finding.canal = Some(Fact::observed(Canal { state, from: None }));
        }
        finding
    };
    let mut findings = Findings::default();
    for _ in 0..next(9) {
        let level = Level::ALL[next(Level::COUNT)];
        findings.levels.insert(level, finding(&mut next));
    }
    for _ in 0..next(4) {
        let (a, b) = (Level::ALL[next(Level::COUNT)], Level::ALL[next(Level::COUNT)]);
        findings.spans.push(Span {
            first: a.min(b),
            last: a.max(b),
            reading: Reading::ALL[next(2)],
            finding: finding(&mut next),
        });
    }
    let mut acts = Vec::new();
    for _ in 0..next(6) {
        let (a, b) = (Level::ALL[next(Level::COUNT)], Level::ALL[next(Level::COUNT)]);
        let kind = ActKind::ALL[next(ActKind::ALL.len())];
        acts.push(act(kind, if next(2) == 0 { range(a, b) } else { listed([a]) }));
    }
    case("Random <&> \u{7} case", findings, vec![surgery(acts)])
}
