//! Why a case costs us what it does, and what came back.

use serde::Serialize;

use super::subject::Explained;
use crate::domain::judge::loss::{Account, LossLine, Open};
use crate::domain::judge::returns::{self, Relation, Returned};
use crate::domain::msg::Msg;
use crate::domain::quantity::Quantity;
use crate::domain::source::Source;
use crate::msg;
use crate::ui::{amounts, format, losses};

/// The loss account in JSON; what cannot be told yet is absent.
#[derive(Clone, Debug, Serialize)]
pub struct LossView {
    lines: Vec<LossLineView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    total: Option<String>,
    /// The least it may come to, while it depends on the option the customer takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    /// The most.
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    recovered: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    net: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    resale_until: Option<String>,
    /// The words of the derivation, in order.
    pub steps: Vec<String>,
}

/// One line of it, in JSON.
#[derive(Clone, Debug, Serialize)]
struct LossLineView {
    kind: String,
    amount: String,
    steps: Vec<String>,
    source: Source,
}

/// The returned goods in JSON.
#[derive(Clone, Debug, Serialize)]
pub struct ReturnView {
    #[serde(skip_serializing_if = "Option::is_none")]
    approved: Option<Quantity>,
    received: Quantity,
    tolerance: String,
    blocked: bool,
    /// The pieces accounting posts; nothing while it is blocked.
    #[serde(skip_serializing_if = "Option::is_none")]
    to_post: Option<Quantity>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<Source>,
    /// The words of the derivation, in order.
    pub steps: Vec<String>,
}

/// Why the case costs us what it does.
pub fn loss(subject: &Explained, account: &Account) -> LossView {
    let words = subject.names.words;
    let settlement = subject.case.current.settlement.as_ref();
    let lines = account.lines.iter().map(|line| LossLineView {
        kind: line.kind.to_owned(),
        amount: line.amount.to_string(),
        steps: vec![words.say(&losses::derivation(line))],
        source: line.source.clone(),
    });
    let mut steps: Vec<Msg> = account.lines.iter().map(step).collect();
    for (place, why) in &account.unknown {
        let remedy = settlement.and_then(|settlement| settlement.remedies.get(*place));
        if let Some(remedy) = remedy {
            let (kind, why) = (amounts::title(remedy), losses::unknown(*why));
            steps.push(msg!("explain-loss-unknown", kind = kind, why = why));
        }
    }
    for (place, cost) in &account.customers {
        let remedy = settlement.and_then(|settlement| settlement.remedies.get(*place));
        if let Some(remedy) = remedy {
            let kind = amounts::title(remedy);
            let source = cost.source.to_string();
            steps.push(msg!("explain-loss-customer", kind = kind, source = source));
        }
    }
    steps.extend(totals(subject, account));
    LossView {
        lines: lines.collect(),
        total: account.total().map(|total| total.to_string()),
        from: account.range().map(|(least, _)| least.to_string()),
        to: account.range().map(|(_, most)| most.to_string()),
        recovered: account.recovered.to_string(),
        net: account.net().map(|net| net.to_string()),
        resale_until: account
            .window
            .as_ref()
            .map(|window| format::rfc3339(window.until)),
        steps: steps.iter().map(|step| words.say(step)).collect(),
    }
}

fn step(line: &LossLine) -> Msg {
    msg!(
        "explain-loss-line",
        kind = losses::kind(line.kind),
        how = losses::derivation(line),
        source = line.source.to_string()
    )
}

fn totals(subject: &Explained, account: &Account) -> Vec<Msg> {
    let currency = &subject.policy.currency;
    let mut steps = Vec::new();
    if let Some(window) = account.window.as_ref().filter(|_| goods(subject)) {
        let source = window.source.to_string();
        let until = format::time(&window.until);
        steps.push(if subject.now > window.until {
            msg!("explain-resale-over", until = until, source = source)
        } else {
            msg!("explain-resale-until", until = until, source = source)
        });
    }
    let (Some(total), Some(net)) = (account.total(), account.net()) else {
        steps.extend(account.open.iter().flat_map(|open| offered(open, currency)));
        steps.push(match account.range() {
            Some((least, most)) => msg!(
                "explain-loss-range",
                least = format::money(least, currency),
                most = format::money(most, currency)
            ),
            None => msg!("explain-loss-open"),
        });
        return steps;
    };
    steps.push(msg!(
        "explain-loss-total",
        amount = format::money(total, currency)
    ));
    for recovery in &subject.case.recoveries {
        let amount = format::money(recovery.amount, currency);
        steps.push(msg!(
            "explain-recovered",
            from = &recovery.from,
            amount = amount
        ));
    }
    if !subject.case.recoveries.is_empty() {
        steps.push(msg!(
            "explain-loss-net",
            amount = format::money(net, currency)
        ));
    }
    steps
}

/// What each of the options costs that the customer may take.
fn offered(open: &Open, currency: &str) -> Vec<Msg> {
    let options = open.options.iter().map(|(option, cost)| {
        let amount = match cost {
            Some(cost) => format::money(*cost, currency),
            None => msg!("explain-loss-open"),
        };
        let what = msg!("explain-loss-option", option = option, amount = amount);
        match open.item {
            Some(n) => msg!("explain-of-item", n = n.to_string(), what = what),
            None => what,
        }
    });
    options.collect()
}

/// Whether goods come back that could be sold again.
fn goods(subject: &Explained) -> bool {
    !returns::coming(subject.case, subject.policy).is_empty()
}

/// How the goods that came stand against those approved.
pub fn returned(subject: &Explained, back: &Returned) -> ReturnView {
    let rule = subject.policy.consequences.returns.as_ref();
    let source = rule.map(|rule| rule.source.clone());
    let words = subject.names.words;
    let tolerance = back.tolerance.normalize().to_string();
    let received = back.received.to_string();
    let mut steps = vec![match back.approved {
        Some(approved) => msg!(
            "explain-return",
            approved = approved.to_string(),
            received = received
        ),
        None => msg!("explain-return-open", received = received),
    }];
    steps.push(if back.by_customer {
        msg!("explain-return-tolerance-customer", percent = &tolerance)
    } else {
        msg!("explain-return-tolerance", percent = &tolerance)
    });
    let standing = match back.relation {
        _ if back.unapproved => msg!("explain-return-unapproved"),
        _ if back.blocked => msg!("explain-return-blocked"),
        Relation::Nothing => msg!("explain-return-nothing"),
        Relation::AtMost => msg!("explain-return-at-most"),
        Relation::Within => msg!("explain-return-within"),
        Relation::Above => msg!("explain-return-instructed"),
    };
    let place = source.as_ref().map(Source::to_string);
    steps.push(match place {
        Some(place) => msg!("explain-return-standing", what = standing, source = place),
        None => standing,
    });
    ReturnView {
        approved: back.approved,
        received: back.received,
        tolerance,
        blocked: back.blocked,
        to_post: (!back.blocked && back.relation != Relation::Nothing).then_some(back.received),
        source,
        steps: steps.iter().map(|step| words.say(step)).collect(),
    }
}
