//! Hints: what a case says that is odd, and is stored all the same. Nothing here refuses or changes
//! anything; a person mends what a hint points at, or accepts it, and then it does not come back.
//!
//! Each rule is a function of a case with a name that stays: an accepted hint is known again by it.
//! What no case may hold at all is refused by [`crate::case::check`] instead.

mod codes;
mod course;
mod doses;
mod levels;
mod sides;
mod specimens;
mod times;

pub use sides::ReadSides;
pub use specimens::{differs, profile_of};

use std::rc::Rc;

use crate::case::{AcceptedHint, Case, Id};
use crate::scores::FieldPath;

/// Something odd.
#[derive(Clone)]
pub struct Hint {
    /// The rule that it breaks: `icdo-edition`.
    pub rule: &'static str,
    /// What is odd, in a sentence.
    pub text: String,
    /// The field that it belongs to.
    pub field: FieldPath,
    /// The values that are odd. Once they are others, a hint that was accepted is another hint.
    pub about: String,
    /// What would mend it, where one thing would.
    pub fix: Option<Fix>,
}

/// A change that mends something odd.
#[derive(Clone)]
pub struct Fix {
    /// What it does: `Code it 9364/3`.
    pub label: String,
    mend: Rc<dyn Fn(&mut Case)>,
}

impl Fix {
    fn new(label: impl Into<String>, mend: impl Fn(&mut Case) + 'static) -> Self {
        Self { label: label.into(), mend: Rc::new(mend) }
    }

    /// Carries it out.
    pub fn mend(&self, case: &mut Case) {
        (self.mend)(case);
    }
}

impl Hint {
    fn new(
        rule: &'static str,
        field: FieldPath,
        about: impl Into<String>,
        text: impl Into<String>,
    ) -> Self {
        Self { rule, text: sentence(&text.into()), field, about: about.into(), fix: None }
    }

    fn with_fix(mut self, fix: Option<Fix>) -> Self {
        self.fix = fix;
        self
    }

    /// Keeps in the case that a person has seen this and lets it stand.
    pub fn accept(&self, case: &mut Case) {
        let accepted = self.accepted(case);
        if !case.accepted_hints.contains(&accepted) {
            case.accepted_hints.push(accepted);
        }
    }

    fn accepted(&self, case: &Case) -> AcceptedHint {
        AcceptedHint {
            rule: self.rule.to_owned(),
            at: place(case, self.field),
            about: self.about.clone(),
        }
    }
}

/// With a capital first letter, as of a name that somebody wrote small.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

type Rule = fn(&Case) -> Vec<Hint>;

/// All rules but the one that reads the reports.
const RULES: &[Rule] = &[
    codes::metastasis_coded_primary,
    codes::edition_missing,
    codes::code_of_another_edition,
    codes::code_of_another_tumour,
    codes::topography_of_another_region,
    times::radiation_before_diagnosis,
    times::after_death,
    times::alive_when_dead,
    levels::grade_below_the_conus,
    levels::grade_at_the_conus,
    levels::grade_zero_with_tumour_in_the_canal,
    levels::free_with_an_involved_part,
    levels::exact_grade_inferred,
    sides::sides_exchanged,
    levels::disc_that_is_not_there,
    levels::treated_elsewhere,
    specimens::mitoses_without_fields,
    specimens::fields_without_area,
    specimens::unexpected_stain,
    doses::doxorubicin_at_its_ceiling,
    doses::doses_without_days,
    doses::performance_disagrees,
    course::recurrence_of_residual,
    course::no_evidence_after_metastasis,
    course::complete_is_not_r0,
    course::never_a_deficit,
];

/// What is odd in a case and not accepted, in the order of the rules.
pub fn hints(case: &Case) -> Vec<Hint> {
    hints_after(case, &mut ReadSides::default())
}

/// The same for a case that is looked at again and again: what its reports say is kept.
pub fn hints_after(case: &Case, read: &mut ReadSides) -> Vec<Hint> {
    let all = RULES.iter().flat_map(|rule| rule(case));
    let all = all.chain(sides::side_against_the_reports(case, read));
    all.filter(|hint| !case.accepted_hints.contains(&hint.accepted(case))).collect()
}

/// Where a field is, by the ids of its records, which stay when others are removed.
fn place(case: &Case, field: FieldPath) -> String {
    let point = |index: usize| id(case.time_points.get(index).map(|point| &point.id));
    match field {
        FieldPath::TimePoint(index, name) => format!("{}.{name}", point(index)),
        FieldPath::Level(index, level, name) => format!("{}.{level}.{name}", point(index)),
        FieldPath::Span(index, span, name) => format!("{}.{span}.{name}", point(index)),
        FieldPath::Tumour(index, name) => {
            format!("{}.{name}", id(case.tumours.get(index).map(|record| &record.id)))
        }
        FieldPath::Diagnosis(index, name) => {
            format!("{}.{name}", id(case.diagnoses.get(index).map(|record| &record.id)))
        }
        FieldPath::Specimen(index, name) => {
            format!("{}.{name}", id(case.specimens.get(index).map(|record| &record.id)))
        }
        FieldPath::Treatment(index, name) => {
            format!("{}.{name}", id(case.treatments.get(index).map(|record| &record.id)))
        }
        FieldPath::List(list) => list.to_owned(),
    }
}

fn id(id: Option<&Id>) -> &str {
    id.map_or("", Id::as_str)
}
