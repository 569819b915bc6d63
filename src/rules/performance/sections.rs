//! What the explanations say of each project.

use crate::disclosure::{Disclosure, WordsAt};
use crate::rules::numbers::{Number, numbers};
use crate::rules::words::Words;

/// A project as a section of the explanations describes it.
#[derive(Debug)]
pub(super) struct Described<'a> {
    /// Its name.
    pub(super) name: &'a str,
    /// Its amount, and the text that states it.
    pub(super) scale: Option<(Words<'a>, Number)>,
    /// What its money is for.
    pub(super) allocation: Option<Words<'a>>,
}

/// The sections whose heading, or a line of theirs, is `项目名称：…`.
pub(super) fn described(disclosure: &Disclosure) -> Vec<Described<'_>> {
    let mut found: Vec<Described<'_>> = Vec::new();
    for (section, of) in disclosure.narrative.iter().enumerate() {
        let mut open = of.title.as_deref().and_then(|title| content(title, &["项目名称"])).map(new);
        for (item, of) in of.items.iter().enumerate() {
            let words = Words { at: WordsAt::Item { section, item }, text: &of.text };
            if let Some(name) = content(words.text, &["项目名称"]) {
                found.extend(open.replace(new(name)));
            } else if let Some(project) = &mut open {
                if content(words.text, &["预算安排规模", "安排规模", "预算金额", "项目金额"]).is_some()
                {
                    project.scale = only_amount(words.text).map(|amount| (words, amount));
                } else if content(words.text, &["资金分配"]).is_some() {
                    project.allocation = Some(words);
                }
            }
        }
        found.extend(open);
    }
    found
}

fn new(name: &str) -> Described<'_> {
    Described { name, scale: None, allocation: None }
}

/// What stands behind the colon of a line whose label has one of some words.
fn content<'a>(text: &'a str, labels: &[&str]) -> Option<&'a str> {
    const LABEL: usize = 12;
    let (label, content) = text.split_once(['：', ':'])?;
    let named = label.chars().count() <= LABEL && labels.iter().any(|word| label.contains(word));
    Some(content.trim()).filter(|content| named && !content.is_empty())
}

fn only_amount(text: &str) -> Option<Number> {
    let mut amounts = numbers(text).into_iter().filter(|number| number.money.is_some());
    amounts.next().filter(|_| amounts.next().is_none())
}
