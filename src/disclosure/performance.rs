//! Performance targets (绩效目标): what is to be reached with how much money, and how it is measured.

use super::{Extra, Figure};

/// The performance target of the whole unit or of one project.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Target {
    /// Name of the project; absent for the whole unit.
    pub project: Option<String>,
    /// Amounts by the words in front of them (年度预算总额, 财政拨款), in the disclosure's unit.
    pub funds: Vec<(String, Figure)>,
    /// What is to be reached, in words.
    pub goals: Vec<String>,
    /// How it is measured.
    pub indicators: Vec<Indicator>,
    /// Unknown fields.
    pub extra: Extra,
}

/// A performance indicator (绩效指标) with its place in the three levels.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Indicator {
    /// First level (一级指标), such as 产出指标.
    pub first: Option<String>,
    /// Second level (二级指标), such as 数量指标.
    pub second: Option<String>,
    /// Third level (三级指标): the indicator's own name.
    pub name: Option<String>,
    /// What is to be reached (指标值), as printed.
    pub value: Option<String>,
    /// Points that it counts (分值权重).
    pub weight: Option<Figure>,
    /// Unknown fields.
    pub extra: Extra,
}
