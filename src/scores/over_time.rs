//! What a score was at one time point, and what it is at the next.

use super::of_time_point;
use super::score::{Score, Subject};
use crate::anatomy::Level;
use crate::case::Case;

/// A score that is not the same at all time points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// The name of the score, such as `SINS`.
    pub name: &'static str,
    /// The score and what it is of: `SINS T5–T6`.
    pub title: String,
    /// The uppermost of its levels, where it is of levels.
    pub level: Option<Level>,
    /// What it was, in the order of the time points: the first time that it is known, and each time
    /// that it is another.
    pub steps: Vec<Step>,
}

/// What a score was from a time point on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The time point, by its place in the case.
    pub time_point: usize,
    /// The value or the interval.
    pub result: String,
    /// Its class.
    pub class: String,
}

/// A course with all that it is of.
struct Gathered<'a> {
    first: Score<'a>,
    levels: Vec<Level>,
    steps: Vec<Step>,
}

/// The scores that differ between time points. Levels with one course stand together. A time point
/// at which a score does not apply, or of which nothing is said, tells nothing.
pub fn over_time(case: &Case) -> Vec<Course> {
    let mut courses: Vec<Gathered<'_>> = Vec::new();
    for time_point in 0..case.time_points.len() {
        for score in of_time_point(case, time_point) {
            if score.outcome.not_applicable().is_some() {
                continue;
            }
            let class = score.class.as_deref().unwrap_or_default().to_owned();
            let step = Step { time_point, result: score.result(), class };
            let known = courses.iter_mut().find(|course| {
                course.first.name == score.name && course.first.subject == score.subject
            });
            match known {
                Some(course) => course.go_on(step),
                None => courses.push(Gathered {
                    levels: score.subject.level().into_iter().collect(),
                    first: score,
                    steps: vec![step],
                }),
            }
        }
    }
    courses.retain(|course| course.steps.len() > 1);
    joined(courses).into_iter().map(Gathered::told).collect()
}

/// Puts levels of one course together.
fn joined(courses: Vec<Gathered<'_>>) -> Vec<Gathered<'_>> {
    let mut together: Vec<Gathered<'_>> = Vec::new();
    for course in courses {
        let same = together.iter_mut().find(|other| {
            !course.levels.is_empty()
                && course.first.name == other.first.name
                && course.steps == other.steps
        });
        match same {
            Some(other) => other.levels.extend(course.levels),
            None => together.push(course),
        }
    }
    together
}

impl Gathered<'_> {
    fn go_on(&mut self, step: Step) {
        let last = self.steps.last();
        if last.is_none_or(|last| last.result != step.result || last.class != step.class) {
            self.steps.push(step);
        }
    }

    fn told(mut self) -> Course {
        self.levels.sort_unstable();
        let title = match (&self.levels[..], self.first.subject) {
            ([], _) | (_, Subject::Within(..)) => self.first.title(),
            (levels, _) => format!("{} {}", self.first.name, Level::ranges(levels)),
        };
        let level = self.levels.first().copied();
        Course { name: self.first.name, title, level, steps: self.steps }
    }
}
