//! The terminal itself: keys come one by one, and it is left as it was found, however the process ends.

use std::io::{self, IsTerminal as _, Write as _};
use std::os::fd::AsFd as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::termios::{
    InputModes, LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcgetwinsize,
    tcsetattr,
};
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::flag;

use super::source::{Came, Source};

/// Pasted texts come with a mark before and behind; and no longer.
const MARK_PASTES: &str = "\x1b[?2004h";
const LEAVE_PASTES: &str = "\x1b[?2004l";

/// Standard input as a terminal.
pub struct Terminal {
    /// How it was found; `None` where it edits lines itself and is left alone.
    before: Option<Termios>,
    /// Whether the process is to end.
    ending: Arc<AtomicBool>,
    /// Whether nothing is asked any more, so that a signal ends the process at once.
    over: Arc<AtomicBool>,
}

impl Terminal {
    /// Takes the terminal; with `raw` each key comes by itself.
    pub fn open(raw: bool) -> io::Result<Self> {
        let (ending, over) = (Arc::default(), Arc::default());
        for signal in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] {
            flag::register_conditional_default(signal, Arc::clone(&over))?;
            flag::register(signal, Arc::clone(&ending))?;
        }
        let mut terminal = Self {
            before: None,
            ending,
            over,
        };
        if raw && io::stdin().is_terminal() {
            let before = tcgetattr(io::stdin())?;
            let mut keys = before.clone();
            keys.local_modes -= LocalModes::ICANON
                | LocalModes::ECHO
                | LocalModes::ECHONL
                | LocalModes::ISIG
                | LocalModes::IEXTEN;
            keys.input_modes -= InputModes::IXON
                | InputModes::ICRNL
                | InputModes::INLCR
                | InputModes::IGNCR
                | InputModes::ISTRIP;
            keys.special_codes[SpecialCodeIndex::VMIN] = 1;
            keys.special_codes[SpecialCodeIndex::VTIME] = 0;
            tcsetattr(io::stdin(), OptionalActions::Now, &keys)?;
            terminal.before = Some(before);
            write!(io::stderr(), "{MARK_PASTES}")?;
        }
        Ok(terminal)
    }
}

impl Source for Terminal {
    fn read(&mut self, wait: Option<u16>) -> io::Result<Came> {
        let stdin = io::stdin();
        // A signal that comes just before the wait does not end it: so there is always an end.
        let time = match wait {
            Some(millis) => Timespec {
                tv_sec: 0,
                tv_nsec: i64::from(millis) * 1_000_000,
            },
            None => Timespec {
                tv_sec: 1,
                tv_nsec: 0,
            },
        };
        loop {
            if self.ending.load(Ordering::Relaxed) {
                return Ok(Came::Gone);
            }
            let mut ready = [PollFd::new(&stdin, PollFlags::IN)];
            match poll(&mut ready, Some(&time)) {
                Ok(0) if wait.is_some() => return Ok(Came::Nothing),
                Ok(0) | Err(Errno::INTR) => continue,
                Ok(_) => {}
                Err(error) => return Err(error.into()),
            }
            let mut bytes = vec![0; 4096];
            match rustix::io::read(stdin.as_fd(), &mut bytes) {
                Ok(0) | Err(Errno::IO) => return Ok(Came::Gone),
                Ok(count) => {
                    bytes.truncate(count);
                    return Ok(Came::Bytes(bytes));
                }
                Err(Errno::INTR | Errno::AGAIN) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }

    fn size(&self) -> Option<(usize, usize)> {
        let size = tcgetwinsize(io::stderr()).ok()?;
        let seen = |cells: u16| cells >= 5;
        (seen(size.ws_col) && seen(size.ws_row))
            .then(|| (usize::from(size.ws_col), usize::from(size.ws_row)))
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        if let Some(before) = &self.before {
            // A terminal that is gone cannot be left as it was.
            let _ = tcsetattr(io::stdin(), OptionalActions::Now, before);
            drop(write!(io::stderr(), "{LEAVE_PASTES}"));
        }
        self.over.store(true, Ordering::Relaxed);
    }
}
