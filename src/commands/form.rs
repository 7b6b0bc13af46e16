//! `form`: the papers of a case or a month, and which there are.

use std::path::PathBuf;

use anyhow::Result;

use crate::domain::month::Month;
use crate::msg;
use crate::ui::clap_named::Named;
use crate::ui::escape::{Any, Safe};
use crate::ui::form::{FormFormat, Line, json, table};
use crate::ui::problem::Problem;
use crate::words;
use crate::workspace::args::Format;
use crate::workspace::env::{Env, Exit};
use crate::workspace::forms::{self, Wanted};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::{month, one_of, ordinal};

/// Its arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "KIND", add = Named::Form)]
    kind: Option<String>,
    #[arg(value_name = "ID", add = Named::CASE)]
    id: Option<String>,
    #[arg(long, value_name = "POLICY", conflicts_with = "id", add = Named::POLICY)]
    policy: Option<String>,
    #[arg(long, value_name = "YYYY-MM", value_parser = month, conflicts_with = "id")]
    month: Option<Month>,
    #[arg(long, value_name = "N", value_parser = ordinal)]
    copy: Option<u64>,
    #[arg(long, value_parser = one_of::<Output>())]
    format: Option<Output>,
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    out: Option<PathBuf>,
    #[arg(long, conflicts_with_all = ["id", "policy", "month", "copy", "format"])]
    template: bool,
}

words! {
    /// The formats: of a form the first three, of the list of forms the others.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    enum Output named "form-format-" {
        /// A page that prints on A4.
        Html = "html",
        /// Markdown.
        Markdown = "markdown",
        /// Typst source.
        Typ = "typ",
        /// For people.
        Table = "table",
        /// For programs.
        Json = "json",
    }
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_whole(env)?;
    let (kind, id) = meant(&workspace, args);
    let Some(kind) = kind else {
        return list(env, &workspace, args, id);
    };
    if args.template {
        let (text, file) = forms::shipped(env, &workspace, kind)?;
        env.write(&text)?;
        env.remark(&msg!("letter-template", file = file))?;
        return Ok(Exit::Fine);
    }
    let wanted = Wanted {
        id: kind,
        policy: args.policy.as_deref(),
        month: args.month,
        copy: args.copy,
        format: paper(args.format)?,
    };
    let text = match id {
        Some(id) => {
            let record = workspace.record(env, id)?;
            let judged = workspace.judge(&record)?;
            forms::on_case(env, &workspace, &judged, &wanted)?
        }
        None => forms::without_case(env, &workspace, &wanted)?,
    };
    deliver(env, &workspace, args, &text)?;
    Ok(Exit::Fine)
}

/// The form and the case that are meant: one word by itself is a form where there is one of that
/// name, else a case.
fn meant<'a>(workspace: &Workspace, args: &'a Args) -> (Option<&'a str>, Option<&'a str>) {
    let (kind, id) = (args.kind.as_deref(), args.id.as_deref());
    match (kind, id) {
        (Some(word), None) if forms::is_case(workspace, word) => (None, Some(word)),
        (kind, id) => (kind, id),
    }
}

/// The format of a form; a page where none is asked for.
fn paper(format: Option<Output>) -> Result<FormFormat, Problem> {
    match format {
        None | Some(Output::Html) => Ok(FormFormat::Html),
        Some(Output::Markdown) => Ok(FormFormat::Markdown),
        Some(Output::Typ) => Ok(FormFormat::Typ),
        Some(Output::Table | Output::Json) => Err(Problem::usage(msg!("form-no-list"))),
    }
}

/// Which forms there are, and which fit a case.
fn list(env: &mut Env, workspace: &Workspace, args: &Args, id: Option<&str>) -> Result<Exit> {
    let format = match args.format {
        None | Some(Output::Table) => Format::Table,
        Some(Output::Json) => Format::Json,
        Some(_) => return Err(Problem::usage(msg!("form-no-paper")).into()),
    };
    if let Some(id) = id {
        let record = workspace.record(env, id)?;
        let judged = workspace.judge(&record)?;
        let lines = forms::lines_of(workspace, &judged);
        return show(env, workspace, &lines, format);
    }
    let lines = forms::lines(workspace, args.policy.as_deref())?;
    show(env, workspace, &lines, format)
}

fn show(env: &mut Env, workspace: &Workspace, lines: &[Line], format: Format) -> Result<Exit> {
    if format == Format::Json {
        env.json(&json(lines))?;
    } else if lines.is_empty() {
        env.remark(&msg!("form-none"))?;
    } else {
        env.table(&table(lines, &workspace.names(env)))?;
    }
    Ok(Exit::Fine)
}

/// Prints the paper, or writes it to the file asked for.
fn deliver(env: &mut Env, workspace: &Workspace, args: &Args, text: &Safe<Any>) -> Result<()> {
    let Some(out) = &args.out else {
        return env.page(text);
    };
    let path = env.cwd.join(out);
    workspace.repository.write_out(&path, text.as_bytes())?;
    let file = out.to_string_lossy().into_owned();
    env.remark(&msg!("form-written", file = file))
}
