//! How marks are painted upon areas, the same in every view and in the legend: solid, hatched,
//! dashed, ringed. All sizes follow from that of the figure's text.

use crate::case::{Change, Extent};
use crate::figure::drawing::{Anchor, Paint, Role, Shape, Weight, font};
use crate::figure::geometry::{
    Corner, Point, Polygon, dashes, ellipse, hatch, rounded, signed_area,
};
use crate::figure::marks::{Compression, Manner, Mark};

/// A pen for a figure: `text` is the size of its text in mm.
#[derive(Debug, Clone, Copy)]
pub(in crate::figure) struct Pen {
    /// Size of an em, mm.
    pub text: f64,
}

/// What an involved area is filled with where the mark is definite.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::figure) enum Tissue {
    /// Bone and discs: opaque.
    Bone,
    /// Soft tissue, or bone that lies before the canal: what is behind shows through.
    Soft,
    /// Soft tissue that lies before the column: a mere veil.
    Veil,
}

impl Pen {
    /// A thin edge, as of bone.
    pub fn thin(self, role: Role) -> Paint {
        Paint { role, width: 0.045 * self.text }
    }

    /// A stronger line, as of marks.
    pub fn strong(self, role: Role) -> Paint {
        Paint { role, width: 0.085 * self.text }
    }

    /// The frame of what differs from another picture: whole where it is said otherwise, in dots
    /// where nothing is said of it any more. What nobody has looked at again has none.
    pub fn change(self, ring: &[Point], change: Change) -> Vec<Shape> {
        let paint = Paint { role: Role::Changed, width: 0.15 * self.text };
        match change {
            Change::Changed | Change::Free => {
                vec![Shape::Line { points: ring.to_vec(), closed: true, paint }]
            }
            Change::Unstated => {
                vec![self.dotted(&[ring, &ring[..ring.len().min(1)]].concat(), paint)]
            }
            Change::NotReassessed => Vec::new(),
        }
    }

    /// The frame of a change that lies behind what is seen, as an involved area there has one.
    pub fn change_behind(self, ring: &[Point]) -> Shape {
        self.dashed(ring, true, Paint { role: Role::Changed, width: 0.1 * self.text })
    }

    /// The quiet sign of what is carried over: as before, an equals sign on a ground of its own, so
    /// that no line of the bone goes through it.
    pub fn as_before(self, area: &Polygon) -> [Shape; 2] {
        let (at, room) = middle(area);
        let (half, apart) = ((0.7 * room).min(0.24 * self.text), 0.1 * self.text);
        let stroke = |y: f64| vec![at + Point::new(-half, y), at + Point::new(half, y)];
        let paint = Paint { role: Role::Text, width: 0.07 * self.text };
        let ground = Polygon::new(ellipse(at, 1.3 * half, 1.3 * half, 0.0));
        let strokes = Shape::Strokes { lines: vec![stroke(-apart), stroke(apart)], paint };
        [self.area(ground, Role::Background, None), strokes]
    }

    /// A line in dots.
    pub fn dotted(self, points: &[Point], paint: Paint) -> Shape {
        Shape::Strokes { lines: dashes(points, false, 0.16 * self.text, 0.3 * self.text), paint }
    }

    /// The frame of a change around words of a width with their baseline at a point, so high to
    /// either side of their middle.
    pub fn change_around(self, at: Point, width: f64, high: f64, change: Change) -> Vec<Shape> {
        let (middle, pad) = (at.y - font::CAP_HEIGHT * self.text / 2.0, 0.3 * self.text);
        let corner = |x: f64, y: f64| Corner::new(x, y, 0.6 * high);
        let ring = rounded(&[
            corner(at.x - pad, middle - high),
            corner(at.x + width + pad, middle - high),
            corner(at.x + width + pad, middle + high),
            corner(at.x - pad, middle + high),
        ]);
        self.change(&ring, change)
    }

    /// An area with a thin edge.
    pub fn area(self, polygon: Polygon, fill: Role, edge: Option<Role>) -> Shape {
        Shape::Area { polygon, fill, edge: edge.map(|role| self.thin(role)) }
    }

    /// A line of text with its baseline at a point.
    pub fn write(self, at: Point, text: impl Into<String>, role: Role) -> Text {
        Text {
            at,
            words: text.into(),
            size: self.text,
            anchor: Anchor::Start,
            weight: Weight::Regular,
            role,
        }
    }

    /// An involved area in the manner of its mark.
    pub fn involved(self, area: &Polygon, mark: Mark, tissue: Tissue, edged: bool) -> Vec<Shape> {
        match mark.extent {
            Some(Extent::Focus) => self.manner(&self.focus(area), mark, Tissue::Bone, true),
            Some(Extent::Partial) => self.manner(&partial(area), mark, tissue, true),
            Some(Extent::Total) | None => self.manner(area, mark, tissue, edged),
        }
    }

