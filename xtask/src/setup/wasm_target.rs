//! A Rust toolchain that compiles to WebAssembly.
//!
//! Normally that is the one in use, after `rustup target add`. A machine that cannot reach the
//! toolchain's server takes Debian's compiler instead, with a standard library built once
//! (see [`debian_std`]); rustup then knows it as `debian-wasm`. `WASM_ROUTE=rustup` or
//! `WASM_ROUTE=debian` allows only that route.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use super::debian_std;
use crate::{Outcome, program, setup};

pub(super) const TARGET: &str = "wasm32-unknown-unknown";

/// The name by which rustup knows Debian's toolchain.
const LINKED: &str = "debian-wasm";

/// How to call cargo for WebAssembly. Native commands never go through it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Toolchain {
    /// The one in use.
    Default,
    /// Debian's, linked into rustup.
    Linked,
    /// Debian's, on a machine without rustup.
    Debian,
}

impl Toolchain {
    /// Makes a command, and every cargo and rustc below it, use this toolchain.
    pub(crate) fn apply(self, command: &mut Command) -> &mut Command {
        if self != Self::Default {
            // Set by the cargo that started us, for its own toolchain.
            for name in ["CARGO", "RUSTC", "LD_LIBRARY_PATH", "RUSTUP_TOOLCHAIN"] {
                command.env_remove(name);
            }
        }
        match self {
            Self::Default => {}
            Self::Linked => {
                command.env("RUSTUP_TOOLCHAIN", LINKED);
            }
            Self::Debian => {
                command.env("PATH", program::path_with(&[Path::new("/usr/bin")]));
            }
        }
        command
    }

    /// `cargo <verb> --target wasm32-unknown-unknown`, with its own target folder.
    pub(crate) fn cargo(self, verb: &str) -> Command {
        let mut command = program::cargo();
        self.apply(&mut command)
            .env("CARGO_TARGET_DIR", crate::paths::wasm_target())
            .args([verb, "--target", TARGET]);
        command
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Route {
    Either,
    Rustup,
    Debian,
}

/// The toolchain to use, made ready if need be.
pub(crate) fn install() -> Outcome<Toolchain> {
    let route = route(std::env::var("WASM_ROUTE").ok().as_deref())?;
    let has_rustup = program::find("rustup").is_some();
    let debian = if has_rustup { Toolchain::Linked } else { Toolchain::Debian };
    if route != Route::Debian && default_is_ready() {
        return Ok(Toolchain::Default);
    }
    if route != Route::Rustup && debian_std::is_ready() && (!has_rustup || is_linked()) {
        return Ok(debian);
    }
    let mut reason = "rustup is not on PATH".to_owned();
    if route != Route::Debian && has_rustup {
        setup::say(&format!("rustup target add {TARGET} ..."));
        match program::run_within(
            Command::new("rustup").args(["target", "add", TARGET]),
            Duration::from_secs(180),
        ) {
            Ok(()) if default_is_ready() => return Ok(Toolchain::Default),
            Ok(()) => reason = "rustup added it, but rustc does not see it".to_owned(),
            Err(said) => reason = said,
        }
        setup::say(&format!("rustup could not add it: {reason}"));
    }
    if route == Route::Rustup {
        return Err(format!(
            "rustup could not add the target {TARGET} ({reason}): check its server settings, or allow Debian's compiler by unsetting WASM_ROUTE"
        ));
    }
    debian_std::install()?;
    if has_rustup {
        program::run_quietly(
            Command::new("rustup").args(["toolchain", "link", LINKED, "/usr"]),
            "rustup could not link Debian's compiler: run `rustup toolchain link debian-wasm /usr` and see what it says",
        )?;
    }
    Ok(debian)
}

fn route(value: Option<&str>) -> Outcome<Route> {
    match value {
        None | Some("" | "auto") => Ok(Route::Either),
        Some("rustup") => Ok(Route::Rustup),
        Some("debian") => Ok(Route::Debian),
        Some(other) => Err(format!(
            "WASM_ROUTE is `{other}`: it can be `rustup`, `debian`, or unset for whichever works"
        )),
    }
}

/// Does the toolchain in use have the target's standard library?
fn default_is_ready() -> bool {
    program::answer(Command::new("rustc").args(["--print", "target-libdir", "--target", TARGET]))
        .is_some_and(|folder| debian_std::holds_std(Path::new(&folder)))
}

fn is_linked() -> bool {
    let home = std::env::var_os("RUSTUP_HOME")
        .map_or_else(|| std::env::home_dir().unwrap_or_default().join(".rustup"), Into::into);
    std::fs::read_link(home.join("toolchains").join(LINKED)).is_ok_and(|to| to == Path::new("/usr"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_route_is_refused() {
        assert!(route(None).is_ok_and(|route| route == Route::Either));
        assert!(route(Some("debian")).is_ok_and(|route| route == Route::Debian));
        assert!(route(Some("nix")).is_err());
    }

    #[test]
    fn the_linked_toolchain_replaces_the_callers() {
        let mut command = Command::new("cargo");
        Toolchain::Linked.apply(&mut command);
        let variables: Vec<_> = command.get_envs().collect();
        assert!(variables.contains(&("RUSTUP_TOOLCHAIN".as_ref(), Some("debian-wasm".as_ref()))));
        assert!(variables.contains(&("LD_LIBRARY_PATH".as_ref(), None)));
    }
}
