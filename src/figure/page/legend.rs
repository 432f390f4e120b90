//! The legend of a spine map: every sign that occurs in it, and no other.

use std::collections::BTreeSet;

use crate::case::{Change, Extent};
use crate::figure::drawing::{Group, Paint, Role, Shape, Weight, font};
use crate::figure::geometry::{Bounds, Corner, Point, Polygon, rounded};
use crate::figure::marks::treatment::{self, Device};
use crate::figure::marks::{Manner, Mark, Since};
use crate::figure::view::devices::{cage, cement, crossed, head};
use crate::figure::view::sins::stretches;
use crate::figure::view::{Pen, Sign, Tissue, sides};

/// What stands in a legend: of one picture, or of several side by side.
#[derive(Debug, Clone, Default)]
pub(in crate::figure) struct Legend {
    pub signs: BTreeSet<Sign>,
    pub treatments: Vec<treatment::Entry>,
    /// Which levels have collapsed and how far, in words.
    pub collapse: Vec<String>,
    /// Numbers of brackets, and what is said of their ranges.
    pub brackets: Vec<(String, String)>,
    /// What unmarked parts mean, where anything is marked.
    pub notes: Vec<String>,
    /// What the signs of change compare with.
    pub since: Since,
    /// Values that differ, in words, each with the name of its time point.
    pub changes: Vec<(String, String)>,
}

/// An entry on its way to the page.
struct Entry {
    swatch: Vec<Shape>,
    lines: Vec<String>,
    width: f64,
}

impl Legend {
    /// Takes over what has to be said of another picture.
    pub fn join(&mut self, other: Self) {
        self.signs.extend(other.signs);
        self.collapse.extend(other.collapse);
        self.brackets.extend(other.brackets);
        for treatment in other.treatments {
            if !self.treatments.contains(&treatment) {
                self.treatments.push(treatment);
            }
        }
        for note in other.notes {
            if !self.notes.contains(&note) {
                self.notes.push(note);
            }
        }
    }

    /// The legend from a corner down, as wide as given, and the y where it ends.
    pub fn lay_out(&self, corner: Point, width: f64, text: f64) -> (Group, f64) {
        let pen = Pen { text: 0.92 * text };
        let line = 1.42 * pen.text;
        let mut group = Group::plain("legend");
        let mut at = corner;
        let mut bottom = corner.y;
        for row in self.rows(pen, width) {
            at = Point::new(corner.x, bottom);
            for entry in row {
                if at.x > corner.x && at.x + entry.width > corner.x + width {
                    at = Point::new(corner.x, bottom);
                }
                let move_to = |point: Point| point + at;
                let swatch = !entry.swatch.is_empty();
                group.shapes.extend(entry.swatch.into_iter().map(|shape| shape.map(&move_to)));
                for (index, words) in entry.lines.iter().enumerate() {
                    let x = if swatch { SWATCH + GAP } else { 0.0 } * pen.text;
                    let y = index as f64 * line + middle(line, pen.text);
                    let text = pen.write(at + Point::new(x, y), words.clone(), Role::Text);
                    group.shapes.push(text.shape());
                }
                bottom = bottom.max(at.y + entry.lines.len() as f64 * line);
                at.x += entry.width + BETWEEN * pen.text;
            }
        }
        let _ = at;
        (group, bottom)
    }

