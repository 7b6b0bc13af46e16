//! Questions on a terminal that only takes lines: nothing is drawn, no escapes are written.

use std::io::{self, Write as _};

use super::question::{Question, Said, Sort, yes_or_no};
use super::source::Keys;
use crate::safe;
use crate::ui::escape::{self, Safe, Terminal};
use crate::ui::words::Words;

/// Asks line by line.
pub struct Plain<'a> {
    words: &'a Words,
    keys: Keys,
    /// What came of the next line.
    left: Vec<u8>,
}

/// What is typed to go to the question before, and to the end.
const BACK: &str = "<";
const ENOUGH: &str = ".";

impl<'a> Plain<'a> {
    /// Asks with these keys.
    pub fn new(words: &'a Words, keys: Keys) -> Self {
        Self {
            words,
            keys,
            left: Vec::new(),
        }
    }

    /// Asks a question.
    pub fn ask(&mut self, question: &Question) -> io::Result<Said> {
        self.head(question)?;
        let mut told: Vec<String> = Vec::new();
        loop {
            let Some(line) = self.keys.line(&mut self.left)? else {
                say(&Safe::ours("\n"))?;
                return Ok(Said::Stop(told.join("\n")));
            };
            let answer = line.trim();
            if told.is_empty() {
                match answer {
                    "?" | "？" => {
                        let help = question.help.as_deref().unwrap_or_default();
                        let help = Safe::join(escape::terminal_lines(help), "\n");
                        let hint = self.words.text("prompt-hint-plain");
                        say(&safe!("{}\n{}\n", help, hint))?;
                        self.head(question)?;
                        continue;
                    }
                    BACK if question.among => return Ok(Said::Back(question.initial.clone())),
                    ENOUGH if question.among => return Ok(Said::Enough),
                    _ => {}
                }
            }
            let text = match &question.sort {
                Sort::Lines if !answer.is_empty() => {
                    told.push(line.trim_end().to_owned());
                    continue;
                }
                Sort::Lines => told.join("\n"),
                _ => answer.to_owned(),
            };
            match self.read(question, &text) {
                Ok(answer) => return Ok(Said::Answer(answer)),
                Err(why) => {
                    told.clear();
                    say(&safe!("# {}\n", why))?;
                    self.head(question)?;
                }
            }
        }
    }

    /// The question, with what is there already.
    fn head(&self, question: &Question) -> io::Result<()> {
        let mut head = escape::terminal(&question.label);
        let initial = match &question.sort {
            Sort::Choice(options) => {
                for (n, (_, label)) in options.iter().enumerate() {
                    say(&safe!("  {} {}\n", n + 1, label))?;
                }
                let known = options.iter().find(|(value, _)| *value == question.initial);
                known.or(options.first()).map(|(_, label)| label.clone())
            }
            Sort::Confirm(usual) => {
                let key = if *usual {
                    "prompt-default-yes"
                } else {
                    "prompt-default-no"
                };
                Some(self.words.text(key))
            }
            _ => Some(question.initial.clone()),
        };
        if let Some(initial) = initial.filter(|initial| !initial.is_empty()) {
            head = safe!("{} [{}]", head, initial);
        }
        if matches!(question.sort, Sort::Lines) {
            head = safe!("{} ({})", head, self.words.text("prompt-lines-help"));
        }
        say(&safe!("{} ", head))
    }

    /// What a line answers; an empty one leaves what is there.
    fn read(&self, question: &Question, text: &str) -> Result<String, String> {
        match &question.sort {
            Sort::Choice(options) if text.is_empty() => {
                let known = options.iter().find(|(value, _)| *value == question.initial);
                let usual = known.or(options.first()).map(|(value, _)| value.clone());
                Ok(usual.unwrap_or_default())
            }
            Sort::Choice(options) => {
                let nth = text.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
                let nth = nth.and_then(|n| options.get(n));
                let named = || {
                    let is = |word: &str| word.eq_ignore_ascii_case(text);
                    options.iter().find(|(value, label)| is(value) || is(label))
                };
                let found = nth.or_else(named).map(|(value, _)| value.clone());
                found.ok_or_else(|| self.words.text("prompt-invalid"))
            }
            Sort::Confirm(usual) if text.is_empty() => Ok(usual.to_string()),
            Sort::Confirm(_) => match yes_or_no(text) {
                Some(yes) => Ok(yes.to_string()),
                None => Err(self.words.text("prompt-yes-or-no")),
            },
            Sort::Text | Sort::Lines => {
                let text = if text.is_empty() {
                    &question.initial
                } else {
                    text
                };
                (question.check)(text).map(|()| text.to_owned())
            }
        }
    }
}

fn say(text: &Safe<Terminal>) -> io::Result<()> {
    let mut err = io::stderr();
    write!(err, "{text}")?;
    err.flush()
}
