//! The narrative as plain data.

use mingzhang::disclosure::Item;
use mingzhang::narrative::write::{Lack, Narrative};
use serde::Serialize;

/// A written narrative as plain data.
#[derive(Debug, Serialize)]
pub struct Report {
    /// What it is called.
    pub title: String,
    /// Its sections in order.
    pub sections: Vec<Section>,
    /// What it does not say because it is not known.
    pub missing: Vec<Missing>,
    /// Keys among the reasons that nothing asked for.
    pub unused: Vec<String>,
    /// The same as Markdown.
    pub markdown: String,
}

/// A section.
#[derive(Debug, Serialize)]
pub struct Section {
    /// 0 a part of the document, 1 一、, 2 （一）.
    pub level: u8,
    /// As printed.
    pub number: Option<String>,
    /// Heading without the number.
    pub title: String,
    /// Paragraphs and numbered items.
    pub items: Vec<Paragraph>,
}

/// A paragraph or numbered item.
#[derive(Debug, Serialize)]
pub struct Paragraph {
    /// As printed.
    pub number: Option<String>,
    /// Without the number.
    pub text: String,
    /// Codes of the account that it speaks of, from the class down.
    pub account: Vec<String>,
}

/// Something that the narrative leaves out.
#[derive(Debug, Serialize)]
pub struct Missing {
    /// `text`: only people know it; `figure`; `last-year`.
    pub kind: &'static str,
    /// The key under which a text is given; of a figure, its cell.
    pub key: String,
    /// What it is.
    pub what: String,
}

/// The narrative as plain data.
#[must_use]
pub fn report(narrative: &Narrative) -> Report {
    let paragraph = |item: &Item| Paragraph {
        number: item.number.clone(),
        text: item.text.clone(),
        account: item.account.clone(),
    };
    let sections = narrative.chapters.iter().map(|chapter| Section {
        level: chapter.level,
        number: chapter.section.number.clone(),
        title: chapter.section.title.clone().unwrap_or_default(),
        items: chapter.section.items.iter().map(paragraph).collect(),
    });
    let missing = narrative.gaps.iter().map(|gap| Missing {
        kind: match gap.lack {
            Lack::Text(_) => "text",
            Lack::Figure => "figure",
            Lack::LastYear => "last-year",
        },
        key: gap.key.clone(),
        what: gap.what.clone(),
    });
    Report {
        title: narrative.title.clone(),
        sections: sections.collect(),
        missing: missing.collect(),
        unused: narrative.unused.clone(),
        markdown: super::markdown(narrative),
    }
}
