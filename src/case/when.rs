//! When something was: a distance in months from a named moment, as sure as the source has it.

use std::collections::BTreeSet;
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::choice::{Choice as _, choice, record};
use super::fact::Fact;
use super::value::{Id, InvalidValue};

/// A distance in time in months, from 200 years before to 200 years after.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "f64", into = "f64")]
#[schemars(extend("minimum" = -2400, "maximum" = 2400))]
pub struct Months(f64);

impl Months {
    /// No distance.
    pub const ZERO: Self = Self(0.0);
    /// The longest distance.
    pub const MAX: f64 = 2400.0;

    /// A distance from -[`Self::MAX`] to [`Self::MAX`].
    ///
    /// # Errors
    /// A distance outside that range, or none at all.
    pub fn new(months: f64) -> Result<Self, InvalidValue> {
        if (-Self::MAX..=Self::MAX).contains(&months) {
            Ok(Self(months + 0.0))
        } else {
            Err(InvalidValue(format!("{months} is not a number of months from -2400 to 2400")))
        }
    }

    /// The distance in months.
    pub const fn get(self) -> f64 {
        self.0
    }
}

impl TryFrom<f64> for Months {
    type Error = InvalidValue;

    fn try_from(months: f64) -> Result<Self, Self::Error> {
        Self::new(months)
    }
}

impl From<Months> for f64 {
    fn from(months: Months) -> Self {
        months.0
    }
}

impl fmt::Display for Months {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Two decimals are a third of a day.
        let rounded = (self.0 * 100.0).round() / 100.0;
        write!(f, "{}", rounded + 0.0)
    }
}

/// How far something lies from its moment, in months; negative is before.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Offset {
    /// Exactly so many months after.
    Exact(Months),
    /// About so many months after.
    Approximate(Months),
    /// So many months after, or later.
    AtLeast(Months),
    /// Between two distances.
    Range(MonthRange),
    /// Some time after it; only the order is known.
    After,
    /// Some time before it; only the order is known.
    Before,
}

/// Two distances in months, the earlier first.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "(Months, Months)", into = "(Months, Months)")]
pub struct MonthRange {
    from: Months,
    to: Months,
}

impl MonthRange {
    /// A range.
    ///
    /// # Errors
    /// The earlier distance does not come first.
    pub fn new(from: Months, to: Months) -> Result<Self, InvalidValue> {
        if from <= to {
            Ok(Self { from, to })
        } else {
            Err(InvalidValue(format!("{from} to {to} months: the earlier comes first")))
        }
    }

    /// The earlier end.
    pub const fn from(self) -> Months {
        self.from
    }

    /// The later end.
    pub const fn to(self) -> Months {
        self.to
    }
}

impl TryFrom<(Months, Months)> for MonthRange {
    type Error = InvalidValue;

    fn try_from((from, to): (Months, Months)) -> Result<Self, Self::Error> {
        Self::new(from, to)
    }
}

impl From<MonthRange> for (Months, Months) {
    fn from(range: MonthRange) -> Self {
        (range.from, range.to)
    }
}

impl Offset {
    /// Where it is drawn on a time axis: its middle; `None` where only the order is known.
    pub fn middle(self) -> Option<f64> {
        match self {
            Self::Exact(months) | Self::Approximate(months) | Self::AtLeast(months) => {
                Some(months.get())
            }
            Self::Range(range) => Some(f64::midpoint(range.from.get(), range.to.get())),
            Self::After | Self::Before => None,
        }
    }
}

impl fmt::Display for Offset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact(months) => write!(f, "{months} mo"),
            Self::Approximate(months) => write!(f, "~{months} mo"),
            Self::AtLeast(months) => write!(f, "≥{months} mo"),
            Self::Range(range) => write!(f, "{} to {} mo", range.from, range.to),
            Self::After => f.write_str("after"),
            Self::Before => f.write_str("before"),
        }
    }
}

record! {
    /// A point in time: so many months from one of the case's anchors.
    pub struct When {
        /// The anchor that it is counted from.
        pub anchor: Id,
        /// How far from it.
        pub offset: Offset,
    }
}

choice! {
    /// What kind of moment an anchor is.
    pub enum AnchorKind {
        SymptomOnset = "onset of symptoms",
        FirstPresentation = "first presentation",
        Admission = "admission",
        Diagnosis = "diagnosis",
        PrimaryDiagnosis = "diagnosis of the primary tumour",
        IndexSurgery = "index surgery",
        TreatmentStart = "start of a treatment",
        TreatmentEnd = "end of a treatment",
        Other = "another moment",
    }
}

record! {
    /// An anchor: a named moment that times are counted from.
    pub struct TimeAnchor {
        /// Its id.
        pub id: Id,
        /// What kind of moment it is.
        pub kind: AnchorKind,
        /// Its name for a reader.
        pub label: String,
        /// When it was, counted from another moment.
        pub when: Option<Fact<When>>,
    }
}

