//! Patterns become sentences. A slot that has nothing to say takes with it the innermost part that
//! may be left out, so a template states no condition twice and nothing is ever guessed.

use std::collections::{BTreeMap, BTreeSet};

use super::figures::{Figures, Known, Subject};
use super::gap::{Gap, Lack, Missing};
use super::number::Print;
use super::pattern::{Pattern, Piece, Run};
use super::template::Template;
use super::{FromZero, Reasons};
use crate::money::{Amount, Ratio, Unit};
use crate::wording::{Lang, cell_name};

/// Clauses within clauses.
const DEEPEST: usize = 8;

/// What was said, what is missing in it, and which of the user's texts it uses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) text: String,
    pub(super) missing: Vec<Missing>,
    pub(super) used: BTreeSet<String>,
}

/// Why a text cannot be said: it is not so (nothing is missing then), or something is not known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Unsaid {
    pub(super) missing: Vec<Missing>,
}

pub(super) type Spoken = Result<Said, Unsaid>;

/// Says patterns about one document.
pub(super) struct Speaker<'a> {
    pub(super) figures: Figures<'a>,
    pub(super) template: &'a Template,
    pub(super) words: &'a BTreeMap<String, crate::form::Label>,
    pub(super) reasons: &'a Reasons,
    pub(super) from_zero: FromZero,
    pub(super) print: Print,
}

/// A change as it is shown.
struct Change {
    then: Amount,
    exact: Amount,
    shown: Amount,
    rate: Option<Ratio>,
}

fn words(text: impl Into<String>) -> Spoken {
    Ok(Said { text: text.into(), ..Said::default() })
}

/// A test: says nothing, and holds back what it stands in where it does not hold.
fn test(holds: bool) -> Spoken {
    if holds { words("") } else { Err(Unsaid::default()) }
}

fn missing(lack: Lack, subject: &Subject) -> Unsaid {
    Unsaid { missing: vec![Missing { lack, subject: subject.clone() }] }
}

impl Said {
    fn add(&mut self, more: Said) {
        self.text.push_str(&more.text);
        self.missing.extend(more.missing);
        self.used.extend(more.used);
    }
}

