//! `reopen`: takes an ended or refused case up again as a new, linked case; the old one stays,
//! marked as superseded (M-9.9).

use anyhow::Result;

use crate::domain::case::conduct::{Links, Superseded};
use crate::domain::case::fact::{Fact, Move};
use crate::domain::case::form::{Form, Head};
use crate::domain::judge;
use crate::domain::schema::{Declared, Stamp};
use crate::domain::tree::{Edit, Path, Value};
use crate::msg;
use crate::store::write::ChangeSet;
use crate::ui::deadlines;
use crate::ui::problem::Problem;
use crate::workspace::args::{ActArgs, Format, IdArg};
use crate::workspace::change::{self, Change};
use crate::workspace::env::{Env, Exit};
use crate::workspace::intake::{Intake, titles};
use crate::workspace::open::Workspace;
use crate::workspace::outcome::say_next;
use crate::workspace::parsers::stated;
use crate::workspace::private;
use crate::workspace::problems;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[arg(long, value_parser = stated)]
    reason: String,
    #[command(flatten)]
    write: ActArgs,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_to_write(env, &args.write)?;
    let change = Change::begin(env, &workspace, &args.id.id, Move::Reopen, &args.write)?;
    private::refuse_withheld(&change.case, &workspace.repository.relative(&change.path))?;
    let old = change.case.number.clone();
    let stamp = change::stamp(&workspace, &change.actor, change.at);
    let links = Links {
        supersedes: Some(old.clone()),
        reason: Some(args.reason.clone()),
        ..Links::default()
    };
    let mut form = Form::again(&change.case);
    form.received = Some(stamp.at);
    // A new edition of the policy may be in force by now.
    let policy = workspace
        .regulations
        .in_force(&change.case.policy, stamp.at);
    let policy = policy.unwrap_or(change.policy);
    let intake = Intake {
        workspace: &workspace,
        policy,
        titles: titles(&workspace, policy).into(),
        head: Head {
            number: String::new(),
            uid: env.uid.to_string(),
            policy: change.policy.id.clone(),
            stamp: stamp.clone(),
            imported: None,
        },
        form,
        links: Some(links.value()),
        evidence: Vec::new(),
    };
    let mark = |number: &str| mark_old(&change, number, &stamp, &args.reason);
    let record = intake.record(env, &change.actor, "reopen", &args.write, mark)?;
    let case = Workspace::case(&record)?;
    if args.write.format == Format::Json {
        let law = (intake.policy, change.calendar, &workspace.regulations.staff);
        let (clocks, _) = judge::clocks(case, law, workspace.now);
        env.json(&serde_json::json!({
            "number": case.number,
            "uid": case.uid,
            "file": record.file,
            "supersedes": old,
            "deadlines": deadlines::json(&clocks),
        }))?;
    } else if !args.write.dry_run {
        env.print(&msg!("command-reopened", old = old, number = &case.number))?;
        let law = (intake.policy, change.calendar, &workspace.regulations.staff);
        let (clocks, _) = judge::clocks(case, law, workspace.now);
        say_next(env, &workspace, (case, intake.policy, &clocks), "  ")?;
    }
    Ok(Exit::Fine)
}

/// The old file with its mark, written together with the new one.
fn mark_old(
    change: &Change,
    number: &str,
    stamp: &Stamp,
    reason: &str,
) -> Result<ChangeSet, Problem> {
    let by = Path::root().key("links").key("superseded_by");
    let mut edits = vec![Edit::Set(by, Value::Quoted(number.to_owned()))];
    let mark = Fact::Superseded(Superseded {
        stamp: stamp.clone(),
        reason: Some(reason.to_owned()),
    });
    edits.extend(mark.edits());
    change.replaced(&edits).map_err(problems::of)
}
