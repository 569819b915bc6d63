//! `cargo xtask bench`: the native benchmarks by cargo, those in the browser by Node on the built page.

use std::process::Command;

use crate::build::{self, Turn};
use crate::serve::{Server, Site};
use crate::{Outcome, native_only, paths, program, setup};

/// The native benchmarks.
const NATIVE: [&str; 3] = ["check", "edit", "locate"];

/// Those in the browser, a script each in `benches/browser`.
const BROWSER: [&str; 2] = ["edit", "widget"];

/// Runs all benchmarks, or one with arguments of its own; options go to cargo as they are.
pub(crate) fn command(arguments: &[String]) -> Outcome {
    let (name, own) = match arguments.split_first() {
        Some((name, own)) if !name.starts_with('-') => (Some(name.as_str()), own),
        _ => (None, arguments),
    };
    let is_wanted = |known: &&str| name.is_none_or(|name| name == *known);
    if !NATIVE.iter().chain(&BROWSER).any(&is_wanted) {
        let known = NATIVE.iter().chain(&BROWSER).copied().collect::<std::collections::BTreeSet<_>>();
        let known = Vec::from_iter(known).join(", ");
        return Err(format!("there is no benchmark `{}`: there are {known}", name.unwrap_or_default()));
    }
    if name.is_none_or(|name| NATIVE.contains(&name)) {
        program::run(
            program::cargo().args(["bench", "--workspace"]).args(native_only()).args(for_cargo(name, own)),
            "the benchmarks failed: see the lines above",
        )?;
    }
    let browser: Vec<&str> = BROWSER.into_iter().filter(|known| is_wanted(known)).collect();
    if browser.is_empty() {
        return Ok(());
    }
    let chromium = setup::chromium::install()?;
    build::page(&Turn::take()?)?;
    let server = Server::bind(0)?;
    let url = server.url() + "/";
    let site = Site::new(paths::dist(), "/");
    std::thread::spawn(move || server.serve(&site));
    for name in browser {
        let script = paths::root().join("benches").join("browser").join(name).with_extension("mjs");
        let mut node = Command::new("node");
        node.arg(script).args(own).env("MINGZHANG_URL", &url).env("CHROMIUM", &chromium);
        program::run(&mut node, "the benchmark in the browser failed: see the lines above")?;
    }
    Ok(())
}

/// What cargo is called with for one benchmark with arguments of its own, or for all.
fn for_cargo(name: Option<&str>, own: &[String]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    if let Some(name) = name {
        all.extend(["--bench", name].map(str::to_owned));
        if !own.is_empty() {
            all.push("--".to_owned());
        }
    }
    all.extend(own.iter().filter(|argument| name.is_none() || *argument != "--").cloned());
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<String> {
        line.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn a_benchmark_is_called_by_its_name() {
        let arguments = |name, own: &str| for_cargo(name, &words(own)).join(" ");
        assert_eq!(arguments(None, ""), "");
        assert_eq!(arguments(Some("locate"), ""), "--bench locate");
        assert_eq!(arguments(Some("locate"), "500"), "--bench locate -- 500");
        assert_eq!(arguments(Some("locate"), "-- 500"), "--bench locate -- 500");
        assert_eq!(arguments(None, "--bench edit"), "--bench edit");
    }

    #[test]
    fn an_unknown_benchmark_is_refused_with_those_there_are() {
        let refused = command(&words("fast")).err().unwrap_or_default();
        assert!(refused.ends_with("there are check, edit, locate, widget"), "{refused}");
    }
}
