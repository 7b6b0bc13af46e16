//! What earlier cases know of who complains: what may be answered, and what need not be asked.

use std::collections::BTreeSet;

use crate::domain::case::Case;
use crate::domain::case::form;
use crate::domain::names::comparable;
use crate::domain::schema::{Field, Kind, Passed};
use crate::domain::tree::Path;
use crate::workspace::interview::story::Story;
use crate::workspace::open::Workspace;

/// The earlier cases, the latest first.
pub struct Known {
    cases: Vec<Case>,
}

/// The most answers that are offered to one question.
const MOST: usize = 2000;

impl Known {
    /// What there is; what cannot be read is not known.
    pub fn of(workspace: &Workspace) -> Self {
        let records = workspace.records().unwrap_or_default().into_iter();
        let known = records.filter_map(|record| record.into_known_at(workspace.now));
        let mut cases: Vec<Case> = known.map(|(case, _)| case).collect();
        cases.sort_by(|a, b| (b.received, &b.number).cmp(&(a.received, &a.number)));
        Self { cases }
    }

    /// What may be answered: the customer's own first, then what others said.
    pub fn offers(&self, path: &str, field: &Field, story: &Story) -> Vec<String> {
        if !is_offered(field) {
            return Vec::new();
        }
        let customer = story.get(form::CUSTOMER).map(comparable);
        let named = |case: &&Case| {
            let name = case.customer.name.as_deref().map(comparable);
            customer.is_some() && name == customer
        };
        let personal = field.personal && path != form::CUSTOMER;
        let own = self.cases.iter().filter(named);
        let others = self.cases.iter().filter(|case| !personal && !named(case));
        let mut offers: Vec<String> = Vec::new();
        let mut seen = BTreeSet::new();
        for case in own.chain(others) {
            let Some(text) = case.text_at(&place(path)) else {
                continue;
            };
            if seen.insert(comparable(&text)) && offers.len() < MOST {
                offers.push(text);
            }
        }
        offers
    }

    /// The spelling that earlier cases have of a name.
    pub fn spelt(&self, path: &str, field: &Field, answer: &str) -> Option<String> {
        if !is_offered(field) {
            return None;
        }
        self.latest(path, answer)?.text_at(&place(path))
    }

    /// What follows from an answer, as the latest case with the same has it.
    pub fn follows(
        &self,
        path: &str,
        answer: &str,
    ) -> Vec<(&'static str, &'static Field, Option<String>)> {
        let mut follow = form::told()
            .filter(|(_, field)| field.follows.contains(&path))
            .peekable();
        let Some(case) = follow.peek().and_then(|_| self.latest(path, answer)) else {
            return Vec::new();
        };
        let said = follow.map(|(other, field)| {
            let text = case.text_at(&place(other));
            (other, field, text)
        });
        said.collect()
    }

    fn latest(&self, path: &str, answer: &str) -> Option<&Case> {
        let (place, answer) = (place(path), comparable(answer));
        let same = |case: &&Case| {
            let text = case.text_at(&place);
            text.is_some_and(|text| comparable(&text) == answer)
        };
        self.cases.iter().find(same)
    }
}

/// Whether a field holds a name that comes again: of a customer, an order, a product.
fn is_offered(field: &Field) -> bool {
    let text = matches!(field.kind, Kind::Text) && field.names.is_none();
    text && field.passed == Passed::Like
}

/// The place in a case that a dotted path means.
fn place(path: &str) -> Path {
    path.split('.')
        .fold(Path::root(), |path, key| path.key(key))
}
