//! The list of all rules, in the order of the rule book.

use super::{Document, Sink, codes, narrative, performance, prior, relations, tables, three_public, wording};
use crate::finding::Text;

/// A group of rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Family {
    /// Relations between printed figures (勾稽关系).
    Relations,
    /// Tables as tables: complete, empty or not, detailed enough.
    Tables,
    /// Codes and names of accounts (科目).
    Codes,
    /// Sentences that state figures (编制说明).
    Narrative,
    /// Last year's figures across the document (上年数).
    Prior,
    /// The three public expenses (“三公”经费).
    ThreePublic,
    /// Performance targets, procurement, assets, staff (绩效、采购、资产、人员).
    Performance,
    /// Wording that a reviewer marks (文字).
    Wording,
}

/// All families in the order of the rule book.
pub const FAMILIES: [Family; 8] = [
    Family::Relations,
    Family::Tables,
    Family::Codes,
    Family::Narrative,
    Family::Prior,
    Family::ThreePublic,
    Family::Performance,
    Family::Wording,
];

impl Family {
    /// Stable name; the folder of its rules and of their cases.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Relations => "relations",
            Self::Tables => "tables",
            Self::Codes => "codes",
            Self::Narrative => "narrative",
            Self::Prior => "prior",
            Self::ThreePublic => "three_public",
            Self::Performance => "performance",
            Self::Wording => "wording",
        }
    }

    /// What people call it.
    #[must_use]
    pub fn name(self) -> Text {
        match self {
            Self::Relations => Text { zh: "勾稽关系", en: "Relations" },
            Self::Tables => Text { zh: "表格", en: "Tables" },
            Self::Codes => Text { zh: "科目编码和名称", en: "Codes and names" },
            Self::Narrative => Text { zh: "说明中的数字", en: "Figures in the narrative" },
            Self::Prior => Text { zh: "上年数", en: "Last year's figures" },
            Self::ThreePublic => Text { zh: "“三公”经费", en: "Three public expenses" },
            Self::Performance => Text {
                zh: "绩效、采购、资产、人员",
                en: "Performance, procurement, assets, staff",
            },
            Self::Wording => Text { zh: "文字", en: "Wording" },
        }
    }
}

/// A rule. Its texts are its page in the rule book.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Stable name: the defect in kebab case.
    pub id: &'static str,
    /// Its family.
    pub family: Family,
    /// The defect in a few words.
    pub title: Text,
    /// What is held against what, and when nothing is said.
    pub what: Text,
    /// What to do about a finding.
    pub remedy: Text,
    /// What it rests on: the official rule, or arithmetic.
    pub basis: Text,
    /// Looks at a document; none for the relations, which follow from the cells' coordinates.
    pub check: Option<fn(&Rule, &Document<'_>, &mut Sink)>,
}

/// All rules, by family.
#[must_use]
pub fn rules() -> &'static [Rule] {
    RULES
}

/// The rule with this id.
#[must_use]
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id)
}

const RULES: &[Rule] = &[
    relations::sum::RULE,
    relations::same_quantity::RULE,
    relations::part_of_whole::RULE,
    relations::table_missing::RULE,
    tables::empty_without_statement::RULE,
    tables::filled_but_said_empty::RULE,
    tables::money_unit_missing::RULE,
    tables::money_unit_contradictory::RULE,
    tables::money_unit_slip::RULE,
    tables::detail_too_coarse::RULE,
    tables::row_misplaced::RULE,
    tables::row_twice::RULE,
    tables::amount_negative::RULE,
    tables::template_left::RULE,
    codes::code_two_names::RULE,
    codes::parent_missing::RULE,
    codes::account_renamed::RULE,
    codes::code_unknown::RULE,
    codes::name_of_another_code::RULE,
    codes::path_unknown::RULE,
    narrative::amount::RULE,
    narrative::share::RULE,
    narrative::change::RULE,
    narrative::growth::RULE,
    narrative::direction::RULE,
    narrative::level::RULE,
    narrative::base_year::RULE,
    narrative::base_mixed::RULE,
    narrative::completion::RULE,
    narrative::order::RULE,
    narrative::reason_cut::RULE,
    narrative::reason_missing::RULE,
    narrative::reason_opposite::RULE,
    narrative::shares_over_whole::RULE,
    narrative::parts_over_heading::RULE,
    narrative::amount_twice::RULE,
    narrative::item_missing::RULE,
    narrative::basic_list::RULE,
    narrative::percent_alone::RULE,
    narrative::basis_of_last_year::RULE,
    prior::implied::RULE,
    prior::sum::RULE,
    prior::published::RULE,
    three_public::unexplained::RULE,
    three_public::vehicles::RULE,
    performance::project_scale::RULE,
    performance::allocation_sum::RULE,
    performance::target_amount::RULE,
    performance::target_without_project::RULE,
    performance::project_without_target::RULE,
    performance::target_funding::RULE,
    performance::target_count::RULE,
    performance::whole_unit_amount::RULE,
    performance::indicator_weights::RULE,
    performance::cost_indicators_exceed::RULE,
    performance::parts_of_sentence::RULE,
    performance::count_of_list::RULE,
    performance::section_off_heading::RULE,
    wording::sentence_unfinished::RULE,
    wording::doubled_punctuation::RULE,
    wording::stop_for_comma::RULE,
    wording::brackets_mixed::RULE,
    wording::brackets_unpaired::RULE,
    wording::document_number_brackets::RULE,
    wording::colon_missing::RULE,
    wording::alternatives_left::RULE,
    wording::placeholder_left::RULE,
    wording::numbering_broken::RULE,
    wording::percent_sign_missing::RULE,
    wording::measure_word_missing::RULE,
    wording::wrong_word::RULE,
    wording::unit_name_misspelt::RULE,
    wording::unit_and_department_mixed::RULE,
];
