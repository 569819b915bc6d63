//! Pictures (图解): what the charts of a document show, as plain data. Each part says which cell it
//! is, how much, and how large it is drawn; geometry, words and colours come later.

mod flow;
mod hundred;
mod movement;
mod part;
mod three_public;
mod tree;

pub use flow::{Flow, flow};
pub use hundred::{Hundred, apportion, hundred};
pub use movement::{Account, Movement, Step, movement};
pub use part::{Part, Source};
pub use three_public::{Bar, ThreePublic, ThreePublicPart, three_public};
pub use tree::tree;
