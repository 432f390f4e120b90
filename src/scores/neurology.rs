//! How the cord works: grades from an examination (Frankel et al., Paraplegia 1969; ASIA Impairment
//! Scale, ISNCSCI 2019), the stated ones of a case, and a hint from Karnofsky to ECOG.

use super::Points;
use super::gather::{any_label, any_of, input};
use super::score::{FieldPath, Outcome, Score, Subject, Words};
use crate::case::{Ais, Bounds, Case, Choice, Ecog, Fact, Frankel, Karnofsky, TimePoint};

/// The name of Frankel's grade.
pub const FRANKEL: &str = "Frankel";
/// The name of the ASIA Impairment Scale.
pub const AIS: &str = "AIS";
/// The name of the hint to the ECOG status.
pub const ECOG: &str = "ECOG (hint from KPS)";

const FRANKEL_CITATION: &str = "Frankel HL, et al. Paraplegia 1969;7:179–192";
const AIS_CITATION: &str = "International Standards for Neurological Classification of Spinal Cord \
                            Injury, revision of 2019";
const ECOG_CITATION: &str = "Oken MM, et al. Am J Clin Oncol 1982;5:649–655; \
                             Karnofsky DA, et al. Cancer 1948;1:634–656";

const LETTERS: [&str; 5] = ["A", "B", "C", "D", "E"];

/// What an examination found below the level of the lesion; `None` where it is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Exam {
    /// No motor, sensory or sphincter deficit.
    pub normal: Option<bool>,
    /// Some sensation below the level.
    pub sensation: Option<bool>,
    /// Any function at S4–S5: sensation, or contraction.
    pub sacral_sparing: Option<bool>,
    /// Voluntary motor function below the level; for the AIS, more than three levels below.
    pub motor: Option<bool>,
    /// Motor function that is useful: walks with or without aid.
    pub useful_motor: Option<bool>,
    /// How many key muscles there are below the level, and how many of them have grade 3 or more.
    pub key_muscles: Option<(u8, u8)>,
    /// Whether there was a deficit earlier.
    pub earlier_deficit: Option<bool>,
}

/// Whether a motor-incomplete lesion is AIS D: half of the key muscles below the level, or more,
/// have grade 3 or more.
pub const fn at_least_half(key_muscles: u8, of_grade_3: u8) -> bool {
    of_grade_3 as u16 * 2 >= key_muscles as u16
}

const fn meanings(known: Option<bool>) -> &'static [bool] {
    match known {
        Some(true) => &[true],
        Some(false) => &[false],
        None => &[false, true],
    }
}

/// The Frankel grades that an examination allows, by their places (A is 0).
pub fn frankel(exam: Exam) -> Points {
    let Exam { normal, sensation, motor, useful_motor, .. } = exam;
    if normal == Some(true) {
        return Points::exactly(4);
    }
    let mut grades = if normal.is_none() { Points::exactly(4) } else { Points::EMPTY };
    for motor in meanings(motor) {
        let places: &[u8] = match (motor, useful_motor, sensation) {
            (true, Some(true), _) => &[3],
            (true, Some(false), _) => &[2],
            (true, None, _) => &[2, 3],
            (false, _, Some(true)) => &[1],
            (false, _, Some(false)) => &[0],
            (false, _, None) => &[0, 1],
        };
        grades = grades.or(Points::any_of(places));
    }
    grades
}

/// The AIS grades that an examination allows, by their places (A is 0); none where there never was
/// a deficit, for then there is no grade.
pub fn ais(exam: Exam) -> Points {
    let mut grades = Points::EMPTY;
    for normal in meanings(exam.normal) {
        if *normal {
            if exam.earlier_deficit != Some(false) {
                grades = grades.or(Points::exactly(4));
            }
            continue;
        }
        // Motor function counts as incomplete only with sacral sparing.
        for sparing in meanings(exam.sacral_sparing) {
            for motor in meanings(exam.motor) {
                let half = exam.key_muscles.map(|(all, strong)| at_least_half(all, strong));
                let places: &[u8] = match (sparing, motor, half) {
                    (false, ..) => &[0],
                    (true, false, _) => &[1],
                    (true, true, Some(true)) => &[3],
                    (true, true, Some(false)) => &[2],
                    (true, true, None) => &[2, 3],
                };
                grades = grades.or(Points::any_of(places));
            }
        }
    }
    grades
}

