//! What is never kept of a document: names of persons and telephone numbers.

use super::key::narrow;

/// Words behind which a person's name stands.
const PERSONS: &[&str] = &[
    "联系人",
    "负责人",
    "经办人",
    "经手人",
    "制表人",
    "填表人",
    "填报人",
    "填写人",
    "审核人",
    "审批人",
    "复核人",
    "编制人",
    "报送人",
    "签字人",
    "法定代表人",
    "会计主管",
    "财务主管",
    "分管领导",
    "制表",
    "签字",
    "签名",
];

/// Words behind which a number stands.
const NUMBERS: &[&str] = &["联系方式", "联系电话", "办公电话", "联系手机", "电话", "手机", "传真", "座机"];

/// Labels that are words of sentences too: 负责人的责任.
const COMMON: &[&str] = &["负责人", "会计主管", "财务主管", "分管领导", "制表", "签字", "签名"];

/// What may stand between a label and its colon.
const ASIDES: &[&str] = &["签字", "签章", "签名", "盖章", "姓名", "手机", "电话", "座机"];

/// Family names as they are written most; they tell a name behind a label without a colon.
const FAMILIES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜\
    叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";

/// What stands in place of what is not kept.
const LEFT_OUT: &str = "（略）";

/// As much of a line as a report shows.
const SHOWN: usize = 200;

/// Characters of a name: of most, of those with a dot in them.
const NAME: usize = 4;
const LONG_NAME: usize = 15;

/// Digits of a telephone number behind its label.
const TELEPHONE: std::ops::RangeInclusive<usize> = 7..=16;

/// Characters of a telephone number with all that stands in it.
const LONGEST: usize = 24;

/// A line as it may be shown: short, without persons and telephone numbers.
pub(crate) fn shown(text: &str) -> String {
    let text: String = text.chars().take(SHOWN).collect();
    words(text.split(' ')).join(" ")
}

/// The words of a line, without the persons and telephone numbers that stand behind a label in the
/// same word or the next.
pub(crate) fn words<'a>(all: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut kept_words = Vec::new();
    let mut label: Option<Label> = None;
    for word in all {
        let left_out = label.is_some_and(|label| label.is_value(word));
        kept_words.push(if left_out { LEFT_OUT.to_owned() } else { kept(word) });
        label = Label::at_end(word);
    }
    kept_words
}

/// Whether a cell or word is a label of a person or a telephone number and nothing else.
pub(crate) fn is_label(word: &str) -> bool {
    Label::at_end(word).is_some()
}

/// A name without a person behind a label in it: 示例局 of “示例局负责人：某某”.
pub(crate) fn before_a_person(text: &str) -> &str {
    let from = text.char_indices().map(|(at, _)| at).find(|at| {
        let rest = text.get(*at..).unwrap_or_default();
        Label::at_start(rest).is_some_and(|(_, value)| value.is_some())
    });
    let before = from.and_then(|at| text.get(..at)).unwrap_or(text);
    ["单位", "部门", "财务", "项目"]
        .iter()
        .find_map(|kind| before.strip_suffix(kind).filter(|_| from.is_some()))
        .unwrap_or(before)
}

/// A text as it may be kept: whole, without persons behind a label and without telephone numbers.
pub(crate) fn kept(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if let Some((label, value)) = labelled(rest) {
            kept.push_str(label);
            kept.push_str(LEFT_OUT);
            rest = value;
        } else if narrow(first).is_ascii_digit() || matches!(first, '(' | '（' | '+') {
            let (number, after) = split_number(rest);
            if is_telephone(number) && !is_figure(&kept, after) {
                kept.push_str(LEFT_OUT);
                rest = after;
            } else {
                let digits = rest.len() - rest.trim_start_matches(|c: char| narrow(c).is_ascii_digit()).len();
                let (taken, after) = rest.split_at(digits.max(first.len_utf8()));
                kept.push_str(taken);
                rest = after;
            }
        } else {
            kept.push(first);
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
        }
    }
    kept
}

/// What a label announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Label {
    /// Whether a telephone number stands behind it.
    number: bool,
    /// Whether sentences have it too.
    common: bool,
    /// Whether a colon closes it.
    closed: bool,
}

