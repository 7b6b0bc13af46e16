//! The few lines under the headline: who must look at what, read without a click.

use super::cases;
use super::consequences::why;
use super::highlighted_law::{self as law, NAMED};
use super::section::{DiffLine, LineMark, dotted};
use crate::domain::case::remedy::Commitment;
use crate::domain::judge::Clock;
use crate::domain::money::Money;
use crate::domain::msg::{Arg, Msg};
use crate::finding::{Severity, rule_called};
use crate::msg;
use crate::report::difference::{
    CaseDifference, CaseHighlight, Deed, Difference, Done, DueMove, Highlight, Highlights,
    JudgedRecord, Notices, PairChange, highlights as chosen, shift,
};
use crate::ui::{amounts, format, width};

/// How wide the name of a customer may be, in columns.
const NAME: usize = 32;

/// How many cases that are gone are named.
const NUMBERS: usize = 20;

/// The lines, the heaviest first; what is left out is counted in the last.
pub fn highlights(difference: &Difference) -> Vec<DiffLine> {
    let chosen = chosen(difference, |case| altered(case).is_some());
    let mut lines: Vec<DiffLine> = chosen.lines.iter().map(line).collect();
    lines.extend(left(&chosen));
    lines
}

fn line(highlight: &Highlight) -> DiffLine {
    match highlight {
        Highlight::Identities(persons) => warned(law::identities(persons)),
        Highlight::InForce(laws) => warned(law::in_force(laws)),
        Highlight::Gone(cases) => warned(gone(cases)),
        Highlight::Faults(notices) => {
            let mut parts = vec![msg!("diff-regulations").into()];
            parts.extend(errors(notices));
            DiffLine::new(LineMark::Error, dotted(parts))
        }
        Highlight::Regulation(one) => DiffLine::new(LineMark::Fact, law::changed(one)),
        Highlight::Case(case) => told(case),
    }
}

fn warned(what: Msg) -> DiffLine {
    DiffLine::new(LineMark::Warning, what)
}

fn gone(cases: &[&CaseDifference]) -> Msg {
    let [case] = cases else {
        let numbers = cases.iter().take(NUMBERS).map(|case| {
            let record = case.record();
            Arg::from(record.map_or("", |record| record.number.as_str()))
        });
        let mut numbers: Vec<Arg> = numbers.collect();
        if cases.len() > NUMBERS {
            numbers.push(msg!("diff-more-cases", count = cases.len() - NUMBERS).into());
        }
        let numbers: Arg = numbers.into_iter().collect();
        return msg!("diff-top-gone", count = cases.len(), numbers = numbers);
    };
    let mut parts = named(case);
    let before = case.before.as_ref().or(case.after.as_ref());
    let outlook = before.and_then(|judged| judged.outlook.as_ref());
    parts.extend(outlook.map(|outlook| Arg::from(outlook.status)));
    parts.extend(before.and_then(sum).map(Arg::from));
    dotted(parts)
}

/// A case: number, customer, what was done, who must sign, what moved, what is wrong.
fn told(highlight: &CaseHighlight) -> DiffLine {
    let case = highlight.case;
    let (altered, mut broken) = (altered(case), false);
    let mut parts = named(case);
    if let Some(after) = &case.after {
        broken = after.record.case.is_none();
        match deeds(&highlight.done, after).as_slice() {
            [] if broken => parts.push(msg!("command-case-unreadable").into()),
            [] if altered.is_none() => parts.push(otherwise(case).into()),
            [] => {}
            done => parts.push(done.iter().cloned().collect()),
        }
        let role = after.waits_for().map(|role| after.staff.role_called(role));
        parts.extend(role.map(|role| Arg::from(msg!("diff-signs", role = role))));
        parts.extend(moved(&case.dues, after).map(Arg::from));
        parts.extend(late(&case.dues).map(Arg::from));
    }
    let mark = if broken || case.notices.new_of(Severity::Error) > 0 {
        LineMark::Error
    } else if altered.is_some() {
        LineMark::Warning
    } else {
        LineMark::Fact
    };
    parts.extend(altered.map(Arg::from));
    parts.extend(errors(&case.notices));
    DiffLine::new(mark, dotted(parts))
}

/// What was changed where nothing was done: what was taken down reads otherwise, or only the file
/// does.
fn otherwise(case: &CaseDifference) -> Msg {
    let mut facts = cases::facts(case).into_iter();
    match facts.next() {
        None => msg!("diff-layout-only"),
        Some(first) => and_more(first.what, facts.count()),
    }
}

fn and_more(what: Msg, more: usize) -> Msg {
    match more {
        0 => what,
        more => msg!("diff-top-more-facts", what = what, count = more),
    }
}

/// The number, what became of the file, and whose complaint it is.
fn named(case: &CaseDifference) -> Vec<Arg> {
    let record = case.record();
    let mut parts = vec![Arg::from(
        record.map_or("", |record| record.number.as_str()),
    )];
    match &case.fate {
        PairChange::Removed => parts.push(msg!("diff-removed").into()),
        PairChange::Replaced => parts.push(msg!("diff-replaced").into()),
        PairChange::Renumbered { number, .. }
            if record.is_some_and(|record| record.number != *number) =>
        {
            parts.push(msg!("diff-renumbered", number = number).into());
        }
        _ => {}
    }
    let name = case
        .last_read()
        .and_then(|case| case.customer.name.as_ref().or(case.title.as_ref()));
    parts.extend(name.map(|name| Arg::from(width::cut(name.trim(), NAME))));
    parts
}

