//! Tables as tables: complete, empty or not, detailed enough (表格).

pub(super) mod amount_negative;
pub(super) mod detail_too_coarse;
pub(super) mod empty_without_statement;
pub(super) mod filled_but_said_empty;
pub(super) mod money_unit_contradictory;
pub(super) mod money_unit_missing;
pub(super) mod money_unit_slip;
pub(super) mod row_misplaced;
pub(super) mod row_twice;
pub(super) mod template_left;
