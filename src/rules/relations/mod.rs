//! The relations that follow from the cells' coordinates, as pages of the rule book. They are
//! derived in [`relation`](crate::relation) and told in [`finding`](crate::finding).

pub(super) mod part_of_whole;
pub(super) mod same_quantity;
pub(super) mod sum;
pub(super) mod table_missing;
