//! Which figure is wrong, in words: the most plausible explanation, or that the document cannot
//! decide, and what was not explored.

use super::errors::named;
use super::{Lang, amount_with_unit};
use crate::calculate::Session;
use crate::grid::CellId;
use crate::locate::{Certainty, Change, Cluster, Explanation, LeftOutRow, Slip, Unexplored, Variable, Vote};
use crate::money::Amount;

/// The lapse that made a figure what it is.
#[must_use]
pub fn slip_name(slip: Slip, lang: Lang) -> &'static str {
    match slip {
        Slip::Exchanged => lang.pick("两数互换了位置", "the two figures exchanged"),
        Slip::Sign => lang.pick("正负号相反", "plus and minus confused"),
        Slip::Unit => lang.pick("混淆了元和万元", "yuan and 10,000 yuan confused"),
        Slip::PriorYear => lang.pick("误用了上年的数", "last year's figure left in"),
        Slip::DigitsSwapped => lang.pick("相邻两位颠倒", "two neighbouring digits swapped"),
        Slip::PointMoved => lang.pick("小数点错位", "decimal point moved"),
        Slip::DigitExtra => lang.pick("多了一位", "a digit too many"),
        Slip::DigitMissing => lang.pick("漏了一位", "a digit left out"),
        Slip::LeftOut => lang.pick("漏填或漏加", "left out"),
        Slip::DigitWrong => lang.pick("一位有误", "one digit wrong"),
    }
}

/// The explanations named in a sentence; more are listed in the report.
const NAMED: usize = 4;

/// What explains a cluster, as sentences.
#[must_use]
pub fn explanation_sentence(session: &Session, cluster: &Cluster, lang: Lang) -> String {
    let count = cluster.explanations.first().map_or(cluster.broken.len(), |first| first.restores.len());
    let mends = lang.pick(
        format!("改后 {count} 条关系成立"),
        if count == 1 { "then 1 relation holds".to_owned() } else { format!("then {count} relations hold") },
    );
    let mut text = match (&cluster.explanations[..], cluster.certainty) {
        ([], _) => String::new(),
        ([first, others @ ..], Certainty::Only | Certainty::Likely) => {
            let first = explanation(session, first, lang);
            let mut text = lang.pick(
                format!("最可能的原因：{first}，{mends}。"),
                format!("Most likely cause: {first}; {mends}."),
            );
            if !others.is_empty() {
                let others = list(session, others, lang);
                text.push_str(
                    &lang.pick(format!("也可能是：{others}。"), format!(" It may also be: {others}.")),
                );
            }
            text
        }
        (all, Certainty::Open) => {
            let listed = list(session, all, lang);
            lang.pick(
                format!("单凭这份文件断定不了哪个数有误。以下改法任取其一，{mends}：{listed}。"),
                format!("The document cannot decide which figure is wrong. After any one of these changes {mends}: {listed}."),
            )
        }
    };
    match cluster.unexplored {
        Some(Unexplored::MoreThan(changes)) => text.push_str(&lang.pick(
            format!("要使这 {count} 条关系都成立，须改动的数字超过 {changes} 个，没有再往下推演。"),
            format!("More than {changes} figures would have to change for all {count} relations to hold; this was not explored further."),
        )),
        Some(Unexplored::Others) => text.push_str(lang.pick(
            "可能还有别的改法，没有逐一推演。",
            " There may be other explanations; not all were explored.",
        )),
        None => {}
    }
    text
}

fn list(session: &Session, explanations: &[Explanation], lang: Lang) -> String {
    let mut texts: Vec<String> =
        explanations.iter().take(NAMED).map(|one| explanation(session, one, lang)).collect();
    if explanations.len() > NAMED {
        let more = explanations.len() - NAMED;
        texts.push(lang.pick(format!("另有 {more} 种"), format!("{more} more")));
    }
    texts.join(lang.pick("；", "; "))
}

/// `“表6 …” 应为 207.38 万元（现印 270.38 万元，相邻两位颠倒）`, several changes joined.
fn explanation(session: &Session, explanation: &Explanation, lang: Lang) -> String {
    if let Some(row) = &explanation.row {
        return left_out_row(session, row, lang);
    }
    let changes: Vec<String> = explanation.changes.iter().map(|one| change(session, one, lang)).collect();
    changes.join(lang.pick("，", ", "))
}

/// `表3漏了“2013802 一般行政管理事务”一行（合计 196.85 万元、项目支出 196.85 万元）`.
#[must_use]
pub fn left_out_row(session: &Session, row: &LeftOutRow, lang: Lang) -> String {
    let grid = session.grid();
    let name = row.account.map(|(d, node)| {
        let node = grid.space().dimensions()[d].node(node);
        format!("{} {}", node.id, lang.pick(&node.label.zh, &node.label.en))
    });
    let figure = |(cell, amount): &(CellId, Amount)| {
        let column = &grid.column_of(*cell);
        let column = lang.pick(column.zh.last(), column.en.last()).map_or("", String::as_str);
        format!("{column} {}", shown(session, *cell, *amount, lang))
    };
    let figures: Vec<String> = row.figures.iter().map(figure).collect();
    let figures = figures.join(lang.pick("、", ", "));
    let total = row.figures.first().map_or_else(String::new, |(cell, _)| named(grid, *cell, lang));
    match name {
        Some(name) => lang.pick(
            format!("{total}下面漏了“{name}”一行（{figures}）"),
            format!("the row “{name}” is left out below {total} ({figures})"),
        ),
        None => lang.pick(
            format!("{total}下面漏了一行（{figures}）"),
            format!("a row is left out below {total} ({figures})"),
        ),
    }
}

fn change(session: &Session, change: &Change, lang: Lang) -> String {
    let Variable::Cell(cell) = change.variable else { return String::new() };
    let name = named(session.grid(), cell, lang);
    let figure = |amount: Amount| shown(session, cell, amount, lang);
    let ought = match (change.to, change.low, change.high) {
        (Some(to), ..) if change.slip == Some(Slip::Exchanged) && to.is_zero() => {
            lang.pick(format!("{name}应为空格"), format!("{name} should be blank"))
        }
        (Some(to), ..) => {
            lang.pick(format!("{name}应为 {}", figure(to)), format!("{name} should be {}", figure(to)))
        }
        (None, Some(low), _) => lang.pick(
            format!("{name}应不小于 {}", figure(low)),
            format!("{name} should be at least {}", figure(low)),
        ),
        (None, None, Some(high)) => lang.pick(
            format!("{name}应不大于 {}", figure(high)),
            format!("{name} should be at most {}", figure(high)),
        ),
        (None, None, None) => lang.pick(format!("{name}有误"), format!("{name} is wrong")),
    };
    let printed = match change.from {
        Some(from) => lang.pick(format!("现印 {}", figure(from)), format!("printed {}", figure(from))),
        None => lang.pick("现为空格".to_owned(), "now blank".to_owned()),
    };
    let printed = match change.vote {
        Vote::For => lang
            .pick(format!("{printed}，文中写的正是应有的数"), format!("{printed}; a sentence has it right")),
        Vote::Open | Vote::Against => printed,
    };
    match change.slip {
        Some(slip) => {
            let slip = slip_name(slip, lang);
            lang.pick(format!("{ought}（{printed}，{slip}）"), format!("{ought} ({printed}: {slip})"))
        }
        None => lang.pick(format!("{ought}（{printed}）"), format!("{ought} ({printed})")),
    }
}

fn shown(session: &Session, cell: CellId, amount: Amount, lang: Lang) -> String {
    amount_with_unit(session.grid(), cell, amount, session.grid().money_unit_of(cell), lang)
}
