//! The narrative (预算情况说明, 决算情况说明) written from the figures and from what only people
//! know. Which sections and sentences a form has is data; see `docs/narrative.md`.
//!
//! - [`pattern`]: the language of templates; [`template`]: their shape.
//! - [`figures`]: the quantities that they speak of, in one document.
//! - [`speak`]: patterns become sentences; [`number`]: figures as they are printed.
//! - [`gap`]: what could not be said.

mod figures;
mod gap;
mod number;
mod pattern;
mod speak;
mod template;

use std::collections::{BTreeMap, BTreeSet};

pub use gap::{Gap, Lack};

use self::figures::{Figures, Subject};
use self::gap::Missing;
use self::number::Print;
use self::speak::{Said, Speaker, Spoken};
use self::template::{SectionSpec, Template};
use crate::calculate::Session;
use crate::disclosure::{Item, Section};
use crate::quantity::Coordinate;
use crate::wording::Lang;

/// What only people know, by the key of a [`Gap`].
pub type Reasons = BTreeMap<String, String>;

/// What is written of growth where last year is zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum FromZero {
    /// No rate: last year had none (上年无此项预算).
    #[default]
    NoRate,
    /// 增长100.00%, as many write.
    Hundred,
}

/// A written narrative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Narrative {
    /// The language it is written in.
    pub lang: Lang,
    /// What it is called.
    pub title: String,
    /// Its sections in order.
    pub chapters: Vec<Chapter>,
    /// What it does not say, each once, in the order of the text.
    pub gaps: Vec<Gap>,
    /// Keys among the reasons that nothing asked for.
    pub unused: Vec<String>,
}

/// A section and how deep it lies: 0 a part of the document, 1 一、, 2 （一）.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chapter {
    /// Depth.
    pub level: u8,
    /// Heading and paragraphs.
    pub section: Section,
}

/// The form has no template.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no narrative for the form {0}")]
pub struct NoTemplate(pub String);

impl NoTemplate {
    /// For the person who wanted a narrative.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        let Self(form) = self;
        lang.pick(
            format!("表式“{form}”还没有情况说明的模板。"),
            format!("There is no template for a narrative in the form “{form}”."),
        )
    }
}

/// Writes the narrative of a document at its present figures.
///
/// # Errors
/// A form without a template.
pub fn write(
    session: &Session,
    lang: Lang,
    reasons: &Reasons,
    from_zero: FromZero,
) -> Result<Narrative, NoTemplate> {
    let form = &session.grid().form().id;
    let none = || NoTemplate(form.clone());
    let template = template::of_form(form).ok_or_else(none)?;
    let speaker = Speaker {
        figures: Figures::new(session, template),
        template,
        words: template.forms.get(form).ok_or_else(none)?,
        reasons,
        from_zero,
        print: Print { money: template.money_unit, decimals: template.decimals, lang },
    };
    let writer = Writer {
        speaker,
        chapters: Vec::new(),
        missing: Vec::new(),
        noted: BTreeSet::new(),
        used: BTreeSet::new(),
    };
    Ok(writer.write())
}

/// The texts that a narrative asks people for, those that are given and those that the given ones
/// lead to, each once, in the order of the narrative.
///
/// # Errors
/// A form without a template.
pub fn asked(
    session: &Session,
    lang: Lang,
    reasons: &Reasons,
    from_zero: FromZero,
) -> Result<Vec<Gap>, NoTemplate> {
    let mut gaps = write(session, lang, &Reasons::new(), from_zero)?.gaps;
    gaps.extend(write(session, lang, reasons, from_zero)?.gaps);
    let mut seen = BTreeSet::new();
    gaps.retain(|gap| matches!(gap.lack, Lack::Text(_)) && seen.insert(gap.key.clone()));
    Ok(gaps)
}

struct Writer<'a> {
    speaker: Speaker<'a>,
    chapters: Vec<Chapter>,
    missing: Vec<Missing>,
    /// What is among the missing already.
    noted: BTreeSet<(Lack, Coordinate)>,
    used: BTreeSet<String>,
}

