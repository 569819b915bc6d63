//! A ceiling for the module's memory: a document that would need more ends the reading, not the page.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rustc-link-arg-cdylib=--max-memory={}", 512 * 1024 * 1024);
}
