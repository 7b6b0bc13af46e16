//! The one way a command changes who is who: allowed, edited, read back, written.

use std::path::PathBuf;

use anyhow::Result;
use chrono::NaiveDate;
use serde::Serialize;

use crate::codec;
use crate::codec::toml;
use crate::domain::msg::Msg;
use crate::domain::policy::Lint;
use crate::domain::policy::lint_staff;
use crate::domain::regulations::Regulations;
use crate::domain::severity::Severity;
use crate::domain::staff::{Changed, Found, Person, Staff};
use crate::domain::tree::Edit;
use crate::msg;
use crate::store::git::Git;
use crate::store::write::ChangeSet;
use crate::ui::problem::Problem;
use crate::workspace::actor::{self, Actor};
use crate::workspace::args::{FileArgs, Format};
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::problems;
use crate::workspace::writing;

/// Where the people stand, relative to the repository.
pub const FILE: &str = "policies/staff.toml";

/// A change of the staff file being made.
pub struct Staffing<'a> {
    /// The repository.
    pub workspace: &'a Workspace,
    /// Who acts, by e-mail address.
    actor: String,
    /// Whether some commit has a staff file: before, whoever begins the repository writes it.
    begun: bool,
}

/// What it says in JSON.
#[derive(Serialize)]
struct Answer<'a> {
    person: &'a str,
    file: &'a str,
    changed: bool,
}

impl<'a> Staffing<'a> {
    /// Refuses whom nobody knows, who is not there, and who may not.
    pub fn begin(env: &Env, workspace: &'a Workspace) -> Result<Self> {
        let actor = Actor::find(env, workspace)?;
        actor.there(workspace, workspace.now)?;
        let begun = begun(workspace)?;
        if begun {
            permitted(workspace, actor.person)?;
        }
        let actor = actor.person.email.clone();
        Ok(Self {
            workspace,
            actor,
            begun,
        })
    }

    /// The same where somebody is entered: whoever is not known yet may enter themselves as long as
    /// nobody is named who alone may, or there is nobody who could.
    pub fn joining(env: &Env, workspace: &'a Workspace, email: Option<&str>) -> Result<Self> {
        let begun = begun(workspace)?;
        let open = !begun || open_to_all(workspace);
        let asked = actor::asked(env, workspace)?.filter(|_| open);
        let own = asked.filter(|asked| email == Some(asked.as_str()));
        let staff = &workspace.regulations.staff;
        match own.filter(|own| matches!(staff.person_by(own), Found::None)) {
            Some(actor) => Ok(Self {
                workspace,
                actor,
                begun,
            }),
            None => Self::begin(env, workspace),
        }
    }

    /// The people.
    pub fn staff(&self) -> &'a Staff {
        &self.workspace.regulations.staff
    }

    /// Writes what a change of a day comes to, and says it.
    pub fn finish(
        self,
        env: &mut Env,
        args: &FileArgs,
        (act, person, day): (&str, &str, Option<NaiveDate>),
        changed: Changed,
        said: &Msg,
    ) -> Result<Exit> {
        let edits = changed.map_err(problems::unchanged)?;
        let (files, after) = edited(self.workspace, &edits)?;
        let changed = !files.is_empty();
        let mut write = args.write();
        write.held = !self.begun;
        let subject = writing::subject(self.workspace, "", act, std::slice::from_ref(said));
        let mut trailers = writing::trailers_by("", act, &self.actor);
        trailers.retain(|(_, value)| !value.is_empty());
        writing::write(env, self.workspace, &write, &files, &subject, &trailers)?;
        if let Some(day) = day {
            self.warn_of_points(env, &after, day)?;
        }
        if args.format == Format::Json {
            env.json(&Answer {
                person,
                file: FILE,
                changed,
            })?;
        } else if !changed {
            env.print(&msg!("command-nothing-changed"))?;
        } else if !args.dry_run {
            env.print(said)?;
        }
        Ok(Exit::Fine)
    }
}

