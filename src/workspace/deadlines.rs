//! Clocks as commands show them.

use serde::Serialize;

use crate::domain::judge::{Clock, State};
use crate::domain::staff::Staff;
use crate::domain::time::Time;
use crate::msg;
use crate::ui::format;
use crate::ui::names::Names;
use crate::ui::paint::Tone;
use crate::ui::table::{Cell, Column, Overflow, Table};
use crate::workspace::env::Env;

/// A clock in JSON.
#[derive(Clone, Debug, Serialize)]
pub struct DeadlineView {
    clock: String,
    started: String,
    due: String,
    state: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    stopped: Option<String>,
    late_by: i64,
    owner: String,
    provisional: bool,
    projected: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<String>,
}

pub use crate::ui::format::rfc3339;

/// The clocks in JSON.
pub fn views(clocks: &[Clock]) -> Vec<DeadlineView> {
    let view = |clock: &Clock| DeadlineView {
        clock: clock.name.clone(),
        started: rfc3339(clock.started),
        due: rfc3339(clock.due),
        state: clock.state.to_string(),
        stopped: clock.stopped.map(rfc3339),
        late_by: clock.late_by,
        owner: clock.owner.clone(),
        provisional: clock.provisional,
        projected: clock.projected,
        rule: clock.source.as_ref().and_then(|source| source.rule.clone()),
    };
    clocks.iter().map(view).collect()
}

/// The clocks as a table: clock, due, how it stands, whose it is.
pub fn table(env: &Env, staff: &Staff, clocks: &[Clock], now: Time) -> Table {
    let names = Names {
        words: env.layout.words,
        staff,
    };
    let head = |key| env.layout.words.text(key);
    let columns = vec![
        Column::whole(head("show-clock")),
        Column::whole(head("show-due")),
        Column::whole(head("show-state")),
        Column::text(head("show-owner")),
    ];
    let mut table = Table::new(columns, Overflow::Wrap);
    for clock in clocks {
        table.row(vec![
            Cell::from(clock.name.clone()),
            Cell::from(format::time(&clock.due)),
            Cell::toned(standing(env, clock, now), tone(clock.state)),
            Cell::from(names.who(&clock.owner)),
        ]);
    }
    table
}

/// How a clock stands, in words: `2 d left`, `3 h late`, `met`.
pub fn standing(env: &Env, clock: &Clock, now: Time) -> String {
    let words = match clock.state {
        State::Running => format::left((clock.due - now).num_seconds()),
        State::Overdue => format::late(clock.late_by),
        State::Late => msg!("show-done-late", late = format::late(clock.late_by)),
        State::Met => msg!("show-met"),
        State::Paused => msg!("show-paused"),
    };
    let mut text = env.say(&words);
    if clock.provisional {
        text.push_str(&env.say(&msg!("show-provisional")));
    }
    if clock.projected {
        text.push_str(&env.say(&msg!("show-projected")));
    }
    text
}

fn tone(state: State) -> Tone {
    match state {
        State::Running => Tone::Number,
        State::Paused => Tone::Dim,
        State::Met => Tone::Ok,
        State::Overdue | State::Late => Tone::Error,
    }
}
