//! Questions on a terminal that can be drawn on.

use std::io::{self, Write as _};

use super::key::Key;
use super::line::Line;
use super::question::{Question, Said, Sort, matching, yes_or_no};
use super::screen::{Frame, Screen};
use super::source::Keys;
use crate::ui::escape;
use crate::ui::escape::Safe;
use crate::ui::paint::{Paint, Tone};
use crate::ui::width::cut;
use crate::ui::words::Words;

/// Asks by drawing.
pub struct Rich<'a> {
    words: &'a Words,
    paint: Paint,
    width: usize,
    keys: Keys,
    screen: Screen,
}

/// A text that is being typed.
struct Typing {
    line: Line,
    below: Below,
    /// The offers gone through with Tab, and the one that is taken.
    offered: Option<(Vec<String>, usize)>,
    many: bool,
}

/// A value that is being chosen.
struct Choosing {
    at: usize,
    typed: Line,
    help: bool,
}

/// What a key makes of a choice.
enum Chosen {
    Nothing,
    Said(Said),
    Option(usize),
}

/// What stands below a text.
enum Below {
    /// What may be answered.
    Offers,
    /// What the question means.
    Help,
    /// What is wrong with the answer.
    Wrong(String),
}

/// The rows of a terminal that does not say how many it has.
const ROWS: usize = 24;

/// The most values of a choice that are seen at once.
const SEEN: usize = 30;

/// As many values as have a key of their own.
const DIGITS: usize = 9;

impl<'a> Rich<'a> {
    /// Asks with these keys.
    pub fn new(words: &'a Words, paint: Paint, width: usize, keys: Keys) -> Self {
        Self {
            words,
            paint,
            width,
            keys,
            screen: Screen::default(),
        }
    }

    /// Asks a question.
    pub fn ask(&mut self, question: &Question) -> io::Result<Said> {
        match &question.sort {
            Sort::Text => self.text(question, false),
            Sort::Lines => self.text(question, true),
            Sort::Choice(options) => self.choice(question, options),
            Sort::Confirm(usual) => self.confirm(question, *usual),
        }
    }

    fn text(&mut self, question: &Question, many: bool) -> io::Result<Said> {
        let mut typing = Typing {
            line: Line::new(&question.initial, many),
            below: Below::Offers,
            offered: None,
            many,
        };
        loop {
            let frame = self.typing(question, &typing);
            self.draw(frame)?;
            let key = self.keys.next()?;
            let text = typing.line.text().to_owned();
            match typing.key(question, key) {
                None => {}
                Some(Said::Back(text)) => return self.back(text),
                Some(Said::Enough) => return self.enough(),
                Some(said) => return self.left(question, &text, said),
            }
        }
    }

    fn typing(&self, question: &Question, typing: &Typing) -> Frame {
        let Typing { line, below, .. } = typing;
        let width = self.columns();
        let mut frame = Frame::typed(&question.label, (line.text(), line.at()), width);
        let typed = frame.rows.len();
        match below {
            Below::Wrong(why) => frame.wrapped(&format!("# {}", escape::terminal(why)), width),
            Below::Help => {
                frame.wrapped(question.help.as_deref().unwrap_or_default(), width);
            }
            Below::Offers => {
                let matches = matching(&question.offers, line.text());
                let (offers, chosen) = match &typing.offered {
                    Some((offers, n)) => (offers, Some(*n)),
                    None => (&matches, None),
                };
                for (n, offer) in offers.iter().enumerate() {
                    let mark = if chosen == Some(n) { "›" } else { " " };
                    let offer = cut(&escape::terminal(offer), width.saturating_sub(4));
                    frame.rows.push(format!("  {mark} {offer}"));
                }
            }
        }
        let hint = match (question.among, &question.sort) {
            (true, Sort::Lines) => "prompt-hint-lines-among",
            (true, _) => "prompt-hint-among",
            (false, Sort::Lines) => "prompt-hint-lines",
            (false, _) => "prompt-hint-text",
        };
        frame.wrapped(&self.words.text(hint), width);
        let tone = match below {
            Below::Wrong(_) => Tone::Error,
            _ => Tone::Dim,
        };
        self.toned(&mut frame, typed, tone);
        frame
    }

