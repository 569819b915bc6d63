//! Writers: a [`Disclosure`](mingzhang::disclosure::Disclosure) becomes a file. One file per format.

pub mod json;
