//! Words and phrases, found in one walk over the letters.
//!
//! An entry that ends in `*` stands for every word that starts so. Hyphens, slashes and spaces
//! are the same: `soft tissue` also finds `soft-tissue`, `r o` finds `r/o`.

/// Letters, and one sign for a space, a hyphen or a slash.
const SIGNS: usize = 27;

/// A step of the walk, in one line of the processor's cache.
#[derive(Clone)]
#[repr(align(64))]
struct Node<T> {
    next: [u16; SIGNS],
    exact: Option<T>,
    stem: Option<T>,
}

/// A set of phrases with what each means.
pub(in crate::reading) struct Trie<T> {
    nodes: Vec<Node<T>>,
}

const fn sign(byte: u8) -> Option<usize> {
    match byte {
        b'a'..=b'z' => Some((byte - b'a') as usize),
        b'A'..=b'Z' => Some((byte - b'A') as usize),
        b' ' | b'-' | b'/' => Some(SIGNS - 1),
        _ => None,
    }
}

/// Whether a byte is of a letter; letters outside ASCII are made of such bytes only.
pub(in crate::reading) fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte >= 0x80
}

impl<T: Copy> Trie<T> {
    /// Builds the set from comma-separated lists of phrases. Of a phrase that stands twice, the
    /// first meaning holds.
    pub(in crate::reading) fn new<'a>(lists: impl IntoIterator<Item = (T, &'a str)>) -> Self {
        let root = Node { next: [0; SIGNS], exact: None, stem: None };
        let mut trie = Self { nodes: vec![root.clone()] };
        for (meaning, list) in lists {
            for phrase in list.split(',').map(str::trim).filter(|phrase| !phrase.is_empty()) {
                let (letters, is_stem) = match phrase.strip_suffix('*') {
                    Some(stem) => (stem, true),
                    None => (phrase, false),
                };
                let mut at = 0;
                for sign in letters.bytes().filter_map(sign) {
                    if trie.nodes[at].next[sign] == 0 {
                        trie.nodes[at].next[sign] = trie.nodes.len() as u16;
                        trie.nodes.push(root.clone());
                    }
                    at = usize::from(trie.nodes[at].next[sign]);
                }
                let node = &mut trie.nodes[at];
                let place = if is_stem { &mut node.stem } else { &mut node.exact };
                place.get_or_insert(meaning);
            }
        }
        trie
    }

    /// The longest phrase that starts at a word's first letter: what it means and where it ends.
    pub(in crate::reading) fn longest(&self, text: &[u8], start: usize) -> Option<(T, usize)> {
        let mut node = &self.nodes[0];
        let mut best = None;
        let mut stem = None;
        let mut at = start;
        loop {
            let byte = text.get(at).copied();
            if byte.is_none_or(|byte| !is_letter(byte)) {
                // A word ends here.
                if let Some(meaning) = node.exact.or(stem) {
                    best = Some((meaning, at));
                }
                stem = None;
            }
            let next = byte.and_then(sign).map_or(0, |sign| node.next[sign]);
            if next == 0 {
                break;
            }
            node = &self.nodes[usize::from(next)];
            stem = node.stem.or(stem);
            at += 1;
        }
        // The walk ended within a word that starts as a stem does.
        if let Some(meaning) = stem {
            let rest = text[at..].iter().take_while(|byte| is_letter(**byte)).count();
            best = Some((meaning, at + rest));
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(text: &str) -> Option<(u8, &str)> {
        let trie = Trie::new([(1, "mass, masses"), (2, "metasta*, soft tissue mass*"), (3, "no")]);
        trie.longest(text.as_bytes(), 0).map(|(meaning, end)| (meaning, &text[..end]))
    }

    #[test]
    fn the_longest_phrase_of_whole_words_is_found() {
        assert_eq!(find("mass at T5"), Some((1, "mass")));
        assert_eq!(find("massive"), None);
        assert_eq!(find("Metastases."), Some((2, "Metastases")));
        assert_eq!(find("Soft-tissue masses"), Some((2, "Soft-tissue masses")));
        assert_eq!(find("soft tissue"), None);
        assert_eq!(find("not"), None);
        assert_eq!(find("metastaß x"), Some((2, "metastaß")));
        assert_eq!(find(""), None);
    }
}
