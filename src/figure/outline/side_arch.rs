//! The side view of the arch: pedicles, articular pillars, laminae, processes, the sacral crest.

use super::canal::{behind, sections_of};
use super::shapes::{Frame, canal, row};
use super::side::{NEAR, both};
use super::{Sheet, Visible};
use crate::anatomy::{Level, Measures, Part, Region, Side, Structure, Vertebra};
use crate::figure::drawing::Role;
use crate::figure::geometry::{Corner, Point, ellipse, rounded, smooth_closed};

/// Below the canal, which hides their roots.
const SPINOUS: i16 = -40;
/// Above the canal.
const LAMINA: i16 = -15;

pub fn draw(sheet: &mut Sheet) {
    atlas(sheet);
    for level in Level::range(Level::C2, Level::L5) {
        let Some(vertebra) = level.vertebra() else { continue };
        let arch = Arch::of(vertebra);
        spinous(sheet, level, vertebra, arch);
        lamina(sheet, level, arch);
        near(sheet, level, vertebra, arch);
    }
    sacrum(sheet);
}

/// Where the arch of a vertebra stands, relative to its body.
#[derive(Clone, Copy)]
struct Arch {
    frame: Frame,
    /// Half the depth of the body: the front wall of the canal.
    wall: f64,
    /// Height of the body.
    high: f64,
    /// The root of the spinous process, along the column.
    root: f64,
}

impl Arch {
    fn of(vertebra: &Vertebra) -> Self {
        let wall = f64::midpoint(vertebra.body_depth_superior, vertebra.body_depth_inferior) / 2.0;
        let [top, bottom] = row(vertebra.level);
        let down = libm::cos(vertebra.tilt().to_radians());
        Self {
            frame: Frame::of(vertebra),
            wall,
            high: vertebra.height(),
            root: vertebra.level.index() as f64
                + 0.35 * vertebra.body_height_posterior * down / (bottom - top),
        }
    }

    fn ring(self, coordinates: &[(f64, f64)]) -> Vec<Point> {
        let points: Vec<Point> =
            coordinates.iter().map(|(back, down)| self.frame.at(*back, *down)).collect();
        smooth_closed(&points)
    }
}

/// A spinous process: from the spinolaminar line, `length` mm along its own direction.
fn spinous(sheet: &mut Sheet, level: Level, vertebra: &Vertebra, arch: Arch) {
    let root = behind(arch.root, 0.0);
    let own = Frame::new(root, vertebra.tilt() - vertebra.spinous_tilt);
    let length = vertebra.spinous_length;
    let ring: Vec<Corner> = match level.region() {
        Region::Cervical => {
            let (base, tip) = if level == Level::C2 { (5.6, 4.6) } else { (4.0, 2.6) };
            let long = if level == Level::C7 { 1.2 } else { 1.0 };
            vec![
                Corner::new(-2.0, -base - 0.8, 2.0),
                Corner::soft(length * 0.3, -base * 0.72),
                Corner::soft(length * 0.72, -tip * 0.8 * long),
                Corner::soft(length - 2.2, -tip * 1.0 * long),
                Corner::soft(length + 0.1, -tip * 0.7 * long),
                Corner::soft(length + 0.1, tip * 1.1 * long),
                Corner::soft(length - 2.4, tip * 1.5 * long),
                Corner::soft(length * 0.7, tip * 0.9 * long),
                Corner::soft(length * 0.3, base * 0.62),
                Corner::new(-2.0, base * 0.9, 2.0),
            ]
        }
        Region::Thoracic => {
            // Slender and long in the middle, stout as a lumbar one at T11 and T12.
            let stout = match level {
                Level::T11 => 0.55,
                Level::T12 => 0.8,
                Level::T10 => 0.2,
                _ => 0.0,
            };
            let (base, tip) = (5.2 + 2.0 * stout, 2.5 + 4.2 * stout);
            vec![
                Corner::new(-3.0, -base - 1.0, 2.5),
                Corner::soft(length * 0.28, -base * 0.86),
                Corner::soft(length * 0.68, -tip * 1.02),
                Corner::soft(length - 2.4, -tip * 1.06),
                Corner::soft(length + 0.1, -tip * 0.7),
                Corner::soft(length + 0.1, tip * 1.05),
                Corner::soft(length - 3.4, tip * 1.35),
                Corner::soft(length * 0.66, tip * 1.0),
                Corner::soft(length * 0.26, base * 0.66),
                Corner::new(-3.0, base * 0.95, 2.5),
            ]
        }
        _ => {
            let blade = match level {
                Level::L5 => 6.2,
                Level::L4 => 7.8,
                _ => 9.0,
            };
            let base = 7.0;
            vec![
                Corner::new(-4.0, -base - 0.4, 2.0),
                Corner::soft(length * 0.22, -base * 0.94),
                Corner::soft(length * 0.62, -blade * 0.8),
                Corner::new(length - 1.0, -blade * 0.94, 5.0),
                Corner::new(length + 0.4, blade * 0.7, 6.0),
                Corner::soft(length - 2.0, blade * 1.2),
                Corner::soft(length * 0.62, blade * 1.04),
                Corner::soft(length * 0.24, base * 0.78),
                Corner::new(-4.0, base * 0.9, 2.0),
            ]
        }
    };
    let placed: Vec<Corner> = ring.into_iter().map(|c| c.map(|p| own.at(p.x, p.y))).collect();
    let style = (Role::Process, Visible::Always, SPINOUS);
    sheet.add(level, Part::SPINOUS_PROCESS, rounded(&placed), style);
}

