//! `spinemap describe`: a case in words.

use std::path::PathBuf;

use super::Failure;
use super::check::not_shown;
use super::output::Output;
use crate::narrative::describe;
use crate::store::{self, shown};

/// The arguments of `spinemap describe`.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct DescribeArgs {
    /// The case file
    pub case: PathBuf,
}

pub(super) fn run(args: &DescribeArgs, output: &mut Output) -> Result<(), Failure> {
    let opened = store::load(&args.case).map_err(Failure::job)?;
    if !opened.not_shown.is_empty() {
        // A description that lacks something must not look like a whole one.
        let (version, why, path) = (opened.version, not_shown(&opened), shown(&args.case));
        return Err(Failure::job(format_args!(
            "a newer Spinemap made this file (its version is {version}), {why}: {path}"
        )));
    }
    output.line(format_args!("{}", describe(&opened.case)))
}
