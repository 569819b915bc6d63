//! The fewest figures that have to change: minimal hitting sets of conflicts, after Reiter, found
//! level by level, each set of figures once.

use rustc_hash::{FxHashMap, FxHashSet};

use super::feasible::{Obstacle, Region};
use super::system::{At, System};

/// How much work is left, in sets of figures looked at.
pub(super) struct Budget(pub(super) usize);

impl Budget {
    fn spend(&mut self) -> bool {
        let some = self.0 > 0;
        self.0 = self.0.saturating_sub(1);
        some
    }
}

/// What a search came to.
pub(super) struct Found<T> {
    /// What was made of each smallest set of figures that mends everything.
    pub(super) mended: Vec<T>,
    /// Whether there are no others of that size.
    pub(super) complete: bool,
    /// All sets up to this size were looked at.
    pub(super) tried: usize,
}

/// Makes something of a set of figures that constraints allow to mend everything, or rejects it.
pub(super) type Accept<'a, T> = dyn FnMut(&[At], &Region) -> Option<T> + 'a;

/// The smallest sets of at most `most` figures that have to be free so that all of the `broken`
/// constraints, and all others that have one of these figures, can hold.
pub(super) fn smallest<T>(
    system: &System,
    broken: &[usize],
    most: usize,
    budget: &mut Budget,
    accept: &mut Accept<'_, T>,
) -> Found<T> {
    let suspects: Vec<Vec<At>> =
        broken.iter().map(|number| system.suspects(&system.constraints[*number]).collect()).collect();
    let mut touches: FxHashMap<At, Vec<usize>> = FxHashMap::default();
    for (nth, all) in suspects.iter().enumerate() {
        for at in all {
            touches.entry(*at).or_default().push(nth);
        }
    }
    let reach = touches.values().map(Vec::len).max().unwrap_or(1);
    let touched = vec![0; broken.len()];
    let mut search = Search {
        system,
        suspects,
        touches,
        reach,
        budget,
        accept,
        touched,
        free: Vec::new(),
        barred: FxHashSet::default(),
        mended: Vec::new(),
    };
    for size in 1..=most {
        let complete = search.deeper(size);
        if !search.mended.is_empty() || !complete {
            let tried = if complete { size } else { size - 1 };
            return Found { mended: search.mended, complete, tried };
        }
    }
    Found { mended: Vec::new(), complete: true, tried: most }
}

struct Search<'a, 'b, T> {
    system: &'a System,
    /// The figures that could mend each broken constraint.
    suspects: Vec<Vec<At>>,
    /// The broken constraints that each of them could mend.
    touches: FxHashMap<At, Vec<usize>>,
    /// The most broken constraints that one figure could mend.
    reach: usize,
    budget: &'b mut Budget,
    accept: &'b mut Accept<'a, T>,
    /// How many free figures each broken constraint has.
    touched: Vec<usize>,
    free: Vec<At>,
    /// Figures of which all sets were looked at, with those that are free.
    barred: FxHashSet<At>,
    mended: Vec<T>,
}

impl<T> Search<'_, '_, T> {
    /// Looks at all sets of `left` more figures than are free, without the barred ones; false if the
    /// budget ran out.
    fn deeper(&mut self, left: usize) -> bool {
        if !self.budget.spend() {
            return false;
        }
        let region = Region::of(self.system, &self.free).and_then(|region| {
            if self.free.is_empty() { Ok(region) } else { region.range(0).map(|_| region) }
        });
        let open = self.touched.iter().filter(|touched| **touched == 0).count();
        let next = match region {
            Err(Obstacle::TooLarge) => return true,
            Err(_) if left == 0 => return true,
            // What cannot hold together needs one of its other figures.
            Err(Obstacle::Conflict(numbers)) => {
                let mut next: Vec<At> = numbers
                    .iter()
                    .flat_map(|number| self.system.suspects(&self.system.constraints[*number]))
                    .collect();
                next.sort_unstable();
                next.dedup();
                next
            }
            Ok(region) if open == 0 => {
                if left == 0 {
                    let mended = (self.accept)(&self.free, &region);
                    self.mended.extend(mended);
                }
                return true;
            }
            Ok(_) => {
                let untouched = (0..self.touched.len()).filter(|nth| self.touched[*nth] == 0);
                let narrowest = untouched.min_by_key(|nth| self.suspects[*nth].len());
                narrowest.map(|nth| self.suspects[nth].clone()).unwrap_or_default()
            }
        };
        if left == 0 || open > left * self.reach {
            return true;
        }
        let mut bars = Vec::new();
        let mut complete = true;
        for at in next {
            if self.free.contains(&at) || self.barred.contains(&at) {
                continue;
            }
            let reaches = self.touches.get(&at).map_or(&[][..], Vec::as_slice);
            let still_open = open - reaches.iter().filter(|nth| self.touched[**nth] == 0).count();
            if still_open <= (left - 1) * self.reach {
                self.touch(at, true);
                complete = self.deeper(left - 1);
                self.touch(at, false);
                if !complete {
                    break;
                }
            }
            self.barred.insert(at);
            bars.push(at);
        }
        bars.iter().for_each(|at| _ = self.barred.remove(at));
        complete
    }

    fn touch(&mut self, at: At, free: bool) {
        if free {
            self.free.push(at);
        } else {
            self.free.pop();
        }
        for nth in self.touches.get(&at).into_iter().flatten() {
            if free {
                self.touched[*nth] += 1;
            } else {
                self.touched[*nth] -= 1;
            }
        }
    }
}
