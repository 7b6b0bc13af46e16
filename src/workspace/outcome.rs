//! What came of a writing command: said to people, or to programs as JSON.

use anyhow::Result;
use serde_json::json;

use crate::domain::case::Case;
use crate::domain::case::fact::Move;
use crate::domain::judge;
use crate::domain::judge::legal;
use crate::domain::msg::Msg;
use crate::domain::policy::Policy;
use crate::domain::time::Calendar;
use crate::msg;
use crate::ui::deadlines;
use crate::workspace::args::{Format, WriteArgs};
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;

/// What came of a command.
pub struct CommandOutcome<'a> {
    /// The repository.
    pub workspace: &'a Workspace,
    /// The case as it is now.
    pub case: &'a Case,
    /// Its file.
    pub file: &'a str,
    /// Its policy.
    pub policy: &'a Policy,
    /// The policy's calendar.
    pub calendar: &'a Calendar,
    /// What was done.
    pub act: Move,
    /// Whether anything changed.
    pub changed: bool,
}

impl CommandOutcome<'_> {
    /// Says it: `said` are the command's own lines.
    pub fn say(&self, env: &mut Env, args: &WriteArgs, said: &[Msg]) -> Result<Exit> {
        let case = self.case;
        let staff = &self.workspace.regulations.staff;
        let law = (self.policy, self.calendar, staff);
        let (clocks, _) = judge::clocks(case, law, self.workspace.now);
        let next = next_commands(self.workspace, case, self.policy);
        if args.format == Format::Json {
            env.json(&json!({
                "number": case.number,
                "action": self.act,
                "status": case.derived_status(),
                "file": self.file,
                "changed": self.changed,
                "next": next,
                "deadlines": deadlines::json(&clocks),
            }))?;
            return Ok(Exit::Fine);
        }
        if !self.changed {
            env.print(&msg!("command-nothing-changed"))?;
            return Ok(Exit::Fine);
        }
        if args.dry_run {
            return Ok(Exit::Fine);
        }
        let status = case.derived_status().named();
        env.print(&msg!(
            "command-written",
            number = &case.number,
            status = status
        ))?;
        // The clocks have just started: these are the dates everybody works by.
        if self.act == Move::Register {
            let names = self.workspace.names(env);
            let table = deadlines::table(&names, &clocks, self.workspace.now);
            env.write("\n")?;
            env.table(&table)?;
            env.write("\n")?;
        }
        for line in said {
            let line = env.say(line);
            env.write(&format!("  {line}\n"))?;
        }
        if !next.is_empty() {
            let line = env.say(&msg!("moves-next", commands = Msg::list(next)));
            env.write(&format!("  {line}\n"))?;
        }
        Ok(Exit::Fine)
    }
}

/// The commands that may follow. Instead of a step that would be refused: what it still needs.
pub fn next_commands(workspace: &Workspace, case: &Case, policy: &Policy) -> Vec<String> {
    let staff = &workspace.regulations.staff;
    let needed = judge::approval_needed(case, policy, staff);
    let mut commands = Vec::new();
    for act in legal::next(case, policy, needed) {
        let unmet = act.step().map_or_else(Vec::new, |step| {
            judge::unmet_before(case, policy, staff, step)
        });
        if unmet.is_empty() {
            commands.push(format!("complaint {act} {}", case.number));
        }
        // What the closing itself tells comes last, once nothing else is lacking.
        let told = |duty: &judge::Unmet| judge::TOLD_WITH_CLOSING.contains(&duty.duty.need);
        let last = unmet.iter().all(told);
        let open = unmet.into_iter().filter(|duty| last || !told(duty));
        commands.extend(open.map(|duty| duty.command));
    }
    let calendar = workspace.calendar_of(policy).ok();
    let ask = judge::ask(case, policy).filter(|_| !case.ended());
    commands.extend(ask.map(|command| judge::command_line(case, &command)));
    if let Some(calendar) = calendar {
        commands.extend(judge::aftercare::awaited(case, policy, calendar));
        commands.extend(judge::answerable::awaited(case, policy, staff, calendar));
    }
    commands.dedup();
    commands
}
