//! `cargo xtask ci`: what must be green before anything is published.

use crate::tally::Tally;
use crate::{Outcome, build, native_only, paths, program, setup, size, test};

/// Runs every check, to the end even when some fail, and counts the tests. A failed check that
/// is no test counts as one failed.
pub(crate) fn command(turn: &build::Turn) -> Outcome<Tally> {
    setup::rust_components::install()?;
    let tools = setup::for_build()?;
    let mut checks = Checks::default();
    checks.run("format, the workspace", || format("Cargo.toml"));
    checks.run("format, tools/wbg", || format("tools/wbg/Cargo.toml"));
    checks.run("clippy, native", || {
        program::run(
            program::cargo()
                .args(["clippy", "--workspace", "--all-targets"])
                .args(native_only())
                .args(["--", "-D", "warnings"]),
            "clippy is not content with the native code: see the lines above",
        )
    });
    checks.run("clippy, wasm32", || {
        let mut clippy = tools.toolchain.cargo("clippy");
        for name in build::WASM_CRATES.into_iter().chain(["mingzhang-app"]) {
            clippy.args(["-p", name]);
        }
        program::run(
            clippy.args(["--", "-D", "warnings"]),
            "clippy is not content with the code for the browser: see the lines above",
        )
    });
    let mut tests = Tally::default();
    checks.run("tests", || test::everything(turn).map(|tally| tests = tally));
    let mut by_wasm_pack = Tally::default();
    checks.run("JavaScript packages by wasm-pack", || match setup::wasm_pack::found() {
        Some(wasm_pack) => {
            let folder = paths::made("pkg-by-wasm-pack");
            // What is held here is the package, not the size of its module: optimising takes minutes.
            let options = ["--target", "nodejs", "--no-opt"];
            build::package::by_wasm_pack(&wasm_pack, &tools, &options, &folder)?;
            test::packed(&folder).map(|tally| by_wasm_pack = tally)
        }
        None => {
            println!("wasm-pack is not installed: the tests took the same packages made with wasm-bindgen");
            Ok(())
        }
    });
    checks.run("sizes", || size::command(turn));
    println!();
    checks.tally += tests;
    checks.tally += by_wasm_pack;
    Ok(checks.tally)
}

/// The checks that are no tests: those that failed are counted.
#[derive(Default)]
struct Checks {
    tally: Tally,
}

impl Checks {
    fn run(&mut self, title: &str, check: impl FnOnce() -> Outcome) {
        println!("\n== {title}");
        if let Err(sentence) = check() {
            eprintln!("error: {sentence}");
            self.tally += Tally::ONE_FAILED;
        }
    }
}

fn format(manifest: &str) -> Outcome {
    program::run(
        program::cargo().args(["fmt", "--all", "--check", "--manifest-path", manifest]),
        &format!("some files are not formatted: run `cargo fmt --all --manifest-path {manifest}`"),
    )
}
