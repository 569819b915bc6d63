//! What every part of the page shares: the document, the reader's choices, where they are, what
//! was said. A `Copy` handle taken from the context by [`Ui::get`].

use std::time::Duration;

use leptos::prelude::*;
use mingzhang::{calculate::Mode, money::MoneyUnit, wording::Lang};

use crate::{
    Look, Options,
    book::{Book, Subject},
    browser::{fragment, scripts, storage},
    i18n::{Text, Words},
    parts::notices::{Kind, Notice, Offer},
    review::Found,
    state::{
        prefs::{Theme, mode_from_name, mode_name},
        route::{Route, View},
    },
};

/// How long a notice stays that asks for nothing.
const PASSING: Duration = Duration::from_secs(8);

/// The shared handle.
#[derive(Clone, Copy)]
pub struct Ui {
    /// The opened document with its edits.
    pub book: Book,
    /// Language; changing it draws the page anew.
    pub lang: RwSignal<Lang>,
    /// Light or dark.
    pub theme: RwSignal<Theme>,
    /// 审核 or 测算.
    pub mode: RwSignal<Mode>,
    /// The unit amounts are shown in.
    pub money: RwSignal<MoneyUnit>,
    /// Where the reader is.
    pub route: RwSignal<Route>,
    /// What was said and not yet dismissed.
    pub notices: RwSignal<Vec<Notice>>,
    /// How many notices there have been: each has a number of its own.
    noticed: RwSignal<u32>,
    /// The number that is being explained.
    pub explained: RwSignal<Option<Subject>>,
    /// How much the checks found of the figures when the reader last paused; none before they did.
    pub found: RwSignal<Option<Found>>,
    /// Whether that is to be said: the document was opened just now.
    pub announce: RwSignal<bool>,
    /// Whether the turn is over in which the page is drawn for the first time: what is below the first
    /// sight waits for it, so that the browser can paint and answer in between. A guest is drawn at once.
    pub drawn: RwSignal<bool>,
    /// Whether figures can be changed.
    pub editable: bool,
    /// Whether the page is a guest in another one: then it keeps nothing and leaves the URL alone.
    pub embedded: bool,
    /// The view it began with; a guest finds its way back there.
    pub home: RwSignal<View>,
}

fn drawn_soon(at_once: bool) -> RwSignal<bool> {
    let drawn = RwSignal::new(at_once);
    if !at_once {
        let draw = move || {
            // The page may be gone by then.
            let _ = drawn.try_set(true);
        };
        set_timeout(draw, Duration::ZERO);
    }
    drawn
}

impl Ui {
    /// Starts from the options and, unless embedded, from what the reader chose before.
    #[must_use]
    pub fn start(options: &Options, book: Book) -> Self {
        let kept = |name| if options.embedded { None } else { storage::read(name) };
        let lang = options.lang.or_else(|| Lang::from_tag(&kept("lang")?)).unwrap_or_default();
        let theme = options.theme.or_else(|| Theme::from_name(&kept("theme")?)).unwrap_or_default();
        let mode = options.mode.or_else(|| mode_from_name(&kept("mode")?)).unwrap_or_default();
        let route = match &options.place {
            _ if !options.embedded => Route::from_fragment(&fragment::read()),
            Some(place) => place.clone(),
            None => options.begin.clone(),
        };
        Self {
            book,
            lang: RwSignal::new(lang),
            theme: RwSignal::new(theme),
            mode: RwSignal::new(mode),
            money: RwSignal::new(options.money.unwrap_or_else(|| book.money_unit())),
            home: RwSignal::new(options.begin.view),
            route: RwSignal::new(route),
            notices: RwSignal::new(Vec::new()),
            noticed: RwSignal::new(0),
            explained: RwSignal::new(None),
            found: RwSignal::new(None),
            announce: RwSignal::new(false),
            drawn: drawn_soon(options.embedded),
            editable: options.editable,
            embedded: options.embedded,
        }
    }

