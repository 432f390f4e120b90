//! The command line: the same work without a window.
//!
//! Errors go to stderr in one sentence with the path last. The exit code is 2 for wrong use and 1
//! for a job that failed.

mod check;
mod describe;
mod figure;
mod output;
mod read;
mod score;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory as _, Parser, Subcommand};

pub use check::CheckArgs;
pub use describe::DescribeArgs;
pub use figure::{FigureArgs, ThemeName, Views};
use output::Output;
pub use read::ReadArgs;
pub use score::ScoreArgs;

/// What the program was asked to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Invocation {
    /// Open the window: on a case, reports, a case with reports that join it, a folder or nothing.
    Window(Vec<PathBuf>),
    /// Do one job without a window.
    Command(Command),
}

/// The jobs that need no window.
#[derive(Debug, Clone, PartialEq, Subcommand)]
pub enum Command {
    /// Write the spine map of a case as a figure
    Figure(FigureArgs),
    /// Compute every score of every time point of a case
    Score(ScoreArgs),
    /// Tell a case in words, as the paragraphs of a case report
    Describe(DescribeArgs),
    /// Tell whether files are valid cases
    Check(CheckArgs),
    /// Tell what reports say of the spine
    Read(ReadArgs),
    /// Print the JSON Schema of a case file
    Schema,
}

/// Turn a spine imaging report into a structured, checked, publishable case.
#[derive(Debug, Parser)]
#[command(name = "spinemap", version, args_conflicts_with_subcommands = true)]
struct Args {
    #[command(subcommand)]
    command: Option<Command>,
    /// What to open in the window: a case, reports, a case and reports that join it, or a folder
    paths: Vec<PathBuf>,
}

/// Reads the arguments, the program's own name first.
///
/// # Errors
/// The arguments are wrong, or ask for help; [`explain`] tells which.
pub fn parse(
    arguments: impl IntoIterator<Item = impl Into<OsString> + Clone>,
) -> Result<Invocation, clap::Error> {
    let args = Args::try_parse_from(arguments)?;
    let mut program = Args::command();
    // `spinemap a.spinecase score` is no wish to open a report called `score`.
    if args.paths.iter().any(|path| program.find_subcommand(path).is_some()) {
        let problem = "the job comes first, then its files";
        return Err(program.error(clap::error::ErrorKind::ArgumentConflict, problem));
    }
    Ok(args.command.map_or(Invocation::Window(args.paths), Invocation::Command))
}

/// Tells why arguments were not accepted, or the help that they asked for.
pub fn explain(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() {
        // Where nobody listens, nothing can be told.
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    let text = error.render().to_string();
    // The first paragraph says what is wrong; the others repeat the help.
    let lines = text.lines().take_while(|line| !line.trim().is_empty()).map(str::trim);
    let sentence = lines.collect::<Vec<_>>().join(" ");
    let sentence = sentence.strip_prefix("error: ").unwrap_or(&sentence);
    output::complain(&format!("{sentence} (see `spinemap --help`)"), 2)
}

/// Does a job.
pub fn run(command: &Command) -> ExitCode {
    let mut output = Output::stdout();
    let result = match command {
        Command::Figure(args) => figure::run(args),
        Command::Score(args) => score::run(args, &mut output),
        Command::Describe(args) => describe::run(args, &mut output),
        Command::Check(args) => check::run(args, &mut output),
        Command::Read(args) => read::run(args, &mut output),
        Command::Schema => print_schema(&mut output),
    };
    match result.and_then(|()| output.finish()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.tell(),
    }
}

fn print_schema(output: &mut Output) -> Result<(), Failure> {
    let schema = crate::store::schema();
    output.line(format_args!("{schema:#}"))
}

/// Why a job was not done.
#[derive(Debug, PartialEq, Eq)]
enum Failure {
    /// It was asked for wrongly.
    Usage(String),
    /// It failed.
    Job(String),
    /// It failed, and has said so already.
    Told,
}

impl Failure {
    fn job(why: impl std::fmt::Display) -> Self {
        Self::Job(format!("{why}"))
    }

    /// Tells the reason and gives the exit code.
    fn tell(&self) -> ExitCode {
        match self {
            Self::Usage(why) => output::complain(why, 2),
            Self::Job(why) => output::complain(why, 1),
            Self::Told => ExitCode::FAILURE,
        }
    }
}

/// What to say where the window cannot be opened.
pub fn no_window() -> ExitCode {
    output::complain(
        "this build has no window; use `spinemap figure`, `spinemap read`, `spinemap score`, \
         `spinemap describe`, `spinemap check` or `spinemap schema`",
        2,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_opens_on_paths_or_on_nothing() {
        assert_eq!(parse(["spinemap"]).unwrap(), Invocation::Window(vec![]));
        assert_eq!(
            parse(["spinemap", "a.spinecase", "mri.pdf"]).unwrap(),
            Invocation::Window(vec!["a.spinecase".into(), "mri.pdf".into()])
        );
        assert_eq!(parse(["spinemap", "schema"]).unwrap(), Invocation::Command(Command::Schema));
    }

    #[test]
    fn wrong_use_is_refused() {
        for wrong in [
            &["spinemap", "--nonsense"][..],
            &["spinemap", "check"],
            &["spinemap", "schema", "x"],
            &["spinemap", "figure", "a"],
            &["spinemap", "a.spinecase", "schema"],
        ] {
            assert_eq!(parse(wrong).unwrap_err().exit_code(), 2, "{wrong:?}");
        }
        assert_eq!(parse(["spinemap", "--help"]).unwrap_err().exit_code(), 0);
    }

    #[test]
    fn the_arguments_are_consistent() {
        Args::command().debug_assert();
    }
}
