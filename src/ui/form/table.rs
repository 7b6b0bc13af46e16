//! Which forms there are, as a table and as JSON.

use serde_json::{Value, json};

use super::readers::readers;
use crate::domain::case::Case;
use crate::domain::case::remedy::RemedyKind;
use crate::domain::msg::{Arg, Msg};
use crate::domain::policy::{FormRule, Policy};
use crate::domain::schema::Scalar as _;
use crate::domain::tree::Value as Said;
use crate::domain::word::Word as _;
use crate::msg;
use crate::report::form::{About, Fit, Lack, about, occasion};
use crate::ui::format;
use crate::ui::names::Names;
use crate::ui::narrator::chosen_by;
use crate::ui::paint::Tone;
use crate::ui::regulation;
use crate::ui::table::{Cell, Column, Overflow, Table};

/// A form of a policy.
#[derive(Clone, Copy)]
pub struct Line<'a> {
    /// The policy.
    pub policy: &'a Policy,
    /// The form.
    pub rule: &'a FormRule,
    /// Whether it fits the case that is asked about.
    pub fit: Option<(&'a Case, Fit)>,
}

/// The forms as a table.
pub fn table(lines: &[Line], names: &Names) -> Table {
    let head = |key| names.words.text(key);
    let columns = vec![
        Column::whole(head("form-head-form")),
        Column::text(head("form-head-title")).at_least(12),
        Column::text(head("form-head-policy")).spare(2),
        Column::text(head("form-head-copies")).at_least(12).spare(1),
        Column::text(head("form-head-when")).at_least(12),
        Column::whole(head("form-head-rule")).spare(3),
    ];
    let mut table = Table::new(columns, Overflow::Wrap);
    for line in lines {
        let rule = line.rule;
        let case = line.fit.map(|(case, _)| case);
        let (when, tone) = stands(line, names);
        table.row(vec![
            Cell::toned(rule.id.clone(), Tone::Number),
            Cell::from(names.title(&rule.title)),
            Cell::from(line.policy.id.clone()),
            Cell::from(names.words.join(&readers(rule, case, names))),
            tone.map_or_else(
                || Cell::from(when.clone()),
                |tone| Cell::toned(when.clone(), tone),
            ),
            Cell::from(rule.source.rule.clone().unwrap_or_default()),
        ]);
    }
    table
}

/// When it is written, or whether it can be.
fn stands(line: &Line, names: &Names) -> (String, Option<Tone>) {
    let words = names.words;
    match line.fit {
        None => (usually(line, names), None),
        Some((_, Fit::Now)) => (words.text("form-now"), Some(Tone::Ok)),
        Some((_, Fit::After(step))) => {
            let step = step.named();
            (words.say(&msg!("form-after", step = step)), None)
        }
        Some((_, Fit::Not(lack))) => (words.say(&lacking(lack)), None),
    }
}

/// Why a form is not written.
pub fn lacking(lack: Lack) -> Msg {
    match lack {
        Lack::Other => msg!("form-lack-other"),
        Lack::Month => msg!("form-lack-month"),
        Lack::Occasion(occasion) => msg!("form-lack-occasion", what = occasion.named()),
    }
}

/// For which cases, and from when on.
fn usually(line: &Line, names: &Names) -> String {
    let words = names.words;
    let about = about(&line.rule.id);
    if about != About::Case {
        return words.say(&about.named());
    }
    let mut parts = Vec::new();
    if let Some(occasion) = occasion(&line.rule.id) {
        parts.push(words.say(&occasion.named()));
    }
    if let Some(step) = line.rule.after {
        parts.push(words.say(&msg!("form-after", step = step.named())));
    }
    if let Said::Flow(conditions) = line.rule.when.value() {
        for (key, stated) in conditions {
            let said = condition(&key, &stated, line.policy);
            parts.push(words.say(&msg!("form-for-cases", what = said)));
        }
    }
    if parts.is_empty() {
        return words.text("form-any-time");
    }
    words.join(&parts)
}

/// What a condition asks for, as people call it.
fn condition(key: &str, stated: &Said, policy: &Policy) -> Arg {
    let words = match stated {
        Said::Seq(words) => words.iter().filter_map(Said::text).collect(),
        one => Vec::from_iter(one.text()),
    };
    let called = words
        .into_iter()
        .map(|word| match RemedyKind::from_word(word) {
            Some(kind) if key == "remedy" => kind.named().into(),
            _ => match chosen_by(key, word, Some(policy)).1 {
                Arg::Id(_, called) => *called,
                called => called,
            },
        });
    called.collect()
}

/// The forms in JSON.
pub fn json(lines: &[Line]) -> Value {
    let line = |line: &Line| {
        let rule = line.rule;
        let fit = line.fit.map(|(_, fit)| fit);
        format::known(json!({
            "form": rule.id,
            "title": regulation::titles(&rule.title),
            "policy": line.policy.id,
            "about": about(&rule.id).word(),
            "copies": rule.copies,
            "signatures": rule.signatures,
            "customer_stamp": rule.customer_stamp,
            "after": rule.after.map(crate::domain::policy::Step::word),
            "rule": rule.source.rule,
            "fits": fit.map(|fit| fit == Fit::Now),
            "lacking": fit.and_then(|fit| match fit {
                Fit::Not(Lack::Other) => Some("other"),
                Fit::Not(Lack::Month) => Some("month"),
                Fit::Not(Lack::Occasion(occasion)) => Some(occasion.word()),
                Fit::Now | Fit::After(_) => None,
            }),
        }))
    };
    lines.iter().map(line).collect()
}
