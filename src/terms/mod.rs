//! Vocabularies with codes: ICD-O-3 morphology and topography, and what a tumour is expected to
//! stain with. Tables to look things up in; nothing here knows a case.

pub mod icdo;
pub mod immunoprofile;
