//! `policy lint`: everything wrong with the regulations, each at its line.

use std::path::PathBuf;

use anyhow::Result;
use clap::ValueEnum;
use serde_json::json;

use super::gather::{self, Gathered};
use crate::domain::policy::Lint;
use crate::domain::reader::Word as _;
use crate::domain::severity::Severity;
use crate::msg;
use crate::safe;
use crate::ui::diagnostic::{Diagnostic, Layout};
use crate::ui::escape::{self, Safe, Workflow};
use crate::ui::findings::workflow_level;
use crate::workspace::env::{Env, Exit};
use crate::workspace::parsers::one_of;

/// Its arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    #[arg(long, value_name = "LEVEL", default_value = "error", value_parser = one_of::<Severity>())]
    fail_on: Severity,
    #[arg(long, value_enum, default_value = "table")]
    format: LintFormat,
}

/// For people, programs, or a pull request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum LintFormat {
    Table,
    Json,
    Github,
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let gathered = if args.files.is_empty() {
        gather::repository(env)?
    } else {
        gather::files(env, &args.files)?
    };
    match args.format {
        LintFormat::Table => table(env, &gathered)?,
        LintFormat::Json => in_json(env, &gathered.lints)?,
        LintFormat::Github => github(env, &gathered.lints)?,
    }
    let fails = |lint: &Lint| lint.severity >= args.fail_on;
    Ok(if gathered.lints.iter().any(fails) {
        Exit::Findings
    } else {
        Exit::Fine
    })
}

fn count(lints: &[Lint], severity: Severity) -> usize {
    let is = |lint: &&Lint| lint.severity == severity;
    lints.iter().filter(is).count()
}

fn table(env: &mut Env, gathered: &Gathered) -> Result<()> {
    let layout = Layout {
        paint: env.paint,
        ..env.layout
    };
    for lint in &gathered.lints {
        let drawn = layout.render(&Diagnostic {
            severity: lint.severity,
            rule: Some(lint.id),
            what: env.say(&lint.what),
            place: Some(&lint.place),
            help: lint.help.as_ref().map(|help| env.say(help)),
        });
        env.show(&safe!("{}\n", drawn))?;
    }
    let files = gathered.files;
    if gathered.lints.is_empty() {
        return env.print(&msg!("ask-lint-clean", files = files));
    }
    env.print(&msg!(
        "ask-lint-found",
        files = files,
        errors = count(&gathered.lints, Severity::Error),
        warnings = count(&gathered.lints, Severity::Warning)
    ))
}

fn in_json(env: &mut Env, lints: &[Lint]) -> Result<()> {
    let view = |lint: &Lint| {
        let mut view = json!({
            "rule": lint.id,
            "severity": lint.severity.word(),
            "file": lint.place.file,
            "line": lint.place.line,
            "column": lint.place.column,
            "message": env.say(&lint.what),
        });
        if let Some(help) = &lint.help {
            view["help"] = json!(env.say(help));
        }
        view
    };
    let findings: Vec<_> = lints.iter().map(view).collect();
    let counts = Severity::WORDS.iter();
    let counts =
        counts.map(|(word, severity)| ((*word).to_owned(), json!(count(lints, *severity))));
    let counts: serde_json::Map<_, _> = counts.collect();
    env.json(&json!({ "findings": findings, "counts": counts }))
}

/// Workflow commands: each finding is shown at its line of the pull request.
fn github(env: &mut Env, lints: &[Lint]) -> Result<()> {
    let mut text = Safe::<Workflow>::empty();
    for lint in lints {
        let place = &lint.place;
        let property = escape::workflow_property;
        text.push(&safe!(
            "::{} file={},line={},col={},title={}::{}\n",
            workflow_level(lint.severity),
            property(&place.file),
            place.line.max(1),
            place.column,
            property(lint.id),
            env.say(&lint.what)
        ));
    }
    env.write(&text)
}