impl Label {
    /// The label that a text begins with: its end, and where its value begins if a colon closes it.
    fn at_start(text: &str) -> Option<(usize, Option<usize>)> {
        let label = PERSONS
            .iter()
            .chain(NUMBERS)
            .filter(|label| text.starts_with(**label))
            .max_by_key(|l| l.len())?;
        let mut end = label.len();
        let rest = text.get(end..)?;
        let bare = rest.trim_start_matches([' ', '（', '(']);
        let aside = ASIDES.iter().find_map(|aside| bare.strip_prefix(aside));
        let closed = aside.map(|rest| rest.trim_start_matches(['）', ')', ' '])).unwrap_or(rest);
        if aside.is_some() && closed.trim_start().starts_with(['：', ':']) {
            end = text.len() - closed.len();
        }
        let after = text.get(end..)?;
        let value = after.trim_start_matches([' ', '：', ':']);
        let colon = after.trim_start().starts_with(['：', ':']);
        Some((end, colon.then(|| text.len() - value.len())))
    }

    /// The label that a word ends with.
    fn at_end(word: &str) -> Option<Self> {
        let bare = word.trim_end_matches([':', '：']);
        let closed = bare.len() < word.len();
        let mut bare = bare.trim_end_matches([')', '）']);
        if let Some(before) = ASIDES.iter().find_map(|aside| bare.strip_suffix(aside)) {
            let before = before.trim_end_matches(['(', '（', '/']);
            if PERSONS.iter().chain(NUMBERS).any(|label| before.ends_with(label)) {
                bare = before;
            }
        }
        let ends = |labels: &[&str]| labels.iter().any(|label| bare.ends_with(label));
        let number = ends(NUMBERS);
        (number || ends(PERSONS)).then(|| Self { number, common: ends(COMMON), closed })
    }

    /// Whether the next word is what the label announces.
    fn is_value(self, word: &str) -> bool {
        if self.number {
            let digits = word.chars().filter(|c| narrow(*c).is_ascii_digit()).count();
            return TELEPHONE.contains(&digits) && split_number(word).1.is_empty();
        }
        let name = word.trim_end_matches(['，', '。', '；', '、', ',', ';']);
        Self::at_end(name).is_none() && is_name(name) && (self.closed || !self.common || is_called(name))
    }
}

/// Whether words can be a person's name: few Chinese characters, more with a dot among them.
fn is_name(text: &str) -> bool {
    let dotted = text.contains(['·', '•', '．']);
    let chinese = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}' | '·' | '•' | '．' | '*' | '×');
    let most = if dotted { LONG_NAME } else { NAME };
    (2..=most).contains(&text.chars().count()) && text.chars().all(chinese)
}

/// Whether a name begins with a family name and is no longer than most.
fn is_called(text: &str) -> bool {
    const MOST: usize = 3;
    text.starts_with(|c| FAMILIES.contains(c)) && text.chars().count() <= MOST
}

/// A label with what closes it, and what stands behind the person or number.
fn labelled(text: &str) -> Option<(&str, &str)> {
    let (end, value) = Label::at_start(text)?;
    let common = COMMON.iter().any(|label| text.starts_with(label));
    let number = NUMBERS.iter().any(|label| text.starts_with(label));
    let from = value.unwrap_or(end);
    let rest = text.get(from..)?;
    if rest.starts_with(LEFT_OUT) {
        return None;
    }
    let ends = |at: usize, c: char| {
        "，。；、,;（）() \n/".contains(c) || (at > 0 && rest.get(at..).and_then(Label::at_start).is_some())
    };
    let length = match number {
        true => split_number(rest).0.len(),
        false => rest
            .char_indices()
            .find(|(at, c)| ends(*at, *c) || c.is_ascii_digit())
            .map_or(rest.len(), |(at, _)| at),
    };
    let found = rest.get(..length)?;
    let after = rest.get(length..)?;
    let stops =
        after.is_empty() || after.starts_with([' ', '\n', '（', '(']) || Label::at_start(after).is_some();
    let said = match (number, value.is_some()) {
        // Behind its label a number needs no area code.
        (true, _) => found.chars().filter(|c| narrow(*c).is_ascii_digit()).count() >= *TELEPHONE.start(),
        (false, true) => {
            is_name(found)
                || (stops && !common && found.chars().count() <= LONG_NAME)
                || (stops && found.chars().count() <= 2 * NAME)
        }
        (false, false) => !common && is_called(found) && is_name(found),
    };
    (said && !found.is_empty()).then(|| (text.get(..from).unwrap_or_default(), after))
}

