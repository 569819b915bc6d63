//! What the browser keeps between visits (`localStorage`).

use super::window;

/// Why something was not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The browser keeps nothing for this page.
    Blocked,
    /// There is no room left.
    Full,
}

fn shelf() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

fn key(name: &str) -> String {
    ["mingzhang.", name].concat()
}

/// What was kept under a name.
#[must_use]
pub fn read(name: &str) -> Option<String> {
    shelf()?.get_item(&key(name)).ok().flatten()
}

/// Keeps a text under a name.
///
/// # Errors
/// Storage is blocked or full; what was kept before is still there.
pub fn keep(name: &str, text: &str) -> Result<(), Fault> {
    shelf().ok_or(Fault::Blocked)?.set_item(&key(name), text).map_err(|_| Fault::Full)
}

/// Forgets a name.
pub fn forget(name: &str) {
    if let Some(shelf) = shelf() {
        // Nothing to do where even removing is refused: nothing was kept there either.
        let _ = shelf.remove_item(&key(name));
    }
}