/// What was done, the amount with the first decision.
fn deeds(done: &[Done], after: &JudgedRecord) -> Vec<Msg> {
    let mut amount = done
        .iter()
        .any(|done| done.deed.decides())
        .then(|| sum(after))
        .flatten();
    let all = done.iter().map(|done| {
        let what = deed(done, after);
        match amount.take() {
            Some(amount) => msg!("diff-top-sum", amount = amount, what = what),
            None => what,
        }
    });
    all.collect()
}

fn deed(done: &Done, after: &JudgedRecord) -> Msg {
    let what = done.deed.named();
    match (done.approval, done.outcome) {
        (Some(signed), _) => {
            let by = after.staff.called(&signed.stamp.by);
            match &signed.role {
                Some(role) => {
                    let role = after.staff.role_called(role);
                    msg!("diff-top-signed", what = what, by = by, role = role)
                }
                None => msg!("diff-top-by", what = what, by = by),
            }
        }
        (None, Some(outcome)) => msg!("diff-top-found", what = what, outcome = outcome),
        _ if done.deed == Deed::Noted => done.kind.named(),
        _ => what,
    }
}

/// The amount committed, where there is any.
fn sum(judged: &JudgedRecord) -> Option<Msg> {
    let commitment = judged.outlook.as_ref()?.commitment?;
    let currency = judged.policy.map_or("", |policy| policy.currency.as_str());
    match commitment {
        Commitment::Amount(amount) if amount == Money::default() => None,
        Commitment::Open => Some(msg!("diff-top-open")),
        Commitment::Amount(_) => Some(amounts::committed(commitment, currency)),
    }
}

/// The date that moved most, by how much and why, and how many others did.
fn moved(dues: &[DueMove], after: &JudgedRecord) -> Option<Msg> {
    let shifts = dues
        .iter()
        .filter_map(|due| Some((due, shift(due, after)?)));
    let all: Vec<(&DueMove, i64)> = shifts.collect();
    let (due, by) = all.iter().max_by_key(|(_, by)| by.abs())?;
    let time = |time| match after.calendar {
        Some(calendar) => format::time(&calendar.in_zone(time)),
        None => format::time(&time),
    };
    let reasons: Arg = due
        .reasons
        .iter()
        .map(|reason| why(reason, &time, after.policy))
        .collect();
    let clock = due
        .after
        .as_ref()
        .map_or_else(|| Arg::from(&due.name), Clock::called);
    let what = match by {
        ..0 => msg!(
            "diff-top-earlier",
            clock = clock,
            by = law::span(-by),
            reasons = reasons
        ),
        _ => msg!(
            "diff-top-later",
            clock = clock,
            by = law::span(*by),
            reasons = reasons
        ),
    };
    Some(match all.len() - 1 {
        0 => what,
        more => msg!("diff-top-more-dates", what = what, count = more),
    })
}

/// What is late by the change.
fn late(dues: &[DueMove]) -> Option<Msg> {
    let mut late = dues.iter().filter(|due| due.turns_late());
    let clock = late.next()?.after.as_ref()?;
    let what = msg!(
        "diff-top-late",
        clock = clock.called(),
        late = format::late(clock.late_by)
    );
    Some(match late.count() {
        0 => what,
        more => msg!("diff-top-more-late", what = what, count = more),
    })
}

/// What is wrong now, by the rules that say so.
fn errors(notices: &Notices) -> Option<Arg> {
    let new = notices.new.iter();
    let mut rules: Vec<&str> = new
        .filter(|finding| finding.severity == Severity::Error)
        .map(|finding| finding.rule)
        .collect();
    rules.dedup();
    if rules.is_empty() {
        return None;
    }
    let rules: Arg = rules.into_iter().take(NAMED).map(rule_called).collect();
    Some(msg!("diff-top-errors", rules = rules).into())
}

/// The first recorded fact that was changed or taken away with nothing to account for it.
fn altered(case: &CaseDifference) -> Option<Msg> {
    if matches!(case.fate, PairChange::Removed | PairChange::Replaced) {
        return None;
    }
    let mut grave = cases::facts(case)
        .into_iter()
        .filter(|line| line.mark == LineMark::Grave);
    let first = grave.next()?;
    Some(and_more(first.what, grave.count()))
}

/// What does not fit, by kind.
fn left(chosen: &Highlights) -> Option<DiffLine> {
    let mut parts: Vec<Arg> = Vec::new();
    let cases = chosen.cases.iter();
    parts
        .extend(cases.map(|(deed, count)| {
            Arg::from(msg!("diff-top-counted", count = *count, what = *deed))
        }));
    if chosen.re_dated > 0 {
        parts.push(msg!("diff-top-re-dated", count = chosen.re_dated).into());
    }
    if chosen.regulations > 0 {
        parts.push(msg!("diff-head-policies", count = chosen.regulations).into());
    }
    let count = chosen.cases.values().sum::<usize>() + chosen.re_dated + chosen.regulations;
    if count == 0 {
        return None;
    }
    let kinds: Arg = parts.into_iter().collect();
    let what = msg!("diff-top-left", count = count, kinds = kinds);
    Some(DiffLine::new(LineMark::Note, what))
}
