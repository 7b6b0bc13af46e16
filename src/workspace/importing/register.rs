//! A file as a register, and what its columns mean: as a mapping says, else as they suggest themselves.

use anyhow::Result;

use super::Asked;
use super::suggested::{Note, own_fields, suggested};
use crate::domain::input::{DateOrder, Ordered};
use crate::domain::msg::Msg;
use crate::domain::schema::Kind;
use crate::exchange::mapping::{self, Column, Mapping, Target};
use crate::exchange::reading::{self, ReadError, Register};
use crate::msg;
use crate::store::files;
use crate::ui::problem::Problem;
use crate::workspace::env::{Env, text_of};
use crate::workspace::open::Workspace;
use crate::workspace::problems;

/// A register and what its columns mean.
pub struct Mapped {
    /// Its file.
    pub file: String,
    /// The register.
    pub register: Register,
    /// What its columns mean; each column of the register is there.
    pub mapping: Mapping,
    /// Whether nobody said so.
    pub suggested: bool,
    /// What is to be said of columns.
    pub notes: Vec<Note>,
}

/// Reads a file. `-` is standard input.
pub fn read(env: &mut Env, name: &str, asked: &Asked) -> Result<Register> {
    let bytes = if name == "-" {
        env.stdin_bytes(reading::MOST_BYTES)?
    } else {
        let path = env.cwd.join(name);
        files::read_evidence(&path).map_err(|fault| fault.of(name))?
    };
    let how = reading::Asked {
        form: None,
        encoding: asked.encoding.as_deref(),
        sheet: asked.sheet.as_deref(),
    };
    let read = reading::read(name, bytes, how);
    let named = |why: ReadError| Problem::from(why).named(name);
    Ok(read.map_err(named)?)
}

/// The register of a file with the meaning of its columns.
pub fn mapped(env: &mut Env, workspace: &Workspace, name: &str, asked: &Asked) -> Result<Mapped> {
    let register = read(env, name, asked)?;
    let told = match &asked.mapping {
        Some(file) => Some(mapping_in(env, file)?),
        None => None,
    };
    let is_suggested = told.is_none();
    let (mut mapping, mut notes) = match told {
        Some(mapping) => (mapping, Vec::new()),
        None => suggested(workspace, &register, asked),
    };
    if asked.policy.is_some() {
        mapping.policy.clone_from(&asked.policy);
    }
    mapping.dates = asked.dates.or(mapping.dates);
    let reserved = if is_suggested {
        own_fields(workspace, asked)
    } else {
        Vec::new()
    };
    complete(&mut mapping, (&register, &reserved), &mut notes);
    for column in &mut mapping.columns {
        match order(column, mapping.dates, &register) {
            Ok(order) => column.dates = order,
            Err(what) if asked.drafting => notes.push(Note {
                head: column.head.clone(),
                what,
            }),
            Err(what) => {
                let help = msg!("import-dates-help", column = &column.head);
                return Err(Problem::usage(what).help(help).into());
            }
        }
    }
    Ok(Mapped {
        file: name.to_owned(),
        register,
        mapping,
        suggested: is_suggested,
        notes,
    })
}

/// The mapping in a file.
fn mapping_in(env: &mut Env, file: &str) -> Result<Mapping> {
    let text = if file == "-" {
        text_of(env.stdin_bytes(files::SIZE_MAX)?)?
    } else {
        files::read_text(&env.cwd.join(file)).map_err(|fault| fault.of(file))?
    };
    let read = mapping::read(&text);
    let problem = |unread| match unread {
        mapping::Unread::Syntax(faults) => {
            let wrong = faults.into_iter();
            Problem::together(wrong.map(|fault| problems::syntax(fault, file, &text)))
        }
        mapping::Unread::Fields(faults) => {
            Problem::together(problems::fields(&faults, file, &text))
        }
    };
    read.map_err(|unread| {
        let problem = problem(unread);
        problem
            .unwrap_or_else(|| Problem::usage(msg!("field-not-a-map")))
            .into()
    })
}

/// A column of the register that the mapping does not name becomes a key of the register's own.
fn complete(
    mapping: &mut Mapping,
    (register, reserved): (&Register, &[Target]),
    notes: &mut Vec<Note>,
) {
    let mut columns: Vec<Column> = Vec::with_capacity(register.columns.len());
    for head in &register.columns {
        if let Some(known) = mapping.column(head) {
            let head = head.clone();
            columns.push(Column {
                head,
                ..known.clone()
            });
            continue;
        }
        let mut column = Column::new(head, Target::own(head));
        let mut n = 2;
        let used = |target: &Target, columns: &[Column]| {
            let all = mapping.columns.iter().chain(columns);
            let mut used = all.flat_map(|column| &column.to).chain(reserved);
            used.any(|to| to == target)
        };
        while used(&column.to[0], &columns) {
            column.to = vec![Target::own(&format!("{head} {n}"))];
            n += 1;
        }
        notes.push(Note {
            head: head.clone(),
            what: msg!("import-note-own"),
        });
        columns.push(column);
    }
    for told in &mapping.columns {
        if !columns
            .iter()
            .any(|column| column.to == told.to && mapping.column(&column.head) == Some(told))
        {
            notes.push(Note {
                head: told.head.clone(),
                what: msg!("import-note-absent"),
            });
        }
    }
    mapping.columns = columns;
}

/// The order of a column's dates: as it is said, else as one of them shows. Where none shows it, and it is
/// needed, nothing is guessed.
///
/// # Errors
/// What is open.
fn order(
    column: &Column,
    said: Option<DateOrder>,
    register: &Register,
) -> Result<Option<DateOrder>, Msg> {
    let said = column.dates.or(said);
    let dated = |target: &Target| matches!(target.kind(), Kind::Date | Kind::Time);
    if said.is_some() || !column.to.iter().any(dated) {
        return Ok(said);
    }
    let Some(at) = register
        .columns
        .iter()
        .position(|head| *head == column.head)
    else {
        return Ok(None);
    };
    let texts = register.rows.iter().filter_map(|row| row.cell(at));
    match Ordered::of(texts) {
        Ordered::Clear => Ok(None),
        Ordered::Shown(order, _) => Ok(Some(order)),
        Ordered::Open(text) => Err(msg!(
            "import-dates-open",
            column = &column.head,
            value = text
        )),
        Ordered::Contrary(one, other) => Err(msg!(
            "import-dates-contrary",
            column = &column.head,
            one = one,
            other = other
        )),
    }
}
