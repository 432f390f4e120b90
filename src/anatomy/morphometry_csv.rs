//! Reads `assets/morphometry.csv` and writes it as Rust.
//!
//! This file is part of the build script, which makes the table of measures with it, and of the
//! tests, which feed it malformed tables. The program itself never reads the CSV.
//!
//! The table has six sections, parted by empty lines. The vertebrae, the sacral segments and the
//! cord have a row a level; the atlas, the axis and the sacrum have a row a measure. Each begins
//! with a header whose names carry the units; the last column names the source of the row.

use std::fmt::Write;

/// What a column may hold.
#[derive(Clone, Copy, PartialEq)]
enum Cell {
    /// A number above zero: a length.
    Positive,
    /// Any number: a position or an angle.
    Signed,
    /// A length that some rows lack.
    Optional,
}

/// A section of the table: its columns after the row's name and before the source, and its rows.
struct Section {
    name: &'static str,
    columns: &'static [(&'static str, Cell)],
    rows: &'static [&'static str],
}

/// The only column of the sections whose rows are measures, not levels.
const SINGLE: &[(&str, Cell)] = &[("value", Cell::Signed)];

const SECTIONS: [Section; 6] = [
    Section {
        name: "vertebra",
        columns: &[
            ("body_width_superior_mm", Cell::Positive),
            ("body_width_inferior_mm", Cell::Positive),
            ("body_depth_superior_mm", Cell::Positive),
            ("body_depth_inferior_mm", Cell::Positive),
            ("body_height_anterior_mm", Cell::Positive),
            ("body_height_posterior_mm", Cell::Positive),
            ("disc_height_below_mm", Cell::Positive),
            ("pedicle_width_mm", Cell::Positive),
            ("pedicle_height_mm", Cell::Positive),
            ("canal_width_mm", Cell::Positive),
            ("canal_depth_mm", Cell::Positive),
            ("transverse_span_mm", Cell::Positive),
            ("spinous_length_mm", Cell::Positive),
            ("spinous_tilt_deg", Cell::Signed),
            ("tilt_superior_deg", Cell::Signed),
            ("tilt_inferior_deg", Cell::Signed),
            ("centre_x_mm", Cell::Signed),
            ("centre_y_mm", Cell::Signed),
        ],
        rows: &[
            "C2", "C3", "C4", "C5", "C6", "C7", "T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8",
            "T9", "T10", "T11", "T12", "L1", "L2", "L3", "L4", "L5",
        ],
    },
    Section {
        name: "sacral_segment",
        columns: &[
            ("height_mm", Cell::Positive),
            ("width_top_mm", Cell::Positive),
            ("width_bottom_mm", Cell::Positive),
            ("depth_top_mm", Cell::Positive),
            ("tilt_deg", Cell::Signed),
            ("centre_x_mm", Cell::Signed),
            ("centre_y_mm", Cell::Signed),
            ("lower_end_x_mm", Cell::Signed),
            ("lower_end_y_mm", Cell::Signed),
            ("ventral_line_width_mm", Cell::Optional),
            ("dorsal_line_width_mm", Cell::Optional),
        ],
        rows: &["S1", "S2", "S3", "S4", "S5"],
    },
    Section {
        name: "cord",
        columns: &[("width_mm", Cell::Positive), ("depth_mm", Cell::Positive)],
        rows: &[
            "C1", "C2", "C3", "C4", "C5", "C6", "C7", "T1", "T2", "T3", "T4", "T5", "T6", "T7",
            "T8", "T9", "T10", "T11", "T12", "L1",
        ],
    },
    Section {
        name: "atlas",
        columns: SINGLE,
        rows: &[
            "span_mm",
            "canal_width_mm",
            "canal_depth_mm",
            "anterior_arch_height_mm",
            "posterior_arch_height_mm",
            "anterior_arch_depth_mm",
            "posterior_arch_depth_mm",
            "lateral_mass_width_mm",
            "lateral_mass_height_mm",
            "tilt_deg",
            "dens_gap_mm",
            "below_dens_tip_mm",
        ],
    },
    Section {
        name: "axis",
        columns: SINGLE,
        rows: &[
            "height_mm",
            "body_height_anterior_mm",
            "body_depth_mm",
            "dens_height_mm",
            "dens_depth_mm",
            "dens_width_mm",
            "dens_tip_x_mm",
            "dens_tip_y_mm",
        ],
    },
    Section {
        name: "sacrum",
        columns: SINGLE,
        rows: &[
            "length_mm",
            "width_mm",
            "endplate_width_mm",
            "endplate_depth_mm",
            "first_height_anterior_mm",
            "first_height_posterior_mm",
            "slope_deg",
        ],
    },
];

