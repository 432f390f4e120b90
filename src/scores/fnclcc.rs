//! FNCLCC grade of a soft-tissue sarcoma (Trojani et al., Int J Cancer 1984; Guillou et al., J Clin
//! Oncol 1997): differentiation, mitoses and necrosis, 2 to 8 points.

use super::disease::{Disease, Record, is_sarcoma};
use super::gather::{Range, any_label, any_of, input};
use super::regions::Presence;
use super::score::{FieldPath, Input, Outcome, Score, State, Subject, Words};
use super::staging::role_hint;
use super::{Points, sum};
use crate::case::{
    Case, Choice as _, Differentiation, Fact, MitoticCount, Necrosis, NecrosisClass, Region, Role,
    Specimen, SpecimenKind, YesNo,
};

/// The grade's name.
pub const NAME: &str = "FNCLCC";

const CITATION: &str = "Trojani M, Contesso G, Coindre JM, et al. Int J Cancer 1984;33:37–42; \
                        Guillou L, Coindre JM, et al. J Clin Oncol 1997;15:350–362";

/// Area of the high-power field that the counts are defined for, in square millimetres.
pub const FIELD_AREA: f64 = 0.1734;

/// Points for differentiation: 1 like normal tissue, 2 of a certain type, 3 undifferentiated,
/// uncertain or of a listed high-grade type.
pub const fn differentiation(differentiation: Differentiation) -> u8 {
    match differentiation {
        Differentiation::Well => 1,
        Differentiation::Conventional => 2,
        Differentiation::Poor => 3,
    }
}

/// Mitoses in ten fields of [`FIELD_AREA`], from a count in so many fields of an area in square
/// millimetres.
pub fn per_ten_fields(count: f64, fields: f64, field_area: f64) -> f64 {
    let per_ten = count * 10.0 * FIELD_AREA / (fields * field_area);
    // What is exactly 10 on paper is to be 10 here.
    (per_ten * 1e9).round() / 1e9
}

/// Points for mitoses in ten fields of [`FIELD_AREA`]: under 10 1, under 20 2, otherwise 3.
pub fn mitoses(per_ten_fields: f64) -> u8 {
    match per_ten_fields {
        n if n < 10.0 => 1,
        n if n < 20.0 => 2,
        _ => 3,
    }
}

/// Points for necrosis: none 0, under 50 % 1, 50 % and more 2; of unknown extent 1 or 2.
pub fn necrosis(necrosis: &Necrosis) -> Points {
    let class = match necrosis.class {
        NecrosisClass::None => Points::exactly(0),
        NecrosisClass::Below50 => Points::exactly(1),
        NecrosisClass::AtLeast50 => Points::exactly(2),
        NecrosisClass::Present => Points::any_of(&[1, 2]),
    };
    let Some(percent) = necrosis.percent.map(Range::from) else { return class };
    let mut by_percent = Points::EMPTY;
    for (can_be, points) in [
        (percent.can_be(0.0), 0),
        (percent.can_be_below(50.0) && percent.can_be_above(0.0), 1),
        (percent.can_reach(50.0), 2),
    ] {
        if can_be {
            by_percent = by_percent.or(Points::exactly(points));
        }
    }
    if necrosis.class == NecrosisClass::Present { by_percent } else { class.or(by_percent) }
}

/// The grade of a sum: 2 and 3 G1, 4 and 5 G2, 6 to 8 G3.
pub const fn grade(sum: u8) -> &'static str {
    match sum {
        0..=3 => "G1",
        4..=5 => "G2",
        _ => "G3",
    }
}

/// What a count is worth, with the area of its fields where that is given. A count of which the
/// number of fields is not given can be worth anything, but for none at all.
fn mitoses_of(count: &MitoticCount) -> Points {
    let range = Range::from(count.count);
    let fields = count.fields.map(crate::case::Number::get).filter(|fields| *fields > 0.0);
    let Some(fields) = fields else {
        let is_none = range.high <= 0.0;
        return if is_none { Points::exactly(1) } else { Points::any_of(&[1, 2, 3]) };
    };
    let area = count.field_area.map(crate::case::Number::get).filter(|area| *area > 0.0);
    let per_ten = |n: f64| per_ten_fields(n, fields, area.unwrap_or(FIELD_AREA));
    let range = Range { low: per_ten(range.low), high: per_ten(range.high), ..range };
    let mut points = Points::EMPTY;
    for (can_be, worth) in [
        (range.can_be_below(10.0), 1),
        (range.can_reach(10.0) && range.can_be_below(20.0), 2),
        (range.can_reach(20.0), 3),
    ] {
        if can_be {
            points = points.or(Points::exactly(worth));
        }
    }
    points
}

