//! Pieces of sentences.

use crate::case::{Basis, Fact, Sourced};

/// A fact in words, with how it is known where it is not simply stated or seen: `C or D (inferred)`,
/// `myomectomy (elsewhere hysterectomy)`.
pub fn told<T: PartialEq>(fact: &Fact<T>, words: impl Fn(&T) -> String) -> String {
    let shown = words(fact.value());
    let mut remarks = known(fact.shown()).map(str::to_owned).into_iter().collect::<Vec<_>>();
    for other in fact.values().iter().skip(1).filter(|other| other.value != *fact.value()) {
        let said = words(&other.value);
        if said != shown {
            let how = known(other).map_or(String::new(), |how| format!(", {how}"));
            remarks.push(format!("elsewhere {said}{how}"));
        }
    }
    if remarks.is_empty() { shown } else { format!("{shown} ({})", remarks.join("; ")) }
}

/// Words of one fact with what says that they are inferred before them, as prose does: `by inference
/// 12 months after surgery`.
pub fn by_inference(words: &str) -> String {
    plain(words).map_or_else(|| words.to_owned(), |plain| format!("by inference {plain}"))
}

/// Words of a fact that is inferred without the remark that says so, where it is.
pub fn plain(words: &str) -> Option<String> {
    if let Some(plain) = words.strip_suffix(" (inferred)") {
        return Some(plain.to_owned());
    }
    // `C or D (inferred; elsewhere E)`: the remark is the last bracket.
    let remark = "(inferred; ";
    let at = words.rfind(&format!(" {remark}"))?;
    let (before, bracket) = words.split_at(at + 1);
    let mut depth = 0_usize;
    let closes = bracket.char_indices().find(|(_, c)| {
        depth = match c {
            '(' => depth + 1,
            ')' => depth.saturating_sub(1),
            _ => depth,
        };
        depth == 0
    });
    let is_last = closes.is_some_and(|(end, _)| end + 1 == bracket.len());
    is_last.then(|| format!("{before}({}", &bracket[remark.len()..]))
}

/// The same where it stands within brackets: `core biopsy, inferred`.
pub fn inside(words: &str) -> String {
    words.replace(" (", ", ").replace(')', "")
}

/// What a picture or a slide shows, with the article that the words of a report lack: `a large mass
/// of the left mediastinum`.
pub fn shown(words: &str) -> String {
    const NOUNS: [&str; 12] = [
        "mass",
        "lesion",
        "polyp",
        "nodule",
        "tumour",
        "tumor",
        "neoplasm",
        "metastasis",
        "fracture",
        "deformity",
        "cyst",
        "defect",
    ];
    const NO_ARTICLE: [&str; 12] = [
        "a", "an", "the", "no", "one", "two", "three", "several", "multiple", "some", "many", "few",
    ];
    const STATES: [&str; 7] =
        ["smaller", "larger", "unchanged", "stable", "increased", "decreased", "found"];
    // “Showed no tumour found” says it twice.
    let words = match words.strip_suffix(" found") {
        Some(nothing) if words.starts_with("no ") => nothing,
        _ => words,
    };
    let mut spoken = words.split_whitespace();
    let first = spoken.clone().next().unwrap_or_default();
    let counted = first.starts_with(|c: char| c.is_ascii_digit());
    if counted || NO_ARTICLE.contains(&first.to_lowercase().as_str()) {
        return words.to_owned();
    }
    // The first noun that can be counted, before the words say more of it.
    let is_noun = spoken.find_map(|word| {
        let plain = word.trim_end_matches([',', ';', '.']);
        let ends =
            ["of", "from", "to", "with", "at", "in", "that", "which", "and"].contains(&plain);
        if NOUNS.contains(&plain) { Some(true) } else { (ends || plain != word).then_some(false) }
    });
    // `Tumour smaller`: a sentence without its verb.
    let is_noun = is_noun.filter(|_| !spoken.next().is_some_and(|next| STATES.contains(&next)));
    match is_noun {
        Some(true) => format!("{} {words}", article(words)),
        _ => words.to_owned(),
    }
}

