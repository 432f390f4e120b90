//! The front view of what is hidden or soft, and only drawn when it is marked: arches seen through
//! the bodies, the contents of the canal, the tissue around the column.

use super::front_face::{FACET, Face, RIB, THROUGH, on, pedicle_x};
use super::shapes::{canal, row};
use super::{Sheet, Visible};
use crate::anatomy::{Level, Measures, Part, Place, Region, Side, Structure};
use crate::figure::drawing::Role;
use crate::figure::geometry::{Corner, Point, ellipse, rounded};

const BEHIND: i16 = RIB - 10;
const BEFORE: i16 = THROUGH + 20;
const AROUND: i16 = BEFORE + 20;

pub fn draw(sheet: &mut Sheet) {
    for level in Level::ALL {
        let place = Site::of(level);
        arches(sheet, level, place);
        contents(sheet, level, place);
        openings(sheet, level, place);
        around(sheet, level, place);
    }
}

/// The room that a level takes.
#[derive(Clone, Copy)]
struct Site {
    level: Level,
    top: f64,
    bottom: f64,
    /// Half the width of the body at its lower end.
    half: f64,
    /// Half the width of the canal.
    canal: f64,
    /// Half the span of the processes.
    reach: f64,
}

impl Site {
    fn of(level: Level) -> Self {
        let [top, bottom] = row(level);
        let (half, reach) = match (level.vertebra(), level.sacral_segment()) {
            (Some(vertebra), _) => (vertebra.body_width_inferior, vertebra.transverse_span),
            (_, Some(segment)) => (segment.ventral_line_width.unwrap_or(17.0), segment.width_top),
            _ => (18.0, Measures::adult().atlas.span),
        };
        let canal = canal(level)[0] / 2.0;
        Self { level, top, bottom, half: half / 2.0, canal, reach: reach / 2.0 }
    }

    fn y(self, t: f64) -> f64 {
        self.top + (self.bottom - self.top) * t
    }

    /// A measure at the upper edge, in the middle and at the lower edge of the row: at the edges
    /// the measures of both neighbours meet in their mean.
    fn run(self, measure: impl Fn(Self) -> f64) -> [f64; 3] {
        let own = measure(self);
        let mean =
            |other: Option<Level>| other.map_or(own, |l| f64::midpoint(own, measure(Self::of(l))));
        [mean(self.level.above()), own, mean(self.level.below())]
    }

    /// A band over the whole row, its edges bulging by mm. It joins those of its neighbours.
    fn band(
        self,
        inner: impl Fn(Self) -> f64,
        outer: impl Fn(Self) -> f64,
        [bulge_inner, bulge_outer]: [f64; 2],
    ) -> Vec<Point> {
        let ([a, b, c], [d, e, f]) = (self.run(inner), self.run(outer));
        let middle = self.y(0.5);
        // The control point of a curve through the middle.
        let control = |from: f64, through: f64, to: f64| 2.0 * through - f64::midpoint(from, to);
        rounded(&[
            Corner::new(a, self.top, 0.0),
            Corner::new(d, self.top, 0.0),
            Corner::soft(control(d, e + bulge_outer, f), middle),
            Corner::new(f, self.bottom, 0.0),
            Corner::new(c, self.bottom, 0.0),
            Corner::soft(control(a, b + bulge_inner, c), middle),
        ])
    }
}

fn arches(sheet: &mut Sheet, level: Level, site: Site) {
    let bone = (Role::Process, Visible::WhenMarked, THROUGH - 2);
    for side in Side::BOTH {
        // Two plates that meet in the midline below: a V.
        let (wide, thick) = (site.canal + 1.5, 0.30 * (site.bottom - site.top));
        let lamina = rounded(&[
            Corner::new(wide - 2.0, site.y(0.24), 1.5),
            Corner::new(wide + 1.0, site.y(0.32), 1.5),
            Corner::new(wide, site.y(0.32) + thick, 2.0),
            Corner::new(0.6, site.y(0.62) + thick * 0.9, 0.8),
            Corner::new(0.6, site.y(0.62), 0.8),
        ]);
        sheet.add(level, Part::sided(Structure::Lamina, side), on(side, lamina), bone);
        if matches!(level.region(), Region::Thoracic | Region::Lumbar) || level == Level::S1 {
            let y = if level == Level::S1 { site.top + 1.0 } else { site.bottom - 0.5 };
            let (x, size) = (site.canal + 1.0, if level >= Level::L1 { 1.5 } else { 1.0 });
            let facet = ellipse(Point::new(x, y - 1.0), 3.2 * size, 5.0 * size, -10.0);
            let layer = if level == Level::S1 { THROUGH } else { FACET + 55 };
            let style = (Role::Process, Visible::WhenMarked, layer);
            sheet.add(level, Part::sided(Structure::Facet, side), on(side, facet), style);
        }
    }
}

/// The thecal sac as a share of the canal's width (its depth is another).
const SAC: f64 = 0.75;

