//! How outlines lie to each other: neighbours keep apart, rows follow one another, halves make a
//! whole, and the near side hides the far one.

use super::*;

/// The largest share of the smaller of two areas that both cover, on a grid.
fn overlap(one: &Polygon, other: &Polygon) -> f64 {
    let (a, b) = (one.bounds().unwrap(), other.bounds().unwrap());
    let (left, right) = (a.min.x.max(b.min.x), a.max.x.min(b.max.x));
    let (top, bottom) = (a.min.y.max(b.min.y), a.max.y.min(b.max.y));
    let mut shared = 0.0;
    let step = 0.4;
    let mut y = top;
    while y < bottom {
        let mut x = left;
        while x < right {
            let point = Point::new(x, y);
            if one.contains(point) && other.contains(point) {
                shared += step * step;
            }
            x += step;
        }
        y += step;
    }
    shared / one.area().min(other.area())
}

#[test]
fn like_parts_of_neighbours_keep_apart() {
    for (set, structures) in [
        (
            front(),
            &[Structure::Body, Structure::TransverseProcess, Structure::Rib, Structure::Facet][..],
        ),
        (side(), &[Structure::Body, Structure::SpinousProcess, Structure::Lamina]),
    ] {
        for outline in set.outlines.iter().filter(|o| o.visible == Visible::Always) {
            let structure = outline.part.structure();
            let Some(below) = outline.level.below().filter(|_| structures.contains(&structure))
            else {
                continue;
            };
            if below > Level::S1 {
                continue;
            }
            let Some(next) = set.outlines.iter().find(|o| {
                o.level == below && o.part == outline.part && o.visible == Visible::Always
            }) else {
                continue;
            };
            // The dens lies behind the anterior arch.
            let behind_arch = outline.level == Level::C1 && structure == Structure::Body;
            let shared = overlap(&outline.polygon, &next.polygon);
            assert!(
                behind_arch || shared < 0.02,
                "{} {}: {shared:.2}",
                outline.level,
                outline.part
            );
        }
    }
}

#[test]
fn rows_follow_one_another_and_hold_their_bodies() {
    for level in Level::ALL {
        let [top, bottom] = row(level);
        assert!(top < bottom, "{level}");
        if let Some(below) = level.below() {
            near(level, row(below)[0], bottom, 1e-9);
        }
        if let Some(v) = level.vertebra() {
            let [upper, lower] = endplates(v).map(|p| p.y);
            assert!((upper > top || level == Level::C2) && lower < bottom, "{level}");
        }
    }
}

#[test]
fn a_body_is_painted_whole_unless_its_halves_differ() {
    let parts = |marked: &[Part]| {
        let painted = front().painted(|level, leaves| {
            (level == Level::T5 && leaves.iter().any(|leaf| marked.iter().any(|p| p.holds(*leaf))))
                .then_some(())
        });
        painted
            .into_iter()
            .filter(|(o, _)| o.level == Level::T5 && o.part.structure() == Structure::Body)
            .map(|(o, state)| (o.part.key(), state.is_some()))
            .collect::<Vec<_>>()
    };
    let left = Part::new(Structure::Body, crate::anatomy::Place::LeftPosterior).unwrap();
    assert_eq!(parts(&[]), [("body".to_owned(), false)]);
    assert_eq!(parts(&[Part::BODY]), [("body".to_owned(), true)]);
    assert_eq!(parts(&[left]), [("body".to_owned(), false), ("body_left".to_owned(), true)]);
}

#[test]
fn what_lies_on_the_far_side_is_known_to_be_hidden() {
    let right = sided(Structure::Pedicle, Side::Right);
    let outlines: Vec<&Outline> = side().of(Level::L3, right).collect();
    assert_eq!(outlines.len(), 1);
    assert_eq!(outlines[0].part, sided(Structure::Pedicle, Side::Left));
    assert_eq!(outlines[0].hidden, [right]);
    assert_eq!(front().of(Level::L3, right).count(), 1);
}