/// A lamina cut in its middle: a slanting plate along the canal, its lower end farther back, so
/// that it covers the one below like a tile.
fn lamina(sheet: &mut Sheet, level: Level, arch: Arch) {
    let (thick, slant, upper, lower) = match level.region() {
        Region::Cervical => (3.2, 1.0, 0.46, 0.20),
        Region::Thoracic => (4.6, 1.5, 0.52, 0.20),
        _ => (5.6, 1.8, 0.46, 0.16),
    };
    let at = |t: f64, out: f64| behind(arch.root - upper + (upper + lower) * t, out);
    let ring = smooth_closed(&[
        at(0.0, 0.9),
        at(0.06, thick * 0.55),
        at(0.40, thick),
        at(0.84, thick + slant),
        at(0.98, thick * 0.62 + slant),
        at(0.96, slant * 0.7),
        at(0.72, 0.1),
        at(0.40, 0.0),
        at(0.12, 0.0),
    ]);
    both(sheet, level, Structure::Lamina, ring, (Role::Process, Visible::Always, LAMINA));
}

/// What lies at the left of the canal, before it for the viewer.
fn near(sheet: &mut Sheet, level: Level, vertebra: &Vertebra, arch: Arch) {
    let Arch { wall, high, .. } = arch;
    let middle = -0.15 * vertebra.body_height_posterior;
    let half = vertebra.pedicle_height / 2.0;
    let deep = vertebra.canal_depth;
    let joint = wall + if level.region() == Region::Cervical { 0.55 } else { 0.66 } * deep;
    let edge = (Role::Process, Visible::EdgeOnly, NEAR);
    let hidden = (Role::Process, Visible::WhenMarked, NEAR - 2);
    let pedicle = arch.ring(&[
        (wall - 0.3, middle - half * 0.92),
        (wall + 0.3 * deep, middle - half * 0.72),
        (joint, middle - half * 0.86),
        (joint + 1.2, middle),
        (joint, middle + half * 0.8),
        (wall + 0.3 * deep, middle + half * 0.72),
        (wall - 0.3, middle + half * 0.92),
        (wall - 0.7, middle),
    ]);
    let disc = vertebra.disc_height_below;
    let facet = if level.region() == Region::Cervical {
        // A leaning block between two joints.
        arch.ring(&[
            (joint - 4.4, -high * 0.52),
            (joint + 1.0, -high * 0.74),
            (joint + 4.4, -high * 0.30),
            (joint + 5.6, high * 0.42),
            (joint + 3.0, high * 0.74),
            (joint - 2.0, high * 0.46),
            (joint - 4.2, 0.0),
        ])
    } else {
        // Upper and lower articular process with the bar between them.
        arch.ring(&[
            (joint - 1.6, -high * 0.5 - 0.4 * disc),
            (joint + 2.6, -high * 0.5 - 0.9 * disc),
            (joint + 4.8, -high * 0.3),
            (joint + 5.4, high * 0.1),
            (joint + 7.2, high * 0.5),
            (joint + 6.0, high * 0.5 + 1.1 * disc),
            (joint + 2.6, high * 0.5 + 0.7 * disc),
            (joint + 1.8, high * 0.2),
            (joint - 0.6, -high * 0.1),
        ])
    };
    both(sheet, level, Structure::Facet, facet, hidden);
    both(sheet, level, Structure::Pedicle, pedicle, edge);
    let process = ellipse(arch.frame.at(joint + 2.4, middle + 1.0), 3.4, 3.0, -vertebra.tilt());
    let style = (Role::Process, Visible::WhenMarked, NEAR + 4);
    both(sheet, level, Structure::TransverseProcess, process, style);
    // Between this pedicle and the next.
    let top = middle + half * 0.85;
    let next = level.below().and_then(Level::vertebra);
    let room = next.map_or(0.7 * high, |next| {
        high / 2.0 + disc + next.height() / 2.0
            - 0.15 * next.body_height_posterior
            - next.pedicle_height * 0.43
            - top
    });
    let wide = (joint - wall) * 0.46 + 0.6;
    let hole = arch.ring(&[
        (wall + wide, top + 0.4),
        (wall + wide * 1.9, top + 0.26 * room),
        (wall + wide * 1.5, top + 0.68 * room),
        (wall + wide * 0.9, top + room - 0.3),
        (wall + 0.4, top + 0.66 * room),
        (wall + 0.1, top + 0.3 * room),
    ]);
    let style = (Role::Foramen, Visible::WhenMarked, NEAR + 2);
    both(sheet, level, Structure::Foramen, hole, style);
    let artery = Part::sided(Structure::VertebralArteryCanal, Side::Left);
    if artery.exists_at(level) {
        let ring = ellipse(arch.frame.at(wall - 2.6, middle + 1.2), 2.3, 2.3, 0.0);
        let style = (Role::Foramen, Visible::WhenMarked, NEAR + 5);
        both(sheet, level, Structure::VertebralArteryCanal, ring, style);
    }
}

