//! Relations, outcomes and findings in words: what was printed, what follows, what to try.

use super::errors::named;
use super::{Lang, amount_with_unit, cell_name, column_name, row_name, table_name};
use crate::calculate::Session;
use crate::finding::{Finding, Severity, Stated, Subject};
use crate::grid::CellId;
use crate::money::Amount;
use crate::relation::{Axis, Kind, Outcome, Relation, RelationId, Summary, Unknown, Unsuited};

/// 错误, 疑问, 提示.
#[must_use]
pub fn severity_name(severity: Severity, lang: Lang) -> &'static str {
    match severity {
        Severity::Error => lang.pick("错误", "Error"),
        Severity::Doubt => lang.pick("存疑", "Doubt"),
        Severity::Note => lang.pick("提示", "Note"),
    }
}

/// 成立, 不成立, 无法判断, 不适用.
#[must_use]
pub fn outcome_name(outcome: Outcome, lang: Lang) -> &'static str {
    match outcome {
        Outcome::Holds { .. } => lang.pick("成立", "Holds"),
        Outcome::Broken => lang.pick("不成立", "Broken"),
        Outcome::Unknown(_) => lang.pick("无法判断", "Cannot be judged"),
        Outcome::NotApplicable(_) => lang.pick("不适用", "Not applicable"),
    }
}

/// How many relations came to what.
#[must_use]
pub fn outcomes(of: &Summary, lang: Lang) -> String {
    let Summary { holds, rounded, broken, unknown, not_applicable } = of;
    lang.pick(
        format!(
            "{holds} 条关系成立（其中 {rounded} 条由于四舍五入），{broken} 条不成立，{unknown} 条无法判断，{not_applicable} 条不适用。"
        ),
        format!(
            "Relations: {holds} hold ({rounded} thanks to rounding), {broken} broken, {unknown} unknown, {not_applicable} not applicable."
        ),
    )
}

/// What kind of relation it is.
#[must_use]
pub fn relation_kind(relation: &Relation, lang: Lang) -> &'static str {
    match (relation.kind, relation.axis) {
        (Kind::Sum, Axis::Rows) => lang.pick("各行合计", "Sum of rows"),
        (Kind::Sum, Axis::Columns) => lang.pick("各列合计", "Sum of columns"),
        (Kind::Sum, Axis::Tables) => lang.pick("跨表合计", "Sum across tables"),
        (Kind::Same, Axis::Tables) => lang.pick("表间一致", "Same in two tables"),
        (Kind::Same, _) => lang.pick("表内平衡", "Balance within a table"),
        (Kind::Part, _) => lang.pick("部分不大于整体", "Part within whole"),
    }
}

/// The relation as a sentence without figures: `表6 302 商品和服务支出 · 公用经费 = 其下 9 行之和`.
#[must_use]
pub fn relation_statement(session: &Session, id: RelationId, lang: Lang) -> String {
    let grid = session.grid();
    let relation = session.relations().get(id);
    let total = cell_name(grid, relation.total, lang);
    let names = |cells: &[CellId], name: &dyn Fn(CellId) -> String| {
        cells.iter().map(|cell| name(*cell)).collect::<Vec<_>>().join(" + ")
    };
    const NAMED: usize = 4;
    let parts = &relation.parts;
    match (relation.kind, relation.axis) {
        (Kind::Sum, Axis::Rows) if parts.len() > NAMED => lang.pick(
            format!("{total} = 其下 {} 行之和", parts.len()),
            format!("{total} = sum of the {} rows below it", parts.len()),
        ),
        (Kind::Sum, Axis::Rows) => {
            format!("{total} = {}", names(parts, &|cell| row_name(grid.row_of(cell), lang)))
        }
        (Kind::Sum, Axis::Columns) => {
            format!("{total} = {}", names(parts, &|cell| column_name(grid.column_of(cell), lang)))
        }
        (Kind::Sum, Axis::Tables) if parts.len() > NAMED => {
            let table = parts.first().map(|part| table_name(grid.table_of(*part), lang)).unwrap_or_default();
            lang.pick(
                format!("{total} = {table}中 {} 行之和", parts.len()),
                format!("{total} = sum of {} rows of {table}", parts.len()),
            )
        }
        (Kind::Sum, Axis::Tables) => {
            format!("{total} = {}", names(parts, &|cell| cell_name(grid, cell, lang)))
        }
        (Kind::Same, _) => format!("{total} = {}", names(parts, &|cell| cell_name(grid, cell, lang))),
        (Kind::Part, _) => format!("{} ≤ {total}", names(parts, &|cell| cell_name(grid, cell, lang))),
    }
}

fn money(session: &Session, cell: CellId, amount: Amount, lang: Lang) -> String {
    amount_with_unit(session.grid(), cell, amount, session.grid().money_unit_of(cell), lang)
}

