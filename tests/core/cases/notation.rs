//! The notation of cases. A case is a heading of the second level with blocks below it.

use std::sync::Arc;

use mingzhang::calculate::Session;
use mingzhang::disclosure::{Disclosure, Figure, Indicator, Item, Row, Section, Table, Target};
use mingzhang::form::{self, BlockSpec, Form, TableSpec};
use mingzhang::money::{MoneyUnit, Unit};

/// One case.
pub(super) struct Case {
    pub(super) title: String,
    budget: String,
    last_year: Option<String>,
    narrative: String,
    performance: String,
    pub(super) expected: Vec<String>,
}

/// The cases of a file.
pub(super) fn cases(text: &str, name: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(title) = line.strip_prefix("## ") {
            // What a case leaves out is as in the case before it.
            let budget = cases.last().map(|case| case.budget.clone()).unwrap_or_default();
            cases.push(Case {
                title: title.to_owned(),
                budget,
                last_year: None,
                narrative: String::new(),
                performance: String::new(),
                expected: Vec::new(),
            });
        } else if let Some(kind) = line.strip_prefix("```").filter(|kind| !kind.is_empty()) {
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            let case = cases.last_mut().unwrap_or_else(|| panic!("{name}: a block before the first case"));
            match kind {
                "budget" => case.budget = block.join("\n"),
                "last-year" => case.last_year = Some(block.join("\n")),
                "narrative" => case.narrative = block.join("\n"),
                "performance" => case.performance = block.join("\n"),
                "findings" => case.expected = block.into_iter().map(str::to_owned).collect(),
                other => panic!("{name}: no block is called {other}"),
            }
        }
    }
    cases
}

/// The text with what is expected of each case.
pub(super) fn written(text: &str, cases: &[Case]) -> String {
    let mut written = String::new();
    let mut at = 0;
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        at += usize::from(line.starts_with("## "));
        written.push_str(line);
        written.push('\n');
        if line == "```findings" {
            cases[at - 1].expected.iter().for_each(|line| written.extend([line.as_str(), "\n"]));
            let _ = lines.by_ref().find(|line| *line == "```");
            written.push_str("```\n");
        }
    }
    written
}

impl Case {
    /// The document of the case, opened.
    pub(super) fn session(&self, name: &str) -> Session {
        let at = format!("{name}, {}", self.title);
        let (form, mut disclosure) = budget(&self.budget, &at);
        disclosure.narrative = narrative(&self.narrative);
        disclosure.performance = performance(&self.performance, disclosure.money_unit, &at);
        Session::with_form(form, disclosure).unwrap_or_else(|error| panic!("{at}: {error}"))
    }
}

impl Case {
    /// The document once for each way in which it is explained; the ways are parted by a line `---`.
    pub(super) fn sessions(&self, name: &str) -> Vec<Session> {
        let at = format!("{name}, {}", self.title);
        let ways = self.narrative.split("\n---\n").map(|way| {
            let (form, mut disclosure) = budget(&self.budget, &at);
            disclosure.narrative = narrative(way);
            Session::with_form(form, disclosure).unwrap_or_else(|error| panic!("{at}: {error}"))
        });
        ways.collect()
    }
}

impl Case {
    /// The document of the year before, opened.
    pub(super) fn last_year(&self, name: &str) -> Option<Session> {
        let at = format!("{name}, {}", self.title);
        let (form, mut disclosure) = budget(self.last_year.as_ref()?, &at);
        let (_, this) = budget(&self.budget, &at);
        disclosure.year = this.year - 1;
        Some(Session::with_form(form, disclosure).unwrap_or_else(|error| panic!("{at}: {error}")))
    }
}

fn budget(text: &str, at: &str) -> (Arc<Form>, Disclosure) {
    let mut form = form::by_id("xinjiang-unit-2024").unwrap();
    let mut disclosure = Disclosure {
        form: form.id.clone(),
        unit: "示例单位".to_owned(),
        year: 2024,
        stage: form.stage.clone(),
        money_unit: form.money_unit,
        edited: false,
        tables: Vec::new(),
        narrative: Vec::new(),
        performance: Vec::new(),
        extra: Vec::new(),
    };
    let mut complete = false;
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let fields: Vec<&str> = line.split('|').map(str::trim).collect();
        if let [setting] = fields[..] {
            let (key, value) = setting.split_once(' ').unwrap_or((setting, ""));
            match key {
                "form" => {
                    form = form::by_id(value).unwrap_or_else(|| panic!("{at}: no form {value}"));
                    disclosure.form.clone_from(&form.id);
                    disclosure.stage.clone_from(&form.stage);
                    disclosure.money_unit = form.money_unit;
                }
                "year" => disclosure.year = value.parse().unwrap(),
                "unit" => disclosure.unit = value.to_owned(),
                // Tables that are not given stand there without figures instead of missing.
                "complete" => complete = true,
                _ => panic!("{at}: {setting}"),
            }
            continue;
        }
        let (id, block) = fields[0].split_once('/').unwrap_or((fields[0], ""));
        let (_, spec) = form.table(id).unwrap_or_else(|| panic!("{at}: no table {id}"));
        let place = disclosure.tables.iter().position(|table| table.id == id).unwrap_or_else(|| {
            let money_unit = spec.money_unit;
            disclosure.tables.push(Table { id: id.to_owned(), money_unit, ..Table::default() });
            disclosure.tables.len() - 1
        });
        let table = &mut disclosure.tables[place];
        let (key, value) = fields[1].split_once(' ').unwrap_or((fields[1], ""));
        match (key, fields.len()) {
            ("empty", 2) => table.empty = true,
            ("note", 2) => table.notes.push(value.to_owned()),
            ("unit", 2) => table.printed_units.push(MoneyUnit::from_symbol(value).unwrap()),
            _ => {
                let money = table.money_unit.unwrap_or(disclosure.money_unit);
                let again = fields[1].strip_prefix("again ");
                let mut fields = fields[1..].to_vec();
                fields[0] = again.unwrap_or(fields[0]);
                let row = row(spec, block, &fields, money, at);
                if again.is_some() { &mut table.repeated } else { &mut table.rows }.push(row);
            }
        }
    }
    if complete {
        for spec in &form.tables {
            if !disclosure.tables.iter().any(|table| table.id == spec.id) {
                let empty = spec.empty_statement.is_some();
                disclosure.tables.push(Table { id: spec.id.clone(), empty, ..Table::default() });
            }
        }
    }
    (form, disclosure)
}