fn atlas(sheet: &mut Sheet) {
    let Measures { atlas, axis, .. } = Measures::adult();
    let ring = Frame::new(
        Point::new(-axis.dens_tip_x, atlas.below_dens_tip - axis.dens_tip_y),
        atlas.tilt,
    );
    let inner = -axis.dens_depth / 2.0 - atlas.dens_gap + atlas.canal_depth;
    let (deep, high) = (atlas.posterior_arch_depth, atlas.posterior_arch_height / 2.0);
    let shape = |coordinates: &[(f64, f64)]| {
        smooth_closed(&coordinates.iter().map(|(x, y)| ring.at(*x, *y)).collect::<Vec<_>>())
    };
    let arch = shape(&[
        (inner, 0.0),
        (inner + 1.4, -high * 0.86),
        (inner + 0.5 * deep, -high),
        (inner + 0.68 * deep, -high * 0.4),
        (inner + 0.68 * deep, high * 0.5),
        (inner + 0.5 * deep, high),
        (inner + 1.4, high * 0.86),
    ]);
    let tubercle = shape(&[
        (inner + 0.45 * deep, -high * 0.62),
        (inner + 0.8 * deep, -high * 0.6),
        (inner + deep, 0.3),
        (inner + 0.8 * deep, high * 0.78),
        (inner + 0.45 * deep, high * 0.7),
    ]);
    let style = (Role::Process, Visible::Always, SPINOUS);
    sheet.add(Level::C1, Part::SPINOUS_PROCESS, tubercle, style);
    both(sheet, Level::C1, Structure::Lamina, arch, (Role::Process, Visible::Always, LAMINA));
    let tall = atlas.lateral_mass_height / 2.0;
    let mass = shape(&[
        (-7.0, -tall * 0.5),
        (0.0, -tall * 0.72),
        (7.6, -tall),
        (9.4, -tall * 0.2),
        (8.0, tall * 0.7),
        (1.0, tall),
        (-6.4, tall * 0.7),
        (-8.0, 0.0),
    ]);
    let style = (Role::Process, Visible::WhenMarked, NEAR);
    both(sheet, Level::C1, Structure::Pedicle, mass, style);
    let small = |at: Point, radius: f64| ellipse(at, radius, radius, 0.0);
    let style = |fill| (fill, Visible::WhenMarked, NEAR + 4);
    let process = small(ring.at(3.0, 0.6), 3.4);
    both(sheet, Level::C1, Structure::TransverseProcess, process, style(Role::Process));
    let artery = small(ring.at(3.0, 0.6), 2.2);
    let over = (Role::Foramen, Visible::WhenMarked, NEAR + 5);
    both(sheet, Level::C1, Structure::VertebralArteryCanal, artery, over);
    let foramen = ellipse(ring.at(11.0, tall + 1.5), 2.4, 3.2, 0.0);
    both(sheet, Level::C1, Structure::Foramen, foramen, style(Role::Foramen));
}

