//! The case in words: whatever the case states occurs in it, and nothing else does.

use std::collections::BTreeSet;

use serde_json::Value;
use spinemap::case::{Basis, Case, Fact, Sourced};
use spinemap::narrative::describe;

use super::scores::sample;

const NAMES: [&str; 5] = ["idir-2023", "kjg-2019", "lee", "shabani-2025", "sun-2014"];

/// The numbers in a text, signs and units apart: `T5` is not one, `3–4` is two.
fn numbers(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut word = String::new();
    for c in text.chars().chain([' ']) {
        if c.is_alphanumeric() || c == '.' {
            word.push(c);
            continue;
        }
        let number = word.trim_matches('.');
        if number.parse::<f64>().is_ok() {
            found.insert(number.to_owned());
        }
        word.clear();
    }
    found
}

/// How months may be told: as they are, to a tenth, or in years.
fn told_as(months: &str) -> [String; 3] {
    let number: f64 = months.parse().unwrap();
    let tenth = (number * 10.0).round() / 10.0;
    [months.to_owned(), tenth.to_string(), (number / 12.0).to_string()]
}

/// The names of levels in a text.
fn levels(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let level = |word: &&str| word.parse::<spinemap::anatomy::Level>().is_ok();
    words.filter(level).map(str::to_owned).collect()
}

/// Every number and every text that the values of facts hold.
fn values(value: &Value, in_value: bool, numbers: &mut BTreeSet<String>, texts: &mut String) {
    match value {
        Value::Number(number) if in_value => {
            let number = (number.as_f64().unwrap().abs() * 100.0).round() / 100.0;
            numbers.insert(number.to_string());
        }
        Value::String(text) => {
            texts.push_str(text);
            texts.push(' ');
        }
        Value::Array(items) => {
            for item in items {
                values(item, in_value, numbers, texts);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                if ["evidence", "note", "accepted_hints"].contains(&name.as_str()) {
                    continue;
                }
                // The keys of levels are their names.
                texts.push_str(name);
                texts.push(' ');
                values(field, in_value || name == "value", numbers, texts);
            }
        }
        _ => {}
    }
}

fn told_of(case: &Case) -> (BTreeSet<String>, String) {
    let json = serde_json::to_value(case).unwrap();
    let (mut numbers, mut texts) = (BTreeSet::new(), String::new());
    for part in ["patient", "tumours", "time_points", "specimens", "diagnoses", "treatments"] {
        if let Some(part) = json.get(part) {
            values(part, false, &mut numbers, &mut texts);
        }
    }
    if let Some(anchors) = json.get("anchors") {
        values(anchors, false, &mut BTreeSet::new(), &mut texts);
    }
    (numbers, texts)
}

#[test]
fn every_number_that_a_case_states_is_told() {
    for name in NAMES {
        let case = sample(name);
        let text = describe(&case).to_string();
        let told = numbers(&text);
        let (stated, texts) = told_of(&case);
        for number in &stated {
            // A time at its own anchor is told without its nought.
            let is_told = told_as(number).iter().any(|words| told.contains(words));
            assert!(is_told || number == "0", "{name}: {number}\n{text}");
        }
        for level in levels(&texts) {
            let within = text.contains(&level) || is_in_a_range(&level, &text);
            assert!(within, "{name}: {level}\n{text}");
        }
        for stain in case.specimens.iter().flat_map(|specimen| &specimen.stains) {
            assert!(text.contains(&stain.marker), "{name}: {}", stain.marker);
        }
    }
}

/// Whether a level lies within a range that a text names, such as `T7–T10` or `from T3 to T9`.
fn is_in_a_range(level: &str, text: &str) -> bool {
    let level: spinemap::anatomy::Level = level.parse().unwrap();
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
    let parsed = |word: &str| word.parse::<spinemap::anatomy::Level>().ok();
    let pairs = words.windows(2).filter_map(|pair| Some((parsed(pair[0])?, parsed(pair[1])?)));
    let mut ranges = pairs;
    ranges.any(|(first, last)| first <= level && level <= last)
}

#[test]
fn nothing_is_told_that_the_case_does_not_state() {
    for name in NAMES {
        let case = sample(name);
        let text = describe(&case).to_string();
        let (mut stated, texts) = told_of(&case);
        stated.extend(stated.iter().flat_map(|number| told_as(number)).collect::<Vec<_>>());
        stated.extend(numbers(&texts));
        // Names of a scale and of the codes: 0 to 10, ICD-O-3.2, G1.
        stated.extend(["0", "10", "3", "3.2"].map(str::to_owned));
        for number in numbers(&text) {
            let digits_of = texts.contains(&number);
            assert!(stated.contains(&number) || digits_of, "{name}: {number}\n{text}");
        }
        let known = levels(&texts);
        for level in levels(&text) {
            // `T1` and `T2` are also what a sequence weighs.
            let sequence = ["T1", "T2"].contains(&level.as_str());
            let disc = case
                .treatments
                .iter()
                .any(|treatment| serde_json::to_string(treatment).unwrap().contains("discs"));
            assert!(known.contains(&level) || sequence || disc, "{name}: {level}\n{text}");
        }
    }
}

