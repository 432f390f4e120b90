//! What treatment did to the column, drawn in another manner than the disease: removed bone as a
//! dashed outline, implants as devices, fields as washes. Nothing here is a target to point at.

use std::collections::{BTreeMap, BTreeSet};

use crate::anatomy::{Level, Part, Side, Structure};
use crate::case::{
    Act, ActKind, Choice as _, Direction, Fact, Levels, Radiotherapy, Treatment, TreatmentKind,
};

/// What a treatment is drawn as; the order is that of the legend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::figure) enum Device {
    /// Removed bone: a dashed outline.
    Removed,
    /// Pedicle screws and rods.
    Screws,
    /// Screws or a plate in front of the bodies.
    Plate,
    /// A cage or strut in place of a body.
    Cage,
    /// Cement in a body.
    Cement,
    /// A removed disc.
    Disc,
    /// A radiation field.
    Field,
    /// Another act at these levels.
    Range,
}

/// A range of levels beside the column: a field, or an act that has no picture of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::figure) struct RangeMark {
    pub first: Level,
    pub last: Level,
    pub is_field: bool,
    /// The letter at its bracket, where there are several.
    pub letter: Option<char>,
}

/// Screws at some levels, with the rods that join them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::figure) struct Screws {
    /// The levels from the head down, and whether a source names each.
    pub levels: Vec<(Level, bool)>,
    /// The sides that have screws.
    pub sides: Vec<Side>,
}

/// What the legend says of a treatment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::figure) struct Entry {
    /// What it is drawn as.
    pub device: Device,
    /// The letter at its bracket, where there are several.
    pub letter: Option<char>,
    /// Its name with its levels.
    pub words: String,
    /// The levels at which it is drawn.
    pub levels: BTreeSet<Level>,
}

/// What has been gathered of acts of one kind: their levels in words, and as such.
type Gathered = BTreeMap<(Device, &'static str), (Vec<String>, BTreeSet<Level>)>;

/// All that is drawn of treatment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::figure) struct Overlay {
    pub removed: BTreeSet<(Level, Part)>,
    pub screws: Vec<Screws>,
    pub plates: Vec<Vec<Level>>,
    pub cages: BTreeSet<Level>,
    pub cement: BTreeSet<Level>,
    /// Discs, each named by the level above it.
    pub discs: BTreeSet<Level>,
    pub ranges: Vec<RangeMark>,
    /// What the legend says.
    pub entries: Vec<Entry>,
}

impl Overlay {
    /// What treatments, given ones, are drawn as.
    pub fn of(treatments: &[&Treatment]) -> Self {
        let mut overlay = Self::default();
        let mut words = Gathered::new();
        for treatment in treatments {
            match &treatment.kind {
                TreatmentKind::Surgery(surgery) => {
                    for act in &surgery.acts {
                        overlay.act(act, &mut words);
                    }
                }
                TreatmentKind::Radiotherapy(radiotherapy) => overlay.field(radiotherapy),
                TreatmentKind::Systemic(_) | TreatmentKind::Other(_) => {}
            }
        }
        let acts = words.into_iter().map(|((device, name), (names, levels))| {
            let words = format!("{name} {}", names.join(", "));
            Entry { device, letter: None, words, levels }
        });
        overlay.entries.extend(acts);
        overlay.entries.sort_by_key(|entry| entry.device);
        if overlay.ranges.len() > 1 {
            let ranges = overlay.ranges.iter_mut();
            let entries = overlay
                .entries
                .iter_mut()
                .filter(|entry| matches!(entry.device, Device::Field | Device::Range));
            // Both are in the order of the record, fields before acts.
            for ((range, entry), letter) in ranges.zip(entries).zip('a'..='z') {
                range.letter = Some(letter);
                entry.letter = Some(letter);
            }
        }
        overlay
    }

    fn act(&mut self, act: &Act, words: &mut Gathered) {
        let kind = *act.kind.value();
        let levels = act.levels.as_ref().map(Fact::value);
        let all = levels.map(Levels::all).unwrap_or_default();
        let device = match kind {
            ActKind::Discectomy => {
                let discs = discs(act, &all);
                if discs.is_empty() {
                    return;
                }
                let names = discs.iter().map(|above| {
                    above
                        .below()
                        .map_or_else(|| above.to_string(), |below| format!("{above}/{below}"))
                });
                let (gathered, drawn) = words.entry((Device::Disc, kind.label())).or_default();
                gathered.extend(names);
                drawn.extend(&discs);
                self.discs.extend(discs);
                return;
            }
            ActKind::PedicleScrews => Device::Screws,
            ActKind::AnteriorFixation => Device::Plate,
            ActKind::Cage => Device::Cage,
            ActKind::CementAugmentation | ActKind::Vertebroplasty | ActKind::Kyphoplasty => {
                Device::Cement
            }
            // Not at the column.
            ActKind::Thoracotomy | ActKind::Polypectomy | ActKind::OrganResection => return,
            _ if removes(kind) => Device::Removed,
            _ => Device::Range,
        };
        let (Some(levels), Some(first), Some(last)) = (levels, all.first(), all.last()) else {
            return;
        };
        match device {
            Device::Screws => self.screws.push(screws(levels, &all, act)),
            Device::Plate => self.plates.push(all.clone()),
            Device::Cage => self.cages.extend(&all),
            Device::Cement => self.cement.extend(&all),
            Device::Removed => {
                let parts = |level| removed_parts(act, level).into_iter().map(move |p| (level, p));
                self.removed.extend(all.iter().flat_map(|level| parts(*level)));
            }
            Device::Range | Device::Field | Device::Disc => {
                let (first, last) = (*first, *last);
                self.ranges.push(RangeMark { first, last, is_field: false, letter: None });
                let text = format!("{} {}", kind.label(), ranges(&all));
                self.enter(Device::Range, text, &all);
                return;
            }
        }
        let unproven =
            device == Device::Screws && matches!(levels, Levels::Range(_)) && all.len() > 2;
        let levels = match levels {
            Levels::Range(_) if unproven => format!("{first}–{last}, between them not stated"),
            _ => ranges(&all),
        };
        let (gathered, drawn) = words.entry((device, kind.label())).or_default();
        gathered.push(levels);
        drawn.extend(&all);
    }