fn row(spec: &TableSpec, block: &str, fields: &[&str], money: MoneyUnit, at: &str) -> Row {
    let mut row = Row { block: block.to_owned(), ..Row::default() };
    let (label, project) = match fields[0].split_once('#') {
        Some((label, project)) => (label.trim(), Some(project.trim().to_owned())),
        None => (fields[0], None),
    };
    row.project = project;
    if let Some(id) = label.strip_prefix('@') {
        row.row = Some(id.to_owned());
    } else {
        let (code, name) = label.split_once(' ').unwrap_or((label, ""));
        let coded = code.bytes().all(|byte| byte.is_ascii_digit());
        let (code, name) = if coded { (code, name) } else { ("", label) };
        row.code = Some(code.to_owned()).filter(|code| !code.is_empty());
        row.name = Some(name.trim().to_owned()).filter(|name| !name.is_empty());
    }
    let block = spec
        .blocks
        .iter()
        .find(|known| known.id == block)
        .or(spec.blocks.first())
        .unwrap_or_else(|| panic!("{at}: no block {block}"));
    let unit = row.row.as_ref().and_then(|id| block.rows.iter().find(|row| row.id == *id)?.unit);
    row.cells = figures(block, unit, fields.get(1).copied().unwrap_or_default(), money, at);
    if let Some(prior) = fields.get(2).and_then(|field| field.strip_prefix("prior ")) {
        row.prior = figures(block, unit, prior, money, at);
    }
    row
}

/// `total 4402.83, basic 3118.48`
fn figures(
    block: &BlockSpec,
    unit: Option<Unit>,
    text: &str,
    money: MoneyUnit,
    at: &str,
) -> Vec<(String, Figure)> {
    let figure = |pair: &str| {
        let (id, text) = pair.trim().split_once(' ').unwrap_or_else(|| panic!("{at}: {pair}"));
        let column = block.columns.iter().find(|column| column.id == id);
        let column = column.unwrap_or_else(|| panic!("{at}: no column {id}"));
        let figure = Figure::read(text.trim(), unit.unwrap_or(column.unit), money);
        (id.to_owned(), figure.unwrap_or_else(|error| panic!("{at}: {text}: {error}")))
    };
    text.split(',').filter(|pair| !pair.trim().is_empty()).map(figure).collect()
}

/// `# 二、 heading`, then a line for each item: `[201 20138] 1. text`.
fn narrative(text: &str) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        if let Some(heading) = line.strip_prefix("# ") {
            let (number, title) = heading.split_once(' ').unwrap_or(("", heading));
            let number = Some(number.to_owned()).filter(|number| !number.is_empty());
            sections.push(Section { number, title: Some(title.to_owned()), ..Section::default() });
            continue;
        }
        let (account, text) = match line.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            Some((codes, text)) => (codes.split_whitespace().map(str::to_owned).collect(), text.trim()),
            None => (Vec::new(), line),
        };
        let numbered = text.split_once(' ').filter(|(number, _)| {
            number.chars().count() < 6 && number.ends_with(['.', '、', '）', ')', '．'])
        });
        let (number, text) = match numbered {
            Some((number, text)) => (Some(number.to_owned()), text),
            None => (None, text),
        };
        if sections.is_empty() {
            sections.push(Section::default());
        }
        let item = Item { number, text: text.to_owned(), account, ..Item::default() };
        sections.last_mut().unwrap().items.push(item);
    }
    sections
}

/// `@whole` or `# project`, then `fund LABEL AMOUNT`, `goal TEXT`,
/// `indicator FIRST / SECOND / NAME / VALUE / WEIGHT`.
fn performance(text: &str, money: MoneyUnit, at: &str) -> Vec<Target> {
    let mut targets: Vec<Target> = Vec::new();
    let word = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let (key, value) = line.split_once(' ').unwrap_or((line, ""));
        match key {
            "@whole" => targets.push(Target::default()),
            "#" => targets.push(Target { project: word(value), ..Target::default() }),
            "fund" => {
                let (label, amount) = value.rsplit_once(' ').unwrap();
                let figure = Figure::read(amount, Unit::Money, money).unwrap();
                targets.last_mut().unwrap().funds.push((label.to_owned(), figure));
            }
            "goal" => targets.last_mut().unwrap().goals.push(value.to_owned()),
            "indicator" => {
                let fields: Vec<&str> = value.split('/').collect();
                let field = |nth: usize| fields.get(nth).copied().and_then(word);
                let weight = field(4).map(|text| Figure::read(&text, Unit::Points, money).unwrap());
                targets.last_mut().unwrap().indicators.push(Indicator {
                    first: field(0),
                    second: field(1),
                    name: field(2),
                    value: field(3),
                    weight,
                    ..Indicator::default()
                });
            }
            _ => panic!("{at}: {line}"),
        }
    }
    targets
}