    /// Disease, ranges, anatomy, treatment and the note, each beginning a row.
    fn rows(&self, pen: Pen, width: f64) -> Vec<Vec<Entry>> {
        let entry = |swatch: Vec<Shape>, words: &str| {
            let indent = if swatch.is_empty() { 0.0 } else { (SWATCH + GAP) * pen.text };
            let lines = font::wrap(words, pen.text, Weight::Regular, width - indent);
            let widths = lines.iter().map(|line| font::width(line, pen.text, Weight::Regular));
            let width = indent + widths.fold(0.0, f64::max);
            Entry { swatch, lines, width }
        };
        let sign = |sign: &Sign| {
            let words = match sign {
                Sign::Changed => format!("{} {}", sign.words(), self.since.label()),
                Sign::Collapse if self.collapse.is_empty() => sign.words().to_owned(),
                Sign::Collapse => format!("collapse: {}", self.collapse.join(", ")),
                Sign::LabelInferred => format!("{} {}", Manner::Inferred.sign(), sign.words()),
                Sign::LabelSuspected => format!("{} {}", Manner::Suspected.sign(), sign.words()),
                _ => sign.words().to_owned(),
            };
            entry(swatch(pen, *sign), &words)
        };
        let (anatomy, disease): (Vec<&Sign>, Vec<&Sign>) =
            self.signs.iter().partition(|sign| sign.is_anatomy());
        let device = |treated: &treatment::Entry| {
            entry(device_swatch(pen, treated.device, treated.letter), &treated.words)
        };
        let bracket =
            |(number, words): &(String, String)| entry(numbered_swatch(pen, number), words);
        vec![
            disease.into_iter().map(sign).collect(),
            self.brackets.iter().map(bracket).collect(),
            anatomy.into_iter().map(sign).collect(),
            self.treatments.iter().map(device).collect(),
            self.notes.iter().map(|note| entry(Vec::new(), note)).collect(),
        ]
        .into_iter()
        .chain(self.changes_of_time_points().iter().map(|words| vec![entry(Vec::new(), words)]))
        .collect()
    }

    /// What differs at each time point, in a sentence.
    fn changes_of_time_points(&self) -> Vec<String> {
        let mut sentences: Vec<(&str, String)> = Vec::new();
        for (point, words) in &self.changes {
            match sentences.last_mut().filter(|(last, _)| last == point) {
                Some((_, sentence)) => *sentence = format!("{sentence}; {words}"),
                None => sentences.push((point, format!("{point}: {words}"))),
            }
        }
        sentences.into_iter().map(|(_, sentence)| sentence).collect()
    }
}

/// Width of a swatch, the gap behind it and the gap between entries, in em.
const SWATCH: f64 = 1.7;
const GAP: f64 = 0.45;
const BETWEEN: f64 = 1.2;

/// The baseline of a text in the middle of a line.
fn middle(line: f64, text: f64) -> f64 {
    f64::midpoint(line, font::CAP_HEIGHT * text)
}

/// The box of a swatch in a line, in mm.
fn sample(pen: Pen) -> Polygon {
    let (top, bottom, radius) = (0.2 * pen.text, 1.22 * pen.text, 0.2 * pen.text);
    let (left, right) = (0.0, SWATCH * pen.text);
    Polygon::new(rounded(&[
        Corner::new(left, top, radius),
        Corner::new(right, top, radius),
        Corner::new(right, bottom, radius),
        Corner::new(left, bottom, radius),
    ]))
}

