//! Settlements that each stay below a limit of authority and together pass it (M-11).

use std::collections::VecDeque;

use super::alike::window_end;
use super::rule::{Check, Findings, Rule};
use super::told::{Across, Gist, Part, Told, part};
use super::view::RecordView;
use crate::domain::case::remedy::Commitment;
use crate::domain::digest::Half;
use crate::domain::money::Money;
use crate::domain::msg::Msg;
use crate::domain::policy::{Policy, UpTo};
use crate::domain::time::Time;
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "split-settlement",
    severity: Severity::Warning,
    kind: FindingKind::Data,
    holds: &["M-11", "M-9.11", "L-3.4"],
    check: Check::Across(Some(remedies), check),
};

/// A settlement in force of a customer.
struct Own<'v, 'a> {
    told: &'v Told<'a>,
    case: &'v Gist<'a>,
    policy: &'a Policy,
    part: &'v Part<'a>,
}

/// What was passed: the sum, the limit it passes, and the rule that looks at them together.
struct Passed<'r> {
    sum: Money,
    limit: Money,
    rule: &'r str,
}

impl<'v, 'a> Own<'v, 'a> {
    fn of(told: &'v Told<'a>) -> Option<Self> {
        let case = told.case.as_ref()?;
        Some(Self {
            told,
            case,
            policy: case.policy?,
            part: case.part.as_deref()?,
        })
    }
}

/// Whose settlement is looked at with others, and by which policy.
fn whose<'v>(told: &'v Told) -> Option<(&'v str, Half)> {
    let own = Own::of(told)?;
    Some((&own.policy.id, own.case.who?))
}

fn when(told: &Told) -> Option<Time> {
    Some(Own::of(told)?.part.at)
}

fn check(across: &Across, report: &mut Findings) {
    let told = across.told.iter().map(|told| &**told);
    let mut parts: Vec<&Told> = told.filter(|told| whose(told).is_some()).collect();
    parts.sort_unstable_by_key(|told| (whose(told), when(told), &*told.file));
    let customers = parts.chunk_by(|one, other| whose(one) == whose(other));
    for parts in customers.filter(|parts| parts.len() > 1) {
        let parts: Vec<Own> = parts.iter().filter_map(|told| Own::of(told)).collect();
        customer(&parts, report);
    }
}

/// Goes once through the settlements of a customer, with those of the window at hand.
fn customer(parts: &[Own], report: &mut Findings) {
    let mut first = 0;
    let mut sum = Money::ZERO;
    // The greatest amounts of the window, each before the smaller ones after it.
    let mut greatest: VecDeque<usize> = VecDeque::new();
    for (i, last) in parts.iter().enumerate() {
        let Some(splitting) = &last.policy.practice.splitting else {
            (first, sum) = (i + 1, Money::ZERO);
            greatest.clear();
            continue;
        };
        sum = sum + last.part.amount;
        while greatest
            .back()
            .is_some_and(|&k| parts[k].part.amount <= last.part.amount)
        {
            greatest.pop_back();
        }
        greatest.push_back(i);
        let over = |k: usize| {
            let end = window_end(parts[k].case, parts[k].part.at, splitting.window);
            end.is_none_or(|end| end < last.part.at)
        };
        while first < i && over(first) {
            sum = Money::rounded(sum.decimal() - parts[first].part.amount.decimal());
            if greatest.front() == Some(&first) {
                greatest.pop_front();
            }
            first += 1;
        }
        let most = greatest
            .front()
            .map_or(last.part.amount, |&k| parts[k].part.amount);
        if first < i
            && let Some(limit) = passed(last.part, most, sum)
        {
            let shown = shown(&parts[first..=i]);
            let rule = splitting.source.rule.as_deref().unwrap_or(&last.policy.id);
            let passed = Passed { sum, limit, rule };
            let finding = report.across(last.told, at(), message(last.part, &shown, &passed));
            finding.help = Some(help(last.part, &passed));
        }
    }
}

/// The limit that the sum passes and no single amount does, unless somebody with the authority
/// for the sum has signed the last of them.
fn passed(last: &Part, most: Money, sum: Money) -> Option<Money> {
    let limit = last.authority_for(most)?.up_to?;
    let signed = last.signed.is_some_and(|limit| limit.covers(sum));
    (sum > limit && !signed).then_some(limit)
}

/// The remedies of one settlement, signed by somebody whose limit covers each and not all.
fn remedies(view: &RecordView, report: &mut Findings) {
    let (Some(part), Some((case, policy))) = (part(view), view.judged()) else {
        return;
    };
    let Some(settlement) = &case.current.settlement else {
        return;
    };
    let approval = case.current.approval();
    let Some(UpTo::Amount(limit)) = approval.and_then(|approval| approval.limit) else {
        return;
    };
    let mut amounts = Vec::new();
    for remedy in &settlement.remedies {
        match remedy.commitment() {
            Commitment::Amount(amount) if amount <= limit => amounts.push((amount, remedy.kind)),
            _ => return,
        }
    }
    if part.amount > limit {
        let shown = amounts.iter().filter(|(amount, _)| *amount > Money::ZERO);
        let shown = shown.map(|(amount, kind)| format!("{} ({kind})", amount.grouped()));
        let rule = part.authority_for(part.amount);
        let rule = rule.and_then(|band| band.source.rule.as_deref());
        let rule = rule.unwrap_or(&policy.id);
        let passed = Passed {
            sum: part.amount,
            limit,
            rule,
        };
        let what = message(&part, &shown.collect::<Vec<_>>(), &passed);
        report.field(view, at(), what).help = Some(help(&part, &passed));
    }
}

/// As many amounts as a message shows; the last are the ones that count.
const SHOWN: usize = 6;

fn shown(parts: &[Own]) -> Vec<String> {
    let hidden = parts.len().saturating_sub(SHOWN);
    let mut shown = Vec::new();
    if hidden > 0 {
        let sum: Money = parts[..hidden].iter().map(|own| own.part.amount).sum();
        shown.push(format!("{} (…)", sum.grouped()));
    }
    let last = parts[hidden..].iter();
    shown
        .extend(last.map(|own| format!("{} ({})", own.part.amount.grouped(), own.told.known_as())));
    shown
}

fn at() -> Path {
    Path::root().key("settlement")
}

/// Who may sign for the sum.
fn needed<'p>(last: &'p Part, passed: &Passed) -> &'p str {
    let band = last.authority_for(passed.sum);
    band.map_or("?", |band| band.role.as_str())
}

fn message(last: &Part, parts: &[String], passed: &Passed) -> Msg {
    msg!(
        "check-split-settlement",
        parts = parts.join(" + "),
        sum = passed.sum.grouped(),
        limit = passed.limit.grouped(),
        role = needed(last, passed),
        rule = passed.rule
    )
}

fn help(last: &Part, passed: &Passed) -> Msg {
    let role = needed(last, passed);
    msg!("check-split-settlement-help", role = role)
}
