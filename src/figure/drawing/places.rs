//! Where things are on a page: what lies under a point, where a target can be pointed at, and the
//! rows of the levels.

use super::group::{Drawing, Group};
use super::target::Target;
use crate::anatomy::Level;
use crate::figure::geometry::{Point, Polygon};

impl Drawing {
    /// What lies under a point of the page: the target of the topmost area that holds it. Parts
    /// that are drawn as a mere edge are hit only where they say so.
    pub fn hit(&self, point: Point) -> Option<Target> {
        let holds = |group: &&Group| group.touched().any(|area| area.contains(point));
        self.groups.iter().rev().filter(|group| group.target.is_some()).find(holds)?.target
    }

    /// A point of the page at which a target is hit, well inside one of its areas; `None` where
    /// it is not drawn, or where other parts cover all of it.
    pub fn anchor(&self, target: Target) -> Option<Point> {
        self.groups
            .iter()
            .enumerate()
            .filter(|(_, group)| group.target == Some(target))
            .flat_map(|(index, group)| group.touched().map(move |area| (index, area)))
            .find_map(|(index, area)| self.uncovered(index, area))
    }

    /// The row of a level across the page, from half way to the level above to half way to the one
    /// below; `None` where the levels' names are not drawn.
    pub fn row(&self, level: Level) -> Option<[f64; 2]> {
        let middle = |level: Level| {
            let group =
                self.groups.iter().find(|group| group.target == Some(Target::Level(level)))?;
            group.areas().next()?.bounds().map(|bounds| bounds.centre().y)
        };
        let here = middle(level)?;
        let above = level.above().and_then(middle);
        let below = level.below().and_then(middle);
        let half = (above.map(|y| here - y).or(below.map(|y| y - here))?) / 2.0;
        Some([
            above.map_or(here - half, |y| f64::midpoint(y, here)),
            below.map_or(here + half, |y| f64::midpoint(y, here)),
        ])
    }

    /// The point of an area of a group that is farthest from its edge, among those that no group
    /// above covers.
    fn uncovered(&self, group: usize, area: &Polygon) -> Option<Point> {
        const STEPS: u32 = 24;
        let bounds = area.bounds()?;
        let target = self.groups.get(group)?.target;
        let above: Vec<&Polygon> = self
            .groups
            .iter()
            .skip(group + 1)
            .filter(|other| other.target.is_some() && other.target != target)
            .flat_map(Group::touched)
            .filter(|other| other.bounds().is_some_and(|other| other.meets(&bounds)))
            .collect();
        let seen = |point: &Point| !above.iter().any(|other| other.contains(*point));
        let inside = area.interior_point();
        if seen(&inside) {
            return Some(inside);
        }
        let share = |step: u32| (f64::from(step) + 0.5) / f64::from(STEPS);
        (0..STEPS)
            .flat_map(|row| (0..STEPS).map(move |column| (row, column)))
            .map(|(row, column)| {
                bounds.min
                    + Point::new(bounds.width() * share(column), bounds.height() * share(row))
            })
            .filter(|point| area.contains(*point) && seen(point))
            .max_by(|a, b| area.distance_to_edge(*a).total_cmp(&area.distance_to_edge(*b)))
    }
}
