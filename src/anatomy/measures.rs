//! The measures of an adult column: millimetres and degrees, standing, seen from the side.
//!
//! The numbers stand in `assets/morphometry.csv` with the source of each row. They are those of a
//! small to medium adult: multiply lengths by 1.08 for a tall man, by 0.96 for a small woman.
//!
//! Positions: the origin is the centre of the S1 endplate, x grows anteriorly, y upwards. Tilts
//! are against the horizontal, positive where the anterior edge is lower.

use super::Level;

include!(concat!(env!("OUT_DIR"), "/measures.rs"));

/// The measures of a vertebra with a body, C2 to L5 (after Panjabi 1991 and 1992).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Vertebra {
    /// The level.
    pub level: Level,
    /// Width of the superior endplate, mm.
    pub body_width_superior: f64,
    /// Width of the inferior endplate, mm.
    pub body_width_inferior: f64,
    /// Anteroposterior depth of the superior endplate, mm.
    pub body_depth_superior: f64,
    /// Anteroposterior depth of the inferior endplate, mm.
    pub body_depth_inferior: f64,
    /// Height of the anterior wall, mm; in the drawing it follows from the tilts.
    pub body_height_anterior: f64,
    /// Height of the posterior wall, mm.
    pub body_height_posterior: f64,
    /// Height of the disc below in its middle, mm (after Fletcher 2015).
    pub disc_height_below: f64,
    /// Width of a pedicle, mm.
    pub pedicle_width: f64,
    /// Height of a pedicle, mm.
    pub pedicle_height: f64,
    /// Width of the canal, mm.
    pub canal_width: f64,
    /// Anteroposterior depth of the canal, mm.
    pub canal_depth: f64,
    /// From tip to tip of the transverse processes, mm.
    pub transverse_span: f64,
    /// Free length of the spinous process from the spinolaminar line to its tip, mm.
    pub spinous_length: f64,
    /// Downward tilt of the spinous process against the middle plane of its body, degrees.
    pub spinous_tilt: f64,
    /// Tilt of the superior endplate, degrees.
    pub tilt_superior: f64,
    /// Tilt of the inferior endplate, degrees.
    pub tilt_inferior: f64,
    /// Centre of the body, mm in front of the origin.
    pub centre_x: f64,
    /// Centre of the body, mm above the origin.
    pub centre_y: f64,
}

impl Vertebra {
    /// Tilt of the middle plane of the body, degrees.
    pub fn tilt(&self) -> f64 {
        f64::midpoint(self.tilt_superior, self.tilt_inferior)
    }

    /// Height of the body in its middle, mm.
    pub fn height(&self) -> f64 {
        f64::midpoint(self.body_height_anterior, self.body_height_posterior)
    }

    /// Wedge of the body, degrees: positive where the posterior wall is the higher one, as in the
    /// thoracic column (Masharawi 2010).
    pub fn wedge(&self) -> f64 {
        self.tilt_superior - self.tilt_inferior
    }
}

/// The measures of a sacral segment, S1 to S5.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SacralSegment {
    /// The level.
    pub level: Level,
    /// Height along the sacral curve, mm.
    pub height: f64,
    /// Width at its upper end with both lateral parts, mm.
    pub width_top: f64,
    /// Width at its lower end, mm.
    pub width_bottom: f64,
    /// Anteroposterior depth at its upper end, mm.
    pub depth_top: f64,
    /// Tilt of its middle plane, degrees.
    pub tilt: f64,
    /// Its centre, mm in front of the origin.
    pub centre_x: f64,
    /// Its centre, mm above the origin.
    pub centre_y: f64,
    /// Middle of its lower end, mm in front of the origin.
    pub lower_end_x: f64,
    /// Middle of its lower end, mm above the origin.
    pub lower_end_y: f64,
    /// Width of the ventral transverse line below it, mm; S5 has none.
    pub ventral_line_width: Option<f64>,
    /// Its dorsal counterpart, mm.
    pub dorsal_line_width: Option<f64>,
}

/// Size of the spinal cord at a vertebral level, C1 to L1 (after Sherman 1990, Frostell 2016).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CordSize {
    /// The vertebral level.
    pub level: Level,
    /// Transverse width, mm.
    pub width: f64,
    /// Anteroposterior depth, mm.
    pub depth: f64,
}

/// The ring of C1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Atlas {
    /// From tip to tip of the transverse processes, mm.
    pub span: f64,
    /// Width of the canal, mm.
    pub canal_width: f64,
    /// Depth of the canal from arch to arch, mm.
    pub canal_depth: f64,
    /// Height of the anterior arch, mm.
    pub anterior_arch_height: f64,
    /// Height of the posterior arch, mm.
    pub posterior_arch_height: f64,
    /// Thickness of the anterior arch with its tubercle, mm.
    pub anterior_arch_depth: f64,
    /// Thickness of the posterior arch with its tubercle, mm.
    pub posterior_arch_depth: f64,
    /// Width of a lateral mass, mm.
    pub lateral_mass_width: f64,
    /// Height of a lateral mass, mm.
    pub lateral_mass_height: f64,
    /// Tilt of the ring, degrees.
    pub tilt: f64,
    /// Gap between anterior arch and dens, mm.
    pub dens_gap: f64,
    /// Height of the ring's centre below the tip of the dens, mm.
    pub below_dens_tip: f64,
}

