//! A drawing and its groups: shapes that belong together, with a target that says what they stand
//! for.

use std::sync::Arc;

use super::shape::Shape;
use super::target::{Target, View};
use crate::anatomy::{Level, Part};
use crate::figure::geometry::{Point, Polygon};

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
