//! The built-in example, worked on as the page does.

use leptos::prelude::Owner;
use mingzhang::{calculate::Mode, grid::CellId, money::MoneyUnit, wording::Lang};

use super::{Book, Opened, Subject};

const EXAMPLE: &str = include_str!("../../../../www/examples/urumqi-samr-2024.budget.json");
const WAN: MoneyUnit = MoneyUnit::TenThousand;

/// Runs with a book of the example; signals live as long as their owner.
fn with_example(test: impl FnOnce(Book)) {
    let owner = Owner::new();
    owner.with(|| {
        let opened = Opened::read(EXAMPLE.to_owned(), Lang::Zh).expect("the example opens");
        test(Book::new(opened));
    });
}

fn cell(book: Book, table: &str, row: &str, column: &str) -> CellId {
    book.with(|session| {
        let grid = session.grid();
        let found = grid.cells().find(|cell| {
            let line = grid.row_of(*cell);
            let named = line.code.as_deref() == Some(row) || line.id.as_deref() == Some(row);
            named && grid.table_of(*cell).id == table && grid.column_of(*cell).id == column
        });
        found.expect("a cell of the example")
    })
}

fn type_in(book: Book, cell: CellId, text: &str) -> Result<(), String> {
    let figure = mingzhang::money::parse_typed(text, book.unit_of(cell), WAN).expect("a figure");
    book.edit(&[(cell, figure)], Mode::Calculate, Lang::Zh)
}

fn all(book: Book) -> Vec<String> {
    book.with(|session| session.grid().cells().collect::<Vec<_>>())
        .into_iter()
        .map(|cell| book.plain(cell, WAN))
        .collect()
}

#[test]
fn an_edit_moves_what_contains_it_and_undo_restores_every_digit() {
    with_example(|book| {
        let published = all(book);
        let running = cell(book, "basic", "30231", "operating");
        assert_eq!(book.plain(running, WAN), "9.36");
        type_in(book, running, "12").expect("an edit");
        let face = book.face_now(running, WAN);
        assert_eq!(face.text, "12.00");
        let was = face.was.expect("it has changed");
        assert_eq!((was.published.as_str(), was.difference.as_str()), ("9.36", "+2.64"));
        assert_eq!(book.plain(cell(book, "basic", "302", "operating"), WAN), "338.02");
        assert_eq!(book.plain(cell(book, "basic", "total", "operating"), WAN), "338.02");
        book.undo();
        assert_eq!(all(book), published);
    });
}

#[test]
fn a_reload_returns_to_the_same_figures() {
    with_example(|book| {
        type_in(book, cell(book, "basic", "30231", "operating"), "12").expect("an edit");
        type_in(book, cell(book, "basic", "30101", "personnel"), "１，000.5").expect("an edit");
        let (figures, kept) = (all(book), book.kept());
        // A script keeps the document and the steps, and puts them together as `kept` does.
        // (The example's text is escaped in Rust as in JSON.)
        let (document, steps) = (book.published(), book.steps());
        assert_eq!(kept, format!("{{\"version\":1,\"document\":{document:?},\"steps\":{steps}}}"));
        let opened = Opened::resume(&kept).expect("what was kept");
        assert_eq!(opened.steps(), 2);
        let again = Book::new(opened);
        assert_eq!(all(again), figures);
        again.undo();
        again.undo();
        assert!(!again.with(mingzhang::calculate::Session::can_undo));
    });
}

#[test]
fn what_cannot_be_read_leaves_the_figures_alone() {
    with_example(|book| {
        let published = all(book);
        for text in ["", "{", "[]", "{\"schema\":\"other\"}", "not json"] {
            let sentence = book.replace(text.to_owned(), Lang::En).expect_err("refused");
            assert!(!sentence.is_empty());
            assert_eq!(all(book), published);
        }
        assert!(Opened::resume("{\"version\":99}").is_none());
    });
}

#[test]
fn a_pasted_block_with_its_total_is_taken_as_it_stands() {
    with_example(|book| {
        let figure = |text: &str| {
            mingzhang::money::parse_typed(text, mingzhang::money::Unit::Money, WAN).expect("a figure")
        };
        let office = cell(book, "basic", "30201", "operating");
        let class = cell(book, "basic", "302", "operating");
        // The total first, as it stands in print: its part is taken before it.
        let block = [(class, figure("345.38")), (office, figure("145.69"))];
        book.edit(&block, Mode::Calculate, Lang::Zh).expect("an edit");
        assert_eq!(book.plain(class, WAN), "345.38");
        assert_eq!(book.plain(office, WAN), "145.69");
    });
}

#[test]
fn the_file_holds_the_present_figures() {
    with_example(|book| {
        assert_eq!(book.file(), EXAMPLE);
        type_in(book, cell(book, "basic", "30231", "operating"), "12").expect("an edit");
        let again = Opened::read(book.file(), Lang::Zh).expect("it opens");
        let figures = all(book);
        Owner::new().with(|| assert_eq!(all(Book::new(again)), figures));
    });
}

