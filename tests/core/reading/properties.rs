//! What holds for every text: ranges point at their words, nothing panics, time is linear.

use proptest::prelude::*;
use spinemap::reading::{Passage, Reading, read};

fn passages(reading: &Reading) -> impl Iterator<Item = &Passage> {
    let mentions = reading.mentions.iter().map(|mention| &mention.passage);
    let proposals = reading.proposals.iter().flat_map(|proposal| &proposal.evidence);
    mentions.chain(proposals).chain(reading.sizes.iter().map(|(_, passage)| passage))
}

fn check(text: &str) {
    let reading = read(text);
    let characters: Vec<char> = text.chars().collect();
    let groups = reading.groups();
    let grouped = groups.iter().flat_map(|group| &group.items).flat_map(|item| &item.evidence);
    for passage in passages(&reading).chain(grouped) {
        assert!(passage.start < passage.end && passage.end <= characters.len(), "{passage:?}");
        let words: String = characters[passage.start..passage.end].iter().collect();
        assert_eq!(words, passage.words);
    }
    assert_eq!(read(text), reading, "the same text gives the same answer");
}

/// Words that the rules look at, in any order.
fn report() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "T5",
        "D3",
        "L5-S1",
        "C5/6",
        "T1",
        "T2",
        "S4",
        "L6",
        "T13",
        "Th",
        "5",
        "12",
        "-",
        "/",
        ",",
        ".",
        ";",
        ":",
        "(",
        ")",
        "|",
        "?",
        "to",
        "and",
        "or",
        "no",
        "not",
        "without",
        "normal",
        "metastasis",
        "lesion",
        "laminectomy",
        "disc",
        "root",
        "above",
        "below",
        "level",
        "vertebra",
        "first",
        "lumbar",
        "thoracic",
        "sacrum",
        "except",
        "but",
        "is",
        "was",
        "of",
        "the",
        "left",
        "both",
        "pedicle",
        "body",
        "canal",
        "cord",
        "compressed",
        "epidural",
        "ESCC",
        "grade",
        "1c",
        "3",
        "cm",
        "x",
        "mm",
        "%",
        "positive",
        "for",
        "SMA",
        "Ki-67",
        "T2WI",
        "liver",
        "FINDINGS:",
        "References",
        "\n",
        "\n\n",
        "-\n",
        "\u{ad}",
        "\u{2011}",
        "<sub>",
        "ﬁ",
        "é",
        "e\u{301}",
        "²",
        "×",
        "adjacent",
        "levels",
        "two",
        "years",
        "ago",
        "all",
        "mitoses",
        "HPF",
        "Gy",
        "fractions",
        "months",
    ]);
    let gap = prop::sample::select(vec!["", " ", " ", " "]);
    prop::collection::vec((word, gap), 0..60)
        .prop_map(|words| words.into_iter().flat_map(|(word, gap)| [word, gap]).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn ranges_point_at_their_words_in_any_text(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn ranges_point_at_their_words_in_any_order_of_words(text in report()) {
        check(&text);
    }
}

#[test]
fn hostile_texts_are_read_to_their_end() {
    let unit = [
        "T1 ",
        "T5-",
        "(",
        "5",
        "1 ",
        ",",
        "no ",
        "T5, ",
        "level above ",
        "- ",
        "\n",
        "\n- T5",
        "Metastasis at T5 with cord compression. ",
        "first ",
        "|",
        "a",
        "é",
        ".",
        "<sub>",
        "3 x ",
        "positive for A, B and ",
        "x-\n",
        "T5/",
        "T1",
        "L5S1",
    ];
    for unit in unit {
        check(&unit.repeat(20_000 / unit.len()));
    }
}
