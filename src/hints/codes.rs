//! Codes of diagnoses (ICD-O-3.2, International Agency for Research on Cancer; topography of the
//! column by SEER).

use super::{Fix, Hint};
use crate::case::{Case, Diagnosis, Entity, IcdoVersion, Morphology, Region, Role, Tumour};
use crate::scores::FieldPath;
use crate::terms::icdo;

fn diagnoses(case: &Case) -> impl Iterator<Item = (usize, &Diagnosis, &Entity)> {
    let all = case.diagnoses.iter().enumerate();
    all.map(|(index, diagnosis)| (index, diagnosis, diagnosis.entity.value()))
}

fn tumour_of<'a>(case: &'a Case, diagnosis: &Diagnosis) -> Option<&'a Tumour> {
    case.tumours.iter().find(|tumour| tumour.id == diagnosis.tumour)
}

const fn edition(version: IcdoVersion) -> &'static str {
    match version {
        IcdoVersion::V3 => "3",
        IcdoVersion::V3_1 => "3.1",
        IcdoVersion::V3_2 => "3.2",
    }
}

/// Gives the shown entity of a diagnosis a code of ICD-O-3.2.
fn code(index: usize, code: &str) -> Option<Fix> {
    let morphology: Morphology = code.parse().ok()?;
    Some(Fix::new(format!("Code it {code} (ICD-O-3.2)"), move |case| {
        if let Some(diagnosis) = case.diagnoses.get_mut(index) {
            let entity = &mut diagnosis.entity.shown_mut().value;
            entity.morphology = Some(morphology.clone());
            entity.icdo_version = Some(IcdoVersion::V3_2);
        }
    }))
}

/// A metastasis is coded /6 where it is the coded site, a primary tumour /3 and not /6.
pub fn metastasis_coded_primary(case: &Case) -> Vec<Hint> {
    let hint = |(index, diagnosis, entity): (usize, &Diagnosis, &Entity)| {
        let morphology = entity.morphology.as_ref()?.as_str();
        let role = tumour_of(case, diagnosis)?.role.as_ref()?;
        if role.is_disputed() || role.shown().is_suspected() {
            return None;
        }
        let (number, behaviour) = morphology.split_once('/')?;
        let (other, text) = match (role.value(), behaviour) {
            (Role::Metastasis, "3") => (
                "6",
                "is the code of a primary tumour, and this one is a metastasis: where the \
                 metastasis is what is coded, its behaviour is /6",
            ),
            (Role::Primary, "6") => (
                "3",
                "is the code of a metastasis, and this one is a primary tumour: its behaviour is /3",
            ),
            _ => return None,
        };
        let field = FieldPath::Diagnosis(index, "entity");
        let about = format!("{morphology} {}", crate::case::Choice::label(*role.value()));
        let hint = Hint::new("behaviour-digit", field, about, format!("{morphology} {text}."));
        Some(hint.with_fix(code(index, &format!("{number}/{other}"))))
    };
    diagnoses(case).filter_map(hint).collect()
}

/// A code is kept with its edition: 9260 means one tumour in ICD-O-3 and another in ICD-O-3.2.
pub fn edition_missing(case: &Case) -> Vec<Hint> {
    let hint = |(index, _, entity): (usize, &Diagnosis, &Entity)| {
        let morphology = entity.morphology.as_ref().filter(|_| entity.icdo_version.is_none())?;
        let text = format!("{morphology}: the edition of ICD-O that it is from is not stated.");
        let field = FieldPath::Diagnosis(index, "entity");
        let known = icdo::coded(morphology.as_str()).any(|code| code.edition == "3.2");
        let fix = known.then(|| code(index, morphology.as_str())).flatten();
        Some(Hint::new("icdo-edition", field, morphology.as_str(), text).with_fix(fix))
    };
    diagnoses(case).filter_map(hint).collect()
}

