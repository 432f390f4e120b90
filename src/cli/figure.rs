//! `spinemap figure`: the spine map of a case as a file.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::Failure;
use super::check::not_shown;
use crate::anatomy::Level;
use crate::case::Case;
use crate::figure::{
    self, FigureError, Format, Include, MapOptions, SheetOptions, Since, Theme, ViewChoice,
};
use crate::store::{self, Overwrite, shown};

/// The arguments of `spinemap figure`.
#[derive(Debug, Clone, PartialEq, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub struct FigureArgs {
    /// The case file
    pub case: PathBuf,
    /// The figure to write; its ending decides on SVG, PDF or PNG
    #[arg(short, long, value_name = "OUT.svg|pdf|png")]
    pub output: PathBuf,
    /// The time point to draw, by its place in the case (from 1), its id or its label; the first
    /// one with findings, unless said otherwise. Given several times, the column is drawn at each,
    /// side by side
    #[arg(long, value_name = "N|LABEL")]
    pub time_point: Vec<String>,
    /// The colours
    #[arg(long, value_enum, default_value_t = ThemeName::Print)]
    pub theme: ThemeName,
    /// What to draw: all, front, side, or a level from the feet as in axial:T5
    #[arg(long, default_value = "all", value_parser = parse_views)]
    pub view: Views,
    /// Levels to show from the feet below the column
    #[arg(long, value_name = "T5,T6", value_delimiter = ',', value_parser = parse_level)]
    pub axial: Vec<Level>,
    /// Show the grades of cord compression in pictures
    #[arg(long)]
    pub grades: bool,
    /// Show what has changed since the time point before on the figure, or since the first one
    #[arg(
        long,
        value_enum,
        value_name = "SINCE",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "before"
    )]
    pub changes: Option<ChangesSince>,
    /// Show the sectors and layers of WBB (numbered as the SOSG does) over levels from the feet
    #[arg(long)]
    pub wbb: bool,
    /// Draw the column at every time point of the case
    #[arg(long, conflicts_with = "time_point")]
    pub course: bool,
    /// Words below the figure
    #[arg(long, value_name = "WORDS", default_value = "")]
    pub caption: String,
    /// The figure's width in millimetres
    #[arg(long, value_name = "MM", default_value_t = 180.0, value_parser = parse_width)]
    pub width: f64,
    /// Dots per inch of a PNG
    #[arg(long, value_name = "N", default_value_t = 300, value_parser = parse_dpi)]
    pub dpi: u32,
    /// Leave out the legend
    #[arg(long)]
    pub no_legend: bool,
    /// Leave out treatments
    #[arg(long)]
    pub no_treatment: bool,
}

/// What changes are counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ChangesSince {
    /// The time point before it on the figure.
    Before,
    /// The first time point on the figure.
    First,
}

/// The colours of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ThemeName {
    /// Dark on light, for the screen.
    Light,
    /// Light on dark, for the screen.
    Dark,
    /// For paper.
    Print,
    /// Black and white, with patterns.
    Patterns,
}

/// What a figure shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Views {
    /// The column from the front and from the side.
    All,
    /// From the front.
    Front,
    /// From the side.
    Side,
    /// One level as seen from the feet.
    Axial(Level),
}

fn parse_views(text: &str) -> Result<Views, String> {
    match text {
        "all" => Ok(Views::All),
        "front" => Ok(Views::Front),
        "side" => Ok(Views::Side),
        _ => {
            let level = text.strip_prefix("axial:").ok_or("it is all, front, side or axial:T5")?;
            parse_level(level).map(Views::Axial)
        }
    }
}

fn parse_level(text: &str) -> Result<Level, String> {
    text.trim().to_ascii_uppercase().parse().map_err(|error| format!("{error}"))
}

fn parse_width(text: &str) -> Result<f64, String> {
    let [least, most] = MapOptions::WIDTHS;
    let width = text.parse().ok().filter(|width| (least..=most).contains(width));
    width.ok_or_else(|| format!("a width is {least} to {most} mm"))
}

fn parse_dpi(text: &str) -> Result<u32, String> {
    let dpi = text.parse().ok().filter(|dpi| (36..=2400).contains(dpi));
    dpi.ok_or_else(|| "a resolution is a whole number of dots per inch, 36 to 2400".to_owned())
}

pub(super) fn run(args: &FigureArgs) -> Result<(), Failure> {
    let format = Format::of(&args.output).ok_or_else(|| {
        let path = shown(&args.output);
        Failure::Usage(format!("a figure's name ends in .svg, .pdf or .png: {path}"))
    })?;
    let opened = store::load(&args.case).map_err(Failure::job)?;
    if !opened.not_shown.is_empty() {
        // A figure that lacks findings must not look like a whole one.
        let (version, why, path) = (opened.version, not_shown(&opened), shown(&args.case));
        return Err(Failure::job(format_args!(
            "a newer Spinemap made this file (its version is {version}), {why}: {path}"
        )));
    }
    let case = opened.case;
    if store::is_same_file(&args.case, &args.output) {
        let path = shown(&args.output);
        return Err(Failure::Usage(format!("the figure would overwrite the case: {path}")));
    }
    let named =
        args.time_point.iter().map(|wanted| find_time_point(&case, Some(wanted), &args.case));
    let mut time_points = named.collect::<Result<Vec<usize>, Failure>>()?;
    if args.course {
        time_points = (0..case.time_points.len()).collect();
    }
    if time_points.is_empty() {
        time_points.push(find_time_point(&case, None, &args.case)?);
    }
    write_figure(&case, time_points, format, args)
}

