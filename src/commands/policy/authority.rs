//! `policy authority`: whose approval an amount needs.

use anyhow::Result;
use serde_json::json;

use super::super::args::Format;
use super::super::words::amount;
use super::super::desk::{Desk, Exit};
use super::super::room::Room;
use super::source::{self, SourceView};
use super::{edition, in_json, writer};
use crate::domain::money::Money;
use crate::domain::problem::Problem;
use crate::msg;
use crate::ui::format;

/// Its arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long, value_name = "ID")]
    policy: Option<String>,
    #[arg(long, allow_hyphen_values = true, value_parser = amount)]
    amount: Money,
    #[arg(long, value_enum)]
    format: Option<Format>,
}

/// Runs it.
pub fn run(desk: &mut Desk, args: &Args) -> Result<Exit> {
    let room = Room::open_whole(desk)?;
    let policy = edition::in_force(&room, args.policy.as_deref(), room.now.date_naive())?;
    let Some(band) = policy.authority_for(args.amount) else {
        let amount = format::money(args.amount, &policy.currency);
        let what = msg!("ask-authority-none", policy = &policy.id, amount = amount);
        let problem = Problem::refused(what).help(msg!("ask-authority-none-help"));
        let highest = policy.highest_authority().map(|band| &band.source);
        return Err(match highest {
            Some(source) => problem.at(source.place.clone()).into(),
            None => problem.into(),
        });
    };
    if in_json(desk, args.format) {
        desk.json(&json!({
            "amount": args.amount.to_string(),
            "role": band.role,
            "source": SourceView::from(&band.source),
        }))?;
    } else {
        let role = writer::role(desk.lang(), &room.regulations.staff, &band.role);
        let amount = format::money(args.amount, &policy.currency);
        desk.print(&msg!(
            "ask-authority",
            amount = amount,
            role = role,
            source = source::full(&band.source)
        ))?;
    }
    Ok(Exit::Fine)
}
