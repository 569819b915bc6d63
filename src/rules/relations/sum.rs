//! A total that is not the sum of its parts.

use crate::finding::Text;
use crate::rules::{Family, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "sum",
    family: Family::Relations,
    title: Text { zh: "合计不等于各部分之和", en: "A total that is not the sum of its parts" },
    what: Text {
        zh: "合计与它的全部组成部分之和相差超过四舍五入所能造成的差额。各部分没有全部印出时不作判断。",
        en: "A total differs from the sum of all its parts by more than rounding can make. Not judged unless all parts are printed.",
    },
    remedy: Text {
        zh: "请核对合计和各组成部分：是否有一个数字抄错、漏了一行，或合计没有更新。",
        en: "Check the total and its parts: a figure miscopied, a row left out, or a total not brought up to date.",
    },
    basis: Text {
        zh: "算术关系；印出的数代表上下半个末位的区间",
        en: "Arithmetic; a printed figure stands for half a last digit up and down",
    },
    check: None,
};
