//! What a command is given: the words, the outputs, and what the edge read once of the
//! world (clock, working directory, actor, terminal).

use std::io;
use std::path::PathBuf;

use anyhow::Result;
use serde::Serialize;

use crate::domain::msg::Msg;
use crate::domain::time::Time;
use crate::msg;
use crate::safe;
use crate::store::files;
use crate::store::pager::Pager;
use crate::ui::container::Container;
use crate::ui::diagnostic::Layout;
use crate::ui::escape::{Safe, Terminal};
use crate::ui::lang::Lang;
use crate::ui::problem::Problem;
use crate::ui::prompt::{Ask, Setup};
use crate::ui::table::Table;
use crate::workspace::args::Format;
use crate::workspace::outlet::Outlet;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done; nothing found.
    Fine,
    /// Findings at or above the level that fails.
    Findings,
}

/// What a sitting that lasts asks the edge for: most commands read the clock once and run nothing.
#[derive(Clone, Copy)]
pub struct World {
    /// The real time now.
    pub clock: fn() -> Time,
    /// Runs this program on this terminal with other arguments, and waits for its end.
    pub again: fn(&[String]) -> io::Result<()>,
}

/// Everything a command may ask of the world.
pub struct Env<'a> {
    /// Words, colours and width of messages.
    pub layout: Layout<'a>,
    /// The repository asked for, if one was.
    pub root: Option<PathBuf>,
    /// Where the command runs.
    pub cwd: PathBuf,
    /// The real time, read once.
    pub clock: Time,
    /// The time that replaces it, as given.
    pub as_of: Option<String>,
    /// The actor, as given.
    pub by: Option<String>,
    /// The language asked for, not the locale's.
    pub asked_lang: Option<Lang>,
    /// A fresh identity (UUIDv7) for a case, made once.
    pub uid: uuid::Uuid,
    /// Whether questions may be asked: terminals on both ends and no `--no-input`.
    pub interactive: bool,
    /// The clock that tells when to say how far a command has come, where somebody looks on: standard
    /// error is a terminal that understands escapes.
    pub watch: Option<fn() -> Time>,
    /// Whether the terminal only takes lines, and understands no escapes.
    pub dumb: bool,
    /// Keys that are played in the place of a terminal's; tests alone ask for that.
    pub played: Option<Vec<u8>>,
    /// The user's directory for what outlives a run of a program.
    pub state: Option<PathBuf>,
    /// The width of the terminal results go to; `None` when they go elsewhere.
    pub width: Option<u16>,
    /// Whether results may be coloured.
    pub paint: crate::ui::paint::Paint,
    /// The command line's shape, for help and for commands that are told whole.
    pub shape: &'a clap::Command,
    /// The command line's name for the tool: `complaint` where it is on the `PATH`, else the path
    /// of this program, as a shell takes it.
    pub program: String,
    /// What a sitting that lasts asks again and again.
    pub world: World,
    /// The index git gave to the hook this runs in, absolute.
    pub index: Option<PathBuf>,
    /// After how many steps of writing the process ends as if it were killed; tests alone ask for
    /// that.
    pub halt: Option<usize>,
    /// How long texts are read, where results go to a terminal.
    pub pager: Option<Pager>,
    /// The editor to open, from `GIT_EDITOR`, `VISUAL` or `EDITOR`.
    pub editor: Option<String>,
    /// Whether something may be piped in: standard input is a file, a pipe or a socket.
    pub piped: bool,
    /// Where input is read for `-`.
    pub input: &'a mut dyn io::Read,
    /// Where results go.
    pub out: Outlet<'a>,
    /// Where everything else goes.
    pub err: Outlet<'a>,
    /// What is remarked once the result is out.
    pub after: Vec<Msg>,
}

impl<'a> Env<'a> {
    /// The message in the user's language.
    pub fn say(&self, msg: &Msg) -> String {
        self.layout.words.say(msg)
    }

    /// The language of messages.
    pub fn lang(&self) -> Lang {
        self.layout.words.lang()
    }

    /// One line of the result.
    pub fn print(&mut self, msg: &Msg) -> Result<()> {
        let line = self.layout.words.line(msg);
        self.write(&safe!("{}\n", line))
    }

    /// Text of the result, harmless where it goes.
    pub fn write<S>(&mut self, text: &Safe<S>) -> Result<()> {
        Ok(self.out.text(text)?)
    }

    /// Text of the result for people.
    pub fn show(&mut self, text: &Safe<Terminal>) -> Result<()> {
        self.write(text)
    }

    /// An empty line of the result.
    pub fn gap(&mut self) -> Result<()> {
        self.show(&Safe::ours("\n"))
    }

    /// One line of the result that belongs to the line above.
    pub fn detail(&mut self, text: &str) -> Result<()> {
        self.show(&safe!("  {}\n", text))
    }

