//! Every action of the window in one place: its label, tooltip and shortcut. Menus, buttons and
//! keys all go through here.

use egui::{Context, Key, KeyboardShortcut, Modifiers};

/// An action that a person can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// A new, empty case.
    New,
    /// Open a case file.
    Open,
    /// Add reports from files to the case.
    OpenReports,
    /// Save to the case's file.
    Save,
    /// Save another version of this case under another name.
    SaveAs,
    /// Save as a new case with an id of its own.
    SaveAsNew,
    /// Export the spine map as a picture.
    ExportFigure,
    /// A new time point.
    AddTimePoint,
    /// Take the time point that is shown out of the case.
    RemoveTimePoint,
    /// Take what was carried over to the time point that is shown for seen there.
    ConfirmCarriedOver,
    /// Compare two time points on one figure.
    Compare,
    /// Close the window.
    Quit,
    /// Take the last step back.
    Undo,
    /// Do it again.
    Redo,
    /// Add what the clipboard holds as a report.
    PasteReport,
    /// Go through what was found in a report.
    Review,
    /// Accept all that was found in a report.
    AcceptAll,
    /// Take all marks off the chosen levels.
    ClearLevels,
    /// Show or hide the treatments on the map.
    ToggleTreatment,
    /// Show or hide the sectors of WBB.
    ToggleWbb,
    /// Tint the levels of the map by SINS, or not.
    ToggleSins,
    /// Fit the map to its panel.
    FitMap,
    /// Show the marked levels as large as they fit.
    ZoomToLesion,
    /// Zoom into the map.
    ZoomIn,
    /// Zoom out of the map.
    ZoomOut,
    /// Show or hide the sources.
    ToggleSources,
    /// Show or hide the course.
    ToggleCourse,
    /// Light or dark.
    ToggleTheme,
    /// Go to anything by its name.
    GoTo,
    /// Copy the case in words.
    CopyDescription,
    /// The list of what may be wrong in the case.
    Hints,
    /// The list of keys.
    Keys,
    /// What this program is.
    About,
}

impl Command {
    /// All commands.
    pub const ALL: [Self; 33] = [
        Self::New,
        Self::Open,
        Self::OpenReports,
        Self::Save,
        Self::SaveAs,
        Self::SaveAsNew,
        Self::ExportFigure,
        Self::AddTimePoint,
        Self::RemoveTimePoint,
        Self::ConfirmCarriedOver,
        Self::Compare,
        Self::Quit,
        Self::Undo,
        Self::Redo,
        Self::PasteReport,
        Self::Review,
        Self::AcceptAll,
        Self::ClearLevels,
        Self::ToggleTreatment,
        Self::ToggleWbb,
        Self::ToggleSins,
        Self::FitMap,
        Self::ZoomToLesion,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::ToggleSources,
        Self::ToggleCourse,
        Self::ToggleTheme,
        Self::GoTo,
        Self::CopyDescription,
        Self::Hints,
        Self::Keys,
        Self::About,
    ];

