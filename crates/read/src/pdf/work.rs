//! How much there is to interpret on the pages: their contents, which many pages may share, and the
//! forms that they draw, which may draw forms themselves, again and again.

use hayro_interpret::hayro_syntax::content::TypedIter;
use hayro_interpret::hayro_syntax::content::ops::TypedInstruction;
use hayro_interpret::hayro_syntax::object::stream::Stream;
use hayro_interpret::hayro_syntax::object::{Array, Name};
use hayro_interpret::hayro_syntax::page::{Page, Resources};

use super::weight::{MOST_BYTES, Weight};
use crate::ReadError;

/// What drawing a form costs at least, in bytes.
const LEAST: usize = 1_000;

/// Forms within each other that are interpreted.
const MOST_DEPTH: usize = 50;

/// What may still be interpreted.
#[derive(Debug)]
pub(super) struct Work(Weight);

impl Work {
    pub(super) fn new() -> Self {
        Self(Weight::up_to(MOST_BYTES))
    }

    /// Weighs a page, before its contents are unpacked.
    ///
    /// # Errors
    /// More than is interpreted.
    pub(super) fn of_page(&mut self, page: &Page<'_>) -> Result<(), ReadError> {
        for stream in contents(page) {
            let (raw, filters) = (stream.raw_data(), stream.filters());
            if filters.is_empty() {
                self.0.take(raw.len())?;
            }
            self.0.of_stream(&raw, &filters)?;
        }
        let resources = page.resources();
        if draws_forms(resources) {
            self.of_content(page.page_stream().unwrap_or_default(), resources, 0)?;
        }
        Ok(())
    }

    fn of_content(
        &mut self,
        content: &[u8],
        resources: &Resources<'_>,
        depth: usize,
    ) -> Result<(), ReadError> {
        if depth == MOST_DEPTH {
            return Ok(());
        }
        let mut instructions = TypedIter::new(content);
        while let Some(instruction) = instructions.next() {
            let TypedInstruction::XObject(drawn) = instruction else { continue };
            let Some(form) = resources.get_x_object(drawn.0).filter(is_form) else { continue };
            let Ok(inner) = form.decoded_data() else { continue };
            self.0.take(inner.len().max(LEAST))?;
            let own = form.dict().get("Resources").map(Resources::new);
            self.of_content(&inner, own.as_ref().unwrap_or(resources), depth + 1)?;
        }
        Ok(())
    }
}

fn contents<'a>(page: &Page<'a>) -> Vec<Stream<'a>> {
    let dict = page.raw();
    match dict.get::<Stream<'_>>("Contents") {
        Some(stream) => vec![stream],
        None => {
            dict.get::<Array<'_>>("Contents").into_iter().flat_map(|all| all.iter::<Stream<'_>>()).collect()
        }
    }
}

fn is_form(stream: &Stream<'_>) -> bool {
    stream.dict().get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_ref() == b"Form")
}

fn draws_forms(resources: &Resources<'_>) -> bool {
    resources.x_objects.keys().any(|name| resources.get_x_object(&name).as_ref().is_some_and(is_form))
}
