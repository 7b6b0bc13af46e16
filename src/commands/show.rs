//! `show`: one case.

use anyhow::Result;
use serde_json::{Value, json};

use super::args::{Format, IdArg};
use super::deadlines;
use super::desk::{Desk, Exit};
use super::room::Room;
use crate::codec;
use crate::domain::judge::loss::{self, Account};
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
    let account = loss::account(&judged.case, judged.policy, judged.calendar, room.now);
    if args.format == Format::Json {
        let written = record.uncorrected_at(room.now);
        let mut json = written.map_or_else(Default::default, |(document, case)| {
            codec::json::known_at(document, case, room.now)
        });
        let status = judged.case.derived_status().to_string();
        json.insert("status".to_owned(), Value::from(status));
        let deadlines = serde_json::to_value(deadlines::views(&judged.clocks))?;
        json.insert("deadlines".to_owned(), deadlines);
        if let Some(account) = &account {
            json.insert("loss".to_owned(), loss_view(account));
        }
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
        loss: account.as_ref(),
    };
    let text = page(&sheet, desk.width, desk.paint);
    desk.write(&text)?;
    Ok(Exit::Fine)
}

/// The figures of the account; what cannot be told yet is absent.
fn loss_view(account: &Account) -> Value {
    let lines = account.lines.iter();
    let lines = lines.map(|line| json!({"kind": line.kind, "amount": line.amount.to_string()}));
    let mut view = json!({
        "lines": lines.collect::<Vec<_>>(),
        "recovered": account.recovered.to_string(),
    });
    for (key, amount) in [("total", account.total()), ("net", account.net())] {
        if let Some(amount) = amount {
            view[key] = Value::from(amount.to_string());
        }
    }
    view
}
