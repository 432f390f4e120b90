//! Which treatments were given before a time point.

use super::{Case, Fact, Id, Offset, TimePoint, Treatment, When};

/// The treatments that were given at or before a time point, in the order of the record. One that
/// was given at the same time as a time point before treatment is not among them.
///
/// Where times cannot be compared, because one is not dated or only its order is known, the order
/// of the record decides: an undated item follows its dated neighbour, and without any the first
/// time point is the one before treatment.
pub fn given_by(case: &Case, time_point: usize) -> Vec<&Treatment> {
    let given = case.treatments.iter().enumerate().filter(|(_, treatment)| treatment.is_given());
    given
        .filter(|(index, _)| is_before(case, *index, time_point))
        .map(|(_, treatment)| treatment)
        .collect()
}

fn is_before(case: &Case, treatment: usize, time_point: usize) -> bool {
    let points = &case.time_points;
    let Some(point) = points.get(time_point) else { return false };
    let known = |index: usize, point: &TimePoint| {
        let when = case.treatments.get(index)?.when.as_ref()?;
        compared(case, when, point)
    };
    if let Some(before) = known(treatment, point) {
        return before;
    }
    // An undated treatment stands by its dated neighbour in the record.
    if case.treatments.get(treatment).is_some_and(|treatment| treatment.when.is_none()) {
        let mut neighbours = (0..treatment).rev().chain(treatment + 1..case.treatments.len());
        if let Some(before) = neighbours.find_map(|index| known(index, point)) {
            return before;
        }
    }
    // So does an undated time point: what was before its predecessor was before it.
    let mut earlier = points[..time_point].iter().rev();
    if earlier.find_map(|point| known(treatment, point)) == Some(true) {
        return true;
    }
    let mut later = points[time_point + 1..].iter();
    if later.find_map(|point| known(treatment, point)) == Some(false) {
        return false;
    }
    time_point > 0 && !is_before_treatment(point)
}

/// Whether a treatment was before a time point; `None` where their times cannot be compared.
fn compared(case: &Case, when: &Fact<When>, point: &TimePoint) -> Option<bool> {
    let (root, [from, to]) = moment(case, when.value())?;
    let (other, [start, end]) = moment(case, point.when.as_ref()?.value())?;
    if root != other {
        return None;
    }
    if same(from, to) && same(start, end) && same(from, start) {
        let first = case.time_points.first().is_some_and(|first| first.id == point.id);
        return Some(!(first || is_before_treatment(point)));
    }
    if to <= start {
        Some(true)
    } else if from >= end {
        Some(false)
    } else {
        let middles = [f64::midpoint(from, to), f64::midpoint(start, end)];
        middles.iter().all(|middle| middle.is_finite()).then(|| middles[0] <= middles[1])
    }
}

/// Months that are the same to a part of a minute.
fn same(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-9
}

/// Whether a time point is named as one before treatment.
fn is_before_treatment(point: &TimePoint) -> bool {
    let label = point.label.to_lowercase();
    ["pre-", "preop", "presentation", "before", "admission", "diagnos", "baseline"]
        .iter()
        .any(|word| label.contains(word))
}

/// When something was: the anchor that no other one dates, and the months from it, at the earliest
/// and at the latest.
fn moment<'a>(case: &'a Case, when: &'a When) -> Option<(&'a Id, [f64; 2])> {
    let anchor = |id: &Id| case.anchors.iter().find(|anchor| anchor.id == *id);
    let mut root = &when.anchor;
    let mut months = interval(when.offset);
    // Anchors that are counted from each other in a circle date nothing.
    for _ in 0..=case.anchors.len() {
        let Some(next) = anchor(root).and_then(|anchor| anchor.when.as_ref()) else {
            return Some((root, months));
        };
        let offset = interval(next.value().offset);
        months = [months[0] + offset[0], months[1] + offset[1]];
        root = &next.value().anchor;
    }
    None
}

