//! Removing records that others refer to, and carrying findings to another time point.

use std::sync::Arc;

use serde_json::Value;

use crate::case::{Basis, Case, Certainty, Id, TimePoint};

/// Removes a source; passages that point into it are released, the values stay.
pub fn remove_source(case: &mut Case, id: &Id) {
    case.sources.retain(|source| source.id != *id);
    super::text::each_evidence(case, &mut |list| list.retain(|evidence| evidence.source != *id));
}

/// Removes a tumour and its diagnoses; what else refers to it no longer does.
pub fn remove_tumour(case: &mut Case, id: &Id) {
    case.tumours.retain(|tumour| tumour.id != *id);
    case.diagnoses.retain(|diagnosis| diagnosis.tumour != *id);
    for tumour in &mut case.tumours {
        tumour.from.take_if(|from| from == id);
    }
    for specimen in &mut case.specimens {
        specimen.tumours.retain(|tumour| tumour != id);
    }
    for treatment in &mut case.treatments {
        treatment.tumours.retain(|tumour| tumour != id);
    }
    for point in &mut case.time_points {
        if point.findings.masses.iter().any(|mass| mass.tumour.as_ref() == Some(id)) {
            for mass in &mut Arc::make_mut(point).findings.masses {
                mass.tumour.take_if(|tumour| tumour == id);
            }
        }
    }
}

/// Removes a time point; sources and sizes no longer refer to it.
pub fn remove_time_point(case: &mut Case, id: &Id) {
    case.time_points.retain(|point| point.id != *id);
    for source in &mut case.sources {
        source.time_points.retain(|point| point != id);
    }
    let sizes = case.tumours.iter_mut().flat_map(|tumour| &mut tumour.sizes);
    for sourced in sizes.flat_map(|fact| fact.values_mut()) {
        sourced.value.time_point.take_if(|point| point == id);
    }
    for point in &mut case.time_points {
        let masses = &point.findings.masses;
        if masses
            .iter()
            .flat_map(|mass| &mass.sizes)
            .flat_map(|fact| fact.values())
            .any(|s| s.value.time_point.as_ref() == Some(id))
        {
            let masses = &mut Arc::make_mut(point).findings.masses;
            for sourced in masses.iter_mut().flat_map(|m| &mut m.sizes).flat_map(|f| f.values_mut())
            {
                sourced.value.time_point.take_if(|point| point == id);
            }
        }
    }
}

/// Whether something counts its time from an anchor; then it cannot be removed.
fn is_anchor_used(case: &Case, id: &Id) -> bool {
    fn uses(value: &Value, id: &str) -> bool {
        match value {
            Value::Object(object) => object.iter().any(|(key, inner)| {
                (key == "anchor" && inner.as_str() == Some(id)) || uses(inner, id)
            }),
            Value::Array(items) => items.iter().any(|item| uses(item, id)),
            _ => false,
        }
    }
    serde_json::to_value(case).is_ok_and(|value| uses(&value, id.as_str()))
}

/// Removes an anchor that nothing counts from; returns whether it is gone.
pub fn remove_anchor(case: &mut Case, id: &Id) -> bool {
    if is_anchor_used(case, id) {
        return false;
    }
    case.anchors.retain(|anchor| anchor.id != *id);
    true
}

/// Carries the findings of one time point into a new one, as unconfirmed: inferred and suspected,
/// without evidence. Or as they are, where the annotator says that nothing has changed.
pub fn copy_findings(from: &TimePoint, to: &mut TimePoint, unchanged: bool) {
    to.findings = from.findings.clone();
    for finding in to.findings.levels.values_mut() {
        for sourced in finding.parts.values_mut().flat_map(|fact| fact.values_mut()) {
            sourced.evidence.clear();
            if unchanged {
                sourced.basis = Basis::Observed;
            } else {
                sourced.basis = Basis::Inferred;
                sourced.certainty = Certainty::Suspected;
                sourced.note = Some(format!("carried over from {}", from.label));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anatomy::{Level, Part};
    use crate::case::{
        AnchorKind, Evidence, Fact, Months, Offset, PartFinding, Region, Role, Site, Source,
        SourceKind, TimeAnchor, Tumour, When, Wording, check,
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
        }];
        let mut fact = Fact::observed(PartFinding::INVOLVED);
        fact.shown_mut().evidence =
            vec![Evidence { source: id("mri"), start: 0, end: 2, words: "T5".to_owned() }];
        super::super::finding_mut(&mut case, 0, Level::T5).unwrap().parts.insert(Part::BODY, fact);
        assert_eq!(check(&case), Ok(()));
        remove_tumour(&mut case, &id("uterus"));
        assert_eq!(check(&case), Ok(()));
        remove_source(&mut case, &id("mri"));
        assert_eq!(check(&case), Ok(()));
        assert!(case.time_points[0].findings.levels[&Level::T5].parts.contains_key(&Part::BODY));
        let point = case.time_points[0].id.clone();
        remove_time_point(&mut case, &point);
        assert_eq!(check(&case), Ok(()));
    }

    #[test]
    fn an_anchor_that_is_counted_from_stays() {
        let mut case = Case::new("a");
        let surgery = case.anchors[0].id.clone();
        let when = When { anchor: surgery.clone(), offset: Offset::Exact(Months::ZERO) };
        Arc::make_mut(&mut case.time_points[0]).when = Some(Fact::observed(when));
        assert!(!remove_anchor(&mut case, &surgery));
        case.anchors.push(TimeAnchor {
            id: id("onset"),
            kind: AnchorKind::SymptomOnset,
            label: "onset".to_owned(),
            when: None,
        });
        assert!(remove_anchor(&mut case, &id("onset")));
        assert_eq!(case.anchors.len(), 1);
    }
}
