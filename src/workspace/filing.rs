//! Under which policy a complaint is filed, and whether it belongs to this register or to the history that
//! was kept in another.

use chrono::Datelike as _;

use crate::domain::case::form::{CLOSING, Form, NUMBER, REGISTERED_AS, ended};
use crate::domain::numbering::is_number;
use crate::domain::policy::{Assign, Policy};
use crate::domain::schema::Scalar as _;
use crate::domain::staff::Found;
use crate::domain::time::Time;
use crate::domain::tree::{Path, Value};
use crate::msg;
use crate::ui::problem::Problem;
use crate::workspace::as_written::beside;
use crate::workspace::open::Workspace;
use crate::workspace::problems;

/// Where a complaint is filed.
#[derive(Clone, Copy)]
pub struct Filing<'a> {
    /// The policy.
    pub policy: &'a Policy,
    /// Whether it is history: taken over from another register, without clocks and duties.
    pub history: bool,
}

/// Who closed a case, where that is nobody of the staff.
const CLOSED_BY: &str = "x-closed-by";

impl Workspace {
    /// The identifier of the policy a complaint names, or the usual one.
    pub fn policy_named<'f>(&'f self, form: &'f Form) -> &'f str {
        let usual = self.regulations.organization.as_ref();
        let usual = usual.map(|organization| organization.policy.as_str());
        form.get("policy").or(usual).unwrap_or_default()
    }

    /// The edition of the policy the complaint falls under.
    pub fn policy_for(&self, form: &Form) -> Result<&Policy, Problem> {
        let regulations = &self.regulations;
        let id = self.policy_named(form);
        let received = form.received.unwrap_or(self.now);
        self.sound(id)?;
        if let Some(policy) = regulations.in_force(id, received) {
            return Ok(policy);
        }
        let mut known: Vec<&str> = regulations.policies.iter().map(|p| p.id.as_str()).collect();
        known.sort_unstable();
        known.dedup();
        if known.contains(&id) {
            let date = received.date_naive().to_string();
            return Err(Problem::usage(msg!(
                "intake-policy-not-in-force",
                policy = id,
                date = date
            )));
        }
        let help = problems::meant(id, known);
        Err(Problem::usage(msg!("intake-unknown-policy", policy = id)).help(help))
    }

    /// Begins to ask for the number a complaint will be given, as far as that is plain already.
    pub fn begin_numbering(&self, form: &Form) {
        let Ok(policy) = self.policy_for(form) else {
            return;
        };
        if policy.numbering.assign != Assign::AtRegistration {
            let month = (self.now.year(), self.now.month());
            self.repository
                .begin_numbering(&policy.numbering.pattern, month);
        }
    }

    /// Where a complaint is filed that a file tells. What came before the day this register was begun is
    /// history: the first edition of its policy gives it its words, though nothing is judged by it.
    pub fn filing(&self, form: &Form) -> Result<Filing<'_>, Problem> {
        let id = self.policy_named(form);
        let until = self.regulations.taken_over_until(id);
        let before = |at: Time| {
            let day = self.calendar.in_zone(at).date_naive();
            until.is_some_and(|until| day < until)
        };
        let closed = form
            .get("closing.at")
            .and_then(|at| at.parse::<Time>().ok());
        let until = || until.map(|day| day.to_string()).unwrap_or_default();
        if !form.received.is_some_and(before) {
            if closed.is_some() {
                let help = msg!("import-no-history-help");
                return Err(Problem::usage(msg!("import-no-history", until = until())).help(help));
            }
            let policy = self.policy_for(form)?;
            let history = false;
            return Ok(Filing { policy, history });
        }
        if closed.is_some_and(|at| !before(at)) {
            let help = msg!("import-closed-later-help");
            return Err(Problem::usage(msg!("import-closed-later", until = until())).help(help));
        }
        let first = || {
            let all = self.regulations.policies.iter();
            let editions = all.filter(|policy| policy.id == id);
            editions.min_by_key(|policy| policy.effective_from)
        };
        let received = form.received.unwrap_or(self.now);
        let policy = self.regulations.in_force(id, received).or_else(first);
        match policy {
            Some(policy) => Ok(Filing {
                policy,
                history: true,
            }),
            None => self.policy_for(form).map(|policy| Filing {
                policy,
                history: true,
            }),
        }
    }

    /// Puts what another register tells where this one holds it: its number, and who closed it.
    pub fn file(&self, form: &mut Form, history: bool) {
        let number = form.get(NUMBER).map(str::to_owned);
        if let Some(number) = number.filter(|number| !history || !is_number(number)) {
            form.unset(NUMBER);
            if form.get(REGISTERED_AS).is_none() {
                form.set(REGISTERED_AS, Value::Text(number));
            }
        }
        if form.get(&format!("{CLOSING}.at")).is_none() {
            for part in ended() {
                let path = format!("{CLOSING}.{}", part.key);
                let value = form.value_at(&path).cloned();
                form.unset(&path);
                if let Some(value) = value {
                    form.set_own(beside(&path), Some(value));
                }
            }
        }
        let by = format!("{CLOSING}.by");
        let Some(named) = form.get(&by).map(str::to_owned) else {
            return;
        };
        if let Found::One(person) = self.regulations.staff.person_by(&named) {
            form.set(&by, person.email.value());
        } else {
            form.unset(&by);
            form.set_own(Path::root().key(CLOSED_BY), Some(Value::Text(named)));
        }
    }
}
