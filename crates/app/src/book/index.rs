//! What the document holds, for finding it (查找): its tables, rows, headings, figures and broken
//! relations as lines of text, as they are shown now.

use mingzhang::{
    finding::{self, Severity},
    form::{Label, RowKind},
    money::MoneyUnit,
    wording::{self, Lang},
};

use super::Book;
use crate::i18n::Words;

/// Lines of fields, tabs between the fields.
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// Begins a line.
    fn begin(&mut self, kind: &str) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(kind);
    }

    /// Adds a field to the line. Names come from documents: what divides fields is a space in them.
    fn field(&mut self, text: &str) {
        self.0.push('\t');
        self.0.extend(text.chars().map(|letter| if matches!(letter, '\t' | '\n') { ' ' } else { letter }));
    }

    /// Adds a name as it is shown, and in Chinese if that is something else.
    fn name(&mut self, label: &Label, lang: Lang) {
        let shown = lang.label(label);
        self.field(shown);
        self.field(if shown == label.zh { "" } else { &label.zh });
    }
}

impl Book {
    /// All that can be found in the document, a line each, in printed order:
    ///
    /// - `table`, id, number as it is shown, title, title in Chinese;
    /// - `block`, number of its first cell, then the heading of each column;
    /// - `row` or `total`, code, name, name in Chinese, project, then the figure of each column;
    /// - `broken`, id of a table, number of a cell, the sentence about the relation.
    ///
    /// Names in Chinese are there where they are not the ones that are shown. The cells of a block are
    /// numbered row by row.
    #[must_use]
    pub fn index(self, lang: Lang, money: MoneyUnit) -> String {
        self.with(|session| {
            let grid = session.grid();
            let mut lines = Lines::default();
            for (table, spec) in grid.tables().iter().zip(&grid.form().tables) {
                lines.begin("table");
                lines.field(&spec.id);
                let number = Some(&spec.number).filter(|number| !number.is_empty());
                lines.field(&number.map(|number| (lang.words().tables.table)(number)).unwrap_or_default());
                lines.name(&spec.title, lang);
                for (block, shape) in table.blocks.iter().zip(&spec.blocks) {
                    let Some(first) = block.cells().next() else { continue };
                    lines.begin("block");
                    lines.field(&first.index().to_string());
                    for column in &shape.columns {
                        lines.field(&wording::column_name(column, lang));
                    }
                    for (index, row) in block.rows.iter().enumerate() {
                        lines.begin(if row.kind == RowKind::Total { "total" } else { "row" });
                        lines.field(row.code.as_deref().unwrap_or_default());
                        lines.name(&row.label, lang);
                        let project = row.project.as_deref().filter(|project| *project != row.label.zh);
                        lines.field(project.unwrap_or_default());
                        for column in 0..block.columns.len() {
                            let cell = block.cell(index, column);
                            let amount = session.value(cell).number();
                            let shown = amount.map(|amount| wording::cell_amount(grid, cell, amount, money));
                            lines.field(&shown.unwrap_or_default());
                        }
                    }
                }
            }
            for finding in finding::findings(session) {
                let broken = finding.severity == Severity::Error;
                if let Some(cell) = finding.cells.first().filter(|_| broken) {
                    lines.begin("broken");
                    lines.field(&grid.table_of(*cell).id);
                    lines.field(&cell.index().to_string());
                    lines.field(&wording::finding_message(session, &finding, lang));
                }
            }
            lines.0
        })
    }
}
