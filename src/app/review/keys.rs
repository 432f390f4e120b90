//! The keys of the review. They rest while anything else has the keyboard: text that is typed, the
//! map, a button.

use egui::{Context, Event, Id, Key, Modifiers};

use super::draft::Draft;
use crate::app::Spinemap;

/// The keys, for the page of keys.
pub const KEYS: &[(&str, &str)] = &[
    ("A, Enter", "Review: accept the proposal"),
    ("S, Right, Delete", "Review: skip it"),
    ("E", "Review: change it before it is accepted"),
    ("1 to 9", "Review: while it is changed, take an item out or in"),
    ("Left, Up; Down", "Review: the proposal before or after"),
    ("Esc", "Review: stop"),
];

/// What the keyboard is on while proposals are gone through.
pub(super) fn stop() -> Id {
    Id::unique("found in the report")
}

/// What a key asks for.
#[derive(Clone, Copy)]
enum Asked {
    Accept,
    Skip,
    Edit,
    Back,
    Forward,
    Stop,
    Item(usize),
}

const ASKED: [(Key, Asked); 10] = [
    (Key::Enter, Asked::Accept),
    (Key::A, Asked::Accept),
    (Key::S, Asked::Skip),
    (Key::ArrowRight, Asked::Skip),
    (Key::Delete, Asked::Skip),
    (Key::E, Asked::Edit),
    (Key::ArrowLeft, Asked::Back),
    (Key::ArrowUp, Asked::Back),
    (Key::ArrowDown, Asked::Forward),
    (Key::Escape, Asked::Stop),
];

const DIGITS: [Key; 9] = [
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
    Key::Num8,
    Key::Num9,
];

/// Whether the keyboard is on nothing else.
pub(super) fn is_free(ctx: &Context) -> bool {
    let focused = ctx.memory(egui::Memory::focused);
    focused.is_none_or(|focused| focused == stop()) && !egui::Popup::is_any_open(ctx)
}

/// What an event asks for. A key that is held down decides once only.
fn asked(event: &Event) -> Option<Asked> {
    let Event::Key { key, pressed: true, repeat, modifiers: Modifiers::NONE, .. } = event else {
        return None;
    };
    let items = DIGITS.into_iter().enumerate().map(|(at, key)| (key, Asked::Item(at)));
    let (_, asked) = ASKED.into_iter().chain(items).find(|(own, _)| own == key)?;
    (!repeat || matches!(asked, Asked::Back | Asked::Forward)).then_some(asked)
}

/// Whether a key is meant for the review although the keyboard is among the fields in which a
/// proposal is changed.
const fn is_meant_beside_fields(asked: Asked) -> bool {
    matches!(asked, Asked::Accept | Asked::Stop | Asked::Item(_))
}

/// Takes the keys, if they are meant for the review.
pub(super) fn keyboard(app: &mut Spinemap, ctx: &Context) {
    let in_fields = app.review.draft.as_ref().is_some_and(Draft::has_keyboard)
        && !egui::Popup::is_any_open(ctx);
    if app.is_busy() || !(in_fields || app.review.is_on && is_free(ctx)) {
        return;
    }
    let mut pressed = Vec::new();
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            // Enter opens the list that it is pressed at.
            let is_enter = matches!(event, Event::Key { key: Key::Enter, .. });
            let is_meant = |asked: &Asked| is_meant_beside_fields(*asked) && !is_enter;
            let asked = asked(event).filter(|asked| !in_fields || is_meant(asked));
            pressed.extend(asked);
            asked.is_none()
        });
    });
    for asked in pressed {
        match asked {
            Asked::Accept => app.accept_current(ctx),
            Asked::Skip => app.skip_current(ctx),
            Asked::Edit => app.edit_current(ctx),
            Asked::Back => app.step_proposal(ctx, true),
            Asked::Forward => app.step_proposal(ctx, false),
            Asked::Stop if app.review.draft.is_some() => app.cancel_draft(),
            Asked::Stop => app.stop_review(),
            Asked::Item(at) => {
                if let Some(draft) = &mut app.review.draft {
                    draft.toggle(at);
                }
            }
        }
    }
}
