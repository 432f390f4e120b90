//! The sectors and layers of WBB (Boriani et al., Spine 1997) as zones over a level seen from the
//! feet. Sectors are counted as the SOSG does: from the left half of the spinous process
//! counter-clockwise.

use super::pen::Pen;
use super::placement::Placement;
use super::wbb_zones::{Layer, Zones};
use crate::anatomy::{Level, Part, Structure};
use crate::figure::drawing::{Anchor, Group, Paint, Role, Shape, View, font};
use crate::figure::geometry::{Bounds, Point, Polygon, ellipse};
use crate::figure::marks::Marks;
use crate::figure::outline::Outline;
use crate::scores::wbb;

/// A level over which the overlay is drawn.
pub(in crate::figure) struct Overlay<'a> {
    pub marks: &'a Marks,
    pub level: Level,
    pub outlines: &'a [Outline],
    pub place: Placement,
    /// The box within which it stays.
    pub page: Bounds,
    pub pen: Pen,
}

impl Overlay<'_> {
    /// The zones, their numbers and letters, clear of what is written in `taken`.
    pub fn draw(&self, taken: &[Shape]) -> Group {
        let mut group = Group::plain("axial-wbb");
        group.view = Some(View::Axial);
        let (sectors, layers) = marked(self.marks, self.level);
        let zones = Zones::of(self.level, self.outlines, self.place, self.page, self.pen.text);
        self.tints(&mut group, &zones, sectors, layers);
        self.grid(&mut group, &zones);
        let mut taken: Vec<Bounds> = taken.iter().filter_map(text_box).collect();
        let is_sign = |outline: &&Outline| {
            matches!(outline.part.structure(), Structure::DiscAbove | Structure::DiscBelow)
        };
        let signs = self.outlines.iter().filter(is_sign);
        taken.extend(signs.filter_map(|outline| self.place.polygon(&outline.polygon).bounds()));
        self.letters(&mut group, &zones, layers, &mut taken);
        self.numbers(&mut group, &zones, sectors, &mut taken);
        let at = Point::new(self.page.min.x, self.page.max.y - 0.2 * self.pen.text);
        let words = format!("{} {}", wbb::NAME, wbb::code(sectors, layers));
        group.shapes.push(self.pen.write(at, words, Role::Text).shape());
        group
    }

    /// The marked sectors in each marked layer; a layer that is marked without any sector all
    /// around, for it has no more to say.
    fn tints(&self, group: &mut Group, zones: &Zones, sectors: u16, layers: u16) {
        let mut tint = |polygon| {
            group.shapes.push(self.pen.area(polygon, Role::TumourWash, None));
        };
        for layer in Layer::ALL.into_iter().filter(|layer| layers & layer.bit() != 0) {
            if layer == Layer::F {
                self.artery_canals().for_each(|outline| {
                    tint(self.place.polygon(&outline.polygon));
                });
                continue;
            }
            for number in 1..=12_u8 {
                if sectors == 0 || sectors & (1 << (number - 1)) != 0 {
                    zones.zone(number, layer).into_iter().for_each(&mut tint);
                }
            }
        }
    }

    /// The edges of layers and sectors, with a light border so that they are seen on tumour too.
    fn grid(&self, group: &mut Group, zones: &Zones) {
        let mut line = |points: Vec<Point>, closed: bool| {
            for (role, width) in [(Role::Background, 0.11), (Role::Text, 0.04)] {
                let paint = Paint { role, width: width * self.pen.text };
                group.shapes.push(Shape::Line { points: points.clone(), closed, paint });
            }
        };
        for ring in zones.rings() {
            line(ring, true);
        }
        for number in 1..=12_u8 {
            line(zones.ray(first_degrees(number)), false);
        }
    }

    /// The numbers of the sectors just outside the zones, further out where something is written.
    fn numbers(&self, group: &mut Group, zones: &Zones, sectors: u16, taken: &mut Vec<Bounds>) {
        let text = self.pen.text;
        let radius = 0.78 * text;
        for number in 1..=12_u8 {
            let degrees = first_degrees(number) + 15.0;
            let least = |degrees: f64| zones.reach(degrees) + radius + 0.15 * text;
            let mut spots: Vec<(f64, Point)> = TURNS
                .iter()
                .flat_map(|turn| (-12..40).map(move |step| (*turn, 0.25 * f64::from(step))))
                .map(|(turn, further)| {
                    // On the edge it is seen what it belongs to, far from it it is not.
                    let off = if further < 0.0 { 0.3 - further } else { 2.0 * further };
                    let cost = off + 0.08 * turn.abs();
                    let degrees = degrees + turn;
                    (cost, zones.at(degrees, least(degrees) + further * text))
                })
                .collect();
            spots.sort_by(|one, other| one.0.total_cmp(&other.0));
            let bounds = |at: Point| Bounds {
                min: at - Point::new(radius, radius),
                max: at + Point::new(radius, radius),
            };
            let free = |at: &Point| {
                let own = bounds(*at);
                self.holds(own) && !taken.iter().any(|other| other.meets(&own))
            };
            let mut spots = spots.into_iter().map(|(_, at)| at);
            let at = spots
                .find(free)
                .unwrap_or_else(|| self.kept(zones.at(degrees, least(degrees)), radius));
            taken.push(bounds(at));
            let marked = sectors & (1 << (number - 1)) != 0;
            let (role, edge) = if marked {
                (Role::TextTumour, self.pen.strong(Role::TumourEdge))
            } else {
                (Role::TextMuted, self.pen.thin(Role::TextMuted))
            };
            let polygon = Polygon::new(ellipse(at, radius, radius, 0.0));
            group.shapes.push(Shape::Area { polygon, fill: Role::Background, edge: Some(edge) });
            let small = Pen { text: 0.9 * text };
            let at = at + Point::new(0.0, font::CAP_HEIGHT * small.text / 2.0);
            let words = small.write(at, number.to_string(), role).centred();
            group.shapes.push(if marked { words.strong() } else { words }.shape());
        }
    }

    /// The letters of the layers at the right of the patient, each led to its layer.
    fn letters(&self, group: &mut Group, zones: &Zones, layers: u16, taken: &mut Vec<Bounds>) {
        let text = self.pen.text;
        // From the middle outwards, so that no line crosses another.
        let mut ends: Vec<(Layer, Point)> = Layer::ALL
            .into_iter()
            .rev()
            .filter_map(|layer| Some((layer, zones.middle(layer, LEADERS)?)))
            .collect();
        let artery = self.artery_canals().map(|outline| self.place.polygon(&outline.polygon));
        let artery = artery
            .map(|polygon| polygon.centroid())
            .reduce(|one, other| if one.x < other.x { one } else { other });
        if let Some(artery) = artery {
            ends.insert(0, (Layer::F, artery));
        }
        let line = 1.25 * text;
        let below = self.page.max.y - 2.4 * text - line * (ends.len() as f64 - 1.0);
        // Where the line on which they end would reach the edge of the page.
        let slope = libm::tan((LEADERS - 180.0).to_radians());
        let continued = zones.centre.y + slope * (zones.centre.x - self.page.min.x);
        let top = (continued - line * (ends.len() as f64 - 1.0) / 2.0).min(below);
        for (row, (layer, end)) in ends.into_iter().enumerate() {
            let middle = top + line * row as f64;
            let at = Point::new(self.page.min.x, middle + font::CAP_HEIGHT * text / 2.0);
            let start = Point::new(at.x + 0.95 * text, middle);
            for (role, width) in [(Role::Background, 0.16), (Role::Text, 0.05)] {
                let paint = Paint { role, width: width * text };
                group.shapes.push(Shape::Line { points: vec![start, end], closed: false, paint });
            }
            let length = start.distance(end);
            taken.extend(
                (0..).map(|step| 0.4 * text * f64::from(step)).take_while(|way| *way < length).map(
                    |way| Bounds {
                        min: start.towards(end, way / length),
                        max: start.towards(end, way / length),
                    },
                ),
            );
            let dot = Polygon::new(ellipse(end, 0.13 * text, 0.13 * text, 0.0));
            let edge = Some(Paint { role: Role::Background, width: 0.06 * text });
            group.shapes.push(Shape::Area { polygon: dot, fill: Role::Text, edge });
            let marked = layers & layer.bit() != 0;
            let role = if marked { Role::TextTumour } else { Role::TextMuted };
            let words = self.pen.write(at, layer.letter(), role);
            let words = if marked { words.strong() } else { words }.shape();
            taken.extend(text_box(&words));
            group.shapes.push(words);
        }
    }

    fn artery_canals(&self) -> impl Iterator<Item = &Outline> {
        let is_canal =
            |outline: &&Outline| outline.part.structure() == Structure::VertebralArteryCanal;
        self.outlines.iter().filter(is_canal)
    }

    /// The page without the line of words at its foot.
    fn holds(&self, own: Bounds) -> bool {
        let (min, max) = (self.page.min, self.page.max);
        own.min.x >= min.x
            && own.min.y >= min.y
            && own.max.x <= max.x
            && own.max.y <= max.y - 1.2 * self.pen.text
    }

    fn kept(&self, at: Point, radius: f64) -> Point {
        let Bounds { min, max } = self.page;
        let floor = max.y - 1.2 * self.pen.text - radius;
        Point::new(at.x.clamp(min.x + radius, max.x - radius), at.y.clamp(min.y + radius, floor))
    }
}

