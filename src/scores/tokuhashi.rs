//! Revised Tokuhashi score of spinal metastases (Tokuhashi et al., Spine 2005): six factors, 0 to 15
//! points.

use super::column::Column;
use super::disease::{Disease, code};
use super::gather::{Range, any_label, any_of, input, marked};
use super::marks::is_vertebral;
use super::prognosis::{marks_field, metastasis, primary, vertebrae, vertebrae_words};
use super::score::{FieldPath, Input, Outcome, Score, Subject, Words};
use super::{Points, sum};
use crate::case::{
    Bounds, Choice as _, Entity, Frankel, Karnofsky, OrganMetastases, Quantity, Region, Role,
};

/// The score's name.
pub const NAME: &str = "Tokuhashi (revised)";

const CITATION: &str = "Tokuhashi Y, Matsuzaki H, Oda H, Oshima M, Ryu J. Spine 2005;30:2186–2191";

/// Points for the Karnofsky performance status: up to 40 0, 50 to 70 1, 80 and more 2.
pub const fn performance(status: Karnofsky) -> u8 {
    match status {
        Karnofsky::K0 | Karnofsky::K10 | Karnofsky::K20 | Karnofsky::K30 | Karnofsky::K40 => 0,
        Karnofsky::K50 | Karnofsky::K60 | Karnofsky::K70 => 1,
        Karnofsky::K80 | Karnofsky::K90 | Karnofsky::K100 => 2,
    }
}

/// Points for bone metastases outside the spine: none 2, one or two 1, three and more 0.
pub const fn extraspinal_bone(count: u64) -> u8 {
    match count {
        0 => 2,
        1..=2 => 1,
        _ => 0,
    }
}

/// Points for vertebrae with metastases: one 2, two 1, three and more 0.
pub const fn vertebral_bodies(count: u64) -> u8 {
    match count {
        0..=1 => 2,
        2 => 1,
        _ => 0,
    }
}

/// Points for metastases in major organs: none 2, removable 1, not removable 0.
pub const fn organs(organs: OrganMetastases) -> u8 {
    match organs {
        OrganMetastases::None => 2,
        OrganMetastases::Removable => 1,
        OrganMetastases::NotRemovable => 0,
    }
}

/// Points for palsy: Frankel A and B 0, C and D 1, E 2.
pub const fn palsy(frankel: Frankel) -> u8 {
    match frankel {
        Frankel::A | Frankel::B => 0,
        Frankel::C | Frankel::D => 1,
        Frankel::E => 2,
    }
}

/// What the table asks of a primary tumour beside its region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Osteosarcoma.
    Osteosarcoma,
    /// Carcinoid.
    Carcinoid,
    /// A tumour of the oesophagus or the gallbladder, which are no regions of their own.
    Oesophagus,
    /// The same.
    Gallbladder,
    /// Anything else: what counts is the region.
    ByRegion,
}

/// Points for the primary tumour: 0 lung, osteosarcoma, stomach, bladder, oesophagus, pancreas;
/// 1 liver, gallbladder, unidentified; 3 kidney, uterus; 4 rectum; 5 thyroid, breast, prostate,
/// carcinoid; 2 others. A leiomyosarcoma counts by its site (a convention).
pub const fn primary_site(region: Region, kind: Kind) -> u8 {
    match (kind, region) {
        (Kind::Carcinoid, _)
        | (Kind::ByRegion, Region::Thyroid | Region::Breast | Region::Prostate) => 5,
        (Kind::Osteosarcoma | Kind::Oesophagus, _)
        | (Kind::ByRegion, Region::Lung | Region::Stomach | Region::Bladder | Region::Pancreas) => {
            0
        }
        (Kind::Gallbladder, _) | (Kind::ByRegion, Region::Liver | Region::Unknown) => 1,
        (Kind::ByRegion, Region::Kidney | Region::Uterus) => 3,
        (Kind::ByRegion, Region::Rectum) => 4,
        (Kind::ByRegion, _) => 2,
    }
}

