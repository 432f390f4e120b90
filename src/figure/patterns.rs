//! Patterns in the place of greys, as lines of the drawing itself, so that the screen and every
//! file show the same.

use std::borrow::Cow;

use super::{Drawing, Paint, Role, Shape, Target, Theme, hatch};

/// The pattern of a role: its angle in degrees, and how far its lines lie apart, in thousandths of
/// the page's width.
const fn pattern(role: Role) -> Option<(f64, f64)> {
    match role {
        Role::TumourSoft => Some((45.0, 5.0)),
        Role::TumourWash => Some((45.0, 9.0)),
        Role::Cord => Some((90.0, 4.0)),
        Role::Disc => Some((0.0, 5.0)),
        Role::SinsStable => Some((135.0, 14.0)),
        Role::SinsPotential => Some((135.0, 8.0)),
        Role::SinsUnstable => Some((135.0, 3.5)),
        _ => None,
    }
}

/// The drawing with its patterns, where a theme wants any.
pub fn patterned(drawing: &Drawing, theme: Theme) -> Cow<'_, Drawing> {
    if theme != Theme::Patterns {
        return Cow::Borrowed(drawing);
    }
    let unit = drawing.width.min(180.0) / 1000.0;
    let mut patterned = drawing.clone();
    for group in &mut patterned.groups {
        // A name can be read on a plain ground only.
        if matches!(group.target, Some(Target::Level(_))) {
            continue;
        }
        let shapes = std::mem::take(&mut group.shapes);
        for shape in shapes {
            let Shape::Area { polygon, fill, edge } = &shape else {
                group.shapes.push(shape);
                continue;
            };
            let lines = pattern(*fill).map(|(angle, apart)| hatch(polygon, angle, apart * unit));
            let edge = *edge;
            let filled = Shape::Area { polygon: polygon.clone(), fill: *fill, edge: None };
            let outlined = edge.map(|paint| {
                let rings = polygon.rings.iter();
                rings.map(move |ring| Shape::Line { points: ring.clone(), closed: true, paint })
            });
            if let Some(lines) = lines {
                group.shapes.push(filled);
                let paint = Paint { role: Role::Text, width: 0.6 * unit };
                group.shapes.extend(lines.into_iter().map(|line| Shape::Line {
                    points: line.to_vec(),
                    closed: false,
                    paint,
                }));
                group.shapes.extend(outlined.into_iter().flatten());
            } else {
                group.shapes.push(shape);
            }
        }
    }
    Cow::Owned(patterned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::Case;
    use crate::figure::{MapOptions, spine_map};

    #[test]
    fn only_the_theme_of_patterns_has_them_and_no_grey() {
        let drawing = spine_map(&Case::new("A"), &MapOptions::default());
        let count = |theme| {
            let drawn = patterned(&drawing, theme);
            drawn.groups.iter().map(|group| group.shapes.len()).sum::<usize>()
        };
        for theme in [Theme::Light, Theme::Dark, Theme::Print] {
            assert_eq!(count(theme), drawing.groups.iter().map(|g| g.shapes.len()).sum::<usize>());
        }
        assert!(count(Theme::Patterns) > count(Theme::Print) + 100);
        for shape in drawing.groups.iter().flat_map(|group| &group.shapes) {
            let role = match shape {
                Shape::Area { fill, .. } => *fill,
                Shape::Line { paint, .. } => paint.role,
                Shape::Text { role, .. } => *role,
            };
            let ink = Theme::Patterns.ink(role);
            assert!(ink.rgb == [0; 3] || ink.rgb == [255; 3], "{role:?}");
            assert!(ink.opacity.to_bits() == 1_f64.to_bits() || ink.opacity <= 0.0, "{role:?}");
        }
    }
}
