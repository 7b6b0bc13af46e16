//! What came of a writing command: said to people, or to programs as JSON.

use anyhow::Result;
use serde_json::{Value, json};

use crate::domain::case::Case;
use crate::domain::case::fact::Move;
use crate::domain::judge::{self, Clock, legal, next};
use crate::domain::msg::{Arg, Msg};
use crate::domain::policy::Policy;
use crate::domain::staff::Found;
use crate::domain::time::Calendar;
use crate::msg;
use crate::safe;
use crate::ui::escape::Safe;
use crate::ui::problem::Problem;
use crate::ui::{deadlines, hints};
use crate::workspace::args::{Format, WriteArgs};
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::problems;

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
        if args.format == Format::Json {
            env.json(&json!({
                "number": case.number,
                "action": self.act,
                "status": case.derived_status(),
                "file": self.file,
                "changed": self.changed,
                "next": next_commands(env, self.workspace, case, self.policy),
                "deadlines": deadlines::json(&clocks),
                "settlement": self.settlement(),
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
            env.gap()?;
            env.table(&table)?;
            env.gap()?;
        }
        for line in said {
            let line = env.say(line);
            env.detail(&line)?;
        }
        say_next(env, self.workspace, (case, self.policy, &clocks), "  ")?;
        Ok(Exit::Fine)
    }
}

impl CommandOutcome<'_> {
    /// What the settlement commits us to, whose signature that takes, and whether it is there.
    fn settlement(&self) -> Option<Value> {
        let (case, policy) = (self.case, self.policy);
        let commitment = case.current.settlement.as_ref()?.commitment();
        let band = judge::band_for(case, policy, commitment);
        let staff = &self.workspace.regulations.staff;
        let signed = case.current.approval().is_some()
            && judge::approval_fault_since(case, policy, staff).is_none();
        Some(json!({
            "amount": commitment.to_string(),
            "currency": policy.currency,
            "role": band.map(|band| &band.role),
            "source": band.map(|band| &band.source),
            "approval_needed": judge::approval_needed(case, policy, staff),
            "signed": signed,
        }))
    }
}

/// The commands that may follow, whole, and whose turn it is; each on a line of its own where there
/// are several, those that only others may give under them.
pub fn say_next(
    env: &mut Env,
    workspace: &Workspace,
    (case, policy, clocks): (&Case, &Policy, &[Clock]),
    indent: &'static str,
) -> Result<()> {
    let next = next_commands(env, workspace, case, policy);
    let mut turns: Vec<(Turn, Vec<&str>)> = Vec::new();
    for command in &next {
        let turn = Turn::of(workspace, (case, policy, clocks), command);
        match turns.iter_mut().find(|(other, _)| other.is_as(&turn)) {
            Some((_, commands)) => commands.push(command),
            None => turns.push((turn, vec![command])),
        }
    }
    for (turn, commands) in turns {
        let who = turn.who();
        let lines = match commands.as_slice() {
            [only] => vec![env.say(&msg!("moves-next-of", who = who, command = *only))],
            several => {
                let head = env.say(&msg!("moves-next-of-several", who = who));
                let each = several.iter().map(|command| format!("  {command}"));
                std::iter::once(head).chain(each).collect()
            }
        };
        for line in lines {
            env.show(&safe!("{}{}\n", Safe::ours(indent), line))?;
        }
    }
    Ok(())
}

/// Refuses a move that is not legal now, with the commands that are next.
pub fn refuse_illegal(
    env: &Env,
    workspace: &Workspace,
    (case, policy): (&Case, &Policy),
    act: Move,
) -> Result<(), Problem> {
    let needed = judge::approval_needed(case, policy, &workspace.regulations.staff);
    legal::check(case, policy, act, needed).map_err(|why| {
        let next = next_commands(env, workspace, case, policy);
        problems::illegal(why, (case, policy), act, next)
    })
}

/// The commands that may follow, with every flag they need.
fn next_commands(env: &Env, workspace: &Workspace, case: &Case, policy: &Policy) -> Vec<String> {
    let calendar = workspace.calendar_of(policy).ok();
    let staff = &workspace.regulations.staff;
    let next = next::commands(case, policy, staff, calendar);
    hints::all_whole(env.shape, &next)
}

/// Whose turn a command is.
enum Turn {
    /// Of whoever has the case, with those of them who may give the command where they are few.
    Owner(Arg),
    /// None of them may: of whoever is entrusted with it.
    Entrusted(Arg),
}

impl Turn {
    fn of(
        workspace: &Workspace,
        (case, policy, clocks): (&Case, &Policy, &[Clock]),
        command: &str,
    ) -> Self {
        let staff = &workspace.regulations.staff;
        let owner = judge::turn(case, policy, staff, clocks, workspace.now);
        if let Some(other) = next::fulfils(case, clocks, command).filter(|other| *other != owner) {
            return Self::Entrusted(staff.called(other));
        }
        let called = staff.called(&owner);
        if matches!(staff.person_by(&owner), Found::One(_)) {
            return Self::Owner(called);
        }
        let day = workspace.today();
        let theirs = staff.persons.iter().filter(|person| {
            let may = next::may_give((case, policy), staff, (person, day), command);
            may && next::is_turn_of(&owner, staff, person, day)
        });
        let people: Vec<&str> = theirs.map(|person| person.name.as_str()).collect();
        if people.is_empty() {
            let others = next::entrusted((case, policy), staff, command);
            return others.map_or(Self::Owner(called), Self::Entrusted);
        }
        if people.len() > FEW {
            return Self::Owner(called);
        }
        Self::Owner(msg!("moves-turn", unit = called, people = Msg::list(people)).into())
    }

    /// Whether commands of both stand under one name: that of the first.
    fn is_as(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Owner(_), Self::Owner(_)) => true,
            (Self::Entrusted(one), Self::Entrusted(other)) => one == other,
            _ => false,
        }
    }

    fn who(self) -> Arg {
        match self {
            Self::Owner(who) | Self::Entrusted(who) => who,
        }
    }
}

/// So many people are named one by one.
const FEW: usize = 2;
