//! Who a report is about.

use spinemap::case::Choice as _;
use spinemap::reading::read;

#[test]
fn age_and_sex_are_those_of_the_only_patient() {
    for (text, expected) in [
        ("A 34-year-old man had a lytic lesion of T9.", "34 male"),
        ("A retired fisherman, 63 years of age, complained of pain.", "63"),
        ("A 47 yo female with back pain.", "47 female"),
        ("This girl of 9 years had scoliosis.", "9 female"),
        ("Case 1: a 45-year-old woman. Case 2: a 60-year-old man.", ""),
        ("Pain for 12 years.", ""),
        ("HISTORY: 38M. Low back pain.", "38 male"),
        ("38 F with back pain.", "38 female"),
        ("38/M, back pain.", "38 male"),
        ("38yo M with back pain.", "38 male"),
        ("38 y/o male with back pain.", "38 male"),
        ("A schoolgirl of 15 with nocturnal pain.", "15 female"),
        ("A man of 60 presented with back pain.", "60 male"),
        ("A man of 60 kg presented with back pain.", ""),
        ("A woman of 60% bone loss.", ""),
        ("18F-FDG PET showed uptake in T5.", ""),
        ("A 5 F catheter was placed at L3.", ""),
        ("Temperature 38 F, lesion of T5.", ""),
        ("Lesion of T5, 38 M years of life lost.", ""),
    ] {
        let patient = read(text).patient;
        let age = patient.age.map(|age| age.value.to_string());
        let sex = patient.sex.map(|sex| sex.value.label().to_owned());
        let told: Vec<String> = age.into_iter().chain(sex).collect();
        assert_eq!(told.join(" "), expected, "{text}");
    }
}
