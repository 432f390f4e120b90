//! What an open input of a score can be answered with in its card. The answer is written into the
//! very field that the input leads to, as seen by the annotator.

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

use crate::anatomy::{Level, Part};
use crate::case::{
    AnyOf, Bounds, Case, Choice, Collapse, CollapseClass, Fact, Interval, LevelFinding,
    MitoticCount, Necrosis, NecrosisClass, Number, Quantity, Specimen, TimePoint, Treatment,
    TreatmentKind, Tumour,
};
use crate::edit::{Mark, finding_mut, set_part};
use crate::scores::{FieldPath, Input, sins};

/// One answer.
#[derive(Clone)]
pub struct Offer {
    /// The answer in words.
    pub label: Cow<'static, str>,
    /// What it means, where its label does not say it all.
    pub hint: &'static str,
    put: Rc<dyn Fn(&mut Case)>,
}

impl Offer {
    /// Writes the answer into its field.
    pub fn put(&self, case: &mut Case) {
        (self.put)(case);
    }
}

/// The answers of an input; none where its field takes more than a choice.
pub fn offers(case: &Case, input: &Input<'_>) -> Vec<Offer> {
    match input.field {
        FieldPath::Level(index, level, "parts") if input.name == sins::POSTEROLATERAL => {
            posterolateral(case, index, level)
        }
        FieldPath::TimePoint(index, name) => of_time_point(name, &Place::time_point(index)),
        FieldPath::Level(index, level, name) => of_level(name, &Place::level(index, level)),
        FieldPath::Specimen(index, "mitoses") => mitoses(case, index),
        FieldPath::Specimen(index, name) => of_specimen(name, &Place::specimen(index)),
        FieldPath::Tumour(index, name) => of_tumour(name, &Place::tumour(index)),
        FieldPath::Treatment(index, name) => of_treatment(name, index),
        _ => Vec::new(),
    }
}

/// Finds a record in a case.
type Find<T> = dyn Fn(&mut Case) -> Option<&mut T>;

/// A record of the case.
struct Place<T>(Rc<Find<T>>);

impl Place<TimePoint> {
    fn time_point(index: usize) -> Self {
        Self(Rc::new(move |case| case.time_points.get_mut(index).map(Arc::make_mut)))
    }
}

impl Place<LevelFinding> {
    fn level(index: usize, level: Level) -> Self {
        Self(Rc::new(move |case| finding_mut(case, index, level)))
    }
}

impl Place<Specimen> {
    fn specimen(index: usize) -> Self {
        Self(Rc::new(move |case| case.specimens.get_mut(index)))
    }
}

impl Place<Tumour> {
    fn tumour(index: usize) -> Self {
        Self(Rc::new(move |case| case.tumours.get_mut(index)))
    }
}

impl<T: 'static> Place<T> {
    /// An answer that is written into a field of the record.
    fn offer<V: PartialEq + Clone + 'static>(
        &self,
        (label, hint): (&'static str, &'static str),
        value: V,
        of: fn(&mut T) -> &mut Option<Fact<V>>,
    ) -> Offer {
        let record = Rc::clone(&self.0);
        let put = move |case: &mut Case| {
            if let Some(record) = record(case) {
                Fact::observe_in(of(record), Some(value.clone()));
            }
        };
        Offer { label: label.into(), hint, put: Rc::new(put) }
    }

    /// The choices of a vocabulary, each made a value of the field.
    fn choices<C: Choice, V: PartialEq + Clone + 'static>(
        &self,
        value: fn(C) -> V,
        of: fn(&mut T) -> &mut Option<Fact<V>>,
    ) -> Vec<Offer> {
        let offer = |choice: &C| self.offer((choice.label(), choice.hint()), value(*choice), of);
        C::ALL.iter().map(offer).collect()
    }
}

