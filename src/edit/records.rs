//! Removing records that others refer to, and carrying findings to another time point.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Map, Value, json};

use crate::case::{Basis, Case, Certainty, Fact, Id, Size, TimePoint};

/// Lets go of references to records that are no longer in the case: a removed source takes its
/// passages along, a removed tumour its diagnoses; the values themselves stay.
pub fn settle(case: &mut Case) {
    let ids = |ids: Vec<&Id>| ids.into_iter().cloned().collect::<BTreeSet<Id>>();
    let sources = ids(case.sources.iter().map(|source| &source.id).collect());
    let tumours = ids(case.tumours.iter().map(|tumour| &tumour.id).collect());
    let points = ids(case.time_points.iter().map(|point| &point.id).collect());

    case.diagnoses.retain(|diagnosis| tumours.contains(&diagnosis.tumour));
    for source in &mut case.sources {
        source.time_points.retain(|point| points.contains(point));
    }
    for tumour in &mut case.tumours {
        tumour.from.take_if(|from| !tumours.contains(from));
        settle_sizes(&mut tumour.sizes, &points);
    }
    for specimen in &mut case.specimens {
        specimen.tumours.retain(|tumour| tumours.contains(tumour));
    }
    for treatment in &mut case.treatments {
        treatment.tumours.retain(|tumour| tumours.contains(tumour));
    }
    for point in case.time_points.iter_mut().filter(|point| !point.findings.masses.is_empty()) {
        for mass in &mut Arc::make_mut(point).findings.masses {
            mass.tumour.take_if(|tumour| !tumours.contains(tumour));
            settle_sizes(&mut mass.sizes, &points);
        }
    }
    super::text::each_evidence(case, &mut |list| {
        list.retain(|evidence| sources.contains(&evidence.source));
    });
}

fn settle_sizes(sizes: &mut [Fact<Size>], points: &BTreeSet<Id>) {
    for sourced in sizes.iter_mut().flat_map(Fact::values_mut) {
        sourced.value.time_point.take_if(|point| !points.contains(point));
    }
}

/// The anchors that something counts its time from; they cannot be removed.
pub fn used_anchors(case: &Case) -> BTreeSet<&Id> {
    let points = case.time_points.iter();
    let whens = (case.anchors.iter().map(|anchor| &anchor.when))
        .chain(points.clone().map(|point| &point.when))
        .chain(points.flat_map(|point| &point.events).map(|event| &event.when))
        .chain(case.specimens.iter().map(|specimen| &specimen.when))
        .chain(case.treatments.iter().map(|treatment| &treatment.when))
        .chain(case.patient.history.iter().map(|item| &item.when));
    whens.flatten().flat_map(Fact::values).map(|sourced| &sourced.value.anchor).collect()
}

/// The note of what is carried over, before the name of the time point that it comes from.
const CARRIED_OVER: &str = "carried over from ";

/// Carries the findings of one time point into a new one, as unconfirmed: inferred and suspected.
/// Or, where the annotator says that nothing has changed, as observed. Passages stay behind: they
/// speak of the earlier time.
pub fn copy_findings(from: &TimePoint, to: &mut TimePoint, unchanged: bool) {
    let Ok(mut findings) = serde_json::to_value(&from.findings) else { return };
    let note = format!("{CARRIED_OVER}{}", from.label);
    carry_over(&mut findings, unchanged, &note);
    if let Ok(findings) = serde_json::from_value(findings) {
        to.findings = findings;
    }
}

/// Whether something stands at a time point that is carried over from another, and nobody has
/// looked again.
pub fn has_carried_over(point: &TimePoint) -> bool {
    let mut found = false;
    if let Ok(mut findings) = serde_json::to_value(&point.findings) {
        each_carried_over(&mut findings, &mut |_| found = true);
    }
    found
}

/// Takes all that is carried over to a time point for seen there: somebody has looked again.
pub fn confirm_carried_over(point: &mut TimePoint) {
    let Ok(mut findings) = serde_json::to_value(&point.findings) else { return };
    each_carried_over(&mut findings, &mut |value| {
        value.insert("basis".to_owned(), json!(Basis::Observed));
        value.remove("certainty");
        let note = value.get("note").and_then(Value::as_str);
        if note.is_some_and(|note| note.starts_with(CARRIED_OVER)) {
            value.remove("note");
        }
    });
    if let Ok(findings) = serde_json::from_value(findings) {
        point.findings = findings;
    }
}

/// Visits every value that is carried over (see [`crate::case::Sourced::is_carried_over`]),
/// whichever record holds it.
fn each_carried_over(value: &mut Value, visit: &mut dyn FnMut(&mut Map<String, Value>)) {
    match value {
        Value::Object(object) => {
            let is = |key: &str, word: Value| object.get(key) == Some(&word);
            if is("basis", json!(Basis::Inferred))
                && is("certainty", json!(Certainty::Suspected))
                && !object.contains_key("evidence")
            {
                visit(object);
            }
            object.values_mut().for_each(|inner| each_carried_over(inner, visit));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| each_carried_over(item, visit)),
        _ => {}
    }
}

