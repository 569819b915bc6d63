//! Writers: a [`Disclosure`](mingzhang::disclosure::Disclosure), or what was found in it, becomes a
//! file or plain data. One file per format.

pub mod json;
pub mod report;
