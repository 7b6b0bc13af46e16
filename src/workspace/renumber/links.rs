//! Links to a number that two cases had: which of them was meant.

use anyhow::Result;

use super::assembly::Assembly;
use super::claims::{Claimant, MergeSide};
use super::plan::Doubtful;
use super::survey::Survey;
use crate::codec;
use crate::domain::case::Case;
use crate::domain::record::Record;
use crate::domain::tree::Edit;
use crate::workspace::numbered;

impl<'a> Assembly<'a> {
    /// The edits by which the links of a case name the cases they meant.
    pub fn links(&mut self, record: &Record, side: MergeSide) -> Result<Vec<Edit>> {
        let mut to = Vec::new();
        for (_, number) in record.case.iter().flat_map(Case::references) {
            let Some(claimant) = self.meant(record, side, &number)? else {
                continue;
            };
            let new = self
                .given
                .iter()
                .find(|(_, other, _)| other.case.uid == claimant.case.uid);
            to.extend(new.map(|(_, _, new)| (number, new.clone(), claimant.case.uid.clone())));
        }
        let mut edits = Vec::new();
        for (old, new, uid) in &to {
            let reason = numbered::link_reason(self.plan.workspace, uid.as_deref());
            let one = |number: &str| (number == old).then(|| new.clone());
            edits.extend(numbered::relinked(record, &self.plan.stamp, &reason, one));
        }
        Ok(edits)
    }

    /// Which of the cases of one number a link means: that of the side the link was made on. In a
    /// tree nothing says which side that was, but links are made in both cases.
    fn meant(
        &mut self,
        record: &Record,
        side: MergeSide,
        number: &str,
    ) -> Result<Option<&'a Claimant>> {
        let found: &'a Survey = self.plan.found;
        let Some(one) = found.collisions.iter().find(|one| one.number == number) else {
            return Ok(None);
        };
        let of = |side: MergeSide| one.claimants.iter().find(|claimant| claimant.side == side);
        if one
            .claimants
            .iter()
            .any(|claimant| claimant.side != MergeSide::Tree)
        {
            let side = match side {
                MergeSide::Tree if self.at_head(record, number)? => MergeSide::Ours,
                MergeSide::Tree => MergeSide::Theirs,
                side => side,
            };
            return Ok(of(side));
        }
        let own = record.case.as_ref().map_or("", |case| case.number.as_str());
        let back = |claimant: &&Claimant| {
            let mut links = claimant.record.case.iter().flat_map(Case::references);
            links.any(|(_, to)| to == own)
        };
        let mut back = one.claimants.iter().filter(back);
        if let (Some(claimant), None) = (back.next(), back.next()) {
            return Ok(Some(claimant));
        }
        self.done.doubtful.push(Doubtful {
            file: record.file.clone(),
            number: number.to_owned(),
        });
        Ok(None)
    }

    /// Whether the side that is checked out has this link.
    fn at_head(&self, record: &Record, number: &str) -> Result<bool> {
        let Some(git) = self.plan.git else {
            return Ok(true);
        };
        let Some(bytes) = git.blob_at("HEAD", &record.file)? else {
            return Ok(false);
        };
        let Ok(text) = String::from_utf8(bytes) else {
            return Ok(false);
        };
        let calendar = &self.plan.workspace.calendar;
        let before =
            codec::record::read(&record.file, &record.number, record.month, text, calendar);
        Ok(before
            .case
            .iter()
            .flat_map(Case::references)
            .any(|(_, to)| to == number))
    }
}
