//! What a report says of tissue: stains, mitoses, necrosis, grade and entity.

mod entities;
mod markers;
mod microscopy;
pub(super) mod specimens;
mod stains;

use std::ops::Range;

use serde::Serialize;

use crate::case::{Grade, GradeSystem, MitoticCount, Necrosis, Staining};
use crate::reading::page::Page;
use crate::reading::page::passage::Passage;
use crate::reading::page::sections::Section;
use crate::reading::page::topics::{GRADE, MITOSES, NECROSIS, STAIN, TEXT};
use crate::reading::role::context::Context;

/// A value with the passage that says so.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Found<T> {
    /// What is said.
    #[serde(flatten)]
    pub value: T,
    /// Where.
    #[serde(rename = "evidence")]
    pub passage: Passage,
}

/// A marker with what it showed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Marker {
    /// Its usual name, such as SMA.
    #[serde(rename = "marker")]
    pub name: &'static str,
    /// What it showed.
    #[serde(flatten)]
    pub staining: Staining,
}

/// A tumour entity that a report names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct NamedEntity {
    /// Its usual name.
    #[serde(rename = "entity")]
    pub name: &'static str,
    /// Its morphology in ICD-O-3.2, such as 8890/3.
    #[serde(rename = "icdo")]
    pub code: &'static str,
    /// Whether the report excludes it.
    pub excluded: bool,
}

/// What a report says of tissue.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Pathology {
    /// Stains in the order of the text.
    pub markers: Vec<Found<Marker>>,
    /// Mitotic counts.
    pub mitoses: Vec<Found<MitoticCount>>,
    /// Necrosis.
    pub necrosis: Vec<Found<Necrosis>>,
    /// Grades as stated.
    pub grades: Vec<Found<(GradeSystem, Grade)>>,
    /// Entities, each once.
    pub entities: Vec<Found<NamedEntity>>,
}

/// Reads what a report says of tissue; works of others are left out.
pub(in crate::reading) fn read(page: &Page<'_>, contexts: &[Context]) -> Pathology {
    let mut pathology = Pathology::default();
    for sentence in &page.sentences {
        let says_nothing = !sentence.is_about(TEXT);
        if says_nothing || sentence.section == Section::References || sentence.is_of_others {
            continue;
        }
        let tokens = &sentence.tokens;
        if sentence.is_about(STAIN) {
            keep(&mut pathology.markers, page, stains::stains(page, contexts, tokens));
        }
        if sentence.is_about(MITOSES) {
            keep(&mut pathology.mitoses, page, microscopy::mitoses(page, tokens));
        }
        if sentence.is_about(NECROSIS) {
            keep(&mut pathology.necrosis, page, microscopy::necrosis(page, contexts, tokens));
        }
        if sentence.is_about(GRADE) {
            keep(&mut pathology.grades, page, microscopy::grades(page, contexts, tokens));
        }
        for (entity, tokens) in entities::entities(page, contexts, sentence) {
            let known = pathology.entities.iter_mut().find(|e| e.value.name == entity.name);
            match known {
                Some(known) => known.value.excluded &= entity.excluded,
                None => keep(&mut pathology.entities, page, vec![(entity, tokens)]),
            }
        }
    }
    pathology
}

fn keep<T>(list: &mut Vec<Found<T>>, page: &Page<'_>, found: Vec<(T, Range<usize>)>) {
    list.extend(
        found.into_iter().map(|(value, tokens)| Found { value, passage: page.passage(&tokens) }),
    );
}