fn contents(sheet: &mut Sheet, level: Level, site: Site) {
    let sac = site.canal * SAC;
    let soft = |layer| (Role::TumourSoft, Visible::WhenMarked, THROUGH + layer);
    let ring = |place| Part::new(Structure::Epidural, place).unwrap_or(Part::EPIDURAL);
    let flat = [0.0; 2];
    let edge = |s: Site| s.canal * SAC;
    let middle = site.band(|s| -0.9 * edge(s), |s| 0.9 * edge(s), flat);
    sheet.add(level, ring(Place::Anterior), middle, soft(4)).edged = false;
    // Behind the sac: between the laminae, in the lower half of the row.
    let behind = rounded(&[
        Corner::new(-sac * 0.8, site.y(0.34), 2.0),
        Corner::new(0.0, site.y(0.52), 3.0),
        Corner::new(sac * 0.8, site.y(0.34), 2.0),
        Corner::new(sac * 0.55, site.y(0.98), 3.0),
        Corner::new(-sac * 0.55, site.y(0.98), 3.0),
    ]);
    sheet.add(level, ring(Place::Posterior), behind, soft(1));
    for (side, place) in Side::BOTH.into_iter().zip([Place::Left, Place::Right]) {
        let band = on(side, site.band(|s| 0.9 * edge(s), |s| s.canal + 0.8, flat));
        sheet.add(level, ring(place), band, soft(4)).edged = false;
        if Part::DURA.exists_at(level) {
            let dura = on(side, site.band(|s| edge(s) - 1.3, edge, flat));
            sheet.add(level, Part::DURA, dura, soft(6)).edged = false;
        }
    }
    let intradural = Part::whole(Structure::Intradural);
    if intradural.exists_at(level) {
        let inside = site.band(|s| 1.3 - edge(s), |s| edge(s) - 1.3, flat);
        sheet.add(level, intradural, inside, soft(7)).edged = false;
    }
    let cord = Part::whole(Structure::Cord);
    if cord.exists_at(level) {
        let half = |s: Site| s.level.cord_size().map_or(2.0, |size| size.width / 2.0);
        sheet.add(level, cord, site.band(|s| -half(s), half, flat), soft(8)).edged = false;
    }
}

fn openings(sheet: &mut Sheet, level: Level, site: Site) {
    for side in Side::BOTH {
        let part = Part::sided(Structure::Foramen, side);
        if part.exists_at(level) && !level.is_sacral() {
            let (x, y) = match level.vertebra() {
                Some(vertebra) if level.region() != Region::Cervical => {
                    let inner = pedicle_x(vertebra) + 0.36 * vertebra.pedicle_width;
                    (inner.max(site.half - 1.0), site.y(0.86))
                }
                _ => (site.half + 5.5, site.y(0.93)),
            };
            let high = 0.13 * (site.bottom - site.top) + 0.8;
            let hole = on(side, ellipse(Point::new(x, y), 2.8, high, 0.0));
            sheet.add(level, part, hole, (Role::Foramen, Visible::WhenMarked, THROUGH + 12));
        }
        let part = Part::sided(Structure::VertebralArteryCanal, side);
        if part.exists_at(level) {
            let x = if level == Level::C1 { site.reach - 7.0 } else { site.reach - 6.6 };
            let y = match level.vertebra() {
                Some(vertebra) if level != Level::C2 => {
                    let face = Face::of(vertebra);
                    face.top + 0.56 * face.height()
                }
                Some(vertebra) => Face::of(vertebra).pedicle + 2.0,
                None => site.y(0.52),
            };
            let hole = on(side, ellipse(Point::new(x, y), 2.3, 2.3, 0.0));
            sheet.add(level, part, hole, (Role::Foramen, Visible::WhenMarked, THROUGH + 12));
        }
    }
}

/// The inner edge of the tissue beside the column.
fn beside(site: Site) -> f64 {
    if site.level.is_sacral() { (site.reach - 6.0).min(36.0) } else { site.half - 2.0 }
}

/// The outer edge of the tissue beside the column.
fn flank(site: Site) -> f64 {
    let wide = match site.level.region() {
        Region::Cervical => 15.0,
        Region::Thoracic => 19.0,
        Region::Lumbar => 24.0,
        Region::Sacral => 12.0,
    };
    beside(site) + wide
}

/// The aorta: left of the midline in the chest, nearer to it before the lumbar column; above and
/// below it, its branches.
fn vessel(site: Site) -> [f64; 2] {
    match site.level.region() {
        Region::Cervical => [site.half + 2.0, site.half + 9.0],
        Region::Thoracic => [site.half * 0.35, site.half * 0.35 + 15.0],
        Region::Lumbar => {
            let below = (site.level.index() - Level::L1.index()) as f64;
            let inner = (5.5 - 2.2 * below).max(1.0);
            [inner, inner + 15.0]
        }
        Region::Sacral => [site.half * 0.6, site.half * 0.6 + 9.0],
    }
}

fn around(sheet: &mut Sheet, level: Level, site: Site) {
    let soft = |layer| (Role::SoftTissue, Visible::WhenMarked, layer);
    for side in Side::BOTH {
        let tissue = on(side, site.band(beside, flank, [0.0, 1.4]));
        let part = Part::sided(Structure::Paravertebral, side);
        sheet.add(level, part, tissue, soft(BEHIND + 2));
        let muscle = on(side, site.band(|s| flank(s) - 3.0, |s| flank(s) + 11.0, [0.0, 1.4]));
        let part = Part::whole(Structure::PosteriorMuscle);
        sheet.add(level, part, muscle, soft(BEHIND));
    }
    let front = site.band(|s| -0.74 * s.half, |s| 0.74 * s.half, [-0.8, 0.8]);
    sheet.add(level, Part::whole(Structure::Prevertebral), front, soft(BEFORE));
    let tube = site.band(|s| vessel(s)[0], |s| vessel(s)[1], [0.0; 2]);
    sheet.add(level, Part::whole(Structure::GreatVessel), tube, soft(BEFORE + 5)).edged = false;
    let margin = 2.5;
    let wide = site.reach.max(site.half) + margin;
    let frame = rounded(&[
        Corner::new(-wide, site.top + 0.3, 3.0),
        Corner::new(wide, site.top + 0.3, 3.0),
        Corner::new(wide, site.bottom - 0.3, 3.0),
        Corner::new(-wide, site.bottom - 0.3, 3.0),
    ]);
    sheet.add(level, Part::UNSPECIFIED, frame, (Role::Guide, Visible::WhenMarked, AROUND));
}