fn swatch(pen: Pen, sign: Sign) -> Vec<Shape> {
    let area = sample(pen);
    let bone = || pen.area(area.clone(), Role::Bone, Some(Role::BoneEdge));
    let mark = |manner, side_stated, extent| Mark {
        involved: true,
        manner,
        disputed: false,
        side_stated,
        extent,
    };
    let on_bone = |mark: Mark| {
        let mut shapes = vec![bone()];
        shapes.extend(pen.involved(&area, mark, Tissue::Bone, true));
        shapes
    };
    let centre = area.centroid();
    match sign {
        Sign::Tumour => on_bone(mark(Manner::Definite, true, None)),
        Sign::SoftTumour => {
            pen.involved(&area, mark(Manner::Definite, true, None), Tissue::Soft, true)
        }
        Sign::NearTumour => {
            let mut shapes = vec![bone()];
            let mark = mark(Manner::Definite, true, None);
            shapes.extend(pen.involved(&area, mark, Tissue::Veil, true));
            shapes
        }
        Sign::BeforeBodies => {
            let mark = mark(Manner::Definite, true, None);
            let edges = sides(&area);
            let edges = edges.iter().flat_map(|edge| pen.involved(edge, mark, Tissue::Soft, true));
            std::iter::once(bone()).chain(edges).collect()
        }
        Sign::Inferred => on_bone(mark(Manner::Inferred, true, None)),
        Sign::Suspected => on_bone(mark(Manner::Suspected, true, None)),
        Sign::SideNotStated | Sign::SideInCanal => on_bone(mark(Manner::Definite, false, None)),
        Sign::FarSide => {
            let mut shapes = vec![bone()];
            shapes.extend(pen.hidden(&area, mark(Manner::Definite, true, None)));
            shapes
        }
        Sign::PartNotStated => pen.frame(&area, mark(Manner::Definite, true, None)),
        Sign::Focus => on_bone(mark(Manner::Definite, true, Some(Extent::Focus))),
        Sign::Partial => on_bone(mark(Manner::Definite, true, Some(Extent::Partial))),
        Sign::Free => vec![bone(), pen.free(&area)],
        Sign::Disputed => pen.disputed(centre),
        Sign::Collapse => {
            let mut shapes = vec![bone()];
            shapes.extend(collapse(pen, centre, 0.5 * pen.text, 0.0));
            shapes
        }
        Sign::BoneInCanal => vec![bone()],
        Sign::LabelInferred | Sign::LabelSuspected => Vec::new(),
        Sign::Changed => changed(pen, bone(), &area, Change::Changed),
        Sign::ChangedFree => changed(pen, bone(), &area, Change::Free),
        Sign::Unstated => changed(pen, bone(), &area, Change::Unstated),
        Sign::ChangedFarSide => vec![bone(), pen.change_behind(area.outline())],
        Sign::NotReassessed => [[bone()].as_slice(), &pen.as_before(&area)].concat(),
        Sign::SinsStable => tinted(pen, &area, &[Role::SinsStable]),
        Sign::SinsPotential => tinted(pen, &area, &[Role::SinsPotential]),
        Sign::SinsUnstable => tinted(pen, &area, &[Role::SinsUnstable]),
        Sign::SinsOpen => tinted(pen, &area, &[Role::SinsStable, Role::SinsPotential]),
        Sign::SinsNone => tinted(pen, &area, &[Role::SinsNone]),
        Sign::Disc => vec![pen.area(area, Role::Disc, Some(Role::DiscEdge))],
        Sign::Cord => vec![pen.area(area, Role::Cord, Some(Role::CordEdge))],
        Sign::Csf => vec![pen.area(area, Role::Csf, Some(Role::Dura))],
        Sign::SoftTissue => vec![pen.area(area, Role::SoftTissue, Some(Role::SoftTissueEdge))],
        Sign::Roots => {
            let mut shapes = vec![pen.area(area, Role::Csf, Some(Role::Dura))];
            for y in [0.45, 0.71, 0.97] {
                let y = y * pen.text;
                let points = vec![Point::new(0.0, y), Point::new(SWATCH * pen.text, y)];
                let paint = pen.thin(Role::Nerve);
                shapes.push(Shape::Line { points, closed: false, paint });
            }
            shapes
        }
    }
}

fn changed(pen: Pen, bone: Shape, area: &Polygon, change: Change) -> Vec<Shape> {
    let mut shapes = vec![bone];
    shapes.extend(pen.change(area.outline(), change));
    shapes.extend((change == Change::Free).then(|| pen.free(area)));
    shapes
}

/// A sample of classes of SINS with an edge around it.
fn tinted(pen: Pen, area: &Polygon, classes: &[Role]) -> Vec<Shape> {
    let bounds = area.bounds().into_iter();
    let mut shapes: Vec<Shape> = bounds.flat_map(|all| stretches(pen, all, classes)).collect();
    if let Some(Bounds { min, max }) = area.bounds() {
        let points = vec![min, Point::new(max.x, min.y), max, Point::new(min.x, max.y)];
        shapes.push(Shape::Line { points, closed: true, paint: pen.thin(Role::BoneEdge) });
    }
    shapes
}

