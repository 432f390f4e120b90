//! Tomita's prognostic score (Tomita et al., Spine 2001) and the revised Tokuhashi score (Tokuhashi
//! et al., Spine 2005).

use std::collections::BTreeSet;

use proptest::prelude::*;
use spinemap::anatomy::Level::{self, *};
use spinemap::case::*;
use spinemap::scores::tokuhashi::{self, Kind};
use spinemap::scores::tomita_score;

use super::oracle::{named, rows};
use super::world::*;

/// A metastasis of the spine from a primary tumour of a region.
fn metastasis(region: Region, name: &str, code: &str, change: impl FnOnce(&mut TimePoint)) -> Case {
    let mut case = case(change);
    let mut spinal = spinal(Region::Vertebra, T5, Some(Role::Metastasis));
    spinal.from = Some("origin".parse().unwrap());
    case.tumours.push(spinal);
    case.tumours.push(tumour("origin", site(region, None), Some(Role::Primary)));
    case.diagnoses.push(diagnosis("origin", name, code));
    case
}

fn bodies(point: &mut TimePoint, levels: &[Level]) {
    for level in levels {
        mark(point, *level, &["body"]);
    }
}

fn organs(point: &mut TimePoint, organs: &[OrganMetastases]) {
    point.elsewhere.organs = seen(AnyOf::try_from(organs.to_vec()).unwrap());
}

const CARCINOMA: (&str, &str) = ("carcinoma", "8010/3");
const LMS: (&str, &str) = ("leiomyosarcoma", "8890/3");

#[test]
fn worked_examples_4j_to_4m() {
    use OrganMetastases as O;
    let told = |region, (name, code), found: &[O], multiplicity: Vec<(Multiplicity, bool)>| {
        let mut case = metastasis(region, name, code, |point| {
            bodies(point, &[T5]);
            organs(point, found);
        });
        case.tumours[0].multiplicity = fact(multiplicity);
        one(&case, tomita_score::NAME).result()
    };
    let solitary = || vec![(Multiplicity::Solitary, false)];
    let multiple = || vec![(Multiplicity::Multiple, false)];
    assert_eq!(told(Region::Breast, CARCINOMA, &[O::None], solitary()), "2", "4-j");
    assert_eq!(told(Region::Uterus, LMS, &[O::None], solitary()), "3", "4-k");
    let either = [solitary(), vec![(Multiplicity::Multiple, true)]].concat();
    assert_eq!(told(Region::Uterus, LMS, &[O::None], either), "3–4", "4-k");
    let lung = [O::Removable, O::NotRemovable];
    assert_eq!(told(Region::SoftTissueLimb, LMS, &lung, multiple()), "8–10", "4-l");
    assert_eq!(told(Region::Kidney, CARCINOMA, &[O::Removable], multiple()), "6", "4-m");
}

#[test]
fn totals_of_the_tomita_score_have_their_classes() {
    let words = |total| tomita_score::class(total).rsplit(", ").next().unwrap();
    assert_eq!([2, 3].map(words), ["long-term control"; 2]);
    assert_eq!([4, 5].map(words), ["middle-term control"; 2]);
    assert_eq!([6, 7].map(words), ["short-term control"; 2]);
    assert_eq!([8, 9, 10].map(words), ["supportive care"; 3]);
}

#[test]
fn the_growth_of_an_unlisted_primary_is_open() {
    let growth = |region, sarcoma| tomita_score::growth(region, sarcoma).to_string();
    for region in [Region::Breast, Region::Prostate, Region::Thyroid] {
        assert_eq!(growth(region, Some(false)), "1");
    }
    for region in [Region::Lung, Region::Liver, Region::Stomach, Region::Bowel, Region::Unknown] {
        assert_eq!(growth(region, Some(false)), "4");
    }
    assert_eq!(growth(Region::Bladder, Some(false)), "1–4");
    assert_eq!(growth(Region::SoftTissueTrunk, Some(true)), "4");
    assert_eq!(growth(Region::Uterus, Some(true)), "2");
}

