//! `check`: everything wrong with the records and everything overdue, for people and for CI.

use std::mem;

use anyhow::Result;

use super::rule::unknown_rule;
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
    #[arg(long, conflicts_with = "ids")]
    staged: bool,
    #[arg(long)]
    no_index: bool,
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
    let within = within.map(Limit::nominal_seconds);
    let asked = CheckSettings {
        now: workspace.now,
        warn_within: within.or_else(|| workspace.warn_within()),
        as_of: workspace.as_of,
        evidence: None,
    };
    let wants = |rule: &Rule| args.wants(rule);
    if args.staged {
        let how = (&asked, args.base.as_deref());
        let run = checks::staged(env, &workspace, how, wants)?;
        let cases: Vec<&str> = run.numbers.iter().map(String::as_str).collect();
        let base = run.base.as_deref();
        return args.show(env, run.found, (&cases, base, workspace.now));
    }
    if let Some(book) = &args.against {
        let found = checks::against(env, &workspace, book, wants)?;
        return findings::show(env, args.format, &args.checked(&found, &[], workspace.now));
    }
    args.all(env, &workspace, &asked)
}

impl Args {
    /// Of every case, or of those asked for.
    fn all(&self, env: &mut Env, workspace: &Workspace, asked: &CheckSettings) -> Result<Exit> {
        let wants = |rule: &Rule| self.wants(rule);
        let listing = workspace.repository.list_cases()?;
        let files = checks::chosen(env, workspace, &self.ids)?;
        let beside = if self.ids.is_empty() {
            checks::elsewhere(env, workspace)?;
            checks::beside(workspace, &listing, wants)?
        } else {
            Vec::new()
        };
        let how = (!self.no_index, self.base.as_deref());
        let mut run = checks::whole(workspace, asked, wants, (&listing, &files), how, beside)?;
        let mut found = mem::take(&mut run.found);
        found.retain(|finding| files.is_empty() || files.contains(&finding.file));
        let cases = run.numbers();
        let exit = self.show(env, found, (&cases, run.base.as_deref(), workspace.now));
        // The program ends here: what was read of every file goes with it, and not piece by piece.
        mem::forget(run);
        mem::forget(listing);
        exit
    }

    /// Shows what was found, compared with a base where there is one.
    fn show(
        &self,
        env: &mut Env,
        mut found: Vec<Finding>,
        (cases, base, now): (&[&str], Option<&str>, Time),
    ) -> Result<Exit> {
        // Hosting sites show the first few: what is new comes first.
        found.sort_by_key(|finding| finding.known);
        found.retain(|finding| self.shows(finding));
        let shown = found.iter_mut().filter(|it| self.format.shows(it));
        findings::complete(env, shown);
        let checked = Checked {
            base,
            ..self.checked(&found, cases, now)
        };
        findings::show(env, self.format, &checked)
    }

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
