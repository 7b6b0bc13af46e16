//! `follow-up`: what the customer said when asked again after the end.

use anyhow::Result;

use crate::domain::case::conduct::FollowUp;
use crate::domain::case::fact::{Fact, Move};
use crate::domain::case::intake::Channel;
use crate::workspace::args::{ActArgs, IdArg};
use crate::workspace::change::Change;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::{one_of, stated, within};

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[arg(long, value_parser = one_of::<Channel>())]
    via: Channel,
    #[arg(long, value_name = "TEXT|@FILE|-", value_parser = stated)]
    text: String,
    #[arg(long, value_name = "1..5", value_parser = within::<1, 5, u8>)]
    satisfaction: Option<u8>,
    #[command(flatten)]
    write: ActArgs,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_to_write(env, &args.write)?;
    let mut change = Change::begin(env, &workspace, &args.id.id, Move::FollowUp, &args.write)?;
    change.add(&Fact::FollowUp(FollowUp {
        stamp: change.stamp(),
        via: Some(args.via.to_string()),
        satisfaction: args.satisfaction.map(u64::from),
        text: env.stated(&args.text)?,
    }));
    change.finish(env, &args.write, &[])
}
