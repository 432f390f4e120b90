//! Writing to the terminal, to a file or to a program that may stop listening.

use std::fmt;
use std::io::{self, Write};
use std::process::ExitCode;

use super::Failure;

/// What a job prints. A reader that has had enough (`spinemap schema | head -1`) is no failure.
pub(super) struct Output {
    to: Box<dyn Write>,
    closed: bool,
}

impl Output {
    pub(super) fn stdout() -> Self {
        Self { to: Box::new(io::BufWriter::new(io::stdout())), closed: false }
    }

    /// Prints a line.
    pub(super) fn line(&mut self, line: fmt::Arguments<'_>) -> Result<(), Failure> {
        if self.closed {
            return Ok(());
        }
        let result = writeln!(self.to, "{line}");
        self.judge(result)
    }

    /// Makes sure that everything has reached its reader.
    pub(super) fn finish(&mut self) -> Result<(), Failure> {
        let result = self.to.flush();
        self.judge(result)
    }

    fn judge(&mut self, result: io::Result<()>) -> Result<(), Failure> {
        match result {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.closed = true;
                // What is still in the buffer has nowhere to go.
                self.to = Box::new(io::sink());
                Ok(())
            }
            Err(error) => Err(Failure::job(format_args!("the output cannot be written: {error}"))),
            Ok(()) => Ok(()),
        }
    }
}

/// Says in one sentence on stderr what is wrong.
pub(super) fn complain(why: &str, code: u8) -> ExitCode {
    // Where nobody listens, nothing can be told.
    let _ = writeln!(io::stderr(), "spinemap: {why}");
    ExitCode::from(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Failing(io::ErrorKind);

    impl Write for Failing {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Err(self.0.into())
        }
    }

    #[test]
    fn a_reader_that_has_gone_is_no_failure_and_a_full_disk_is_one() {
        let output = |kind| Output { to: Box::new(Failing(kind)), closed: false };
        let mut gone = output(io::ErrorKind::BrokenPipe);
        assert_eq!(gone.line(format_args!("ok")), Ok(()));
        assert_eq!(gone.finish(), Ok(()));
        let mut full = output(io::ErrorKind::StorageFull);
        assert!(matches!(full.line(format_args!("ok")), Err(Failure::Job(_))));
    }
}