#[test]
fn worked_example_7a() {
    let seed_2 = |status: Option<Karnofsky>| {
        metastasis(Region::Uterus, LMS.0, LMS.1, |point| {
            bodies(point, &[T5, T6]);
            point.elsewhere.extraspinal_bone = seen("0".parse().unwrap());
            organs(point, &[OrganMetastases::None]);
            point.neurology.frankel = seen(AnyOf::one(Frankel::E));
            point.performance.karnofsky =
                status.map(|status| Fact::observed(Bounds::exactly(status)));
        })
    };
    assert_eq!(told(&seed_2(None), tokuhashi::NAME), "10–12, ≥ 6 months – ≥ 1 year");
    assert_eq!(told(&seed_2(Some(Karnofsky::K80)), tokuhashi::NAME), "12, ≥ 1 year");
    assert_eq!(told(&seed_2(Some(Karnofsky::K70)), tokuhashi::NAME), "11, ≥ 6 months");
}

#[test]
fn worked_example_7b() {
    let seed_3 = |assumed: bool, frankel: &[Frankel]| {
        metastasis(Region::SoftTissueLimb, LMS.0, LMS.1, |point| {
            bodies(point, &[C6]);
            for at in Level::range(C2, T2) {
                mark(point, at, &["unspecified"]);
            }
            point.neurology.frankel = seen(AnyOf::try_from(frankel.to_vec()).unwrap());
            if assumed {
                point.performance.karnofsky = seen(Bounds::at_least(Karnofsky::K80));
                point.elsewhere.extraspinal_bone = seen("0".parse().unwrap());
                organs(point, &[OrganMetastases::NotRemovable]);
            } else {
                organs(point, &[OrganMetastases::Removable, OrganMetastases::NotRemovable]);
            }
        })
    };
    assert_eq!(told(&seed_3(true, &[Frankel::D]), tokuhashi::NAME), "7, < 6 months");
    let open = seed_3(false, &[Frankel::D]);
    assert_eq!(told(&open, tokuhashi::NAME), "3–8, < 6 months");
    let missing: Vec<f64> =
        one(&open, tokuhashi::NAME).missing().map(|input| input.change).collect();
    assert_eq!(missing, [2.0, 2.0, 1.0]);
    let either = seed_3(false, &[Frankel::D, Frankel::E]);
    assert_eq!(told(&either, tokuhashi::NAME), "3–9, < 6 months – ≥ 6 months");
}

#[test]
fn worked_example_7d() {
    let case = metastasis(Region::Breast, CARCINOMA.0, CARCINOMA.1, |point| {
        bodies(point, &[L2]);
        point.performance.karnofsky = seen(Bounds::exactly(Karnofsky::K90));
        point.elsewhere.extraspinal_bone = seen("0".parse().unwrap());
        organs(point, &[OrganMetastases::None]);
        point.neurology.frankel = seen(AnyOf::one(Frankel::E));
    });
    assert_eq!(told(&case, tokuhashi::NAME), "15, ≥ 1 year");
}

/// 7-c gives points alone: 1+1+1+2+3+1.
#[test]
fn worked_example_7c() {
    let total = tokuhashi::performance(Karnofsky::K60)
        + tokuhashi::extraspinal_bone(2)
        + tokuhashi::vertebral_bodies(2)
        + tokuhashi::organs(OrganMetastases::None)
        + tokuhashi::primary_site(Region::Kidney, Kind::ByRegion)
        + tokuhashi::palsy(Frankel::C);
    assert_eq!((total, tokuhashi::class(total)), (9, "≥ 6 months"));
}

/// 9-e: a Karnofsky status of 70 is one point.
#[test]
fn worked_example_9e_performance() {
    assert_eq!(tokuhashi::performance(Karnofsky::K70), 1);
}

