//! What a workbook says of how numbers are shown.

use std::collections::HashMap;

use super::{date, number};

/// Characters of the longest format that programs write. Longer ones are not followed: a format is
/// gone through for every number.
const LONGEST: usize = 255;

/// The formats of a workbook's numbers.
#[derive(Debug, Default)]
pub(super) struct Formats {
    /// Formats that the workbook defines, by number.
    codes: HashMap<u32, String>,
    /// The number of the format of every style.
    pub(super) styles: Vec<u32>,
    /// Whether days are counted from 1904.
    pub(super) from_1904: bool,
}

impl Formats {
    /// Adds a format that the workbook defines; of two with one number the first counts.
    pub(super) fn define(&mut self, number: u32, code: String) {
        if code.chars().nth(LONGEST).is_none() {
            self.codes.entry(number).or_insert(code);
        }
    }

    /// A number as a cell of this style shows it.
    pub(super) fn shown(&self, value: f64, style: usize) -> String {
        let format = self
            .styles
            .get(style)
            .and_then(|number| self.codes.get(number).map(String::as_str).or_else(|| built_in(*number)));
        let as_date = format.and_then(|format| date::shown(value, format, self.from_1904));
        as_date.unwrap_or_else(|| number::shown(value, format))
    }
}

/// The formats that every spreadsheet knows by number; those for dates as China has them.
fn built_in(number: u32) -> Option<&'static str> {
    Some(match number {
        1 => "0",
        2 => "0.00",
        3 | 37 | 38 => "#,##0",
        4 | 39 | 40 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        14 => "yyyy/m/d",
        15 => "d-mm-yy",
        16 => "d-mm",
        17 => "mm-yy",
        18..=21 | 45..=47 => "h:mm:ss",
        22 => "yyyy/m/d h:mm",
        27 | 36 | 50 | 52 | 57 => "yyyy\"年\"m\"月\"",
        28 | 29 | 51 | 53 | 54 | 58 => "m\"月\"d\"日\"",
        30 => "m-d-yy",
        31 => "yyyy\"年\"m\"月\"d\"日\"",
        32 | 33 | 34 | 35 | 55 | 56 => "h\"时\"mm\"分\"",
        41 | 42 => "#,##0;-#,##0;\"-\"",
        43 | 44 => "#,##0.00;-#,##0.00;\"-\"",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_says_how_a_number_is_shown() {
        let codes = HashMap::from([(164, "0.0".to_owned()), (165, "yyyy\"年度\"".to_owned())]);
        let formats = Formats { codes, styles: vec![0, 4, 164, 165, 31, 43], from_1904: false };
        let shown: Vec<String> = (0..7).map(|style| formats.shown(45_352.25, style)).collect();
        let expected =
            ["45352.25", "45,352.25", "45352.3", "2024年度", "2024年3月1日", "45,352.25", "45352.25"];
        assert_eq!(shown, expected);
        assert_eq!(formats.shown(0.0, 5), "-");
    }
}
