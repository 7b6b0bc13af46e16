//! The commands, one file each: an Args struct and a `run`. What they decide, the domain decides.
#![deny(
    clippy::disallowed_methods,
    reason = "commands ask the store for files and the edge for the world"
)]

use clap::Subcommand;

use crate::workspace::env::{Env, Exit};

mod action;
mod agree;
mod approve;
mod assign;
mod attach;
mod audit;
mod board;
mod calendar;
mod carry_out;
mod check;
mod close;
mod completions;
mod confirm;
mod consolidate;
mod correct;
mod countersign;
mod diff;
mod dismiss;
mod duty;
mod edit;
mod escalate;
mod explain;
mod export;
mod follow_up;
mod forget;
mod form;
mod help;
mod hold;
mod import;
mod init;
mod instruct;
mod investigate;
mod keep;
mod letter;
mod link;
mod list;
mod log;
mod man;
mod merge_driver;
mod migrate;
mod new;
mod note;
mod notice;
mod object;
mod policy;
mod promise;
mod promises;
mod ready;
mod receive;
mod recover;
mod register;
mod renumber;
mod reopen;
mod reply;
mod report;
mod resell;
mod resolve;
mod resume;
mod rule;
mod sanction;
mod schema;
mod show;
mod site;
mod staff;
pub mod today;
mod undo;
mod verify;
mod waive;

macro_rules! commands {
    ($($module:ident $variant:ident),+ $(,)?) => {
        /// Every command with its arguments.
        #[derive(Debug, Subcommand)]
        pub enum Command {
            $(
                #[doc(hidden)]
                $variant($module::Args),
            )+
        }

        impl Command {
            /// Runs the command.
            pub fn run(self, env: &mut Env) -> anyhow::Result<Exit> {
                match self {
                    $(Self::$variant(args) => $module::run(env, &args),)+
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
    confirm Confirm,
    resolve Resolve,
    consolidate Consolidate,
    approve Approve,
    agree Agree,
    carry_out CarryOut,
    close Close,
    dismiss Dismiss,
    follow_up FollowUp,
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
    countersign Countersign,
    receive Receive,
    instruct Instruct,
    resell Resell,
    recover Recover,
    note Note,
    attach Attach,
    edit Edit,
    undo Undo,
    renumber Renumber,
    migrate Migrate,
    forget Forget,
    object Object,
    sanction Sanction,
    today Today,
    ready Ready,
    promises Promises,
    calendar Calendar,
    notice Notice,
    list List,
    show Show,
    letter Letter,
    form Form,
    board Board,
    explain Explain,
    log Log,
    check Check,
    audit Audit,
    diff Diff,
    report Report,
    site Site,
    export Export,
    import Import,
    policy Policy,
    duty Duty,
    staff Staff,
    rule Rule,
    merge_driver MergeDriver,
    schema Schema,
    completions Completions,
    man Man,
    help Help,
}
