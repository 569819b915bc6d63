//! Where money comes from, level by level, without levels that say nothing new.

use mingzhang::{
    calculate::Session,
    grid::CellId,
    measure::{self, Slice},
    wording::Lang,
};

use super::Book;
use crate::parts::bars::BarLine;

impl Book {
    /// A part of the whole and its sources of funds below it. A source that is all there is of the
    /// part joins its name: `当年 · 财政拨款 · 一般公共预算`.
    #[must_use]
    pub fn sources_of(self, part: &Slice, whole: CellId, lang: Lang) -> Vec<BarLine> {
        self.with(|session| {
            let mut lines = Vec::new();
            below(session, part, lang.label(&part.label).to_owned(), whole, 0, lang, &mut lines);
            lines
        })
    }
}

fn below(
    session: &Session,
    part: &Slice,
    label: String,
    whole: CellId,
    level: u8,
    lang: Lang,
    lines: &mut Vec<BarLine>,
) {
    let sources =
        measure::breakdown(session, session.grid().place(part.cell), "source").map(|sources| sources.parts);
    let sources: Vec<Slice> =
        sources.unwrap_or_default().into_iter().filter(|source| source.cell != part.cell).collect();
    if let [only] = sources.as_slice()
        && only.amount == part.amount
    {
        let label = [&label, " · ", lang.label(&only.label)].concat();
        return below(session, only, label, whole, level, lang, lines);
    }
    lines.push(BarLine { label, part: part.cell, whole, level });
    for source in &sources {
        below(session, source, lang.label(&source.label).to_owned(), whole, level + 1, lang, lines);
    }
}
