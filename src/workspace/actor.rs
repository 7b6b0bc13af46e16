//! Who acts, and whether the policy lets them.

use anyhow::Result;

use crate::domain::case::Case;
use crate::domain::judge::permitted;
use crate::domain::msg::Msg;
use crate::domain::organization::Permissions;
use crate::domain::policy::{Permission, Policy};
use crate::domain::staff::{Found, Person, Staff};
use crate::domain::time::Time;
use crate::msg;
use crate::store::git::at_work;
use crate::ui::problem::{Problem, ProblemKind};
use crate::workspace::env::Env;
use crate::workspace::in_name::{self, Typed};
use crate::workspace::open::Workspace;
use crate::workspace::problems;

/// Who acts as the command line or git says, known or not: `--by`, else git's `user.email`.
pub fn asked(env: &Env, workspace: &Workspace) -> Result<Option<String>> {
    Ok(env.by.clone().or(git_email(workspace)?))
}

fn git_email(workspace: &Workspace) -> Result<Option<String>> {
    let heard = workspace.who.heard();
    let identity = heard.unwrap_or_else(|| at_work(workspace.repository.root()))?;
    Ok(identity.map(|identity| identity.email))
}

/// The person a command acts for.
#[derive(Clone, Debug)]
pub struct Actor<'a> {
    /// The person.
    pub person: &'a Person,
    /// Who typed the command, where git says that is somebody else.
    pub entered_by: Option<String>,
    /// The scan of the paper that is entered, of those attached.
    pub paper: Option<String>,
}

impl<'a> Actor<'a> {
    /// The actor: `--by`, else git's `user.email`. Somebody the staff file does not know is
    /// refused; a name that fits several persons is bad usage.
    pub fn find(env: &Env, workspace: &'a Workspace) -> Result<Self> {
        let git = git_email(workspace)?;
        let Some(named) = env.by.clone().or_else(|| git.clone()) else {
            return Err(Problem::usage(msg!("command-actor-none"))
                .help(msg!("command-actor-none-help"))
                .into());
        };
        let person = match workspace.regulations.staff.person_by(&named) {
            Found::One(person) => person,
            Found::Ambiguous(persons) => {
                let emails = persons.iter().map(|person| person.email.clone()).collect();
                let what = msg!("command-actor-ambiguous", name = named);
                let help = msg!("command-actor-one-of", names = Msg::list(emails));
                return Err(Problem::usage(what).help(help).into());
            }
            Found::None => {
                return Err(
                    Problem::refused(msg!("command-actor-unknown", name = named))
                        .rule("unknown-actor")
                        .help(msg!("command-actor-unknown-help"))
                        .into(),
                );
            }
        };
        let entered_by = git.filter(|git| !person.has_address(git));
        Ok(Self {
            person,
            entered_by: entered_by.filter(|_| env.by.is_some()),
            paper: None,
        })
    }

    /// The same for whoever only reads: they need not be known, unless they say who they are.
    pub fn known(env: &Env, workspace: &'a Workspace) -> Result<Option<Self>> {
        let found = Self::find(env, workspace);
        match found {
            Err(error) if env.by.is_none() => match problems::of(error) {
                problem if problem.kind == ProblemKind::Unreadable => Err(problem.into()),
                _ => Ok(None),
            },
            found => found.map(Some),
        }
    }

    /// Refuses whoever was not there at a time, nor is now where they record it themselves.
    pub fn there(&self, workspace: &Workspace, at: Time) -> Result<()> {
        let own = self.entered_by.is_none().then_some(workspace.now);
        let staff = &workspace.regulations.staff;
        let mut days = own.into_iter().chain([at]).map(|time| time.date_naive());
        match days.find_map(|day| staff.person_gone(self.person, day)) {
            Some(gone) => Err(problems::gone(gone).into()),
            None => Ok(()),
        }
    }

    /// Refuses whom the organisation does not let do what no policy speaks of: an act, and the roles that
    /// may; anybody known where there are none.
    pub fn entrusted(
        &self,
        workspace: &Workspace,
        act: &str,
        roles: impl Fn(&Permissions) -> &[String],
    ) -> Result<(), Problem> {
        let organization = workspace.regulations.organization.as_ref();
        let permissions = organization.and_then(|it| it.permissions.as_ref());
        let roles = permissions.map_or(&[][..], roles);
        let staff = &workspace.regulations.staff;
        let held = staff.roles_of(&self.person.id, workspace.now.date_naive());
        let mut held = held.iter();
        if roles.is_empty() || held.any(|held| roles.iter().any(|role| role == held.role)) {
            return Ok(());
        }
        let who = roles.iter().map(|role| staff.role_called(role));
        let what = msg!(
            "command-not-permitted",
            name = &self.person.name,
            command = act,
            who = Msg::list(who.collect())
        );
        let mut problem = Problem::refused(what).rule("permissions");
        let source = organization.and_then(|it| it.settings.get("permissions"));
        problem.place = source.map(|source| source.place.clone());
        Err(problem)
    }

    /// What this person does, as it is typed.
    pub fn typed(&self) -> Typed<'_> {
        Typed {
            person: self.person,
            typist: self.entered_by.as_deref(),
            on_paper: self.paper.is_some(),
        }
    }

    /// Refuses what the policy reserves for other roles or units, and what is not typed by whoever
    /// does it and may not be.
    pub fn permitted(
        &self,
        workspace: &Workspace,
        (case, policy): (&Case, &Policy),
        act: &str,
        at: Time,
    ) -> Result<()> {
        let permission = policy.permission(act, &case.policy_facts());
        in_name::refuse(workspace, self.typed(), (Some(policy), permission, act))?;
        let Some(permission) = permission else {
            return Ok(());
        };
        let staff = &workspace.regulations.staff;
        if allowed(staff, self.person, permission, at) {
            return Ok(());
        }
        let roles = permission.roles.iter().map(|role| staff.role_called(role));
        let units = permission.units.iter().map(|unit| staff.called(unit));
        let what = msg!(
            "command-not-permitted",
            name = &self.person.name,
            command = act,
            who = Msg::list(roles.chain(units).collect())
        );
        let problem = Problem::refused(what)
            .rule(
                permission
                    .source
                    .rule
                    .clone()
                    .unwrap_or_else(|| "permissions".to_owned()),
            )
            .at(permission.source.place.clone())
            .help(who_may(staff, permission, at));
        Err(problem.into())
    }
}

/// Whom to ask instead.
fn who_may(staff: &Staff, permission: &Permission, at: Time) -> Msg {
    let may = |person: &&Person| allowed(staff, person, permission, at);
    let mut people: Vec<String> = staff
        .persons
        .iter()
        .filter(may)
        .map(|person| person.name.clone())
        .collect();
    if people.is_empty() {
        return msg!("command-not-permitted-nobody");
    }
    if people.len() > SHOWN {
        people.truncate(SHOWN);
        people.push("…".to_owned());
    }
    msg!("command-not-permitted-help", people = Msg::list(people))
}

/// As many people as are named in a message.
const SHOWN: usize = 5;

fn allowed(staff: &Staff, person: &Person, permission: &Permission, at: Time) -> bool {
    permitted(staff, person, permission, at.date_naive())
}
