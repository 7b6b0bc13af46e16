//! `recover`: an outside party paid back a part of the loss (M-9.13, R-5).

use anyhow::Result;

use crate::domain::case::fact::{Fact, Move};
use crate::domain::case::goods::Recovery;
use crate::domain::case::liability::Who;
use crate::domain::judge::legal;
use crate::domain::judge::loss::{self, Account};
use crate::domain::money::Money;
use crate::domain::msg::Msg;
use crate::domain::names::comparable;
use crate::msg;
use crate::ui::escape::shell_word;
use crate::ui::format;
use crate::ui::problem::Problem;
use crate::workspace::args::{ActArgs, IdArg};
use crate::workspace::change::Change;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::{amount, stated};

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[arg(long, value_name = "NAME", value_parser = stated)]
    from: String,
    #[arg(long, value_parser = amount)]
    amount: Money,
    #[command(flatten)]
    write: ActArgs,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_to_write(env, &args.write)?;
    let mut change = Change::begin(env, &workspace, &args.id.id, Move::Recover, &args.write)?;
    liable(&change, &args.from)?;
    let recovery = Recovery {
        stamp: change.stamp(),
        from: args.from.clone(),
        amount: args.amount,
    };
    let mut after = change.case.clone();
    after.recoveries.push(recovery.clone());
    let account = loss::account(&after, change.policy, change.calendar);
    let mut said = Vec::new();
    if let Some(account) = account {
        let currency = &change.policy.currency;
        refuse_too_much(&account, args.amount, currency)?;
        if let (Some(total), Some(net)) = (account.total(), account.net()) {
            said.push(msg!(
                "command-recovered",
                total = format::money(total, currency),
                recovered = format::money(account.recovered, currency),
                net = format::money(net, currency)
            ));
        }
    }
    change.add(&Fact::Recovery(recovery));
    let amount = ("Amount".to_owned(), args.amount.to_string());
    change.trailers.push(amount);
    change.finish(env, &args.write, &said)
}

/// Once it is decided who is liable, only outside parties that are pay back.
fn liable(change: &Change, from: &str) -> Result<()> {
    let (case, policy) = change.judged();
    let charged = case.charged();
    let outside = charged.iter().filter_map(|it| match &it.liable.who {
        Who::Outside(name) => Some(name.clone()),
        Who::Unit { .. } => None,
    });
    let mut known: Vec<String> = outside.collect();
    known.dedup();
    if charged.is_empty()
        || known
            .iter()
            .any(|name| comparable(name) == comparable(from))
    {
        return Ok(());
    }
    let what = if known.is_empty() {
        msg!("command-recover-nobody", from = from)
    } else {
        msg!(
            "command-recover-not-liable",
            from = from,
            known = Msg::list(known.clone())
        )
    };
    let number = &case.number;
    let anew = legal::check(case, policy, Move::Consolidate, true).is_ok();
    let command = match known.first() {
        Some(name) => format!(
            "complaint recover {number} --from {} --amount AMOUNT",
            shell_word(name)
        ),
        None if anew => format!("complaint consolidate {number} --liable outside:NAME=SHARE"),
        None => format!("complaint explain {number}"),
    };
    let sharing = policy.consequences.sharing.as_ref();
    Err(Problem::refused(what)
        .rule("recovery")
        .stated(sharing.map(|sharing| &sharing.source))
        .help(msg!("check-run", command = command))
        .into())
}

/// Nobody pays back more than was lost: the net loss is never below nothing.
fn refuse_too_much(account: &Account, amount: Money, currency: &str) -> Result<()> {
    let Some(total) = account.total().filter(|total| account.recovered > *total) else {
        return Ok(());
    };
    let open = total - (account.recovered - amount).min(total);
    let what = msg!(
        "command-recovered-too-much",
        amount = format::money(amount, currency),
        open = format::money(open, currency)
    );
    Err(Problem::refused(what)
        .rule("recovered-too-much")
        .help(msg!("command-recovered-too-much-help"))
        .into())
}
