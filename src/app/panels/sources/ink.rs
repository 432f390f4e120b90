//! How a text is written: what stands out in it, what is cited, gone to or selected.

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontId};

use crate::app::review::{Highlight, Kind};
use crate::app::style::{Palette, semibold};

/// Characters from one to another.
pub(super) type Span = (usize, usize);

/// What lies behind the words, the lowest layer first. No two spans of a layer overlap.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Grounds {
    /// What supports something in the case.
    pub cited: Vec<Span>,
    /// What supports something at the chosen level.
    pub of_level: Vec<Span>,
    /// What is gone to.
    pub asked: Vec<Span>,
    /// What is selected, to be cited.
    pub chosen: Vec<Span>,
}

/// Joins spans that overlap.
pub(super) fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
    for (start, end) in spans {
        match joined.last_mut() {
            Some(last) if start < last.1 => last.1 = last.1.max(end),
            _ => joined.push((start, end)),
        }
    }
    joined
}

/// The letters of a kind.
pub(super) fn format(kind: Kind, palette: &Palette) -> TextFormat {
    let color = match kind {
        Kind::Involved | Kind::Uncertain => palette.tumour,
        Kind::Treatment => palette.treatment,
        Kind::Denied | Kind::Past | Kind::NoLevel => palette.muted,
        Kind::Question => palette.warning,
        Kind::Finding | Kind::Tissue | Kind::Disc | Kind::Nerve | Kind::Named => palette.text,
    };
    let font = match kind {
        Kind::Involved | Kind::Question => FontId::new(13.0, semibold()),
        _ => FontId::proportional(13.0),
    };
    TextFormat { italics: matches!(kind, Kind::Denied | Kind::Past), ..plain(font, color) }
}

fn plain(font: FontId, color: Color32) -> TextFormat {
    TextFormat { line_height: Some(20.0), ..TextFormat::simple(font, color) }
}

/// The text in its letters, over what lies behind it.
pub(super) fn written(
    text: &str,
    highlights: &[Highlight],
    grounds: &Grounds,
    palette: &Palette,
    width: f32,
) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    let letters: Vec<Span> = highlights.iter().map(|one| (one.start, one.end)).collect();
    let layers = [&grounds.cited, &grounds.of_level, &grounds.asked, &grounds.chosen];
    let colors = [palette.cited, palette.passage, palette.passage, palette.selection];
    let mut edges: Vec<usize> = layers
        .iter()
        .flat_map(|layer| layer.iter())
        .chain(&letters)
        .flat_map(|(start, end)| [*start, *end])
        .collect();
    edges.push(usize::MAX);
    edges.sort_unstable();
    edges.dedup();
    let body = plain(FontId::proportional(13.0), palette.text);
    let (mut kinds, mut behind) = (Walk::over(&letters), layers.map(|layer| Walk::over(layer)));
    let mut places = text.char_indices().map(|(byte, _)| byte).skip(1);
    let (mut at, mut byte) = (0, 0);
    for edge in edges.into_iter().filter(|edge| *edge > 0) {
        let next = places.nth(edge - at - 1).unwrap_or(text.len());
        let kind = kinds.at(at).and_then(|index| highlights.get(index));
        let mut format = kind.map_or_else(|| body.clone(), |one| format(one.kind, palette));
        for (walk, color) in behind.iter_mut().zip(colors) {
            if walk.at(at).is_some() {
                format.background = color;
            }
        }
        job.append(&text[byte..next], 0.0, format);
        (at, byte) = (edge, next);
        if byte == text.len() {
            break;
        }
    }
    if text.is_empty() {
        job.append("", 0.0, body);
    }
    job
}

/// Goes through spans in their order.
struct Walk<'a> {
    spans: &'a [Span],
    next: usize,
}

impl<'a> Walk<'a> {
    const fn over(spans: &'a [Span]) -> Self {
        Self { spans, next: 0 }
    }

    /// The span that a character stands in; characters are asked for in their order.
    fn at(&mut self, place: usize) -> Option<usize> {
        while self.spans.get(self.next).is_some_and(|(_, end)| *end <= place) {
            self.next += 1;
        }
        self.spans.get(self.next).filter(|(start, _)| *start <= place).map(|_| self.next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::style::{DARK, LIGHT};

    /// Relative luminance (WCAG 2.2).
    fn luminance(color: Color32) -> f32 {
        let linear = egui::Rgba::from(color);
        0.2126 * linear.r() + 0.7152 * linear.g() + 0.0722 * linear.b()
    }

    #[test]
    fn every_kind_is_read_easily_on_every_ground() {
        for palette in [&LIGHT, &DARK] {
            let grounds = [palette.panel, palette.cited, palette.passage, palette.selection];
            for kind in Kind::ALL {
                let ink = luminance(format(kind, palette).color);
                for ground in grounds.map(luminance) {
                    let contrast = (ink.max(ground) + 0.05) / (ink.min(ground) + 0.05);
                    assert!(contrast >= 4.5, "{kind:?} {contrast}");
                }
            }
        }
    }

    #[test]
    fn the_text_is_written_whole_with_each_ground_behind_its_words() {
        let text = "é T5 and T6 body";
        let highlight = Highlight {
            start: 2,
            end: 4,
            kind: Kind::Involved,
            reason: String::new(),
            levels: vec![],
        };
        let grounds = Grounds { cited: vec![(0, 8)], asked: vec![(9, 11)], ..Grounds::default() };
        let job = written(text, &[highlight], &grounds, &LIGHT, 300.0);
        assert_eq!(job.text, text);
        let words = |color| -> Vec<&str> {
            let sections = job.sections.iter().filter(|one| one.format.background == color);
            sections.map(|one| &text[one.byte_range.start.0..one.byte_range.end.0]).collect()
        };
        assert_eq!(words(LIGHT.cited), ["é ", "T5", " and"]);
        assert_eq!(words(LIGHT.passage), ["T6"]);
        assert_eq!(joined(vec![(5, 7), (0, 3), (2, 4)]), [(0, 4), (5, 7)]);
    }
}
