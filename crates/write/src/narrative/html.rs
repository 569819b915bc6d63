//! A web page without anything from elsewhere, to read, print or copy.

use std::fmt::{self, Write};

use mingzhang::narrative::write::Narrative;

use super::{heading, paragraphs};
use crate::html::Escaped;

const STYLE: &str = "\
body { max-width: 42em; margin: 2em auto; padding: 0 1em; line-height: 1.8; \
font-family: \"Times New Roman\", FangSong, 仿宋, \"Noto Serif CJK SC\", serif; color: #1a1a1a; }
h1, h2, h3 { line-height: 1.4; font-family: SimHei, 黑体, \"Noto Sans CJK SC\", sans-serif; }
h1 { text-align: center; font-size: 1.5em; }
h2 { font-size: 1.15em; }
h3 { font-size: 1em; }
:lang(zh) p { text-indent: 2em; }
p { margin: 0.4em 0; text-align: justify; }
@media print { body { max-width: none; margin: 0; } }
";

/// The narrative as one HTML file; every text is escaped.
#[must_use]
pub fn write(narrative: &Narrative) -> String {
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = page(&mut text, narrative);
    text
}

fn page(out: &mut String, narrative: &Narrative) -> fmt::Result {
    writeln!(
        out,
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">",
        narrative.lang.tag()
    )?;
    writeln!(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")?;
    let title = Escaped(&narrative.title);
    writeln!(out, "<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>")?;
    for chapter in &narrative.chapters {
        let level = chapter.level + 1;
        writeln!(out, "<h{level}>{}</h{level}>", Escaped(&heading(chapter, narrative.lang)))?;
        for text in paragraphs(chapter, narrative) {
            writeln!(out, "<p>{}</p>", Escaped(&text))?;
        }
    }
    out.push_str("</body>\n</html>\n");
    Ok(())
}
