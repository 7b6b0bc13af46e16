//! What became of a finding since: what was decided on paper is confirmed, what was found is accepted.

use super::accepted::{Judged, without};
use super::rule::decision;
use super::rules::entered_for_another;
use super::version::CaseVersion;
use super::walk::Walk;
use crate::domain::acceptance::Accepted;
use crate::domain::judge::unconfirmed;
use crate::domain::msg::Msg;
use crate::finding::{Finding, Severity};

impl<'a> Walk<'a> {
    /// Whether what a finding says of a decision entered from paper is confirmed since.
    pub fn confirmed(&self, finding: &Finding) -> bool {
        let confirmed = || {
            let state = self.states.last()?;
            let version = self.now(finding.uid.as_ref()?)?;
            let case = version.case()?;
            let open = unconfirmed(case, |one, other| state.same(one, other));
            let mut open = open.iter();
            Some(!open.any(|it| Some(decision(it.stamp)) == finding.about))
        };
        finding.rule == entered_for_another::RULE.id
            && finding.severity == Severity::Warning
            && confirmed() == Some(true)
    }

    /// The case with this uid as the history leaves it.
    fn now(&self, uid: &str) -> Option<CaseVersion> {
        let (path, id) = self.newest.get(uid)?;
        let text = self.past.texts.get(id)?.as_ref()?;
        CaseVersion::read(path, text, &self.states.last()?.calendar)
    }

    /// What may be accepted by whom, of a finding.
    pub fn judged(&self, finding: &Finding) -> Option<Judged<'a>> {
        let under = self.past.accepted_under;
        let state = self
            .states
            .get(under.unwrap_or(self.states.len().checked_sub(1)?))?;
        let case = finding.uid.as_ref().and_then(|uid| self.now(uid));
        Some(Judged { state, case })
    }

    /// Takes out what is accepted; how many, and what is accepted in vain.
    pub fn accepted(&self, findings: &mut Vec<Finding>) -> (usize, Vec<(Accepted, Msg)>) {
        let accepted = &self.past.accepted.all;
        without(findings, accepted, |finding| self.judged(finding))
    }
}