/// The roof of the sacral canal with the median crest, and what is hidden beside the canal.
fn sacrum(sheet: &mut Sheet) {
    for level in Level::range(Level::S1, Level::S5) {
        let sections = sections_of(level);
        let (Some(first), Some(last)) = (sections.first(), sections.last()) else { continue };
        let index = (level.index() - Level::S1.index()) as f64;
        let (start, thick) = (if level == Level::S1 { 0.26 } else { 0.0 }, 3.4 - 0.5 * index);
        let crest = [7.4, 7.0, 5.6, 3.8, 1.6][level.index() - Level::S1.index()];
        let top = level.index() as f64 - 0.5 + start;
        let at = |t: f64, out: f64| behind(top + (1.0 - start) * t, out);
        // The roofs are fused into one; behind the last segment the canal opens.
        let open = if level == Level::S5 { 0.45 } else { 1.0 };
        let mut roof: Vec<Point> = (0..=8).map(|i| at(open * f64::from(i) / 8.0, 0.0)).collect();
        roof.extend((0..=8).rev().map(|i| {
            let t = f64::from(i) / 8.0;
            let end = match level {
                Level::S1 => (7.0 * t).min(1.0).sqrt(),
                Level::S5 => 1.0 - 0.6 * t * t,
                _ => 1.0,
            };
            at(open * t, (thick - 0.5 * t) * end)
        }));
        roof.dedup_by(|a, b| a.distance(*b) < 0.05);
        let soft = |t: f64, out: f64| Corner { at: at(t * open, out), radius: f64::INFINITY };
        let hump = rounded(&[
            soft(0.0, 0.2),
            soft(0.10, thick + crest * 0.25),
            soft(0.36, thick + crest * 0.86),
            soft(0.62, thick + crest * 1.1),
            soft(0.88, thick + crest * 1.0),
            soft(0.98, thick + crest * 0.3),
            soft(0.96, 0.4),
            soft(0.50, -2.0),
        ]);
        let style = (Role::Process, Visible::Always, SPINOUS);
        sheet.add(level, Part::SPINOUS_PROCESS, hump, style);
        both(sheet, level, Structure::Lamina, roof, (Role::Process, Visible::Always, LAMINA));
        let middle = first.at(0.0).towards(last.at(0.0), 0.5);
        let depth = canal(level)[1];
        let tilt = level.sacral_segment().map_or(0.0, |segment| segment.tilt);
        let frame = Frame::new(middle, tilt);
        let size = 1.0 - 0.13 * index;
        let hidden = |fill, layer| (fill, Visible::WhenMarked, NEAR + layer);
        let pedicle = ellipse(frame.at(depth * 0.35, -3.0 * size), 5.0 * size, 5.6 * size, -tilt);
        both(sheet, level, Structure::Pedicle, pedicle, hidden(Role::Process, 0));
        let wing = ellipse(frame.at(-5.0 * size, 0.0), 9.0 * size, 9.5 * size, -tilt);
        both(sheet, level, Structure::TransverseProcess, wing, hidden(Role::Process, 4));
        if level == Level::S1 {
            let facet = ellipse(frame.at(depth + 1.0, -13.0), 3.6, 6.4, -tilt);
            both(sheet, level, Structure::Facet, facet, hidden(Role::Process, -2));
        }
        if Part::whole(Structure::Foramen).exists_at(level) {
            let hole = ellipse(frame.at(depth * 0.3, 9.0 * size), 3.4 * size, 3.0 * size, -tilt);
            both(sheet, level, Structure::Foramen, hole, hidden(Role::Foramen, 2));
        }
    }
}
