//! What is read of parts, canal, cord, sizes, bone and tissue.

use spinemap::anatomy::{Level, Part};
use spinemap::case::{Choice as _, PartState, Quantity, StainResult};
use spinemap::reading::{Answer, Proposed, read};

/// The involved parts of a level, sorted; free ones with `free` before them.
fn parts(text: &str, level: Level) -> String {
    let reading = read(text);
    let mut parts: Vec<String> = reading
        .proposals
        .iter()
        .filter(|proposal| proposal.levels.contains(&level))
        .filter_map(|proposal| match proposal.value {
            Proposed::Part(Part::UNSPECIFIED, _) => None,
            Proposed::Part(part, PartState::Involved) => Some(part.key()),
            Proposed::Part(part, PartState::Free) => Some(format!("free {}", part.key())),
            _ => None,
        })
        .collect();
    parts.sort();
    parts.dedup();
    parts.join(" ")
}

#[test]
fn parts_have_the_side_that_is_written_beside_them() {
    for (text, expected) in [
        ("Lytic lesion of the T5 body.", "body"),
        ("Lytic lesion of the left pedicle of T5.", "pedicle_left"),
        ("Lytic lesion of T5 involving the right lamina.", "lamina_right"),
        ("Lytic lesion of T5 with destruction of both pedicles.", "pedicle_left pedicle_right"),
        ("Metastasis of the T5 body and left pedicle.", "body pedicle_left"),
        ("T5 metastasis in the pedicle on the left.", "pedicle_left"),
        (
            "Tumour of T5 involving the spinous and transverse processes.",
            "spinous_process transverse_process",
        ),
        (
            "Tumour of T5 involving the left transverse process and lamina.",
            "lamina_left transverse_process_left",
        ),
        ("T5 lesion, bilateral laminae.", "lamina_left lamina_right"),
        ("T5 metastasis. The body and the right pedicle are destroyed.", "body pedicle_right"),
        ("T5 body metastasis; the pedicles are preserved.", "body free pedicle"),
        ("T5 metastasis with a left paravertebral mass.", "paravertebral_left"),
        ("T5 metastasis with epidural extension.", "epidural"),
        ("T5 metastasis extending into the right neural foramen.", "foramen_right"),
        ("T5 metastasis. Screws were placed into the pedicles of T4.", ""),
        ("T5 lytic, L pedicle gone, R lamina thinned.", "lamina_right pedicle_left"),
        ("At T5 the body and at T6 the left lamina are destroyed.", "body"),
        ("At T5 the left pedicle; at T6 the body is destroyed.", "pedicle_left"),
        (
            "Level: T5\nBody: lytic\nLeft pedicle: normal\nLamina: no",
            "body free lamina free pedicle_left",
        ),
        ("T5 metastasis: body [x] left pedicle [x] right pedicle [ ]", "body pedicle_left"),
        ("T5 metastasis compressing the cord against the T4 lamina.", ""),
        ("T5 metastasis, 4 cm craniocaudal x 2 cm transverse.", ""),
        ("T5 metastasis. Epidural space: no tumour.", ""),
        (
            "T5 metastasis, pedicles and posterior elements preserved.",
            "free facet free lamina free pedicle free spinous_process free transverse_process",
        ),
    ] {
        assert_eq!(parts(text, Level::T5), expected, "{text}");
    }
}