    /// The handle of the component that is being built.
    #[must_use]
    pub fn get() -> Self {
        expect_context()
    }

    /// The words of the language. Not tracked: a change of language draws everything anew.
    #[must_use]
    pub fn text(self) -> &'static Text {
        self.lang.get_untracked().words()
    }

    /// Goes to a place.
    pub fn go(self, route: Route) {
        self.explained.set(None);
        if !self.embedded {
            fragment::push(&route.fragment());
        }
        self.route.set(route);
    }

    /// Takes the look that the host of a guest gives it.
    pub(crate) fn look(self, look: Look) {
        if let Some(theme) = look.theme {
            self.theme.set(theme);
        }
        if let Some(begin) = look.begin {
            self.home.set(begin.view);
            self.go(begin);
        }
        if let Some(lang) = look.lang {
            self.explained.set(None);
            self.lang.set(lang);
        }
    }

    /// Changes the language and remembers it.
    pub fn choose_lang(self, lang: Lang) {
        self.lang.set(lang);
        self.remember("lang", lang.tag());
    }

    /// Changes the theme and remembers it.
    pub fn choose_theme(self, theme: Theme) {
        self.theme.set(theme);
        self.remember("theme", theme.name());
    }

    /// Changes between checking and calculating and remembers it.
    pub fn choose_mode(self, mode: Mode) {
        self.mode.set(mode);
        self.remember("mode", mode_name(mode));
    }

    /// Has the reader find something in the document or on the page (查找).
    pub fn find(self) {
        self.explained.set(None);
        let index = self.book.index(self.lang.get_untracked(), self.money.get_untracked());
        scripts::find(&index, self.book.edit_count());
    }

    /// Takes back the last step.
    pub fn undo(self) {
        self.book.undo();
        self.autosave();
    }

    /// Does the step again that was taken back.
    pub fn redo(self) {
        self.book.redo();
        self.autosave();
    }

    /// Back to the published figures; one undo brings the edits back.
    pub fn reset(self) {
        self.book.reset();
        self.autosave();
        self.say_with(Kind::Done, self.text().notice.undone_all.to_owned(), Some(Offer::Undo));
    }

    /// Has the edits kept, so that a reload or a crash returns to them. Called after every edit.
    pub fn autosave(self) {
        if !self.embedded {
            let changed = self.book.with(|session| session.changed().count());
            scripts::keep(&self.book.steps(), u32::try_from(changed).unwrap_or(u32::MAX));
        }
    }

    fn remember(self, name: &str, word: &str) {
        if !self.embedded {
            storage::keep(name, word);
        }
    }

    /// Says that something was done.
    pub fn say(self, text: String) {
        self.say_with(Kind::Done, text, None);
    }

    /// Says that something could not be done.
    pub fn fail(self, text: String) {
        self.say_with(Kind::Error, text, None);
    }

    /// Says something and offers one thing to do about it. What was merely done is put away by
    /// itself after a while, and so is what stands elsewhere, too: findings are in their tab and on the
    /// overview. What asks for attention stays.
    pub fn say_with(self, kind: Kind, text: String, offer: Option<Offer>) {
        let passing =
            |notice: &Notice| notice.kind == Kind::Done && matches!(notice.offer, None | Some(Offer::Look));
        let id = self.noticed.get_untracked();
        self.noticed.set(id + 1);
        let new = Notice { id, kind, text, offer };
        if passing(&new) {
            set_timeout(move || self.dismiss(id), PASSING);
        }
        self.notices.update(|notices| {
            // The latest word counts: one notice of each sort at a time.
            notices.retain(|notice| !passing(notice) && (notice.kind, notice.offer) != (kind, offer));
            notices.push(new);
        });
    }

    /// Puts a notice away.
    pub fn dismiss(self, id: u32) {
        // A notice may outlive the page that showed it.
        let _ = self.notices.try_update(|notices| notices.retain(|notice| notice.id != id));
    }
}
