//! A month of statistics is posted, and what of it would be said otherwise now.

use std::collections::BTreeMap;

use anyhow::Result;

use super::{Asked, Ready, already, inputs, passed, posted};
use crate::domain::month::Month;
use crate::domain::posted::{Borne, Figure, Measure, Statistics};
use crate::domain::record::Record;
use crate::msg;
use crate::report::Subject;
use crate::report::indicators::Scope;
use crate::report::month::{borne, measures};
use crate::report::period::Period;
use crate::report::restated::{Restated, restated};
use crate::report::wanted::indicators;
use crate::ui::escape::{Markdown, Safe};
use crate::ui::names::Names;
use crate::ui::problem::Problem;
use crate::ui::report::{MonthPage, Speaking, figures};
use crate::workspace::env::Env;
use crate::workspace::open::Workspace;
use crate::workspace::subjects::{Past, judged_at};
use crate::workspace::writing::own_words;

/// Posts the figures of the month as they were known at its end: a file for each policy, once, the
/// month after the last.
pub fn post(env: &mut Env, workspace: &Workspace, records: &[Record], asked: &Asked) -> Result<()> {
    let ready = Ready::find(env, workspace, asked)?;
    let all = posted::<Statistics>(workspace)?;
    let month = asked.month;
    let last = all
        .iter()
        .map(|one| one.head.month)
        .filter(|it| *it < month)
        .max();
    let there: Vec<&Statistics> = all.iter().filter(|one| one.head.month == month).collect();
    let newest = all.iter().map(|one| one.head.month).max();
    if let Some(newest) = newest.filter(|newest| there.is_empty() && month < *newest) {
        return Err(passed(month, newest).into());
    }
    if let Some(next) = last.map(Month::next).filter(|next| *next < month) {
        let (month, first) = (month.to_string(), next.to_string());
        let command = format!("complaint report {first} --post");
        let problem = Problem::refused(msg!("posted-not-yet", month = month, first = first));
        let help = msg!("check-run", command = command);
        return Err(problem.rule("posting").help(help).into());
    }
    let mut wanted = of_month(workspace, records, month, Past::Known);
    if wanted.is_empty() {
        return env.remark(&msg!("posted-no-cases", month = month.to_string()));
    }
    wanted.retain(|policy, _| !there.iter().any(|one| one.head.policy == *policy));
    if wanted.is_empty() {
        return Err(already(month).into());
    }
    let mut fresh = Vec::new();
    for (policy, told) in wanted {
        let own = |record: &&Record| record.case.as_ref().is_some_and(|it| it.policy == policy);
        let used: Vec<&Record> = records.iter().filter(own).collect();
        let mut before = all.iter().filter(|one| Some(one.head.month) == last);
        let before = before.find(|one| one.head.policy == policy);
        fresh.push(Statistics {
            head: ready.head(&policy, before, inputs(workspace, &used)?),
            figures: told.figures,
            liability: told.liability,
            measures: told.measures,
            digest: None,
        });
    }
    let mut of_month: Vec<&Statistics> = there.iter().copied().chain(&fresh).collect();
    of_month.sort_by(|a, b| a.head.policy.cmp(&b.head.policy));
    let page = page(workspace, month, &of_month);
    ready.write(env, &fresh, Some(page))
}

/// The page of the month, in the organisation's language: it is read by everybody.
fn page(workspace: &Workspace, month: Month, posted: &[&Statistics]) -> Safe<Markdown> {
    let words = own_words(workspace);
    let names = Names {
        words: &words,
        staff: &workspace.regulations.staff,
    };
    let page = MonthPage {
        month,
        posted,
        speaking: Speaking {
            names,
            policies: &workspace.regulations.policies,
        },
    };
    page.markdown()
}

/// What is told of a month for one policy.
struct Told {
    figures: Vec<Figure>,
    liability: Vec<Borne>,
    measures: Vec<Measure>,
}

/// Whether a period is one month that is posted.
pub fn is_posted(workspace: &Workspace, period: &Period) -> Result<bool> {
    let Some(month) = period.month() else {
        return Ok(false);
    };
    let all = posted::<Statistics>(workspace)?;
    Ok(all.iter().any(|one| one.head.month == month))
}

/// The figures of a period that is one posted month and that would be said otherwise now.
pub fn restatements(
    workspace: &Workspace,
    records: &[Record],
    period: &Period,
) -> Result<Vec<Restated>> {
    let Some(month) = period.month() else {
        return Ok(Vec::new());
    };
    let all = posted::<Statistics>(workspace)?;
    let own: Vec<&Statistics> = all.iter().filter(|one| one.head.month == month).collect();
    if own.is_empty() {
        return Ok(Vec::new());
    }
    let now = of_month(workspace, records, month, Past::Stood).into_iter();
    let now = now.map(|(policy, told)| (policy, told.figures)).collect();
    Ok(restated(&own, &now))
}

/// The figures of a month as of its end, policy by policy.
fn of_month(
    workspace: &Workspace,
    records: &[Record],
    month: Month,
    past: Past,
) -> BTreeMap<String, Told> {
    let end = month.end(&workspace.calendar);
    let mut by_policy: BTreeMap<String, Vec<Subject>> = BTreeMap::new();
    for record in records {
        if let Some(subject) = judged_at(workspace, record, end, past) {
            let own = by_policy.entry(subject.case.policy.clone()).or_default();
            own.push(subject);
        }
    }
    let period = Period::of(month);
    let scope = Scope {
        period: &period,
        now: end,
        staff: &workspace.regulations.staff,
    };
    let told = by_policy.into_iter();
    told.map(|(policy, cases)| {
        let told = Told {
            figures: figures(&indicators(&cases, &scope)),
            liability: borne(&cases, &period),
            measures: measures(&cases, &period),
        };
        (policy, told)
    })
    .collect()
}