/// What the axis has beyond other vertebrae: the dens (Gosavi 2012).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Axis {
    /// Height of body and dens together, mm.
    pub height: f64,
    /// Anterior height of the body alone, mm.
    pub body_height_anterior: f64,
    /// Depth of the body, mm.
    pub body_depth: f64,
    /// Height of the dens, mm.
    pub dens_height: f64,
    /// Depth of the dens, mm.
    pub dens_depth: f64,
    /// Width of the dens, mm.
    pub dens_width: f64,
    /// Tip of the dens, mm in front of the origin.
    pub dens_tip_x: f64,
    /// Tip of the dens, mm above the origin.
    pub dens_tip_y: f64,
}

/// The sacrum as a whole.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sacrum {
    /// Straight length, mm.
    pub length: f64,
    /// Greatest width, mm.
    pub width: f64,
    /// Width of the S1 endplate, mm.
    pub endplate_width: f64,
    /// Depth of the S1 endplate, mm.
    pub endplate_depth: f64,
    /// Anterior height of S1, mm.
    pub first_height_anterior: f64,
    /// Posterior height of S1, mm.
    pub first_height_posterior: f64,
    /// Tilt of the S1 endplate, degrees.
    pub slope: f64,
}

/// The measures of a whole column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measures {
    /// C2 to L5.
    pub vertebra: [Vertebra; 23],
    /// S1 to S5.
    pub sacral_segment: [SacralSegment; 5],
    /// C1 to L1.
    pub cord: [CordSize; 20],
    /// C1.
    pub atlas: Atlas,
    /// The dens.
    pub axis: Axis,
    /// The sacrum as a whole.
    pub sacrum: Sacrum,
}

impl Measures {
    /// The column that is drawn.
    pub fn adult() -> &'static Self {
        &MEASURES
    }
}

