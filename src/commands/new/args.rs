//! What `new` is told on the command line.

use super::flags::Flags;
use crate::ui::clap_named::Named;
use crate::workspace::args::WriteArgs;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    pub(super) flags: Flags,
    #[arg(long, value_name = "ID", add = Named::CASE)]
    pub(super) like: Option<String>,
    #[arg(long, value_name = "FILE|-")]
    pub(super) from: Option<String>,
    #[arg(long, value_name = "ID=VALUE")]
    pub(super) set: Vec<String>,
    #[arg(long, conflicts_with_all = ["like", "from"])]
    pub(super) resume: bool,
    #[command(flatten)]
    pub(super) write: WriteArgs,
}
