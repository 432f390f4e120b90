//! What is read of parts, canal, cord, sizes, bone and tissue.

use spinemap::anatomy::{Level, Part};
use spinemap::case::{Choice as _, PartState, Quantity, StainResult};
use spinemap::reading::{Proposed, read};

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
