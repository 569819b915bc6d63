//! One quantity printed differently in two places.

use crate::finding::Text;
use crate::rules::{Family, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "same-quantity",
    family: Family::Relations,
    title: Text { zh: "同一个数在两处不同", en: "One quantity printed differently in two places" },
    what: Text {
        zh: "口径相同的两个单元格印了不同的数。口径是否相同由坐标和本文件中没有金额的部分决定，条件随结果列出。",
        en: "Two cells that state the same quantity print different figures. Whether they do follows from their coordinates and from what this document does not have; the condition is shown.",
    },
    remedy: Text {
        zh: "请核对两处哪一个是对的，并改正另一处。",
        en: "Find out which of the two is right and correct the other.",
    },
    basis: Text {
        zh: "算术关系；印出的数代表上下半个末位的区间",
        en: "Arithmetic; a printed figure stands for half a last digit up and down",
    },
    check: None,
};
