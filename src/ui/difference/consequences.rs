//! What follows from a change, in words.

use super::section::{DiffLine, LineMark};
use crate::domain::case::fact::{FactKind, Move};
use crate::domain::case::remedy::Commitment;
use crate::domain::judge::outlook::{Outlook, Proposed};
use crate::domain::judge::{Clock, ClockState};
use crate::domain::msg::{Arg, Msg};
use crate::domain::policy::Policy;
use crate::domain::time::Time;
use crate::finding::{Severity, rule_called};
use crate::msg;
use crate::report::difference::{DueMove, JudgedRecord, Notices, Reason};
use crate::ui::narrator::chosen_by;
use crate::ui::{amounts, deadlines, format};

fn outlook<'a>(judged: Option<&'a JudgedRecord>) -> Option<&'a Outlook> {
    judged?.outlook.as_ref()
}

/// What is committed, and whose signature that takes, where either differs. The words of a first
/// proposal say both themselves.
pub(super) fn authority(before: Option<&JudgedRecord>, after: &JudgedRecord) -> Vec<DiffLine> {
    let (Some(old), Some(new)) = (outlook(before), outlook(Some(after))) else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    let amount = |commitment: Commitment| {
        let currency = after.policy.map_or("", |policy| policy.currency.as_str());
        amounts::committed(commitment, currency)
    };
    if let (Some(was), Some(is)) = (old.commitment, new.commitment)
        && was != is
    {
        let (old, new) = (amount(was), amount(is));
        lines.push(DiffLine::follows(msg!(
            "diff-committed",
            old = old,
            new = new
        )));
    }
    if let (Some(was), Some(is)) = (&old.signer, &new.signer)
        && was.role != is.role
    {
        let (old, new) = (
            after.staff.role_called(&was.role),
            after.staff.role_called(&is.role),
        );
        let what = msg!("diff-signer", old = old, new = new);
        lines.push(DiffLine::follows(ruled(what, is.source.rule.as_deref())));
    }
    if old.signed && !new.signed && new.commitment.is_some() {
        lines.push(DiffLine::new(
            LineMark::Warning,
            msg!("diff-no-longer-signed"),
        ));
    }
    lines
}

/// Loss and sanctions, where they differ.
pub(super) fn figures(before: Option<&JudgedRecord>, after: &JudgedRecord) -> Vec<DiffLine> {
    let Some(new) = outlook(Some(after)) else {
        return Vec::new();
    };
    let old = outlook(before);
    let currency = after.policy.map_or("", |policy| policy.currency.as_str());
    let money = |amount| format::money(amount, currency);
    let mut lines = Vec::new();
    match (old.and_then(|old| old.loss), new.loss) {
        (Some(was), Some(is)) if was != is => {
            let (old, new) = (money(was), money(is));
            lines.push(msg!("diff-loss-moved", old = old, new = new));
        }
        (None, Some(is)) => lines.push(msg!("diff-loss", new = money(is))),
        (Some(was), None) => lines.push(msg!("diff-loss-gone", old = money(was))),
        _ => {}
    }
    let former: &[Proposed] = old.map_or(&[], |old| &old.sanctions);
    for proposed in &new.sanctions {
        let same = |other: &&Proposed| {
            (&other.person, &other.sanction, other.times)
                == (&proposed.person, &proposed.sanction, proposed.times)
        };
        if !former.iter().any(|other| same(&other)) {
            let what = msg!(
                "diff-sanction",
                person = after.staff.called(&proposed.person),
                sanction = proposed.called.clone(),
                times = proposed.times.to_string(),
                share = money(proposed.share)
            );
            lines.push(ruled(what, proposed.rule.as_deref()));
        }
    }
    for gone in former {
        if !new
            .sanctions
            .iter()
            .any(|other| other.person == gone.person)
        {
            let person = after.staff.called(&gone.person);
            let sanction = gone.called.clone();
            lines.push(msg!(
                "diff-sanction-gone",
                person = person,
                sanction = sanction
            ));
        }
    }
    lines.into_iter().map(DiffLine::follows).collect()
}

