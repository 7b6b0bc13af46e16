//! When what happened: the times clocks start and stop at, and the case as it was known at a time.

use super::conduct::ReplyKind;
use super::settlement::Round;
use super::stamp::Stamp;
use super::{Case, Time};
use crate::domain::policy::{Mark, Step};
use crate::domain::tree::Path;

/// A stamped fact with its place in the file.
#[derive(Clone, Debug)]
pub struct Fact<'a> {
    /// Where it stands.
    pub path: Path,
    /// Its dates and names.
    pub stamp: &'a Stamp,
}

impl Case {
    /// When the fact `mark` names happened, in order of time; over all rounds.
    pub fn times(&self, mark: Mark) -> Vec<Time> {
        let mut times = match mark {
            Mark::Step(step) => self.step_times(step),
            Mark::InvestigationDone => self
                .investigation
                .iter()
                .filter_map(|found| found.done)
                .collect(),
            Mark::Acknowledged => {
                self.reply_times(&[ReplyKind::Acknowledgement, ReplyKind::Answer])
            }
            Mark::Answered => self.answered().into_iter().collect(),
            Mark::Noticed => self.reply_times(&[ReplyKind::WrittenNotice]),
        };
        times.sort();
        times
    }

    fn step_times(&self, step: Step) -> Vec<Time> {
        let one = |stamp: Option<&Stamp>| stamp.map(|stamp| stamp.at).into_iter().collect();
        match step {
            Step::Received => vec![self.received],
            Step::Registered => one(self.registration.as_ref()),
            Step::Assigned => self.assignments.iter().map(|a| a.stamp.at).collect(),
            Step::Investigated => one(self.investigation.as_ref().map(|found| &found.stamp)),
            Step::Closed => one(self.closing.as_ref().map(|closing| &closing.stamp)),
            Step::Resolved => self.round_times(|round| {
                round
                    .settlement
                    .iter()
                    .map(|settlement| settlement.stamp.at)
                    .collect()
            }),
            Step::Consolidated => self.round_times(|round| {
                round
                    .consolidations
                    .iter()
                    .map(|opinion| opinion.stamp.at)
                    .collect()
            }),
            Step::Approved => self.round_times(|round| {
                let approved = round.approvals.iter().filter(|approval| !approval.rejected);
                approved.map(|approval| approval.stamp.at).collect()
            }),
            Step::Agreed => self.round_times(|round| {
                round
                    .agreement
                    .iter()
                    .map(|agreement| agreement.stamp.at)
                    .collect()
            }),
            Step::CarriedOut => {
                self.round_times(|round| round.carried_out.iter().map(|stamp| stamp.at).collect())
            }
        }
    }

    fn round_times(&self, times: impl Fn(&Round) -> Vec<Time>) -> Vec<Time> {
        self.all_rounds().flat_map(times).collect()
    }

    fn reply_times(&self, kinds: &[ReplyKind]) -> Vec<Time> {
        let fitting = self
            .replies
            .iter()
            .filter(|reply| kinds.contains(&reply.kind));
        fitting.map(|reply| reply.stamp.at).collect()
    }

    /// When the customer had the answer to everything: to every item, where there are several.
    fn answered(&self) -> Option<Time> {
        if self.items.is_empty() {
            return self.reply_times(&[ReplyKind::Answer]).into_iter().min();
        }
        let answered: Option<Vec<Time>> = self.items.iter().map(|item| item.answered).collect();
        answered?.into_iter().max()
    }