    fn enter(&mut self, device: Device, words: String, levels: &[Level]) {
        let levels = levels.iter().copied().collect();
        self.entries.push(Entry { device, letter: None, words, levels });
    }

    fn field(&mut self, radiotherapy: &Radiotherapy) {
        let Some(levels) = radiotherapy.levels.as_ref().map(Fact::value) else { return };
        let all = levels.all();
        let (Some(first), Some(last)) = (all.first(), all.last()) else { return };
        // Fields come before acts, so that letters follow the legend.
        let at = self.ranges.iter().take_while(|range| range.is_field).count();
        self.ranges
            .insert(at, RangeMark { first: *first, last: *last, is_field: true, letter: None });
        let dose = radiotherapy
            .dose
            .as_ref()
            .map_or_else(String::new, |dose| format!(", {} Gy", dose.value()));
        let text = format!("radiation field {}{dose}", ranges(&all));
        self.enter(Device::Field, text, &all);
    }
}

const fn removes(kind: ActKind) -> bool {
    matches!(
        kind,
        ActKind::Laminectomy
            | ActKind::Hemilaminectomy
            | ActKind::Laminotomy
            | ActKind::SpinousProcessResection
            | ActKind::Facetectomy
            | ActKind::Pediculectomy
            | ActKind::Costotransversectomy
            | ActKind::Corpectomy
            | ActKind::PartialSpondylectomy
            | ActKind::Spondylectomy
            | ActKind::EnBlocSpondylectomy
    )
}

/// The leaf parts that an act removes at a level: those that it names, and those that its kind
/// means.
fn removed_parts(act: &Act, level: Level) -> Vec<Part> {
    let structures: &[Structure] = match act.kind.value() {
        ActKind::Laminectomy | ActKind::Hemilaminectomy | ActKind::Laminotomy => {
            &[Structure::Lamina]
        }
        ActKind::SpinousProcessResection => &[Structure::SpinousProcess],
        ActKind::Facetectomy => &[Structure::Facet],
        ActKind::Pediculectomy => &[Structure::Pedicle],
        ActKind::Costotransversectomy => &[Structure::Rib, Structure::TransverseProcess],
        ActKind::Corpectomy | ActKind::PartialSpondylectomy => &[Structure::Body],
        _ => &[Structure::Body, Structure::Pedicle, Structure::Lamina, Structure::SpinousProcess],
    };
    let named = |structure: Structure| act.parts.iter().any(|part| part.structure() == structure);
    let meant =
        structures.iter().filter(|structure| !named(**structure)).flat_map(|structure| match side(
            act,
        ) {
            Some(side) if *structure != Structure::Body => vec![Part::sided(*structure, side)],
            _ => Part::whole(*structure).leaves(level).collect(),
        });
    let named = act.parts.iter().flat_map(|part| part.leaves(level));
    meant.chain(named).filter(|part| part.exists_at(level)).collect()
}

fn side(act: &Act) -> Option<Side> {
    match act.side.as_ref().map(Fact::value) {
        Some(Direction::Left) => Some(Side::Left),
        Some(Direction::Right) => Some(Side::Right),
        _ => None,
    }
}

fn screws(levels: &Levels, all: &[Level], act: &Act) -> Screws {
    let last = all.len().saturating_sub(1);
    let listed = matches!(levels, Levels::Listed(_));
    let proven = |index| listed || index == 0 || index == last;
    Screws {
        levels: all.iter().enumerate().map(|(index, level)| (*level, proven(index))).collect(),
        sides: side(act).map_or_else(|| Side::BOTH.to_vec(), |side| vec![side]),
    }
}

/// The discs of a discectomy: those that it names, or those between its levels.
fn discs(act: &Act, all: &[Level]) -> Vec<Level> {
    if act.discs.is_empty() {
        let between = all.windows(2).filter(|pair| pair[0].is_adjacent(pair[1]));
        return between.map(|pair| pair[0]).filter(|level| level.has_disc_below()).collect();
    }
    act.discs.iter().copied().filter(|level| level.has_disc_below()).collect()
}

/// Levels as a reader writes them: `T5–T7, T9`.
pub(super) fn ranges(levels: &[Level]) -> String {
    let mut runs: Vec<[Level; 2]> = Vec::new();
    for level in levels {
        match runs.last_mut() {
            Some(run) if run[1].below() == Some(*level) => run[1] = *level,
            _ => runs.push([*level; 2]),
        }
    }
    let name = |[first, last]: &[Level; 2]| {
        if first == last { first.to_string() } else { format!("{first}–{last}") }
    };
    runs.iter().map(name).collect::<Vec<_>>().join(", ")
}

impl Overlay {
    /// What is drawn of treatment at one level, seen from the feet: ranges beside the column are
    /// not.
    pub fn at(&self, level: Level) -> Self {
        let mut here = self.clone();
        here.ranges.clear();
        here.plates.clear();
        here.entries.retain(|entry| {
            let drawn = matches!(
                entry.device,
                Device::Removed | Device::Screws | Device::Cage | Device::Cement
            );
            drawn && entry.levels.contains(&level)
        });
        here
    }
}

#[cfg(test)]
#[path = "treatment_tests.rs"]
mod tests;
