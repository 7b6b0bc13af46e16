//! Reports that are no statistics: lists for those who act on them, called by a name in the place of a
//! period.

use anyhow::Result;
use serde::Serialize;

use crate::domain::month::Month;
use crate::domain::msg::Msg;
use crate::domain::word::Word as _;
use crate::report::Subject;
use crate::report::crosswalk::{Crosswalk, Standard, crosswalk};
use crate::report::indicators::Scope;
use crate::report::period::Period;
use crate::report::sanction_list::{SanctionList, sanction_list};
use crate::report::survey::{Survey, survey};
use crate::ui::problem::Problem;
use crate::ui::report::{Grid, Report, Speaking};
use crate::workspace::args::PostArgs;
use crate::workspace::env::Env;
use crate::workspace::open::Workspace;
use crate::workspace::parsers::one_of;
use crate::workspace::subjects::wanted;
use crate::{msg, words};

words! {
    /// A list, by its name.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum List {
        /// The sanctions that personnel publishes (M-12).
        Sanctions = "sanctions",
        /// Where each element of a standard is held, and how far it is filled.
        Crosswalk = "crosswalk",
        /// The customers a survey asks (F-4).
        Survey = "survey",
    }
}

impl List {
    /// The period it is of where no month is asked for.
    fn usual(self) -> &'static str {
        match self {
            Self::Sanctions | Self::Crosswalk => "monthly",
            Self::Survey => "year",
        }
    }
}

/// What a list is asked with besides its month.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct ListArgs {
    #[arg(long, value_name = "STANDARD", value_parser = one_of::<Standard>())]
    standard: Option<Standard>,
}

impl ListArgs {
    /// The standard, without which there is nothing to compare.
    fn standard(self) -> Result<Standard, Problem> {
        self.standard.ok_or_else(|| {
            let standards = Msg::list(Standard::words());
            Problem::usage(msg!("crosswalk-standard-needed", standards = standards))
        })
    }
}

/// A list, whichever it is.
pub enum Listed {
    /// The sanctions that personnel publishes.
    Sanctions(SanctionList),
    /// A standard beside what holds it.
    Crosswalk(Crosswalk),
    /// The customers a survey asks.
    Survey(Survey),
}

/// The list of a month, else of the period it is usually of; that there is nothing on it is said. No list is
/// posted.
pub fn listed(
    env: &mut Env,
    list: List,
    month: Option<Month>,
    (asked, post): (ListArgs, &PostArgs),
) -> Result<(Workspace, Listed)> {
    if post.write().is_some() {
        return Err(Problem::usage(msg!("posted-no-month")).into());
    }
    let workspace = Workspace::open_whole(env)?;
    let month = month.map(|month| month.to_string());
    let period = month.as_deref().unwrap_or(list.usual());
    let period = Period::read(period, workspace.today())?;
    let scope = Scope {
        period: &period,
        now: workspace.now,
        staff: &workspace.regulations.staff,
    };
    let of = |subjects: &[Subject]| Listed::of(list, subjects, (&scope, asked));
    let any = |subject: &Subject| {
        let alone = of(std::slice::from_ref(subject));
        alone.is_ok_and(|alone| alone.nothing().is_none())
    };
    let subjects = wanted(env, &workspace, any)?;
    let listed = of(&subjects)?;
    if let Some(nothing) = listed.nothing() {
        env.remark(&nothing)?;
    }
    drop(subjects);
    Ok((workspace, listed))
}

impl Listed {
    fn of(list: List, subjects: &[Subject], (scope, asked): (&Scope, ListArgs)) -> Result<Self> {
        Ok(match list {
            List::Sanctions => Self::Sanctions(sanction_list(subjects, scope)),
            List::Crosswalk => Self::Crosswalk(crosswalk(subjects, scope, asked.standard()?)),
            List::Survey => Self::Survey(survey(subjects, scope)),
        })
    }

    fn report(&self) -> &dyn Report {
        match self {
            Self::Sanctions(list) => list,
            Self::Crosswalk(walk) => walk,
            Self::Survey(survey) => survey,
        }
    }

    /// What is said where nothing is on it.
    fn nothing(&self) -> Option<Msg> {
        match self {
            Self::Sanctions(list) => {
                let empty = list.lines.is_empty();
                empty.then(|| msg!("report-sanctions-nothing"))
            }
            Self::Crosswalk(walk) => (walk.cases == 0).then(|| msg!("report-nothing")),
            Self::Survey(survey) => {
                let empty = survey.customers.is_empty();
                empty.then(|| msg!("report-nothing"))
            }
        }
    }
}

impl Report for Listed {
    fn title(&self) -> Msg {
        self.report().title()
    }

    fn grids(&self, speaking: &Speaking) -> Vec<Grid> {
        self.report().grids(speaking)
    }

    fn json(&self) -> impl Serialize {
        #[derive(Serialize)]
        #[serde(untagged)]
        enum Data<S, C, A> {
            Sanctions(S),
            Crosswalk(C),
            Survey(A),
        }
        match self {
            Self::Sanctions(list) => Data::Sanctions(list.json()),
            Self::Crosswalk(walk) => Data::Crosswalk(walk.json()),
            Self::Survey(survey) => Data::Survey(survey.json()),
        }
    }

    fn rows(&self) -> Vec<Vec<String>> {
        self.report().rows()
    }
}