#[test]
fn numbers_read_the_same_in_every_unit() {
    with_example(|book| {
        let total = book.total().expect("a total");
        let read =
            |money| book.with(|session| super::reading(session, Subject::Cell(total), money)).map(|r| r.text);
        assert_eq!(read(WAN).as_deref(), Some("4,402.83"));
        assert_eq!(read(MoneyUnit::Yuan).as_deref(), Some("44,028,300"));
        assert_eq!(read(MoneyUnit::HundredMillion).as_deref(), Some("0.440283"));
    });
}

/// The page shows these figures before any script runs: they have to be the example's.
#[test]
fn the_static_page_shows_the_figures_of_the_example() {
    let page = include_str!("../../../../index.html");
    with_example(|book| {
        let overview = book.with(mingzhang::measure::overview);
        assert!(page.contains(&book.about().unit) && page.contains("2024"));
        let slices = [&overview.by_origin, &overview.by_function, &overview.by_nature].into_iter().flatten();
        let cells = slices.flat_map(|breakdown| &breakdown.parts).map(|slice| slice.cell);
        let public = overview.three_public.as_ref().map(|public| public.whole.cell);
        for cell in cells.chain(overview.total.as_ref().map(|total| total.cell)).chain(public) {
            let figure = book.face_now(cell, WAN).text;
            assert!(page.contains(&[">", &figure, "<"].concat()), "{figure} is missing in index.html");
        }
    });
}

/// The fields of the first line that begins with these.
fn line<'t>(index: &'t str, begins: &[&str]) -> Vec<&'t str> {
    let lines = index.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let mut found = lines.filter(|fields| fields.starts_with(begins));
    found.next().unwrap_or_default()
}

#[test]
fn what_can_be_found_is_what_is_shown_and_follows_edits() {
    with_example(|book| {
        let index = book.index(Lang::Zh, WAN);
        assert_eq!(
            line(&index, &["table", "basic"]),
            ["table", "basic", "表 6", "一般公共预算基本支出情况表", ""]
        );
        let running = ["row", "30231", "公务用车运行维护费"];
        assert_eq!(line(&index, &running), [&running[..], &["", "", "9.36", "", "9.36"]].concat());
        assert_eq!(line(&index, &["broken", "basic"]), Vec::<&str>::new());
        // The figures of a block are numbered from its first cell, row by row.
        let cell = cell(book, "basic", "30231", "operating");
        let table = index.split("table\tbasic\t").nth(1).expect("the table");
        let block: Vec<&str> = table.lines().nth(1).expect("its block").split('\t').collect();
        let rows = table.lines().skip(2).take_while(|line| !line.contains("\t30231\t")).count();
        let first: usize = block[1].parse().expect("a number");
        assert_eq!(first + rows * (block.len() - 2) + 2, cell.index());

        let figure = mingzhang::money::parse_typed("12", book.unit_of(cell), WAN).expect("a figure");
        let before = book.edit_count();
        book.edit(&[(cell, figure)], Mode::Check, Lang::Zh).expect("an edit");
        assert_ne!(book.edit_count(), before);
        let index = book.index(Lang::En, WAN);
        assert_eq!(line(&index, &running), [&running[..], &["", "", "9.36", "", "12.00"]].concat());
        let broken = line(&index, &["broken", "basic"]);
        assert!(broken.get(3).is_some_and(|sentence| sentence.contains("2.64")), "{broken:?}");
        assert_eq!(line(&index, &["total"])[2..4], ["Total income", "收入总计"]);
    });
}

#[test]
fn what_divides_fields_is_a_space_in_a_name() {
    let owner = Owner::new();
    owner.with(|| {
        let source = EXAMPLE.replacen("\"办公费\"", "\"办\\t公\\n费\"", 1);
        assert_ne!(source, EXAMPLE, "the example has that name");
        let book = Book::new(Opened::read(source, Lang::Zh).expect("it opens"));
        assert!(book.index(Lang::Zh, WAN).contains("\t办 公 费\t"));
    });
}

#[test]
fn last_years_amounts_come_in_below_the_edits() {
    with_example(|book| {
        let running = cell(book, "basic", "30231", "operating");
        type_in(book, running, "12").expect("an edit");
        let office = cell(book, "basic", "30201", "operating");
        assert_eq!(book.reading(Subject::Growth(office), WAN), None);
        let mut last = mingzhang_read::json::read(EXAMPLE.as_bytes()).expect("the example");
        last.year -= 1;
        let mut document = mingzhang_read::json::read(book.published().as_bytes()).expect("as published");
        mingzhang::compare::fill(&mut document, &last).expect("last year's");
        assert!(!book.rebase("{}"), "what cannot be read is refused");
        assert!(book.rebase(&mingzhang_write::json::write(&document)));
        assert_eq!(book.plain(running, WAN), "12.00");
        assert!(book.can_undo());
        let growth = book.reading(Subject::Growth(office), WAN).expect("growth");
        assert_eq!(growth.text, "0.00%");
        book.undo();
        assert_eq!(book.plain(running, WAN), "9.36");
    });
}
