//! The regulations a new repository begins with.

use std::collections::BTreeSet;

use crate::codec;
use crate::domain::document::{Document, calendar_name};
use crate::domain::policy::{Policy, spoken_of};
use crate::domain::regulations::Regulations;
use crate::store::shipped;

/// No such policy is brought along.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("intake-unknown-policy")]
pub struct UnknownPolicy {
    /// What was asked for.
    pub policy: String,
    /// Those there are.
    pub known: Vec<String>,
}

/// Every file with its text; if a policy is named, that one, what it counts by, the people it needs
/// and the organisation whose default it is. Comments stay. With `git` every command commits.
///
/// # Errors
/// Exit 2 for a policy that is not brought along.
pub fn brought(policy: Option<&str>, git: bool) -> Result<Vec<(String, String)>, UnknownPolicy> {
    let all = shipped::POLICIES.iter();
    let mut files: Vec<(String, String)> = all
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect();
    for (file, text) in &mut files {
        if git && Document::of(file) == Document::Organization {
            state(text, "commit", "true");
        }
    }
    let Some(id) = policy else { return Ok(files) };
    let regulations = codec::regulations::read(&files);
    let policy = known(&regulations.policies, id)?;
    files.retain(|(file, _)| match Document::of(file) {
        Document::Policy => *file == policy.file,
        Document::Calendar => calendar_name(file) == Some(&policy.calendar),
        _ => true,
    });
    for (file, text) in &mut files {
        match Document::of(file) {
            Document::Organization => {
                state(text, "policy", &quoted(id));
                state(text, "calendar", &quoted(&policy.calendar));
            }
            Document::Staff => *text = people(&regulations, policy, text),
            _ => {}
        }
    }
    Ok(files)
}

/// Puts another value in the place of a key's.
fn state(text: &mut String, key: &str, value: &str) {
    let span = codec::toml::parse(text).ok();
    let span = span.and_then(|node| node.get(key).map(|value| value.span.clone()));
    if let Some(span) = span {
        text.replace_range(span, value);
    }
}

fn quoted(word: &str) -> String {
    format!("\"{word}\"")
}

fn people(regulations: &Regulations, policy: &Policy, text: &str) -> String {
    let (units, mut roles) = spoken_of(policy);
    roles.extend(entrusted(regulations));
    let part = regulations.staff.needed_by(&units, &roles);
    codec::toml::kept::kept(text, |table, entry| part.holds(table, entry))
}

/// The roles that may do what no policy speaks of: somebody must hold them.
fn entrusted(regulations: &Regulations) -> Vec<String> {
    let organization = regulations.organization.as_ref();
    let permissions = organization.and_then(|it| it.permissions.as_ref());
    permissions.map_or_else(Vec::new, |it| it.staff.clone())
}

/// The policy brought along under this id.
fn known<'a>(policies: &'a [Policy], id: &str) -> Result<&'a Policy, UnknownPolicy> {
    let found = policies.iter().find(|policy| policy.id == id);
    found.ok_or_else(|| {
        let ids: BTreeSet<String> = policies.iter().map(|policy| policy.id.clone()).collect();
        UnknownPolicy {
            policy: id.to_owned(),
            known: ids.into_iter().collect(),
        }
    })
}
