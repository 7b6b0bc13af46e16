//! The terminal the board is on.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use ratatui::DefaultTerminal;
use ratatui::crossterm::event::{
    self, DisableBracketedPaste, EnableBracketedPaste, Event, KeyEventKind,
};
use ratatui::crossterm::execute;
#[cfg(unix)]
use signal_hook::consts::{SIGHUP, SIGTERM};

use super::state::{Act, Board};
use super::view::{View, page_width};
use crate::ui::paint::Paint;
use crate::ui::words::Words;

/// How long the board waits for a key before it looks whether a file changed.
const PATIENCE: Duration = Duration::from_secs(1);

/// A terminal taken whole; given back when this goes.
pub struct Screen<'a> {
    terminal: DefaultTerminal,
    view: View<'a>,
    /// Whether a signal said that the process is to end.
    ending: Arc<AtomicBool>,
}

impl<'a> Screen<'a> {
    /// Takes the terminal.
    ///
    /// # Errors
    /// Where it cannot be taken.
    pub fn open(words: &'a Words, paint: Paint) -> io::Result<Self> {
        let terminal = ratatui::try_init()?;
        let screen = Self {
            terminal,
            view: View { words, paint },
            ending: Arc::default(),
        };
        // The terminal is given back before the process ends.
        #[cfg(unix)]
        for signal in [SIGTERM, SIGHUP] {
            signal_hook::flag::register(signal, Arc::clone(&screen.ending))?;
        }
        execute!(io::stdout(), EnableBracketedPaste)?;
        Ok(screen)
    }

    /// How wide a case's page is now.
    ///
    /// # Errors
    /// Where the terminal is gone.
    pub fn page_width(&self, board: &Board) -> io::Result<u16> {
        Ok(page_width(self.terminal.size()?.width, board.mode))
    }

    /// Draws the board.
    ///
    /// # Errors
    /// Where the terminal is gone.
    pub fn draw(&mut self, board: &Board) -> io::Result<()> {
        let view = self.view;
        self.terminal.draw(|frame| view.draw(frame, board))?;
        Ok(())
    }

    /// Waits a moment for a key and does what it says; `None`: none came.
    ///
    /// # Errors
    /// Where the terminal is gone.
    pub fn act(&mut self, board: &mut Board) -> io::Result<Option<Act>> {
        let came = event::poll(PATIENCE);
        if self.ending.load(Ordering::Relaxed) {
            return Ok(Some(Act::Quit));
        }
        if !came? {
            return Ok(None);
        }
        Ok(match event::read()? {
            Event::Key(key) if key.kind != KeyEventKind::Release => Some(board.key(key)),
            Event::Paste(text) => {
                board.paste(&text);
                Some(Act::Draw)
            }
            _ => Some(Act::Draw),
        })
    }
}

impl Drop for Screen<'_> {
    fn drop(&mut self) {
        drop(execute!(io::stdout(), DisableBracketedPaste));
        ratatui::restore();
    }
}
