//! One regulation's file, read by itself beside the staff of the repository around it.

use std::path::Path;

use anyhow::Result;

use super::gather;
use crate::codec;
use crate::domain::policy::Policy;
use crate::domain::regulations::{RegulationFault, Regulations};
use crate::msg;
use crate::store::files;
use crate::store::repository::Repository;
use crate::ui::names::Names;
use crate::ui::problem::Problem;
use crate::workspace::env::Env;
use crate::workspace::problems;

/// What was read.
pub struct Alone {
    /// What is wrong with the file.
    pub faults: Vec<RegulationFault>,
    file: String,
    regulations: Regulations,
}

/// Whether what was asked for is a file, not the identifier of a policy.
pub fn is_file(env: &Env, asked: &str) -> bool {
    let toml = Path::new(asked)
        .extension()
        .is_some_and(|end| end == "toml");
    toml || asked.contains(['/', std::path::MAIN_SEPARATOR]) || files::is_file(&env.cwd.join(asked))
}

/// Reads the file. Without a repository around it the words it names stay as they are.
///
/// # Errors
/// Exit 4 where it cannot be read.
pub fn read(env: &Env, file: &str) -> Result<Alone> {
    let path = env.cwd.join(file);
    let around = Repository::find(env.root.as_deref(), &env.cwd).ok();
    let name = gather::name(env, around.as_ref(), Path::new(file));
    let text = files::read_text(&path).map_err(|fault| fault.of(&name))?;
    let mut regulations = codec::regulations::read_alone(&[(name.clone(), text)]);
    if let Some(repository) = around {
        let texts = repository.policies()?;
        regulations.staff = repository.regulations_of(&texts).staff;
    }
    Ok(Alone {
        faults: regulations.faults(),
        file: name,
        regulations,
    })
}

impl Alone {
    /// The regulation in it.
    ///
    /// # Errors
    /// Exit 2 where there is none that can be read.
    pub fn policy(&self) -> Result<&Policy> {
        let none = || Problem::usage(msg!("ask-no-policy-in", file = &self.file));
        let read = self.regulations.policies.first();
        Ok(read.ok_or_else(|| problems::faults(&self.faults).unwrap_or_else(none))?)
    }

    /// The names of units and roles.
    pub fn names<'n, 'e: 'n>(&'n self, env: &Env<'e>) -> Names<'n> {
        Names {
            words: env.layout.words,
            staff: &self.regulations.staff,
        }
    }
}
