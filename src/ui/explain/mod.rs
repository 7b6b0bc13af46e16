//! Why each date and level is what it is, in words: for people as a page, for programs as the same
//! words with their figures.

mod amount;
mod clock;
mod cost;
mod discipline;
mod loss;
mod page;

pub use amount::{AuthorityView, BandView, LineView, ShareView};
pub use clock::{DeadlineView, TraceView};
pub use cost::CostView;
pub use discipline::{DeductionView, SanctionView};
pub use loss::{LossView, ReturnView};
pub use page::page;

use serde::Serialize;

use super::names::Names;
use crate::domain::case::Case;
use crate::domain::judge::{self, Clock};
use crate::domain::policy::{Need, Policy};
use crate::domain::problem::Place;
use crate::domain::source::Source;
use crate::domain::time::{Calendar, Time};
use crate::domain::tree::Path;
use crate::report::explanation;

/// What is explained.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// The case.
    pub case: &'a Case,
    /// Its policy.
    pub policy: &'a Policy,
    /// Its policy's calendar.
    pub calendar: &'a Calendar,
    /// The clocks to explain.
    pub clocks: &'a [Clock],
    /// Names and words.
    pub names: Names<'a>,
    /// The moment of judging.
    pub now: Time,
    /// Where a field of the case stands.
    pub place: &'a dyn Fn(&Path) -> Place,
}

/// Where a figure comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourceView {
    file: String,
    line: usize,
    rule: Option<String>,
}

impl SourceView {
    fn of(source: &Source) -> Self {
        Self::at(&source.place, source.rule.clone())
    }

    fn at(place: &Place, rule: Option<String>) -> Self {
        Self {
            file: place.file.clone(),
            line: place.line,
            rule,
        }
    }

    /// `M-10.1 · policies/manufacturing.toml:178`.
    pub fn words(&self) -> String {
        let place = format!("{}:{}", self.file, self.line);
        match &self.rule {
            Some(rule) => format!("{rule} · {place}"),
            None => place,
        }
    }
}

/// The whole explanation.
#[derive(Clone, Debug, Serialize)]
pub struct Explanation {
    case: String,
    policy: String,
    deadlines: Vec<DeadlineView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    authority: Option<AuthorityView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    returns: Option<ReturnView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    loss: Option<LossView>,
    liability: Vec<ShareView>,
    sanctions: Vec<SanctionView>,
    deductions: Vec<DeductionView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cost: Option<CostView>,
}

/// Explains the case. `only_clocks` leaves out levels and shares.
pub fn explain(subject: &Subject, only_clocks: bool) -> Explanation {
    let (case, policy) = (subject.case, subject.policy);
    let reasons = explanation::clocks(case, policy, subject.calendar, subject.clocks, subject.now);
    let authority = explanation::authority(case, policy, subject.names.staff);
    let authority = authority.filter(|_| !only_clocks);
    let account = judge::loss::account(case, policy, subject.calendar, subject.now);
    let account = account.filter(|_| !only_clocks);
    let back = judge::returns::returned(case, policy).filter(|_| !only_clocks);
    let total = account.as_ref().and_then(judge::loss::Account::total);
    let borne = total.and_then(|total| judge::loss::borne(total, case.liability()));
    let shares = if only_clocks { &[] } else { case.liability() };
    let duty = policy
        .duties
        .iter()
        .find(|duty| duty.need == Need::Liability);
    let rule = duty.and_then(|duty| duty.source.rule.clone());
    let at = amount::liability_path(case);
    let shares = shares.iter().enumerate().map(|(i, liable)| {
        let place = (subject.place)(&at.index(i));
        let amount = borne.as_ref().and_then(|borne| borne.get(i)).copied();
        amount::share(
            subject,
            liable,
            amount,
            SourceView::at(&place, rule.clone()),
        )
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
        cost: cost::view(subject).filter(|_| !only_clocks),
    }
}

/// What is found out, or nothing where it is left out.
fn unless<T>(left_out: bool, found: impl FnOnce() -> Vec<T>) -> Vec<T> {
    if left_out { Vec::new() } else { found() }
}
