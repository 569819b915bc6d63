//! Word: paragraphs become lines, tables become grids. Text that a tracked change deletes, notes,
//! headers and footers are not read.

use quick_xml::events::BytesStart;

use crate::ReadError;
use crate::flow::Flow;
use crate::package::{Package, Piece, attribute, number};
use crate::source::{Format, Part, Progress, Source};

const FORMAT: &str = "DOCX";

/// The lines and tables of the document.
///
/// # Errors
/// A file that is damaged or too large.
pub fn lay_out(bytes: &[u8], progress: &mut dyn FnMut(Progress)) -> Result<Source, ReadError> {
    progress(Progress { done: 0, total: 1 });
    let mut package = Package::open(bytes, FORMAT)?;
    let mut xml = package.xml("word/document.xml")?;
    let mut reader = Reader::default();
    loop {
        match xml.next()? {
            Piece::Start(element) => reader.start(&element)?,
            Piece::End(element) => reader.end(element.local_name().as_ref())?,
            Piece::Text(text) if reader.shows() => reader.flow.text(&text)?,
            Piece::Text(_) | Piece::Other => {}
            Piece::Done => break,
        }
    }
    let items = reader.flow.finish()?;
    progress(Progress { done: 1, total: 1 });
    Ok(Source { format: Format::Docx, parts: vec![Part { items, ..Part::default() }], unshown: Vec::new() })
}

#[derive(Default)]
struct Reader {
    flow: Flow,
    in_text: bool,
    /// Elements open inside one that is not read.
    skipped: usize,
    /// The cell that has begun and whose properties have not ended: columns, below another.
    cell: Option<(u32, bool)>,
}

impl Reader {
    fn shows(&self) -> bool {
        self.in_text && self.skipped == 0
    }

    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), ReadError> {
        let name = element.local_name();
        // A text box comes twice, once for old programs.
        if self.skipped > 0 || matches!(name.as_ref(), "del" | "moveFrom" | "Fallback") {
            self.skipped += 1;
            return Ok(());
        }
        match name.as_ref() {
            "tbl" => {
                self.begin_cell()?;
                self.flow.open_table(FORMAT)?;
            }
            "tr" => self.flow.open_row()?,
            "tc" => self.cell = Some((1, false)),
            "gridSpan" => {
                if let (Some((columns, _)), Some(span)) = (&mut self.cell, number(element, "val")) {
                    *columns = span;
                }
            }
            "vMerge" => {
                if let Some((_, below)) = &mut self.cell {
                    *below = attribute(element, "val").is_none_or(|value| value != "restart");
                }
            }
            "p" => self.begin_cell()?,
            "t" => self.in_text = true,
            "tab" => self.flow.text("\t")?,
            "br" | "cr" => self.flow.break_line()?,
            "noBreakHyphen" => self.flow.text("-")?,
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), ReadError> {
        if self.skipped > 0 {
            self.skipped -= 1;
            return Ok(());
        }
        match name {
            "tbl" => self.flow.close_table()?,
            "tc" => {
                self.begin_cell()?;
                self.flow.close_cell()?;
            }
            "p" => self.flow.break_line()?,
            "t" => self.in_text = false,
            _ => {}
        }
        Ok(())
    }

    /// Opens the cell whose properties are known now.
    fn begin_cell(&mut self) -> Result<(), ReadError> {
        match self.cell.take() {
            Some((columns, below)) => self.flow.open_cell(1, columns, below),
            None => Ok(()),
        }
    }
}
