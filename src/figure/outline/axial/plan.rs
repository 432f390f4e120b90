//! From the contours of the left half of a vertebra to its parts: what lies between which curves.

use super::path::{Path, bulge, holed, join, reversed, ring, whole};
use crate::anatomy::Structure;
use crate::figure::drawing::{Paint, Role};
use crate::figure::geometry::{Point, Polygon};

/// Width of the line around bone, mm.
pub const EDGE: f64 = 0.34;
/// Width of the lines on bone, mm.
pub const FINE: f64 = 0.16;

/// A line or an area that belongs to no part.
#[derive(Debug, Clone, PartialEq)]
pub struct Detail {
    /// A line, or the ring of an area.
    pub points: Vec<Point>,
    /// Whether the last point is joined to the first.
    pub closed: bool,
    /// What fills the area, if anything.
    pub fill: Option<Role>,
    /// Its line, if it has one.
    pub line: Option<Paint>,
    /// Its place in the order of painting, among the outlines.
    pub layer: i16,
}

impl Detail {
    /// A line above everything.
    pub const fn line(points: Vec<Point>, role: Role, width: f64) -> Self {
        let line = Some(Paint { role, width });
        Self { points, closed: false, fill: None, line, layer: super::LINES }
    }

    /// A filled ring above everything.
    pub const fn area(points: Vec<Point>, fill: Role, edge: Role, width: f64) -> Self {
        let line = Some(Paint { role: edge, width });
        Self { points, closed: true, fill: Some(fill), line, layer: super::LINES }
    }

    /// An area of bone with an edge.
    pub const fn bone(points: Vec<Point>) -> Self {
        Self::area(points, Role::Bone, Role::BoneEdge, EDGE).on(super::MARKS)
    }

    /// In another layer.
    pub const fn on(mut self, layer: i16) -> Self {
        self.layer = layer;
        self
    }

    /// Seen in a mirror along the y axis.
    pub fn mirrored(&self) -> Self {
        let points = self.points.iter().map(|point| point.mirrored()).collect();
        Self { points, ..self.clone() }
    }
}

/// The contours of the left half of a vertebra and where they meet. Numbers are control points.
pub struct Plan {
    /// From the midline in front to the midline behind the body.
    pub body: Vec<Point>,
    /// Where the soft tissue in front ends and that beside the body begins.
    pub flank: f64,
    /// Where bone attaches to the body: outer contour, pedicle's lateral wall, its medial wall.
    pub attach: [f64; 3],
    /// The wall of the canal from the body to the midline behind.
    pub wall: Vec<Point>,
    /// Where pedicle and facet, facet and lamina part on the wall.
    pub inner: [f64; 2],
    /// The outer contour from the body to the tip of the spinous process on the midline.
    pub outer: Vec<Point>,
    /// The lateral wall of the pedicle where a transverse process covers it: between its ends.
    pub covered: Option<Vec<Point>>,
    /// On the outer contour: the transverse process begins and ends, facet and lamina part, lamina
    /// and spinous process part.
    pub parting: [f64; 4],
    /// The tip of the transverse process on the outer contour.
    pub tip: f64,
    /// The neural foramen lies on the outer contour between two points, closed by an arc that
    /// bulges by mm.
    pub foramen: Option<([f64; 2], f64)>,
    /// The canal of the vertebral artery, or a foramen, in the transverse process.
    pub hole: Option<(Structure, Vec<Point>)>,
}

/// The left half of a vertebra in parts, its canal and its silhouette.
#[derive(Default)]
pub struct Bone {
    /// Left half of the body, from the midline in front to the midline behind.
    pub body: Vec<Point>,
    /// Left half of the canal's wall, likewise.
    pub canal: Vec<Point>,
    /// Parts of the left side.
    pub parts: Vec<(Structure, Polygon)>,
    /// The spinous process.
    pub spinous: Vec<Point>,
    /// The silhouette from the flank of the body to the lateral tip.
    pub front: Vec<Point>,
    /// The silhouette from the lateral tip to the spinous process's.
    pub back: Vec<Point>,
    /// Lines and areas of the left side.
    pub details: Vec<Detail>,
    /// The piece of the body's contour that can be seen, for its edge.
    pub flank: Vec<Point>,
}

impl Bone {
    /// Adds a joint of facets: two thin lips with cartilage between them.
    pub fn add_joint(&mut self, points: &[Point]) {
        let line = Path::new(points).all();
        let line_of = |role, width| Detail::line(line.clone(), role, width).on(super::MARKS);
        self.details.push(line_of(Role::BoneEdge, 1.15));
        self.details.push(line_of(Role::Disc, 0.75));
    }
}