#[test]
fn canal_and_cord_are_answered_as_the_report_answers_them() {
    for (text, canal, cord) in [
        ("T5 metastasis with epidural extension.", Answer::Yes, Answer::NotStated),
        ("T5 mass invading the spinal canal and compressing the cord.", Answer::Yes, Answer::Yes),
        ("No epidural extension.", Answer::No, Answer::NotStated),
        ("There is no spinal cord compression.", Answer::NotStated, Answer::No),
        ("The spinal cord is not compressed.", Answer::NotStated, Answer::No),
        ("The spinal cord at T5 is severely compressed.", Answer::NotStated, Answer::Yes),
        ("Compression of the thecal sac and spinal cord.", Answer::Yes, Answer::Yes),
        ("The spinal canal is patent.", Answer::No, Answer::NotStated),
        ("L1 burst fracture without canal compromise.", Answer::No, Answer::NotStated),
        ("Intradural extramedullary mass at T9.", Answer::Yes, Answer::NotStated),
        ("The tumour fills the vertebral canal completely.", Answer::Yes, Answer::NotStated),
        ("Cord compression cannot be excluded.", Answer::NotStated, Answer::NotStated),
        ("MRI was done to rule out cord compression.", Answer::NotStated, Answer::NotStated),
        (
            "Surgery was done to prevent spinal cord compression.",
            Answer::NotStated,
            Answer::NotStated,
        ),
        ("He received an epidural block.", Answer::NotStated, Answer::NotStated),
        ("T5 compression fracture.", Answer::NotStated, Answer::NotStated),
        ("Tumeur de D5 avec envahissement du canal.", Answer::Yes, Answer::NotStated),
        ("Tumeur de D5, pas d'envahissement du canal.", Answer::No, Answer::NotStated),
        ("Métastase de D7, épidurite et compression médullaire.", Answer::Yes, Answer::Yes),
        ("Tassement de L1. Pas de compression médullaire.", Answer::NotStated, Answer::No),
        ("La moelle n'est pas comprimée.", Answer::NotStated, Answer::No),
        ("Metastase BWK 7, Spinalkanal infiltriert, Myelonkompression.", Answer::Yes, Answer::Yes),
        ("BWK 7: Osteolyse, Spinalkanal frei, ohne Myelonkompression.", Answer::No, Answer::No),
        ("Fraktur LWK 1 mit Spinalkanaleinengung.", Answer::Yes, Answer::NotStated),
        ("Das Myelon ist nicht komprimiert.", Answer::NotStated, Answer::No),
        ("Level: T7\nCanal: -\nCord compression: none", Answer::No, Answer::No),
        ("Level\tT7\nCanal\tinvaded\nCord\tcompressed", Answer::Yes, Answer::Yes),
        ("The cord could not be told apart by being compressed.", Answer::NotStated, Answer::Yes),
        ("The lamina was removed to reach normal dura.", Answer::NotStated, Answer::NotStated),
        ("The tumour had grown through the dura into normal fat.", Answer::Yes, Answer::NotStated),
        ("The intradural fat was removed.", Answer::Yes, Answer::NotStated),
        (
            "The dural tube is compressed, whereas half a year ago it was free.",
            Answer::Yes,
            Answer::NotStated,
        ),
        ("ESCC 3 at T9.", Answer::NotStated, Answer::Yes),
        ("CANAL: INVADED\nCORD: COMPRESSED", Answer::Yes, Answer::Yes),
        ("No fragment in the spinal canal.", Answer::No, Answer::NotStated),
        ("No epidural dz.", Answer::No, Answer::NotStated),
        ("Epidural ESCC 1c at T9.", Answer::Yes, Answer::NotStated),
        (
            "Margins were clear except for the epidural margin.",
            Answer::NotStated,
            Answer::NotStated,
        ),
        (
            "Tumour growing through the T1-T2 and T2-T3 foramina into the epidural space.",
            Answer::Yes,
            Answer::NotStated,
        ),
        (
            "Solid tissue in the anterior epidural space, which imprints the sac.",
            Answer::Yes,
            Answer::NotStated,
        ),
        ("The mass deforms the cord but does not compress it.", Answer::NotStated, Answer::No),
        (
            "Epiduritis with a mass effect on the marrow, which is compressed.",
            Answer::Yes,
            Answer::Yes,
        ),
        ("Compressed vertebra T5 with oedema of the marrow.", Answer::NotStated, Answer::NotStated),
        ("Tumour location: T4\nExtension: into the canal", Answer::Yes, Answer::NotStated),
        ("Cauda equina compression at L4.", Answer::NotStated, Answer::NotStated),
        ("The carpal canal was narrow.", Answer::NotStated, Answer::NotStated),
        (
            "Epidural mass with cord compression. After surgery there was no cord compression.",
            Answer::Yes,
            Answer::Yes,
        ),
        ("Lesion at T5 without epidural extension or cord compression.", Answer::No, Answer::No),
        ("Myelon compression at T8.", Answer::NotStated, Answer::Yes),
        ("L4/5 disc herniation with spinal canal stenosis.", Answer::NotStated, Answer::NotStated),
        ("T5: lytic lesion. Epidural: yes. Cord compression: no.", Answer::Yes, Answer::No),
        ("T5 metastasis, Bilsky 2.", Answer::NotStated, Answer::Yes),
        (
            "T7 has collapsed with posterior bulging and cord compression.",
            Answer::NotStated,
            Answer::Yes,
        ),
        ("Spinal canal stenosis due to the tumour.", Answer::Yes, Answer::NotStated),
        ("Severe canal stenosis at L4-5.", Answer::NotStated, Answer::NotStated),
        ("The lesion had no relation to the spinal canal.", Answer::No, Answer::NotStated),
        ("The tumour was attached to the dura.", Answer::Yes, Answer::NotStated),
        ("The cord is displaced but not compressed.", Answer::NotStated, Answer::No),
        ("The mass is displacing the cord to the right.", Answer::NotStated, Answer::NotStated),
        ("The dural sac is compressed at L3.", Answer::Yes, Answer::NotStated),
        ("It entered the epidural space through the foramen.", Answer::Yes, Answer::NotStated),
        ("The needle entered the epidural space.", Answer::NotStated, Answer::NotStated),
        (
            "The catheter entered the intrathecal space at L3-L4.",
            Answer::NotStated,
            Answer::NotStated,
        ),
        ("The epidural space was located with a needle.", Answer::NotStated, Answer::NotStated),
        (
            "A blood patch was injected into the epidural space at L4.",
            Answer::NotStated,
            Answer::NotStated,
        ),
        ("A mass near the catheter tip entered the canal.", Answer::Yes, Answer::NotStated),
        ("Needle biopsy of the epidural mass at T5.", Answer::Yes, Answer::NotStated),
        ("A round lesion lay within the dural sac.", Answer::Yes, Answer::NotStated),
        ("The cord is normal, and nowhere compressed.", Answer::NotStated, Answer::No),
        (
            "Epidural tumour indents the sac and pushes the cord to the left.",
            Answer::Yes,
            Answer::NotStated,
        ),
        ("An extraosseous portion bulges into the canal.", Answer::Yes, Answer::NotStated),
        ("T9: dorsal epidural, 11 mm.", Answer::Yes, Answer::NotStated),
        (
            "| Level | Bone | Epidural | Cord |\n| T5 | lytic | yes, ventral | abutted, not compressed |",
            Answer::Yes,
            Answer::No,
        ),
        (
            "| Level | Bone | Epidural | Cord |\n| T5 | lytic | none | free |\n| T6 | lytic | left | compressed |",
            Answer::Yes,
            Answer::Yes,
        ),
        (
            "| Level | Bone | Epidural | Cord |\n| L5 | lytic | - | n/a |",
            Answer::No,
            Answer::NotStated,
        ),
    ] {
        let reading = read(text);
        assert_eq!((reading.canal_invasion, reading.cord_compression), (canal, cord), "{text}");
    }
}

