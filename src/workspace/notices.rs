//! Notices: printed in the form they are sent in, and on record once they were.

use std::collections::BTreeMap;

use anyhow::Result;
use serde_json::json;

use crate::codec::mail::{self, Draft};
use crate::domain::case::conduct::SentNotice;
use crate::domain::case::fact::{Fact, Move};
use crate::domain::msg::Arg;
use crate::domain::staff::{Found, Person};
use crate::msg;
use crate::report::notices::{Line, Notice};
use crate::ui::escape;
use crate::ui::escape::{Mail, Safe};
use crate::ui::format;
use crate::ui::memo::{self, Memo};
use crate::ui::notices::{NoticeFormat, chat_lines};
use crate::ui::problem::Problem;
use crate::workspace::args::{ActArgs, Format, WriteArgs};
use crate::workspace::change::Change;
use crate::workspace::env::{Env, Exit};
use crate::workspace::letters;
use crate::workspace::open::Workspace;

/// A page with whom it goes to: a unit, a person or a role.
pub type Addressed<'a> = (&'a str, Memo);

/// Prints pages in the form asked for, which is not JSON.
pub fn print(
    env: &mut Env,
    workspace: &Workspace,
    format: NoticeFormat,
    pages: &[Addressed],
) -> Result<()> {
    let memos: Vec<Memo> = pages.iter().map(|(_, memo)| memo.clone()).collect();
    if let Some(chat) = format.chat() {
        return env.write(&chat_lines(chat, &memos));
    }
    let text = match format {
        NoticeFormat::Eml => messages(env, workspace, pages)?.erased(),
        NoticeFormat::Html => memo::html(&memos, env.lang()).erased(),
        _ => memo::markdown(&memos).erased(),
    };
    env.page(&text)
}

/// A message to whom each page goes to; several in one file, as mailboxes have them.
fn messages(env: &mut Env, workspace: &Workspace, pages: &[Addressed]) -> Result<Safe<Mail>> {
    let from = letters::sender(workspace)?;
    let mut all = Vec::new();
    for (to, memo) in pages {
        let people = people(workspace, to);
        let to: Vec<(Option<&str>, &str)> = people
            .iter()
            .map(|person| (Some(person.name.as_str()), person.email.as_str()))
            .filter(|(_, address)| mail::is_address(address))
            .collect();
        if to.is_empty() {
            env.warn(&Problem::usage(msg!(
                "notice-no-address",
                page = &memo.title
            )))?;
        }
        all.push((to, escape::terminal(&memo.title), memo.body()));
    }
    let draft = |(to, subject, text): &'_ (Vec<(Option<&str>, &str)>, Safe<_>, Safe<_>)| {
        mail::write(&Draft {
            from,
            to,
            date: workspace.now,
            subject,
            text,
        })
    };
    if let [only] = all.as_slice() {
        return Ok(Safe::drawn(draft(only)));
    }
    let messages: Vec<String> = all.iter().map(draft).collect();
    let mailbox = mail::mailbox_of(&messages, from.1, workspace.now);
    Ok(Safe::drawn(mailbox))
}

/// The people a page goes to today.
fn people<'a>(workspace: &'a Workspace, to: &str) -> Vec<&'a Person> {
    let (staff, day) = (&workspace.regulations.staff, workspace.today());
    if staff.unit(to).is_some() {
        return staff.members(to, day);
    }
    if let Found::One(person) = staff.person_by(to) {
        return vec![person];
    }
    let holds = |person: &&Person| {
        let held = staff.roles_of(&person.id, day);
        held.iter().any(|held| held.role == to)
    };
    staff.persons.iter().filter(holds).collect()
}

/// Records in each case what was sent about it, each notice once for each lateness.
pub fn record(
    env: &mut Env,
    workspace: &Workspace,
    notices: &[Notice],
    args: &WriteArgs,
) -> Result<Exit> {
    let mut by_case: BTreeMap<&str, Vec<(&Notice, &Line)>> = BTreeMap::new();
    for notice in notices {
        for line in notice.lines.iter().filter(|line| line.sent.is_none()) {
            let number = line.subject.case.number.as_str();
            by_case.entry(number).or_default().push((notice, line));
        }
    }
    let act = ActArgs::from(args.clone());
    // Who may not record one of them records none.
    let mut changes = Vec::new();
    for (number, lines) in &by_case {
        let mut change = Change::begin(env, workspace, number, Move::Notice, &act)?;
        let mut recorded = Vec::new();
        for (notice, line) in lines {
            let sent = SentNotice {
                stamp: change.stamp(),
                kind: notice.reminder.kind,
                clock: line.clock.name.clone(),
                due: line.clock.due,
                to: notice.to.to_owned(),
            };
            change.add(&Fact::Notice(sent.clone()));
            let clock = line.clock.called();
            recorded.push(Recorded {
                number,
                sent,
                clock,
            });
        }
        changes.push((change, recorded));
    }
    let mut all = Vec::new();
    for (change, recorded) in changes {
        change.write(env, args)?;
        all.extend(recorded);
    }
    say(env, workspace, &all, args)
}

/// What was recorded of a case.
struct Recorded<'a> {
    number: &'a str,
    sent: SentNotice,
    /// The clock as people call it.
    clock: Arg,
}

fn say(
    env: &mut Env,
    workspace: &Workspace,
    recorded: &[Recorded],
    args: &WriteArgs,
) -> Result<Exit> {
    if args.format == Format::Json {
        let one = |it: &Recorded| {
            json!({
                "number": it.number,
                "kind": it.sent.kind,
                "clock": it.sent.clock,
                "due": format::rfc3339(it.sent.due),
                "to": it.sent.to,
                "at": format::rfc3339(it.sent.stamp.at),
            })
        };
        let recorded: Vec<_> = recorded.iter().map(one).collect();
        env.json(&json!({ "recorded": recorded }))?;
        return Ok(Exit::Fine);
    }
    if recorded.is_empty() {
        env.print(&msg!("notice-recorded-nothing"))?;
    }
    if args.dry_run {
        return Ok(Exit::Fine);
    }
    for it in recorded {
        env.print(&msg!(
            "notice-recorded",
            number = it.number,
            kind = it.sent.kind.named(),
            clock = it.clock.clone(),
            due = format::time(&it.sent.due),
            to = workspace.regulations.staff.called(&it.sent.to)
        ))?;
    }
    Ok(Exit::Fine)
}
