//! What is said when a complaint is written down.

use anyhow::Result;
use serde_json::json;

use crate::domain::case::Case;
use crate::domain::case::intake::Nature;
use crate::domain::judge::{self, Clock};
use crate::domain::msg::{Arg, Msg};
use crate::domain::record::Record;
use crate::domain::schema::{self, Declared as _};
use crate::domain::word::Word as _;
use crate::msg;
use crate::ui::deadlines;
use crate::ui::format::rfc3339;
use crate::ui::problem::Problem;
use crate::workspace::args::{Format, WriteArgs};
use crate::workspace::env::{Env, Exit};
use crate::workspace::intake::Intake;
use crate::workspace::nonsense;
use crate::workspace::open::Workspace;
use crate::workspace::outcome::say_next;

/// Says number, file and due dates, and what registration will ask for.
pub fn say(
    env: &mut Env,
    intake: &Intake,
    (record, similar): (&Record, &[Case]),
    args: &WriteArgs,
) -> Result<Exit> {
    let case = Workspace::case(record)?;
    intake.workspace.tell_read(env)?;
    let calendar = intake.workspace.calendar_of(intake.policy)?;
    let law = (intake.policy, calendar, &intake.workspace.regulations.staff);
    let (clocks, _) = judge::clocks(case, law, intake.workspace.now);
    if args.format == Format::Json {
        let mut said = json!({
            "number": case.number,
            "uid": intake.head.uid,
            "file": record.file,
            "deadlines": deadlines::json(&clocks),
        });
        if !similar.is_empty() {
            said["similar"] = similar.iter().map(one).collect();
        }
        env.json(&said)?;
    } else if !args.dry_run {
        table(env, intake, case, record, &clocks)?;
    }
    urgent(env, intake, case)?;
    lacking(env, intake, case)?;
    nonsense::warn(env, intake.workspace, None, record)?;
    if case.grade.is_none()
        && let Some(row) = judge::proposed_grade(case, intake.policy)
    {
        env.remark(&msg!(
            "command-grade-proposed",
            number = &case.number,
            grade = &row.grade,
            rule = row.source.cited()
        ))?;
    }
    Ok(Exit::Fine)
}

/// Says whom to call where it cannot wait.
fn urgent(env: &mut Env, intake: &Intake, case: &Case) -> Result<()> {
    let Some(rule) = intake.policy.care.urgent.as_ref() else {
        return Ok(());
    };
    if case.urgent != Some(true) {
        return Ok(());
    }
    let names = intake.workspace.names(env);
    let units = rule.call.iter().map(|unit| names.who(unit));
    let units = Msg::list(units.collect());
    let cited = rule.source.cited();
    env.remark(&msg!("intake-urgent", units = units, rule = cited))
}

/// A case that may tell of the same.
fn one(case: &Case) -> serde_json::Value {
    json!({
        "number": case.number,
        "uid": case.uid,
        "received": rfc3339(case.received),
        "status": case.derived_status(),
    })
}

fn table(
    env: &mut Env,
    intake: &Intake,
    case: &Case,
    record: &Record,
    clocks: &[Clock],
) -> Result<()> {
    let recorded = msg!(
        "intake-recorded",
        number = &case.number,
        file = &record.file
    );
    env.print(&recorded)?;
    if !clocks.is_empty() {
        let names = intake.workspace.names(env);
        let table = deadlines::table(&names, clocks, intake.workspace.now);
        env.gap()?;
        env.table(&table)?;
        env.gap()?;
    }
    say_next(env, intake.workspace, (case, intake.policy, clocks), "")
}

/// A field as `correct` takes it.
fn named(path: &str) -> String {
    let field = path.parse().ok();
    let field = field.and_then(|path| schema::at(Case::FIELDS, &path));
    let flag = field.and_then(|field| field.asked).map(|asked| asked.flag);
    flag.unwrap_or(path).to_owned()
}

/// Warns of fields the policy needs; an abnormality note (M-3) needs none.
fn lacking(env: &mut Env, intake: &Intake, case: &Case) -> Result<()> {
    if case.nature == Nature::Abnormality {
        return Ok(());
    }
    let missing = judge::missing_fields(case, intake.policy);
    let Some((_, first)) = missing.first() else {
        return Ok(());
    };
    let called = missing
        .iter()
        .map(|(field, entry)| judge::required_called(entry, field));
    let fields: Vec<Arg> = called.collect();
    let mut warning =
        Problem::usage(msg!("intake-lacking", fields = Msg::list(fields))).help(msg!(
            "intake-lacking-help",
            number = &case.number,
            act = judge::accepted_by(intake.policy).word(),
            field = named(&missing[0].0)
        ));
    warning.rule.clone_from(&first.source.rule);
    env.warn(&warning)
}
