//! When two printings are the same words.

/// The narrow form of a character: full-width letters, digits and punctuation become ASCII.
pub(crate) fn narrow(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{2212}' => '-',
        '○' | '◯' => '〇',
        _ => c,
    }
}

/// What two printings of the same words share: letters and digits, without spaces, punctuation
/// and differences of width.
pub(crate) fn key(text: &str) -> String {
    text.chars().map(narrow).filter(|c| c.is_alphanumeric()).collect()
}

const NUMERALS: &str = "0123456789一二三四五六七八九十";

/// The text without a number in front (`一、`, `2.`, `（三）`).
pub(crate) fn without_number(text: &str) -> &str {
    let is_numeral = |c: char| NUMERALS.contains(narrow(c));
    let bare = text.trim_start().trim_start_matches(['(', '（']);
    let after = bare.trim_start_matches(is_numeral);
    let rest = after.trim_start();
    let numbered =
        after.len() < bare.len() && rest.starts_with(['、', '.', '．', ',', '，', ')', '）', ':', '：']);
    if numbered {
        rest.get(rest.chars().next().map_or(0, char::len_utf8)..).unwrap_or_default()
    } else {
        text
    }
}

/// The key without a number in front and without 其中.
pub(crate) fn loose(text: &str) -> String {
    let key = key(without_number(text));
    key.strip_prefix("其中").map_or_else(|| key.clone(), str::to_owned)
}

/// Pieces of a wrapped text as one. Chinese has no spaces between words; only Latin words keep
/// the one between them.
pub(crate) fn join<'a>(pieces: impl IntoIterator<Item = &'a str>) -> String {
    let mut joined = String::new();
    for piece in pieces {
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        if latin(joined.chars().next_back()) && latin(piece.chars().next()) {
            joined.push(' ');
        }
        joined.push_str(piece);
    }
    joined
}

/// Splits a text after the part that has this key; none if it does not begin with it.
pub(crate) fn split_after<'a>(text: &'a str, key: &str) -> Option<(&'a str, &'a str)> {
    let mut expected = key.chars();
    let mut next = expected.next()?;
    for (at, c) in text.char_indices() {
        let narrow = narrow(c);
        if !narrow.is_alphanumeric() {
            continue;
        }
        if narrow != next {
            return None;
        }
        match expected.next() {
            Some(c) => next = c,
            None => {
                // A bracket that closes belongs to what it closes.
                let mut end = at + c.len_utf8();
                let rest = text.get(end..).unwrap_or_default();
                end +=
                    rest.chars().take_while(|c| ")）”》】".contains(*c)).map(char::len_utf8).sum::<usize>();
                return text.split_at_checked(end);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words() {
        assert_eq!(key("收 入 总 计"), key("收入总计"));
        assert_eq!(key("财政拨款(补助)小计"), key("财政拨款（补助）小计"));
        assert_eq!(key("１．单位资金"), "1单位资金");
        assert_ne!(key("资本性支出（基本建设）"), key("资本性支出"));
    }

    #[test]
    fn numbers_in_front_do_not_count_loosely() {
        for text in
            ["其中：一般公共预算拨款", "1.一般公共预算拨款", "（一）一般公共预算拨款", "一、一般公共预算拨款"]
        {
            assert_eq!(loose(text), "一般公共预算拨款", "{text}");
        }
    }

    #[test]
    fn wrapped_texts_are_joined() {
        assert_eq!(join(["2023", "年补助", "资金"]), "2023年补助资金");
        assert_eq!(join(["IT", "service", "项目"]), "IT service项目");
    }

    #[test]
    fn a_text_is_split_after_a_known_part() {
        assert_eq!(split_after("质量基础（甲）提升", "质量基础甲"), Some(("质量基础（甲）", "提升")));
        assert_eq!(split_after("质量", "质量基础"), None);
        assert_eq!(split_after("药品事务", "质量"), None);
    }
}
