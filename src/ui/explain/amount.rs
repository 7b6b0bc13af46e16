//! Why an amount needs which signature, and who bears which share.

use serde::Serialize;

use super::subject::Explained;
use crate::domain::case::charge::Charged;
use crate::domain::case::liability::Who;
use crate::domain::case::remedy::Commitment;
use crate::domain::case::settlement::Approval;
use crate::domain::judge::ApprovalFault;
use crate::domain::money::{Money, UpTo};
use crate::domain::msg::Msg;
use crate::domain::policy::Band;
use crate::domain::source::Source;
use crate::domain::tree::Path;
use crate::msg;
use crate::report::explanation::Authority;
use crate::ui::{amounts, format};

/// Who must sign, who did, and why, in JSON.
#[derive(Clone, Debug, Serialize)]
pub struct AuthorityView {
    amount: Option<String>,
    open: bool,
    role: Option<String>,
    approved_by: Option<String>,
    approved_role: Option<String>,
    on_behalf_of: Option<String>,
    sufficient: Option<bool>,
    lines: Vec<LineView>,
    /// Every band of the policy.
    pub bands: Vec<BandView>,
    /// Where the band that applies stands.
    source: Option<Source>,
    /// The words of the derivation, in order.
    pub steps: Vec<String>,
}

/// What one remedy commits to, in JSON.
#[derive(Clone, Debug, Serialize)]
pub struct LineView {
    kind: String,
    amount: Option<String>,
    steps: Vec<String>,
    source: Source,
}

/// One level of authority, in JSON.
#[derive(Clone, Debug, Serialize)]
pub struct BandView {
    up_to: Option<String>,
    role: String,
    /// Whether it is the one that applies.
    pub applies: bool,
    source: Source,
    /// The band in words.
    #[serde(skip)]
    pub words: String,
    /// Its role's title.
    #[serde(skip)]
    pub title: String,
}

impl BandView {
    /// The rule and the line of the policy file.
    pub fn source(&self) -> Msg {
        let line = self.source.place.line.to_string();
        match &self.source.rule {
            Some(rule) => msg!("explain-band-at", rule = rule, line = line),
            None => msg!("explain-band-at-line", line = line),
        }
    }
}

/// Who bears which share, in JSON.
#[derive(Clone, Debug, Serialize)]
pub struct ShareView {
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    outside: Option<String>,
    share: String,
    /// The item of the complaint it is for; absent where it is for the whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<u64>,
    /// Its part of the loss; absent while that cannot be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<String>,
    source: Source,
    /// The words of the derivation.
    pub steps: Vec<String>,
}

/// Who must sign, who did, and why.
pub fn authority(subject: &Explained, authority: &Authority) -> AuthorityView {
    let amount = plain(authority.commitment);
    let approval = authority.approval;
    let facts = subject.case.policy_facts();
    let bands = subject.policy.bands(&facts);
    let bands = bands.map(|band| band_view(subject, band, authority.band));
    let words = subject.names.words;
    let steps = steps(subject, authority);
    AuthorityView {
        open: amount.is_none(),
        amount,
        role: authority.band.map(|band| band.role.clone()),
        approved_by: approval.map(|approval| approval.stamp.by.clone()),
        approved_role: approval.and_then(|approval| approval.role.clone()),
        on_behalf_of: approval.and_then(|approval| approval.on_behalf_of.clone()),
        sufficient: approval.map(|_| authority.fault.is_none()),
        lines: lines(subject, authority),
        bands: bands.collect(),
        source: authority.band.map(|band| band.source.clone()),
        steps: steps.iter().map(|step| words.say(step)).collect(),
    }
}

fn plain(commitment: Commitment) -> Option<String> {
    match commitment {
        Commitment::Amount(amount) => Some(amount.to_string()),
        Commitment::Open => None,
    }
}

fn lines(subject: &Explained, authority: &Authority) -> Vec<LineView> {
    let at = Path::root().key("settlement").key("remedies");
    let remedies = authority.settlement.remedies.iter().enumerate();
    let lines = remedies.map(|(i, remedy)| LineView {
        kind: remedy.kind.to_string(),
        amount: plain(remedy.commitment()),
        steps: vec![subject.names.words.say(&amounts::derivation(remedy))],
        source: Source::new((subject.place)(&at.index(i)), None),
    });
    lines.collect()
}

fn band_view(subject: &Explained, band: &Band, applies: Option<&Band>) -> BandView {
    let up_to = match band.up_to {
        Some(amount) => {
            let amount = format::money(amount, &subject.policy.currency);
            msg!("explain-band-up-to", amount = amount)
        }
        None => msg!("explain-band-unlimited"),
    };
    BandView {
        up_to: band.up_to.map(|amount| amount.to_string()),
        role: band.role.clone(),
        applies: applies.is_some_and(|other| other.source == band.source),
        source: band.source.clone(),
        words: subject.names.words.say(&up_to),
        title: subject.names.role(&band.role),
    }
}

