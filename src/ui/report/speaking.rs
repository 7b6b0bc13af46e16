//! The names a report shows.

use crate::domain::case::intake::{Channel, Origin};
use crate::domain::msg::Arg;
use crate::domain::policy::{Policy, Term, term};
use crate::domain::word::Word;
use crate::report::groups::{By, Group};
use crate::report::summary::Summary;
use crate::ui::names::Names;

/// The names a report shows.
#[derive(Clone, Copy)]
pub struct Speaking<'a> {
    /// Names and words.
    pub names: Names<'a>,
    /// Every policy, for the titles of its vocabulary.
    pub policies: &'a [Policy],
}

impl Speaking<'_> {
    /// What cases are grouped by, as a heading.
    pub(super) fn grouping(&self, by: &By) -> String {
        match by {
            By::Known(group) => self.names.words.say(&group.named()),
            By::Own(key) => self.own(key),
        }
    }

    /// The name of a group's value.
    pub(super) fn member(&self, by: &By, id: Option<&str>) -> String {
        let Some(id) = id else {
            return NOTHING.to_owned();
        };
        let say = |msg| self.names.words.say(&msg);
        let group = match by {
            By::Known(group) => group,
            By::Own(_) => return id.to_owned(),
        };
        match group {
            Group::Class => self.term(id, |policy| &policy.classes),
            Group::Category => self.term(id, |policy| &policy.categories),
            Group::Grade => self.term(id, |policy| &policy.grades),
            Group::Unit | Group::Owner => self.names.who(id),
            Group::Defect => self.term(id, |policy| &policy.defects),
            Group::Customer | Group::Part | Group::Product | Group::Cause => id.to_owned(),
            Group::Policy => {
                let mut policies = self.policies.iter();
                let known = policies.find(|policy| policy.id == id);
                known.map_or_else(|| id.to_owned(), |policy| self.names.title(&policy.title))
            }
            Group::Origin => {
                Origin::from_word(id).map_or_else(|| id.to_owned(), |o| say(o.named()))
            }
            Group::Channel => {
                Channel::from_word(id).map_or_else(|| id.to_owned(), |c| say(c.named()))
            }
        }
    }

    /// A stage as it is called.
    pub(super) fn stage(&self, report: &Summary, stage: &str) -> String {
        let title = report.all.stage_titles.get(stage);
        let called = title.map_or_else(|| Arg::from(stage), |title| Arg::id(stage, title));
        self.names.words.called(&called)
    }

    /// The documents that prove a return, as the policies call them.
    pub(super) fn proofs(&self, proofs: &[String]) -> String {
        let title = |id: &str| {
            let mut all = self
                .policies
                .iter()
                .flat_map(|policy| &policy.consequences.proofs);
            all.find(|proof| proof.id == id)
                .map(|proof| Arg::id(id, &proof.title))
        };
        let called = proofs
            .iter()
            .map(|id| title(id).unwrap_or_else(|| Arg::from(id)));
        let called: Vec<String> = called.map(|arg| self.names.words.called(&arg)).collect();
        self.names.words.join(&called)
    }

    /// What a key of people's own is called: by the policy that declares it, else by itself.
    fn own(&self, key: &str) -> String {
        let mut fields = self.policies.iter().flat_map(|policy| &policy.fields);
        let known = fields.find(|field| field.key() == key);
        known.map_or_else(|| key.to_owned(), |field| self.names.title(&field.title))
    }

    pub(super) fn term(&self, id: &str, terms: fn(&Policy) -> &Vec<Term>) -> String {
        let mut policies = self.policies.iter();
        let known = policies.find(|policy| term(terms(policy), id).is_some());
        known.map_or_else(
            || id.to_owned(),
            |policy| self.names.term(terms(policy), id),
        )
    }
}

/// What stands where nothing is known: not 0, and not 100 %.
pub(super) const NOTHING: &str = "–";
