//! `report`: statistics and lists for management.

mod deductions;

use anyhow::Result;

use crate::domain::month::Month;
use crate::domain::word::Word as _;
use crate::msg;
use crate::report::Subject;
use crate::report::explained::explained;
use crate::report::groups::{By, USUAL};
use crate::report::indicators::{Key, Scope};
use crate::report::period::Period;
use crate::report::postings::postings;
use crate::report::wanted::Wanted;
use crate::ui::clap_named::Named;
use crate::ui::report::ReportFormat;
use crate::workspace::args::PostArgs;
use crate::workspace::duties::known_policy;
use crate::workspace::env::{Env, Exit};
use crate::workspace::lists::{List, ListArgs, listed};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::{Grouping, month, one_of};
use crate::workspace::posted::Asked;
use crate::workspace::reporting::{Form, write};
use crate::workspace::subjects;
use crate::workspace::tallied::{reported, tallied};

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
    #[arg(long)]
    no_index: bool,
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

    /// The groups asked for, else the usual ones.
    fn groups(&self) -> &[By] {
        let asked = Some(&self.group_by[..]).filter(|by| !by.is_empty());
        asked.unwrap_or(&USUAL)
    }

    fn is_about(&self, subject: &Subject) -> bool {
        let asked = self.policy.as_ref();
        asked.is_none_or(|policy| subject.case.policy == *policy)
    }

    fn known_policy(&self, workspace: &Workspace) -> Result<()> {
        if let Some(policy) = &self.policy {
            known_policy(workspace, policy)?;
        }
        Ok(())
    }

    /// The indicators, or the proof of one.
    fn counted(
        &self,
        env: &mut Env,
        workspace: &Workspace,
        (scope, asked): (&Scope, Option<&Asked>),
    ) -> Result<Exit> {
        let wanted = Wanted::of(scope, self.groups());
        let of = (&wanted, self.policy.as_deref());
        let told = tallied(env, workspace, of, (scope.period, asked), !self.no_index)?;
        self.known_policy(workspace)?;
        let Some((cases, restated)) = told else {
            return Ok(Exit::Fine);
        };
        if let Some(key) = self.explain {
            let proof = explained(&cases, scope, key);
            return write(env, workspace, &proof, &self.form);
        }
        let proved = self.form.format == ReportFormat::Html;
        let by = (self.groups(), !self.group_by.is_empty());
        let report = reported(workspace, (&cases, restated), scope, (by, proved));
        drop(cases);
        if report.cases.is_empty() && report.all.count(Key::Abnormalities) == 0 {
            env.remark(&msg!("report-nothing"))?;
        }
        write(env, workspace, &report, &self.form)
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
    let scope = Scope {
        period: &period,
        now: workspace.now,
        staff: &workspace.regulations.staff,
    };
    if returns {
        args.known_policy(&workspace)?;
        let any = |subject: &Subject| {
            let alone = postings(std::slice::from_ref(subject), &scope);
            args.is_about(subject) && alone.has_any()
        };
        let subjects = subjects::wanted(env, &workspace, any)?;
        return write(env, &workspace, &postings(&subjects, &scope), &args.form);
    }
    args.counted(env, &workspace, (&scope, asked.as_ref()))
}
