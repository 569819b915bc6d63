//! The few icons, drawn as strokes in the colour of the text around them.

use leptos::prelude::*;

/// An icon; the words beside it or the label of its button say what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    Undo,
    Redo,
    Reset,
    Auto,
    Light,
    Dark,
    Close,
    Open,
    Save,
    Export,
    Present,
    More,
    Find,
    Compare,
    Glossary,
    Guide,
    Shelf,
    Share,
    Embed,
    Print,
    Narrate,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Self::Undo => "M4 8h8a4 4 0 0 1 0 8H8M4 8l3.5-3.5M4 8l3.5 3.5",
            Self::Redo => "M16 8H8a4 4 0 0 0 0 8h4M16 8l-3.5-3.5M16 8l-3.5 3.5",
            Self::Reset => "M4.5 10a5.5 5.5 0 1 1 1.6 3.9M4.5 5v5h5",
            Self::Auto => "M10 3a7 7 0 1 0 0 14zM10 3a7 7 0 0 1 0 14",
            Self::Light => {
                "M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM10 2v2M10 16v2M2 10h2M16 10h2M4.3 4.3l1.4 1.4M14.3 14.3l1.4 1.4M4.3 15.7l1.4-1.4M14.3 5.7l1.4-1.4"
            }
            Self::Dark => "M16.5 12.5A7 7 0 0 1 7.5 3.5a7 7 0 1 0 9 9z",
            Self::Close => "M5 5l10 10M15 5L5 15",
            Self::Open => "M3 15V5h5l2 2h7v8zM3 15l2-5h14l-2 5z",
            Self::Save => "M10 3v9M10 12l-3.5-3.5M10 12l3.5-3.5M4 16h12",
            Self::Find => "M8.5 3a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM12.5 12.5L17 17",
            Self::Compare => "M3 4h6v12H3zM11 4h6v12h-6zM5 8h2M13 8h2M13 11h2",
            Self::Narrate => "M5 3h10v14H5zM8 7h4M8 10h4M8 13h2",
            Self::Glossary => "M4 4h9a3 3 0 0 1 3 3v10H7a3 3 0 0 1-3-3zM8 8h5M8 11h5",
            Self::Guide => "M5 17V3M5 4h10l-2.5 3L15 10H5",
            Self::Shelf => "M4 16V4h3v12zM9 16V4h3v12zM13.5 4.8l2.8-.7 2.5 11.3-2.8.7zM2 16.5h16",
            Self::Share => {
                "M7.6 9l5-2.8M7.6 11l5 2.8M5.5 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM14.5 7a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM14.5 17a2 2 0 1 0 0-4 2 2 0 0 0 0 4z"
            }
            Self::Export => "M9 4H4v12h12v-5M11 9l6-6M12 3h5v5",
            Self::Present => "M3 4h14v9H3zM10 13v4M7 17h6M8.5 6.5v4l3.5-2z",
            Self::More => "M3 5h14M3 10h14M3 15h14",
            Self::Print => "M6 7V3h8v4M6 14H3V7h14v7h-3M6 11h8v6H6z",
            Self::Embed => "M7 6l-4 4 4 4M13 6l4 4-4 4M11.5 4l-3 12",
        }
    }

    /// Draws it.
    #[must_use]
    pub fn draw(self) -> AnyView {
        view! {
            <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
                <path d=self.path()/>
            </svg>
        }
        .into_any()
    }
}
