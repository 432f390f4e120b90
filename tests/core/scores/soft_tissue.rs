//! AJCC T and group of soft-tissue sarcomas beside the spine (AJCC Cancer Staging
//! Manual, 8th edition, 2017).

use spinemap::anatomy::Level::*;
use spinemap::case::*;
use spinemap::scores::soft_tissue;

use super::world::*;

/// Largest diameters in centimetres with their methods.
type Sizes<'a> = &'a [(f64, SizeMethod)];

fn paraspinal(sizes: Sizes<'_>, grade: Option<Grade>, metastases: Metastases) -> Case {
    let mut case = case(|point| {
        mark(point, T3, &["lamina_left", "posterior_muscle"]);
        point.elsewhere.nodes = seen(Nodes::N0);
        point.elsewhere.metastases = seen(metastases);
    });
    let mut tumour = spinal(Region::ParaspinalTissue, T3, Some(Role::Primary));
    for (largest, method) in sizes {
        let diameters = [1.0, *largest].map(|d| Number::new(d).unwrap()).to_vec();
        let size =
            Size { diameters, method: *method, approximate: false, of: None, time_point: None };
        tumour.sizes.push(Fact::observed(size));
    }
    case.tumours.push(tumour);
    case.diagnoses.push(diagnosis("spinal", "leiomyosarcoma", "8890/3"));
    let mut excision = specimen("excision", "spinal");
    excision.grade = grade.and_then(|grade| {
        seen(StatedGrade { system: GradeSystem::Fnclcc, grades: AnyOf::one(grade), mixed: false })
    });
    case.specimens.push(excision);
    case
}

#[test]
fn worked_examples_6o_to_6r() {
    let mri = SizeMethod::Mri;
    let seed_4 = [(5.8, mri), (6.0, SizeMethod::Palpation)];
    let rows = [
        ("6-o", &[(5.0, mri)][..], (Some(Grade::G2), Metastases::M0), ["T1", "II"]),
        ("6-p", &seed_4, (None, Metastases::M0), ["T2", "IB or IIIA"]),
        ("6-q", &[(16.0, mri)], (Some(Grade::G1), Metastases::M0), ["T4", "IB"]),
        ("6-r", &[(3.0, mri)], (Some(Grade::G3), Metastases::M1), ["T1", "IV"]),
    ];
    for (number, sizes, (grade, metastases), [t, group]) in rows {
        let case = paraspinal(sizes, grade, metastases);
        assert_eq!(one(&case, soft_tissue::T_NAME).result(), t, "{number}");
        assert_eq!(one(&case, soft_tissue::GROUP_NAME).result(), group, "{number}");
    }
}

#[test]
fn groups_follow_the_table() {
    let group =
        |t, high| soft_tissue::GROUPS[usize::from(soft_tissue::group(t, high, false, false))];
    assert_eq!([1, 2, 3, 4].map(|t| group(t, false)), ["IA", "IB", "IB", "IB"]);
    assert_eq!([1, 2, 3, 4].map(|t| group(t, true)), ["II", "IIIA", "IIIB", "IIIB"]);
    assert_eq!(soft_tissue::GROUPS[usize::from(soft_tissue::group(1, false, true, false))], "IV");
    let t = |size| soft_tissue::category(size);
    assert_eq!([5.0, 5.1, 10.0, 10.1, 15.0, 15.1].map(t), [1, 2, 2, 3, 3, 4]);
}

#[test]
fn measurements_that_differ_and_a_missing_size_are_open() {
    let two = [(4.8, SizeMethod::Mri), (5.5, SizeMethod::Gross)];
    let case = paraspinal(&two, Some(Grade::G1), Metastases::M0);
    assert_eq!(one(&case, soft_tissue::T_NAME).result(), "T1 or T2");
    assert_eq!(one(&case, soft_tissue::GROUP_NAME).result(), "IA or IB");
    let none = paraspinal(&[], Some(Grade::G1), Metastases::M0);
    assert_eq!(one(&none, soft_tissue::T_NAME).result(), "T1 or T2 or T3 or T4");
    let missing: Vec<_> = one(&none, soft_tissue::GROUP_NAME)
        .missing()
        .map(|input| (input.name.to_string(), input.change))
        .collect();
    assert_eq!(missing, [("size".to_owned(), 1.0)]);
}
