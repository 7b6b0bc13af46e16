//! Notices about what is late, as pages to send and in JSON.

use std::fmt::Write as _;

use clap::Command;
use serde_json::{Value, json};

use super::escape;
use super::format;
use super::hints;
use super::names::Names;
use crate::domain::judge::ClockState;
use crate::domain::msg::{Arg, Msg};
use crate::domain::policy::CaseState;
use crate::domain::time::Time;
use crate::report::notices::{Line, Notice};
use crate::{msg, words};

words! {
    /// The forms of notices.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum NoticeFormat {
        /// To be sent.
        Markdown = "markdown",
        /// For programs.
        Json = "json",
    }
}

/// What the notices are made with.
pub struct NoticePage<'a> {
    /// Names and words.
    pub names: Names<'a>,
    /// The command line, for the flags a command needs.
    pub shape: &'a Command,
    /// The moment they are written at.
    pub now: Time,
}

impl NoticePage<'_> {
    /// One under another in Markdown.
    pub fn markdown(&self, notices: &[Notice]) -> String {
        let pages: Vec<String> = notices.iter().map(|notice| self.notice(notice)).collect();
        pages.join("\n")
    }

    fn notice(&self, notice: &Notice) -> String {
        let reminder = notice.reminder;
        let title = self.names.title(&reminder.title);
        let head = format!("{title} · {}", self.names.who(notice.to));
        let policy = self.names.title(&notice.policy.title);
        let day = format::date(self.now.date_naive());
        let rule = reminder.source.rule.clone();
        let below: Vec<String> = [Some(day), Some(policy), rule]
            .into_iter()
            .flatten()
            .collect();
        let asked = match reminder.of {
            CaseState::Open => msg!("notice-of-open"),
            CaseState::Closed => msg!("notice-of-closed"),
        };
        let mut text = format!("# {}\n\n", escape::markdown(&head));
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{}\n", escape::markdown(&below.join(" · ")));
        let _ = writeln!(text, "{}\n", escape::markdown(&self.say(&asked)));
        for line in &notice.lines {
            let case = &line.subject.case;
            let number = escape::markdown(&case.number);
            let _ = writeln!(
                text,
                "- **{number}** {}",
                escape::markdown(&self.line(line))
            );
            for command in hints::all_whole(self.shape, &line.commands) {
                let _ = writeln!(text, "  - {}", escape::markdown(&command));
            }
        }
        text
    }

    /// What was late, since when, and by how much.
    fn line(&self, line: &Line) -> String {
        let (case, clock) = (&line.subject.case, line.clock);
        // Nobody types what a clock is called into a letter.
        let called = match clock.called() {
            Arg::Id(_, called) => self.names.words.called(&called),
            called => self.names.words.called(&called),
        };
        let due = format::time(&line.subject.calendar.in_zone(clock.due));
        let by = match clock.state {
            ClockState::Missed => msg!("show-missed"),
            _ => format::late(clock.late_by),
        };
        let late = msg!("notice-late", clock = called, due = due, by = by);
        let about = [case.customer.name.clone(), case.title.clone()];
        let parts = about.into_iter().flatten().chain([self.say(&late)]);
        parts.collect::<Vec<_>>().join(" · ")
    }

    fn say(&self, msg: &Msg) -> String {
        self.names.words.say(msg)
    }
}

/// Notices in JSON.
pub fn json(notices: &[Notice], shape: &Command) -> Value {
    let line = |line: &Line| {
        format::known(json!({
            "number": line.subject.case.number,
            "customer": line.subject.case.customer.name,
            "clock": line.clock.name,
            "owner": line.clock.owner,
            "due": format::rfc3339(line.clock.due),
            "state": line.clock.state,
            "late_by": line.clock.late_by,
            "commands": hints::all_whole(shape, &line.commands),
        }))
    };
    let notice = |notice: &Notice| {
        json!({
            "to": notice.to,
            "kind": notice.reminder.kind,
            "policy": notice.policy.id,
            "must": notice.reminder.must,
            "source": notice.reminder.source,
            "cases": notice.lines.iter().map(line).collect::<Value>(),
        })
    };
    notices.iter().map(notice).collect()
}
