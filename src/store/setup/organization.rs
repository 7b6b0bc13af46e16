//! The organisation file of a new repository.

use crate::codec;
use crate::domain::msg::Msg;
use crate::domain::policy;
use crate::domain::problem::Problem;
use crate::msg;
use crate::store::shipped;

/// The organisation file, with the default policy if one is named; its comments stay.
///
/// # Errors
/// Exit 2 for a policy that is not brought along.
pub fn organization(policy: Option<&str>) -> Result<String, Problem> {
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
fn known(id: &str) -> Result<(), Problem> {
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
    let help = match policy::nearest(id, &ids) {
        Some(meant) => msg!("intake-did-you-mean", word = meant, words = Msg::list(ids)),
        None => msg!("intake-known", words = Msg::list(ids)),
    };
    Err(Problem::usage(msg!("intake-unknown-policy", policy = id)).help(help))
}