#[test]
fn grades_of_cord_compression_are_stated_or_bounded_by_the_words() {
    for (text, expected) in [
        ("T5 metastasis, ESCC grade 3.", "3–3"),
        ("T5 metastasis, Bilsky 1c.", "1c–1c"),
        ("T5 metastasis, Bilsky grade 1B.", "1b–1b"),
        ("Level | Type | ESCC\nT5 | lytic | 1c\nT7 | lytic | 0", "1c–1c"),
        ("Level: T5\nFinding: lytic\nESCC: 2", "2–2"),
        ("T8 metastasis. Bilsky 0 at T5.", "0–0"),
        ("Grade 2 epidural spinal cord compression at T5.", "2–2"),
        ("T5 metastasis (ESCC 2-3).", "2–3"),
        ("T5 metastasis classified as grade 3 epidural spinal cord compression (ESCC).", "3–3"),
        ("T5 metastasis with spinal cord compression.", "2–"),
        ("T5 metastasis displacing the spinal cord.", "1c–"),
        ("T5 metastasis compressing the thecal sac.", "1b–"),
        ("T5 metastasis with epidural extension.", "1a–"),
        ("T5 metastasis occupying the canal completely.", "2–"),
        ("T5 metastasis.", ""),
        ("Esophageal squamous cell carcinoma (ESCC), grade 2.", ""),
        ("L4 mass compressing the thecal sac.", ""),
    ] {
        let escc = read(text).escc().map_or_else(String::new, |(bounds, _)| {
            let label = |grade: Option<spinemap::case::Escc>| grade.map_or("", |g| g.label());
            format!("{}–{}", label(bounds.min()), label(bounds.max()))
        });
        assert_eq!(escc, expected, "{text}");
    }
}

