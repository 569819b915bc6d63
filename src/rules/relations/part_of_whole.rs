//! A part larger than its whole.

use crate::finding::Text;
use crate::rules::{Family, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "part-of-whole",
    family: Family::Relations,
    title: Text { zh: "部分大于整体", en: "A part larger than its whole" },
    what: Text {
        zh: "一个数大于包含它的另一个数。有负数时不作判断。",
        en: "A figure is larger than another that contains it. Not judged where something is negative.",
    },
    remedy: Text {
        zh: "请核对两处的数字和口径。", en: "Check both figures and what they cover."
    },
    basis: Text {
        zh: "算术关系；印出的数代表上下半个末位的区间",
        en: "Arithmetic; a printed figure stands for half a last digit up and down",
    },
    check: None,
};
