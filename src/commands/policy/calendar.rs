//! The calendar a question is counted by: a file, or one of the repository's by name.

use std::path::Path;

use anyhow::Result;

use crate::codec;
use crate::domain::msg::Msg;
use crate::domain::policy::suggestion;
use crate::domain::regulations::RegulationFault;
use crate::domain::time::Calendar;
use crate::domain::values::FieldError;
use crate::msg;
use crate::store::files::{self, ReadFault};
use crate::store::repository::Repository;
use crate::ui::problem::Problem;
use crate::workspace::env::Env;
use crate::workspace::open::Workspace;
use crate::workspace::problems;

/// The calendar of a file, with the name given, or (none given) the organisation's own. A file
/// needs no repository around it.
pub fn of(env: &mut Env, asked: Option<&str>) -> Result<Calendar> {
    if let Some(file) = asked.filter(|asked| is_file(env, asked)) {
        let path = env.cwd.join(file);
        // A link among the regulations is refused here as everywhere.
        let around = Repository::find(env.root.as_deref(), &env.cwd).ok();
        let linked = around.and_then(|around| around.inside(&path).err());
        let text = match linked.filter(|fault| *fault == ReadFault::Symlink) {
            Some(fault) => Err(fault),
            None => files::read_text(&path),
        };
        let text = text.map_err(|fault| fault.of(file))?;
        let missing = || {
            Problem::usage(FieldError::Missing {
                field: "timezone".to_owned(),
            })
        };
        let read = codec::regulations::read_calendar(file, &text);
        return read.map_err(|faults| problems::faults(&faults).unwrap_or_else(missing).into());
    }
    let workspace = Workspace::open(env)?;
    let regulations = &workspace.regulations;
    let own = regulations.organization.as_ref();
    let Some(name) = asked.or_else(|| own.map(|own| own.calendar.as_str())) else {
        return Err(Problem::usage(msg!("policy-organization-missing")).into());
    };
    // A calendar with a fault would count wrongly: the fault is the answer.
    let file = format!("policies/calendar-{name}.toml");
    let is_in = |fault: &&(usize, RegulationFault)| {
        fault.1.place.as_ref().is_some_and(|at| at.file == file)
    };
    if let Some((_, fault)) = regulations.read_first.iter().find(is_in) {
        return Err(Problem::from(fault).into());
    }
    let found = regulations.calendars.get(name).cloned();
    Ok(found.ok_or_else(|| {
        let known: Vec<&str> = regulations.calendars.keys().map(String::as_str).collect();
        unknown(name, &known)
    })?)
}

/// A name is a file's where it looks like one, or where it is one in the working directory.
fn is_file(env: &Env, asked: &str) -> bool {
    let toml = Path::new(asked).extension().is_some_and(|e| e == "toml");
    toml || asked.contains(['/', std::path::MAIN_SEPARATOR]) || files::is_file(&env.cwd.join(asked))
}

fn unknown(name: &str, known: &[&str]) -> Problem {
    let what: Msg = msg!("policy-unknown-calendar", word = name);
    let problem = Problem::usage(what);
    match suggestion(name, known) {
        Some(help) => problem.help(help),
        None => problem,
    }
}
