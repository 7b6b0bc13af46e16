//! `check`: everything wrong with the records and everything overdue, for people and for CI.

use anyhow::Result;

use super::rule::unknown_rule;
use crate::domain::record::Record;
use crate::domain::time::{Limit, Time};
use crate::finding::{Finding, FindingKind, Severity};
use crate::rules::{self, CheckSettings, Rule};
use crate::ui::findings::{Checked, FindingsFormat};
use crate::workspace::checks;
use crate::workspace::env::{Env, Exit};
use crate::workspace::findings;
use crate::workspace::open::Workspace;
use crate::workspace::parsers::one_of;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "ID", add = crate::ui::clap_named::Named::CASE)]
    ids: Vec<String>,
    #[arg(long, value_name = "LIMIT")]
    warn_within: Option<String>,
    #[arg(long = "rule", value_name = "RULE", value_parser = crate::workspace::parsers::rule, add = crate::ui::clap_named::Named::Rule)]
    rules: Vec<String>,
    #[arg(long, value_parser = one_of::<Severity>())]
    severity: Option<Severity>,
    #[arg(long, value_parser = one_of::<Severity>(), default_value = "error")]
    fail_on: Severity,
    #[arg(long, value_parser = one_of::<FindingKind>())]
    kind: Option<FindingKind>,
    #[arg(long, value_parser = one_of::<FindingsFormat>(), default_value = "table")]
    format: FindingsFormat,
    #[arg(long, value_name = "REV")]
    base: Option<String>,
    #[arg(long, conflicts_with_all = ["ids", "base"])]
    staged: bool,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["ids", "base", "staged"])]
    against: Option<String>,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    args.known_rules()?;
    let within = args.warn_within.as_deref().map(str::parse::<Limit>);
    let within = within.transpose()?;
    let workspace = match Workspace::open(env) {
        Ok(workspace) => workspace,
        Err(error) => {
            let found = checks::unjudged(error)?;
            let checked = args.checked(&found, &[], env.clock);
            return findings::show(env, args.format, &checked);
        }
    };
    let within = within.or_else(|| workspace.regulations.organization.as_ref()?.warn_within);
    let asked = CheckSettings {
        now: workspace.now,
        warn_within: within.map(Limit::nominal_seconds),
        as_of: workspace.as_of,
        evidence: None,
    };
    let wants = |rule: &Rule| args.wants(rule);
    if args.staged {
        let (mut found, numbers) = checks::staged(env, &workspace, &asked, wants)?;
        found.retain(|finding| args.shows(finding));
        let cases: Vec<&str> = numbers.iter().map(String::as_str).collect();
        let checked = args.checked(&found, &cases, workspace.now);
        return findings::show(env, args.format, &checked);
    }
    let records = workspace.records()?;
    if let Some(book) = &args.against {
        let found = checks::against(env, &workspace, (book, &records), wants)?;
        return findings::show(env, args.format, &args.checked(&found, &[], workspace.now));
    }
    let mut found = if args.ids.is_empty() {
        checks::elsewhere(env, &workspace)?;
        checks::beside(&workspace, wants)?
    } else {
        Vec::new()
    };
    let chosen = checks::chosen(env, &workspace, &args.ids, &records)?;
    let asked = checks::with_evidence(&workspace, &asked, &chosen, wants)?;
    let regulations = &workspace.regulations;
    found.extend(rules::check(&records, regulations, &asked, wants));
    let base = args
        .base
        .as_ref()
        .map(|rev| checks::mark_known(&workspace, rev, &asked, wants, (&records, &mut found)));
    let base = base.transpose()?;
    // Hosting sites show the first few: what is new comes first.
    found.sort_by_key(|finding| finding.known);
    found.retain(|finding| args.shows(finding));
    if !args.ids.is_empty() {
        found.retain(|finding| chosen.iter().any(|record| record.file == finding.file));
    }
    let chosen = there(&workspace, chosen);
    let cases: Vec<&str> = chosen.map(|record| record.number.as_str()).collect();
    let checked = Checked {
        base: base.as_deref(),
        ..args.checked(&found, &cases, workspace.now)
    };
    findings::show(env, args.format, &checked)
}

/// In the past, what was recorded later is not there.
fn there<'r>(workspace: &Workspace, records: Vec<&'r Record>) -> impl Iterator<Item = &'r Record> {
    let (past, now) = (workspace.as_of, workspace.now);
    records.into_iter().filter(move |record| {
        let case = record.case.as_ref();
        !past || case.is_none_or(|case| case.recorded <= now)
    })
}

impl Args {
    fn checked<'a>(&self, found: &'a [Finding], cases: &'a [&'a str], now: Time) -> Checked<'a> {
        Checked {
            as_of: now,
            findings: found,
            cases,
            history: None,
            fail_on: self.fail_on,
            below: "",
            base: None,
        }
    }

    fn known_rules(&self) -> Result<()> {
        match self.rules.iter().find(|id| rules::rule(id).is_none()) {
            Some(id) => Err(unknown_rule(id).into()),
            None => Ok(()),
        }
    }

    fn wants(&self, rule: &Rule) -> bool {
        let named = self.rules.is_empty() || self.rules.iter().any(|id| id == rule.id);
        named && self.kind.is_none_or(|kind| kind == rule.kind)
    }

    fn shows(&self, finding: &Finding) -> bool {
        self.severity.is_none_or(|least| finding.severity >= least)
    }
}
