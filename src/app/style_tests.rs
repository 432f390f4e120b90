//! The colours of the map for readers with the common colour deficiencies, and in grey.

use palette::color_difference::Ciede2000 as _;
use palette::{FromColor as _, Lab, LinSrgb, Srgb};

use super::*;
use crate::figure::{Role, Theme as Colours};

/// Full colour deficiencies as matrices over linear sRGB (Machado, Oliveira and Fernandes 2009,
/// severity 1), and unimpaired sight.
const SIGHTS: [(&str, [[f64; 3]; 3]); 4] = [
    ("unimpaired", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

/// What a reader sees of a colour.
fn seen(rgb: [u8; 3], sight: &[[f64; 3]; 3]) -> Lab {
    let linear: LinSrgb<f64> = Srgb::from(rgb).into_linear();
    let [red, green, blue] = sight.map(|row| {
        (row[0] * linear.red + row[1] * linear.green + row[2] * linear.blue).clamp(0.0, 1.0)
    });
    Lab::from_color(LinSrgb::new(red, green, blue).into_format::<f32>())
}

/// A translucent colour as it is seen over bone.
fn over_bone(theme: Colours, role: Role) -> [u8; 3] {
    let (ink, bone) = (theme.ink(role), theme.ink(Role::Bone));
    let over = |own: u8, bone: u8| {
        let (own, bone) = (f64::from(own), f64::from(bone));
        (own * ink.opacity + bone * (1.0 - ink.opacity)).round() as u8
    };
    [0, 1, 2].map(|part| over(ink.rgb[part], bone.rgb[part]))
}

/// What must be told apart on the map.
fn colours(theme: Colours) -> Vec<(&'static str, [u8; 3])> {
    let role = |name, role| (name, theme.ink(role).rgb);
    let mut colours = vec![
        role("tumour", Role::Tumour),
        ("soft tumour", over_bone(theme, Role::TumourSoft)),
        role("treated", Role::Treatment),
        role("cord", Role::Cord),
        role("cerebrospinal fluid", Role::Csf),
        role("disc", Role::Disc),
    ];
    // Nothing is chosen on paper.
    let palette = match theme {
        Colours::Light => Some(&LIGHT),
        Colours::Dark => Some(&DARK),
        Colours::Print | Colours::Patterns => None,
    };
    let frames = |palette: &'static Palette| {
        [("selected", palette.selected), ("hovered", palette.hovered)]
            .map(|(name, color)| (name, [color.r(), color.g(), color.b()]))
    };
    colours.extend(palette.into_iter().flat_map(frames));
    colours
}

#[test]
fn the_signs_of_the_map_differ_for_every_reader_and_in_grey() {
    // Where there is black and white alone, patterns tell the signs apart.
    for theme in [Colours::Light, Colours::Dark, Colours::Print] {
        let colours = colours(theme);
        for (index, (one, a)) in colours.iter().enumerate() {
            for (other, b) in &colours[..index] {
                for (sight, matrix) in &SIGHTS {
                    let difference = seen(*a, matrix).difference(seen(*b, matrix));
                    assert!(difference >= 10.0, "{theme:?}, {sight}: {one}, {other} {difference}");
                }
                let [a, b] = [a, b].map(|rgb| seen(*rgb, &SIGHTS[0].1).l);
                assert!((a - b).abs() >= 5.0, "{theme:?}, grey: {one} {a}, {other} {b}");
            }
        }
    }
}

#[test]
fn simulated_sight_is_what_was_published() {
    // Greys are seen as greys: each row of a matrix adds up to 1.
    for (sight, matrix) in &SIGHTS {
        for row in matrix {
            assert!((row.iter().sum::<f64>() - 1.0).abs() < 1e-5, "{sight}");
        }
    }
    // Red and green of like lightness, which a protanope confuses.
    let [red, green] = [[200, 60, 60], [90, 100, 60]];
    let gap = |index: usize| {
        let sight = &SIGHTS[index].1;
        seen(red, sight).difference(seen(green, sight))
    };
    assert!(gap(1) < gap(0) / 2.0 && gap(2) < gap(0) / 2.0 && gap(3) > gap(1));
}
