//! Work that is read in a turn of its own before it is drawn, so that the browser can paint and answer in
//! between.

use std::cell::RefCell;

use crate::book::Opened;

thread_local! {
    static AHEAD: RefCell<Option<(String, Opened)>> = const { RefCell::new(None) };
}

/// Reads what was kept; what cannot be read is found out when it is to be drawn.
pub(crate) fn read(kept: String) {
    let read = Opened::resume(&kept);
    AHEAD.set(read.map(|opened| (kept, opened)));
}

/// What was kept, if it has been read; whatever else was read is dropped.
pub(crate) fn take(kept: &str) -> Option<Opened> {
    AHEAD.take().filter(|(known, _)| known == kept).map(|(_, opened)| opened)
}
