//! Neurological grades (Frankel et al., Paraplegia 1969; ISNCSCI 2019; Oken et al., Am J Clin Oncol
//! 1982).

use std::sync::Arc;

use spinemap::case::*;
use spinemap::scores::neurology::{self, Exam};

use super::world::*;

fn letters(places: spinemap::scores::Points) -> String {
    places.iter().map(|place| char::from(b'A' + place)).collect()
}

#[test]
fn worked_example_9a() {
    let exam = Exam {
        normal: Some(false),
        sensation: Some(true),
        sacral_sparing: Some(true),
        motor: Some(false),
        ..Exam::default()
    };
    assert_eq!(letters(neurology::ais(exam)), "B");
    assert_eq!(letters(neurology::frankel(exam)), "B");
}

#[test]
fn worked_examples_9b_and_9c() {
    let exam = |strong| Exam {
        normal: Some(false),
        sacral_sparing: Some(true),
        motor: Some(true),
        key_muscles: Some((10, strong)),
        ..Exam::default()
    };
    assert_eq!(letters(neurology::ais(exam(6))), "D", "9-b");
    assert_eq!(letters(neurology::ais(exam(4))), "C", "9-c");
    assert_eq!(letters(neurology::ais(exam(5))), "D", "half is enough");
}

#[test]
fn worked_example_9d() {
    let never = case(|point| point.neurology.frankel = seen(AnyOf::one(Frankel::E)));
    assert_eq!(told(&never, neurology::FRANKEL), "E");
    assert_eq!(told(&never, neurology::AIS), "not applicable (there never was a deficit)");
    let exam = Exam { normal: Some(true), earlier_deficit: Some(false), ..Exam::default() };
    assert_eq!(letters(neurology::ais(exam)), "");
    assert_eq!(letters(neurology::frankel(exam)), "E");
    let recovered = Exam { earlier_deficit: Some(true), ..exam };
    assert_eq!(letters(neurology::ais(recovered)), "E");
}

#[test]
fn after_a_deficit_the_ais_may_apply() {
    let mut case = case(|point| point.neurology.frankel = seen(AnyOf::one(Frankel::C)));
    let mut later = TimePoint::new("later".parse().unwrap(), "later");
    later.neurology.frankel = seen(AnyOf::one(Frankel::E));
    case.time_points.push(Arc::new(later));
    let names: Vec<&str> =
        spinemap::scores::of_time_point(&case, 1).iter().map(|score| score.name).collect();
    assert_eq!(names, [neurology::FRANKEL]);
}

#[test]
fn worked_example_9e() {
    let case = case(|point| point.performance.karnofsky = seen(Bounds::exactly(Karnofsky::K70)));
    assert_eq!(told(&case, neurology::ECOG), "1");
    let map =
        Karnofsky::ALL.iter().map(|status| neurology::ecog(*status).label()).collect::<String>();
    assert_eq!(map, "54433221100", "from a status of 0 to one of 100");
    let stated = super::world::case(|point| {
        point.performance.karnofsky = seen(Bounds::exactly(Karnofsky::K70));
        point.performance.ecog = seen(Bounds::exactly(Ecog::Grade2));
    });
    assert!(all(&stated, neurology::ECOG).is_empty(), "a hint never stands beside a stated value");
}

/// Every answer that an open examination can have.
fn answers(exam: Exam) -> Vec<Exam> {
    let mut all = vec![exam];
    let set: [fn(&mut Exam) -> &mut Option<bool>; 6] = [
        |exam| &mut exam.normal,
        |exam| &mut exam.sensation,
        |exam| &mut exam.sacral_sparing,
        |exam| &mut exam.motor,
        |exam| &mut exam.useful_motor,
        |exam| &mut exam.earlier_deficit,
    ];
    for field in set {
        let answered = |mut exam: Exam| match field(&mut exam) {
            Some(_) => vec![exam],
            None => [true, false]
                .map(|answer| {
                    *field(&mut exam) = Some(answer);
                    exam
                })
                .to_vec(),
        };
        all = all.into_iter().flat_map(answered).collect();
    }
    all
}

#[test]
fn an_open_examination_has_the_grades_of_all_its_answers() {
    let options = [None, Some(true), Some(false)];
    let mut checked = 0;
    for code in 0..3_usize.pow(6) {
        let digit = |place: u32| options[code / 3_usize.pow(place) % 3];
        let exam = Exam {
            normal: digit(0),
            sensation: digit(1),
            sacral_sparing: digit(2),
            motor: digit(3),
            useful_motor: digit(4),
            earlier_deficit: digit(5),
            key_muscles: Some((10, 6)),
        };
        let collect = |rule: fn(Exam) -> spinemap::scores::Points| {
            let grades = answers(exam).into_iter().map(rule);
            grades.collect::<spinemap::scores::Points>()
        };
        assert_eq!(neurology::ais(exam), collect(neurology::ais), "{exam:?}");
        assert_eq!(neurology::frankel(exam), collect(neurology::frankel), "{exam:?}");
        checked += 1;
    }
    assert_eq!(checked, 729);
}
