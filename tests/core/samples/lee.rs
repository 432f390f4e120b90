//! Lee, field by field.

use spinemap::anatomy::Level::*;
use spinemap::case::*;

use super::case;
use super::said::*;

#[test]
fn lee() {
    let case = case("lee");
    assert_eq!((age(&case).as_str(), sex(&case).as_str()), ("58 stated", "male stated"));
    assert_levels(
        &case,
        &[(
            &[T7, T8, T9, T10],
            &[
                "body: involved stated suspected",
                "epidural_left: involved inferred",
                "paravertebral_left: involved inferred",
            ],
        )],
    );
    let [span] = &point(&case, "before-surgery").findings.spans[..] else { panic!("one span") };
    assert_eq!((span.first, span.last), (T7, T10));
    assert_eq!(span.reading.label(), "somewhere within");
    let span = &span.finding;
    assert_eq!(parts(span), ["dura: involved stated"]);
    assert_eq!(canal(span), "invaded from left stated");
    assert_eq!(escc(span), "≥2 inferred");
    assert_eq!(yes(span.cord_displacement.as_ref()), "right stated");
    assert_eq!(yes(span.cord_adherence.as_ref()), "tightly adherent stated");
    assert_eq!(overlay(&case), ["laminectomy: T7, T8, T9, T10 stated"]);
    assert_eq!(
        times(&case),
        [
            "presentation: first-presentation 0 mo inferred",
            "before-surgery: first-presentation 3 mo stated",
            "after-surgery: index-surgery after stated",
            "recurrence: index-surgery 2 mo stated",
            "death: index-surgery 3 mo stated",
        ]
    );
    assert_eq!(statuses(&case), ["recurrence: AWD inferred", "death: DOD stated"]);
    let death = &point(&case, "death").events[0];
    assert_eq!(
        all(death.detail.as_ref(), shown),
        "relapse stated | worsening neurology, pneumonia and back wound stated"
    );
    assert_eq!(
        all(death.when.as_ref(), |when| format!("{} {}", when.anchor, when.offset)),
        "first-presentation ~6 mo inferred"
    );
    let recurrence = point(&case, "recurrence");
    assert_eq!(recurrence.events[0].kind.value().label(), "local recurrence");
    assert_eq!(yes(recurrence.events[0].residual_known.as_ref()), "yes inferred");
    assert_eq!(
        frankel(&case),
        [
            "before-surgery: C or D inferred",
            "after-surgery: E inferred",
            "recurrence: A or B inferred"
        ]
    );
    let sensory = point(&case, "before-surgery").neurology.sensory_level.as_ref();
    assert_eq!(all(sensory, shown), "T9 stated");
    assert_eq!(
        tumours(&case),
        [
            "mediastinum: primary stated, 10×10×9 cm CT, 14×10×9 cm gross specimen",
            "vertebra: direct extension stated | metastasis stated suspected of mediastinal",
        ]
    );
    let rest = ["pancytokeratin -", "S100 -", "CD34 -", "CD117 -"];
    let mediastinal = ["SMA + 3+ strong", "vimentin +", "desmin +"];
    assert_eq!(stains(&case, "mediastinal-resection"), [&mediastinal[..], &rest].concat());
    let spinal = ["SMA + 2+ moderate", "vimentin +", "desmin +"];
    assert_eq!(stains(&case, "spinal-fragments"), [&spinal[..], &rest].concat());
    let grade = |at: usize| {
        all(case.specimens[at].grade.as_ref(), |grade| format!("{} {}", grade.grades, grade.mixed))
    };
    assert_eq!(
        [grade(0), grade(1), grade(2)],
        [
            "low grade false stated",
            "low grade or high grade true stated",
            "high grade false stated"
        ]
    );
    assert_eq!(yes(case.specimens[2].atypical_mitoses.as_ref()), "frequent stated");
    assert_eq!(
        diagnoses(&case),
        ["mediastinal: 8890/3 stated; C38.2 inferred", "spinal: 8890/3 stated; not stated"]
    );
    assert_eq!(
        fates(&case),
        [
            "refused-resection: refused",
            "thoracotomy: given",
            "laminectomy: given",
            "radiotherapy: recommended, not given",
            "chemotherapy: not given",
        ]
    );
    assert_eq!(
        all(treatment(&case, "radiotherapy").reason.as_ref(), shown),
        "pneumonia and wound infection stated"
    );
    assert_eq!(margin(&case, "thoracotomy"), "gross total stated; not stated; not stated");
    assert_eq!(
        margin(&case, "laminectomy"),
        "subtotal stated; R2 inferred; intralesional inferred"
    );
    assert_eq!(case.contradictions.len(), 4);
}
