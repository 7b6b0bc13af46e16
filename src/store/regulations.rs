//! The files under `policies/`.

use super::files;
use super::repository::Repository;
use crate::codec;
use crate::domain::problem::Problem;
use crate::domain::regulations::Regulations;

impl Repository {
    /// Reads every regulation; a file that cannot be read is among the faults.
    ///
    /// # Errors
    /// Exit 4 where `policies/` cannot be listed.
    pub fn regulations(&self) -> Result<Regulations, Problem> {
        let mut texts = Vec::new();
        let mut faults = Vec::new();
        for path in self.list_policies()? {
            let file = self.relative(&path);
            match files::read_text(&path) {
                Ok(text) => texts.push((file, text)),
                Err(fault) => faults.push(fault.problem(&file)),
            }
        }
        let mut regulations = codec::regulations::read(&texts);
        regulations.faults.splice(0..0, faults);
        Ok(regulations)
    }
}
