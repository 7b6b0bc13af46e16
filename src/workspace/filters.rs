//! What a list is narrowed by. A filter that names what nobody and nothing is called is a slip, and
//! said as one: never an empty list.

use anyhow::Result;
use clap::FromArgMatches as _;

use crate::domain::case::status::Status;
use crate::domain::input::Day;
use crate::domain::localized::Localized;
use crate::domain::msg::Msg;
use crate::domain::names::comparable;
use crate::domain::organization::View;
use crate::domain::policy::nearest;
use crate::domain::staff::{Found, Staff};
use crate::msg;
use crate::report::Subject;
use crate::report::listing::{Due, Filter, SortKey};
use crate::rules::Standing;
use crate::ui::clap_error;
use crate::ui::clap_named::Named;
use crate::ui::problem::Problem;
use crate::workspace::actor::Actor;
use crate::workspace::agendas::desk;
use crate::workspace::env::Env;
use crate::workspace::open::Workspace;
use crate::workspace::parsers::{day, one_of};
use crate::workspace::problems;

/// The flags that narrow what is meant.
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag of the command line"
)]
pub struct FilterFlags {
    #[arg(long)]
    mine: bool,
    #[arg(long)]
    to_sign: bool,
    #[arg(long, value_name = "DAY", value_parser = one_of::<Due>())]
    due: Option<Due>,
    #[arg(long)]
    overdue: bool,
    #[arg(long, conflicts_with = "closed")]
    open: bool,
    #[arg(long)]
    closed: bool,
    #[arg(long, value_name = "ID", add = Named::POLICY)]
    policy: Option<String>,
    #[arg(long, value_name = "WHO", add = Named::UNIT_OR_PERSON)]
    owner: Option<String>,
    #[arg(long, value_name = "NAME")]
    customer: Option<String>,
    #[arg(long, value_name = "STATUS", value_parser = one_of::<Status>(), value_delimiter = ',')]
    status: Vec<Status>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    since: Option<Day>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    until: Option<Day>,
    #[arg(long)]
    text: Option<String>,
}

/// The flags that narrow a list and sort it: of the command, and of the views the organisation has
/// named.
#[derive(Clone, Debug, Default, clap::Args)]
#[group(skip)]
pub struct ListFlags {
    #[arg(long, conflicts_with_all = ["open", "closed"])]
    all: bool,
    /// What it is narrowed by.
    #[command(flatten)]
    pub filter: FilterFlags,
    #[arg(long, value_parser = one_of::<SortKey>())]
    sort: Option<SortKey>,
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

impl ListFlags {
    /// These flags, and those of a view the organisation has named, where they leave it open.
    pub fn with_view(&self, workspace: &Workspace, name: Option<&str>) -> Result<Self> {
        let Some(name) = name else {
            return Ok(self.clone());
        };
        let organization = workspace.regulations.organization.as_ref();
        let views = organization.map_or(&[][..], |organization| &organization.views);
        let Some(view) = views.iter().find(|view| view.name == name) else {
            let known: Vec<&str> = views.iter().map(|view| view.name.as_str()).collect();
            let what = msg!("list-view-unknown", name = name);
            let help = if known.is_empty() {
                msg!("list-view-none")
            } else {
                problems::meant(name, known)
            };
            return Err(Problem::usage(what).help(help).into());
        };
        let read = read(view).map_err(|error| {
            let place = organization.and_then(|it| it.settings.get("view"));
            let reason = clap_error::what(&error);
            let mut problem = Problem::usage(msg!("list-view-wrong", name = name, reason = reason));
            problem.place = place.map(|source| source.place.clone());
            problem
        })?;
        Ok(self.clone().or(read))
    }

    /// These, else those of the view.
    fn or(self, view: Self) -> Self {
        let (own, base) = (self.filter, view.filter);
        let told = own.open || own.closed || self.all;
        let status = if own.status.is_empty() {
            base.status
        } else {
            own.status
        };
        Self {
            all: self.all || view.all && !told,
            filter: FilterFlags {
                mine: own.mine || base.mine,
                to_sign: own.to_sign || base.to_sign,
                due: own.due.or(base.due),
                overdue: own.overdue || base.overdue,
                open: own.open || base.open && !told,
                closed: own.closed || base.closed && !told,
                policy: own.policy.or(base.policy),
                owner: own.owner.or(base.owner),
                customer: own.customer.or(base.customer),
                status,
                since: own.since.or(base.since),
                until: own.until.or(base.until),
                text: own.text.or(base.text),
            },
            sort: self.sort.or(view.sort),
            limit: self.limit.or(view.limit),
        }
    }

    /// What the list is sorted by.
    pub fn sort(&self) -> SortKey {
        self.sort.unwrap_or_default()
    }

    /// How many are shown at most.
    pub fn limit(&self) -> Option<usize> {
        self.limit
    }

    /// The filter they make.
    pub fn filter<'a>(&self, env: &Env, workspace: &'a Workspace) -> Result<Filter<'a>> {
        let filter = self.filter.filter(env, workspace)?;
        Ok(Filter {
            open: self.only_open(),
            ..filter
        })
    }

    /// How the cases stand that may be wanted, where it takes no others to tell.
    pub fn standing(&self) -> Option<fn(Standing) -> bool> {
        let asked = &self.filter;
        if asked.owner.is_some() || asked.customer.is_some() {
            return None;
        }
        match self.only_open() {
            _ if asked.overdue => Some(|it| matches!(it, Standing::Overdue | Standing::Unknown)),
            Some(true) => Some(|it| !matches!(it, Standing::Ended | Standing::Owing)),
            _ => None,
        }
    }

    /// Open cases, unless something was asked that ended ones may have as well.
    fn only_open(&self) -> Option<bool> {
        let asked = &self.filter;
        let either = self.all || asked.overdue || asked.due.is_some() || !asked.status.is_empty();
        let open = asked.only_open();
        open.or_else(|| (!either).then_some(true))
    }
}

