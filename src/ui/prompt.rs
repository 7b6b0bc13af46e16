//! Questions on a terminal, written to stderr so that results stay alone on stdout.

mod key;
mod line;
mod plain;
mod question;
mod rich;
mod screen;
mod source;
#[cfg(unix)]
mod terminal;

use std::cell::RefCell;
use std::io;

use thiserror::Error;

#[cfg(feature = "board")]
pub(super) use key::Key;
#[cfg(feature = "board")]
pub(super) use line::Line;
use plain::Plain;
pub use question::{Question, Said, Sort, anything};
use rich::Rich;
use source::{Keys, Played, Source};

use super::paint::Paint;
use super::words::Words;

/// Why there is no answer.
#[derive(Debug, Error)]
pub enum AskError {
    /// Ctrl-C or Esc, or the terminal is gone: the command stops and nothing is written.
    #[error("cancelled")]
    Cancelled,
    /// The terminal could not be read or written.
    #[error(transparent)]
    Terminal(#[from] io::Error),
}

/// What is known of the terminal before anything is asked.
#[derive(Clone, Debug, Default)]
pub struct Setup {
    /// Its width in columns.
    pub width: usize,
    /// Whether it only takes lines.
    pub dumb: bool,
    /// Keys that are played in the place of the terminal's.
    pub played: Option<Vec<u8>>,
}

/// Asks questions in one language; a question is given by its key in the catalogues.
pub struct Ask<'a> {
    words: &'a Words,
    paint: Paint,
    setup: Setup,
    asker: RefCell<Option<Asker<'a>>>,
}

enum Asker<'a> {
    Rich(Rich<'a>),
    Plain(Plain<'a>),
}

impl<'a> Ask<'a> {
    /// Somebody to ask, if there is anybody: `interactive` means that stdin and stderr are
    /// terminals and `--no-input` was not given.
    pub fn new(words: &'a Words, paint: Paint, setup: Setup, interactive: bool) -> Option<Self> {
        interactive.then(|| Self {
            words,
            paint,
            setup,
            asker: RefCell::new(None),
        })
    }

    /// Asks one question. The terminal is taken with the first, and left as it was with the last.
    pub fn question(&self, question: &Question) -> io::Result<Said> {
        let mut asker = self.asker.borrow_mut();
        let asker = match &mut *asker {
            Some(asker) => asker,
            none => none.insert(self.asker()?),
        };
        match asker {
            Asker::Rich(rich) => rich.ask(question),
            Asker::Plain(plain) => plain.ask(question),
        }
    }

    fn asker(&self) -> io::Result<Asker<'a>> {
        let dumb = self.setup.dumb || cfg!(not(unix));
        let source: Box<dyn Source> = match &self.setup.played {
            Some(bytes) => Box::new(Played::new(bytes)),
            None => terminal(!dumb)?,
        };
        let keys = Keys::new(source);
        let (words, paint) = (self.words, self.paint);
        Ok(if dumb {
            Asker::Plain(Plain::new(words, keys))
        } else {
            Asker::Rich(Rich::new(words, paint, self.setup.width, keys))
        })
    }

    /// One of several values, each with its label. `options` must not be empty.
    pub fn choice<T>(&self, question: &str, options: Vec<(T, String)>) -> Result<T, AskError> {
        let (mut values, labels): (Vec<T>, Vec<String>) = options.into_iter().unzip();
        let labels = labels.into_iter().enumerate();
        let labels = labels.map(|(n, label)| (n.to_string(), label)).collect();
        let answer = self.alone(question, Sort::Choice(labels))?;
        let n = answer.parse().unwrap_or(0);
        Ok(values.swap_remove(n))
    }

    /// Yes or no.
    pub fn confirm(&self, question: &str, default: bool) -> Result<bool, AskError> {
        let answer = self.alone(question, Sort::Confirm(default))?;
        Ok(answer == true.to_string())
    }

    /// Text of several lines. Lines are joined by newlines.
    pub fn lines(&self, question: &str) -> Result<String, AskError> {
        let text = self.alone(question, Sort::Lines)?;
        let lines: Vec<&str> = text.trim().lines().map(str::trim_end).collect();
        Ok(lines.join("\n"))
    }

    fn alone(&self, key: &str, sort: Sort) -> Result<String, AskError> {
        let said = self.question(&Question {
            label: self.label(key),
            sort,
            initial: String::new(),
            offers: Vec::new(),
            help: None,
            check: &anything,
            among: false,
        })?;
        match said {
            Said::Answer(answer) => Ok(answer),
            _ => Err(AskError::Cancelled),
        }
    }

    /// The question in words; one about a declared field stands with the field's name.
    pub fn label(&self, key: &str) -> String {
        let field = self.words.find_attribute(key, "ask");
        field.unwrap_or_else(|| self.words.text(key))
    }
}

#[cfg(unix)]
fn terminal(raw: bool) -> io::Result<Box<dyn Source>> {
    Ok(Box::new(terminal::Terminal::open(raw)?))
}

/// Lines, where keys cannot be had one by one.
#[cfg(not(unix))]
fn terminal(_raw: bool) -> io::Result<Box<dyn Source>> {
    struct Lines;
    impl Source for Lines {
        fn read(&mut self, _wait: Option<u16>) -> io::Result<source::Came> {
            let mut line = String::new();
            Ok(match io::stdin().read_line(&mut line)? {
                0 => source::Came::Gone,
                _ => source::Came::Bytes(line.into_bytes()),
            })
        }
    }
    Ok(Box::new(Lines))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::lang::Lang;

    fn setup(dumb: bool, played: &str) -> Setup {
        Setup {
            width: 80,
            dumb,
            played: Some(played.as_bytes().to_vec()),
        }
    }

    #[test]
    fn nobody_is_asked_without_a_terminal() {
        let words = Words::new(Lang::En);
        assert!(Ask::new(&words, Paint::new(false), Setup::default(), false).is_none());
    }

    /// What is played is understood on every sort of terminal; what ends without an answer is none.
    #[test]
    fn keys_answer_questions() {
        let words = Words::new(Lang::En);
        let options = || vec![(1, "one".to_owned()), (2, "two".to_owned())];
        for (dumb, keys) in [
            (false, "a\x1b\rb\r2\x1b[B\rtwo\ry\rn\x03"),
            (true, "a\nb\n\n2\ntwo\n2\ny\n\nn\n"),
        ] {
            let ask = Ask::new(&words, Paint::new(false), setup(dumb, keys), true).unwrap();
            assert_eq!(ask.lines("prompt-note-text").unwrap(), "a\nb");
            assert_eq!(ask.choice("prompt-edit-wrong", options()).unwrap(), 2);
            assert_eq!(ask.choice("prompt-edit-wrong", options()).unwrap(), 2);
            assert_eq!(ask.choice("prompt-edit-wrong", options()).unwrap(), 2);
            assert!(ask.confirm("prompt-new-similar", false).unwrap());
            assert!(ask.confirm("prompt-new-similar", true).unwrap());
            assert!(!ask.confirm("prompt-new-similar", true).unwrap());
            let none = ask.lines("prompt-note-text");
            assert!(matches!(none, Err(AskError::Cancelled)));
        }
    }
}
