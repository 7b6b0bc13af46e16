//! The findings of the audit that somebody accepted, as the branch that counts has them.

use super::error::StoreError;
use super::git::Git;
use super::shipped::ORGANIZATION;
use crate::codec;
use crate::domain::acceptance::{Acceptances, FILE};
use crate::domain::time::Calendar;

/// The branch whose acceptances count.
pub struct Protected {
    /// Its last commit.
    pub tip: String,
    /// What is accepted there.
    pub accepted: Acceptances,
}

impl Git {
    /// The branch that counts: the one the organisation names, as the origin has it, else as it is
    /// here; where there is none, what is checked out. What is audited does not choose it: of a range
    /// the organisation's file before it says so.
    ///
    /// # Errors
    /// Exit 4 where git fails.
    pub fn protected(
        &self,
        start: Option<&str>,
        named: Option<&str>,
        calendar: &Calendar,
    ) -> Result<Option<Protected>, StoreError> {
        let before = match start {
            Some(start) => self.named_at(start)?,
            None => named.map(str::to_owned),
        };
        let named = before.iter();
        let named = named.flat_map(|name| {
            [
                format!("refs/remotes/origin/{name}"),
                format!("refs/heads/{name}"),
            ]
        });
        let candidates: Vec<String> = named.chain(["HEAD".to_owned()]).collect();
        let wanted = candidates.iter();
        let wanted =
            wanted.flat_map(|rev| [format!("{rev}^{{commit}}"), format!("{rev}:./{FILE}")]);
        let found = self.ids(&wanted.collect::<Vec<_>>())?;
        let mut tips = found.chunks(2);
        let found = tips.find_map(|found| Some((found.first()?.clone()?, found.get(1)?.clone())));
        let Some((tip, file)) = found else {
            return Ok(None);
        };
        let accepted = match file {
            Some(_) => self.accepted(&tip, calendar)?,
            None => Acceptances::default(),
        };
        Ok(Some(Protected { tip, accepted }))
    }

    /// What the organisation's file in a revision calls the branch that counts.
    fn named_at(&self, rev: &str) -> Result<Option<String>, StoreError> {
        let Some(bytes) = self.blob_at(rev, ORGANIZATION)? else {
            return Ok(None);
        };
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let read = codec::regulations::read(&[(ORGANIZATION.to_owned(), text)]);
        Ok(read.organization.and_then(|it| it.main_branch))
    }

    /// What is accepted in a revision, each with whoever committed it.
    fn accepted(&self, rev: &str, calendar: &Calendar) -> Result<Acceptances, StoreError> {
        let bytes = self.blob_at(rev, FILE)?.unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        let authors = self.line_authors(rev, FILE)?;
        Ok(codec::accepted::read(&text, &authors, calendar))
    }
}
