//! The files under `policies/`.

use super::files::{self, ReadFault};
use super::repository::Repository;
use super::snapshot::Snapshot;
use crate::codec;
use crate::domain::problem::Problem;
use crate::domain::regulations::Regulations;

impl Repository {
    /// Reads every regulation; a file that cannot be read is among the faults.
    ///
    /// # Errors
    /// Exit 4 where `policies/` cannot be listed.
    pub fn regulations(&self) -> Result<Regulations, Problem> {
        let paths = self.list_policies()?;
        let texts = paths
            .iter()
            .map(|path| (self.relative(path), files::read_text(path)));
        Ok(read(texts))
    }
}

impl Snapshot {
    /// The regulations as the revision has them.
    pub fn regulations(&self) -> Regulations {
        let texts = self.policies.iter();
        read(texts.map(|(file, text)| (file.clone(), text.clone())))
    }
}

fn read(files: impl Iterator<Item = (String, Result<String, ReadFault>)>) -> Regulations {
    let mut texts = Vec::new();
    let mut faults = Vec::new();
    for (file, text) in files {
        match text {
            Ok(text) => texts.push((file, text)),
            Err(fault) => faults.push(fault.problem(&file)),
        }
    }
    let mut regulations = codec::regulations::read(&texts);
    regulations.faults.splice(0..0, faults);
    regulations
}
