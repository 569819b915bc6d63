//! What stands left of a block's figures: labels, numbers of rows, and what no form has there.

use std::ops::Range;

use mingzhang::form::BlockSpec;

use super::alike::alike;
use super::columns::Headings;
use crate::understand::key::key;

/// Headings of columns that number the rows.
const NUMBERS: [&str; 5] = ["行次", "序号", "行号", "栏次", "编号"];

/// Words that headings of labels have.
const LABELS: [&str; 9] = ["科目", "编码", "代码", "分类", "项目", "内容", "功能", "经济", "名称"];

/// Words for codes, and what has codes of its own beside accounts.
const CODES: [&str; 2] = ["编码", "代码"];
const OTHERS: [&str; 3] = ["项目", "单位", "部门"];

/// Levels of codes.
const LEVELS: [&str; 3] = ["类", "款", "项"];

/// What the columns left of a block's figures are.
#[derive(Debug, Default)]
pub(super) struct Stub {
    /// Labels of rows.
    pub(super) labels: Vec<u32>,
    /// Those of them that are headed as project names.
    pub(super) projects: Vec<u32>,
    /// Those of them that are headed as codes of accounts, level by level or all in one.
    pub(super) codes: Vec<u32>,
    /// Columns that number the rows.
    pub(super) numbers: Vec<u32>,
    /// Columns with headings of something else.
    pub(super) foreign: Vec<u32>,
}

impl Stub {
    /// Tells the columns apart by their headings; one without any is a label.
    pub(super) fn new(spec: &BlockSpec, headings: &Headings, columns: Range<u32>) -> Self {
        let project = spec.stub.zh.last().filter(|_| spec.projects.is_some());
        let mut stub = Self::default();
        for column in columns {
            let path = headings.over(column);
            let any = |is: &dyn Fn(&str) -> bool| path.iter().any(|heading| is(&heading.text));
            let lowest = path.last().map(|heading| key(&heading.text)).unwrap_or_default();
            if NUMBERS.contains(&lowest.as_str()) {
                stub.numbers.push(column);
            } else if path.is_empty() || any(&|text| names_labels(spec, text)) {
                stub.labels.push(column);
                let of_others = |text: &str| OTHERS.iter().any(|word| key(text).starts_with(word));
                let is_code =
                    |text: &str| CODES.iter().any(|word| key(text).contains(word)) && !of_others(text);
                if LEVELS.contains(&lowest.as_str()) || any(&is_code) {
                    stub.codes.push(column);
                }
                if project.is_some_and(|project| alike(project, &lowest, &[]) > 0) {
                    stub.projects.push(column);
                }
            } else {
                stub.foreign.push(column);
            }
        }
        if stub.labels.is_empty() {
            stub.labels = std::mem::take(&mut stub.foreign);
        }
        stub
    }
}

fn names_labels(spec: &BlockSpec, heading: &str) -> bool {
    let text = key(heading);
    if spec.stub.zh.iter().any(|name| alike(name, heading, &[]) > 0) {
        return true;
    }
    // Codes and names of units are no labels of accounts.
    let of_units = ["单位", "部门", "主管"].iter().any(|word| text.starts_with(word));
    !of_units && (LEVELS.contains(&text.as_str()) || LABELS.iter().any(|word| text.contains(word)))
}
