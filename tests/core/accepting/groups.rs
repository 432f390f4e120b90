//! Proposals grouped as a person decides on them.

use spinemap::reading::{Item, ProposalGroup, Value, read};

use super::REPORT;

fn groups(text: &str) -> Vec<String> {
    read(text).groups().iter().map(ToString::to_string).collect()
}

#[test]
fn levels_are_grouped_from_the_head_down_each_with_all_that_is_said_of_it() {
    assert_eq!(
        groups(REPORT),
        [
            "T4: level involved (suspected)",
            "T6–T7: level free",
            "T8: canal invaded; cord compressed; ESCC 3",
            "T9: body, left pedicle involved; lytic; canal invaded; cord compressed; ESCC 3",
            "T10: canal invaded; cord compressed; ESCC 3",
            "Mass, T8–T10: 4.2 × 3.1 cm",
        ]
    );
}

#[test]
fn neighbours_of_which_the_same_is_said_are_told_together() {
    let text = "Lytic metastases of the T5 and T6 bodies and left pedicles with canal invasion, \
         ESCC 3.";
    assert_eq!(groups(text), ["T5–T6: body, left pedicle involved; lytic; canal invaded; ESCC 3"]);
    assert_eq!(groups("Metastases in T3 and T5."), ["T3: level involved", "T5: level involved"]);
    assert_eq!(
        groups("Metastases at T3 and T4. T3 shows involvement of the left lamina."),
        ["T3: left lamina involved", "T4: level involved"]
    );
}

#[test]
fn a_level_is_free_only_where_the_text_says_so() {
    for (text, expected) in [
        ("T11 is unremarkable.", &["T11: level free"][..]),
        ("S1 is not involved.", &["S1: level free"]),
        ("No metastasis at L2.", &["L2: level free"]),
        ("The L5 vertebral body is normal.", &["L5: body free"]),
        (
            "Metastases throughout T3 to T5 with sparing of T4.",
            &["T3: level involved", "T4: level free", "T5: level involved"],
        ),
        // Something else is denied, or only of a part.
        ("No fracture at L4.", &[]),
        ("No lytic lesion at S2.", &[]),
        ("The pedicles of L3 are intact.", &[]),
        ("T8 metastasis cannot be excluded.", &[]),
        // Diseased in one place, normal in another.
        (
            "T9 metastasis. The right pedicle of T9 is intact.",
            &["T9: level involved; right pedicle free"],
        ),
    ] {
        assert_eq!(groups(text), expected, "{text}");
    }
}

#[test]
fn soft_tissue_alone_is_no_lesion_of_the_bone() {
    assert_eq!(
        groups("Epidural mass at T8-T10 of 3 cm. Left paravertebral mass at T5."),
        [
            "T5: left paravertebral soft tissue involved",
            "T8–T10: canal invaded; ESCC ≥1a (inferred)",
            "Mass, T8–T10: 3 cm",
        ]
    );
    assert_eq!(
        groups("T8 metastasis with epidural extension."),
        ["T8: level involved; canal invaded; ESCC ≥1a (inferred)"]
    );
}

#[test]
fn what_another_item_says_as_well_is_not_told() {
    for (text, expected) in [
        // A stated grade stands above a bound from words.
        (
            "T5 metastasis with cord compression, ESCC 3.",
            "T5: level involved; cord compressed; ESCC 3",
        ),
        // The bound is as high as the words allow.
        (
            "T5 metastasis with epidural extension and cord compression.",
            "T5: level involved; canal invaded; cord compressed; ESCC ≥2 (inferred)",
        ),
        (
            "T5 metastasis involving the pedicle. The left pedicle is involved.",
            "T5: left pedicle involved",
        ),
        ("T5 metastasis. T5 body metastasis.", "T5: body involved"),
        // Under the conus there is no cord to grade.
        ("L4 metastasis invading the canal.", "L4: level involved; canal invaded"),
    ] {
        assert_eq!(groups(text), [expected], "{text}");
    }
}

#[test]
fn what_follows_from_words_and_what_is_doubted_is_told_as_such() {
    assert_eq!(
        groups("T5 metastasis. The thecal sac is compressed."),
        ["T5: level involved; canal invaded (inferred); ESCC ≥1b (inferred)"]
    );
    assert_eq!(
        groups("Spinal cord compression is suspected."),
        ["level not stated: cord compressed (suspected); ESCC ≥2 (suspected, inferred)"]
    );
}

#[test]
fn a_size_that_is_said_of_neighbours_is_of_one_mass() {
    let masses = |text: &str| -> Vec<String> {
        groups(text).into_iter().filter(|group| group.starts_with("Mass")).collect()
    };
    assert_eq!(masses("Tumour behind T3 and T4 of 5.8 × 3.7 cm."), ["Mass, T3–T4: 5.8 × 3.7 cm"]);
    assert_eq!(
        masses("Metastasis of T3 of 2 cm. Metastasis of T4 of 2 cm."),
        ["Mass, T3: 2 cm", "Mass, T4: 2 cm"]
    );
}

#[test]
fn tissue_treatments_and_events_have_groups_of_their_own() {
    assert_eq!(
        groups(
            "Leiomyosarcoma, FNCLCC grade 2, 12 mitoses per 10 HPF. Positive for SMA and desmin, \
             negative for S-100. Ki-67 30 %."
        ),
        [
            "Specimen: grade FNCLCC G2; mitoses 12 in 10 fields; SMA positive; desmin positive; \
             S-100 negative; Ki-67 positive, 30 %",
            "Diagnosis: leiomyosarcoma (8890/3)",
        ]
    );
    assert_eq!(
        groups(
            "The patient received 30 Gy in 10 fractions and doxorubicin 25 mg/m2 and ifosfamide, \
             6 cycles. He died 14 months later."
        ),
        [
            "Radiotherapy: 30 Gy in 10 fractions",
            "Systemic therapy: doxorubicin 25 mg/m2, 6 cycles; ifosfamide, 6 cycles",
            "Event: death after 14 months",
        ]
    );
    // Which recurrence it was is not said.
    assert!(groups("The tumour recurred after 8 months.").is_empty());
}

