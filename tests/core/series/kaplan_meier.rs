//! Survival curves against the worked examples of the clinical reference (10-a to 10-d), published
//! tables, and a second computation that counts in another way.

use proptest::prelude::*;
use spinemap::case::AnchorKind;
use spinemap::series::{Curve, Endpoint, Excluded, Observation, Scale, kaplan_meier, survival};

use crate::scores::sample;

fn observed(pairs: &[(f64, u8)]) -> Curve {
    let of = |(time, event): &(f64, u8)| Observation { time: *time, event: *event == 1 };
    kaplan_meier(&pairs.iter().map(of).collect::<Vec<_>>())
}

fn near(found: f64, expected: f64, to: f64) -> bool {
    (found - expected).abs() <= to
}

/// A table of time, at risk, events, survival and standard error.
#[track_caller]
fn assert_table(curve: &Curve, table: &[(f64, usize, usize, f64, f64)], to: f64) {
    assert_eq!(curve.steps.len(), table.len(), "{:#?}", curve.steps);
    for (step, (time, at_risk, events, share, error)) in curve.steps.iter().zip(table) {
        assert!(near(step.time, *time, 1e-9), "{step:?}");
        assert_eq!((step.at_risk, step.events), (*at_risk, *events), "{step:?}");
        assert!(near(step.survival, *share, to), "{step:?} {share}");
        assert!(near(step.error, *error, to), "{step:?} {error}");
        assert_eq!(curve.at_risk(*time), *at_risk);
    }
}

#[test]
fn example_10_a_the_five_samples() {
    let curve = observed(&[(3.0, 1), (6.5, 1), (60.0, 0), (13.0, 0), (6.0, 0)]);
    assert_table(&curve, &[(3.0, 5, 1, 0.8, 0.1789), (6.5, 3, 1, 0.5333, 0.2483)], 5e-5);
    assert_eq!(curve.median(), None);
    assert!(!curve.is_comparable());
}

#[test]
fn example_10_b_ties_and_censoring_at_the_same_time() {
    let curve = observed(&[
        (2.0, 1),
        (4.0, 1),
        (4.0, 0),
        (6.0, 1),
        (6.0, 1),
        (9.0, 0),
        (12.0, 1),
        (15.0, 0),
    ]);
    let steps: Vec<_> = curve.steps.iter().map(|s| (s.time, s.at_risk, s.survival)).collect();
    let expected = [(2.0, 8, 0.875), (4.0, 7, 0.75), (6.0, 5, 0.45), (12.0, 2, 0.225)];
    for (step, expected) in steps.iter().zip(expected) {
        assert!(
            near(step.0, expected.0, 0.0)
                && step.1 == expected.1
                && near(step.2, expected.2, 1e-12)
        );
    }
    assert_eq!((steps.len(), curve.median()), (4, Some(6.0)));
    assert!(near(curve.survival(1.9), 1.0, 0.0) && near(curve.survival(11.0), 0.45, 1e-12));
}

#[test]
fn example_10_c_all_censored() {
    let curve = observed(&[(1.0, 0), (5.0, 0), (9.0, 0)]);
    assert!(curve.steps.is_empty() && curve.median().is_none());
    assert!(near(curve.survival(100.0), 1.0, 0.0));
    assert_eq!((curve.at_risk(0.0), curve.at_risk(5.0), curve.at_risk(10.0)), (3, 2, 0));
    assert!(observed(&[]).steps.is_empty());
}

/// Remission under 6-mercaptopurine (Freireich et al., Blood 1963;21:699–716), with the table that
/// textbooks of survival analysis print.
#[test]
fn the_remissions_under_6_mp_are_those_of_the_textbooks() {
    let events = [6.0, 6.0, 6.0, 7.0, 10.0, 13.0, 16.0, 22.0, 23.0].map(|time| (time, 1));
    let censored = [6.0, 9.0, 10.0, 11.0, 17.0, 19.0, 20.0, 25.0, 32.0, 32.0, 34.0, 35.0];
    let mut all = events.to_vec();
    all.extend(censored.map(|time| (time, 0)));
    let curve = observed(&all);
    let table = [
        (6.0, 21, 3, 0.857, 0.0764),
        (7.0, 17, 1, 0.807, 0.0869),
        (10.0, 15, 1, 0.753, 0.0963),
        (13.0, 12, 1, 0.690, 0.1068),
        (16.0, 11, 1, 0.627, 0.1141),
        (22.0, 7, 1, 0.538, 0.1282),
        (23.0, 6, 1, 0.448, 0.1346),
    ];
    assert_table(&curve, &table, 6e-4);
    assert_eq!(curve.median(), Some(23.0));
    // Limits on the plain scale at 6 weeks: 0.707 to 1.000; on the log-log scale 0.620 to 0.952.
    let (low, high) = curve.steps[0].limits(1.96, Scale::Plain).unwrap();
    assert!(near(low, 0.707, 1e-3) && near(high, 1.0, 1e-3), "{low} {high}");
    let (low, high) = curve.steps[0].limits(1.96, Scale::LogLog).unwrap();
    assert!(near(low, 0.620, 1e-3) && near(high, 0.952, 1e-3), "{low} {high}");
}

