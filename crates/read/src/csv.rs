//! Separated values, by comma, semicolon, tab, `|` or `、`, with or without quotes.

use ::csv::ReaderBuilder;

use crate::count::Count;
use crate::encoding::{Decoded, decode};
use crate::grid::Builder;
use crate::source::{CellGrid, Cut, Format, Item, Part, Progress, Source};
use crate::{Problem, ReadError};

/// The characters that separate values, those first that are rarer in sentences and figures.
const DELIMITERS: [char; 5] = ['\t', '|', ';', '、', ','];

/// As many lines as are looked at to tell the delimiter.
const SAMPLED: usize = 400;

/// Stands for a delimiter that takes more than one byte.
const STAND_IN: char = '\u{1f}';

/// One grid of the values.
///
/// # Errors
/// Bytes that are no text, or more values than are read.
pub fn lay_out(bytes: &[u8], progress: &mut dyn FnMut(Progress)) -> Result<Source, ReadError> {
    progress(Progress { done: 0, total: 1 });
    let Decoded { text, cut } = decode(bytes)?;
    let delimiter = best(&text).map_or(',', |(delimiter, ..)| delimiter);
    let wide = delimiter.len_utf8() > 1;
    let text = if wide { text.replace(delimiter, STAND_IN.encode_utf8(&mut [0; 4])).into() } else { text };
    let byte = u8::try_from(if wide { STAND_IN } else { delimiter }).unwrap_or(b',');
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(byte).from_reader(text.as_bytes());
    let (mut grid, mut count) = (Builder::default(), Count::default());
    let mut lengths = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| ReadError::of_file(Problem::Damaged("CSV")))?;
        grid.next_row();
        lengths.push(u32::try_from(record.len()).unwrap_or(u32::MAX));
        for value in &record {
            let value = plain(value);
            if wide {
                grid.push(1, 1, &value.replace(STAND_IN, delimiter.encode_utf8(&mut [0; 4])), &mut count)?;
            } else {
                grid.push(1, 1, value, &mut count)?;
            }
        }
    }
    let items = grid.finish().map(|grid| Item::Grid(with_lengths(grid, lengths))).into_iter().collect();
    progress(Progress { done: 1, total: 1 });
    let cut = if is_open(&text, byte) { Some(Cut::OpenQuote) } else { cut };
    Ok(Source {
        format: Format::Csv,
        parts: vec![Part { items, cut, ..Part::default() }],
        unshown: Vec::new(),
    })
}

/// Says how many values each line has.
fn with_lengths(grid: CellGrid, lengths: Vec<u32>) -> CellGrid {
    let (top, left) = grid.origin;
    let lengths = lengths.into_iter().skip(usize::try_from(top).unwrap_or(usize::MAX));
    CellGrid { lengths: lengths.map(|length| length.saturating_sub(left)).collect(), ..grid }
}

/// Whether a value in quotes has no end: a quote at its beginning opens it, and the next closes it
/// that is not followed by another.
fn is_open(text: &str, delimiter: u8) -> bool {
    let (mut quoted, mut begins, mut closed) = (false, true, false);
    for byte in text.bytes() {
        let quote = byte == b'"';
        let was = quoted;
        quoted = if was { !quote } else { quote && (begins || closed) };
        closed = was && !quoted;
        begins = !quoted && (byte == delimiter || byte == b'\n' || byte == b'\r');
    }
    quoted
}

/// The text of a value that is written as a formula or behind an apostrophe (`="2010301"`), so that a
/// spreadsheet takes it as it is.
fn plain(value: &str) -> &str {
    let value = value.trim();
    let formula = value.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    formula.or_else(|| value.strip_prefix('\'')).unwrap_or(value)
}

/// Whether most lines of a text have as many of one delimiter as the line beside them: tables of
/// different widths may stand below each other. Several tabs in a line leave no doubt.
pub(crate) fn is_separated(text: &str) -> bool {
    best(text).is_some_and(|(delimiter, most, agreeing, lines)| {
        delimiter == '\t' && is_tabbed(text)
            || lines > 1 && if most > 1 { agreeing * 2 >= lines } else { agreeing * 10 >= lines * 9 }
    })
}

fn is_tabbed(text: &str) -> bool {
    const FEWEST: usize = 3;
    let lines = text.lines().filter(|line| !line.trim().is_empty()).take(SAMPLED);
    lines.filter(|line| line.matches('\t').count() > 1).take(FEWEST).count() == FEWEST
}

