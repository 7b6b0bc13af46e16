//! The files under `policies/`.

use super::error::StoreError;
use super::repository::Repository;
use super::snapshot::Snapshot;
use crate::codec;
use crate::domain::regulations::{RegulationFault, Regulations};

impl Repository {
    /// Reads every regulation; what is wrong with one is among the faults.
    ///
    /// # Errors
    /// See [`Repository::policies`].
    pub fn regulations(&self) -> Result<Regulations, StoreError> {
        let mut regulations = codec::regulations::read(&self.policies()?);
        regulations.staff = regulations.staff.joined(&self.mailmap());
        Ok(regulations)
    }
}

impl Snapshot {
    /// The regulations as the revision has them; a file that has no text is among the faults.
    pub fn regulations(&self) -> Regulations {
        let (mut texts, mut faults) = (Vec::new(), Vec::new());
        for (file, text) in &self.policies {
            match text {
                Ok(text) => texts.push((file.clone(), text.clone())),
                Err(fault) => faults.push(RegulationFault {
                    unread: true,
                    ..RegulationFault::new(fault.of(file))
                }),
            }
        }
        let mut regulations = codec::regulations::read(&texts);
        regulations.faults.splice(0..0, faults);
        regulations.staff = regulations.staff.joined(&self.mailmap);
        regulations
    }
}
