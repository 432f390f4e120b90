//! Files of a newer version: shown as far as they are known, never saved.

use spinemap::store::{self, ParseError};

use crate::sample::{self, refusal, with};

#[test]
fn a_newer_file_is_read_as_far_as_it_is_known() {
    let newer =
        |old: &str, new: &str| with(old, new).replacen("\"version\": 1", "\"version\": 2", 1);
    let escc = "time_points[0].findings.levels.T5.escc";
    let age = r#""exactly": 61.0"#;
    for (text, not_shown) in [
        (newer(age, age), vec![]),
        (
            newer(r#""label": "Case Ä","#, r#""label": "Case Ä", "author": {"x": [1]},"#),
            vec!["author"],
        ),
        (newer(r#""version": 1,"#, r#""version": 1, "made_by": "x","#), vec!["made_by"]),
        (newer(age, r#""precisely": 61.0"#), vec!["patient.age"]),
        (newer(age, r#""exactly": -1"#), vec!["patient.age"]),
        (
            newer(r#""extent": "total""#, r#""extent": "subtotal""#),
            vec!["time_points[0].findings.levels.T5.parts.body.values[0].value.extent"],
        ),
        (newer(r#""extent": "total""#, r#""extent": null"#), vec![]),
        // Of a grade from 2 to something unknown, the 2 alone would be another grade.
        (newer(r#""max": "3""#, r#""max": "4""#), vec![escc]),
        (newer(r#""certainty": "suspected""#, r#""certainty": "denied""#), vec![escc]),
        (newer(r#""L4": {"#, r#""L6": {}, "L4": {"#), vec!["time_points[0].findings.levels.L6"]),
        (
            newer(r#""rib_left": {"#, r#""rib_tip": {"#),
            vec!["time_points[0].findings.levels.T5.parts.rib_tip"],
        ),
        // What only the rules of the document refuse.
        (newer(r#""anchor": "surgery""#, r#""anchor": "birth""#), vec!["time_points[0].when"]),
        (
            newer(r#""source": "mri""#, r#""source": "ct""#),
            vec![&*format!("{escc}.values[0].evidence[0]")],
        ),
        (
            newer(r#""min": "2""#, r#""min": "3""#).replacen(r#""max": "3""#, r#""max": "2""#, 1),
            vec![escc],
        ),
        (newer(r#""id": "pre-op""#, r#""id": "PRE OP""#), vec!["time_points[0]"]),
    ] {
        let opened = store::parse(text.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
        assert!(opened.is_read_only() && opened.version == 2);
        assert_eq!(opened.not_shown, not_shown);
        assert_eq!(spinemap::case::check(&opened.case), Ok(()));
        if not_shown.is_empty() && text.contains("total") {
            assert_eq!(opened.case, sample::case());
        }
    }
}

/// The places that are named are those of the file, not of what is left of it.
#[test]
fn what_is_left_out_of_a_list_is_named_by_its_place_in_the_file() {
    let anchor = |id: &str, kind: &str, from: &str| {
        format!(
            r#"{{"id": "{id}", "kind": "{kind}", "label": "", "when": {{"values": [{{"value": {{"anchor": "{from}", "offset": "after"}}, "basis": "stated"}}]}}}},"#
        )
    };
    let anchors = [
        anchor("a", "vaccination", "surgery"),
        anchor("b", "other", "surgery"),
        anchor("c", "other", "nowhere"),
        anchor("d", "vaccination", "surgery"),
        anchor("e", "other", "a"),
    ];
    let text = with("\"anchors\": [", &format!("\"anchors\": [{}", anchors.concat())).replacen(
        "\"version\": 1",
        "\"version\": 9",
        1,
    );
    let opened = store::parse(text.as_bytes()).unwrap();
    assert_eq!(
        opened.not_shown,
        ["anchors[0]", "anchors[3]", "anchors[2].when", "anchors[4].when"]
    );
    let ids: Vec<&str> = opened.case.anchors.iter().map(|anchor| anchor.id.as_str()).collect();
    assert_eq!(ids, ["b", "c", "e", "surgery"]);
}

#[test]
fn a_newer_file_of_which_nothing_is_known_is_refused() {
    for text in [
        r#"{"format": "spinemap-case", "version": 2}"#,
        r#"{"format": "spinemap-case", "version": 2, "case": []}"#,
        r#"{"format": "spinemap-case", "version": 2, "case": {"label": "A"}}"#,
    ] {
        assert_eq!(refusal(text), ParseError::TooNew(2), "{text}");
    }
    let doubled = with("\"version\": 1", "\"version\": 2").replace("\"L4\"", "\"T5\"");
    assert!(refusal(doubled).to_string().contains("`T5` stands twice"));
}
