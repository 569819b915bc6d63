//! Which pairs of the form's columns and the grid's have the highest scores together.

/// What the found pairs score.
pub(super) fn total(scores: &[Vec<u32>], found: &[Option<usize>]) -> u32 {
    scores.iter().zip(found).filter_map(|(row, at)| row.get((*at)?)).sum()
}

/// The columns with the highest scores, in the form's order.
pub(super) fn in_order(scores: &[Vec<u32>]) -> Vec<Option<usize>> {
    let width = scores.first().map_or(0, Vec::len);
    // best[i][j]: the highest total of the first i columns of the form in the first j of the grid.
    let mut best = vec![vec![0_u32; width + 1]; scores.len() + 1];
    for (i, row) in scores.iter().enumerate() {
        for (j, score) in row.iter().enumerate() {
            let paired = if *score > 0 { best[i][j] + score } else { 0 };
            best[i + 1][j + 1] = paired.max(best[i][j + 1]).max(best[i + 1][j]);
        }
    }
    let mut found = vec![None; scores.len()];
    let (mut i, mut j) = (scores.len(), width);
    while i > 0 && j > 0 {
        if best[i][j] == best[i][j - 1] {
            j -= 1;
        } else if best[i][j] == best[i - 1][j] {
            i -= 1;
        } else {
            (i, j) = (i - 1, j - 1);
            found[i] = Some(j);
        }
    }
    found
}

/// The pairs with the highest scores one after the other, whatever their order.
pub(super) fn by_score(scores: &[Vec<u32>]) -> Vec<Option<usize>> {
    let mut pairs: Vec<(u32, usize, usize)> = scores
        .iter()
        .enumerate()
        .flat_map(|(i, row)| row.iter().enumerate().map(move |(j, score)| (*score, i, j)))
        .filter(|(score, ..)| *score > 0)
        .collect();
    pairs.sort_by_key(|(score, i, j)| (std::cmp::Reverse(*score), *i, *j));
    let mut found = vec![None; scores.len()];
    for (_, i, j) in pairs {
        if found[i].is_none() && !found.contains(&Some(j)) {
            found[i] = Some(j);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_in_another_order_are_found_by_their_headings() {
        let scores = [vec![0, 8, 0, 0], vec![0, 0, 0, 8], vec![0, 0, 8, 0]];
        assert_eq!(by_score(&scores), [Some(1), Some(3), Some(2)]);
        assert_eq!(in_order(&scores).iter().flatten().count(), 2);
    }

    #[test]
    fn equal_headings_are_taken_in_order() {
        let scores = [vec![0, 8, 0, 8], vec![0, 8, 0, 8]];
        assert_eq!(in_order(&scores), [Some(1), Some(3)]);
    }
}
