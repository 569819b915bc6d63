//! `cargo xtask dev`: serve, and build again whenever a source changes.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use crate::serve::{Server, Site};
use crate::{Outcome, build, paths, setup};

/// Everything a build of the page reads.
const WATCHED: [&str; 6] = ["Cargo.toml", "Cargo.lock", "build.rs", "crates", "index.html", "src"];

pub(crate) fn command(port: u16) -> Outcome {
    let server = Server::bind(port)?;
    let tools = setup::for_build()?;
    let folder = paths::made("dev");
    let url = server.url();
    let site = Site::new(folder.clone(), "/");
    std::thread::spawn(move || server.serve(&site));
    loop {
        // Taken before building: what changes meanwhile is built next.
        let before = snapshot();
        let start = Instant::now();
        let built = build::Turn::take().and_then(|turn| build::quick_page(&turn, &tools, &folder));
        match built {
            Ok(()) => println!("{url}  built in {:.1} s", start.elapsed().as_secs_f32()),
            // The last good page stays up while one repairs what one wrote.
            Err(sentence) => eprintln!("error: {sentence}"),
        }
        while snapshot() == before {
            std::thread::sleep(Duration::from_millis(300));
        }
    }
}

/// When each source was last written.
fn snapshot() -> BTreeMap<PathBuf, SystemTime> {
    let mut times = BTreeMap::new();
    for name in WATCHED.into_iter().chain(["www"]) {
        note(&paths::root().join(name), &mut times);
    }
    times
}

fn note(path: &Path, times: &mut BTreeMap<PathBuf, SystemTime>) {
    // A file that vanishes while one looks is a change too, seen by its absence.
    let Ok(metadata) = fs::metadata(path) else {
        return;
    };
    if metadata.is_dir() {
        for entry in fs::read_dir(path).into_iter().flatten().flatten() {
            note(&entry.path(), times);
        }
    } else if let Ok(time) = metadata.modified() {
        times.insert(path.to_path_buf(), time);
    }
}
