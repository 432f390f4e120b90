//! Scores against the worked examples of the clinical reference, by their numbers there; against
//! tables that scripts in another language made from the published rules (`tests/oracle`); and
//! intervals against an enumeration of everything that a case can mean.

mod ajcc;
mod any_case;
mod doses;
mod enneking;
mod escc;
mod fnclcc;
mod neurology;
mod oracle;
mod over_time;
mod prognosis;
mod removed;
mod samples;
pub use samples::sample;
mod sins;
mod soft_tissue;
mod tomita;
mod wbb;
mod world;
mod worst;
