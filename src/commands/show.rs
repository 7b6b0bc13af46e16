//! `show`: one case, as it is, in the eight disciplines, or beside those like it.

use anyhow::Result;
use clap::ValueEnum;
use serde_json::{Value, json};

use crate::codec;
use crate::domain::case::Case;
use crate::domain::judge::loss::{self, Account};
use crate::domain::judge::{self, Advance};
use crate::domain::precedents::precedents;
use crate::domain::record::Record;
use crate::msg;
use crate::report::eight_d::eight_d;
use crate::ui::names::Names;
use crate::ui::problem::Problem;
use crate::ui::show::{CasePage, page};
use crate::ui::{eight_d as eight, precedents as like};
use crate::workspace::args::IdArg;
use crate::workspace::deadlines;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::{Judged, Workspace};

/// Its arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    case: IdArg,
    #[arg(long, value_enum, value_name = "VIEW")]
    view: Option<ShowView>,
    #[arg(long, conflicts_with = "view")]
    similar: bool,
    #[arg(long, value_name = "N", requires = "similar", default_value = "10")]
    limit: usize,
    #[arg(long, value_enum, default_value = "table")]
    format: Form,
}

/// Views of a case besides the usual one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ShowView {
    /// The eight disciplines, D0 to D8.
    #[value(name = "8d")]
    EightD,
}

/// The forms of a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For people.
    Table,
    /// For programs.
    Json,
    /// For a page or a merge request.
    Markdown,
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open(env)?;
    let record = workspace.record(env, &args.case.id)?;
    let judged = workspace.judge(&record)?;
    if args.view == Some(ShowView::EightD) {
        return disciplines(env, &workspace, &judged, args.format);
    }
    if args.format == Form::Markdown {
        return Err(Problem::usage(msg!("show-markdown-8d")).into());
    }
    if args.similar {
        return similar(env, &workspace, &judged, args);
    }
    let account = loss::account(&judged.case, judged.policy, judged.calendar, workspace.now);
    let at = (judged.calendar, workspace.now);
    let advance = judge::advance(&judged.case, judged.policy, at);
    if args.format == Form::Json {
        return data(
            env,
            &workspace,
            &record,
            &judged,
            (account.as_ref(), advance),
        );
    }
    let sheet = CasePage {
        case: &judged.case,
        policy: judged.policy,
        calendar: judged.calendar,
        names: Names {
            words: env.layout.words,
            staff: &workspace.regulations.staff,
        },
        clocks: &deadlines::table(
            env,
            &workspace.regulations.staff,
            &judged.clocks,
            workspace.now,
        ),
        loss: account.as_ref(),
        advance,
    };
    let text = page(&sheet, env.width, env.paint);
    env.write(&text)?;
    Ok(Exit::Fine)
}

/// The figures of the account; what cannot be told yet is absent.
fn loss_view(account: &Account) -> Value {
    let lines = account.lines.iter();
    let lines = lines.map(|line| json!({"kind": line.kind, "amount": line.amount.to_string()}));
    let mut view = json!({
        "lines": lines.collect::<Vec<_>>(),
        "recovered": account.recovered.to_string(),
    });
    for (key, amount) in [("total", account.total()), ("net", account.net())] {
        if let Some(amount) = amount {
            view[key] = Value::from(amount.to_string());
        }
    }
    view
}

fn advance_view(advance: &Advance) -> Value {
    json!({
        "amount": advance.amount.to_string(),
        "recovered": advance.recovered.to_string(),
        "open": advance.open.to_string(),
    })
}

fn data(
    env: &mut Env,
    workspace: &Workspace,
    record: &Record,
    judged: &Judged,
    (account, advance): (Option<&Account>, Option<Advance>),
) -> Result<Exit> {
    let written = record.uncorrected_at(workspace.now);
    let document = codec::record::document_at(record, workspace.now);
    let written = document.as_ref().zip(written);
    let mut json = written.map_or_else(Default::default, |(document, case)| {
        codec::json::known_at(document, case, workspace.now)
    });
    let status = judged.case.derived_status().to_string();
    json.insert("status".to_owned(), Value::from(status));
    let deadlines = serde_json::to_value(deadlines::views(&judged.clocks))?;
    json.insert("deadlines".to_owned(), deadlines);
    if let Some(account) = account {
        json.insert("loss".to_owned(), loss_view(account));
    }
    if let Some(advance) = advance {
        json.insert("advance".to_owned(), advance_view(&advance));
    }
    env.json(&json)?;
    Ok(Exit::Fine)
}

fn disciplines(env: &mut Env, workspace: &Workspace, judged: &Judged, form: Form) -> Result<Exit> {
    let disciplines = eight_d(&judged.case);
    let case = &judged.case;
    let head: Vec<&str> = [Some(case.number.as_str()), case.title.as_deref()]
        .into_iter()
        .flatten()
        .collect();
    let view = eight::EightDView {
        head: &format!("8D · {}", head.join(" · ")),
        disciplines: &disciplines,
        names: Names {
            words: env.layout.words,
            staff: &workspace.regulations.staff,
        },
        calendar: judged.calendar,
    };
    match form {
        Form::Table => env.write(&view.page(env.width, env.paint))?,
        Form::Markdown => env.write(&view.markdown())?,
        Form::Json => env.json(&eight::json(&case.number, &disciplines))?,
    }
    Ok(Exit::Fine)
}

fn similar(env: &mut Env, workspace: &Workspace, judged: &Judged, args: &Args) -> Result<Exit> {
    let records = workspace.records()?;
    let known: Vec<Case> = records
        .into_iter()
        .filter_map(|r| r.into_known_at(workspace.now))
        .collect();
    let settlement = judged.case.current.settlement.as_ref();
    let before = settlement.map_or(workspace.now, |settlement| settlement.stamp.at);
    let found = precedents(&known, &judged.case, before, args.limit);
    if args.format == Form::Json {
        env.json(&like::json(&judged.case.number, &found))?;
        return Ok(Exit::Fine);
    }
    if found.is_empty() {
        env.remark(&msg!("precedent-none", number = &judged.case.number))?;
        return Ok(Exit::Fine);
    }
    let names = Names {
        words: env.layout.words,
        staff: &workspace.regulations.staff,
    };
    env.table(&like::table(&found, &names, judged.calendar))?;
    Ok(Exit::Fine)
}
