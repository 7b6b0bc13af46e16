//! Each kind of fact in words, told once.

use super::said::{Narrator, Said, word};
use super::values;
use crate::domain::case::Case;
use crate::domain::case::action::{Action, Verification};
use crate::domain::case::conduct::{
    Attachment, Closing, Correction, FollowUp, NoteKind, Promise, Reply, SentNotice, Superseded,
    Waiver,
};
use crate::domain::case::discipline::{Objection, Ruling, Sanction, SanctionKind};
use crate::domain::case::fact::{FactKind, FactRef};
use crate::domain::case::goods::{Receipt, Recovery, Resold};
use crate::domain::case::intake::Channel;
use crate::domain::case::investigation::Investigation;
use crate::domain::case::item::Item;
use crate::domain::case::sections::kept_instead;
use crate::domain::case::settlement::Agreement;
use crate::domain::msg::{Arg, Msg};
use crate::domain::policy::clock_called;
use crate::domain::tree::Path;
use crate::finding::rule_called;
use crate::msg;
use crate::ui::amounts::counted;
use crate::ui::format;

/// How many due dates are named.
const NAMED: usize = 4;

impl Narrator<'_> {
    /// The fact at a place of the case in words; nothing where there is none.
    pub fn said(&self, place: &Path) -> Option<Said> {
        let n = || (place.nth().unwrap_or_default() + 1).to_string();
        Some(match self.case.fact_at(place)? {
            FactRef::Intake(case) => self.recorded(case),
            FactRef::Item(it) => Said::of(msg!("story-item", n = it.n.to_string())).text(&it.text),
            FactRef::ItemDecided((item, _)) => decided(item).told(self.liable(&item.liability)),
            FactRef::Registration(_) => Said::of(msg!("story-registered")),
            FactRef::Assignment(it) => {
                Said::around("story-assigned", self.to(&it.to)).why(it.reason.as_ref())
            }
            FactRef::Escalation(it) => {
                Said::around("story-escalated", self.to(&it.to)).why(it.reason.as_ref())
            }
            FactRef::Investigation(it) => self.investigated(it),
            FactRef::LiabilityConfirmed(it) => {
                Said::of(msg!("story-liability-confirmed")).told(self.liable(&it.shares))
            }
            FactRef::Settlement(it) => self.proposed(it, place),
            FactRef::Consolidation(it) => self.consolidated(it, place),
            FactRef::Approval(it) => self.decided_on(it),
            FactRef::Agreement(it) => self.answered(it),
            FactRef::CarriedOut(it) => Said::of(msg!("story-carried-out")).text(&it.text),
            FactRef::Reply(it) => self.replied(it),
            FactRef::FollowUp(it) => followed_up(it),
            FactRef::Promise(it) => promised(it, n()),
            FactRef::ReturnInstructed((_, it)) => Said::of(msg!("story-instructed")).text(&it.text),
            FactRef::PromiseKept(_) => Said::around("story-kept", msg!("story-promise", n = n())),
            FactRef::Return(it) => returned(it),
            FactRef::Resale(it) => self.resold(it),
            FactRef::Recovery(it) => self.recovered(it),
            FactRef::Action(it) => self.action(it, n()),
            FactRef::ActionDone(_) => Said::figures(msg!("story-action-done", n = n())),
            FactRef::ActionVerified((_, it)) => checked(it, n()),
            FactRef::Objection(it) => self.objected(it, n()),
            FactRef::ObjectionDecided((_, it)) => ruled(it, n()),
            FactRef::Sanction(it) => self.sanctioned(it),
            FactRef::SanctionDecided((it, _)) => {
                self.sanction_step(msg!("story-sanction-decided"), it)
            }
            FactRef::SanctionPublished((it, _)) => {
                self.sanction_step(msg!("story-sanction-published"), it)
            }
            FactRef::Hold(it) => Said::of(msg!("story-held")).why(it.reason.as_ref()),
            FactRef::Resumed((_, it)) => Said::of(msg!("story-resumed")).why(it.reason.as_ref()),
            FactRef::Correction(it) => self.corrected(it),
            FactRef::Waiver(it) => waived(it),
            FactRef::Countersignature(_) => Said::of(msg!("story-countersigned")),
            FactRef::Notice(it) => self.noticed(it),
            FactRef::Closing(it) => self.closed(it),
            FactRef::Forgotten(it) => Said::of(msg!("story-forgotten")).why(it.reason.as_ref()),
            FactRef::Link(it) => {
                Said::around("story-linked", msg!("story-with", number = &it.number))
                    .why(it.reason.as_ref())
            }
            FactRef::Superseded(it) => self.superseded(it),
            FactRef::Attachment(it) => attached(it, n()),
            FactRef::Note(it) if it.kind == NoteKind::Remark => {
                Said::of(FactKind::Note.named()).text(&it.text)
            }
            FactRef::Note(it) => Said::of(it.kind.named()).text(&it.text),
        })
    }

    fn to(&self, whom: &str) -> Msg {
        msg!("story-to", to = self.called(whom))
    }

    fn recorded(&self, case: &Case) -> Said {
        let text = |text: &Option<String>| text.as_deref().map(values::clip);
        let mut parts: Vec<Msg> = Vec::new();
        parts.extend(text(&case.title).map(word));
        let customer = text(&case.customer.name);
        parts.extend(customer.map(|name| msg!("story-recorded-customer", name = name)));
        parts.extend(text(&case.product.part).map(word));
        parts.push(msg!(
            "story-recorded-received",
            time = format::time(&case.received)
        ));
        parts.extend(case.channel.map(Channel::named));
        let claimed = case.claimed.map(|amount| self.money(amount));
        parts.extend(claimed.map(|amount| msg!("story-recorded-claimed", amount = amount)));
        parts.extend(self.clocks.iter().take(NAMED).map(|clock| {
            let due = format::time(&clock.due);
            msg!("story-recorded-due", clock = clock.called(), due = due)
        }));
        Said::of(msg!("story-recorded", number = &case.number)).told(word(Msg::list(parts)))
    }

    fn investigated(&self, found: &Investigation) -> Said {
        Said::around("story-investigated", found.outcome.named())
            .text(found.cause.as_ref().or(found.root_cause.as_ref()))
            .told(self.liable(&found.liability))
    }

    /// Where items have answers of their own, those have the figures.
    fn answered(&self, agreement: &Agreement) -> Said {
        let option = agreement.option.as_ref();
        let said = Said::around("story-answered", answer(agreement.accepted))
            .told(option.map(|option| msg!("story-option", option = option)))
            .text(&agreement.text);
        let each = self.case.items.iter().any(|item| item.accepted.is_some());
        Said {
            brief: said.brief.filter(|_| !each),
            ..said
        }
    }

    fn resold(&self, sale: &Resold) -> Said {
        let sold = |price: Arg| {
            let quantity = counted(sale.quantity);
            msg!("story-at-price", quantity = quantity, price = price)
        };
        let what = msg!("story-resold", what = sold(self.money(sale.price).into()));
        Said::of(what).brief(sold(sale.price.grouped().into()))
    }

    fn recovered(&self, paid: &Recovery) -> Said {
        Said::of(msg!("story-recovered", amount = self.money(paid.amount)))
            .brief(word(paid.amount.grouped()))
            .told(msg!("story-from", from = &paid.from))
    }

    fn action(&self, action: &Action, n: String) -> Said {
        let due = format::date(action.due);
        let brief = msg!("story-action-due", n = &n, due = &due);
        let owner = self.called(&action.owner);
        Said::of(msg!("story-action", n = n, owner = owner, date = due))
            .brief(brief)
            .text(&action.what)
    }

    fn objected(&self, objection: &Objection, n: String) -> Said {
        let unit = objection.unit.as_ref().unwrap_or(&objection.stamp.by);
        let brief = msg!("story-objection", n = n);
        let what = msg!(
            "story-objection-of",
            what = brief.clone(),
            unit = self.called(unit)
        );
        Said::of(what).brief(brief).text(&objection.text)
    }

    /// What is kept in a file of its own has no figures either.
    fn sanctioned(&self, sanction: &Sanction) -> Said {
        let name = self.called(&sanction.person);
        let (what, whom) = match &sanction.sanction {
            Some(kind) if sanction.repays.is_some() => {
                let amount = sanction.repays.unwrap_or_default().grouped();
                let whom = msg!(
                    "story-sanction-repays",
                    name = name,
                    sanction = self.sanction(kind),
                    amount = amount
                );
                (msg!("story-sanctioned"), whom)
            }
            Some(kind) => {
                let times = sanction.times.to_string();
                let whom = msg!(
                    "story-sanction",
                    name = name,
                    sanction = self.sanction(kind),
                    times = times
                );
                (msg!("story-sanctioned"), whom)
            }
            None => (msg!("story-unsanctioned"), word(name)),
        };
        Said {
            brief: sanction.apart.is_none().then(|| self.kind(sanction)),
            ..Said::of(what).told(whom).why(sanction.reason.as_ref())
        }
    }

    /// What became of a filed sanction.
    fn sanction_step(&self, step: Msg, sanction: &Sanction) -> Said {
        let here = sanction.apart.is_none();
        let brief = || msg!("story-sanction-brief", sanction = self.kind(sanction));
        Said {
            brief: here.then(brief),
            ..Said::of(step).told(word(self.called(&sanction.person)))
        }
    }

    /// What people call what is filed.
    fn kind(&self, sanction: &Sanction) -> Msg {
        match &sanction.sanction {
            Some(kind) => word(self.sanction(kind)),
            None => msg!("sanction-none"),
        }
    }

    pub(super) fn sanction(&self, kind: &SanctionKind) -> Arg {
        let policy = self.policy;
        policy.map_or_else(|| kind.named(), |policy| policy.sanction_called(kind))
    }

    fn corrected(&self, mended: &Correction) -> Said {
        let field: Path = mended.field.parse().unwrap_or_default();
        let shown = |text: &String| match kept_instead(&field, text) {
            Some(kept) => kept.named().into(),
            None => values::shown(&field, text, self),
        };
        let old = mended.old.as_ref().map_or_else(|| Arg::from("–"), shown);
        let became = msg!("story-became", old = old, new = shown(&mended.new));
        Said::of(msg!("story-corrected", field = values::heading(&field)))
            .brief(word(&mended.field))
            .told(became)
            .why(mended.reason.as_ref())
    }

    fn noticed(&self, notice: &SentNotice) -> Said {
        let brief = msg!(
            "story-notice",
            kind = notice.kind.named(),
            clock = self.clock(&notice.clock),
            due = format::time(&notice.due),
            to = self.informed(&notice.to)
        );
        Said::around("story-notice-sent", brief)
    }

    /// A clock as people call it.
    fn clock(&self, name: &str) -> Arg {
        let stages = self.policy.into_iter().flat_map(|policy| &policy.stages);
        let mut own = stages.filter(|stage| name.strip_prefix("stage.") == Some(&stage.name));
        clock_called(name, own.next().map(|stage| &stage.title))
    }

    fn closed(&self, closing: &Closing) -> Said {
        let found = self.case.investigation.as_ref();
        let said = if let Some(number) = &closing.duplicate_of {
            Said::around("story-closed-as", msg!("story-duplicate", number = number))
        } else if closing.dismissed {
            Said::of(msg!("story-dismissed"))
        } else if closing.unresolved {
            Said::of(msg!("story-closed-unresolved")).brief(msg!("story-unresolved"))
        } else {
            let brief = found.map(|found| match (found.outcome, closing.satisfaction) {
                (outcome, Some(n)) => {
                    msg!("story-satisfaction", outcome = outcome, n = n.to_string())
                }
                (outcome, None) => outcome.named(),
            });
            brief.map_or_else(
                || Said::of(msg!("story-closed")),
                |brief| Said::around("story-closed-as", brief),
            )
        };
        said.why(closing.reason.as_ref())
    }

    fn replied(&self, reply: &Reply) -> Said {
        if let Some(to) = &reply.to {
            let to = msg!("story-inside", to = self.informed(to));
            return Said::around("story-told-inside", to).text(&reply.text);
        }
        let kind = reply.kind.named();
        let brief = match reply.item {
            Some(n) => msg!("story-reply-item", kind = kind, n = n.to_string()),
            None => kind,
        };
        let brief = match reply.asks.as_ref().and_then(|field| field.parse().ok()) {
            Some(field) => msg!(
                "story-reply-asks",
                kind = brief,
                field = values::heading(&field)
            ),
            None => brief,
        };
        Said::around("story-replied", brief).text(&reply.text)
    }

    /// A role or a person, by the name people know.
    pub(super) fn informed(&self, to: &str) -> Arg {
        if self.staff.roles.iter().any(|role| role.id == to) {
            self.staff.role_called(to)
        } else {
            self.called(to)
        }
    }

    fn superseded(&self, end: &Superseded) -> Said {
        let what = match &self.case.links.superseded_by {
            Some(number) => msg!("story-superseded", number = number),
            None => FactKind::Superseded.named(),
        };
        Said::of(what).why(end.reason.as_ref())
    }
}

