//! `import`: cases of another register, from tables and documents.

use anyhow::Result;

use crate::domain::input::DateOrder;
use crate::domain::schema::Names;
use crate::ui::clap_named::Named;
use crate::workspace::actor::Actor;
use crate::workspace::args::{FileArgs, Format};
use crate::workspace::env::{Env, Exit};
use crate::workspace::importing::answer;
use crate::workspace::importing::plan::{needs_trust, plan, refused};
use crate::workspace::importing::register::{Mapped, mapped};
use crate::workspace::importing::write::{ready, write};
use crate::workspace::importing::{Asked, Duplicates};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::one_of;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "FILE|-", required = true)]
    files: Vec<String>,
    #[arg(long, value_name = "FILE|-")]
    mapping: Option<String>,
    #[arg(long, conflicts_with = "mapping")]
    suggest: bool,
    #[arg(long, value_name = "ID", add = Named::Of(Names::Policy))]
    policy: Option<String>,
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
    #[arg(long, value_name = "ORDER", value_parser = one_of::<DateOrder>())]
    dates: Option<DateOrder>,
    #[arg(long, value_name = "WORD", value_parser = one_of::<Duplicates>(), default_value = "skip")]
    duplicates: Duplicates,
    #[arg(long)]
    partial: bool,
    #[arg(long, value_name = "FILE")]
    rejects: Option<String>,
    #[command(flatten)]
    write: FileArgs,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let write_args = args.write.write();
    let asked = Asked {
        mapping: args.mapping.clone(),
        policy: args.policy.clone(),
        sheet: args.sheet.clone(),
        encoding: args.encoding.clone(),
        dates: args.dates,
        duplicates: args.duplicates,
        drafting: args.suggest,
    };
    if args.suggest {
        let workspace = Workspace::open(env)?;
        return suggest(env, &workspace, args, &asked);
    }
    let workspace = Workspace::open_to_write(env, &write_args)?;
    let actor = Actor::find(env, &workspace)?;
    actor.there(&workspace, workspace.now)?;
    let all = registers(env, &workspace, args, &asked)?;
    let mut plan = plan(env, &workspace, &actor, (&all, &asked))?;
    if needs_trust(&plan) {
        actor.entrusted(&workspace, "import", |permissions| &permissions.import)?;
    }
    let ready = ready(env, &workspace, &actor, &mut plan);
    answer::rejects(env, &plan.rejected)?;
    if let Some(file) = &args.rejects {
        answer::rejects_file(env, &workspace, file, &plan.rejected)?;
    }
    let refused = refused(&plan.rejected).filter(|_| !args.partial);
    if let Some(refused) = refused {
        if args.write.format == Format::Json {
            answer::json(env, (&plan, &[]), &all)?;
        }
        return Err(refused.into());
    }
    let made = write(env, &workspace, (&actor, &write_args), (&ready, &plan))?;
    if args.write.format == Format::Json {
        answer::json(env, (&plan, &made), &all)?;
    } else {
        answer::say(env, (&plan, write_args.dry_run), &made)?;
    }
    Ok(Exit::Fine)
}

/// The registers, each with what it was read as said.
fn registers(
    env: &mut Env,
    workspace: &Workspace,
    args: &Args,
    asked: &Asked,
) -> Result<Vec<Mapped>> {
    let mut all = Vec::with_capacity(args.files.len());
    for file in &args.files {
        all.push(mapped(env, workspace, file, asked)?);
    }
    answer::read(env, &all)?;
    Ok(all)
}

/// Drafts the mappings.
fn suggest(env: &mut Env, workspace: &Workspace, args: &Args, asked: &Asked) -> Result<Exit> {
    for file in &args.files {
        let one = mapped(env, workspace, file, asked)?;
        let text = answer::drafted(env.layout.words, &one);
        env.write(&text)?;
    }
    Ok(Exit::Fine)
}
