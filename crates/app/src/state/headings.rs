//! Headings of several levels as merged cells: what the columns' paths have in common stands once.

/// One heading cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Its words.
    pub words: String,
    /// First column under it.
    pub first: usize,
    /// Columns under it.
    pub columns: usize,
    /// Heading rows it covers.
    pub rows: usize,
}

/// Lays out heading paths (top to bottom, one per column) as rows of merged cells.
#[must_use]
pub fn merged<P: AsRef<[String]>>(paths: &[P]) -> Vec<Vec<Heading>> {
    let depth = paths.iter().map(|path| path.as_ref().len()).max().unwrap_or(0);
    (0..depth)
        .map(|level| {
            let mut row: Vec<Heading> = Vec::new();
            for (column, path) in paths.iter().enumerate() {
                let path = path.as_ref();
                let Some(words) = path.get(level) else { continue };
                let leaf = path.len() == level + 1;
                let joins = !leaf
                    && column > 0
                    && paths.get(column - 1).is_some_and(|before| {
                        let before = before.as_ref();
                        before.len() > level + 1 && before[..=level] == path[..=level]
                    });
                match row.last_mut() {
                    Some(last) if joins => last.columns += 1,
                    _ => row.push(Heading {
                        words: words.clone(),
                        first: column,
                        columns: 1,
                        rows: if leaf { depth - level } else { 1 },
                    }),
                }
            }
            row
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(paths: &[&[&str]]) -> Vec<Vec<String>> {
        paths.iter().map(|path| path.iter().map(|&words| words.to_owned()).collect()).collect()
    }

    fn shape(rows: &[Vec<Heading>]) -> Vec<Vec<(&str, usize, usize)>> {
        rows.iter().map(|row| row.iter().map(|h| (h.words.as_str(), h.columns, h.rows)).collect()).collect()
    }

    #[test]
    fn what_columns_share_is_merged() {
        let rows = merged(&paths(&[
            &["总计"],
            &["财政拨款", "合计"],
            &["财政拨款", "基本支出", "人员经费"],
            &["财政拨款", "基本支出", "公用经费"],
            &["非财政拨款", "合计"],
        ]));
        assert_eq!(
            shape(&rows),
            [
                vec![("总计", 1, 3), ("财政拨款", 3, 1), ("非财政拨款", 1, 1)],
                vec![("合计", 1, 2), ("基本支出", 2, 1), ("合计", 1, 2)],
                vec![("人员经费", 1, 1), ("公用经费", 1, 1)],
            ]
        );
        assert_eq!(rows[2][1].first, 3);
    }

    #[test]
    fn equal_words_under_different_headings_stay_apart() {
        let rows = merged(&paths(&[&["a", "x"], &["b", "x"], &["c"], &["c"]]));
        assert_eq!(
            shape(&rows),
            [vec![("a", 1, 1), ("b", 1, 1), ("c", 1, 2), ("c", 1, 2)], vec![("x", 1, 1), ("x", 1, 1)]]
        );
    }
}
