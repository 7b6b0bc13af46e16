//! What is entered in another's name: who may type what others did, and that what is decided is the
//! decider's own, lent (代理), or on paper that is kept.

use crate::domain::judge::acts_for;
use crate::domain::msg::Msg;
use crate::domain::policy::{Permission, Policy, decides};
use crate::domain::staff::{Found, Person};
use crate::msg;
use crate::ui::problem::Problem;
use crate::workspace::open::Workspace;

/// Something typed for somebody.
#[derive(Clone, Copy)]
pub struct Typed<'a> {
    /// Whose it is.
    pub person: &'a Person,
    /// Who typed it, where that is somebody else.
    pub typist: Option<&'a str>,
    /// Whether the paper it was decided on is kept with it.
    pub on_paper: bool,
}

/// Refuses what is typed in another's name, unless that person has lent the typist a role that may do
/// it; what is merely told may be entered by whom the organisation names, and what is decided where
/// the policy takes paper for it.
pub fn refuse(
    workspace: &Workspace,
    typed: Typed,
    (policy, permission, right): (Option<&Policy>, Option<&Permission>, &str),
) -> Result<(), Problem> {
    let Some(address) = typed.typist else {
        return Ok(());
    };
    let staff = &workspace.regulations.staff;
    let typist = match staff.person_by(address) {
        Found::One(person) => Some(person),
        _ => None,
    };
    let today = workspace.today();
    let lent = |typist| acts_for(staff, (typist, typed.person), permission, today);
    if typist.is_some_and(lent) {
        return Ok(());
    }
    let enters = may_enter(workspace, typist);
    if !decides(right) {
        return if enters {
            Ok(())
        } else {
            Err(enterers(workspace, address))
        };
    }
    let recording = policy.and_then(|policy| policy.recording.as_ref());
    let on_paper = recording.is_some_and(|recording| recording.evidence);
    if enters && on_paper && typed.on_paper {
        return Ok(());
    }
    let what = msg!(
        "command-act-for-another",
        name = &typed.person.name,
        typist = address,
        command = right
    );
    let name = &typed.person.name;
    let help = match (enters && on_paper, typed.on_paper) {
        (true, _) => msg!("command-act-for-another-paper"),
        (false, true) => msg!("command-act-for-another-no-paper", name = name),
        (false, false) => msg!("command-act-for-another-help", name = name),
    };
    Err(Problem::refused(what).rule("delegation").help(help))
}

/// The roles that may enter what others did, as the organisation names them; none: anybody known.
fn entering(workspace: &Workspace) -> &[String] {
    let organization = workspace.regulations.organization.as_ref();
    let permissions = organization.and_then(|organization| organization.permissions.as_ref());
    permissions.map_or(&[], |permissions| &permissions.enter_for)
}

fn may_enter(workspace: &Workspace, typist: Option<&Person>) -> bool {
    let (roles, staff) = (entering(workspace), &workspace.regulations.staff);
    let held = typist.map(|typist| staff.roles_of(&typist.id, workspace.today()));
    let mut held = held.into_iter().flatten();
    let named = |role: &str| roles.iter().any(|named| named == role);
    roles.is_empty() || held.any(|held| named(held.role))
}

fn enterers(workspace: &Workspace, typed: &str) -> Problem {
    let staff = &workspace.regulations.staff;
    let roles = entering(workspace)
        .iter()
        .map(|role| staff.role_called(role));
    let what = msg!(
        "command-enter-for-another",
        typist = typed,
        who = Msg::list(roles.collect())
    );
    Problem::refused(what)
        .rule("enter-for")
        .help(msg!("command-enter-for-another-help"))
}
