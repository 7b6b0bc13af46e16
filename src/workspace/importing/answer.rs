//! What is said of registers that were brought in.

use std::path::Path;

use anyhow::Result;
use serde_json::{Value as Json, json};

use super::Reject;
use super::named::called;
use super::plan::Plan;
use super::register::Mapped;
use super::suggested::Note;
use super::write::Made;
use crate::domain::case::Case;
use crate::domain::msg::{Arg, Msg};
use crate::domain::schema::{self, Declared as _, Kind};
use crate::domain::tree;
use crate::domain::word::Word as _;
use crate::exchange::cell::{Cell, Column as Head, Sort, column};
use crate::exchange::delimited;
use crate::exchange::mapping::{Column, Target, draft};
use crate::msg;
use crate::safe;
use crate::ui::escape::{Safe, Terminal};
use crate::ui::words::Words;
use crate::workspace::env::Env;
use crate::workspace::open::Workspace;

/// As many rejected rows as are shown.
const SHOWN: usize = 20;

/// Says how the files were read, and what their columns mean: at once, before anything is written.
pub fn read(env: &mut Env, all: &[Mapped]) -> Result<()> {
    let said = all.iter().flat_map(how);
    let lines = said.map(|msg| safe!("{}\n", env.layout.words.line(&msg)));
    let lines = Safe::join(lines, "");
    env.aside(&lines)
}

fn how(mapped: &Mapped) -> Vec<Msg> {
    let (file, register) = (mapped.file.as_str(), &mapped.register);
    let count = register.rows.len();
    let mut said = Vec::new();
    if let Some(encoding) = register.encoding {
        said.push(msg!(
            "import-read",
            file = file,
            count = count,
            encoding = encoding
        ));
    } else if let [sheet, others @ ..] = register.sheets.as_slice() {
        said.push(msg!(
            "import-read-sheet",
            file = file,
            count = count,
            sheet = sheet
        ));
        if !others.is_empty() {
            let others = Msg::list(others.to_vec());
            said.push(msg!("import-other-sheets", sheets = others));
        }
    }
    said.extend(register.sign.map(|sign| {
        let sign = sign.to_string();
        msg!("import-sign", sign = sign)
    }));
    let above = register.above.iter();
    said.extend(above.map(|line| msg!("import-above", text = line)));
    if mapped.suggested && !register.columns.is_empty() {
        said.push(msg!("import-suggested"));
        let columns = mapped.mapping.columns.iter();
        said.extend(columns.map(|column| {
            let (head, to) = (column.head.as_str(), means(column));
            msg!("import-column", head = head, to = to)
        }));
    }
    // That a column has no place shows in what it means.
    let own = |note: &&Note| mapped.suggested && note.what.key == "import-note-own";
    let notes = mapped.notes.iter().filter(|note| !own(note));
    said.extend(notes.map(|note| {
        let (head, what) = (note.head.as_str(), note.what.clone());
        msg!("import-note", head = head, what = what)
    }));
    said
}

/// What a column means, in words.
fn means(column: &Column) -> Arg {
    if column.to.is_empty() {
        return msg!("import-left-out").into();
    }
    let mut all: Vec<Arg> = column.to.iter().map(called).collect();
    if let Some(order) = column.dates {
        all.push(Arg::from(order.word()));
    }
    if let Some(unit) = &column.unit {
        all.push(Arg::from(unit));
    }
    Msg::list(all)
}

/// The mapping that suggests itself, as a file to go on with.
pub fn drafted(words: &Words, mapped: &Mapped) -> Safe<Terminal> {
    let heading = words.say(&msg!("import-draft", file = &mapped.file));
    let draft = draft(&mapped.mapping, &heading, |column| {
        let note = mapped.notes.iter().find(|note| note.head == column.head);
        let labels = column.to.iter().filter_map(|target| {
            let path: tree::Path = target.text().parse().ok()?;
            words.find(&schema::at(Case::FIELDS, &path)?.label())
        });
        let mut said: Vec<String> = labels.collect();
        said.extend(note.map(|note| words.say(&note.what)));
        let at = mapped
            .register
            .columns
            .iter()
            .position(|head| *head == column.head);
        let dated = column
            .to
            .iter()
            .any(|to| matches!(to.kind(), Kind::Date | Kind::Time));
        let example = at.and_then(|at| mapped.register.rows.iter().find_map(|row| row.cell(at)));
        let example = example.filter(|_| said.is_empty() || dated);
        said.extend(example.map(|text| words.say(&msg!("import-draft-example", text = text))));
        (!said.is_empty()).then(|| words.join(&said))
    });
    // TOML escapes what shows nothing, in a string, and comments are escaped as they are said.
    Safe::drawn(draft)
}

