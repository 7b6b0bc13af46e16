//! Clocks as a table and in JSON.

use serde_json::{Value, json};

use crate::domain::judge::{Clock, ClockState};
use crate::domain::msg::Msg;
use crate::domain::time::Time;
use crate::msg;
use crate::ui::format::{self, known, rfc3339};
use crate::ui::names::Names;
use crate::ui::paint::Tone;
use crate::ui::table::{Cell, Column, Overflow, Table};
use crate::ui::words::Words;

/// The clocks in JSON; what is not known is absent.
pub fn json(clocks: &[Clock]) -> Value {
    let clock = |clock: &Clock| {
        known(json!({
            "clock": clock.name,
            "started": rfc3339(clock.started),
            "due": rfc3339(clock.due),
            "state": clock.state,
            "stopped": clock.stopped.map(rfc3339),
            "late_by": clock.late_by,
            "owner": clock.owner,
            "provisional": clock.provisional,
            "projected": clock.projected,
            "rule": clock.source.as_ref().and_then(|source| source.rule.as_ref()),
        }))
    };
    clocks.iter().map(clock).collect()
}

/// The clocks as a table: clock, due, how it stands, whose it is.
pub fn table(names: &Names, clocks: &[Clock], now: Time) -> Table {
    let head = |key| names.words.text(key);
    let columns = vec![
        Column::whole(head("show-clock")),
        Column::whole(head("show-due")),
        Column::whole(head("show-state")),
        Column::text(head("show-owner")),
    ];
    let mut table = Table::new(columns, Overflow::Wrap);
    for clock in clocks {
        table.row(vec![
            Cell::from(names.words.called(&clock.called())),
            Cell::from(format::time(&clock.due)),
            Cell::toned(standing(names.words, clock, now), tone(clock.state)),
            Cell::from(names.who(&clock.owner)),
        ]);
    }
    table
}

/// How a clock stands, in words: `2 d left`, `3 h late`, `met`.
fn standing(words: &Words, clock: &Clock, now: Time) -> String {
    let mut text = words.say(&stands(clock, now));
    if let Some(due) = &clock.breached {
        let due = format::time(due);
        text.push_str(&words.say(&msg!("show-breached", due = due)));
    }
    if clock.provisional {
        text.push_str(&words.say(&msg!("show-provisional")));
    }
    if clock.projected {
        text.push_str(&words.say(&msg!("show-projected")));
    }
    text
}

/// The same of its state alone.
pub fn stands(clock: &Clock, now: Time) -> Msg {
    match clock.state {
        ClockState::Running => format::left((clock.due - now).num_seconds()),
        ClockState::Overdue => format::late(clock.late_by),
        ClockState::Late => msg!("show-done-late", late = format::late(clock.late_by)),
        ClockState::Met => msg!("show-met"),
        ClockState::Paused => msg!("show-paused"),
        ClockState::Missed => msg!("show-missed"),
        ClockState::Void => msg!("show-void"),
    }
}

fn tone(state: ClockState) -> Tone {
    match state {
        ClockState::Running => Tone::Number,
        ClockState::Paused | ClockState::Void => Tone::Dim,
        ClockState::Met => Tone::Ok,
        ClockState::Overdue | ClockState::Late | ClockState::Missed => Tone::Error,
    }
}