/// Digits and what telephone numbers have between them, and the rest.
fn split_number(text: &str) -> (&str, &str) {
    let digit = |c: char| narrow(c).is_ascii_digit();
    let between = |c: char| matches!(narrow(c), '-' | '(' | ')' | '+') || matches!(c, '—' | '–' | '－');
    let mut end = 0;
    for (at, c) in text.char_indices().take(LONGEST) {
        let next = text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
        let spaced = c == ' ' && at > 0 && next.is_some_and(digit);
        if !(digit(c) || between(c) || spaced) {
            break;
        }
        end = at + c.len_utf8();
    }
    let (number, _) = text.split_at(end);
    let number = number.trim_end_matches(|c| !digit(c));
    text.split_at(number.len())
}

/// A mobile number, an area code with seven or eight digits, or a service number in its groups.
fn is_telephone(number: &str) -> bool {
    let digits: String = number.chars().map(narrow).filter(char::is_ascii_digit).collect();
    let groups: Vec<usize> = number
        .split(|c: char| !narrow(c).is_ascii_digit())
        .map(|group| group.chars().count())
        .filter(|length| *length > 0)
        .collect();
    let home = digits
        .strip_prefix("86")
        .filter(|home| number.starts_with('+') || home.len() == 11)
        .unwrap_or(&digits);
    let mobile = home.len() == 11
        && home.starts_with('1')
        && !home.starts_with("10")
        && groups.iter().all(|length| *length > 1);
    let landline = (10..=12).contains(&digits.len()) && digits.starts_with('0');
    let service =
        digits.len() == 10 && groups.len() > 1 && (digits.starts_with("400") || digits.starts_with("800"));
    mobile || landline || service
}

/// Whether digits are part of a larger figure or an amount.
fn is_figure(before: &str, after: &str) -> bool {
    before.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '.' || c == ',')
        || after.starts_with(['元', '万', '亿', '.', '%'])
        || (after.starts_with([',', '，']) && after.chars().nth(1).is_some_and(|c| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kept_texts_have_no_persons_and_telephones() {
        for (text, expected) in [
            ("联系人：某某某，联系电话：0000-0000000。", "联系人：（略），联系电话：（略）。"),
            ("请致电（0991）0000000或13000000000。", "请致电（略）或（略）。"),
            ("单位负责人（签字）：某某 审核人：某某某", "单位负责人（签字）：（略） 审核人：（略）"),
            ("联系人：李传明联系电话63000000", "联系人：（略）联系电话（略）"),
            ("经办人王某某，手机：130 0000 0000。", "经办人（略），手机：（略）。"),
            ("负责人：艾合买提江·某某", "负责人：（略）"),
            ("咨询电话：12345678，传真（021）00000000", "咨询电话：（略），传真（略）"),
            ("热线400-000-0000，手机+86-13000000000", "热线（略），手机（略）"),
            ("电话：０２１－０００００００００", "电话：（略）"),
        ] {
            assert_eq!(kept(text), expected);
        }
    }

    #[test]
    fn what_only_looks_like_it_is_kept() {
        for text in [
            "企业主要负责人的责任",
            "负责人：负责全面工作，联系群众。",
            "项目负责人任免、联系人制度",
            "预算10000000000元",
            "预算13000000000元，13000000000.50元，13,000,000,000元",
            "共 1,234.50 万元（2024年）",
            "制表人：（略）",
            "电话费2.50万元，电话会议3次",
            "编号13000000000000",
            "财行〔2024〕12345678号",
            "项目编码310107000000000000001",
        ] {
            assert_eq!(kept(text), text);
        }
    }

    #[test]
    fn persons_and_telephones_are_left_out_of_lines() {
        for (text, expected) in [
            ("单位负责人：某某某 联系电话：000-0000000", "单位负责人：（略） 联系电话：（略）"),
            ("制表人 某某 13000000000", "制表人 （略） （略）"),
            ("财务负责人： 某某某 制表： 某某", "财务负责人： （略） 制表： （略）"),
            ("负责人 王某 联系方式 63000000", "负责人 （略） 联系方式 （略）"),
            ("合计 3,984.50 189767551", "合计 3,984.50 189767551"),
            ("负责人 培训 12345678", "负责人 培训 12345678"),
        ] {
            assert_eq!(shown(text), expected);
        }
        assert_eq!(shown(&"长".repeat(5000)).chars().count(), SHOWN);
    }

    #[test]
    fn a_name_ends_before_a_person() {
        assert_eq!(before_a_person("示例市示例局"), "示例市示例局");
        assert_eq!(before_a_person("示例市示例局单位负责人：某某"), "示例市示例局");
    }
}
