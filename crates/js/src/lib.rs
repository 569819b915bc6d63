//! What the JavaScript packages share: [`arguments`], which are looked at because JavaScript checks no
//! types, [`Failure`], an error with a stable code, and [`plain`] objects.

pub mod arguments;
mod failure;

pub use failure::Failure;

use serde::Serialize;
use wasm_bindgen::JsValue;

/// Rust data as a plain object.
///
/// # Errors
/// Data that JavaScript has nothing for; ours is none of that.
pub fn plain(data: &impl Serialize) -> Result<JsValue, JsValue> {
    data.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).map_err(JsValue::from)
}