#[test]
fn both_are_for_metastases_alone() {
    for role in [Role::Primary, Role::DirectExtension] {
        let mut case = metastasis(Region::Breast, CARCINOMA.0, CARCINOMA.1, |p| bodies(p, &[T5]));
        case.tumours[0].role = fact(vec![(role, false), (Role::Metastasis, true)]);
        for name in [tokuhashi::NAME, tomita_score::NAME] {
            assert!(one(&case, name).outcome.not_applicable().unwrap().contains("metastases"));
        }
    }
    let none = case(|point| bodies(point, &[T5]));
    assert!(one(&none, tokuhashi::NAME).outcome.not_applicable().unwrap().contains("no tumour"));
}

/// The region, the entity and the place that stand for a primary tumour of the oracle.
fn primary(name: &str) -> (Region, &'static str, &'static str, Option<&'static str>) {
    match name {
        "osteosarcoma" => (Region::LongBone, "osteosarcoma", "9180/3", None),
        "carcinoid" => (Region::Bowel, "carcinoid", "8240/3", None),
        "oesophagus" => (Region::Other, CARCINOMA.0, CARCINOMA.1, Some("lower oesophagus")),
        "gallbladder" => (Region::Other, CARCINOMA.0, CARCINOMA.1, Some("gallbladder")),
        region => (named(region), CARCINOMA.0, CARCINOMA.1, None),
    }
}

#[test]
fn every_combination_of_the_tomita_score_agrees_with_the_oracle() {
    for row in rows("tomita_score") {
        let region: Region = named(&row[0]);
        let sarcoma = row[1] == "yes";
        let growth = tomita_score::growth(region, Some(sarcoma));
        assert!(growth.is_settled(), "{row:?}");
        let total = growth.min()
            + tomita_score::visceral(named(&row[2]))
            + tomita_score::bone(named(&row[3]));
        let goal = match row[5].as_str() {
            "long" => "wide or marginal excision, long-term control",
            "middle" => "marginal or intralesional excision, middle-term control",
            "short" => "palliative surgery, short-term control",
            _ => "supportive care",
        };
        let expected = (row[4].clone(), goal);
        assert_eq!((total.to_string(), tomita_score::class(total)), expected, "{row:?}");
        // The same as a case.
        let (name, code) = if sarcoma { LMS } else { CARCINOMA };
        let mut case = metastasis(region, name, code, |point| {
            bodies(point, &[T5]);
            organs(point, &[named(&row[2])]);
        });
        case.tumours[0].multiplicity = seen(named(&row[3]));
        assert_eq!(told(&case, tomita_score::NAME), format!("{}, {goal}", row[4]), "{row:?}");
    }
}