/// Turns the table into the definition of `MEASURES`.
///
/// # Errors
///
/// A sentence that names the row and the column of the first thing wrong.
pub fn to_rust(csv: &str) -> Result<String, String> {
    let mut lines = csv
        .lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line.trim_end_matches('\r')))
        .skip_while(|(_, line)| line.is_empty());
    let mut code = String::from(
        "/// The measures of `assets/morphometry.csv`.\nstatic MEASURES: Measures = Measures {\n",
    );
    for section in &SECTIONS {
        let rows: Vec<_> = lines.by_ref().take_while(|(_, line)| !line.is_empty()).collect();
        section.write(&rows, &mut code)?;
    }
    if let Some((number, _)) = lines.find(|(_, line)| !line.is_empty()) {
        return Err(format!("line {number}: the table goes on after its last section"));
    }
    code.push_str("};\n");
    Ok(code)
}

impl Section {
    fn write(&self, lines: &[(usize, &str)], code: &mut String) -> Result<(), String> {
        let name = self.name;
        let Some(((number, header), rows)) = lines.split_first() else {
            return Err(format!("the section `{name}` is missing"));
        };
        self.check_header(*number, header)?;
        if let Some(missing) = self.rows.get(rows.len()) {
            let names: Vec<&str> = rows.iter().map(|(_, row)| first(row)).collect();
            let missing = self.rows.iter().find(|row| !names.contains(row)).unwrap_or(missing);
            return Err(format!("section `{name}`: the row {missing} is missing"));
        }
        let text = |error: std::fmt::Error| error.to_string();
        let (open, close) = if self.is_single() {
            (format!("{} {{", self.type_name()), "}")
        } else {
            ("[".to_owned(), "]")
        };
        writeln!(code, "    {name}: {open}").map_err(text)?;
        for (place, (number, row)) in rows.iter().enumerate() {
            let found = first(row);
            let Some(expected) = self.rows.get(place) else {
                let why = if self.rows.contains(&found) { "appears twice" } else { "is unknown" };
                return Err(format!("line {number}: the row {found} of section `{name}` {why}"));
            };
            if found != *expected {
                let twice = rows[..place].iter().any(|(_, earlier)| first(earlier) == found);
                let why = if twice { format!("{found} appears twice") } else { found.to_owned() };
                return Err(format!(
                    "line {number}: section `{name}` has {why} where {expected} belongs"
                ));
            }
            writeln!(code, "        {},", self.row(*number, row)?).map_err(text)?;
        }
        writeln!(code, "    {close},").map_err(text)?;
        Ok(())
    }

    fn check_header(&self, number: usize, header: &str) -> Result<(), String> {
        let found: Vec<&str> = header.split(',').collect();
        let names = self.columns.iter().map(|(name, _)| *name);
        let expected: Vec<&str> = [self.name].into_iter().chain(names).chain(["source"]).collect();
        if let Some(missing) = expected.iter().find(|column| !found.contains(column)) {
            return Err(format!("line {number}: the column {missing} is missing"));
        }
        if let Some(extra) = found.iter().find(|column| !expected.contains(column)) {
            return Err(format!("line {number}: the column {extra} is unknown"));
        }
        if found != expected {
            return Err(format!("line {number}: the columns must be {}", expected.join(",")));
        }
        Ok(())
    }

    fn row(&self, number: usize, line: &str) -> Result<String, String> {
        let cells: Vec<&str> = line.split(',').map(str::trim).collect();
        let row = first(line);
        let [_, values @ .., source] = cells.as_slice() else {
            return Err(format!("line {number}: the row {row} has no cells"));
        };
        if values.len() != self.columns.len() {
            return Err(format!(
                "line {number}: the row {row} has {} cells where {} belong",
                cells.len(),
                self.columns.len() + 2
            ));
        }
        if source.is_empty() || source.parse::<f64>().is_ok() {
            return Err(format!("line {number}: the row {row} names no source"));
        }
        let mut fields = Vec::new();
        for ((column, cell), value) in self.columns.iter().zip(values) {
            let wrong =
                |why: &str| Err(format!("line {number}: row {row}, column {column}: {why}"));
            if value.is_empty() {
                if *cell != Cell::Optional {
                    return wrong("the cell is empty");
                }
                fields.push(format!("{}: None", bare(column)));
                continue;
            }
            let Ok(value) = value.parse::<f64>() else {
                return wrong(&format!("`{value}` is no number"));
            };
            // A single item is a length unless its name says otherwise.
            let signed = *cell == Cell::Signed
                && (!self.is_single() || row.ends_with("_deg") || row.ends_with("_x_mm"));
            if !value.is_finite() {
                return wrong(&format!("`{value}` is no finite number"));
            }
            if !signed && value <= 0.0 {
                return wrong(&format!("{value} is no length"));
            }
            fields.push(match cell {
                Cell::Optional => format!("{}: Some({value:?})", bare(column)),
                _ => format!("{}: {value:?}", bare(column)),
            });
        }
        Ok(if self.is_single() {
            format!("{}: {}", bare(row), fields.concat().replace("value: ", ""))
        } else {
            format!("{} {{ level: Level::{row}, {} }}", self.type_name(), fields.join(", "))
        })
    }

