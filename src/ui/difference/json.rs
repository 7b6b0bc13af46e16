//! A change for programs.

use serde_json::{Value, json};

use super::cases;
use super::consequences::why;
use super::section::{DiffLine, LineMark, Section};
use crate::domain::history::{Change, Entry};
use crate::domain::judge::Clock;
use crate::domain::judge::outlook::Outlook;
use crate::domain::msg::Msg;
use crate::domain::policy::Alteration;
use crate::domain::policy::editions::How;
use crate::domain::time::Time;
use crate::finding::Finding;
use crate::report::difference::{
    CaseDifference, Difference, DueMove, JudgedRecord, Notices, Overview, PairChange, Reason,
};
use crate::ui::format::{self, known};
use crate::ui::words::Words;

/// The two states, as JSON names them.
#[derive(Clone, Copy, Debug)]
pub struct ComparedStates<'a> {
    /// The full hash of the earlier one.
    pub base: &'a str,
    /// That of the later one; `None`: the working tree.
    pub head: Option<&'a str>,
    /// The moment of judging.
    pub as_of: Time,
}

/// The change as data. What is not known is absent.
pub fn json(
    difference: &Difference,
    overview: &Overview,
    (headline, highlights): (&[Msg], &[DiffLine]),
    (states, words): (ComparedStates, &Words),
) -> Value {
    let narrator = JsonDiff { words };
    let cases: Vec<Value> = difference
        .cases
        .iter()
        .map(|case| narrator.case(case))
        .collect();
    let policies = difference.files.iter().map(|file| {
        let figures: Vec<Value> = file.alterations.iter().map(alteration).collect();
        known(json!({
            "file": file.file,
            "fate": match (file.before, file.after) {
                (false, _) => "new",
                (_, false) => "removed",
                _ => "changed",
            },
            "follows": file.follows,
            "unreadable": file.unreadable,
            "changes": figures,
        }))
    });
    let moved = difference.moved.iter().map(|moved| {
        let mut value = json!({
            "number": moved.after.record.number,
            "file": moved.after.record.file,
            "ended": moved.ended,
        });
        narrator.consequences(&mut value, Some(&moved.before), &moved.after, &moved.dues);
        value["findings"] = narrator.notices(&moved.notices);
        value
    });
    let headline: Vec<String> = headline.iter().map(|part| words.say(part)).collect();
    json!({
        "base": states.base,
        "head": states.head,
        "as_of": format::rfc3339(states.as_of),
        "headline": words.join(&headline),
        "highlights": highlights.iter().map(|line| words.say(&line.what)).collect::<Vec<_>>(),
        "summary": overview,
        "cases": cases,
        "evidence": evidence(difference),
        "policies": policies.collect::<Vec<_>>(),
        "breaches": breaches(difference),
        "regulations": narrator.notices(&difference.regulations),
        "moved": moved.collect::<Vec<_>>(),
    })
}

fn evidence(difference: &Difference) -> Vec<Value> {
    let changes = difference.evidence.iter().map(|change| {
        json!({
            "number": change.number,
            "file": change.case,
            "evidence": change.file,
            "change": change.turn,
        })
    });
    changes.collect()
}

/// What reaches back: policies by their editions, calendars by the cases they move.
fn breaches(difference: &Difference) -> Vec<Value> {
    let breaches = difference.breaches.iter().map(|breach| {
        json!({
            "policy": breach.id,
            "effective_from": breach.effective_from.to_string(),
            "file": breach.file,
            "kind": match breach.how {
                How::Rewritten(_) => "rewritten",
                How::Withdrawn => "withdrawn",
                How::BackDated => "back-dated",
            },
        })
    });
    let recounts = difference.recounts.iter().map(|recount| {
        json!({
            "calendar": recount.calendar,
            "file": recount.file,
            "kind": if recount.gone { "withdrawn" } else { "recounted" },
            "changes": recount.figures.iter().map(alteration).collect::<Vec<_>>(),
            "cases": recount.cases,
        })
    });
    breaches.chain(recounts).collect()
}

fn alteration(alteration: &Alteration) -> Value {
    known(json!({
        "path": alteration.path.join(" "),
        "old": alteration.old,
        "new": alteration.new,
        "rule": alteration.rule,
    }))
}

struct JsonDiff<'a> {
    words: &'a Words,
}

