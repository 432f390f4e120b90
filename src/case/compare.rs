//! One value held against another of its kind: whether it says as much, and what it is in words.

use super::bounds::{AnyOf, Bounds};
use super::choice::Choice;
use super::compression::{Canal, CanalState, Direction};
use super::directions::Directions;
use super::finding::{Alignment, BoneLesion, Collapse, CollapseClass, PartFinding, YesNo};
use super::levels::Levels;
use super::mass::{Size, SizeMethod};
use super::number::{Number, Quantity};
use super::patient::Sex;
use super::signal::{Enhancement, SignalIntensity};
use super::specimen::{
    Grade, GradeSystem, MitoticCount, Necrosis, NecrosisClass, Staining, StatedGrade,
};
use super::time_point::{DiseaseStatus, EventKind};
use super::treatment::{ActKind, Dose, TreatmentStatus};
use super::tumour::{Entity, Site};

/// A value that can be held against another of its kind.
pub trait Comparable: PartialEq {
    /// Whether it says all that another value says: `ESCC 3` says that it is at least 2.
    ///
    /// Two values contradict each other where neither says what the other says.
    fn implies(&self, other: &Self) -> bool {
        self == other
    }

    /// The value in a few words.
    fn words(&self) -> String;
}

macro_rules! plain_choices {
    ($($choice:ty)*) => { $(
        impl Comparable for $choice {
            fn words(&self) -> String {
                self.label().to_owned()
            }
        }
    )* };
}

plain_choices! { ActKind Alignment BoneLesion Direction DiseaseStatus EventKind Sex SignalIntensity TreatmentStatus YesNo }

/// Whether something that may be left out is the same, or is left out by the other.
fn covers<T: PartialEq>(own: Option<&T>, other: Option<&T>) -> bool {
    other.is_none() || own == other
}

