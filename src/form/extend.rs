//! A form set that says only how it differs from another. The build script resolves the built-in
//! sets with this file too, so it knows nothing of the rest of the crate.

use serde_json::{Map, Value};

/// The key that names the other set.
pub(super) const KEY: &str = "extends";

/// Parts of a form set that are found again by their ids.
const LISTS: [&str; 2] = ["dimension", "table"];

/// A set laid over the one of `sets` that it extends, if it extends one.
pub(super) fn resolve(set: Value, sets: &[Value]) -> Result<Value, String> {
    match set.get(KEY).and_then(Value::as_str) {
        None => Ok(set),
        Some(id) => {
            let base = sets.iter().find(|base| base["id"] == id && base.get(KEY).is_none());
            let base = base.ok_or_else(|| format!("extends {id}, which is no form set of its own"))?;
            Ok(over(base, set))
        }
    }
}

/// What `set` says, and for the rest what `base` says; a dimension or table with an id of the
/// base keeps the keys that the set does not give.
fn over(base: &Value, set: Value) -> Value {
    let mut whole = base.clone();
    let (Value::Object(fields), Value::Object(own)) = (&mut whole, set) else { return whole };
    for (key, value) in own.into_iter().filter(|(key, _)| key != KEY) {
        match (fields.get_mut(&key), value) {
            (Some(Value::Array(items)), Value::Array(own)) if LISTS.contains(&key.as_str()) => {
                own.into_iter().for_each(|item| lay_over(items, item));
            }
            (_, value) => {
                fields.insert(key, value);
            }
        }
    }
    whole
}

fn lay_over(items: &mut Vec<Value>, own: Value) {
    let same = items.iter_mut().find(|item| item.get("id").is_some() && item.get("id") == own.get("id"));
    match (same, own) {
        (Some(Value::Object(item)), Value::Object(own)) => item.extend(Map::into_iter(own)),
        (_, own) => items.push(own),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Form;
    use super::*;

    fn base() -> Value {
        serde_json::json!({
            "id": "base", "name": { "zh": "甲", "en": "A" }, "stage": "budget", "money_unit": "元", "decimals": 2,
            "dimension": [{ "id": "d", "name": { "zh": "乙", "en": "B" }, "free": true }],
            "table": [
                { "id": "one", "number": "1", "title": { "zh": "表一", "en": "One" }, "block": [] },
                { "id": "two", "number": "2", "title": { "zh": "表二", "en": "Two" }, "block": [] }
            ]
        })
    }

    #[test]
    fn a_set_says_only_what_differs() {
        let own = serde_json::json!({
            "extends": "base", "id": "own", "decimals": 0,
            "table": [
                { "id": "two", "title": { "zh": "另表", "en": "Other" } },
                { "id": "three", "number": "3", "title": { "zh": "表三", "en": "Three" }, "block": [] }
            ]
        });
        let form: Form = serde_json::from_value(resolve(own, &[base()]).unwrap()).unwrap();
        assert_eq!((form.id.as_str(), form.decimals, form.stage.as_str()), ("own", 0, "budget"));
        let tables: Vec<_> = form.tables.iter().map(|t| (t.number.as_str(), t.title.zh.as_str())).collect();
        assert_eq!(tables, [("1", "表一"), ("2", "另表"), ("3", "表三")]);
        assert_eq!(form.dimensions.len(), 1);
    }

    #[test]
    fn a_set_extends_a_set_of_its_own_only() {
        let own = serde_json::json!({ "extends": "base", "id": "own" });
        assert!(resolve(own.clone(), &[]).unwrap_err().contains("base"));
        let mut extending = base();
        extending["extends"] = "another".into();
        assert!(resolve(own, &[extending]).is_err());
    }
}
