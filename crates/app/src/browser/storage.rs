//! What the browser remembers of the reader's choices (`localStorage`), in single words. Documents and
//! the work on them are kept by a script (`www/js/keeping.js`).

use super::window;

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

/// Keeps a word under a name. A browser that keeps nothing only forgets the choice.
pub fn keep(name: &str, word: &str) {
    if let Some(shelf) = shelf() {
        let _ = shelf.set_item(&key(name), word);
    }
}
