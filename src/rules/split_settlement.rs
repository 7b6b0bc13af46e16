//! Settlements that each stay below a limit of authority and together pass it (M-11).

use std::collections::{BTreeMap, VecDeque};

use super::alike::window_end;
use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::case::Case;
use crate::domain::case::remedy::Commitment;
use crate::domain::money::Money;
use crate::domain::names::comparable;
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
    check: Check::All(check),
};

/// A settlement in force with its amount.
struct Part<'v, 'a> {
    view: &'v RecordView<'a>,
    case: &'v Case,
    policy: &'a Policy,
    at: Time,
    amount: Money,
}

/// What was passed: the sum, the limit it passes, and the rule that looks at them together.
struct Passed<'r> {
    sum: Money,
    limit: Money,
    rule: &'r str,
}

fn check(views: &[RecordView], report: &mut Findings) {
    let mut customers: BTreeMap<(&str, String), Vec<Part>> = BTreeMap::new();
    for view in views {
        remedies(view, report);
        if let Some(part) = part(view)
            && let Some(name) = &part.case.customer.name
        {
            let key = (part.policy.id.as_str(), comparable(name));
            customers.entry(key).or_default().push(part);
        }
    }
    for mut parts in customers.into_values().filter(|parts| parts.len() > 1) {
        parts.sort_by(|a, b| {
            let order = a.at.cmp(&b.at);
            order.then_with(|| a.view.record.file.cmp(&b.view.record.file))
        });
        customer(&parts, report);
    }
}

/// The settlement of a case, unless it was turned down, refused or taken over by another case.
fn part<'v, 'a>(view: &'v RecordView<'a>) -> Option<Part<'v, 'a>> {
    let (case, policy) = (view.case.as_ref()?, view.policy?);
    let round = &case.current;
    let settlement = round.settlement.as_ref()?;
    let void = round.refused()
        || case.superseded()
        || round.decision().is_some_and(|decision| decision.rejected);
    match settlement.commitment() {
        Commitment::Amount(amount) if amount > Money::ZERO && !void => Some(Part {
            view,
            case,
            policy,
            at: settlement.stamp.at,
            amount,
        }),
        _ => None,
    }
}

/// Goes once through the settlements of a customer, with those of the window at hand.
fn customer(parts: &[Part], report: &mut Findings) {
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
        sum = sum + last.amount;
        while greatest
            .back()
            .is_some_and(|&k| parts[k].amount <= last.amount)
        {
            greatest.pop_back();
        }
        greatest.push_back(i);
        let over = |k: usize| {
            let end = window_end(parts[k].view, parts[k].at, splitting.window);
            end.is_none_or(|end| end < last.at)
        };
        while first < i && over(first) {
            sum = Money::rounded(sum.decimal() - parts[first].amount.decimal());
            if greatest.front() == Some(&first) {
                greatest.pop_front();
            }
            first += 1;
        }
        let most = greatest.front().map_or(last.amount, |&k| parts[k].amount);
        if first < i
            && let Some(limit) = passed(last, most, sum)
        {
            let shown = shown(&parts[first..=i]);
            let rule = splitting.source.rule.as_deref().unwrap_or(&last.policy.id);
            let passed = Passed { sum, limit, rule };
            found(report, last, &shown, &passed);
        }
    }
}

/// The limit that the sum passes and no single amount does, unless somebody with the authority
/// for the sum has signed the last of them.
fn passed(last: &Part, most: Money, sum: Money) -> Option<Money> {
    let limit = last
        .policy
        .authority_for(&last.case.policy_facts(), most)?
        .up_to?;
    let approval = last.case.current.approval();
    let signed = approval.filter(|approval| approval.role.is_some());
    let signed = signed.is_some_and(|approval| {
        let limit = approval.limit.unwrap_or(UpTo::Unlimited);
        limit.covers(sum)
    });
    (sum > limit && !signed).then_some(limit)
}

/// The remedies of one settlement, signed by somebody whose limit covers each and not all.
fn remedies(view: &RecordView, report: &mut Findings) {
    let Some(part) = part(view) else { return };
    let Some(settlement) = &part.case.current.settlement else {
        return;
    };
    let approval = part.case.current.approval();
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
        let rule = part
            .policy
            .authority_for(&part.case.policy_facts(), part.amount);
        let rule = rule.and_then(|band| band.source.rule.as_deref());
        let rule = rule.unwrap_or(&part.policy.id).to_owned();
        let passed = Passed {
            sum: part.amount,
            limit,
            rule: &rule,
        };
        found(report, &part, &shown.collect::<Vec<_>>(), &passed);
    }
}

/// As many amounts as a message shows; the last are the ones that count.
const SHOWN: usize = 6;

fn shown(parts: &[Part]) -> Vec<String> {
    let hidden = parts.len().saturating_sub(SHOWN);
    let mut shown = Vec::new();
    if hidden > 0 {
        let sum: Money = parts[..hidden].iter().map(|part| part.amount).sum();
        shown.push(format!("{} (…)", sum.grouped()));
    }
    let last = parts[hidden..].iter();
    shown.extend(last.map(|part| format!("{} ({})", part.amount.grouped(), part.case.number)));
    shown
}

fn found(report: &mut Findings, last: &Part, parts: &[String], passed: &Passed) {
    let needed = last
        .policy
        .authority_for(&last.case.policy_facts(), passed.sum);
    let needed = needed.map_or("?", |band| band.role.as_str());
    let what = msg!(
        "check-split-settlement",
        parts = parts.join(" + "),
        sum = passed.sum.grouped(),
        limit = passed.limit.grouped(),
        role = needed,
        rule = passed.rule
    );
    let finding = report.field(last.view, Path::root().key("settlement"), what);
    finding.help = Some(msg!("check-split-settlement-help", role = needed));
}
