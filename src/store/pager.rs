//! A page in a person's pager.

use std::fs::File;
use std::io::{self, Seek as _, Write as _};
use std::process::{Command, Stdio};

/// How long texts are read on a terminal.
#[derive(Clone, Debug)]
pub struct Pager {
    /// The command, with arguments as git allows them.
    pub command: String,
    /// Variables it is given, where nobody has set them.
    pub variables: Vec<(&'static str, &'static str)>,
    /// How many lines the terminal has.
    pub height: usize,
}

impl Pager {
    /// Whether a text is taller than the terminal.
    pub fn is_for(&self, text: &str) -> bool {
        text.lines().count() >= self.height
    }

    /// Shows a text. On Unix the process becomes the pager, so that nobody else hears what is typed into
    /// it, and this returns only where the pager cannot be run.
    ///
    /// # Errors
    /// Where it cannot be run: the text is then shown by nobody.
    pub fn show(&self, text: &str) -> io::Result<()> {
        let mut file = tempfile::tempfile()?;
        file.write_all(text.as_bytes())?;
        file.rewind()?;
        become_it(self.reading(file))
    }

    fn reading(&self, text: File) -> Command {
        const FOR_A_SHELL: &str = "|&;<>()$`\\\"'*?[#~=%";
        let mut words = self.command.split_whitespace();
        let mut command = if self.command.contains(|c| FOR_A_SHELL.contains(c)) {
            let mut shell = Command::new("sh");
            shell.args(["-c", &self.command]);
            shell
        } else {
            let mut command = Command::new(words.next().unwrap_or_default());
            command.args(words);
            command
        };
        command
            .stdin(Stdio::from(text))
            .envs(self.variables.iter().copied());
        command
    }
}

#[cfg(unix)]
fn become_it(mut command: Command) -> io::Result<()> {
    use std::os::unix::process::CommandExt as _;
    Err(command.exec())
}

#[cfg(not(unix))]
fn become_it(mut command: Command) -> io::Result<()> {
    command.status().map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pager(command: &str) -> Pager {
        Pager {
            command: command.to_owned(),
            variables: vec![("LESS", "FRX")],
            height: 3,
        }
    }

    /// What fits the terminal is just written.
    #[test]
    fn only_what_is_taller_than_the_terminal_is_paged() {
        assert!(!pager("less").is_for("one\ntwo\n"));
        assert!(pager("less").is_for("one\ntwo\nthree\n"));
    }

    /// A command with arguments is run as it stands, one a shell has to read by a shell; both get
    /// the text and the variables.
    #[test]
    fn the_pager_reads_the_text() {
        for (command, expected) in [
            ("tail -n 1", "two\n"),
            ("cat; echo \"$LESS\"", "one\ntwo\nFRX\n"),
        ] {
            let mut file = tempfile::tempfile().unwrap();
            file.write_all(b"one\ntwo\n").unwrap();
            file.rewind().unwrap();
            let output = pager(command).reading(file).output().unwrap();
            assert_eq!(String::from_utf8(output.stdout).unwrap(), expected);
        }
    }

    /// The text is not lost where there is no such pager: the caller is told. Without variables of its
    /// own: with them a failing `exec` changes, for a moment, the environment of the whole process, in
    /// which other tests run.
    #[test]
    fn a_pager_that_is_not_there_is_an_error() {
        let missing = Pager {
            variables: Vec::new(),
            ..pager("no-such-pager-here")
        };
        assert!(missing.show("text\n").is_err());
    }
}
