//! Templates: which sections and sentences the narrative of a form has. One TOML file for forms
//! that have the same under `templates/`; see `docs/narrative.md`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::pattern::Text;
use crate::form::{At, Label};
use crate::money::MoneyUnit;

/// The templates that are compiled in: TOML turned into JSON by the build script.
const TEMPLATES: &[&str] = include!(concat!(env!("OUT_DIR"), "/narratives.rs"));

/// The narrative of one or several forms.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Template {
    /// The money unit that sentences print amounts in, rounded to `decimals`.
    pub(super) money_unit: MoneyUnit,
    pub(super) decimals: u32,
    /// What the whole is called.
    pub(super) title: Text,
    /// Words of each form that has this narrative.
    pub(super) forms: BTreeMap<String, BTreeMap<String, Label>>,
    /// Quantities by the names that slots use.
    #[serde(rename = "quantity")]
    pub(super) quantities: BTreeMap<String, QuantitySpec>,
    /// Quantities that something is said of one by one.
    #[serde(rename = "list", default)]
    pub(super) lists: BTreeMap<String, ListSpec>,
    /// Texts about `it`, used as verbs.
    #[serde(rename = "clause", default)]
    pub(super) clauses: BTreeMap<String, Clause>,
    /// What only people know, by kind.
    #[serde(rename = "told", default)]
    pub(super) told: BTreeMap<String, Told>,
    /// Sections in order.
    #[serde(rename = "section")]
    pub(super) sections: Vec<SectionSpec>,
}

/// A quantity and what it is called.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct QuantitySpec {
    /// Coordinates, as in a form.
    #[serde(default)]
    pub(super) at: At,
    /// What it is called; may be left out where no text names it.
    #[serde(default)]
    pub(super) zh: String,
    #[serde(default)]
    pub(super) en: String,
}

/// A list: named quantities, or what a document has along a dimension.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ListSpec {
    /// Names of quantities.
    #[serde(default)]
    pub(super) members: Vec<String>,
    /// The quantity whose parts they are,
    #[serde(default)]
    pub(super) of: Option<String>,
    /// along this coded or free dimension,
    #[serde(default)]
    pub(super) along: Option<String>,
    /// at this level; absent: the deepest that is printed.
    #[serde(default)]
    pub(super) level: Option<String>,
}

/// A text about `it`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Clause {
    /// The text.
    pub(super) text: Text,
    /// What stands between several.
    #[serde(default)]
    pub(super) between: Label,
}

/// What only people know: reasons, purposes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Told {
    /// What it is called.
    pub(super) name: Label,
    /// The clause that says what it explains.
    #[serde(default)]
    pub(super) about: Option<String>,
}

/// A section.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SectionSpec {
    /// Depth: 0 a part of the document, 1 一、, 2 （一）.
    pub(super) level: u8,
    /// The number of a part, as printed.
    #[serde(default)]
    pub(super) number: Option<Label>,
    /// Its heading.
    pub(super) title: Text,
    /// One section for each of a list.
    #[serde(default)]
    pub(super) each: Option<String>,
    /// Its paragraphs.
    #[serde(rename = "say", default)]
    pub(super) says: Vec<Say>,
}

/// A paragraph.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Say {
    /// The text; left out where it cannot be said.
    pub(super) text: Text,
    /// One paragraph for each of a list.
    #[serde(default)]
    pub(super) each: Option<String>,
    /// Whether it gets a number.
    #[serde(default)]
    pub(super) numbered: bool,
}

/// The templates, or what is wrong with one.
pub(super) fn templates() -> &'static [Result<Template, String>] {
    static READ: OnceLock<Vec<Result<Template, String>>> = OnceLock::new();
    READ.get_or_init(|| {
        let read = |text: &&str| serde_json::from_str(text).map_err(|error| error.to_string());
        TEMPLATES.iter().map(read).collect()
    })
}

