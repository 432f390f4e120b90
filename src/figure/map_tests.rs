//! Spine maps of small and of random cases.

use std::collections::BTreeSet;

use super::*;
use crate::figure::{Theme, png, svg};

#[path = "map_cases.rs"]
mod cases;

fn options(width_mm: f64) -> MapOptions {
    MapOptions { time_point: 1, width_mm, ..MapOptions::default() }
}

fn examples() -> Vec<(&'static str, Case)> {
    vec![
        ("thoracic", cases::thoracic()),
        ("suspected", cases::suspected()),
        ("cervical", cases::cervical()),
        ("motley", cases::motley()),
        ("healthy", Case::new("Healthy")),
    ]
}

/// Writes pictures to look at into the folder that `SPINEMAP_FIGURES` names.
#[test]
#[ignore = "writes pictures for the eye"]
fn pictures_for_the_eye() {
    let Ok(folder) = std::env::var("SPINEMAP_FIGURES") else { return };
    for (name, case) in examples() {
        for (theme, width, dpi) in [
            (Theme::Light, 85.0, 200),
            (Theme::Light, 180.0, 220),
            (Theme::Dark, 85.0, 200),
            (Theme::Print, 85.0, 200),
        ] {
            let drawing = spine_map(&case, &options(width));
            let path = format!("{folder}/{name}-{}-{width}", theme.key());
            std::fs::write(format!("{path}.svg"), svg(&drawing, theme)).unwrap();
            std::fs::write(format!("{path}.png"), png(&drawing, theme, dpi).unwrap()).unwrap();
        }
    }
    for (name, views) in [("front", ViewChoice::Front), ("side", ViewChoice::Side)] {
        let drawing = spine_map(&cases::thoracic(), &MapOptions { views, ..options(85.0) });
        std::fs::write(format!("{folder}/{name}.png"), png(&drawing, Theme::Light, 150).unwrap())
            .unwrap();
    }
}
