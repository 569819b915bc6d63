//! Debian packages.

use std::process::Command;

use crate::{Outcome, program, setup};

/// Installs Debian packages; `what` names what is missing for the sentence when that fails.
pub(super) fn install(what: &str, packages: &[&str]) -> Outcome {
    let list = packages.join(" ");
    if program::find("apt-get").is_none() {
        return Err(format!(
            "{what} is missing and there is no apt-get here: install what Debian calls {list} by hand"
        ));
    }
    setup::say(&format!("apt-get install {list} (a minute or so) ..."));
    let failure =
        format!("apt-get could not install {what}: run `apt-get update && apt-get install {list}` as root");
    // An old list of packages names files that are gone; a failed refresh may still be enough.
    let _ = program::run_quietly(as_root()?.args(["apt-get", "update"]), "");
    program::run_quietly(
        as_root()?
            .args(["env", "DEBIAN_FRONTEND=noninteractive"])
            .args(["apt-get", "install", "-y", "--no-install-recommends"])
            .args(packages),
        &failure,
    )?;
    Ok(())
}

/// A command that runs its arguments as root.
pub(super) fn as_root() -> Outcome<Command> {
    let is_root = program::answer(Command::new("id").arg("-u")).as_deref() == Some("0");
    if is_root {
        Ok(Command::new("env"))
    } else if program::find("sudo").is_some() {
        Ok(Command::new("sudo"))
    } else {
        Err("installing system packages needs root: run this as root or install sudo".to_owned())
    }
}
