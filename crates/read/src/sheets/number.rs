//! A number as a spreadsheet shows it: fifteen digits at most, in the format of its cell.

/// Digits that spreadsheets keep of a number; what is beyond is an artefact of binary fractions.
const DIGITS: usize = 15;

/// Decimals of the longest format that is followed.
const MOST_DECIMALS: usize = 30;

/// A decimal: digits without leading zeros, and where the point stands among them.
struct Decimal {
    negative: bool,
    digits: Vec<u8>,
    /// Digits before the point; negative where zeros follow it.
    point: i32,
}

impl Decimal {
    fn new(value: f64) -> Option<Self> {
        let text = format!("{value:.*e}", DIGITS - 1);
        let (mantissa, exponent) = text.split_once('e')?;
        let exponent: i32 = exponent.parse().ok()?;
        let mut digits: Vec<u8> =
            mantissa.bytes().filter(u8::is_ascii_digit).map(|byte| byte - b'0').collect();
        while digits.last() == Some(&0) {
            digits.pop();
        }
        Some(Self {
            negative: mantissa.starts_with('-') && !digits.is_empty(),
            point: if digits.is_empty() { 0 } else { exponent + 1 },
            digits,
        })
    }

    fn decimals(&self) -> usize {
        usize::try_from(i32::try_from(self.digits.len()).unwrap_or(i32::MAX).saturating_sub(self.point))
            .unwrap_or(0)
    }

    /// Rounded to so many decimals, half away from zero.
    fn round(&mut self, decimals: usize) {
        let kept = self.point.saturating_add(i32::try_from(decimals).unwrap_or(i32::MAX));
        let Ok(kept) = usize::try_from(kept) else {
            self.digits.clear();
            return;
        };
        if kept >= self.digits.len() {
            return;
        }
        let mut carry = self.digits.get(kept).is_some_and(|digit| *digit >= 5);
        self.digits.truncate(kept);
        for digit in self.digits.iter_mut().rev() {
            if !carry {
                break;
            }
            carry = *digit == 9;
            *digit = if carry { 0 } else { *digit + 1 };
        }
        if carry {
            self.digits.insert(0, 1);
            self.point += 1;
        }
    }

    /// Printed with so many decimals, whole digits at least, and separators or none.
    fn print(&self, decimals: usize, whole: usize, thousands: bool) -> String {
        let digit = |place: i32| {
            let at = usize::try_from(self.point.saturating_sub(place)).ok();
            at.and_then(|at| self.digits.get(at)).copied().unwrap_or(0)
        };
        let mut text = String::new();
        let most = self.point.max(i32::try_from(whole).unwrap_or(1)).max(1);
        for place in (1..=most).rev() {
            text.push(char::from(b'0' + digit(place)));
            if thousands && place > 1 && place % 3 == 1 {
                text.push(',');
            }
        }
        for at in 0..i32::try_from(decimals).unwrap_or(0) {
            if at == 0 {
                text.push('.');
            }
            text.push(char::from(b'0' + digit(-at)));
        }
        if self.negative && self.digits.iter().any(|digit| *digit > 0) { format!("-{text}") } else { text }
    }
}

/// The number in the format of its cell; a format that is not followed is as none.
pub(crate) fn shown(value: f64, format: Option<&str>) -> String {
    let Some(mut decimal) = Decimal::new(value) else { return String::new() };
    // Beyond what any amount can be: a number so long would only be zeros.
    if decimal.point > 30 || decimal.decimals() > MOST_DECIMALS {
        return format!("{value:e}");
    }
    match format.and_then(|format| Layout::new(format, value)) {
        Some(Layout::Text(text)) => text,
        Some(Layout::Figure { least, decimals, whole, thousands, percent }) => {
            if percent && !decimal.digits.is_empty() {
                decimal.point += 2;
            }
            decimal.round(decimals);
            let printed = decimal.decimals().clamp(least, decimals);
            let text = decimal.print(printed, whole, thousands);
            if percent { format!("{text}%") } else { text }
        }
        None => decimal.print(decimal.decimals(), 1, false),
    }
}

/// What a format makes of a number.
enum Layout {
    /// A text in its place, such as a dash for zero.
    Text(String),
    /// Digits.
    Figure { least: usize, decimals: usize, whole: usize, thousands: bool, percent: bool },
}