/// The delimiter with which most lines agree with a line beside them, the most that a line has, how
/// many lines agree, and how many lines there are.
fn best(text: &str) -> Option<(char, usize, usize, usize)> {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(SAMPLED).collect();
    let delimiters = if is_tabbed(text) { &DELIMITERS[..1] } else { &DELIMITERS[..] };
    let counted = delimiters.iter().map(|delimiter| {
        let counts: Vec<usize> = lines.iter().map(|line| count(line, *delimiter)).collect();
        let runs = counts.chunk_by(PartialEq::eq).filter(|run| run.len() > 1 && run.first() != Some(&0));
        let agreeing = runs.map(<[usize]>::len).sum();
        (*delimiter, counts.into_iter().max().unwrap_or(0), agreeing, lines.len())
    });
    // The first of equals: `max_by_key` keeps the last.
    counted.rev().max_by_key(|(_, most, agreeing, _)| (*agreeing, *most)).filter(|(_, most, ..)| *most > 0)
}

/// Delimiters of a line outside quotes, not counting the thousands separators of figures.
fn count(line: &str, delimiter: char) -> usize {
    let (mut count, mut quoted) = (0, false);
    for (at, c) in line.char_indices() {
        if c == '"' {
            quoted = !quoted;
        } else if c == delimiter && !quoted && !(c == ',' && is_thousands(line, at)) {
            count += 1;
        }
    }
    count
}

/// A comma between a digit and three digits, as in `3,984.50`.
fn is_thousands(line: &str, at: usize) -> bool {
    let bytes = line.as_bytes();
    let digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    digit(at.checked_sub(1)) && (1..=3).all(|next| digit(Some(at + next))) && !digit(Some(at + 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(bytes: &[u8]) -> Vec<(u32, u32, String)> {
        let source = lay_out(bytes, &mut |_| {}).unwrap();
        let Some(Item::Grid(grid)) = source.parts[0].items.first() else { return Vec::new() };
        grid.cells.iter().map(|cell| (cell.row, cell.column, cell.text.clone())).collect()
    }

    #[test]
    fn every_delimiter() {
        let expected = [(0, 0, "科目"), (0, 1, "金额"), (1, 0, "类"), (1, 2, "1,234.50"), (2, 1, "2")]
            .map(|(row, column, text)| (row, column, text.to_owned()));
        for delimiter in DELIMITERS {
            let text = "科目@金额@\n类@@\"1,234.50\"\n@2@\n".replace('@', &delimiter.to_string());
            assert_eq!(grid(text.as_bytes()), expected, "{delimiter:?}");
            assert!(is_separated(&text), "{delimiter:?}");
        }
    }

    #[test]
    fn lines_of_text_are_not_separated_values() {
        assert!(!is_separated("合计 3,984.50 1,234.50\n基本支出 3,984.50 1,234.50\n"));
        assert!(!is_separated("收支预算总表\n编制单位：甲\n合计 1\n"));
    }

    #[test]
    fn a_quote_without_end_is_told() {
        let cut = |text: &str| lay_out(text.as_bytes(), &mut |_| {}).unwrap().parts[0].cut;
        assert_eq!(cut("科目,金额\n类,\"1,000\n款,2\n项,3\n"), Some(Cut::OpenQuote));
        assert_eq!(cut("a,\"b\"\"\nc,d\n"), Some(Cut::OpenQuote));
        for whole in ["a,\"b\"\"c\"\nd,e\n", "a,b\"c\nd,e\"\n", "a,\"\"\nb,\"\"\"\"\n", "a,b\nc,d"] {
            assert_eq!(cut(whole), None, "{whole}");
        }
    }

    #[test]
    fn values_that_are_kept_from_being_numbers() {
        let found = grid("\"=\"\"20101\"\"\",=\"02\",'03,=A1\n1,2,3,4\n".as_bytes());
        let texts: Vec<&str> = found.iter().take(4).map(|(.., text)| text.as_str()).collect();
        assert_eq!(texts, ["20101", "02", "03", "=A1"]);
    }

    #[test]
    fn lines_may_end_as_on_old_macs() {
        assert_eq!(grid(b"a,b\rc,d\r"), grid(b"a,b\nc,d\n"));
    }

    #[test]
    fn quotes_hold_delimiters_and_line_ends() {
        assert_eq!(
            grid("a,\"b,\"\"c\n d\",e\n".as_bytes()),
            [(0, 0, "a".to_owned()), (0, 1, "b,\"c\nd".to_owned()), (0, 2, "e".to_owned())]
        );
    }
}
