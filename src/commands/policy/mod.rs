//! `policy`: ask the regulation itself, no case needed. Each question has its own file.

use anyhow::Result;
use clap::Subcommand;

use super::args::Format;
use super::desk::{Desk, Exit};

mod authority;
mod calendar;
mod care;
mod clock;
mod conduct;
mod consequences;
mod deduct;
mod deductions;
mod due;
mod edition;
mod facts;
mod findings;
mod gather;
mod limits;
mod lint;
mod list;
mod loss;
mod page;
mod reasoning;
mod sanction;
mod show;
mod source;
mod writer;

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
    Lint(lint::Args),
    Due(due::Args),
    Authority(authority::Args),
    Sanction(sanction::Args),
    Deduct(deduct::Args),
    Loss(loss::Args),
    Clock(clock::Args),
}

/// Runs it.
pub fn run(desk: &mut Desk, args: &Args) -> Result<Exit> {
    match &args.question {
        Question::List(args) => list::run(desk, args),
        Question::Show(args) => show::run(desk, args),
        Question::Lint(args) => lint::run(desk, args),
        Question::Due(args) => due::run(desk, args),
        Question::Authority(args) => authority::run(desk, args),
        Question::Sanction(args) => sanction::run(desk, args),
        Question::Deduct(args) => deduct::run(desk, args),
        Question::Loss(args) => loss::run(desk, args),
        Question::Clock(args) => clock::run(desk, args),
    }
}

/// Whether a question scripts ask is answered in JSON: as told, else wherever nobody looks on.
fn in_json(desk: &Desk, format: Option<Format>) -> bool {
    match format {
        Some(format) => format == Format::Json,
        None => desk.width.is_none(),
    }
}
