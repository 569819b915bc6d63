//! What a host's page holds for the widget: the element with the document as JSON inside it, and the
//! same figures as static tables, which stay where scripts are blocked and where the content system
//! takes them out.

use std::fmt::{self, Write};

use mingzhang::calculate::Session;
use mingzhang::wording::Lang;

use super::{Escaped, heading, summary, tables};
use crate::{json, layout};

/// A host's page has no style sheet for the tables: they scroll by themselves.
const SCROLLING: &str = "<div class=\"scroll\" style=\"overflow-x:auto\">";

/// On a phone the names of rows would be columns of single characters.
const LEGIBLE: &str = " align=\"left\" style=\"min-width:9em\"";

/// A fragment of HTML without styles: the host's page dresses it.
#[must_use]
pub fn write(session: &Session, lang: Lang) -> String {
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = fragment(&mut text, session, lang);
    text.replace(tables::SCROLL, SCROLLING).replace(tables::LEFT, LEGIBLE)
}

fn fragment(out: &mut String, session: &Session, lang: Lang) -> fmt::Result {
    writeln!(out, "<mingzhang-budget view=\"overview\" lang=\"{}\">", lang.tag())?;
    writeln!(
        out,
        "<script type=\"application/json\">\n{}</script>",
        in_script(&json::write(&session.current()))
    )?;
    writeln!(out, "<h2>{}</h2>", Escaped(&heading(session, lang)))?;
    if let Some(edited) = super::edited(session, lang) {
        writeln!(out, "<p><strong>{edited}{}</strong></p>", lang.pick("。", "."))?;
    }
    summary::write(out, session, lang)?;
    for table in &layout::tables(session, lang) {
        writeln!(out, "<details>\n<summary>{}</summary>", Escaped(&table.name()))?;
        tables::write(out, session, table, &tables::Marks::new(), lang)?;
        out.push_str("</details>\n");
    }
    out.push_str("</mingzhang-budget>\n");
    Ok(())
}

/// JSON that no `</script>` or `<!--` within a text can end early.
fn in_script(json: &str) -> String {
    json.replace('<', "\\u003c")
}
