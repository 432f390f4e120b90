//! What is read of treatment and of what happened.

use spinemap::reading::read;

#[test]
fn the_course_is_read() {
    for (text, expected) in [
        ("Radiotherapy of 50 Gy in 25 fractions.", "50 25"),
        ("She received 30Gy/10.", "30 10"),
        ("Irradiation with 45 Gy.", "45 0"),
        ("SBRT (24 Gy in 3 fx).", "24 3"),
        ("8 Gy x 1 to T5.", "8 1"),
        ("10 x 3 Gy were given.", "30 10"),
        ("20 Gy in 5 to T4.", "20 5"),
        ("30 Gy in 2 weeks.", "30 0"),
        ("A single fraction of 8 Gy.", "8 1"),
        ("Five fractions of five gray.", "25 5"),
        ("8 Gy in a single dose.", "8 1"),
        ("4500 cGy in 25 fractions to T4-T8.", "45 25"),
        ("30 fractions of 1.8 Gy (total dose 54 Gy).", "54 30"),
        ("SBRT of 24 Gy was planned and given.", "24 0"),
    ] {
        let doses = read(text).course.doses;
        let shown = doses.first().map(|d| format!("{} {}", d.gray, d.fractions.unwrap_or(0.0)));
        assert_eq!(shown.as_deref(), Some(expected), "{text}");
    }
    for (text, expected) in [
        ("He died 3 months after surgery.", "death 3"),
        ("Local recurrence was seen after two years.", "recurrence 24"),
        ("At 18 months there was no recurrence.", "no evidence of disease 18"),
        ("She remained disease-free at 5 years.", "no evidence of disease 60"),
        ("At the 13-month follow-up she was well.", "follow-up 13"),
        ("He had four months of progressive back pain.", ""),
        ("The weakness had progressed for three weeks.", ""),
        ("Recurrent pain was felt for two years.", ""),
        ("Progressive disease was found after 6 months.", "recurrence 6"),
        ("The tumour progressed after 9 months, with pain.", "recurrence 9"),
        ("A 42-year-old woman was seen.", ""),
        ("The patient, then 17, was free of pain.", ""),
        ("She was free of symptoms after 6 months.", ""),
        ("The resection margins were free of tumour.", ""),
        ("Excision with tumour-free margins.", ""),
        ("He was free of disease at 12 months.", "no evidence of disease 12"),
        ("He was free from local recurrence at 12 months.", "no evidence of disease 12"),
        ("She is free of pain and of any metastasis at 2 years.", "no evidence of disease 24"),
        ("NED at 8 months.", "no evidence of disease 8"),
        (
            "Recurrence was detected after 2 years, and he died 3 years and 4 months after surgery.",
            "death 40",
        ),
        (
            "She is well without evidence of disease 10 months after surgery.",
            "no evidence of disease 10",
        ),
    ] {
        let events = read(text).course.events;
        let shown = events
            .first()
            .map(|e| format!("{} {}", e.what.label(), e.months.unwrap_or(0.0)))
            .unwrap_or_default();
        assert_eq!(shown, expected, "{text}");
    }
    let drugs = read("Six courses of adriamycin (25 mg/m2, days 1 to 3) were given.").course.drugs;
    let drug = drugs.first().map(|d| (d.name.as_str(), d.dose.as_deref(), d.cycles));
    assert_eq!(drug, Some(("adriamycin", Some("25 mg/m2"), Some(6.0))));
    let drugs = read("Dacarbazine 200 mg/m2 and doxorubicin 15 mg/m2.").course.drugs;
    let doses: Vec<_> = drugs.iter().filter_map(|d| d.dose.as_deref()).collect();
    assert_eq!(doses, ["200 mg/m2", "15 mg/m2"]);
}

#[test]
fn what_was_only_planned_or_refused_was_not_given() {
    for text in [
        "SBRT of 24 Gy to T9 was planned.",
        "Radiotherapy of 50 Gy was considered but declined by the patient.",
        "Plan: SBRT to T7, 24 Gy in 2 fractions.",
        "He refused chemotherapy with doxorubicin.",
        "The tumour board advised 45 Gy in 25 fractions and denosumab 120 mg.",
        "Recommendation: T8 corpectomy.",
        "Congenital fusion of C5 and C6.",
    ] {
        let course = read(text).course;
        let is_empty = course.doses.is_empty() && course.drugs.is_empty() && course.acts.is_empty();
        assert!(is_empty, "{text}: {course:?}");
    }
}

#[test]
fn bone_that_is_removed_is_an_operation() {
    for (text, expected) in [
        ("The laminae of T4-T6 were removed.", "Laminectomy T4 T5 T6"),
        ("Removal of the T5 lamina.", "Laminectomy T5"),
        ("The left facets of L4 were resected.", "Facetectomy L4"),
        ("The tumour of the lamina of T5 was removed.", "TumourExcision T5"),
        ("The T5 metastasis was removed.", "TumourExcision T5"),
    ] {
        let acts = read(text).course.acts;
        let shown = acts.first().map(|act| {
            let levels: Vec<String> = act.levels.iter().map(ToString::to_string).collect();
            format!("{:?} {}", act.kind, levels.join(" "))
        });
        assert_eq!(shown.as_deref(), Some(expected), "{text}");
    }
}