#[test]
fn sizes_are_centimetres_of_lesions_of_the_spine() {
    for (text, expected) in [
        ("T5 mass of 8 x 4 x 5 cm.", "8 4 5"),
        ("T5 mass measuring 35 mm.", "3.5"),
        ("T5 mass, 3.5-cm in size.", "3.5"),
        ("T5 mass of 25 mm by 18 mm.", "2.5 1.8"),
        ("T5 mass of 2,5 × 3 cm.", "2.5 3"),
        ("T5 mass of $8 \\times 4 \\times 5$ cm.", "8 4 5"),
        ("T5 mass (10×10×9 cm).", "10 10 9"),
        ("T5 mass of 2.8 cm×1.6 cm×1.5 cm.", "2.8 1.6 1.5"),
        ("T5 mass of 3.4 cm (length) by 1.3 cm.", "3.4 1.3"),
        ("T5 mass, 9.1 cm craniocaudal x 1.9 cm transverse.", "9.1 1.9"),
        ("T5 mass, 4.1 cm long and 1.2 cm wide.", "4.1 1.2"),
        ("T5 mass of 4.1 cm x 3 cm x 2 cm.", "4.1 3 2"),
        ("T5 mass of 3 x 4 cm².", "3 4"),
        ("T5 mass of 3 cm, the canal is narrowed to 8 mm.", "3"),
        ("T5 mass of 3 cm. Gap to the cord 4 mm.", "3"),
        ("T5 mass of 13 cm².", ""),
        ("T5 mass of 13 cm<sup>2</sup>.", ""),
        ("T5 mass, 20 cm^3.", ""),
        ("T5 mass of 2 cm 3 weeks ago.", "2"),
        ("A liver nodule of 2 cm.", ""),
        ("T5 mass. Canal 8 mm at T6.", ""),
        ("T5 mass that crosses the disc over a distance of 9 mm.", ""),
        ("T5 mass. Simple renal cyst, 2.4 cm.", ""),
        ("T5 mass for 3 weeks.", ""),
    ] {
        let sizes: Vec<String> = read(text)
            .sizes
            .iter()
            .map(|(size, _)| size.iter().map(f64::to_string).collect::<Vec<_>>().join(" "))
            .collect();
        assert_eq!(sizes.join("; "), expected, "{text}");
    }
}

#[test]
fn bone_and_signal_are_read() {
    for (text, expected) in [
        ("Lytic lesion of T5.", "BoneLesion(Lytic)"),
        ("Sclerotic metastasis of T5.", "BoneLesion(Blastic)"),
        ("Mixed lytic and sclerotic metastasis of T5.", "BoneLesion(Mixed)"),
        ("T5 metastasis, hypointense on T1.", "SignalT1(Hypointense)"),
        ("T5 metastasis with high signal on T2-weighted images.", "SignalT2(Hyperintense)"),
        ("T5 metastasis with heterogeneous enhancement.", "Enhancement(Heterogeneous)"),
    ] {
        let found = read(text);
        let values: Vec<String> =
            found.proposals.iter().map(|proposal| format!("{:?}", proposal.value)).collect();
        assert!(values.iter().any(|value| value == expected), "{text}: {values:?}");
    }
    let collapse = |text: &str| {
        read(text).proposals.into_iter().find_map(|proposal| match proposal.value {
            Proposed::Collapse(collapse) => {
                let percent = collapse.percent.map_or(String::new(), |p| format!(" {p}"));
                Some(format!("{}{percent}", collapse.class.label()))
            }
            _ => None,
        })
    };
    for (text, expected) in [
        ("T5 metastasis with collapse of 60 %.", ">50 % 60"),
        ("T5 metastasis with 30% loss of height.", "<50 % 30"),
        ("T5 metastasis with vertebral collapse.", "present"),
        ("T5 metastasis without collapse.", "none"),
    ] {
        assert_eq!(collapse(text).as_deref(), Some(expected), "{text}");
    }
}

