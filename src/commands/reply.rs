//! `reply`: records what the customer was told.

use anyhow::Result;

use crate::domain::case::conduct::ReplyKind;
use crate::domain::case::intake::Channel;
use crate::domain::case::moves::Move;
use crate::domain::case::stamp;
use crate::domain::problem::Problem;
use crate::domain::tree::{Path, Value};
use crate::msg;
use crate::workspace::args::{IdArg, WriteArgs};
use crate::workspace::change::Change;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::{one_of, ordinal};

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[arg(long, value_parser = one_of::<ReplyKind>)]
    kind: ReplyKind,
    #[arg(long, value_parser = one_of::<Channel>)]
    via: Channel,
    #[arg(long, value_name = "TEXT|@FILE|-")]
    text: Option<String>,
    #[arg(long, value_name = "N", value_parser = ordinal)]
    item: Vec<u64>,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_to_write(env, &args.write)?;
    let mut change = Change::begin(env, &workspace, &args.id.id, Move::Reply, &args.write)?;
    let text = args
        .text
        .as_deref()
        .map(|text| env.text(text))
        .transpose()?;
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
    let stamp = change.stamp();
    let mut entry = vec![
        ("kind", Some(Value::Plain(args.kind.to_string()))),
        ("via", Some(Value::Plain(args.via.to_string()))),
    ];
    let text = stamp::text(text.as_ref());
    if args.item.is_empty() {
        entry.push(("text", text));
        change.append("replies", stamp.block(entry));
        return change.finish(env, &args.write, &[]);
    }
    for n in &args.item {
        let index = change.item(*n)?;
        if args.kind == ReplyKind::Answer && change.case.items[index].answered.is_none() {
            let path = Path::root().key("items").index(index).key("answered");
            change.set(&path, stamp::time(stamp.at));
        }
        let mut entry = entry.clone();
        entry.push(("item", Some(stamp::count(*n))));
        entry.push(("text", text.clone()));
        change.append("replies", stamp.block(entry));
    }
    change.finish(env, &args.write, &[])
}
