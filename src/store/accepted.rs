//! The findings of the audit that somebody accepted, as the branch that counts has them.

use super::error::StoreError;
use super::git::Git;
use super::shipped::ORGANIZATION;
use crate::codec;
use crate::domain::acceptance::{Acceptances, FILE};
use crate::domain::time::Calendar;

/// Where a range begins, and the branch whose acceptances count.
#[derive(Default)]
pub struct Protected {
    /// The commit the range begins after; `None` where it begins with the history.
    pub start: Option<String>,
    /// The last commit of the branch.
    pub tip: Option<String>,
    /// What is accepted there.
    pub accepted: Acceptances,
}

impl Git {
    /// Where a range begins, and the branch that counts: the one the organisation names, as the origin has
    /// it, else as it is here; where there is none, what is checked out. What is audited does not choose
    /// it: where the organisation's file was another before the range, that one says so. `named` is what
    /// the one here says.
    ///
    /// # Errors
    /// Exit 4 where git fails.
    pub fn protected(
        &self,
        range: &str,
        named: Option<&str>,
        calendar: &Calendar,
    ) -> Result<Protected, StoreError> {
        let start = range.split_once("..").map(|(start, _)| match start {
            "" => "HEAD",
            start => start,
        });
        let rev = start.unwrap_or("HEAD");
        let mut asked = vec![
            format!("{rev}^{{commit}}"),
            format!("{rev}:./{ORGANIZATION}"),
            format!("HEAD:./{ORGANIZATION}"),
        ];
        asked.extend(branches(named));
        let found = self.ids(&asked)?;
        let (about, tips) = found.split_at_checked(3).unwrap_or_default();
        let mut tips = tips.to_vec();
        if about.get(1) != about.get(2) {
            tips = self.ids(&branches(self.named_at(rev)?.as_deref()))?;
        }
        let mut protected = Protected {
            start: start.and_then(|_| about.first()?.clone()),
            ..Protected::default()
        };
        let there =
            |found: &[Option<String>]| Some((found.first()?.clone()?, found.get(1)?.clone()));
        if let Some((tip, file)) = tips.chunks(2).find_map(there) {
            if file.is_some() {
                protected.accepted = self.accepted(&tip, calendar)?;
            }
            protected.tip = Some(tip);
        }
        Ok(protected)
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

/// The commits that may be the tip of the branch that counts, each with what is accepted there.
fn branches(named: Option<&str>) -> Vec<String> {
    let named = named.into_iter();
    let named = named.flat_map(|name| {
        [
            format!("refs/remotes/origin/{name}"),
            format!("refs/heads/{name}"),
        ]
    });
    let tips = named.chain(["HEAD".to_owned()]);
    tips.flat_map(|rev| [format!("{rev}^{{commit}}"), format!("{rev}:./{FILE}")])
        .collect()
}
