//! Web pages, and the rich text that Excel, WPS and Word put on the clipboard: tables become
//! grids, everything else that is shown becomes lines. No tree is built, so nothing nests.

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use crate::encoding::{Decoded, decode};
use crate::flow::Flow;
use crate::json::MAX_BYTES;
use crate::source::{Cut, Format, Part, Progress, Source};
use crate::{Problem, ReadError};

const FORMAT: &str = "HTML";

/// As far into a page as its character set is looked for.
const HEAD: usize = 4_096;

/// Spans of cells as browsers bound them.
const MOST_COLUMNS: u32 = 1_000;
const MOST_ROWS: u32 = 65_534;

/// The lines and tables of a page.
///
/// # Errors
/// Bytes that are no text, or more cells and words than are read.
pub fn lay_out(bytes: &[u8], progress: &mut dyn FnMut(Progress)) -> Result<Source, ReadError> {
    progress(Progress { done: 0, total: 1 });
    let Decoded { text, cut } = text(bytes)?;
    // What Windows puts before the page on its clipboard.
    let page = if text.starts_with("Version:") {
        text.get(text.find('<').unwrap_or(0)..).unwrap_or_default()
    } else {
        &text
    };
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut reader = Reader::default();
    for token in Tokenizer::new_with_emitter(page, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => reader.start(&tag)?,
            Token::EndTag(tag) => reader.end(&String::from_utf8_lossy(&tag.name))?,
            Token::String(text) => reader.text(&String::from_utf8_lossy(&text))?,
            // The page ends within a tag, a comment or a script.
            Token::Error(error) if error.as_str().starts_with("eof-") => reader.ended = Ended::Within,
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    let cut = cut.or(reader.is_cut().then_some(Cut::Short));
    let items = reader.flow.finish()?;
    progress(Progress { done: 1, total: 1 });
    Ok(Source {
        format: Format::Html,
        parts: vec![Part { items, cut, ..Part::default() }],
        unshown: Vec::new(),
    })
}

/// The page's text in the character set that it names, or in the one that it is in.
fn text(bytes: &[u8]) -> Result<Decoded<'_>, ReadError> {
    let size = bytes.len() as u64;
    let head = String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(bytes)).to_ascii_lowercase();
    let named = head.split("charset=").nth(1).map(|rest| {
        rest.trim_start_matches(['"', '\'', ' '])
            .split(['"', '\'', ' ', '>', ';', '/'])
            .next()
            .unwrap_or_default()
    });
    let encoding = named.and_then(|name| encoding_rs::Encoding::for_label(name.as_bytes()));
    let decoded = decode(bytes);
    match (decoded, encoding) {
        (Err(error), Some(encoding)) if error.problem == Problem::NotUtf8 && size <= MAX_BYTES => {
            Ok(Decoded { text: encoding.decode(bytes).0, cut: None })
        }
        (decoded, _) => decoded,
    }
}

#[derive(Default)]
struct Reader {
    flow: Flow,
    /// The element that is not shown, and how many of its name stand open in it.
    hidden: Option<(String, usize)>,
    /// Whether line ends are kept.
    preformatted: bool,
    ended: Ended,
}

/// What is known of the end of a page.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Ended {
    /// Nothing: a piece of a page has no end of its own.
    #[default]
    Unknown,
    /// It has a beginning, whose end is not there.
    Open,
    /// Its end is there.
    Closed,
    /// It stops within a tag, a comment or a script.
    Within,
}

impl Reader {
    /// Whether the page stops before its end. Tables without end tags alone are only sloppy.
    fn is_cut(&self) -> bool {
        match self.ended {
            Ended::Within | Ended::Open => true,
            Ended::Unknown => {
                self.flow.is_in_table() || self.hidden.as_ref().is_some_and(|(name, _)| name == "script")
            }
            Ended::Closed => false,
        }
    }

    fn start(&mut self, tag: &StartTag<()>) -> Result<(), ReadError> {
        let name = String::from_utf8_lossy(&tag.name);
        if name == "html" || name == "body" {
            self.ended = Ended::Open;
        }
        if let Some((hidden, depth)) = &mut self.hidden {
            if *hidden == *name {
                // Of these none stands in another without a table between them.
                if !matches!(hidden.as_str(), "tr" | "td" | "th" | "p" | "li") {
                    *depth += 1;
                    return Ok(());
                }
                self.hidden = None;
            } else if !ends(hidden, &name) {
                return Ok(());
            } else {
                self.hidden = None;
            }
        }
        if is_hidden(&name, tag) && !is_void(&name) && !tag.self_closing {
            if name == "tr" || name == "td" || name == "th" {
                self.flow.close_cell()?;
            }
            self.hidden = Some((name.into_owned(), 1));
            return Ok(());
        }
        let span = |name: &str, most: u32| {
            let value = tag
                .attributes
                .get(name.as_bytes())
                .map(|value| String::from_utf8_lossy(value).trim().parse::<u64>().unwrap_or(1));
            u32::try_from(value.unwrap_or(1)).unwrap_or(most).min(most)
        };
        match &*name {
            "table" => self.flow.open_table(FORMAT)?,
            "tr" => self.flow.open_row()?,
            "td" | "th" => {
                let rows = span("rowspan", MOST_ROWS);
                self.flow.open_cell(
                    if rows == 0 { MOST_ROWS } else { rows },
                    span("colspan", MOST_COLUMNS),
                    false,
                )?;
            }
            "pre" | "textarea" => self.preformatted = true,
            _ => {}
        }
        if name == "br" || is_block(&name) {
            self.flow.break_line()?;
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), ReadError> {
        if name == "html" || name == "body" {
            self.ended = Ended::Closed;
        }
        if let Some((hidden, depth)) = &mut self.hidden {
            if *hidden == *name {
                *depth -= 1;
                if *depth == 0 {
                    self.hidden = None;
                }
                return Ok(());
            }
            if !(name == "table" && matches!(hidden.as_str(), "tr" | "td" | "th")) {
                return Ok(());
            }
            self.hidden = None;
        }
        match name {
            "table" => self.flow.close_table()?,
            "td" | "th" | "tr" => self.flow.close_cell()?,
            "pre" | "textarea" => self.preformatted = false,
            _ if is_block(name) => self.flow.break_line()?,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), ReadError> {
        match () {
            () if self.hidden.is_some() => Ok(()),
            () if self.preformatted => self.flow.text(text),
            () => self.flow.text(&text.replace(['\n', '\r', '\u{b}', '\u{c}'], " ")),
        }
    }
}

/// Whether a tag ends an open element that has no end tag of its own.
fn ends(open: &str, tag: &str) -> bool {
    match open {
        "td" | "th" => matches!(tag, "td" | "th" | "tr"),
        "p" => is_block(tag) || tag == "table",
        _ => false,
    }
}

fn is_hidden(name: &str, tag: &StartTag<()>) -> bool {
    let style = tag.attributes.get(&b"style"[..]).map(|value| {
        let style = String::from_utf8_lossy(value).to_ascii_lowercase();
        style.chars().filter(|c| !c.is_whitespace()).collect::<String>()
    });
    matches!(
        name,
        "script" | "style" | "head" | "title" | "template" | "noscript" | "iframe" | "svg" | "select"
    ) || tag.attributes.contains_key(&b"hidden"[..])
        || style.is_some_and(|style| {
            ["display:none", "visibility:hidden", "mso-hide:all"].iter().any(|rule| style.contains(rule))
        })
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "track"
            | "wbr"
    )
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "div"
            | "dl"
            | "dt"
            | "figcaption"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "ul"
    )
}
