//! The case in words, sentence by sentence, as the editor of a journal reads it.

use serde_json::{Value, json};
use spinemap::case::Case;
use spinemap::narrative::describe;

/// What a source states.
fn stated(value: impl Into<Value>) -> Value {
    json!({ "values": [{ "value": value.into(), "basis": "stated" }] })
}

fn inferred(value: impl Into<Value>) -> Value {
    json!({ "values": [{ "value": value.into(), "basis": "inferred" }] })
}

/// So many months from the operation.
fn months(number: f64) -> Value {
    json!({ "anchor": "surgery", "offset": { "exact": number } })
}

fn number(number: f64) -> Value {
    json!({ "exactly": number })
}

fn act(kind: &str, levels: Value) -> Value {
    json!({ "kind": stated(kind), "levels": stated(levels) })
}

fn words(mut case: Value) -> String {
    case["id"] = json!("00000000-0000-4000-8000-000000000001");
    case["label"] = json!("made up");
    case["anchors"] = json!([
        { "id": "visit", "kind": "first_presentation", "label": "first visit" },
        { "id": "surgery", "kind": "index_surgery", "label": "operation" },
    ]);
    let case: Case = serde_json::from_value(case).unwrap();
    assert_eq!(spinemap::case::check(&case), Ok(()));
    describe(&case).to_string()
}

#[track_caller]
fn tells(text: &str, sentences: &[&str]) {
    for sentence in sentences {
        assert!(text.contains(sentence), "{sentence}\n\n{text}");
    }
}

#[test]
fn a_metastasis_operated_on_twice() {
    let text = words(json!({
        "patient": { "age": stated(number(61.0)), "sex": stated("male") },
        "tumours": [
            { "id": "spine", "label": "Tumour of the vertebra", "site": stated(json!({ "region": "vertebra" })),
              "role": stated("metastasis"), "from": "kidney" },
            { "id": "kidney", "label": "Renal tumour",
              "site": stated(json!({ "region": "kidney", "place": "Left upper pole" })) },
        ],
        "time_points": [
            { "id": "before", "label": "Before surgery", "findings": { "levels": { "L2": {
                "parts": { "body": stated(json!({ "state": "involved" })) },
                "collapse": stated(json!({ "class": "below50" })) } } } },
            { "id": "three", "label": "3 months", "when": stated(months(3.0)), "disease_status": stated("ned") },
            { "id": "six", "label": "6 months", "when": stated(months(6.0)), "disease_status": stated("ned") },
            { "id": "last", "label": "Follow-up", "when": inferred(months(26.0)), "disease_status": inferred("awd") },
        ],
        "specimens": [
            { "id": "report", "label": "Report", "tumours": ["spine"] },
            { "id": "frozen", "label": "Frozen section", "kind": stated("frozen_section"),
              "tumours": ["spine"], "conclusion": stated("Carcinoma") },
            { "id": "corpectomy", "label": "Corpectomy specimen", "kind": stated("resection"),
              "tumours": ["spine"], "conclusion": stated("Clear cell renal cell carcinoma.") },
        ],
        "diagnoses": [{ "id": "diagnosis", "tumour": "spine",
                        "entity": stated(json!({ "name": "Clear cell renal cell carcinoma" })) }],
        "treatments": [
            { "id": "first", "label": "Stabilisation", "status": stated("given"), "kind": { "surgery": {
                "approach": inferred("posterior"),
                "acts": [act("corpectomy", json!({ "listed": ["L2"] })),
                         act("pedicle_screws", json!({ "range": ["L1", "L3"] }))] } } },
            { "id": "second", "label": "Second operation", "status": stated("given"),
              "when": stated(months(14.5)), "kind": { "surgery": {
                "acts": [act("laminectomy", json!({ "listed": ["L1", "L2", "L3"] }))] } } },
        ],
    }));
    tells(
        &text,
        &[
            "Presentation. The patient was a 61-year-old man.",
            "The body had collapsed by less than 50 %.",
            "The renal tumour lay in the kidney (left upper pole).",
            "The patient underwent stabilisation: corpectomy at L2 and pedicle screws and rods from L1 to L3; \
             by inference, the approach was posterior.",
            "The patient underwent a second operation 14.5 months after surgery: laminectomy at L1–L3.",
            "No findings of the report are stated.",
            "The corpectomy specimen (resection) was reported as clear cell renal cell carcinoma.",
            "The diagnosis of the tumour of the vertebra was clear cell renal cell carcinoma; it was regarded as a \
             metastasis of the renal tumour.",
            "At 3 and 6 months after surgery, there was no evidence of disease.",
            "At follow-up, by inference 26 months after surgery, the patient was alive with disease.",
            "; findings of the report; grade, mitotic count, necrosis and immunohistochemistry of the corpectomy",
            "margin (R) of the stabilisation.",
        ],
    );
    assert!(!text.contains("lay in the vertebra"), "the name has said it: {text}");
    assert!(!text.contains("of the frozen section;"), "stains are not asked of it: {text}");
}

