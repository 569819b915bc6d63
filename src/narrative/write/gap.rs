//! What a narrative does not say because nobody has said it.

use super::figures::Subject;
use crate::wording::Lang;

/// What is lacking.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lack {
    /// A text that only people know, by its kind: a reason, a purpose.
    Text(String),
    /// This year's figure.
    Figure,
    /// Last year's figure.
    LastYear,
}

/// Something that the narrative leaves out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// What is lacking.
    pub lack: Lack,
    /// The key under which a text is given: its kind and the cell; of a figure, the cell.
    pub key: String,
    /// What it is, as people are told.
    pub what: String,
}

/// Something that a pattern lacked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Missing {
    pub(super) lack: Lack,
    pub(super) subject: Subject,
}

impl Gap {
    /// A gap about a cell or quantity that people call `place`; of a text, what it is called and
    /// what it would explain (empty if that is clear).
    pub(super) fn new(lack: Lack, key: String, place: &str, name: &str, about: &str, lang: Lang) -> Self {
        let what = match lack {
            Lack::Figure => lang.pick(
                format!("文件没有“{place}”的数，相应的句子没有写。"),
                format!("The document does not state “{place}”; what depends on it is left out."),
            ),
            Lack::LastYear => lang.pick(
                format!("“{place}”的上年数未知，没有写增减。"),
                format!("Last year's figure of “{place}” is not known; no change is stated."),
            ),
            Lack::Text(_) if about.is_empty() => {
                lang.pick(format!("{name}：{place}"), format!("{name}: {place}"))
            }
            Lack::Text(_) => {
                lang.pick(format!("{name}：{place}，{about}"), format!("{name}: {place}, {about}"))
            }
        };
        Self { lack, key, what }
    }
}