impl Level {
    /// The measures of a vertebra with a body: C2 to L5.
    pub fn vertebra(self) -> Option<&'static Vertebra> {
        MEASURES.vertebra.get(self.index().checked_sub(Self::C2.index())?)
    }

    /// The measures of a sacral segment: S1 to S5.
    pub fn sacral_segment(self) -> Option<&'static SacralSegment> {
        MEASURES.sacral_segment.get(self.index().checked_sub(Self::S1.index())?)
    }

    /// The size of the cord: C1 to L1. It ends at the disc below L1.
    pub fn cord_size(self) -> Option<&'static CordSize> {
        MEASURES.cord.get(self.index())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vertebra(level: Level) -> &'static Vertebra {
        level.vertebra().unwrap()
    }

    fn sum(from: Level, to: Level, measure: impl Fn(&Vertebra) -> f64) -> f64 {
        Level::range(from, to).map(|level| measure(vertebra(level))).sum()
    }

    #[track_caller]
    fn near(found: f64, expected: f64, tolerance: f64) {
        assert!((found - expected).abs() <= tolerance, "{found} is not {expected}");
    }

    #[test]
    fn every_row_is_found_by_its_level() {
        for level in Level::ALL {
            let index = level.index();
            assert_eq!(
                level.vertebra().map(|row| row.level),
                (1..24).contains(&index).then_some(level)
            );
            assert_eq!(level.sacral_segment().map(|row| row.level), (index >= 24).then_some(level));
            assert_eq!(level.cord_size().map(|row| row.level), (index < 20).then_some(level));
        }
    }

    #[test]
    fn bodies_and_discs_add_up_to_their_regions() {
        near(sum(Level::C2, Level::C7, Vertebra::height), 74.1, 0.05);
        near(sum(Level::T1, Level::T12, Vertebra::height), 205.7, 0.05);
        near(sum(Level::L1, Level::L5, Vertebra::height), 119.8, 0.05);
        near(sum(Level::C2, Level::C7, |v| v.disc_height_below), 24.7, 0.05);
        near(sum(Level::T1, Level::T12, |v| v.disc_height_below), 47.4, 0.05);
        near(sum(Level::L1, Level::L5, |v| v.disc_height_below), 41.1, 0.05);
        let sacral: f64 = Measures::adult().sacral_segment.iter().map(|s| s.height).sum();
        near(sacral, 103.0, 0.01);
        near(sacral, Measures::adult().sacrum.length, 0.5);
    }

    #[test]
    fn curvatures_are_those_of_standing_adults() {
        let slope = Measures::adult().sacrum.slope;
        let superior = |level| vertebra(level).tilt_superior;
        let inferior = |level| vertebra(level).tilt_inferior;
        near(slope - superior(Level::L1), 56.0, 0.01);
        near(superior(Level::T1) - inferior(Level::T12), 40.9, 0.01);
        near(inferior(Level::C7) - inferior(Level::C2), 17.0, 0.01);
        near(superior(Level::T1), 21.0, 0.01);
        near(superior(Level::L5) - superior(Level::L4), 15.9, 0.01);
        near(slope - superior(Level::L5), 22.2, 0.01);
        near(inferior(Level::L1) - superior(Level::T11), -9.7, 0.01);
    }

    #[test]
    fn wedges_are_those_of_masharawi_and_give_the_anterior_heights() {
        let wedges = [3.8, 3.2, 5.0, 4.2, 3.35, 1.65, 0.1, -1.9, -6.2];
        for (level, wedge) in Level::range(Level::T9, Level::L5).zip(wedges) {
            near(vertebra(level).wedge(), wedge, 0.1);
        }
        for level in Level::range(Level::T1, Level::L5) {
            let v = vertebra(level);
            let depth = f64::midpoint(v.body_depth_superior, v.body_depth_inferior);
            let lost = depth * libm::tan(v.wedge().to_radians());
            near(v.body_height_posterior - v.body_height_anterior, lost, 0.25);
        }
        near(vertebra(Level::T11).body_height_anterior, 18.5, 0.001);
    }

    #[test]
    fn verified_anchors_hold() {
        near(vertebra(Level::C3).pedicle_width, 4.9, 0.001);
        near(vertebra(Level::C7).pedicle_width, 6.6, 0.001);
        near(vertebra(Level::T1).pedicle_width, 9.3, 0.5);
        near(vertebra(Level::T4).pedicle_width, 4.5, 0.5);
        near(vertebra(Level::T5).pedicle_width, 5.1, 0.001);
        near(vertebra(Level::T12).pedicle_width, 8.3, 0.001);
        near(vertebra(Level::T1).pedicle_height, 8.9, 1.0);
        near(vertebra(Level::T11).pedicle_height, 17.0, 0.5);
        assert!((7.4..=8.6).contains(&vertebra(Level::L1).pedicle_width));
        assert!((12.2..=16.1).contains(&vertebra(Level::L5).pedicle_width));
        near(vertebra(Level::C7).spinous_length, 41.0, 0.001);
        near(vertebra(Level::T1).spinous_length, 44.2, 0.001);
        let to_sacrum = vertebra(Level::C7).centre_x
            + Measures::adult().sacrum.endplate_depth / 2.0
                * libm::cos(Measures::adult().sacrum.slope.to_radians());
        near(to_sacrum, 15.9, 0.1);
    }

    #[test]
    fn the_smallest_and_the_largest_stand_where_they_should() {
        let rising = |from, to, measure: fn(&Vertebra) -> f64| {
            let row: Vec<f64> = Level::range(from, to).map(|l| measure(vertebra(l))).collect();
            assert!(row.windows(2).all(|pair| pair[0] <= pair[1]), "{from} to {to}: {row:?}");
        };
        rising(Level::C4, Level::T1, |v| v.body_width_inferior);
        rising(Level::T1, Level::T3, |v| -v.body_width_inferior);
        rising(Level::T3, Level::L4, |v| v.body_width_inferior);
        near(vertebra(Level::L5).body_width_inferior, 49.4, 0.001);
        let least = |from, to, measure: fn(&Vertebra) -> f64| {
            Level::range(from, to)
                .min_by(|a, b| measure(vertebra(*a)).total_cmp(&measure(vertebra(*b))))
                .unwrap()
        };
        assert_eq!(least(Level::L1, Level::L5, |v| v.canal_depth), Level::L3);
        assert_eq!(least(Level::T1, Level::T12, |v| v.pedicle_width), Level::T4);
        assert_eq!(least(Level::C2, Level::C7, Vertebra::height), Level::C6);
        assert_eq!(least(Level::L1, Level::L5, |v| -v.spinous_length), Level::L3);
        assert!(
            vertebra(Level::L5).body_height_posterior < vertebra(Level::L2).body_height_posterior
        );
        assert_eq!(least(Level::C2, Level::L5, |v| v.centre_y), Level::L5);
    }

    #[test]
    fn centres_stack_by_heights_and_discs_along_the_tilts() {
        // From the S1 endplate upwards: half a disc and half a body along their own tilts.
        let (mut x, mut y, mut below) = (0.0, 0.0, Measures::adult().sacrum.slope);
        for level in Level::range(Level::L5, Level::C3).rev() {
            let v = vertebra(level);
            let mut climb = |by: f64, tilt: f64| {
                x += by * libm::sin(tilt.to_radians());
                y += by * libm::cos(tilt.to_radians());
            };
            climb(v.disc_height_below, f64::midpoint(below, v.tilt_inferior));
            climb(v.height() / 2.0, v.tilt());
            near(v.centre_x, x, 1.0);
            near(v.centre_y, y, 1.0);
            let mut climb = |by: f64, tilt: f64| {
                x += by * libm::sin(tilt.to_radians());
                y += by * libm::cos(tilt.to_radians());
            };
            climb(v.height() / 2.0, v.tilt());
            below = v.tilt_superior;
        }
    }
}
