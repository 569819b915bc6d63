//! rustfmt and clippy, which a minimal Rust installation leaves out.

use std::process::Command;

use crate::{Outcome, program, setup};

pub(crate) fn install() -> Outcome {
    for (component, cargo_command) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        let present = program::answer(program::cargo().args([cargo_command, "--version"]));
        if present.is_some() {
            continue;
        }
        setup::say(&format!("rustup component add {component} ..."));
        program::run(
            Command::new("rustup").args(["component", "add", component]),
            &format!("{component} is missing and rustup could not add it: install it with your Rust"),
        )?;
    }
    Ok(())
}
