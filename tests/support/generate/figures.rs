//! The sums that stand in the places which cells print.

use std::collections::HashMap;
use std::ops::ControlFlow;

use mingzhang::form::Form;
use mingzhang::money::Unit;
use mingzhang::quantity::{Coordinate, Space};

use super::money::Money;
use super::of_form::names_a_measure;
use super::outline::Outline;
use super::printing::{coarsest_step, counts, unit};
use super::{LastYear, Random};

/// What stands in every place that some cell prints, in grains.
pub(super) struct Figures {
    pub(super) space: Space,
    pub(super) grains: i64,
    pub(super) now: HashMap<Coordinate, i64>,
    pub(super) prior: HashMap<Coordinate, i64>,
    pub(super) last_year: LastYear,
}

impl Figures {
    pub(super) fn new(
        form: &Form,
        money: &Money,
        tables: &[Vec<Outline<'_>>],
        random: &mut Random,
        grains: i64,
        last_year: LastYear,
    ) -> Self {
        let mut space = Space::new(form).unwrap();
        let mut now = HashMap::new();
        let mut measured = Vec::new();
        for (spec, rows) in form.tables.iter().zip(tables) {
            for row in rows {
                let block = &spec.blocks[row.block];
                for column in &block.columns {
                    let at = row.at(block, column);
                    let place = space.narrow(space.whole(), &at).unwrap();
                    if now.insert(place, 0).is_none() && names_a_measure(form, &at) {
                        measured.push((place, unit(row, column)));
                    }
                }
            }
        }
        let mut prior = now.clone();
        let mut put = |space: &Space, place: &Coordinate, amount: i64, before: i64| {
            let _ = space.containers(place, |wider| {
                if let Some(sum) = now.get_mut(wider) {
                    *sum += amount;
                    *prior.get_mut(wider).unwrap() += before;
                }
                ControlFlow::<()>::Continue(())
            });
        };
        for (at, amount) in &money.amounts {
            let place = space.narrow(space.whole(), at).unwrap();
            let fate = if last_year == LastYear::OfAll { random.below(10) } else { usize::MAX };
            let (amount, before) = match fate {
                0 => (*amount, 0),
                1 => (0, *amount),
                2 => (*amount, *amount),
                _ => (*amount, amount * i64::try_from(random.below(200)).unwrap() / 100),
            };
            put(&space, &place, amount, before);
        }
        // What is counted stands in the narrowest places, and wider ones are sums of those.
        let narrowest = |place: &Coordinate| {
            !measured.iter().any(|(other, _)| other != place && space.contains(place, other))
        };
        for (place, unit) in measured.iter().filter(|(place, _)| narrowest(place)) {
            // No vehicles have no value: what is counted is there.
            let count = i64::try_from(random.below(299) + 1).unwrap();
            let steps = count
                * match unit {
                    Unit::Money => coarsest_step(form),
                    unit if counts(*unit) => 10_i64.pow(form.decimals),
                    _ => 1,
                };
            put(&space, place, steps * grains, 0);
        }
        Self { space, grains, now, prior, last_year }
    }
}