/// A time as the case has it: `3 mo after first presentation`.
pub fn when_in_words(case: &super::Case, when: Option<&Fact<When>>) -> String {
    let one = |when: &When| {
        let anchor = case.anchors.iter().find(|anchor| anchor.id == when.anchor);
        let name = anchor.map_or("", |anchor| match anchor.label.trim() {
            "" => anchor.kind.label(),
            label => label,
        });
        match (when.offset, when.offset.middle()) {
            (Offset::Exact(_), Some(0.0)) => format!("at {name}"),
            (_, None) => format!("{} {name}", when.offset),
            (offset, Some(months)) if months < 0.0 => {
                format!("{} before {name}", offset.to_string().replace('-', ""))
            }
            (offset, Some(_)) => format!("{offset} after {name}"),
        }
    };
    let values = when.into_iter().flat_map(Fact::values);
    values.map(|sourced| one(&sourced.value)).collect::<Vec<_>>().join(" or ")
}

/// Months on the case's time line, whose zero is the index surgery, or else the first anchor;
/// `None` where only the order is known.
pub fn months_from(case: &super::Case, when: &When) -> Option<f64> {
    let zero = zero(case)?;
    let (root, offset) = lineage(case, &when.anchor)?;
    let (zero_root, zero_offset) = lineage(case, &zero.id)?;
    (root == zero_root).then_some(offset - zero_offset + when.offset.middle()?)
}

/// The anchor that the time line is counted from.
fn zero(case: &super::Case) -> Option<&TimeAnchor> {
    let surgery = |anchor: &&TimeAnchor| anchor.kind == AnchorKind::IndexSurgery;
    case.anchors.iter().find(surgery).or_else(|| case.anchors.first())
}

/// Whether a time that has no place on the time line is known to be before its zero.
pub fn is_before_zero(case: &super::Case, when: &When) -> bool {
    if when.offset == Offset::Before {
        return true;
    }
    let Some((root, months)) = lineage(case, &when.anchor) else { return false };
    let Some(zero) = zero(case) else { return false };
    let order = |id: &Id| {
        let anchor = case.anchors.iter().find(|anchor| anchor.id == *id)?;
        anchor.when.as_ref().map(Fact::value)
    };
    let Some((zero_root, _)) = lineage(case, &zero.id) else { return false };
    // Either it is counted from something before the zero, or the zero from something after it.
    let middle = when.offset.middle().unwrap_or(f64::INFINITY);
    let root_is_before = order(root)
        .is_some_and(|earlier| earlier.offset == Offset::Before && earlier.anchor == *zero_root);
    let zero_is_after = order(zero_root).is_some_and(|earlier| {
        earlier.offset == Offset::After
            && lineage(case, &earlier.anchor).is_some_and(|(other, _)| other == root)
    });
    (root_is_before || zero_is_after) && months + middle <= 0.0
}

/// Whether a time that has no place on the time line is known to be after its zero.
pub fn is_after_zero(case: &super::Case, when: &When) -> bool {
    let lineages = lineage(case, &when.anchor).zip(zero(case).and_then(|z| lineage(case, &z.id)));
    let Some(((root, months), (zero_root, zero_months))) = lineages else { return false };
    if root == zero_root {
        return when.offset == Offset::After && months >= zero_months;
    }
    // It is counted from something after the zero.
    let anchor = case.anchors.iter().find(|anchor| anchor.id == *root);
    let root_is_after = anchor.and_then(|anchor| anchor.when.as_ref()).is_some_and(|fact| {
        let earlier = fact.value();
        let known = lineage(case, &earlier.anchor);
        let since = known.is_some_and(|(other, at)| other == zero_root && at >= zero_months);
        earlier.offset == Offset::After && since
    });
    let own = match when.offset {
        Offset::After => 0.0,
        offset => offset.middle().unwrap_or(f64::NEG_INFINITY),
    };
    root_is_after && months + own >= 0.0
}

/// Whether an anchor is another one, or is counted from it by whatever steps.
pub fn is_counted_from(case: &super::Case, anchor: &Id, other: &Id) -> bool {
    let mut seen = BTreeSet::new();
    let mut next = vec![anchor];
    while let Some(id) = next.pop() {
        if id == other {
            return true;
        }
        if seen.insert(id) {
            let anchor = case.anchors.iter().find(|anchor| anchor.id == *id);
            let whens = anchor.and_then(|anchor| anchor.when.as_ref()).map(Fact::values);
            next.extend(whens.into_iter().flatten().map(|sourced| &sourced.value.anchor));
        }
    }
    false
}

/// The anchor that an anchor's time leads back to, and how many months it lies from it.
fn lineage<'a>(case: &'a super::Case, id: &'a Id) -> Option<(&'a Id, f64)> {
    let (mut id, mut months) = (id, 0.0);
    // Anchors form no circle in a checked case; one in hand may.
    for _ in 0..=case.anchors.len() {
        let anchor = case.anchors.iter().find(|anchor| anchor.id == *id)?;
        let earlier = anchor.when.as_ref().map(Fact::value);
        let Some((earlier, step)) = earlier.and_then(|when| Some((when, when.offset.middle()?)))
        else {
            return Some((id, months));
        };
        months += step;
        id = &earlier.anchor;
    }
    None
}
