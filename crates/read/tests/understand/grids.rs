//! Grids of documents that are made here: what was printed is what is read.

use crate::compare::{assert_read, small_town, small_town_form, understand_as};
use crate::generate::{Size, generate};
use crate::grid_render::{Layout, render};

const LAYOUTS: [Layout; 5] = [
    Layout {
        sheet: true,
        together: false,
        codes_apart: false,
        page: usize::MAX,
        bare: false,
        repeated: true,
    },
    Layout { sheet: true, together: true, codes_apart: true, page: usize::MAX, bare: true, repeated: true },
    Layout {
        sheet: false,
        together: false,
        codes_apart: true,
        page: usize::MAX,
        bare: false,
        repeated: true,
    },
    Layout { sheet: false, together: false, codes_apart: true, page: 7, bare: false, repeated: true },
    Layout { sheet: false, together: false, codes_apart: false, page: 5, bare: false, repeated: false },
];

#[test]
fn a_made_up_form_is_read_as_it_was_laid_out() {
    let (form, disclosure) = small_town();
    for layout in LAYOUTS {
        let reading = understand_as(&form, &render(&form, &disclosure, layout));
        assert_read(&form, &disclosure, &reading, &format!("{layout:?}"));
        assert!(reading.ambiguous.is_empty(), "{layout:?}");
    }
}

#[test]
fn consistent_disclosures_are_read_as_they_were_laid_out() {
    for form in mingzhang::form::forms().iter().chain([&small_town_form()]) {
        for (seed, layout) in (0..).zip(LAYOUTS) {
            let disclosure = generate(form, seed, Size { items: 12, projects: 6, amounts: 40 });
            let reading = understand_as(form, &render(form, &disclosure, layout));
            assert_read(form, &disclosure, &reading, &format!("{} {seed} {layout:?}", form.id));
            assert!(reading.ambiguous.is_empty(), "{} {layout:?}", form.id);
        }
    }
}
