//! A block of cells on the clipboard: tab-separated lines, as Excel and WPS write and read them.

/// Splits pasted text into rows of cells. Quoted cells may hold tabs, line ends and doubled quotes.
#[must_use]
pub fn read(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let row = rows.last_mut();
        let Some(cell) = row.and_then(|row| row.last_mut()) else { break };
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.is_empty() => quoted = true,
            '\t' if !quoted => {
                if let Some(row) = rows.last_mut() {
                    row.push(String::new());
                }
            }
            '\r' if !quoted => {}
            '\n' if !quoted => rows.push(vec![String::new()]),
            c => cell.push(c),
        }
    }
    // A last line end ends the last row; it does not begin another.
    if rows.len() > 1 && rows.last().is_some_and(|row| row.len() == 1 && row[0].is_empty()) {
        rows.pop();
    }
    rows
}

/// Writes rows of cells. Figures need no quotes.
#[must_use]
pub fn write<'a>(rows: impl IntoIterator<Item = Vec<&'a str>>) -> String {
    rows.into_iter().map(|row| row.join("\t")).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_from_spreadsheets() {
        assert_eq!(read("1\t2\r\n3\t4\r\n"), [["1", "2"], ["3", "4"]]);
        assert_eq!(read("1,020.00"), [["1,020.00"]]);
        assert_eq!(read("\t5\n"), [["", "5"]]);
        assert_eq!(read("1\n\n3"), [["1"], [""], ["3"]]);
        assert_eq!(read("\"a\"\"b\nc\"\t2"), [["a\"b\nc", "2"]]);
        assert_eq!(read(""), [[""]]);
    }

    #[test]
    fn written_blocks_read_back() {
        let text = write([vec!["1.00", ""], vec!["-3", "4"]]);
        assert_eq!(text, "1.00\t\n-3\t4");
        assert_eq!(read(&text), [["1.00", ""], ["-3", "4"]]);
    }
}