impl Writer<'_> {
    fn write(mut self) -> Narrative {
        let template: &Template = self.speaker.template;
        let lang = self.speaker.print.lang;
        let title = self.speaker.say(template.title.of(lang), None);
        let title = self.take(title).unwrap_or_default();
        for spec in &template.sections {
            match spec.each.as_ref().and_then(|list| template.lists.get(list)) {
                Some(list) => {
                    for element in self.speaker.figures.list(list) {
                        self.section(spec, Some(&element));
                    }
                }
                None => self.section(spec, None),
            }
        }
        number_sections(&mut self.chapters, lang);
        let unused = self.speaker.reasons.keys().filter(|key| !self.used.contains(*key)).cloned().collect();
        // Two quantities may be one figure in this document.
        let mut seen = BTreeSet::new();
        let mut gaps: Vec<Gap> = self.missing.iter().map(|missing| self.speaker.gap(missing)).collect();
        gaps.retain(|gap| seen.insert((gap.lack.clone(), gap.key.clone())));
        Narrative { lang, title, chapters: self.chapters, gaps, unused }
    }

    fn section(&mut self, spec: &SectionSpec, it: Option<&Subject>) {
        let template: &Template = self.speaker.template;
        let lang = self.speaker.print.lang;
        let title = self.speaker.say(spec.title.of(lang), it);
        let Some(title) = self.take(title) else { return };
        let mut section = Section {
            number: spec.number.as_ref().map(|number| lang.label(number).to_owned()),
            title: Some(title),
            ..Section::default()
        };
        let mut ordinal = 0;
        for say in &spec.says {
            let list = say.each.as_ref().and_then(|list| template.lists.get(list));
            let subjects: Vec<Option<Subject>> = match list {
                Some(list) => self.speaker.figures.list(list).into_iter().map(Some).collect(),
                None => vec![it.cloned()],
            };
            for subject in subjects {
                let text = self.speaker.say(say.text.of(lang), subject.as_ref());
                let Some(text) = self.take(text).filter(|text| !text.is_empty()) else { continue };
                let number = say.numbered.then(|| {
                    ordinal += 1;
                    number::item(ordinal, lang)
                });
                let listed = subject.filter(|_| say.each.is_some());
                let account = listed.map(|subject| self.speaker.figures.path(&subject)).unwrap_or_default();
                let account = account.into_iter().map(|(code, ..)| code).collect();
                section.items.push(Item { number, text, account, extra: Vec::new() });
            }
        }
        self.chapters.push(Chapter { level: spec.level, section });
    }

    /// The text, and note of what it lacks.
    fn take(&mut self, spoken: Spoken) -> Option<String> {
        let (text, missing) = match spoken {
            Ok(Said { text, missing, used }) => {
                self.used.extend(used);
                (Some(text), missing)
            }
            Err(unsaid) => (None, unsaid.missing),
        };
        let noted = &mut self.noted;
        self.missing
            .extend(missing.into_iter().filter(|one| noted.insert((one.lack.clone(), one.subject.place))));
        text
    }
}

/// Leaves out headings with nothing below them, and numbers the others.
fn number_sections(chapters: &mut Vec<Chapter>, lang: Lang) {
    let mut kept: Vec<Chapter> = Vec::new();
    for chapter in chapters.drain(..).rev() {
        let holds = kept.last().is_some_and(|next| next.level > chapter.level);
        if holds || !chapter.section.items.is_empty() {
            kept.push(chapter);
        }
    }
    kept.reverse();
    let mut ordinals: Vec<u32> = Vec::new();
    for chapter in &mut kept {
        ordinals.resize(usize::from(chapter.level), 0);
        if let Some(last) = ordinals.last_mut() {
            *last += 1;
            chapter.section.number = Some(number::section(chapter.level, &ordinals, lang));
        }
    }
    *chapters = kept;
}