    fn is_single(&self) -> bool {
        matches!(self.columns, [("value", _)])
    }

    /// The name of the Rust type of a row or, of single measures, of the section.
    fn type_name(&self) -> &'static str {
        match self.name {
            "vertebra" => "Vertebra",
            "sacral_segment" => "SacralSegment",
            "cord" => "CordSize",
            "atlas" => "Atlas",
            "axis" => "Axis",
            _ => "Sacrum",
        }
    }
}

fn first(line: &str) -> &str {
    line.split(',').next().unwrap_or_default().trim()
}

/// A column's name without its unit, which the field's documentation gives.
fn bare(name: &str) -> &str {
    name.trim_end_matches("_mm").trim_end_matches("_deg")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = include_str!("../../assets/morphometry.csv");

    fn error(change: impl Fn(&str) -> String) -> String {
        to_rust(&change(TABLE)).expect_err("a malformed table")
    }

    fn without_line(start: &str) -> String {
        TABLE.split_inclusive('\n').filter(|line| !line.starts_with(start)).collect()
    }

    #[test]
    fn the_table_becomes_rust_without_units_in_the_names() {
        let code = to_rust(TABLE).unwrap();
        assert!(code.contains("Vertebra { level: Level::C2, body_width_superior: 17.0"));
        assert!(code.contains("ventral_line_width: None"));
        assert!(code.contains("slope: 39.0"));
        assert_eq!(to_rust(&TABLE.replace('\n', "\r\n")).as_ref(), Ok(&code));
    }

    #[test]
    fn a_malformed_table_is_refused_with_row_and_column() {
        let table = [
            ("C3,15.8,", "C3,wide,", "row C3, column body_width_superior_mm: `wide` is no number"),
            ("C3,15.8,", "C3,-15.8,", "row C3, column body_width_superior_mm: -15.8 is no length"),
            ("C3,15.8,", "C3,0,", "row C3, column body_width_superior_mm: 0 is no length"),
            ("C3,15.8,", "C3,NaN,", "row C3, column body_width_superior_mm: `NaN` is no finite"),
            ("C3,15.8,", "C3,inf,", "row C3, column body_width_superior_mm: `inf` is no finite"),
            ("C3,15.8,", "C3,,", "row C3, column body_width_superior_mm: the cell is empty"),
            ("C3,15.8,", "C3,15.8,1,", "the row C3 has 21 cells where 20 belong"),
            ("C3,15.8,", "C3,", "the row C3 has 19 cells where 20 belong"),
            ("\nC3,15.8,", "\nC2,15.8,", "C2 appears twice where C3 belongs"),
            ("\nC3,15.8,", "\nT13,15.8,", "has T13 where C3 belongs"),
            ("dens_height_mm,14.9", "dens_height_mm,-1", "row dens_height_mm, column value: -1"),
            (",36.7,29.2,", ",-36.7,29.2,", "row S1, column ventral_line_width_mm"),
            ("canal_depth_mm,", "canal_deep_mm,", "the column canal_depth_mm is missing"),
            ("vertebra,", "vertebra,colour,", "the column colour is unknown"),
            ("cord,width_mm,depth_mm", "cord,depth_mm,width_mm", "the columns must be cord,width"),
            ("T8,8.4,6.4,Frostell 2016", "T8,8.4,6.4,", "the row T8 names no source"),
            ("L1,6.5,5.5,interpolated\n", "L1,6.5,5.5,interpolated\nL1,6,5,me\n", "appears twice"),
            ("L1,6.5,5.5,interpolated\n", "L1,6.5,5.5,interpolated\nL2,6,5,me\n", "is unknown"),
        ];
        for (from, to, expected) in table {
            assert!(TABLE.contains(from), "{from}");
            let error = error(|table| table.replacen(from, to, 1));
            assert!(error.starts_with("line ") || error.starts_with("section "), "{error}");
            assert!(error.contains(expected), "{from:?} to {to:?}: {error}");
        }
    }

    #[test]
    fn missing_rows_sections_and_tables_are_named() {
        assert!(error(|_| without_line("T7,")).contains("`vertebra`: the row T7 is missing"));
        assert!(error(|_| without_line("slope_deg")).contains("the row slope_deg is missing"));
        assert!(error(|_| String::new()).contains("the section `vertebra` is missing"));
        let end = TABLE.find("\nsacrum,").unwrap();
        assert!(error(|table| table[..end].to_owned()).contains("`sacrum` is missing"));
        assert!(error(|table| format!("{table}\nmore,value\n")).contains("after its last section"));
    }

    #[test]
    fn rows_in_another_order_are_refused() {
        let swapped =
            error(|table| table.replacen("\nC2,", "\nX,", 1).replacen("\nC3,", "\nC2,", 1));
        assert!(swapped.contains("has X where C2 belongs"), "{swapped}");
    }
}
