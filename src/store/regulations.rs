//! The files under `policies/`, and the sheets of bonuses that are kept elsewhere.

use std::path::Path;

use super::error::StoreError;
use super::files::{read_text, real};
use super::listing::entries;
use super::names::missing_is_empty;
use super::repository::Repository;
use super::snapshot::Snapshot;
use crate::codec;
use crate::domain::regulations::{RegulationFault, Regulations};
use crate::domain::staff::{Elsewhere, SHEETS, Sheets, has_csv};

impl Repository {
    /// Reads every regulation; what is wrong with one is among the faults.
    ///
    /// # Errors
    /// See [`Repository::policies`].
    pub fn regulations(&self) -> Result<Regulations, StoreError> {
        Ok(self.regulations_of(&self.policies()?))
    }

    /// The regulations these files state, with the addresses git joins and the sheets the organisation
    /// keeps elsewhere.
    pub fn regulations_of(&self, texts: &[(String, String)]) -> Regulations {
        let mut regulations = codec::regulations::read(texts);
        regulations.staff = regulations.staff.joined(&self.mailmap());
        self.add_elsewhere(&mut regulations);
        regulations
    }

    /// The text of a template, where the organisation has its own.
    ///
    /// # Errors
    /// Exit 4 where it is there and cannot be read.
    pub fn template(&self, file: &str) -> Result<Option<String>, StoreError> {
        let read = self.read_if_there(&self.root().join(file));
        read.map_err(|fault| fault.of(file))
    }

    /// The texts of the templates in a folder, by name from the root, sorted.
    ///
    /// # Errors
    /// Exit 4 where the folder cannot be listed, or one of them cannot be read.
    pub fn templates(&self, folder: &str) -> Result<Vec<(String, String)>, StoreError> {
        let dir = self.root().join(folder);
        let found = missing_is_empty(entries(&dir)).map_err(|error| self.os_error(&dir, &error))?;
        let (mut texts, mut barred) = (Vec::new(), Vec::new());
        for path in found.into_iter().map(|entry| entry.path) {
            let name = self.relative(&path);
            match self.read(&path) {
                Ok(text) => texts.push((name, text)),
                Err(fault) => barred.push(fault.of(name)),
            }
        }
        StoreError::together(barred).map_or(Ok(texts), Err)
    }

    /// Adds the sheets of the directory the organisation names; where it cannot be read, why.
    fn add_elsewhere(&self, regulations: &mut Regulations) {
        let Some(organization) = &regulations.organization else {
            return;
        };
        let Some(dir) = &organization.bonus else {
            return;
        };
        let stated = organization.settings.get("bonus");
        let (dir, place) = (dir.as_str(), stated.map(|source| source.place.clone()));
        if real(&self.root().join(dir)) == real(&self.root().join(SHEETS)) {
            return;
        }
        let sheets = &mut regulations.staff.sheets;
        if let Err((why, absent)) = self.add_sheets(dir, sheets) {
            let why = why.into();
            sheets.missing = Some(Elsewhere { why, absent, place });
        }
    }

    /// Adds the sheets of a directory; else why it cannot be read, and whether it is just not there.
    fn add_sheets(&self, dir: &str, sheets: &mut Sheets) -> Result<(), (StoreError, bool)> {
        let os = |error: std::io::Error| {
            let absent = error.kind() == std::io::ErrorKind::NotFound;
            (self.os_error(Path::new(dir), &error), absent)
        };
        let mut barred = Vec::new();
        for entry in entries(&self.root().join(dir)).map_err(os)? {
            let Some(name) = entry.name.as_deref().filter(|name| has_csv(name)) else {
                continue;
            };
            let shown = format!("{}/{name}", dir.trim_end_matches('/'));
            match read_text(&self.root().join(dir).join(name)) {
                Ok(text) => codec::bonus::add(sheets, &shown, &text),
                Err(fault) => barred.push(fault.of(shown)),
            }
        }
        StoreError::together(barred).map_or(Ok(()), |why| Err((why, false)))
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
        let unread = faults.into_iter().map(|fault| (0, fault));
        regulations.read_first.splice(0..0, unread);
        regulations.staff = regulations.staff.joined(&self.mailmap);
        regulations
    }
}
