//! The rule book as a page.

use super::Lang;
use crate::rules::{FAMILIES, Rule, rules};

/// All rules by family, as Markdown.
#[must_use]
pub fn rule_book(lang: Lang) -> String {
    let mut page = String::from(lang.pick(
        "# 审核规则\n\n由规则本身生成，请勿手改。每条规则的例子在 `tests/cases/`。\n",
        "# Rule book\n\nMade from the rules themselves; do not edit. Examples of each rule are in `tests/cases/`.\n",
    ));
    for family in FAMILIES {
        let of_family: Vec<&Rule> = rules().iter().filter(|rule| rule.family == family).collect();
        if of_family.is_empty() {
            continue;
        }
        page.push_str(&format!("\n## {}\n", lang.text(family.name())));
        for rule in of_family {
            let (what, remedy) = lang.pick(("查什么", "怎么办"), ("What is checked", "What to do"));
            let basis = lang.pick("依据", "Basis");
            page.push_str(&format!(
                "\n### {}\n\n`{}`\n\n- {what}{c}{}\n- {remedy}{c}{}\n- {basis}{c}{}\n",
                lang.text(rule.title),
                rule.id,
                lang.text(rule.what),
                lang.text(rule.remedy),
                lang.text(rule.basis),
                c = lang.pick("：", ": "),
            ));
        }
    }
    page
}
