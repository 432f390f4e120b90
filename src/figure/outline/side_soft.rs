//! The side view of the canal's contents by level, and of the tissue around the column: what is
//! only drawn when it is marked.

use super::canal::{between, sections_of};
use super::canal_section::Section;
use super::shapes::{Frame, canal, row};
use super::side::{NEAR, both};
use super::{Sheet, Visible};
use crate::anatomy::{Level, Measures, Part, Place, Region, Structure};
use crate::figure::drawing::Role;
use crate::figure::geometry::{Corner, Point, rounded};

const BEHIND: i16 = -60;
const WITHIN: i16 = -10;
const BEFORE: i16 = NEAR + 20;

pub fn draw(sheet: &mut Sheet) {
    for level in Level::ALL {
        contents(sheet, level);
        around(sheet, level);
    }
}

fn contents(sheet: &mut Sheet, level: Level) {
    let sections = sections_of(level);
    let soft = |layer| (Role::TumourSoft, Visible::WhenMarked, WITHIN + layer);
    let ring = |place| Part::new(Structure::Epidural, place).unwrap_or(Part::EPIDURAL);
    let middle = |s: &Section| s.depth() / 2.0;
    let front = between(&sections, |_| 0.0, |s| s.sac[0].max(0.1 * s.depth()).min(middle(s)));
    sheet.add(level, ring(Place::Anterior), front, soft(2)).edged = false;
    let back = between(&sections, |s| s.sac[1].min(0.9 * s.depth()).max(middle(s)), Section::depth);
    sheet.add(level, ring(Place::Posterior), back, soft(2)).edged = false;
    let whole = between(&sections, |_| 0.0, Section::depth);
    let beside = sheet.add(level, ring(Place::Left), whole, soft(0));
    beside.hidden = vec![ring(Place::Right)];
    beside.edged = false;
    let has_sac = sections.iter().any(|s| s.sac[1] - s.sac[0] > 0.5);
    if Part::DURA.exists_at(level) {
        // Below the end of the sac its filum is all that is left to mark.
        let thick = 1.2;
        let inner = |s: &Section| (s.sac[0] + thick).min(middle(s) + 0.5);
        let front = between(&sections, |s| s.sac[0] - 0.2, inner);
        sheet.add(level, Part::DURA, front, soft(4)).edged = false;
        if has_sac {
            let outer = |s: &Section| (s.sac[1] - thick).max(middle(s) - 0.5);
            let back = between(&sections, outer, |s| s.sac[1] + 0.2);
            sheet.add(level, Part::DURA, back, soft(4)).edged = false;
        }
        let inside = between(
            &sections,
            |s| (s.sac[0] + thick).min(middle(s) - 0.6),
            |s| (s.sac[1] - thick).max(middle(s) + 0.6),
        );
        let part = Part::whole(Structure::Intradural);
        sheet.add(level, part, inside, soft(3)).edged = false;
    }
    let cord = Part::whole(Structure::Cord);
    if cord.exists_at(level) {
        let area = between(
            &sections,
            |s| s.cord[0].min(middle(s) - 1.0),
            |s| s.cord[1].max(middle(s) + 1.0),
        );
        sheet.add(level, cord, area, soft(5)).edged = false;
    }
}

/// How far something reaches backwards from the middle of the bodies at a level, mm.
type Reach = fn(Level) -> f64;

/// Half the depth of the body.
fn wall(level: Level) -> f64 {
    match (level.vertebra(), level.sacral_segment()) {
        (Some(vertebra), _) => vertebra.body_depth_inferior / 2.0,
        (_, Some(segment)) => segment.depth_top / 2.0,
        _ => Measures::adult().axis.dens_depth / 2.0 + 2.0,
    }
}

/// The back wall of the canal.
fn back(level: Level) -> f64 {
    wall(level) + canal(level)[1]
}

/// The front of the tissue before the bodies.
fn front(level: Level) -> f64 {
    let thick = match level.region() {
        Region::Cervical => 5.0,
        Region::Lumbar => 9.0,
        Region::Thoracic | Region::Sacral => 7.0,
    };
    let arch = if level == Level::C1 { 8.0 } else { 0.0 };
    -wall(level) - thick - arch
}

/// The back of the muscle.
fn muscle(level: Level) -> f64 {
    let thick = match level.region() {
        Region::Cervical => 20.0,
        Region::Thoracic => 24.0,
        Region::Lumbar => 30.0,
        Region::Sacral => 12.0,
    };
    back(level) + thick
}

/// A level between the planes through the discs above and below it.
struct Slab {
    level: Level,
    upper: Frame,
    lower: Frame,
}

