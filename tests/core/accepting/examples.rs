//! Worked examples: reports accepted into cases.

use spinemap::anatomy::{Level, Part};
use spinemap::case::{
    Act, Basis, BoneLesion, Bounds, CanalState, Case, Certainty, Choice as _, DiseaseStatus, Escc,
    EventKind, Evidence, Fact, LevelFinding, PartFinding, SourceKind, StainResult, TreatmentKind,
    Unmarked, YesNo,
};
use spinemap::edit::{Editor, Held, Mark, Relation, Standing, accept, compare, set_part};

use super::{REPORT, accept_all, accepted, with_report};

fn finding(case: &Case, level: Level) -> LevelFinding {
    case.time_points[0].findings.levels.get(&level).cloned().unwrap_or_default()
}

fn part(key: &str) -> Part {
    key.parse().unwrap()
}

/// The parts of a level with their marks: `body involved`.
fn marks(case: &Case, level: Level) -> Vec<String> {
    let finding = finding(case, level);
    finding
        .parts
        .keys()
        .map(|part| format!("{part} {}", Mark::of(&finding, *part).label()))
        .collect()
}

fn words(evidence: &[Evidence]) -> Vec<&str> {
    evidence.iter().map(|evidence| evidence.words.as_str()).collect()
}

/// How the items of the first group of a report stand to a case, in words.
fn relations(case: &mut Case, text: &str) -> Vec<Relation> {
    let (id, groups) = with_report(case, SourceKind::Mri, text);
    compare(case, 0, &id, &groups[0]).into_iter().map(|standing| standing.relation).collect()
}

fn held(words: &str, level: Level, basis: Basis) -> Held {
    Held { level: Some(level), words: words.to_owned(), basis }
}

#[test]
fn a_report_of_a_few_sentences_becomes_marks_with_their_passages() {
    let case = accepted(SourceKind::Mri, REPORT);
    let levels: Vec<&str> =
        case.time_points[0].findings.levels.keys().map(|level| level.name()).collect();
    assert_eq!(levels, ["T4", "T6", "T7", "T8", "T9", "T10"]);

    let t9 = finding(&case, Level::T9);
    assert_eq!(marks(&case, Level::T9), ["body involved", "pedicle_left involved"]);
    let pedicle = t9.parts[&part("pedicle_left")].shown();
    assert_eq!((pedicle.basis, pedicle.certainty), (Basis::Stated, Certainty::Definite));
    assert_eq!(words(&pedicle.evidence), ["pedicle", "T9"]);
    assert_eq!(t9.bone_lesion.as_ref().unwrap().value(), &BoneLesion::Lytic);
    for level in [Level::T8, Level::T9, Level::T10] {
        let finding = finding(&case, level);
        assert_eq!(finding.canal.as_ref().unwrap().value().state, CanalState::Invaded, "{level}");
        assert_eq!(finding.cord_compressed.unwrap().value(), &YesNo::Yes);
        let escc = finding.escc.unwrap();
        assert_eq!(escc.value(), &Bounds::exactly(Escc::Grade3));
        assert_eq!(escc.shown().basis, Basis::Stated);
        assert_eq!(words(&escc.shown().evidence), ["ESCC grade 3", "T8 to T10"]);
    }
    assert!(marks(&case, Level::T8).is_empty(), "the bone of T8 is not said to be diseased");

    assert_eq!(marks(&case, Level::T4), ["unspecified suspected"]);
    for level in [Level::T6, Level::T7] {
        assert_eq!(marks(&case, level), ["unspecified free"]);
        assert!(!finding(&case, level).is_involved());
    }
    let mass = &case.time_points[0].findings.masses[0];
    assert_eq!((mass.first, mass.last), (Some(Level::T8), Some(Level::T10)));
    assert_eq!(words(&mass.sizes[0].shown().evidence), ["4.2 x 3.1 cm", "T8 to T10"]);
}

