//! Paints the outlines, to look at: `outlines OUT.png MARKS X Y WIDTH HEIGHT [DENTS]`.
//!
//! `MARKS` is `-` or a list such as `T5:body,T5:pedicle_left`; `DENTS` such as `T5:3,L4:1b`.

use spinemap::anatomy::{Level, Part};
use spinemap::figure::outline::{
    self, CANAL_LAYER, Dent, DentDepth, DentFrom, OVERLAY_LAYER, Outlines, Visible,
};
use spinemap::figure::{Point, Role};
use std::fmt::Write;

fn colour(role: Role) -> &'static str {
    match role {
        Role::Bone => "#EFE6D2",
        Role::Process => "#E5D7BA",
        Role::BoneEdge => "#8A7A5A",
        Role::Disc => "#BACBD8",
        Role::Foramen => "#5E4F3A",
        _ => "#888888",
    }
}

/// What fills a path, what draws its edge, and how wide and opaque it is.
type Style = (&'static str, &'static str, f64, f64);

fn path(svg: &mut String, rings: &[Vec<Point>], closed: bool, (fill, edge, width, alpha): Style) {
    svg.push_str("<path d='");
    for ring in rings {
        for (index, p) in ring.iter().enumerate() {
            let _ = write!(svg, "{}{:.3} {:.3}", if index == 0 { "M" } else { "L" }, p.x, p.y);
        }
        svg.push_str(if closed { "Z" } else { "" });
    }
    let _ = writeln!(
        svg,
        "' fill='{fill}' fill-opacity='{alpha}' stroke='{edge}' stroke-width='{width}'/>"
    );
}

fn view(svg: &mut String, set: &Outlines, marks: &[(Level, Part)], dents: Option<&[Dent]>) {
    let state = |level: Level, leaves: &[Part]| {
        let holds = |leaf: &Part| marks.iter().any(|(l, part)| *l == level && part.holds(*leaf));
        leaves.iter().any(holds).then_some(())
    };
    let painted = set.painted(state);
    let mut layers: Vec<i16> = painted.iter().map(|(outline, _)| outline.layer).collect();
    layers.extend(set.details.iter().map(|detail| detail.layer));
    layers.push(CANAL_LAYER);
    layers.sort_unstable();
    layers.dedup();
    for layer in layers {
        if let Some(dents) = dents.filter(|_| layer == CANAL_LAYER) {
            let drawn = outline::cord_and_sac(dents);
            path(svg, &drawn.canal.rings, true, ("#F6EFDD", "none", 0.0, 1.0));
            path(svg, &drawn.sac.rings, true, ("#D5E6F2", "#8FB2CC", 0.3, 1.0));
            for strand in &drawn.strands {
                path(svg, std::slice::from_ref(strand), false, ("none", "#CDB35A", 0.3, 1.0));
            }
            path(svg, &drawn.cord.rings, true, ("#F3C95B", "#B8902A", 0.3, 1.0));
            for (_, tumour) in &drawn.tumours {
                path(svg, &tumour.rings, true, ("#C8324A", "#7A1024", 0.3, 1.0));
            }
        }
        for (outline, marked) in painted.iter().filter(|(outline, _)| outline.layer == layer) {
            let edge = if outline.edged { "#8A7A5A" } else { "none" };
            let soft = !outline.part.structure().is_bone() || outline.layer >= OVERLAY_LAYER;
            let style = match (marked, outline.visible) {
                (Some(()), _) => ("#C8324A", "#7A1024", 0.35, if soft { 0.5 } else { 1.0 }),
                (None, Visible::EdgeOnly) => ("none", "#B3A584", 0.2, 1.0),
                (None, _) => (colour(outline.fill), edge, 0.35, 1.0),
            };
            path(svg, &outline.polygon.rings, true, style);
        }
        for detail in set.details.iter().filter(|detail| detail.layer == layer) {
            let style =
                (detail.fill.map_or("none", colour), detail.line.map_or("none", colour), 0.25, 1.0);
            path(svg, std::slice::from_ref(&detail.points), detail.closed, style);
        }
    }
}

fn pairs(list: Option<&String>) -> impl Iterator<Item = (Level, &str)> {
    list.into_iter()
        .flat_map(|list| list.split(','))
        .filter_map(|pair| pair.split_once(':'))
        .filter_map(|(level, word)| Some((level.parse().ok()?, word)))
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().collect();
    let number = |index: usize, or: f64| args.get(index).and_then(|a| a.parse().ok()).unwrap_or(or);
    let [x, y, w, h] = [number(3, -70.0), number(4, -530.0), number(5, 290.0), number(6, 630.0)];
    let marks: Vec<(Level, Part)> =
        pairs(args.get(2)).filter_map(|(level, key)| Some((level, key.parse().ok()?))).collect();
    let depth = |grade: &str| match grade {
        "1a" => DentDepth::Epidural,
        "1b" => DentDepth::Sac,
        "1c" => DentDepth::TouchesCord,
        "2" => DentDepth::IndentsCord,
        _ => DentDepth::FlattensCord,
    };
    let dents: Vec<Dent> = pairs(args.get(7))
        .map(|(level, grade)| Dent { level, depth: depth(grade), from: DentFrom::Anterior })
        .collect();
    let mut svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='{x} {y} {w} {h}' width='{w}' height='{h}'>\
         <rect x='-999' y='-999' width='3000' height='3000' fill='#FBFAF6'/>"
    );
    view(&mut svg, outline::front(), &marks, None);
    svg.push_str("<g transform='translate(120 0)'>");
    view(&mut svg, outline::side(), &marks, Some(&dents));
    svg.push_str("</g></svg>");
    let tree = resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default())?;
    let scale = (1500.0 / h).min(1500.0 / w) as f32;
    let size = [w, h].map(|mm| (mm as f32 * scale) as u32);
    let mut pixmap = resvg::tiny_skia::Pixmap::new(size[0], size[1]).ok_or("no size")?;
    let transform = resvg::tiny_skia::Transform::from_scale(scale, scale);
    resvg::render(&tree, transform, &mut pixmap.as_mut());
    pixmap.save_png(args.get(1).map_or("outlines.png", String::as_str))?;
    Ok(())
}