/// What is there, in words one after another.
fn listed(words: impl IntoIterator<Item = Option<String>>) -> String {
    words.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn label<T: Choice>(choice: T) -> String {
    choice.label().to_owned()
}

impl Comparable for PartFinding {
    fn implies(&self, other: &Self) -> bool {
        self.state == other.state && covers(self.extent.as_ref(), other.extent.as_ref())
    }

    fn words(&self) -> String {
        self.to_string()
    }
}

impl Comparable for Levels {
    /// The same levels, listed or as the ends of a range.
    fn implies(&self, other: &Self) -> bool {
        self.all() == other.all()
    }

    fn words(&self) -> String {
        self.to_string()
    }
}

impl Comparable for Directions {
    fn implies(&self, other: &Self) -> bool {
        self.covers(*other)
    }

    fn words(&self) -> String {
        self.to_string()
    }
}

impl Comparable for Canal {
    fn implies(&self, other: &Self) -> bool {
        let state = self.state == other.state
            || (self.state, other.state) == (CanalState::Filled, CanalState::Invaded);
        let from = match (self.from, other.from) {
            (_, None) => true,
            (own, Some(other)) => own.is_some_and(|own| own.implies(&other)),
        };
        state && from
    }

    fn words(&self) -> String {
        listed([Some(label(self.state)), self.from.map(|from| format!("from {from}"))])
    }
}

impl Comparable for Collapse {
    fn implies(&self, other: &Self) -> bool {
        let class = self.class == other.class
            || other.class == CollapseClass::Present && self.class != CollapseClass::None;
        class && covers(self.percent.as_ref(), other.percent.as_ref())
    }

    fn words(&self) -> String {
        match self.percent {
            Some(percent) => format!("{percent} %"),
            None => label(self.class),
        }
    }
}

impl Comparable for Enhancement {
    fn implies(&self, other: &Self) -> bool {
        self == other || *other == Self::Present && *self != Self::None
    }

    fn words(&self) -> String {
        label(*self)
    }
}

impl<T: Choice + Ord> Comparable for Bounds<T> {
    fn implies(&self, other: &Self) -> bool {
        let within = |value: Option<T>, end: Option<T>| match (value, end) {
            (Some(value), Some(_)) => other.allows(value),
            (None, Some(_)) => false,
            (_, None) => true,
        };
        within(self.min(), other.min()) && within(self.max(), other.max())
    }

    fn words(&self) -> String {
        self.to_string()
    }
}

impl<T: Choice + Ord> Comparable for AnyOf<T> {
    fn implies(&self, other: &Self) -> bool {
        self.values().iter().all(|value| other.values().contains(value))
    }

    fn words(&self) -> String {
        self.to_string()
    }
}

impl Comparable for Quantity {
    fn words(&self) -> String {
        self.to_string()
    }
}

impl Comparable for String {
    fn implies(&self, other: &Self) -> bool {
        self.to_lowercase() == other.to_lowercase()
    }

    fn words(&self) -> String {
        self.clone()
    }
}

impl Comparable for Size {
    fn implies(&self, other: &Self) -> bool {
        let method = self.method == other.method
            || [self.method, other.method].contains(&SizeMethod::NotStated);
        method
            && self.diameters == other.diameters
            && covers(self.of.as_ref(), other.of.as_ref())
            && covers(self.time_point.as_ref(), other.time_point.as_ref())
    }

    fn words(&self) -> String {
        let diameters: Vec<String> = self.diameters.iter().map(ToString::to_string).collect();
        format!("{} cm ({})", diameters.join(" × "), self.method.label())
    }
}

impl Comparable for Staining {
    fn implies(&self, other: &Self) -> bool {
        self.result == other.result
            && covers(self.extent.as_ref(), other.extent.as_ref())
            && covers(self.intensity.as_ref(), other.intensity.as_ref())
            && covers(self.percent.as_ref(), other.percent.as_ref())
            && covers(self.pattern.as_ref(), other.pattern.as_ref())
    }

    fn words(&self) -> String {
        listed([
            Some(label(self.result)),
            self.extent.map(label),
            self.intensity.map(label),
            self.percent.map(|percent| format!("{percent} %")),
            self.pattern.map(label),
        ])
    }
}

impl Comparable for MitoticCount {
    fn implies(&self, other: &Self) -> bool {
        self.count == other.count
            && covers(self.fields.as_ref(), other.fields.as_ref())
            && covers(self.field_area.as_ref(), other.field_area.as_ref())
    }

    fn words(&self) -> String {
        match (self.fields.map(Number::get), self.field_area) {
            (Some(1.0), Some(area)) => format!("{} in {area} mm²", self.count),
            (Some(1.0), None) => format!("{} in 1 field", self.count),
            (Some(fields), _) => format!("{} in {fields} fields", self.count),
            (None, _) => self.count.to_string(),
        }
    }
}

impl Comparable for Necrosis {
    fn implies(&self, other: &Self) -> bool {
        let class = self.class == other.class
            || other.class == NecrosisClass::Present && self.class != NecrosisClass::None;
        class && covers(self.percent.as_ref(), other.percent.as_ref())
    }

    fn words(&self) -> String {
        match self.percent {
            Some(percent) => format!("{percent} %"),
            None => label(self.class),
        }
    }
}

impl Comparable for StatedGrade {
    fn implies(&self, other: &Self) -> bool {
        let system = self.system == other.system || other.system == GradeSystem::NotStated;
        system && self.mixed == other.mixed && self.grades.implies(&other.grades)
    }

    fn words(&self) -> String {
        let grades: Vec<&str> = self.grades.values().iter().copied().map(Grade::label).collect();
        let grades = grades.join(if self.mixed { " and " } else { " or " });
        match self.system {
            GradeSystem::NotStated => grades,
            system => format!("{} {grades}", system.label()),
        }
    }
}

impl Comparable for Entity {
    fn implies(&self, other: &Self) -> bool {
        self.name.implies(&other.name)
            || self.morphology.is_some() && self.morphology == other.morphology
    }

    fn words(&self) -> String {
        self.name.clone()
    }
}

impl Comparable for Site {
    fn words(&self) -> String {
        self.region.label().to_owned()
    }
}

impl Comparable for Dose {
    fn words(&self) -> String {
        format!("{} {}", self.amount, self.unit.label())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{Escc, Extent, StainResult};

    #[test]
    fn a_value_implies_what_is_less_exact_and_not_the_other_way_round() {
        fn narrower<T: Comparable>(narrow: &T, wide: &T) {
            assert!(narrow.implies(wide) && !wide.implies(narrow));
            assert!(narrow.implies(narrow) && wide.implies(wide));
        }
        let grade = Bounds::exactly(Escc::Grade3);
        narrower(&grade, &Bounds::at_least(Escc::Grade2));
        narrower(&grade, &Bounds::new(Some(Escc::Grade2), Some(Escc::Grade3)).unwrap());
        narrower(&Bounds::at_least(Escc::Grade2), &Bounds::at_least(Escc::Grade1a));
        narrower(
            &PartFinding { extent: Some(Extent::Total), ..PartFinding::INVOLVED },
            &PartFinding::INVOLVED,
        );
        let canal = |state| Canal { state, from: None };
        narrower(&canal(CanalState::Filled), &canal(CanalState::Invaded));
        let collapse = |class| Collapse { class, percent: None };
        narrower(&collapse(CollapseClass::Above50), &collapse(CollapseClass::Present));
        narrower(&Enhancement::Rim, &Enhancement::Present);
        let bare = Staining::bare(StainResult::Positive);
        let percent = Some("30".parse().unwrap());
        narrower(&Staining { percent, ..bare }, &bare);
    }

    #[test]
    fn values_that_exclude_each_other_imply_nothing() {
        fn apart<T: Comparable>(one: &T, other: &T) {
            assert!(!one.implies(other) && !other.implies(one));
        }
        apart(&Bounds::exactly(Escc::Grade1b), &Bounds::at_least(Escc::Grade2));
        apart(&PartFinding::INVOLVED, &PartFinding::FREE);
        apart(&BoneLesion::Lytic, &BoneLesion::Blastic);
        apart(&Staining::bare(StainResult::Positive), &Staining::bare(StainResult::Negative));
    }
}
