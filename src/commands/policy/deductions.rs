//! The sections about deductions from the bonus and returned goods.

use serde_json::json;

use super::page::{Row, Section};
use super::writer::{Writer, titles};
use crate::domain::policy::Deduction;
use crate::domain::source::Source;

/// What is taken from the bonus, and how a loss is shared.
pub fn deductions(w: &Writer) -> Section {
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
        rows.push(named(
            "sharing",
            format!("{} %", sharing.total),
            &sharing.source,
        ));
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
        named(
            "covers_sanctions",
            rule.covers_sanctions.to_string(),
            source,
        ),
        named("share", rule.share.by.to_string(), &rule.share.source),
    ];
    for level in &rule.levels {
        let value = format!(
            "{}: {} / {}",
            level.units.join(" "),
            level.smallest,
            level.otherwise
        );
        rows.push(named("level", value, &level.source));
    }
    rows
}

fn named(name: &str, value: String, source: &Source) -> Row {
    let data = json!({ "name": name, "value": value });
    Row::new(source, data, vec![name.to_owned(), value])
}

/// What happens when goods come back, and the papers that prove it.
pub fn returns(w: &Writer) -> Section {
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
        rows.push(Row::new(
            &proof.source,
            data,
            vec!["proof".to_owned(), value],
        ));
    }
    Section {
        key: "returns",
        title: "ask-returns",
        heads: vec!["ask-setting", "ask-value"],
        rows,
    }
}
