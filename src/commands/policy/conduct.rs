//! The sections about how a case is handled: steps, limits, levels, permissions, duties.

use serde_json::json;

use super::limits;
use super::page::{Row, Section};
use super::writer::{Writer, condition, conditions};
use crate::domain::source::Source;

/// The sections, in the order of a case.
pub fn sections(w: &Writer) -> Vec<Section> {
    vec![
        settings(w),
        limits::deadlines(w),
        limits::stages(w),
        authority(w),
        permissions(w),
        required(w),
        duties(w),
        routes(w),
    ]
}

/// The settings of the whole regulation.
fn settings(w: &Writer) -> Section {
    let policy = w.policy;
    let steps = policy.steps.iter().map(|step| {
        let word = step.step.to_string();
        if step.optional {
            format!("[{word}]")
        } else {
            word
        }
    });
    let steps = steps.collect::<Vec<_>>().join(" → ");
    let mut rows = Vec::new();
    let mut add = |name: &str, value: String, source: Option<&Source>| {
        rows.push(Row {
            data: json!({ "name": name, "value": value }),
            cells: vec![name.to_owned(), value],
            source: source.cloned(),
        });
    };
    let setting = |key| policy.setting(key);
    add("steps", steps, setting("steps"));
    let refusal = policy.on_refusal.to_string();
    add("on_refusal", refusal, setting("on_refusal"));
    add("approval", policy.approval.to_string(), setting("approval"));
    let own = policy.self_approval.to_string();
    add("self_approval", own, setting("self_approval"));
    let intake = w.units(&[policy.intake_unit.as_str()]);
    add("intake_unit", intake, setting("intake_unit"));
    let numbering = &policy.numbering;
    add(
        "numbering",
        numbering.pattern.to_string(),
        Some(&numbering.source),
    );
    add(
        "assign",
        numbering.assign.to_string(),
        Some(&numbering.source),
    );
    if !policy.pauses.clocks.is_empty() {
        let source = policy.pauses.source.as_ref();
        add("pause", w.list(&policy.pauses.clocks), source);
    }
    if let Some((limit, source)) = &policy.recording_tolerance {
        add("recording", limit.to_string(), Some(source));
    }
    Section {
        key: "settings",
        title: "ask-settings",
        heads: vec!["ask-setting", "ask-value"],
        rows,
    }
}

fn authority(w: &Writer) -> Section {
    let rows = w.policy.authority.iter().map(|band| {
        let data = json!({
            "up_to": band.up_to.map(|amount| amount.to_string()), "role": band.role,
        });
        let role = w.roles(std::slice::from_ref(&band.role));
        Row::new(&band.source, data, vec![w.up_to(band.up_to), role])
    });
    Section {
        key: "authority",
        title: "ask-bands",
        heads: vec!["ask-up-to", "ask-role"],
        rows: rows.collect(),
    }
}

fn permissions(w: &Writer) -> Section {
    let rows = w.policy.permissions.iter().map(|(command, p)| {
        let data = json!({ "command": command, "roles": p.roles, "units": p.units });
        let cells = vec![command.clone(), w.roles(&p.roles), w.units(&p.units)];
        Row::new(&p.source, data, cells)
    });
    Section {
        key: "permissions",
        title: "ask-permissions",
        heads: vec!["ask-command", "ask-roles", "ask-units"],
        rows: rows.collect(),
    }
}

fn required(w: &Writer) -> Section {
    let rows = w.policy.required.iter().map(|r| {
        let data = json!({ "fields": r.fields, "when": condition(&r.when) });
        Row::new(
            &r.source,
            data,
            vec![w.list(&r.fields), conditions(&r.when)],
        )
    });
    Section {
        key: "required",
        title: "ask-required",
        heads: vec!["ask-fields", "ask-when"],
        rows: rows.collect(),
    }
}

fn duties(w: &Writer) -> Section {
    let rows = w.policy.duties.iter().map(|d| {
        let data = json!({ "need": d.need.to_string(), "when": condition(&d.when) });
        Row::new(
            &d.source,
            data,
            vec![d.need.to_string(), conditions(&d.when)],
        )
    });
    Section {
        key: "duties",
        title: "ask-duties",
        heads: vec!["ask-need", "ask-when"],
        rows: rows.collect(),
    }
}

fn routes(w: &Writer) -> Section {
    let rows = w.policy.routes.iter().map(|r| {
        let data = json!({ "unit": r.unit, "when": condition(&r.when) });
        let cells = vec![w.units(&[r.unit.as_str()]), conditions(&r.when)];
        Row::new(&r.source, data, cells)
    });
    Section {
        key: "routes",
        title: "ask-routes",
        heads: vec!["ask-unit", "ask-when"],
        rows: rows.collect(),
    }
}
