//! What the pictures show, one sentence each; what they leave out, and why there is none.

use super::{Lang, amount_with_unit, cell_amount, cell_name, percent, signed, signed_percent};
use crate::calculate::Session;
use crate::form::Label;
use crate::measure;
use crate::money::{Amount, MoneyUnit, Ratio};
use crate::picture::{Account, Flow, Movement, Part, Source, Step, ThreePublic};

/// Names in a sentence are this many at most.
const NAMED: usize = 3;

/// What a part is called: `201 一般公共服务支出`; what the whole has beyond its parts.
#[must_use]
pub fn part_name(part: &Part, lang: Lang) -> String {
    match part.source {
        Source::Cell(_) => account_name(part.code.as_deref(), &part.label, lang),
        Source::Rounding => rounding(lang),
        Source::Rest if part.amount.is_some_and(Amount::is_negative) => {
            lang.pick("各部分比合计多出", "Parts beyond the total").to_owned()
        }
        Source::Rest => lang.pick("没有细分的部分", "Not broken down").to_owned(),
    }
}

/// What a step between two years is called.
#[must_use]
pub fn step_name(step: &Step, lang: Lang) -> String {
    match step.account {
        Account::Now(_) => account_name(step.code.as_deref(), &step.label, lang),
        Account::Gone => {
            let name = account_name(step.code.as_deref(), &step.label, lang);
            name + lang.pick("（只有上年有）", " (last year only)")
        }
        Account::Rounding => rounding(lang),
        Account::Rest => lang.pick("其余各项合计", "All others together").to_owned(),
    }
}

fn account_name(code: Option<&str>, label: &Label, lang: Lang) -> String {
    let name = lang.label(label).trim();
    code.filter(|code| *code != name).map_or_else(|| name.to_owned(), |code| [code, " ", name].concat())
}

fn rounding(lang: Lang) -> String {
    lang.pick("四舍五入的差", "Rounding").to_owned()
}

/// A part's share in a whole, to two decimals; none without a positive whole.
#[must_use]
pub fn part_share(part: Option<Amount>, whole: Option<Amount>) -> Option<String> {
    let whole = whole.filter(|whole| !whole.is_negative())?;
    Ratio::new(part?, whole)?.percent(2).map(percent)
}

/// `收支总计 4,402.83 万元。最大的来源是一般财力，占 89.98%；最大的去向是人员经费，占 63.21%。`
#[must_use]
pub fn flow_sentence(session: &Session, flow: &Flow, to: &Part, shown: MoneyUnit, lang: Lang) -> String {
    let total = whole(session, &flow.from, shown, lang);
    let mut text = lang.pick(format!("收支总计 {total}"), format!("The total is {total}"));
    let most = [
        (lang.pick("。最大的来源是", ". The largest source is "), &flow.from),
        (lang.pick("；最大的去向是", "; the largest use is "), to),
    ];
    for (words, side) in most {
        if let Some(told) = largest(side.leaves(), side, lang) {
            text.push_str(words);
            text.push_str(&told);
        }
    }
    ended(text, lang)
}

/// `支出 4,402.83 万元分在 3 类、12 个最细的科目。最大的类是…，占…；最大的科目是…，占…。`
#[must_use]
pub fn tree_sentence(session: &Session, tree: &Part, shown: MoneyUnit, lang: Lang) -> String {
    let total = whole(session, tree, shown, lang);
    let classes: Vec<&Part> = tree.parts.iter().filter(|part| part.code.is_some()).collect();
    // Below an account stand kinds of expenditure, which have no code.
    let lowest = |part: &&Part| part.code.is_some() && part.parts.iter().all(|below| below.code.is_none());
    let items: Vec<&Part> = tree.all().filter(lowest).collect();
    let (n, m) = (classes.len(), items.len());
    let mut text = lang.pick(
        format!("支出 {total}，分在 {n} 类、{m} 个最细的科目"),
        format!("Expenditure of {total} in {n} classes and {m} lowest accounts"),
    );
    let most = [
        (lang.pick("。最大的类是", ". The largest class is "), classes),
        (lang.pick("；最大的科目是", "; the largest account is "), items),
    ];
    for (words, parts) in most {
        if let Some(told) = largest(parts, tree, lang) {
            text.push_str(words);
            text.push_str(&told);
        }
    }
    ended(text, lang)
}

/// `每 100 元支出中：人员经费 63.21 元、项目支出 29.17 元、公用经费 7.62 元。`
#[must_use]
pub fn hundred_sentence(whole: &Part, lang: Lang) -> String {
    let amount = whole.amount;
    let named = whole.parts.iter().filter(|part| part.cell().is_some());
    let told: Vec<String> = named
        .filter_map(|part| {
            let share = part_share(part.amount, amount)?;
            let yuan = share.trim_end_matches('%');
            let name = part_name(part, lang);
            Some(lang.pick(format!("{name} {yuan} 元"), format!("{yuan} go to {name}")))
        })
        .collect();
    let text = lang.pick("每 100 元支出中：", "Of every 100 yuan spent, ").to_owned();
    ended(text + &some(&told, lang), lang)
}

