//! What is never kept of a document: names of persons and telephone numbers.

/// Words after which a person or a number stands.
const PERSONAL: &[&str] = &[
    "联系人",
    "负责人",
    "经办人",
    "制表人",
    "填表人",
    "审核人",
    "编制人",
    "制表",
    "联系电话",
    "电话",
    "手机",
    "传真",
];

/// Digits in a row, dashes not counted, that make a telephone number.
const TELEPHONE: std::ops::RangeInclusive<usize> = 7..=13;

/// What stands in place of what is not kept.
const LEFT_OUT: &str = "（略）";

/// As much of a line as a report shows.
const SHOWN: usize = 200;

/// A line as it may be shown: short, without persons and telephone numbers.
pub(crate) fn shown(text: &str) -> String {
    let mut shown = String::new();
    let mut personal = false;
    for word in text.chars().take(SHOWN).collect::<String>().split(' ') {
        if !shown.is_empty() {
            shown.push(' ');
        }
        let label = PERSONAL.iter().filter_map(|label| word.find(label).map(|at| at + label.len())).max();
        match label {
            Some(end) => {
                let (before, after) = word.split_at(end);
                shown.push_str(before);
                let value = after.trim_start_matches([':', '：', '（', '）', '(', ')']);
                if !value.is_empty() {
                    shown.push('：');
                    shown.push_str(LEFT_OUT);
                }
                personal = value.is_empty();
            }
            None if personal || is_telephone(word) => {
                shown.push_str(LEFT_OUT);
                personal = false;
            }
            None => shown.push_str(word),
        }
    }
    shown
}

/// A text as it may be kept: whole, without persons behind a label with a colon, and without
/// telephone numbers.
pub(crate) fn kept(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if let Some((label, value)) = labelled(rest) {
            kept.push_str(label);
            kept.push_str(LEFT_OUT);
            rest = value;
        } else if first.is_ascii_digit() || matches!(first, '(' | '（') {
            let (number, after) = split_number(rest);
            if is_telephone_in_text(number) && !behind_a_figure(&kept, after) {
                kept.push_str(LEFT_OUT);
                rest = after;
            } else {
                let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
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

/// A label with its colon, and what stands behind the person or number.
fn labelled(text: &str) -> Option<(&str, &str)> {
    let label = PERSONAL.iter().filter(|label| text.starts_with(**label)).map(|label| label.len()).max()?;
    let after = text.get(label..)?;
    let value = after.trim_start_matches([' ', '：', ':']);
    if value.len() == after.len()
        || !after.trim_start().starts_with(['：', ':'])
        || value.starts_with(LEFT_OUT)
    {
        return None;
    }
    let ends =
        |c: char| "，。；、,;（）() \n".contains(c) || PERSONAL.iter().any(|label| label.starts_with(c));
    let end = value.find(ends).unwrap_or(value.len());
    (end > 0).then(|| {
        (text.get(..text.len() - value.len()).unwrap_or_default(), value.get(end..).unwrap_or_default())
    })
}

/// Characters of a telephone number with all that stands in it.
const LONGEST: usize = 24;

/// Digits and what telephone numbers have between them, and the rest.
fn split_number(text: &str) -> (&str, &str) {
    let inside = |c: char| c.is_ascii_digit() || matches!(c, '-' | '—' | '(' | ')' | '（' | '）');
    let end = text.char_indices().take(LONGEST).find(|(_, c)| !inside(*c)).map(|(at, _)| at);
    let longest = || text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at);
    let (number, _) = text.split_at(end.unwrap_or_else(longest));
    let number = number.trim_end_matches(['(', '（', '-', '—', ')', '）']);
    text.split_at(number.len())
}

/// 1[3-9] and nine more digits, or an area code and seven or eight.
fn is_telephone_in_text(number: &str) -> bool {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let mobile = digits.len() == 11 && digits.starts_with('1') && !digits.starts_with("10");
    let landline = (10..=12).contains(&digits.len()) && digits.starts_with('0');
    mobile || landline
}

/// Whether digits are part of a larger figure or an amount.
fn behind_a_figure(before: &str, after: &str) -> bool {
    before.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '.' || c == ',')
        || after.starts_with(['元', '万', '亿', '.', '%'])
}

fn is_telephone(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    TELEPHONE.contains(&digits)
        && word.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '—' | '(' | ')'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kept_texts_have_no_persons_and_telephones() {
        assert_eq!(kept("联系人：某某某，联系电话：0000-0000000。"), "联系人：（略），联系电话：（略）。");
        assert_eq!(kept("请致电（0991）0000000或13000000000。"), "请致电（略）或（略）。");
        for text in
            ["企业主要负责人的责任", "预算10000000000元", "共 1,234.50 万元（2024年）", "制表人：（略）"]
        {
            assert_eq!(kept(text), text);
        }
    }

    #[test]
    fn persons_and_telephones_are_left_out() {
        assert_eq!(shown("单位负责人：某某某 联系电话：000-0000000"), "单位负责人：（略） 联系电话：（略）");
        assert_eq!(shown("制表人 某某 10000000000"), "制表人 （略） （略）");
        assert_eq!(shown("合计 3,984.50"), "合计 3,984.50");
        assert_eq!(shown(&"长".repeat(5000)).chars().count(), SHOWN);
    }
}
