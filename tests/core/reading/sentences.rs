//! The tables of sentences: `sentence => what the reader makes of its levels`.
//!
//! A table is a text file beside this one: lines that begin with `#` name the phenomenon. What is
//! expected lists the mentions in the order of the text: `involved T5-T7; denied involved T9;
//! not T1 (MR sequence)`. `none` stands for no mention at all. A doubt follows a `?`.

use spinemap::anatomy::Level;
use spinemap::reading::{Certainty, Doubt, Mention, Role, read};

/// `T5-T7`, `T5+T9`
fn levels(levels: &[Level]) -> String {
    match levels {
        [] => "-".to_owned(),
        [one] => one.to_string(),
        [first, .., last] if levels.windows(2).all(|two| two[0].is_adjacent(two[1])) => {
            format!("{first}-{last}")
        }
        _ => levels.iter().map(Level::to_string).collect::<Vec<_>>().join("+"),
    }
}

fn mention(mention: &Mention) -> String {
    if let Some(confuser) = mention.confuser {
        return format!("not {} ({})", mention.passage.words, confuser.label());
    }
    let mut words = Vec::new();
    words.extend(mention.negated.then_some("denied"));
    words.extend((mention.certainty == Certainty::Suspected).then_some("suspected"));
    words.extend((mention.certainty == Certainty::Open).then_some("open"));
    words.extend(mention.historical.then_some("earlier"));
    words.extend(mention.of_others.then_some("others'"));
    words.push(match mention.role {
        Role::Involved => "involved",
        Role::Treated => "treated",
        Role::Disc => "disc",
        Role::Neuro => "neuro",
        Role::Mention => "mention",
    });
    let levels = levels(&mention.levels);
    words.push(&levels);
    words.extend(mention.doubt.map(|doubt| match doubt {
        Doubt::RestIgnored => "?rest",
        Doubt::Transitional => "?transitional",
        Doubt::NoSuchLevel => "?none",
        Doubt::PerhapsDisc => "?disc",
        Doubt::PerhapsSequence => "?sequence",
    }));
    words.join(" ")
}

fn made_of(text: &str) -> String {
    let mentions: Vec<String> = read(text).mentions.iter().map(mention).collect();
    if mentions.is_empty() { "none".to_owned() } else { mentions.join("; ") }
}

/// Checks a table; answers how many sentences it has.
fn check(table: &str) -> usize {
    let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut count = 0;
    let mut wrong = Vec::new();
    for line in lines {
        let (sentence, expected) = line.split_once("=>").unwrap();
        let sentence = sentence.trim().replace("\\n", "\n").replace("\\t", "\t");
        let found = made_of(&sentence);
        count += 1;
        if found != expected.trim() {
            wrong.push(format!("{sentence}\n  expected {}\n  found    {found}", expected.trim()));
        }
    }
    assert!(wrong.is_empty(), "{} of {count} are wrong:\n{}", wrong.len(), wrong.join("\n"));
    count
}

const TABLES: [(&str, &str); 5] = [
    ("reference", include_str!("reference.txt")),
    ("notations", include_str!("notations.txt")),
    ("confusers", include_str!("confusers.txt")),
    ("roles", include_str!("roles.txt")),
    ("prose", include_str!("prose.txt")),
];

#[test]
fn the_worked_examples_of_the_clinical_reference_are_read_as_expected() {
    check(TABLES[0].1);
}

#[test]
fn levels_are_read_in_every_notation() {
    check(TABLES[1].1);
}

#[test]
fn what_is_no_level_is_never_one() {
    check(TABLES[2].1);
}

#[test]
fn a_level_has_the_role_that_its_sentence_gives_it() {
    check(TABLES[3].1);
}

#[test]
fn levels_are_read_as_case_reports_speak_of_them() {
    check(TABLES[4].1);
}