fn kind(region: Region, place: &str, entity: Option<&Entity>) -> Kind {
    let name = entity.map(|entity| entity.name.to_lowercase()).unwrap_or_default();
    let code = entity.and_then(code).map(|(code, _)| code);
    let place = place.to_lowercase();
    match code {
        _ if name.contains("osteosarcoma") => Kind::Osteosarcoma,
        Some(9180..=9195) => Kind::Osteosarcoma,
        _ if name.contains("carcinoid") => Kind::Carcinoid,
        Some(8240) => Kind::Carcinoid,
        _ if region != Region::Other => Kind::ByRegion,
        _ if place.contains("esophag") => Kind::Oesophagus,
        _ if place.contains("gallbladder") || place.contains("gall bladder") => Kind::Gallbladder,
        _ => Kind::ByRegion,
    }
}

/// The survival that the authors found: 0 to 8 under 6 months, 9 to 11 six months and more, 12 to
/// 15 one year and more.
pub const fn class(total: u8) -> &'static str {
    match total {
        0..=8 => "< 6 months",
        9..=11 => "≥ 6 months",
        _ => "≥ 1 year",
    }
}

/// What a count can be worth by a rule that changes no more above 3.
fn counted(count: Range, rule: fn(u64) -> u8) -> Points {
    let at_most_three = (0..3).filter(|n: &u8| count.can_be(f64::from(*n)));
    let few: Points = at_most_three.map(|n| Points::exactly(rule(u64::from(n)))).collect();
    if count.can_reach(3.0) { few.or(Points::exactly(rule(3))) } else { few }
}

/// The score of the metastasis at a time point.
pub(super) fn score<'a>(column: &Column<'a>, disease: Disease<'a>) -> Option<Score<'a>> {
    let tumour = match metastasis(column, disease, NAME, CITATION)? {
        Ok(tumour) => tumour,
        Err(not_applicable) => return Some(not_applicable),
    };
    let point = column.point;
    let field = |name| FieldPath::TimePoint(column.index, name);
    let three = Points::any_of(&[0, 1, 2]);
    let status = |bounds: &Bounds<Karnofsky>| {
        let allowed = Karnofsky::ALL.iter().filter(|status| bounds.allows(**status));
        allowed.map(|status| Points::exactly(performance(*status))).collect()
    };
    let inputs = vec![
        input(
            "performance (KPS)",
            field("performance.karnofsky"),
            point.performance.karnofsky.as_ref(),
            three,
            status,
            |bounds| bounds.to_string().into(),
        ),
        input(
            "bone metastases outside the spine",
            field("elsewhere.extraspinal_bone"),
            point.elsewhere.extraspinal_bone.as_ref(),
            three,
            |count: &Quantity| counted(Range::from(*count), extraspinal_bone),
            |count| Words::from(count.to_string()),
        ),
        vertebrae_input(column),
        input(
            "metastases in major organs",
            field("elsewhere.organs"),
            point.elsewhere.organs.as_ref(),
            three,
            |set| any_of(set, organs),
            any_label,
        ),
        primary(disease, tumour, Points::any_of(&[0, 1, 2, 3, 4, 5]), |region, place, entity| {
            Points::exactly(primary_site(region, kind(region, place, entity)))
        }),
        input(
            "palsy (Frankel)",
            field("neurology.frankel"),
            point.neurology.frankel.as_ref(),
            three,
            |set| any_of(set, palsy),
            any_label,
        ),
    ];
    let total = sum::total(&inputs);
    let subject = Subject::Tumour(&tumour.tumour.id, &tumour.tumour.label);
    let mut score = Score::new(NAME, subject, Outcome::of_points(total), CITATION);
    score.class = Some(sum::classes(total, class));
    score.conventions.extend([
        "Tokuhashi: a leiomyosarcoma counts by its site",
        "Tokuhashi: a vertebra counts where any of its bone is marked",
    ]);
    score.hints.extend(super::staging::role_hint(tumour, Role::Metastasis));
    score.inputs = inputs;
    Some(score)
}

fn vertebrae_input<'a>(column: &Column<'a>) -> Input<'a> {
    let (least, most) = vertebrae(column);
    let points: Points = match most {
        0 => Points::any_of(&[0, 1, 2]),
        // A metastasis of the spine is in one vertebra at least.
        _ => (least.max(1)..=most).map(|n| Points::exactly(vertebral_bodies(n as u64))).collect(),
    };
    let words = if most == 0 { "not stated".into() } else { vertebrae_words(column) };
    let of = column.marks(is_vertebral);
    marked("vertebrae with metastases", marks_field(column), words, points, of)
}
