//! The answer of `policy clock`: a due date with the days it was counted by.

use anyhow::Result;
use serde::Serialize;
use serde_json::json;

use crate::domain::time::{Due, Limit, Time};
use crate::msg;
use crate::ui::format::rfc3339;
use crate::ui::problem::Problem;
use crate::ui::table::{Cell, Column, Overflow, Table};
use crate::workspace::env::Env;

/// One line of the reasoning in JSON.
#[derive(Debug, Serialize)]
struct Step {
    from: String,
    to: String,
    counted: String,
    why: String,
}

/// Tells when a limit is due and why.
pub fn tell(env: &mut Env, in_json: bool, start: Time, limit: Limit, due: &Due) -> Result<()> {
    if due.provisional {
        env.warn(&Problem::usage(msg!("ask-provisional")))?;
    }
    if in_json {
        let steps = due.trace.iter().map(|stretch| Step {
            from: rfc3339(stretch.from),
            to: rfc3339(stretch.to),
            counted: stretch.counted.to_string(),
            why: env.say(&stretch.why),
        });
        let steps: Vec<Step> = steps.collect();
        return env.json(&json!({
            "start": rfc3339(start),
            "limit": limit.to_string(),
            "due": rfc3339(due.due),
            "provisional": due.provisional,
            "trace": steps,
        }));
    }
    let at = |time: &Time| time.format("%Y-%m-%d %H:%M:%S").to_string();
    env.print(&msg!(
        "ask-clock-due",
        start = at(&start),
        limit = limit.said(),
        due = at(&due.due)
    ))?;
    let head = |key| env.layout.words.text(key);
    let columns = vec![
        Column::whole(head("ask-from")),
        Column::whole(head("ask-to")),
        Column::number(head("ask-counted")),
        Column::text(head("ask-why")),
    ];
    let mut table = Table::new(columns, Overflow::Wrap);
    for stretch in &due.trace {
        table.row(vec![
            Cell::from(at(&stretch.from)),
            Cell::from(at(&stretch.to)),
            Cell::from(stretch.counted.to_string()),
            Cell::from(env.say(&stretch.why)),
        ]);
    }
    env.table(&table)
}
