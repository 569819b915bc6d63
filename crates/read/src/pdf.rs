//! PDF with text, from Word, WPS, Excel, ONLYOFFICE, LibreOffice or a browser.
//!
//! A page is interpreted as if it were drawn ([`ink`]), so that only what a reader sees is read:
//! nothing outside the page or its clips, nothing invisible, nothing twice. Ruling lines
//! ([`rules`]) make grids ([`grid`]); the glyphs in a cell are its text ([`text`]), whatever
//! baselines they stand on. What stands outside grids are lines of text.

mod grid;
mod ink;
mod rules;
mod text;

use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use hayro_interpret::{InterpreterCache, InterpreterSettings};

use self::grid::Grid;
use crate::source::{Area, Format, Item, MOST_PARTS, MOST_PIECES, Part, Progress, Source, TextLine, Word};
use crate::{Pieces, Problem, ReadError};

/// The most that is read: scanned pages aside, no disclosure is as large.
const MOST_BYTES: usize = 128 * 1024 * 1024;

/// The pages of a PDF as lines and grids.
///
/// # Errors
/// A file that is no PDF or damaged, one that asks for a password, one whose pages are pictures,
/// and one with more pages or text than is read.
pub fn lay_out(bytes: &[u8], progress: &mut dyn FnMut(Progress)) -> Result<Source, ReadError> {
    if bytes.len() > MOST_BYTES {
        let (bytes, limit) = (bytes.len() as u64, MOST_BYTES as u64);
        return Err(ReadError::of_file(Problem::TooLarge { bytes, limit }));
    }
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| {
        ReadError::of_file(match error {
            LoadPdfError::Decryption(_) => Problem::Encrypted,
            LoadPdfError::Invalid => Problem::Damaged("PDF"),
        })
    })?;
    let pages = pdf.pages();
    if pages.len() > MOST_PARTS {
        return Err(ReadError::of_file(Problem::TooMuch { what: Pieces::Parts, limit: MOST_PARTS }));
    }
    let total = u32::try_from(pages.len()).unwrap_or(u32::MAX);
    let cache = InterpreterCache::new();
    // Glyphs are read, never drawn: no font has to stand in for one that is not embedded.
    let settings = InterpreterSettings {
        font_resolver: std::sync::Arc::new(|_| None),
        ..InterpreterSettings::default()
    };
    let mut parts = Vec::new();
    let mut left = MOST_PIECES;
    let mut pictures = false;
    for (done, page) in (1..).zip(pages.iter()) {
        let ink = ink::of_page(page, &cache, &settings, left).ok_or_else(|| {
            ReadError::of_file(Problem::TooMuch { what: Pieces::Pieces, limit: MOST_PIECES })
        })?;
        left -= ink.glyphs.len();
        pictures |= ink.pictures;
        parts.push(part(ink));
        progress(Progress { done, total });
    }
    if parts.iter().all(|part| part.items.is_empty()) {
        let problem = if pictures { Problem::Scanned } else { Problem::Empty };
        return Err(ReadError::of_file(problem));
    }
    Ok(Source { format: Format::Pdf, parts })
}

/// The lines and grids of a page from top to bottom.
fn part(ink: ink::Ink) -> Part {
    let size = (ink.width, ink.height);
    let mut glyphs = ink.glyphs;
    let mut items: Vec<(i32, Item)> = Vec::new();
    for mut grid in grid::grids(&rules::merged(ink.rules)) {
        let inside;
        (inside, glyphs) = glyphs.into_iter().partition(|glyph| grid.area.contains(glyph.centre()));
        grid.fill(inside);
        items.extend(item(&grid));
    }
    items.extend(text::lines(glyphs).into_iter().map(|line| {
        let words = line.words.into_iter().map(|word| Word { text: word.text, area: Some(word.area) });
        (line.top, Item::Line(TextLine { number: None, words: words.collect() }))
    }));
    items.sort_by_key(|(top, _)| *top);
    Part { name: None, size: Some(size), items: items.into_iter().map(|(_, item)| item).collect() }
}

fn item(grid: &Grid) -> Option<(i32, Item)> {
    let cells = grid.cells();
    (!cells.cells.is_empty()).then(|| (grid.area.y, Item::Grid(cells)))
}

impl Area {
    /// Whether a point lies in it.
    fn contains(&self, (x, y): (i32, i32)) -> bool {
        (self.x..=self.x + self.width).contains(&x) && (self.y..=self.y + self.height).contains(&y)
    }

    /// The smallest area with both in it.
    fn around(&self, other: &Self) -> Self {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        let right = (self.x + self.width).max(other.x + other.width);
        let bottom = (self.y + self.height).max(other.y + other.height);
        Self { x, y, width: right - x, height: bottom - y }
    }
}