    /// What narrows the canal: tumour in the manner of its mark, or bone.
    pub fn compressing(self, area: Polygon, compression: Compression) -> Vec<Shape> {
        if compression.by_bone {
            vec![self.area(area, Role::Bone, Some(Role::BoneEdge))]
        } else {
            self.involved(&area, compression.mark(), Tissue::Bone, true)
        }
    }

    fn manner(self, area: &Polygon, mark: Mark, tissue: Tissue, edged: bool) -> Vec<Shape> {
        let edge = edged.then(|| self.thin(Role::TumourEdge));
        if mark.manner == Manner::Definite && mark.side_stated {
            let fill = match tissue {
                Tissue::Bone => Role::Tumour,
                Tissue::Soft => Role::TumourSoft,
                Tissue::Veil => Role::TumourWash,
            };
            return vec![Shape::Area { polygon: area.clone(), fill, edge }];
        }
        let mut shapes = vec![Shape::Area {
            polygon: area.clone(),
            fill: Role::TumourWash,
            edge: edge.filter(|_| mark.manner != Manner::Suspected),
        }];
        let mut lines = |degrees: f64, spacing: f64| {
            let paint = Paint { role: Role::Tumour, width: 0.075 * self.text };
            shapes.push(Shape::Strokes { lines: hatch(area, degrees, spacing * self.text), paint });
        };
        if mark.manner == Manner::Inferred {
            lines(-45.0, 0.3);
        }
        if !mark.side_stated {
            lines(0.0, 0.24);
        }
        if mark.manner == Manner::Suspected {
            // Its edge in a dark theme is light, and would not be seen on so light a ground.
            shapes.push(self.dashed(area.outline(), true, self.strong(Role::Tumour)));
        }
        shapes
    }

    /// An involved area that lies behind what is seen: its edge alone.
    pub fn hidden(self, area: &Polygon, mark: Mark) -> Vec<Shape> {
        let paint = self.strong(Role::Tumour);
        if mark.manner == Manner::Definite {
            let points = area.outline().to_vec();
            return vec![Shape::Line { points, closed: true, paint }];
        }
        vec![self.dashed(area.outline(), true, paint)]
    }

    /// A line in dashes.
    pub fn dashed(self, points: &[Point], closed: bool, paint: Paint) -> Shape {
        Shape::Strokes { lines: dashes(points, closed, 0.34 * self.text, 0.2 * self.text), paint }
    }

    /// The spot that stands for a focus, in the middle of an area.
    pub fn focus(self, area: &Polygon) -> Polygon {
        let (at, room) = middle(area);
        let radius = (0.8 * room).min(0.42 * self.text);
        Polygon::new(ellipse(at, radius, radius, 0.0))
    }

    /// The ring that says that an area is free.
    pub fn free(self, area: &Polygon) -> Shape {
        let (at, room) = middle(area);
        self.free_ring(at, (0.6 * room).clamp(0.15 * self.text, LARGEST_RING * self.text))
    }

    /// The line around a level that is free as a whole. The ring stands at its upper corner on the
    /// right, where it is on no part.
    pub fn free_as_a_whole(self, ring: &[Point]) -> Vec<Shape> {
        let corner = ring.iter().max_by(|a, b| (a.x - a.y).total_cmp(&(b.x - b.y)));
        let paint = self.thin(Role::BoneEdge);
        let line = Shape::Line { points: ring.to_vec(), closed: true, paint };
        let sign = corner.map(|at| self.free_ring(*at, LARGEST_RING * self.text));
        std::iter::once(line).chain(sign).collect()
    }

    fn free_ring(self, at: Point, radius: f64) -> Shape {
        Shape::Area {
            polygon: Polygon::new(ellipse(at, radius, radius, 0.0)),
            fill: Role::Background,
            edge: Some(Paint { role: Role::Free, width: 0.07 * self.text }),
        }
    }

    /// The frame around a level that is involved without a stated part: a band along an outline.
    pub fn frame(self, area: &Polygon, mark: Mark) -> Vec<Shape> {
        let definite = mark.manner == Manner::Definite;
        let thick = if definite { 0.13 } else { 0.3 } * self.text;
        let inner = inset(area.outline(), thick);
        let band = Polygon { rings: vec![area.outline().to_vec(), inner] };
        self.manner(&band, Mark { side_stated: true, ..mark }, Tissue::Bone, !definite)
    }

