//! The test runners: cargo for native code, Node for the JavaScript package and for the browser.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::build::{self, Turn};
use crate::serve::{Server, Site};
use crate::tally::Tally;
use crate::{Outcome, native_only, paths, program, setup};

const PACKAGE_TESTS: &str = "crates/wasm/tests";
const BROWSER_TESTS: &str = "tests/browser";

/// The browser tests run on a site below the root of its server, as an agency would host it:
/// an absolute path anywhere in the page would fail them.
const SUBPATH: &str = "/agency/budget/";

/// The browser tests that run in Firefox too: a person's ways through the page, and the widget. Most of the
/// rest needs file choosers, downloads or a clipboard, which Firefox does not hand to a driver.
const IN_FIREFOX: [&str; 4] = ["calculate", "overview", "smoke", "widget"];

/// Native, package and browser tests, to the end even when some fail.
pub(crate) fn everything(turn: &Turn) -> Outcome<Tally> {
    let browsers =
        [Browser::Chromium(setup::chromium::install()?), Browser::Firefox(setup::firefox::install()?)];
    setup::for_build()?;
    let mut tally = native()?;
    build::page_and_package(turn)?;
    tally += package()?;
    for browser in &browsers {
        tally += browser.run(&browser.tests()?)?;
    }
    Ok(tally)
}

/// Only the JavaScript package and its tests.
pub(crate) fn package_only(turn: &Turn) -> Outcome<Tally> {
    build::package_only(turn)?;
    package()
}

fn package() -> Outcome<Tally> {
    heading("JavaScript package tests");
    let tests = tests_in(PACKAGE_TESTS, ".test.mjs", &[])?;
    node(&tests, Command::new("node").env("MINGZHANG_COMMAND", command_line()?))
}

/// The tests of a packed JavaScript package, on another build of it than [`everything`] makes.
pub(crate) fn packed(package: &Path) -> Outcome<Tally> {
    let tests = tests_in(PACKAGE_TESTS, ".test.mjs", &["packed".to_owned()])?;
    node(&tests, Command::new("node").env("MINGZHANG_PACKAGE", package))
}

/// The built `mingzhang` command, which the package is held against.
fn command_line() -> Outcome<PathBuf> {
    program::run(
        program::cargo().args(["build", "--quiet", "--package", "mingzhang-cli"]),
        "the command line did not compile: see the lines above",
    )?;
    Ok(paths::native_target().join("debug").join("mingzhang").with_extension(std::env::consts::EXE_EXTENSION))
}

/// The browser tests whose file name starts with one of `names`; all without names. In Chromium, or in
/// Firefox where `MINGZHANG_BROWSER` says so.
pub(crate) fn browser_only(turn: &Turn, names: &[String]) -> Outcome<Tally> {
    let files = browser_tests(names)?;
    let browser = match std::env::var("MINGZHANG_BROWSER").as_deref() {
        Ok("firefox") => Browser::Firefox(setup::firefox::install()?),
        _ => Browser::Chromium(setup::chromium::install()?),
    };
    build::page(turn)?;
    browser.run(&files)
}

/// A browser by its path.
enum Browser {
    Chromium(PathBuf),
    Firefox(PathBuf),
}

impl Browser {
    /// What it is to run when nothing is named.
    fn tests(&self) -> Outcome<Vec<PathBuf>> {
        match self {
            Self::Chromium(_) => browser_tests(&[]),
            Self::Firefox(_) => browser_tests(&IN_FIREFOX.map(str::to_owned)),
        }
    }

    fn run(&self, files: &[PathBuf]) -> Outcome<Tally> {
        let (title, name, variable, path) = match self {
            Self::Chromium(path) => ("browser tests, Chromium", "chromium", "CHROMIUM", path),
            Self::Firefox(path) => ("browser tests, Firefox", "firefox", "FIREFOX", path),
        };
        heading(title);
        let server = Server::bind(0)?;
        let url = server.url() + SUBPATH;
        let site = Site::new(paths::dist(), SUBPATH);
        std::thread::spawn(move || server.serve(&site));
        let mut command = Command::new("node");
        node(files, command.env("MINGZHANG_URL", url).env("MINGZHANG_BROWSER", name).env(variable, path))
    }
}

fn native() -> Outcome<Tally> {
    heading("native tests");
    let mut command = program::cargo();
    command.args(["test", "--workspace", "--no-fail-fast"]).args(native_only());
    counted(&mut command)
}

fn browser_tests(names: &[String]) -> Outcome<Vec<PathBuf>> {
    let files = tests_in(BROWSER_TESTS, ".spec.mjs", names)?;
    if files.is_empty() && !names.is_empty() {
        let names = names.join(" or ");
        return Err(format!("no browser test starts with {names}: {BROWSER_TESTS} has the files"));
    }
    Ok(files)
}

/// Runs test files by Node's own runner.
fn node(files: &[PathBuf], command: &mut Command) -> Outcome<Tally> {
    if files.is_empty() {
        return Ok(Tally::default());
    }
    counted(
        command
            .current_dir(paths::root())
            // The limit ends a test that hangs; the slowest takes a small part of it.
            .args(["--test", "--test-reporter=spec", "--test-timeout=600000"])
            .args(files),
    )
}

/// Runs a test runner and counts; one that fails without a failed test counts as one.
fn counted(command: &mut Command) -> Outcome<Tally> {
    let mut tally = Tally::default();
    let success = program::run_watched(command, |line| tally.read(line))?;
    if !success && tally.failed == 0 {
        tally += Tally::ONE_FAILED;
    }
    Ok(tally)
}

/// The test files of a folder, in order.
fn tests_in(folder: &str, ending: &str, names: &[String]) -> Outcome<Vec<PathBuf>> {
    let folder = paths::root().join(folder);
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(format!("{}: {error}", folder.display())),
    };
    let mut files: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.ends_with(ending)
                && (names.is_empty() || names.iter().any(|start| name.starts_with(start.as_str())))
        })
        .collect();
    files.sort();
    Ok(files)
}

fn heading(title: &str) {
    println!("\n== {title}");
}
