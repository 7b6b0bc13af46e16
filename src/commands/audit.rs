//! `audit`: proves from the history that each step was legal when it was made, by whoever made the
//! commit, and was left alone afterwards.

use anyhow::Result;

use super::rule::unknown_rule;
use crate::audit::{self, AuditSettings};
use crate::domain::time::Limit;
use crate::finding::Severity;
use crate::msg;
use crate::rules;
use crate::store::git::Git;
use crate::ui::clap_named::Named;
use crate::ui::findings::{Checked, FindingsFormat, History};
use crate::ui::problem::Problem;
use crate::workspace::env::{Env, Exit};
use crate::workspace::findings;
use crate::workspace::open::Workspace;
use crate::workspace::parsers::one_of;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "A..B", default_value = "HEAD")]
    range: String,
    #[arg(long)]
    require_signed: bool,
    #[arg(long, value_name = "LIMIT")]
    tolerance: Option<String>,
    #[arg(long = "rule", value_name = "RULE", value_parser = crate::workspace::parsers::rule, add = Named::Rule)]
    rules: Vec<String>,
    #[arg(long, value_parser = one_of::<Severity>())]
    severity: Option<Severity>,
    #[arg(long, value_parser = one_of::<Severity>(), default_value = "error")]
    fail_on: Severity,
    #[arg(long, value_parser = one_of::<FindingsFormat>(), default_value = "table")]
    format: FindingsFormat,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let known = |id: &String| rules::rule(id).is_some() || audit::rule(id).is_some();
    if let Some(id) = args.rules.iter().find(|id| !known(id)) {
        return Err(unknown_rule(id).into());
    }
    let tolerance = args.tolerance.as_deref().map(str::parse::<Limit>);
    let tolerance = tolerance.transpose()?;
    let workspace = Workspace::open(env)?;
    let Some(git) = Git::at(workspace.repository.root()) else {
        return Err(Problem::usage(msg!("audit-no-git")).into());
    };
    let mut past = git.past(&args.range, args.require_signed)?;
    let unreadable = audit::unreadable(&past, &workspace.calendar);
    git.earlier(&mut past, &unreadable)?;
    let asked = AuditSettings {
        tolerance: tolerance.map(Limit::nominal_seconds),
        require_signed: args.require_signed,
    };
    let wanted = |id: &str| args.rules.is_empty() || args.rules.iter().any(|rule| rule == id);
    let audit::Audited {
        findings: mut found,
        cases,
    } = audit::audit(&past, &asked, &workspace.calendar, wanted);
    found.retain(|finding| args.severity.is_none_or(|least| finding.severity >= least));
    let checked = Checked {
        as_of: workspace.now,
        findings: &found,
        cases: &[],
        history: Some(History {
            commits: past.commits.len(),
            cases,
            edges: past.commits.iter().filter(|commit| commit.edge).count(),
        }),
        fail_on: args.fail_on,
        below: "",
        base: None,
    };
    findings::show(env, args.format, &checked)
}
