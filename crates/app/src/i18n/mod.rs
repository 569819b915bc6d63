//! Every word of the page outside the core's own messages, in Chinese and English.
//!
//! A language is one `static` of [`Text`]: a word that is missing in one of them does not compile.

mod en;
mod zh;

use mingzhang::wording::Lang;

/// The page's own words in a language.
pub trait Words: Copy {
    /// All of them.
    fn words(self) -> &'static Text;
    /// The other language.
    #[must_use]
    fn other(self) -> Self;
}

impl Words for Lang {
    fn words(self) -> &'static Text {
        match self {
            Self::Zh => &zh::TEXT,
            Self::En => &en::TEXT,
        }
    }

    fn other(self) -> Self {
        self.pick(Self::En, Self::Zh)
    }
}

/// All words, by the part of the page that shows them.
pub struct Text {
    /// The frame around the views.
    pub shell: Shell,
    /// What is said when something happened.
    pub notice: Notices,
    /// The overview.
    pub overview: Overview,
    /// The tables.
    pub tables: Tables,
    /// The three public expenses (“三公”经费).
    pub public: ThreePublic,
    /// The checks.
    pub checks: Checks,
    /// "How is this computed?"
    pub explain: Explain,
}

/// The frame around the views.
pub struct Shell {
    pub name: &'static str,
    pub line: &'static str,
    pub skip: &'static str,
    pub open: &'static str,
    pub open_means: &'static str,
    pub save: &'static str,
    pub save_means: &'static str,
    pub export: &'static str,
    pub export_means: &'static str,
    pub find: &'static str,
    pub find_means: &'static str,
    pub compare: &'static str,
    pub compare_means: &'static str,
    pub glossary: &'static str,
    pub glossary_means: &'static str,
    pub guide: &'static str,
    pub present: &'static str,
    pub present_means: &'static str,
    pub shelf: &'static str,
    pub shelf_means: &'static str,
    pub share: &'static str,
    pub share_means: &'static str,
    pub print: &'static str,
    pub print_means: &'static str,
    pub narrate: &'static str,
    pub narrate_means: &'static str,
    pub embed: &'static str,
    pub embed_means: &'static str,
    /// The button of the menu in the top bar.
    pub more: &'static str,
    /// The other language, in that language.
    pub other_language: &'static str,
    pub theme_auto: &'static str,
    pub theme_light: &'static str,
    pub theme_dark: &'static str,
    pub total: &'static str,
    pub views: &'static str,
    pub overview: &'static str,
    pub flow: &'static str,
    pub tables: &'static str,
    pub three_public: &'static str,
    /// The same, short enough for a tab on a phone.
    pub three_public_tab: &'static str,
    pub checks: &'static str,
    pub mode: &'static str,
    pub check: &'static str,
    pub calculate: &'static str,
    pub check_means: &'static str,
    pub calculate_means: &'static str,
    pub money_unit: &'static str,
    pub yuan: &'static str,
    pub ten_thousand: &'static str,
    pub hundred_million: &'static str,
    pub undo: &'static str,
    pub redo: &'static str,
    pub reset: &'static str,
    /// So many edits, so many cells that differ from what was published.
    pub changed: fn(usize, usize) -> String,
    pub open_differences: fn(usize) -> String,
    /// The checks found so many errors, so many doubts.
    pub found: fn(usize, usize) -> String,
    /// Of a document whose figures were changed before it was opened.
    pub edited: &'static str,
    pub budget_of: fn(u16) -> String,
    pub final_accounts_of: fn(u16) -> String,
    pub printed_in: fn(&str) -> String,
    /// The page of licences of what is built in.
    pub licences: &'static str,
    pub foot: &'static str,
    pub drop_here: &'static str,
    pub dismiss: &'static str,
    pub back: &'static str,
}