#[test]
fn what_is_inferred_suspected_or_disputed_is_named_as_such() {
    let mut case = sample("shabani-2025");
    let count = |case: &Case, word: &str| describe(case).to_string().matches(word).count();
    let before = (count(&case, "nference"), count(&case, "elsewhere"));
    let treatment = case.treatments.iter_mut().find(|t| t.id.as_str() == "radiotherapy").unwrap();
    let spinemap::case::TreatmentKind::Radiotherapy(therapy) = &mut treatment.kind else {
        panic!()
    };
    let gray = |n: f64| spinemap::case::Quantity::Exactly(n.try_into().unwrap());
    let mut dose = Fact::new(Sourced::new(gray(30.0), Basis::Inferred));
    dose.add(Sourced::new(gray(20.0), Basis::Stated));
    therapy.dose = Some(dose);
    let text = describe(&case).to_string();
    assert!(text.contains("; by inference, the dose was 30 Gy (elsewhere 20 Gy)."), "{text}");
    let after = (count(&case, "nference"), count(&case, "elsewhere"));
    assert_eq!(after, (before.0 + 1, before.1 + 1));
    assert!(!text.contains("dose, fractions"), "the dose is no gap any more: {text}");
}

#[test]
fn sentences_are_whole_and_gaps_are_listed() {
    for name in NAMES {
        let description = describe(&sample(name));
        let headings: Vec<_> = description.paragraphs.iter().map(|p| p.heading).collect();
        assert!(!description.to_string().contains("(inferred"), "{name}: {description}");
        let all = ["Presentation", "Imaging", "Surgery", "Pathology", "Course", "Not stated"];
        assert_eq!(headings, all, "{name}");
        for paragraph in &description.paragraphs {
            let text = &paragraph.text;
            assert!(text.ends_with('.') && !text.contains("  "), "{name}: {text}");
            for flaw in ["..", " .", " ,", "()", "; ;", "None", "Some(", "_", " :"] {
                assert!(!text.contains(flaw), "{name}: {flaw:?} in {text}");
            }
            let first = text.chars().next().unwrap();
            assert!(first.is_uppercase() || first.is_ascii_digit(), "{name}: {text}");
        }
    }
    assert_eq!(describe(&Case::new("empty")).paragraphs.len(), 1);
}

#[test]
fn a_report_opens_with_the_patient_and_the_complaints() {
    let text = describe(&sample("lee")).to_string();
    let opening = "Presentation. A 58-year-old man presented with left-sided pleuritic chest pain \
                   for 2 weeks.";
    assert!(text.starts_with(opening), "{text}");
    for words in [
        "At T7–T10, tumour involved the body (suspected); by inference, also the left epidural space and \
         left paravertebral soft tissue.",
        "the mass was tightly adherent to the cord; by inference, the ESCC grade was ≥2.",
        "Immunohistochemistry was positive for SMA (strong), vimentin and desmin; negative for \
         pancytokeratin, S100, CD34 and CD117.",
        "The patient underwent laminectomy",
        "Adjuvant radiotherapy after surgery was recommended and not given; the reason given was \
         pneumonia and wound infection.",
        "At 3 months after surgery, the patient died of relapse (elsewhere worsening neurology, pneumonia and \
         back wound); by inference, this was about 6 months after the first presentation.",
        "There were complications: pneumonia and wound infection.",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
}

#[test]
fn times_sides_and_examinations_are_told_as_a_journal_prints_them() {
    for (name, all) in [
        (
            "idir-2023",
            &["At T3–T4, tumour involved both laminae, the spinous process", "mass posteriorly at"]
                [..],
        ),
        (
            "kjg-2019",
            &[
                "Examination (lung, breast, thyroid, kidney and genitourinary organs) showed no \
                 primary tumour.",
                "Before surgery, there was a neurological change",
                "After radiotherapy, by inference after surgery, there was improvement",
                "it was regarded as a primary tumour (elsewhere a metastasis, suspected)",
                "about 2.1 months after",
            ],
        ),
        (
            "shabani-2025",
            &[
                "the great vessels were free of tumour",
                "At 6 and 12 months after surgery, MRI showed no residual or recurrent tumour.",
                "The patient underwent a uterine operation 12 years before the first presentation",
                "12 years before the first presentation",
                "At last follow-up (5 years after surgery, elsewhere 7 years after surgery)",
                "by inference, there were no bone metastases outside the spine",
            ],
        ),
        ("sun-2014", &["the patient complained of mild numbness of the left hand"]),
    ] {
        let text = describe(&sample(name)).to_string();
        for words in all {
            let (lower, wanted) = (text.to_lowercase(), words.to_lowercase());
            assert!(lower.contains(&wanted), "{words}\n{text}");
        }
    }
}

/// The words of every fact that is made of words, as they are told: without their last full stop.
fn words(value: &Value, at: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| words(item, at, found)),
        Value::Object(fields) => {
            for (name, field) in fields {
                match (name.as_str(), field) {
                    ("evidence" | "note" | "accepted_hints", _) => {}
                    ("value", Value::String(text)) => {
                        let text = text.trim().trim_end_matches('.').to_lowercase();
                        found.push((at.to_owned(), text));
                    }
                    _ => words(field, &format!("{at}.{name}"), found),
                }
            }
        }
        _ => {}
    }
}

