//! KJG 2019, field by field.

use spinemap::anatomy::Level::*;
use spinemap::case::*;

use super::case;
use super::said::*;

#[test]
fn kjg_2019() {
    let case = case("kjg-2019");
    assert_eq!((age(&case).as_str(), sex(&case).as_str()), ("64 stated", "female stated"));
    assert_levels(
        &case,
        &[(
            &[T10],
            &[
                "pedicle_left: involved stated",
                "lamina_left: involved stated",
                "lamina_right: involved stated",
                "epidural: involved stated",
            ],
        )],
    );
    let t10 = level(&case, T10);
    assert_eq!(canal(t10), "invaded stated");
    assert_eq!(escc(t10), "≥2 inferred");
    assert_eq!(yes(t10.cord_compressed.as_ref()), "yes stated");
    assert_eq!(yes(t10.bone_lesion.as_ref()), "not stated");
    assert_eq!(masses(&case), ["3.5 cm CT"]);
    let signal = &point(&case, "before-surgery").findings.masses[0].signal;
    assert_eq!(yes(signal.t2.as_ref()), "heterogeneous, low stated");
    assert!(signal.t1.is_none() && signal.enhancement.is_none());
    assert_eq!(
        overlay(&case),
        [
            "laminectomy: T10 inferred",
            "resection of spinous processes: T9, T10, T11 stated",
            "excision of tumour: T10 inferred",
            "pedicle screws and rods: T9–T11 stated",
            "radiotherapy: T9–T11 stated",
        ]
    );
    assert_eq!(
        times(&case),
        [
            "earlier-visit: first-presentation ~-2 mo stated",
            "presentation: first-presentation 0 mo inferred",
            "before-surgery: index-surgery before inferred",
            "after-surgery: index-surgery after inferred",
            "after-radiotherapy: index-surgery after inferred",
            "liver-progression: chemotherapy-start ~2.07 mo inferred",
            "death: chemotherapy-end 3 mo stated",
        ]
    );
    assert_eq!(
        statuses(&case),
        ["liver-progression: AWD inferred", "death: DUC stated | DOD inferred suspected"]
    );
    let death = &point(&case, "death").events[0];
    assert_eq!(
        all(death.when.as_ref(), |when| format!("{} {}", when.anchor, when.offset)),
        "index-surgery ≥6.5 mo inferred"
    );
    assert_eq!(frankel(&case), ["before-surgery: D inferred"]);
    let sensory = point(&case, "presentation").neurology.sensory_level.as_ref();
    assert_eq!(all(sensory, shown), "T10 stated");
    assert_eq!(
        tumours(&case),
        [
            "vertebra: primary stated | metastasis stated suspected",
            "liver: primary stated | metastasis stated, 2.2 cm CT, 1.4 cm CT",
            "stomach: separate tumour stated, 1×1 cm endoscopy",
            "rectum: separate tumour stated, 0.6 cm endoscopy",
        ]
    );
    let of: Vec<_> = case.tumours[1].sizes.iter().map(|size| size.value().of.clone()).collect();
    assert_eq!(of, ["nodule in segment 4", "nodule in segment 8"].map(|of| Some(of.to_owned())));
    assert_eq!(
        stains(&case, "liver-biopsy"),
        [
            "vimentin +",
            "NSE +",
            "SMA +",
            "desmin +",
            "S100 -",
            "CD117 -",
            "CD34 -",
            "CD68 -",
            "MyoD1 -",
            "Ki-67 + >10 %",
        ]
    );
    assert_eq!(stains(&case, "spinal-resection"), ["SMA +", "vimentin +", "desmin +", "S100 -"]);
    let liver = &case.specimens[1];
    let mitoses = liver.mitoses.as_ref().unwrap().value();
    assert_eq!(mitoses.count.to_string(), "3–4");
    assert_eq!(mitoses.fields.map(Number::get), Some(25.0));
    assert!(mitoses.field_area.is_none() && liver.necrosis.is_none());
    assert_eq!(yes(liver.atypical_mitoses.as_ref()), "none seen stated");
    assert_eq!(
        all(liver.cellularity.as_ref(), Bounds::to_string),
        "moderate–high or severe stated"
    );
    assert_eq!(all(liver.pleomorphism.as_ref(), Bounds::to_string), "≥moderate inferred");
    assert_eq!(all(liver.nuclear_atypia.as_ref(), Bounds::to_string), "moderate stated");
    assert_eq!(
        diagnoses(&case),
        [
            "spinal: 8890/3 stated | 8890/6 stated suspected; C41.2 inferred",
            "liver: 8890/3 stated | 8890/6 stated; C22.0 inferred",
            "stomach: 8140/3 stated; C16.x inferred",
            "rectum: 8210/3 stated; C20.9 inferred",
        ]
    );
    assert_eq!(
        fates(&case),
        [
            "analgesics: given",
            "decompression: given",
            "gastric-surgery: refused",
            "polypectomy: given",
            "radiotherapy: given",
            "first-line: given",
            "second-line: given",
        ]
    );
    assert_eq!(
        margin(&case, "decompression"),
        "gross total stated; not stated; intralesional inferred"
    );
    assert_eq!(radiation(&case, "radiotherapy"), "not stated Gy, not stated fractions, not stated");
    assert_eq!(yes(treatment(&case, "radiotherapy").intent.as_ref()), "palliative stated");
    assert_eq!(
        regimen(&case, "first-line"),
        "dacarbazine 200 mg/m² + doxorubicin 15 mg/m²; every 21 days × 3"
    );
    assert_eq!(
        regimen(&case, "second-line"),
        "cisplatin 25 mg/m² + ifosfamide 1000 mg/m²; every 21 days × 2"
    );
    let negative: Vec<_> = point(&case, "after-surgery")
        .studies
        .iter()
        .filter(|study| yes(study.result.as_ref()) == "negative stated")
        .filter_map(|study| study.region.as_deref())
        .collect();
    assert_eq!(
        negative,
        ["small bowel, capsule", "lung", "breast", "thyroid", "kidney", "genitourinary organs"]
    );
    assert_eq!(case.contradictions.len(), 5);
}
