//! The organisation file of a new repository.

use crate::codec;
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

/// The organisation file, with the default policy if one is named; its comments stay.
///
/// # Errors
/// Exit 2 for a policy that is not brought along.
pub fn organization(policy: Option<&str>) -> Result<String, UnknownPolicy> {
    let find = |path: &str| {
        let found = shipped::POLICIES.iter().find(|(name, _)| *name == path);
        found.map_or("", |(_, text)| text)
    };
    let text = find(shipped::ORGANIZATION);
    let Some(id) = policy else {
        return Ok(text.to_owned());
    };
    known(id)?;
    let mut text = text.to_owned();
    let span = codec::toml::parse(&text).ok();
    let span = span.and_then(|node| node.get("policy").map(|value| value.span.clone()));
    if let Some(span) = span {
        text.replace_range(span, &format!("\"{id}\""));
    }
    Ok(text)
}

/// Refuses a policy that is not brought along.
fn known(id: &str) -> Result<(), UnknownPolicy> {
    let files = shipped::POLICIES.iter();
    let files: Vec<(String, String)> = files
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect();
    let policies = codec::regulations::read(&files).policies;
    let mut ids: Vec<&str> = policies.iter().map(|policy| policy.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.contains(&id) {
        return Ok(());
    }
    Err(UnknownPolicy {
        policy: id.to_owned(),
        known: ids.into_iter().map(str::to_owned).collect(),
    })
}
