//! Patterns upon areas, as lines of the drawing itself, so that the screen and every file show the
//! same. Where there is black and white alone they stand in the place of greys; in grey print they
//! repeat what the grey says.

use std::borrow::Cow;

use super::group::{Drawing, Group};
use super::shape::{Paint, Role, Shape};
use super::target::Target;
use super::theme::Theme;
use crate::figure::geometry::{Point, Polygon, hatch};

/// A pattern. Its measures are in degrees, and in units that follow the size of the text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Pattern {
    /// Lines at an angle, so far apart.
    Lines(f64, f64),
    /// Lines at an angle and across it.
    Grid(f64, f64),
    /// Dots in rows.
    Dots(f64),
}

/// The pattern of a role, and the role of its lines.
pub(super) const fn pattern(role: Role) -> Option<(Pattern, Role)> {
    match role {
        Role::TumourSoft => Some((Pattern::Lines(45.0, 5.0), Role::TumourEdge)),
        Role::TumourWash => Some((Pattern::Lines(135.0, 8.0), Role::TumourEdge)),
        Role::Cord => Some((Pattern::Lines(90.0, 4.0), Role::CordEdge)),
        Role::Disc => Some((Pattern::Lines(0.0, 4.5), Role::DiscEdge)),
        Role::Csf => Some((Pattern::Dots(6.0), Role::Dura)),
        Role::Nerve => Some((Pattern::Grid(45.0, 3.2), Role::CordEdge)),
        Role::Dura => Some((Pattern::Lines(45.0, 2.4), Role::CordEdge)),
        Role::Foramen => Some((Pattern::Grid(0.0, 3.0), Role::Text)),
        Role::TreatmentSoft => Some((Pattern::Grid(45.0, 13.0), Role::Treatment)),
        Role::SinsStable => Some((Pattern::Lines(135.0, 14.0), Role::Text)),
        Role::SinsPotential => Some((Pattern::Lines(135.0, 8.0), Role::Text)),
        Role::SinsUnstable => Some((Pattern::Lines(135.0, 3.5), Role::Text)),
        _ => None,
    }
}

/// The thinnest line that journals print, mm (a quarter of a point).
const THINNEST: f64 = 0.088;

/// The drawing with its patterns, where a theme wants any.
pub fn patterned(drawing: &Drawing, theme: Theme) -> Cow<'_, Drawing> {
    if !matches!(theme, Theme::Print | Theme::Patterns) {
        return Cow::Borrowed(drawing);
    }
    let unit = unit(drawing);
    let mut patterned = drawing.clone();
    for group in &mut patterned.groups {
        // A name can be read on a plain ground only.
        if !matches!(group.target, Some(Target::Level(_))) {
            draw(group, unit, theme);
        }
    }
    Cow::Owned(patterned)
}

/// The unit of a drawing's patterns: as fine as its smallest text needs, as coarse as print bears.
fn unit(drawing: &Drawing) -> f64 {
    let shapes = drawing.groups.iter().flat_map(|group| &group.shapes);
    let sizes = shapes.filter_map(|shape| match shape {
        Shape::Text { size, .. } => Some(*size),
        _ => None,
    });
    let smallest = sizes.fold(f64::INFINITY, f64::min);
    (0.046 * smallest).clamp(0.075, 0.18)
}

fn draw(group: &mut Group, unit: f64, theme: Theme) {
    for shape in std::mem::take(&mut group.shapes) {
        let Shape::Area { polygon, fill, edge } = &shape else {
            group.shapes.push(shape);
            continue;
        };
        let Some((pattern, role)) = pattern(*fill) else {
            group.shapes.push(shape);
            continue;
        };
        // Black and white alone has no ground but white; what shows what is behind it has none.
        let translucent = theme.ink(*fill).opacity < 1.0;
        let ground =
            if theme == Theme::Patterns && !translucent { Role::Background } else { *fill };
        group.shapes.push(Shape::Area { polygon: polygon.clone(), fill: ground, edge: *edge });
        group.shapes.push(pattern.over(polygon, role, unit));
    }
}

impl Pattern {
    fn over(self, area: &Polygon, role: Role, unit: f64) -> Shape {
        let width = (0.55 * unit).max(THINNEST);
        let lines = |degrees: f64, apart: f64| hatch(area, degrees, apart * unit);
        let (lines, width) = match self {
            Self::Lines(degrees, apart) => (lines(degrees, apart), width),
            Self::Grid(degrees, apart) => {
                ([lines(degrees, apart), lines(degrees + 90.0, apart)].concat(), width)
            }
            Self::Dots(apart) => (dots(area, apart * unit, 1.4 * width), 1.4 * width),
        };
        Shape::Strokes { lines, paint: Paint { role, width } }
    }
}

/// Dots on a grid of the whole page, those that lie within an area: strokes as long as they are
/// wide, too small for their corners to be seen.
fn dots(area: &Polygon, apart: f64, width: f64) -> Vec<Vec<Point>> {
    let Some(bounds) = area.bounds() else { return Vec::new() };
    let half = Point::new(width / 2.0, 0.0);
    let steps = |from: f64, to: f64| {
        let (first, last) = (libm::ceil(from / apart) as i64, libm::floor(to / apart) as i64);
        first..=last
    };
    let at = |row: i64, column: i64| {
        let shift = if row % 2 == 0 { 0.0 } else { 0.5 };
        Point::new(column as f64 + shift, row as f64) * apart
    };
    steps(bounds.min.y, bounds.max.y)
        .flat_map(|row| steps(bounds.min.x, bounds.max.x).map(move |column| at(row, column)))
        .filter(|dot| area.contains(*dot) && area.distance_to_edge(*dot) > 0.75 * width)
        .map(|dot| vec![dot - half, dot + half])
        .collect()
}

