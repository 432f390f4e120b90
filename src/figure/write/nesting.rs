//! Groups within groups, for programs that edit a figure: a time point holds its views, a view its
//! levels, a level its parts, so that each can be chosen by its name.
//!
//! A level is one group in a view, where painting it as a whole leaves the picture as it is. What
//! lies behind the bodies, or behind the canal, is a second group of the level.

use std::collections::{BTreeMap, BTreeSet};

use crate::anatomy::{Level, Part, Structure};
use crate::figure::drawing::{Drawing, Group, Target, View};

/// A group of a drawing, or what holds several under a name.
pub(super) enum Node<'a> {
    Group(&'a Group),
    Branch(Branch<'a>),
}

/// A name over several groups.
pub(super) struct Branch<'a> {
    /// Unique in the drawing.
    pub id: String,
    /// What a person calls it.
    pub label: String,
    /// Whether it is a layer that one works within, or a group that one chooses as a whole.
    pub is_layer: bool,
    pub nodes: Vec<Node<'a>>,
}

/// The groups of a drawing in the order of painting: each section where its first group stands.
pub(super) fn nested(drawing: &Drawing) -> Vec<Node<'_>> {
    let mut sections: Vec<(Option<&str>, Vec<&Group>)> = Vec::new();
    for group in &drawing.groups {
        let id = group.section.as_ref().map(|section| section.id.as_str());
        // What belongs to no section keeps its place among them.
        let own = match id {
            Some(_) => sections.iter_mut().find(|(other, _)| *other == id),
            None => sections.last_mut().filter(|(other, _)| other.is_none()),
        };
        match own {
            Some((_, groups)) => groups.push(group),
            None => sections.push((id, vec![group])),
        }
    }
    let mut nodes = Vec::new();
    for (id, groups) in sections {
        let section = groups.first().and_then(|group| group.section.as_deref());
        let inner = views(id, &groups);
        match section {
            Some(section) => nodes.push(Node::Branch(Branch {
                id: section.id.clone(),
                label: section.label.clone(),
                is_layer: true,
                nodes: inner,
            })),
            None => nodes.extend(inner),
        }
    }
    nodes
}

fn joined(section: Option<&str>, name: &str) -> String {
    section.map_or_else(|| name.to_owned(), |section| format!("{section}-{name}"))
}

/// The views of a section, each where its first group stands.
fn views<'a>(section: Option<&str>, groups: &[&'a Group]) -> Vec<Node<'a>> {
    let mut seen: Vec<View> = Vec::new();
    let mut nodes = Vec::new();
    for group in groups {
        let Some(view) = group.view else {
            nodes.push(Node::Group(group));
            continue;
        };
        if seen.contains(&view) {
            continue;
        }
        seen.push(view);
        let own: Vec<&Group> =
            groups.iter().copied().filter(|group| group.view == Some(view)).collect();
        let id = joined(section, view.key());
        nodes.push(Node::Branch(Branch {
            label: view.label().to_owned(),
            is_layer: true,
            nodes: levels(&id, view, &own),
            id,
        }));
    }
    nodes
}

/// The levels of a view. Levels are sorted within a run of their groups alone: what belongs to no
/// level, as the canal, stays between what lies behind it and before it.
fn levels<'a>(id: &str, view: View, groups: &[&'a Group]) -> Vec<Node<'a>> {
    let mut runs: Vec<(Option<u8>, Vec<&Group>)> = Vec::new();
    for group in groups {
        let band = group.level.map(|_| band(view, group));
        match runs.last_mut() {
            Some((last, run)) if last.is_some() && band.is_some() => run.push(group),
            _ => runs.push((band, vec![group])),
        }
    }
    let mut strata: Vec<Stratum<'_>> = Vec::new();
    for (band_of_run, run) in runs {
        if band_of_run.is_none() {
            strata.extend(run.into_iter().map(Stratum::Loose));
            continue;
        }
        let mut bands: BTreeMap<u8, BTreeMap<(u8, Level), Vec<&Group>>> = BTreeMap::new();
        let mut begun: BTreeSet<Level> = BTreeSet::new();
        for group in run {
            let Some(level) = group.level else { continue };
            if group.target.is_some() {
                begun.insert(level);
            }
            // What comes before every part of its level is a ground for several, as of the sacrum.
            let band = if begun.contains(&level) { band(view, group) } else { 0 };
            let rank = if band == 0 { 0 } else { rank(view, level) };
            let levels = bands.entry(band).or_default();
            levels.entry((rank, level)).or_default().push(group);
        }
        strata.extend(bands.into_values().map(Stratum::Levels));
    }
    named(id, strata)
}