impl FilterFlags {
    /// The filter they make: open and ended cases, where nothing is said of that.
    pub fn filter<'a>(&self, env: &Env, workspace: &'a Workspace) -> Result<Filter<'a>> {
        let asked = self.mine || self.to_sign;
        let person = if asked {
            Some(Actor::find(env, workspace)?.person)
        } else {
            None
        };
        Ok(Filter {
            open: self.only_open(),
            mine: self.mine,
            to_sign: self.to_sign,
            due: self.due,
            desk: Some(desk(workspace, person)),
            overdue: self.overdue,
            policy: self.policy.clone(),
            owner: self.owner.clone(),
            customer: self.customer.clone(),
            status: self.status.clone(),
            since: workspace.maybe_day(self.since.as_ref())?,
            until: workspace.maybe_day(self.until.as_ref())?,
            text: self.text.clone(),
        })
    }

    fn only_open(&self) -> Option<bool> {
        match (self.open, self.closed) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        }
    }

    /// Refuses a name that nobody and nothing has.
    pub fn refuse_unknown(
        &self,
        env: &Env,
        workspace: &Workspace,
        subjects: &[Subject],
    ) -> Result<(), Problem> {
        if let Some(who) = &self.owner {
            known_owner(env, workspace, subjects, who)?;
        }
        if let Some(part) = &self.customer {
            known_customer(subjects, part)?;
        }
        let Some(policy) = &self.policy else {
            return Ok(());
        };
        if subjects.iter().any(|it| it.case.policy == *policy) {
            return Ok(());
        }
        crate::workspace::duties::known_policy(workspace, policy)
    }
}

/// The flags a view stands for.
fn read(view: &View) -> clap::error::Result<ListFlags> {
    let command = clap::Command::new("list").no_binary_name(true);
    let command = <ListFlags as clap::Args>::augment_args(command).disable_help_flag(true);
    let matches = command.try_get_matches_from(&view.flags)?;
    ListFlags::from_arg_matches(&matches)
}

/// Refuses who is neither a unit, nor a person, nor a role, and has no case.
pub fn known_owner(
    env: &Env,
    workspace: &Workspace,
    subjects: &[Subject],
    who: &str,
) -> Result<(), Problem> {
    let staff = &workspace.regulations.staff;
    let titled = |id: &str, title: &Localized| id.eq_ignore_ascii_case(who) || title.is(who);
    let known = staff.units.iter().any(|unit| titled(&unit.id, &unit.title))
        || staff.roles.iter().any(|role| titled(&role.id, &role.title))
        || !matches!(staff.person_by(who), Found::None)
        || subjects.iter().any(|it| it.owner.eq_ignore_ascii_case(who));
    if known {
        return Ok(());
    }
    let what = msg!("list-owner-unknown", name = who);
    Err(Problem::usage(what).help(suggested(env, staff, who)))
}

/// Who may have been meant: what is spelled much like it, or has it in its name; else the units.
fn suggested(env: &Env, staff: &Staff, who: &str) -> Msg {
    let lang = env.lang();
    let mut names: Vec<&str> = Vec::new();
    for unit in &staff.units {
        names.push(&unit.id);
        names.extend(unit.title.texts().map(|(_, text)| text));
    }
    for role in &staff.roles {
        names.push(&role.id);
        names.extend(role.title.texts().map(|(_, text)| text));
    }
    for person in &staff.persons {
        names.extend([person.name.as_str(), &person.id, &person.email]);
    }
    let near = near(who, &names);
    if near.is_empty() {
        let units = staff.units.iter().map(|unit| unit.title.text(lang));
        return msg!(
            "list-owners",
            names = Msg::list(units.take(SHOWN).collect::<Vec<_>>())
        );
    }
    msg!("list-did-you-mean", names = Msg::list(near))
}

/// Refuses a part of a name that no customer has.
fn known_customer(subjects: &[Subject], part: &str) -> Result<(), Problem> {
    let customers = subjects.iter();
    let customers = customers.filter_map(|it| it.case.customer.name.as_deref());
    let mut names: Vec<&str> = customers.collect();
    names.sort_unstable();
    names.dedup();
    let asked = comparable(part);
    if names.iter().any(|name| comparable(name).contains(&asked)) {
        return Ok(());
    }
    let problem = Problem::usage(msg!("list-customer-unknown", name = part));
    let near = near(part, &names);
    Err(if near.is_empty() {
        problem.help(msg!("list-customer-help"))
    } else {
        problem.help(msg!("list-did-you-mean", names = Msg::list(near)))
    })
}

/// How many suggestions are made at most.
const SHOWN: usize = 5;

/// The names that may have been meant: the nearest in spelling, and those that hold the word.
fn near<'a>(word: &str, names: &[&'a str]) -> Vec<&'a str> {
    let asked = comparable(word);
    let plain: Vec<String> = names.iter().map(|name| comparable(name)).collect();
    let all: Vec<&str> = plain.iter().map(String::as_str).collect();
    let nearest = nearest(&asked, &all);
    let holds = |name: &str| !asked.is_empty() && name.contains(&asked);
    let like = |name: &str| Some(name) == nearest || holds(name);
    let found = names.iter().zip(&all);
    let mut found: Vec<&str> = found
        .filter(|(_, plain)| like(plain))
        .map(|(name, _)| *name)
        .collect();
    found.dedup();
    found.truncate(SHOWN);
    found
}
