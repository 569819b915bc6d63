//! What was written from the figures is read as what it is: sections, items, accounts, figures.

use std::fmt::Write as _;
use std::io::Read as _;
use std::sync::Arc;

use mingzhang::calculate::Session;
use mingzhang::disclosure::{Disclosure, Section};
use mingzhang::form::{self, Form, Section as Part};
use mingzhang::narrative::write::{FromZero, Narrative, Reasons, write};
use mingzhang::wording::Lang;
use mingzhang_read::{Opened, open};
use mingzhang_write::layout::{self, CellKind, RowKind};
use mingzhang_write::narrative;
use proptest::prelude::*;

#[allow(dead_code)]
#[path = "../../../tests/support/generate/mod.rs"]
mod generate;
#[allow(dead_code)]
#[path = "../../read/tests/understand/text_render.rs"]
mod text_render;
#[allow(dead_code)]
#[path = "../../../tests/support/written.rs"]
mod written;

const SIZE: generate::Size = generate::Size { items: 6, projects: 4, amounts: 16 };

fn example() -> Session {
    let text = include_bytes!("../../../www/examples/urumqi-samr-2024.budget.json");
    Session::open(mingzhang_read::json::read(text).unwrap()).unwrap()
}

fn written(session: &Session, lang: Lang) -> Narrative {
    write(session, lang, &Reasons::new(), FromZero::NoRate).unwrap()
}

