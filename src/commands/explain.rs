//! `explain`: why each date and level is what it is.

use anyhow::Result;

use crate::codec;
use crate::codec::place;
use crate::domain::judge::Clock;
use crate::domain::msg::Msg;
use crate::domain::tree::Path;
use crate::msg;
use crate::ui::clap_named::Named;
use crate::ui::deadlines;
use crate::ui::explain::{Explained, explain, page};
use crate::ui::problem::Problem;
use crate::ui::show::{CasePage, next_steps};
use crate::workspace::args::{Format, IdArg};
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::{JudgedCase, Workspace};
use crate::workspace::problems;

/// Its arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    case: IdArg,
    #[arg(long, value_name = "NAME", add = Named::CLOCK)]
    clock: Option<String>,
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open(env)?;
    let record = workspace.record(env, &args.case.id)?;
    let judged = workspace.judge(&record)?;
    let clocks = chosen(&judged, args.clock.as_deref())?;
    let source = place::LineIndex::new(&record.text);
    let document = codec::record::document(&record);
    let field = |path: &Path| {
        let document = document.as_ref();
        let span = document.map_or(0..0, |document| document.nearest(path).span.clone());
        source.place(&record.file, span)
    };
    let names = workspace.names(env);
    let subject = Explained {
        case: &judged.case,
        policy: judged.policy,
        calendar: judged.calendar,
        clocks: &clocks,
        names,
        now: workspace.now,
        place: &field,
    };
    let explanation = explain(&subject, args.clock.is_some());
    let wanting = problems::bonuses(&workspace.regulations.staff.sheets);
    if let Some(problem) = wanting.filter(|_| explanation.deducts()) {
        env.warn(&problem)?;
    }
    if args.format == Format::Json {
        env.json(&explanation)?;
        return Ok(Exit::Fine);
    }
    let sheet = CasePage {
        case: &judged.case,
        policy: judged.policy,
        calendar: judged.calendar,
        names,
        owner: &judged.owner,
        clocks: &deadlines::table(&names, &clocks, workspace.now),
        loss: None,
        advance: None,
        shape: env.shape,
    };
    let next = if args.clock.is_some() {
        Vec::new()
    } else {
        next_steps(&sheet)
    };
    let text = page(&explanation, &subject, &next, (env.width, env.paint));
    env.page(&text)?;
    Ok(Exit::Fine)
}

/// The clocks of that name, `stage.proposal` or `proposal`; a stage may have run several times.
fn chosen(judged: &JudgedCase, name: Option<&str>) -> Result<Vec<Clock>, Problem> {
    let Some(name) = name else {
        return Ok(judged.clocks.clone());
    };
    let fits =
        |clock: &&Clock| clock.name == name || clock.name.strip_prefix("stage.") == Some(name);
    let found: Vec<Clock> = judged.clocks.iter().filter(fits).cloned().collect();
    if !found.is_empty() {
        return Ok(found);
    }
    let mut known: Vec<&str> = judged
        .clocks
        .iter()
        .map(|clock| clock.name.as_str())
        .collect();
    known.dedup();
    let what = msg!("explain-clock-unknown", clock = name);
    let help = msg!("explain-clocks", clocks = Msg::list(known));
    Err(Problem::usage(what).help(help))
}
