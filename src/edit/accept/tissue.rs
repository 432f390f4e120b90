//! What a report says of masses, specimens and what the tumour is.

use std::sync::Arc;

use super::cited::is_cited;
use super::pen::{Pen, Relation};
use crate::anatomy::Level;
use crate::case::{
    AnyOf, Case, Comparable, Diagnosis, Entity, Fact, Grade, GradeSystem, IcdoVersion, Id, Mass,
    Method, Number, Region, Site, Size, SizeMethod, SourceKind, Specimen, Stain, StatedGrade,
    Tumour,
};
use crate::reading::{Marker, NamedEntity};

/// Writes the size of a mass: to one of the same levels where it fits, else as a mass of its own.
pub(super) fn size(
    case: &mut Case,
    time_point: usize,
    levels: &[Level],
    diameters: &[f64],
    pen: &mut Pen,
) {
    let diameters: Result<Vec<Number>, _> = diameters.iter().copied().map(Number::new).collect();
    let Some(point) = case.time_points.get_mut(time_point) else { return };
    let Some(diameters) = diameters.ok().filter(|all| (1..=3).contains(&all.len())) else { return };
    let method = method(pen.source_kind);
    let size = Size { diameters, method, approximate: false, of: None, time_point: None };
    let (first, last) = (levels.iter().min().copied(), levels.iter().max().copied());
    let masses = &mut Arc::make_mut(point).findings.masses;
    let here = |mass: &&mut Mass| (mass.first, mass.last) == (first, last);
    pen.level = first;

    let known = masses.iter_mut().filter(here).flat_map(|mass| &mut mass.sizes);
    if let Some(fact) = known.into_iter().find(|fact| Pen::is_known(fact, &size)) {
        return pen.add(fact, size);
    }
    // One source gives a mass one size by one method; another size is of another mass.
    let is_of_others = |mass: &&mut Mass| !mass.sizes.iter().any(|size| pen.is_cited_by(size));
    if let Some(mass) = masses.iter_mut().filter(here).find(is_of_others) {
        if let Some(fact) = mass.sizes.iter_mut().find(|fact| fact.value().method == method) {
            pen.add(fact, size);
        } else {
            mass.sizes.push(Fact::new(pen.sourced(size)));
            pen.note_new();
        }
    } else {
        let sizes = vec![Fact::new(pen.sourced(size))];
        masses.push(Mass { first, last, sizes, ..Mass::default() });
        pen.note_new();
    }
}

/// How a source of a kind measures.
fn method(kind: SourceKind) -> SizeMethod {
    match kind {
        SourceKind::Mri => SizeMethod::Mri,
        SourceKind::Ct => SizeMethod::Ct,
        SourceKind::Radiograph => SizeMethod::Radiograph,
        SourceKind::Ultrasound => SizeMethod::Ultrasound,
        SourceKind::Endoscopy => SizeMethod::Endoscopy,
        SourceKind::Pathology => SizeMethod::Gross,
        _ => SizeMethod::NotStated,
    }
}

/// Writes to the specimen that a source tells of: the one that cites it, else one that cites
/// nothing, else a new one, for each report tells of tissue of its own. Of several that cite it the
/// one that says so already is meant; where none does, none is guessed.
pub(super) fn in_specimen(case: &mut Case, pen: &mut Pen, write: impl Fn(&mut Specimen, &mut Pen)) {
    let is_own = |source: &Id| *source == pen.source;
    let is_any = |_: &Id| true;
    let all = || case.specimens.iter().enumerate();
    let told: Vec<usize> =
        all().filter(|(_, one)| is_cited(one, &is_own)).map(|(place, _)| place).collect();
    let place = match told[..] {
        [] => all().find(|(_, one)| !is_cited(one, &is_any)).map(|(place, _)| place),
        [only] => Some(only),
        _ => {
            let says_so = |place: &usize| {
                let mut tried = pen.clone();
                write(&mut case.specimens[*place].clone(), &mut tried);
                tried.standing().relation == Relation::Agrees
            };
            let Some(place) = told.iter().copied().find(says_so) else { return };
            Some(place)
        }
    };
    let place = place.unwrap_or_else(|| {
        let id = Id::fresh("specimen", case.specimens.iter().map(|specimen| &specimen.id));
        case.specimens.push(Specimen::new(id, pen.source_label.clone()));
        case.specimens.len() - 1
    });
    write(&mut case.specimens[place], pen);
}

/// Writes the result of a stain.
pub(super) fn stain(specimen: &mut Specimen, marker: &Marker, pen: &mut Pen) {
    if let Some(stain) =
        specimen.stains.iter_mut().find(|stain| is_same_name(&stain.marker, marker.name))
    {
        pen.add(&mut stain.result, marker.staining);
    } else {
        specimen.stains.push(Stain {
            method: Method::Immunohistochemistry,
            marker: marker.name.to_owned(),
            result: Fact::new(pen.sourced(marker.staining)),
        });
        pen.note_new();
    }
}

/// Whether two names are the same but for case, hyphens and spaces: `S-100`, `s100`.
fn is_same_name(one: &str, other: &str) -> bool {
    let letters = |name: &str| -> String {
        name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    letters(one) == letters(other)
}

/// Writes a grade as stated.
pub(super) fn grade(specimen: &mut Specimen, (system, grade): (GradeSystem, Grade), pen: &mut Pen) {
    let grade = StatedGrade { system, grades: AnyOf::one(grade), mixed: false };
    pen.write(&mut specimen.grade, grade);
}

/// Writes what the tumour is: to the diagnosis that says so, else to the only tumour's. A case
/// without a tumour gets one, of which no more is known; of several it is not clear which is meant.
pub(super) fn entity(case: &mut Case, named: NamedEntity, pen: &mut Pen) {
    let entity = Entity {
        name: named.name.to_owned(),
        morphology: named.code.parse().ok(),
        icdo_version: Some(IcdoVersion::V3_2),
    };
    let says_so = |diagnosis: &Diagnosis| {
        diagnosis.entity.values().iter().any(|held| held.value.implies(&entity))
    };
    let known = case.diagnoses.iter().position(says_so);
    let tumour = match &case.tumours[..] {
        [] => None,
        [only] => Some(only.id.clone()),
        _ if known.is_some() => None,
        _ => return,
    };
    let place = known.or_else(|| {
        case.diagnoses.iter().position(|diagnosis| Some(&diagnosis.tumour) == tumour.as_ref())
    });
    if let Some(diagnosis) = place.and_then(|place| case.diagnoses.get_mut(place)) {
        return pen.add(&mut diagnosis.entity, entity);
    }
    let tumour = tumour.unwrap_or_else(|| {
        let id = Id::fresh("tumour", [].into_iter());
        let site = Site { region: Region::Unknown, place: None, first: None, last: None };
        case.tumours.push(Tumour::new(id.clone(), entity.name.clone(), pen.inferred(site)));
        id
    });
    let id = Id::fresh("diagnosis", case.diagnoses.iter().map(|diagnosis| &diagnosis.id));
    case.diagnoses.push(Diagnosis::new(id, tumour, Fact::new(pen.sourced(entity))));
    pen.note_new();
}
