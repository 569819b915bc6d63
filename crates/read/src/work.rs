//! What is kept of somebody's work on a document: what was published, and the steps since. Plain
//! data, replayed on the published document; not a format for files.

use mingzhang::calculate::{Record, Session};
use serde::{Deserialize, Serialize};

use crate::json;

#[derive(Serialize, Deserialize)]
struct Work {
    version: u32,
    document: String,
    steps: Vec<Record>,
}

const VERSION: u32 = 1;

/// The published document as it was read, and the steps of a session on it.
#[must_use]
pub fn keep(document: &str, session: &Session) -> String {
    let work =
        Work { version: VERSION, document: document.to_owned(), steps: session.records().cloned().collect() };
    // Plain data: there is nothing in it that JSON cannot say.
    serde_json::to_string(&work).unwrap_or_default()
}

/// The steps of a session alone, as the list that [`keep`] has in it: what changes with every edit.
#[must_use]
pub fn steps(session: &Session) -> String {
    serde_json::to_string(&session.records().collect::<Vec<_>>()).unwrap_or_default()
}

/// Returns to what was kept: the session, and the published document as it was read. The first step
/// that does not fit ends the replay, and the steps before it stand. `None`: nothing could be read.
#[must_use]
pub fn resume(kept: &str) -> Option<(Session, String)> {
    let Work { document, steps, .. } =
        serde_json::from_str(kept).ok().filter(|work: &Work| work.version == VERSION)?;
    let mut session = Session::open(json::read(document.as_bytes()).ok()?).ok()?;
    let _ = session.replay(&steps);
    Some((session, document))
}