fn of_time_point(name: &str, point: &Place<TimePoint>) -> Vec<Offer> {
    match name {
        "pain" => point.choices(AnyOf::one, |point| &mut point.pain),
        "performance.karnofsky" => {
            point.choices(Bounds::exactly, |point| &mut point.performance.karnofsky)
        }
        "neurology.frankel" => point.choices(AnyOf::one, |point| &mut point.neurology.frankel),
        "neurology.ais" => point.choices(AnyOf::one, |point| &mut point.neurology.ais),
        "elsewhere.nodes" => point.choices(same, |point| &mut point.elsewhere.nodes),
        "elsewhere.metastases" => point.choices(same, |point| &mut point.elsewhere.metastases),
        "elsewhere.organs" => point.choices(AnyOf::one, |point| &mut point.elsewhere.organs),
        "elsewhere.extraspinal_bone" => counts()
            .map(|(label, count)| {
                point.offer((label, ""), count, |point| &mut point.elsewhere.extraspinal_bone)
            })
            .collect(),
        _ => Vec::new(),
    }
}

fn of_level(name: &str, finding: &Place<LevelFinding>) -> Vec<Offer> {
    match name {
        "bone_lesion" => finding.choices(same, |finding| &mut finding.bone_lesion),
        "alignment" => finding.choices(same, |finding| &mut finding.alignment),
        "collapse" => CollapseClass::ALL
            .iter()
            .map(|class| {
                let words = (collapse_words(*class), "");
                finding.offer(words, collapse(*class), |finding| &mut finding.collapse)
            })
            .collect(),
        "body_share" => shares()
            .map(|(label, share)| {
                finding.offer((label, ""), share, |finding| &mut finding.body_share)
            })
            .collect(),
        "escc" => finding.choices(Bounds::exactly, |finding| &mut finding.escc),
        "thecal_sac" => finding.choices(Bounds::exactly, |finding| &mut finding.thecal_sac),
        _ => Vec::new(),
    }
}

fn of_specimen(name: &str, specimen: &Place<Specimen>) -> Vec<Offer> {
    match name {
        "differentiation" => specimen.choices(AnyOf::one, |specimen| &mut specimen.differentiation),
        "necrosis" => specimen.choices(necrosis, |specimen| &mut specimen.necrosis),
        _ => Vec::new(),
    }
}

/// One answer for each posterolateral part that is not marked as involved, and one for all of them
/// being free.
fn posterolateral(case: &Case, index: usize, level: Level) -> Vec<Offer> {
    let finding = case.time_points.get(index).and_then(|point| point.findings.levels.get(&level));
    let is_open =
        |part: &Part| finding.is_none_or(|finding| Mark::of(finding, *part) != Mark::Involved);
    let open: Vec<Part> = sins::posterolateral_parts(level).filter(is_open).collect();
    let mark = |part: Part| {
        let put = move |case: &mut Case| set_part(case, index, level, part, Mark::Involved);
        let label = part.label_at(level).into();
        Offer { label, hint: "Marks it as involved", put: Rc::new(put) }
    };
    let mut offers: Vec<Offer> = open.iter().copied().map(mark).collect();
    let put = move |case: &mut Case| {
        for part in &open {
            set_part(case, index, level, *part, Mark::Free);
        }
    };
    let hint = "Marks every other pedicle, facet and costovertebral joint as free";
    offers.push(Offer { label: "the rest free".into(), hint, put: Rc::new(put) });
    offers
}

/// The counts that FNCLCC tells apart, in ten fields; of a count without its fields, their number.
fn mitoses(case: &Case, index: usize) -> Vec<Offer> {
    let specimen = Place::specimen(index);
    let said = case.specimens.get(index).and_then(|specimen| specimen.mitoses.as_ref());
    let ten = Number::new(10.0).ok();
    let offer = |label, count| {
        let value = MitoticCount { count, fields: ten, field_area: None };
        specimen.offer((label, ""), value, |specimen| &mut specimen.mitoses)
    };
    match said.map(Fact::value) {
        Some(count) if count.fields.is_some() => Vec::new(),
        Some(count) => vec![offer("in 10 fields", count.count)],
        None => {
            let [none, nine, nineteen, twenty] =
                [0.0, 9.0, 19.0, 20.0].map(|count| Number::new(count).ok());
            let between = |low: Option<Number>, high: Option<Number>| {
                low.zip(high).and_then(|(low, high)| Interval::new(low, high).ok())
            };
            let counts = [
                ("0–9 in 10 fields", between(none, nine).map(Quantity::Between)),
                ("10–19 in 10 fields", between(ten, nineteen).map(Quantity::Between)),
                ("20 or more in 10 fields", twenty.map(Quantity::AtLeast)),
            ];
            counts.into_iter().filter_map(|(label, count)| Some(offer(label, count?))).collect()
        }
    }
}

