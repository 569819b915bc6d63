//! `mingzhang`: check, show, convert and explain budget disclosures. One file per command under `cmd/`.
//!
//! Exit codes: 0 no error found, 1 errors found, 2 something could not be read, written or
//! understood.

mod args;
mod cmd;
mod files;
mod text;

use std::io::{self, BufWriter, ErrorKind, Write};
use std::process::ExitCode;

use args::{Command, UsageError};

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Ending {
    /// Nothing is wrong.
    Fine,
    /// The document contradicts itself.
    ErrorsFound,
    /// A file could not be read or written, or the arguments were not understood.
    Failed,
}

fn main() -> ExitCode {
    let environment = |name: &str| std::env::var(name).ok();
    let ending = match args::parse(std::env::args_os().skip(1), environment) {
        Ok((command, lang, said)) => run(&command, &files::Reader { lang, said }),
        Err(UsageError { sentence, lang }) => {
            complain(&sentence);
            complain(lang.pick("用法见 mingzhang --help。", "See mingzhang --help."));
            Ending::Failed
        }
    };
    ExitCode::from(match ending {
        Ending::Fine => 0,
        Ending::ErrorsFound => 1,
        Ending::Failed => 2,
    })
}

fn run(command: &Command, reader: &files::Reader) -> Ending {
    let lang = reader.lang;
    let mut out = BufWriter::new(io::stdout().lock());
    let done = match command {
        Command::Check { paths, last_year, format, dismissed } => {
            cmd::check::run(paths, last_year.as_deref(), *format, dismissed.as_deref(), reader, &mut out)
        }
        Command::Show { path, format } => cmd::show::run(path, *format, reader, &mut out),
        Command::Convert { from, to, table } => Ok(cmd::convert::run(from, to, table.as_deref(), reader)),
        Command::Narrate(asked) => cmd::narrate::run(asked, reader, &mut out),
        Command::Rules { format } => cmd::rules::run(*format, lang, &mut out),
        Command::Help => out.write_all(args::help(lang).as_bytes()).map(|()| Ending::Fine),
        Command::Version => writeln!(out, "mingzhang {}", env!("CARGO_PKG_VERSION")).map(|()| Ending::Fine),
    };
    match done.and_then(|ending| out.flush().map(|()| ending)) {
        Ok(ending) => ending,
        // Whoever read the output has seen enough (`mingzhang check … | head`).
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ending::Fine,
        Err(error) => {
            complain(
                &lang.pick(format!("无法输出：{error}。"), format!("Cannot write the output: {error}.")),
            );
            Ending::Failed
        }
    }
}

/// One line on standard error.
fn complain(sentence: &str) {
    // Nobody is left to be told if standard error is gone too.
    let _ = writeln!(io::stderr(), "{sentence}");
}
