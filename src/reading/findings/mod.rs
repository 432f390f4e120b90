//! What a report says of levels: parts, bone, canal and cord, sizes, pain; and of the patient.

pub(super) mod bone;
pub(super) mod canal;
pub(super) mod compromise;
mod cord;
pub(super) mod escc;
mod invasion;
pub(super) mod parts;
pub(super) mod patient;
pub(super) mod sizes;
pub(super) mod symptoms;
pub(super) mod table;
