//! A table that is not there.

use crate::finding::Text;
use crate::rules::{Family, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "table-missing",
    family: Family::Relations,
    title: Text { zh: "缺少表格", en: "A table that is not there" },
    what: Text {
        zh: "表式规定的表在文件里没有找到。空表也应当列出并注明为空表。",
        en: "A table of the form was not found in the document. Empty tables are to be published too, with a statement.",
    },
    remedy: Text {
        zh: "请确认文件是否完整；没有数据的表也应当列出并注明为空表。",
        en: "See whether the document is complete; a table without data is to be published too, with a statement that it is empty.",
    },
    basis: Text {
        zh: "预算公开应当完整：所列各表都要公开，空表也要列出并说明",
        en: "A disclosure is to be complete: all tables are published, empty ones with a statement",
    },
    check: None,
};
