//! The commands, one file each: an Args struct and a `run`. What they decide, the domain decides.

use clap::Subcommand;

use self::desk::{Desk, Exit};

mod actor;
pub mod args;
mod asking;
mod change;
mod deadlines;
pub mod desk;
mod findings;
mod former_round;
mod intake;
mod numbered;
mod outcome;
mod read_back;
mod records;
mod room;
mod side;
mod subjects;
pub mod words;
mod writing;

macro_rules! commands {
    ($($module:ident $variant:ident),+ $(,)?) => {
        $(mod $module;)+

        /// Every command with its arguments.
        #[expect(clippy::large_enum_variant, reason = "made once, from the command line")]
        #[derive(Debug, Subcommand)]
        pub enum Command {
            $(
                #[doc(hidden)]
                $variant($module::Args),
            )+
        }

        impl Command {
            /// Runs the command.
            pub fn run(self, desk: &mut Desk) -> anyhow::Result<Exit> {
                match self {
                    $(Self::$variant(args) => $module::run(desk, &args),)+
                }
            }
        }
    };
}

commands! {
    init Init,
    new New,
    register Register,
    assign Assign,
    reply Reply,
    investigate Investigate,
    resolve Resolve,
    consolidate Consolidate,
    approve Approve,
    agree Agree,
    carry_out CarryOut,
    close Close,
    dismiss Dismiss,
    reopen Reopen,
    promise Promise,
    keep Keep,
    escalate Escalate,
    action Action,
    verify Verify,
    link Link,
    hold Hold,
    resume Resume,
    correct Correct,
    waive Waive,
    receive Receive,
    resell Resell,
    recover Recover,
    note Note,
    attach Attach,
    edit Edit,
    renumber Renumber,
    object Object,
    sanction Sanction,
    list List,
    show Show,
    explain Explain,
    log Log,
    check Check,
    audit Audit,
    diff Diff,
    report Report,
    policy Policy,
    rule Rule,
    merge_driver MergeDriver,
    completions Completions,
}