impl JsonDiff<'_> {
    fn case(&self, case: &CaseDifference) -> Value {
        let record = case.record();
        let read = case.case();
        let former = match &case.fate {
            PairChange::Renumbered { number, file } => Some((number, file)),
            _ => None,
        };
        let section: Section = cases::section(case);
        let text = section.lines.iter();
        let text = text.filter(|line| matches!(line.mark, LineMark::Fact | LineMark::Grave));
        let text: Vec<String> = text.map(|line| self.words.say(&line.what)).collect();
        let mut value = known(json!({
            "number": record.map(|record| &record.number),
            "former_number": former.map(|(number, _)| number),
            "uid": read.and_then(|case| case.uid.as_ref()),
            "file": record.map(|record| &record.file),
            "former_file": former.map(|(_, file)| file),
            "fate": match &case.fate {
                PairChange::New => "new",
                PairChange::Removed => "removed",
                PairChange::Renumbered { .. } => "renumbered",
                PairChange::Kept => "changed",
                PairChange::Replaced => "replaced",
            },
            "title": read.and_then(|case| case.title.as_ref()),
            "text": text,
            "changes": case.changes.iter().map(change).collect::<Vec<_>>(),
        }));
        if let Some(after) = &case.after {
            self.consequences(&mut value, case.before.as_ref(), after, &case.dues);
        }
        value["findings"] = self.notices(&case.notices);
        value
    }

    fn consequences(
        &self,
        value: &mut Value,
        before: Option<&JudgedRecord>,
        after: &JudgedRecord,
        dues: &[DueMove],
    ) {
        let side = |judged: Option<&JudgedRecord>| {
            let outlook = judged.and_then(|judged| judged.outlook.as_ref());
            outlook.map(outlook_value)
        };
        value["before"] = side(before).unwrap_or(Value::Null);
        value["after"] = side(Some(after)).unwrap_or(Value::Null);
        let dues = dues.iter().map(|due| self.due(due, after));
        value["deadlines"] = dues.collect();
        *value = known(value.take());
    }

    fn due(&self, due: &DueMove, judged: &JudgedRecord) -> Value {
        let rfc3339 = |time: Time| match judged.calendar {
            Some(calendar) => format::rfc3339(calendar.in_zone(time)),
            None => format::rfc3339(time),
        };
        let side = |clock: &Option<Clock>| {
            clock.as_ref().map(|clock| {
                known(json!({
                    "due": rfc3339(clock.due),
                    "started": rfc3339(clock.started),
                    "state": clock.state,
                    "breached": clock.breached.map(rfc3339),
                }))
            })
        };
        let time = |time: Time| rfc3339(time);
        let reasons = due.reasons.iter().map(
            |reason| json!({"kind": kind(reason), "text": self.words.say(&why(reason, &time, None))}),
        );
        known(json!({
            "clock": due.name,
            "before": side(&due.before),
            "after": side(&due.after),
            "reasons": reasons.collect::<Vec<_>>(),
        }))
    }

    fn notices(&self, notices: &Notices) -> Value {
        let finding = |finding: &Finding| {
            known(json!({
                "rule": finding.rule,
                "severity": finding.severity,
                "clock": finding.clock,
                "file": finding.file,
                "line": finding.place.as_ref().map(|place| place.line),
                "message": self.words.say(&finding.what),
            }))
        };
        let all = |findings: &[Finding]| findings.iter().map(finding).collect::<Vec<_>>();
        json!({"new": all(&notices.new), "cured": all(&notices.cured)})
    }
}

fn kind(reason: &Reason) -> &'static str {
    match reason {
        Reason::Limit { .. } => "limit",
        Reason::Counting { .. } => "counting",
        Reason::Roll(_) => "roll",
        Reason::Start { .. } => "start",
        Reason::Hold => "hold",
        Reason::Fact { .. } => "fact",
        Reason::Edition { .. } => "edition",
        Reason::Date => "date",
        Reason::Calendar => "calendar",
    }
}

fn outlook_value(outlook: &Outlook) -> Value {
    let sanctions = outlook.sanctions.iter().map(|proposed| {
        json!({
            "person": proposed.person,
            "sanction": proposed.sanction,
            "times": proposed.times,
            "share": proposed.share,
        })
    });
    let signer = outlook.signer.as_ref();
    known(json!({
        "status": outlook.status,
        "amount": outlook.commitment,
        "role": signer.map(|signer| &signer.role),
        "role_rule": signer.and_then(|signer| signer.source.rule.as_ref()),
        "signed": outlook.commitment.map(|_| outlook.signed),
        "loss": outlook.loss,
        "sanctions": sanctions.collect::<Vec<_>>(),
        "next": outlook.next,
    }))
}

fn change(change: &Change) -> Value {
    let described = |how: &str, entry: &Entry| {
        let stamp = entry.stamp.as_ref();
        json!({
            "change": how,
            "kind": entry.kind,
            "path": entry.path.to_string(),
            "at": stamp.map(|stamp| format::rfc3339(stamp.at)),
            "by": stamp.map(|stamp| &stamp.by),
        })
    };
    let mut value = match change {
        Change::Added(entry) => described("added", entry),
        Change::Removed(entry) => described("removed", entry),
        Change::Changed { after, fields, .. } => {
            let mut value = described("changed", after);
            let fields = fields.iter().map(|field| {
                known(json!({
                    "path": field.path.to_string(),
                    "old": field.old,
                    "new": field.new,
                    "correction": field.correction.as_ref().map(ToString::to_string),
                }))
            });
            value["fields"] = fields.collect();
            value
        }
    };
    if let Value::Object(map) = &mut value {
        map.retain(|_, value| !value.is_null() && value.as_str() != Some(""));
    }
    value
}
