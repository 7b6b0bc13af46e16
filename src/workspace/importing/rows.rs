//! A row as what it tells of a case.

use rayon::prelude::*;

use super::Reject;
use super::register::Mapped;
use crate::domain::case::form::{Form, POLICY};
use crate::domain::digest::Sum;
use crate::domain::input::DateOrder;
use crate::domain::msg::Msg;
use crate::domain::tree::{Path, Value};
use crate::exchange::mapping::{Column, Target};
use crate::exchange::reading::Row;
use crate::msg;
use crate::ui::format::rfc3339;
use crate::ui::problem::Problem;
use crate::workspace::as_written::{Reading, Told};
use crate::workspace::filing::Filing;
use crate::workspace::open::Workspace;
use crate::workspace::own_values;
use crate::workspace::problems;

/// A row that was understood.
pub struct Taken<'w> {
    /// The row.
    pub row: u64,
    /// What it tells.
    pub form: Form,
    /// Where that is filed.
    pub filing: Filing<'w>,
    /// The sum of what stands in it.
    pub sha256: String,
}

/// What every row of a register is read with.
struct Maker<'a, 'w> {
    workspace: &'w Workspace,
    mapped: &'a Mapped,
    reading: Reading<'a>,
}

/// The rows of a register, in order: each understood, or why not. Rows that are whole cases are left out.
pub fn rows<'w>(workspace: &'w Workspace, mapped: &Mapped) -> Vec<Result<Taken<'w>, Vec<Reject>>> {
    let mut calendar = workspace.calendar.clone();
    if let Some(zone) = mapped.mapping.zone {
        calendar.zone = zone;
    }
    let maker = Maker {
        workspace,
        mapped,
        reading: Reading {
            calendar: &calendar,
            today: workspace.today(),
            near: false,
        },
    };
    let rows = mapped.register.rows.par_iter();
    rows.filter(|row| row.whole.is_none())
        .map(|row| maker.taken(row))
        .collect()
}

impl<'w> Maker<'_, 'w> {
    fn taken(&self, row: &Row) -> Result<Taken<'w>, Vec<Reject>> {
        let mut form = self.told(row)?;
        let alone = |problem: Problem| {
            let also = problem
                .also
                .into_iter()
                .map(|it| self.reject(row, None, it.what));
            let first = self.reject(row, None, problem.what);
            std::iter::once(first).chain(also).collect::<Vec<_>>()
        };
        form.tidy();
        if form.says_nothing() && form.own.is_empty() {
            return Err(vec![self.reject(row, None, msg!("import-says-nothing"))]);
        }
        let workspace = self.workspace;
        let filing = workspace.filing(&form).map_err(alone)?;
        workspace.file(&mut form, filing.history);
        form.by_word(filing.policy);
        own_values::check(&mut form, (workspace, filing.policy)).map_err(alone)?;
        problems::known_words(&form, filing.policy).map_err(alone)?;
        Ok(Taken {
            row: row.place,
            form,
            filing,
            sha256: self.sum(row),
        })
    }

    fn told(&self, row: &Row) -> Result<Form, Vec<Reject>> {
        let mut form = Form::default();
        let mut wrong: Vec<Reject> = Vec::new();
        let mapping = &self.mapped.mapping;
        for (at, text) in &row.cells {
            let Some(column) = mapping.columns.get(*at) else {
                continue;
            };
            let noted = self.note(&mut form, (column, column.dates), text);
            if let Err(why) = noted {
                let mut reject = self.reject(row, Some(&column.head), why);
                reject.value = Some(text.clone());
                wrong.push(reject);
            }
        }
        for text in &row.beyond {
            wrong.push(self.reject(row, None, msg!("import-beyond", value = text)));
        }
        if form.get(POLICY).is_none()
            && let Some(policy) = &mapping.policy
        {
            form.set(POLICY, Value::Text(policy.clone()));
        }
        for (target, text) in &mapping.defaults {
            if open(&form, target) {
                let column = Column::new("", target.clone());
                let noted = self.note(&mut form, (&column, mapping.dates), text);
                wrong.extend(
                    noted
                        .err()
                        .map(|why| self.reject(row, Some(&target.text()), why)),
                );
            }
        }
        if wrong.is_empty() {
            Ok(form)
        } else {
            Err(wrong)
        }
    }

    fn note(
        &self,
        form: &mut Form,
        (column, order): (&Column, Option<DateOrder>),
        text: &str,
    ) -> Result<(), Msg> {
        for told in self.reading.told(column, order, text)? {
            match told {
                Told::Field(path, value) => match form.get(&path) {
                    Some(known) if Some(known) != value.text() => {
                        return Err(msg!("import-two-values", field = path));
                    }
                    _ => form.set(&path, value),
                },
                Told::Received(at) => {
                    let now = self.workspace.now;
                    if at > now {
                        let (at, now) = (rfc3339(at), rfc3339(now));
                        return Err(msg!("intake-received-future", at = at, now = now));
                    }
                    form.received = Some(self.workspace.calendar.in_zone(at));
                }
                Told::Items(items) => form.items = items,
                Told::Own(path, value) => {
                    let place = free(form, path, &value);
                    form.set_own(place, Some(value));
                }
            }
        }
        Ok(())
    }

    fn reject(&self, row: &Row, column: Option<&str>, why: Msg) -> Reject {
        Reject {
            file: self.mapped.file.clone(),
            row: row.place,
            column: column.map(str::to_owned),
            value: None,
            why,
        }
    }

    /// The sum of what stands in a row: its heads and texts, each ended by a nought.
    fn sum(&self, row: &Row) -> String {
        let mut sum = Sum::default();
        for (at, text) in &row.cells {
            let head = self.mapped.register.columns.get(*at);
            sum.add(head.map_or(&[][..], |head| head.as_bytes()));
            sum.add(b"\0");
            sum.add(text.as_bytes());
            sum.add(b"\0");
        }
        sum.hex()
    }
}

/// Whether nothing is told for a target.
fn open(form: &Form, target: &Target) -> bool {
    match target {
        Target::Field(path) if path == crate::domain::case::form::RECEIVED => {
            form.received.is_none()
        }
        Target::Field(path) => form.get(path).is_none(),
        Target::Items => form.items.is_empty(),
        Target::Own(path) => form.own_at(path).is_none(),
    }
}

/// The key itself, or the next like it that says nothing else.
fn free(form: &Form, path: Path, value: &Value) -> Path {
    let taken = |path: &Path| form.own_at(path).is_some_and(|known| known != value);
    if !taken(&path) {
        return path;
    }
    let text = path.to_string();
    let further = (2..).filter_map(|n: u32| format!("{text}-{n}").parse::<Path>().ok());
    let mut free = further.filter(|path| !taken(path));
    free.next().unwrap_or(path)
}