/// Where the movement is not of the whole: that the whole moved otherwise, and why that is not told apart.
#[must_use]
pub fn movement_scope(
    session: &Session,
    movement: &Movement,
    shown: MoneyUnit,
    lang: Lang,
) -> Option<String> {
    let grid = session.grid();
    let whole = measure::overview(session).total?;
    if grid.place(whole.cell) == grid.place(movement.total.cell) {
        return None;
    }
    let growth = whole.growth?;
    let change = signed(grid, whole.cell, growth.change, shown);
    let rate = growth.rate.and_then(|rate| rate.percent(2)).map(signed_percent).unwrap_or_default();
    let name = cell_name(grid, movement.total.cell, lang);
    Some(lang.pick(
        format!("全部收支比上年 {change}（{rate}），范围比“{name}”大；文件只对后者逐项说明了上年数，所以这里比的是后者。"),
        format!(
            "The whole budget, which is more than “{name}”, changed by {change} ({rate}); last year is stated account by account for the latter alone, so the latter is compared here."
        ),
    ))
}

/// How the total moved, and what moved it most: by class or by item.
#[must_use]
pub fn movement_sentence(
    session: &Session,
    movement: &Movement,
    steps: &[Step],
    shown: MoneyUnit,
    lang: Lang,
) -> String {
    let (grid, cell) = (session.grid(), movement.total.cell);
    let name = cell_name(grid, cell, lang);
    let mut text = match &movement.total.growth {
        None => lang.pick(
            format!("“{name}”的上年数文件没有说明，只画出知道上年数的各项增减"),
            format!(
                "The document does not state last year's “{name}”: only the changes that are known are drawn"
            ),
        ),
        Some(growth) => {
            let (now, then) = (
                cell_amount(grid, cell, growth.now, shown),
                amount_with_unit(grid, cell, growth.then, shown, lang),
            );
            let change = signed(grid, cell, growth.change, shown);
            let rate = growth.rate.and_then(|rate| rate.percent(2)).map(signed_percent);
            let change = rate.map_or_else(
                || change.clone(),
                |rate| lang.pick(format!("{change}，{rate}"), format!("{change}, {rate}")),
            );
            lang.pick(
                format!("“{name}”上年 {then}，本年 {now}（{change}）"),
                format!("“{name}” was {then} last year and is {now} this year ({change})"),
            )
        }
    };
    let known =
        |step: &&Step| step.change.is_some_and(|change| !change.is_zero()) && !step.label.zh.is_empty();
    let moved = |step: Option<&Step>, up: bool, words: &str, text: &mut String| {
        if let Some((step, change)) = step.and_then(|step| Some((step, step.change?)))
            && change.is_negative() != up
        {
            text.push_str(words);
            text.push_str(&step_name(step, lang));
            text.push_str(lang.pick("”（", " ("));
            text.push_str(&signed(grid, cell, change, shown));
            text.push_str(lang.pick("）", ")"));
        }
    };
    let by_change = |step: &&Step| step.change;
    moved(
        steps.iter().filter(known).max_by_key(by_change),
        true,
        lang.pick("；增加最多的是“", "; up most: "),
        &mut text,
    );
    moved(
        steps.iter().filter(known).min_by_key(by_change),
        false,
        lang.pick("；减少最多的是“", "; down most: "),
        &mut text,
    );
    ended(text, lang)
}

/// `“三公”经费 9.36 万元，比上年 −0.52（−5.26%）；最大的一项是公务用车运行费，占 100.00%。`
#[must_use]
pub fn three_public_sentence(
    session: &Session,
    public: &ThreePublic,
    shown: MoneyUnit,
    lang: Lang,
) -> String {
    let grid = session.grid();
    let Some((whole, parts)) = public.parts.split_first() else { return String::new() };
    let cell = whole.slice.cell;
    let total = whole.now.amount.map_or_else(
        || lang.pick("本年没有数字", " are blank").to_owned(),
        |amount| lang.pick(" ", " are ").to_owned() + &amount_with_unit(grid, cell, amount, shown, lang),
    );
    let mut text = lang.pick(format!("“三公”经费{total}"), format!("The three public expenses{total}"));
    match &whole.slice.growth {
        Some(growth) => {
            let change = signed(grid, cell, growth.change, shown);
            let rate = growth.rate.and_then(|rate| rate.percent(2)).map(signed_percent);
            let rate =
                rate.map(|rate| lang.pick(format!("（{rate}）"), format!(" ({rate})"))).unwrap_or_default();
            text.push_str(
                &lang.pick(format!("，比上年 {change}{rate}"), format!(", {change}{rate} against last year")),
            );
        }
        None => text.push_str(lang.pick("，文件没有说明上年数", "; the document does not state last year's")),
    }
    // Vehicles as a whole give way to their purchase and running below.
    let lowest = parts
        .iter()
        .enumerate()
        .filter(|(at, part)| parts.get(at + 1).is_none_or(|next| next.slice.depth <= part.slice.depth));
    let most =
        lowest.map(|(_, part)| part).max_by_key(|part| part.now.weight).filter(|part| part.now.weight > 0);
    if let Some(most) = most
        && let Some(share) = part_share(most.now.amount, whole.now.amount)
    {
        let name = lang.label(&most.slice.label);
        text.push_str(&lang.pick(
            format!("；最大的一项是“{name}”，占 {share}"),
            format!("; the largest part is {name}, {share}"),
        ));
    }
    ended(text, lang)
}

