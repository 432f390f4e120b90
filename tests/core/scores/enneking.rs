//! Enneking's stage (Enneking et al., Clin Orthop 1980; Hart et al., Spine 1997).

use spinemap::anatomy::Level::*;
use spinemap::case::*;
use spinemap::scores::enneking;

use super::world::*;

fn primary(
    name: &str,
    code: &str,
    grade: Option<Grade>,
    change: impl FnOnce(&mut TimePoint),
) -> Case {
    let mut case = case(change);
    case.tumours.push(spinal(Region::Vertebra, T10, Some(Role::Primary)));
    case.diagnoses.push(diagnosis("spinal", name, code));
    let mut specimen = specimen("biopsy", "spinal");
    specimen.grade = grade.and_then(|grade| {
        seen(StatedGrade { system: GradeSystem::Ajcc, grades: AnyOf::one(grade), mixed: false })
    });
    case.specimens.push(specimen);
    case
}

fn metastases(point: &mut TimePoint, metastases: Metastases) {
    point.elsewhere.metastases = seen(metastases);
}

#[test]
fn worked_examples_6a_to_6c() {
    let chordoma = primary("chordoma", "9370/3", Some(Grade::G1), |point| {
        mark(point, L3, &["body"]);
        metastases(point, Metastases::M0);
    });
    assert_eq!(one(&chordoma, enneking::NAME).result(), "IA", "6-a");
    let osteosarcoma = primary("osteosarcoma", "9180/3", Some(Grade::G3), |point| {
        mark(point, T9, &["body", "epidural"]);
        metastases(point, Metastases::M0);
    });
    assert_eq!(one(&osteosarcoma, enneking::NAME).result(), "IIB", "6-b");
    let chondrosarcoma = primary("chondrosarcoma", "9220/3", Some(Grade::G2), |point| {
        mark(point, T9, &["body"]);
        metastases(point, Metastases::M1a);
    });
    assert_eq!(one(&chondrosarcoma, enneking::NAME).result(), "IIIA", "6-c");
}

#[test]
fn worked_example_6d() {
    let seed_1 = |liver: Option<Fact<Metastases>>| {
        primary("leiomyosarcoma", "8890/3", None, |point| {
            mark(point, T10, &["pedicle_left", "lamina_left", "lamina_right", "epidural"]);
            point.elsewhere.metastases = liver;
        })
    };
    let second_primary = seed_1(seen(Metastases::M0));
    assert_eq!(one(&second_primary, enneking::NAME).result(), "IB or IIB");
    let spread = seed_1(seen(Metastases::M1b));
    assert_eq!(one(&spread, enneking::NAME).result(), "IIIB");
    let either = seed_1(fact(vec![(Metastases::M0, false), (Metastases::M1b, true)]));
    let score = one(&either, enneking::NAME);
    assert_eq!(score.result(), "IB or IIB or IIIB");
    let missing: Vec<_> =
        score.missing().map(|input| (input.name.to_string(), input.change)).collect();
    assert_eq!(missing, [("grade".to_owned(), 2.0), ("distant metastases".to_owned(), 4.0)]);
}

#[test]
fn stages_follow_the_table() {
    let stage = |high, out, m| enneking::STAGES[usize::from(enneking::stage(high, out, m))];
    let rows = [
        (false, false, false, "IA"),
        (false, true, false, "IB"),
        (true, false, false, "IIA"),
        (true, true, false, "IIB"),
        (false, false, true, "IIIA"),
        (true, false, true, "IIIA"),
        (false, true, true, "IIIB"),
        (true, true, true, "IIIB"),
    ];
    for (high, out, metastasis, expected) in rows {
        assert_eq!(stage(high, out, metastasis), expected);
    }
}

#[test]
fn benign_tumours_leave_the_stage_to_the_reader_and_metastases_have_none() {
    let benign =
        primary("osteoblastoma", "9200/0", None, |point| mark(point, T9, &["lamina_left"]));
    assert_eq!(one(&benign, enneking::NAME).result(), "1 or 2 or 3");
    let mut metastasis = primary("carcinoma", "8010/6", None, |point| mark(point, T9, &["body"]));
    metastasis.tumours[0].role = Some(Fact::observed(Role::Metastasis));
    let why = one(&metastasis, enneking::NAME).result();
    assert_eq!(
        why,
        "not applicable (it is for primary tumours, and this one is recorded as: metastasis)"
    );
}

#[test]
fn a_second_vertebra_is_outside_the_compartment() {
    let at = |levels: &[spinemap::anatomy::Level], suspected: bool| {
        let case = primary("chordoma", "9370/3", Some(Grade::G1), |point| {
            metastases(point, Metastases::M0);
            for at in levels {
                let body = fact(vec![(PartFinding::INVOLVED, suspected)]).unwrap();
                level(point, *at).parts.insert("body".parse().unwrap(), body);
            }
        });
        one(&case, enneking::NAME).result()
    };
    assert_eq!(at(&[L3], false), "IA");
    assert_eq!(at(&[L3, L4], false), "IB");
    assert_eq!(at(&[L3, L4], true), "IA or IB");
}
