//! Writes a drawing as SVG: real text, millimetres, one group an anatomical part within its level,
//! view and time point, each with its name for Inkscape and Illustrator, and the same bytes on
//! every machine. Nothing of the user, the place or the time is in it.

use std::fmt::Write as _;

use super::decimal::{Decimal, rounded};
use super::nesting::{Node, nested};
use super::svg_path::Path;
use crate::figure::drawing::{
    Anchor, Drawing, Group, Ink, Paint, Role, Shape, Target, Theme, Weight,
};
use crate::figure::geometry::Point;

/// The typefaces of the texts, the bundled one first.
const FAMILIES: &str = "Inter, Arial, Helvetica, sans-serif";

/// The drawing as an SVG document.
pub fn svg(drawing: &Drawing, theme: Theme) -> String {
    let mut out = Out { text: String::with_capacity(1 << 20), theme };
    let (width, height) = (Number(drawing.width), Number(drawing.height));
    let title = escaped(&drawing.title);
    out.line(format_args!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"));
    out.line(format_args!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" \
         xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\" width=\"{width}mm\" height=\"{height}mm\" \
         viewBox=\"0 0 {width} {height}\" font-family=\"{FAMILIES}\" stroke-miterlimit=\"2\" \
         role=\"img\">"
    ));
    out.line(format_args!("<title>{title}</title>"));
    if !drawing.description.is_empty() {
        out.line(format_args!("<desc>{}</desc>", escaped(&drawing.description)));
    }
    out.line(format_args!(
        "<metadata>{title}; Spinemap {}; {}</metadata>",
        env!("CARGO_PKG_VERSION"),
        escaped(&drawing.description)
    ));
    out.line(format_args!(
        "<rect id=\"page\" width=\"{width}\" height=\"{height}\"{}/>",
        Fill(theme.ink(Role::Background))
    ));
    for node in nested(drawing) {
        out.node(&node);
    }
    out.line(format_args!("</svg>"));
    out.text
}

struct Out {
    text: String,
    theme: Theme,
}

impl Out {
    fn line(&mut self, words: std::fmt::Arguments<'_>) {
        self.write(words);
        self.text.push('\n');
    }

    fn write(&mut self, words: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.text.write_fmt(words);
    }

    fn node(&mut self, node: &Node<'_>) {
        let branch = match node {
            Node::Group(group) => return self.group(group),
            Node::Branch(branch) => branch,
        };
        let label = escaped(&branch.label);
        self.write(format_args!("<g id=\"{}\" data-name=\"{label}\"", escaped(&branch.id)));
        self.write(format_args!(" inkscape:label=\"{label}\""));
        if branch.is_layer {
            self.write(format_args!(" inkscape:groupmode=\"layer\""));
        }
        self.line(format_args!(">"));
        for node in &branch.nodes {
            self.node(node);
        }
        self.line(format_args!("</g>"));
    }

    fn group(&mut self, group: &Group) {
        self.write(format_args!("<g id=\"{}\"", escaped(&group.id)));
        if let Some(level) = group.level.or(group.target.map(Target::level)) {
            self.write(format_args!(" data-level=\"{level}\""));
        }
        if let Some(part) = group.target.and_then(Target::part) {
            self.write(format_args!(" data-part=\"{part}\""));
        }
        self.line(format_args!(">"));
        if let Some(tooltip) = &group.tooltip {
            self.line(format_args!("<title>{}</title>", escaped(tooltip)));
        }
        for shape in &group.shapes {
            self.shape(shape);
        }
        self.line(format_args!("</g>"));
    }

    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Area { polygon, fill, edge } => {
                self.path(polygon.rings.iter().map(|ring| (ring.as_slice(), true)));
                let fill = Fill(self.theme.ink(*fill));
                self.write(format_args!("\"{fill}"));
                if polygon.rings.len() > 1 {
                    self.write(format_args!(" fill-rule=\"evenodd\""));
                }
                if let Some(edge) = edge {
                    self.stroke(*edge);
                }
                self.line(format_args!("/>"));
            }
            Shape::Line { points, closed, paint } => {
                self.path([(points.as_slice(), *closed)]);
                self.write(format_args!("\" fill=\"none\""));
                self.stroke(*paint);
                self.line(format_args!("/>"));
            }
            Shape::Strokes { lines, paint } => {
                self.path(lines.iter().map(|line| (line.as_slice(), false)));
                self.write(format_args!("\" fill=\"none\""));
                self.stroke(*paint);
                self.line(format_args!("/>"));
            }
            Shape::Text { at, text, size, anchor, weight, role } => {
                let Point { x, y } = *at;
                self.write(format_args!(
                    "<text x=\"{}\" y=\"{}\" font-size=\"{}\"",
                    Number(x),
                    Number(y),
                    Number(*size)
                ));
                match anchor {
                    Anchor::Start => {}
                    Anchor::Middle => self.write(format_args!(" text-anchor=\"middle\"")),
                    Anchor::End => self.write(format_args!(" text-anchor=\"end\"")),
                }
                if *weight == Weight::SemiBold {
                    self.write(format_args!(" font-weight=\"600\""));
                }
                let fill = Fill(self.theme.ink(*role));
                self.line(format_args!("{fill}>{}</text>", escaped(text)));
            }
        }
    }

    /// The rings and lines of one shape, each with whether it is closed.
    fn path<'a>(&mut self, lines: impl IntoIterator<Item = (&'a [Point], bool)>) {
        self.text.push_str("<path d=\"");
        let mut path = Path::default();
        for (points, closed) in lines {
            path.add(&mut self.text, points, closed);
        }
    }

    fn stroke(&mut self, Paint { role, width }: Paint) {
        let Ink { rgb: [r, g, b], opacity } = self.theme.ink(role);
        let width = Number(width);
        self.write(format_args!(" stroke=\"#{r:02X}{g:02X}{b:02X}\" stroke-width=\"{width}\""));
        if opacity < 1.0 {
            self.write(format_args!(" stroke-opacity=\"{}\"", Number(opacity)));
        }
    }
}