#[test]
fn every_combination_of_tokuhashi_agrees_with_the_oracle() {
    for (index, row) in rows("tokuhashi").iter().enumerate() {
        let (region, name, code, place) = primary(&row[4]);
        let kind = match row[4].as_str() {
            "osteosarcoma" => Kind::Osteosarcoma,
            "carcinoid" => Kind::Carcinoid,
            "oesophagus" => Kind::Oesophagus,
            "gallbladder" => Kind::Gallbladder,
            _ => Kind::ByRegion,
        };
        let status: Karnofsky = named(&row[0]);
        let vertebrae: usize = row[2].parse().unwrap();
        let total = tokuhashi::performance(status)
            + tokuhashi::extraspinal_bone(row[1].parse().unwrap())
            + tokuhashi::vertebral_bodies(vertebrae as u64)
            + tokuhashi::organs(named(&row[3]))
            + tokuhashi::primary_site(region, kind)
            + tokuhashi::palsy(named(&row[5]));
        let survival = match row[7].as_str() {
            "<6" => "< 6 months",
            ">=6" => "≥ 6 months",
            _ => "≥ 1 year",
        };
        let expected = (row[6].clone(), survival);
        assert_eq!((total.to_string(), tokuhashi::class(total)), expected, "{row:?}");
        // The same as a case.
        if index % 37 == 0 {
            let mut case = metastasis(region, name, code, |point| {
                bodies(point, &Level::ALL[10..10 + vertebrae]);
                point.performance.karnofsky = seen(Bounds::exactly(status));
                point.elsewhere.extraspinal_bone = seen(row[1].parse().unwrap());
                organs(point, &[named(&row[3])]);
                point.neurology.frankel = seen(AnyOf::one(named(&row[5])));
            });
            let site = &mut case.tumours[1].site.values_mut()[0].value;
            site.place = place.map(str::to_owned);
            assert_eq!(told(&case, tokuhashi::NAME), format!("{}, {survival}", row[6]), "{row:?}");
        }
    }
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn the_interval_is_that_of_every_meaning(
        status in prop::option::of((0..11_usize, 0..11_usize)),
        outside in prop::option::of(prop::sample::select(vec!["0", "1", "≥2", ">0", "<3", "1-4"])),
        marks in prop::collection::vec(prop::option::of(any::<bool>()), 4),
        found in prop::option::of(prop::sample::subsequence(OrganMetastases::ALL.to_vec(), 1..=3)),
        frankel in prop::option::of(prop::sample::subsequence(Frankel::ALL.to_vec(), 1..=5)),
    ) {
        let case = metastasis(Region::Kidney, CARCINOMA.0, CARCINOMA.1, |point| {
            mark(point, S5, &["epidural"]);
            for (place, mark) in marks.iter().enumerate() {
                if let Some(suspected) = *mark {
                    let body = fact(vec![(PartFinding::INVOLVED, suspected)]).unwrap();
                    let at = Level::ALL[place * 3];
                    level(point, at).parts.insert("body_left".parse().unwrap(), body);
                }
            }
            point.performance.karnofsky = status.and_then(|(a, b)| {
                let [low, high] = [a.min(b), a.max(b)].map(|place| Karnofsky::ALL[place]);
                seen(Bounds::new(Some(low), Some(high)).unwrap())
            });
            point.elsewhere.extraspinal_bone = outside.and_then(|text| seen(text.parse().unwrap()));
            point.elsewhere.organs = found.clone().and_then(|f| seen(f.try_into().unwrap()));
            point.neurology.frankel = frankel.clone().and_then(|f| seen(f.try_into().unwrap()));
        });
        let statuses = status.map_or(0..=10, |(a, b)| a.min(b)..=a.max(b));
        let statuses: BTreeSet<u8> =
            statuses.map(|place| tokuhashi::performance(Karnofsky::ALL[place])).collect();
        let counts: Vec<u64> = match outside {
            Some("0") => vec![0],
            Some("1") => vec![1],
            Some("≥2") => (2..9).collect(),
            Some(">0") => (1..9).collect(),
            Some("<3") => (0..3).collect(),
            Some(_) => (1..5).collect(),
            None => (0..9).collect(),
        };
        let (sure, all) = (
            marks.iter().filter(|mark| **mark == Some(false)).count() as u64,
            marks.iter().flatten().count() as u64,
        );
        let vertebrae: Vec<u64> =
            if all == 0 { (1..5).collect() } else { (sure.max(1)..=all).collect() };
        let found = found.unwrap_or_else(|| OrganMetastases::ALL.to_vec());
        let frankel = frankel.unwrap_or_else(|| Frankel::ALL.to_vec());
        let mut totals = BTreeSet::new();
        for status in &statuses {
            for bone in counts.iter().map(|n| tokuhashi::extraspinal_bone(*n)) {
                for bodies in vertebrae.iter().map(|n| tokuhashi::vertebral_bodies(*n)) {
                    for organs in found.iter().map(|o| tokuhashi::organs(*o)) {
                        for palsy in frankel.iter().map(|f| tokuhashi::palsy(*f)) {
                            totals.insert(status + bone + bodies + organs + palsy + 3);
                        }
                    }
                }
            }
        }
        prop_assert_eq!(points(&one(&case, tokuhashi::NAME)), totals.into_iter().collect::<Vec<_>>());
    }
}
