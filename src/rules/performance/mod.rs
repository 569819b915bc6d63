//! Performance targets, procurement, assets, staff (绩效、采购、资产、人员).

mod projects;
pub(super) mod section_off_heading;
mod sections;

pub(super) mod allocation_sum;
pub(super) mod cost_indicators_exceed;
pub(super) mod count_of_list;
pub(super) mod indicator_weights;
pub(super) mod parts_of_sentence;
pub(super) mod project_scale;
pub(super) mod project_without_target;
pub(super) mod target_amount;
pub(super) mod target_count;
pub(super) mod target_funding;
pub(super) mod target_without_project;
pub(super) mod whole_unit_amount;
