//! Where the parts of a narrowed canal can be pointed at: where its picture shows them, not where
//! they lie in health.

use super::compression::CanalDrawing;
use super::sac::sectors;
use crate::anatomy::{Part, Structure};
use crate::figure::geometry::{Point, Polygon};

/// The share of a cord that stands for it where no fluid is left around: its rim stands for the
/// space within the dura.
const CORE: f64 = 0.6;

/// Where a part of a canal is once the canal is narrowed; `None` for what lies elsewhere.
///
/// The epidural space reaches to the middle, below what the sac has kept, for tumour takes the
/// sac's place.
pub fn squeezed_part(canal: &CanalDrawing, part: Part) -> Option<Polygon> {
    let sac = canal.dura.as_ref()?;
    match part.structure() {
        Structure::Epidural => {
            let mut sectors = sectors(canal.space.outline(), None).into_iter();
            sectors.find(|(place, _)| *place == part.place()).map(|(_, area)| area)
        }
        Structure::Dura => Some(sac.clone()),
        Structure::Intradural => Some(within(canal, sac)),
        Structure::Cord => match (&canal.cord, &canal.fluid) {
            (Some(cord), Some(_)) => Some(cord.clone()),
            _ => Some(shrunk(&within(canal, sac), CORE)),
        },
        _ => None,
    }
}

/// The space within the dura, as far as nothing but roots fills it; all of it where no fluid is
/// left.
fn within(canal: &CanalDrawing, sac: &Polygon) -> Polygon {
    let fluid = canal.fluid.as_ref().or(canal.bundle.as_ref());
    let lumen = || sac.rings.get(1).cloned().map_or_else(|| sac.clone(), Polygon::new);
    fluid.cloned().unwrap_or_else(lumen)
}

/// An area drawn together towards a point well inside it.
fn shrunk(area: &Polygon, share: f64) -> Polygon {
    let middle: Point = area.interior_point();
    area.map(|point| middle.towards(point, share))
}
