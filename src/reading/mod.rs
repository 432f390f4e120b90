//! What a report says, read by rule: levels and what is said of them, each with its passage.
//!
//! The text is made plain (`text`), cut into tokens, sentences and sections, searched for levels
//! in every notation (`levels`), and each level gets its role from the grammar of its sentence
//! (`role`) and from what is denied, doubted or past (`context`). Nothing is learned, nothing
//! is guessed, and the same text always gives the same answer. Every rule looks a bounded way, so
//! that the time is linear in the length of the text.
//!
//! The reader proposes; a person decides. Nothing here changes a case.

mod anchor;
mod bone;
mod canal;
mod compromise;
mod context;
mod course;
mod escc;
mod generality;
mod group;
mod grouping;
mod levels;
mod lexicon;
mod list;
mod meaning;
mod mention;
mod page;
mod parts;
mod passage;
mod pathology;
mod proposal;
mod pull;
mod reader;
mod report;
mod role;
mod sections;
mod sentences;
mod sizes;
mod specimens;
mod surgery;
mod symptoms;
mod table;
mod text;
mod tokens;
mod topics;
mod trie;
mod verdict;

pub use course::{Course, Dose, Drug, Event, Happening};
pub use group::{Item, ProposalGroup, Subject, Value};
pub use levels::{Confuser, Doubt};
pub use mention::{Certainty, Mention, Role};
pub use passage::Passage;
pub use pathology::{Found, Marker, NamedEntity, Pathology};
pub use proposal::{Proposal, Proposed};
pub use report::{Answer, GradeBasis, Reading, read};
pub use surgery::SurgicalAct;
pub use symptoms::PainWords;
