//! Levels tinted by SINS: a band behind each scored level in the colour of its class, and the
//! number beside the level. Where the class is not settled, the band shows each that it can be.

use super::column::Page;
use crate::figure::drawing::Group;
use crate::figure::geometry::{Bounds, Point};
use crate::figure::view::sins::stretches;
use crate::figure::view::{Pen, Sign};

impl Page<'_> {
    /// The bands behind both views. The legend tells the whole scale.
    pub(super) fn tint_bands(&mut self, pen: Pen) -> Option<Group> {
        let tints = self.marks.tints.as_ref()?;
        self.signs.extend([Sign::SinsStable, Sign::SinsPotential, Sign::SinsUnstable]);
        self.signs.insert(Sign::SinsNone);
        let mut group = Group::plain("sins");
        for (level, tint) in tints {
            if tint.classes.len() > 1 {
                self.signs.insert(Sign::SinsOpen);
            }
            let [top, bottom] = self.row(*level);
            let views = [(self.front, self.layout.front), (self.side, self.layout.side)];
            for (bounds, origin) in views {
                let Some(bounds) = bounds else { continue };
                let x = |x: f64| origin + x * self.layout.scale;
                let min = Point::new(x(bounds.min.x), top + 0.04 * pen.text);
                let max = Point::new(x(bounds.max.x), bottom - 0.04 * pen.text);
                group.shapes.extend(stretches(pen, Bounds { min, max }, &tint.classes));
            }
        }
        Some(group)
    }
}

#[cfg(test)]
mod tests {
    use crate::anatomy::{Level, Part, Side, Structure};
    use crate::case::{Alignment, AnyOf, BoneLesion, Case, Fact, Pain, Unmarked};
    use crate::edit::{Mark, finding_mut, set_part};
    use crate::figure::{Drawing, MapOptions, Role, Shape, spine_map};

    /// T5 lytic and C1 soft tissue alone, with nothing known of pain.
    fn case() -> Case {
        let mut case = Case::new("Tinted");
        set_part(&mut case, 0, Level::T5, Part::BODY, Mark::Involved);
        let soft = Part::sided(Structure::Paravertebral, Side::Left);
        set_part(&mut case, 0, Level::C3, soft, Mark::Involved);
        let finding = finding_mut(&mut case, 0, Level::T5).unwrap();
        finding.bone_lesion = Some(Fact::observed(BoneLesion::Lytic));
        finding.alignment = Some(Fact::observed(Alignment::Normal));
        finding.unmarked = Some(Unmarked::Free);
        case
    }

    fn map(case: &Case, sins: bool) -> Drawing {
        spine_map(case, &MapOptions { sins, ..MapOptions::default() })
    }

    fn texts(drawing: &Drawing) -> Vec<&str> {
        let shapes = drawing.groups.iter().flat_map(|group| &group.shapes);
        shapes
            .filter_map(|shape| match shape {
                Shape::Text { text, .. } => Some(text.as_str()),
                _ => None,
            })
            .collect()
    }

    fn bands(drawing: &Drawing) -> Vec<Role> {
        let group = drawing.groups.iter().find(|group| group.id == "sins");
        let fill = |shape: &Shape| match shape {
            Shape::Area { fill, .. } => Some(*fill),
            _ => None,
        };
        group.into_iter().flat_map(|group| &group.shapes).filter_map(fill).collect()
    }

    #[test]
    fn each_level_has_its_number_and_the_classes_that_it_can_be() {
        let drawing = map(&case(), true);
        // Location 1, lytic 2, pain 0–3, body 0–3: stable or potentially unstable.
        assert!(texts(&drawing).contains(&"SINS 3–9"), "{:?}", texts(&drawing));
        assert!(texts(&drawing).contains(&"no SINS"));
        let both = [Role::SinsStable, Role::SinsPotential];
        let row = [Role::SinsNone, Role::SinsNone, both[0], both[1], both[0], both[1]];
        assert_eq!(bands(&drawing), row);
        let legend = texts(&drawing).join("|");
        for words in ["SINS 0–6: stable", "7–12: potentially unstable", "13–18: unstable"] {
            assert!(legend.contains(words), "{words}: {legend}");
        }
        assert!(legend.contains("not settled"));
    }

    #[test]
    fn a_settled_score_has_one_colour() {
        let mut case = case();
        let point = std::sync::Arc::make_mut(&mut case.time_points[0]);
        point.pain = Some(Fact::observed(AnyOf::one(Pain::None)));
        let drawing = map(&case, true);
        assert!(texts(&drawing).contains(&"SINS 3–6"));
        assert_eq!(bands(&drawing)[2..], [Role::SinsStable; 2]);
        assert!(!texts(&drawing).iter().any(|text| text.contains("not settled")));
    }

    #[test]
    fn a_map_that_is_not_tinted_says_nothing_of_it() {
        let drawing = map(&case(), false);
        assert!(bands(&drawing).is_empty());
        assert!(!texts(&drawing).iter().any(|text| text.contains("SINS")));
    }
}
