//! `report`: statistics and lists for management.

mod deductions;

use anyhow::Result;

use crate::domain::exposure::Basis;
use crate::domain::month::Month;
use crate::domain::word::Word as _;
use crate::msg;
use crate::report::Subject;
use crate::report::explained::{explained, proofs};
use crate::report::groups::By;
use crate::report::indicators::{Key, Scope};
use crate::report::period::Period;
use crate::report::postings::postings;
use crate::report::restated::Restated;
use crate::report::summary::{Summary, summary};
use crate::ui::clap_named::Named;
use crate::ui::report::ReportFormat;
use crate::workspace::args::PostArgs;
use crate::workspace::duties::known_policy;
use crate::workspace::env::{Env, Exit};
use crate::workspace::lists::{List, ListArgs, listed};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::{Grouping, month, one_of};
use crate::workspace::posted::{self, Asked};
use crate::workspace::reporting::{Form, write};
use crate::workspace::subjects::{self, readable};

/// What `report deductions` is called: what payroll takes from the bonus (M-B).
const DEDUCTIONS: &str = "deductions";
/// What `report returns` is called: what accounting must post, and what is blocked meanwhile (M-13).
const RETURNS: &str = "returns";

/// Its arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "PERIOD", default_value = "monthly")]
    period: String,
    #[arg(long, value_name = "YYYY-MM", value_parser = month)]
    month: Option<Month>,
    #[arg(long, value_name = "FIELD", value_parser = Grouping, value_delimiter = ',')]
    group_by: Vec<By>,
    #[arg(long, value_name = "ID", add = Named::POLICY)]
    policy: Option<String>,
    #[arg(long, value_name = "KEY", value_parser = one_of::<Key>(), conflicts_with = "group_by")]
    explain: Option<Key>,
    #[command(flatten)]
    form: Form,
    #[command(flatten)]
    lists: ListArgs,
    #[command(flatten)]
    post: PostArgs,
}

impl Args {
    /// What the report is about.
    fn period(&self, workspace: &Workspace) -> Result<Period> {
        let month = self.month.map(|month| month.to_string());
        let asked = match (&month, self.period == RETURNS) {
            (Some(month), _) => month,
            (None, true) => "monthly",
            (None, false) => self.period.as_str(),
        };
        Ok(Period::read(asked, workspace.now.date_naive())?)
    }
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    if args.period == DEDUCTIONS {
        return deductions::run(env, args.month, args.post.write(), &args.form);
    }
    if let Some(list) = List::from_word(&args.period) {
        let (workspace, listed) = listed(env, list, args.month, (args.lists, &args.post))?;
        return write(env, &workspace, &listed, &args.form);
    }
    let posting = args.post.write();
    let workspace = match &posting {
        Some(write) => Workspace::open_whole_to_write(env, write)?,
        None => Workspace::open(env)?,
    };
    let returns = args.period == RETURNS;
    let period = args.period(&workspace)?;
    let asked = Asked::of(posting, period.month().filter(|_| !returns))?;
    let Some((mut subjects, restated)) = gathered(env, &workspace, &period, asked.as_ref())? else {
        return Ok(Exit::Fine);
    };
    if let Some(policy) = &args.policy {
        known_policy(&workspace, policy)?;
        subjects.retain(|subject| subject.case.policy == *policy);
    }
    let scope = Scope {
        period: &period,
        now: workspace.now,
        staff: &workspace.regulations.staff,
    };
    if returns {
        return write(env, &workspace, &postings(&subjects, &scope), &args.form);
    }
    if let Some(key) = args.explain {
        let proof = explained(&subjects, &scope, key);
        return write(env, &workspace, &proof, &args.form);
    }
    let basis = Basis {
        calendar: &workspace.calendar,
        organization: workspace.regulations.organization.as_ref(),
    };
    let proved = args.form.format == ReportFormat::Html;
    let report = Summary {
        restated,
        proofs: if proved {
            proofs(&subjects, &scope)
        } else {
            Vec::new()
        },
        ..summary(&subjects, &scope, &args.group_by, &basis)
    };
    if report.cases.is_empty() && report.all.count(Key::Abnormalities) == 0 {
        env.remark(&msg!("report-nothing"))?;
    }
    write(env, &workspace, &report, &args.form)
}

/// The cases, with what of a posted month would be said otherwise now; nothing where a month was only to be
/// shown as it would be posted.
fn gathered<'w>(
    env: &mut Env,
    workspace: &'w Workspace,
    period: &Period,
    asked: Option<&Asked>,
) -> Result<Option<(Vec<Subject<'w>>, Vec<Restated>)>> {
    if asked.is_none() && !posted::statistics::is_posted(workspace, period)? {
        let subjects = subjects::subjects(env, workspace)?;
        return Ok(Some((subjects, Vec::new())));
    }
    // What was known at the end of the month is read from what the files said then.
    let records = readable(env, workspace)?;
    if let Some(asked) = asked {
        posted::statistics::post(env, workspace, &records, asked)?;
        if asked.write.dry_run {
            return Ok(None);
        }
    }
    let restated = posted::statistics::restatements(workspace, &records, period)?;
    Ok(Some((subjects::of(env, workspace, records)?, restated)))
}