#[test]
fn words_and_levels_of_any_case_are_told_and_no_other_levels() {
    for seed in 0..150 {
        let case = super::random::case(95, seed);
        let text = describe(&case).to_string();
        let (_, texts) = told_of(&case);
        let known = levels(&texts);
        for level in &known {
            let is_told = text.contains(level.as_str()) || is_in_a_range(level, &text);
            assert!(is_told, "{seed}: {level}\n{text}");
        }
        for level in levels(&text) {
            // `T1` and `T2` are also what a sequence weighs; a disc is told with both its levels.
            let above = level.parse::<spinemap::anatomy::Level>().unwrap().above();
            let is_known = known.contains(&level)
                || ["T1", "T2"].contains(&level.as_str())
                || above.is_some_and(|above| known.contains(above.name()));
            assert!(is_known, "{seed}: {level}\n{text}");
        }
        let lower = text.to_lowercase();
        let json = serde_json::to_value(&case).unwrap();
        let mut said = Vec::new();
        for part in ["patient", "time_points"] {
            words(json.get(part).unwrap_or(&Value::Null), part, &mut said);
        }
        for (at, words) in said {
            let is_told = lower.contains(&words) || texts_in_other_words(&words);
            assert!(is_told, "{seed}: {at} {words:?}\n{text}");
        }
    }
}

#[test]
fn numbers_of_any_case_are_told() {
    for seed in 0..150 {
        let case = super::random::case(95, seed);
        let text = describe(&case).to_string();
        let told = numbers(&text);
        let json = serde_json::to_value(&case).unwrap();
        let mut held = Vec::new();
        for part in ["patient", "tumours", "time_points", "specimens", "diagnoses", "treatments"] {
            numbers_of_facts(&json[part], part, &mut held);
        }
        // A time point of which nothing happened is not told of, and so its time is not.
        held.retain(|(at, _)| !at.starts_with("time_points.when."));
        for (at, number) in held {
            // A time at its own anchor is told without its nought.
            let is_told = told_as(&number).iter().any(|words| told.contains(words));
            assert!(is_told || number == "0", "{seed}: {at} {number}\n{text}");
        }
    }
}

/// Every number in the values of facts, with the names of the fields that lead to it.
fn numbers_of_facts(value: &Value, at: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| numbers_of_facts(item, at, found)),
        Value::Number(number) if at.contains(".value") => {
            found.push((at.to_owned(), number.as_f64().unwrap().abs().to_string()));
        }
        // A complaint without words is not told of, and so its duration is not.
        Value::Object(fields) if at.ends_with(".symptoms") && is_wordless(&fields["text"]) => {}
        Value::Object(fields) => {
            for (name, field) in fields {
                if !["evidence", "note", "accepted_hints"].contains(&name.as_str()) {
                    numbers_of_facts(field, &format!("{at}.{name}"), found);
                }
            }
        }
        _ => {}
    }
}

/// Whether none of the values of a fact has a word in it.
fn is_wordless(fact: &Value) -> bool {
    let values = fact["values"].as_array().unwrap();
    values.iter().all(|said| said["value"].as_str().unwrap().trim().is_empty())
}

/// Whether words are the name of a choice, which is told by its label.
fn texts_in_other_words(words: &str) -> bool {
    words.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

#[test]
fn any_case_can_be_told() {
    for seed in 0..80 {
        let case = super::random::case(95, seed);
        assert!(!describe(&case).paragraphs.is_empty());
    }
}
