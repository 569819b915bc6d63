//! PDF: the text and lines of each page, as they are placed on it.

mod cells;
mod marks;
mod page;
mod pages;
mod radicals;
mod ruled;
mod rules;
mod unruled;
mod weight;
mod words;
mod work;

use std::sync::Arc;

use hayro_interpret::hayro_syntax::object::Object;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, RenderContent, interpret_page};

use crate::source::{Cut, Format, Item, MOST_PARTS, MOST_PIECES, Part, Progress, Source, Unshown};
use crate::{Pieces, Problem, ReadError};
use marks::{Collector, Marks, tenths};
use weight::{MOST_BYTES, Weight};
use work::Work;

/// Glyphs, and pieces of lines, of one page.
const MOST_MARKS: usize = 400_000;

/// Lines and grids of every page, in reading order; `progress` is told after each page.
///
/// # Errors
/// A file that is damaged, locked with a password, larger than is read, or without text.
pub fn lay_out(bytes: &[u8], progress: &mut dyn FnMut(Progress)) -> Result<Source, ReadError> {
    Weight::up_to(MOST_BYTES).of_file(bytes)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| {
        ReadError::of_file(match error {
            LoadPdfError::Decryption(
                DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm,
            ) => Problem::Encrypted,
            LoadPdfError::Decryption(_) | LoadPdfError::Invalid => Problem::Damaged("PDF"),
        })
    })?;
    let pages = pdf.pages();
    if pages.is_empty() {
        return Err(ReadError::of_file(Problem::Damaged("PDF")));
    }
    if pages.len() > MOST_PARTS {
        return Err(too_much(Pieces::Parts, MOST_PARTS));
    }
    weigh(&pdf)?;
    let mut work = Work::new();
    for page in pages.iter() {
        work.of_page(page)?;
    }
    let total = cells::whole(pages.len());
    let cache = InterpreterCache::new();
    let settings = settings();
    let mut parts = Vec::new();
    let mut pieces = 0_usize;
    let mut pictures = Vec::new();
    for (page, done) in pages.iter().zip(1..) {
        let (marks, size) = marks(page, &pdf, &cache, &settings);
        if marks.has_bare_picture() {
            pictures.push(done);
        }
        if marks.too_much {
            return Err(too_much(Pieces::Pieces, MOST_PIECES));
        }
        let part = page::part(marks, size);
        pieces += count(&part);
        if pieces > MOST_PIECES {
            return Err(too_much(Pieces::Pieces, MOST_PIECES));
        }
        parts.push(part);
        progress(Progress { done, total });
    }
    if pieces == 0 {
        let problem = if pictures.is_empty() { Problem::NoText } else { Problem::Scanned };
        return Err(ReadError::of_file(problem));
    }
    pages::join(&mut parts);
    if let Some(last) = parts.last_mut().filter(|_| !is_whole(bytes)) {
        last.cut = Some(Cut::Short);
    }
    let unshown = if pictures.is_empty() { Vec::new() } else { vec![Unshown::Pictures { pages: pictures }] };
    Ok(Source { format: Format::Pdf, parts, unshown })
}

/// Whether the mark at the end of a file is there; what programs append behind it is short.
fn is_whole(bytes: &[u8]) -> bool {
    const TAIL: usize = 4_096;
    let tail = bytes.get(bytes.len().saturating_sub(TAIL)..).unwrap_or_default();
    tail.windows(5).any(|window| window == b"%%EOF")
}

/// Weighs the streams that could not be weighed in the file as it is: locked without a password, or
/// packed in other ways.
fn weigh(pdf: &Pdf) -> Result<(), ReadError> {
    let mut weight = Weight::up_to(MOST_BYTES);
    for object in pdf.objects() {
        if let Object::Stream(stream) = object {
            weight.of_stream(&stream.raw_data(), &stream.filters())?;
        }
    }
    Ok(())
}

fn too_much(what: Pieces, limit: usize) -> ReadError {
    ReadError::of_file(Problem::TooMuch { what, limit })
}

fn settings() -> InterpreterSettings {
    InterpreterSettings {
        // Fonts that a file does not carry: nothing is drawn, so any font does.
        font_resolver: Arc::new(|_| Some((Arc::new(BLANK_FONT), 0))),
        render_content: RenderContent::PAGE,
        ..InterpreterSettings::default()
    }
}

/// A font of one glyph without outline or width.
const BLANK_FONT: &[u8] = include_bytes!("pdf/blank.ttf");

/// What a page shows, turned so that most of its text is upright; and its width and height.
fn marks<'a>(
    page: &Page<'a>,
    pdf: &'a Pdf,
    cache: &InterpreterCache<'a>,
    settings: &InterpreterSettings,
) -> (Marks, (i32, i32)) {
    let (width, height) = page.render_dimensions();
    let (width, height) = (f64::from(width), f64::from(height));
    let upright = Affine::new(page.initial_transform(true).as_coeffs());
    let collect = |turn: Affine, width: f64, height: f64| {
        let shown = Rect::new(0.0, 0.0, width, height);
        let mut collector = Collector::new(shown, MOST_MARKS);
        let mut context = Context::new(turn * upright, shown, cache, pdf.xref(), settings.clone());
        interpret_page(page, &mut context, &mut collector);
        (collector.marks, (tenths(width), tenths(height)))
    };
    let found = collect(Affine::IDENTITY, width, height);
    let [right, down, left, up] = found.0.directions;
    match right.max(down).max(left).max(up) {
        most if most == right => found,
        most if most == down => collect(Affine::new([0.0, -1.0, 1.0, 0.0, 0.0, width]), height, width),
        most if most == left => collect(Affine::new([-1.0, 0.0, 0.0, -1.0, width, height]), width, height),
        _ => collect(Affine::new([0.0, 1.0, -1.0, 0.0, height, 0.0]), height, width),
    }
}

fn count(part: &Part) -> usize {
    part.items
        .iter()
        .map(|item| match item {
            Item::Line(line) => line.words.len(),
            Item::Grid(grid) => grid.cells.len(),
        })
        .sum()
}
