//! What the board shows and how keys change it.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::domain::names::comparable;
use crate::ui::paint::Tone;
use crate::ui::prompt::{Key, Line};

/// A case in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The number.
    pub number: String,
    /// The customer, or what the case is called.
    pub name: String,
    /// Whose turn it is.
    pub owner: String,
    /// How much time is left, and in which colour.
    pub left: (String, Option<Tone>),
    /// What the filter looks in besides: title and status.
    pub more: String,
}

impl Entry {
    fn mentions(&self, part: &str) -> bool {
        let fields = [&self.number, &self.name, &self.owner, &self.more];
        fields.iter().any(|text| comparable(text).contains(part))
    }
}

/// The case beside the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Detail {
    /// Its page, ready for a terminal, without colours.
    pub page: String,
    /// The next legal commands, the first one suggested.
    pub next: Vec<String>,
}

/// What the keys are for just now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Walking through the list.
    #[default]
    List,
    /// Typing what the list is narrowed to.
    Filter,
    /// Reading one case, which takes the whole screen.
    Case,
    /// Looking over a command before it runs.
    Command,
}

/// What has to be done outside the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Nothing but to draw again.
    Draw,
    /// To end.
    Quit,
    /// To run this command line, without the program's name.
    Run(String),
}

/// The board.
#[derive(Clone, Debug, Default)]
pub struct Board {
    /// What the keys are for.
    pub mode: Mode,
    /// What the list is narrowed to.
    pub query: Line,
    /// The command looked over.
    pub command: Line,
    /// What is said once in the last line.
    pub message: Option<String>,
    /// How many lines of the case are above the screen.
    pub scroll: u16,
    /// The case beside the list.
    pub detail: Detail,
    entries: Vec<Entry>,
    chosen: usize,
    suggested: usize,
}

/// What a command still lacks stands as this in it.
pub const LACKING: &str = "…";

impl Board {
    /// Takes the cases as they are now; the chosen one stays chosen where it is still there.
    pub fn load(&mut self, entries: Vec<Entry>) {
        let number = self.chosen().map(|entry| entry.number.clone());
        self.entries = entries;
        self.choose(number.as_deref());
    }

    /// The cases the list is narrowed to.
    pub fn shown(&self) -> impl Iterator<Item = &Entry> {
        let part = comparable(self.query.text());
        let wanted = move |entry: &&Entry| part.is_empty() || entry.mentions(&part);
        self.entries.iter().filter(wanted)
    }

    /// How many there are, whatever the list is narrowed to.
    pub fn count(&self) -> usize {
        self.entries.len()
    }

    /// The place of the chosen case in the list.
    pub fn place(&self) -> usize {
        self.chosen
    }

    /// The chosen case.
    pub fn chosen(&self) -> Option<&Entry> {
        self.shown().nth(self.chosen)
    }

    /// The command suggested for the chosen case.
    pub fn suggestion(&self) -> Option<&str> {
        self.detail.next.get(self.suggested).map(String::as_str)
    }

    /// Shows a case beside the list.
    pub fn tell(&mut self, detail: Detail) {
        let lines = u16::try_from(detail.page.lines().count()).unwrap_or(u16::MAX);
        self.scroll = self.scroll.min(lines.saturating_sub(1));
        self.suggested = 0;
        self.detail = detail;
    }

    /// What a key does.
    pub fn key(&mut self, key: KeyEvent) -> Act {
        self.message = None;
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        if control && key.code == KeyCode::Char('c') {
            return Act::Quit;
        }
        match self.mode {
            Mode::List => self.list_key(key.code),
            Mode::Case => self.case_key(key.code),
            Mode::Filter => self.filter_key(key),
            Mode::Command => self.command_key(key),
        }
    }

    /// Takes pasted text where text is typed.
    pub fn paste(&mut self, text: &str) {
        let pasted = Key::Paste(text.to_owned());
        match self.mode {
            Mode::Filter => {
                self.query.apply(&pasted);
                self.choose(None);
            }
            Mode::Command => {
                self.command.apply(&pasted);
            }
            Mode::List | Mode::Case => {}
        }
    }

