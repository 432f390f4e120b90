//! What a figure is made of: groups of areas, lines and texts in millimetres, each with a role
//! that a theme turns into a colour, and a target that says what it stands for.

use std::sync::Arc;

use super::{Point, Polygon};
use crate::anatomy::{Level, Part};

/// The direction that a part of a figure is seen from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum View {
    /// From the front: the patient's left is on the right.
    Front,
    /// From the patient's left: the front is on the left.
    Side,
    /// From the feet, the front up: the patient's left is on the right.
    Axial,
}

impl View {
    /// The view in ids, such as `front`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Front => "front",
            Self::Side => "side",
            Self::Axial => "axial",
        }
    }

    /// The view as a person calls it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Front => "Front",
            Self::Side => "Left side",
            Self::Axial => "From the feet",
        }
    }
}

/// What a group of shapes stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// A part of a level, which can be marked.
    Part(Level, Part),
    /// A level as a whole: its name between the views, its row.
    Level(Level),
}

impl Target {
    /// The level it belongs to.
    pub const fn level(self) -> Level {
        match self {
            Self::Part(level, _) | Self::Level(level) => level,
        }
    }

    /// The part it stands for, if it stands for one.
    pub const fn part(self) -> Option<Part> {
        match self {
            Self::Part(_, part) => Some(part),
            Self::Level(_) => None,
        }
    }
}

/// What a shape means. A theme turns roles into colours; nothing else knows a colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The page.
    Background,
    /// Bone of the bodies, the lightest.
    Bone,
    /// Bone of arches, processes and ribs, a tone darker.
    Process,
    /// Edges of bone and thin lines on it.
    BoneEdge,
    /// Openings in bone, seen dark.
    Foramen,
    /// Intervertebral discs.
    Disc,
    /// Edges of discs.
    DiscEdge,
    /// Epidural fat and the empty canal.
    Canal,
    /// Cerebrospinal fluid within the thecal sac.
    Csf,
    /// The dura, edge of the sac.
    Dura,
    /// The spinal cord.
    Cord,
    /// Edge of the cord.
    CordEdge,
    /// Nerve roots and cauda equina.
    Nerve,
    /// Soft tissue around the column that is not marked.
    SoftTissue,
    /// Edge of unmarked soft tissue.
    SoftTissueEdge,
    /// Tumour, marked or stated.
    Tumour,
    /// Tumour in soft tissue: lighter, so that bone shows through.
    TumourSoft,
    /// The lightest tumour: where it is suspected or inferred, and behind the names of levels.
    TumourWash,
    /// Edges and hatching of tumour.
    TumourEdge,
    /// A part that is said to be free.
    Free,
    /// Treatment: laminectomy, screws, cement, field.
    Treatment,
    /// Light wash of treatment, for areas.
    TreatmentSoft,
    /// Text.
    Text,
    /// Quiet text.
    TextMuted,
    /// Text of an involved level.
    TextTumour,
    /// Text of a grade of cord compression.
    TextGrade,
    /// What differs from the picture before.
    Changed,
    /// A level that SINS calls stable.
    SinsStable,
    /// A level that SINS calls potentially unstable.
    SinsPotential,
    /// A level that SINS calls unstable.
    SinsUnstable,
    /// A level that SINS does not apply to.
    SinsNone,
    /// Helping lines.
    Guide,
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Paint {
    /// Its meaning.
    pub role: Role,
    /// Its width in millimetres.
    pub width: f64,
}

/// Which point of a text stands at its position; the position's y is the baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The left end.
    Start,
    /// The middle.
    Middle,
    /// The right end.
    End,
}

/// How heavy a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// Running text.
    Regular,
    /// Headings and marked levels.
    SemiBold,
}

/// One thing that is drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A filled area, with or without an edge.
    Area {
        /// The area in millimetres.
        polygon: Polygon,
        /// What fills it.
        fill: Role,
        /// Its edge.
        edge: Option<Paint>,
    },
    /// A line through points.
    Line {
        /// The points in millimetres.
        points: Vec<Point>,
        /// Whether the last point is joined to the first.
        closed: bool,
        /// How it is drawn.
        paint: Paint,
    },
    /// Lines that are one thing, as the strokes of a hatching or the dashes of an edge.
    Strokes {
        /// Each line's points in millimetres.
        lines: Vec<Vec<Point>>,
        /// How they are drawn.
        paint: Paint,
    },
    /// A line of text.
    Text {
        /// Where its anchor stands on the baseline, in millimetres.
        at: Point,
        /// The words.
        text: String,
        /// Size of an em in millimetres.
        size: f64,
        /// Which point of the text `at` is.
        anchor: Anchor,
        /// How heavy it is.
        weight: Weight,
        /// Its meaning.
        role: Role,
    },
}