    /// A file of the result that is no text.
    pub fn container(&mut self, file: &Container) -> Result<()> {
        Ok(self.out.container(file)?)
    }

    /// Ready text of the result that may be long: where it is taller than the terminal, in the pager.
    pub fn page<S>(&mut self, text: &Safe<S>) -> Result<()> {
        if let Some(pager) = self.pager.as_ref().filter(|pager| pager.is_for(text)) {
            self.out.flush()?;
            if pager.show(text).is_ok() {
                return Ok(());
            }
        }
        self.write(text)
    }

    /// A table of the result.
    pub fn table(&mut self, table: &Table) -> Result<()> {
        let text = table.render(self.width, self.paint);
        self.write(&text)
    }

    /// Whether the answer to what scripts ask is JSON: as told, else wherever nobody looks on.
    pub fn in_json(&self, format: Option<Format>) -> bool {
        match format {
            Some(format) => format == Format::Json,
            None => self.width.is_none(),
        }
    }

    /// The result as JSON, one value, pretty.
    pub fn json(&mut self, value: &impl Serialize) -> Result<()> {
        Ok(self.out.json(value)?)
    }

    /// A remark beside the result.
    pub fn remark(&mut self, msg: &Msg) -> Result<()> {
        let line = self.layout.words.line(msg);
        self.aside(&safe!("{}\n", line))
    }

    /// Lets the result out, then what is remarked after it.
    ///
    /// # Errors
    /// Where the result cannot be written.
    pub fn end(&mut self) -> io::Result<()> {
        let flushed = self.out.flush();
        for msg in std::mem::take(&mut self.after) {
            drop(self.remark(&msg));
        }
        flushed
    }

    /// A warning beside the result.
    pub fn warn(&mut self, problem: &Problem) -> Result<()> {
        let text = self.layout.warning(problem);
        self.aside(&text)
    }

    /// Text beside the result.
    pub fn aside(&mut self, text: &Safe<Terminal>) -> Result<()> {
        Ok(self.err.text(text)?)
    }

    /// Somebody to ask, if there is anybody.
    pub fn ask(&self) -> Option<Ask<'a>> {
        let setup = Setup {
            width: self.layout.width,
            dumb: self.dumb,
            played: self.played.clone(),
        };
        Ask::new(
            self.layout.words,
            self.layout.paint,
            setup,
            self.interactive,
        )
    }

    /// The same for a flag that need not be given.
    pub fn maybe_text(&mut self, given: Option<&String>) -> Result<Option<String>> {
        given.map(|text| self.text(text)).transpose()
    }

    /// Text from a flag that must say something.
    pub fn stated(&mut self, given: &str) -> Result<String> {
        let text = self.text(given)?;
        if text.trim().is_empty() {
            return Err(Problem::usage(msg!("command-text-blank", text = given)).into());
        }
        Ok(text)
    }

    /// The same where the flag is given.
    pub fn maybe_stated(&mut self, given: Option<&String>) -> Result<Option<String>> {
        given.map(|text| self.stated(text)).transpose()
    }

    /// Text from a flag: `@FILE` is the file's content, `-` standard input, anything else itself;
    /// `@@` at its beginning is an `@`.
    pub fn text(&mut self, given: &str) -> Result<String> {
        if given == "-" {
            return self.stdin();
        }
        match given.strip_prefix('@') {
            Some(text) if text.starts_with('@') => Ok(text.to_owned()),
            Some(file) => {
                let path = self.cwd.join(file);
                let read = files::read_text(&path).map_err(|fault| {
                    let problem = Problem::from(fault.of(file));
                    problem.help(msg!("command-text-file-help", text = given))
                });
                Ok(read?.trim_end().to_owned())
            }
            None => Ok(given.to_owned()),
        }
    }

    /// Everything on standard input, as text.
    pub fn stdin(&mut self) -> Result<String> {
        let bytes = self.stdin_bytes(files::SIZE_MAX)?;
        text_of(bytes)
    }

    /// Everything on standard input, at most so many bytes.
    pub fn stdin_bytes(&mut self, most: u64) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        io::Read::read_to_end(&mut io::Read::take(&mut *self.input, most + 1), &mut bytes)?;
        if bytes.len() as u64 > most {
            let limit = format!("{} MiB", most >> 20);
            return Err(Problem::usage(msg!("command-input-large", limit = limit)).into());
        }
        Ok(bytes)
    }
}

/// What stood on standard input, as text of at most one mebibyte.
pub fn text_of(bytes: Vec<u8>) -> Result<String> {
    if bytes.len() as u64 > files::SIZE_MAX {
        return Err(Problem::usage(msg!("command-input-large", limit = "1 MiB")).into());
    }
    let text =
        String::from_utf8(bytes).map_err(|_| Problem::usage(msg!("command-input-not-text")))?;
    Ok(text.trim_end().to_owned())
}
