//! Indicators of lines whose columns have collapsed into words without order: each ends with its
//! points and the rule by which they are given.

use super::{FIRST, FoundIndicator, SECOND};
use crate::source::Place;
use crate::understand::key::{join, key, narrow};
use crate::understand::token::{Line, Token};

/// Tokens of the headings above the indicators.
const HEADINGS: usize = 40;

/// Tokens of one indicator.
const INDICATOR: usize = 80;

/// Tokens that a page can leave over of its last row.
const LEFT_OVER: usize = 6;

/// Characters of a value that goes on behind its row.
const VALUE: usize = 30;

/// Most points of one indicator.
const MOST_POINTS: u32 = 100;

/// Whether the indicators have rules by which points are given.
pub(super) fn has_rules(lines: &[Line]) -> bool {
    let tokens: Vec<&Token> = lines.iter().flat_map(|line| &line.tokens).collect();
    tokens.windows(2).any(is_end)
}

/// The indicators.
pub(super) fn read(lines: &[Line]) -> Vec<FoundIndicator> {
    let tokens: Vec<&Token> = lines.iter().flat_map(|line| &line.tokens).collect();
    let above = tokens.get(..HEADINGS.min(tokens.len())).unwrap_or_default();
    let ends = |token: &&Token| token.text.ends_with("佐证资料") || token.text.ends_with("权重");
    let body = above.iter().rposition(ends).map_or(0, |at| at + 1);
    let mut rest = tokens.get(body..).unwrap_or_default();
    let mut found: Vec<FoundIndicator> = Vec::new();
    let mut first: Option<String> = None;
    let mut second: Option<String> = None;
    let mut cut = false;
    while let Some(at) = rest.windows(2).position(is_end) {
        let (own, after) = rest.split_at(at);
        let mut own = own.get(own.len().saturating_sub(INDICATOR)..).unwrap_or_default();
        if cut {
            own = without_rest(own);
        }
        // The page before may have left over the end of a cell.
        let left = (1..=LEFT_OVER).find(|left| {
            let over =
                own.get(..*left).unwrap_or_default().iter().all(|token| token.text.chars().count() <= 4);
            over && matches!(levels(own.get(*left..).unwrap_or_default()).0, [Some(_), Some(_)])
        });
        if let (Some(left), [None, _]) = (left, levels(own).0) {
            own = own.get(left..).unwrap_or_default();
        }
        let (levels, length, open) = levels(own);
        match levels {
            [Some(one), Some(two)] => (first, second) = (Some(one), Some(two)),
            [Some(one), None] if SECOND.contains(&one.as_str()) => second = Some(one),
            [Some(one), None] => (first, second) = (Some(one), None),
            _ => {}
        }
        cut = open;
        let own = own.get(length..).unwrap_or_default();
        let weight = after.first().and_then(|token| Some((token.digits()?, token.place)));
        let (name, value) = name_and_value(own);
        found.push(FoundIndicator { first: first.clone(), second: second.clone(), name, value, weight });
        rest = after.get(1..).unwrap_or_default();
        let rule = rest.iter().take_while(|token| is_rule(&token.text)).count();
        rest = rest.get(rule..).unwrap_or_default();
    }
    // A value that goes on behind its row.
    let tail: String = rest
        .iter()
        .map(|token| token.text.as_str())
        .skip_while(|text| !text.starts_with(['=', '＝']))
        .collect();
    if let Some((value, _)) = found.last_mut().and_then(|last| last.value.as_mut())
        && value.chars().all(is_comparison)
        && tail.chars().count() <= VALUE
    {
        value.push_str(&tail);
    }
    found
}

/// Points, and the rule by which they are given.
fn is_end(pair: &[&Token]) -> bool {
    let [points, rule] = pair else { return false };
    let points = points.digits().and_then(|digits| digits.parse::<u32>().ok());
    points.is_some_and(|points| points <= MOST_POINTS)
        && (rule.text.starts_with('按') || rule.text.contains("赋分"))
}