fn device_swatch(pen: Pen, device: Device, letter: Option<char>) -> Vec<Shape> {
    let area = sample(pen);
    let at = |x: f64, y: f64| Point::new(x * pen.text, y * pen.text);
    let rod = |width: f64| Shape::Line {
        points: vec![at(0.0, 0.71), at(SWATCH, 0.71)],
        closed: false,
        paint: Paint { role: Role::Treatment, width: width * pen.text },
    };
    let mut shapes = match device {
        Device::Removed => {
            let mut shapes = vec![pen.area(area.clone(), Role::TreatmentSoft, None)];
            shapes.push(pen.dashed(area.outline(), true, pen.strong(Role::Treatment)));
            shapes
        }
        Device::Screws => vec![
            rod(0.2),
            head(pen, at(0.35, 0.71), true, 0.3),
            head(pen, at(SWATCH - 0.35, 0.71), true, 0.3),
        ],
        Device::Plate => vec![
            rod(0.3),
            head(pen, at(0.35, 0.71), true, 0.2),
            head(pen, at(SWATCH - 0.35, 0.71), true, 0.2),
        ],
        Device::Cage => cage(pen, &area),
        Device::Cement => {
            let mut shapes = vec![pen.area(area.clone(), Role::Bone, Some(Role::BoneEdge))];
            shapes.extend(cement(pen, &area));
            shapes
        }
        Device::Disc => crossed(pen, &area, 0.0),
        Device::Field => {
            let mut shapes = vec![pen.area(area, Role::TreatmentSoft, None)];
            shapes.extend(bracket(pen, at(0.55, 0.2), 1.02 * pen.text, Role::Treatment));
            shapes
        }
        Device::Range => bracket(pen, at(0.55, 0.2), 1.02 * pen.text, Role::Treatment),
    };
    if let Some(letter) = letter {
        let at = at(1.15, 0.71 + font::CAP_HEIGHT / 2.0);
        let text = pen.write(at, letter, Role::Treatment);
        shapes.push(text.centred().strong().shape());
    }
    shapes
}

/// The sign of a range of findings: its bracket with its number.
fn numbered_swatch(pen: Pen, number: &str) -> Vec<Shape> {
    let at = |x: f64, y: f64| Point::new(x * pen.text, y * pen.text);
    let points = vec![at(0.3, 0.2), at(0.6, 0.2), at(0.6, 1.22), at(0.3, 1.22)];
    let line = Shape::Line { points, closed: false, paint: pen.strong(Role::TumourEdge) };
    let y = 0.71 + font::CAP_HEIGHT / 2.0;
    let text = pen.write(at(1.15, y), number, Role::TextTumour).centred();
    vec![line, text.shape()]
}

/// A bracket that opens to the right, from its upper end down.
pub(super) fn bracket(pen: Pen, top: Point, height: f64, role: Role) -> Vec<Shape> {
    let tick = 0.3 * pen.text;
    let points = vec![
        top + Point::new(tick, 0.0),
        top,
        top + Point::new(0.0, height),
        top + Point::new(tick, height),
    ];
    vec![Shape::Line { points, closed: false, paint: pen.strong(role) }]
}

/// The sign of collapse: two arrowheads that press a body together, `half` mm apart from its
/// middle, along an axis tilted by degrees.
pub(super) fn collapse(pen: Pen, centre: Point, half: f64, tilt: f64) -> Vec<Shape> {
    let size = 0.34 * pen.text;
    [1.0, -1.0]
        .map(|way| {
            let tip = Point::new(0.0, -way * 0.1 * pen.text);
            let base = -way * half.max(size);
            let ring = [tip, Point::new(size, base), Point::new(-size, base)];
            let ring = ring.map(|point| centre + point.turned(tilt)).to_vec();
            pen.area(Polygon::new(ring), Role::Text, Some(Role::Background))
        })
        .to_vec()
}
