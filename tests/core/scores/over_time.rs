//! Scores that differ between time points, side by side.

use spinemap::anatomy::{Level, Part, Side, Structure};
use spinemap::case::{
    Alignment, AnyOf, BoneLesion, Case, Collapse, CollapseClass, Fact, Id, Pain, PartFinding,
    TimePoint,
};
use spinemap::edit::{finding_mut, set_part};
use spinemap::scores::{Course, over_time};

/// SINS of a level settled: C5 with mechanical pain, a lytic lesion and one pedicle.
fn say(case: &mut Case, index: usize, level: Level, pain: Pain, collapse: CollapseClass) {
    let mark = spinemap::edit::Mark::Involved;
    set_part(case, index, level, Part::sided(Structure::Pedicle, Side::Left), mark);
    let finding = finding_mut(case, index, level).unwrap();
    finding.unmarked = Some(spinemap::case::Unmarked::Free);
    finding.bone_lesion = Some(Fact::observed(BoneLesion::Lytic));
    finding.alignment = Some(Fact::observed(Alignment::Normal));
    finding.collapse = Some(Fact::observed(Collapse { class: collapse, percent: None }));
    finding.parts.insert(Part::BODY, Fact::observed(PartFinding::INVOLVED));
    finding.body_share =
        Some(Fact::observed(spinemap::case::Quantity::Exactly(10.0.try_into().unwrap())));
    let point = std::sync::Arc::make_mut(&mut case.time_points[index]);
    point.pain = Some(Fact::observed(AnyOf::one(pain)));
}

fn case_of(points: usize) -> Case {
    let mut case = Case::new("Over time");
    for index in 1..points {
        let id = Id::fresh("later", case.time_points.iter().map(|point| &point.id));
        let point = TimePoint::new(id, format!("visit {index}"));
        case.time_points.push(point.into());
    }
    case
}

fn told(course: &Course) -> (String, Vec<(usize, &str, &str)>) {
    let steps = course.steps.iter();
    let steps = steps.map(|step| (step.time_point, &*step.result, &*step.class)).collect();
    (course.title.clone(), steps)
}

#[test]
fn a_score_that_changes_is_told_with_its_classes_and_one_that_stays_is_not() {
    let mut case = case_of(3);
    say(&mut case, 0, Level::C5, Pain::Mechanical, CollapseClass::Below50);
    // 2 + 3 + 2 + 0 + 2 + 1, then the pain is gone, then nothing changes.
    say(&mut case, 1, Level::C5, Pain::None, CollapseClass::Below50);
    say(&mut case, 2, Level::C5, Pain::None, CollapseClass::Below50);
    let courses = over_time(&case);
    let sins: Vec<_> = courses.iter().filter(|course| course.name == "SINS").map(told).collect();
    let steps = vec![(0, "10", "potentially unstable"), (1, "7", "potentially unstable")];
    assert_eq!(sins, [("SINS C5".to_owned(), steps)]);
    assert!(courses.iter().all(|course| course.name != "Tomita type"), "{courses:?}");
}

#[test]
fn levels_with_one_course_stand_together_and_intervals_are_told() {
    let mut case = case_of(2);
    for level in [Level::T4, Level::T5, Level::T8] {
        say(&mut case, 0, level, Pain::Mechanical, CollapseClass::Above50);
        say(&mut case, 1, level, Pain::Mechanical, CollapseClass::None);
    }
    say(&mut case, 0, Level::L3, Pain::Mechanical, CollapseClass::Above50);
    std::sync::Arc::make_mut(&mut case.time_points[1]).pain = None;
    let courses = over_time(&case);
    let sins: Vec<_> = courses.iter().filter(|course| course.name == "SINS").map(told).collect();
    let steps =
        vec![(0, "10", "potentially unstable"), (1, "4–7", "stable – potentially unstable")];
    // L3 is marked at one time point only: there is nothing to compare it with.
    assert_eq!(sins, [("SINS T4–T5, T8".to_owned(), steps)]);
}

#[test]
fn the_neurology_of_a_sample_is_told_through_all_its_time_points() {
    let case = super::samples::sample("lee");
    let courses = over_time(&case);
    let frankel = courses.iter().find(|course| course.name == "Frankel").unwrap();
    let results: Vec<&str> = frankel.steps.iter().map(|step| step.result.as_str()).collect();
    assert_eq!(results, ["C or D", "E", "A or B"]);
}