/// Where in the course something was, from the label of its time point: `before surgery`,
/// `at recurrence`.
pub fn at(label: &str) -> String {
    let label = within(label.trim());
    let first = label.split_whitespace().next().unwrap_or_default();
    let placed = ["before", "after", "at", "on", "during", "in", "under"].contains(&first);
    if placed { label } else { format!("at {label}") }
}

/// A fact of words that somebody wrote, as they stand within a sentence.
pub fn written(fact: &Fact<String>) -> String {
    told(fact, |words| within(words.trim().trim_end_matches('.')))
}

/// How a value is known, where that has to be said.
pub fn known<T>(value: &Sourced<T>) -> Option<&'static str> {
    match (value.basis, value.is_suspected()) {
        (Basis::Inferred, true) => Some("suspected by inference"),
        (Basis::Inferred, false) => Some("inferred"),
        (_, true) => Some("suspected"),
        (_, false) => None,
    }
}

/// Clauses of one fact each, what is inferred after what is stated and named so once: `a and b; by
/// inference, c and d`.
pub fn weighed(clauses: Vec<String>) -> String {
    let (stated, inferred) = apart(clauses);
    match (&stated[..], &inferred[..]) {
        (stated, []) => listed(stated),
        ([], inferred) => format!("by inference, {}", listed(inferred)),
        (stated, inferred) => format!("{}; by inference, {}", listed(stated), listed(inferred)),
    }
}

/// A statement with further clauses after it, what is inferred last.
pub fn followed(statement: &str, clauses: Vec<String>) -> String {
    if clauses.is_empty() {
        statement.to_owned()
    } else {
        format!("{statement}; {}", weighed(clauses))
    }
}

/// Words of one fact each: those that are stated, and those that are inferred without the remark
/// that says so.
pub fn apart(words: Vec<String>) -> (Vec<String>, Vec<String>) {
    let (mut stated, mut inferred) = (Vec::new(), Vec::new());
    for words in words {
        match plain(&words) {
            Some(plain) => inferred.push(plain),
            None => stated.push(words),
        }
    }
    (stated, inferred)
}

/// `a, b and c`; with semicolons where one of them has a comma of its own.
pub fn listed(items: &[String]) -> String {
    let Some((last, rest)) = items.split_last() else { return String::new() };
    if rest.is_empty() {
        return last.clone();
    }
    if items.iter().any(|item| item.contains(", ") || item.contains("; ")) {
        return format!("{}; and {last}", rest.join("; "));
    }
    format!("{} and {last}", rest.join(", "))
}

/// A sentence: a capital first and a full stop last; none where nothing is said.
pub fn sentence(words: &str) -> Option<String> {
    let words = words.trim();
    let first = words.chars().next()?;
    let rest = &words[first.len_utf8()..];
    // `pH`, `α-SMA`: a word with an inner capital keeps its own.
    let keeps = rest.starts_with(|c: char| c.is_uppercase() || c == '-');
    let first: String = if keeps { first.to_string() } else { first.to_uppercase().collect() };
    let stop = if words.ends_with(['.', '!', '?']) { "" } else { "." };
    Some(format!("{first}{rest}{stop}"))
}

/// Words within a sentence: their first letter is small, unless it is that of an abbreviation or of
/// a person's name.
pub fn within(words: &str) -> String {
    let mut letters = words.chars();
    let Some(first) = letters.next() else { return String::new() };
    let rest = letters.as_str();
    let is_article = words.starts_with("A ");
    let is_short = !rest.starts_with(char::is_lowercase) && !is_article;
    if is_short || is_name(words) {
        words.to_owned()
    } else {
        first.to_lowercase().chain(rest.chars()).collect()
    }
}

/// Whether words begin with the name of a person that a disease, a sign or a scale is named after.
fn is_name(words: &str) -> bool {
    const NAMES: [&str; 32] = [
        "Askin",
        "Babinski",
        "Barrett",
        "Bence",
        "Brown-S",
        "Burkitt",
        "Castleman",
        "Enneking",
        "Erdheim",
        "Ewing",
        "Frankel",
        "Gleason",
        "Gorham",
        "Hodgkin",
        "Horner",
        "Hürthle",
        "Kaposi",
        "Karnofsky",
        "Kümmell",
        "Langerhans",
        "Lhermitte",
        "Merkel",
        "Paget",
        "Pancoast",
        "Pott",
        "Romberg",
        "Rosai",
        "Schmorl",
        "Schwann cell",
        "Waldenström",
        "Wilms",
        "Yamada",
    ];
    NAMES.iter().any(|name| words.starts_with(name))
}

