//! What the window works on: the open case with its history and file, and what is chosen in it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::anatomy::{Level, Part};
use crate::case::{Case, LevelFinding, Source, SourceKind, TimePoint};
use crate::edit::Editor;
use crate::store::Fingerprint;

/// Where the case came from.
#[derive(Debug, Clone, Default)]
pub struct Origin {
    /// Its file, if it has one.
    pub path: Option<PathBuf>,
    /// The file's contents when it was last read or written.
    pub fingerprint: Option<Fingerprint>,
    /// Why the case may only be looked at: its file is from a newer version.
    pub read_only: Option<String>,
}

impl Origin {
    /// A file that holds the case as it is now.
    pub fn saved(path: &Path, fingerprint: Fingerprint) -> Self {
        Self { path: Some(path.to_owned()), fingerprint: Some(fingerprint), read_only: None }
    }
}

/// What is chosen on the map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// The level that the panel shows.
    pub level: Level,
    /// All chosen levels, the one above among them.
    pub levels: BTreeSet<Level>,
    /// The part that the keyboard is at.
    pub part: Option<Part>,
}

impl Selection {
    /// One level.
    pub fn one(level: Level) -> Self {
        Self { level, levels: BTreeSet::from([level]), part: None }
    }

    /// From the level that was chosen first to another one.
    pub fn extend_to(&mut self, level: Level) {
        self.levels = Level::range(self.level, level).collect();
    }
}

/// What is shown of which state of a case: it changes with everything that a person does.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shown {
    case: (u64, u64),
    place: (usize, usize),
    selection: Option<Selection>,
}

/// The open case.
#[derive(Debug)]
pub struct Session {
    /// The case with its history.
    pub editor: Editor,
    /// The case as it was opened.
    pub opened: Arc<Case>,
    /// Its file.
    pub origin: Origin,
    /// The time point that is shown.
    pub time_point: usize,
    /// The source that is shown.
    pub source: usize,
    /// What is chosen on the map.
    pub selection: Selection,
    /// A number of its own, so that no field is taken for one of another case.
    pub serial: u64,
}

impl Session {
    /// A case that stands in a file.
    pub fn opened(case: Case, origin: Origin, serial: u64) -> Self {
        Self::of(Editor::opened(case), origin, serial)
    }

    /// A new case without a file.
    pub fn new(serial: u64) -> Self {
        Self::of(Editor::opened(Case::new(Case::UNNAMED)), Origin::default(), serial)
    }

    fn of(editor: Editor, origin: Origin, serial: u64) -> Self {
        let time_point = editor.case().first_marked();
        let level = editor
            .case()
            .time_points
            .get(time_point)
            .and_then(|point| worst_level(point))
            .unwrap_or(Level::T6);
        let imaging = |source: &Source| matches!(source.kind, SourceKind::Mri | SourceKind::Ct);
        let source = editor.case().sources.iter().position(imaging).unwrap_or(0);
        let (opened, selection) = (Arc::clone(editor.case()), Selection::one(level));
        Self { editor, opened, origin, time_point, source, selection, serial }
    }

    /// The case.
    pub fn case(&self) -> &Arc<Case> {
        self.editor.case()
    }

    /// The time point that is shown.
    pub fn point(&self) -> Option<&Arc<TimePoint>> {
        self.case().time_points.get(self.time_point)
    }

    /// What is shown now.
    pub fn shown(&self) -> Shown {
        Shown {
            case: (self.serial, self.editor.revision()),
            place: (self.time_point, self.source),
            selection: Some(self.selection.clone()),
        }
    }

    /// What is known of the chosen level.
    pub fn finding(&self) -> Option<&LevelFinding> {
        self.point()?.findings.levels.get(&self.selection.level)
    }

    /// Keeps what is shown within what there is, after an undo or a removal.
    pub fn clamp(&mut self) {
        let case = self.editor.case();
        self.time_point = self.time_point.min(case.time_points.len().saturating_sub(1));
        self.source = self.source.min(case.sources.len().saturating_sub(1));
    }

    /// The name of the file, or of the case where there is none.
    pub fn file_name(&self) -> String {
        let name = self.origin.path.as_deref().and_then(Path::file_name);
        name.map_or_else(|| "not saved yet".to_owned(), |name| name.to_string_lossy().into_owned())
    }

    /// Whether there is something to lose.
    pub fn is_modified(&self) -> bool {
        self.editor.is_modified() && self.origin.read_only.is_none()
    }
}

/// The involved level with the most to show: the highest grade, then the most parts.
fn worst_level(point: &TimePoint) -> Option<Level> {
    let involved = point.findings.levels.iter().filter(|(_, finding)| finding.is_involved());
    involved
        .max_by_key(|(level, finding)| {
            let grade = finding.escc.as_ref().and_then(|fact| fact.value().min());
            (grade, finding.parts.len(), std::cmp::Reverse(**level))
        })
        .map(|(level, _)| *level)
}
