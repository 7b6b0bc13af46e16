//! `policy deduct`: a person's part of a unit's loss, and the months that take it (M-B3, M-B5).

use anyhow::Result;
use serde_json::{Value, json};

use super::edition;
use crate::domain::judge::deductions::{Instalment, Unpayable, deduction, schedule};
use crate::domain::money::Money;
use crate::domain::policy::Deduction;
use crate::msg;
use crate::ui::clap_named::Named;
use crate::ui::format;
use crate::ui::problem::Problem;
use crate::ui::source;
use crate::ui::table::{Cell, Column, Overflow, Table};
use crate::ui::words::Words;
use crate::workspace::args::Format;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::amount;
use crate::workspace::parsers::within;

/// Its arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long, value_name = "ID", add = Named::POLICY)]
    policy: Option<String>,
    #[arg(long, allow_hyphen_values = true, value_parser = amount)]
    loss: Money,
    #[arg(long, value_name = "N", value_parser = within::<1, 1_000_000, u32>)]
    unit_points: u32,
    #[arg(long, value_name = "N", value_parser = within::<0, 1_000_000, u32>)]
    points: u32,
    #[arg(
        long,
        required = true,
        value_name = "AMOUNT,…",
        allow_hyphen_values = true,
        value_parser = amount,
        value_delimiter = ','
    )]
    bonus: Vec<Money>,
    #[arg(long, value_enum)]
    format: Option<Format>,
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_strict(env)?;
    let policy = edition::in_force_now(&workspace, args.policy.as_deref())?;
    let Some(rule) = &policy.consequences.deduction else {
        let what = msg!("sanction-no-deductions", policy = &policy.id);
        let command = format!("complaint policy show {}", policy.id);
        return Err(Problem::refused(what)
            .rule("deduction")
            .help(msg!("sanction-none-in-policy-help", command = command))
            .into());
    };
    if args.points > args.unit_points {
        let (points, unit) = (args.points.to_string(), args.unit_points.to_string());
        let what = msg!("sanction-points-above-unit", points = points, unit = unit);
        return Err(Problem::usage(what).into());
    }
    let amount = deduction(args.loss, args.unit_points.into(), args.points.into());
    let months =
        schedule(rule, &[amount], &args.bonus).map_err(|endless| unpayable(rule, endless))?;
    if env.in_json(args.format) {
        let schedule = months
            .iter()
            .map(|month| json!({ "month": month.month, "amount": month.total().to_string() }));
        env.json(&json!({
            "deduction": amount.to_string(),
            "schedule": schedule.collect::<Vec<Value>>(),
            "source": rule.shared().1,
            "cap_source": rule.source,
        }))?;
        return Ok(Exit::Fine);
    }
    let money = format::money(amount, &policy.currency);
    let sources = [rule.shared().1, &rule.source].map(source::full).join(", ");
    env.print(&msg!(
        "sanction-deduction",
        amount = money,
        source = sources
    ))?;
    let words = env.layout.words;
    if !months.is_empty() {
        let table = months_table(words, &months);
        env.table(&table)?;
    }
    Ok(Exit::Fine)
}

/// Why a deduction never ends.
fn unpayable(rule: &Deduction, endless: Unpayable) -> Problem {
    let what = match endless {
        Unpayable::NoBonus => msg!("sanction-deduction-no-bonus"),
        Unpayable::TooLong => msg!("sanction-deduction-too-long"),
    };
    let id = rule.source.rule.clone();
    Problem::refused(what)
        .rule(id.unwrap_or_else(|| "deduction".to_owned()))
        .at(rule.source.place.clone())
}

fn months_table(words: &Words, months: &[Instalment]) -> Table {
    let columns = [
        "sanction-month",
        "sanction-cap",
        "sanction-taken",
        "sanction-left",
    ];
    let columns = columns.map(|key| Column::number(words.text(key)));
    let mut table = Table::new(columns.to_vec(), Overflow::Wrap);
    for month in months {
        table.row(vec![
            Cell::from(month.month.to_string()),
            Cell::from(month.cap.grouped()),
            Cell::from(month.total().grouped()),
            Cell::from(month.left.grouped()),
        ]);
    }
    table
}
