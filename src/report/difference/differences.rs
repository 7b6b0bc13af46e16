//! What differs between two states of a repository.

use super::dues::{DueMove, due_moves};
use super::evidence::EvidenceChange;
use super::identities::IdentityChange;
use super::judged::JudgedRecord;
use super::notices::{Notices, notices};
use super::pairs::PairChange;
use super::recounts::Recount;
use crate::codec::record::document;
use crate::domain::case::Case;
use crate::domain::history::{self, Change};
use crate::domain::localized::Localized;
use crate::domain::policy::Alteration;
use crate::domain::policy::editions::{Breach, Edition};
use crate::domain::record::Record;
use crate::finding::Finding;

/// Everything that differs between two states of a repository.
#[derive(Clone, Debug, Default)]
pub struct Difference<'a> {
    /// The cases that differ, by number.
    pub cases: Vec<CaseDifference<'a>>,
    /// The evidence that cases cite and that is not what it was.
    pub evidence: Vec<EvidenceChange>,
    /// The files of the regulations that differ, by path.
    pub files: Vec<FileDifference>,
    /// Changes of policies that reach back.
    pub breaches: Vec<Breach>,
    /// Changes of calendars that move dates already counted.
    pub recounts: Vec<Recount>,
    /// Persons whose signature means something else than before.
    pub identities: Vec<IdentityChange>,
    /// What became wrong, and right, with the regulations themselves.
    pub regulations: Notices,
    /// Cases that are the same on both sides and that the regulations move, by number: open ones in
    /// whatever way, ended ones by their dates.
    pub moved: Vec<Moved<'a>>,
}

/// A case that differs.
#[derive(Clone, Debug)]
pub struct CaseDifference<'a> {
    /// What became of it.
    pub fate: PairChange,
    /// As it was.
    pub before: Option<JudgedRecord<'a>>,
    /// As it is.
    pub after: Option<JudgedRecord<'a>>,
    /// The facts that changed; none where one side cannot be read.
    pub changes: Vec<Change>,
    /// The dates that moved, came or went.
    pub dues: Vec<DueMove>,
    /// What became wrong with it, and right.
    pub notices: Notices,
}

/// A file of the regulations that differs.
#[derive(Clone, Debug)]
pub struct FileDifference {
    /// The path.
    pub file: String,
    /// Whether it was there.
    pub before: bool,
    /// Whether it is there.
    pub after: bool,
    /// The edition it is, as it is.
    pub edition: Option<Edition>,
    /// The title of the policy, where it can be read.
    pub title: Option<Localized>,
    /// For a new edition: the file of the one it follows, which its figures are compared with.
    pub follows: Option<String>,
    /// The figures that changed; none where only comments and layout did.
    pub alterations: Vec<Alteration>,
    /// Whether one of its versions cannot be read as data.
    pub unreadable: bool,
}

/// A case that a change of the regulations moves.
#[derive(Clone, Debug)]
pub struct Moved<'a> {
    /// As it was judged.
    pub before: JudgedRecord<'a>,
    /// As it is judged.
    pub after: JudgedRecord<'a>,
    /// The dates that moved, came or went.
    pub dues: Vec<DueMove>,
    /// What became wrong with it, and right.
    pub notices: Notices,
    /// Whether the case has ended.
    pub ended: bool,
}

impl Moved<'_> {
    /// Whether the change makes any difference to the case. What has ended has its dates left.
    pub fn matters(&self) -> bool {
        if self.ended {
            return !self.dues.is_empty();
        }
        let signer = |judged: &JudgedRecord| judged.outlook.as_ref().and_then(|o| o.signer.clone());
        let figures = |judged: &JudgedRecord| {
            let outlook = judged.outlook.as_ref();
            outlook.map(|o| (o.loss, o.sanctions.clone(), o.signed))
        };
        let role = |judged: &JudgedRecord| signer(judged).map(|signer| signer.role);
        !self.dues.is_empty()
            || role(&self.before) != role(&self.after)
            || figures(&self.before) != figures(&self.after)
            || !self.notices.is_empty()
    }
}

impl<'a> CaseDifference<'a> {
    /// The case as it is, else as it was.
    pub fn judged(&self) -> Option<&JudgedRecord<'a>> {
        self.after.as_ref().or(self.before.as_ref())
    }

    /// The record as it is, else as it was.
    pub fn record(&self) -> Option<&'a Record> {
        self.judged().map(|judged| judged.record)
    }

    /// The case as it is, else as it was, where it can be read.
    pub fn case(&self) -> Option<&'a Case> {
        self.record()?.case.as_ref()
    }

    /// The case as it was read last: as it is, or as it was where that cannot be read.
    pub fn last_read(&self) -> Option<&'a Case> {
        let mut sides = [&self.after, &self.before].into_iter().flatten();
        sides.find_map(|judged| judged.record.case.as_ref())
    }
}

/// What differs between the sides of a case. `found` are the findings of the case on either side.
pub fn case_difference<'a>(
    fate: PairChange,
    (before, after): (Option<JudgedRecord<'a>>, Option<JudgedRecord<'a>>),
    found: (&[Finding], &[Finding]),
) -> CaseDifference<'a> {
    let dues = match (&before, &after) {
        (before, Some(after)) => due_moves(before.as_ref(), after),
        _ => Vec::new(),
    };
    CaseDifference {
        changes: changes(before.as_ref(), after.as_ref()),
        fate,
        dues,
        notices: notices(found.0, found.1),
        before,
        after,
    }
}

fn changes(before: Option<&JudgedRecord>, after: Option<&JudgedRecord>) -> Vec<Change> {
    let read = |side: Option<&JudgedRecord>| match side {
        None => Some(Vec::new()),
        Some(judged) => {
            let record = judged.record;
            Some(history::ledger(record.case.as_ref()?, &document(record)?))
        }
    };
    match (read(before), read(after)) {
        (Some(before), Some(after)) => history::changes(&before, &after),
        _ => Vec::new(),
    }
}
