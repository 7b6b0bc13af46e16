//! What the customer is asked for because the channel did not tell it (L-7b).

use crate::domain::case::conduct::ReplyKind;
use crate::domain::case::intake::Channel;
use crate::domain::case::{Case, sections};
use crate::domain::policy::{ChannelRule, Policy};
use crate::domain::time::Time;
use crate::domain::word::Word;

/// A field that did not come with the complaint, and that its channel has the customer asked for.
#[derive(Clone, Debug)]
pub struct AskedFor<'a> {
    /// The field's path.
    pub field: &'a str,
    /// What asks for it.
    pub rule: &'a ChannelRule,
    /// When the customer was asked, or told it without.
    pub at: Option<Time>,
}

/// The rules of the channel the complaint came through.
pub(super) fn channel_rules<'a>(
    case: &Case,
    policy: &'a Policy,
) -> impl Iterator<Item = &'a ChannelRule> {
    let facts = case.policy_facts();
    let channel = case.channel.map(Channel::word);
    let rules = policy.care.channels.iter();
    rules.filter(move |rule| Some(rule.channel.as_str()) == channel && rule.when.holds(&facts))
}

/// What the channel has the customer asked for, each field once.
pub fn asked_for<'a>(case: &Case, policy: &'a Policy) -> Vec<AskedFor<'a>> {
    let mut all: Vec<AskedFor> = Vec::new();
    for rule in channel_rules(case, policy) {
        for field in &rule.asks {
            let known = all.iter().any(|asked| asked.field == *field);
            if !known {
                all.extend(asked(case, rule, field));
            }
        }
    }
    all
}

/// When everything that was to be asked for was.
pub(super) fn all_asked(case: &Case, policy: &Policy) -> Option<Time> {
    let each: Option<Vec<Time>> = asked_for(case, policy).iter().map(|it| it.at).collect();
    each?.into_iter().max()
}

/// The command that asks for the first field nobody has asked for.
pub fn ask(case: &Case, policy: &Policy) -> Option<String> {
    let asked = asked_for(case, policy);
    let open = asked.iter().find(|it| it.at.is_none())?;
    Some(format!(
        "reply --kind acknowledgement --via CHANNEL --asks {}",
        open.field
    ))
}

fn asked<'a>(case: &Case, rule: &'a ChannelRule, field: &'a str) -> Option<AskedFor<'a>> {
    let path = field.parse().ok()?;
    let kept = case.customer_kept().is_some() && sections::is_beside(&path);
    let there = kept || case.text_at(&path).is_some_and(|it| !it.trim().is_empty());
    let filled = case.corrections.iter().find(|correction| {
        let empty = correction.old.as_deref().unwrap_or_default().trim();
        correction.field == field && empty.is_empty()
    });
    if there && filled.is_none() {
        return None;
    }
    let asking = case.replies.iter().filter(|reply| {
        let ours = reply.kind == ReplyKind::Inform;
        !ours && reply.asks.as_deref() == Some(field)
    });
    let times = asking.map(|reply| reply.stamp.at);
    let at = times.chain(filled.map(|it| it.stamp.at)).min();
    Some(AskedFor { field, rule, at })
}