/// What the customer says to what was offered.
pub(super) fn answer(accepted: bool) -> Msg {
    if accepted {
        msg!("story-accepted")
    } else {
        msg!("story-refused")
    }
}

fn decided(item: &Item) -> Said {
    let n = item.n.to_string();
    Said::figures(match item.outcome {
        Some(outcome) => msg!("story-item-outcome", n = n, outcome = outcome),
        None => msg!("story-item-decided", n = n),
    })
    .text(&item.cause)
}

fn followed_up(call: &FollowUp) -> Said {
    let said = match call.satisfaction {
        Some(n) => Said::around(
            "story-followed-up-as",
            msg!("story-satisfied", n = n.to_string()),
        ),
        None => Said::of(msg!("story-followed-up")),
    };
    said.text(&call.text)
}

fn waived(waiver: &Waiver) -> Said {
    let rule = word(rule_called(&waiver.rule));
    Said::around("story-waived", rule).why(waiver.reason.as_ref())
}

fn promised(promise: &Promise, n: String) -> Said {
    let brief = msg!("story-by-date", date = format::date(promise.by_date));
    let what = msg!("story-promised", n = n, date = brief.clone());
    Said::of(what).brief(brief).text(&promise.what)
}

fn returned(receipt: &Receipt) -> Said {
    let said = match (receipt.quantity, &receipt.proof) {
        (Some(quantity), _) => Said::around("story-returned", counted(quantity)),
        (None, Some(proof)) => Said::around("story-proved", word(proof)),
        (None, None) => Said::of(msg!("story-instructed")),
    };
    said.text(&receipt.instruction)
}

fn checked(check: &Verification, n: String) -> Said {
    let brief = if check.works {
        msg!("story-action-works", n = n)
    } else {
        msg!("story-action-fails", n = n)
    };
    Said::around("story-checked", brief).text(&check.evidence)
}

fn ruled(ruling: &Ruling, n: String) -> Said {
    let brief = if ruling.upheld {
        msg!("story-objection-upheld", n = n)
    } else {
        msg!("story-objection-dismissed", n = n)
    };
    Said::figures(brief).why(ruling.reason.as_ref())
}

fn attached(evidence: &Attachment, n: String) -> Said {
    Said::figures(msg!("story-attached", n = n))
        .text(&evidence.file)
        .text(&evidence.title)
}
