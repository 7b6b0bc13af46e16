//! `show`: one case, as it is, in the eight disciplines, or beside those like it.

use anyhow::Result;
use clap::ValueEnum;

use crate::domain::case::Case;
use crate::domain::precedents::{common, precedents};
use crate::domain::record::Record;
use crate::msg;
use crate::report::eight_d::eight_d;
use crate::ui::brief::shown;
use crate::ui::escape::Safe;
use crate::ui::problem::Problem;
use crate::ui::show::json;
use crate::ui::{eight_d as eight, precedents as like};
use crate::workspace::args::IdArg;
use crate::workspace::case_page;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::{JudgedCase, Workspace};

/// Its arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    case: IdArg,
    #[arg(long, value_enum, value_name = "VIEW")]
    view: Option<ShowView>,
    #[arg(long, conflicts_with = "view")]
    similar: bool,
    #[arg(long, conflicts_with_all = ["view", "similar"])]
    full: bool,
    #[arg(long, conflicts_with_all = ["view", "similar", "full"])]
    brief: bool,
    #[arg(long, value_name = "N", requires = "similar", default_value = "10")]
    limit: usize,
    #[arg(long, value_enum, default_value = "table")]
    format: ShowFormat,
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
enum ShowFormat {
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
    if args.format == ShowFormat::Markdown {
        return Err(Problem::usage(msg!("show-markdown-8d")).into());
    }
    if args.similar {
        return similar(env, &workspace, &judged, args);
    }
    let names = workspace.names(env);
    let text = case_page::with(&judged, names, (env.shape, workspace.now), |sheet| {
        if args.format == ShowFormat::Json {
            let clocks = &judged.clocks;
            let figures = (sheet.loss, sheet.advance);
            let case = json(&record, &judged.case, clocks, figures, workspace.now);
            return env.json(&case).map(|()| Safe::empty());
        }
        let screen = args.brief || env.width.is_some() && !args.full;
        let clocks = (judged.clocks.as_slice(), workspace.now);
        Ok(shown(sheet, clocks, screen, (env.width, env.paint)))
    })?;
    env.page(&text)?;
    Ok(Exit::Fine)
}

fn disciplines(
    env: &mut Env,
    workspace: &Workspace,
    judged: &JudgedCase,
    form: ShowFormat,
) -> Result<Exit> {
    let disciplines = eight_d(&judged.case);
    let case = &judged.case;
    let head = [Some(case.number.as_str()), case.title.as_deref()];
    let head: Vec<&str> = head.into_iter().flatten().collect();
    let view = eight::EightDView {
        head: &format!("8D · {}", head.join(" · ")),
        disciplines: &disciplines,
        names: workspace.names(env),
        calendar: judged.calendar,
    };
    match form {
        ShowFormat::Table => env.write(&view.page(env.width, env.paint))?,
        ShowFormat::Markdown => env.write(&view.markdown())?,
        ShowFormat::Json => env.json(&eight::json(&case.number, &disciplines))?,
    }
    Ok(Exit::Fine)
}

fn similar(env: &mut Env, workspace: &Workspace, judged: &JudgedCase, args: &Args) -> Result<Exit> {
    let own = &judged.case;
    // Whatever is written with an escape may say the same.
    let may = |text: &str| text.contains(&own.policy) || text.contains('\\');
    let like = |record: Record| {
        let (case, _) = record.into_known_at(workspace.now)?;
        let like = case.policy == own.policy && !common(&case, own).is_empty();
        like.then_some(case)
    };
    let known: Vec<Case> = workspace.each_where(|_| true, may, like)?;
    let settlement = judged.case.current.settlement.as_ref();
    let before = settlement.map_or(workspace.now, |settlement| settlement.stamp.at);
    let found = precedents(&known, &judged.case, before, args.limit);
    if args.format == ShowFormat::Json {
        env.json(&like::json(&judged.case.number, &found))?;
        return Ok(Exit::Fine);
    }
    if found.is_empty() {
        env.remark(&msg!("precedent-none", number = &judged.case.number))?;
        return Ok(Exit::Fine);
    }
    let names = workspace.names(env);
    env.table(&like::table(&found, &names, judged.calendar))?;
    Ok(Exit::Fine)
}
