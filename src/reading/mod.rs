//! What a report says, read by rule: levels and what is said of them, each with its passage.
//!
//! The folders are the steps, in their order: the text is made plain and cut into tokens,
//! sentences and sections (`page`) with the words of the `lexicon`, searched for levels in every
//! notation (`levels`), and each level gets its role from the grammar of its sentence and from what
//! is denied, doubted or past (`role`), which makes it a mention (`mentions`). What is said of the
//! levels is read in `findings`, of tissue in `pathology`, of treatment and events in `course`;
//! `proposals` puts it together as a person decides on it, and `report` runs it all. Nothing is
//! learned, nothing is guessed, and the same text always gives the same answer. Every rule looks a
//! bounded way, so that the time is linear in the length of the text.
//!
//! The reader proposes; a person decides. Nothing here changes a case.

mod course;
mod findings;
mod levels;
mod lexicon;
mod mentions;
mod page;
mod pathology;
mod proposals;
mod report;
mod role;

pub use course::surgery::SurgicalAct;
pub use course::{Course, Dose, Drug, Event, Happening};
pub use findings::patient::PatientWords;
pub use findings::symptoms::PainWords;
pub use levels::{Confuser, Doubt};
pub use mentions::{Certainty, Mention, Role};
pub use page::passage::Passage;
pub use pathology::{Found, Marker, NamedEntity, Pathology};
pub use proposals::group::{Item, ProposalGroup, Subject, Value};
pub use proposals::proposal::{Proposal, Proposed};
pub use report::{Answer, GradeBasis, Reading, read};
