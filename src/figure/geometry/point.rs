//! Points in millimetres, and what can be measured of them.
//!
//! Trigonometry comes from `libm`, so that every machine computes the same figure.

use std::ops::{Add, Mul, Neg, Sub};

/// A point or a vector in millimetres; on a page x grows to the right and y downwards.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Downwards on a page.
    pub y: f64,
}

impl Point {
    /// A point from its coordinates.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// The unit vector at an angle in degrees: 0 to the right, 90 down the page.
    pub fn direction(degrees: f64) -> Self {
        let angle = degrees.to_radians();
        Self::new(libm::cos(angle), libm::sin(angle))
    }

    /// Turned about the origin by degrees, on a page clockwise.
    pub fn turned(self, degrees: f64) -> Self {
        let to = Self::direction(degrees);
        Self::new(self.x * to.x - self.y * to.y, self.x * to.y + self.y * to.x)
    }

    /// Turned by a quarter, on a page clockwise.
    pub const fn quarter_turn(self) -> Self {
        Self::new(-self.y, self.x)
    }

    /// Seen in a mirror along the y axis.
    pub const fn mirrored(self) -> Self {
        Self::new(-self.x, self.y)
    }

    /// Scalar product.
    pub fn dot(self, other: Self) -> f64 {
        self.x * other.x + self.y * other.y
    }

    /// The z of the vector product: on a page positive where `other` lies clockwise.
    pub fn cross(self, other: Self) -> f64 {
        self.x * other.y - self.y * other.x
    }

    /// Length, mm.
    pub fn length(self) -> f64 {
        self.dot(self).sqrt()
    }

    /// Distance to another point, mm.
    pub fn distance(self, other: Self) -> f64 {
        (other - self).length()
    }

    /// The vector of length 1 in this direction; zero stays zero.
    pub fn unit(self) -> Self {
        let length = self.length();
        if length > 0.0 { self * (1.0 / length) } else { self }
    }

    /// The point a share `t` of the way to another.
    pub fn towards(self, other: Self, t: f64) -> Self {
        self + (other - self) * t
    }

    /// Distance to the line between two points, ends included, mm.
    pub fn distance_to_line(self, from: Self, to: Self) -> f64 {
        let along = to - from;
        let length = along.dot(along);
        let t =
            if length > 0.0 { ((self - from).dot(along) / length).clamp(0.0, 1.0) } else { 0.0 };
        self.distance(from + along * t)
    }
}

impl Add for Point {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }
}

impl Sub for Point {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }
}

impl Mul<f64> for Point {
    type Output = Self;

    fn mul(self, by: f64) -> Self {
        Self::new(self.x * by, self.y * by)
    }
}

impl Neg for Point {
    type Output = Self;

    fn neg(self) -> Self {
        Self::new(-self.x, -self.y)
    }
}

/// The smallest upright rectangle around something.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// Its corner with the smallest x and y.
    pub min: Point,
    /// Its corner with the largest x and y.
    pub max: Point,
}

impl Bounds {
    /// Around points, `None` where there are none.
    pub fn of(points: impl IntoIterator<Item = Point>) -> Option<Self> {
        points.into_iter().map(|p| Self { min: p, max: p }).reduce(Self::with)
    }

    /// Around this and another.
    pub fn with(self, other: Self) -> Self {
        Self {
            min: Point::new(self.min.x.min(other.min.x), self.min.y.min(other.min.y)),
            max: Point::new(self.max.x.max(other.max.x), self.max.y.max(other.max.y)),
        }
    }

    /// Whether a point lies in it or on its edge.
    pub fn contains(&self, point: Point) -> bool {
        (self.min.x..=self.max.x).contains(&point.x) && (self.min.y..=self.max.y).contains(&point.y)
    }

    /// Whether it and another have a point in common.
    pub fn meets(&self, other: &Self) -> bool {
        self.min.x <= other.max.x
            && other.min.x <= self.max.x
            && self.min.y <= other.max.y
            && other.min.y <= self.max.y
    }

    /// Its width, mm.
    pub fn width(&self) -> f64 {
        self.max.x - self.min.x
    }

    /// Its height, mm.
    pub fn height(&self) -> f64 {
        self.max.y - self.min.y
    }

    /// Its middle.
    pub fn centre(&self) -> Point {
        self.min.towards(self.max, 0.5)
    }
}

/// The smallest convex ring around points (Andrew's monotone chain).
pub fn hull(points: &[Point]) -> Vec<Point> {
    let mut sorted = points.to_vec();
    sorted.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
    sorted.dedup_by(|a, b| a.distance(*b) < 1e-9);
    if sorted.len() < 3 {
        return sorted;
    }
    let chain = |points: &mut dyn Iterator<Item = Point>| {
        let mut kept: Vec<Point> = Vec::new();
        for point in points {
            while let [.., a, b] = kept[..]
                && (b - a).cross(point - b) <= 0.0
            {
                kept.pop();
            }
            kept.push(point);
        }
        kept.pop();
        kept
    };
    let mut ring = chain(&mut sorted.iter().copied());
    ring.extend(chain(&mut sorted.iter().rev().copied()));
    ring
}

/// The area of a ring, mm²: on a page positive where it turns clockwise.
pub fn signed_area(ring: &[Point]) -> f64 {
    let edges = ring.iter().zip(ring.iter().cycle().skip(1));
    edges.map(|(a, b)| a.cross(*b)).sum::<f64>() / 2.0
}
