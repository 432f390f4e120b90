//! Why a figure cannot be written.

/// Why a figure cannot be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FigureError {
    /// The picture would have too many pixels.
    #[error(
        "the picture would have {width} × {height} pixels, more than fit into a picture: \
         choose a smaller width or fewer dots per inch"
    )]
    TooLarge {
        /// Its width in pixels.
        width: u64,
        /// Its height in pixels.
        height: u64,
    },
    /// The picture would have no pixels.
    #[error("the picture would have no pixels: choose a larger width or more dots per inch")]
    Empty,
    /// The drawing could not be turned into a picture.
    #[error("the figure could not be drawn: {0}")]
    Drawing(String),
    /// The picture could not be written.
    #[error("the figure could not be written: {0}")]
    Writing(String),
}
