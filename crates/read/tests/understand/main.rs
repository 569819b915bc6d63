//! Understanding documents that are made here, in every layout that readers deliver.

mod beside;
mod compare;
mod figures;
#[path = "../../../../tests/support/generate/mod.rs"]
#[allow(dead_code)]
mod generate;
mod grid_render;
mod grids;
mod narrative;
mod paragraphs;
mod sentences;
mod targets;
mod text;
mod text_render;
