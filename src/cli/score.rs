//! `spinemap score`: every score of every time point of a case.

use std::path::PathBuf;

use serde::Serialize;

use super::Failure;
use super::check::not_shown;
use super::output::Output;
use crate::case::Case;
use crate::scores::{self, Score, escc, sins};
use crate::store::{self, shown};

/// The arguments of `spinemap score`.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct ScoreArgs {
    /// The case file
    pub case: PathBuf,
    /// Write JSON, with every input, where it came from and what is missing
    #[arg(long)]
    pub json: bool,
}

/// The scores of a time point, or those of no time: of specimens and treatments.
#[derive(Serialize)]
struct Group<'a> {
    /// The label of the time point.
    time_point: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    scores: Vec<Score<'a>>,
}

pub(super) fn run(args: &ScoreArgs, output: &mut Output) -> Result<(), Failure> {
    let opened = store::load(&args.case).map_err(Failure::job)?;
    if !opened.not_shown.is_empty() {
        // A score that lacks inputs must not look like a whole one.
        let (version, why, path) = (opened.version, not_shown(&opened), shown(&args.case));
        return Err(Failure::job(format_args!(
            "a newer Spinemap made this file (its version is {version}), {why}: {path}"
        )));
    }
    let groups = groups(&opened.case);
    if args.json {
        let json = serde_json::to_string_pretty(&groups).map_err(Failure::job)?;
        return output.line(format_args!("{json}"));
    }
    let mut conventions: Vec<&str> = Vec::new();
    for group in &groups {
        if group.scores.is_empty() {
            continue;
        }
        output.line(format_args!("{}", group.time_point.unwrap_or("specimens and treatments")))?;
        for score in &group.scores {
            output.line(format_args!("  {}", score.line()))?;
            for hint in &score.hints {
                output.line(format_args!("    {hint}"))?;
            }
        }
        for name in [sins::NAME, escc::NAME] {
            let of_name: Vec<&Score<'_>> = group.scores.iter().filter(|s| s.name == name).collect();
            if let Some(worst) = scores::worst_level(&of_name) {
                output.line(format_args!("  {name}: {worst}"))?;
            }
        }
        for score in &group.scores {
            for convention in &score.conventions {
                if !conventions.contains(convention) {
                    conventions.push(convention);
                }
            }
        }
    }
    if !conventions.is_empty() {
        output.line(format_args!("conventions of this program"))?;
    }
    for convention in conventions {
        output.line(format_args!("  {convention}"))?;
    }
    Ok(())
}

fn groups(case: &Case) -> Vec<Group<'_>> {
    let at_times = case.time_points.iter().enumerate().map(|(index, point)| Group {
        time_point: Some(point.label.as_str()),
        id: Some(point.id.as_str()),
        scores: scores::of_time_point(case, index),
    });
    let timeless = Group { time_point: None, id: None, scores: scores::of_records(case) };
    at_times.chain((!timeless.scores.is_empty()).then_some(timeless)).collect()
}
