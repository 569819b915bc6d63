//! Running other programs.

use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::{Outcome, paths};

/// Cargo, in the root of the checkout.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(paths::root());
    command
}

/// Runs a program that writes straight to the terminal; `failure` is the sentence if it fails.
pub(crate) fn run(command: &mut Command, failure: &str) -> Outcome {
    let status = command.status().map_err(|error| missing(command, &error))?;
    if status.success() { Ok(()) } else { Err(failure.to_owned()) }
}

/// Runs a program in silence; when it fails, the end of what it wrote comes before the sentence.
pub(crate) fn run_quietly(command: &mut Command, failure: &str) -> Outcome<String> {
    let output = command.stdin(Stdio::null()).output().map_err(|error| missing(command, &error))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() {
        return Ok(text);
    }
    let said = text + &String::from_utf8_lossy(&output.stderr);
    let lines: Vec<&str> = said.lines().collect();
    for line in &lines[lines.len().saturating_sub(30)..] {
        eprintln!("    {line}");
    }
    Err(failure.to_owned())
}

/// Runs a program, passing its output on line by line and showing each line to `seen`.
/// True if it succeeded.
pub(crate) fn run_watched(command: &mut Command, mut seen: impl FnMut(&str)) -> Outcome<bool> {
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|error| missing(command, &error))?;
    if let Some(output) = child.stdout.take() {
        // By bytes: a test may print anything.
        for line in BufReader::new(output).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            seen(&line);
        }
    }
    let status = child.wait().map_err(|error| missing(command, &error))?;
    Ok(status.success())
}

/// What a program prints, trimmed; nothing if it is missing or fails.
pub(crate) fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

/// Runs a program for at most `limit`; the error is what it said, in one line.
pub(crate) fn run_within(command: &mut Command, limit: Duration) -> Outcome {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| missing(command, &error))?;
    // Read on the side, or a talkative program would fill the pipe and wait for ever.
    let complaints = child.stderr.take().map(|errors| {
        std::thread::spawn(move || BufReader::new(errors).lines().map_while(Result::ok).collect::<Vec<_>>())
    });
    let success = wait(&mut child, limit);
    let said = complaints.and_then(|reader| reader.join().ok()).unwrap_or_default();
    match success {
        Some(true) => Ok(()),
        Some(false) => Err(said
            .iter()
            .find(|line| line.starts_with("error"))
            .or(said.last())
            .cloned()
            .unwrap_or_else(|| "it gave no reason".to_owned())),
        None => Err(format!("no answer within {} seconds", limit.as_secs())),
    }
}

fn wait(child: &mut Child, limit: Duration) -> Option<bool> {
    let end = Instant::now() + limit;
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status.success()),
            Ok(None) if Instant::now() < end => std::thread::sleep(Duration::from_millis(50)),
            _ => {
                // Best effort: it may have ended in between.
                let _ = child.kill();
                let _ = child.wait();
                return None;
            }
        }
    }
}

/// The full path of a program of this name, if there is one.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    std::env::split_paths(&std::env::var_os("PATH")?)
        .map(|folder| folder.join(name))
        .find(|path| path.is_file())
}

/// `PATH` with these folders in front.
pub(crate) fn path_with(folders: &[&Path]) -> OsString {
    let before = std::env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().map(|folder| folder.to_path_buf()).chain(std::env::split_paths(&before));
    // Only a folder with a colon in its name cannot be joined; then the old value is the best.
    std::env::join_paths(all).unwrap_or(before)
}

fn missing(command: &Command, error: &std::io::Error) -> String {
    let name = command.get_program().to_string_lossy();
    format!("`{name}` could not be run ({error}): install it or put it on PATH")
}