/// A consistent document of a form, with names that stand in print.
fn made_up(form: &Arc<Form>, seed: u64) -> Session {
    let mut disclosure = generate::generate(form, seed, SIZE);
    written::name(&mut disclosure);
    Session::with_form(Arc::clone(form), disclosure).unwrap()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The document's tables as a web page, and its narrative in it.
fn page(session: &Session, narrative: &Narrative) -> String {
    let mut page = String::from("<!doctype html><meta charset=\"utf-8\"><body>\n");
    let year = session.published().year;
    let numbered = |table: &&layout::Table| {
        let (_, spec) = session.grid().form().table(&table.id).unwrap();
        spec.section == Part::Tables
    };
    for table in layout::tables(session, Lang::Zh).iter().filter(numbered) {
        for cell in table.rows.iter().flat_map(|row| &row.cells) {
            if cell.kind == CellKind::Title {
                let _ = writeln!(page, "<h2>{year}年{}</h2>", escaped(&cell.text));
            } else if matches!(cell.kind, CellKind::Publisher | CellKind::MoneyUnit) {
                let _ = writeln!(page, "<p>{}</p>", escaped(&cell.text));
            }
        }
        page.push_str("<table>\n");
        for row in table.rows.iter().filter(|row| matches!(row.kind, RowKind::Heading | RowKind::Body)) {
            page.push_str("<tr>");
            for cell in &row.cells {
                let (columns, rows) = (cell.columns, cell.rows);
                let text = escaped(&cell.shown());
                let _ = write!(page, "<td colspan=\"{columns}\" rowspan=\"{rows}\">{text}</td>");
            }
            page.push_str("</tr>\n");
        }
        page.push_str("</table>\n");
        for cell in table.rows.iter().flat_map(|row| &row.cells) {
            if cell.kind == CellKind::Statement {
                let _ = writeln!(page, "<p>{}</p>", escaped(&cell.text));
            }
        }
    }
    let html = narrative::html(narrative);
    let (_, body) = html.split_once("<body>").unwrap();
    page + body
}

/// The same as the text that is extracted from its PDF.
fn plain_text(session: &Session, narrative: &Narrative) -> String {
    let layout = text_render::Layout { wrapped: false, page: usize::MAX, blank: false, spaced: false };
    let text = text_render::render(session.grid().form(), session.published(), layout);
    let (tables, _) = text.split_once("\u{c}第三部分").unwrap();
    let mut text = format!("{tables}\u{c}");
    for section in narrative.chapters.iter().map(|chapter| &chapter.section) {
        let heading = [&section.number, &section.title].map(|part| part.as_deref().unwrap_or_default());
        let _ = writeln!(text, "{}", heading.concat());
        for item in &section.items {
            let _ = writeln!(text, "{}{}", item.number.as_deref().unwrap_or_default(), item.text);
        }
    }
    text
}

/// What is wrong with a document as it was read that was not wrong with its tables.
fn of_words(session: &Session, read: Disclosure) -> Vec<String> {
    let bare = written::review(session);
    let known: Vec<&str> = written::wrong(&bare).map(|finding| finding.id.as_str()).collect();
    let read = Session::with_form(Arc::new(session.grid().form().clone()), read).unwrap();
    let review = written::review(&read);
    let new = written::wrong(&review).filter(|finding| !known.contains(&finding.id.as_str()));
    new.map(|finding| {
        format!("{}: {}", finding.id, mingzhang::wording::finding_message(&read, finding, Lang::Zh))
    })
    .collect()
}

/// What is found in a narrative with all its reasons that was read from a page and from text. Blank
/// cells leave no trace in text, so that its tables may be read otherwise; its sentences may not.
fn found_by_any_way(session: &Session) -> Vec<String> {
    let form = Arc::new(session.grid().form().clone());
    let asked = written(session, Lang::Zh).gaps.into_iter().map(|gap| (gap.key, "按工作需要安排".to_owned()));
    let narrative = write(session, Lang::Zh, &asked.collect(), FromZero::NoRate).unwrap();
    let of_page = read_back(&form, page(session, &narrative).as_bytes());
    let of_text = read_back(&form, plain_text(session, &narrative).as_bytes());
    assert!(of_text.narrative.len() * 2 > narrative.chapters.len(), "{:?}", of_text.narrative);
    let of_text = Disclosure { narrative: of_text.narrative, ..session.published().clone() };
    [of_words(session, of_page), of_words(session, of_text)].concat()
}

fn read_back(form: &Arc<Form>, bytes: &[u8]) -> Disclosure {
    match open(bytes, &[Arc::clone(form)][..], &mut |_| {}) {
        Ok(Opened::Document { reading, .. }) => reading.disclosure,
        other => panic!("{other:?}"),
    }
}

/// Headings and items with their numbers, as one text: paragraphs without a number may be read as
/// one.
fn text(sections: &[Section]) -> String {
    let mut text = String::new();
    for section in sections {
        let _ = write!(text, "\n{:?} {:?}\n", section.number, section.title);
        for item in &section.items {
            let number = item.number.as_ref().map(|number| format!("\n{number} ")).unwrap_or_default();
            let _ = write!(text, "{number}{}", item.text.replace('\n', ""));
        }
    }
    text
}

/// Every item about an account is read as being about that account. 其他支出 is a class of both
/// classifications: of it alone the words do not decide.
fn assert_accounts(written: &[Section], read: &[Section]) {
    let items = |sections: &[Section]| -> Vec<_> {
        let numbered = sections.iter().flat_map(|section| section.items.clone());
        numbered.filter(|item| item.number.is_some()).collect()
    };
    let (written, read) = (items(written), items(read));
    assert_eq!(written.len(), read.len());
    for (written, read) in written.iter().zip(&read).filter(|(written, _)| !written.account.is_empty()) {
        let open = read.account.is_empty() && written.text.starts_with("其他支出（类）");
        assert!(open || written.account == read.account, "{:?} {}", read.account, written.text);
    }
}

fn as_written(narrative: &Narrative) -> Vec<Section> {
    narrative.chapters.iter().map(|chapter| chapter.section.clone()).collect()
}

/// Amounts of facts and of last year, by cell, as far as the document has them.
fn compare(session: &Session, read: &Disclosure) -> (usize, usize) {
    let again = Session::with_form(Arc::new(session.grid().form().clone()), read.clone()).unwrap();
    let (old, new) = (session.grid(), again.grid());
    let (mut priors, mut facts) = (0, 0);
    for cell in new.cells() {
        let Some(before) = old.find(&new.address(cell)) else { continue };
        let id = mingzhang::finding::cell_id(new, cell);
        let fact = new.table_of(cell).section == Part::Facts;
        if let (true, Some(value)) = (fact, new.published(cell).number()) {
            let expected = old.published(before).number();
            assert!(expected.is_some_and(|e| close(e, value)), "{id}: {value} read, {expected:?} written");
            facts += 1;
        }
        if let Some(prior) = new.prior(cell) {
            let (expected, _) = mingzhang::measure::prior(session, before).unwrap_or_else(|| panic!("{id}"));
            assert!(close(expected, prior), "{id}: {prior} read, {expected} written");
            priors += 1;
        }
    }
    (facts, priors)
}

/// Within what printing in 万元 to two decimals leaves open: of a figure half a step, of a
/// difference a whole one.
fn close(a: mingzhang::money::Amount, b: mingzhang::money::Amount) -> bool {
    let hundred = mingzhang::money::parse_typed(
        "100元",
        mingzhang::money::Unit::Money,
        mingzhang::money::MoneyUnit::Yuan,
    );
    a.minus(b).unwrap().abs() <= hundred.unwrap().unwrap()
}

#[test]
fn the_example_is_read_as_it_was_written() {
    let session = example();
    let narrative = written(&session, Lang::Zh);
    let form = form::by_id("xinjiang-unit-2024").unwrap();
    let read = read_back(&form, page(&session, &narrative).as_bytes());
    let expected = as_written(&narrative);
    assert_eq!(text(&read.narrative), text(&expected));
    assert_accounts(&expected, &read.narrative);
    let (facts, priors) = compare(&session, &read);
    assert!(facts > 25 && priors > 18, "{facts} {priors}");
    assert_eq!(found_by_any_way(&session), Vec::<String>::new());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_written_is_read_as_it_was_written(which in 0..form::forms().len(), seed: u64) {
        let form = Arc::clone(&form::forms()[which]);
        let session = made_up(&form, seed);
        let narrative = written(&session, Lang::Zh);
        let read = read_back(&form, page(&session, &narrative).as_bytes());
        let expected = as_written(&narrative);
        prop_assert_eq!(text(&read.narrative), text(&expected));
        assert_accounts(&expected, &read.narrative);
        let (facts, priors) = compare(&session, &read);
        prop_assert!(facts > 5, "{facts} facts, {priors} priors");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_written_gives_no_finding_when_it_is_read(which in 0..form::forms().len(), seed: u64) {
        let form = Arc::clone(&form::forms()[which]);
        let mut disclosure = generate::generate_with_last_year(&form, seed, SIZE, seed.is_multiple_of(2));
        written::name(&mut disclosure);
        let session = Session::with_form(form, disclosure).unwrap();
        prop_assert_eq!(found_by_any_way(&session), Vec::<String>::new());
    }
}

#[test]
fn word_files_hold_what_was_written() {
    for lang in Lang::ALL {
        let narrative = written(&example(), lang);
        let bytes = narrative::docx(&narrative).unwrap();
        assert_eq!(bytes, narrative::docx(&narrative).unwrap(), "the same bytes each time");
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut document = String::new();
        zip.by_name("word/document.xml").unwrap().read_to_string(&mut document).unwrap();
        let mut texts = document.split("<w:t xml:space=\"preserve\">").skip(1);
        for chapter in &narrative.chapters {
            let title = chapter.section.title.as_ref().unwrap();
            assert!(texts.next().unwrap().split('<').next().unwrap().ends_with(title));
            for item in &chapter.section.items {
                let text = item.text.replace('"', "&quot;").replace('\'', "&#39;");
                assert!(texts.next().unwrap().split('<').next().unwrap().ends_with(&text));
            }
        }
        assert!(texts.next().is_none());
        for name in ["[Content_Types].xml", "_rels/.rels", "word/styles.xml", "word/footer.xml"] {
            assert!(zip.by_name(name).is_ok(), "{name}");
        }
    }
}

/// Names from a document are text, whatever they look like.
#[test]
fn names_are_text_in_every_format() {
    let mut disclosure = example().published().clone();
    "<b>局</b> & \"*甲*\"\u{1}".clone_into(&mut disclosure.unit);
    let narrative = written(&Session::open(disclosure).unwrap(), Lang::Zh);
    let html = narrative::html(&narrative);
    assert!(html.contains("&lt;b&gt;局&lt;/b&gt; &amp; &quot;*甲*&quot; ") && !html.contains("<b>"));
    let markdown = narrative::markdown(&narrative);
    assert!(markdown.contains("\\<b\\>局\\</b\\> \\& \"\\*甲\\*\"") && !markdown.contains("<b>"));
    let bytes = narrative::docx(&narrative).unwrap();
    let mut document = String::new();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    zip.by_name("word/document.xml").unwrap().read_to_string(&mut document).unwrap();
    assert!(!document.contains("<b>") && !document.contains('\u{1}'));
}
