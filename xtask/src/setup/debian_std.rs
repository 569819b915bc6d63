//! Debian's Rust compiler for the web, with a standard library for WebAssembly built once from
//! Debian's source of it. Debian ships no such library that works with link-time optimisation.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::apt;
use super::wasm_target::TARGET;
use crate::{Outcome, paths, program, setup};

const RUSTC: &str = "/usr/bin/rustc";
const CARGO: &str = "/usr/bin/cargo";
const SOURCE: &str = "/usr/lib/rustlib/src/rust/library";
/// Debian's rust-lld is a link into lld-22, which no package depends on.
const LINKER: &str = "/usr/bin/rust-lld";
const PACKAGES: [&str; 6] =
    ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "rust-web-clippy", "lld-22"];
/// What a standard library must have for a module and its tests to link.
const PARTS: [&str; 7] = ["core", "alloc", "std", "compiler_builtins", "panic_abort", "proc_macro", "test"];
/// Raised whenever the way of building changes, so that it is built again.
const RECIPE: u32 = 1;

/// Is the library there, built by the compiler that is there now?
pub(super) fn is_ready() -> bool {
    [RUSTC, CARGO, LINKER].iter().all(|path| Path::new(path).exists())
        && holds_std(&home().join("lib"))
        && fs::read_to_string(home().join(".built-by")).is_ok_and(|built_by| built_by == stamp())
}

/// Does this folder hold a compiled standard library?
pub(super) fn holds_std(folder: &Path) -> bool {
    has_part(folder, "std")
}

/// Installs the compiler and builds the library, each if need be.
pub(super) fn install() -> Outcome {
    let tools = [RUSTC, CARGO, LINKER, "/usr/bin/clippy-driver"];
    let all_there = tools.iter().all(|path| Path::new(path).exists())
        && Path::new(SOURCE).join("sysroot/Cargo.toml").is_file();
    if !all_there {
        apt::install("Debian's Rust compiler for the web", &PACKAGES)?;
    }
    if !is_ready() {
        build()?;
    }
    try_link()
}

fn home() -> PathBuf {
    Path::new("/usr/lib/rustlib").join(TARGET)
}

/// Ties the library to the exact compiler that built it: after an upgrade it is built again.
fn stamp() -> String {
    let compiler = program::answer(Command::new(RUSTC).arg("-vV")).unwrap_or_default();
    format!("recipe {RECIPE}\n{compiler}\n")
}

fn build() -> Outcome {
    setup::say("building Rust's standard library for WebAssembly (one to two minutes, once) ...");
    // A fixed place: the path goes into the crates' names, and a library built elsewhere would
    // not fit what is already compiled against it.
    let work = paths::cache().join("build").join("std");
    let library = work.join("library");
    let output = work.join("target");
    let _ = fs::remove_dir_all(&work);
    fs::create_dir_all(&work).map_err(|error| unwritable(&work, &error))?;
    // A copy, for cargo may write into the workspace.
    program::run_quietly(
        Command::new("cp").arg("-r").arg(SOURCE).arg(&library),
        "the standard library's source could not be copied: check the free space of the cache folder",
    )?;
    let mut cargo = Command::new(CARGO);
    for name in [
        "CARGO",
        "CARGO_BUILD_RUSTFLAGS",
        "CARGO_BUILD_TARGET",
        "CARGO_ENCODED_RUSTFLAGS",
        "LD_LIBRARY_PATH",
        "RUSTC_WORKSPACE_WRAPPER",
        "RUSTC_WRAPPER",
        "RUSTUP_TOOLCHAIN",
    ] {
        cargo.env_remove(name);
    }
    // force-unstable-if-unmarked, as in rustc's own build: the library's private dependencies
    // stay out of reach. embed-bitcode: without it users get no link-time optimisation.
    let flags = format!(
        "-Zforce-unstable-if-unmarked -Cembed-bitcode=yes --remap-path-prefix={}=/rustc/library",
        library.display()
    );
    cargo
        .current_dir(&library)
        .env("PATH", program::path_with(&[Path::new("/usr/bin")]))
        .env("RUSTC", RUSTC)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", flags)
        .env("CARGO_TARGET_DIR", &output)
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "s")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "1")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
        .args(["build", "--quiet", "--locked", "--release", "--target", TARGET])
        .args(["-p", "sysroot", "--features", "optimize_for_size"]);
    program::run_quietly(
        &mut cargo,
        "the standard library could not be built: check that cargo reaches its registry and run it again",
    )?;

    let built = work.join("new");
    let lib = built.join("lib");
    fs::create_dir_all(&lib).map_err(|error| unwritable(&lib, &error))?;
    let compiled = output.join(TARGET).join("release").join("deps");
    for path in rlibs(&compiled) {
        let Some(name) = path.file_name() else { continue };
        if !name.to_string_lossy().starts_with("libsysroot-") {
            fs::copy(&path, lib.join(name)).map_err(|error| unwritable(&lib, &error))?;
        }
    }
    if let Some(part) = PARTS.iter().find(|part| !has_part(&lib, part)) {
        return Err(format!(
            "building the standard library gave no `{part}`: Debian's rust-web-src has changed, install a Rust whose rustup reaches its server"
        ));
    }
    fs::write(built.join(".built-by"), stamp()).map_err(|error| unwritable(&built, &error))?;

    let refused =
        "the standard library could not be put into /usr/lib/rustlib: run this as root or install sudo";
    let home = home();
    program::run_quietly(apt::as_root()?.args(["rm", "-rf"]).arg(&home), refused)?;
    program::run_quietly(apt::as_root()?.args(["cp", "-r"]).arg(&built).arg(&home), refused)?;
    program::run_quietly(apt::as_root()?.args(["chmod", "-R", "a+rX"]).arg(&home), refused)?;
    let _ = fs::remove_dir_all(&work);
    Ok(())
}

/// Links one small module: a library that compiled may still not fit the linker.
fn try_link() -> Outcome {
    let folder = paths::cache().join("build").join("link");
    fs::create_dir_all(&folder).map_err(|error| unwritable(&folder, &error))?;
    let source = folder.join("probe.rs");
    fs::write(
        &source,
        "#[unsafe(no_mangle)] pub extern \"C\" fn probe(n: usize) -> usize { vec![0u8; n].len() }\n",
    )
    .map_err(|error| unwritable(&source, &error))?;
    program::run_quietly(
        Command::new(RUSTC)
            .env_remove("LD_LIBRARY_PATH")
            .args(["--edition", "2024", "--crate-type", "cdylib", "-O", "--target", TARGET, "-o"])
            .arg(folder.join("probe.wasm"))
            .arg(&source),
        "Debian's compiler cannot link a module: remove /usr/lib/rustlib/wasm32-unknown-unknown and run this again",
    )?;
    let _ = fs::remove_dir_all(folder);
    Ok(())
}

fn rlibs(folder: &Path) -> impl Iterator<Item = PathBuf> {
    fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension() == Some(OsStr::new("rlib")))
}

fn has_part(folder: &Path, part: &str) -> bool {
    let start = format!("lib{part}");
    rlibs(folder).any(|path| {
        path.file_stem()
            .and_then(OsStr::to_str)
            .and_then(|name| name.strip_prefix(&start))
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    })
}

fn unwritable(path: &Path, error: &std::io::Error) -> String {
    format!("{} cannot be written ({error}): check its owner and the free space", path.display())
}
