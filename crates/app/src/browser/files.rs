//! Files in and out, without a server.

use js_sys::Array;
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

/// The largest file that is read at all; the largest department's data is a hundredth of it.
const LARGEST: f64 = 32.0 * 1024.0 * 1024.0;

/// Why a file could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// Larger than any budget.
    TooLarge,
    /// The browser could not read it.
    NoText,
}

/// Reads a file that the reader chose.
///
/// # Errors
/// Too large, or unreadable for the browser.
pub async fn text_of(file: File) -> Result<String, Unreadable> {
    if file.size() > LARGEST {
        return Err(Unreadable::TooLarge);
    }
    let text = JsFuture::from(file.text()).await.map_err(|_| Unreadable::NoText)?;
    text.as_string().ok_or(Unreadable::NoText)
}

/// Offers a text as a download.
///
/// # Errors
/// The browser refused; the value says why.
pub fn download(name: &str, text: &str) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type("application/json");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&JsValue::from_str(text)), &kind)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The click has started the download; the address is not needed any longer after this turn.
    leptos::prelude::set_timeout(
        move || {
            let _ = Url::revoke_object_url(&url);
        },
        std::time::Duration::from_secs(10),
    );
    Ok(())
}
