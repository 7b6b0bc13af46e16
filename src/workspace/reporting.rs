//! A report in the form asked for, and where it goes.

use std::path::PathBuf;

use anyhow::Result;

use crate::domain::organization::Csv;
use crate::msg;
use crate::ui::container::Container;
use crate::ui::escape;
use crate::ui::paint::Paint;
use crate::ui::problem::Problem;
use crate::ui::report::{Report, ReportFormat, Speaking, html_page, workbook};
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;

/// The form of a report.
#[derive(Clone, Debug, clap::Args)]
pub struct Form {
    /// Which.
    #[arg(long, value_enum, default_value = "table")]
    pub format: ReportFormat,
    /// Whether its CSV is for Excel, whatever the organisation says.
    #[arg(long)]
    pub excel: bool,
    /// The file it goes to, seen from the working directory; else to standard output.
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub out: Option<PathBuf>,
}

/// Writes a report in the form asked for.
pub fn write(
    env: &mut Env,
    workspace: &Workspace,
    report: &impl Report,
    form: &Form,
) -> Result<Exit> {
    let file = form.out.as_ref().map(|out| env.cwd.join(out));
    // A terminal would take it for text.
    if form.format == ReportFormat::Xlsx && file.is_none() && env.width.is_some() {
        let help = msg!("report-binary-help");
        return Err(Problem::usage(msg!("report-binary")).help(help).into());
    }
    if form.format == ReportFormat::Json && file.is_none() {
        env.json(&report.json())?;
        return Ok(Exit::Fine);
    }
    let made = made(env, workspace, report, form)?;
    match (file, &form.out) {
        (Some(file), Some(out)) => {
            workspace.repository.write_out(&file, made.as_ref())?;
            let file = out.to_string_lossy();
            env.remark(&msg!("report-written", file = file.as_ref()))?;
        }
        _ => env.container(&made)?,
    }
    Ok(Exit::Fine)
}

fn made(env: &Env, workspace: &Workspace, report: &impl Report, form: &Form) -> Result<Container> {
    let speaking = Speaking {
        names: workspace.names(env),
        policies: &workspace.regulations.policies,
    };
    // A file is as wide as its lines, and has no colours.
    let screen = (env.width, env.paint);
    let (width, paint) = form
        .out
        .as_ref()
        .map_or(screen, |_| (None, Paint::new(false)));
    Ok(match form.format {
        ReportFormat::Json => {
            let mut text = escape::json(serde_json::to_string_pretty(&report.json())?);
            text.push_ours("\n");
            text.into()
        }
        ReportFormat::Csv => {
            let organization = workspace.regulations.organization.as_ref();
            let usual = organization.map_or(Csv::Plain, |of| of.csv);
            let csv = if form.excel { Csv::Excel } else { usual };
            report.csv(csv, &speaking)?.into()
        }
        ReportFormat::Markdown => report.markdown(&speaking).into(),
        ReportFormat::Table => report.page(&speaking, (width, paint)).into(),
        ReportFormat::Html => html_page(report, &speaking).into(),
        ReportFormat::Xlsx => workbook(report, &speaking, workspace.now).map_err(|error| {
            let reason = error.to_string();
            Problem::usage(msg!("report-xlsx-failed", reason = reason))
        })?,
    })
}
