//! What is odd in the case: quiet hints beside their fields, their number in the line at the foot,
//! and a list that leads to each. Nothing waits for them.

use egui::{Align2, Context, Id, Key, RichText, ScrollArea, Ui, Window};

use super::scores::go_to_answer;
use crate::app::Spinemap;
use crate::app::forms::{BesideField, HintAnswer, show_hint};
use crate::app::session::Session;
use crate::app::style::Palette;
use crate::app::style::named;
use crate::hints::{Hint, ReadSides, hints_after};

/// The hints of the case as it is now.
#[derive(Default)]
pub struct Hints {
    list: Vec<Hint>,
    /// The same beside their fields.
    pub beside: Vec<BesideField>,
    /// The case and its state that they are of.
    of: Option<(u64, u64)>,
    /// What the reports say, which an edit of the case does not change.
    read: ReadSides,
    /// Whether the list is open.
    pub open: bool,
}

impl Hints {
    /// Looks again where the case has changed.
    pub fn refresh(&mut self, session: &Session) {
        let now = (session.serial, session.editor.revision());
        if self.of != Some(now) {
            let case = session.case();
            self.list = hints_after(case, &mut self.read);
            self.beside = self.list.iter().map(|hint| BesideField::of(hint, case)).collect();
            self.of = Some(now);
        }
    }
}

/// The number of hints, which opens their list; nothing where there are none.
pub fn count(app: &mut Spinemap, ui: &mut Ui) {
    let count = app.panels.hints.list.len();
    if count == 0 {
        return;
    }
    let words = if count == 1 { "1 hint".to_owned() } else { format!("{count} hints") };
    let text = RichText::new(&words).size(11.5).color(Palette::of(ui).warning);
    let button = ui.add(egui::Button::new(text).frame(false).small());
    let button = named(button, &format!("Show {words}"));
    if button.on_hover_text("What may be wrong in this case").clicked() {
        app.panels.hints.open = !app.panels.hints.open;
    }
}

/// The list, while it is open.
pub fn list(app: &mut Spinemap, ctx: &Context) {
    if !app.panels.hints.open {
        return;
    }
    let mut open = true;
    let mut answer = None;
    let (list, locked) = (&app.panels.hints.list, !app.can_edit());
    Window::new("Hints")
        .id(Id::unique("hints"))
        .open(&mut open)
        .collapsible(false)
        // Over the sources: it leads to fields at the right, which it must not hide.
        .anchor(Align2::LEFT_BOTTOM, [16.0, -40.0])
        .default_width(430.0)
        .show(ctx, |ui| {
            if list.is_empty() {
                ui.label("Nothing is odd in this case.");
            }
            let height = 0.5 * ctx.content_rect().height();
            ScrollArea::vertical().max_height(height).show(ui, |ui| {
                for (index, hint) in list.iter().enumerate() {
                    let field = BesideField::of(hint, app.session.case());
                    if let Some(given) = show_hint(ui, &field, locked, true) {
                        answer = Some((index, given));
                    }
                    ui.add_space(6.0);
                }
            });
        });
    let closed = ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Escape));
    app.panels.hints.open = open && !closed;
    if let Some((index, answer)) = answer {
        take(app, index, answer);
    }
}

/// Does what was asked for with a hint.
pub fn take(app: &mut Spinemap, index: usize, answer: HintAnswer) {
    let Some(hint) = app.panels.hints.list.get(index).cloned() else { return };
    match (answer, &hint.fix) {
        (HintAnswer::GoTo, _) => go_to_answer(app, hint.field),
        (HintAnswer::Mend, Some(fix)) => {
            app.session.editor.edit(fix.label.clone(), None, |case| fix.mend(case));
        }
        (HintAnswer::Accept, _) => {
            app.session.editor.edit("Accept a hint", None, |case| hint.accept(case));
        }
        (HintAnswer::Mend, None) => {}
    }
}
