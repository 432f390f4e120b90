//! Sun 2014, field by field.

use spinemap::anatomy::Level::*;

use super::case;
use super::said::*;

#[test]
fn sun_2014() {
    let case = case("sun-2014");
    assert_eq!(age(&case), "42 stated | 45 stated");
    assert_eq!(sex(&case), "male stated");
    assert_levels(
        &case,
        &[
            (&[C2, C3, C4, C5, C7, T1, T2], &["unspecified: involved, a focus stated"]),
            (&[C6], &["body: involved, total stated"]),
        ],
    );
    for name in [C2, C3, C4, C5, C6, C7, T1, T2] {
        assert_eq!(yes(level(&case, name).bone_lesion.as_ref()), "lytic stated", "{name}");
        assert!(level(&case, name).canal.is_none(), "{name}");
    }
    let c6 = level(&case, C6);
    assert_eq!(all(c6.collapse.as_ref(), |one| label(&one.class)), "present stated");
    assert_eq!(yes(c6.cord_compressed.as_ref()), "yes stated");
    assert_eq!(escc(c6), "≥2 inferred");
    assert_eq!(
        all(c6.compression_cause.as_ref(), ToString::to_string),
        "bone or tumour and bone inferred"
    );
    let signal = &point(&case, "before-surgery").findings.spans[0].finding.signal;
    assert_eq!(yes(signal.t1.as_ref()), "low stated");
    assert_eq!(yes(signal.t2.as_ref()), "high stated");
    assert_eq!(
        overlay(&case),
        [
            "discectomy: C5/C6",
            "discectomy: C6/C7",
            "corpectomy: C6 stated",
            "cage or strut: C6 inferred",
            "cement augmentation: C5, C7 stated",
            "anterior screws or plate: C5, C7 stated",
        ]
    );
    assert_eq!(
        times(&case),
        [
            "before-surgery: admission 0 mo inferred",
            "after-surgery: index-surgery after stated",
            "months-12: index-surgery 12 mo stated",
            "months-13: index-surgery 13 mo stated",
        ]
    );
    assert_eq!(statuses(&case), ["months-13: AWD inferred"]);
    assert_eq!(frankel(&case), ["before-surgery: D or E inferred"]);
    assert_eq!(
        tumours(&case),
        [
            "vertebra: metastasis stated of thigh",
            "soft tissue of a limb: primary inferred",
            "lung: metastasis stated of thigh",
        ]
    );
    let history = &case.patient.history[0];
    assert_eq!(history.when.as_ref().unwrap().value().offset.to_string(), "-8 mo");
    assert_eq!(stains(&case, "c6-body"), ["desmin +", "SMA +", "S100 -", "CD34 -", "CD56 -"]);
    assert_eq!(
        diagnoses(&case),
        ["spinal: 8890/6 stated; C41.2 inferred", "thigh: 8890/3 stated; C49.2 inferred"]
    );
    assert_eq!(
        fates(&case),
        ["thigh-surgery: given", "surgery: given", "chemotherapy: given", "radiotherapy: given"]
    );
    assert_eq!(margin(&case, "surgery"), "not stated; R2 inferred; intralesional inferred");
    assert_eq!(
        regimen(&case, "chemotherapy"),
        "doxorubicin 25 mg/m² days [1, 2, 3]; every 28 days × 6"
    );
    assert_eq!(
        radiation(&case, "radiotherapy"),
        "50 stated Gy, 25 stated fractions, 5 weeks stated"
    );
    assert_eq!(case.contradictions.len(), 4);
}