/// Whether a label is one of several things: `fragments`, `lung metastases`.
pub fn are_several(name: &str) -> bool {
    name.ends_with('s') && !name.ends_with("ss") && !name.ends_with("sis")
}

/// `a` or `an` before words.
pub fn article(words: &str) -> &'static str {
    // 8, 11 and 18 are spoken with a vowel first; a long u, as in `uterine`, is spoken with none.
    let lower = words.to_lowercase();
    let long = ["uni", "use", "usu", "ute", "ure", "uro", "eu", "one"];
    let vowel = lower.starts_with(['a', 'e', 'i', 'o', 'u'])
        && !long.iter().any(|start| lower.starts_with(start));
    let number: String = words.chars().take_while(char::is_ascii_digit).collect();
    if vowel || number.starts_with('8') || number == "11" || number == "18" { "an" } else { "a" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_something_is_known_is_said() {
        let mut fact = Fact::new(Sourced::new("D".to_owned(), Basis::Inferred));
        assert_eq!(written(&fact), "D (inferred)");
        assert_eq!(by_inference(&written(&fact)), "by inference D");
        fact.add(Sourced::new("E".to_owned(), Basis::Stated));
        assert_eq!(written(&fact), "D (inferred; elsewhere E)");
        assert_eq!(plain(&written(&fact)).as_deref(), Some("D (elsewhere E)"));
        assert_eq!(plain("D (inferred; elsewhere E) at T5 (CT)"), None);
        let fact = Fact::new(Sourced::new("seen.".to_owned(), Basis::Stated));
        assert_eq!(written(&fact), "seen");
    }

    #[test]
    fn what_is_shown_gets_the_article_that_reports_leave_out() {
        for (words, expected) in [
            ("large mass of the left mediastinum", "a large mass of the left mediastinum"),
            ("extradural mass from T5 to T6", "an extradural mass from T5 to T6"),
            (
                "rectal polyp, no further primary tumour",
                "a rectal polyp, no further primary tumour",
            ),
            ("two liver nodules and a mass", "two liver nodules and a mass"),
            ("no mass", "no mass"),
            ("no primary tumour found", "no primary tumour"),
            ("liver nodules larger", "liver nodules larger"),
            ("tumour smaller", "tumour smaller"),
            ("sheets of cells of a tumour", "sheets of cells of a tumour"),
            ("destructive lysis of T5", "destructive lysis of T5"),
        ] {
            assert_eq!(shown(words), expected);
        }
        assert_eq!(
            (at("6 months").as_str(), at("Before surgery").as_str()),
            ("at 6 months", "before surgery")
        );
        assert_eq!(inside("core biopsy (inferred)"), "core biopsy, inferred");
    }

    #[test]
    fn lists_and_sentences_read_well() {
        let items = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(listed(&items), "a, b and c");
        assert_eq!(listed(&items[..1]), "a");
        assert_eq!(listed(&["a, b".to_owned(), "c".to_owned()]), "a, b; and c");
        let clauses = ["the bone was lytic", "the grade was D (inferred)", "alignment was normal"];
        assert_eq!(
            weighed(clauses.map(str::to_owned).to_vec()),
            "the bone was lytic and alignment was normal; by inference, the grade was D"
        );
        assert_eq!(weighed(vec![clauses[1].to_owned()]), "by inference, the grade was D");
        assert_eq!(sentence("the end").as_deref(), Some("The end."));
        assert_eq!(sentence(" "), None);
        assert_eq!((article("42-year-old"), article("85-year-old")), ("a", "an"));
        assert_eq!((article("uterine tumour"), article("ulcer")), ("a", "an"));
        assert_eq!(within("A mass"), "a mass");
        assert_eq!(within("Clear cell carcinoma"), "clear cell carcinoma");
        assert_eq!(within("Ewing's sarcoma"), "Ewing's sarcoma");
        assert_eq!(within("Schwannoma"), "schwannoma");
        assert_eq!(within("CT-guided biopsy"), "CT-guided biopsy");
        assert_eq!(within("Resected mass"), "resected mass");
    }
}
