//! Codes of ICD-O-3 that belong to another edition, another tumour or another place.

use spinemap::case::{Basis, Case, Entity, Fact, IcdoVersion, Sourced};

use super::{after, mended, of};
use crate::scores::sample;

fn coded(case: &mut Case, index: usize, name: &str, code: &str, version: Option<IcdoVersion>) {
    let morphology = Some(code.parse().unwrap());
    let entity = Entity { name: name.to_owned(), morphology, icdo_version: version };
    case.diagnoses[index].entity = Fact::new(Sourced::new(entity, Basis::Stated));
}

fn code_of(case: &Case, index: usize) -> String {
    let entity = case.diagnoses[index].entity.value();
    entity.morphology.as_ref().unwrap().to_string()
}

#[test]
fn an_old_code_of_ewing_sarcoma_is_known_and_replaced() {
    // 8-k.
    let (case, hint) = after("shabani-2025", "code-of-another-edition", |case| {
        coded(case, 0, "Ewing sarcoma", "9260/3", Some(IcdoVersion::V3_2));
    });
    assert!(hint.text.contains("Ewing sarcoma is 9364/3 in 3.2"), "{}", hint.text);
    assert_eq!(code_of(&mended(case, &hint), 0), "9364/3");
    let mut old = sample("shabani-2025");
    coded(&mut old, 0, "Ewing sarcoma", "9260/3", Some(IcdoVersion::V3));
    assert!(of(&old, "code-of-another-edition").is_empty(), "right in its own edition");
    let (_, hint) =
        after("lee", "icdo-edition", |case| coded(case, 0, "Ewing sarcoma", "9260/3", None));
    assert!(hint.fix.is_none(), "nobody can say which edition it was");
}

#[test]
fn a_code_of_another_tumour_is_known() {
    let (case, hint) = after("idir-2023", "code-of-another-tumour", |case| {
        coded(case, 0, "Chordoma", "9372/3", Some(IcdoVersion::V3_2));
    });
    assert!(hint.text.contains("dedifferentiated chordoma"), "{}", hint.text);
    assert_eq!(code_of(&mended(case, &hint), 0), "9370/3");
}

#[test]
fn a_metastasis_coded_as_a_primary_tumour_is_known() {
    // 8-j.
    let (case, hint) = after("shabani-2025", "behaviour-digit", |case| {
        coded(case, 0, "Leiomyosarcoma", "8890/3", Some(IcdoVersion::V3_2));
    });
    assert_eq!(code_of(&mended(case, &hint), 0), "8890/6");
}

#[test]
fn right_codes_have_no_hint() {
    // 8-i and 8-j: a primary leiomyosarcoma of T10, and a uterine one with its metastasis.
    for (name, codes) in [
        ("kjg-2019", &[("8890/3", "C41.2")][..]),
        ("shabani-2025", &[("8890/6", "C41.2"), ("8890/3", "C55.9")]),
    ] {
        let case = sample(name);
        for (diagnosis, (morphology, topography)) in case.diagnoses.iter().zip(codes) {
            let code = diagnosis.entity.value().morphology.as_ref().unwrap().to_string();
            assert_eq!(code, *morphology, "{name}");
            let place = diagnosis.topography.as_ref().unwrap().value();
            assert_eq!(place.as_str(), *topography, "{name}");
        }
        for rule in
            ["behaviour-digit", "icdo-edition", "code-of-another-tumour", "topography-region"]
        {
            assert!(of(&case, rule).is_empty(), "{name}: {rule}");
        }
    }
}

#[test]
fn the_topography_of_bone_follows_its_levels() {
    // 8-l.
    let (case, hint) = after("kjg-2019", "topography-region", |case| {
        let at = |tumour: &spinemap::case::Tumour| {
            tumour.site.value().first.is_some()
                && tumour.site.value().region == spinemap::case::Region::Vertebra
        };
        let tumour = case.tumours.iter().position(at).unwrap();
        let id = case.tumours[tumour].id.clone();
        let diagnosis = case.diagnoses.iter().position(|d| d.tumour == id).unwrap();
        case.diagnoses[diagnosis].topography =
            Some(Fact::new(Sourced::new("C41.4".parse().unwrap(), Basis::Stated)));
    });
    assert!(hint.text.contains("C41.2"));
    mended(case, &hint);
}