/// Changes the basis of every value of every fact, whichever record holds it.
fn carry_over(value: &mut Value, unchanged: bool, note: &str) {
    match value {
        Value::Object(object) => {
            if object.contains_key("basis") && object.contains_key("value") {
                let basis = if unchanged { Basis::Observed } else { Basis::Inferred };
                object.insert("basis".to_owned(), json!(basis));
                object.remove("evidence");
                if !unchanged {
                    object.insert("certainty".to_owned(), json!(Certainty::Suspected));
                    object.insert("note".to_owned(), json!(note));
                }
            }
            object.values_mut().for_each(|inner| carry_over(inner, unchanged, note));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| carry_over(item, unchanged, note)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anatomy::{Level, Part};
    use crate::case::{
        Bounds, Escc, Evidence, Months, Offset, PartFinding, Region, Role, Site, Source,
        SourceKind, Tumour, When, Wording, check,
    };

    fn id(text: &str) -> Id {
        text.parse().unwrap()
    }

    fn tumour(name: &str, from: Option<&str>) -> Tumour {
        Tumour {
            id: id(name),
            label: name.to_owned(),
            site: Fact::observed(Site {
                region: Region::Uterus,
                place: None,
                first: None,
                last: None,
            }),
            role: Some(Fact::observed(Role::Primary)),
            from: from.map(id),
            multiplicity: None,
            sizes: vec![],
            description: vec![],
            negative_findings: vec![],
        }
    }

    #[test]
    fn what_is_removed_leaves_no_reference_behind() {
        let mut case = Case::new("a");
        case.tumours = vec![tumour("uterus", None), tumour("spine", Some("uterus"))];
        let text = "T5 body";
        case.sources = vec![Source {
            id: id("mri"),
            kind: SourceKind::Mri,
            label: "MRI".to_owned(),
            wording: Wording::Verbatim,
            time_points: vec![case.time_points[0].id.clone()],
            text: text.into(),
            decided: Arc::default(),
        }];
        let mut fact = Fact::observed(PartFinding::INVOLVED);
        fact.shown_mut().evidence =
            vec![Evidence { source: id("mri"), start: 0, end: 2, words: "T5".to_owned() }];
        super::super::finding_mut(&mut case, 0, Level::T5).unwrap().parts.insert(Part::BODY, fact);
        assert_eq!(check(&case), Ok(()));
        let whole = case.clone();
        settle(&mut case);
        assert_eq!(case, whole);
        case.tumours.remove(0);
        case.sources.clear();
        assert!(check(&case).is_err());
        settle(&mut case);
        assert_eq!(check(&case), Ok(()));
        assert!(case.time_points[0].findings.levels[&Level::T5].parts.contains_key(&Part::BODY));
    }

    #[test]
    fn an_anchor_that_is_counted_from_stays() {
        let mut case = Case::new("a");
        let surgery = case.anchors[0].id.clone();
        let when = When { anchor: surgery.clone(), offset: Offset::Exact(Months::ZERO) };
        Arc::make_mut(&mut case.time_points[0]).when = Some(Fact::observed(when));
        assert!(used_anchors(&case).contains(&surgery));
        assert!(!used_anchors(&case).contains(&id("onset")));
    }

    #[test]
    fn what_is_carried_over_is_stated_by_nobody() {
        let mut old = TimePoint::new(id("before"), "before");
        let finding = old.findings.levels.entry(Level::T5).or_default();
        let mut escc = Fact::observed(Bounds::exactly(Escc::Grade3));
        escc.shown_mut().basis = Basis::Stated;
        escc.shown_mut().evidence =
            vec![Evidence { source: id("mri"), start: 0, end: 2, words: "T5".to_owned() }];
        finding.escc = Some(escc);
        finding.parts.insert(Part::BODY, Fact::observed(PartFinding::INVOLVED));
        for unchanged in [true, false] {
            let mut new = TimePoint::new(id("after"), "after");
            copy_findings(&old, &mut new, unchanged);
            let copied = &new.findings.levels[&Level::T5];
            let grade = copied.escc.as_ref().unwrap().shown();
            let part = copied.parts[&Part::BODY].shown();
            let basis = if unchanged { Basis::Observed } else { Basis::Inferred };
            assert_eq!((grade.basis, part.basis), (basis, basis));
            assert_eq!((grade.is_suspected(), part.is_suspected()), (!unchanged, !unchanged));
            assert!(grade.evidence.is_empty());
            assert_eq!(grade.value, Bounds::exactly(Escc::Grade3));
        }
    }

    #[test]
    fn what_is_carried_over_is_confirmed_and_nothing_else() {
        let mut old = TimePoint::new(id("before"), "before");
        let finding = old.findings.levels.entry(Level::T5).or_default();
        finding.parts.insert(Part::BODY, Fact::observed(PartFinding::INVOLVED));
        finding.escc = Some(Fact::observed(Bounds::exactly(Escc::Grade3)));
        let mut new = TimePoint::new(id("after"), "after");
        copy_findings(&old, &mut new, false);
        let mut stated = Fact::observed(PartFinding::INVOLVED);
        stated.shown_mut().basis = Basis::Stated;
        stated.shown_mut().certainty = Certainty::Suspected;
        new.findings.levels.entry(Level::T7).or_default().parts.insert(Part::BODY, stated.clone());
        assert!(has_carried_over(&new) && !has_carried_over(&old));
        confirm_carried_over(&mut new);
        assert!(!has_carried_over(&new));
        assert_eq!(new.findings.levels[&Level::T5], old.findings.levels[&Level::T5]);
        assert_eq!(new.findings.levels[&Level::T7].parts[&Part::BODY], stated);
    }
}