/// Draws the figure and writes it.
fn write_figure(
    case: &Case,
    time_points: Vec<usize>,
    format: Format,
    args: &FigureArgs,
) -> Result<(), Failure> {
    let mut include = BTreeSet::from([Include::Title, Include::Labels]);
    for (wanted, what) in [
        (!args.no_legend, Include::Legend),
        (!args.no_treatment, Include::Treatments),
        (args.grades, Include::Grades),
        (args.changes.is_some(), Include::Changes),
        (args.wbb, Include::Wbb),
    ] {
        if wanted {
            include.insert(what);
        }
    }
    let mut axial = args.axial.clone();
    let views = match args.view {
        Views::All => Some(ViewChoice::All),
        Views::Front => Some(ViewChoice::Front),
        Views::Side => Some(ViewChoice::Side),
        Views::Axial(level) => {
            axial.insert(0, level);
            None
        }
    };
    let caption = args.caption.clone();
    let width_mm = args.width;
    let since = match args.changes {
        Some(ChangesSince::First) => Since::First,
        Some(ChangesSince::Before) | None => Since::Before,
    };
    let options = SheetOptions { time_points, views, axial, include, since, width_mm, caption };
    let drawing = figure::sheet(case, &options);
    let theme = match args.theme {
        ThemeName::Light => Theme::Light,
        ThemeName::Dark => Theme::Dark,
        ThemeName::Print => Theme::Print,
        ThemeName::Patterns => Theme::Patterns,
    };
    let bytes = format.write(&drawing, theme, args.dpi).map_err(|error| match error {
        FigureError::TooLarge { .. } | FigureError::Empty => Failure::Usage(error.to_string()),
        _ => Failure::job(format_args!("{error}: {}", shown(&args.output))),
    })?;
    store::write_file(&args.output, &bytes, Overwrite::Anything).map_err(Failure::job)
}

/// Finds a time point by its place from 1, its id or its label; the first one with findings if nothing is said.
fn find_time_point(case: &Case, wanted: Option<&str>, path: &Path) -> Result<usize, Failure> {
    let points = &case.time_points;
    if points.is_empty() {
        return Err(Failure::job(format_args!("the case has no time point: {}", shown(path))));
    }
    let Some(wanted) = wanted else { return Ok(case.first_marked()) };
    let by_name = points
        .iter()
        .position(|point| point.id.as_str() == wanted)
        .or_else(|| points.iter().position(|point| point.label == wanted));
    let by_place = || {
        let place = wanted.parse::<usize>().ok()?.checked_sub(1)?;
        (place < points.len()).then_some(place)
    };
    by_name.or_else(by_place).ok_or_else(|| {
        let mut known = String::new();
        for (index, point) in points.iter().enumerate() {
            let joint = if index == 0 { "" } else { ", " };
            let _ = write!(known, "{joint}{} “{}”", index + 1, point.label.escape_debug());
        }
        let wanted = wanted.escape_debug();
        let path = shown(path);
        Failure::Usage(format!("there is no time point “{wanted}”, but {known}: {path}"))
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::case::TimePoint;

    #[test]
    fn numbers_have_their_limits() {
        assert_eq!(parse_width("60"), Ok(60.0));
        assert_eq!(parse_width("1000"), Ok(1000.0));
        for wrong in ["59.9", "1001", "NaN", "inf", "-5", "", "wide"] {
            assert!(parse_width(wrong).unwrap_err().contains("60 to 1000 mm"), "{wrong}");
        }
        assert_eq!(parse_dpi("36"), Ok(36));
        for wrong in ["35", "2401", "300.5", "-72", ""] {
            assert!(parse_dpi(wrong).unwrap_err().contains("36 to 2400"), "{wrong}");
        }
    }

    #[test]
    fn views_are_named() {
        assert_eq!(parse_views("all"), Ok(Views::All));
        assert_eq!(parse_views("axial:t5"), Ok(Views::Axial(Level::T5)));
        assert!(parse_views("axial:T13").unwrap_err().contains("T13"));
        assert!(parse_views("back").unwrap_err().contains("axial:T5"));
    }

    #[test]
    fn time_points_are_found_by_place_id_and_label() {
        let mut case = Case::new("A");
        let mut second = TimePoint::new("six-months".parse().unwrap(), "6 months");
        second.note = Some("later".to_owned());
        case.time_points.push(Arc::new(second));
        let find = |wanted| find_time_point(&case, wanted, Path::new("a.spinecase"));
        assert_eq!(find(None), Ok(0));
        assert_eq!(find(Some("1")), Ok(0));
        assert_eq!(find(Some("2")), Ok(1));
        assert_eq!(find(Some("six-months")), Ok(1));
        assert_eq!(find(Some("6 months")), Ok(1));
        for wrong in ["0", "3", "7 months", "", "-1"] {
            let Err(Failure::Usage(why)) = find(Some(wrong)) else { panic!("{wrong}") };
            assert!(why.contains("1 “presentation”, 2 “6 months”"), "{why}");
            assert!(why.ends_with(": a.spinecase"), "{why}");
        }
    }
}
