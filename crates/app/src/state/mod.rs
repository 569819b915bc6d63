//! What the page remembers and decides, in plain Rust: no browser, no Leptos, tested natively.

pub mod block;
pub mod cursor;
pub mod headings;
pub mod keys;
pub mod prefs;
pub mod route;
pub mod window;
