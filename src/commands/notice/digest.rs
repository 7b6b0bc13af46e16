//! `notice digest`: what a person or a unit has before them today.

use anyhow::Result;

use crate::report::agenda::Agenda;
use crate::report::digest::{of_person, of_unit};
use crate::ui::agenda::json;
use crate::ui::clap_named::Named;
use crate::ui::notices::NoticeFormat;
use crate::workspace::actor::Actor;
use crate::workspace::agendas::{self, desk};
use crate::workspace::env::{Env, Exit};
use crate::workspace::notices::print;
use crate::workspace::open::Workspace;
use crate::workspace::parsers::one_of;
use crate::workspace::subjects::waiting;

/// Its arguments.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct Args {
    #[arg(long, value_name = "UNIT", add = Named::UNIT, conflicts_with = "person")]
    unit: Option<String>,
    #[arg(long, value_name = "WHO", add = Named::PERSON)]
    person: Option<String>,
    #[arg(long, value_parser = one_of::<NoticeFormat>(), default_value = "markdown")]
    format: NoticeFormat,
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open(env)?;
    let names = workspace.names(env);
    let subjects = waiting(env, &workspace)?;
    let agenda: Agenda;
    let (to, whose) = if let Some(unit) = &args.unit {
        let unit = workspace.known_unit(unit, workspace.today())?;
        agenda = of_unit(&subjects, &unit, desk(&workspace, None));
        let whose = names.who(&unit);
        (unit, whose)
    } else {
        let person = match &args.person {
            Some(person) => workspace.person(person)?,
            None => Actor::find(env, &workspace)?.person,
        };
        agenda = of_person(&subjects, desk(&workspace, Some(person)));
        (person.id.clone(), person.name.clone())
    };
    if args.format == NoticeFormat::Json {
        env.json(&json(&agenda, env.shape))?;
        return Ok(Exit::Fine);
    }
    let page = agendas::page(env, &workspace, None).digest(&agenda, &whose);
    print(env, &workspace, args.format, &[(&to, page)])?;
    Ok(Exit::Fine)
}
