//! Pasting a report: it becomes a source of its own, is read at once and waits to be reviewed.

use std::sync::Arc;

use egui::{Context, Event, ViewportCommand};

use crate::app::Spinemap;
use crate::app::command::Command;
use crate::app::message::Message;
use crate::case::Source;
use crate::interchange::kind_of;

/// How many letters a text has at least that is taken for a report when it is pasted anywhere.
const SHORTEST: usize = 20;

/// Whether what the clipboard holds was asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Pasting {
    /// It was not.
    #[default]
    No,
    /// It was asked for, and so many more frames are waited for it.
    Awaited(u8),
}

impl Spinemap {
    /// Asks for what the clipboard holds.
    pub(in crate::app) fn paste_report(&mut self, ctx: &Context) {
        self.panels.sources = true;
        self.review.pasting = Pasting::Awaited(3);
        ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
        ctx.request_repaint();
    }

    /// Takes a report that is pasted while no text is typed.
    pub(in crate::app) fn take_pasted(&mut self, ctx: &Context) {
        let awaited = self.review.pasting != Pasting::No;
        if self.is_busy() || !self.can_edit() || (ctx.text_edit_focused() && !awaited) {
            return;
        }
        let least = if awaited { 1 } else { SHORTEST };
        let mut pasted = None;
        ctx.input_mut(|input| {
            input.events.retain(|event| match event {
                Event::Paste(text) if text.trim().len() >= least && pasted.is_none() => {
                    pasted = Some(text.clone());
                    false
                }
                _ => true,
            });
        });
        match (pasted, self.review.pasting) {
            (Some(text), _) => {
                self.review.pasting = Pasting::No;
                self.add_report(ctx, &text);
            }
            (None, Pasting::Awaited(0)) => {
                self.review.pasting = Pasting::No;
                let words = "The clipboard holds no text: copy the report's text first";
                self.status = Some(words.to_owned());
            }
            (None, Pasting::Awaited(frames)) => {
                self.review.pasting = Pasting::Awaited(frames - 1);
                ctx.request_repaint();
            }
            (None, Pasting::No) => {}
        }
    }

    /// Adds a report as a source, or puts it into the one that is shown if that is empty.
    fn add_report(&mut self, ctx: &Context, text: &str) {
        let text = text.trim();
        if text.len() > Source::MAX_TEXT {
            self.message = Some(Message::new(Source::TOO_LONG));
            return;
        }
        self.panels.sources = true;
        let shown = self.session.source;
        let is_empty = self.shown_source().is_some_and(|source| source.text.is_empty());
        let at = if is_empty { shown } else { self.session.case().sources.len() };
        let point = self.session.point().map(|point| point.id.clone());
        self.session.editor.edit("Paste a report", None, |case| {
            if !is_empty {
                let time_points = point.into_iter().collect();
                let source = Source { time_points, ..Source::beside(kind_of(text), &case.sources) };
                case.sources.push(source);
            }
            if let Some(source) = case.sources.get_mut(at) {
                source.text = Arc::from(text);
            }
        });
        self.session.source = at;
        let label = self.shown_source().map(|source| source.label.clone()).unwrap_or_default();
        self.status = Some(self.with_review_key(ctx, format!("Pasted as {label}")));
    }

    /// A sentence on a report that was added, with the key that goes through what it says.
    pub(in crate::app) fn with_review_key(&mut self, ctx: &Context, words: String) -> String {
        self.review.is_folded = false;
        if self.two_patients(ctx, self.session.source).is_some() {
            let label = self.shown_source().map_or("", |source| &source.label);
            return format!("{words}; {label} may be of another patient");
        }
        match Command::Review.shortcut().filter(|_| self.next_to_review(ctx).is_some()) {
            Some(keys) => {
                format!("{words}; {} goes through what was found", ctx.format_shortcut(&keys))
            }
            None => words,
        }
    }
}