impl Plan {
    /// Cuts the contours into parts.
    pub fn cut(self) -> Bone {
        let body = Path::new(&self.body);
        let wall = Path::new(&self.wall);
        let outer = Path::new(&self.outer);
        let [outer_on_body, lateral, medial] = self.attach;
        let [pedicle_end, facet_end] = self.inner;
        let [process, process_end, facet, lamina] = self.parting;
        let has_facet = pedicle_end < facet_end;
        let mut bone = Bone {
            body: body.all(),
            canal: join(&[body.between(body.end(), medial), wall.all()]),
            flank: body.between(self.flank, outer_on_body),
            ..Bone::default()
        };
        let mut part = |structure, outline: Vec<Point>| {
            bone.parts.push((structure, Polygon::new(outline)));
        };

        let covered = self.covered.map(|line| Path::new(&line));
        let side = covered.as_ref().map_or_else(|| outer.between(0.0, process), Path::all);
        let across = vec![outer.at(process), wall.at(pedicle_end)];
        let to_facet = vec![outer.at(facet), wall.at(facet_end)];
        let root = vec![outer.at(process_end), outer.at(process)];
        part(
            Structure::Pedicle,
            ring(&[
                side.clone(),
                across.clone(),
                wall.between(pedicle_end, 0.0),
                body.between(medial, lateral),
            ]),
        );
        if has_facet {
            part(
                Structure::Facet,
                ring(&[
                    outer.between(process_end, facet),
                    to_facet.clone(),
                    wall.between(facet_end, pedicle_end),
                    reversed(across.clone()),
                    reversed(root.clone()),
                ]),
            );
        }
        let lamina_start = if has_facet { facet } else { process_end };
        let back_root = if has_facet { Vec::new() } else { reversed(root.clone()) };
        let middle = vec![outer.at(lamina), wall.at(wall.end())];
        part(
            Structure::Lamina,
            ring(&[
                outer.between(lamina_start, lamina),
                middle.clone(),
                wall.between(wall.end(), if has_facet { facet_end } else { pedicle_end }),
                if has_facet { Vec::new() } else { reversed(across.clone()) },
                back_root,
            ]),
        );
        let process_ring = if covered.is_some() {
            ring(&[
                outer.between(0.0, process),
                reversed(side.clone()),
                body.between(lateral, outer_on_body),
            ])
        } else {
            ring(&[outer.between(process, process_end), root.clone()])
        };
        let process_area = match &self.hole {
            Some((_, hole)) => holed(process_ring, hole.clone()),
            None => Polygon::new(process_ring),
        };
        bone.parts.push((Structure::TransverseProcess, process_area));
        if let Some((structure, hole)) = self.hole {
            bone.parts.push((structure, Polygon::new(hole)));
        }
        if let Some(([from, to], by)) = self.foramen {
            let closing = bulge(outer.at(to), outer.at(from), by);
            let area = Polygon::new(ring(&[outer.between(from, to), closing.clone()]));
            bone.parts.push((Structure::Foramen, area));
            let silhouette = |a: f64, b: f64| {
                if a <= from && to <= b {
                    join(&[outer.between(a, from), reversed(closing.clone()), outer.between(to, b)])
                } else {
                    outer.between(a, b)
                }
            };
            bone.front = join(&[bone.flank.clone(), silhouette(0.0, self.tip)]);
            bone.back = silhouette(self.tip, outer.end());
        } else {
            bone.front = join(&[bone.flank.clone(), outer.between(0.0, self.tip)]);
            bone.back = outer.between(self.tip, outer.end());
        }
        bone.spinous = whole(&reversed(join(&[
            vec![wall.at(wall.end())],
            outer.between(lamina, outer.end()),
        ])));

        let mut line = |points: Vec<Point>, width| {
            bone.details.push(Detail::line(points, Role::BoneEdge, width));
        };
        line(outer.all(), EDGE);
        line(body.between(0.0, outer_on_body), EDGE);
        line(join(&[body.between(body.end(), medial), wall.all()]), EDGE);
        line(body.between(outer_on_body, medial), FINE);
        line(across, FINE);
        if covered.is_some() {
            line(side, FINE);
        } else {
            line(root, FINE);
        }
        if has_facet {
            line(to_facet, FINE);
        }
        line(middle, FINE);
        bone
    }
}
