//! The edition of a policy that a question is about.

use crate::domain::regulations::RegulationFault;
use crate::workspace::env::Env;
use crate::workspace::open::Workspace;
use anyhow::Result;

pub use crate::workspace::editions::{in_force, in_force_now};

/// Says what is wrong with the regulations beside an answer that does not need all of them.
pub fn warn_of_faults(env: &mut Env, workspace: &Workspace) -> Result<()> {
    warn(env, &workspace.regulations.faults())
}

/// The same of single files.
pub fn warn(env: &mut Env, faults: &[RegulationFault]) -> Result<()> {
    for fault in faults {
        env.warn(&fault.into())?;
    }
    Ok(())
}
