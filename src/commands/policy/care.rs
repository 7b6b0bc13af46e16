//! The sections about taking in and passing on: channels, severity, tiers, causes of cost.

use serde_json::json;

use super::page::{Row, Section};
use super::writer::{Writer, condition, conditions};
use crate::domain::reader::Word;

/// The sections, in the order of a case.
pub fn sections(w: &Writer) -> Vec<Section> {
    vec![channels(w), severity(w), tiers(w), costs(w), patience(w)]
}

fn channels(w: &Writer) -> Section {
    let rows = w.policy.care.channels.iter().map(|rule| {
        let asks: Vec<String> = rule.requires.iter().map(|r| r.word().to_owned()).collect();
        let data =
            json!({ "channel": rule.channel, "requires": asks, "when": condition(&rule.when) });
        let cells = vec![rule.channel.clone(), w.list(&asks), conditions(&rule.when)];
        Row::new(&rule.source, data, cells)
    });
    Section {
        key: "channels",
        title: "ask-channels",
        heads: vec!["ask-channel", "ask-asks", "ask-when"],
        rows: rows.collect(),
    }
}

fn severity(w: &Writer) -> Section {
    let rows = w.policy.care.severity.iter().map(|row| {
        let from = row.claimed_from.map(|amount| amount.to_string());
        let data =
            json!({ "grade": row.grade, "claimed_from": from, "when": condition(&row.when) });
        let cells = vec![
            row.grade.clone(),
            from.unwrap_or_default(),
            conditions(&row.when),
        ];
        Row::new(&row.source, data, cells)
    });
    Section {
        key: "severity",
        title: "ask-severity",
        heads: vec!["ask-grade", "ask-claimed-from", "ask-when"],
        rows: rows.collect(),
    }
}

fn tiers(w: &Writer) -> Section {
    let rows = w.policy.office.tiers.iter().map(|tier| {
        let after = tier.after.map(|limit| limit.to_string());
        let data = json!({
            "id": tier.id, "unit": tier.unit, "role": tier.role,
            "after": after, "when": condition(&tier.when),
        });
        let units: Vec<&str> = tier.unit.iter().map(String::as_str).collect();
        let roles: Vec<String> = tier.role.iter().cloned().collect();
        let cells = vec![
            tier.id.clone(),
            w.units(&units),
            w.roles(&roles),
            conditions(&tier.when),
            after.unwrap_or_default(),
        ];
        Row::new(&tier.source, data, cells)
    });
    Section {
        key: "tiers",
        title: "ask-tiers",
        heads: vec!["ask-tier", "ask-unit", "ask-role", "ask-when", "ask-after"],
        rows: rows.collect(),
    }
}

fn costs(w: &Writer) -> Section {
    let rows = w.policy.consequences.costs.iter().map(|cost| {
        let exchange = cost.exchange.map(|exchange| exchange.word().to_owned());
        let data = json!({
            "cause": cost.cause, "bearer": cost.bearer, "exchange": exchange, "doubt": cost.doubt,
        });
        let cells = vec![
            cost.cause.clone(),
            w.units(&[cost.bearer.as_str()]),
            exchange.unwrap_or_default(),
        ];
        Row::new(&cost.source, data, cells)
    });
    Section {
        key: "costs",
        title: "ask-costs",
        heads: vec!["ask-cause", "ask-bearer", "ask-exchange"],
        rows: rows.collect(),
    }
}

/// How often a case may change hands, how long it may lie still.
fn patience(w: &Writer) -> Section {
    let care = &w.policy.care;
    let mut rows = Vec::new();
    let mut add = |name: &str, value: String, source| {
        let data = json!({ "name": name, "value": value });
        rows.push(Row::new(source, data, vec![name.to_owned(), value]));
    };
    if let Some(handover) = &care.handover {
        add("handover", handover.most.to_string(), &handover.source);
    }
    if let Some(silence) = &care.silence {
        add("silence", silence.limit.to_string(), &silence.source);
    }
    Section {
        key: "patience",
        title: "ask-patience",
        heads: vec!["ask-setting", "ask-value"],
        rows,
    }
}