impl Staffing<'_> {
    /// Names the units whose stated points were those of their people, and are no more: what nobody has
    /// of them nobody bears (M-B3).
    fn warn_of_points(&self, env: &mut Env, after: &Staff, day: NaiveDate) -> Result<()> {
        let before = self.staff();
        for unit in &before.units {
            let Some(stated) = unit.points.filter(|_| !unit.ended(day)) else {
                continue;
            };
            let known = after.points_within(&unit.id, day);
            if known != stated && before.points_within(&unit.id, day) == stated {
                let what = msg!(
                    "staff-points-apart",
                    unit = &unit.id,
                    stated = stated.to_string(),
                    known = known.to_string(),
                    day = day.to_string()
                );
                let place = before.places.field(&unit.source, "points");
                env.warn(&Problem::usage(what).at(place))?;
            }
        }
        Ok(())
    }
}

/// Whether the last commit has a staff file.
fn begun(workspace: &Workspace) -> Result<bool> {
    let Some(git) = Git::at(workspace.repository.root()) else {
        return Ok(false);
    };
    let ids = git.ids(&[format!("HEAD:./{FILE}")])?;
    Ok(ids.iter().flatten().next().is_some())
}

/// Whether nobody is named who alone may change the staff, or there is nobody yet.
fn open_to_all(workspace: &Workspace) -> bool {
    let regulations = &workspace.regulations;
    reserved(workspace).is_empty() || regulations.staff.persons.is_empty()
}

/// The roles the organisation reserves changes of the staff for.
fn reserved(workspace: &Workspace) -> &[String] {
    let organization = workspace.regulations.organization.as_ref();
    let permissions = organization.and_then(|it| it.permissions.as_ref());
    permissions.map_or(&[], |permissions| &permissions.staff)
}

/// Refuses whom the organisation does not let change the staff.
pub fn permitted(workspace: &Workspace, person: &Person) -> Result<(), Problem> {
    let organization = workspace.regulations.organization.as_ref();
    let roles = reserved(workspace);
    let staff = &workspace.regulations.staff;
    let day = workspace.now.date_naive();
    let held = staff.roles_of(&person.id, day);
    if roles.is_empty()
        || held
            .iter()
            .any(|held| roles.iter().any(|role| role == held.role))
    {
        return Ok(());
    }
    let what = msg!(
        "command-not-permitted",
        name = &person.name,
        command = "staff",
        who = Msg::list(roles.iter().map(|role| staff.role_called(role)).collect())
    );
    let mut problem = Problem::refused(what).rule("permissions");
    let source = organization.and_then(|it| it.settings.get("permissions"));
    problem.place = source.map(|source| source.place.clone());
    Err(problem.help(msg!("staff-not-permitted-help")))
}

/// The staff file with the edits made, and the staff it states; what is wrong with it only since is
/// refused.
pub fn edited(workspace: &Workspace, edits: &[Edit]) -> Result<(ChangeSet, Staff)> {
    let mut texts = workspace.repository.policies()?;
    let mut files = ChangeSet::new();
    let Some((_, text)) = texts.iter_mut().find(|(file, _)| file == FILE) else {
        return Err(Problem::unreadable(msg!("staff-file-missing", file = FILE)).into());
    };
    let before = std::mem::take(text);
    *text = toml::edit::edit(&before, edits)?;
    let path: PathBuf = workspace.repository.root().join(FILE);
    files.replace(path, before.as_str(), text.as_str());
    let after = codec::regulations::read(&texts);
    refuse_new(&workspace.regulations, &after)?;
    Ok((files, after.staff))
}

fn refuse_new(before: &Regulations, after: &Regulations) -> Result<()> {
    if let Some(problem) = problems::faults(&after.faults()) {
        return Err(problem.into());
    }
    let errors = |staff: &Staff| -> Vec<Lint> {
        let mut lints = lint_staff(staff);
        lints.retain(|lint| lint.severity == Severity::Error);
        lints
    };
    let known = errors(&before.staff);
    let new = errors(&after.staff).into_iter();
    let new = new.filter(|lint| {
        known
            .iter()
            .all(|old| old.what.key != lint.what.key || old.place.excerpt != lint.place.excerpt)
    });
    let problem = Problem::together(new.map(|lint| {
        let mut problem = Problem::usage(lint.what).rule(lint.id).at(lint.place);
        problem.help = lint.help;
        problem
    }));
    problem.map_or(Ok(()), |problem| Err(problem.into()))
}
