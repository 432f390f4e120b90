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
            "T5 metastasis involving the pedicle. The left pedicle is destroyed.",
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
    // Which recurrence it was is not said, nor what was done at T5.
    assert!(groups("The tumour recurred after 8 months. Laminectomy of T5.").is_empty());
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