#[test]
fn what_the_reader_inferred_is_written_as_inferred() {
    let case = accepted(SourceKind::Mri, "T5 metastasis with suspected cord compression.");
    let finding = finding(&case, Level::T5);
    let escc = finding.escc.as_ref().unwrap().shown();
    assert_eq!(escc.value, Bounds::at_least(Escc::Grade2));
    assert_eq!((escc.basis, escc.certainty), (Basis::Inferred, Certainty::Suspected));
    let cord = finding.cord_compressed.as_ref().unwrap().shown();
    assert_eq!((cord.basis, cord.certainty), (Basis::Stated, Certainty::Suspected));
}

#[test]
fn an_equal_value_gets_the_passage_and_stays_what_it_was() {
    let mut case = Case::new("A");
    set_part(&mut case, 0, Level::T9, Part::BODY, Mark::Involved);
    accept_all(&mut case, SourceKind::Mri, "Metastasis of the T9 body.");
    let finding = finding(&case, Level::T9);
    let values = finding.parts[&Part::BODY].values();
    assert_eq!(values.len(), 1);
    assert_eq!(
        (values[0].basis, words(&values[0].evidence)),
        (Basis::Observed, vec!["body", "T9"])
    );
    // A level that is only said to be diseased needs no mark of its own there.
    accept_all(&mut case, SourceKind::Ct, "T9 metastasis.");
    assert_eq!(marks(&case, Level::T9), ["body involved"]);
}

#[test]
fn what_contradicts_is_kept_beside_what_was_seen_which_stays_shown() {
    let mut case = Case::new("A");
    set_part(&mut case, 0, Level::T9, Part::BODY, Mark::Free);
    let seen = Fact::observed(BoneLesion::Blastic);
    spinemap::edit::finding_mut(&mut case, 0, Level::T9).unwrap().bone_lesion = Some(seen);
    let text = "Lytic metastasis of the T9 body.";
    assert_eq!(
        relations(&mut case.clone(), text),
        [
            Relation::Contradicts(vec![held("free", Level::T9, Basis::Observed)]),
            Relation::Contradicts(vec![held("blastic", Level::T9, Basis::Observed)]),
        ]
    );
    accept_all(&mut case, SourceKind::Mri, text);
    let finding = finding(&case, Level::T9);
    let body = &finding.parts[&Part::BODY];
    assert_eq!((body.value(), body.is_disputed()), (&PartFinding::FREE, true));
    assert_eq!(body.values()[1].basis, Basis::Stated);
    assert_eq!(finding.bone_lesion.unwrap().values().len(), 2);
}

#[test]
fn what_was_only_inferred_gives_way_to_what_is_stated() {
    let mut case = accepted(SourceKind::Mri, "T5 metastasis with cord compression.");
    let text = "T5 metastasis, ESCC 3.";
    let inferred = vec![held("≥2", Level::T5, Basis::Inferred)];
    assert_eq!(relations(&mut case.clone(), text), [Relation::Agrees, Relation::Refines(inferred)]);
    accept_all(&mut case, SourceKind::Ct, text);
    let escc = finding(&case, Level::T5).escc.unwrap();
    assert_eq!(escc.value(), &Bounds::exactly(Escc::Grade3));
    assert_eq!(escc.values()[1].value, Bounds::at_least(Escc::Grade2));
}

#[test]
fn a_bound_that_a_grade_says_as_well_adds_no_value() {
    let mut case = Case::new("A");
    let finding = spinemap::edit::finding_mut(&mut case, 0, Level::T5).unwrap();
    finding.escc = Some(Fact::observed(Bounds::exactly(Escc::Grade3)));
    accept_all(&mut case, SourceKind::Mri, "T5 metastasis with cord compression.");
    let escc = self::finding(&case, Level::T5).escc.unwrap();
    assert_eq!((escc.values().len(), escc.is_disputed()), (1, false));
}

#[test]
fn the_relation_tells_what_is_new_agreed_or_already_taken_over() {
    let mut case = Case::new("A");
    let (id, groups) = with_report(&mut case, SourceKind::Mri, "Lytic metastasis of the T9 body.");
    let all = |case: &Case, relation: Relation, recorded: bool| {
        let standing = Standing { relation, recorded };
        assert_eq!(compare(case, 0, &id, &groups[0]), [standing.clone(), standing]);
    };
    all(&case, Relation::New, false);
    accept(&mut case, 0, &id, &groups[0]);
    all(&case, Relation::Agrees, true);

    let mut case = Case { time_points: Case::new("B").time_points, ..case };
    set_part(&mut case, 0, Level::T9, Part::BODY, Mark::Suspected);
    let standings = compare(&case, 0, &id, &groups[0]);
    let suspected = vec![held("involved (suspected)", Level::T9, Basis::Observed)];
    assert_eq!(standings[0].relation, Relation::Refines(suspected));
}