/// Why a relation came to what it did, and under which condition it is one.
#[must_use]
pub fn outcome_reason(session: &Session, id: RelationId, lang: Lang) -> String {
    let grid = session.grid();
    let (relations, values) = (session.relations(), session.values());
    let relation = relations.get(id);
    let tolerance = || money(session, relation.total, relations.tolerance(id), lang);
    let difference = || {
        let difference = relations.difference(values, id).unwrap_or_default();
        money(session, relation.total, difference.abs(), lang)
    };
    let reason = match relations.outcome(values, id) {
        Outcome::Holds { exact: true } if relation.kind == Kind::Part => {
            lang.pick("部分没有超过整体。", "The part does not exceed the whole.").to_owned()
        }
        Outcome::Holds { exact: true } => lang.pick("两边相等。", "Both sides are equal.").to_owned(),
        Outcome::Holds { exact: false } => lang.pick(
            format!("差 {}，四舍五入可以造成至多 {}的差额，所以成立。", difference(), tolerance()),
            format!(
                "They differ by {}; rounding alone can make up to {}, so it holds.",
                difference(),
                tolerance()
            ),
        ),
        Outcome::Broken => lang.pick(
            format!("差 {}，超过四舍五入至多能造成的 {}。", difference(), tolerance()),
            format!("They differ by {}, more than the {} that rounding can make.", difference(), tolerance()),
        ),
        Outcome::Unknown(why) => unknown_reason(session, why, lang),
        Outcome::NotApplicable(Unsuited::NothingPrinted) => {
            lang.pick("两边都没有数字，无可比较。", "Nothing is printed on either side.").to_owned()
        }
        Outcome::NotApplicable(Unsuited::LeavesOut(cell)) => {
            let figure = money(session, cell, session.value(cell).or_zero(), lang);
            let name = named(grid, cell, lang);
            lang.pick(
                format!("两表口径不同：后者不含{name}的 {figure}，所以不要求相等。"),
                format!("The tables differ in scope: the second leaves out {name}, {figure}, so they need not be equal."),
            )
        }
        Outcome::NotApplicable(Unsuited::Negative(cell)) => {
            let name = named(grid, cell, lang);
            lang.pick(
                format!("{name}是负数，部分可以大于整体。"),
                format!("{name} is negative, so a part can exceed the whole."),
            )
        }
    };
    if relation.conditions.is_empty() {
        return reason;
    }
    const NAMED: usize = 3;
    let mut blank: Vec<String> =
        relation.conditions.iter().take(NAMED).map(|cell| named(grid, *cell, lang)).collect();
    if relation.conditions.len() > NAMED {
        blank.push(lang.pick(
            format!("等 {} 处", relation.conditions.len()),
            format!("and {} more", relation.conditions.len() - NAMED),
        ));
    }
    let blank = blank.join(lang.pick("、", ", "));
    lang.pick(
        format!("{reason}前提：{blank}没有金额。"),
        format!("{reason} Condition: there is nothing in {blank}."),
    )
}

fn unknown_reason(session: &Session, why: Unknown, lang: Lang) -> String {
    let grid = session.grid();
    match why {
        Unknown::TableMissing(cell) => {
            let table = table_name(grid.table_of(cell), lang);
            lang.pick(format!("文件里没有{table}。"), format!("The document does not have {table}."))
        }
        Unknown::Blank(cell) => {
            let name = named(grid, cell, lang);
            lang.pick(
                format!("{name}是空格，空格既不是零也不是数字。"),
                format!("{name} is blank, which is neither zero nor a figure."),
            )
        }
        Unknown::PartsBlank => {
            lang.pick("各组成部分都没有填写。", "None of the parts is filled in.").to_owned()
        }
        Unknown::TooLarge => lang
            .pick("数字太大，无法精确计算。", "The figures are too large to be computed exactly.")
            .to_owned(),
    }
}