    fn choice(&mut self, question: &Question, options: &[(String, String)]) -> io::Result<Said> {
        let known = options
            .iter()
            .position(|(value, _)| *value == question.initial);
        let mut choosing = Choosing {
            at: known.unwrap_or(0),
            typed: Line::default(),
            help: false,
        };
        loop {
            let fitting = fitting(options, choosing.typed.text());
            choosing.at = choosing.at.min(fitting.len().saturating_sub(1));
            let frame = self.choosing(question, (options, &fitting), &choosing);
            self.draw(frame)?;
            let key = self.keys.next()?;
            match choosing.key(question, (options.len(), &fitting), key) {
                Chosen::Nothing => {}
                Chosen::Said(Said::Back(text)) => return self.back(text),
                Chosen::Said(Said::Enough) => return self.enough(),
                Chosen::Said(said) => return self.left(question, "", said),
                Chosen::Option(n) => {
                    let (value, label) = &options[n];
                    return self.left(question, label, Said::Answer(value.clone()));
                }
            }
        }
    }

    fn choosing(
        &self,
        question: &Question,
        (options, fitting): (&[(String, String)], &[usize]),
        choosing: &Choosing,
    ) -> Frame {
        let Choosing { at, typed, help } = choosing;
        let (at, help) = (*at, *help);
        let width = self.columns();
        let mut frame = Frame::typed(&question.label, (typed.text(), typed.at()), width);
        let head = frame.rows.len();
        let seen = SEEN.min(self.rows().saturating_sub(head + 2)).max(1);
        let first = (at + 1).saturating_sub(seen);
        let digits = options.len() <= DIGITS && typed.text().is_empty();
        for (row, n) in fitting.iter().enumerate().skip(first).take(seen) {
            let mark = if row == at { "›" } else { " " };
            let digit = if digits {
                format!("{} ", row + 1)
            } else {
                String::new()
            };
            let label = escape::terminal(&options[*n].1);
            let line = cut(&format!("{mark} {digit}{label}"), width);
            frame.rows.push(line);
        }
        let below = frame.rows.len();
        if help {
            frame.wrapped(question.help.as_deref().unwrap_or_default(), width);
        }
        let hint = if question.among {
            "prompt-hint-choice-among"
        } else {
            "prompt-choice-help"
        };
        frame.wrapped(&self.words.text(hint), width);
        self.toned(&mut frame, below, Tone::Dim);
        frame
    }

    fn confirm(&mut self, question: &Question, usual: bool) -> io::Result<Said> {
        let offered = if usual {
            "prompt-default-yes"
        } else {
            "prompt-default-no"
        };
        let label = format!("{} ({})", question.label, self.words.text(offered));
        let mut wrong = false;
        loop {
            let width = self.columns();
            let mut frame = Frame::typed(&label, ("", 0), width);
            let below = frame.rows.len();
            if wrong {
                let text = question.help.clone();
                let text = text.unwrap_or_else(|| self.words.text("prompt-yes-or-no"));
                frame.wrapped(&text, width);
            }
            self.toned(&mut frame, below, Tone::Dim);
            self.draw(frame)?;
            let yes = match self.keys.next()? {
                Some(Key::Escape | Key::Up) if question.among => return self.back(String::new()),
                Some(Key::EndOfInput) if question.among => return self.enough(),
                None | Some(Key::Interrupt | Key::Escape | Key::EndOfInput) => {
                    return self.left(question, "", Said::Stop(String::new()));
                }
                Some(Key::Enter) => Some(usual),
                Some(Key::Char(c)) => yes_or_no(&c.to_string()),
                Some(_) => None,
            };
            if let Some(yes) = yes {
                let key = if yes { "common-yes" } else { "common-no" };
                let shown = self.words.text(key);
                return self.left(question, &shown, Said::Answer(yes.to_string()));
            }
            wrong = true;
        }
    }

    /// Leaves the question with its answer on one row.
    fn left(&mut self, question: &Question, answer: &str, said: Said) -> io::Result<Said> {
        let mut lines = answer.trim().lines();
        let first = lines.next().unwrap_or_default();
        let more = if lines.next().is_some() { " …" } else { "" };
        let label = escape::terminal(&question.label);
        let row = format!("{label} {}{more}", escape::terminal(first));
        let row = cut(row.trim_end(), self.columns());
        let erased = self.screen.erase();
        write!(io::stderr(), "{erased}{row}\r\n")?;
        Ok(said)
    }

    fn back(&mut self, text: String) -> io::Result<Said> {
        let erased = self.screen.erase();
        write!(io::stderr(), "{erased}")?;
        Ok(Said::Back(text))
    }

    fn enough(&mut self) -> io::Result<Said> {
        let erased = self.screen.erase();
        write!(io::stderr(), "{erased}")?;
        Ok(Said::Enough)
    }

    fn draw(&mut self, frame: Frame) -> io::Result<()> {
        let frame = frame.within(self.rows().saturating_sub(1));
        let text = self.screen.draw(&frame);
        let mut err = io::stderr();
        write!(err, "{text}")?;
        err.flush()
    }

