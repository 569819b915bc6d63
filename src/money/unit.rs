//! What a printed figure counts: money in 元, 万元 or 亿元, or things.

use serde::{Deserialize, Serialize};

/// Money unit (计量单位) that a table prints its amounts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
pub enum MoneyUnit {
    /// 元
    #[serde(rename = "元")]
    Yuan,
    /// 万元, 10⁴ 元
    #[serde(rename = "万元")]
    TenThousand,
    /// 亿元, 10⁸ 元
    #[serde(rename = "亿元")]
    HundredMillion,
}

impl MoneyUnit {
    /// All units, smallest first.
    pub const ALL: [MoneyUnit; 3] = [Self::Yuan, Self::TenThousand, Self::HundredMillion];

    /// The unit as disclosures print it.
    #[must_use]
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Yuan => "元",
            Self::TenThousand => "万元",
            Self::HundredMillion => "亿元",
        }
    }

    /// The unit with this printed symbol.
    #[must_use]
    pub fn from_symbol(symbol: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|u| u.symbol() == symbol)
    }

    /// Power of ten of one unit in yuan.
    #[must_use]
    pub(crate) fn exponent(self) -> u32 {
        match self {
            Self::Yuan => 0,
            Self::TenThousand => 4,
            Self::HundredMillion => 8,
        }
    }
}

/// What the figures of a column count. Everything but money is kept as printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Amounts in the money unit of their table.
    #[default]
    Money,
    /// 人
    Persons,
    /// 辆
    Vehicles,
    /// 平方米
    SquareMetres,
    /// 个、台
    Pieces,
    /// 分, weight of a performance indicator
    Points,
}

impl Unit {
    /// Power of ten between a figure as printed and the exact [`Amount`](super::Amount).
    #[must_use]
    pub(crate) fn exponent(self, money: MoneyUnit) -> u32 {
        match self {
            Self::Money => money.exponent(),
            _ => 0,
        }
    }
}
