//! What stands outside the numbered tables: sections and items in words, the figures that their
//! sentences state, and performance targets.
//!
//! - [`number`]: numbers in front of headings and items; [`passage`]: lines become paragraphs;
//!   [`layout`]: which lines are words at all.
//! - [`account`]: the account that an item speaks of.
//! - [`figure`]: figures in a sentence; [`hearing`]: which cells they are, by the words that the form
//!   gives for each cell ([`said`]); [`comparison`]: what they are compared with; [`cells`]: those
//!   cells in the disclosure.
//! - [`target`]: performance tables.

mod account;
mod cells;
mod comparison;
mod figure;
mod hearing;
mod layout;
mod number;
mod passage;
mod said;
mod target;

use mingzhang::disclosure::{Item, Section};
use mingzhang::form::Form;

use self::account::{About, Accounts};
use self::passage::{Passage, passages};
use self::said::Said;
use crate::Reading;
use crate::understand::privacy;
use crate::understand::recognise::{self, Region};
use crate::understand::token::Line;

/// Paragraphs that are searched for an account.
const MOST_LOOKED_UP: usize = 2_000;

/// Adds to a reading of the tables what stands outside them.
pub(crate) fn add(form: &Form, lines: &[Line], regions: &[Region], reading: &mut Reading) {
    let mut inside = vec![false; lines.len()];
    for region in regions {
        inside.get_mut(region.lines.clone()).unwrap_or_default().fill(true);
    }
    layout::titles(form, lines, regions, &mut inside);
    let headings = recognise::headings_of(form);
    let layout = layout::of(lines, &inside, &headings);
    let accounts = Accounts::new(form, &reading.disclosure);
    let passages = passages(lines, &layout.words, &headings);
    let mut said = Said::new(form, &reading.disclosure);
    let mut sections: Vec<Section> = Vec::new();
    let mut above: Vec<(u8, String)> = Vec::new();
    let mut about = About::Nothing;
    let mut looked_up = 0;
    for passage in passages {
        if let Some((rank, number, title)) = passage.heading() {
            above.retain(|(known, _)| *known < rank);
            above.push((rank, title.clone()));
            about = About::Nothing;
            let title = Some(privacy::kept(&title)).filter(|title| !title.is_empty());
            let section = Section { number, title, ..Section::default() };
            sections.push(section);
            continue;
        }
        let goes_on = sections.last().is_some_and(|section| announces(section, &passage));
        if !goes_on {
            about = if looked_up < MOST_LOOKED_UP { accounts.about(passage.body()) } else { About::Nothing };
            looked_up += 1;
        }
        said.hear(above.iter().map(|(_, title)| title.as_str()), &about, &passage);
        if sections.is_empty() {
            sections.push(Section::default());
        }
        if let Some(section) = sections.last_mut() {
            let path = match &about {
                About::Account(account) => account.path.clone(),
                About::Unknown | About::Nothing => Vec::new(),
            };
            put(section, &passage, goes_on, path);
        }
    }
    sections
        .retain(|section| section.number.is_some() || section.title.is_some() || !section.items.is_empty());
    let targets: Vec<target::Found> = layout.targets.iter().filter_map(|table| target::read(table)).collect();
    cells::add(form, &said.told, &accounts, &targets, reading);
    reading.disclosure.narrative = sections;
    let money = reading.disclosure.money_unit;
    reading.disclosure.performance = targets.into_iter().map(|found| found.target(money)).collect();
}

/// Whether a paragraph without a number belongs to the numbered one above it, which only announces
/// it.
fn announces(section: &Section, passage: &Passage) -> bool {
    let announced = |item: &Item| item.number.is_some() && !item.text.ends_with(['。', '；', ';']);
    passage.number.is_none() && section.items.last().is_some_and(announced)
}

fn put(section: &mut Section, passage: &Passage, goes_on: bool, account: Vec<String>) {
    let text = privacy::kept(passage.body());
    match section.items.last_mut().filter(|_| goes_on) {
        Some(item) => {
            item.text.push('\n');
            item.text.push_str(&text);
        }
        None => {
            let number = passage.number.as_ref().map(|number| number.mark.clone());
            section.items.extend((!text.is_empty()).then_some(Item {
                number,
                text,
                account,
                extra: Vec::new(),
            }));
        }
    }
}
