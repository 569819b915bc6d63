//! Markdown.

use mingzhang::narrative::write::Narrative;

use super::{heading, paragraphs};

/// The narrative as Markdown; its parts are headings of the first level.
#[must_use]
pub fn write(narrative: &Narrative) -> String {
    let mut blocks = Vec::new();
    for chapter in &narrative.chapters {
        let marks = "#".repeat(usize::from(chapter.level) + 1);
        blocks.push(format!("{marks} {}", plain(&heading(chapter, narrative.lang))));
        blocks.extend(paragraphs(chapter, narrative).iter().map(|text| plain(text)));
    }
    blocks.iter().map(|block| format!("{block}\n")).collect::<Vec<_>>().join("\n")
}

/// Text that Markdown takes as it stands. `1.` at the beginning stays: it is a numbered item, and
/// what follows it is set apart as Markdown wants it.
fn plain(text: &str) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = match text.get(digits..) {
        Some(rest) if digits > 0 && rest.starts_with('.') => text.split_at(digits + 1),
        _ => ("", text),
    };
    let mut plain = String::from(number);
    if !number.is_empty() && !rest.starts_with(' ') {
        plain.push(' ');
    }
    for (at, c) in rest.char_indices() {
        let begins = at == 0 && matches!(c, '#' | '+' | '-' | '=' | '>');
        if begins || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&') {
            plain.push('\\');
        }
        plain.push(c);
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn text_stays_text() {
        assert_eq!(plain("1.甲_乙*"), "1. 甲\\_乙\\*");
        assert_eq!(plain("（一）项目<甲>"), "（一）项目\\<甲\\>");
        assert_eq!(plain("# 甲"), "\\# 甲");
        assert_eq!(plain("2024年预算1.50万元"), "2024年预算1.50万元");
    }
}