/// What is said when something happened.
pub struct Notices {
    pub restored: fn(usize) -> String,
    pub back_to_published: &'static str,
    pub opened: fn(&str) -> String,
    pub look: &'static str,
    pub nothing_found: &'static str,
    pub saved: fn(&str) -> String,
    pub not_opened: fn(&str) -> String,
    pub not_saved: fn(&str) -> String,
    pub undone_all: &'static str,
    pub corrected: fn(usize) -> String,
    pub copied: fn(usize) -> String,
    pub pasted: fn(usize) -> String,
    pub pasted_part: fn(usize, usize) -> String,
}

/// The overview.
pub struct Overview {
    pub total_of: fn(u16) -> String,
    pub accounts_of: fn(u16) -> String,
    pub basic: &'static str,
    pub project: &'static str,
    pub per_head: &'static str,
    pub persons: &'static str,
    pub than_last_year: &'static str,
    pub of_basic: &'static str,
    pub of_spending: &'static str,
    /// What relations alone do not say.
    pub rules: &'static str,
    pub nothing_found: &'static str,
    pub none_broken: &'static str,
    pub relations: &'static str,
    pub where_from: &'static str,
    pub where_to: &'static str,
    pub by_class: &'static str,
    pub by_nature: &'static str,
    pub by_destination: &'static str,
    pub year_on_year: &'static str,
    pub year_on_year_note: &'static str,
    pub hundred: &'static str,
    /// What is made to 100 yuan.
    pub hundred_note: fn(&str) -> String,
    /// What the parts come to where that is not 100 yuan.
    pub hundred_sum: fn(&str) -> String,
    pub yuan: &'static str,
    pub item: &'static str,
    pub amount: &'static str,
    pub this_year: &'static str,
    pub last_year: &'static str,
    pub change: &'static str,
    pub growth: &'static str,
    pub share: &'static str,
    pub more: &'static str,
    pub no_prior: &'static str,
    /// The accounts that moved most, of a table.
    pub movers: fn(&str) -> String,
    pub picture: &'static str,
    pub other_priors: fn(usize) -> String,
    pub nothing: &'static str,
}

/// The tables.
pub struct Tables {
    pub list: &'static str,
    pub table: fn(&str) -> String,
    pub facts: &'static str,
    pub empty: &'static str,
    pub missing: &'static str,
    pub blank: &'static str,
    pub published: &'static str,
    pub published_blank: &'static str,
    pub how: &'static str,
    pub edit: &'static str,
    pub broken: &'static str,
    pub help: &'static str,
    pub help_reading: &'static str,
    pub questions: &'static str,
    pub more_answers: fn(usize) -> String,
    pub place_here: fn(&str) -> String,
    pub read_only: &'static str,
}

/// The three public expenses.
pub struct ThreePublic {
    pub title: &'static str,
    pub part: &'static str,
    pub budgeted: &'static str,
    pub printed_in: &'static str,
    pub none: &'static str,
    /// Why there is no figure: last year is not known, was zero, or less than nothing.
    pub unknown: &'static str,
    pub was_zero: &'static str,
    pub was_negative: &'static str,
    pub not_printed: &'static str,
    pub spent: &'static str,
}

/// The checks.
pub struct Checks {
    pub holds: &'static str,
    pub broken: &'static str,
    pub unknown: &'static str,
    pub not_applicable: &'static str,
    pub holds_means: &'static str,
    pub broken_means: &'static str,
    pub unknown_means: &'static str,
    pub not_applicable_means: &'static str,
    pub findings: fn(usize) -> String,
    pub notes: fn(usize) -> String,
    pub no_findings: &'static str,
    pub nothing_judged: &'static str,
    pub relations: &'static str,
    pub across: &'static str,
    pub show_all: &'static str,
    pub none_of_these: &'static str,
    pub error: &'static str,
    pub doubt: &'static str,
    pub note: &'static str,
    pub tolerance: fn(&str) -> String,
    pub difference: &'static str,
}

/// "How is this computed?"
pub struct Explain {
    pub title: &'static str,
    pub close: &'static str,
    pub present: &'static str,
    pub formula: &'static str,
    pub cells: &'static str,
    pub printed_in: &'static str,
    pub printed_once: &'static str,
    pub relations: &'static str,
    pub no_relations: &'static str,
    pub published: &'static str,
}