    /// The sign at a place where sources disagree.
    pub fn disputed(self, at: Point) -> Vec<Shape> {
        let radius = 0.38 * self.text;
        let size = 0.68 * self.text;
        let words = Pen { text: size }
            .write(at + Point::new(0.0, font::CAP_HEIGHT * size / 2.0), "?", Role::TextTumour)
            .centred()
            .strong();
        let disc = Polygon::new(ellipse(at, radius, radius, 0.0));
        vec![self.area(disc, Role::Background, Some(Role::TumourEdge)), words.shape()]
    }
}

/// A line of text that is being made.
#[derive(Debug, Clone)]
pub(in crate::figure) struct Text {
    at: Point,
    words: String,
    size: f64,
    anchor: Anchor,
    weight: Weight,
    role: Role,
}

impl Text {
    /// With its middle at the point.
    pub fn centred(self) -> Self {
        Self { anchor: Anchor::Middle, ..self }
    }

    /// In the heavier weight.
    pub fn strong(self) -> Self {
        Self { weight: Weight::SemiBold, ..self }
    }

    /// The text as a shape.
    pub fn shape(self) -> Shape {
        let Self { at, words, size, anchor, weight, role } = self;
        Shape::Text { at, text: words, size, anchor, weight, role }
    }
}

/// A point well inside an area and its distance to the edge: the centre of mass where that has
/// about as much room as any.
pub(super) fn middle(area: &Polygon) -> (Point, f64) {
    let (centre, inside) = (area.centroid(), area.interior_point());
    let room = |point| area.distance_to_edge(point);
    if area.contains(centre) && room(centre) > 0.7 * room(inside) {
        (centre, room(centre))
    } else {
        (inside, room(inside))
    }
}

/// The radius of the largest ring of what is free, in em.
const LARGEST_RING: f64 = 0.26;

/// A ring moved inwards by mm; for outlines that bulge everywhere.
fn inset(ring: &[Point], by: f64) -> Vec<Point> {
    let inwards = if signed_area(ring) > 0.0 { by } else { -by };
    let count = ring.len();
    (0..count)
        .map(|index| {
            let (before, after) = (ring[(index + count - 1) % count], ring[(index + 1) % count]);
            ring[index] + (after - before).unit().quarter_turn() * inwards
        })
        .collect()
}

/// The area that stands for a part of an area: its inner part where it is broad, the middle of its
/// length where it is long.
fn partial(area: &Polygon) -> Polygon {
    let Some(bounds) = area.bounds() else { return Polygon::default() };
    let centre = area.centroid();
    let inner = area.map(|point| centre.towards(point, 0.64));
    let inside = |point: &Point| area.contains(*point);
    if area.contains(centre) && inner.outline().iter().all(inside) {
        return inner;
    }
    let (along, reach) = if bounds.width() > bounds.height() {
        (Point::new(1.0, 0.0), bounds.width())
    } else {
        (Point::new(0.0, 1.0), bounds.height())
    };
    let middle = area.interior_point();
    let cut = 0.24 * reach;
    area.half(middle - along * cut, along).half(middle + along * cut, -along)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PEN: Pen = Pen { text: 2.0 };

    fn square(size: f64) -> Polygon {
        let p = Point::new;
        Polygon::new(vec![p(0.0, 0.0), p(size, 0.0), p(size, size), p(0.0, size)])
    }

    fn mark(manner: Manner, side_stated: bool, extent: Option<Extent>) -> Mark {
        Mark { involved: true, manner, disputed: false, side_stated, extent }
    }

    #[test]
    fn every_manner_looks_different() {
        let paint = |manner, stated| {
            PEN.involved(&square(8.0), mark(manner, stated, None), Tissue::Bone, true)
        };
        let mut seen = Vec::new();
        for manner in [Manner::Definite, Manner::Inferred, Manner::Suspected] {
            for stated in [true, false] {
                let shapes = paint(manner, stated);
                assert!(!seen.contains(&shapes), "{manner:?} {stated}");
                seen.push(shapes);
            }
        }
    }

    #[test]
    fn a_focus_and_a_part_lie_within_their_area() {
        let bow = Polygon::new(
            (0..=20)
                .map(|i| Point::direction(f64::from(i) * 9.0) * 10.0)
                .chain((0..=20).rev().map(|i| Point::direction(f64::from(i) * 9.0) * 8.0))
                .collect(),
        );
        for area in [square(8.0), square(0.5), bow] {
            for extent in [Extent::Focus, Extent::Partial] {
                let mark = mark(Manner::Definite, true, Some(extent));
                let shapes = PEN.involved(&area, mark, Tissue::Bone, true);
                let [Shape::Area { polygon, .. }] = &shapes[..] else { panic!("{shapes:?}") };
                assert!(polygon.area() > 0.0 && polygon.area() < area.area());
                assert!(area.contains(polygon.interior_point()));
            }
        }
    }
}
