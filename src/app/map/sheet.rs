//! A drawing with what the window looks up in it: what lies under the pointer, where a part is, what
//! is known of it. It is made anew only when what it shows has changed.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::overlays::Overlays;
use crate::anatomy::{Level, Part, Structure};
use crate::app::session::Session;
use crate::case::Case;
use crate::figure::{
    self, Bounds, Drawing, Group, MapOptions, Medium, Point, Polygon, Target, View, ViewChoice,
};

/// Width of the page that the window shows, in millimetres: a narrow page has large letters.
const SCREEN_WIDTH: f64 = 112.0;

/// A neighbour of the dura keeps this share of the way from its middle to the dura.
const KEPT: f64 = 0.5;

/// A drawing, ready to be pointed at.
pub struct Sheet {
    pub drawing: Arc<Drawing>,
    /// The rows of the levels, from the head down.
    pub rows: Vec<(Level, [f64; 2])>,
    /// The places of the groups of each target, the lowest first.
    groups: BTreeMap<Target, Vec<usize>>,
    /// Where groups with a target are, the highest first.
    bounds: Vec<(usize, Bounds)>,
    anchors: OnceLock<BTreeMap<Target, Point>>,
}

/// What a drawing depends on.
#[derive(Clone, PartialEq)]
struct Depends {
    case: Arc<Case>,
    time_point: usize,
    views: ViewChoice,
    overlays: Overlays,
}

/// The drawing that was shown last.
#[derive(Default)]
pub struct Kept {
    last: Option<(Depends, Arc<Sheet>)>,
    built: u64,
}

impl Kept {
    /// How many drawings were made so far.
    pub const fn built(&self) -> u64 {
        self.built
    }

    /// The drawing of the case, made anew only when what it depends on has changed.
    pub fn sheet(
        &mut self,
        session: &Session,
        views: ViewChoice,
        overlays: Overlays,
    ) -> Arc<Sheet> {
        if let Some((depends, sheet)) = &self.last
            && Arc::ptr_eq(&depends.case, session.case())
            && depends.time_point == session.time_point
            && depends.views == views
            && depends.overlays == overlays
        {
            return Arc::clone(sheet);
        }
        let options = MapOptions {
            time_point: session.time_point,
            views,
            width_mm: SCREEN_WIDTH,
            legend: views == ViewChoice::All,
            treatment: overlays.treatment,
            wbb: overlays.wbb,
            sins: overlays.sins,
            medium: Medium::Screen,
        };
        let sheet = Arc::new(Sheet::of(figure::spine_map(session.case(), &options)));
        let case = Arc::clone(session.case());
        let time_point = session.time_point;
        let depends = Depends { case, time_point, views, overlays };
        self.last = Some((depends, Arc::clone(&sheet)));
        self.built += 1;
        sheet
    }
}

impl Sheet {
    fn of(drawing: Drawing) -> Self {
        let rows = Level::ALL.into_iter().filter_map(|level| Some((level, drawing.row(level)?)));
        let rows = rows.collect();
        let mut groups: BTreeMap<Target, Vec<usize>> = BTreeMap::new();
        let mut bounds = Vec::new();
        for (index, group) in drawing.groups.iter().enumerate() {
            let Some(target) = group.target else { continue };
            groups.entry(target).or_default().push(index);
            let around = group.touched().filter_map(Polygon::bounds).reduce(Bounds::with);
            bounds.extend(around.map(|around| (index, around)));
        }
        bounds.reverse();
        Self { drawing: Arc::new(drawing), rows, groups, bounds, anchors: OnceLock::new() }
    }

    /// Whether it shows levels one below the other, not one from the feet.
    pub fn is_map(&self) -> bool {
        !self.rows.is_empty()
    }

    /// The groups of a target, the lowest first.
    pub fn of_target(&self, target: Target) -> impl Iterator<Item = &Group> {
        let places = self.groups.get(&target).into_iter().flatten();
        places.filter_map(|place| self.drawing.groups.get(*place))
    }

    /// What the figure says of a target.
    pub fn told(&self, target: Target) -> Option<&str> {
        self.of_target(target).filter_map(|group| group.tooltip.as_deref()).last()
    }

    /// What is drawn of a part: the part itself, or its smallest parts, or what it lies within.
    pub fn shown(&self, level: Level, part: Part) -> Vec<Target> {
        let there = |part: &Part| self.groups.contains_key(&Target::Part(level, *part));
        if there(&part) {
            return vec![Target::Part(level, part)];
        }
        let leaves: Vec<Part> = part.leaves(level).filter(there).collect();
        let parts = if leaves.is_empty() {
            Part::of(level).filter(|wider| wider.holds(part) && there(wider)).take(1).collect()
        } else {
            leaves
        };
        parts.into_iter().map(|part| Target::Part(level, part)).collect()
    }

    /// A point within each level's name, and within each part of an axial view.
    pub fn anchors(&self) -> &BTreeMap<Target, Point> {
        self.anchors.get_or_init(|| {
            let axial = |target: Target| {
                self.of_target(target).any(|group| group.view == Some(View::Axial))
            };
            let named = self.groups.keys().copied();
            let named = named.filter(|target| matches!(target, Target::Level(_)) || axial(*target));
            named.filter_map(|target| Some((target, self.drawing.anchor(target)?))).collect()
        })
    }

    /// What lies under a point: the topmost part, or the level whose row it is. The dura, a mere
    /// line, is also met at so many millimetres beside it, as far as its neighbours have room.
    pub fn hit(&self, point: Point, beside: f64) -> Option<Target> {
        let hit = self.area_at(point);
        match hit {
            Some(Target::Part(level, part)) if is_beside_dura(part) => {
                let dura = Target::Part(level, Part::DURA);
                let off = self.distance(dura, point);
                let near = |target: Target| {
                    let anchor = self.anchors().get(&target);
                    anchor.is_some_and(|anchor| off < KEPT * self.distance(dura, *anchor))
                };
                let met = off <= beside && hit.is_some_and(near);
                if met { Some(dura) } else { hit }
            }
            Some(_) => hit,
            None => self.row_at(point),
        }
    }

    fn area_at(&self, point: Point) -> Option<Target> {
        let around = self.bounds.iter().filter(|(_, bounds)| bounds.contains(point));
        let mut groups = around.filter_map(|(place, _)| self.drawing.groups.get(*place));
        groups.find(|group| group.touched().any(|area| area.contains(point)))?.target
    }

    fn row_at(&self, point: Point) -> Option<Target> {
        if !(0.0..=self.drawing.width).contains(&point.x) {
            return None;
        }
        let row = self.rows.iter().find(|(_, [top, bottom])| (*top..*bottom).contains(&point.y));
        row.map(|(level, _)| Target::Level(*level))
    }

    /// How far a point lies from the edges of a target.
    fn distance(&self, target: Target, point: Point) -> f64 {
        let areas = self.of_target(target).flat_map(Group::touched);
        areas.map(|area| area.distance_to_edge(point)).fold(f64::INFINITY, f64::min)
    }

    /// The rectangle around levels in one view of a map, with all their parts.
    pub fn extent(&self, view: View, levels: &[Level]) -> Option<Bounds> {
        let of = |group: &&Group| {
            group.view == Some(view)
                && matches!(group.target, Some(Target::Part(level, _)) if levels.contains(&level))
        };
        let areas = self.drawing.groups.iter().filter(of).flat_map(Group::areas);
        areas.filter_map(Polygon::bounds).reduce(Bounds::with)
    }
}

const fn is_beside_dura(part: Part) -> bool {
    matches!(part.structure(), Structure::Epidural | Structure::Intradural)
}
