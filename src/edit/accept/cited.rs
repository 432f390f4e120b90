//! Which specimens passages speak of, told without writing them out: a long pathology report asks
//! for each of its stains.

use crate::case::{Fact, Id, Margin, Specimen, Stain};

/// Whether something that is said of a specimen rests on a passage of a source that is meant.
pub(super) fn is_cited(specimen: &Specimen, is_meant: &dyn Fn(&Id) -> bool) -> bool {
    // Taken apart whole, so that no field is forgotten.
    let Specimen {
        id: _,
        label: _,
        when,
        tumours: _,
        kind,
        after_therapy,
        gross,
        microscopy,
        conclusion,
        grade,
        mitoses,
        mitotic_activity,
        atypical_mitoses,
        necrosis,
        differentiation,
        cellularity,
        pleomorphism,
        nuclear_atypia,
        stains,
        margin: Margin { residual, enneking, distance },
    } = specimen;
    let stained = |Stain { method: _, marker: _, result }: &Stain| rests(result, is_meant);
    macro_rules! any {
        ($($fact:ident)*) => { $( $fact.as_ref().is_some_and(|fact| rests(fact, is_meant)) )||* };
    }
    stains.iter().any(stained)
        || any! {
            when kind after_therapy gross microscopy conclusion grade mitoses mitotic_activity
            atypical_mitoses necrosis differentiation cellularity pleomorphism nuclear_atypia
            residual enneking distance
        }
}

fn rests<T>(fact: &Fact<T>, is_meant: &dyn Fn(&Id) -> bool) -> bool {
    let mut passages = fact.values().iter().flat_map(|held| &held.evidence);
    passages.any(|passage| is_meant(&passage.source))
}
