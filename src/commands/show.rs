//! `show`: one case.

use anyhow::Result;
use serde_json::Value;

use super::args::{Format, IdArg};
use super::deadlines;
use super::desk::{Desk, Exit};
use super::room::Room;
use crate::codec;
use crate::ui::names::Names;
use crate::ui::show::{Sheet, page};

/// Its arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    case: IdArg,
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

/// Runs it.
pub fn run(desk: &mut Desk, args: &Args) -> Result<Exit> {
    let room = Room::open(desk)?;
    let record = room.record(desk, &args.case.id)?;
    let judged = room.judge(&record)?;
    if args.format == Format::Json {
        let written = record.uncorrected_at(room.now);
        let mut json = written.map_or_else(Default::default, |(document, case)| {
            codec::json::known_at(document, case, room.now)
        });
        let status = judged.case.derived_status().to_string();
        json.insert("status".to_owned(), Value::from(status));
        let deadlines = serde_json::to_value(deadlines::views(&judged.clocks))?;
        json.insert("deadlines".to_owned(), deadlines);
        desk.json(&json)?;
        return Ok(Exit::Fine);
    }
    let sheet = Sheet {
        case: &judged.case,
        policy: judged.policy,
        calendar: judged.calendar,
        names: Names {
            words: desk.layout.words,
            staff: &room.regulations.staff,
        },
        clocks: &deadlines::table(desk, &room.regulations.staff, &judged.clocks, room.now),
    };
    let text = page(&sheet, desk.width, desk.paint);
    desk.write(&text)?;
    Ok(Exit::Fine)
}