fn mitoses_words(count: &MitoticCount) -> Words {
    let fields = match count.fields {
        Some(fields) => format!("{fields} fields"),
        None => "fields not stated".to_owned(),
    };
    let area = count.field_area.map_or(String::new(), |area| format!(" of {area} mm²"));
    format!("{} in {fields}{area}", count.count).into()
}

fn necrosis_words(necrosis: &Necrosis) -> Words {
    match necrosis.percent {
        Some(percent) => format!("{percent} %").into(),
        None => necrosis.class.label().into(),
    }
}

/// The grade of every specimen in which one of the components is recorded, and of those that could
/// be graded: from a soft-tissue sarcoma, neither cells nor a frozen section alone.
pub(super) fn scores(case: &Case) -> Vec<Score<'_>> {
    let specimens = case.specimens.iter().enumerate();
    specimens.filter_map(|(index, specimen)| of_specimen(case, index, specimen)).collect()
}

fn of_specimen<'a>(case: &'a Case, index: usize, specimen: &'a Specimen) -> Option<Score<'a>> {
    let Specimen { mitoses: count, necrosis: dead, differentiation: kind, .. } = specimen;
    let disease = Disease { case };
    let tumours = || disease.tumours().filter(|t| specimen.tumours.contains(&t.tumour.id));
    let why = if specimen.after_therapy.as_ref().is_some_and(|f| *f.value() == YesNo::Yes) {
        Some(Words::from("it is not for tumours that have been treated"))
    } else {
        tumours().find_map(|tumour| not_applicable(disease, tumour))
    };
    if count.is_none() && dead.is_none() && kind.is_none() {
        let could_be_graded = why.is_none()
            && tumours().any(|record| disease.is(record.tumour, is_sarcoma).is_some())
            && !is_too_little(specimen);
        if !could_be_graded {
            return None;
        }
    }
    let subject = Subject::Specimen(&specimen.id, &specimen.label);
    if let Some(why) = why {
        return Some(Score::not_applicable(NAME, subject, why, CITATION));
    }
    let any = Points::any_of(&[1, 2, 3]);
    let field = |name| FieldPath::Specimen(index, name);
    let inputs: Vec<Input<'a>> = vec![
        input(
            "differentiation",
            field("differentiation"),
            kind.as_ref(),
            any,
            |set| any_of(set, differentiation),
            any_label,
        ),
        input("mitoses", field("mitoses"), count.as_ref(), any, mitoses_of, mitoses_words),
        input(
            "necrosis",
            field("necrosis"),
            dead.as_ref(),
            Points::any_of(&[0, 1, 2]),
            necrosis,
            necrosis_words,
        ),
    ];
    let total = sum::total(&inputs);
    let mut score = Score::new(NAME, subject, Outcome::of_points(total), CITATION);
    score.class = Some(sum::classes(total, grade));
    let kind = specimen.kind.as_ref();
    if kind.is_some_and(|fact| *fact.value() == SpecimenKind::CoreBiopsy) {
        let least = grade(total.min());
        score.class =
            Some(if least == "G3" { least.into() } else { format!("at least {least}").into() });
        score.hints.push("a core biopsy gives the least that the grade can be".into());
    }
    if count.as_ref().is_some_and(|fact| fact.value().field_area.is_none()) {
        score
            .conventions
            .push("the area of a high-power field is 0.1734 mm² where it is not stated");
    }
    let is_open =
        inputs.iter().any(|input| input.name == "mitoses" && input.state == State::Bounded);
    if is_open && count.as_ref().is_some_and(|fact| fact.value().fields.is_none()) {
        score.hints.push("the number of fields is not stated".into());
    }
    score.hints.extend(tumours().filter_map(|tumour| role_hint(tumour, Role::Primary)));
    score.inputs = inputs;
    Some(score)
}

/// Whether a specimen is too little to grade: cells, or a section frozen during an operation.
fn is_too_little(specimen: &Specimen) -> bool {
    use SpecimenKind::{Cytology, FrozenSection};
    let kind = specimen.kind.as_ref().map(Fact::value);
    kind.is_some_and(|kind| matches!(kind, Cytology | FrozenSection))
}

/// Why a tumour has no such grade, if so.
fn not_applicable(disease: Disease<'_>, tumour: Record<'_>) -> Option<Words> {
    let is_bone = |region| matches!(region, Region::Vertebra | Region::LongBone | Region::FlatBone);
    let is_sarcoma = disease.is(tumour.tumour, is_sarcoma);
    let why = if is_sarcoma == Some(Presence::No) {
        "it is for sarcomas"
    } else if tumour.role(Role::Metastasis) == Presence::Yes {
        "it is not for metastases"
    } else if tumour.regions().all(is_bone) {
        "it is not for primary tumours of bone"
    } else if tumour.regions().all(|region| region == Region::Uterus) {
        "it is not for sarcomas of the uterus"
    } else {
        return None;
    };
    Some(why.into())
}