    /// Paints the rows from one on.
    fn toned(&self, frame: &mut Frame, from: usize, tone: Tone) {
        for row in frame.rows.iter_mut().skip(from) {
            *row = self.paint.tone(tone, &Safe::of(row)).into_string();
        }
    }

    /// The columns that are written in; the last one stays free, since terminals differ there.
    fn columns(&self) -> usize {
        let known = self.keys.size().map(|(columns, _)| columns);
        known.unwrap_or(self.width).saturating_sub(1).max(20)
    }

    fn rows(&self) -> usize {
        self.keys.size().map_or(ROWS, |(_, rows)| rows)
    }
}

impl Typing {
    /// What a key makes of it.
    fn key(&mut self, question: &Question, key: Option<Key>) -> Option<Said> {
        let text = self.line.text().to_owned();
        let empty = text.trim().is_empty();
        let Some(key) = key else {
            return Some(Said::Stop(text));
        };
        match key {
            Key::Escape if question.among => return Some(Said::Back(text)),
            Key::Up if empty && question.among => return Some(Said::Back(text)),
            Key::EndOfInput if empty && question.among => return Some(Said::Enough),
            Key::EndOfInput if empty => return Some(Said::Stop(text)),
            Key::Interrupt | Key::Escape => return Some(Said::Stop(text)),
            Key::EndOfInput if !self.many => {
                self.line.apply(&Key::Delete);
            }
            Key::Enter | Key::EndOfInput => match (question.check)(&text) {
                Ok(()) => return Some(Said::Answer(text)),
                Err(why) => self.below = Below::Wrong(why),
            },
            Key::Char('?' | '？') if empty && question.help.is_some() => {
                let help = matches!(self.below, Below::Help);
                self.below = if help { Below::Offers } else { Below::Help };
            }
            Key::Tab => self.take(question, true),
            Key::BackTab => self.take(question, false),
            key => {
                self.offered = None;
                if self.line.apply(&key) {
                    self.below = Below::Offers;
                }
            }
        }
        None
    }

    /// Takes the next offer, or the one before.
    fn take(&mut self, question: &Question, forward: bool) {
        self.below = Below::Offers;
        let next = self.offered.take().map(|(offers, n)| {
            let count = offers.len();
            let next = if forward { n + 1 } else { n + count - 1 };
            (offers, next % count)
        });
        self.offered = next.or_else(|| {
            let offers = matching(&question.offers, self.line.text());
            (!offers.is_empty()).then_some((offers, 0))
        });
        if let Some((offers, n)) = &self.offered {
            self.line.replace(&offers[*n]);
        }
    }
}

impl Choosing {
    /// What a key makes of it; `fitting` are the options that hold what is typed, of so many.
    fn key(
        &mut self,
        question: &Question,
        (count, fitting): (usize, &[usize]),
        key: Option<Key>,
    ) -> Chosen {
        let none = self.typed.text().is_empty();
        let last = fitting.len().saturating_sub(1);
        let nth = |n: usize| {
            fitting
                .get(n)
                .map_or(Chosen::Nothing, |n| Chosen::Option(*n))
        };
        let initial = || question.initial.clone();
        let Some(key) = key else {
            return Chosen::Said(Said::Stop(initial()));
        };
        match key {
            Key::Escape if !none => self.typed = Line::default(),
            Key::Escape if question.among => return Chosen::Said(Said::Back(initial())),
            Key::EndOfInput if question.among => return Chosen::Said(Said::Enough),
            Key::Interrupt | Key::Escape | Key::EndOfInput => {
                return Chosen::Said(Said::Stop(initial()));
            }
            Key::Up => self.at = self.at.checked_sub(1).unwrap_or(last),
            Key::Down | Key::Tab => self.at = if self.at == last { 0 } else { self.at + 1 },
            Key::Home => self.at = 0,
            Key::End => self.at = last,
            Key::Enter => return nth(self.at),
            Key::Char('?' | '？') if none && question.help.is_some() => self.help = !self.help,
            Key::Char(digit @ '1'..='9') if none && count <= DIGITS => {
                let n = digit.to_digit(10).map_or(0, |n| n as usize);
                return nth(n.saturating_sub(1));
            }
            key => {
                self.typed.apply(&key);
                self.at = 0;
            }
        }
        Chosen::Nothing
    }
}

/// The values whose label holds what is typed.
fn fitting(options: &[(String, String)], typed: &str) -> Vec<usize> {
    let typed = typed.to_lowercase();
    let holds = |label: &str| label.to_lowercase().contains(&typed);
    let all = options.iter().enumerate();
    all.filter(|(_, (_, label))| holds(label))
        .map(|(n, _)| n)
        .collect()
}