/// The dates that moved, came or went.
pub(super) fn dues(moves: &[DueMove], judged: &JudgedRecord) -> Vec<DiffLine> {
    moves
        .iter()
        .flat_map(|due| due_lines(due, judged))
        .collect()
}

fn due_lines(due: &DueMove, judged: &JudgedRecord) -> Vec<DiffLine> {
    let time = |time: Time| match judged.calendar {
        Some(calendar) => format::time(&calendar.in_zone(time)),
        None => format::time(&time),
    };
    let known = due.after.as_ref().or(due.before.as_ref());
    let clock = || known.map_or_else(|| Arg::from(&due.name), Clock::called);
    let mut lines = Vec::new();
    let Some(after) = &due.after else {
        let old = due
            .before
            .as_ref()
            .map(|clock| time(clock.due))
            .unwrap_or_default();
        return vec![DiffLine::follows(msg!(
            "diff-due-gone",
            clock = clock(),
            old = old
        ))];
    };
    if let (Some(before), true) = (&due.before, due.moved()) {
        let reasons = due
            .reasons
            .iter()
            .map(|reason| why(reason, &time, judged.policy));
        lines.push(DiffLine::follows(msg!(
            "diff-due-moved",
            clock = clock(),
            old = time(before.due),
            new = time(after.due),
            reasons = reasons.collect::<Arg>()
        )));
        lines.extend(judged_otherwise(before, after));
        if let (None, Some(due)) = (before.breached, after.breached) {
            let what = msg!("diff-due-breached", clock = clock(), old = time(due));
            lines.push(DiffLine::new(LineMark::Warning, what));
        }
    }
    lines.extend(turn(due.before.as_ref(), after, time(after.due)));
    lines
}

/// How a clock that had stopped already fares by its other due.
fn judged_otherwise(before: &Clock, after: &Clock) -> Option<DiffLine> {
    if before.open() || after.open() || before.state == after.state {
        return None;
    }
    let said = |clock: &Clock| deadlines::stands(clock, clock.due);
    let what = msg!(
        "diff-due-state",
        clock = after.called(),
        old = said(before),
        new = said(after)
    );
    let mark = match after.state {
        ClockState::Late | ClockState::Missed => LineMark::Warning,
        _ => LineMark::Follows,
    };
    Some(DiffLine::new(mark, what))
}

/// How a clock came to stand otherwise than before.
fn turn(before: Option<&Clock>, after: &Clock, due: String) -> Option<DiffLine> {
    let clock = after.called();
    let (stopped, held) = match before {
        Some(old) => (!old.open(), old.state == ClockState::Paused),
        None => (false, false),
    };
    let what = match after.state {
        ClockState::Late | ClockState::Missed if !stopped => {
            let late = format::late(after.late_by);
            let what = match after.state {
                ClockState::Late => msg!("diff-due-late", clock = clock, new = due, late = late),
                _ => msg!("diff-due-missed", clock = clock, new = due),
            };
            return Some(DiffLine::new(LineMark::Warning, what));
        }
        ClockState::Met if !stopped => msg!("diff-due-met", clock = clock, new = due),
        ClockState::Void if !stopped => msg!("diff-due-void", clock = clock),
        ClockState::Paused if !held => msg!("diff-due-paused", clock = clock, new = due),
        ClockState::Running | ClockState::Overdue if held => {
            msg!("diff-due-resumed", clock = clock, new = due)
        }
        ClockState::Running | ClockState::Overdue if before.is_none() => {
            msg!("diff-due-starts", clock = clock, new = due)
        }
        ClockState::Running | ClockState::Overdue if stopped => {
            msg!("diff-due-again", clock = clock, new = due)
        }
        _ => return None,
    };
    Some(DiffLine::follows(what))
}