/// `SMA + strong; desmin -`
fn stains(text: &str) -> String {
    let markers = read(text).pathology.markers;
    let marker = |found: &spinemap::reading::Found<spinemap::reading::Marker>| {
        let staining = found.value.staining;
        let mut words = vec![found.value.name.to_owned()];
        words.push(match staining.result {
            StainResult::Positive => "+".to_owned(),
            StainResult::Negative => "-".to_owned(),
            other => other.label().to_owned(),
        });
        words.extend(staining.extent.map(|extent| extent.label().to_owned()));
        words.extend(staining.intensity.map(|intensity| intensity.label()[..2].to_owned()));
        words.extend(staining.percent.map(|percent| format!("{percent}%")));
        words.join(" ")
    };
    markers.iter().map(marker).collect::<Vec<_>>().join("; ")
}

#[test]
fn stains_have_their_results() {
    for (text, expected) in [
        (
            "The cells were positive for SMA, desmin and h-caldesmon, but negative for S-100 and CD34.",
            "SMA +; desmin +; h-caldesmon +; S-100 -; CD34 -",
        ),
        ("SMA and desmin were positive; S100 was negative.", "SMA +; desmin +; S-100 -"),
        ("SMA+, desmin+, CD34-, S100-.", "SMA +; desmin +; CD34 -; S-100 -"),
        ("SMA: diffusely +", "SMA + diffuse"),
        ("Desmin (focal +), EMA (-).", "desmin + focal; EMA -"),
        ("Strongly positive for smooth muscle actin.", "SMA + 3+"),
        ("The tumour showed diffuse positivity for vimentin.", "vimentin + diffuse"),
        ("Ki-67 > 10 %.", "Ki-67 + >10%"),
        ("PD-L1 (TPS): 60 %.", "PD-L1 + 60%"),
        ("The Ki-67 labelling index was 20%.", "Ki-67 + 20%"),
        ("The Ki 67 proliferation index was less than 50%.", "Ki-67 + <50%"),
        ("High proliferation (>10% Ki-67 labelling index).", "Ki-67 + >10%"),
        ("No expression of CD117 or DOG1.", "CD117 -; DOG1 -"),
        ("Desmin was not expressed.", "desmin -"),
        ("Immunostaining for AE1/AE3 and EMA was negative.", "pancytokeratin -; EMA -"),
        ("Positive staining for CD117 (c-kit).", "CD117 +"),
        ("Tumour cells were immunoreactive for CK7 and TTF-1.", "CK7 +; TTF-1 +"),
        ("ER positive, PR positive, HER2 negative.", "ER +; PR +; HER2 -"),
        ("Loss of INI1.", "INI1 -"),
        ("Brachyury was diffusely positive.", "brachyury + diffuse"),
        ("CD34 ......... positive, patchy", "CD34 + patchy"),
        ("p63 focal.", "p63 + focal"),
        (
            "PAX8 positive, CAIX diffusely positive (membranous), CD10 positive.",
            "PAX8 +; CAIX + diffuse; CD10 +",
        ),
        ("PAX8 positive, XYZ diffusely positive, CD10 positive.", "PAX8 +; CD10 +"),
        ("INI1 was retained.", "INI1 +"),
        ("Chordoma (brachyury pos).", "brachyury +"),
        ("Syn(+), CgA(+), EMA(−).", "synaptophysin +; chromogranin +; EMA -"),
        ("AE1/AE3 negative, MIB-1 1.5%.", "pancytokeratin -; Ki-67 + 1.5%"),
        ("The patient was seen in the ER.", ""),
        (
            "Immunoreactivity for SMA was seen, whereas S-100 and CD34 were absent.",
            "SMA +; S-100 -; CD34 -",
        ),
        ("Tumour cells express brachyury and EMA; they lack GFAP.", "brachyury +; EMA +; GFAP -"),
        ("Estrogen receptor (ER) 90%, progesterone receptor (PR) 0%.", "ER + 90%; PR - 0%"),
        ("Desmin and h-caldesmon: diffuse.", "desmin + diffuse; h-caldesmon + diffuse"),
    ] {
        assert_eq!(stains(text), expected, "{text}");
    }
}