#[cfg(test)]
mod tests {
    use palette::color_difference::Ciede2000 as _;
    use palette::{FromColor as _, Lab, Srgb};

    use super::*;
    use crate::case::Case;
    use crate::figure::{MapOptions, spine_map};

    #[test]
    fn only_the_themes_for_print_have_patterns_and_one_has_no_grey() {
        let drawing = spine_map(&Case::new("A"), &MapOptions::default());
        let count = |theme| {
            let drawn = patterned(&drawing, theme);
            let shapes = drawn.groups.iter().flat_map(|group| &group.shapes);
            shapes
                .map(|shape| match shape {
                    Shape::Strokes { lines, .. } => lines.len(),
                    _ => 1,
                })
                .sum::<usize>()
        };
        for theme in [Theme::Light, Theme::Dark] {
            assert_eq!(patterned(&drawing, theme).groups, drawing.groups, "{theme:?}");
        }
        for theme in [Theme::Print, Theme::Patterns] {
            assert!(count(theme) > count(Theme::Light) + 100, "{theme:?}");
        }
        let patterned = patterned(&drawing, Theme::Patterns);
        for shape in patterned.groups.iter().flat_map(|group| &group.shapes) {
            let role = match shape {
                Shape::Area { fill, .. } => *fill,
                Shape::Line { paint, .. } | Shape::Strokes { paint, .. } => paint.role,
                Shape::Text { role, .. } => *role,
            };
            let ink = Theme::Patterns.ink(role);
            assert!(ink.rgb == [0; 3] || ink.rgb == [255; 3], "{role:?}");
            assert!(ink.opacity.to_bits() == 1_f64.to_bits() || ink.opacity <= 0.0, "{role:?}");
        }
    }

    /// What fills the signs of disease, anatomy and treatment.
    const SIGNS: [Role; 11] = [
        Role::Tumour,
        Role::TumourSoft,
        Role::TumourWash,
        Role::Cord,
        Role::Csf,
        Role::Disc,
        Role::Nerve,
        Role::Dura,
        Role::Foramen,
        Role::TreatmentSoft,
        Role::Bone,
    ];

    /// The ground of a sign as a reader sees it, over bone.
    fn tone(theme: Theme, role: Role) -> Lab {
        let (ink, bone) = (theme.ink(role), theme.ink(Role::Bone));
        let patterned = theme == Theme::Patterns && pattern(role).is_some();
        let over = |part: u8, bone: u8| {
            let [part, bone] = [part, bone].map(f64::from);
            ((part * ink.opacity + bone * (1.0 - ink.opacity)) / 255.0) as f32
        };
        let [r, g, b] = [0, 1, 2].map(|i| over(ink.rgb[i], bone.rgb[i]));
        let seen = if patterned { Srgb::new(1.0, 1.0, 1.0) } else { Srgb::new(r, g, b) };
        Lab::from_color(seen)
    }

    #[test]
    fn no_two_signs_of_print_share_tone_and_pattern() {
        for theme in [Theme::Print, Theme::Patterns] {
            for (index, one) in SIGNS.iter().enumerate() {
                for other in &SIGNS[..index] {
                    let patterns = [one, other].map(|role| pattern(*role).map(|(kind, _)| kind));
                    let difference = tone(theme, *one).difference(tone(theme, *other));
                    assert!(
                        patterns[0] != patterns[1] || difference >= 10.0,
                        "{theme:?}: {one:?}, {other:?} {difference}"
                    );
                }
            }
        }
    }

    #[test]
    fn lines_of_a_pattern_are_seen_on_their_ground() {
        for theme in [Theme::Print, Theme::Patterns] {
            for role in SIGNS {
                let Some((_, line)) = pattern(role) else { continue };
                let [ground, line] = [
                    tone(theme, role),
                    Lab::from_color({
                        let [r, g, b] = theme.ink(line).rgb;
                        Srgb::new(r, g, b).into_format::<f32>()
                    }),
                ];
                assert!((ground.l - line.l).abs() >= 12.0, "{theme:?} {role:?}");
            }
        }
    }

    #[test]
    fn dots_lie_within_their_area() {
        let p = Point::new;
        let area = Polygon::new(vec![p(0.0, 0.0), p(10.0, 0.0), p(0.0, 10.0)]);
        let dots = Pattern::Dots(10.0).over(&area, Role::Text, 0.1);
        let Shape::Strokes { lines, paint } = dots else { panic!("{dots:?}") };
        assert!(lines.len() > 20, "{}", lines.len());
        for dot in lines {
            assert!((dot[0].distance(dot[1]) - paint.width).abs() < 1e-9);
            let half = Point::new(0.0, paint.width / 2.0);
            for corner in dot.iter().flat_map(|end| [*end - half, *end + half]) {
                assert!(area.contains(corner));
            }
        }
    }
}
