//! Reading reports: sentences with what is expected of them, and properties of any text.

mod canal;
mod course;
mod findings;
mod intradural;
mod patient;
mod properties;
mod sentences;
