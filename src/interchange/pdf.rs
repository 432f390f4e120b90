//! The text layer of a PDF.
//!
//! The library that interprets the pages bounds its own recursion and forbids unsafe code, but
//! nobody can promise that no file in the world makes it panic or go on for ever. It therefore
//! works on a thread of its own, which is waited for, for a bounded time. It cannot be told to
//! stop, so what it draws on ends that thread by unwinding once the time is over.

mod columns;
mod packed;
mod page;
mod running;

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::ReportFault;
use super::lines::Lines;
use crate::case::Source;
use page::Found;

/// How long one file may take; a report takes some milliseconds.
const PATIENCE: Duration = Duration::from_secs(8);

/// How much longer it is waited for where nothing is drawn.
const GRACE: Duration = Duration::from_secs(4);

/// How much the thread may stack: pages nest their contents.
const STACK: usize = 32 * 1024 * 1024;

const DAMAGED: ReportFault = ReportFault::Damaged("PDF");

/// The text of a PDF.
///
/// # Errors
/// It is damaged, encrypted, holds pictures only, or takes too long.
pub fn text(bytes: &[u8]) -> Result<String, ReportFault> {
    if packed::is_too_large(bytes) {
        return Err(ReportFault::PackedTooLarge);
    }
    let (sender, receiver) = channel();
    let bytes = bytes.to_vec();
    let deadline = Instant::now() + PATIENCE;
    let spawned =
        std::thread::Builder::new().name("PDF".into()).stack_size(STACK).spawn(move || {
            // Nobody listens any more where it took too long.
            let _ = sender.send(read(bytes, deadline));
        });
    match spawned.map(|_| receiver.recv_timeout(PATIENCE + GRACE)) {
        Ok(Ok(read)) => read,
        Ok(Err(RecvTimeoutError::Timeout)) => Err(ReportFault::TooSlow),
        Ok(Err(RecvTimeoutError::Disconnected)) if Instant::now() > deadline => {
            Err(ReportFault::TooSlow)
        }
        Ok(Err(RecvTimeoutError::Disconnected)) | Err(_) => Err(DAMAGED),
    }
}

fn read(bytes: Vec<u8>, deadline: Instant) -> Result<String, ReportFault> {
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => ReportFault::Password,
        LoadPdfError::Decryption(_) => ReportFault::Protection,
        LoadPdfError::Invalid => DAMAGED,
    })?;
    let pages = pdf.pages();
    if pages.is_empty() {
        return Err(DAMAGED);
    }
    let mut found = Found::until(deadline);
    let mut read = Vec::new();
    for page in pages.iter() {
        read.push(page::read(&pdf, page, &mut found));
        if found.letters > Source::MAX_TEXT {
            break;
        }
    }
    if found.letters == 0 {
        return Err(if found.pictures > 0 { ReportFault::Scanned } else { ReportFault::Empty });
    }
    if found.unknown * 3 > found.letters {
        return Err(ReportFault::Letterless);
    }
    running::take_off(&mut read);
    let mut lines = Lines::default();
    for line in read.iter().flatten() {
        lines.words(line);
        lines.line_break();
    }
    Ok(lines.finish())
}
