//! Writes all outlines as a picture, to look at: `outlines OUT.png [all|X Y WIDTH HEIGHT]`.

use spinemap::anatomy::Level;
use spinemap::figure::outline::{self, CANAL_LAYER, Dent, DentDepth, DentFrom, Outlines, Visible};
use spinemap::figure::{Point, Polygon, Role};
use std::fmt::Write;

fn colour(role: Role) -> &'static str {
    match role {
        Role::Bone => "#EFE6D2",
        Role::Process => "#E5D7BA",
        Role::BoneEdge => "#8A7A5A",
        Role::Disc => "#BACBD8",
        Role::Foramen => "#5E4F3A",
        Role::SoftTissue => "#E9C9B8",
        Role::TumourSoft => "#E8A0A8",
        _ => "#888888",
    }
}

fn path(rings: &[Vec<Point>], closed: bool) -> String {
    let mut d = String::new();
    for ring in rings {
        for (i, p) in ring.iter().enumerate() {
            let _ = write!(d, "{}{:.3} {:.3}", if i == 0 { "M" } else { "L" }, p.x, p.y);
        }
        d.push_str(if closed { "Z" } else { "" });
    }
    d
}

fn fill(svg: &mut String, polygon: &Polygon, colour: &str, edge: &str, width: f64, opacity: f64) {
    let d = path(&polygon.rings, true);
    let _ = writeln!(
        svg,
        "<path d='{d}' fill='{colour}' fill-opacity='{opacity}' fill-rule='evenodd' stroke='{edge}' stroke-width='{width}' stroke-linejoin='round'/>"
    );
}

fn view(svg: &mut String, set: &Outlines, only: &str, canal: bool, dents: &[Dent]) {
    let mut layers: Vec<i16> = set.outlines.iter().map(|o| o.layer).collect();
    layers.extend(set.details.iter().map(|d| d.layer));
    layers.push(CANAL_LAYER);
    layers.sort_unstable();
    layers.dedup();
    for layer in layers {
        if canal && layer == CANAL_LAYER {
            let drawn = outline::cord_and_sac(dents);
            fill(svg, &drawn.canal, "#F6EFDD", "none", 0.0, 1.0);
            fill(svg, &drawn.sac, "#D5E6F2", "#8FB2CC", 0.3, 1.0);
            for strand in &drawn.strands {
                let d = path(std::slice::from_ref(strand), false);
                let _ = writeln!(
                    svg,
                    "<path d='{d}' fill='none' stroke='#CDB35A' stroke-width='0.3'/>"
                );
            }
            fill(svg, &drawn.cord, "#F3C95B", "#B8902A", 0.3, 1.0);
            for (_, tumour) in &drawn.tumours {
                fill(svg, tumour, "#C8324A", "#7A1024", 0.3, 1.0);
            }
        }
        for o in set.outlines.iter().filter(|o| o.layer == layer) {
            let marked = !only.is_empty()
                && (only == "all" || only.split(',').any(|k| o.part.key().starts_with(k)));
            let edge = if o.edged { "#8A7A5A" } else { "none" };
            match o.visible {
                Visible::Always => fill(svg, &o.polygon, colour(o.fill), edge, 0.35, 1.0),
                Visible::EdgeOnly => fill(svg, &o.polygon, "none", "#8A7A5A", 0.2, 1.0),
                _ => {}
            }
            if marked && o.visible != Visible::Piece {
                fill(
                    svg,
                    &o.polygon,
                    if o.level.index() % 2 == 0 { "#C8324A" } else { "#3264C8" },
                    "#401020",
                    0.25,
                    0.6,
                );
            }
        }
        for d in set.details.iter().filter(|d| d.layer == layer) {
            let dd = path(std::slice::from_ref(&d.points), d.closed);
            let (f, l) = (d.fill.map_or("none", colour), d.line.map_or("none", colour));
            let _ = writeln!(svg, "<path d='{dd}' fill='{f}' stroke='{l}' stroke-width='0.25'/>");
        }
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().collect();
    let num = |i: usize, or: f64| args.get(i).and_then(|a| a.parse().ok()).unwrap_or(or);
    let (x, y, w, h) = (num(3, -70.0), num(4, -530.0), num(5, 260.0), num(6, 630.0));
    let only = args.get(2).map_or("", String::as_str);
    let dents: Vec<Dent> = if args.get(7).is_some() {
        use DentDepth::{Epidural, FlattensCord, IndentsCord, Sac, TouchesCord};
        [
            (Level::C4, Epidural),
            (Level::C6, Sac),
            (Level::T2, TouchesCord),
            (Level::T5, IndentsCord),
            (Level::T6, FlattensCord),
            (Level::T10, FlattensCord),
            (Level::L4, FlattensCord),
        ]
        .map(|(level, depth)| Dent {
            level,
            depth,
            from: if level == Level::T10 {
                DentFrom::AllAround
            } else if level == Level::T2 {
                DentFrom::Posterior
            } else {
                DentFrom::Anterior
            },
        })
        .to_vec()
    } else {
        Vec::new()
    };
    let mut svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='{x} {y} {w} {h}' width='{w}' height='{h}'><rect x='-999' y='-999' width='3000' height='3000' fill='#FBFAF6'/>"
    );
    view(&mut svg, outline::front(), if only == "none" { "" } else { only }, false, &dents);
    svg.push_str("<g transform='translate(120 0)'>");
    view(&mut svg, outline::side(), if only == "none" { "" } else { only }, true, &dents);
    svg.push_str("</g></svg>");
    let tree = resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default())?;
    let scale = (1500.0 / h).min(1500.0 / w) as f32;
    let mut pixmap =
        resvg::tiny_skia::Pixmap::new((w as f32 * scale) as u32, (h as f32 * scale) as u32)
            .ok_or("size")?;
    resvg::render(
        &tree,
        resvg::tiny_skia::Transform::from_scale(scale, scale),
        &mut pixmap.as_mut(),
    );
    pixmap.save_png(&args[1])?;
    Ok(())
}