impl Slab {
    fn of(level: Level) -> Self {
        Self { level, upper: plane_above(level), lower: plane_below(level) }
    }

    /// The area between two reaches, its edges bulging a little. It joins those of its neighbours:
    /// at the planes between them the reaches of both levels meet in their mean.
    fn band(&self, from: Reach, to: Reach) -> Vec<Point> {
        let level = self.level;
        let above =
            |reach: Reach| f64::midpoint(reach(level), reach(level.above().unwrap_or(level)));
        let below =
            |reach: Reach| f64::midpoint(reach(level), reach(level.below().unwrap_or(level)));
        let middle = |reach: Reach, out: f64| {
            let (upper, lower) =
                (self.upper.at(above(reach), 0.0), self.lower.at(below(reach), 0.0));
            upper.towards(lower, 0.5) + (self.upper.back + self.lower.back).unit() * out
        };
        let corner = |at: Point, radius: f64| Corner { at, radius };
        rounded(&[
            corner(self.upper.at(above(from), 0.0), 0.0),
            corner(self.upper.at(above(to), 0.0), 0.0),
            corner(middle(to, 1.2), f64::INFINITY),
            corner(self.lower.at(below(to), 0.0), 0.0),
            corner(self.lower.at(below(from), 0.0), 0.0),
            corner(middle(from, -1.2), f64::INFINITY),
        ])
    }
}

fn plane_above(level: Level) -> Frame {
    if let Some(above) = level.above() {
        return plane_below(above);
    }
    let Measures { axis, atlas, .. } = Measures::adult();
    Frame::new(Point::new(-axis.dens_tip_x, row(level)[0]), atlas.tilt)
}

fn plane_below(level: Level) -> Frame {
    let measures = Measures::adult();
    if let Some(segment) = level.sacral_segment() {
        let below = level.below().and_then(Level::sacral_segment);
        let tilt = below.map_or(segment.tilt, |below| f64::midpoint(below.tilt, segment.tilt));
        return Frame::new(Point::new(-segment.lower_end_x, -segment.lower_end_y), tilt);
    }
    let Some(vertebra) = level.vertebra() else {
        return Frame::new(Point::new(-measures.axis.dens_tip_x, row(level)[1]), 1.0);
    };
    let [_, bottom] = super::shapes::endplates(vertebra);
    match level.below().and_then(Level::vertebra) {
        Some(below) => Frame::new(
            bottom.towards(super::shapes::endplates(below)[0], 0.5),
            f64::midpoint(vertebra.tilt_inferior, below.tilt_superior),
        ),
        None => Frame::new(
            bottom.towards(Point::default(), 0.5),
            f64::midpoint(vertebra.tilt_inferior, measures.sacrum.slope),
        ),
    }
}

fn around(sheet: &mut Sheet, level: Level) {
    let slab = Slab::of(level);
    let soft = |layer| (Role::SoftTissue, Visible::WhenMarked, layer);
    let behind = slab.band(|level| back(level) + 3.0, muscle);
    sheet.add(level, Part::whole(Structure::PosteriorMuscle), behind, soft(BEHIND));
    let before = slab.band(front, |level| 0.6 - wall(level));
    sheet.add(level, Part::whole(Structure::Prevertebral), before, soft(BEHIND + 2));
    let vessel = slab.band(|level| front(level) - 13.0, front);
    sheet.add(level, Part::whole(Structure::GreatVessel), vessel, soft(BEHIND + 1));
    // Beside the bodies and the heads of the ribs; the canal behind them stays in sight.
    let beside = slab.band(|level| -0.6 * wall(level), |level| 0.92 * wall(level));
    both(sheet, level, Structure::Paravertebral, beside, soft(BEFORE));
    let margin = 2.5;
    let reach = back(level)
        + level
            .vertebra()
            .map_or(10.0, |v| v.spinous_length * libm::cos(v.spinous_tilt.to_radians()));
    let (upper, lower) = (slab.upper, slab.lower);
    let frame = rounded(&[
        Corner { at: upper.at(front(level) + margin, 0.3), radius: 3.0 },
        Corner { at: upper.at(reach + margin, 0.3), radius: 3.0 },
        Corner { at: lower.at(reach + margin, -0.3), radius: 3.0 },
        Corner { at: lower.at(front(level) + margin, -0.3), radius: 3.0 },
    ]);
    let style = (Role::Guide, Visible::WhenMarked, BEFORE + 20);
    sheet.add(level, Part::UNSPECIFIED, frame, style);
}
