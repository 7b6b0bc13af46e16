//! What is known of a complaint a question is about.

use anyhow::Result;

use crate::domain::policy::{Facts, Policy, unheld};
use crate::ui::clap_named::Named;
use crate::ui::problem::Problem;

/// The facts that conditions of a policy may ask about, before anything was investigated.
#[derive(Debug, clap::Args)]
pub struct FactArgs {
    #[arg(long, add = Named::GRADE)]
    grade: Option<String>,
    #[arg(long)]
    channel: Option<String>,
    #[arg(long, add = Named::CATEGORY)]
    category: Option<String>,
    #[arg(long, add = Named::CLASS)]
    class: Option<String>,
}

impl FactArgs {
    /// The facts, in words the policy has, with one that is fixed.
    pub fn known_to<'a>(
        &'a self,
        policy: &Policy,
        besides: Option<(&'static str, &'a str)>,
    ) -> Result<Facts<'a>> {
        let told = [
            ("grade", &self.grade),
            ("channel", &self.channel),
            ("category", &self.category),
            ("class", &self.class),
        ];
        let told = told.into_iter();
        let mut facts: Vec<_> = told
            .filter_map(|(key, word)| Some((key, word.as_deref()?)))
            .collect();
        let mut unknown = facts.iter();
        if let Some((what, meant)) = unknown.find_map(|(key, word)| unheld(policy, key, word)) {
            let mut problem = Problem::usage(what);
            problem.help = meant;
            return Err(problem.into());
        }
        facts.extend(besides);
        Ok(Facts::told(facts))
    }
}