/// Doses and fractions as they are often given; any other is typed in its field.
fn of_treatment(name: &str, index: usize) -> Vec<Offer> {
    type Field = fn(&mut Treatment) -> Option<&mut Option<Fact<Quantity>>>;
    let (field, often): (Field, &[f64]) = match name {
        "kind.radiotherapy.dose" => (
            |treatment| match &mut treatment.kind {
                TreatmentKind::Radiotherapy(therapy) => Some(&mut therapy.dose),
                _ => None,
            },
            &[8.0, 20.0, 25.0, 30.0, 40.0, 50.0, 60.0],
        ),
        "kind.radiotherapy.fractions" => (
            |treatment| match &mut treatment.kind {
                TreatmentKind::Radiotherapy(therapy) => Some(&mut therapy.fractions),
                _ => None,
            },
            &[1.0, 3.0, 5.0, 10.0, 15.0, 25.0, 30.0],
        ),
        "kind.systemic.cycles" => (
            |treatment| match &mut treatment.kind {
                TreatmentKind::Systemic(therapy) => Some(&mut therapy.cycles),
                _ => None,
            },
            &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0],
        ),
        _ => return Vec::new(),
    };
    let often = often.iter().filter_map(|amount| Number::new(*amount).ok());
    let offer = |amount: Number| {
        let put = move |case: &mut Case| {
            if let Some(field) = case.treatments.get_mut(index).and_then(field) {
                Fact::observe_in(field, Some(Quantity::Exactly(amount)));
            }
        };
        Offer { label: amount.to_string().into(), hint: "", put: Rc::new(put) }
    };
    often.map(offer).collect()
}

fn of_tumour(name: &str, tumour: &Place<Tumour>) -> Vec<Offer> {
    match name {
        "role" => tumour.choices(same, |tumour| &mut tumour.role),
        "multiplicity" => tumour.choices(same, |tumour| &mut tumour.multiplicity),
        _ => Vec::new(),
    }
}

const fn same<C>(choice: C) -> C
where
    C: Copy,
{
    choice
}

/// A share alone could be taken for how much of the body is involved.
const fn collapse_words(class: CollapseClass) -> &'static str {
    match class {
        CollapseClass::None => "no collapse",
        CollapseClass::Present => "collapse",
        CollapseClass::Below50 => "collapse < 50 %",
        CollapseClass::Above50 => "collapse > 50 %",
    }
}

const fn collapse(class: CollapseClass) -> Collapse {
    Collapse { class, percent: None }
}

const fn necrosis(class: NecrosisClass) -> Necrosis {
    Necrosis { class, percent: None }
}

/// The shares of a body that SINS tells apart.
fn shares() -> impl Iterator<Item = (&'static str, Quantity)> {
    let half = Number::new(50.0).ok();
    let share = |label, quantity: fn(Number) -> Quantity| half.map(|half| (label, quantity(half)));
    [share("up to 50 % involved", Quantity::AtMost), share("over 50 % involved", Quantity::Above)]
        .into_iter()
        .flatten()
}

/// The numbers of bone metastases that Tokuhashi tells apart.
fn counts() -> impl Iterator<Item = (&'static str, Quantity)> {
    let [none, one, two, three] = [0.0, 1.0, 2.0, 3.0].map(|count| Number::new(count).ok());
    let few = one.zip(two).and_then(|(one, two)| Interval::new(one, two).ok());
    [
        none.map(|none| ("none", Quantity::Exactly(none))),
        few.map(|few| ("1–2", Quantity::Between(few))),
        three.map(|three| ("3 or more", Quantity::AtLeast(three))),
    ]
    .into_iter()
    .flatten()
}
