//! Steps as they were written, by hand: the first module of the page reads them, and a general reader of
//! JSON would take it several kilobytes more.

use mingzhang::calculate::{CellAddress, Mode, Record};

use crate::Kind;
use crate::json::{Object, Value};

/// A list of steps; `None` where one of them is none.
pub(super) fn read(steps: Value<'_>) -> Option<Vec<Record>> {
    steps.list().ok()?.into_iter().map(step).collect()
}

fn step(step: Value<'_>) -> Option<Record> {
    let mut fields = step.object().ok()?;
    Some(match text(&mut fields, "step")?.as_str() {
        "set" => Record::Set {
            cell: address(fields.take("cell")?)?,
            value: optional(&mut fields, "value")?,
            mode: match text(&mut fields, "mode")?.as_str() {
                "check" => Mode::Check,
                "calculate" => Mode::Calculate,
                _ => return None,
            },
            joined: fields.take("joined").map_or(Some(false), |joined| joined.boolean().ok())?,
        },
        "place" => Record::Place {
            question: fields.take("question")?.number().ok()?.parse().ok()?,
            node: text(&mut fields, "node")?,
        },
        "reset" => Record::Reset,
        _ => return None,
    })
}

fn address(cell: Value<'_>) -> Option<CellAddress> {
    let mut fields = cell.object().ok()?;
    Some(CellAddress {
        table: text(&mut fields, "table")?,
        block: text(&mut fields, "block")?,
        row: optional(&mut fields, "row")?,
        code: optional(&mut fields, "code")?,
        name: optional(&mut fields, "name")?,
        project: optional(&mut fields, "project")?,
        column: text(&mut fields, "column")?,
    })
}

fn text(fields: &mut Object<'_>, name: &str) -> Option<String> {
    fields.take(name)?.text().ok()
}

/// The text of a field that may be missing or null; `None` where it is something else.
fn optional(fields: &mut Object<'_>, name: &str) -> Option<Option<String>> {
    match fields.take(name) {
        Some(value) if value.kind() != Kind::Null => value.text().ok().map(Some),
        _ => Some(None),
    }
}
