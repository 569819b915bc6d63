//! Writers: a [`Disclosure`](mingzhang::disclosure::Disclosure), or what was found in it, becomes a
//! file or plain data. One file per format; those that draw tables draw them from [`layout`].

#[cfg(feature = "csv")]
pub mod csv;
#[cfg(all(feature = "csv", feature = "html", feature = "xlsx"))]
pub mod export;
#[cfg(feature = "html")]
pub mod html;
pub mod json;
#[cfg(any(feature = "csv", feature = "html", feature = "xlsx"))]
pub mod layout;
#[cfg(feature = "narrative")]
pub mod narrative;
pub mod report;
pub mod review;
#[cfg(feature = "xlsx")]
pub mod xlsx;
