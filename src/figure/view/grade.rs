//! Pictures of the grades of compression: the canal of a level with the tumour that a grade means,
//! drawn by what draws the axial view.

use super::axial_canal::contents;
use super::pen::Pen;
use super::placement::Placement;
use crate::anatomy::Level;
use crate::case::{Direction, Directions, Escc, ThecalSac};
use crate::figure::drawing::{Drawing, Group, Role};
use crate::figure::geometry::{Bounds, Point, Polygon};
use crate::figure::outline::axial::{self, Compression, Grade};

/// How much wider than the canal the ring of bone around it is.
const RING: f64 = 1.4;

/// How far from the middle the tumour in that bone begins, of the height of the ring: outside the
/// canal.
const SEAT: f64 = 0.37;

/// A grade of cord compression at a level, from some sides.
pub fn escc_picture(level: Level, grade: Escc, from: Directions, width: f64) -> Drawing {
    picture(level, Grade::Escc(grade), from, width)
}

/// A grade of compression of the thecal sac.
pub fn sac_picture(level: Level, grade: ThecalSac, from: Directions, width: f64) -> Drawing {
    picture(level, Grade::ThecalSac(grade), from, width)
}

fn picture(level: Level, grade: Grade, from: Directions, width: f64) -> Drawing {
    let canal = axial::canal(level, Some(Compression { grade, from }));
    let centre = canal.space.bounds().map_or(Point::default(), |bounds| bounds.centre());
    let ring = canal.space.map(|point| centre + (point - centre) * RING);
    let bounds = ring.bounds().unwrap_or(Bounds { min: centre, max: centre });
    let margin = 0.03 * width;
    let scale = (width - 2.0 * margin) / bounds.width().max(1.0);
    let height = bounds.height() * scale + 2.0 * margin;
    let page = Point::new(width, height) * 0.5;
    let place = Placement { scale, origin: page + centre * -scale };
    let pen = Pen { text: 0.16 * width };
    let mut group = Group::plain("grade");
    let bone = Polygon { rings: [ring.rings.clone(), canal.space.rings.clone()].concat() };
    group.shapes.push(pen.area(place.polygon(&bone), Role::Bone, Some(Role::BoneEdge)));
    // The tumour grows in the bone on its side.
    for towards in sides(from) {
        let seat = bone.half(centre + towards * (SEAT * bounds.height()), towards);
        group.shapes.push(pen.area(place.polygon(&seat), Role::Tumour, None));
    }
    group.shapes.extend(contents(&canal, place, pen));
    for tumour in &canal.tumour {
        let edge = Some(Role::TumourEdge);
        group.shapes.push(pen.area(place.polygon(tumour), Role::Tumour, edge));
    }
    let mut drawing = Drawing::new("Grade of compression", width, height);
    drawing.groups.push(group);
    drawing
}

/// Where tumour from some sides lies in the bone, seen from the feet: from all around in the body
/// and in the arch.
fn sides(from: Directions) -> Vec<Point> {
    let (front, left) = (Point::new(0.0, -1.0), Point::new(1.0, 0.0));
    let ways = [
        (Direction::Anterior, front),
        (Direction::Posterior, -front),
        (Direction::Left, left),
        (Direction::Right, -left),
    ];
    let shown = if from.is_all_around() { 2 } else { ways.len() };
    let there = ways.into_iter().take(shown).filter(|(side, _)| from.holds(*side));
    there.map(|(_, way)| way).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::Choice as _;
    use crate::figure::Shape;

    fn area(drawing: &Drawing, role: Role) -> f64 {
        let shapes = drawing.groups.iter().flat_map(|group| &group.shapes);
        let areas = shapes.filter_map(|shape| match shape {
            Shape::Area { polygon, fill, .. } if *fill == role => Some(polygon.area()),
            _ => None,
        });
        areas.sum()
    }

    #[test]
    fn each_grade_shows_more_tumour_and_the_last_no_fluid() {
        for from in Directions::every() {
            let pictures = Escc::ALL.iter().map(|g| escc_picture(Level::T7, *g, from, 30.0));
            let pictures: Vec<Drawing> = pictures.collect();
            let tumour: Vec<f64> = pictures.iter().map(|p| area(p, Role::Tumour)).collect();
            assert!(tumour.windows(2).all(|pair| pair[0] < pair[1]), "{from:?} {tumour:?}");
            assert!(area(&pictures[4], Role::Csf) > 0.0, "{from:?}: 2 leaves fluid");
            assert!(area(&pictures[5], Role::Csf) < 1e-6, "{from:?}: 3 leaves none");
        }
    }

    #[test]
    fn every_level_with_a_sac_has_its_pictures() {
        for level in Level::ALL {
            for grade in ThecalSac::ALL {
                let drawing = sac_picture(level, *grade, Direction::Anterior.into(), 30.0);
                assert!(drawing.height > 10.0 && drawing.height < 60.0, "{level}");
            }
        }
    }
}