fn is_rule(text: &str) -> bool {
    text.starts_with("按照完成")
        || text.starts_with("按评判")
        || text.contains("赋分")
        || matches!(text, "分" | "说明" | "正式" | "工作" | "原始")
        || text.ends_with("资料")
        || text.ends_with("材料")
        || text.ends_with("凭证")
        || text.contains("资料,")
        || text.contains("材料,")
        || text.contains("凭证,")
}

/// Without what the page before left over of its last row.
fn without_rest<'a>(own: &'a [&'a Token]) -> &'a [&'a Token] {
    let short =
        own.iter().take_while(|token| token.text.chars().count() <= 2 && levels(&[*token]).1 == 0).count();
    if own.first().is_some_and(|token| "度指指标".contains(token.text.as_str())) {
        own.get(short..).unwrap_or_default()
    } else {
        own
    }
}

/// The level names that tokens begin with, how many tokens they take, and whether one of them is
/// cut by the end of a page.
fn levels(own: &[&Token]) -> ([Option<String>; 2], usize, bool) {
    let mut found: [Option<String>; 2] = [None, None];
    let mut length = 0;
    let mut cut = false;
    for place in &mut found {
        let mut joined = String::new();
        let mut best: Option<(&str, usize)> = None;
        for (at, token) in own.iter().enumerate().skip(length).take(4) {
            joined.push_str(&key(&token.text));
            if let Some(name) = FIRST.iter().chain(SECOND).find(|name| **name == joined) {
                best = Some((name, at + 1));
            }
        }
        let word = own.get(length).map(|token| key(&token.text)).filter(|word| word.chars().count() >= 2);
        let next = own.get(length + 1).map(|token| key(&token.text)).unwrap_or_default();
        if best.is_none()
            && let Some(word) = word
        {
            let both = format!("{word}{next}");
            let known = || FIRST.iter().chain(SECOND);
            let begins = |part: &str, tokens: usize| {
                let mut names = known().filter(|name| {
                    name.strip_suffix("指标")
                        .is_some_and(|bare| bare == part || (part == "满意" && bare == "满意度"))
                });
                names.next().map(|name| (*name, length + tokens))
            };
            best = begins(&both, 2).or_else(|| begins(&word, 1));
            cut |= best.is_some();
        }
        let Some((name, to)) = best else { break };
        *place = Some(name.to_owned());
        length = to;
    }
    (found, length, cut)
}

pub(super) fn is_comparison(c: char) -> bool {
    matches!(narrow(c), '=' | '<' | '>' | '≥' | '≤' | '≧' | '≦')
}

/// A name and its value: the value begins with a comparison, else it is what is wrapped into the
/// narrow column before the standard.
fn name_and_value(own: &[&Token]) -> (Option<String>, Option<(String, Place)>) {
    let standard = own.iter().rposition(|token| token.text.ends_with("标准") || token.text == "自定义");
    let own = own.get(..standard.unwrap_or(own.len())).unwrap_or_default();
    let compared = own.iter().rposition(|token| token.text.starts_with(is_comparison));
    let from = match compared {
        Some(mut at) => {
            while at > 0 && own.get(at - 1).is_some_and(|token| token.text.chars().all(is_comparison)) {
                at -= 1;
            }
            at
        }
        None => {
            let narrow = |token: &&&Token| {
                token.text.chars().count() == 2
                    || token.text.chars().any(|c| c.is_ascii_digit() || "年月日".contains(c))
            };
            let words = own.iter().rev().take_while(narrow).count().min(own.len().saturating_sub(1));
            own.len() - words
        }
    };
    let (name, value) = own.split_at(from.min(own.len()));
    let join = |tokens: &[&Token]| join(tokens.iter().map(|token| token.text.as_str()));
    let value = value.first().map(|first| (join(value), first.place));
    (Some(join(name)).filter(|name| !name.is_empty()), value)
}
