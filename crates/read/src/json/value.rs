//! JSON one level at a time: a value is its raw text, borrowed from the file, until somebody asks
//! for its fields. Nothing recurses, and what nobody asks for stays byte for byte as it was.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::{Kind, Problem};

/// A problem and the text it is about, on its way up to where the path is known.
#[derive(Debug)]
pub(crate) struct Fault<'a> {
    /// Text of the value, a part of the file's text.
    pub(super) text: &'a str,
    /// Path of the value, built from the inside out.
    pub(super) path: String,
    /// What is wrong with it.
    pub(super) problem: Problem,
}

pub(crate) type Parsed<'a, T> = Result<T, Box<Fault<'a>>>;

/// Adds one step to the path of a fault that comes from below.
pub(super) trait Inside {
    /// `step`: a field name or `[index]`.
    fn inside(self, step: impl fmt::Display) -> Self;
}

impl<T> Inside for Parsed<'_, T> {
    fn inside(self, step: impl fmt::Display) -> Self {
        self.map_err(|mut fault| {
            let dot = if fault.path.is_empty() || fault.path.starts_with('[') { "" } else { "." };
            fault.path = format!("{step}{dot}{}", fault.path);
            fault
        })
    }
}

/// One JSON value as raw text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Value<'a>(&'a str);

impl<'a> Value<'a> {
    /// The value that the whole text is.
    pub(super) fn whole(text: &'a str) -> Result<Self, serde_json::Error> {
        serde_json::from_str::<&RawValue>(text).map(|raw| Self(raw.get()))
    }

    /// The same, where a text that is no JSON is of no interest.
    pub(crate) fn of(text: &'a str) -> Option<Self> {
        Self::whole(text).ok()
    }

    /// What stands in the file.
    pub(super) fn raw(self) -> &'a str {
        self.0
    }

    pub(crate) fn kind(self) -> Kind {
        match self.0.as_bytes().first() {
            Some(b'{') => Kind::Object,
            Some(b'[') => Kind::List,
            Some(b'"') => Kind::Text,
            Some(b't' | b'f') => Kind::Boolean,
            Some(b'n') => Kind::Null,
            _ => Kind::Number,
        }
    }

    pub(super) fn fault<T>(self, problem: Problem) -> Parsed<'a, T> {
        Err(Box::new(Fault { text: self.0, path: String::new(), problem }))
    }

    fn expect(self, expected: Kind) -> Parsed<'a, ()> {
        let found = self.kind();
        if found == expected { Ok(()) } else { self.fault(Problem::Mistyped { expected, found }) }
    }

    /// The value's content as `T`. Its syntax is known to be good, so that only an escape that
    /// stands for no character (half of a surrogate pair) can go wrong.
    fn content<T: Deserialize<'a>>(self) -> Parsed<'a, T> {
        serde_json::from_str(self.0).or_else(|_| self.fault(Problem::BrokenText))
    }

    /// A text, perhaps an empty one, without the marks that would turn round how it is seen.
    pub(crate) fn text(self) -> Parsed<'a, String> {
        self.expect(Kind::Text)?;
        let mut text: String = self.content()?;
        text.retain(|c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'));
        Ok(text)
    }

    /// A text of at least one character.
    pub(super) fn string(self) -> Parsed<'a, String> {
        let text = self.text()?;
        if text.is_empty() { self.fault(Problem::EmptyText) } else { Ok(text) }
    }

    pub(crate) fn boolean(self) -> Parsed<'a, bool> {
        self.expect(Kind::Boolean)?;
        self.content()
    }

    /// A number as it is written.
    pub(crate) fn number(self) -> Parsed<'a, &'a str> {
        self.expect(Kind::Number)?;
        Ok(self.0)
    }

    pub(crate) fn list(self) -> Parsed<'a, Vec<Value<'a>>> {
        self.expect(Kind::List)?;
        let items: Vec<&RawValue> = self.content()?;
        Ok(items.into_iter().map(|raw| Value(raw.get())).collect())
    }

    pub(crate) fn object(self) -> Parsed<'a, Object<'a>> {
        self.expect(Kind::Object)?;
        let Fields(fields) = self.content()?;
        if let Some((name, value)) = repeated(&fields) {
            return value.fault(Problem::DuplicateField(name.to_string()));
        }
        Ok(Object { value: self, fields })
    }
}

/// A field whose name another field before it has.
fn repeated<'s, 'a>(fields: &'s [(Name<'a>, Value<'a>)]) -> Option<&'s (Name<'a>, Value<'a>)> {
    // Comparing each with each is the quickest for the few fields of a row, and for them alone.
    const FEW: usize = 24;
    if fields.len() <= FEW {
        let before = |at: usize| fields.iter().take(at).map(|(name, _)| name);
        return fields
            .iter()
            .enumerate()
            .find(|(at, (name, _))| before(*at).any(|n| n == name))
            .map(|(_, f)| f);
    }
    let mut seen = HashSet::with_capacity(fields.len());
    fields.iter().find(|(name, _)| !seen.insert(name))
}

/// A field's name, borrowed from the file where it has no escapes.
type Name<'a> = Cow<'a, str>;

/// An object whose fields are taken one by one; what is left over is unknown.
#[derive(Debug)]
pub(crate) struct Object<'a> {
    pub(super) value: Value<'a>,
    fields: Vec<(Name<'a>, Value<'a>)>,
}

impl<'a> Object<'a> {
    /// Takes a field out.
    pub(crate) fn take(&mut self, name: &str) -> Option<Value<'a>> {
        let at = self.fields.iter().position(|(field, _)| field == name)?;
        Some(self.fields.remove(at).1)
    }

    /// Takes a field out that must be there.
    pub(super) fn need(&mut self, name: &'static str) -> Parsed<'a, Value<'a>> {
        match self.take(name) {
            Some(value) => Ok(value),
            None => self.value.fault(Problem::Missing(name)),
        }
    }

    /// The text of a field that must be there.
    pub(super) fn need_string(&mut self, name: &'static str) -> Parsed<'a, String> {
        self.need(name)?.string().inside(name)
    }

    /// The text of a field that may be there.
    pub(super) fn take_string(&mut self, name: &'static str) -> Parsed<'a, Option<String>> {
        self.take(name).map(Value::string).transpose().inside(name)
    }

    /// The fields that are left, in their order.
    pub(super) fn rest(self) -> impl Iterator<Item = (String, Value<'a>)> {
        self.fields.into_iter().map(|(name, value)| (name.into_owned(), value))
    }
}

/// Borrows what can be borrowed.
#[derive(Deserialize)]
struct Borrowed<'a>(#[serde(borrow)] Cow<'a, str>);

/// All fields of an object with their raw text, repeated ones included.
struct Fields<'a>(Vec<(Name<'a>, Value<'a>)>);

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Fields<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields<'de>, A::Error> {
                let mut fields = Vec::new();
                while let Some((Borrowed(name), raw)) = map.next_entry::<Borrowed<'de>, &'de RawValue>()? {
                    fields.push((name, Value(raw.get())));
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(Collect)
    }
}
