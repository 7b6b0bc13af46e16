//! The explanation as a page.

use super::clock::DeadlineView;
use super::{Explanation, Subject};
use crate::domain::judge::State;
use crate::domain::msg::Msg;
use crate::msg;
use crate::ui::format;
use crate::ui::page::Page;
use crate::ui::paint::{Paint, Tone};
use crate::ui::table::{Cell, Column, Overflow, Table};

/// The page; `next` are the commands that bring the case on, with who may give them.
pub fn page(
    explanation: &Explanation,
    subject: &Subject,
    next: &[(String, Option<String>)],
    (width, paint): (Option<u16>, Paint),
) -> String {
    let words = subject.names.words;
    let mut page = Page::new(width, paint);
    let (case, policy) = (subject.case, subject.policy);
    let head = [Some(&case.number), case.title.as_ref()];
    let head: Vec<&str> = head.into_iter().flatten().map(String::as_str).collect();
    page.heading(&head.join(" · "));
    let title = subject.names.title(&policy.title);
    let since = format::date(policy.effective_from);
    let file = &policy.file;
    page.paragraph(&words.say(&msg!(
        "explain-policy",
        title = title,
        since = since,
        file = file
    )));
    for deadline in &explanation.deadlines {
        clock(&mut page, deadline, subject);
    }
    if let Some(authority) = &explanation.authority {
        page.heading(&words.text("explain-heading-authority"));
        page.paragraph(&authority.steps.join("\n"));
        let mut table = Table::new(
            vec![
                Column::whole(""),
                Column::whole(""),
                Column::text(""),
                Column::text(""),
            ],
            Overflow::Wrap,
        );
        for band in &authority.bands {
            let mark = if band.applies { "→" } else { "" };
            table.row(vec![
                Cell::from(mark),
                Cell::from(band.words.clone()),
                Cell::from(band.title.clone()),
                Cell::toned(band.source(), Tone::Dim),
            ]);
        }
        page.table(&table);
    }
    if !explanation.liability.is_empty() {
        page.heading(&words.text("explain-heading-liability"));
        for share in &explanation.liability {
            page.paragraph(&share.steps.join("\n"));
        }
    }
    if !next.is_empty() {
        page.heading(&words.text("explain-heading-next"));
        for (command, who) in next {
            let line: Msg = match who {
                Some(who) => msg!("explain-next-by", command = command, who = who),
                None => msg!("explain-next", command = command),
            };
            page.paragraph(&words.say(&line));
        }
    }
    page.finish()
}

fn clock(page: &mut Page, deadline: &DeadlineView, subject: &Subject) {
    let words = subject.names.words;
    page.heading(&deadline.clock);
    let (before, rest) = deadline.steps.split_at(deadline.before);
    page.paragraph(&before.join("\n"));
    if !deadline.trace.is_empty() {
        let columns = vec![
            Column::whole(words.text("explain-when")),
            Column::number(words.text("explain-counted")),
            Column::text(words.text("explain-why")),
        ];
        let mut table = Table::new(columns, Overflow::Wrap);
        for stretch in &deadline.trace {
            table.row(vec![
                Cell::from(stretch.span.clone()),
                Cell::from(stretch.counted.clone()),
                Cell::from(stretch.why.clone()),
            ]);
        }
        page.table(&table);
    }
    let after = rest.iter().skip(deadline.trace.len());
    let after: Vec<&str> = after.map(String::as_str).collect();
    let tone = match deadline.tone {
        State::Overdue | State::Late => Tone::Error,
        State::Met => Tone::Ok,
        State::Paused => Tone::Dim,
        State::Running => Tone::Number,
    };
    if let Some((standing, due)) = after.split_last() {
        page.paragraph(&due.join("\n"));
        page.toned(&format!("  {standing}"), tone);
    }
}