/// The template of a form.
pub(super) fn of_form(form: &str) -> Option<&'static Template> {
    templates().iter().filter_map(|read| read.as_ref().ok()).find(|known| known.forms.contains_key(form))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::form::{self, Form};
    use crate::quantity::Space;
    use crate::wording::Lang;

    const TESTS: [&str; 5] = ["known", "some", "none", "ever", "never"];
    const SPOKEN: [&str; 10] =
        ["amount", "number", "name", "path", "more", "less", "level", "near", "growth", "fresh"];

    /// All texts of a template.
    fn texts(template: &Template) -> Vec<&Text> {
        let mut texts = vec![&template.title];
        texts.extend(template.clauses.values().map(|clause| &clause.text));
        for section in &template.sections {
            texts.push(&section.title);
            texts.extend(section.says.iter().map(|say| &say.text));
        }
        texts
    }

    /// What a template names, to see that nothing is unknown and nothing is unused.
    #[derive(Default)]
    struct Named(BTreeSet<(&'static str, String)>);

    impl Named {
        fn add(&mut self, kind: &'static str, name: &str) {
            self.0.insert((kind, name.to_owned()));
        }

        fn quantities(&mut self, names: &str) {
            let names = names.split(':').enumerate().filter(|(at, name)| !(*at == 0 && *name == "it"));
            names.for_each(|(_, name)| self.add("quantity", name));
        }

        fn slot(&mut self, template: &Template, slot: &[String]) {
            let slot: Vec<&str> = slot.iter().map(String::as_str).collect();
            match slot[..] {
                ["unit" | "year" | "last"] => {}
                [word] => self.add("word", word),
                ["each", list, clause] => {
                    self.add("list", list);
                    self.add("clause", clause);
                }
                ["count", list] => self.add("list", list),
                ["share" | "over" | "under" | "equal", a, b] => {
                    self.quantities(a);
                    self.quantities(b);
                }
                ["told", kind, about] => {
                    self.add("told", kind);
                    self.quantities(about);
                }
                [verb, about] => {
                    if !TESTS.contains(&verb) && !SPOKEN.contains(&verb) {
                        self.add("clause", verb);
                    } else {
                        assert!(!template.clauses.contains_key(verb), "{verb} means something already");
                    }
                    self.quantities(about);
                }
                _ => panic!("no slot: {slot:?}"),
            }
        }
    }

    fn named(template: &Template) -> BTreeSet<(&'static str, String)> {
        let mut named = Named::default();
        for text in texts(template) {
            for lang in Lang::ALL {
                text.of(lang).slots().into_iter().for_each(|slot| named.slot(template, slot));
            }
        }
        for list in template.lists.values() {
            list.members.iter().chain(&list.of).for_each(|names| named.quantities(names));
        }
        for section in &template.sections {
            section.each.iter().for_each(|list| named.add("list", list));
            section.says.iter().flat_map(|say| &say.each).for_each(|list| named.add("list", list));
        }
        template.told.values().flat_map(|told| &told.about).for_each(|clause| named.add("clause", clause));
        named.0
    }

    #[test]
    fn templates_name_what_they_have_and_use_what_they_name() {
        for read in templates() {
            let template = read.as_ref().unwrap();
            let mut has = BTreeSet::new();
            has.extend(template.quantities.keys().map(|name| ("quantity", name.clone())));
            has.extend(template.lists.keys().map(|name| ("list", name.clone())));
            has.extend(template.clauses.keys().map(|name| ("clause", name.clone())));
            has.extend(template.told.keys().map(|name| ("told", name.clone())));
            for words in template.forms.values() {
                let words: BTreeSet<_> = words.keys().map(|name| ("word", name.clone())).collect();
                let has: BTreeSet<_> = has.union(&words).cloned().collect();
                assert_eq!(named(template), has);
            }
        }
    }

    /// The form has every quantity, and every list is one.
    #[test]
    fn templates_fit_their_forms() {
        let fits = |template: &Template, form: &Form| {
            let mut space = Space::new(form).unwrap();
            let whole = space.whole();
            for (name, quantity) in &template.quantities {
                assert!(space.narrow(whole, &quantity.at).is_ok(), "{}: {name}", form.id);
                assert_eq!(quantity.zh.is_empty(), quantity.en.is_empty(), "{name}");
                assert!(!quantity.zh.is_empty() || quantity.at.len() == 1, "{name} has no name");
            }
            for (name, list) in &template.lists {
                let parts = [list.of.is_some(), list.along.is_some(), list.members.is_empty()];
                assert!(parts.iter().all(|part| *part == parts[0]), "{name}");
                let Some(along) = &list.along else { continue };
                let d = form.dimensions.iter().find(|d| d.id == *along).unwrap();
                assert!(list.level.is_none() || d.levels.iter().any(|l| Some(&l.id) == list.level.as_ref()));
            }
        };
        for form in form::forms() {
            fits(of_form(&form.id).unwrap_or_else(|| panic!("{} has no narrative", form.id)), form);
        }
    }

    /// Both languages say what they say under the same tests.
    #[test]
    fn languages_have_the_same_slots() {
        for template in templates().iter().flatten() {
            for text in texts(template) {
                let of = |lang| {
                    let slots = text.of(lang).slots().into_iter();
                    // The unit and the year belong to the sentence, not to what it says.
                    let mut slots: Vec<_> = slots.filter(|slot| slot.len() > 1).collect();
                    slots.sort();
                    slots
                };
                assert_eq!(of(Lang::Zh), of(Lang::En));
            }
        }
    }
}