/// A code that its edition does not have, or has no more: 9260/3 was Ewing sarcoma in ICD-O-3 (2000),
/// which is 9364/3 in ICD-O-3.2.
pub fn code_of_another_edition(case: &Case) -> Vec<Hint> {
    let hint = |(index, _, entity): (usize, &Diagnosis, &Entity)| {
        let morphology = entity.morphology.as_ref()?.as_str();
        let version = edition(entity.icdo_version?);
        let known: Vec<_> = icdo::coded(morphology).collect();
        let other = known.first().filter(|_| known.iter().all(|code| code.edition != version))?;
        let now = icdo::called(other.name).filter(|now| now.code != morphology);
        // An edition before the tables' own may well have had it.
        if other.edition == "3.2" {
            return None;
        }
        let now_words =
            now.map_or(String::new(), |now| format!(" {} is {} in 3.2.", now.name, now.code));
        let text = format!(
            "{morphology} is {} in ICD-O-{}, and not a code of ICD-O-{version}.{now_words}",
            other.name, other.edition
        );
        let fix = now.filter(|_| version == "3.2").and_then(|now| code(index, now.code));
        let about = format!("{morphology} {version}");
        let field = FieldPath::Diagnosis(index, "entity");
        Some(Hint::new("code-of-another-edition", field, about, text).with_fix(fix))
    };
    diagnoses(case).filter_map(hint).collect()
}

/// A code whose number belongs to a tumour of another name, such as 9372/3 for a chordoma, which is
/// the dedifferentiated one. Behaviour digits are the business of another rule.
pub fn code_of_another_tumour(case: &Case) -> Vec<Hint> {
    let hint = |(index, _, entity): (usize, &Diagnosis, &Entity)| {
        let morphology = entity.morphology.as_ref()?.as_str();
        let meant = icdo::called(&entity.name)?;
        let (number, _) = morphology.split_once('/')?;
        if meant.code.starts_with(number) {
            return None;
        }
        let is = icdo::coded(morphology).find(|code| code.is_called(&entity.name));
        let other = icdo::coded(morphology).next();
        // Right in its own edition, or not in the table at all: nothing can be said.
        if is.is_some() {
            return None;
        }
        let other = other.map_or(String::new(), |other| format!(", which is {}", other.name));
        let text = format!(
            "{} is {} in ICD-O-3.2; it is coded {morphology}{other}.",
            meant.name, meant.code
        );
        let field = FieldPath::Diagnosis(index, "entity");
        let about = format!("{} {morphology}", entity.name);
        let fix = code(index, meant.code);
        Some(Hint::new("code-of-another-tumour", field, about, text).with_fix(fix))
    };
    diagnoses(case).filter_map(hint).collect()
}

/// A tumour of bone at C1 to L5 has the topography C41.2, at S1 to S5 C41.4.
pub fn topography_of_another_region(case: &Case) -> Vec<Hint> {
    let hint = |(index, diagnosis, _): (usize, &Diagnosis, &Entity)| {
        let topography = diagnosis.topography.as_ref()?.value().as_str();
        let site = tumour_of(case, diagnosis)?.site.value();
        let (first, last) = (site.first?, site.last.or(site.first)?);
        if site.region != Region::Vertebra || !topography.starts_with("C41") {
            return None;
        }
        let right = match (first.is_sacral(), last.is_sacral()) {
            (false, false) => "C41.2",
            (true, true) => "C41.4",
            _ => return None,
        };
        if topography == right {
            return None;
        }
        let levels = if first == last { first.to_string() } else { format!("{first}–{last}") };
        let text = format!("Bone of {levels} is {right}; it is coded {topography}.");
        let code = right.parse().ok().map(|code: crate::case::Topography| {
            Fix::new(format!("Code it {right}"), move |case| {
                let diagnosis = case.diagnoses.get_mut(index);
                if let Some(fact) = diagnosis.and_then(|d| d.topography.as_mut()) {
                    fact.shown_mut().value = code.clone();
                }
            })
        });
        let field = FieldPath::Diagnosis(index, "topography");
        let about = format!("{topography} {levels}");
        Some(Hint::new("topography-region", field, about, text).with_fix(code))
    };
    diagnoses(case).filter_map(hint).collect()
}