#[test]
fn a_free_level_contradicts_every_mark_in_it_and_a_mark_a_free_level() {
    let mut case = Case::new("A");
    set_part(&mut case, 0, Level::T9, Part::BODY, Mark::Involved);
    let involved = held("involved", Level::T9, Basis::Observed);
    assert_eq!(relations(&mut case, "T9 is normal."), [Relation::Contradicts(vec![involved])]);
    accept_all(&mut case, SourceKind::Ct, "T9 is normal.");
    let body = &finding(&case, Level::T9).parts[&Part::BODY];
    assert_eq!((body.value(), body.is_disputed()), (&PartFinding::INVOLVED, true));

    let mut case = accepted(SourceKind::Ct, "T9 is normal.");
    let free = held("level free", Level::T9, Basis::Stated);
    assert_eq!(
        relations(&mut case, "Metastasis of the T9 body."),
        [Relation::Contradicts(vec![free])]
    );
    let mut case = Case::new("A");
    std::sync::Arc::make_mut(&mut case.time_points[0]).findings.unmarked = Some(Unmarked::Free);
    let free = held("unmarked parts free", Level::T9, Basis::Observed);
    assert_eq!(
        relations(&mut case, "Metastasis of the T9 body."),
        [Relation::Contradicts(vec![free])]
    );
}

#[test]
fn a_wider_mark_that_was_seen_is_not_hidden_by_a_narrower_one() {
    let mut case = Case::new("A");
    set_part(&mut case, 0, Level::T9, part("pedicle"), Mark::Free);
    accept_all(&mut case, SourceKind::Mri, "Metastasis of the left pedicle of T9.");
    let left = &finding(&case, Level::T9).parts[&part("pedicle_left")];
    assert_eq!((left.value(), left.is_disputed()), (&PartFinding::FREE, true));
}

#[test]
fn a_text_that_has_changed_since_it_was_read_gives_no_evidence() {
    let mut case = Case::new("A");
    let (id, groups) = with_report(&mut case, SourceKind::Mri, "T9 metastasis.");
    case.sources[0].text = "T8 metastasis.".into();
    let before = case.clone();
    let standings = compare(&case, 0, &id, &groups[0]);
    assert_eq!(standings[0].relation, Relation::NoPlace);
    accept(&mut case, 0, &id, &groups[0]);
    accept(&mut case, 7, &id, &groups[0]);
    assert_eq!(case, before);
}

#[test]
fn a_group_whose_level_a_person_fills_in_is_written_there() {
    let mut case = Case::new("A");
    let (id, mut groups) = with_report(&mut case, SourceKind::Mri, "The cord is compressed.");
    assert_eq!(compare(&case, 0, &id, &groups[0])[0].relation, Relation::NoPlace);
    groups[0].subject = spinemap::reading::Subject::Levels(vec![Level::T7]);
    accept(&mut case, 0, &id, &groups[0]);
    assert_eq!(finding(&case, Level::T7).cord_compressed.unwrap().value(), &YesNo::Yes);
}

#[test]
fn sizes_by_another_method_stand_beside_each_other_and_by_the_same_one_they_disagree() {
    let mut case = accepted(SourceKind::Mri, "T5 metastasis of 3 x 2 cm.");
    accept_all(&mut case, SourceKind::Ct, "T5 metastasis of 3.5 x 2 cm.");
    accept_all(&mut case, SourceKind::Mri, "T5 metastasis of 4 x 2 cm.");
    let masses = &case.time_points[0].findings.masses;
    assert_eq!(masses.len(), 1);
    let values: Vec<usize> = masses[0].sizes.iter().map(|size| size.values().len()).collect();
    assert_eq!(values, [2, 1]);
    accept_all(&mut case, SourceKind::Pet, "T5 metastases of 6 cm and of 2 cm.");
    assert_eq!(case.time_points[0].findings.masses.len(), 2, "one source, two sizes: two masses");
}