/// What of a whole's parts is not drawn, or does not fit: negative figures, and parts that are more
/// than their whole.
#[must_use]
pub fn undrawn(session: &Session, whole: &Part, shown: MoneyUnit, lang: Lang) -> Vec<String> {
    let mut told = Vec::new();
    let negative = |part: &&Part| part.cell().is_some() && part.amount.is_some_and(Amount::is_negative);
    let names: Vec<String> = whole.all().filter(negative).map(|part| part_name(part, lang)).collect();
    if !names.is_empty() {
        let text =
            lang.pick("负数画不成面积，只列在表里：", "Negative figures have no area and are listed only: ");
        told.push(ended(text.to_owned() + &some(&names, lang), lang));
    }
    for part in whole.all() {
        let Some(cell) = part.cell() else { continue };
        let more = part.parts.iter().find(|below| below.source == Source::Rest);
        if let Some(more) = more.and_then(|below| below.amount).filter(|amount| amount.is_negative()) {
            let name = cell_name(session.grid(), cell, lang);
            let more = amount_with_unit(session.grid(), cell, more.abs(), shown, lang);
            told.push(lang.pick(
                format!("“{name}”的各部分相加比它多 {more}。"),
                format!("The parts of “{name}” are {more} more than it."),
            ));
        }
    }
    told
}

/// The accounts whose last year is not known: said, not drawn.
#[must_use]
pub fn unknown_steps(steps: &[Step], lang: Lang) -> Option<String> {
    let unknown = steps.iter().filter(|step| step.change.is_none());
    let names: Vec<String> = unknown.map(|step| step_name(step, lang)).collect();
    if names.is_empty() {
        return None;
    }
    let text = lang.pick("文件没有说明上年数，不画：", "Last year is not stated, so not drawn: ");
    Some(ended(text.to_owned() + &some(&names, lang), lang))
}

/// Why there is no picture of the flow, the tree, the movement, the three public expenses, or the
/// hundred yuan.
#[must_use]
pub fn no_picture(name: &str, lang: Lang) -> &'static str {
    match name {
        "movement" => lang.pick(
            "文件没有按科目说明上年数，画不出与上年的比较。",
            "The document does not state last year's figures by account, so there is no comparison to draw.",
        ),
        "public" => lang
            .pick("文件没有“三公”经费的数字。", "The document has no figures of the three public expenses."),
        _ => lang.pick(
            "文件没有印出大于零的合计和它的组成部分，没有可画的。",
            "The document prints no total above zero with its parts, so there is nothing to draw.",
        ),
    }
}

/// Why parts that are printed have no areas.
#[must_use]
pub fn no_area(lang: Lang) -> &'static str {
    lang.pick(
        "没有大于零的数，画不出面积；数字见表。",
        "No figure is above zero, so there are no areas to draw; the table has the figures.",
    )
}

fn whole(session: &Session, part: &Part, shown: MoneyUnit, lang: Lang) -> String {
    let amount = part.cell().zip(part.amount);
    amount
        .map(|(cell, amount)| amount_with_unit(session.grid(), cell, amount, shown, lang))
        .unwrap_or_default()
}

/// The largest printed part, with its share in the whole.
fn largest(parts: Vec<&Part>, whole: &Part, lang: Lang) -> Option<String> {
    // Of equals the first.
    let most = parts.into_iter().rev().filter(|part| part.cell().is_some()).max_by_key(|part| part.weight)?;
    let share = part_share(most.amount.filter(|_| most.weight > 0), whole.amount)?;
    let name = part_name(most, lang);
    Some(lang.pick(format!("“{name}”，占 {share}"), format!("{name} ({share})")))
}

/// The first names of a list, and how many more there are.
fn some(names: &[String], lang: Lang) -> String {
    let mut text = names[..names.len().min(NAMED)].join(lang.pick("、", ", "));
    if names.len() > NAMED {
        let n = names.len();
        text.push_str(&lang.pick(format!("等 {n} 项"), format!(" and {} more", n - NAMED)));
    }
    text
}

fn ended(mut text: String, lang: Lang) -> String {
    text.push_str(lang.pick("。", "."));
    text
}
