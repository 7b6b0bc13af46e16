//! What a policy makes of a case at one moment: everything that follows from its facts, so that two
//! versions of it can be compared.

use super::{Clock, clocks_of, discipline, loss, sanctions, signing, unmet_before};
use crate::domain::case::Case;
use crate::domain::case::fact::Move;
use crate::domain::case::remedy::Commitment;
use crate::domain::case::settlement::Settlement;
use crate::domain::case::status::Status;
use crate::domain::judge::legal;
use crate::domain::money::Money;
use crate::domain::msg::{Arg, Msg};
use crate::domain::policy::{Policy, SanctionKind};
use crate::domain::record::Former;
use crate::domain::source::Source;
use crate::domain::staff::Staff;
use crate::domain::time::{Calendar, Time};

/// What follows from the facts of a case.
#[derive(Clone, Debug)]
pub struct Outlook {
    /// The status that follows.
    pub status: Status,
    /// Its clocks.
    pub clocks: Vec<Clock>,
    /// What the settlement in hand commits us to.
    pub commitment: Option<Commitment>,
    /// Whose signature that takes.
    pub signer: Option<Signer>,
    /// Whether a valid signature is there, or none is needed.
    pub signed: bool,
    /// The loss; `None` where there is none, or it cannot be told yet.
    pub loss: Option<Money>,
    /// What the policy proposes for the persons liable.
    pub sanctions: Vec<Proposed>,
    /// The steps that may be made next.
    pub next: Vec<Move>,
    /// What must still be done, once the case could be closed.
    pub unmet: Vec<Msg>,
}

/// Whose signature a settlement takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signer {
    /// The role.
    pub role: String,
    /// Up to what it may sign; `None`: without limit.
    pub up_to: Option<Money>,
    /// The rule.
    pub source: Source,
}

/// A sanction the policy proposes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    /// The person's e-mail address.
    pub person: String,
    /// The share of the loss.
    pub share: Money,
    /// The sanction.
    pub sanction: SanctionKind,
    /// What people call it.
    pub called: Arg,
    /// How many times.
    pub times: u64,
    /// The rule.
    pub rule: Option<String>,
}

/// What follows from a case as known at `now`, and from what its file said before its corrections
/// (`former`).
pub fn outlook(
    (case, former): (&Case, &[Former]),
    policy: &Policy,
    calendar: &Calendar,
    staff: &Staff,
    now: Time,
) -> Outlook {
    let settlement = case.current.settlement.as_ref();
    let commitment = settlement.map(Settlement::commitment);
    let needed = signing::approval_needed(case, policy, staff);
    let signer = commitment.and_then(|commitment| signer(case, policy, commitment));
    let fits = case.current.approval().is_some()
        && signing::approval_fault_since(case, policy, staff).is_none();
    let next = legal::next(case, policy, needed);
    let steps = next.iter().filter_map(|act| act.step());
    let open = steps.flat_map(|step| unmet_before(case, policy, staff, step));
    let unmet = open.map(|duty| duty.what).collect();
    Outlook {
        status: case.derived_status(),
        clocks: clocks_of(case, former, (policy, calendar, staff), now).0,
        commitment,
        signer,
        signed: settlement.is_some() && (fits || !needed),
        loss: loss::account(case, policy, calendar).and_then(|account| account.total()),
        sanctions: proposed(case, policy, staff, calendar),
        next,
        unmet,
    }
}

fn signer(case: &Case, policy: &Policy, commitment: Commitment) -> Option<Signer> {
    let band = signing::band_for(case, policy, commitment)?;
    Some(Signer {
        role: band.role.clone(),
        up_to: band.up_to,
        source: band.source.clone(),
    })
}

fn proposed(case: &Case, policy: &Policy, staff: &Staff, calendar: &Calendar) -> Vec<Proposed> {
    let liable = discipline::liable_persons(case, policy, staff, calendar).into_iter();
    let proposed = liable.filter_map(|liable| {
        let proposal = sanctions::propose(policy, liable.share?)?;
        Some(Proposed {
            person: liable.person.email.clone(),
            share: proposal.share,
            called: policy.sanction_called(&proposal.sanction),
            sanction: proposal.sanction,
            times: proposal.times,
            rule: proposal.source.rule.clone(),
        })
    });
    proposed.collect()
}