impl Layout {
    /// The section of the format for such a number, if it can be followed.
    fn new(format: &str, value: f64) -> Option<Self> {
        let sections = sections(format);
        let section = match sections.as_slice() {
            [_, _, zero, ..] if value == 0.0 => zero,
            [_, negative, ..] if value < 0.0 => negative,
            [first, ..] => first,
            [] => return None,
        };
        if !section.placeholders.contains(['0', '#']) {
            let named = section.literal.trim();
            return (sections.len() > 1 && !section.strange).then(|| Self::Text(named.to_owned()));
        }
        let (before, after) = section.placeholders.split_once('.').unwrap_or((&section.placeholders, ""));
        let optional = |c: char| c == '#' || c == '?';
        if section.strange
            || before.ends_with(',')
            || after.contains([',', '.'])
            || after.len() > MOST_DECIMALS
        {
            return None;
        }
        Some(Self::Figure {
            least: after.trim_end_matches(optional).len(),
            decimals: after.len(),
            whole: before.matches('0').count().clamp(1, MOST_DECIMALS),
            thousands: before.contains(','),
            percent: section.percent,
        })
    }
}

/// One of the parts of a format that semicolons separate.
#[derive(Default)]
struct Section {
    placeholders: String,
    literal: String,
    percent: bool,
    /// Something that is not followed: exponents, fractions, conditions, dates.
    strange: bool,
}

fn sections(format: &str) -> Vec<Section> {
    let mut sections = vec![Section::default()];
    let mut characters = format.chars();
    while let Some(c) = characters.next() {
        let Some(section) = sections.last_mut() else { break };
        match c {
            ';' => sections.push(Section::default()),
            '"' => section.literal.extend(characters.by_ref().take_while(|c| *c != '"')),
            '\\' | '!' => section.literal.extend(characters.next()),
            '_' | '*' => {
                characters.next();
            }
            '[' => {
                let inside: String = characters.by_ref().take_while(|c| *c != ']').collect();
                section.strange |= inside.starts_with(['<', '>', '=']);
            }
            '0' | '#' | '?' | '.' | ',' => section.placeholders.push(c),
            '%' => section.percent = true,
            '-' | '+' | '(' | ')' | ' ' | '$' | '¥' | '￥' => section.literal.push(c),
            c if c.is_ascii() => section.strange = true,
            c => section.literal.push(c),
        }
    }
    sections
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn binary_noise_is_not_shown() {
        for (value, text) in [
            (3984.5, "3984.5"),
            (3_984.499_999_999_999_5, "3984.5"),
            (0.1 + 0.2, "0.3"),
            (0.0, "0"),
            (-0.0, "0"),
            (-12.0, "-12"),
            (2_013_805.0, "2013805"),
            (1e15, "1000000000000000"),
            (0.000_01, "0.00001"),
        ] {
            assert_eq!(shown(value, None), text);
            assert_eq!(shown(value, Some("General")), text);
        }
        assert_eq!(shown(1e300, None), "1e300");
        assert_eq!(shown(f64::NAN, None), "");
    }

    #[test]
    fn formats() {
        for (value, format, text) in [
            (3984.5, "0.00", "3984.50"),
            (3984.5, "#,##0.00", "3,984.50"),
            (1_234_567.0, "#,##0", "1,234,567"),
            (-1234.5, "#,##0.00;[Red](#,##0.00)", "-1,234.50"),
            (0.0, "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "-"),
            (0.0, "#,##0.00;-#,##0.00;\"-\"", "-"),
            (0.0, ";;;", ""),
            (0.1234, "0.00%", "12.34%"),
            (1.005, "0.00", "1.01"),
            (-0.001, "0.00", "0.00"),
            (999.995, "0.00", "1000.00"),
            (0.05, "0", "0"),
            (5.0, "0000", "0005"),
            (1.5, "0.##", "1.5"),
            (123_456.0, "0!.0,", "123456"),
            (12.0, "0.00\"万元\"", "12.00"),
            (1.5, "0.00E+00", "1.5"),
        ] {
            assert_eq!(shown(value, Some(format)), text, "{value} {format}");
        }
    }
}
