//! Every sentence about the document, once, in Chinese and English. The rest of the core speaks
//! in types.

mod cells;
mod errors;
#[cfg(feature = "review")]
mod explanations;
mod findings;
mod measures;
mod numbers;
mod pictures;
#[cfg(feature = "review")]
mod rule_book;
mod said;
mod walks;

pub use cells::{cell_name, column_name, row_name, short_column_name, table_name, unit_name};
pub use errors::{edit_error, not_last_year, open_error, replay_error, typed_error};
#[cfg(feature = "review")]
pub use explanations::{explanation_sentence, left_out_row, slip_name};
pub use findings::{
    basis, finding_message, finding_remedy, outcome_name, outcome_reason, outcomes, relation_kind,
    relation_statement, severity_name, stated,
};
pub use measures::{
    formula_change, formula_growth, formula_per_head, formula_share, no_growth, no_share, prior_from,
    question, question_answer,
};
pub use numbers::{amount, amount_with_unit, cell_amount, percent, signed, signed_percent, thousands};
pub use pictures::{
    flow_sentence, hundred_sentence, movement_scope, movement_sentence, no_area, no_picture, part_name,
    part_share, step_name, three_public_sentence, tree_sentence, undrawn, unknown_steps,
};
#[cfg(feature = "review")]
pub use rule_book::rule_book;
pub use said::said;
pub use walks::{walk_step, walk_tables, walk_title};

/// A language the project speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lang {
    /// 中文
    #[default]
    Zh,
    /// English
    En,
}

impl Lang {
    /// Both, the first language first.
    pub const ALL: [Lang; 2] = [Self::Zh, Self::En];

    /// The language of a tag such as `zh-CN`, `en`, `en_US.UTF-8`.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.get(..2)?.to_ascii_lowercase().as_str() {
            "zh" => Some(Self::Zh),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The tag for documents in this language.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    /// One of two texts.
    #[must_use]
    pub fn pick<T>(self, zh: T, en: T) -> T {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }

    /// A form's label in this language.
    #[must_use]
    pub fn label(self, label: &crate::form::Label) -> &str {
        self.pick(&label.zh, &label.en)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_by_tag() {
        assert_eq!(Lang::from_tag("zh-CN"), Some(Lang::Zh));
        assert_eq!(Lang::from_tag("en_US.UTF-8"), Some(Lang::En));
        assert_eq!(Lang::from_tag("ug"), None);
        assert_eq!(Lang::from_tag("C"), None);
        assert_eq!(Lang::from_tag("中文"), None);
    }
}
