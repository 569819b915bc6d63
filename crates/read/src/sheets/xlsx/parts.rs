//! The parts of a workbook beside its sheets: which sheets there are, the texts that they share,
//! and how numbers are shown.

use std::collections::HashMap;

use super::{damaged, is_true};
use crate::package::{MOST_FILES, Package, Piece, attribute, number};
use crate::sheets::formats::Formats;
use crate::source::{MOST_PARTS, MOST_PIECES};
use crate::{Pieces, Problem, ReadError, visible};

/// What a workbook has beside its sheets.
#[derive(Default)]
pub(super) struct Workbook {
    /// Name and part of every visible sheet of cells.
    pub(super) sheets: Vec<(String, String)>,
    /// Names of the sheets of cells that are hidden.
    pub(super) hidden: Vec<String>,
    /// Texts that cells share.
    pub(super) texts: Vec<String>,
    /// How numbers are shown.
    pub(super) formats: Formats,
}

/// Kind and part of what the workbook relates to, by id.
type Relations = HashMap<String, (String, String)>;

impl Workbook {
    pub(super) fn read(package: &mut Package<'_>) -> Result<Self, ReadError> {
        let relations = relations(package)?;
        let part = |kind: &str| {
            let mut parts = relations.values().filter(|(of, _)| of == kind).map(|(_, part)| part.as_str());
            parts.next()
        };
        let mut workbook = Self::default();
        workbook.sheets(package, &relations)?;
        if let Some(part) = part("styles").filter(|part| package.has(part)) {
            workbook.styles(package, part)?;
        }
        if let Some(part) = part("sharedStrings").filter(|part| package.has(part)) {
            workbook.texts(package, part)?;
        }
        Ok(workbook)
    }

    fn sheets(&mut self, package: &mut Package<'_>, relations: &Relations) -> Result<(), ReadError> {
        let mut xml = package.xml("xl/workbook.xml")?;
        loop {
            match xml.next()? {
                Piece::Start(element) => match element.local_name().as_ref() {
                    "workbookPr" => {
                        let said = attribute(&element, "date1904");
                        self.formats.from_1904 = said.is_some_and(|value| is_true(&value));
                    }
                    "sheet" => {
                        let shown = attribute(&element, "state").is_none_or(|state| state == "visible");
                        let related = attribute(&element, "id").and_then(|id| relations.get(&id));
                        let name = attribute(&element, "name").unwrap_or_default();
                        match related.filter(|(kind, _)| kind == "worksheet") {
                            Some((_, part)) if shown => self.sheets.push((name, part.clone())),
                            Some(_) => self.hidden.push(name),
                            None => {}
                        }
                        if self.sheets.len().max(self.hidden.len()) > MOST_PARTS {
                            let problem = Problem::TooMuch { what: Pieces::Parts, limit: MOST_PARTS };
                            return Err(ReadError::of_file(problem));
                        }
                    }
                    _ => {}
                },
                Piece::Done => return Ok(()),
                _ => {}
            }
        }
    }

    fn styles(&mut self, package: &mut Package<'_>, part: &str) -> Result<(), ReadError> {
        let mut xml = package.xml(part)?;
        let mut in_styles = false;
        loop {
            match xml.next()? {
                Piece::Start(element) => match element.local_name().as_ref() {
                    "numFmt" => {
                        if let (Some(id), Some(code)) =
                            (number(&element, "numFmtId"), attribute(&element, "formatCode"))
                        {
                            self.formats.define(id, code);
                        }
                    }
                    "cellXfs" => in_styles = true,
                    "xf" if in_styles => {
                        self.formats.styles.push(number(&element, "numFmtId").unwrap_or(0));
                    }
                    _ => {}
                },
                Piece::End(element) if element.local_name().as_ref() == "cellXfs" => in_styles = false,
                Piece::Done => return Ok(()),
                _ => {}
            }
        }
    }

    fn texts(&mut self, package: &mut Package<'_>, part: &str) -> Result<(), ReadError> {
        let mut xml = package.xml(part)?;
        let mut text = String::new();
        let (mut in_text, mut phonetic) = (false, false);
        loop {
            match xml.next()? {
                Piece::Start(element) => match element.local_name().as_ref() {
                    "rPh" => phonetic = true,
                    "t" => in_text = !phonetic,
                    _ => {}
                },
                Piece::Text(more) if in_text => visible::gather(&mut text, &more),
                Piece::End(element) => match element.local_name().as_ref() {
                    "t" => in_text = false,
                    "rPh" => phonetic = false,
                    "si" => {
                        self.texts.push(text_of_cell(&text));
                        text.clear();
                        if self.texts.len() > MOST_PIECES {
                            let problem = Problem::TooMuch { what: Pieces::Pieces, limit: MOST_PIECES };
                            return Err(ReadError::of_file(problem));
                        }
                    }
                    _ => {}
                },
                Piece::Done => return Ok(()),
                _ => {}
            }
        }
    }
}

/// What the workbook's part relates to.
fn relations(package: &mut Package<'_>) -> Result<Relations, ReadError> {
    let mut relations = Relations::new();
    let mut xml = package.xml("xl/_rels/workbook.xml.rels")?;
    loop {
        match xml.next()? {
            Piece::Start(element) if element.local_name().as_ref() == "Relationship" => {
                let of = |name| attribute(&element, name).ok_or_else(damaged);
                let (id, kind, target) = (of("Id")?, of("Type")?, of("Target")?);
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                // A part is named from the workbook's folder, or from the top.
                let part = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
                relations.insert(id, (kind, part));
                if relations.len() > MOST_FILES {
                    return Err(damaged());
                }
            }
            Piece::Done => return Ok(relations),
            _ => {}
        }
    }
}

/// The text of a cell; characters that XML cannot hold are written as `_x000D_`.
pub(super) fn text_of_cell(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let code = rest.get(at + 2..at + 6).filter(|_| rest.get(at + 6..at + 7) == Some("_"));
        let character = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        let end = at + if character.is_some() { 7 } else { 2 };
        plain.push_str(rest.get(..if character.is_some() { at } else { end }).unwrap_or_default());
        plain.extend(character);
        rest = rest.get(end..).unwrap_or_default();
    }
    plain.push_str(rest);
    visible::lines(&plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_xml_cannot_hold() {
        assert_eq!(text_of_cell("财政_x000D_\n拨款_x005F_x_"), "财政\n拨款_x_");
        assert_eq!(text_of_cell("a_xzzzz_ _x00"), "a_xzzzz_ _x00");
    }
}
