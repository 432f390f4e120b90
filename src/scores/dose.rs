//! Radiotherapy by the linear-quadratic model: the biologically effective dose and the dose in
//! fractions of 2 Gy that does the same.

use super::numbers::{Amount, ends_are_equal};
use super::score::{FieldPath, Outcome, Score, Subject};
use crate::case::{Case, Radiotherapy, Treatment, TreatmentKind};

const CITATION: &str = "linear-quadratic model: BED = D(1 + d/(α/β)), EQD2 = D(d + α/β)/(2 + α/β)";

/// The ratios that are offered, in gray, with the names of their scores: 10 for tumour, 4 as is
/// often taken for sarcoma, 3 for late tissue, 2 for the cord.
const RATIOS: [(f64, &str, &str); 4] = [
    (10.0, "BED (α/β 10)", "EQD2 (α/β 10)"),
    (4.0, "BED (α/β 4)", "EQD2 (α/β 4)"),
    (3.0, "BED (α/β 3)", "EQD2 (α/β 3)"),
    (2.0, "BED (α/β 2)", "EQD2 (α/β 2)"),
];

/// Biologically effective dose in gray of a total dose in gray, given in so many equal fractions,
/// for a ratio α/β in gray.
pub fn bed(total: f64, fractions: f64, alpha_beta: f64) -> f64 {
    total * (1.0 + total / fractions / alpha_beta)
}

/// Total dose in gray that would do the same in fractions of 2 Gy.
pub fn eqd2(total: f64, fractions: f64, alpha_beta: f64) -> f64 {
    total * (total / fractions + alpha_beta) / (2.0 + alpha_beta)
}

/// Doses of every radiotherapy that was given. Of one whose dose is not stated the first ratio is
/// enough to ask for it.
pub(super) fn scores(case: &Case) -> Vec<Score<'_>> {
    let given = case.treatments.iter().enumerate().filter(|(_, treatment)| treatment.is_given());
    let scores = given.filter_map(|(index, treatment)| match &treatment.kind {
        TreatmentKind::Radiotherapy(radiation) => Some(of_treatment(index, treatment, radiation)),
        _ => None,
    });
    scores.flatten().collect()
}

fn of_treatment<'a>(
    index: usize,
    treatment: &'a Treatment,
    radiation: &'a Radiotherapy,
) -> Vec<Score<'a>> {
    let ratios = if radiation.dose.is_some() { &RATIOS[..] } else { &RATIOS[..1] };
    let rules = ratios.iter().flat_map(|&(ratio, bed_name, eqd2_name)| {
        [(ratio, bed_name, bed as fn(f64, f64, f64) -> f64), (ratio, eqd2_name, eqd2)]
    });
    rules
        .map(|(ratio, name, rule)| {
            let field = |name| FieldPath::Treatment(index, name);
            let dose = radiation.dose.as_ref();
            let dose = Amount::of_quantity(
                "dose (Gy)",
                field("kind.radiotherapy.dose"),
                dose,
                (0.0, f64::INFINITY),
            );
            let fractions = radiation.fractions.as_ref();
            let field = field("kind.radiotherapy.fractions");
            let mut fractions =
                Amount::of_quantity("fractions", field, fractions, (1.0, f64::INFINITY));
            // A dose is given in one fraction at least.
            fractions.low = fractions.low.max(1.0);
            fractions.high = fractions.high.max(1.0);
            // A dose without an upper end has none in any number of fractions.
            let of = |dose: f64, fractions: f64| {
                if dose.is_finite() { rule(dose, fractions, ratio) } else { dose }
            };
            let (low, high) = (of(dose.low, fractions.high), of(dose.high, fractions.low));
            let subject = Subject::Treatment(&treatment.id, &treatment.label);
            let mut score = Score::new(name, subject, Outcome::Between(low, high), CITATION);
            score.unit = Some("Gy");
            score.conventions.push(
                "α/β is 10 Gy for tumour, 4 for sarcoma, 3 for late tissue and 2 for the cord; the \
                 reader decides",
            );
            let ends = [dose.low, dose.high]
                .map(|dose| (of(dose, fractions.high), of(dose, fractions.low)));
            let by_fractions =
                [fractions.low, fractions.high].map(|n| (of(dose.low, n), of(dose.high, n)));
            let is_endless =
                dose.high.is_infinite() && !ends_are_equal(fractions.low, fractions.high);
            score.inputs.push(dose.into_input(ends[0], ends[1]));
            let mut fractions = fractions.into_input(by_fractions[0], by_fractions[1]);
            if is_endless {
                // Of a dose without an end, any other number of fractions is as far.
                fractions.change = f64::INFINITY;
            }
            score.inputs.push(fractions);
            score
        })
        .collect()
}
