//! Readers: the bytes of a file become a [`Disclosure`](mingzhang::disclosure::Disclosure), or an
//! error that says what is wrong, where, and what to do. One file per format.
//!
//! Everything here is from outside and may be hostile: sizes and depths are checked before
//! anything is built, and nothing recurses over the input.

#[cfg(feature = "understand")]
#[cfg_attr(
    not(any(feature = "csv", feature = "docx", feature = "html", feature = "sheets")),
    allow(dead_code, reason = "cells are for the formats that have them")
)]
mod count;
#[cfg(feature = "csv")]
pub mod csv;
#[cfg(feature = "docx")]
pub mod docx;
#[cfg(feature = "understand")]
mod encoding;
mod error;
#[cfg(any(feature = "docx", feature = "html"))]
mod flow;
#[cfg(any(feature = "csv", feature = "docx", feature = "html", feature = "sheets"))]
mod grid;
#[cfg(feature = "html")]
pub mod html;
pub mod json;
#[cfg(feature = "understand")]
mod narrative;
#[cfg(feature = "understand")]
pub mod open;
#[cfg(feature = "package")]
mod package;
#[cfg(feature = "pdf")]
pub mod pdf;
#[cfg(feature = "sheets")]
pub mod sheets;
#[cfg(feature = "understand")]
pub mod sniff;
pub mod source;
#[cfg(feature = "understand")]
pub mod text;
#[cfg(feature = "understand")]
mod understand;
#[cfg(feature = "understand")]
#[cfg_attr(
    not(any(feature = "csv", feature = "docx", feature = "html", feature = "sheets")),
    allow(dead_code, reason = "cells are for the formats that have them")
)]
mod visible;
mod wording;
pub mod work;

pub use error::{Kind, Part, Pieces, Place, Problem, ReadError};
pub use mingzhang::wording::Lang;
#[cfg(feature = "understand")]
pub use open::{Opened, Told, open};
#[cfg(feature = "understand")]
pub use understand::document::understand;
#[cfg(feature = "understand")]
pub use understand::reading::{Ambiguous, Evidence, Notice, Reading, Unread};
