//! `ready`: what whoever asks may do now, each as a command.

use anyhow::Result;

use crate::domain::judge::next;
use crate::msg;
use crate::report::agenda::ready;
use crate::safe;
use crate::ui::hints;
use crate::workspace::actor::Actor;
use crate::workspace::agendas::{self, desk};
use crate::workspace::args::Format;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::subjects::waiting;

/// Its arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "ID")]
    id: Option<String>,
    #[arg(long)]
    mine: bool,
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open(env)?;
    let person = Actor::find(env, &workspace)?.person;
    if let Some(id) = &args.id {
        return of_case(env, &workspace, person, id, args.format);
    }
    let subjects = waiting(env, &workspace)?;
    let mut ready = ready(&subjects, desk(&workspace, Some(person)));
    ready.retain(|todo| todo.mine || !args.mine);
    let nothing = msg!("today-nothing-ready");
    agendas::show(
        env,
        (&workspace, Some(person)),
        &ready,
        (args.format, &nothing),
    )
}

/// Everything that may be done with one case, what accompanies the steps too.
fn of_case(
    env: &mut Env,
    workspace: &Workspace,
    person: &crate::domain::staff::Person,
    id: &str,
    format: Format,
) -> Result<Exit> {
    let record = workspace.record(env, id)?;
    let judged = workspace.judge(&record)?;
    let staff = &workspace.regulations.staff;
    let law = (&judged.case, judged.policy);
    let asked = (person, workspace.today());
    let clocks = (judged.calendar, judged.clocks.as_slice());
    let commands = next::all(law, staff, clocks, asked);
    let commands = hints::all_whole(env.shape, &commands);
    if format == Format::Json {
        env.json(&commands)?;
        return Ok(Exit::Fine);
    }
    for command in commands {
        env.show(&safe!("{}\n", command))?;
    }
    Ok(Exit::Fine)
}
