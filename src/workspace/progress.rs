//! How far a long command has come, for whoever looks on.

use anyhow::Result;
use chrono::TimeDelta;

use crate::domain::time::Time;
use crate::msg;
use crate::safe;
use crate::ui::escape::Safe;
use crate::workspace::env::Env;

/// Nothing is said of what is done sooner.
const SOON: TimeDelta = TimeDelta::milliseconds(500);
/// How often it is said.
const PACE: TimeDelta = TimeDelta::milliseconds(100);

/// One line on the terminal, while it lasts.
#[derive(Debug)]
pub struct Progress {
    total: usize,
    /// When it is said next; `None` where nobody looks on.
    next: Option<Time>,
    shown: bool,
}

impl Progress {
    /// Begins something of so many parts.
    pub fn begin(env: &Env, total: usize) -> Self {
        Self {
            total,
            next: env.watch.map(|clock| clock() + SOON),
            shown: false,
        }
    }

    /// So many are done.
    pub fn at(&mut self, env: &mut Env, done: usize) -> Result<()> {
        let (Some(clock), Some(next)) = (env.watch, self.next) else {
            return Ok(());
        };
        let now = clock();
        if now < next {
            return Ok(());
        }
        self.next = Some(now + PACE);
        self.shown = true;
        let (done, total) = (done.to_string(), self.total.to_string());
        let said = msg!("site-progress", done = done, total = total);
        let line = env.layout.words.line(&said);
        env.aside(&safe!("\r{}\u{1b}[K", line))?;
        Ok(env.err.flush()?)
    }

    /// All are done: the line goes.
    pub fn end(self, env: &mut Env) -> Result<()> {
        if self.shown {
            env.aside(&Safe::ours("\r\u{1b}[K"))?;
        }
        Ok(())
    }
}