/// What is painted at once: the groups of several levels, or a group of none.
enum Stratum<'a> {
    Levels(BTreeMap<(u8, Level), Vec<&'a Group>>),
    Loose(&'a Group),
}

fn named<'a>(id: &str, strata: Vec<Stratum<'a>>) -> Vec<Node<'a>> {
    let size = |stratum: &Stratum<'_>| match stratum {
        Stratum::Levels(levels) => levels.values().map(Vec::len).sum(),
        Stratum::Loose(_) => 0_usize,
    };
    // The level itself is where most of it is.
    let main = (0..strata.len()).max_by_key(|index| size(&strata[*index]));
    let mut nodes = Vec::new();
    for (index, stratum) in strata.into_iter().enumerate() {
        let levels = match stratum {
            Stratum::Loose(group) => {
                nodes.push(Node::Group(group));
                continue;
            }
            Stratum::Levels(levels) => levels,
        };
        let (suffix, words) = match main {
            Some(main) if index < main => (format!("-behind-{}", main - index), ", behind"),
            Some(main) if index > main => (format!("-before-{}", index - main), ", before"),
            _ => (String::new(), ""),
        };
        nodes.extend(levels.into_iter().map(|((_, level), groups)| {
            Node::Branch(Branch {
                id: format!("{id}-{level}{suffix}"),
                label: format!("{level}{words}"),
                is_layer: false,
                nodes: groups.into_iter().map(Node::Group).collect(),
            })
        }));
    }
    nodes
}

/// The order of a group among those of its run. Ribs and the soft tissue beside the column are
/// seen behind the bodies from the front.
fn band(view: View, group: &Group) -> u8 {
    let structure = group.target.and_then(Target::part).map(Part::structure);
    let behind: &[Structure] = match view {
        View::Front => &[Structure::Rib, Structure::Paravertebral, Structure::PosteriorMuscle],
        // Tumour in the canal lies behind the discs.
        View::Side => &[
            Structure::PosteriorMuscle,
            Structure::Epidural,
            Structure::Dura,
            Structure::Intradural,
            Structure::Cord,
        ],
        View::Axial => &[],
    };
    // The wings of the sacrum lie behind the disc above it.
    let is_wing = (view, structure) == (View::Front, Some(Structure::TransverseProcess))
        && group.level >= Some(Level::S1);
    // The veil of soft tissue lies before everything.
    let is_veil = (view, structure) == (View::Side, Some(Structure::Paravertebral));
    match structure {
        Some(structure) if is_wing || behind.contains(&structure) => 0,
        _ if is_veil => 2,
        _ => 1,
    }
}

/// The order of a level among its neighbours, from the head down but for two places: the dens of
/// C2 lies behind the arch of C1, and the foramina of the sacrum lie before the segment below.
const fn rank(view: View, level: Level) -> u8 {
    match (view, level) {
        (View::Front, Level::S1 | Level::S2 | Level::S3 | Level::S4 | Level::S5) => {
            2 + (Level::S5.index() - level.index()) as u8
        }
        (View::Front, level) if !matches!(level, Level::C2) => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::finding_mut;
    use crate::figure::{MapOptions, Point, map_cases, spine_map};

    fn flat<'a>(nodes: &[Node<'a>], into: &mut Vec<&'a Group>) {
        for node in nodes {
            match node {
                Node::Group(group) => into.push(group),
                Node::Branch(branch) => flat(&branch.nodes, into),
            }
        }
    }

    /// Whether an area of one group covers a good deal of an area of another.
    fn covers(one: &Group, other: &Group) -> bool {
        let deep = |group: &Group, point: Point| {
            group.areas().any(|area| area.contains(point) && area.distance_to_edge(point) > 0.35)
        };
        let points = |group: &Group| -> Vec<Point> {
            group.areas().flat_map(|area| area.outline().to_vec()).collect()
        };
        points(one).into_iter().any(|point| deep(other, point))
            || points(other).into_iter().any(|point| deep(one, point))
    }

    #[test]
    fn what_lies_before_something_stays_before_it() {
        let mut case = map_cases::thoracic();
        for level in [Level::T3, Level::T4] {
            let Some(finding) = finding_mut(&mut case, 1, level) else { continue };
            let muscle = map_cases::part("posterior_muscle");
            finding.parts.insert(muscle, map_cases::involved());
        }
        let drawing = spine_map(&case, &MapOptions { time_point: 1, ..MapOptions::default() });
        let mut groups = Vec::new();
        flat(&nested(&drawing), &mut groups);
        assert_eq!(groups.len(), drawing.groups.len());
        let places: BTreeMap<&str, usize> =
            groups.iter().enumerate().map(|(place, group)| (group.id.as_str(), place)).collect();
        let mut turned = Vec::new();
        for (index, one) in drawing.groups.iter().enumerate() {
            for other in &drawing.groups[index + 1..] {
                if places[one.id.as_str()] > places[other.id.as_str()] && covers(one, other) {
                    turned.push((&one.id, &other.id));
                }
            }
        }
        assert!(turned.is_empty(), "{turned:?}");
    }
}
