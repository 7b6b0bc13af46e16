//! The complaint as flags tell it: a flag for every declared field that is asked for.

use std::collections::BTreeMap;

use anyhow::Result;
use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::domain::case::form::{self, Form};
use crate::domain::input::Day;
use crate::domain::schema::{Field, Kind, Names, Scalar};
use crate::domain::tree::Value;
use crate::ui::clap_named::Named;
use crate::workspace::env::Env;
use crate::workspace::open::Workspace;
use crate::workspace::parsers::{Told, day};

/// What is told by flags.
#[derive(Debug, Default)]
pub struct Flags {
    received: Option<String>,
    items: Vec<String>,
    pub(super) told: BTreeMap<String, Value>,
    days: BTreeMap<String, Day>,
}

/// The flag of the one value that is a moment, and that of the items.
const RECEIVED: &str = "received";
const ITEM: &str = "item";

/// Every field a flag fills: its path, the field, the flag.
fn flagged() -> impl Iterator<Item = (&'static str, &'static Field, &'static str)> {
    form::told().filter_map(|(path, field)| Some((path, field, field.asked?.flag)))
}

impl clap::Args for Flags {
    fn augment_args(command: Command) -> Command {
        let received = Arg::new(RECEIVED)
            .long(RECEIVED)
            .value_name("TIME")
            .conflicts_with("at")
            .help_heading("help-heading-filing");
        let item = Arg::new(ITEM)
            .long(ITEM)
            .value_name("TEXT")
            .action(ArgAction::Append)
            .help_heading("help-heading-matter");
        let command = command.arg(received);
        let told = flagged().map(|(path, field, flag)| argument(path, field, flag));
        command.args(told).arg(item)
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

fn argument(path: &str, field: &Field, flag: &'static str) -> Arg {
    let arg = Arg::new(flag).long(flag).help_heading(heading(path, field));
    let arg = (field.names.into_iter()).fold(arg, |arg, names| arg.add(Named::Of(names)));
    let kind = field.kind;
    match kind {
        Kind::Flag => return arg.action(ArgAction::SetTrue),
        Kind::Date => return arg.value_name("DATE").value_parser(day),
        _ => {}
    }
    let name = match kind {
        Kind::QuantityOr(_) => "N|open",
        Kind::Count | Kind::Quantity => "N",
        Kind::Money => "AMOUNT",
        Kind::Word(..) => "WORD",
        Kind::Lines => "TEXT|@FILE|-",
        _ if matches!(field.names, Some(Names::Term(_) | Names::Policy)) => "ID",
        _ => "TEXT",
    };
    arg.value_name(name).value_parser(Told(kind))
}

fn heading(path: &str, field: &Field) -> &'static str {
    match path.split_once('.') {
        Some(("customer", _)) => "help-heading-customer",
        Some(("product", _)) => "help-heading-goods",
        None if !field.filing && field.key != "title" => "help-heading-matter",
        _ => "help-heading-filing",
    }
}

impl clap::FromArgMatches for Flags {
    fn from_arg_matches(matches: &ArgMatches) -> clap::error::Result<Self> {
        let mut flags = Self {
            received: matches.get_one::<String>(RECEIVED).cloned(),
            items: matches
                .get_many(ITEM)
                .into_iter()
                .flatten()
                .cloned()
                .collect(),
            ..Self::default()
        };
        for (path, field, flag) in flagged() {
            if matches!(field.kind, Kind::Date) {
                let day = matches.get_one::<Day>(flag).cloned();
                flags.days.extend(day.map(|day| (path.into(), day)));
                continue;
            }
            let value = match field.kind {
                Kind::Flag => matches.get_flag(flag).then(|| true.value()),
                _ => matches.get_one::<Value>(flag).cloned(),
            };
            flags.told.extend(value.map(|value| (path.into(), value)));
        }
        Ok(flags)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> clap::error::Result<()> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl Flags {
    /// Whether standard input is read for one of them.
    pub fn reads_input(&self) -> bool {
        let mut told = self.told.iter();
        told.any(|(path, value)| is_lines(path) && value.text() == Some("-"))
    }

    /// The form as far as flags fill it; `at` is when it came where no flag of its own says so.
    pub fn form(&self, env: &mut Env, workspace: &Workspace, at: Option<&str>) -> Result<Form> {
        let received = self.received.as_deref().or(at);
        let mut form = Form::default();
        form.received = received.map(|text| workspace.moment(text)).transpose()?;
        form.items.clone_from(&self.items);
        for (path, day) in &self.days {
            form.set(path, workspace.day(day)?.value());
        }
        for (path, value) in &self.told {
            let value = match value {
                Value::Text(text) if is_lines(path) => Value::Text(env.text(text)?),
                value => value.clone(),
            };
            form.set(path, value);
        }
        Ok(form)
    }
}

/// Whether a field holds text of several lines, which may come from a file.
fn is_lines(path: &str) -> bool {
    form::told().any(|(known, field)| known == path && matches!(field.kind, Kind::Lines))
}
