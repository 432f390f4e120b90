//! Shabani 2025, field by field.

use spinemap::anatomy::Level::*;
use spinemap::case::*;

use super::case;
use super::said::*;

#[test]
fn shabani_2025() {
    let case = case("shabani-2025");
    assert_eq!((age(&case).as_str(), sex(&case).as_str()), ("42 stated", "female stated"));
    assert_levels(
        &case,
        &[(
            &[T5, T6],
            &[
                "body: involved stated",
                "pedicle_left: involved stated",
                "transverse_process_left: involved stated",
                "spinous_process: involved stated",
                "rib_left: involved stated",
                "foramen_left: involved stated",
                "epidural_circumferential: involved inferred",
                "paravertebral_left: involved stated",
                "great_vessel: free stated",
            ],
        )],
    );
    for name in [T5, T6] {
        let finding = level(&case, name);
        assert_eq!(canal(finding), "completely filled stated");
        assert_eq!(escc(finding), "3 stated");
        assert_eq!(yes(finding.bone_lesion.as_ref()), "lytic stated");
        assert_eq!(yes(finding.alignment.as_ref()), "normal inferred");
        assert_eq!(yes(finding.cord_compressed.as_ref()), "yes stated");
    }
    assert_eq!(masses(&case), ["about 8×4×5 cm MRI"]);
    let signal = &point(&case, "before-surgery").findings.masses[0].signal;
    assert_eq!(yes(signal.t1.as_ref()), "low stated");
    assert_eq!(yes(signal.t2.as_ref()), "high stated");
    assert!(signal.enhancement.is_none());
    assert_eq!(
        overlay(&case),
        [
            "laminectomy or partial spondylectomy: T5, T6 stated",
            "debulking: T5, T6 inferred",
            "pedicle screws and rods: T3–T9 stated",
        ]
    );
    assert_eq!(
        times(&case),
        [
            "before-surgery: first-presentation 0 mo inferred",
            "after-surgery: index-surgery after stated",
            "months-6: index-surgery 6 mo stated",
            "months-12: index-surgery 12 mo stated",
            "months-24: index-surgery 24 mo stated",
            "last: index-surgery 60 mo stated | index-surgery 84 mo stated",
        ]
    );
    assert_eq!(
        statuses(&case),
        [
            "months-6: NED stated",
            "months-12: NED stated",
            "months-24: NED stated",
            "last: NED stated"
        ]
    );
    assert_eq!(frankel(&case), ["before-surgery: E inferred"]);
    assert_eq!(tumours(&case), ["vertebra: metastasis stated of uterus", "uterus: primary stated"]);
    assert_eq!(
        yes(case.tumours[0].multiplicity.as_ref()),
        "solitary stated | multiple inferred suspected"
    );
    assert!(case.specimens.iter().all(|specimen| specimen.stains.is_empty()));
    assert_eq!(yes(case.specimens[1].kind.as_ref()), "resection stated | core biopsy stated");
    assert_eq!(
        all(case.specimens[1].mitotic_activity.as_ref(), Bounds::to_string),
        "high or severe stated"
    );
    assert_eq!(
        diagnoses(&case),
        [
            "spinal: 8890/6 stated; C41.2 inferred",
            "uterus: 8890/3 stated | 8890/0 stated; C55.9 inferred | C54.2 inferred suspected",
        ]
    );
    let spinal = &case.diagnoses[0];
    assert_eq!(yes(spinal.metastatic_at_diagnosis.as_ref()), "yes inferred");
    let latency = spinal.latency.as_ref().unwrap().value();
    assert_eq!(latency.amount.to_string(), "12");
    assert_eq!(latency.unit.label(), "years");
    let history = &case.patient.history;
    assert_eq!(all(Some(&history[1].text), shown), "myomectomy stated | hysterectomy stated");
    for item in &history[..2] {
        assert_eq!(item.when.as_ref().unwrap().value().offset.to_string(), "-144 mo");
    }
    assert_eq!(all(Some(&history[2].text), shown), "gravida 2, para 2, no abortion stated");
    assert_eq!(
        fates(&case),
        ["uterine-surgery: given", "surgery: given", "radiotherapy: given", "chemotherapy: given"]
    );
    assert_eq!(margin(&case, "surgery"), "debulking stated; R2 inferred; intralesional inferred");
    assert_eq!(radiation(&case, "radiotherapy"), "not stated Gy, not stated fractions, not stated");
    assert_eq!(regimen(&case, "chemotherapy"), "; every not stated days × not stated");
    assert_eq!(case.contradictions.len(), 3);
}
