//! A small static server: enough for a browser on this machine, nothing more.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::time::Duration;

use crate::{Outcome, build, paths};

/// `cargo xtask serve`: until it is interrupted.
pub(crate) fn command(port: u16) -> Outcome {
    // First the port: nobody should wait for a build to learn that it is taken.
    let server = Server::bind(port)?;
    build::page(&build::Turn::take()?)?;
    println!("{}", server.url());
    server.serve(&Site::new(paths::dist(), "/"));
    Ok(())
}

/// A folder and the path under which it is served.
#[derive(Clone)]
pub(crate) struct Site {
    folder: PathBuf,
    /// Begins and ends with a slash.
    mount: String,
}

impl Site {
    pub(crate) fn new(folder: PathBuf, mount: &str) -> Self {
        Self { folder, mount: mount.to_owned() }
    }

    /// What to answer to a request for this path (with its query, still encoded).
    fn answer(&self, target: &str) -> Answer {
        let path = target.split(['?', '#']).next().unwrap_or_default();
        let Some(path) = decode(path) else {
            return Answer::Nothing;
        };
        if path.len() + 1 == self.mount.len() && self.mount.starts_with(&path) {
            return Answer::Redirect(self.mount.clone());
        }
        let Some(path) = path.strip_prefix(&self.mount) else {
            return Answer::Nothing;
        };
        let plain = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
        if !plain {
            return Answer::Nothing;
        }
        let mut file = self.folder.join(path);
        if file.is_dir() {
            if !path.is_empty() && !path.ends_with('/') {
                return Answer::Redirect(format!("{}{path}/", self.mount));
            }
            file.push("index.html");
        }
        if file.is_file() { Answer::File(file) } else { Answer::Nothing }
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Answer {
    File(PathBuf),
    Redirect(String),
    Nothing,
}

/// A port of this machine, taken and not yet answering.
pub(crate) struct Server {
    listener: TcpListener,
    address: SocketAddr,
}

impl Server {
    /// Takes a port that only this machine can reach; 0 lets the system choose.
    pub(crate) fn bind(port: u16) -> Outcome<Self> {
        let taken = |error| format!("port {port} cannot be used ({error}): choose another with `--port N`");
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(taken)?;
        let address = listener.local_addr().map_err(taken)?;
        Ok(Self { listener, address })
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Answers for as long as the process lives.
    pub(crate) fn serve(&self, site: &Site) {
        for stream in self.listener.incoming().flatten() {
            let site = site.clone();
            // A browser that goes away in the middle is nobody's error.
            std::thread::spawn(move || drop(respond(&stream, &site)));
        }
    }
}

fn respond(stream: &TcpStream, site: &Site) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut lines = BufReader::new(stream.take(64 * 1024)).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    // The headers do not matter, but a connection closed on unread ones would be reset.
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let mut words = request.split(' ');
    let (method, target) = (words.next(), words.next().unwrap_or_default());
    if !matches!(method, Some("GET" | "HEAD")) {
        return send(stream, "405 Method Not Allowed", "Allow: GET, HEAD\r\n", b"", true);
    }
    let with_body = method == Some("GET");
    match site.answer(target) {
        Answer::File(path) => {
            let content = fs::read(&path)?;
            let kind = format!("Content-Type: {}\r\n", content_type(&path));
            send(stream, "200 OK", &kind, &content, with_body)
        }
        Answer::Redirect(to) => {
            send(stream, "301 Moved Permanently", &format!("Location: {to}\r\n"), b"", true)
        }
        Answer::Nothing => {
            let kind = "Content-Type: text/plain; charset=utf-8\r\n";
            send(stream, "404 Not Found", kind, b"Not found\n", with_body)
        }
    }
}

fn send(
    mut stream: &TcpStream,
    status: &str,
    headers: &str,
    content: &[u8],
    with_body: bool,
) -> std::io::Result<()> {
    let head = format!(
        "HTTP/1.1 {status}\r\n{headers}Content-Length: {}\r\nCache-Control: no-cache\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        content.len()
    );
    stream.write_all(head.as_bytes())?;
    if with_body {
        stream.write_all(content)?;
    }
    stream.flush()
}

fn content_type(path: &Path) -> &'static str {
    let extension = path.extension().and_then(|extension| extension.to_str());
    match extension.unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Undoes percent-encoding; nothing if it is broken, not UTF-8, or has a null or a backslash in it.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let high = char::from(rest.next()?).to_digit(16)?;
                let low = char::from(rest.next()?).to_digit(16)?;
                u8::try_from(high * 16 + low).ok()?
            }
            other => other,
        });
    }
    let text = String::from_utf8(bytes).ok()?;
    (!text.contains(['\0', '\\'])).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(mount: &str) -> Site {
        // This crate's own folder has a known file and folder in it.
        Site::new(PathBuf::from(env!("CARGO_MANIFEST_DIR")), mount)
    }

    fn is_file(answer: &Answer, end: &str) -> bool {
        matches!(answer, Answer::File(path) if path.ends_with(end))
    }

    #[test]
    fn files_are_found_under_the_mount() {
        assert!(is_file(&site("/").answer("/Cargo.toml?v=1"), "Cargo.toml"));
        assert!(is_file(&site("/").answer("/src/m%61in.rs"), "src/main.rs"));
        let below = site("/agency/budget/");
        assert!(is_file(&below.answer("/agency/budget/Cargo.toml"), "Cargo.toml"));
        assert_eq!(below.answer("/Cargo.toml"), Answer::Nothing);
        assert_eq!(below.answer("/agency/budget"), Answer::Redirect("/agency/budget/".to_owned()));
        assert_eq!(below.answer("/agency/budget/src"), Answer::Redirect("/agency/budget/src/".to_owned()));
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        for target in [
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/src/../../Cargo.toml",
            "/..%2fCargo.toml",
            "//etc/hostname",
            "/%2Fetc/hostname",
            "/src\\main.rs",
            "/%zz",
            "/%",
            "/Cargo.toml%00",
        ] {
            assert_eq!(site("/").answer(target), Answer::Nothing, "{target}");
        }
    }

    #[test]
    fn a_browser_gets_its_file_with_the_right_type() -> Result<(), String> {
        let server = Server::bind(0)?;
        let address = server.address;
        let site = site("/");
        std::thread::spawn(move || server.serve(&site));
        let mut stream = TcpStream::connect(address).map_err(|error| error.to_string())?;
        stream
            .write_all(b"GET /Cargo.toml HTTP/1.1\r\nHost: a\r\n\r\n")
            .map_err(|error| error.to_string())?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).map_err(|error| error.to_string())?;
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
        assert!(answer.contains("Cache-Control: no-cache\r\n"));
        assert!(answer.contains("name = \"xtask\""));
        assert_eq!(content_type(Path::new("a/b.wasm")), "application/wasm");
        assert_eq!(content_type(Path::new("b.js")), "text/javascript; charset=utf-8");
        Ok(())
    }
}
