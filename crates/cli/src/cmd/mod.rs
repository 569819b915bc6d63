//! The commands.

pub(crate) mod check;
pub(crate) mod convert;
pub(crate) mod narrate;
pub(crate) mod rules;
pub(crate) mod show;

use std::io::{self, Write};

use serde::Serialize;

/// A report as JSON for people: indented, with a line end.
fn write_pretty(out: &mut impl Write, report: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, report)?;
    writeln!(out)
}

/// A report as one line of JSON.
fn write_line(out: &mut impl Write, report: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, report)?;
    writeln!(out)
}
