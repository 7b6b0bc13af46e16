//! What is there already of the cases a register tells of: by the number they had in it, else by what is told
//! of them – as they were written down, whatever was corrected since.

use std::collections::HashMap;

use anyhow::Result;

use crate::domain::case::Case;
use crate::domain::case::form::{CUSTOMER, Form, NUMBER, REGISTERED_AS};
use crate::domain::names::comparable;
use crate::domain::record::{Former, Record};
use crate::domain::tree::Path;
use crate::workspace::open::Workspace;

/// A case that is there.
pub struct There {
    /// Its file.
    pub file: String,
    /// Its number.
    pub number: String,
    /// As it was first written down.
    pub first: Case,
    /// As it reads now.
    pub now: Case,
}

/// The cases that are there.
#[derive(Default)]
pub struct Known {
    cases: Vec<There>,
    by_id: HashMap<String, usize>,
    by_uid: HashMap<String, usize>,
    by_number: HashMap<String, usize>,
    by_matter: HashMap<String, Vec<usize>>,
    used: Vec<bool>,
}

/// So many cases are read at once.
const AT_ONCE: usize = 512;

impl Known {
    /// The cases of a repository; those that cannot be read are passed over.
    pub fn read(workspace: &Workspace) -> Result<Self> {
        let mut known = Self::default();
        workspace.each_record(AT_ONCE, there, |there| {
            if let Some(there) = there {
                known.add(there);
            }
            Ok(())
        })?;
        Ok(known)
    }

    fn add(&mut self, there: There) {
        let at = self.cases.len();
        let case = &there.first;
        if let Some(id) = &case.registered_as {
            self.by_id.entry(id.clone()).or_insert(at);
        }
        if case.taken_over() {
            self.by_id.entry(case.number.clone()).or_insert(at);
        }
        if let Some(uid) = &case.uid {
            self.by_uid.entry(uid.clone()).or_insert(at);
        }
        self.by_number.entry(there.number.clone()).or_insert(at);
        let matter = matter(case.customer.name.as_deref(), case.complaint.as_deref());
        self.by_matter.entry(matter).or_default().push(at);
        self.cases.push(there);
        self.used.push(false);
    }

    /// The case a row tells of. Of several rows that tell the same each has its own.
    pub fn of(&mut self, form: &Form) -> Option<&There> {
        let at = if let Some(id) = id(form) {
            *self.by_id.get(id)?
        } else {
            let matter = matter(form.get(CUSTOMER), form.get("complaint"));
            let alike = self.by_matter.get(&matter)?;
            let mut free = alike.iter().filter(|at| !self.used[**at]);
            *free.find(|at| same(&self.cases[**at].first, form))?
        };
        self.used[at] = true;
        self.cases.get(at)
    }

    /// The case of an identity.
    pub fn of_uid(&self, uid: &str) -> Option<&There> {
        self.cases.get(*self.by_uid.get(uid)?)
    }

    /// The case that has a number.
    pub fn of_number(&self, number: &str) -> Option<&There> {
        self.cases.get(*self.by_number.get(number)?)
    }
}

/// The number a case had in another register.
pub fn id(form: &Form) -> Option<&str> {
    form.get(NUMBER).or_else(|| form.get(REGISTERED_AS))
}

fn there(record: Record) -> Option<There> {
    let now = record.case?;
    let first = record.former.last().map(Former::told);
    Some(There {
        first: first.cloned().unwrap_or_else(|| now.clone()),
        file: record.file,
        number: record.number,
        now,
    })
}

fn matter(customer: Option<&str>, complaint: Option<&str>) -> String {
    let customer = comparable(customer.unwrap_or_default());
    format!("{customer}\0{}", complaint.unwrap_or_default().trim())
}

/// Whether a case says everything a row tells.
pub fn same(case: &Case, form: &Form) -> bool {
    form.received.is_none_or(|at| at == case.received)
        && form
            .items
            .iter()
            .eq(case.items.iter().map(|item| &item.text))
        && differing(case, form).is_empty()
}

/// The places where a case says otherwise than a row tells.
pub fn differing(case: &Case, form: &Form) -> Vec<Path> {
    let told = form.told_paths().filter(|path| *path != NUMBER);
    let told = told.filter_map(|path| path.parse::<Path>().ok());
    let told = told.filter(|path| {
        let said = form.get(&path.to_string());
        case.text_at(path).as_deref().map(str::trim) != said.map(str::trim)
    });
    let own = form.own.iter().filter(|own| {
        let said = own.value.text().map(str::trim);
        case.text_at(&own.path).as_deref().map(str::trim) != said
    });
    told.chain(own.map(|own| own.path.clone())).collect()
}