/// By how many degrees the number of a sector may stand beside its middle.
const TURNS: [f64; 5] = [0.0, -5.0, 5.0, -10.0, 10.0];

/// The angle at which the letters' lines end: between the sectors 10 and 11.
const LEADERS: f64 = 210.0;

/// The angle at which a sector begins, counter-clockwise from the patient's left, in degrees.
fn first_degrees(number: u8) -> f64 {
    30.0 * f64::from(number - 1) - 90.0
}

/// The box of a text.
fn text_box(shape: &Shape) -> Option<Bounds> {
    let Shape::Text { at, text, size, anchor, weight, .. } = shape else { return None };
    let width = font::width(text, *size, *weight);
    let left = match anchor {
        Anchor::Start => at.x,
        Anchor::Middle => at.x - width / 2.0,
        Anchor::End => at.x - width,
    };
    let min = Point::new(left, at.y - font::CAP_HEIGHT * size);
    Some(Bounds { min, max: Point::new(left + width, at.y + 0.1 * size) })
}

/// The sectors and layers in which tumour is marked, certainly or perhaps.
fn marked(marks: &Marks, level: Level) -> (u16, u16) {
    let parts = marks.levels.get(&level).into_iter().flat_map(|marks| &marks.parts);
    let involved = parts.filter(|(_, mark)| mark.involved).map(|(part, _)| *part);
    involved.fold((0, 0), |(sectors, layers): (u16, u16), part: Part| {
        (sectors | wbb::sectors_of(part), layers | wbb::layers_of(part.structure()))
    })
}

#[cfg(test)]
#[path = "wbb_tests.rs"]
mod tests;