fn steps(subject: &Explained, authority: &Authority) -> Vec<Msg> {
    let currency = &subject.policy.currency;
    let remedies = authority.settlement.remedies.iter();
    let mut steps: Vec<Msg> = remedies
        .map(|remedy| {
            let (kind, how) = (amounts::title(remedy), amounts::derivation(remedy));
            msg!("explain-remedy", kind = kind, how = how)
        })
        .collect();
    let dearest = authority.dearest.iter();
    steps.extend(dearest.map(|(item, option, amount)| {
        let amount = format::money(*amount, currency);
        match item {
            Some(n) => {
                let n = n.to_string();
                msg!(
                    "explain-dearest-of-item",
                    n = n,
                    option = option,
                    amount = amount
                )
            }
            None => msg!("explain-dearest", option = option, amount = amount),
        }
    }));
    let total = amounts::committed(authority.commitment, currency);
    steps.push(match authority.commitment {
        Commitment::Amount(_) => msg!("explain-committed", amount = total),
        Commitment::Open => msg!("explain-committed-open"),
    });
    steps.push(match authority.band {
        Some(band) => msg!(
            "explain-band",
            role = subject.names.role(&band.role),
            source = band.source.to_string()
        ),
        None => msg!("explain-band-none"),
    });
    steps.push(signed(subject, authority));
    steps
}

fn signed(subject: &Explained, authority: &Authority) -> Msg {
    let Some(approval) = authority.approval else {
        return if authority.needed {
            msg!("explain-not-signed")
        } else {
            msg!("explain-own-authority")
        };
    };
    let by = signer(subject, approval);
    match authority.fault {
        None => msg!("explain-signed", by = by),
        Some(ApprovalFault::Changed) => msg!("explain-signed-changed", by = by),
        Some(ApprovalFault::Beyond) => msg!("explain-signed-beyond", by = by),
        Some(ApprovalFault::Unknown) => msg!("explain-signed-unknown", by = by),
        Some(ApprovalFault::Own) => msg!("explain-signed-own", by = by),
        Some(ApprovalFault::Refused) => msg!("explain-signed-refused", by = by),
    }
}

fn signer(subject: &Explained, approval: &Approval) -> Msg {
    let by = subject.names.who(&approval.stamp.by);
    let time = format::time(&subject.calendar.in_zone(approval.stamp.at));
    let Some(role) = &approval.role else {
        return msg!("explain-signer", by = by, time = time);
    };
    let role = subject.names.role(role);
    let limit = limit(
        approval.limit.unwrap_or(UpTo::Unlimited),
        &subject.policy.currency,
    );
    match &approval.on_behalf_of {
        Some(lender) => msg!(
            "explain-signer-for",
            by = by,
            time = time,
            role = role,
            limit = limit,
            lender = subject.names.who(lender)
        ),
        None => msg!(
            "explain-signer-as",
            by = by,
            time = time,
            role = role,
            limit = limit
        ),
    }
}

fn limit(limit: UpTo, currency: &str) -> Msg {
    match limit {
        UpTo::Amount(amount) => msg!(
            "explain-band-up-to",
            amount = format::money(amount, currency)
        ),
        UpTo::Unlimited => msg!("explain-band-unlimited"),
    }
}

/// Who bears which share, and how much of the loss that is.
pub fn share(
    subject: &Explained,
    charged: &Charged,
    amount: Option<Money>,
    source: Source,
) -> ShareView {
    let liable = charged.liable;
    let share = liable.share.normalize().to_string();
    let who = subject.names.liable(&liable.who);
    let words = source.to_string();
    let borne = amount.map(|amount| format::money(amount, &subject.policy.currency));
    let step = match (&liable.who, borne) {
        (Who::Unit { .. }, None) => {
            msg!("explain-share", who = who, share = &share, source = words)
        }
        (Who::Unit { .. }, Some(amount)) => msg!(
            "explain-share-amount",
            who = who,
            share = &share,
            amount = amount,
            source = words
        ),
        (Who::Outside(_), None) => msg!(
            "explain-share-outside",
            who = who,
            share = &share,
            source = words
        ),
        (Who::Outside(_), Some(amount)) => msg!(
            "explain-share-outside-amount",
            who = who,
            share = &share,
            amount = amount,
            source = words
        ),
    };
    let (unit, person, outside) = match &liable.who {
        Who::Unit { unit, person } => (Some(unit.clone()), person.clone(), None),
        Who::Outside(name) => (None, None, Some(name.clone())),
    };
    let step = match charged.item {
        Some(n) => msg!("explain-of-item", n = n.to_string(), what = step),
        None => step,
    };
    ShareView {
        unit,
        person,
        outside,
        share,
        item: charged.item,
        amount: amount.map(|amount| amount.to_string()),
        source,
        steps: vec![subject.names.words.say(&step)],
    }
}