impl Speaker<'_> {
    fn lang(&self) -> Lang {
        self.print.lang
    }

    /// The first run that can be said.
    pub(super) fn say(&self, pattern: &Pattern, it: Option<&Subject>) -> Spoken {
        self.within(pattern, it, 0)
    }

    fn within(&self, pattern: &Pattern, it: Option<&Subject>, depth: usize) -> Spoken {
        let mut unsaid = Unsaid::default();
        for run in &pattern.0 {
            match self.run(run, it, depth) {
                Ok(said) => return Ok(said),
                Err(more) => unsaid.missing.extend(more.missing),
            }
        }
        Err(unsaid)
    }

    fn run(&self, run: &Run, it: Option<&Subject>, depth: usize) -> Spoken {
        let mut said = Said::default();
        for piece in run {
            match piece {
                Piece::Words(text) => said.text.push_str(text),
                Piece::Slot(slot) => said.add(self.slot(slot, it, depth)?),
                Piece::Part(part) => match self.within(part, it, depth) {
                    Ok(part) => said.add(part),
                    Err(unsaid) => said.missing.extend(unsaid.missing),
                },
            }
        }
        Ok(said)
    }

    fn slot(&self, slot: &[String], it: Option<&Subject>, depth: usize) -> Spoken {
        let slot: Vec<&str> = slot.iter().map(String::as_str).collect();
        match slot[..] {
            ["unit"] => words(&self.figures.session.published().unit),
            ["year"] => words(self.figures.session.published().year.to_string()),
            ["last"] => words(self.figures.session.published().year.saturating_sub(1).to_string()),
            [word] => words(self.words.get(word).map(|label| self.lang().label(label)).unwrap_or_default()),
            ["each", list, clause] => self.each(list, clause, depth),
            ["count", list] => {
                let count = self.template.lists.get(list).map_or(0, |spec| self.figures.list(spec).len());
                words(count.to_string())
            }
            ["share", part, whole] => self.share(&self.about(part, it)?, &self.about(whole, it)?),
            ["over", a, b] => {
                self.compare(a, b, it, |difference| !difference.is_zero() && !difference.is_negative())
            }
            ["under", a, b] => self.compare(a, b, it, Amount::is_negative),
            ["equal", a, b] => self.compare(a, b, it, Amount::is_zero),
            ["told", kind, about] => self.told(kind, &self.about(about, it)?),
            [verb, about] => {
                let subject = self.about(about, it)?;
                match self.template.clauses.get(verb).filter(|_| depth < DEEPEST) {
                    Some(clause) => self.within(clause.text.of(self.lang()), Some(&subject), depth + 1),
                    None => self.verb(verb, &subject),
                }
            }
            _ => Err(Unsaid::default()),
        }
    }

    /// The subject that names stand for; none if the document's form has no such place.
    fn about(&self, names: &str, it: Option<&Subject>) -> Result<Subject, Unsaid> {
        self.figures.subject(names, it).ok_or_else(Unsaid::default)
    }

    fn verb(&self, verb: &str, subject: &Subject) -> Spoken {
        let known = self.figures.known(&subject.place);
        let now = || Self::now(subject, &known);
        let ever = || Ok(!now()?.is_zero() || known.then.is_some_and(|then| !then.is_zero()));
        match verb {
            "name" => words(self.lang().label(&subject.name)),
            "path" => words(self.path(subject)),
            "amount" => words(self.print.money(now()?)),
            "number" => words(self.count(now()?, &known)),
            "known" => test(known.now.is_some()),
            "some" => test(!now()?.is_zero()),
            "none" => test(now()?.is_zero()),
            "ever" => test(ever()?),
            "never" => test(!ever()?),
            "more" | "less" | "level" | "near" | "growth" | "fresh" => {
                self.change_verb(verb, &self.change(subject, &known)?)
            }
            _ => Err(Unsaid::default()),
        }
    }

    fn change_verb(&self, verb: &str, change: &Change) -> Spoken {
        let size = self.print.money(change.shown.abs());
        let less = change.shown.is_negative();
        let fresh = change.then.is_zero() && !change.exact.is_zero();
        match verb {
            "more" if !less && !change.shown.is_zero() => words(size),
            "less" if less => words(size),
            "level" => test(change.exact.is_zero()),
            "near" => test(!change.exact.is_zero() && change.shown.is_zero()),
            "growth" if fresh && self.from_zero == FromZero::Hundred => words("100.00%"),
            "growth" => change.rate.and_then(Print::percent).map_or(Err(Unsaid::default()), words),
            "fresh" => test(fresh),
            _ => Err(Unsaid::default()),
        }
    }

    fn now(subject: &Subject, known: &Known) -> Result<Amount, Unsaid> {
        known.now.ok_or_else(|| missing(Lack::Figure, subject))
    }

    /// This year's figure less last year's.
    fn change(&self, subject: &Subject, known: &Known) -> Result<Change, Unsaid> {
        let now = Self::now(subject, known)?;
        let then = known.then.ok_or_else(|| missing(Lack::LastYear, subject))?;
        let exact = now.minus(then).map_err(|_| Unsaid::default())?;
        let rate = Ratio::new(exact, then).filter(|_| !then.is_negative());
        Ok(Change { then, exact, shown: self.print.rounded(exact), rate })
    }

    fn count(&self, amount: Amount, known: &Known) -> String {
        let grid = self.figures.session.grid();
        let cell = known.cells.first();
        let unit = cell.map_or(Unit::Pieces, |cell| grid.unit(*cell));
        Print::count(amount, unit, cell.map_or(0, |cell| grid.decimals(*cell)))
    }

    fn share(&self, part: &Subject, whole: &Subject) -> Spoken {
        let numerator = Self::now(part, &self.figures.known(&part.place))?;
        let denominator = Self::now(whole, &self.figures.known(&whole.place))?;
        let ratio = Ratio::new(numerator, denominator).filter(|_| !denominator.is_negative());
        ratio.and_then(Print::percent).map_or(Err(Unsaid::default()), words)
    }

    /// Compares two figures as they are shown.
    fn compare(&self, a: &str, b: &str, it: Option<&Subject>, holds: fn(Amount) -> bool) -> Spoken {
        let of = |names: &str| {
            let subject = self.about(names, it)?;
            Self::now(&subject, &self.figures.known(&subject.place))
        };
        let difference = of(a)?.minus(of(b)?).map_err(|_| Unsaid::default())?;
        test(holds(self.print.rounded(difference)))
    }

    /// 甲（类）乙（款）丙（项）.
    fn path(&self, subject: &Subject) -> String {
        let lang = self.lang();
        let path = self.figures.path(subject);
        let step = |(_, name, level): &(String, crate::form::Label, crate::form::Label)| match lang {
            Lang::Zh => format!("{}（{}）", name.zh, level.zh),
            Lang::En => format!("{} ({})", name.en, level.en.to_lowercase()),
        };
        path.iter().map(step).collect::<Vec<_>>().join(lang.pick("", ", "))
    }

    fn each(&self, list: &str, clause: &str, depth: usize) -> Spoken {
        let (Some(list), Some(clause)) = (self.template.lists.get(list), self.template.clauses.get(clause))
        else {
            return Err(Unsaid::default());
        };
        let mut all = Said::default();
        let mut unsaid = Unsaid::default();
        for element in self.figures.list(list).iter().filter(|_| depth < DEEPEST) {
            match self.within(clause.text.of(self.lang()), Some(element), depth + 1) {
                Ok(said) => {
                    if !all.text.is_empty() {
                        all.text.push_str(self.lang().label(&clause.between));
                    }
                    all.add(said);
                }
                Err(more) => unsaid.missing.extend(more.missing),
            }
        }
        if all.text.is_empty() {
            return Err(unsaid);
        }
        all.missing.extend(unsaid.missing);
        Ok(all)
    }

    /// What the user wrote.
    fn told(&self, kind: &str, subject: &Subject) -> Spoken {
        let lack = Lack::Text(kind.to_owned());
        let key = self.key(&lack, subject);
        match self.reasons.get(&key).map(|text| tidy(text)).filter(|text| !text.is_empty()) {
            Some(text) => Ok(Said { text, missing: Vec::new(), used: BTreeSet::from([key]) }),
            None => Err(missing(lack, subject)),
        }
    }

    fn key(&self, lack: &Lack, subject: &Subject) -> String {
        let known = self.figures.known(&subject.place);
        let id = self.figures.id(&subject.place, &known);
        let id = id.unwrap_or_else(|| self.lang().label(&subject.name).to_owned());
        match lack {
            Lack::Text(kind) => format!("{kind}:{id}"),
            Lack::Figure | Lack::LastYear => id,
        }
    }

    /// What is missing, as people are told.
    pub(super) fn gap(&self, missing: &Missing) -> Gap {
        let (lang, subject) = (self.lang(), &missing.subject);
        let key = self.key(&missing.lack, subject);
        let cell = self.figures.known(&subject.place).cells.first().copied();
        let place = match cell {
            Some(cell) => cell_name(self.figures.session.grid(), cell, lang),
            None => lang.label(&subject.name).to_owned(),
        };
        let told = match &missing.lack {
            Lack::Text(kind) => self.template.told.get(kind),
            Lack::Figure | Lack::LastYear => None,
        };
        let about = told.and_then(|told| self.template.clauses.get(told.about.as_ref()?));
        let about = about.and_then(|clause| self.say(clause.text.of(lang), Some(subject)).ok());
        let about = about.map(|said| said.text).unwrap_or_default();
        let name = told.map(|told| lang.label(&told.name)).unwrap_or_default();
        Gap::new(missing.lack.clone(), key, &place, name, &about, lang)
    }
}

