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

fn is_telephone(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    TELEPHONE.contains(&digits)
        && word.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '—' | '(' | ')'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons_and_telephones_are_left_out() {
        assert_eq!(shown("单位负责人：某某某 联系电话：000-0000000"), "单位负责人：（略） 联系电话：（略）");
        assert_eq!(shown("制表人 某某 10000000000"), "制表人 （略） （略）");
        assert_eq!(shown("合计 3,984.50"), "合计 3,984.50");
        assert_eq!(shown(&"长".repeat(5000)).chars().count(), SHOWN);
    }
}
