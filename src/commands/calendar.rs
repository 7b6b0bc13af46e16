//! `calendar`: what is due, as a file that calendars read.

use anyhow::Result;

use crate::domain::time::Limit;
use crate::msg;
use crate::report::Subject;
use crate::report::duties::duty_rows;
use crate::report::schedule::{Whose, schedule};
use crate::ui::clap_named::Named;
use crate::ui::ics::Ics;
use crate::workspace::actor::Actor;
use crate::workspace::duties;
use crate::workspace::env::{Env, Exit};
use crate::workspace::filters::known_owner;
use crate::workspace::open::Workspace;
use crate::workspace::subjects::{subjects, waiting};

/// Its arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long, value_name = "UNIT", add = Named::UNIT, conflicts_with_all = ["person", "mine", "owner"])]
    unit: Option<String>,
    #[arg(long, value_name = "WHO", add = Named::PERSON, conflicts_with_all = ["mine", "owner"])]
    person: Option<String>,
    #[arg(long, conflicts_with = "owner")]
    mine: bool,
    #[arg(long, value_name = "WHO", add = Named::UNIT_OR_PERSON)]
    owner: Option<String>,
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_strict(env)?;
    // Who is named must be known, perhaps from a case that is over.
    let subjects = match args.owner {
        Some(_) => subjects(env, &workspace)?,
        None => waiting(env, &workspace)?,
    };
    let book = duties::book(&workspace)?;
    duties::warn(env, &book)?;
    let whose = args.whose(env, &workspace, &subjects)?;
    let regulations = &workspace.regulations;
    let duties = duty_rows(regulations, &book, workspace.now, (None, None));
    let looked_at = (&regulations.staff, workspace.today());
    let entries = schedule(&subjects, &duties, &whose, looked_at);
    let organization = regulations.organization.as_ref();
    let names = workspace.names(env);
    let warned = organization.and_then(|it| it.warn_within);
    let ics = Ics {
        names,
        shape: env.shape,
        now: workspace.now,
        warned: warned.map(Limit::nominal_seconds),
        whose: match &whose {
            Whose::All => organization.map(|it| it.name.clone()),
            Whose::Unit(unit) => Some(names.who(unit)),
            Whose::Person(person) => Some(person.name.clone()),
            Whose::Owner(who) => Some(names.who(who)),
        },
    };
    let file = ics.file(&entries);
    env.write(&file)?;
    if entries.is_empty() {
        env.remark(&msg!("calendar-nothing"))?;
    }
    Ok(Exit::Fine)
}

impl Args {
    /// Whose dues are asked for; who is named must be known.
    fn whose<'a>(
        &'a self,
        env: &Env,
        workspace: &'a Workspace,
        subjects: &[Subject],
    ) -> Result<Whose<'a>> {
        if let Some(unit) = &self.unit {
            return Ok(Whose::Unit(workspace.known_unit(unit, workspace.today())?));
        }
        if let Some(person) = &self.person {
            return Ok(Whose::Person(workspace.person(person)?));
        }
        if self.mine {
            return Ok(Whose::Person(Actor::find(env, workspace)?.person));
        }
        let Some(owner) = &self.owner else {
            return Ok(Whose::All);
        };
        known_owner(env, workspace, subjects, owner)?;
        Ok(Whose::Owner(owner))
    }
}