#[test]
fn tissue_goes_to_the_specimen_that_its_report_tells_of() {
    let text = "Leiomyosarcoma, FNCLCC grade 2. Positive for SMA, negative for S-100.";
    let mut case = accepted(SourceKind::Pathology, text);
    assert_eq!((case.specimens.len(), case.tumours.len(), case.diagnoses.len()), (1, 1, 1));
    let stains = &case.specimens[0].stains;
    assert_eq!(stains.iter().map(|s| s.marker.as_str()).collect::<Vec<_>>(), ["SMA", "S-100"]);
    assert_eq!(stains[1].result.value().result, StainResult::Negative);
    assert_eq!(case.diagnoses[0].entity.value().morphology.as_ref().unwrap().as_str(), "8890/3");
    accept_all(&mut case, SourceKind::Pathology, "Leiomyosarcoma. Negative for SMA.");
    assert_eq!((case.specimens.len(), case.tumours.len(), case.diagnoses.len()), (2, 1, 1));
    assert_eq!(case.diagnoses[0].entity.values().len(), 1);
    assert_eq!(case.diagnoses[0].entity.shown().evidence.len(), 2);
}

#[test]
fn words_that_are_cited_already_support_a_value_once() {
    let mut case = accepted(SourceKind::Mri, "Lytic metastasis of T5.");
    let source = case.sources[0].id.clone();
    // The same is said again: what was decided is not asked for again.
    let longer = "Lytic metastasis of T5. The lesion of T5 is lytic.";
    spinemap::edit::set_source_text(&mut case, &source, longer);
    let groups = spinemap::reading::read(longer).groups();
    assert_eq!(groups.len(), 1);
    assert!(compare(&case, 0, &source, &groups[0]).iter().all(|standing| standing.recorded));
}

#[test]
fn a_death_that_another_time_point_holds_is_not_told_twice() {
    let mut case = accepted(SourceKind::Clinical, "He died 14 months later.");
    let later = spinemap::case::TimePoint {
        id: "later".parse().unwrap(),
        ..(*case.time_points[0]).clone()
    };
    case.time_points
        .insert(0, std::sync::Arc::new(spinemap::case::TimePoint { events: Vec::new(), ..later }));
    accept_all(&mut case, SourceKind::Article, "The patient died 14 months later.");
    let events: Vec<usize> = case.time_points.iter().map(|point| point.events.len()).collect();
    assert_eq!(events, [0, 1]);
}

#[test]
fn of_several_specimens_of_a_report_the_one_that_says_so_is_meant() {
    let text = "Positive for SMA. Negative for desmin.";
    let mut case = accepted(SourceKind::Pathology, text);
    let second =
        spinemap::case::Specimen { id: "second".parse().unwrap(), ..case.specimens[0].clone() };
    case.specimens.push(second);
    case.specimens[1].stains.truncate(1);
    let id = case.sources[0].id.clone();
    let groups = spinemap::reading::read(text).groups();
    assert!(compare(&case, 0, &id, &groups[0]).iter().all(|standing| standing.recorded));
    case.specimens[0].stains.truncate(1);
    let standings = compare(&case, 0, &id, &groups[0]);
    assert_eq!(standings[1].relation, Relation::NoPlace);
}

#[test]
fn of_several_tumours_none_is_guessed() {
    let mut case = accepted(SourceKind::Pathology, "Chordoma.");
    let second =
        spinemap::case::Tumour { id: "second".parse().unwrap(), ..case.tumours[0].clone() };
    case.tumours.push(second);
    assert_eq!(relations(&mut case, "Leiomyosarcoma."), [Relation::NoPlace]);
    assert_eq!(relations(&mut case, "Chordoma."), [Relation::Agrees]);
}

