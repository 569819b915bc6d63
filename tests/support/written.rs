//! Consistent documents with the narrative that is written from them, and slips in its sentences.

use std::sync::Arc;

use mingzhang::calculate::Session;
use mingzhang::disclosure::Disclosure;
use mingzhang::finding::{Finding, Review, Severity, findings};
use mingzhang::form::Form;
use mingzhang::narrative::claim::Claims;
use mingzhang::narrative::write::{FromZero, Lack, Reasons, write};
use mingzhang::rules::{self, Document};
use mingzhang::wording::Lang;

use super::generate::{Size, generate_with_last_year, state_empty};

/// Gives a generated document names that stand in print.
pub(crate) fn name(disclosure: &mut Disclosure) {
    "示例市公共服务局".clone_into(&mut disclosure.unit);
    for table in &mut disclosure.tables {
        for row in table.rows.iter_mut().chain(&mut table.prior_rows) {
            if let Some(project) = &mut row.project {
                let number = project.chars().last().and_then(|c| c.to_digit(10)).unwrap() as usize;
                let kinds = [
                    "设备更新",
                    "系统运行维护",
                    "站点建设",
                    "培训宣传",
                    "档案整理",
                    "道路养护",
                    "安全检查",
                    "数据采集",
                ];
                *project = format!("示例{}项目", kinds[(number - 1) % kinds.len()]);
            }
            if let (Some(name), Some(code)) = (&mut row.name, &row.code)
                && name.starts_with("科目 ")
            {
                let digits =
                    code.chars().filter_map(|c| "〇一二三四五六七八九".chars().nth(c.to_digit(10)? as usize));
                *name = format!("示例{}支出", digits.collect::<String>());
            }
        }
    }
    let year = disclosure.form.rsplit('-').next().and_then(|year| year.parse().ok());
    disclosure.year = year.unwrap_or(disclosure.year);
}

/// A consistent document with last year's figures and its narrative: drawn in yuan and printed
/// rounded, or in whole steps; growth from zero said in either way.
pub(crate) fn consistent(form: &Arc<Form>, seed: u64) -> Session {
    let disclosure = with_last_year(form, seed);
    let from_zero = if seed.is_multiple_of(3) { FromZero::Hundred } else { FromZero::NoRate };
    with_narrative(form, disclosure, from_zero)
}

/// The same document without a narrative.
pub(crate) fn tables(form: &Arc<Form>, seed: u64) -> Session {
    Session::with_form(Arc::clone(form), with_last_year(form, seed)).unwrap()
}

fn with_last_year(form: &Form, seed: u64) -> Disclosure {
    let mut disclosure = generate_with_last_year(form, seed, Size::UNIT, seed.is_multiple_of(4));
    name(&mut disclosure);
    state_empty(&mut disclosure);
    disclosure
}

/// The document with the narrative that is written from it, every reason given.
pub(crate) fn with_narrative(form: &Arc<Form>, mut disclosure: Disclosure, from_zero: FromZero) -> Session {
    let session = Session::with_form(Arc::clone(form), disclosure.clone()).unwrap();
    let asked = write(&session, Lang::Zh, &Reasons::new(), from_zero).unwrap().gaps;
    let texts = asked.into_iter().filter(|gap| matches!(gap.lack, Lack::Text(_)));
    let reasons: Reasons = texts.map(|gap| (gap.key, "按工作需要安排".to_owned())).collect();
    let narrative = write(&session, Lang::Zh, &reasons, from_zero).unwrap();
    disclosure.narrative = narrative.chapters.into_iter().map(|chapter| chapter.section).collect();
    Session::with_form(Arc::clone(form), disclosure).unwrap()
}

/// Everything that relations and rules say of a document.
pub(crate) fn review(session: &Session) -> Review {
    let claims = Claims::read(session.published(), session.grid());
    let document = Document {
        disclosure: session.published(),
        grid: session.grid(),
        values: session.values(),
        relations: session.relations(),
        claims: &claims,
        last_year: None,
    };
    rules::review(&document, findings(session))
}

/// Errors and doubts.
pub(crate) fn wrong(review: &Review) -> impl Iterator<Item = &Finding> {
    review.findings.iter().filter(|finding| finding.severity != Severity::Note)
}
