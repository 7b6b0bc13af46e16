//! What is known of a complaint a question is about.

use anyhow::Result;

use crate::domain::msg::Msg;
use crate::domain::policy::{CHANNELS, Facts, ORIGINS, Policy, Term, suggestion};
use crate::domain::problem::Problem;
use crate::msg;

/// The facts that conditions of a policy may ask about, before anything was investigated.
#[derive(Debug, clap::Args)]
pub struct FactArgs {
    #[arg(long, value_parser = ORIGINS)]
    origin: String,
    #[arg(long)]
    grade: Option<String>,
    #[arg(long)]
    channel: Option<String>,
    #[arg(long)]
    category: Option<String>,
    #[arg(long)]
    class: Option<String>,
}

impl FactArgs {
    /// The facts, in words the policy has.
    pub fn known_to(&self, policy: &Policy) -> Result<Facts<'_>> {
        let (grade, channel) = (self.grade.as_deref(), self.channel.as_deref());
        let (category, class) = (self.category.as_deref(), self.class.as_deref());
        known(grade, &ids(&policy.grades), |word| {
            msg!("policy-unknown-grade", word = word)
        })?;
        known(channel, &CHANNELS, |word| {
            msg!("policy-unknown-channel", word = word)
        })?;
        known(category, &ids(&policy.categories), |word| {
            msg!("policy-unknown-category", word = word)
        })?;
        known(class, &ids(&policy.classes), |word| {
            msg!("policy-unknown-class", word = word)
        })?;
        Ok(Facts {
            origin: Some(&self.origin),
            class,
            category,
            grade,
            channel,
            ..Facts::default()
        })
    }
}

fn ids(terms: &[Term]) -> Vec<&str> {
    terms.iter().map(|term| term.id.as_str()).collect()
}

/// Refuses a word that is not among those known; `what` says so.
fn known(word: Option<&str>, known: &[&str], what: fn(&str) -> Msg) -> Result<()> {
    let Some(word) = word.filter(|word| !known.contains(word)) else {
        return Ok(());
    };
    let problem = Problem::usage(what(word));
    Err(match suggestion(word, known) {
        Some(help) => problem.help(help).into(),
        None => problem.into(),
    })
}
