//! Whether a report speaks of the patient of the case, by age and sex alone.

use std::fmt;

use crate::case::{Case, Fact, Quantity, Sex, months_from};
use crate::reading::{ProposalGroup, Value};

/// A patient, as far as a report tells.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Person {
    /// Age in years.
    pub age: Option<f64>,
    /// Sex.
    pub sex: Option<Sex>,
}

/// How many years two ages of one patient may differ where the dates of the reports are not known:
/// an article tells the age at its own time, a referral that of the first visit.
const A_FEW_YEARS: f64 = 5.0;

impl Person {
    /// The patient that a report tells of.
    pub fn told_in(groups: &[ProposalGroup]) -> Self {
        let mut person = Self::default();
        for item in groups.iter().flat_map(|group| &group.items) {
            match item.value {
                Value::Age(years) => person.age = person.age.or(Some(years)),
                Value::Sex(sex) => person.sex = person.sex.or(Some(sex)),
                _ => {}
            }
        }
        person
    }
}

impl fmt::Display for Person {
    /// `62-year-old woman`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let noun = match self.sex {
            Some(Sex::Female) => "woman",
            Some(Sex::Male) => "man",
            Some(Sex::Other) | None => "patient",
        };
        match self.age {
            Some(years) => write!(f, "{years}-year-old {noun}"),
            None => f.write_str(noun),
        }
    }
}

/// The patient of a case and of its other reports, where a report contradicts all that they say:
/// another sex, or an age that is further off than the time between two reports explains.
pub fn another_patient(case: &Case, report: Person, others: &[Person]) -> Option<Person> {
    let ages = case.patient.age.iter().flat_map(Fact::values).filter_map(|age| years(age.value));
    let ages: Vec<f64> = ages.chain(others.iter().filter_map(|other| other.age)).collect();
    let sexes = case.patient.sex.iter().flat_map(Fact::values).map(|sex| sex.value);
    let sexes: Vec<Sex> = sexes.chain(others.iter().filter_map(|other| other.sex)).collect();
    let apart = A_FEW_YEARS + course(case) / 12.0;
    let is_age = |told: f64| ages.iter().any(|known| (known - told).abs() <= apart);
    let is_age = ages.is_empty() || report.age.is_none_or(is_age);
    let is_sex = sexes.is_empty() || report.sex.is_none_or(|told| sexes.contains(&told));
    let known = Person { age: ages.first().copied(), sex: sexes.first().copied() };
    (!(is_age && is_sex)).then_some(known)
}

/// An age that is said as one number.
fn years(age: Quantity) -> Option<f64> {
    match age {
        Quantity::Exactly(years) | Quantity::About(years) => Some(years.get()),
        _ => None,
    }
}

/// How many months lie between the first and the last of what has a date in a case.
fn course(case: &Case) -> f64 {
    let points = case.time_points.iter().map(|point| &point.when);
    let whens = points.chain(case.treatments.iter().map(|treatment| &treatment.when)).flatten();
    let months = whens.filter_map(|when| months_from(case, when.value()));
    let (first, last) = months
        .fold((0.0_f64, 0.0_f64), |(first, last), months| (first.min(months), last.max(months)));
    last - first
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::case::{Months, Number, Offset, When};
    use crate::reading::read;

    fn told(text: &str) -> Person {
        Person::told_in(&read(text).groups())
    }

    fn case_of(age: f64, sex: Sex) -> Case {
        let mut case = Case::new("A");
        case.patient.age = Some(Fact::observed(Quantity::Exactly(Number::new(age).unwrap())));
        case.patient.sex = Some(Fact::observed(sex));
        case
    }

    #[test]
    fn another_sex_or_another_age_is_another_patient() {
        let case = case_of(38.0, Sex::Male);
        for (text, is_other) in [
            ("A 38-year-old man with a lesion of T5.", false),
            ("A 42-year-old man with a lesion of T5.", false),
            ("A 62-year-old man with a lesion of T5.", true),
            ("A 38-year-old woman with a lesion of T5.", true),
            ("There is a lesion of T5.", false),
        ] {
            let known = another_patient(&case, told(text), &[]);
            assert_eq!(known.is_some(), is_other, "{text}");
            assert!(known.is_none_or(|known| known.to_string() == "38-year-old man"));
        }
        assert_eq!(told("A 62-year-old woman, T5.").to_string(), "62-year-old woman");
    }

    #[test]
    fn other_reports_tell_who_the_case_is_about_as_well() {
        let (man, woman) = (told("A 38-year-old man."), told("A 62-year-old woman."));
        assert_eq!(another_patient(&Case::new("A"), woman, &[]), None);
        assert_eq!(another_patient(&Case::new("A"), woman, &[man]), Some(man));
        assert_eq!(another_patient(&case_of(62.0, Sex::Female), woman, &[man]), None);
    }

    #[test]
    fn a_patient_grows_older_in_the_course_of_a_case() {
        let mut case = case_of(38.0, Sex::Male);
        let older = told("A 49-year-old man.");
        assert!(another_patient(&case, older, &[]).is_some());
        let offset = Offset::Exact(Months::new(120.0).unwrap());
        let when = When { anchor: case.anchors[0].id.clone(), offset };
        Arc::make_mut(&mut case.time_points[0]).when = Some(Fact::observed(when));
        assert_eq!(another_patient(&case, older, &[]), None);
    }
}