    /// Every stamped fact with its place, in the order of the file.
    pub fn facts(&self) -> Vec<Fact<'_>> {
        let mut facts = Facts(Vec::new());
        let root = Path::root();
        for (i, item) in self.items.iter().enumerate() {
            facts.add(
                root.key("items").index(i).key("decided"),
                item.decided.as_ref(),
            );
        }
        facts.add(root.key("registration"), self.registration.as_ref());
        let handed = self.assignments.iter().map(|fact| &fact.stamp);
        facts.list("assignments", handed);
        let moved = self.escalations.iter().map(|fact| &fact.stamp);
        facts.list("escalations", moved);
        facts.add(
            root.key("investigation"),
            self.investigation.as_ref().map(|fact| &fact.stamp),
        );
        facts.round(&self.current, &root);
        for (i, round) in self.rounds.iter().enumerate() {
            facts.round(round, &root.key("rounds").index(i));
        }
        facts.list("replies", self.replies.iter().map(|fact| &fact.stamp));
        facts.list("promises", self.promises.iter().map(|fact| &fact.stamp));
        for (i, promise) in self.promises.iter().enumerate() {
            facts.add(
                root.key("promises").index(i).key("kept"),
                promise.kept.as_ref(),
            );
        }
        facts.list("returns", self.returns.iter().map(|fact| &fact.stamp));
        facts.list("resales", self.resales.iter().map(|fact| &fact.stamp));
        facts.list("recoveries", self.recoveries.iter().map(|fact| &fact.stamp));
        facts.list("actions", self.actions.iter().map(|fact| &fact.stamp));
        facts.discipline(self);
        facts.list("pauses", self.pauses.iter().map(|fact| &fact.stamp));
        for (i, hold) in self.pauses.iter().enumerate() {
            facts.add(
                root.key("pauses").index(i).key("until"),
                hold.until.as_ref(),
            );
        }
        let mended = self.corrections.iter().map(|fact| &fact.stamp);
        facts.list("corrections", mended);
        facts.list("waivers", self.waivers.iter().map(|fact| &fact.stamp));
        facts.add(
            root.key("closing"),
            self.closing.as_ref().map(|fact| &fact.stamp),
        );
        facts.add(
            root.key("links").key("superseded"),
            self.links.superseded.as_ref(),
        );
        facts.list(
            "attachments",
            self.attachments.iter().map(|fact| &fact.stamp),
        );
        facts.list("notes", self.notes.iter().map(|fact| &fact.stamp));
        facts.0
    }

    /// The case as it was known at `now`: what was recorded later is left out. `None` when the
    /// case itself was recorded later.
    #[must_use]
    pub fn known_at(mut self, now: Time) -> Option<Self> {
        if self.recorded > now {
            return None;
        }
        let known = |stamp: &Stamp| stamp.recorded <= now;
        for item in &mut self.items {
            if item.decided.as_ref().is_some_and(|stamp| !known(stamp)) {
                (item.outcome, item.cause, item.decided) = (None, None, None);
            }
            item.answered = item.answered.filter(|at| *at <= now);
        }
        self.registration = self.registration.filter(known);
        self.assignments
            .retain(|assignment| known(&assignment.stamp));
        self.escalations.retain(|moved| known(&moved.stamp));
        self.investigation = self.investigation.filter(|found| known(&found.stamp));
        let reopened = self
            .current
            .settlement
            .as_ref()
            .is_none_or(|s| !known(&s.stamp));
        if reopened && let Some(former) = self.rounds.pop() {
            self.current = former;
        }
        self.current.forget_after(now);
        self.rounds
            .iter_mut()
            .for_each(|round| round.forget_after(now));
        self.replies.retain(|reply| known(&reply.stamp));
        self.promises.retain(|promise| known(&promise.stamp));
        for promise in &mut self.promises {
            promise.kept = promise.kept.take().filter(known);
        }
        self.forget_goods_after(now);
        self.actions.retain(|action| known(&action.stamp));
        self.forget_discipline(now);
        self.pauses.retain(|hold| known(&hold.stamp));
        for hold in &mut self.pauses {
            hold.until = hold.until.take().filter(known);
        }
        self.closing = self.closing.filter(|closing| known(&closing.stamp));
        if self
            .links
            .superseded
            .as_ref()
            .is_some_and(|stamp| !known(stamp))
        {
            (self.links.superseded_by, self.links.superseded) = (None, None);
        }
        self.forget_remarks_after(now);
        Some(self)
    }

    fn forget_goods_after(&mut self, now: Time) {
        let known = |stamp: &Stamp| stamp.recorded <= now;
        self.returns.retain(|receipt| known(&receipt.stamp));
        self.resales.retain(|sale| known(&sale.stamp));
        self.recoveries.retain(|recovery| known(&recovery.stamp));
    }

    fn forget_remarks_after(&mut self, now: Time) {
        let known = |stamp: &Stamp| stamp.recorded <= now;
        self.corrections
            .retain(|correction| known(&correction.stamp));
        self.waivers.retain(|waiver| known(&waiver.stamp));
        self.attachments
            .retain(|attachment| known(&attachment.stamp));
        self.notes.retain(|note| known(&note.stamp));
    }

    fn forget_discipline(&mut self, now: Time) {
        let known = |stamp: &Stamp| stamp.recorded <= now;
        self.objections.retain(|objection| known(&objection.stamp));
        for objection in &mut self.objections {
            let decision = objection.decision.take();
            objection.decision = decision.filter(|ruling| known(&ruling.stamp));
        }
        self.sanctions.retain(|sanction| known(&sanction.stamp));
        for sanction in &mut self.sanctions {
            sanction.decided = sanction.decided.take().filter(known);
        }
    }
}