/// The ECOG status that a Karnofsky status stands for, roughly. A hint, never a value of the case.
pub const fn ecog(status: Karnofsky) -> Ecog {
    match status {
        Karnofsky::K100 | Karnofsky::K90 => Ecog::Grade0,
        Karnofsky::K80 | Karnofsky::K70 => Ecog::Grade1,
        Karnofsky::K60 | Karnofsky::K50 => Ecog::Grade2,
        Karnofsky::K40 | Karnofsky::K30 => Ecog::Grade3,
        Karnofsky::K20 | Karnofsky::K10 => Ecog::Grade4,
        Karnofsky::K0 => Ecog::Grade5,
    }
}

/// The place of a value in its list.
fn place<T: Choice>(value: T) -> u8 {
    T::ALL.iter().position(|known| *known == value).unwrap_or_default() as u8
}

/// The grades of a time point as they are stated.
pub(super) fn scores(case: &Case, index: usize) -> Vec<Score<'_>> {
    let Some(point) = case.time_points.get(index) else { return Vec::new() };
    let all = Points::any_of(&[0, 1, 2, 3, 4]);
    let field = |name| FieldPath::TimePoint(index, name);
    let mut scores = Vec::new();
    if let Some(fact) = &point.neurology.frankel {
        let input = input(
            "grade",
            field("neurology.frankel"),
            Some(fact),
            all,
            |set| any_of(set, place::<Frankel>),
            any_label,
        );
        scores.push(stated(FRANKEL, input, &LETTERS, FRANKEL_CITATION));
    }
    if let Some(fact) = &point.neurology.ais {
        let input = input(
            "grade",
            field("neurology.ais"),
            Some(fact),
            all,
            |set| any_of(set, place::<Ais>),
            any_label,
        );
        scores.push(stated(AIS, input, &LETTERS, AIS_CITATION));
    } else if never_a_deficit(case, index) {
        let why = "there never was a deficit";
        scores.push(Score::not_applicable(AIS, Subject::Patient, why, AIS_CITATION));
    }
    scores.extend(ecog_hint(point, index));
    scores
}

/// Whether Frankel E is all that is stated up to a time point.
fn never_a_deficit(case: &Case, index: usize) -> bool {
    let is_e = |fact: &Fact<_>| {
        fact.values().iter().all(|v| v.value == crate::case::AnyOf::one(Frankel::E))
    };
    let mut points = case.time_points[..=index].iter();
    let now = case.time_points[index].neurology.frankel.as_ref();
    now.is_some() && points.all(|point| point.neurology.frankel.as_ref().is_none_or(is_e))
}

fn stated<'a>(
    name: &'static str,
    input: super::Input<'a>,
    scale: &[&'static str],
    citation: &'static str,
) -> Score<'a> {
    let grades = input.worth();
    let outcome = Outcome::of_grades(grades, scale);
    let mut score = Score::new(name, Subject::Patient, outcome, citation);
    score.inputs.push(input.without_points(f64::from(grades.spread())));
    score
}

fn ecog_hint(point: &TimePoint, index: usize) -> Option<Score<'_>> {
    let fact = point.performance.karnofsky.as_ref().filter(|_| point.performance.ecog.is_none())?;
    let rule = |bounds: &Bounds<Karnofsky>| {
        let allowed = Karnofsky::ALL.iter().filter(|status| bounds.allows(**status));
        allowed.map(|status| Points::exactly(place(ecog(*status)))).collect()
    };
    let words = |bounds: &Bounds<Karnofsky>| Words::from(bounds.to_string());
    let all = Points::any_of(&[0, 1, 2, 3, 4, 5]);
    let field = FieldPath::TimePoint(index, "performance.karnofsky");
    let input = input("KPS", field, Some(fact), all, rule, words);
    let mut score = stated(ECOG, input, &["0", "1", "2", "3", "4", "5"], ECOG_CITATION);
    score.hints.push("an approximate map".into());
    Some(score)
}
