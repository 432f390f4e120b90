//! Names of fields in sentences, and paths in the table of fields.

/// `specimens[2].stains[0].marker` → `specimens[].stains[].marker`.
pub(super) fn table_path(path: &str) -> String {
    let mut plain = String::with_capacity(path.len());
    let mut inside = false;
    for c in path.chars() {
        match c {
            '[' | '{' => {
                plain.push(c);
                inside = true;
            }
            ']' | '}' => {
                plain.push(c);
                inside = false;
            }
            _ if !inside => plain.push(c),
            _ => {}
        }
    }
    plain
}

/// With a capital first letter.
pub fn capital(label: &str) -> String {
    let mut letters = label.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

pub(super) fn lower(label: &str) -> String {
    let mut letters = label.chars();
    let first = letters.next().map(|c| c.to_lowercase().to_string()).unwrap_or_default();
    let rest: String = letters.collect();
    // Abbreviations keep their capitals.
    if rest.starts_with(|c: char| c.is_uppercase()) { label.to_owned() } else { first + &rest }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::fields;

    #[test]
    fn paths_find_their_entry_in_the_table() {
        let path = table_path("time_points[12].findings.levels{T5}.parts{body}.state");
        assert_eq!(path, "time_points[].findings.levels{}.parts{}.state");
        assert!(fields().contains_key(&path));
    }

    #[test]
    fn names_in_steps_read_well() {
        assert_eq!(lower("Bone lesion"), "bone lesion");
        assert_eq!(lower("AIS"), "AIS");
    }
}