fn interval(offset: Offset) -> [f64; 2] {
    match offset {
        Offset::Exact(months) | Offset::Approximate(months) | Offset::AtLeast(months) => {
            [months.get(); 2]
        }
        Offset::Range(range) => [range.from().get(), range.to().get()],
        Offset::After => [0.0, f64::INFINITY],
        Offset::Before => [f64::NEG_INFINITY, 0.0],
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::case::{AnchorKind, Months, Systemic, TimeAnchor, TreatmentKind, TreatmentStatus};

    fn id(name: &str) -> Id {
        name.parse().unwrap()
    }

    #[expect(clippy::unnecessary_wraps, reason = "as the document holds it")]
    fn at(anchor: &str, months: f64) -> Option<Fact<When>> {
        let offset = Offset::Exact(Months::new(months).unwrap());
        Some(Fact::observed(When { anchor: id(anchor), offset }))
    }

    #[expect(clippy::unnecessary_wraps, reason = "as the document holds it")]
    fn only(offset: Offset) -> Option<Fact<When>> {
        Some(Fact::observed(When { anchor: id("surgery"), offset }))
    }

    type Dated<'a> = (&'a str, Option<Fact<When>>);

    fn case(points: &[Dated<'_>], treatments: &[Dated<'_>]) -> Case {
        let mut case = Case::new("timing");
        case.anchors = ["surgery", "onset"]
            .map(|name| TimeAnchor {
                id: id(name),
                kind: AnchorKind::Other,
                label: name.to_owned(),
                when: if name == "onset" { at("surgery", -3.0) } else { None },
            })
            .to_vec();
        let point = |(index, (label, when)): (usize, &Dated<'_>)| {
            let mut point = TimePoint::new(id(&format!("p{index}")), *label);
            point.when.clone_from(when);
            Arc::new(point)
        };
        case.time_points = points.iter().enumerate().map(point).collect();
        case.treatments = treatments
            .iter()
            .map(|(label, when)| Treatment {
                id: id(label),
                label: (*label).to_owned(),
                when: when.clone(),
                status: Fact::observed(TreatmentStatus::Given),
                reason: None,
                intent: None,
                tumours: Vec::new(),
                kind: TreatmentKind::Systemic(Systemic::default()),
                response: None,
            })
            .collect();
        case
    }

    fn shown(case: &Case) -> Vec<String> {
        let labels = |index| {
            let given = given_by(case, index).into_iter().map(|t| t.label.clone());
            given.collect::<Vec<_>>().join(" ")
        };
        (0..case.time_points.len()).map(labels).collect()
    }

    #[test]
    fn treatments_show_from_the_time_that_they_were_given() {
        let points = [
            ("pain", at("onset", 0.0)),
            ("pre-op MRI", at("surgery", 0.0)),
            ("post-op", at("surgery", 0.0)),
            ("6 months", at("surgery", 6.0)),
        ];
        let treatments =
            [("lam", at("surgery", 0.0)), ("rt", at("onset", 5.0)), ("late", at("surgery", 8.0))];
        assert_eq!(shown(&case(&points, &treatments)), ["", "", "lam", "lam rt"]);
    }

    #[test]
    fn the_first_time_point_is_before_what_happens_at_the_same_time() {
        let points = [("MRI", at("surgery", 0.0)), ("later", at("surgery", 1.0))];
        assert_eq!(shown(&case(&points, &[("lam", at("surgery", 0.0))])), ["", "lam"]);
    }

    #[test]
    fn undated_items_follow_their_neighbours_in_the_record() {
        let points = [("presentation", None), ("follow-up", None)];
        assert_eq!(shown(&case(&points, &[("lam", None)])), ["", "lam"]);
        let points = [
            ("presentation", at("surgery", 0.0)),
            ("follow-up", None),
            ("one year", at("surgery", 12.0)),
        ];
        let treatments = [("lam", at("surgery", 0.0)), ("rt", None), ("late", at("surgery", 20.0))];
        assert_eq!(shown(&case(&points, &treatments)), ["", "lam rt", "lam rt"]);
    }

    #[test]
    fn times_of_which_only_the_order_is_known_are_compared_as_far_as_they_can_be() {
        let points = [("presentation", at("surgery", 0.0)), ("year", at("surgery", 12.0))];
        let after = [("chemo", only(Offset::After))];
        assert_eq!(shown(&case(&points, &after)), ["", "chemo"]);
        let before = [("embol", only(Offset::Before))];
        assert_eq!(shown(&case(&points, &before)), ["embol", "embol"]);
    }

    #[test]
    fn what_was_not_given_is_not_shown() {
        let points = [("pre", None), ("post", None)];
        let mut case = case(&points, &[("lam", None)]);
        for status in [TreatmentStatus::Refused, TreatmentStatus::RecommendedNotGiven] {
            case.treatments[0].status = Fact::observed(status);
            assert_eq!(shown(&case), ["", ""]);
        }
    }

    #[test]
    fn anchors_in_a_circle_and_missing_time_points_are_harmless() {
        let mut case =
            case(&[("a", at("onset", 0.0)), ("b", at("onset", 1.0))], &[("t", at("onset", 0.5))]);
        case.anchors[0].when = at("onset", 1.0);
        assert_eq!(shown(&case), ["", "t"]);
        assert!(given_by(&case, 7).is_empty());
    }
}