#[test]
fn mitoses_keep_their_fields() {
    for (text, expected) in [
        ("Mitotic activity: 3-4/25 high power fields.", "3–4 25"),
        ("12 mitoses per 10 HPF.", "12 10"),
        ("Mitotic count >20/10 HPF.", ">20 10"),
        ("There were 5 mitoses in 10 high-power fields.", "5 10"),
        ("The mitotic rate was 8 per 10 HPFs.", "8 10"),
    ] {
        let mitoses = read(text).pathology.mitoses;
        let shown = mitoses.first().map(|found| {
            let fields = found.value.fields.map_or(0.0, spinemap::case::Number::get);
            format!("{} {fields}", found.value.count)
        });
        assert_eq!(shown.as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn necrosis_grades_and_entities_are_read() {
    let necrosis =
        |text: &str| read(text).pathology.necrosis.first().map(|found| found.value.class.label());
    assert_eq!(necrosis("Necrosis was absent."), Some("none"));
    assert_eq!(necrosis("No necrosis."), Some("none"));
    assert_eq!(necrosis("Tumour necrosis of 30 %."), Some("<50 %"));
    assert_eq!(necrosis("Areas of necrosis were seen."), Some("present"));
    let grade = |text: &str| read(text).pathology.grades.first().map(|found| found.value.1.label());
    assert_eq!(grade("FNCLCC grade 2 leiomyosarcoma."), Some("G2"));
    assert_eq!(grade("A high-grade sarcoma."), Some("high grade"));
    assert_eq!(grade("Poorly differentiated carcinoma."), Some("poorly differentiated"));
    assert_eq!(grade("Grade 4 power in the left leg."), None);
    assert_eq!(grade("Nephrectomy for renal cell carcinoma (Fuhrman grade 3)."), None);
    assert_eq!(grade("Renal cell carcinoma, Fuhrman grade 3."), Some("G3"));
    let entities = |text: &str| {
        let found = read(text).pathology.entities;
        found.iter().map(|e| (e.value.name, e.value.code, e.value.excluded)).collect::<Vec<_>>()
    };
    assert_eq!(
        entities("The diagnosis was leiomyosarcoma, not schwannoma."),
        [("leiomyosarcoma", "8890/3", false), ("schwannoma", "9560/0", true)]
    );
}

#[test]
fn a_percent_keeps_its_operator() {
    let markers = read("Ki-67 > 10 %").pathology.markers;
    let percent = markers.first().and_then(|found| found.value.staining.percent);
    assert!(matches!(percent, Some(Quantity::Above(_))), "{percent:?}");
}

#[test]
fn a_carcinoma_of_another_organ_is_a_metastasis_where_it_is_said_to_be_here() {
    let codes = |text: &str| {
        let found = read(text).pathology.entities;
        found.iter().map(|entity| entity.value.code).collect::<Vec<_>>().join(" ")
    };
    for (text, expected) in [
        ("Metastasis of renal cell carcinoma at T9.", "8312/6"),
        ("Histology confirmed clear cell carcinoma.", "8310/6"),
        ("T9: metastasis of clear cell renal cell carcinoma.", "8310/6"),
        ("A man with clear cell carcinoma had back pain.", ""),
        ("Biopsy of L2: metastatic hepatocellular carcinoma.", "8170/6"),
        ("A man with hepatocellular carcinoma had back pain.", ""),
        ("An incidental haemangioma was seen at T11.", ""),
    ] {
        assert_eq!(codes(text), expected, "{text}");
    }
}

#[test]
fn what_is_said_of_the_canal_is_of_the_only_site() {
    let canal = |text: &str| -> Vec<Vec<Level>> {
        let is_canal = |value: &Proposed| matches!(value, Proposed::Canal(_));
        let proposals = read(text).proposals.into_iter();
        proposals.filter(|one| is_canal(&one.value)).map(|one| one.levels).collect()
    };
    let text =
        "T9 was destroyed. He was pale. He was thin. Pulse 80. The canal was full of tumour.";
    assert_eq!(canal(text), [vec![Level::T9]]);
    assert_eq!(canal("Canal invasion was seen."), [vec![]]);
}
