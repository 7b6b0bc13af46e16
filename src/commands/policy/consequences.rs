//! The sections about what a case costs whom, and what the office owes besides.

use serde_json::json;

use super::page::{Row, Section, Writer, titles};
use crate::domain::policy::{Deduction, SanctionBand};

/// The sections, from the loss to the office's own duties.
pub fn sections(w: &Writer) -> Vec<Section> {
    vec![
        loss(w),
        sanctions(w),
        conversions(w),
        deductions(w),
        returns(w),
        periodic(w),
    ]
}

fn loss(w: &Writer) -> Section {
    let rules = &w.policy.consequences;
    let mut rows: Vec<Row> = Vec::new();
    for rule in &rules.loss {
        let percent = rule.percent.map(|percent| percent.to_string());
        let data = json!({
            "remedy": rule.remedy, "formula": rule.formula.to_string(), "percent": percent,
        });
        let percent = percent.map(|percent| format!("{percent} %"));
        let cells = vec![
            rule.remedy.clone(),
            rule.formula.to_string(),
            percent.unwrap_or_default(),
        ];
        rows.push(Row::new(&rule.source, data, cells));
    }
    Section {
        key: "loss",
        title: "ask-loss",
        heads: vec!["ask-remedy", "ask-formula", "ask-percent"],
        rows,
    }
}

fn sanctions(w: &Writer) -> Section {
    let rows = w.policy.consequences.sanctions.iter().map(|band| {
        let data = json!({
            "up_to": band.up_to.map(|amount| amount.to_string()),
            "sanction": band.sanction.to_string(), "times": band.times, "or_more": band.or_more,
            "points_money": band.points_money.map(|amount| amount.to_string()),
            "supervisor_joint": band.supervisor_joint,
            "supervisor_lower": band.supervisor_lower,
        });
        let money = band.points_money.map(|amount| w.up_to(Some(amount)));
        let cells = vec![
            w.up_to(band.up_to),
            sanction(band),
            money.unwrap_or_default(),
            w.flag(band.supervisor_joint),
        ];
        Row::new(&band.source, data, cells)
    });
    Section {
        key: "sanctions",
        title: "ask-sanctions",
        heads: vec![
            "ask-up-to",
            "ask-sanction",
            "ask-points-money",
            "ask-supervisor",
        ],
        rows: rows.collect(),
    }
}

/// `minor-demerit × 2`, with `+` where that is the least.
fn sanction(band: &SanctionBand) -> String {
    let more = if band.or_more { "+" } else { "" };
    if band.times == 1 && more.is_empty() {
        return band.sanction.to_string();
    }
    format!("{} × {}{more}", band.sanction, band.times)
}

fn conversions(w: &Writer) -> Section {
    let rows = w.policy.consequences.conversions.iter().map(|c| {
        let data = json!({
            "sanction": c.sanction.to_string(),
            "fine_from": c.fine_from.map(|amount| amount.to_string()),
            "per_base": c.per_base, "whole_month_bonus": c.whole_month_bonus,
        });
        let fine = c.fine_from.map(|amount| w.up_to(Some(amount)));
        let cells = vec![
            c.sanction.to_string(),
            fine.unwrap_or_default(),
            w.flag(c.per_base),
            w.flag(c.whole_month_bonus),
        ];
        Row::new(&c.source, data, cells)
    });
    Section {
        key: "conversions",
        title: "ask-conversions",
        heads: vec![
            "ask-sanction",
            "ask-fine-from",
            "ask-per-base",
            "ask-whole-bonus",
        ],
        rows: rows.collect(),
    }
}

fn deductions(w: &Writer) -> Section {
    let rules = &w.policy.consequences;
    let mut rows = rules.deduction.as_ref().map_or(Vec::new(), deduction);
    if let Some(resale) = &rules.resale {
        let (limit, counting) = (resale.limit.to_string(), resale.counting.to_string());
        let data = json!({
            "name": "resale", "value": limit, "counting": counting, "roll": resale.roll,
        });
        let cells = vec!["resale".to_owned(), format!("{limit} {counting}")];
        rows.push(Row::new(&resale.source, data, cells));
    }
    if let Some(sharing) = &rules.sharing {
        rows.push(named("sharing", format!("{} %", sharing.total), &sharing.source));
    }
    Section {
        key: "deductions",
        title: "ask-deductions",
        heads: vec!["ask-setting", "ask-value"],
        rows,
    }
}

fn deduction(rule: &Deduction) -> Vec<Row> {
    let source = &rule.source;
    let mut rows = vec![
        named("cap_percent", format!("{} %", rule.cap_percent), source),
        named("carry_over", rule.carry_over.to_string(), source),
        named("covers_sanctions", rule.covers_sanctions.to_string(), source),
        named("share", rule.share.by.to_string(), &rule.share.source),
    ];
    for level in &rule.levels {
        let value = format!("{}: {} / {}", level.units.join(" "), level.smallest, level.otherwise);
        rows.push(named("level", value, &level.source));
    }
    rows
}

fn named(name: &str, value: String, source: &crate::domain::source::Source) -> Row {
    let data = json!({ "name": name, "value": value });
    Row::new(source, data, vec![name.to_owned(), value])
}

fn returns(w: &Writer) -> Section {
    let mut rows = Vec::new();
    if let Some(rule) = &w.policy.consequences.returns {
        let source = &rule.source;
        rows.push(named("tolerance", format!("{} %", rule.tolerance), source));
        rows.push(named("within", rule.within.to_string(), source));
        rows.push(named("above", rule.above.to_string(), source));
        rows.push(named("differs", rule.differs.to_string(), source));
    }
    for proof in &w.policy.consequences.proofs {
        let data = json!({
            "name": "proof", "value": proof.id, "remedy": proof.remedy,
            "title": titles(&proof.title),
        });
        let value = format!("{}: {}", proof.remedy, w.title(&proof.title, &proof.id));
        rows.push(Row::new(&proof.source, data, vec!["proof".to_owned(), value]));
    }
    Section {
        key: "returns",
        title: "ask-returns",
        heads: vec!["ask-setting", "ask-value"],
        rows,
    }
}

fn periodic(w: &Writer) -> Section {
    let rows = w.policy.office.periodic.iter().map(|duty| {
        let data = json!({
            "name": duty.name, "title": titles(&duty.title), "every": duty.every.to_string(),
            "months": duty.months, "by_day": duty.by_day, "unit": duty.unit,
        });
        let cells = vec![
            w.title(&duty.title, &duty.name),
            duty.every.to_string(),
            duty.by_day.to_string(),
            w.units(&[duty.unit.as_str()]),
        ];
        Row::new(&duty.source, data, cells)
    });
    Section {
        key: "periodic",
        title: "ask-periodic",
        heads: vec!["ask-duty", "ask-every", "ask-by-day", "ask-unit"],
        rows: rows.collect(),
    }
}
