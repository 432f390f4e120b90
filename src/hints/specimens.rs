//! Specimens: counts without their area, stains that nobody would expect.

use super::Hint;
use crate::case::{Case, Choice as _, Specimen, StainResult};
use crate::scores::FieldPath;
use crate::terms::immunoprofile::{self, Expected};

fn specimens(case: &Case) -> impl Iterator<Item = (usize, &Specimen)> {
    case.specimens.iter().enumerate()
}

/// A count of mitoses says nothing without how many fields it was made in.
pub fn mitoses_without_fields(case: &Case) -> Vec<Hint> {
    let hint = |(index, specimen): (usize, &Specimen)| {
        let count = specimen.mitoses.as_ref()?.value();
        if count.fields.is_some() {
            return None;
        }
        let label = &specimen.label;
        let text =
            format!("{label}: {} mitoses, and in how many fields is not stated.", count.count);
        let field = FieldPath::Specimen(index, "mitoses");
        Some(Hint::new("mitoses-without-fields", field, count.count.to_string(), text))
    };
    specimens(case).filter_map(hint).collect()
}

/// Ten high-power fields are no fixed area: FNCLCC means fields of 0.1734 mm².
pub fn fields_without_area(case: &Case) -> Vec<Hint> {
    let hint = |(index, specimen): (usize, &Specimen)| {
        let count = specimen.mitoses.as_ref()?.value();
        let fields = count.fields.filter(|_| count.field_area.is_none())?;
        let text = format!(
            "{}: the area of a field is not stated. {} mitoses in {fields} fields compare with no \
             other count; FNCLCC means fields of 0.1734 mm².",
            specimen.label, count.count
        );
        let field = FieldPath::Specimen(index, "mitoses");
        let about = format!("{}/{fields}", count.count);
        Some(Hint::new("fields-without-area", field, about, text))
    };
    specimens(case).filter_map(hint).collect()
}

/// The profile that the diagnosis of a specimen's tumour lets expect.
pub fn profile_of(case: &Case, specimen: &Specimen) -> Option<(&'static [Expected], String)> {
    let of_tumour = case.diagnoses.iter().filter(|d| specimen.tumours.contains(&d.tumour));
    let mut entities = of_tumour.map(|diagnosis| diagnosis.entity.value());
    entities.find_map(|entity| {
        let profile = immunoprofile::profile(entity.morphology.as_ref()?.as_str())?;
        Some((profile, entity.name.clone()))
    })
}

/// Whether a marker is clearly another than is expected.
pub fn differs(known: &Expected, result: StainResult) -> bool {
    match result {
        StainResult::Positive => known.expectation.disagrees_with(true),
        StainResult::Negative => known.expectation.disagrees_with(false),
        StainResult::Equivocal | StainResult::NotDone => false,
    }
}

/// A marker that is another than the diagnosis lets expect.
pub fn unexpected_stain(case: &Case) -> Vec<Hint> {
    let mut hints = Vec::new();
    for (index, specimen) in specimens(case) {
        let Some((profile, name)) = profile_of(case, specimen) else { continue };
        for stain in &specimen.stains {
            let result = stain.result.value().result;
            let known = profile.iter().find(|known| known.is_called(&stain.marker));
            let Some(known) = known.filter(|known| differs(known, result)) else { continue };
            let text = format!(
                "{}: {} is {}; in {name} it is expected {} ({}).",
                specimen.label,
                stain.marker,
                result.label(),
                known.expectation.label(),
                known.remark
            );
            let field = FieldPath::Specimen(index, "stains");
            let about = format!("{} {}", stain.marker, result.label());
            hints.push(Hint::new("unexpected-stain", field, about, text));
        }
    }
    hints
}
