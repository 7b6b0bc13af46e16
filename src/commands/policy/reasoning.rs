//! The answer of `policy clock`: a due date with the days it was counted by.

use anyhow::Result;
use serde::Serialize;
use serde_json::json;

use super::super::deadlines::rfc3339;
use super::super::desk::Desk;
use crate::domain::problem::Problem;
use crate::domain::time::{Due, Limit, Time};
use crate::msg;
use crate::ui::table::{Cell, Column, Overflow, Table};

/// One line of the reasoning in JSON.
#[derive(Debug, Serialize)]
struct Step {
    from: String,
    to: String,
    counted: String,
    why: String,
}

/// Tells when a limit is due and why.
pub fn tell(desk: &mut Desk, in_json: bool, start: Time, limit: Limit, due: &Due) -> Result<()> {
    if due.provisional {
        desk.warn(&Problem::usage(msg!("ask-provisional")))?;
    }
    if in_json {
        let steps = due.trace.iter().map(|stretch| Step {
            from: rfc3339(stretch.from),
            to: rfc3339(stretch.to),
            counted: stretch.counted.to_string(),
            why: desk.say(&stretch.why),
        });
        let steps: Vec<Step> = steps.collect();
        return desk.json(&json!({
            "start": rfc3339(start),
            "limit": limit.to_string(),
            "due": rfc3339(due.due),
            "provisional": due.provisional,
            "trace": steps,
        }));
    }
    let at = |time: &Time| time.format("%Y-%m-%d %H:%M:%S").to_string();
    desk.print(&msg!(
        "ask-clock-due",
        start = at(&start),
        limit = limit.to_string(),
        due = at(&due.due)
    ))?;
    let head = |key| desk.layout.words.text(key);
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
            Cell::from(desk.say(&stretch.why)),
        ]);
    }
    desk.table(&table)
}