/// Why a due moved.
pub(super) fn why(reason: &Reason, time: &impl Fn(Time) -> String, policy: Option<&Policy>) -> Msg {
    match reason {
        Reason::Limit { old, new, rule } => {
            let what = msg!(
                "diff-why-limit",
                old = Arg::id(old.to_string(), old.said()),
                new = Arg::id(new.to_string(), new.said())
            );
            ruled(what, rule.as_deref())
        }
        Reason::Counting { old, new } => {
            msg!(
                "diff-why-counting",
                old = old.to_string(),
                new = new.to_string()
            )
        }
        Reason::Roll(true) => msg!("diff-why-roll"),
        Reason::Roll(false) => msg!("diff-why-no-roll"),
        Reason::Start { old, new, fact } => {
            let kind = FactKind::at(fact).map(FactKind::named);
            let fact = fact.to_string();
            let fact = kind.map_or_else(|| Arg::from(&fact), |kind| Arg::id(&fact, kind));
            msg!(
                "diff-why-start",
                fact = fact,
                old = time(*old),
                new = time(*new)
            )
        }
        Reason::Hold => msg!("diff-why-hold"),
        Reason::Fact { field, old, new } => {
            let said =
                |value: &Option<String>| chosen_by(field, value.as_deref().unwrap_or("–"), policy);
            let ((name, old), (_, new)) = (said(old), said(new));
            msg!("diff-why-fact", field = name, old = old, new = new)
        }
        Reason::Edition { old, new } => {
            let said = |(id, from): &(String, chrono::NaiveDate)| format!("{id} {from}");
            msg!("diff-why-edition", old = said(old), new = said(new))
        }
        Reason::Date => msg!("diff-why-date"),
        Reason::Calendar => msg!("diff-why-calendar"),
    }
}

/// What is to be done next, where that is something else than before.
pub(super) fn next(before: Option<&JudgedRecord>, after: &JudgedRecord) -> Vec<DiffLine> {
    let Some(new) = outlook(Some(after)) else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    let old = outlook(before);
    let signer = |outlook: &Outlook| outlook.signer.as_ref().map(|signer| signer.role.clone());
    let same = old.is_some_and(|old| old.next == new.next && signer(old) == signer(new));
    if !same && !new.next.is_empty() {
        let number = &after.record.number;
        let steps = new.next.iter().map(|act| {
            let command = format!("complaint {act} {number}");
            match (&new.signer, act) {
                (Some(signer), Move::Approve) => {
                    let who = after.staff.role_called(&signer.role);
                    msg!("diff-next-by", command = command, who = who)
                }
                _ => msg!("diff-plain", what = command),
            }
        });
        lines.push(DiffLine::follows(msg!(
            "diff-next",
            steps = steps.collect::<Arg>()
        )));
    }
    let known: &[Msg] = old.map_or(&[], |old| &old.unmet);
    let unmet = new.unmet.iter().filter(|what| !known.contains(what));
    lines.extend(unmet.map(|what| DiffLine::follows(msg!("diff-unmet", what = what.clone()))));
    lines
}

/// What became wrong, and right.
pub(super) fn findings(notices: &Notices) -> Vec<DiffLine> {
    let new = notices.new.iter().map(|finding| {
        let mark = match finding.severity {
            Severity::Error => LineMark::Error,
            Severity::Warning => LineMark::Warning,
            Severity::Note => LineMark::Note,
        };
        let (rule, what) = (rule_called(finding.rule), finding.what.clone());
        DiffLine::new(
            mark,
            msg!(
                "diff-finding",
                level = finding.severity,
                rule = rule,
                what = what
            ),
        )
    });
    let cured = notices.cured.iter().map(|finding| {
        let (rule, what) = (rule_called(finding.rule), finding.what.clone());
        DiffLine::new(
            LineMark::Cured,
            msg!("diff-cured", rule = rule, what = what),
        )
    });
    new.chain(cured).collect()
}

/// With the rule that says so, where one is named.
pub(super) fn ruled(what: Msg, rule: Option<&str>) -> Msg {
    match rule {
        Some(rule) => msg!("diff-ruled", what = what, rule = rule),
        None => what,
    }
}
