//! The sections about limits: across steps, and of single departments.

use serde_json::json;

use super::page::{Row, Section};
use super::writer::{Writer, condition, conditions, titles};
use crate::domain::policy::Limits;
use crate::domain::time::Counting;

/// `3d / 7d`, or the one figure for home and abroad.
fn limits(limits: &Limits) -> String {
    if limits.domestic == limits.foreign {
        return limits.domestic.to_string();
    }
    format!("{} / {}", limits.domestic, limits.foreign)
}

fn counting(w: &Writer, counting: Counting, roll: bool) -> String {
    // Only dates of the calendar can fall on a rest day.
    if counting == Counting::Calendar && !roll {
        return w.list(&[counting.to_string(), w.word("ask-no-roll")]);
    }
    counting.to_string()
}

/// The limits that run across steps.
pub fn deadlines(w: &Writer) -> Section {
    let rows = w.policy.deadlines.iter().map(|d| {
        let data = json!({
            "clock": d.clock, "from": d.from.word(), "until": d.until.word(),
            "domestic": d.limits.domestic.to_string(), "foreign": d.limits.foreign.to_string(),
            "counting": d.counting.to_string(), "roll": d.roll, "when": condition(&d.when),
        });
        let cells = vec![
            d.clock.clone(),
            format!("{} → {}", d.from, d.until),
            limits(&d.limits),
            counting(w, d.counting, d.roll),
            conditions(&d.when),
        ];
        Row::new(&d.source, data, cells)
    });
    Section {
        key: "deadlines",
        title: "ask-deadlines",
        heads: vec![
            "ask-clock",
            "ask-span",
            "ask-limits",
            "ask-counting",
            "ask-when",
        ],
        rows: rows.collect(),
    }
}

/// The limits of single departments.
pub fn stages(w: &Writer) -> Section {
    let rows = w.policy.stages.iter().map(|s| {
        let data = json!({
            "name": s.name, "title": titles(&s.title), "units": s.units, "within": s.within,
            "from": s.from.word(), "until": s.until.word(),
            "domestic": s.limits.domestic.to_string(), "foreign": s.limits.foreign.to_string(),
            "counting": s.counting.to_string(), "roll": s.roll, "when": condition(&s.when),
        });
        let mut units = w.units(&s.units);
        let when = conditions(&s.when);
        if !when.is_empty() {
            units = format!("{units} ({when})");
        }
        let cells = vec![
            w.title(&s.title, &s.name),
            units,
            format!("{} → {}", s.from, s.until),
            limits(&s.limits),
            counting(w, s.counting, s.roll),
        ];
        Row::new(&s.source, data, cells)
    });
    Section {
        key: "stages",
        title: "ask-stages",
        heads: vec![
            "ask-stage",
            "ask-units",
            "ask-span",
            "ask-limits",
            "ask-counting",
        ],
        rows: rows.collect(),
    }
}