/// Names the rejected rows, the first of them.
pub fn rejects(env: &mut Env, rejected: &[Reject]) -> Result<()> {
    for one in rejected.iter().take(SHOWN) {
        let (file, why) = (one.file.as_str(), one.why.clone());
        let what = match &one.column {
            Some(column) => msg!(
                "import-reject-column",
                file = file,
                row = one.row.to_string(),
                column = column,
                why = why
            ),
            None => msg!(
                "import-reject",
                file = file,
                row = one.row.to_string(),
                why = why
            ),
        };
        env.remark(&what)?;
    }
    let more = rejected.len().saturating_sub(SHOWN);
    if more > 0 {
        env.remark(&msg!("import-reject-more", count = more))?;
    }
    Ok(())
}

/// Writes the rejected rows into a file: file, row, column, value, reason.
pub fn rejects_file(
    env: &Env,
    workspace: &Workspace,
    file: &str,
    rejected: &[Reject],
) -> Result<()> {
    let heads: Vec<Head> = ["file", "row", "column", "value", "reason"]
        .map(|name| column(name, Sort::Text))
        .to_vec();
    let rows: Vec<Vec<Cell>> = rejected
        .iter()
        .map(|one| {
            vec![
                Cell::Text(one.file.clone()),
                Cell::Text(one.row.to_string()),
                Cell::text(one.column.clone()),
                Cell::text(one.value.clone()),
                Cell::Text(env.say(&one.why)),
            ]
        })
        .collect();
    let mut text = delimited::heads(&heads);
    text.push(&delimited::rows(&rows));
    let path = env.cwd.join(Path::new(file));
    Ok(workspace.repository.write_out(&path, text.as_ref())?)
}

/// Says what was done.
pub fn say(env: &mut Env, (plan, dry_run): (&Plan, bool), made: &[Made]) -> Result<()> {
    let history = made.iter().filter(|one| one.history).count();
    let (fresh, updated) = (made.len() - history, plan.updated.len());
    let done = if dry_run {
        [
            (fresh, msg!("import-would-record", count = fresh)),
            (history, msg!("import-would-take-over", count = history)),
            (updated, msg!("import-would-correct", count = updated)),
        ]
    } else {
        [
            (fresh, msg!("import-new", count = fresh)),
            (history, msg!("import-history", count = history)),
            (updated, msg!("import-updated", count = updated)),
        ]
    };
    let same = (plan.same, msg!("import-same", count = plan.same));
    for (count, msg) in done.into_iter().chain([same]) {
        if count > 0 {
            env.print(&msg)?;
        }
    }
    for (row, number) in plan.differing.iter().take(SHOWN) {
        let row = row.to_string();
        env.remark(&msg!("import-differs", row = row, number = number))?;
    }
    if !plan.differing.is_empty() {
        let count = plan.differing.len();
        env.remark(&msg!("import-differing", count = count))?;
    }
    if made.is_empty() && plan.updated.is_empty() {
        env.remark(&msg!("import-nothing"))?;
    }
    Ok(())
}

/// The same for programs.
pub fn json(env: &mut Env, (plan, made): (&Plan, &[Made]), mapped: &[Mapped]) -> Result<()> {
    let case = |one: &Made| {
        json!({
            "row": one.row,
            "number": one.number,
            "uid": one.uid,
            "file": one.file,
            "imported": one.history,
        })
    };
    let reject = |one: &Reject| {
        json!({
            "file": one.file,
            "row": one.row,
            "column": one.column,
            "value": one.value,
            "reason": env.say(&one.why),
        })
    };
    let history = made.iter().filter(|one| one.history).count();
    let answer = json!({
        "read": plan.read,
        "new": made.len() - history,
        "imported": history,
        "updated": plan.updated.len(),
        "unchanged": plan.same,
        "differing": plan.differing.iter().map(|(row, number)| json!({"row": row, "number": number})).collect::<Json>(),
        "rejected": plan.rejected.iter().map(reject).collect::<Json>(),
        "cases": made.iter().map(case).collect::<Json>(),
        "files": mapped.iter().map(file).collect::<Json>(),
    });
    env.json(&answer)
}

fn file(mapped: &Mapped) -> Json {
    let column = |column: &Column| {
        let to: Vec<String> = column.to.iter().map(Target::text).collect();
        json!({"column": column.head, "to": to, "dates": column.dates, "unit": column.unit})
    };
    let register = &mapped.register;
    json!({
        "file": mapped.file,
        "encoding": register.encoding,
        "sheet": register.sheets.first(),
        "above": register.above,
        "suggested": mapped.suggested,
        "columns": mapped.mapping.columns.iter().map(column).collect::<Json>(),
    })
}
