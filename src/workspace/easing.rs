//! A correction that moves a due later, or lowers who must sign, is not entered by those it measures.

use anyhow::Result;

use crate::domain::judge::{self, EASING_RIGHT};
use crate::domain::policy::Policy;
use crate::domain::record::Record;
use crate::domain::time::{Calendar, Time};
use crate::msg;
use crate::ui::problem::Problem;
use crate::workspace::actor::Actor;
use crate::workspace::open::Workspace;

/// Refuses the corrections that `after` has and `before` has not, where the actor may not enter
/// them.
pub fn refuse(
    workspace: &Workspace,
    (policy, calendar, at): (&Policy, &Calendar, Time),
    actor: &Actor,
    (before, after): (&Record, &Record),
) -> Result<()> {
    let staff = &workspace.regulations.staff;
    let known = before
        .case
        .as_ref()
        .map_or(0, |case| case.corrections.len());
    let new = judge::easings(after, (policy, calendar, staff)).into_iter();
    let new = new.filter(|easing| easing.correction >= known);
    let judged = (Workspace::case(after)?, policy);
    let refused = new.filter(|easing| !easing.open_to(judged, staff, actor.person, at));
    let problems = refused.map(|easing| {
        let (name, what) = (&actor.person.name, easing.msg(staff));
        let permission = policy.permission(EASING_RIGHT, &judged.0.policy_facts());
        let what = if easing.measures(staff, actor.person, at.date_naive()) {
            msg!("command-eased", name = name, what = what)
        } else {
            msg!("command-eased-role", name = name, what = what)
        };
        let stated = permission.map(|it| &it.source).or(easing.source.as_ref());
        let rule = stated.and_then(|source| source.rule.clone());
        let people = easing.people(judged, staff, at);
        let mut problem = Problem::refused(what)
            .rule(rule.unwrap_or_else(|| EASING_RIGHT.to_owned()))
            .help(msg!("command-not-permitted-help", people = people));
        problem.place = stated.map(|source| source.place.clone());
        problem
    });
    Problem::together(problems).map_or(Ok(()), |problem| Err(problem.into()))
}
