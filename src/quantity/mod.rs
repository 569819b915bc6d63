//! A figure states a quantity: a point in the space of a form's dimensions, where an absent
//! coordinate means "all". See `docs/architecture.md`.

mod cover;
mod places;
mod space;

pub use cover::covers;
pub(crate) use places::Places;
pub use space::{Coordinate, Dimension, DimensionKind, Node, NodeIndex, Space, SpaceError};
