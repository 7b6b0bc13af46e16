//! The sections about what a case costs whom, and what the office owes besides.

use serde_json::json;

use super::deductions;
use super::page::{Row, Section};
use super::writer::{Writer, titles};
use crate::domain::policy::SanctionBand;

/// The sections, from the loss to the office's own duties.
pub fn sections(w: &Writer) -> Vec<Section> {
    vec![
        loss(w),
        sanctions(w),
        conversions(w),
        deductions::deductions(w),
        deductions::returns(w),
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
