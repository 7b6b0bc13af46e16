//! Notices about what is late, as pages to send and in JSON.

use clap::Command;
use serde_json::{Value, json};

use super::chats::Chat;
use super::escape::{self, Json, Safe};
use super::format;
use super::hints;
use super::memo::{Item, Memo, Part};
use super::names::Names;
use crate::domain::judge::ClockState;
use crate::domain::msg::{Arg, Msg};
use crate::domain::policy::CaseState;
use crate::domain::time::Time;
use crate::report::notices::{Line, Notice};
use crate::{msg, safe, words};

words! {
    /// The forms of notices.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum NoticeFormat {
        /// For a page or a message.
        Markdown = "markdown",
        /// A page to print.
        Html = "html",
        /// For programs.
        Json = "json",
        /// E-mail to the people concerned.
        Eml = "eml",
        /// What a group robot of WeCom takes.
        Wecom = "wecom",
        /// What a robot of DingTalk takes.
        Dingtalk = "dingtalk",
        /// What a web hook of Slack takes.
        Slack = "slack",
    }
}

impl NoticeFormat {
    /// The chat whose web hook takes it.
    pub fn chat(self) -> Option<Chat> {
        match self {
            Self::Wecom => Some(Chat::Wecom),
            Self::Dingtalk => Some(Chat::Dingtalk),
            Self::Slack => Some(Chat::Slack),
            Self::Markdown | Self::Html | Self::Json | Self::Eml => None,
        }
    }
}

/// The bodies for a chat's web hook, one a line.
pub fn chat_lines(chat: Chat, memos: &[Memo]) -> Safe<Json> {
    let bodies = memos.iter().flat_map(|memo| chat.bodies(memo));
    let lines = bodies.map(|body| safe!("{}\n", escape::json(body.to_string())));
    Safe::join(lines, "")
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
    /// Each as a page of its own.
    pub fn memos(&self, notices: &[Notice]) -> Vec<Memo> {
        let memo = |notice: &Notice| Memo {
            title: self.title(std::slice::from_ref(notice)),
            parts: self.parts(notice),
        };
        notices.iter().map(memo).collect()
    }

    /// Those to one addressee on one page, with whom it goes to.
    pub fn letters<'n>(&self, notices: &[Notice<'n>]) -> Vec<(&'n str, Memo)> {
        let letter = |own: &[Notice<'n>]| {
            let each = own.iter().flat_map(|notice| {
                let heading = Part::Heading(self.names.title(&notice.reminder.title));
                let heading = (own.len() > 1).then_some(heading);
                heading.into_iter().chain(self.parts(notice))
            });
            let memo = Memo {
                title: self.title(own),
                parts: each.collect(),
            };
            (own[0].to, memo)
        };
        let own = notices.chunk_by(|a, b| a.to == b.to);
        own.map(letter).collect()
    }

    /// Which notices, and to whom.
    fn title(&self, notices: &[Notice]) -> String {
        let mut titles: Vec<String> = Vec::new();
        for notice in notices {
            let title = self.names.title(&notice.reminder.title);
            if !titles.contains(&title) {
                titles.push(title);
            }
        }
        let to = notices.first().map(|notice| self.names.who(notice.to));
        let titles = self.names.words.join(&titles);
        format!("{titles} · {}", to.unwrap_or_default())
    }

    fn parts(&self, notice: &Notice) -> Vec<Part> {
        let reminder = notice.reminder;
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
        let item = |line: &Line| Item {
            number: line.subject.case.number.clone(),
            text: self.line(line),
            commands: hints::all_whole(self.shape, &line.commands),
        };
        vec![
            Part::Paragraph(below.join(" · ")),
            Part::Paragraph(self.say(&asked)),
            Part::Items(notice.lines.iter().map(item).collect()),
        ]
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
            "sent": line.sent.map(|sent| format::rfc3339(sent.stamp.at)),
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
