//! Wording that a reviewer marks (文字).

pub(super) mod alternatives_left;
mod brackets;
pub(super) mod brackets_mixed;
pub(super) mod brackets_unpaired;
pub(super) mod colon_missing;
pub(super) mod document_number_brackets;
pub(super) mod doubled_punctuation;
pub(super) mod measure_word_missing;
pub(super) mod numbering_broken;
pub(super) mod percent_sign_missing;
pub(super) mod placeholder_left;
pub(super) mod sentence_unfinished;
pub(super) mod stop_for_comma;
pub(super) mod unit_and_department_mixed;
pub(super) mod unit_name_misspelt;
pub(super) mod wrong_word;
