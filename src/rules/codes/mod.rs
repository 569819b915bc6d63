//! Codes and names of accounts (科目编码和名称).

mod renamed;

pub(super) mod account_renamed;
pub(super) mod code_two_names;
pub(super) mod code_unknown;
pub(super) mod name_of_another_code;
pub(super) mod parent_missing;
pub(super) mod path_unknown;
