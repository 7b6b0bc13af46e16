//! What happened in a case, in order of time, in words.

use super::format;
use super::names::Names;
use crate::domain::case::Case;
use crate::domain::case::remedy::Commitment;
use crate::domain::case::settlement::{Approval, Round};
use crate::domain::case::stamp::Stamp;
use crate::domain::msg::Msg;
use crate::domain::time::Time;
use crate::msg;

/// Something that happened.
#[derive(Clone, Debug)]
pub struct Event {
    /// When.
    pub at: Time,
    /// Who did it, as written.
    pub by: String,
    /// What.
    pub what: Msg,
    /// What was written, if anything.
    pub text: Option<String>,
}

/// Everything that happened, earliest first; at the same moment in the order of the file.
pub fn events(case: &Case, names: &Names, currency: &str) -> Vec<Event> {
    let mut told = Telling {
        names,
        currency,
        events: Vec::new(),
    };
    told.arrival(case);
    told.handling(case);
    for round in case.all_rounds() {
        told.round(round);
    }
    told.customer(case);
    told.goods(case);
    told.aside(case);
    told.end(case);
    told.events.sort_by_key(|event| event.at);
    told.events
}

struct Telling<'a> {
    names: &'a Names<'a>,
    currency: &'a str,
    events: Vec<Event>,
}

