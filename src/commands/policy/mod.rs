//! `policy`: ask the regulation itself, no case needed. Each question has its own file.

use anyhow::Result;
use clap::Subcommand;

use crate::workspace::env::{Env, Exit};

mod authority;
mod calendar;
mod clock;
mod deduct;
mod due;
mod edition;
mod explain;
mod facts;
mod findings;
mod gather;
mod lint;
mod list;
mod loss;
mod new;
mod reasoning;
mod sanction;
mod show;
mod single_file;

/// Its arguments.
#[derive(Debug, clap::Args)]
#[command(disable_help_subcommand = true)]
pub struct Args {
    #[command(subcommand)]
    question: Question,
}

/// The questions.
#[derive(Debug, Subcommand)]
enum Question {
    List(list::Args),
    Show(show::Args),
    Explain(explain::Args),
    Lint(lint::Args),
    Due(due::Args),
    Authority(authority::Args),
    Sanction(sanction::Args),
    Deduct(deduct::Args),
    Loss(loss::Args),
    Clock(clock::Args),
    New(new::Args),
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    match &args.question {
        Question::List(args) => list::run(env, args),
        Question::Show(args) => show::run(env, args),
        Question::Explain(args) => explain::run(env, args),
        Question::Lint(args) => lint::run(env, args),
        Question::Due(args) => due::run(env, args),
        Question::Authority(args) => authority::run(env, args),
        Question::Sanction(args) => sanction::run(env, args),
        Question::Deduct(args) => deduct::run(env, args),
        Question::Loss(args) => loss::run(env, args),
        Question::Clock(args) => clock::run(env, args),
        Question::New(args) => new::run(env, args),
    }
}
