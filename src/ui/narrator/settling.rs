//! The proposal, and what is said to it.

use super::said::{Narrator, Said};
use crate::domain::case::intake::Extent;
use crate::domain::case::liability::{Liable, Who};
use crate::domain::case::remedy::{Commitment, Remedy, RemedyKind};
use crate::domain::case::settlement::{Approval, Consolidation, Settlement};
use crate::domain::judge;
use crate::domain::msg::Msg;
use crate::domain::tree::Path;
use crate::msg;
use crate::ui::amounts::{self, counted};

/// How many remedies are named.
const NAMED: usize = 4;

impl Narrator<'_> {
    pub(super) fn proposed(&self, settlement: &Settlement, place: &Path) -> Said {
        let commitment = settlement.commitment();
        let amount = self.committed(commitment);
        let remedies = settlement.remedies.iter();
        let mut named: Vec<Msg> = remedies.clone().take(NAMED).map(reckoned).collect();
        if settlement.remedies.len() > NAMED {
            named.push(msg!("story-more", n = settlement.remedies.len() - NAMED));
        }
        let together = named
            .into_iter()
            .reduce(|before, next| msg!("story-and", before = before, next = next));
        let mut what = match together {
            Some(remedies) => msg!("story-proposed", amount = amount, remedies = remedies),
            None => msg!("story-proposed-bare", amount = amount),
        };
        if settlement.advance {
            what = msg!("story-advance", what = what);
        }
        let remedies = Msg::list(remedies.map(figures).collect());
        let brief = match (self.loss, commitment) {
            (Some(loss), _) => {
                msg!(
                    "story-settled-loss",
                    remedies = remedies,
                    loss = loss.grouped()
                )
            }
            (None, Commitment::Amount(amount)) => {
                msg!(
                    "story-settled",
                    remedies = remedies,
                    amount = amount.grouped()
                )
            }
            (None, Commitment::Open) => msg!("story-settled-open", remedies = remedies),
        };
        Said::of(self.needing(what, commitment, place))
            .brief(brief)
            .text(&settlement.text)
            .why(settlement.reason.as_ref())
    }

    /// Whose signature it needs by the policy, in the round it was proposed in.
    fn needing(&self, what: Msg, commitment: Commitment, place: &Path) -> Msg {
        let Some(policy) = self.policy else {
            return what;
        };
        let case = self.case.in_round(place);
        if !judge::approval_needed(&case, policy, self.staff) {
            return msg!("story-needs-nobody", what = what);
        }
        let Some(band) = judge::band_for(&case, policy, commitment) else {
            return what;
        };
        let role = self.staff.role_called(&band.role);
        match &band.source.rule {
            Some(source) => msg!("story-needs-rule", what = what, role = role, rule = source),
            None => msg!("story-needs", what = what, role = role),
        }
    }

    pub(super) fn consolidated(&self, opinion: &Consolidation, place: &Path) -> Said {
        let settlement = self.case.round_at(place).settlement.as_ref();
        Said {
            brief: settlement.map(|settlement| figure(settlement.commitment())),
            ..Said::of(msg!("story-consolidated"))
                .text(&opinion.text)
                .told(self.liable(&opinion.liability))
        }
    }

    /// Who bears the loss, at what share.
    pub(super) fn liable(&self, liability: &[Liable]) -> Option<Msg> {
        let liable = liability.iter().map(|liable| {
            let who = match &liable.who {
                Who::Unit { unit, person } => self.called(person.as_ref().unwrap_or(unit)),
                Who::Outside(name) => msg!("show-outside", name = name).into(),
            };
            msg!("story-share", who = who, share = liable.share.to_string())
        });
        let liable: Vec<Msg> = liable.collect();
        (!liable.is_empty()).then(|| msg!("story-liable", liable = liable))
    }

    /// A signature or its refusal; who signed is said by whoever shows it.
    pub(super) fn decided_on(&self, approval: &Approval) -> Said {
        let commitment = approval.amount.unwrap_or(Commitment::Open);
        let role = self
            .staff
            .role_called(approval.role.as_deref().unwrap_or("–"));
        let figure = figure(commitment);
        let (mut what, brief) = if approval.rejected {
            let brief = msg!("story-rejected-by", amount = figure, role = role.clone());
            (msg!("story-rejected"), brief)
        } else {
            let brief = msg!("story-approved-by", amount = figure, role = role.clone());
            (
                msg!("story-approved", amount = self.committed(commitment)),
                brief,
            )
        };
        if approval.role.is_some() {
            what = msg!("story-as", what = what, role = role);
        }
        let lent = approval.on_behalf_of.as_ref();
        Said::of(what)
            .brief(brief)
            .told(lent.map(|other| msg!("story-on-behalf", other = self.called(other))))
            .why(approval.reason.as_ref())
    }
}

/// An amount as figures say it, or that it is open.
fn figure(commitment: Commitment) -> Msg {
    match commitment {
        Commitment::Amount(amount) => msg!("story-amount", amount = amount.grouped()),
        Commitment::Open => msg!("story-amount-open"),
    }
}

/// A remedy with how its amount comes about.
fn reckoned(remedy: &Remedy) -> Msg {
    let (title, how) = (amounts::title(remedy), amounts::derivation(remedy));
    match remedy.kind {
        RemedyKind::Apology => title,
        _ if remedy.item.is_some() || remedy.option.is_some() => {
            msg!("story-remedy-of", title = title, how = how)
        }
        _ => msg!("story-remedy", title = title, how = how),
    }
}

/// A remedy in its least figures.
fn figures(remedy: &Remedy) -> Msg {
    let kind = remedy.kind.named();
    match (remedy.quantity, remedy.amount) {
        (Some(Extent::Known(quantity)), _) => {
            msg!(
                "story-remedy-quantity",
                kind = kind,
                quantity = counted(quantity)
            )
        }
        (Some(Extent::Open), _) => msg!("story-remedy-open", kind = kind),
        (None, Some(amount)) => match &remedy.currency {
            Some(currency) => msg!(
                "story-remedy-foreign",
                kind = kind,
                amount = amount.grouped(),
                currency = currency
            ),
            None => msg!(
                "story-remedy-amount",
                kind = kind,
                amount = amount.grouped()
            ),
        },
        (None, None) => kind,
    }
}
