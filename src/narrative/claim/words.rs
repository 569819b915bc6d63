//! The words in which figures are announced and compared.

/// Words behind which reasons, purposes and contents stand: their figures are nobody's.
pub(super) const ASIDE: &[&str] =
    &["主要原因", "原因", "主要用于", "用于", "主要包括", "主要是", "主要为", "主要系", "由于", "主要内容"];

/// Words that open a list of parts.
pub(super) const LISTS: &[&str] = &["其中", "包括", "用于以下方面", "主要内容如下", "如下"];

pub(super) const MORE: &[&str] =
    &["增加", "增长", "上升", "提高", "上浮", "上涨", "增支", "增收", "增幅", "增"];
pub(super) const LESS: &[&str] = &[
    "减少", "下降", "降低", "压减", "压缩", "核减", "缩减", "调减", "下浮", "减支", "减收", "降幅", "减幅",
    "减",
];
pub(super) const LEVEL: &[&str] =
    &["持平", "无增减变化", "无变化", "没有变化", "无增减", "保持不变", "零增长"];

/// Words in front of 持平 with which it is no longer exact.
pub(super) const ABOUT: &[&str] = &["基本", "大致", "大体"];

/// Words that say nothing of what a figure is, the longer before the shorter.
const FILLERS: &[&str] = &[
    "预算执行数",
    "预算金额",
    "年初预算",
    "相比较",
    "上一年度",
    "执行数",
    "预算数",
    "决算数",
    "上一年",
    "上年度",
    "相比",
    "比较",
    "上年",
    "去年",
    "同期",
    "同比",
    "年度",
    "年初",
    "全年",
    "本年",
    "今年",
    "预算",
    "决算",
    "执行",
    "完成",
    "安排",
    "金额",
    "总额",
    "总体",
    "实际",
    "约为",
    "分别",
    "其中",
    "各",
    "均",
    "与",
    "同",
    "和",
    "比",
    "较",
    "数",
    "中",
    "额",
    "为",
    "是",
    "共",
    "约",
    "达",
    "计",
    "了",
    "年",
    "月",
    "日",
    "率",
    "的",
    "净",
    "则",
    "也",
    "亦",
    "即",
    "所",
    "折",
];

/// Further words around the name of a quantity that leave it what it is.
const AROUND: &[&str] = &[
    "按支出性质分类",
    "按支出性质划分",
    "按支出性质分",
    "按支出用途划分",
    "按资金来源划分",
    "按资金来源分",
    "本单位",
    "本部门",
    "我单位",
    "我部门",
    "当年",
    "总预算",
    "单位",
    "部门",
    "支出",
    "收入",
    "拨款",
    "资金",
    "经费",
    "费用",
    "项目",
    "科目",
    "合计",
    "总计",
    "小计",
    "规模",
    "使用",
    "情况",
    "涉及",
    "包括",
    "方面",
    "以下",
    "主要",
    "用于",
    "财政",
    "区级",
    "市级",
    "级",
    "所有",
    "全部",
    "纳入",
];

/// What is left of words without those that say nothing.
pub(super) fn residue(words: &str) -> String {
    without(words, FILLERS)
}

/// What is left of the words around the name of a quantity.
pub(super) fn around(words: &str) -> String {
    without(&without(words, AROUND), FILLERS)
}

fn without(words: &str, list: &[&str]) -> String {
    let mut rest: String = words.chars().filter(|c| c.is_alphanumeric() && !c.is_ascii_digit()).collect();
    for word in list {
        rest = rest.replace(word, "");
    }
    rest
}

/// Whether an amount grew or shrank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// 增加
    More,
    /// 减少
    Less,
    /// 增加（减少）: a form's text that nobody decided.
    Undecided,
}

/// The direction of 增加到, 减少至, 增加为 at the end of words, and how many characters from its end it
/// begins: what something became, not by how much it changed.
pub(super) fn becomes(before: &str) -> Option<(Direction, usize)> {
    let bare = before.strip_suffix(['到', '至', '为'])?;
    let moved = |words: &[&str], direction: Direction| {
        let named = |word: &&&str| bare.ends_with(**word) && !word.ends_with('幅');
        let word = words.iter().filter(named).max_by_key(|word| word.len())?;
        Some((direction, word.chars().count() + 1))
    };
    moved(MORE, Direction::More).or_else(|| moved(LESS, Direction::Less))
}

/// The direction that the words in front of a figure give it, and how many characters before the
/// figure its word begins.
pub(super) fn direction(before: &str) -> Option<(Direction, usize)> {
    const TAIL: usize = 12;
    let count = before.chars().count();
    let tail: String = before.chars().skip(count.saturating_sub(TAIL)).collect();
    let bare = tail.trim_end_matches(['了', '额', '为', '约', ':', '率', '达', '数', ' ', ',', '各']);
    let ends = |words: &'static [&'static str]| {
        words.iter().filter(|word| bare.ends_with(*word)).max_by_key(|word| word.len()).copied()
    };
    let has = |words: &[&str]| words.iter().any(|word| word.chars().count() > 1 && tail.contains(word));
    let undecided = tail.ends_with(')') && has(MORE) && has(LESS);
    let (direction, word) = match (ends(MORE), ends(LESS)) {
        _ if undecided => (Direction::Undecided, ""),
        (Some(word), None) => (Direction::More, word),
        (None, Some(word)) => (Direction::Less, word),
        _ => return None,
    };
    let behind = tail.chars().count() - bare.chars().count();
    Some((direction, behind + word.chars().count()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directions() {
        let of = |text: &str| direction(text).map(|(direction, _)| direction);
        for text in ["比上年预算增加", "增长了", "增加额为", "增长率为", "各增加", "同比上升", "较上年增"]
        {
            assert_eq!(of(text), Some(Direction::More), "{text}");
        }
        for text in ["减少了", "比上年下降", "压缩", "降低"] {
            assert_eq!(of(text), Some(Direction::Less), "{text}");
        }
        assert_eq!(of("收支总计增加(减少)"), Some(Direction::Undecided));
        assert_eq!(of("因工资增加，人员经费"), None);
        assert_eq!(direction("比上年增加了"), Some((Direction::More, 3)));
    }

    #[test]
    fn what_is_left_of_words() {
        assert_eq!(residue("，比2023年度预算执行数"), "");
        assert_eq!(residue("，公用经费比上年"), "公用经费");
        assert_eq!(around("2024年财政拨款支出预算合计为"), "");
        assert_eq!(around("人员经费"), "人员");
    }
}