    /// What a menu writes; “…” when more is asked first.
    pub const fn label(self) -> &'static str {
        match self {
            Self::New => "New case",
            Self::Open => "Open…",
            Self::OpenReports => "Open report…",
            Self::Save => "Save",
            Self::SaveAs => "Save as…",
            Self::SaveAsNew => "Save as a new case…",
            Self::ExportFigure => "Export figure…",
            Self::AddTimePoint => "Add a time point…",
            Self::RemoveTimePoint => "Remove this time point",
            Self::ConfirmCarriedOver => "Confirm all that was carried over",
            Self::Compare => "Compare time points…",
            Self::Quit => "Quit",
            Self::Undo => "Undo",
            Self::Redo => "Redo",
            Self::PasteReport => "Paste a report",
            Self::Review => "Review the report",
            Self::AcceptAll => "Accept all of the report",
            Self::ClearLevels => "Clear chosen levels",
            Self::ToggleTreatment => "Treatments on the map",
            Self::ToggleWbb => "WBB sectors",
            Self::ToggleSins => "Tint levels by SINS",
            Self::FitMap => "Fit map",
            Self::ZoomToLesion => "Zoom to the lesion",
            Self::ZoomIn => "Zoom in",
            Self::ZoomOut => "Zoom out",
            Self::ToggleSources => "Sources panel",
            Self::ToggleCourse => "Course panel",
            Self::ToggleTheme => "Dark theme",
            Self::GoTo => "Go to…",
            Self::CopyDescription => "Copy the case in words",
            Self::Hints => "Hints: what may be wrong",
            Self::Keys => "Keyboard…",
            Self::About => "About Spinemap…",
        }
    }

    /// What it does, in a sentence.
    pub const fn tooltip(self) -> &'static str {
        match self {
            Self::New => "Start an empty case",
            Self::Open => "Open a case file",
            Self::OpenReports => "Add reports to this case: text, PDF, Word, RTF or FHIR files",
            Self::Save => "Save the case to its file",
            Self::SaveAs => "Save another version of this case; it keeps its id",
            Self::SaveAsNew => "Save as a case of its own, with a new id",
            Self::ExportFigure => "Write the spine map as SVG, PDF or PNG",
            Self::AddTimePoint => "Another date, such as a follow-up, with a map of its own",
            Self::RemoveTimePoint => {
                "Take the shown time point out of the case; undo brings it back"
            }
            Self::ConfirmCarriedOver => {
                "You have looked again: all that was carried over to this time point is so"
            }
            Self::Compare => "This time point beside the one before it, with what has changed",
            Self::Quit => "Close the window",
            Self::Undo => "Take the last step back",
            Self::Redo => "Do the step again that was taken back",
            Self::PasteReport => "Add the text in the clipboard as a report, and read it",
            Self::Review => "Go through what was found in the report, one by one",
            Self::AcceptAll => "Accept all that is still open in this report, as one step",
            Self::ClearLevels => "Take away all that is said of the chosen levels",
            Self::ToggleTreatment => "Show what was done: screws, laminectomy, cement, radiation",
            Self::ToggleWbb => "Show the sectors and layers of WBB over the level",
            Self::ToggleSins => "Show on the map how stable each level is by SINS",
            Self::FitMap => "Show the whole map",
            Self::ZoomToLesion => "Show the marked levels as large as they fit",
            Self::ZoomIn => "Show the map larger",
            Self::ZoomOut => "Show the map smaller",
            Self::ToggleSources => "Show or hide the report texts",
            Self::ToggleCourse => "Show or hide the time line",
            Self::ToggleTheme => "Light letters on a dark page",
            Self::GoTo => "Find a command, level, part, time point or field by its name",
            Self::CopyDescription => {
                "The paragraphs of a case report, from what is marked and stated, into the clipboard"
            }
            Self::Hints => "List what may be wrong in this case",
            Self::Keys => "All keys on one page",
            Self::About => "Version and licence",
        }
    }

    /// What it does, or which step it takes back, with its key.
    pub fn tip(self, step: Option<&str>, ctx: &Context) -> String {
        let what = match step {
            Some(step) => format!("{}: {step}", self.label()),
            None => self.tooltip().to_owned(),
        };
        match self.shortcut() {
            Some(shortcut) => format!("{what}  ({})", ctx.format_shortcut(&shortcut)),
            None => what,
        }
    }

    /// The key that asks for it.
    pub const fn shortcut(self) -> Option<KeyboardShortcut> {
        let (modifiers, key) = match self {
            Self::New => (Modifiers::COMMAND, Key::N),
            Self::Open => (Modifiers::COMMAND, Key::O),
            Self::OpenReports => (Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::O),
            Self::Save => (Modifiers::COMMAND, Key::S),
            Self::SaveAs => (Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::S),
            Self::ExportFigure => (Modifiers::COMMAND, Key::E),
            Self::Compare => (Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::E),
            Self::Quit => (Modifiers::COMMAND, Key::Q),
            Self::Undo => (Modifiers::COMMAND, Key::Z),
            Self::Redo => (Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z),
            Self::PasteReport => (Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::V),
            Self::Review => (Modifiers::COMMAND, Key::R),
            Self::AcceptAll => (Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::A),
            Self::ToggleTreatment => (Modifiers::COMMAND, Key::T),
            Self::FitMap => (Modifiers::COMMAND, Key::Num0),
            Self::ZoomToLesion => (Modifiers::COMMAND, Key::L),
            Self::ZoomIn => (Modifiers::COMMAND, Key::Plus),
            Self::ZoomOut => (Modifiers::COMMAND, Key::Minus),
            Self::ToggleSources => (Modifiers::COMMAND, Key::B),
            Self::ToggleCourse => (Modifiers::COMMAND, Key::J),
            Self::GoTo => (Modifiers::COMMAND, Key::K),
            Self::Hints => (Modifiers::NONE, Key::F8),
            Self::Keys => (Modifiers::NONE, Key::F1),
            Self::ToggleWbb => (Modifiers::COMMAND, Key::G),
            Self::ToggleSins => (Modifiers::COMMAND, Key::I),
            Self::CopyDescription => (Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::D),
            Self::SaveAsNew
            | Self::AddTimePoint
            | Self::RemoveTimePoint
            | Self::ConfirmCarriedOver
            | Self::ClearLevels
            | Self::ToggleTheme
            | Self::About => return None,
        };
        Some(KeyboardShortcut::new(modifiers, key))
    }

    /// The commands whose shortcuts are pressed in this frame. Longer combinations are looked at
    /// first, so that Ctrl+Shift+Z is not taken for Ctrl+Z.
    pub fn pressed(ctx: &Context) -> Vec<Self> {
        let mut commands: Vec<_> =
            Self::ALL.into_iter().filter_map(|c| Some((c, c.shortcut()?))).collect();
        commands.sort_by_key(|(_, shortcut)| !shortcut.modifiers.shift);
        commands.push((Self::Redo, KeyboardShortcut::new(Modifiers::COMMAND, Key::Y)));
        ctx.input_mut(|input| {
            commands.retain(|(_, shortcut)| input.consume_shortcut(shortcut));
        });
        commands.into_iter().map(|(command, _)| command).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_commands_share_a_shortcut_or_a_label() {
        let shortcuts: Vec<_> = Command::ALL.iter().filter_map(|c| c.shortcut()).collect();
        for (index, one) in shortcuts.iter().enumerate() {
            assert!(!shortcuts[..index].contains(one), "{one:?}");
            assert_ne!(*one, KeyboardShortcut::new(Modifiers::COMMAND, Key::Y));
        }
        let labels: BTreeSet<_> = Command::ALL.iter().map(|command| command.label()).collect();
        assert_eq!(labels.len(), Command::ALL.len());
    }
}