    fn list_key(&mut self, code: KeyCode) -> Act {
        match code {
            KeyCode::Char('q') => return Act::Quit,
            // Esc takes back the filter before it ends the board.
            KeyCode::Esc if self.query.text().is_empty() => return Act::Quit,
            KeyCode::Esc => {
                let number = self.chosen().map(|entry| entry.number.clone());
                self.query.replace("");
                self.choose(number.as_deref());
            }
            KeyCode::Char('/') => self.mode = Mode::Filter,
            KeyCode::Enter if self.chosen().is_some() => self.mode = Mode::Case,
            KeyCode::Down | KeyCode::Char('j') => self.go(1),
            KeyCode::Up | KeyCode::Char('k') => self.go(-1),
            KeyCode::Home | KeyCode::Char('g') => self.go(isize::MIN),
            KeyCode::End | KeyCode::Char('G') => self.go(isize::MAX),
            code => return self.either_key(code),
        }
        Act::Draw
    }

    fn case_key(&mut self, code: KeyCode) -> Act {
        match code {
            KeyCode::Char('q') | KeyCode::Esc | KeyCode::Enter => self.mode = Mode::List,
            KeyCode::Down | KeyCode::Char('j') => self.scroll_by(1),
            KeyCode::Up | KeyCode::Char('k') => self.scroll_by(-1),
            KeyCode::Home | KeyCode::Char('g') => self.scroll = 0,
            code => return self.either_key(code),
        }
        Act::Draw
    }

    fn either_key(&mut self, code: KeyCode) -> Act {
        match code {
            KeyCode::PageDown | KeyCode::Char(' ') => self.scroll_by(10),
            KeyCode::PageUp => self.scroll_by(-10),
            KeyCode::Char('e') => {
                if let Some(entry) = self.chosen() {
                    return Act::Run(format!("edit {}", entry.number));
                }
            }
            // Each x more suggests the next of the legal commands.
            KeyCode::Char('x') => self.look_over(),
            _ => {}
        }
        Act::Draw
    }

    fn filter_key(&mut self, key: KeyEvent) -> Act {
        match key.code {
            KeyCode::Enter | KeyCode::Down => self.mode = Mode::List,
            KeyCode::Esc => {
                self.query.replace("");
                self.mode = Mode::List;
                self.choose(None);
            }
            _ => {
                self.query.apply(&typed(key));
                self.choose(None);
            }
        }
        Act::Draw
    }

    fn command_key(&mut self, key: KeyEvent) -> Act {
        match key.code {
            KeyCode::Esc => self.mode = Mode::List,
            KeyCode::Tab => self.another(),
            KeyCode::Enter if self.lacking() => {}
            KeyCode::Enter => {
                self.mode = Mode::List;
                return Act::Run(std::mem::take(&mut self.command).text().to_owned());
            }
            _ => {
                self.command.apply(&typed(key));
            }
        }
        Act::Draw
    }

    /// Whether the command looked over lacks something.
    pub fn lacking(&self) -> bool {
        self.command.text().contains(LACKING)
    }

    fn look_over(&mut self) {
        if let Some(command) = self.suggestion() {
            self.command = Line::new(command, false);
            self.mode = Mode::Command;
        }
    }

    fn another(&mut self) {
        self.suggested = (self.suggested + 1) % self.detail.next.len().max(1);
        self.look_over();
    }

    fn choose(&mut self, number: Option<&str>) {
        let found = self
            .shown()
            .position(|entry| Some(entry.number.as_str()) == number);
        let last = self.shown().count().saturating_sub(1);
        self.chosen = found.unwrap_or_else(|| self.chosen.min(last));
    }

    fn go(&mut self, by: isize) {
        let last = self.shown().count().saturating_sub(1);
        self.chosen = self.chosen.saturating_add_signed(by).min(last);
        self.scroll = 0;
    }

    fn scroll_by(&mut self, by: i16) {
        let lines = u16::try_from(self.detail.page.lines().count()).unwrap_or(u16::MAX);
        let last = lines.saturating_sub(1);
        self.scroll = self.scroll.saturating_add_signed(by).min(last);
    }
}

/// A key as one that edits a text.
fn typed(key: KeyEvent) -> Key {
    match (key.code, key.modifiers.contains(KeyModifiers::CONTROL)) {
        (KeyCode::Char('a'), true) | (KeyCode::Home, _) => Key::Home,
        (KeyCode::Char('e'), true) | (KeyCode::End, _) => Key::End,
        (KeyCode::Char('k'), true) => Key::EraseEnd,
        (KeyCode::Char('u'), true) => Key::EraseStart,
        (KeyCode::Char('w'), true) => Key::EraseWord,
        (KeyCode::Char(c), false) => Key::Char(c),
        (KeyCode::Left, _) => Key::Left,
        (KeyCode::Right, _) => Key::Right,
        (KeyCode::Backspace, _) => Key::Backspace,
        (KeyCode::Delete, _) => Key::Delete,
        _ => Key::Other,
    }
}
