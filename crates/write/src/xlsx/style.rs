//! How cells look.

use mingzhang::finding::Severity;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

const FONT: &str = "宋体";

/// Plain text.
pub(super) fn text() -> Format {
    Format::new().set_font_name(FONT).set_font_size(10).set_align(FormatAlign::VerticalCenter)
}

/// The title of a table.
pub(super) fn title() -> Format {
    text().set_bold().set_font_size(16).set_align(FormatAlign::Center)
}

/// Text that stands to the right.
pub(super) fn right() -> Format {
    text().set_align(FormatAlign::Right)
}

/// A cell of the grid.
pub(super) fn cell() -> Format {
    text().set_border(FormatBorder::Thin)
}

/// A heading.
pub(super) fn heading() -> Format {
    cell().set_bold().set_align(FormatAlign::Center).set_text_wrap().set_background_color("F2F2F2")
}

/// The colour behind a cell with findings.
pub(super) fn behind(severity: Severity) -> Option<&'static str> {
    match severity {
        Severity::Error => Some("FBDDDD"),
        Severity::Doubt => Some("FFF1CC"),
        Severity::Note => None,
    }
}

/// The colour behind an edited figure.
pub(super) const EDITED: &str = "DDEBFA";
