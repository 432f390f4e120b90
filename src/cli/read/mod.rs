//! `spinemap read`: what reports say of the spine, in lines or as JSON.

mod json;
mod levels;

use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use json::ReadReport;
use levels::levels;

use super::Failure;
use super::output::{Output, complain};
use crate::interchange::{self, Report};
use crate::reading::{self, Answer, Doubt, Reading};
use crate::store::shown;

/// The arguments of `spinemap read`.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct ReadArgs {
    /// Reports: text, PDF, DOCX, RTF, HTML or FHIR JSON; `-` reads from standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Print one JSON object a line
    #[arg(long)]
    pub json: bool,
}

pub(super) fn run(args: &ReadArgs, output: &mut Output) -> Result<(), Failure> {
    let mut all_read = true;
    for file in &args.files {
        let reports = match reports(file) {
            Ok(reports) => reports,
            Err(why) => {
                complain(&why, 1);
                all_read = false;
                continue;
            }
        };
        for report in reports {
            let reading = reading::read(&report.text);
            if args.json {
                let text = (!report.is_the_file).then_some(report.text.as_str());
                let printed = ReadReport::of(file, text, &reading);
                let json = serde_json::to_string(&printed).map_err(Failure::job)?;
                output.line(format_args!("{json}"))?;
            } else {
                tell(file, &reading, output)?;
            }
        }
    }
    if all_read { Ok(()) } else { Err(Failure::Told) }
}

/// The reports in a file, or from standard input; or why there are none.
fn reports(file: &Path) -> Result<Vec<Report>, String> {
    if file != Path::new("-") {
        return interchange::load(file).map_err(|error| error.to_string());
    }
    let mut bytes = Vec::new();
    // One byte more than is taken tells that there is more.
    let read = io::stdin().lock().take(interchange::MAX_FILE + 1).read_to_end(&mut bytes);
    let told = |why: String| format!("{why}: {}", shown(file));
    read.map_err(|error| told(format!("the input cannot be read ({error})")))?;
    interchange::extract(&bytes, "").map_err(|fault| told(fault.to_string()))
}

/// Prints what a report says for a person.
fn tell(file: &Path, reading: &Reading, output: &mut Output) -> Result<(), Failure> {
    let join = |levels: Vec<&str>| {
        if levels.is_empty() { "none".to_owned() } else { levels.join(" ") }
    };
    output.line(format_args!("{}", shown(file)))?;
    let lesions = reading.lesion_levels();
    output
        .line(format_args!("  diseased: {}", join(lesions.iter().map(|l| l.name()).collect())))?;
    for level in levels(reading) {
        let words = level.evidence.first().map_or("", |passage| passage.words.as_str());
        let mut notes = vec![level.role];
        notes.extend(level.negated.then_some("denied"));
        notes.extend(level.uncertain.then_some("uncertain"));
        notes.extend(level.historical.then_some("earlier"));
        notes.extend(level.other_patient.then_some("another patient"));
        let parts: Vec<String> =
            level.parts.iter().map(|part| part.label_at(level.level)).collect();
        output.line(format_args!(
            "  {}: {}{}{} “{}”",
            level.level,
            notes.join(", "),
            if parts.is_empty() { "" } else { ": " },
            parts.join(", "),
            words.split_whitespace().collect::<Vec<_>>().join(" ")
        ))?;
    }
    for mention in reading.mentions.iter().filter(|m| m.doubt == Some(Doubt::Transitional)) {
        output.line(format_args!("  which level is “{}”?", mention.passage.words))?;
    }
    output.line(format_args!(
        "  canal invasion: {}; cord compression: {}",
        word(reading.canal_invasion),
        word(reading.cord_compression)
    ))
}

fn word(answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => "yes",
        Answer::No => "no",
        Answer::NotStated => "not stated",
    }
}
