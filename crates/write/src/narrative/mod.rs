//! A written narrative (情况说明) as a document: [`markdown`], [`html`], [`docx`]. All three say the
//! same: headings by their depth, numbered items and paragraphs.

#[cfg(feature = "docx")]
mod docx;
mod html;
mod markdown;
mod report;

use mingzhang::narrative::write::{Chapter, Narrative};
use mingzhang::wording::Lang;

#[cfg(feature = "docx")]
pub use docx::{NotWritten, write as docx};
pub use html::write as html;
pub use markdown::write as markdown;
pub use report::{Missing, Report, report};

/// A heading with its number: `第三部分 …`, `一、…`, `1. …`.
fn heading(chapter: &Chapter, lang: Lang) -> String {
    let title = chapter.section.title.as_deref().unwrap_or_default();
    match &chapter.section.number {
        // 一、 and （一） close themselves.
        Some(number) if lang == Lang::Zh && chapter.level > 0 => format!("{number}{title}"),
        Some(number) => format!("{number} {title}"),
        None => title.to_owned(),
    }
}

/// The paragraphs below a heading, numbers in front.
fn paragraphs(chapter: &Chapter, narrative: &Narrative) -> Vec<String> {
    let gap = narrative.lang.pick("", " ");
    let text = |number: &Option<String>, text: &str| match number {
        Some(number) => format!("{number}{gap}{text}"),
        None => text.to_owned(),
    };
    let items = chapter.section.items.iter();
    items
        .flat_map(|item| text(&item.number, &item.text).lines().map(str::to_owned).collect::<Vec<_>>())
        .collect()
}
