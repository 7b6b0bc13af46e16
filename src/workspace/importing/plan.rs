//! What becomes of each row: a new case, history, a correction of a case that is there, or nothing.

use std::collections::HashMap;

use anyhow::Result;

use super::known::{Known, differing, id, same};
use super::register::Mapped;
use super::rows::{Taken, rows};
use super::update::{reason, updated};
use super::whole;
use super::{Asked, Duplicates, Reject};
use crate::domain::case::form::Form;
use crate::domain::msg::Msg;
use crate::domain::numbering::is_number;
use crate::domain::record::Record;
use crate::msg;
use crate::ui::problem::Problem;
use crate::workspace::actor::Actor;
use crate::workspace::env::Env;
use crate::workspace::open::Workspace;
use crate::workspace::problems;
use crate::workspace::progress::Progress;
use crate::workspace::writing::own_words;

/// A row that becomes a case.
pub struct New<'w> {
    /// Its file.
    pub file: String,
    /// The row.
    pub taken: Taken<'w>,
}

/// What becomes of the rows.
#[derive(Default)]
pub struct Plan<'w> {
    /// How many rows were read.
    pub read: usize,
    /// Those that become cases.
    pub new: Vec<New<'w>>,
    /// Cases that come whole.
    pub whole: Vec<Record>,
    /// Cases that are corrected, before and after.
    pub updated: Vec<(Record, Record)>,
    /// How many say what is there.
    pub same: usize,
    /// Rows whose case is there and says something else: row and case.
    pub differing: Vec<(u64, String)>,
    /// Rows that are not taken.
    pub rejected: Vec<Reject>,
}

/// What is gone by while the rows are looked at.
struct Planner<'a, 'w> {
    workspace: &'w Workspace,
    actor: &'a Actor<'w>,
    asked: &'a Asked,
    known: Known,
    /// The rows whose number was met, with what they tell.
    met: HashMap<String, (u64, Form)>,
    plan: Plan<'w>,
}

/// What becomes of the rows of these registers.
pub fn plan<'w>(
    env: &mut Env,
    workspace: &'w Workspace,
    actor: &Actor<'w>,
    (mapped, asked): (&[Mapped], &Asked),
) -> Result<Plan<'w>> {
    let mut planner = Planner {
        workspace,
        actor,
        asked,
        known: Known::read(workspace)?,
        met: HashMap::new(),
        plan: Plan::default(),
    };
    let total = mapped.iter().map(|one| one.register.rows.len()).sum();
    let mut progress = Progress::begin(env, total);
    for one in mapped {
        planner.wholes(one);
        for row in rows(workspace, one) {
            planner.plan.read += 1;
            progress.at(env, planner.plan.read)?;
            match row {
                Ok(taken) => planner.row(&one.file, taken)?,
                Err(mut rejects) => planner.plan.rejected.append(&mut rejects),
            }
        }
    }
    progress.end(env)?;
    Ok(planner.plan)
}

impl<'w> Planner<'_, 'w> {
    fn row(&mut self, file: &str, taken: Taken<'w>) -> Result<()> {
        let row = taken.row;
        if let Some(id) = id(&taken.form).map(str::to_owned) {
            match self.met.get(&id) {
                Some((_, form)) if *form == taken.form => {
                    self.plan.same += 1;
                    return Ok(());
                }
                Some((other, _)) => {
                    let why = msg!("import-twice", number = id, row = *other);
                    self.reject(file, row, why);
                    return Ok(());
                }
                None => drop(self.met.insert(id, (row, taken.form.clone()))),
            }
        }
        let Some(there) = self.known.of(&taken.form) else {
            self.begin(file, taken);
            return Ok(());
        };
        // What was corrected since is not taken back by the row it came from.
        if same(&there.first, &taken.form) || differing(&there.now, &taken.form).is_empty() {
            self.plan.same += 1;
            return Ok(());
        }
        if self.asked.duplicates == Duplicates::Skip {
            self.plan.differing.push((row, there.number.clone()));
            return Ok(());
        }
        let why = own_words(self.workspace).say(&reason(file, row));
        let updated = updated(self.workspace, self.actor, (there, &taken.form), &why);
        match updated {
            Ok(Some(both)) => self.plan.updated.push(both),
            Ok(None) => self.plan.same += 1,
            Err(error) => {
                let problem = problems::of(error);
                if problem.kind != crate::ui::problem::ProblemKind::Usage {
                    return Err(problem.into());
                }
                self.reject(file, row, problem.what);
            }
        }
        Ok(())
    }

    fn begin(&mut self, file: &str, taken: Taken<'w>) {
        let number = taken.form.get(crate::domain::case::form::NUMBER);
        if let Some(number) = number.filter(|_| taken.filing.history)
            && let Some(there) = self.known.of_number(number)
        {
            let why = msg!("import-number-taken", number = number, file = &there.file);
            self.reject(file, taken.row, why);
            return;
        }
        let file = file.to_owned();
        self.plan.new.push(New { file, taken });
    }

    /// The rows that are whole cases.
    fn wholes(&mut self, mapped: &Mapped) {
        for row in &mapped.register.rows {
            let Some(node) = &row.whole else { continue };
            self.plan.read += 1;
            match whole::record(self.workspace, node) {
                Ok(record) => self.whole(&mapped.file, row.place, record),
                Err(wrong) => {
                    for why in wrong {
                        self.reject(&mapped.file, row.place, why);
                    }
                }
            }
        }
    }

    fn whole(&mut self, file: &str, row: u64, record: Record) {
        let Some(case) = &record.case else { return };
        if !is_number(&case.number) {
            let number = case.number.as_str();
            self.reject(file, row, msg!("import-no-number", number = number));
            return;
        }
        let uid = case.uid.clone().unwrap_or_default();
        if let Some(there) = self.known.of_uid(&uid) {
            if there.now == *case {
                self.plan.same += 1;
            } else {
                self.plan.differing.push((row, there.number.clone()));
            }
            return;
        }
        if let Some(there) = self.known.of_number(&case.number) {
            let why = msg!(
                "import-number-taken",
                number = &case.number,
                file = &there.file
            );
            self.reject(file, row, why);
            return;
        }
        if let Some((other, _)) = self.met.get(&uid) {
            let why = msg!("import-twice", number = &case.number, row = *other);
            self.reject(file, row, why);
            return;
        }
        self.met.insert(uid, (row, Form::default()));
        self.plan.whole.push(record);
    }

    fn reject(&mut self, file: &str, row: u64, why: Msg) {
        self.plan.rejected.push(Reject {
            file: file.to_owned(),
            row,
            column: None,
            value: None,
            why,
        });
    }
}

/// Whether anything is history, or comes whole: that takes a permission of its own.
pub fn needs_trust(plan: &Plan) -> bool {
    !plan.whole.is_empty() || plan.new.iter().any(|new| new.taken.filing.history)
}

/// What is refused, all of it.
pub fn refused(rejected: &[Reject]) -> Option<Problem> {
    let first = rejected.first()?;
    let what = msg!("import-refused", count = rejected.len());
    let help = msg!("import-refused-help", file = &first.file);
    Some(Problem::usage(what).help(help))
}
