//! Rows or columns that a sheet does not show.

/// Places along one side of a sheet that are not shown.
#[derive(Debug, Default)]
pub(super) struct Hidden {
    /// First and last of every run.
    runs: Vec<(u32, u32)>,
    sorted: bool,
}

impl Hidden {
    /// Hides the places from the first to the last.
    pub(super) fn add(&mut self, first: u32, last: u32) {
        match self.runs.last_mut() {
            Some(run) if run.1.saturating_add(1) == first => run.1 = last.max(run.1),
            _ if first <= last => {
                self.runs.push((first, last));
                self.sorted = false;
            }
            _ => {}
        }
    }

    /// What is shown of so many places: the first one, and how many there are up to the end; none
    /// if all are hidden.
    pub(super) fn shown(&mut self, from: u32, count: u32) -> Option<(u32, u32)> {
        if !self.sorted {
            self.sort();
        }
        let end = from.saturating_add(count.max(1));
        let after = self.runs.partition_point(|(first, _)| *first <= from);
        let over = after.checked_sub(1).and_then(|at| self.runs.get(at)).filter(|(_, last)| from <= *last);
        let first = over.map_or(from, |(_, last)| last.saturating_add(1));
        (first < end).then(|| (first, end - first))
    }

    /// Puts the runs in order and makes one of those that touch.
    fn sort(&mut self) {
        self.runs.sort_unstable();
        self.runs.dedup_by(|next, run| {
            let touches = next.0 <= run.1.saturating_add(1);
            if touches {
                run.1 = run.1.max(next.1);
            }
            touches
        });
        self.sorted = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_begins_behind_what_is_hidden() {
        let mut hidden = Hidden::default();
        hidden.add(7, 9);
        hidden.add(2, 3);
        hidden.add(4, 4);
        hidden.add(3, 2);
        assert_eq!(hidden.shown(0, 1), Some((0, 1)));
        assert_eq!(hidden.shown(1, 4), Some((1, 4)));
        assert_eq!(hidden.shown(2, 1), None);
        assert_eq!(hidden.shown(3, 2), None);
        assert_eq!(hidden.shown(3, 4), Some((5, 2)));
        assert_eq!(hidden.shown(8, u32::MAX), Some((10, u32::MAX - 10)));
        hidden.add(0, u32::MAX);
        assert_eq!(hidden.shown(5, 9), None);
    }
}
