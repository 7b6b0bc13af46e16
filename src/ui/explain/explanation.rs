//! The whole explanation of a case.

use serde::Serialize;

use super::amount::{self, AuthorityView, ShareView};
use super::clock::{self, DeadlineView};
use super::cost::{self, CostView, FeeView};
use super::discipline::{self, DeductionView, SanctionView};
use super::loss::{self, LossView, ReturnView};
use super::subject::Explained;
use crate::domain::judge;
use crate::domain::policy::Need;
use crate::domain::source::Source;
use crate::report::explanation;

/// The whole explanation.
#[derive(Clone, Debug, Serialize)]
pub struct Explanation {
    pub(super) case: String,
    pub(super) policy: String,
    pub(super) deadlines: Vec<DeadlineView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) authority: Option<AuthorityView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) returns: Option<ReturnView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) loss: Option<LossView>,
    pub(super) liability: Vec<ShareView>,
    pub(super) sanctions: Vec<SanctionView>,
    pub(super) deductions: Vec<DeductionView>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) cost_of_items: Vec<CostView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) cost: Option<CostView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) test_fee: Option<FeeView>,
}

impl Explanation {
    /// Whether anything is deducted from anybody's bonus.
    pub fn deducts(&self) -> bool {
        !self.deductions.is_empty()
    }
}

/// Explains the case. `only_clocks` leaves out levels and shares.
pub fn explain(subject: &Explained, only_clocks: bool) -> Explanation {
    let (case, policy) = (subject.case, subject.policy);
    let reasons = explanation::clocks(case, policy, subject.calendar, subject.clocks, subject.now);
    let authority = explanation::authority(case, policy, subject.names.staff);
    let authority = authority.filter(|_| !only_clocks);
    let account = judge::loss::account(case, policy, subject.calendar);
    let account = account.filter(|_| !only_clocks);
    let back = judge::returns::returned(case, policy).filter(|_| !only_clocks);
    let known = account.as_ref();
    let borne = known.and_then(|account| judge::loss::borne(account, case));
    let shares = unless(only_clocks, || case.charged());
    let duty = policy
        .duties
        .iter()
        .find(|duty| duty.need == Need::Liability);
    let rule = duty.and_then(|duty| duty.source.rule.clone());
    let shares = shares.iter().enumerate().map(|(i, charged)| {
        let place = (subject.place)(&charged.path);
        let amount = borne.as_ref().and_then(|borne| borne.get(i)).copied();
        amount::share(subject, charged, amount, Source::new(place, rule.clone()))
    });
    Explanation {
        case: case.number.clone(),
        policy: policy.id.clone(),
        deadlines: reasons
            .iter()
            .map(|reason| clock::view(subject, reason))
            .collect(),
        authority: authority.map(|authority| amount::authority(subject, &authority)),
        returns: back.map(|back| loss::returned(subject, &back)),
        loss: account.map(|account| loss::loss(subject, &account)),
        liability: shares.collect(),
        sanctions: unless(only_clocks, || discipline::sanctions(subject)),
        deductions: unless(only_clocks, || discipline::deductions(subject)),
        cost_of_items: unless(only_clocks, || cost::of_items(subject)),
        cost: cost::view(subject).filter(|_| !only_clocks),
        test_fee: cost::test_fee(subject).filter(|_| !only_clocks),
    }
}

/// What is found out, or nothing where it is left out.
fn unless<T>(left_out: bool, found: impl FnOnce() -> Vec<T>) -> Vec<T> {
    if left_out { Vec::new() } else { found() }
}
