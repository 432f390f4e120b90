//! Closed vocabularies: enums whose every value has a name for the file and a label for a reader.

/// A value out of a short closed list.
pub trait Choice: Copy + PartialEq + 'static {
    /// All values in the order in which they are offered.
    const ALL: &'static [Self];

    /// The value in words.
    fn label(self) -> &'static str;

    /// What the value means, where its label does not say it all.
    fn hint(self) -> &'static str;
}

/// Defines an enum that is a [`Choice`]: `Variant = "label",`, with `#[serde(rename = "…")]` where
/// the name in the file is not the variant's own in snake case. Doc comments become hints.
macro_rules! choice {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $( $(#[doc = $doc:literal])* $(#[serde($rename:meta)])? $variant:ident = $label:literal, )*
        }
    ) => {
        $(#[$meta])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize, schemars::JsonSchema,
        )]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $( #[doc = $label] $(#[doc = ""] #[doc = $doc])* $(#[serde($rename)])? $variant, )*
        }

        impl $crate::case::Choice for $name {
            const ALL: &'static [Self] = &[ $( Self::$variant, )* ];

            fn label(self) -> &'static str {
                match self { $( Self::$variant => $label, )* }
            }

            fn hint(self) -> &'static str {
                match self { $( Self::$variant => concat!($($doc,)* ""), )* }
            }
        }
    };
}

/// Defines a record of the document: absent and empty fields are not written, unknown ones are
/// refused.
macro_rules! record {
    ( $(#[$meta:meta])* pub struct $name:ident $body:tt ) => {
        #[serde_with::apply(
            Option<_> => #[serde(default, skip_serializing_if = "Option::is_none")],
            Vec<_> => #[serde(default, skip_serializing_if = "Vec::is_empty")],
            BTreeMap<_, _> => #[serde(default, skip_serializing_if = "BTreeMap::is_empty")],
            bool => #[serde(default, skip_serializing_if = "std::ops::Not::not")],
        )]
        #[derive(
            Debug, Clone, PartialEq,
            serde::Serialize, serde::Deserialize, schemars::JsonSchema,
        )]
        #[serde(deny_unknown_fields)]
        $(#[$meta])*
        pub struct $name $body
    };
}

pub(crate) use {choice, record};
