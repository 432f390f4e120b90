//! Idir 2023, field by field.

use spinemap::anatomy::Level::*;
use spinemap::case::Basis;

use super::case;
use super::said::*;

#[test]
fn idir_2023() {
    let case = case("idir-2023");
    assert_eq!(age(&case), "36 stated | 35 stated");
    assert_eq!(sex(&case), "male stated");
    assert_levels(
        &case,
        &[(
            &[T3, T4],
            &[
                "lamina_left: involved stated",
                "lamina_right: involved stated",
                "spinous_process: involved stated",
                "epidural_posterior: involved stated",
                "posterior_muscle: involved stated",
            ],
        )],
    );
    for (name, source) in [(T3, "D3"), (T4, "D4")] {
        let finding = level(&case, name);
        assert_eq!(canal(finding), "invaded from posterior stated");
        assert_eq!(escc(finding), "≥2 inferred");
        let from = finding.compressed_from.as_ref().unwrap();
        assert_eq!(from.value().to_string(), "posterior");
        assert_eq!(from.shown().basis, Basis::Stated);
        assert_eq!(yes(finding.bone_lesion.as_ref()), "lytic stated");
        assert_eq!(finding.source_label.as_deref(), Some(source));
    }
    assert_eq!(masses(&case), ["5.8×3.7 cm MRI", "6×4 cm palpation"]);
    let signal = &point(&case, "before-surgery").findings.masses[0].signal;
    assert_eq!(yes(signal.t1.as_ref()), "intermediate stated");
    assert_eq!(yes(signal.t2.as_ref()), "high stated");
    assert_eq!(yes(signal.enhancement.as_ref()), "heterogeneous stated | homogeneous stated");
    assert_eq!(overlay(&case), ["laminectomy: T1, T2, T3, T4, T5 stated"]);
    assert_eq!(
        times(&case),
        [
            "before-surgery: admission 0 mo inferred",
            "after-surgery: index-surgery after stated",
            "months-6: index-surgery 6 mo inferred",
        ]
    );
    assert_eq!(statuses(&case), ["months-6: NED inferred"]);
    assert_eq!(frankel(&case), ["before-surgery: D or E inferred"]);
    assert_eq!(tumours(&case), ["paraspinal soft tissue: primary stated"]);
    assert_eq!(stains(&case, "excision"), ["desmin +", "SMA +", "h-caldesmon +", "Ki-67 + <50 %"]);
    assert_eq!(diagnoses(&case), ["paraspinal: 8890/3 stated; C49.6 inferred"]);
    assert_eq!(
        fates(&case),
        [
            "surgery: given",
            "rehabilitation: given",
            "radiotherapy: not mentioned",
            "chemotherapy: not mentioned",
        ]
    );
    assert_eq!(margin(&case, "surgery"), "not stated; not stated; not stated");
    assert_eq!(case.contradictions.len(), 3);
}
