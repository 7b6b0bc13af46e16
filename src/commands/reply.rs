//! `reply`: records what the customer was told.

use std::path::PathBuf;

use anyhow::Result;
use clap::ArgAction;

use crate::domain::case::conduct::{Reply, ReplyKind};
use crate::domain::case::fact::{Fact, Move};
use crate::domain::case::intake::Channel;
use crate::domain::schema::Scalar;
use crate::domain::tree::Path;
use crate::msg;
use crate::report::letter::LetterKind;
use crate::ui::clap_named::Named;
use crate::ui::problem::Problem;
use crate::workspace::args::{ActArgs, IdArg};
use crate::workspace::change::Change;
use crate::workspace::env::{Env, Exit};
use crate::workspace::letters::{self, Wanted};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::{one_of, ordinal, requirable};

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[arg(long, value_parser = one_of::<ReplyKind>())]
    kind: ReplyKind,
    #[arg(long, value_parser = one_of::<Channel>())]
    via: Channel,
    #[arg(long, value_name = "ROLE|PERSON", required_if_eq("kind", "inform"), add = Named::ROLE_OR_PERSON)]
    to: Option<String>,
    #[arg(long, value_name = "TEXT|@FILE|-")]
    text: Option<String>,
    #[arg(long, value_name = "FILE", num_args = 0..=1, action = ArgAction::Set, conflicts_with = "text")]
    from_letter: Option<Vec<PathBuf>>,
    #[arg(long, value_name = "N", value_parser = ordinal)]
    item: Vec<u64>,
    #[arg(long, value_name = "FIELD", value_parser = requirable, conflicts_with = "to")]
    asks: Option<String>,
    #[command(flatten)]
    write: ActArgs,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_to_write(env, &args.write)?;
    let mut change = Change::begin(env, &workspace, &args.id.id, Move::Reply, &args.write)?;
    let items = &change.case.items;
    if args.kind == ReplyKind::Answer && !items.is_empty() && args.item.is_empty() {
        let open: Vec<String> = items
            .iter()
            .filter(|i| i.answered.is_none())
            .map(|i| i.n.to_string())
            .collect();
        let what = msg!(
            "command-reply-which-item",
            items = crate::domain::msg::Msg::list(open)
        );
        return Err(Problem::usage(what)
            .help(msg!("command-reply-which-item-help"))
            .into());
    }
    let told = if args.item.is_empty() {
        vec![None]
    } else {
        args.item.iter().copied().map(Some).collect()
    };
    for n in &args.item {
        change.item(*n)?;
    }
    if args.kind.decides() {
        let case = (&change.case, change.policy);
        letters::refuse_spoken(case, args.kind, args.via)?;
        letters::refuse_premature(&workspace, case, change.at, &told)?;
    }
    let text = text(env, &workspace, &change, args)?;
    let to = informed(&workspace, &change, args)?;
    let stamp = change.stamp();
    let reply = |item: Option<u64>| {
        Fact::Reply(Reply {
            stamp: stamp.clone(),
            kind: args.kind,
            via: Some(args.via.to_string()),
            to: to.clone(),
            item,
            asks: args.asks.clone(),
            text: text.clone(),
        })
    };
    if args.item.is_empty() {
        change.add(&reply(None));
        return change.finish(env, &args.write, &[]);
    }
    for n in &args.item {
        let index = change.item(*n)?;
        if args.kind.decides() && change.case.items[index].answered.is_none() {
            let path = Path::root().key("items").index(index).key("answered");
            change.set(&path, stamp.at.value());
        }
        change.add(&reply(Some(*n)));
    }
    change.finish(env, &args.write, &[])
}

/// Who of ours is informed: a role of the staff file, or a person who is there that day.
fn informed(workspace: &Workspace, change: &Change, args: &Args) -> Result<Option<String>> {
    let Some(to) = &args.to else { return Ok(None) };
    if args.kind != ReplyKind::Inform {
        let help = msg!("command-reply-to-help");
        return Err(Problem::usage(msg!("command-reply-to")).help(help).into());
    }
    let mut roles = workspace.regulations.staff.roles.iter();
    if roles.any(|role| role.id == *to) {
        return Ok(Some(to.clone()));
    }
    Ok(Some(
        workspace.person_there(to, change.day())?.email.clone(),
    ))
}

/// The words: as given, as sent, or as the letter has them.
fn text(
    env: &mut Env,
    workspace: &Workspace,
    change: &Change,
    args: &Args,
) -> Result<Option<String>> {
    let Some(letter) = &args.from_letter else {
        return env.maybe_stated(args.text.as_ref());
    };
    let Some(kind) = LetterKind::of(args.kind) else {
        return Err(Problem::usage(msg!("letter-nobody")).into());
    };
    if let Some(file) = letter.first() {
        return Ok(Some(letters::sent(env, file)?));
    }
    let wanted = Wanted {
        kind,
        items: &args.item,
        remark: None,
        at: change.at,
    };
    let case = (&change.case, change.policy);
    let page = letters::compose(env, workspace, case, &wanted)?;
    Ok(Some(page.text().trim_end().to_owned()))
}
