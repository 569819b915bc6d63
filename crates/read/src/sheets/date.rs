//! Dates, which spreadsheets keep as numbers of days.

/// Serial number of 1970-01-01 where day 1 is 1900-01-01.
const OF_1970: i64 = 25_569;

/// Days from there to a calendar whose day 0 is 1904-01-01.
const FROM_1904: i64 = 1_462;

/// The first day after 9999-12-31.
const END: f64 = 2_958_466.0;

const SECONDS: i64 = 86_400;

/// A piece of a date's format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece {
    /// A letter that stands for a part of the date, and how often it is written.
    Part(char, usize),
    /// A character as it is.
    Literal(char),
}

/// The date that a number is in the format of its cell; none if that is no format of dates, or the
/// number is no day.
pub(super) fn shown(value: f64, format: &str, from_1904: bool) -> Option<String> {
    let pieces = pieces(format)?;
    if !(0.0..END).contains(&value) {
        return None;
    }
    let instant = Instant::new(value, from_1904);
    let mut text = String::new();
    let mut before = ' ';
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Literal(c) => text.push(*c),
            Piece::Part(letter, length) => {
                let after = pieces.iter().skip(at + 1).find_map(|piece| match piece {
                    Piece::Part(letter, _) => Some(*letter),
                    Piece::Literal(_) => None,
                });
                let minutes = *letter == 'm' && (before == 'h' || after == Some('s'));
                let part = instant.part(if minutes { 'n' } else { *letter }, *length);
                text.push_str(&part);
                before = *letter;
            }
        }
    }
    Some(text)
}

/// The pieces of a format's first section; none if it formats no dates.
fn pieces(format: &str) -> Option<Vec<Piece>> {
    if format.eq_ignore_ascii_case("General") || format.eq_ignore_ascii_case("Standard") {
        return None;
    }
    let mut pieces: Vec<Piece> = Vec::new();
    let mut characters = format.chars();
    while let Some(c) = characters.next() {
        match c {
            ';' => break,
            '#' | '?' | '%' | '@' => return None,
            '"' => {
                let quoted = characters.by_ref().take_while(|c| *c != '"');
                pieces.extend(quoted.map(Piece::Literal));
            }
            '\\' | '!' => pieces.extend(characters.next().map(Piece::Literal)),
            '_' | '*' => drop(characters.next()),
            '[' => {
                let inside = characters.by_ref().take_while(|c| *c != ']').collect::<String>();
                // Time that has passed: hours beyond a day are not printed in budgets.
                let first = inside.chars().next().map(|c| c.to_ascii_lowercase());
                let passed = first.filter(|first| {
                    "hms".contains(*first) && inside.chars().all(|c| c.eq_ignore_ascii_case(first))
                });
                pieces.extend(passed.map(|letter| Piece::Part(letter, inside.len())));
            }
            'a' | 'A' => {
                let rest = characters.as_str();
                for mark in ["M/PM", "/P"] {
                    if let Some(after) = rest.get(mark.len()..)
                        && rest.get(..mark.len()).is_some_and(|found| found.eq_ignore_ascii_case(mark))
                    {
                        characters = after.chars();
                        break;
                    }
                }
            }
            // Fractions of seconds.
            '0' if !pieces.is_empty() => {
                pieces.pop_if(|piece| *piece == Piece::Literal('.'));
            }
            '0' => return None,
            c if "yYeEmMdDhHsS".contains(c) => {
                let letter = if c.eq_ignore_ascii_case(&'e') { 'y' } else { c.to_ascii_lowercase() };
                match pieces.last_mut() {
                    Some(Piece::Part(last, length)) if *last == letter => *length += 1,
                    _ => pieces.push(Piece::Part(letter, if c.eq_ignore_ascii_case(&'e') { 4 } else { 1 })),
                }
            }
            c => pieces.push(Piece::Literal(c)),
        }
    }
    let parts = pieces.iter().any(|piece| matches!(piece, Piece::Part(..)));
    parts.then_some(pieces)
}

/// A day and the time on it.
struct Instant {
    year: i64,
    month: i64,
    day: i64,
    second: i64,
}

impl Instant {
    fn new(value: f64, from_1904: bool) -> Self {
        let whole = value.trunc();
        // Both are within the range of dates.
        let (mut days, mut second) = (whole as i64, ((value - whole) * 86_400.0).round() as i64);
        days += second / SECONDS;
        second %= SECONDS;
        if from_1904 {
            days += FROM_1904;
        } else if days < 60 {
            // Spreadsheets have a 29 February 1900, which never was.
            days += 1;
        }
        let (year, month, day) = civil(days - OF_1970);
        Self { year, month, day, second }
    }

    /// The digits for a letter of the format; of weekdays nothing.
    fn part(&self, letter: char, length: usize) -> String {
        let number = match letter {
            'y' if length <= 2 => self.year % 100,
            'y' => return self.year.to_string(),
            'm' => self.month,
            'd' if length > 2 => return String::new(),
            'd' => self.day,
            'h' => self.second / 3_600,
            'n' => self.second / 60 % 60,
            _ => self.second % 60,
        };
        if length >= 2 && letter != 'm' || length == 2 { format!("{number:02}") } else { number.to_string() }
    }
}

/// Year, month and day of a number of days since 1970-01-01, in years that begin in March.
fn civil(days: i64) -> (i64, i64, i64) {
    const ERA: i64 = 146_097;
    let days = days + 719_468;
    let era = days.div_euclid(ERA);
    let day = days.rem_euclid(ERA);
    let year = (day - day / 1_460 + day / 36_524 - day / (ERA - 1)) / 365;
    let of_year = day - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let of_month = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year + era * 400 + i64::from(month <= 2), month, of_month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_they_are_shown() {
        for (value, format, text) in [
            (45_352.0, "yyyy\"年\"m\"月\"d\"日\"", "2024年3月1日"),
            (45_352.0, "yyyy/mm/dd", "2024/03/01"),
            (45_352.0, "[$-804]yyyy\\-m\\-d;@", "2024-3-1"),
            (45_351.0, "m/d/yy", "2/29/24"),
            (45_352.5, "yyyy-mm-dd hh:mm:ss", "2024-03-01 12:00:00"),
            (45_352.999_999, "yyyy-mm-dd h:mm AM/PM", "2024-03-02 0:00 "),
            (0.5, "mm:ss.0", "00:00"),
            (1.0, "yyyy-m-d", "1900-1-1"),
            (59.0, "yyyy-m-d", "1900-2-28"),
            (61.0, "yyyy-m-d", "1900-3-1"),
            (2_958_465.0, "yyyy-m-d", "9999-12-31"),
        ] {
            assert_eq!(shown(value, format, false).as_deref(), Some(text), "{format}");
        }
        assert_eq!(shown(43_890.0, "yyyy-m-d", true).as_deref(), Some("2024-3-1"));
    }

    #[test]
    fn numbers_are_no_dates() {
        for format in
            ["General", "0.00", "#,##0.00", "0.00%", "@", "[Red]0.00", "\"d\"0", "0.00E+00", "", "-"]
        {
            assert_eq!(shown(45_352.0, format, false), None, "{format}");
        }
        for value in [-1.0, 1e9, f64::NAN] {
            assert_eq!(shown(value, "yyyy", false), None);
        }
    }
}