impl Telling<'_> {
    fn add(&mut self, stamp: &Stamp, what: Msg, text: Option<&String>) {
        self.events.push(Event {
            at: stamp.at,
            by: stamp.by.clone(),
            what,
            text: text.cloned(),
        });
    }

    fn arrival(&mut self, case: &Case) {
        let what = match case.channel {
            Some(channel) => msg!("show-event-received-by", channel = channel.named()),
            None => msg!("show-event-received"),
        };
        self.events.push(Event {
            at: case.received,
            by: case.received_by.clone().unwrap_or_default(),
            what,
            text: None,
        });
    }

    fn handling(&mut self, case: &Case) {
        if let Some(stamp) = &case.registration {
            self.add(stamp, msg!("show-event-registered"), None);
        }
        for assignment in &case.assignments {
            let what = msg!("show-event-assigned", to = self.names.who(&assignment.to));
            self.add(&assignment.stamp, what, assignment.reason.as_ref());
        }
        for moved in &case.escalations {
            let what = msg!("show-event-escalated", to = self.names.who(&moved.to));
            self.add(&moved.stamp, what, moved.reason.as_ref());
        }
        if let Some(found) = &case.investigation {
            let what = msg!("show-event-investigated", outcome = found.outcome.named());
            self.add(&found.stamp, what, found.cause.as_ref());
        }
        for item in &case.items {
            if let (Some(stamp), Some(outcome)) = (&item.decided, item.outcome) {
                let what = msg!(
                    "show-event-item",
                    n = item.n.to_string(),
                    outcome = outcome.named()
                );
                self.add(stamp, what, item.cause.as_ref());
            }
        }
    }

    fn round(&mut self, round: &Round) {
        if let Some(settlement) = &round.settlement {
            let kinds = settlement.remedies.iter().map(|r| r.kind.named());
            let what = msg!("show-event-resolved", remedies = Msg::list(kinds.collect()));
            self.add(&settlement.stamp, what, settlement.text.as_ref());
        }
        for opinion in &round.consolidations {
            self.add(
                &opinion.stamp,
                msg!("show-event-consolidated"),
                opinion.text.as_ref(),
            );
        }
        for approval in &round.approvals {
            let what = self.decision(approval);
            self.add(&approval.stamp, what, approval.reason.as_ref());
        }
        if let Some(agreement) = &round.agreement {
            let what = if agreement.accepted {
                msg!("show-event-agreed")
            } else {
                msg!("show-event-refused")
            };
            self.add(&agreement.stamp, what, agreement.text.as_ref());
        }
        if let Some(done) = &round.carried_out {
            let what = msg!("show-event-carried-out");
            self.add(&done.stamp, what, done.text.as_ref());
        }
    }

    fn decision(&self, approval: &Approval) -> Msg {
        if approval.rejected {
            return msg!("show-event-turned-down");
        }
        match approval.amount {
            Some(Commitment::Amount(amount)) => msg!(
                "show-event-approved",
                amount = format::money(amount, self.currency)
            ),
            _ => msg!("show-event-approved-open"),
        }
    }

    fn customer(&mut self, case: &Case) {
        for reply in &case.replies {
            let what = match reply.item {
                Some(n) => msg!(
                    "show-event-reply-item",
                    kind = reply.kind.named(),
                    n = n.to_string()
                ),
                None => msg!("show-event-reply", kind = reply.kind.named()),
            };
            self.add(&reply.stamp, what, reply.text.as_ref());
        }
        for (i, promise) in case.promises.iter().enumerate() {
            let (n, by_date) = ((i + 1).to_string(), format::date(promise.by_date));
            let what = msg!("show-event-promised", n = &n, date = by_date);
            self.add(&promise.stamp, what, Some(&promise.what));
            if let Some(kept) = &promise.kept {
                self.add(kept, msg!("show-event-kept", n = &n), None);
            }
        }
    }

    fn goods(&mut self, case: &Case) {
        for receipt in &case.returns {
            let quantity = receipt.quantity.map(|pieces| pieces.to_string());
            let what = match (quantity, &receipt.proof) {
                (Some(pieces), _) => msg!("show-event-returned", pieces = pieces),
                (None, Some(proof)) => msg!("show-event-proof", proof = proof),
                (None, None) => msg!("show-event-instruction"),
            };
            self.add(&receipt.stamp, what, receipt.instruction.as_ref());
        }
        for sale in &case.resales {
            let (pieces, price) = (sale.quantity.to_string(), sale.price);
            let price = format::money(price, self.currency);
            let what = msg!("show-event-resold", pieces = pieces, price = price);
            self.add(&sale.stamp, what, None);
        }
        for recovery in &case.recoveries {
            let (from, amount) = (
                &recovery.from,
                format::money(recovery.amount, self.currency),
            );
            let what = msg!("show-event-recovered", from = from, amount = amount);
            self.add(&recovery.stamp, what, None);
        }
    }

    fn aside(&mut self, case: &Case) {
        for (i, action) in case.actions.iter().enumerate() {
            let n = (i + 1).to_string();
            if let Some(done) = &action.done {
                self.add(done, msg!("action-event-done", n = &n), None);
            }
            if let Some(check) = &action.verified {
                let what = if check.works {
                    msg!("action-event-works", n = &n)
                } else {
                    msg!("action-event-fails", n = &n)
                };
                self.add(&check.stamp, what, check.evidence.as_ref());
            }
            let (owner, date) = (self.names.who(&action.owner), format::date(action.due));
            let what = msg!("show-event-action", owner = owner, date = date);
            self.add(&action.stamp, what, Some(&action.what));
        }
        self.discipline(case);
        for hold in &case.pauses {
            self.add(&hold.stamp, msg!("show-event-held"), hold.reason.as_ref());
            if let Some(until) = &hold.until {
                self.add(&until.stamp, msg!("show-event-resumed"), None);
            }
        }
        for mended in &case.corrections {
            let (old, new) = (mended.old.clone().unwrap_or_default(), &mended.new);
            let what = msg!(
                "show-event-corrected",
                field = &mended.field,
                old = old,
                new = new
            );
            self.add(&mended.stamp, what, mended.reason.as_ref());
        }
        for waiver in &case.waivers {
            let what = msg!("show-event-waived", rule = &waiver.rule);
            self.add(&waiver.stamp, what, waiver.reason.as_ref());
        }
        for evidence in &case.attachments {
            let what = msg!("show-event-attached", file = &evidence.file);
            self.add(&evidence.stamp, what, evidence.title.as_ref());
        }
        for note in &case.notes {
            self.add(&note.stamp, msg!("show-event-note"), Some(&note.text));
        }
    }

    fn discipline(&mut self, case: &Case) {
        for (i, objection) in case.objections.iter().enumerate() {
            let n = (i + 1).to_string();
            let unit = objection.unit.as_ref().unwrap_or(&objection.stamp.by);
            let what = msg!(
                "sanction-event-objection",
                n = &n,
                unit = self.names.who(unit)
            );
            self.add(&objection.stamp, what, Some(&objection.text));
            if let Some(ruling) = &objection.decision {
                let what = if ruling.upheld {
                    msg!("sanction-event-upheld", n = n)
                } else {
                    msg!("sanction-event-dismissed", n = n)
                };
                self.add(&ruling.stamp, what, ruling.reason.as_ref());
            }
        }
        for sanction in &case.sanctions {
            let name = self.names.who(&sanction.person);
            let what = match sanction.sanction {
                Some(kind) => msg!(
                    "sanction-event-filed",
                    name = &name,
                    sanction = kind.named(),
                    times = sanction.times.to_string()
                ),
                None => msg!("sanction-event-none", name = &name),
            };
            self.add(&sanction.stamp, what, sanction.reason.as_ref());
            if let Some(decided) = &sanction.decided {
                self.add(decided, msg!("sanction-event-decided", name = name), None);
            }
        }
    }

    fn end(&mut self, case: &Case) {
        if let Some(closing) = &case.closing {
            let what = match (closing.dismissed, closing.unresolved) {
                (true, _) => msg!("show-event-dismissed"),
                (_, true) => msg!("show-event-closed-unresolved"),
                _ => msg!("show-event-closed"),
            };
            self.add(&closing.stamp, what, closing.reason.as_ref());
        }
        if let (Some(end), Some(number)) = (&case.links.superseded, &case.links.superseded_by) {
            self.add(
                &end.stamp,
                msg!("show-event-superseded", number = number),
                None,
            );
        }
    }
}