impl Round {
    fn forget_after(&mut self, now: Time) {
        let known = |stamp: &Stamp| stamp.recorded <= now;
        self.settlement = self
            .settlement
            .take()
            .filter(|settlement| known(&settlement.stamp));
        self.consolidations.retain(|opinion| known(&opinion.stamp));
        self.approvals.retain(|approval| known(&approval.stamp));
        self.agreement = self
            .agreement
            .take()
            .filter(|agreement| known(&agreement.stamp));
        self.carried_out = self.carried_out.take().filter(known);
    }
}

/// Collects facts in order.
struct Facts<'a>(Vec<Fact<'a>>);

impl<'a> Facts<'a> {
    fn add(&mut self, path: Path, stamp: impl Into<Option<&'a Stamp>>) {
        self.0
            .extend(stamp.into().map(|stamp| Fact { path, stamp }));
    }

    fn list(&mut self, section: &str, stamps: impl Iterator<Item = &'a Stamp>) {
        self.list_at(&Path::root().key(section), stamps);
    }

    fn list_at(&mut self, section: &Path, stamps: impl Iterator<Item = &'a Stamp>) {
        for (i, stamp) in stamps.enumerate() {
            self.add(section.index(i), stamp);
        }
    }

    fn discipline(&mut self, case: &'a Case) {
        for (i, objection) in case.objections.iter().enumerate() {
            let at = Path::root().key("objections").index(i);
            self.add(at.clone(), &objection.stamp);
            self.add(
                at.key("decision"),
                objection.decision.as_ref().map(|ruling| &ruling.stamp),
            );
        }
        for (i, sanction) in case.sanctions.iter().enumerate() {
            let at = Path::root().key("sanctions").index(i);
            self.add(at.clone(), &sanction.stamp);
            self.add(at.key("decided"), sanction.decided.as_ref());
        }
    }

    fn round(&mut self, round: &'a Round, at: &Path) {
        self.add(
            at.key("settlement"),
            round.settlement.as_ref().map(|fact| &fact.stamp),
        );
        let opinions = round.consolidations.iter().map(|fact| &fact.stamp);
        self.list_at(&at.key("consolidations"), opinions);
        self.list_at(
            &at.key("approvals"),
            round.approvals.iter().map(|fact| &fact.stamp),
        );
        self.add(
            at.key("agreement"),
            round.agreement.as_ref().map(|fact| &fact.stamp),
        );
        self.add(at.key("carried_out"), round.carried_out.as_ref());
    }
}
