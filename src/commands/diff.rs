//! `diff`: what changed between two states, case by case, and what follows from it.

use std::path::PathBuf;

use anyhow::Result;

use crate::domain::time::Limit;
use crate::report::difference::{Difference, overview};
use crate::rules::CheckSettings;
use crate::store::git::Git;
use crate::ui::clap_named::Named;
use crate::ui::difference as page;
use crate::ui::problem::Problem;
use crate::workspace::comparison::{self, Range};
use crate::workspace::env::{Env, Exit};
use crate::workspace::loose_files;
use crate::workspace::open::Workspace;
use crate::{msg, words};

/// Its arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "RANGE|ID", add = Named::CASE)]
    what: Vec<String>,
    #[arg(long, value_parser = crate::workspace::parsers::one_of::<DiffFormat>(), default_value = "table")]
    format: DiffFormat,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["what", "driver"])]
    textconv: Option<PathBuf>,
    #[arg(
        long,
        value_name = "PATH",
        num_args = 1..=9,
        allow_hyphen_values = true,
        conflicts_with = "what"
    )]
    driver: Vec<String>,
}

words! {
    /// The forms of a difference.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    enum DiffFormat {
        /// For people.
        Table = "table",
        /// For programs.
        Json = "json",
        /// A comment on a pull request.
        Markdown = "markdown",
    }
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    if let Some(file) = &args.textconv {
        return loose_files::textconv(env, file);
    }
    if !args.driver.is_empty() {
        return loose_files::driver(env, &args.driver);
    }
    let workspace = Workspace::open(env)?;
    let Some(git) = Git::at(workspace.repository.root()) else {
        let problem = Problem::unreadable(msg!("diff-no-git"));
        return Err(problem.help(msg!("diff-no-git-help")).into());
    };
    let (range, ids) = comparison::asked(env, &workspace, &git, &args.what)?;
    let wanted = |file: &str| ids.is_empty() || ids.iter().any(|id| means(id, file));
    let states = comparison::both(&workspace, &git, &range, wanted)?;
    let organization = workspace.regulations.organization.as_ref();
    let within = organization.and_then(|organization| organization.warn_within);
    let asked = CheckSettings {
        now: workspace.now,
        warn_within: within.map(Limit::nominal_seconds),
        as_of: workspace.as_of,
        evidence: None,
    };
    let difference = comparison::difference(&states, &asked, |record| wanted(&record.file));
    if let Some(id) = ids.iter().find(|id| !found(id, &difference)) {
        return Err(Problem::usage(msg!("diff-unknown", id = id)).into());
    }
    show(env, args.format, &workspace, &range, &difference)
}

fn show(
    env: &mut Env,
    form: DiffFormat,
    workspace: &Workspace,
    range: &Range,
    difference: &Difference,
) -> Result<Exit> {
    let words = env.layout.words;
    let overview = overview(difference);
    let headline = page::headline(&overview, &workspace.regulations.staff);
    let highlights = page::highlights(difference);
    let text = match form {
        DiffFormat::Json => {
            let states = page::ComparedStates {
                base: &range.base,
                head: range.head.as_deref(),
                as_of: workspace.now,
            };
            let value = page::json(
                difference,
                &overview,
                (&headline, &highlights),
                (states, words),
            );
            env.json(&value)?;
            return Ok(Exit::Fine);
        }
        DiffFormat::Table => {
            let sections = page::sections(difference);
            page::people(
                &headline,
                &highlights,
                &sections,
                words,
                (env.width, env.paint),
            )
            .erased()
        }
        DiffFormat::Markdown => {
            let sections = page::sections(difference);
            page::markdown(&headline, &highlights, &sections, words).erased()
        }
    };
    env.write(&text)?;
    Ok(Exit::Fine)
}

/// Whether an ID means the case of a file: its number, the beginning of it, or its path.
fn means(id: &str, file: &str) -> bool {
    let number = file.rsplit('/').next().unwrap_or_default();
    number.starts_with(id) || file == id || file.ends_with(&format!("/{id}"))
}

/// Whether an ID means anything that differs, or a case that does not.
fn found(id: &str, difference: &Difference) -> bool {
    let cases = difference.cases.iter();
    let sides = cases.flat_map(|case| [&case.before, &case.after]);
    let moved = difference.moved.iter().map(|moved| &moved.after);
    let mut evidence = difference.evidence.iter();
    sides
        .flatten()
        .chain(moved)
        .any(|judged| means(id, &judged.record.file))
        || evidence.any(|change| means(id, &change.case))
}
