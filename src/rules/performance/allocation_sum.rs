//! What a project's money is for does not add up to the project's amount.

use super::sections::{Described, described};
use crate::finding::{Arg, Finding, Said, Severity, Stated, Text};
use crate::money::{Amount, MoneyUnit};
use crate::rules::numbers::{Number, numbers};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "allocation-sum",
    family: Family::Performance,
    title: Text {
        zh: "资金分配之和与项目金额不符", en: "A project's allocation does not add up"
    },
    what: Text {
        zh: "项目说明逐条列出的“资金分配情况”各有一个金额，相加不等于“预算安排规模”。没有逐条列出金额时不作判断。",
        en: "The numbered items of a project's allocation each have an amount, and together they are not the project's amount. Not judged unless each has one.",
    },
    remedy: Text {
        zh: "请核对各条金额和项目总额，是否漏了一条或抄错一个数。",
        en: "Check the items and the project's amount: an item left out, or a figure miscopied.",
    },
    basis: Text {
        zh: "算术关系：各部分之和等于总额", en: "Arithmetic: the parts add up to the whole"
    },
    check: Some(check),
};

const FOUND: Text = Text {
    zh: "项目“{project}”资金分配的 {count} 条相加是 {sum}，预算安排是 {total}，相差 {difference}：{words}",
    en: "The {count} items of the allocation of project “{project}” add up to {sum}, its amount is {total}, a difference of {difference}: {words}",
};

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    for Described { name, scale, allocation, .. } in described(document.disclosure) {
        let (Some((scale, total)), Some(words)) = (scale, allocation) else { continue };
        let Some(parts) = enumerated(words.text) else { continue };
        let sum = parts.iter().try_fold(Amount::ZERO, |sum, part| sum.plus(part.amount));
        let Some((sum, difference)) = sum.ok().and_then(|sum| Some((sum, total.amount.minus(sum).ok()?)))
        else {
            continue;
        };
        // Digits left out at the end are zeros where others of the project show them.
        let all = || parts.iter().chain([&total]);
        let finest = all().map(Number::half_step).min().unwrap_or_default();
        let most =
            all().try_fold(Amount::ZERO, |sum, number| sum.plus(number.half_step())).unwrap_or_default();
        let by_rounding = all().try_fold(Amount::ZERO, |sum, _| sum.plus(finest)).unwrap_or_default();
        if difference.abs() <= by_rounding {
            continue;
        }
        let severity = if difference.abs() > most { Severity::Error } else { Severity::Doubt };
        let money = total.money.unwrap_or(MoneyUnit::TenThousand);
        let decimals = all().map(|number| number.decimals).max().unwrap_or(0);
        let show = |amount: Amount| Arg::Amount(amount, money, decimals);
        let whole = words.passage(0, words.text.trim_end().len());
        let said = Said::new(FOUND)
            .with("project", Arg::Words(name.to_owned()))
            .with("count", Arg::Count(parts.len()))
            .with("sum", show(sum))
            .with("total", show(total.amount))
            .with("difference", show(difference.abs()))
            .with("words", Arg::Quote(whole));
        let finding = Finding::of_rule(rule, severity, name, said)
            .comparing(Stated::Amount(sum), Stated::Amount(total.amount))
            .at_words([whole, scale.passage(total.start, total.end)]);
        sink.add(finding);
    }
}

/// The amounts of the items 1, 2, 3 … of a text; none unless there are two at least and each has
/// one amount.
fn enumerated(text: &str) -> Option<Vec<Number>> {
    let mut starts = Vec::new();
    let mut from = 0;
    for next in 1_usize.. {
        let ways = [format!("{next}."), format!("{next}．"), format!("{next}、"), format!("（{next}）")];
        let rest = text.get(from..)?;
        // A number that goes on behind the dot is no item.
        let is_item = |at: usize, way: &str| {
            let before = rest.get(..at).and_then(|text| text.chars().next_back());
            let behind = rest.get(at + way.len()..).and_then(|text| text.chars().next());
            let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
            !digit(before) && before != Some('.') && !(way.ends_with('.') && digit(behind))
        };
        let first = ways
            .iter()
            .filter_map(|way| rest.match_indices(way.as_str()).map(|(at, _)| at).find(|at| is_item(*at, way)))
            .min();
        let Some(at) = first else { break };
        starts.push(from + at);
        from += at;
    }
    if starts.len() < 2 {
        return None;
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let all = numbers(text);
    let mut parts = Vec::new();
    for (start, end) in starts.iter().copied().zip(ends) {
        let inside = all.iter().filter(|number| number.start >= start && number.end <= end);
        let mut money = inside.filter(|number| number.money.is_some());
        let only = money.next().filter(|_| money.next().is_none())?;
        parts.push(only.clone());
    }
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Unit;

    #[test]
    fn items_with_one_amount_each() {
        let of = |text: &str| {
            let parts = enumerated(text)?;
            let show = |part: Number| part.amount.to_printed(Unit::Money.exponent(MoneyUnit::TenThousand), 0);
            Some(parts.into_iter().map(show).collect::<Vec<_>>())
        };
        let amounts = |amounts: &[&str]| Some(amounts.iter().map(|a| (*a).to_owned()).collect::<Vec<_>>());
        assert_eq!(of("1.办公费38.38万元，2.印刷费10万元。"), amounts(&["38.38", "10"]));
        assert_eq!(of("1、甲 2.5万元；2、乙1.0万元；3、丙7万元"), amounts(&["2.5", "1", "7"]));
        for none in ["全部用于工作经费。", "1.甲7万元", "1.甲7万元，2.乙", "1.甲7万元和3万元，2.乙5万元"]
        {
            assert_eq!(of(none), None, "{none}");
        }
    }

    #[test]
    fn a_number_that_goes_on_is_no_item() {
        let amounts = |text: &str| {
            let parts = enumerated(text)?;
            Some(parts.iter().map(|part| text[part.start..part.end].to_owned()).collect::<Vec<_>>())
        };
        let both = Some(vec!["5万元".to_owned(), "6万元".to_owned()]);
        // A number behind a digit or a point, or one that goes on behind its point.
        assert_eq!(amounts("1.按第12.条，办公费5万元，2.培训费6万元"), both);
        assert_eq!(amounts("1.按3.2、计，办公费5万元，2.培训费6万元"), both);
        assert_eq!(amounts("1.按2.5倍，办公费5万元，2.培训费6万元"), both);
    }
}