/// What a finding says: what is printed, what follows from the other figures, the difference.
#[must_use]
pub fn finding_message(session: &Session, finding: &Finding, lang: Lang) -> String {
    let id = match &finding.subject {
        Subject::TableMissing(table) => {
            let name = table_name(&session.grid().form().tables[*table], lang);
            return lang.pick(
                format!("文件里没有{name}，与它有关的关系都无法判断。"),
                format!("The document does not have {name}; no relation with it can be judged."),
            );
        }
        Subject::NotJudged(id, why) => {
            let statement = relation_statement(session, *id, lang);
            let reason = unknown_reason(session, *why, lang);
            return lang.pick(
                format!("无法判断：{statement}。{reason}"),
                format!("Cannot be judged: {statement}. {reason}"),
            );
        }
        Subject::Said { said, .. } => return super::said(session, said, lang),
        Subject::Broken(id) | Subject::Rounded(id) => *id,
    };
    let grid = session.grid();
    let relation = session.relations().get(id);
    let show = |amount: Option<Amount>| money(session, relation.total, amount.unwrap_or_default(), lang);
    let difference = show(finding.difference.map(Amount::abs));
    let total = named(grid, relation.total, lang);
    let first = relation.parts.first().map(|part| named(grid, *part, lang)).unwrap_or_default();
    let (expected, actual) =
        (show(finding.expected.and_then(Stated::amount)), show(finding.actual.and_then(Stated::amount)));
    let more = finding.difference.is_some_and(|d| !d.is_negative());
    let direction = lang.pick(if more { "多" } else { "少" }, if more { "more" } else { "less" });
    let count = relation.parts.len();
    // What was typed or computed since is not printed.
    let (is, first_is) = (states(session, relation.total, lang), relation.parts.first());
    let first_is = first_is.map(|part| states(session, *part, lang)).unwrap_or_default();
    let what = match relation.kind {
        Kind::Sum if count == 1 => lang.pick(
            format!("{total}{is} {actual}，它唯一的组成部分{first}是 {expected}，{direction} {difference}"),
            format!("{total} {is} {actual}; its only part, {first}, is {expected}, {difference} {direction}"),
        ),
        Kind::Sum => lang.pick(
            format!("{total}{is} {actual}，{count} 个组成部分相加是 {expected}，{direction} {difference}"),
            format!("{total} {is} {actual}; its {count} parts add up to {expected}, {difference} {direction}"),
        ),
        Kind::Same => lang.pick(
            format!("同一个数，{total}{is} {expected}，{first}{first_is} {actual}，相差 {difference}"),
            format!("The same quantity: {total} {is} {expected}, {first} {first_is} {actual}, a difference of {difference}"),
        ),
        Kind::Part => lang.pick(
            format!("{first}的 {expected}大于包含它的{total}的 {actual}，超出 {difference}"),
            format!("{first}, {expected}, is larger than {total}, {actual}, which contains it, by {difference}"),
        ),
    };
    match finding.subject {
        Subject::Rounded(_) => {
            lang.pick(format!("{what}，是四舍五入所致。"), format!("{what}: due to rounding."))
        }
        _ => lang.pick(format!("{what}。"), format!("{what}.")),
    }
}

/// How a figure stands in its cell: printed, or changed since.
fn states(session: &Session, cell: CellId, lang: Lang) -> &'static str {
    if session.value(cell) == session.grid().published(cell) {
        lang.pick("印的是", "prints")
    } else {
        lang.pick("现在是", "is now")
    }
}

/// A figure that a finding compares, plain: amounts in the unit of its first cell, in the
/// document's money unit where it is about words alone.
#[must_use]
pub fn stated(session: &Session, finding: &Finding, stated: Stated) -> String {
    let grid = session.grid();
    match (stated, finding.cells.first()) {
        (Stated::Amount(amount), Some(cell)) => grid.print(*cell, amount),
        (Stated::Amount(amount), None) => {
            amount.to_printed(grid.money_unit().exponent(), grid.form().decimals)
        }
        (Stated::Percent(percent), _) => percent.to_string(),
    }
}

/// What to do about a finding.
#[must_use]
pub fn finding_remedy(session: &Session, finding: &Finding, lang: Lang) -> String {
    match &finding.subject {
        Subject::Broken(id) => match session.relations().get(*id).kind {
            Kind::Sum => lang.pick(
                "请核对合计和各组成部分：是否有一个数字抄错、漏了一行，或合计没有更新。",
                "Check the total and its parts: a figure miscopied, a row left out, or a total not brought up to date.",
            ),
            Kind::Same => lang.pick("请核对两处哪一个是对的，并改正另一处。", "Find out which of the two is right and correct the other."),
            Kind::Part => lang.pick("请核对两处的数字和口径。", "Check both figures and what they cover."),
        },
        Subject::Rounded(_) => lang.pick("不需要改动。", "Nothing needs to be changed."),
        Subject::NotJudged(..) => lang.pick("补上空着的数字后就能判断。", "It can be judged once the blank figures are filled in."),
        Subject::Said { remedy, .. } => lang.text(*remedy),
        Subject::TableMissing(_) => lang.pick(
            "请确认文件是否完整；没有数据的表也应当列出并注明为空表。",
            "See whether the document is complete; a table without data is to be published too, with a statement that it is empty.",
        ),
    }
    .to_owned()
}

/// What a rule rests on.
#[must_use]
pub fn basis(finding: &Finding, lang: Lang) -> &'static str {
    if let Subject::Said { basis, .. } = finding.subject {
        return lang.text(basis);
    }
    match finding.rule {
        "table-missing" => lang.pick(
            "预算公开应当完整：所列各表都要公开，空表也要列出并说明",
            "A disclosure is to be complete: all tables are published, empty ones with a statement",
        ),
        _ => lang.pick(
            "算术关系；印出的数代表上下半个末位的区间",
            "Arithmetic; a printed figure stands for half a last digit up and down",
        ),
    }
}
