//! What is kept of somebody's work on a document: what was published, and the steps since. Plain
//! data, replayed on the published document; not a format for files.

mod steps;

use mingzhang::calculate::{Record, Session};
use serde::Serialize;

use crate::json::{self, Value};

#[derive(Serialize)]
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

/// Brings a session on the same document to these steps, as [`steps`] tells them: what it has done of
/// them stays, so that a step more or less costs what it changes. A step that does not fit ends it, and
/// those before it stand. `false`: they cannot be read, and nothing has changed.
#[must_use]
pub fn follow(session: &mut Session, steps: &str) -> bool {
    let Some(steps) = Value::of(steps).and_then(steps::read) else { return false };
    let same = session.records().zip(&steps).take_while(|(done, asked)| done == asked).count();
    while session.records().count() > same {
        session.undo();
    }
    // Figures that were set as one step go together.
    let done = session.records().count();
    let _ = session.replay(steps.get(done..).unwrap_or_default());
    true
}

/// Returns to what was kept: the session, and the published document as it was read. The first step
/// that does not fit ends the replay, and the steps before it stand. `None`: nothing could be read.
#[must_use]
pub fn resume(kept: &str) -> Option<(Session, String)> {
    let mut work = Value::of(kept)?.object().ok()?;
    if work.take("version")?.number().ok()? != VERSION.to_string() {
        return None;
    }
    let document = work.take("document")?.text().ok()?;
    let steps = steps::read(work.take("steps")?)?;
    let mut session = Session::open(json::read(document.as_bytes()).ok()?).ok()?;
    let _ = session.replay(&steps);
    Some((session, document))
}

#[cfg(test)]
mod tests {
    use mingzhang::calculate::Mode;
    use mingzhang::grid::CellId;
    use mingzhang::money::{MoneyUnit, Unit, parse_typed};

    use super::*;

    const EXAMPLE: &[u8] = include_bytes!("../../../www/examples/urumqi-samr-2024.budget.json");

    fn opened() -> Session {
        Session::open(json::read(EXAMPLE).unwrap()).unwrap()
    }

    #[test]
    fn another_session_follows_every_way_of_working() {
        let (mut page, mut painter) = (opened(), opened());
        let filled: Vec<CellId> =
            page.grid().cells().filter(|cell| page.value(*cell).number().is_some()).take(40).collect();
        let figure = |yuan: &str| parse_typed(yuan, Unit::Money, MoneyUnit::Yuan).unwrap();
        let steps: [&dyn Fn(&mut Session); 9] = [
            &|page| drop(page.edit(filled[9], figure("120000"), Mode::Calculate).unwrap()),
            &|page| drop(page.edit(filled[9], figure("130000"), Mode::Calculate).unwrap()),
            &|page| drop(page.place(0, 0).unwrap()),
            &|page| {
                let block: Vec<_> = filled[20..26].iter().map(|cell| (*cell, figure("5000"))).collect();
                page.edit_all(&block, Mode::Check).unwrap();
            },
            &|page| drop(page.undo()),
            &|page| drop(page.redo().unwrap()),
            &|page| drop(page.reset().unwrap()),
            &|page| (0..3).for_each(|_| drop(page.undo())),
            &|page| drop(page.edit(filled[30], None, Mode::Check).unwrap()),
        ];
        for (count, step) in steps.iter().enumerate() {
            step(&mut page);
            assert!(follow(&mut painter, &super::steps(&page)));
            assert_eq!(painter.values(), page.values(), "after step {count}");
            assert_eq!(painter.questions(), page.questions(), "after step {count}");
            assert_ne!(page.changed().count() == 0, count != 6, "after step {count}");
        }
        assert!(!follow(&mut painter, "[{}]"));
        assert_eq!(painter.values(), page.values());
    }
}
