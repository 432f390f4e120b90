//! The published schema: current, and true of every case.

use spinemap::store;

use crate::{random, sample};

#[test]
fn the_published_schema_is_current() {
    let published = include_str!("../../docs/case.schema.json").replace("\r\n", "\n");
    let current = format!("{:#}\n", store::schema());
    assert!(
        published == current,
        "the document has changed; renew its schema with\n    \
         cargo run -- schema > docs/case.schema.json"
    );
}

#[test]
fn every_case_is_valid_by_the_schema() {
    let schema = store::schema();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let check = |text: &[u8]| {
        let file = serde_json::from_slice(text).unwrap();
        let faults: Vec<String> =
            validator.iter_errors(&file).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(faults.is_empty(), "{faults:?}");
    };
    check(sample::TEXT.as_bytes());
    let samples = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/sample_cases")).unwrap();
    let samples: Vec<_> =
        samples.map(|entry| std::fs::read(entry.unwrap().path()).unwrap()).collect();
    assert_eq!(samples.len(), 5);
    for sample in &samples {
        check(sample);
    }
    for seed in 0..8 {
        check(&store::to_bytes(&random::case(seed * 14, seed)).unwrap());
    }
}

#[test]
fn what_the_reader_refuses_the_schema_refuses_where_it_can() {
    let validator = jsonschema::validator_for(&store::schema()).unwrap();
    for (old, new) in [
        (r#""T5": {"#, r#""T13": {"#),
        (r#""min": "2""#, r#""min": "1d""#),
        (r#""exactly": 61.0"#, r#""exactly": -61"#),
        (r#""exactly": 61.0"#, r#""precisely": 61.0"#),
        (r#""rib_left": {"#, r#""rib_front": {"#),
        (r#""id": "mri","#, r#""id": "MRI 1","#),
        (r#""version": 1"#, r#""version": 2"#),
        (r#""format": "spinemap-case""#, r#""format": "other""#),
        (r#""label": "Case Ä","#, r#""label": "Case Ä", "labels": [],"#),
        (r#""start": 14,"#, ""),
    ] {
        let file = serde_json::from_str(&sample::with(old, new)).unwrap();
        assert!(!validator.is_valid(&file), "{new}");
    }
}
