//! A report in the form asked for.

use anyhow::Result;

use crate::domain::organization::Csv;
use crate::ui::report::{Report, ReportFormat, Speaking};
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;

/// The form of a report.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct Form {
    /// Which.
    #[arg(long, value_enum, default_value = "table")]
    pub format: ReportFormat,
    /// Whether its CSV is for Excel, whatever the organisation says.
    #[arg(long)]
    pub excel: bool,
}

/// Writes a report in the form asked for.
pub fn write(
    env: &mut Env,
    workspace: &Workspace,
    report: &impl Report,
    form: Form,
) -> Result<Exit> {
    let speaking = Speaking {
        names: workspace.names(env),
        policies: &workspace.regulations.policies,
    };
    match form.format {
        ReportFormat::Json => env.json(&report.json())?,
        ReportFormat::Csv => {
            let organization = workspace.regulations.organization.as_ref();
            let usual = organization.map_or(Csv::Plain, |of| of.csv);
            let csv = if form.excel { Csv::Excel } else { usual };
            env.write(&report.csv(csv, &speaking)?)?;
        }
        ReportFormat::Markdown => env.write(&report.markdown(&speaking))?,
        ReportFormat::Table => env.write(&report.page(&speaking, (env.width, env.paint)))?,
    }
    Ok(Exit::Fine)
}