/// What people begin a reason with, and the sentence says already.
const LEAD_INS: [&str; 6] = ["主要原因是", "主要原因为", "主要原因：", "主要原因:", "原因是", "主要是"];

/// A text to go on within a sentence: on one line, without what leads to it and what ends it.
fn tidy(text: &str) -> String {
    let chinese = |c: char| !c.is_ascii();
    let mut tidied = String::new();
    for word in text.split_whitespace() {
        let (last, first) = (tidied.chars().next_back(), word.chars().next());
        if last.is_some_and(|c| !chinese(c)) || first.is_some_and(|c| !chinese(c)) && !tidied.is_empty() {
            tidied.push(' ');
        }
        tidied.push_str(word);
    }
    let told = LEAD_INS.iter().find_map(|lead_in| tidied.strip_prefix(lead_in)).unwrap_or(&tidied);
    told.trim_end_matches(['。', '；', '，', '.', ';', ',', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_goes_on_in_a_sentence() {
        assert_eq!(tidy("  在职人员\n增资。 "), "在职人员增资");
        assert_eq!(tidy("2024 年 增资；"), "2024 年增资");
        assert_eq!(tidy("more staff\nthan before. "), "more staff than before");
        assert_eq!(tidy("主要原因是人员增加。"), "人员增加");
        assert_eq!(tidy(" 。"), "");
    }
}