#[test]
fn a_primary_tumour_with_chemotherapy() {
    let text = words(json!({
        "patient": { "sex": stated("female"), "age": inferred(number(17.0)) },
        "tumours": [{ "id": "sacrum", "label": "Sacral tumour", "role": stated("primary"),
                      "site": stated(json!({ "region": "vertebra", "first": "S1", "last": "S3" })),
                      "multiplicity": inferred("solitary"), "negative_findings": [stated("No skip lesion")] }],
        "time_points": [
            { "id": "before", "label": "At presentation",
              "symptoms": [{ "text": stated("Pain of the left leg"),
                             "duration": stated(json!({ "amount": number(3.0), "unit": "weeks" })) }],
              "neurology": { "motor": stated("Weakness of the left foot"), "gait": stated("limping"),
                             "frankel": stated(json!(["D"])) } },
            { "id": "chemotherapy", "label": "After chemotherapy",
              "when": stated(json!({ "anchor": "surgery", "offset": "before" })),
              "studies": [{ "kind": "mri", "finding": stated("Tumour smaller") }] },
        ],
        "specimens": [
            { "id": "biopsy", "label": "Biopsy", "kind": inferred("core_biopsy"),
              "conclusion": stated("Ewing sarcoma") },
            { "id": "resection", "label": "Specimen", "kind": stated("resection"),
              "necrosis": stated(json!({ "class": "present", "percent": number(95.0) })) },
        ],
        "diagnoses": [{ "id": "diagnosis", "tumour": "sacrum", "topography": inferred("C41.4"),
            "entity": stated(json!({ "name": "Ewing sarcoma", "morphology": "9364/3", "icdo_version": "3.2" })) }],
        "treatments": [
            { "id": "chemotherapy", "label": "Chemotherapy", "status": stated("given"),
              "intent": stated("neoadjuvant"), "kind": { "systemic": {
                "drugs": [{ "name": stated("Vincristine") }, { "name": stated("ifosfamide") }],
                "cycles": stated(number(6.0)), "cycle_length": stated(number(21.0)) } } },
            { "id": "radiation", "label": "Radiotherapy", "status": stated("given"), "kind": { "radiotherapy": {
                "dose": stated(number(50.4)), "fractions": inferred(number(28.0)),
                "levels": stated(json!({ "range": ["S1", "S3"] })) } } },
            { "id": "resection", "label": "En bloc resection", "status": stated("given"), "kind": { "surgery": {
                "acts": [act("en_bloc_spondylectomy", json!({ "range": ["S1", "S3"] }))],
                "enneking": stated(json!(["wide"])) } } },
        ],
    }));
    tells(
        &text,
        &[
            "A 17-year-old woman (age inferred) presented with pain of the left leg for 3 weeks.",
            "Motor function showed weakness of the left foot; gait was limping.",
            "After chemotherapy, MRI showed tumour smaller.",
            "The sacral tumour lay in the vertebrae at S1–S3; by inference, it was solitary. There was no skip lesion.",
            "The biopsy (by inference a core biopsy) was reported as Ewing sarcoma.",
            "In the specimen (resection), necrosis took 95 %.",
            "The diagnosis of the sacral tumour was Ewing sarcoma [9364/3, ICD-O-3.2]; it was regarded as a primary \
             tumour; by inference, its topography was C41.4.",
            "The patient received neoadjuvant chemotherapy: Vincristine and ifosfamide, in 6 cycles of 21 days.",
            "The patient received radiotherapy: 50.4 Gy, with a field from S1 to S3; by inference, it was given in 28 \
             fractions.",
            "The patient underwent an en bloc resection: total en bloc spondylectomy from S1 to S3.",
        ],
    );
}

#[test]
fn a_case_of_which_almost_nothing_is_stated() {
    let text = words(json!({
        "patient": { "age": stated(number(80.0)) },
        "time_points": [{ "id": "before", "label": "Before surgery", "findings": { "levels": {
            "T4": { "parts": { "unspecified": stated(json!({ "state": "involved" })) } } } } }],
        "treatments": [
            { "id": "radiation", "label": "Radiotherapy", "status": stated("none_stated"), "kind": { "radiotherapy": {} } },
            { "id": "drugs", "label": "Chemotherapy", "status": stated("none_stated"), "kind": { "systemic": {} } },
        ],
    }));
    tells(
        &text,
        &[
            "Presentation. The patient was 80 years old.",
            "Imaging. At T4, tumour involved the vertebra (part not stated).",
            "Course. Radiotherapy and chemotherapy are not mentioned among the treatments.",
            "The case does not state: sex; symptoms at presentation;",
            "; diagnosis; disease status at follow-up.",
        ],
    );
}

#[test]
fn what_came_of_other_organs_is_asked_nothing() {
    let polyp = json!({ "id": "polyp", "label": "Polyp", "kind": stated("endoscopic_biopsy"), "tumours": ["bowel"],
                        "conclusion": stated("Tubular adenoma") });
    let removal = json!({ "id": "removal", "label": "Polypectomy", "status": stated("given"), "tumours": ["bowel"],
                          "kind": { "surgery": { "extent": stated("gross_total") } } });
    let mut case = json!({
        "tumours": [{ "id": "bowel", "label": "Polyp", "site": stated(json!({ "region": "bowel" })) }],
        "specimens": [polyp], "treatments": [removal],
    });
    let text = words(case.clone());
    assert!(!text.contains("of the polyp;") && !text.contains("margin (R)"), "{text}");
    case["tumours"][0]["site"] = stated(json!({ "region": "vertebra" }));
    tells(
        &words(case),
        &["grade, mitotic count, necrosis and immunohistochemistry of the polyp", "margin (R)"],
    );
}
