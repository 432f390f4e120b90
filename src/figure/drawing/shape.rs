//! The shapes of a drawing: areas, lines and texts in millimetres, each with a role that a theme
//! turns into a colour.

use crate::figure::geometry::{Point, Polygon};

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