/// A number to a thousandth, without trailing zeros.
struct Number(f64);

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(Decimal::new::<3>(rounded::<3>(self.0), true).as_str())
    }
}

/// The attributes of a fill.
struct Fill(Ink);

impl std::fmt::Display for Fill {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Ink { rgb: [r, g, b], opacity } = self.0;
        write!(f, " fill=\"#{r:02X}{g:02X}{b:02X}\"")?;
        if opacity < 1.0 {
            write!(f, " fill-opacity=\"{}\"", Number(opacity))?;
        }
        Ok(())
    }
}

/// A text for XML: control characters left out, line ends as spaces.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{FFFE}' | '\u{FFFF}' => {}
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anatomy::{Level, Part, Side, Structure};
    use crate::figure::{Polygon, View};

    fn sample() -> Drawing {
        let mut drawing = Drawing::new("A < B & \"C\"\u{0}\u{8}", 85.0, 100.25);
        drawing.description = "adult schematic proportions".to_owned();
        let part = Part::sided(Structure::Pedicle, Side::Left);
        let mut group = Group::part(View::Front, Level::T5, part);
        group.tooltip = Some("T5, left pedicle: involved".to_owned());
        let ring = |a: f64, b: f64| {
            vec![Point::new(a, a), Point::new(b, a), Point::new(b, b), Point::new(a, b)]
        };
        group.shapes.push(Shape::Area {
            polygon: Polygon { rings: vec![ring(0.0, 9.0), ring(2.0, 4.0)] },
            fill: Role::TumourSoft,
            edge: Some(Paint { role: Role::TumourEdge, width: 0.2 }),
        });
        group.shapes.push(Shape::Text {
            at: Point::new(-0.000_4, 1.0 / 3.0),
            text: "T5 <script>\u{1b}\nx".to_owned(),
            size: 2.5,
            anchor: Anchor::Middle,
            weight: Weight::SemiBold,
            role: Role::TextTumour,
        });
        drawing.groups.push(group);
        drawing
    }

    #[test]
    fn a_document_is_well_formed_and_says_what_it_shows() {
        let text = svg(&sample(), Theme::Light);
        let tree = resvg::usvg::roxmltree::Document::parse(&text).unwrap();
        let root = tree.root_element();
        assert_eq!(root.attribute("width"), Some("85mm"));
        assert_eq!(root.attribute("viewBox"), Some("0 0 85 100.25"));
        let title = root.children().find(|node| node.has_tag_name("title")).unwrap();
        assert_eq!(title.text(), Some("A < B & \"C\""));
        let view = root.children().find(|node| node.has_tag_name("g")).unwrap();
        assert_eq!(view.attribute("data-name"), Some("Front"));
        let level = view.children().find(|node| node.has_tag_name("g")).unwrap();
        assert_eq!(level.attribute("data-name"), Some("T5"));
        let group = level.children().find(|node| node.has_tag_name("g")).unwrap();
        assert_eq!(group.attribute("id"), Some("front-T5-pedicle-left"));
        assert_eq!(group.attribute("data-level"), Some("T5"));
        assert_eq!(group.attribute("data-part"), Some("pedicle_left"));
        let tooltip = group.children().find(|node| node.has_tag_name("title")).unwrap();
        assert_eq!(tooltip.text(), Some("T5, left pedicle: involved"));
        let words = group.children().find(|node| node.has_tag_name("text")).unwrap();
        assert_eq!(words.text(), Some("T5 <script> x"));
        assert!(text.contains("d=\"m0 0 9 0 0 9-9 0zm2 2 2 0 0 2-2 0z\""), "{text}");
        assert!(text.contains("fill-opacity=\"0.55\"") && text.contains("fill-rule=\"evenodd\""));
    }

    #[test]
    fn the_same_drawing_gives_the_same_bytes() {
        assert_eq!(svg(&sample(), Theme::Dark), svg(&sample(), Theme::Dark));
        assert_ne!(svg(&sample(), Theme::Dark), svg(&sample(), Theme::Print));
    }
}
