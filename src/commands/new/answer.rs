//! What is said when a complaint is written down.

use anyhow::Result;
use serde::Serialize;

use super::Args;
use crate::commands::intake::Intake;
use crate::commands::args::Format;
use crate::commands::outcome::next_commands;
use crate::commands::deadlines::{self, DeadlineView};
use crate::commands::desk::{Desk, Exit};
use crate::commands::room::Room;
use crate::domain::case::Case;
use crate::domain::case::intake::Nature;
use crate::domain::judge::{self, Clock};
use crate::domain::msg::Msg;
use crate::domain::problem::Problem;
use crate::domain::record::Record;
use crate::msg;

/// What it says in JSON.
#[derive(Serialize)]
struct Created<'a> {
    number: &'a str,
    uid: &'a str,
    file: &'a str,
    deadlines: Vec<DeadlineView>,
}

/// Says number, file and due dates, and what registration will ask for.
pub fn say(desk: &mut Desk, intake: &Intake, record: &Record, args: &Args) -> Result<Exit> {
    let case = Room::case(record)?;
    let calendar = intake.room.calendar_of(intake.policy)?;
    let (clocks, _) = judge::clocks(case, intake.policy, calendar, intake.room.now);
    if args.write.format == Format::Json {
        desk.json(&Created {
            number: &case.number,
            uid: &intake.head.uid,
            file: &record.file,
            deadlines: deadlines::views(&clocks),
        })?;
    } else if !args.write.dry_run {
        table(desk, intake, case, record, &clocks)?;
    }
    lacking(desk, intake, case, record)?;
    if case.grade.is_none()
        && let Some(row) = judge::proposed_grade(case, intake.policy)
    {
        desk.remark(&msg!(
            "command-grade-proposed",
            number = &case.number,
            grade = &row.grade,
            rule = row.source.rule.as_deref().unwrap_or("–")
        ))?;
    }
    Ok(Exit::Fine)
}

fn table(
    desk: &mut Desk,
    intake: &Intake,
    case: &Case,
    record: &Record,
    clocks: &[Clock],
) -> Result<()> {
    let recorded = msg!(
        "intake-recorded",
        number = &case.number,
        file = &record.file
    );
    desk.print(&recorded)?;
    if !clocks.is_empty() {
        let table = deadlines::table(desk, &intake.room.regulations.staff, clocks, intake.room.now);
        desk.write("\n")?;
        desk.table(&table)?;
        desk.write("\n")?;
    }
    let next = next_commands(intake.room, case, intake.policy);
    if !next.is_empty() {
        desk.print(&msg!("moves-next", commands = Msg::list(next)))?;
    }
    Ok(())
}

/// Warns of fields the policy needs; an abnormality note (M-3) needs none.
fn lacking(desk: &mut Desk, intake: &Intake, case: &Case, record: &Record) -> Result<()> {
    let Some(root) = record.root.as_ref() else {
        return Ok(());
    };
    if case.nature == Nature::Abnormality {
        return Ok(());
    }
    let missing = judge::missing_fields(case, root, intake.policy);
    let Some((_, first)) = missing.first() else {
        return Ok(());
    };
    let source = first.source.clone();
    let fields = missing.iter().map(|(field, _)| field.as_str()).collect();
    let mut warning = Problem::usage(msg!("intake-lacking", fields = Msg::list(fields)))
        .help(msg!("intake-lacking-help", number = &case.number));
    warning.rule = source.rule;
    desk.warn(&warning)
}
