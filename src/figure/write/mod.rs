//! A drawing as a file: SVG with named groups, and that SVG as PDF and PNG. It imports `drawing`
//! and `geometry` alone, and knows nothing of a case.

mod decimal;
mod error;
mod format;
mod nesting;
mod pdf;
mod png;
mod svg;
mod svg_path;
mod tree;

pub use error::FigureError;
pub use format::Format;
pub use pdf::pdf;
pub use png::png;
pub use svg::svg;