/// Remission under placebo in the same trial: nothing is censored, the curve ends at 0.
#[test]
fn a_curve_without_censoring_is_the_share_that_is_left() {
    let times = [
        1.0, 1.0, 2.0, 2.0, 3.0, 4.0, 4.0, 5.0, 5.0, 8.0, 8.0, 8.0, 8.0, 11.0, 11.0, 12.0, 12.0,
        15.0, 17.0, 22.0, 23.0,
    ];
    let curve = observed(&times.map(|time| (time, 1)));
    for step in &curve.steps {
        let left = times.iter().filter(|time| **time > step.time).count() as f64 / 21.0;
        assert!(near(step.survival, left, 1e-12), "{step:?}");
        // Greenwood's error is then that of a share.
        assert!(near(step.error, (left * (1.0 - left) / 21.0).sqrt(), 1e-12), "{step:?}");
    }
    assert_eq!(curve.median(), Some(8.0));
    let last = curve.steps.last().unwrap();
    assert!(last.survival.abs() < 1e-12 && last.limits(1.96, Scale::LogLog).is_none());
}

#[test]
fn the_samples_give_the_times_that_their_papers_do() {
    let of = |name: &str| {
        let found = survival(&sample(name), AnchorKind::IndexSurgery, Endpoint::Overall);
        found.map(|found| (found.observation.time, found.observation.event, found.disputed))
    };
    assert_eq!(of("lee"), Ok((3.0, true, false)));
    // 10-d: 60 months in the text, 84 in the abstract.
    assert_eq!(of("shabani-2025"), Ok((60.0, false, true)));
    assert_eq!(of("sun-2014"), Ok((13.0, false, false)));
    assert_eq!(of("idir-2023"), Ok((6.0, false, false)));
    let none = survival(&sample("lee"), AnchorKind::PrimaryDiagnosis, Endpoint::Overall);
    assert_eq!(none, Err(Excluded::NoStart));
    let cases = ["lee", "kjg-2019", "shabani-2025", "sun-2014", "idir-2023"].map(sample);
    let curve = Curve::of_cases(&cases, AnchorKind::IndexSurgery, Endpoint::Overall);
    assert!(near(curve.survival(3.0), 0.8, 1e-12), "{curve:?}");
    assert_eq!(curve.median(), None);
}

proptest! {
    /// Redistribution to the right (Efron, 1967): each censored share is dealt out among all who
    /// are followed longer; what is left beyond a time is the curve. No product, no risk set.
    #[test]
    fn shares_dealt_out_to_the_right_give_the_same_curve(
        pairs in proptest::collection::vec((0_u8..12, any::<bool>()), 1..40),
    ) {
        let observations: Vec<Observation> = pairs
            .iter()
            .map(|(time, event)| Observation { time: f64::from(*time), event: *event })
            .collect();
        let curve = kaplan_meier(&observations);
        let mut sorted = observations.clone();
        sorted.sort_by(|a, b| a.time.total_cmp(&b.time).then(b.event.cmp(&a.event)));
        let mut shares = vec![1.0 / sorted.len() as f64; sorted.len()];
        for place in 0..sorted.len() {
            let rest = sorted.len() - place - 1;
            if !sorted[place].event && rest > 0 {
                let dealt = shares[place] / rest as f64;
                shares[place] = 0.0;
                shares[place + 1..].iter_mut().for_each(|share| *share += dealt);
            }
        }
        for step in &curve.steps {
            let dead: f64 = sorted
                .iter()
                .zip(&shares)
                .filter(|(o, _)| o.event && o.time <= step.time)
                .map(|(_, share)| share)
                .sum();
            prop_assert!(near(step.survival, 1.0 - dead, 1e-9), "{step:?} {dead}");
            // Greenwood's sum over single deaths: 1 / (n (n − 1)) telescopes over ties.
            let mut sum = 0.0;
            for (place, one) in sorted.iter().enumerate() {
                let n = (sorted.len() - place) as f64;
                if one.event && one.time <= step.time && n > 1.0 {
                    sum += 1.0 / (n * (n - 1.0));
                }
            }
            prop_assert!(near(step.error, step.survival * f64::sqrt(sum), 1e-9), "{step:?}");
            if let Some((low, high)) = step.limits(1.96, Scale::LogLog) {
                prop_assert!(0.0 < low && low < step.survival && step.survival < high && high < 1.0);
            }
        }
    }
}
