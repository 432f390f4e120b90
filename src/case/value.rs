//! Texts that carry their own rules: ids and codes.

use std::collections::BTreeSet;
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A value that breaks the rule of its type; the sentence says which.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct InvalidValue(pub String);

/// Defines a string type whose every value keeps a rule.
macro_rules! checked_string {
    ( $(#[$meta:meta])* pub struct $name:ident, $pattern:literal, $rule:expr, $sentence:literal ) => {
        $(#[$meta])*
        #[derive(
            Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
        )]
        #[serde(try_from = "String", into = "String")]
        #[schemars(extend("pattern" = $pattern))]
        pub struct $name(String);

        impl $name {
            /// The text itself.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = InvalidValue;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let rule: fn(&str) -> bool = $rule;
                if rule(text) {
                    Ok(Self(text.to_owned()))
                } else {
                    let start: String = text.chars().take(40).collect();
                    Err(InvalidValue(format!("“{start}” {}", $sentence)))
                }
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidValue;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }
    };
}

checked_string! {
    /// The name by which one record of a case refers to another: `mri-1`. Unique among its kind.
    pub struct Id, "^[a-z0-9][a-z0-9-]{0,63}$",
    |text| {
        (1..=64).contains(&text.len())
            && !text.starts_with('-')
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    },
    "is not an id: 1 to 64 small letters, digits and hyphens"
}

impl Id {
    /// An id of a kind that none of the given ids has: `mri`, `mri-2`, `mri-3`, …
    pub fn fresh<'a>(kind: &str, taken: impl Iterator<Item = &'a Self>) -> Self {
        let taken: BTreeSet<&str> = taken.map(Self::as_str).collect();
        let slug: String = kind
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' })
            .take(40)
            .collect();
        let slug = slug.trim_matches('-');
        let slug = if slug.is_empty() { "item" } else { slug };
        let mut number = 1_u32;
        loop {
            let name = if number == 1 { slug.to_owned() } else { format!("{slug}-{number}") };
            if !taken.contains(name.as_str()) {
                return Self(name);
            }
            number += 1;
        }
    }
}

checked_string! {
    /// ICD-O-3 morphology with its behaviour digit, such as `8890/3`.
    pub struct Morphology, r"^\d{4}/[012369]$",
    |text| {
        matches!(text.as_bytes(), [a, b, c, d, b'/', behaviour]
            if [a, b, c, d].iter().all(|digit| digit.is_ascii_digit())
                && b"012369".contains(behaviour))
    },
    "is not an ICD-O-3 morphology such as 8890/3"
}

checked_string! {
    /// ICD-O-3 topography such as `C41.2`; `C16.x` where the subsite is not known.
    pub struct Topography, r"^C\d{2}(\.[\dx])?$",
    |text| match text.as_bytes() {
        [b'C', a, b] => a.is_ascii_digit() && b.is_ascii_digit(),
        [b'C', a, b, b'.', c] => {
            a.is_ascii_digit() && b.is_ascii_digit() && (c.is_ascii_digit() || *c == b'x')
        }
        _ => false,
    },
    "is not an ICD-O-3 topography such as C41.2"
}

checked_string! {
    /// A cord segment, root or dermatome, C1 to S5 with C8: never a vertebra.
    pub struct NeurologicalLevel, r"^(C[1-8]|T([1-9]|1[0-2])|[LS][1-5])$",
    |text| text == "C8" || text.parse::<crate::anatomy::Level>().is_ok(),
    "is not a segment, root or dermatome (C1 to C8, T1 to T12, L1 to L5, S1 to S5)"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_keep_their_form() {
        for good in ["8890/3", "8890/6", "9260/0"] {
            assert!(good.parse::<Morphology>().is_ok(), "{good}");
        }
        for bad in ["8890/4", "8890", "889/3", "8890/33", "x890/3", "８８９０/3"] {
            assert!(bad.parse::<Morphology>().is_err(), "{bad}");
        }
        for good in ["C41.2", "C16.x", "C71"] {
            assert!(good.parse::<Topography>().is_ok(), "{good}");
        }
        for bad in ["c41.2", "C4.2", "C41.", "C41.22", "D41.2"] {
            assert!(bad.parse::<Topography>().is_err(), "{bad}");
        }
        assert!("C8".parse::<NeurologicalLevel>().is_ok());
        assert!("T13".parse::<NeurologicalLevel>().is_err());
    }

    #[test]
    fn fresh_ids_are_free_and_legal() {
        let taken = [Id::fresh("MRI", [].iter()), Id::fresh("mri 2", [].iter())];
        assert_eq!(taken[0].as_str(), "mri");
        assert_eq!(Id::fresh("MRI", taken.iter()).as_str(), "mri-3");
        assert_eq!(Id::fresh("***", taken.iter()).as_str(), "item");
        assert!(Id::fresh("é long", [].iter()).as_str().parse::<Id>().is_ok());
    }
}
