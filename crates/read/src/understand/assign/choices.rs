//! The readings of one row: its figures in their order, each in a column.

use mingzhang::grid::GridBlock;

/// The column of each figure.
pub(crate) type Choice = Vec<usize>;

/// Readings that are looked at for one row.
const MOST_LOOKED_AT: usize = 200_000;

/// Readings that are kept of one row.
const MOST_KEPT: usize = 1_000;

/// All readings under which the columns add up; if there are none, those under which the fewest do
/// not. Amounts in millionths, none for a dash. Nothing is returned if there are too many.
/// `among` are the columns that come into question, in printed order, if that is not the form's.
pub(super) fn choices(
    block: &GridBlock,
    figures: &[Option<i128>],
    half_step: i128,
    among: Option<&[usize]>,
) -> Vec<Choice> {
    let all: Vec<usize> = (0..block.columns.len()).collect();
    let among = among.unwrap_or(&all);
    let columns = among.len();
    if figures.len() > columns {
        return Vec::new();
    }
    if figures.is_empty() || figures.len() == columns {
        return vec![among.iter().copied().take(figures.len()).collect()];
    }
    let mut kept: Vec<Choice> = Vec::new();
    let mut fewest = usize::MAX;
    let mut choice: Choice = (0..figures.len()).collect();
    for _ in 0..MOST_LOOKED_AT {
        let read: Choice = choice.iter().map(|at| among[*at]).collect();
        let wrong = wrong_sums(block, figures, &read, half_step);
        if wrong < fewest {
            fewest = wrong;
            kept.clear();
        }
        if wrong == fewest {
            kept.push(read);
        }
        if !advance(&mut choice, columns) {
            return if kept.len() > MOST_KEPT { Vec::new() } else { kept };
        }
    }
    Vec::new()
}

/// The next reading in order; false after the last.
fn advance(choice: &mut [usize], columns: usize) -> bool {
    let length = choice.len();
    let Some(at) = (0..length).rev().find(|at| choice[*at] < columns - (length - at)) else { return false };
    let first = choice[at] + 1;
    for (offset, column) in choice[at..].iter_mut().enumerate() {
        *column = first + offset;
    }
    true
}

fn wrong_sums(block: &GridBlock, figures: &[Option<i128>], choice: &[usize], half_step: i128) -> usize {
    let figure = |column: usize| choice.iter().position(|at| *at == column).and_then(|at| figures[at]);
    let agrees = |column: usize| {
        let parts = &block.columns[column].parts;
        let inside: Vec<i128> = parts.iter().filter_map(|part| figure(*part)).collect();
        match (figure(column), inside.is_empty()) {
            (None, true) => true,
            (None, false) => inside.iter().all(|part| *part == 0),
            (Some(total), true) => total == 0,
            (Some(total), false) => {
                let printed = i128::try_from(inside.len() + 1).unwrap_or(i128::MAX);
                (total - inside.iter().sum::<i128>()).abs() <= half_step * printed
            }
        }
    };
    (0..block.columns.len())
        .filter(|column| !block.columns[*column].parts.is_empty() && !agrees(*column))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_order_preserving_reading_comes_once() {
        let mut choice = vec![0, 1, 2];
        let mut all = vec![choice.clone()];
        while advance(&mut choice, 5) {
            all.push(choice.clone());
        }
        assert_eq!(all.len(), 10);
        assert!(all.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!(all.last(), Some(&vec![2, 3, 4]));
    }
}
