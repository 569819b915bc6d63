//! The sheet of findings (审核).

use std::collections::HashMap;

use mingzhang::calculate::Session;
use mingzhang::finding::{Finding, Stated, Subject};
use mingzhang::grid::CellId;
use mingzhang::wording::{self, Lang};
use rust_xlsxwriter::utility::{quote_sheet_name, row_col_to_cell};
use rust_xlsxwriter::{Format, FormatAlign, Url, Worksheet, XlsxError};

use super::{MOST_CHARACTERS, MOST_ROWS, Place, number, style};
use crate::layout::width;

/// Excel takes no more links on a sheet.
const MOST_LINKS: usize = 65_000;

/// Widths of the columns, in Latin letters.
const WIDTHS: [u32; 9] = [6, 8, 60, 44, 30, 9, 15, 15, 13];

/// Draws the findings, errors first.
pub(super) fn draw(
    sheet: &mut Worksheet,
    session: &Session,
    findings: &[Finding],
    sheets: &[String],
    places: &HashMap<CellId, Place>,
    lang: Lang,
) -> Result<(), XlsxError> {
    for (column, width) in (0_u16..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    let last = u16::try_from(WIDTHS.len()).unwrap_or(1) - 1;
    let published = session.published();
    sheet.set_row_height(0, 32)?;
    sheet.merge_range(0, 0, 0, last, lang.pick("审核结果", "Findings"), &style::title())?;
    let about: String =
        format!("{} {}", published.unit, published.year).chars().take(MOST_CHARACTERS).collect();
    sheet.merge_range(1, 0, 1, last, &about, &style::text())?;
    let outcomes = wording::outcomes(&session.relations().summary(session.values()), lang);
    sheet.merge_range(2, 0, 2, last, &outcomes, &style::text())?;
    let headings = lang.pick(
        ["序号", "级别", "问题", "建议", "表", "单元格", "应为", "实为", "差额"],
        ["No.", "Severity", "Finding", "What to do", "Table", "Cell", "Expected", "Actual", "Difference"],
    );
    for (column, heading) in (0_u16..).zip(headings) {
        sheet.write_string_with_format(3, column, heading, &style::heading())?;
    }
    let wrapped = style::cell().set_text_wrap();
    let mut row = 4;
    for (nth, finding) in findings.iter().enumerate().take(MOST_ROWS - 5) {
        let text = |text: String| text.chars().take(MOST_CHARACTERS).collect::<String>();
        let first = finding.cells.first().copied();
        let severity = wording::severity_name(finding.severity, lang);
        let severity_style = match style::behind(finding.severity) {
            Some(colour) => style::cell().set_background_color(colour),
            None => style::cell(),
        };
        let message = text(wording::finding_message(session, finding, lang));
        let remedy = text(wording::finding_remedy(session, finding, lang));
        let about = table(session, finding, lang);
        let lines = [(&message, 2), (&remedy, 3), (&about, 4)].into_iter().map(|(text, column)| {
            let room = WIDTHS.get(column).map_or(1, |width| width.saturating_sub(2));
            u32::try_from(width(text)).unwrap_or(u32::MAX).div_ceil(room)
        });
        sheet.set_row_height(row, lines.max().unwrap_or(1).clamp(1, 26) * 15 + 3)?;
        sheet.write_string_with_format(
            row,
            0,
            (nth + 1).to_string(),
            &style::cell().set_align(FormatAlign::Center),
        )?;
        sheet.write_string_with_format(row, 1, severity, &severity_style.set_align(FormatAlign::Center))?;
        sheet.write_string_with_format(row, 2, &message, &wrapped)?;
        sheet.write_string_with_format(row, 3, &remedy, &wrapped)?;
        sheet.write_string_with_format(row, 4, &about, &wrapped)?;
        match first.and_then(|cell| places.get(&cell)) {
            Some(place) => link(sheet, row, nth, *place, sheets)?,
            None => {
                sheet.write_blank(row, 5, &style::cell())?;
            }
        }
        let compared = [finding.expected, finding.actual, finding.difference.map(Stated::Amount)];
        for (column, stated) in (6_u16..).zip(compared) {
            let text = stated.map(|stated| wording::stated(session, finding, stated));
            figure(sheet, row, column, text.as_deref())?;
        }
        row += 1;
    }
    if findings.is_empty() {
        let nothing = lang.pick("没有发现问题。", "Nothing was found.");
        sheet.merge_range(row, 0, row, last, nothing, &style::cell())?;
    }
    sheet.set_freeze_panes(4, 0)?;
    sheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(3, 3)?;
    sheet.set_footer(lang.pick("&C第 &P 页，共 &N 页", "&CPage &P of &N"));
    Ok(())
}

/// The table that a finding is about, by name.
fn table(session: &Session, finding: &Finding, lang: Lang) -> String {
    let grid = session.grid();
    let spec = match finding.subject {
        Subject::TableMissing(index) => grid.form().tables.get(index),
        _ => finding.cells.first().map(|cell| grid.table_of(*cell)),
    };
    spec.map(|spec| wording::table_name(spec, lang)).unwrap_or_default()
}

/// A link to the cell; the name of the cell alone where Excel takes no more links.
fn link(
    sheet: &mut Worksheet,
    row: u32,
    nth: usize,
    place: Place,
    sheets: &[String],
) -> Result<(), XlsxError> {
    let cell = row_col_to_cell(place.row, place.column);
    let format = style::cell().set_align(FormatAlign::Center);
    match sheets.get(place.sheet) {
        Some(name) if nth < MOST_LINKS => {
            let url = Url::new(format!("internal:{}!{cell}", quote_sheet_name(name))).set_text(&cell);
            sheet.write_url_with_format(row, 5, url, &format.set_font_color("0563C1"))?
        }
        _ => sheet.write_string_with_format(row, 5, &cell, &format)?,
    };
    Ok(())
}

fn figure(sheet: &mut Worksheet, row: u32, column: u16, text: Option<&str>) -> Result<(), XlsxError> {
    let format: Format = style::cell().set_align(FormatAlign::Right);
    let Some(text) = text else {
        sheet.write_blank(row, column, &format)?;
        return Ok(());
    };
    let format = format.set_num_format(number::format(text));
    match number::double(text) {
        Some(number) => sheet.write_number_with_format(row, column, number, &format)?,
        None => sheet.write_string_with_format(row, column, text, &format)?,
    };
    Ok(())
}