impl Shape {
    /// The shape with each of its points moved; sizes of texts and widths of lines stay.
    #[must_use]
    pub fn map(self, to: &impl Fn(Point) -> Point) -> Self {
        match self {
            Self::Area { polygon, fill, edge } => {
                Self::Area { polygon: polygon.map(to), fill, edge }
            }
            Self::Line { points, closed, paint } => {
                Self::Line { points: points.into_iter().map(to).collect(), closed, paint }
            }
            Self::Strokes { lines, paint } => {
                let line = |line: Vec<Point>| line.into_iter().map(to).collect();
                Self::Strokes { lines: lines.into_iter().map(line).collect(), paint }
            }
            Self::Text { at, text, size, anchor, weight, role } => {
                Self::Text { at: to(at), text, size, anchor, weight, role }
            }
        }
    }
}

/// A part of a figure that stands beside others of its kind: the picture of a time point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Unique name, such as `time-1`.
    pub id: String,
    /// What a reader calls it: the time point's label.
    pub label: String,
}

/// Shapes that belong together, under a name that is unique in the drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Unique name, such as `front-T5-pedicle-left`.
    pub id: String,
    /// The section that it belongs to, where a figure has several.
    pub section: Option<Arc<Section>>,
    /// The view that it belongs to, if it belongs to one.
    pub view: Option<View>,
    /// The level that it is drawn at, if it belongs to one.
    pub level: Option<Level>,
    /// What it stands for, if it can be pointed at.
    pub target: Option<Target>,
    /// What it is and what is known of it, for a pointer that rests on it.
    pub tooltip: Option<String>,
    /// Its shapes, the lowest first.
    pub shapes: Vec<Shape>,
    /// Where it can be pointed at, if not where its areas are painted.
    pub touch: Vec<Polygon>,
}

impl Group {
    /// The group of a part in a view: `front-T5-pedicle-left`.
    pub fn part(view: View, level: Level, part: Part) -> Self {
        Self {
            id: format!("{}-{level}-{}", view.key(), part.key().replace('_', "-")),
            section: None,
            view: Some(view),
            level: Some(level),
            target: Some(Target::Part(level, part)),
            tooltip: None,
            shapes: Vec::new(),
            touch: Vec::new(),
        }
    }

    /// A group that stands for nothing that can be marked.
    pub fn plain(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            section: None,
            view: None,
            level: None,
            target: None,
            tooltip: None,
            shapes: Vec::new(),
            touch: Vec::new(),
        }
    }
}

/// A finished figure: its page and its groups, the lowest first.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// Width of the page in millimetres.
    pub width: f64,
    /// Height of the page in millimetres.
    pub height: f64,
    /// What the figure shows, for readers who cannot see it.
    pub title: String,
    /// What a reader should know to read it: how it was drawn, which side is which.
    pub description: String,
    /// The groups, in the order of painting.
    pub groups: Vec<Group>,
}

impl Drawing {
    /// An empty figure.
    pub fn new(title: impl Into<String>, width: f64, height: f64) -> Self {
        Self { width, height, title: title.into(), description: String::new(), groups: Vec::new() }
    }

    /// Begins all ids with a name of its own.
    pub fn prefix(&mut self, name: &str) {
        for group in &mut self.groups {
            group.id = format!("{name}-{}", group.id);
        }
    }

    /// Puts another drawing on this page at a corner, as a section of its own or a part of one.
    pub fn put(&mut self, mut other: Self, corner: Point, section: Option<&Arc<Section>>) {
        if let Some(section) = section {
            other.prefix(&section.id);
        }
        let to = |point: Point| point + corner;
        self.groups.extend(other.groups.into_iter().map(|group| Group {
            section: section.cloned().or(group.section),
            shapes: group.shapes.into_iter().map(|shape| shape.map(&to)).collect(),
            touch: group.touch.into_iter().map(|area| area.map(to)).collect(),
            ..group
        }));
    }
}

impl Group {
    /// Its filled areas, the lowest first.
    pub fn areas(&self) -> impl Iterator<Item = &Polygon> {
        self.shapes.iter().filter_map(|shape| match shape {
            Shape::Area { polygon, .. } => Some(polygon),
            Shape::Line { .. } | Shape::Strokes { .. } | Shape::Text { .. } => None,
        })
    }

    /// Where it can be pointed at: its areas, unless it says otherwise.
    pub fn touched(&self) -> impl Iterator<Item = &Polygon> {
        self.touch.iter().chain(self.areas().filter(|_| self.touch.is_empty()))
    }
}