#[test]
fn treatments_and_events_are_written_once() {
    let text = "The patient received 30 Gy in 10 fractions and doxorubicin 25 mg/m2 and \
         ifosfamide, 6 cycles. He died 14 months later.";
    let mut case = accepted(SourceKind::Clinical, text);
    accept_all(&mut case, SourceKind::Clinical, text);
    let [radiotherapy, systemic] = &case.treatments[..] else { panic!("two treatments") };
    let TreatmentKind::Radiotherapy(radiotherapy) = &radiotherapy.kind else { panic!("radiation") };
    assert_eq!(radiotherapy.dose.as_ref().unwrap().value().to_string(), "30");
    assert_eq!(radiotherapy.fractions.as_ref().unwrap().shown().evidence.len(), 2);
    assert_eq!(systemic.status.shown().basis, Basis::Inferred);
    let TreatmentKind::Systemic(systemic) = &systemic.kind else { panic!("drugs") };
    assert_eq!(systemic.drugs.len(), 2);
    assert_eq!(systemic.cycles.as_ref().unwrap().value().to_string(), "6");
    let point = &case.time_points[0];
    assert_eq!(point.events.len(), 1);
    assert_eq!(point.events[0].kind.value(), &EventKind::Death);
    let free = accepted(SourceKind::Clinical, "The patient was disease-free after 12 months.");
    let status = free.time_points[0].disease_status.as_ref().unwrap();
    assert_eq!(status.value(), &DiseaseStatus::NoEvidence);
}

#[test]
fn acts_go_to_the_operation_that_has_them_or_that_their_report_tells_of() {
    let mut case = accepted(
        SourceKind::Operative,
        "Laminectomy at T5. Pedicle screws from T3 to T7. The tumour of T5 was removed.",
    );
    let acts = |case: &Case| -> Vec<Vec<String>> {
        let operations = case.treatments.iter().filter_map(|treatment| match &treatment.kind {
            TreatmentKind::Surgery(surgery) => Some(&surgery.acts),
            _ => None,
        });
        let words = |acts: &Vec<Act>| {
            let levels = |act: &Act| act.levels.as_ref().map(|levels| levels.value().to_string());
            let act = |act: &Act| {
                format!("{} {}", act.kind.value().label(), levels(act).unwrap_or_default())
            };
            acts.iter().map(act).collect()
        };
        operations.map(words).collect()
    };
    let first = ["laminectomy T5", "pedicle screws and rods T3–T7", "excision of tumour T5"];
    assert_eq!(acts(&case), [first]);
    // Another report of the same act adds its passage, of another act an operation.
    accept_all(&mut case, SourceKind::Clinical, "Laminectomy at T5.");
    assert_eq!(acts(&case), [first]);
    accept_all(&mut case, SourceKind::Clinical, "Kyphoplasty of L1.");
    assert_eq!(acts(&case), [&first[..], &["kyphoplasty L1"]]);
}

#[test]
fn a_span_that_was_seen_stays_shown_at_its_levels() {
    let mut case = Case::new("A");
    let span = LevelFinding {
        bone_lesion: Some(Fact::observed(BoneLesion::Blastic)),
        ..LevelFinding::default()
    };
    std::sync::Arc::make_mut(&mut case.time_points[0]).findings.spans =
        vec![spinemap::case::Span {
            first: Level::T4,
            last: Level::T6,
            reading: spinemap::case::Reading::EveryLevel,
            finding: span,
        }];
    accept_all(&mut case, SourceKind::Ct, "Lytic metastasis of T5.");
    let lesion = finding(&case, Level::T5).bone_lesion.unwrap();
    assert_eq!((lesion.value(), lesion.is_disputed()), (&BoneLesion::Blastic, true));
}

#[test]
fn one_step_takes_all_that_was_accepted_back() {
    let mut case = Case::new("A");
    let (id, groups) = with_report(&mut case, SourceKind::Mri, REPORT);
    let mut editor = Editor::opened(case.clone());
    let accept_all = |case: &mut Case| {
        for group in &groups {
            accept(case, 0, &id, group);
        }
    };
    assert!(editor.edit("Accept all proposals", None, accept_all));
    assert!(!editor.edit("Accept all proposals", None, accept_all), "again changes nothing");
    assert!(editor.undo());
    assert_eq!(**editor.case(), case);
}
