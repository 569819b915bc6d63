//! `cargo xtask <command>`: everything one does with this project besides plain cargo.
//!
//! Each command installs what it needs and is missing, says what it is doing, and ends with
//! one sentence and the remedy when it cannot go on.

mod bench;
mod build;
mod ci;
mod dev;
mod paths;
mod program;
mod serve;
mod setup;
mod size;
mod tally;
mod test;

use std::process::ExitCode;

/// What a step gives: its result, or the one sentence that says what is wrong and what to do.
type Outcome<T = ()> = Result<T, String>;

const HELP: &str = "\
cargo xtask serve [--port N]   build in release and serve the page on http://127.0.0.1:8080
cargo xtask dev [--port N]     build fast, serve, and build again whenever a source changes
cargo xtask build              build the page into dist/, a plain static folder
cargo xtask test               all tests: native, JavaScript package in Node, browser
cargo xtask e2e [NAME...]      only the browser tests, or those whose file starts with NAME
cargo xtask package            only the JavaScript packages into target/pkg/ and target/pkg-read/, and their tests in Node
cargo xtask size               raw, gzip and brotli size of every served file, against the ceilings
cargo xtask bench [NAME] [N]   the benchmarks, or one (check, edit, locate, widget); N is what it takes, such as documents
cargo xtask wasm-pack          the JavaScript packages into pkg/ and pkg-read/ by wasm-pack, which is installed if missing
cargo xtask ci                 format, clippy, tests, package and sizes: what must be green
cargo xtask help               this list
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(code) => code,
        Err(sentence) => {
            eprintln!("error: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Outcome<ExitCode> {
    let (command, rest) = match arguments.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", &[][..]),
    };
    match command {
        "serve" => serve::command(port(rest)?).map(done),
        "dev" => dev::command(port(rest)?).map(done),
        "build" => {
            no_more(command, rest)?;
            build::page(&build::Turn::take()?).map(done)
        }
        "test" => {
            no_more(command, rest)?;
            test::everything(&build::Turn::take()?).map(closing)
        }
        "package" => {
            no_more(command, rest)?;
            test::package_only(&build::Turn::take()?).map(closing)
        }
        "e2e" => test::browser_only(&build::Turn::take()?, rest).map(closing),
        "size" => {
            no_more(command, rest)?;
            let turn = build::Turn::take()?;
            build::page(&turn)?;
            size::command(&turn).map(done)
        }
        "bench" => bench::command(rest).map(done),
        "wasm-pack" => {
            no_more(command, rest)?;
            let tools = setup::for_build()?;
            let wasm_pack = setup::wasm_pack::install()?;
            build::package::by_wasm_pack(&wasm_pack, &tools, &["--target", "web"], &paths::root().join("pkg"))
                .map(done)
        }
        "ci" => {
            no_more(command, rest)?;
            ci::command(&build::Turn::take()?).map(closing)
        }
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        unknown => Err(format!("there is no command `{unknown}`: `cargo xtask help` lists them")),
    }
}

fn done(_: ()) -> ExitCode {
    ExitCode::SUCCESS
}

/// Prints the closing line of the test commands and turns it into the exit code.
fn closing(tally: tally::Tally) -> ExitCode {
    println!("{tally}");
    if tally.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn no_more(command: &str, rest: &[String]) -> Outcome {
    match rest.first() {
        None => Ok(()),
        Some(extra) => Err(format!("`cargo xtask {command}` takes no `{extra}`: run it without")),
    }
}

/// The arguments that keep cargo's native commands off the crates that exist only for the browser.
fn native_only() -> impl Iterator<Item = &'static str> {
    build::WASM_CRATES.into_iter().flat_map(|name| ["--exclude", name])
}

/// Reads `--port N`; 8080 without it, 0 lets the system choose.
fn port(rest: &[String]) -> Outcome<u16> {
    match rest {
        [] => Ok(8080),
        [flag, number] if flag == "--port" => {
            number.parse().map_err(|_| format!("`{number}` is no port: give a number from 0 to 65535"))
        }
        _ => Err("the only option is `--port N`".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<String> {
        line.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn the_port_is_8080_unless_given() {
        assert_eq!(port(&[]), Ok(8080));
        assert_eq!(port(&words("--port 9000")), Ok(9000));
        assert!(port(&words("--port 99999")).is_err());
        assert!(port(&words("--open")).is_err());
    }

    #[test]
    fn help_names_every_command_once() {
        for command in ["serve", "dev", "build", "test", "e2e", "package", "size", "bench", "wasm-pack", "ci"]
        {
            let lines = HELP.lines().filter(|line| line.split_whitespace().nth(2) == Some(command));
            assert_eq!(lines.count(), 1, "{command}");
        }
    }
}