#[test]
fn operations_are_told_with_their_acts_and_levels() {
    for (text, expected) in [
        (
            "Laminectomy from T7 to T10 and tumour debulking were performed. Pedicle screws were \
             inserted into T5, T6, T11 and T12.",
            Some("laminectomy T7–T10; debulking; pedicle screws and rods T5, T6, T11, T12"),
        ),
        (
            "She underwent T5-T6 total en bloc spondylectomy with a cage and posterior fixation \
             from T3 to T8.",
            Some("total en bloc spondylectomy T5–T6; cage or strut; instrumentation T3–T8"),
        ),
        ("Laminectomy and facetectomy at T5.", Some("laminectomy T5; facetectomy T5")),
        ("A CT-guided biopsy of T9 was taken.", Some("biopsy T9")),
        ("Partial vertebrectomy of T8.", Some("partial spondylectomy T8")),
        ("The tumour of T10 was removed.", Some("excision of tumour T10")),
        ("Vertebroplasty of L1 with PMMA.", Some("vertebroplasty L1")),
        ("Laminectomy was recommended at T5 but refused.", None),
        ("T5 corpectomy was planned.", None),
        ("No laminectomy was done.", None),
        ("Prior laminectomy at L4-L5 in 2010.", None),
        ("L4-L5 discectomy in childhood.", None),
        ("The literature reports laminectomy at T4 in another patient.", None),
        ("The resected specimen held tumour.", None),
    ] {
        let own: Vec<String> =
            groups(text).into_iter().filter(|group| group.starts_with("Surgery")).collect();
        let expected = expected.map(|acts| format!("Surgery: {acts}"));
        assert_eq!(own, Vec::from_iter(expected), "{text}");
    }
}

#[test]
fn pain_is_mechanical_where_it_is_called_so_or_moved_by_load() {
    for (text, expected) in [
        ("The pain is mechanical.", Some("mechanical pain")),
        ("Mechanical back pain for a year.", Some("mechanical pain")),
        (
            "Back pain worse on standing and relieved by lying down.",
            Some("mechanical pain (inferred)"),
        ),
        ("The pain was aggravated by movement.", Some("mechanical pain (inferred)")),
        ("Non-mechanical back pain.", Some("not mechanical pain")),
        ("The pain was not mechanical.", Some("not mechanical pain")),
        ("She was pain-free at 6 months.", Some("no pain")),
        ("No back pain.", Some("no pain")),
        ("Night pain without relief by rest.", None),
        ("Pain not relieved by rest.", None),
        ("No pain at night.", None),
        ("No abdominal pain.", None),
        ("Back pain for 3 months.", None),
    ] {
        let expected = expected.map(|pain| format!("Symptoms: {pain}"));
        assert_eq!(groups(text), Vec::from_iter(expected), "{text}");
    }
}

#[test]
fn directions_and_the_sac_are_told_where_the_words_stand() {
    for (text, expected) in [
        (
            "T5 metastasis displaces the spinal cord to the right.",
            "T5: level involved; canal invaded (inferred); ESCC ≥1c (inferred); \
             cord displaced, right",
        ),
        (
            "T7 mass compressing the cord from the left.",
            "T7: level involved; cord compressed; ESCC ≥2 (inferred); compressed from left",
        ),
        (
            "T8 lesion with anterior epidural extension.",
            "T8: level involved; canal invaded, from anterior; ESCC ≥1a (inferred)",
        ),
        (
            "L4 metastasis compresses the thecal sac by 60 %.",
            "L4: level involved; canal invaded (inferred); thecal sac 2 (inferred)",
        ),
        (
            "L4 metastasis with complete effacement of the thecal sac.",
            "L4: level involved; canal invaded (inferred); thecal sac 3–4 (inferred)",
        ),
        (
            "Tumour of T5 infiltrates the dura.",
            "T5: dura, level involved; canal invaded (inferred); ESCC ≥1a (inferred)",
        ),
    ] {
        assert_eq!(groups(text), [expected], "{text}");
    }
    let denied = groups("T8 metastasis. There is no epidural extension at T9.");
    assert_eq!(denied, ["T8: level involved", "T9: canal free"]);
}

#[test]
fn every_item_has_the_passages_that_say_so() {
    let groups = read(REPORT).groups();
    let words = |group: &ProposalGroup, wanted: fn(&Item) -> bool| -> Vec<String> {
        let items = group.items.iter().filter(|item| wanted(item));
        items.flat_map(|item| &item.evidence).map(|passage| passage.words.clone()).collect()
    };
    let lytic = words(&groups[3], |item| matches!(item.value, Value::BoneLesion(_)));
    assert_eq!(lytic, ["lytic", "T9"]);
    let grade = words(&groups[2], |item| matches!(item.value, Value::Escc(_)));
    assert_eq!(grade, ["ESCC grade 3", "T8 to T10"]);
    assert_eq!(words(&groups[1], |_| true), ["T6", "T7"]);
}

#[test]
fn a_report_that_repeats_itself_is_cited_a_bounded_number_of_times() {
    let groups = read(&"T5 metastasis of 3 cm. ".repeat(2000)).groups();
    assert_eq!(groups.len(), 2);
    assert!(groups.iter().flat_map(|group| &group.items).all(|item| item.evidence.len() <= 32));
}
